//! What those ask who hear concerns about adults, and those who wrote one.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::hearing::{AdviceDraft, AssessmentDraft, OutcomeDraft, Progress};
use crate::domain::ids::EntryId;

/// Something about concerns about adults. Each answers [`super::super::view::View::Adults`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdultsIntent {
    /// A window of the hearer's inbox.
    Inbox {
        /// Which concerns.
        progress: Progress,
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// One concern and all that was said of it. The first opening is noted, for those who hear it.
    Case {
        /// Which.
        concern: EntryId,
    },
    /// Say what it amounts to.
    Assess {
        /// Which.
        concern: EntryId,
        /// What.
        content: AssessmentDraft,
        /// The assessments that the person has before them.
        before: Vec<EntryId>,
    },
    /// Record what the designated officer advised.
    Advise {
        /// About which.
        concern: EntryId,
        /// What.
        content: AdviceDraft,
    },
    /// Say what came of it, or take it up again.
    Conclude {
        /// Which.
        concern: EntryId,
        /// What.
        content: OutcomeDraft,
        /// The assessments and outcomes that the person has before them.
        before: Vec<EntryId>,
    },
    /// The adults of whom there is a concern, and how many.
    Patterns,
    /// What this person wrote and cannot read any more.
    Own,
    /// Seal what this device has heard to those who have come to hear since.
    PassOn,
    /// The governors' kits.
    Kits,
    /// Make one: its words, shown once.
    MakeKit,
    /// Seal to the one just made from here on. Blob 0: its words, typed from paper.
    KeepKit,
    /// Open with the governors' kit what is sealed to it alone, and seal it to those who hear it now. Blob 0: its words.
    OpenWithKit,
}

impl From<AdultsIntent> for Intent {
    fn from(asked: AdultsIntent) -> Self {
        Self::Adults(Carried::of(&asked))
    }
}
