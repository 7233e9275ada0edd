//! Entries that stand beside a concern. Nothing is edited: the original is always there.

use serde::{Deserialize, Serialize};

use crate::domain::concern::Concern;
use crate::domain::ids::{Digest, EntryId};

/// See [`super::Event::Amend`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    /// The concern.
    pub entry: EntryId,
    /// Why it is corrected, in words.
    pub reason: String,
    /// As it should have been, whole.
    pub concern: Concern,
    /// The corrections that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`super::Event::Addition`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// The concern.
    pub entry: EntryId,
    /// What is added.
    pub text: String,
}

/// See [`super::Event::Sealed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// An `age` file in base64: the body, signed, padded to a step of size.
    pub age: String,
    /// The `age` recipient that its writer seals to what they add later; what opens it is inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_to: Option<String>,
    /// Files that go with it, each an `age` file for the same few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Digest>,
}

/// See [`super::Event::Withdraw`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    /// The concern.
    pub entry: EntryId,
    /// Why, in words.
    pub reason: String,
}
