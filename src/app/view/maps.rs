//! Body maps of a child, by date.

use serde::{Deserialize, Serialize};

use crate::domain::body_map::BodyMap;
use crate::domain::ids::EntryId;
use crate::domain::time::{Stamp, When};

/// A map in a concern that this device may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildMap {
    /// The concern's entry.
    pub entry: EntryId,
    /// When the marks were seen.
    pub observed: When,
    /// When it was written.
    pub at: Stamp,
    /// Who wrote it.
    pub who: String,
    /// The map.
    pub map: BodyMap,
}
