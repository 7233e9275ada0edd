//! What administrators ask of reports and of the trail.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::ids::{EntryId, PersonId, PupilId};
use crate::domain::report::{Export, Period};
use crate::domain::time::Day;
use crate::domain::trail::Group;

/// Something about reports. Each answers [`super::super::view::View::Report`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportIntent {
    /// Two periods side by side.
    Report {
        /// Which; absent for the last six weeks and the six before.
        periods: Option<[Period; 2]>,
    },
    /// What governors are given of a period.
    Pack {
        /// Which; absent for the school year so far.
        period: Option<Period>,
    },
    /// A line for each concern of a period, to be taken out: that is logged.
    Concerns {
        /// Which.
        period: Period,
        /// With names.
        names: bool,
    },
    /// Something is taken out: that is logged before it is given.
    Export {
        /// What.
        what: Export,
        /// Of which period, if it is of one.
        period: Option<Period>,
        /// With names.
        names: bool,
    },
}

/// Something about the trail. Each answers [`super::super::view::View::Trail`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrailIntent {
    /// A window of the trail, newest first.
    Page {
        /// What of it.
        filter: TrailFilter,
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// Walk every chain, and check every hash and signature in it.
    Verify,
}

/// What of the trail is asked for; all of what is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailFilter {
    /// Done by this person.
    pub person: Option<PersonId>,
    /// To this concern, or to what arises from it.
    pub concern: Option<EntryId>,
    /// To this pupil, or to a concern about them.
    pub pupil: Option<PupilId>,
    /// Of these kinds.
    pub group: Option<Group>,
    /// On this day or later.
    pub from: Option<Day>,
    /// On this day or earlier.
    pub until: Option<Day>,
}

impl From<ReportIntent> for Intent {
    fn from(asked: ReportIntent) -> Self {
        Self::Report(Carried::of(&asked))
    }
}

impl From<TrailIntent> for Intent {
    fn from(asked: TrailIntent) -> Self {
        Self::Trail(Carried::of(&asked))
    }
}
