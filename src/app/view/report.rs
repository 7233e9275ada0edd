//! Reports.

use serde::{Deserialize, Serialize};

use super::DeviceState;
use crate::domain::category::{Category, Names};
use crate::domain::concern::Place;
use crate::domain::report::{Pack, Period, Span, Table};
use crate::domain::time::{Day, Stamp, When};
use crate::domain::triage::{Decision, Level, Risk, Status};

/// See [`super::View::Report`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportView {
    /// Two periods side by side.
    Report(Box<Report>),
    /// What governors are given.
    Pack(Box<PackView>),
    /// A line for each concern; that they were taken out is logged.
    Concerns(Vec<ConcernLine>),
    /// That something was taken out is logged.
    Exported,
}

/// Two periods side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The periods.
    pub periods: [Period; 2],
    /// Today.
    pub today: Day,
    /// How many concerns were recorded in each.
    pub concerns: [u64; 2],
    /// How many concerns about adults, of those that this device can read; none for those who hear none.
    pub adults: Option<[u64; 2]>,
    /// The counts.
    pub tables: Vec<Table>,
    /// How long each step took in each.
    pub spans: [[Span; 3]; 2],
    /// Who has what to do now, most overdue first.
    pub loads: Vec<NamedLoad>,
    /// Devices and their hand-overs now.
    pub devices: Vec<DeviceState>,
    /// What the school calls its categories.
    pub names: Names,
}

/// What one person has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedLoad {
    /// Who; empty if nobody here knows.
    pub name: String,
    /// How many actions are open.
    pub open: u64,
    /// How many of them are late.
    pub overdue: u64,
}

/// What governors are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackView {
    /// What it says.
    pub pack: Pack,
    /// The school.
    pub school: String,
    /// Today.
    pub today: Day,
    /// What the school calls its categories.
    pub names: Names,
}

/// A concern as a line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernLine {
    /// When it was recorded.
    pub recorded: Stamp,
    /// When it happened.
    pub happened: When,
    /// Where.
    pub place: Option<Place>,
    /// What it is filed under.
    pub categories: Vec<Category>,
    /// How much help is needed.
    pub level: Option<Level>,
    /// How likely harm is.
    pub risk: Option<Risk>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// How far the work has come.
    pub status: Status,
    /// How many children it is about.
    pub children: usize,
    /// The children's names, if names were asked for.
    pub names: Vec<String>,
    /// Who recorded it, if names were asked for.
    pub who: Option<String>,
}
