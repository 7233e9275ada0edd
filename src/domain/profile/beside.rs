//! What stands beside a pupil's chronology: which events are significant, who may not see the file, what was printed.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{EntryId, PersonId, PupilId};

/// An event of a pupil's chronology is significant, or is so no more. See [`crate::domain::event::Event::Star`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Star {
    /// In whose chronology.
    pub pupil: PupilId,
    /// The entry that the event was made of.
    pub event: EntryId,
    /// It is not, after all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Why it matters, in a line, if somebody said so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// A conflict of interest: this member of staff is not shown this pupil's file, or is again. See
/// [`crate::domain::event::Event::FileLock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLock {
    /// Whose file.
    pub pupil: PupilId,
    /// From whom.
    pub person: PersonId,
    /// The conflict has ended: they are shown it again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Why.
    pub reason: String,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// Trail: a chronology was made ready to print. See [`crate::domain::event::Event::Printed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// Whose.
    pub pupil: PupilId,
    /// The check code on every page: it follows from the entries that the print was made of.
    pub code: String,
    /// How many events are on it.
    pub events: u64,
}
