//! One child who was entered twice: joined, and taken apart again. Nothing is moved: entries name the child as they did, and
//! the register says who is meant.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{EntryId, PupilId};

/// See [`super::Event::JoinPupils`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinPupils {
    /// The one that stays on the directory.
    pub kept: PupilId,
    /// The same child, entered a second time.
    pub joined: PupilId,
}

/// See [`super::Event::SeparatePupils`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeparatePupils {
    /// Two children who are not one.
    pub pupils: [PupilId; 2],
    /// The joins that end with this; none if they were never joined, and are only said to be two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<EntryId>,
}
