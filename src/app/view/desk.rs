//! The lead's desk.

use serde::{Deserialize, Serialize};

use super::ConcernRow;
use crate::app::intent::Pile;
use crate::domain::category::{Category, Names};
use crate::domain::event::{SetStatus, Triage};
use crate::domain::ids::EntryId;
use crate::domain::person::{Author, Person};
use crate::domain::settings::AlertRule;
use crate::domain::time::Stamp;
use crate::domain::triage::{Before, Level, Risk, Status};

/// See [`super::View::Desk`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskView {
    /// The inbox.
    Inbox(InboxPage),
    /// What was made of a concern.
    Triage(Box<TriageView>),
    /// What the school calls its categories.
    Categories(CategoryNames),
}

/// How many concerns are in each pile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PileCounts {
    /// New.
    pub new: usize,
    /// Open.
    pub open: usize,
    /// Closed.
    pub closed: usize,
}

impl PileCounts {
    /// Of one pile.
    pub fn of(&self, pile: Pile) -> usize {
        match pile {
            Pile::New => self.new,
            Pile::Open => self.open,
            Pile::Closed => self.closed,
        }
    }
}

/// A window of one pile of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxPage {
    /// Which.
    pub pile: Pile,
    /// The first row's place.
    pub offset: usize,
    /// How many there are in each.
    pub counts: PileCounts,
    /// The rows, what is most urgent first.
    pub rows: Vec<InboxRow>,
    /// What the school calls its categories.
    pub names: Names,
}

/// A concern in the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxRow {
    /// The concern.
    pub row: ConcernRow,
    /// No administrator has opened it.
    pub unread: bool,
    /// Somebody who does not administer has added to it since an administrator last said anything.
    pub news: bool,
    /// Two administrators said different things without knowing of each other.
    pub contested: bool,
    /// How far the work has come.
    pub status: Status,
    /// How much help is needed, once that is decided.
    pub level: Option<Level>,
    /// How likely harm is, once that is decided.
    pub risk: Option<Risk>,
    /// What it is filed under.
    pub categories: Vec<Category>,
}

/// What somebody said of a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken<T> {
    /// The entry.
    pub entry: EntryId,
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Whether it stands: no other takes its place.
    pub stands: bool,
    /// What.
    pub what: T,
}

/// What was made of a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriageView {
    /// The concern.
    pub concern: EntryId,
    /// How far the work has come.
    pub status: Status,
    /// Two administrators said different things without knowing of each other.
    pub contested: bool,
    /// Every decision, oldest first.
    pub triages: Vec<Spoken<Triage>>,
    /// Every status, oldest first.
    pub statuses: Vec<Spoken<SetStatus>>,
    /// What stands: to be said again with whatever is said next.
    pub before: Before,
    /// What the school calls its categories.
    pub names: Names,
    /// Whom the school's rules say to think of.
    pub rules: Vec<AlertRule>,
    /// The staff whom they name.
    pub staff: Vec<Person>,
    /// The pile that the concern is in; none if it was entered in error.
    pub pile: Option<Pile>,
    /// The concern before it in that pile.
    pub previous: Option<EntryId>,
    /// The concern after it.
    pub next: Option<EntryId>,
    /// The first other concern among the new.
    pub first_new: Option<EntryId>,
    /// How many are in each pile.
    pub counts: PileCounts,
}

/// What the school calls its categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryNames {
    /// Those that it does not leave as they come.
    pub names: Names,
    /// Two administrators changed them without knowing of each other; the newer counts.
    pub contested: bool,
    /// The versions that stand.
    pub replaces: Vec<EntryId>,
    /// How many concerns are filed under each now.
    pub used: std::collections::BTreeMap<Category, usize>,
}
