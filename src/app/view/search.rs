//! What was found.

use serde::{Deserialize, Serialize};

use super::{ConcernPage, ConcernRow};
use crate::domain::category::{Category, Names};
use crate::domain::ids::{PersonId, PupilId};
use crate::domain::search::Piece;
use crate::domain::triage::{Level, Status};

/// See [`super::View::Search`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchView {
    /// Search is there.
    Opened(SearchOpened),
    /// What was found.
    Found(SearchFound),
    /// A window of a list.
    List(FoundPage),
    /// The saved searches as they are now.
    Saved(Vec<SavedSearch>),
}

/// How far search has come with what there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// So many concerns can be found.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

impl Ready {
    /// Whether everything can be found.
    pub fn is_whole(self) -> bool {
        self.done >= self.total
    }
}

/// What the box needs before anything is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchOpened {
    /// The saved searches.
    pub saved: Vec<SavedSearch>,
    /// What the school calls its categories.
    pub names: Names,
    /// How far search has come.
    pub ready: Ready,
}

/// A search that was saved on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// What its person calls it.
    pub name: String,
    /// What was typed.
    pub typed: String,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchFound {
    /// The first pupils.
    pub pupils: Vec<PupilFound>,
    /// How many pupils there are.
    pub pupils_total: usize,
    /// The first concerns.
    pub concerns: Vec<ConcernFound>,
    /// How many concerns there are.
    pub concerns_total: usize,
    /// The first members of staff.
    pub staff: Vec<PersonFound>,
    /// What was typed stands nowhere: those whose names it nearly is were found.
    pub nearly: bool,
    /// How far search has come.
    pub ready: Ready,
}

/// A pupil who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilFound {
    /// Which.
    pub pupil: PupilId,
    /// The name, what was asked for marked.
    pub name: Vec<Piece>,
    /// The class.
    pub class: Option<String>,
    /// The year group.
    pub year: Option<String>,
}

/// A member of staff who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFound {
    /// Which.
    pub person: PersonId,
    /// The name, what was asked for marked.
    pub name: Vec<Piece>,
    /// What they do at the school.
    pub job: String,
}

/// A concern that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernFound {
    /// Its row.
    pub row: ConcernRow,
    /// It is about an adult.
    pub adult: bool,
    /// Whom it is about, what was asked for marked.
    pub about: Vec<Piece>,
    /// A few words, what was asked for marked.
    pub excerpt: Vec<Piece>,
    /// What it is filed under.
    pub categories: Vec<Category>,
    /// How far the work has come, for those who decide.
    pub status: Option<Status>,
    /// How much help is needed.
    pub level: Option<Level>,
}

/// A window of a list that is searched or sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPage {
    /// The window.
    pub page: ConcernPage,
    /// How far search has come; whole, if nothing was searched for.
    pub ready: Ready,
}
