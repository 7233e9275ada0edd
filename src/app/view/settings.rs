//! The school's own settings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::ids::EntryId;
use crate::domain::person::Person;
use crate::domain::settings::{Setting, SettingKind};
use crate::domain::time::Day;

/// See [`super::View::SchoolSettings`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingsView {
    /// All of them.
    All(Box<AllSettings>),
    /// What the turn of the school year would do, or did.
    Turn(TurnOfYear),
}

/// Every setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllSettings {
    /// Those that somebody has changed, as they stand.
    pub settings: Vec<Setting>,
    /// The versions of each that stand: more than one, if two people changed it without knowing of each other.
    pub heads: BTreeMap<SettingKind, Vec<EntryId>>,
    /// The staff, to name in rules.
    pub staff: Vec<Person>,
    /// Today.
    pub today: Day,
}

/// The turn of a school year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnOfYear {
    /// The year in which the school year begins.
    pub year: i16,
    /// How many move up, by the year group that they come from, in its own name.
    pub moves: Vec<(String, usize)>,
    /// Who leaves, by name, and how many there are: at most so many names as a screen shows.
    pub leavers: (Vec<String>, usize),
    /// How many there are whose year is not known.
    pub unknown: usize,
    /// How many have moved already, and could be moved back.
    pub done: usize,
}
