//! What the lead and the administrators ask at their desk.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::category::Names;
use crate::domain::ids::EntryId;
use crate::domain::triage::{Before, StatusDraft, TriageDraft};

/// Something at the desk. Each answers [`super::super::view::View::Desk`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskIntent {
    /// A window of the inbox.
    Inbox {
        /// Which concerns.
        pile: Pile,
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// What was made of a concern.
    Triage {
        /// Which.
        concern: EntryId,
    },
    /// Decide what to make of a concern, and how far the work on it is then.
    SaveTriage {
        /// Which.
        concern: EntryId,
        /// What.
        content: Box<TriageDraft>,
        /// How far; absent leaves that as it is.
        status: Option<StatusDraft>,
        /// What the person has before them.
        before: Before,
    },
    /// Say how far the work on a concern is.
    SetStatus {
        /// Which.
        concern: EntryId,
        /// How far.
        content: StatusDraft,
        /// What the person has before them.
        before: Before,
    },
    /// What the school calls its categories.
    Categories,
    /// Name and hide categories.
    SaveCategories {
        /// Those that are not left as they come.
        names: Names,
        /// The versions that the person has before them.
        replaces: Vec<EntryId>,
    },
}

/// Concerns that are alike in what is still to do with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pile {
    /// Nobody has decided anything, or somebody has added to it since.
    #[default]
    New,
    /// Decided, and being worked on.
    Open,
    /// Closed.
    Closed,
}

impl Pile {
    /// Every pile, in the order that the inbox offers them.
    pub const ALL: [Self; 3] = [Self::New, Self::Open, Self::Closed];
}

impl From<DeskIntent> for Intent {
    fn from(asked: DeskIntent) -> Self {
        Self::Desk(Carried::of(&asked))
    }
}
