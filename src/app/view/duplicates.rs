//! Pupils who may be one child, and those who were joined.

use serde::{Deserialize, Serialize};

use crate::domain::duplicates::Alike;
use crate::domain::ids::EntryId;
use crate::domain::pupil::Identity;
use crate::domain::time::Stamp;
use crate::domain::upn::Upn;

/// See [`super::View::Duplicates`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicates {
    /// Pairs who may be one child, the likeliest first.
    pub maybe: Vec<MaybeOne>,
    /// How many such pairs there are in all.
    pub total: usize,
    /// Joins that stand.
    pub joined: Vec<JoinedPupils>,
}

/// Two pupils who may be one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaybeOne {
    /// Why.
    pub why: Alike,
    /// The two.
    pub pupils: [OnePupil; 2],
}

/// Two pupils who were said to be one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedPupils {
    /// The join.
    pub entry: EntryId,
    /// The one on the directory.
    pub kept: OnePupil,
    /// The other.
    pub joined: OnePupil,
    /// Who said so.
    pub who: String,
    /// When.
    pub at: Stamp,
}

/// A pupil, with what helps to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnePupil {
    /// Who.
    pub identity: Identity,
    /// Unique pupil number.
    pub upn: Option<Upn>,
    /// How many concerns name them.
    pub concerns: usize,
}
