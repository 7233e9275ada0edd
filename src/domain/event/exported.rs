//! The trail of what was taken out to be read elsewhere.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{EntryId, PupilId};
use crate::domain::time::Day;

/// See [`super::Event::Exported`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// What, by its stable code ([`crate::domain::report::Export`]); a newer version may know more.
    pub what: String,
    /// From which day on, if it is of a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Up to which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The concern, if it is of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<EntryId>,
    /// The pupil, if it is of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pupil: Option<PupilId>,
    /// With people's names in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub names: bool,
}
