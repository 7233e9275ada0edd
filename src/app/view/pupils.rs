//! The pupil directory and what an import would do to it.

use serde::{Deserialize, Serialize};

use crate::domain::coach::SharedName;
use crate::domain::ids::PupilId;
use crate::domain::pupil::Identity;
use crate::domain::pupil_file::{Field, Mapping, PupilRow, RowProblem};

/// The names that the language check and the writing coach should know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownNames {
    /// The words of the names of pupils, staff and the school, each once, in alphabetical order.
    pub words: Vec<String>,
    /// The first names that several pupils have.
    pub shared: Vec<SharedName>,
}

/// Columns of a pupil export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PupilSheet {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The first rows as they stand, to recognise the columns by.
    pub sample: Vec<Vec<String>>,
    /// Which column seems to be what.
    pub mapping: Mapping,
    /// True if a person should look at the mapping.
    pub needs_review: bool,
    /// How many rows there are.
    pub rows: usize,
}

/// What an import would do, or did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCounts {
    /// Pupils not known yet.
    pub new: usize,
    /// Pupils known, with something changed.
    pub changed: usize,
    /// Pupils known, exactly so.
    pub unchanged: usize,
    /// Rows that cannot be brought in.
    pub rejected: usize,
    /// Rows that can, though something in them could not be understood.
    pub warned: usize,
}

/// A group of the preview's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowGroup {
    /// Not known yet.
    New,
    /// Known, changed.
    Changed,
    /// Known, the same.
    Unchanged,
    /// Cannot be brought in.
    Rejected,
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// What it says, if it could be read.
    pub row: Option<PupilRow>,
    /// What was not understood, or why it was rejected.
    pub problems: Vec<RowProblem>,
    /// What changes.
    pub changes: Vec<Field>,
    /// Several pupils known have this name and date of birth: a person must decide, so nothing is done.
    pub ambiguous: bool,
    /// The raw cells, for a row that could not be read.
    pub raw: Vec<String>,
}

/// A window of pupils.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilPage {
    /// The first row's place.
    pub offset: usize,
    /// How many there are in all.
    pub total: usize,
    /// The pupils.
    pub rows: Vec<PupilCard>,
}

/// A pupil as a picker shows them: enough to tell one child from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilCard {
    /// Which.
    pub pupil: PupilId,
    /// The identity.
    pub identity: Identity,
    /// True if another pupil has the same name.
    pub shared_name: bool,
}
