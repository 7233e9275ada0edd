//! Files that leave, and files that come.

use serde::{Deserialize, Serialize};

use crate::app::problem::Problem;
use crate::domain::attachment::Kind;
use crate::domain::person::Author;

/// See [`super::View::FileMade`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMade {
    /// The file's name: random, it says nothing.
    pub file_name: String,
    /// How many entries it carries.
    pub entries: usize,
    /// How many of them are concerns.
    pub concerns: usize,
    /// Who can open it.
    pub recipients: Vec<String>,
    /// How many attachments it carries.
    pub files: usize,
    /// How many its concerns name that are not on this device, or do not open, and so are in no volume.
    pub lacking: usize,
    /// Which volume it is, from 1; 0 for what has none.
    pub volume: u32,
    /// Of so many.
    pub volumes: u32,
}

/// One file from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// The file's name.
    pub name: String,
    /// What was found in it, or why it was refused (then nothing of it is taken).
    pub found: Result<Found, Problem>,
}

/// What was found in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The bundle's kind, as a stable code.
    pub kind: String,
    /// Who made it.
    pub from: Author,
    /// The device that made it.
    pub device_label: String,
    /// Its number among that device's bundles of the kind.
    pub number: u64,
    /// Entries not known here.
    pub new: usize,
    /// Concerns among them.
    pub new_concerns: usize,
    /// Entries known already.
    pub known: usize,
    /// Numbers of this device's earlier bundles that have not come.
    pub missing_numbers: Vec<u64>,
    /// Entries missing before the first one in it.
    pub gap: bool,
    /// Devices whose log forks.
    pub forks: usize,
    /// Nobody has compared the sender's safety words yet.
    pub unconfirmed: bool,
    /// The sender's device was revoked: what it wrote after that is held back.
    pub revoked: bool,
    /// Entries that will be held back.
    pub held: usize,
    /// Entries whose bodies are not what bodies of their kinds are: kept, and counted by nobody.
    pub unreadable: usize,
    /// Entries of kinds that only a newer Holdfast knows: kept until then.
    pub newer: usize,
    /// Attachments in it.
    pub files: usize,
    /// Attachments that its entries name, and that are neither in it nor here.
    pub lacking: usize,
}

/// See [`super::View::FramesRead`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FramesRead {
    /// One was found in this picture.
    pub found: bool,
    /// So many are here.
    pub have: usize,
    /// Of so many; 0 before the first.
    pub of: usize,
}

/// See [`super::View::FileSeen`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSeen {
    /// What it is, judged anew by what is in it: an entry from elsewhere may claim anything.
    pub kind: Kind,
    /// What is shown of it.
    pub shown: Shown,
}

/// What is shown of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// A picture, whole: blob 0.
    Picture {
        /// Points in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// A picture that is too large to draw, or does not say how large it is.
    TooLarge,
    /// A text's first lines.
    Text {
        /// The lines.
        text: String,
        /// There is more.
        more: bool,
    },
    /// Nothing: it is saved to be seen.
    Nothing,
}
