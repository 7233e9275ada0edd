//! Deciding what to make of a concern, as a form: what has been chosen, and what each choice changes. Pure.

use crate::app::view::TriageView;
use crate::domain::category::{Category, GROUPS, Names, offered};
use crate::domain::triage::{Decision, Lacking, Level, Risk, Status, StatusDraft, TriageDraft};
use crate::ui::text::category::{default_label, label};

/// What the form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: what stands is shown.
    Nothing,
    /// A decision, and how far the work is then.
    Decision,
    /// How far the work is.
    Status,
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriageForm {
    /// What it asks for.
    pub asks: Asks,
    /// What is decided so far.
    pub triage: TriageDraft,
    /// How far the work is, so far.
    pub status: StatusDraft,
    /// What it lacked when somebody tried to save it.
    pub lacking: Vec<Lacking>,
    /// How often somebody tried.
    pub tries: u32,
    /// Something was chosen or typed that is saved nowhere.
    pub edited: bool,
    /// The status goes along with the decision, until somebody chooses one.
    follows: bool,
    /// The status that the decision began with.
    closed: bool,
}

/// What somebody did in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// What to ask for.
    Asks(Asks),
    /// A category, or not any more.
    Category(Category),
    /// The level.
    Level(Level),
    /// The risk.
    Risk(Risk),
    /// Why.
    RiskReason(String),
    /// The decision.
    Decision(Option<Decision>),
    /// The child was not named.
    Unnamed(bool),
    /// Why.
    Reason(String),
    /// How far the work is then.
    Status(Option<Status>),
    /// What came of it.
    Outcome(String),
    /// Why.
    Why(String),
    /// Saving was tried, and this is lacking.
    Tried(Vec<Lacking>),
    /// What stands is another thing now.
    Shown(Box<TriageView>),
}

impl TriageForm {
    /// The form over what stands. It asks at once where nothing is decided, or where two differ.
    pub fn open(view: &TriageView) -> Self {
        let standing = view.triages.iter().rfind(|said| said.stands);
        let decisions = view.triages.iter().filter(|said| said.stands).count();
        let asks = match (decisions, view.contested) {
            (1, true) => Asks::Status,
            (1, false) => Asks::Nothing,
            _ => Asks::Decision,
        };
        let mut triage = standing.map(|said| TriageDraft::from_triage(&said.what)).unwrap_or_default();
        if decisions > 1 {
            // Whoever settles it says why in their own words.
            triage.reason.clear();
        }
        // Whoever settles two decisions settles two statuses with them, unless one closes the concern.
        let mut statuses = view.statuses.iter().rev().filter(|said| said.stands);
        let newest = statuses.next().map(|said| said.what.status);
        let settles = newest.filter(|_| statuses.next().is_some() && !view.before.closed);
        Self {
            asks,
            triage,
            status: StatusDraft { status: settles, ..StatusDraft::default() },
            lacking: Vec::new(),
            tries: 0,
            edited: false,
            follows: matches!(view.status, Status::Received | Status::Triaged) && !view.before.closed,
            closed: view.before.closed,
        }
    }

    /// The form after somebody did something.
    pub fn after(mut self, chosen: Chosen) -> Self {
        self.edited |= !matches!(chosen, Chosen::Asks(_) | Chosen::Tried(_) | Chosen::Shown(_));
        match chosen {
            Chosen::Asks(asks) => self.asks = asks,
            Chosen::Category(category) => {
                match self.triage.categories.iter().position(|one| *one == category) {
                    Some(place) => drop(self.triage.categories.remove(place)),
                    None => self.triage.categories.push(category),
                }
            }
            Chosen::Level(level) => self.triage.level = Some(level),
            Chosen::Risk(risk) => self.triage.risk = Some(risk),
            Chosen::RiskReason(text) => self.triage.risk_reason = text,
            Chosen::Decision(decision) => {
                self.triage.decision = decision;
                if self.follows {
                    self.status.status = decision.and_then(Decision::then);
                }
            }
            Chosen::Unnamed(unnamed) => self.triage.unnamed = unnamed,
            Chosen::Reason(text) => self.triage.reason = text,
            Chosen::Status(status) => {
                self.follows = false;
                self.status.status = status;
            }
            Chosen::Outcome(text) => self.status.outcome = text,
            Chosen::Why(text) => self.status.reason = text,
            Chosen::Tried(lacking) => {
                self.lacking = lacking;
                self.tries += 1;
            }
            Chosen::Shown(view) => return Self { tries: self.tries, ..Self::open(&view) },
        }
        self
    }

    /// The status to save with the decision, if one was chosen.
    pub fn status_to_save(&self) -> Option<StatusDraft> {
        self.status.status.is_some().then(|| self.status.clone())
    }

    /// What somebody may choose as status: what is closed is reopened or stays closed.
    pub fn statuses(&self) -> Vec<Status> {
        let fits = |status: &Status| match status {
            Status::Reopened => self.closed,
            status => !self.closed || status.is_closed(),
        };
        Status::SETTABLE.into_iter().filter(fits).collect()
    }

    /// Whether this is lacking.
    pub fn lacks(&self, what: Lacking) -> bool {
        self.lacking.contains(&what)
    }
}

/// The categories that what was typed may mean: each word is part of the category's name, of the name that it comes with, or
/// of its group's.
pub fn find(typed: &str, names: &Names) -> Vec<Category> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for group in &GROUPS {
        let of_group = Category::try_from(group.code.to_owned()).map(|code| label(&code, names)).ok();
        for category in offered(group, names) {
            let own = format!("{} {}", label(&category, names), default_label(&category)).to_lowercase();
            let all = format!("{own} {}", of_group.as_deref().unwrap_or_default().to_lowercase());
            if words.iter().all(|word| all.contains(word)) {
                // What is called so comes before what only stands in a group that is.
                found.push((!words.iter().all(|word| own.contains(word)), category));
            }
        }
    }
    found.sort_by_key(|(only_by_group, _)| *only_by_group);
    found.into_iter().map(|(_, category)| category).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::{PileCounts, Spoken};
    use crate::domain::category::Naming;
    use crate::domain::ids::{EntryId, PersonId};
    use crate::domain::person::Author;
    use crate::domain::time::{Millis, Stamp};
    use crate::domain::triage::Before;

    fn view(status: Status, closed: bool) -> TriageView {
        TriageView {
            concern: EntryId([1; 32]),
            status,
            contested: false,
            triages: Vec::new(),
            statuses: Vec::new(),
            before: Before { closed, ..Before::default() },
            names: Names::new(),
            rules: Vec::new(),
            staff: Vec::new(),
            pile: None,
            previous: None,
            next: None,
            first_new: None,
            counts: PileCounts::default(),
        }
    }

    #[test]
    fn the_status_follows_the_decision_until_somebody_chooses_one() {
        let form = TriageForm::open(&view(Status::Received, false));
        assert_eq!((form.asks, form.edited), (Asks::Decision, false));
        let form = form.after(Chosen::Decision(Some(Decision::Police)));
        assert_eq!(form.status.status, Some(Status::AwaitingAgency));
        let form = form.after(Chosen::Decision(Some(Decision::NoFurtherAction)));
        assert_eq!(form.status_to_save(), None, "closing is a step of its own");
        let form = form.after(Chosen::Status(Some(Status::Monitoring)));
        let form = form.after(Chosen::Decision(Some(Decision::Police)));
        assert_eq!(form.status.status, Some(Status::Monitoring));
        assert!(form.edited);
    }

    #[test]
    fn whoever_settles_two_decisions_settles_two_statuses_with_them() {
        let set = |status| Spoken {
            entry: EntryId([2; 32]),
            who: Author { person: PersonId([1; 16]), name: "A".into(), job: "B".into() },
            at: Stamp { clock: Millis(1), tick: 0, wall: Millis(1) },
            stands: true,
            what: StatusDraft { status: Some(status), ..StatusDraft::default() }
                .check(EntryId([1; 32]), Before::default(), true)
                .unwrap(),
        };
        let mut two = view(Status::Active, false);
        two.statuses = vec![set(Status::Monitoring), set(Status::Active)];
        two.contested = true;
        assert_eq!(TriageForm::open(&two).status.status, Some(Status::Active));
        two.statuses.pop();
        assert_eq!(TriageForm::open(&two).status.status, None);
    }

    #[test]
    fn what_is_closed_is_reopened_or_stays_closed() {
        let open = TriageForm::open(&view(Status::Active, false)).statuses();
        assert!(open.contains(&Status::Monitoring) && !open.contains(&Status::Reopened));
        let closed = TriageForm::open(&view(Status::ClosedResolved, true)).statuses();
        assert_eq!(closed, [Status::ClosedNoAction, Status::ClosedResolved, Status::Reopened]);
    }

    #[test]
    fn categories_are_found_by_any_part_of_what_they_are_called() {
        let hygiene = Category::try_from("neglect-hygiene".to_owned()).unwrap();
        let names = [(hygiene.clone(), Naming { label: Some("Washing".into()), hidden: false })].into();
        for typed in ["hyg", "WASH", "neglect hyg"] {
            assert_eq!(find(typed, &names).first(), Some(&hygiene), "{typed}");
        }
        assert_eq!(find("neglect", &names)[0].code(), "neglect", "the group's own comes first");
        assert!(find("  ", &names).is_empty() && find("zzz", &names).is_empty());
        assert!(find("whistleblowing", &names).is_empty(), "what is about adults is not for this form");
    }
}
