//! What is asked about files that go with concerns and actions.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{ActionId, Digest, DraftId, EntryId};

/// A question about files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileIntent {
    /// Take a file in to go with a draft. Blob 0: the file. Answers [`crate::app::view::View::Attached`].
    Attach {
        /// What it is called.
        name: String,
        /// How many files the draft has already.
        have: usize,
    },
    /// Take away files that neither an entry nor a draft names. Answers [`crate::app::view::View::FilesTidied`].
    Tidy {
        /// Every form is sealed or done with: what was taken in for one, and is not named by it, goes too.
        sealed: bool,
    },
    /// Look at a file. Answers [`crate::app::view::View::FileSeen`], blob 0: the picture, if it is one to show.
    See {
        /// What it goes with.
        with: Holder,
        /// Which.
        file: Digest,
    },
    /// Give out a file to be saved, readable, on this computer; that is logged. Answers
    /// [`crate::app::view::View::FileGiven`], blob 0.
    Give {
        /// What it goes with.
        with: Holder,
        /// Which.
        file: Digest,
    },
}

/// What a file goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// A draft on this device.
    Draft(DraftId),
    /// A concern.
    Concern(EntryId),
    /// What was said of an action.
    Action(ActionId),
}
