//! What is asked of search, and of lists that are searched and sorted.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::search::Query;

/// Something about finding. Each answers [`super::super::view::View::Search`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchIntent {
    /// Get ready: what has been saved, what the school calls its categories, and how far search has come.
    Open,
    /// What is found, the best of it. Search gets ready by a slice with each question: as long as it is not, the same question
    /// finds more the next time.
    Find {
        /// What is looked for.
        query: Query,
        /// At most so many concerns.
        limit: usize,
    },
    /// A window of the concerns that are found, in order.
    List {
        /// What is looked for.
        query: Query,
        /// In which order.
        order: Order,
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// Save a search on this device, under a name.
    Save {
        /// The name.
        name: String,
        /// What was typed.
        typed: String,
    },
    /// Forget a saved search.
    Forget {
        /// Its name.
        name: String,
    },
}

/// How a list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By the first pupil's surname.
    Pupil,
    /// By who wrote it.
    Writer,
}

impl Order {
    /// Each, as lists offer them.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Pupil, Self::Writer];
}

impl From<SearchIntent> for Intent {
    fn from(asked: SearchIntent) -> Self {
        Self::Search(Carried::of(&asked))
    }
}
