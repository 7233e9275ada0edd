//! What leaves, before it does; and the post box.

use serde::{Deserialize, Serialize};

use crate::domain::ids::VaultId;
use crate::domain::time::Millis;

/// See [`super::View::Outgoing`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// How many entries it would carry; for an update, the most that any device is sent.
    pub entries: usize,
    /// Concerns among them.
    pub concerns: usize,
    /// Concerns among them that have been in no file yet.
    pub new_concerns: usize,
    /// Attachments.
    pub files: usize,
    /// Bytes of the attachments.
    pub bytes: u64,
    /// Attachments that are named and are not on this device.
    pub lacking: usize,
    /// Who could open it.
    pub recipients: Vec<String>,
    /// Drafts that would stay behind.
    pub drafts: usize,
}

/// See [`super::View::Post`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The vault whose post box it is.
    pub vault: VaultId,
    /// A practice school uses none.
    pub practice: bool,
    /// What the folder is called; none if none was picked.
    pub folder: Option<String>,
    /// How it stands; none if no folder is used.
    pub status: Option<PostStatus>,
    /// What came by it, newest first.
    pub arrived: Vec<ArrivedRow>,
    /// What waits for a person.
    pub waiting: Vec<WaitingRow>,
    /// Own files that lie there and nobody has receipted yet.
    pub lying: usize,
    /// Files there that this device cannot open.
    pub for_others: usize,
}

/// How it stands with the post box.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostStatus {
    /// When something was last delivered.
    pub delivered: Option<Millis>,
    /// When it was last looked into, all the way.
    pub looked: Option<Millis>,
    /// Something is to be delivered and could not be yet.
    pub undelivered: bool,
    /// How many files wait for a person.
    pub waiting: usize,
    /// How many files have been there for a while and are not whole.
    pub unfinished: usize,
    /// Why the last round did not come to its end.
    pub trouble: Option<Trouble>,
}

/// Why a round did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// The browser wants the person's permission anew.
    Lapsed,
    /// The folder is not there.
    Gone,
    /// The folder takes no more.
    Full,
    /// Another program is in the way.
    Busy,
    /// Anything else, by the browser's name for it.
    Refused(String),
    /// Holdfast itself could not go on.
    Stopped,
}

/// What came by the post box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivedRow {
    /// When it was merged here.
    pub at: Millis,
    /// Its kind's stable code.
    pub kind: String,
    /// Who made it.
    pub from: String,
    /// On which device.
    pub device: String,
    /// Its number among that device's bundles of the kind.
    pub number: u64,
    /// New entries.
    pub new: usize,
    /// Concerns among them.
    pub new_concerns: usize,
    /// Attachments in it.
    pub files: usize,
    /// Numbers of that device's earlier bundles that have not come. What was in them is in this one.
    pub missing: Vec<u64>,
}

/// A file that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingRow {
    /// Its name: random, it says nothing.
    pub name: String,
    /// Who made it; empty if that could not be read.
    pub from: String,
    /// Why it waits.
    pub why: Why,
}

/// Why a file waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Nobody has compared its sender's safety words.
    Unconfirmed,
    /// Its sender's device was revoked.
    Revoked,
    /// Entries are missing before the first one in it.
    Gap,
    /// Earlier files of its sender have not come.
    Missing,
    /// A device's log forks.
    Fork,
    /// Some of it would be held back.
    Held,
    /// It is refused.
    Refused,
}
