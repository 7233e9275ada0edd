//! What is asked of the school's own settings.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::ids::EntryId;
use crate::domain::pupil_file::YearGroup;
use crate::domain::settings::Setting;
use crate::domain::time::Day;

/// Something about the school's settings. Each answers [`super::super::view::View::SchoolSettings`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingsIntent {
    /// All of them.
    Show,
    /// Change one of them.
    Save {
        /// As it is from here on. What has no code yet is given one.
        setting: Setting,
        /// The versions that the person has before them.
        replaces: Vec<EntryId>,
    },
    /// What the turn of the school year would do.
    Turn {
        /// The last year group.
        last: YearGroup,
        /// The day on which leavers leave: the school year that begins next is the one that turns.
        left: Day,
    },
    /// Turn the school year.
    TurnNow {
        /// The last year group.
        last: YearGroup,
        /// The day on which leavers leave.
        left: Day,
    },
    /// Take back what was turned, as far as nothing newer has come.
    TurnBack {
        /// The year in which the school year begins.
        year: i16,
    },
}

impl From<SettingsIntent> for Intent {
    fn from(asked: SettingsIntent) -> Self {
        Self::SchoolSettings(Carried::of(&asked))
    }
}
