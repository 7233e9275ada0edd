//! Entries that an administrator writes about a concern, and what of them its recorder hears.

use serde::{Deserialize, Serialize};

use crate::domain::category::{Category, Names};
use crate::domain::ids::EntryId;
use crate::domain::triage::{Decision, Level, Risk, Status};

/// See [`super::Event::Categories`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Categories {
    /// What the school does with each category that it does not leave as it comes.
    pub names: Names,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`super::Event::Triage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// The concern.
    pub concern: EntryId,
    /// What it is filed under.
    pub categories: Vec<Category>,
    /// How much help is needed.
    pub level: Level,
    /// How likely harm is.
    pub risk: Risk,
    /// Why.
    pub risk_reason: String,
    /// What is decided.
    pub decision: Decision,
    /// With advice only: the child was not named to the agency.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unnamed: bool,
    /// Why.
    pub reason: String,
    /// The triages that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`super::Event::Status`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetStatus {
    /// The concern.
    pub concern: EntryId,
    /// How far the work has come.
    pub status: Status,
    /// What came of it, if this closes the concern.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The triages that stood before its writer: what was closed in ignorance of another decision is not closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub upon: Vec<EntryId>,
    /// The statuses that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`super::Event::ActedOn`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActedOn {
    /// The concern.
    pub concern: EntryId,
}
