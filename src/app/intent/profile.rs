//! What administrators ask about a pupil's file.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::chronology::Filter;
use crate::domain::ids::{EntryId, FlagId, HouseholdId, PersonId, PupilId};
use crate::domain::profile::{AllegedDraft, FlagDraft, HouseholdDraft};
use crate::domain::time::Day;

/// A question about a pupil's file. Each answers [`crate::app::view::View::Profile`]; what lacks something answers
/// [`crate::app::view::ProfileView::Lacks`], and nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileIntent {
    /// Open a pupil's file; opening is logged.
    Open {
        /// Whose.
        pupil: PupilId,
    },
    /// A window of a chronology.
    Chronology {
        /// Whose.
        pupil: PupilId,
        /// With everybody of the household.
        household: bool,
        /// What of it.
        filter: Filter,
        /// The first event.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// Who has opened the file.
    WhoOpened {
        /// Whose.
        pupil: PupilId,
    },
    /// Make a chronology ready to print; that is logged with its check code.
    Print {
        /// Whose.
        pupil: PupilId,
        /// With everybody of the household.
        household: bool,
        /// What of it.
        filter: Filter,
    },
    /// Set, end or correct a status flag.
    SaveFlag {
        /// Whose.
        pupil: PupilId,
        /// Which; absent sets a new one.
        flag: Option<FlagId>,
        /// What it says.
        content: Box<FlagDraft>,
        /// The versions that the person has before them.
        replaces: Vec<EntryId>,
    },
    /// Say who lives together.
    SaveHousehold {
        /// Whose page it is said on.
        pupil: PupilId,
        /// Which; absent is a new one.
        household: Option<HouseholdId>,
        /// Who.
        content: Box<HouseholdDraft>,
        /// The versions that the person has before them.
        replaces: Vec<EntryId>,
    },
    /// Say that an event is significant, or is not.
    Star {
        /// In whose chronology.
        pupil: PupilId,
        /// The entry that the event is made of.
        event: EntryId,
        /// Whether it is.
        on: bool,
        /// Why.
        why: String,
    },
    /// Keep a member of staff from the file, or let them in again.
    Lock {
        /// Whose file.
        pupil: PupilId,
        /// Whom.
        person: PersonId,
        /// Whether they are kept from it.
        on: bool,
        /// Why.
        reason: String,
    },
    /// Name somebody alleged in a concern to have harmed a child.
    NameAlleged {
        /// The concern.
        concern: EntryId,
        /// Who.
        content: AllegedDraft,
    },
    /// Places and times of the week at which concerns come together, and people alleged in several.
    Patterns {
        /// From this day on.
        from: Day,
        /// Up to and with this day.
        until: Day,
    },
}

impl From<ProfileIntent> for Intent {
    fn from(asked: ProfileIntent) -> Self {
        Self::Profile(Carried::of(&asked))
    }
}
