//! Days on which the school is closed.

use serde::{Deserialize, Serialize};

use crate::domain::time::Day;

/// A stretch of days on which the school is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// What it is called.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// The days on which a school is closed beside weekends.
#[derive(Debug, Clone, Copy, Default)]
pub struct Holidays<'a>(pub &'a [Holiday]);

impl Holidays<'_> {
    /// Whether the school is open on a day.
    pub fn is_school_day(self, day: Day) -> bool {
        !day.is_weekend() && !self.0.iter().any(|holiday| (holiday.from..=holiday.until).contains(&day))
    }
}
