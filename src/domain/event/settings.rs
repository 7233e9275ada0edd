//! What a school writes down about itself.

use serde::{Deserialize, Serialize};

use crate::domain::ids::EntryId;
use crate::domain::settings::Setting;

/// See [`super::Event::Setting`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedSetting {
    /// As it is from here on, whole.
    pub setting: Setting,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}
