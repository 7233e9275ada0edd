//! Bodies that leave a device, and the school's settings that say when.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::time::Stamp;

/// What a school chooses; each has a value that it has until somebody chooses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolSettings {
    /// After how many days the bodies of concerns leave the devices of those who wrote them; none if they stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_days: Option<u32>,
    /// After how many days without a full copy administrators are reminded; none for [`COPY_DAYS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_days: Option<u32>,
}

/// After how many days without a full copy administrators are reminded, if the school has not chosen.
pub const COPY_DAYS: u32 = 7;

impl SchoolSettings {
    /// Whether nobody has chosen anything.
    pub fn are_default(&self) -> bool {
        *self == Self::default()
    }
}

/// See [`super::Event::LetGo`]. Lists that are empty are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetGo {
    /// Concerns of this person's, kept as long as the school keeps them here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Reference>,
    /// What stood beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<EntryId>,
    /// What this device may no longer hold: withdrawn, expired, or for a right that its person no longer has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_theirs: Vec<EntryId>,
    /// How many entries of the directory newer ones have taken the place of.
    #[serde(default, skip_serializing_if = "super::none")]
    pub replaced: u64,
}

/// What stays of a concern on its writer's device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The concern.
    pub entry: EntryId,
    /// The device it was written on.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// When it was recorded.
    pub at: Stamp,
}
