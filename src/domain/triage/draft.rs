//! Triage as far as it has been chosen, and what it lacks to become an entry.

use serde::{Deserialize, Serialize};

use super::{Decision, Level, Risk, Status};
use crate::domain::category::Category;
use crate::domain::concern::TEXT_LIMIT;
use crate::domain::event::{SetStatus, Triage};
use crate::domain::ids::EntryId;

/// What a triage lacks, or which rule it breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lacking {
    /// A category.
    Category,
    /// A category that there is, and that is for concerns about children.
    KnownCategory,
    /// The level.
    Level,
    /// The risk.
    Risk,
    /// Why the risk is what it is.
    RiskReason,
    /// The decision.
    Decision,
    /// The reason of the decision: a sentence at least.
    Reason,
    /// The status.
    Status,
    /// A decision: without one nothing is worked on and nothing is closed.
    Triage,
    /// Closing says what came of it.
    Outcome,
    /// Closing says why: a sentence at least.
    Rationale,
    /// A closed concern is reopened before anything else is done with it.
    Reopening,
    /// Only what is closed is reopened.
    NothingClosed,
    /// Reopening says why: a sentence at least.
    WhyReopened,
    /// Less text.
    Brevity,
}

/// Whether a reason is a sentence at least: four words, fifteen letters.
fn is_sentence(text: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count();
    let words = text.split_whitespace().filter(|word| letters(word) > 0).count();
    words >= 4 && letters(text) >= 15
}

/// A triage as far as it has been chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriageDraft {
    /// What it is filed under.
    pub categories: Vec<Category>,
    /// How much help is needed.
    pub level: Option<Level>,
    /// How likely harm is.
    pub risk: Option<Risk>,
    /// Why.
    pub risk_reason: String,
    /// What is decided.
    pub decision: Option<Decision>,
    /// With advice only: the child was not named to the agency.
    pub unnamed: bool,
    /// Why.
    pub reason: String,
}

impl TriageDraft {
    /// The draft that would say again what a triage says.
    pub fn from_triage(triage: &Triage) -> Self {
        Self {
            categories: triage.categories.clone(),
            level: Some(triage.level),
            risk: Some(triage.risk),
            risk_reason: triage.risk_reason.clone(),
            decision: Some(triage.decision),
            unnamed: triage.unnamed,
            reason: triage.reason.clone(),
        }
    }

    /// The triage of this concern, in the place of those that were on the screen.
    ///
    /// # Errors
    /// Everything that it lacks.
    pub fn check(&self, concern: EntryId, replaces: Vec<EntryId>) -> Result<Triage, Vec<Lacking>> {
        let mut categories = self.categories.clone();
        categories.sort();
        categories.dedup();
        let (risk_reason, reason) = (self.risk_reason.trim(), self.reason.trim());
        let lacks = [
            (categories.is_empty(), Lacking::Category),
            (!categories.iter().all(Category::fits_a_concern), Lacking::KnownCategory),
            (self.level.is_none(), Lacking::Level),
            (self.risk.is_none(), Lacking::Risk),
            (risk_reason.is_empty(), Lacking::RiskReason),
            (self.decision.is_none(), Lacking::Decision),
            (!is_sentence(reason), Lacking::Reason),
            (risk_reason.len() > TEXT_LIMIT || reason.len() > TEXT_LIMIT, Lacking::Brevity),
        ];
        let lacking: Vec<Lacking> =
            lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect();
        match (self.level, self.risk, self.decision) {
            (Some(level), Some(risk), Some(decision)) if lacking.is_empty() => Ok(Triage {
                concern,
                categories,
                level,
                risk,
                risk_reason: risk_reason.to_owned(),
                decision,
                unnamed: self.unnamed && decision == Decision::ConsultationOnly,
                reason: reason.to_owned(),
                replaces,
            }),
            _ => Err(lacking),
        }
    }
}

/// A change of status as far as it has been chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusDraft {
    /// To what.
    pub status: Option<Status>,
    /// What came of it: closing says so.
    pub outcome: String,
    /// Why: closing and reopening say so, and whoever likes to.
    pub reason: String,
}

/// What stands of a concern, as whoever says the next thing has it before them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// The triages that stand: none if nothing is decided.
    pub triages: Vec<EntryId>,
    /// The statuses that stand.
    pub statuses: Vec<EntryId>,
    /// Whether one of them closes the concern.
    pub closed: bool,
}

impl StatusDraft {
    /// The change of this concern's status, in the place of what was on the screen; `deciding` if a decision goes with it.
    ///
    /// # Errors
    /// Everything that it lacks, and the rules that it breaks.
    pub fn check(&self, concern: EntryId, before: Before, deciding: bool) -> Result<SetStatus, Vec<Lacking>> {
        let (outcome, reason) = (self.outcome.trim(), self.reason.trim());
        let settable = self.status.filter(|status| Status::SETTABLE.contains(status));
        let Some(status) = settable else { return Err(vec![Lacking::Status]) };
        let (closes, reopens) = (status.is_closed(), status == Status::Reopened);
        let lacks = [
            (before.triages.is_empty() && !deciding, Lacking::Triage),
            (before.closed && !closes && !reopens, Lacking::Reopening),
            (reopens && !before.closed, Lacking::NothingClosed),
            (closes && outcome.is_empty(), Lacking::Outcome),
            (closes && !is_sentence(reason), Lacking::Rationale),
            (reopens && !is_sentence(reason), Lacking::WhyReopened),
            (outcome.len() > TEXT_LIMIT || reason.len() > TEXT_LIMIT, Lacking::Brevity),
        ];
        let lacking: Vec<Lacking> =
            lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect();
        if !lacking.is_empty() {
            return Err(lacking);
        }
        Ok(SetStatus {
            concern,
            status,
            outcome: if closes { outcome.to_owned() } else { String::new() },
            reason: reason.to_owned(),
            upon: before.triages,
            replaces: before.statuses,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONCERN: EntryId = EntryId([7; 32]);
    const WHY: &str = "Mother explained the bruise and the account fits.";

    fn whole() -> TriageDraft {
        TriageDraft {
            categories: vec!["neglect-hygiene".to_owned().try_into().unwrap()],
            level: Some(Level::Early),
            risk: Some(Risk::Low),
            risk_reason: "Seen daily.".into(),
            decision: Some(Decision::NoFurtherAction),
            reason: WHY.into(),
            ..TriageDraft::default()
        }
    }

    #[test]
    fn no_decision_without_a_sentence_not_even_no_further_action() {
        for short in ["", "NFA", "n/a", "No concerns", "ok ok ok ok", "- - - - - - - - -"] {
            let draft = TriageDraft { reason: short.into(), ..whole() };
            assert_eq!(draft.check(CONCERN, Vec::new()), Err(vec![Lacking::Reason]), "{short}");
        }
        assert!(whole().check(CONCERN, Vec::new()).is_ok());
        let all = TriageDraft::default().check(CONCERN, Vec::new()).unwrap_err();
        assert_eq!(all.len(), 6, "everything at once: {all:?}");
    }

    #[test]
    fn only_known_categories_for_children() {
        for code in ["adult-low-level", "neglect-of-robots"] {
            let draft = TriageDraft { categories: vec![code.to_owned().try_into().unwrap()], ..whole() };
            assert_eq!(draft.check(CONCERN, Vec::new()), Err(vec![Lacking::KnownCategory]), "{code}");
        }
    }

    #[test]
    fn closing_needs_a_decision_an_outcome_and_a_rationale_and_reopening_says_why() {
        let open = || Before { triages: vec![CONCERN], ..Before::default() };
        let closed = || Before { closed: true, ..open() };
        let set = |status, outcome: &str, reason: &str| StatusDraft {
            status: Some(status),
            outcome: outcome.into(),
            reason: reason.into(),
        };
        let lacking = |draft: StatusDraft, before| draft.check(CONCERN, before, false).unwrap_err();
        for closes in [Status::ClosedNoAction, Status::ClosedResolved] {
            assert_eq!(lacking(set(closes, " ", "NFA"), open()), [Lacking::Outcome, Lacking::Rationale]);
            assert_eq!(lacking(set(closes, "Settled.", WHY), Before::default()), [Lacking::Triage]);
            assert!(set(closes, "Settled.", WHY).check(CONCERN, open(), false).is_ok());
            assert!(set(closes, "Settled.", WHY).check(CONCERN, Before::default(), true).is_ok());
        }
        assert_eq!(lacking(set(Status::Monitoring, "", ""), closed()), [Lacking::Reopening]);
        assert_eq!(lacking(set(Status::Reopened, "", "New"), closed()), [Lacking::WhyReopened]);
        assert_eq!(lacking(set(Status::Reopened, "", WHY), open()), [Lacking::NothingClosed]);
        assert_eq!(lacking(set(Status::Received, "", WHY), open()), [Lacking::Status]);
        assert!(set(Status::Monitoring, "", "").check(CONCERN, open(), false).is_ok());
    }
}
