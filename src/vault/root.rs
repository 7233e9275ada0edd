//! The root record: a few KiB that name every row that counts. It is the last thing any change writes; rows that no
//! root names are swept away with the next change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crypto::hash::sha256;
use crate::domain::ids::{DeviceId, Digest, SchoolId};
use crate::domain::person::Position;
use crate::domain::time::{Millis, Stamp};
use crate::store::{Change, Table};

use super::files::Locator;

/// A sealed row of many entries, or of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRow {
    /// Its row key: sixteen random bytes in hexadecimal.
    pub row: String,
    /// SHA-256 of the sealed bytes.
    pub digest: Digest,
    /// How many entries it holds.
    pub entries: u64,
}

impl PageRow {
    /// Whether these are the sealed bytes that it names.
    pub fn is(&self, sealed: &[u8]) -> bool {
        sha256(&[sealed]) == self.digest.0
    }
}

/// The newest entries: one row for each append, numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tail {
    /// Its first row.
    pub first: u64,
    /// One past its last row.
    pub next: u64,
    /// Bytes in it, before sealing.
    pub bytes: u64,
    /// How many entries it holds.
    pub entries: u64,
    /// Of every sealed row in order: SHA-256 of the digest so far (zeros at first) and the row. A row that was
    /// sealed in the same place by an older copy of this vault opens, and is told by this.
    pub digest: Digest,
}

impl Tail {
    /// An empty tail whose first row will be this one.
    pub fn from(row: u64) -> Self {
        Self { first: row, next: row, bytes: 0, entries: 0, digest: Digest([0; 32]) }
    }

    /// Takes in the next sealed row.
    pub fn push(&mut self, sealed: &[u8], bytes: u64, entries: u64) {
        self.digest = Digest(sha256(&[self.digest.as_bytes(), sealed]));
        self.next += 1;
        self.bytes += bytes;
        self.entries += entries;
    }

    /// The changes that take its rows away.
    pub(super) fn removed(&self) -> impl Iterator<Item = Change> + use<> {
        let row = |row: u64| Change::Delete { table: Table::Tail, key: row.to_be_bytes().to_vec() };
        (self.first..self.next).map(row)
    }
}

/// The index's rows, and what it was made from: any difference rebuilds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexRows {
    /// Version of the fold that made it.
    pub fold: u32,
    /// The [digest of the contents](Root::contents) when it was made.
    pub contents: Digest,
    /// Its rows, in order.
    pub rows: Vec<PageRow>,
}

/// What its person calls a passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyName {
    /// The name.
    pub name: String,
    /// When it was kept.
    pub added: Millis,
}

/// Minutes without a touch until a vault locks itself, if its person has not chosen.
pub const IDLE: u8 = 5;
/// The fewest that may be chosen.
pub const SHORTEST_IDLE: u8 = 1;
/// The most that may be chosen.
pub const LONGEST_IDLE: u8 = 30;

/// The root record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// Version of this record.
    pub v: u32,
    /// How often the vault has been written; the store holds the same number readable, and compares it.
    pub generation: u64,
    /// The school.
    pub school: SchoolId,
    /// True in a practice school.
    pub practice: bool,
    /// This device.
    pub device: DeviceId,
    /// The newest entry of each log here.
    pub heads: BTreeMap<DeviceId, Position>,
    /// This device's clock.
    pub stamp: Option<Stamp>,
    /// Pages of entries, oldest first.
    pub pages: Vec<PageRow>,
    /// The newest entries.
    pub tail: Tail,
    /// The index, if one has been made.
    pub index: Option<IndexRows>,
    /// The devices as which this vault was written before a reset, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<DeviceId>,
    /// A digest of those whom the recovery slot is sealed to; none if there never was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Digest>,
    /// True while the key-encryption key and the `age` identity are those made for hearing concerns about adults, given to
    /// nobody but other hearers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Every passkey ever kept here, by its slot's number; the name is empty once it was removed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub passkeys: BTreeMap<u32, PasskeyName>,
    /// After how many minutes without a touch the vault locks itself; none if its person has not chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idle_minutes: Option<u8>,
    /// True once it was proven that this device's log goes on elsewhere: nothing is ever appended to it again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
    /// Where attachments are looked for; none before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Locator>,
}

impl Root {
    /// The number of the next passkey's slot: numbers are never used again.
    pub fn next_passkey(&self) -> u32 {
        self.passkeys.keys().last().map_or(0, |last| last + 1)
    }

    /// A digest of what the vault holds: how many entries were ever written, and all heads. Entries are only ever
    /// added, so no two states of a vault share it, but for bodies that are forgotten, with which the index goes; heads alone
    /// would not tell an entry that fills a gap.
    pub fn contents(&self) -> Digest {
        let entries = self.pages.iter().map(|page| page.entries).sum::<u64>() + self.tail.entries;
        let mut bytes = entries.to_be_bytes().to_vec();
        for (device, head) in &self.heads {
            bytes.extend_from_slice(device.as_bytes());
            bytes.extend_from_slice(&head.seq.to_be_bytes());
            bytes.extend_from_slice(head.head.as_bytes());
        }
        Digest(sha256(&[&bytes]))
    }
}
