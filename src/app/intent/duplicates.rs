//! What is asked about pupils who may be one child.

use serde::{Deserialize, Serialize};

use crate::domain::ids::PupilId;

/// A question about pupils who may be one child. Each answers [`crate::app::view::View::Duplicates`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuplicatesIntent {
    /// Pupils who may be one child, and those who were joined.
    List,
    /// Say that two pupils are one child.
    Join {
        /// The one that stays on the directory.
        kept: PupilId,
        /// The other.
        joined: PupilId,
    },
    /// Say that two pupils are two children.
    Separate {
        /// The two.
        pupils: [PupilId; 2],
    },
}
