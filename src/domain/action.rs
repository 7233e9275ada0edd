//! An action: something that somebody is to do, by when. What is written here travels to the person, and names neither
//! the concern it comes from nor what that says.

pub(super) mod due;

pub use due::{Due, Rung, next_school_day, rung};

use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::concern::{Child, TEXT_LIMIT};
use super::ids::{ActionId, CardId, EntryId, PersonId};

/// The longest title, in characters.
pub const TITLE_LIMIT: usize = 120;

/// What sort of action it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionType {
    /// Speak to the child.
    SpeakToChild,
    /// Speak to a parent.
    SpeakToParent,
    /// Observe.
    Observe,
    /// Make a referral.
    Refer,
    /// Ring an agency.
    RingAgency,
    /// Send a document.
    SendDocument,
    /// Hold or go to a meeting.
    Meeting,
    /// Visit the home.
    HomeVisit,
    /// Check how the child is.
    WelfareCheck,
    /// Make a risk or safety plan.
    SafetyPlan,
    /// Give support.
    Support,
    /// Bring a plan up to date.
    UpdatePlan,
    /// Brief staff.
    BriefStaff,
    /// Chase an answer.
    Chase,
    /// Review.
    Review,
    /// Training.
    Training,
    /// Something else.
    #[default]
    Other,
}

impl ActionType {
    /// Every sort, in the order that forms offer them.
    pub const ALL: [Self; 17] = [
        Self::SpeakToChild,
        Self::SpeakToParent,
        Self::Observe,
        Self::WelfareCheck,
        Self::Support,
        Self::RingAgency,
        Self::Refer,
        Self::SendDocument,
        Self::Chase,
        Self::Meeting,
        Self::HomeVisit,
        Self::SafetyPlan,
        Self::UpdatePlan,
        Self::BriefStaff,
        Self::Review,
        Self::Training,
        Self::Other,
    ];
}

/// How much it presses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// As others do.
    #[default]
    Normal,
    /// Before others; overdue, it climbs a school day sooner.
    High,
}

/// The child it is about, and no more than that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Who.
    pub child: Child,
    /// The name shown when it was written.
    pub name: String,
}

/// An action as an administrator gives it. See [`super::event::Event::Action`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Which action.
    pub action: ActionId,
    /// What is to be done, in a line.
    pub title: String,
    /// How, and what to watch for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// What sort of action.
    #[serde(rename = "type")]
    pub sort: ActionType,
    /// The child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What its holder needs to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardId>,
    /// Who is to do it.
    pub owner: PersonId,
    /// Who stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<PersonId>,
    /// By when.
    pub due: Due,
    /// How much it presses.
    #[serde(default)]
    pub priority: Priority,
    /// The versions of it that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// A part of an action, asked of a colleague by whoever holds it. See [`super::event::Event::ActionAsked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which action.
    pub action: ActionId,
    /// The entry by which the writer holds it; absent if it was given to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<EntryId>,
    /// Of whom.
    pub to: PersonId,
    /// What part.
    pub part: String,
}

/// How an action goes. See [`super::event::Event::ActionStatus`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Which action.
    pub action: ActionId,
    /// The entry by which it is held: it was passed on, or a part of it asked. Absent if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<EntryId>,
    /// The statuses that this one takes the place of: all that the writer knew to stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
    /// What is said.
    pub step: Step,
}

/// What is said of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Its holder has seen it and will do it.
    Accepted,
    /// It is done.
    Done(Outcome),
    /// It will not be done, and why.
    NotDone(Outcome),
    /// It was passed on, with the card that it came with.
    PassedOn {
        /// To whom.
        to: PersonId,
        /// A word with it.
        note: String,
    },
    /// An administrator has taken it back.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// An administrator wants it done after all.
    Reopened {
        /// Why.
        reason: String,
    },
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What was done, or why not.
    pub note: String,
    /// What the child says or shows of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub child_view: String,
    /// Files that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// What a form that gives an action lacks, or what stands against a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// A title is needed.
    Title,
    /// A title of at most [`TITLE_LIMIT`] characters.
    LongTitle,
    /// Whoever is to do it.
    Owner,
    /// Somebody else than the owner stands in.
    Deputy,
    /// A day is needed.
    Due,
    /// The day is over.
    DueGone,
    /// What was done, or why not.
    Note,
    /// To whom, and to somebody else than oneself.
    Whom,
    /// What part.
    Part,
    /// Two people said different things: an administrator settles it first.
    Contested,
    /// It is closed.
    Closed,
    /// Longer than any text may be.
    TooLong,
}

/// An action being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionDraft {
    /// What is to be done, in a line.
    pub title: String,
    /// How.
    pub detail: String,
    /// What sort.
    pub sort: ActionType,
    /// The child.
    pub about: Option<About>,
    /// Who is to do it.
    pub owner: Option<PersonId>,
    /// Who stands in.
    pub deputy: Option<PersonId>,
    /// By when.
    pub due: Option<Due>,
    /// How much it presses.
    pub priority: Priority,
}

impl ActionDraft {
    /// The action, if what must be there is there. `now` tells days that are over.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(
        &self,
        action: ActionId,
        card: Option<CardId>,
        now: super::time::Millis,
    ) -> Result<Assignment, Vec<Flaw>> {
        let mut flaws = Vec::new();
        let title = self.title.trim();
        if title.is_empty() {
            flaws.push(Flaw::Title);
        } else if title.chars().count() > TITLE_LIMIT {
            flaws.push(Flaw::LongTitle);
        }
        if self.detail.len() > TEXT_LIMIT {
            flaws.push(Flaw::TooLong);
        }
        if self.deputy.is_some() && self.deputy == self.owner {
            flaws.push(Flaw::Deputy);
        }
        match self.due {
            None => flaws.push(Flaw::Due),
            Some(due) if due.is_over(now) => flaws.push(Flaw::DueGone),
            Some(_) => {}
        }
        match (self.owner, self.due) {
            (Some(owner), Some(due)) if flaws.is_empty() => Ok(Assignment {
                action,
                title: title.to_owned(),
                detail: self.detail.trim().to_owned(),
                sort: self.sort,
                about: self.about.clone(),
                card,
                owner,
                deputy: self.deputy,
                due,
                priority: self.priority,
                replaces: Vec::new(),
            }),
            (owner, _) => {
                if owner.is_none() {
                    flaws.push(Flaw::Owner);
                }
                Err(flaws)
            }
        }
    }
}

impl Step {
    /// The step without the spaces around its words.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, by: PersonId) -> Result<Self, Flaw> {
        let trimmed = |text: String| text.trim().to_owned();
        let step = match self {
            Self::Accepted => Self::Accepted,
            Self::Done(said) => Self::Done(said.check()?),
            Self::NotDone(said) => Self::NotDone(said.check()?),
            Self::PassedOn { to, .. } if to == by => return Err(Flaw::Whom),
            Self::PassedOn { to, note } => Self::PassedOn { to, note: trimmed(note) },
            Self::Cancelled { reason } => Self::Cancelled { reason: needed(&reason)? },
            Self::Reopened { reason } => Self::Reopened { reason: needed(&reason)? },
        };
        let longest = match &step {
            Self::Accepted => 0,
            Self::Done(said) | Self::NotDone(said) => said.note.len().max(said.child_view.len()),
            Self::PassedOn { note, .. } => note.len(),
            Self::Cancelled { reason } | Self::Reopened { reason } => reason.len(),
        };
        if longest > TEXT_LIMIT { Err(Flaw::TooLong) } else { Ok(step) }
    }
}

impl Outcome {
    fn check(&self) -> Result<Self, Flaw> {
        Ok(Self {
            note: needed(&self.note)?,
            child_view: self.child_view.trim().to_owned(),
            attachments: self.attachments.clone(),
        })
    }
}

fn needed(text: &str) -> Result<String, Flaw> {
    let text = text.trim();
    if text.is_empty() { Err(Flaw::Note) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Minute;

    #[test]
    fn an_action_needs_a_title_an_owner_and_a_day_to_come() {
        let now = Minute::parse("2026-11-25T10:00").unwrap().to_millis();
        let action = ActionId([1; 16]);
        let empty = ActionDraft::default().check(action, None, now);
        assert_eq!(empty, Err(vec![Flaw::Title, Flaw::Due, Flaw::Owner]));
        let owner = Some(PersonId([1; 16]));
        let draft = ActionDraft {
            title: " Ring home ".into(),
            owner,
            deputy: owner,
            due: Some(Due::At(Minute::parse("2026-11-25T09:59").unwrap())),
            ..ActionDraft::default()
        };
        assert_eq!(draft.check(action, None, now), Err(vec![Flaw::Deputy, Flaw::DueGone]));
        let due = Some(Due::On(Minute::parse("2026-11-25T00:00").unwrap().day()));
        let given = ActionDraft { deputy: None, due, ..draft }.check(action, None, now).unwrap();
        assert_eq!(given.title, "Ring home");
    }

    #[test]
    fn codes_are_stable() {
        let step = Step::NotDone(Outcome { note: "Away.".into(), ..Outcome::default() });
        assert_eq!(serde_json::to_string(&step).unwrap(), r#"{"not-done":{"note":"Away."}}"#);
        assert_eq!(serde_json::to_string(&Step::Accepted).unwrap(), r#""accepted""#);
        assert_eq!(serde_json::to_string(&ActionType::SpeakToChild).unwrap(), r#""speak-to-child""#);
    }
}
