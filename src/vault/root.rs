//! The root record: a few KiB that name every row that counts. It is the last thing any change writes; rows that no
//! root names are swept when the vault is opened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::ids::{DeviceId, Digest, SchoolId};
use crate::domain::person::Position;
use crate::domain::time::Stamp;

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

/// The index's rows, and what it was made from: any difference rebuilds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexRows {
    /// Version of the fold that made it.
    pub fold: u32,
    /// SHA-256 over the heads of all logs when it was made.
    pub heads: Digest,
    /// Its rows, in order.
    pub rows: Vec<PageRow>,
}

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
    /// The first row of the tail.
    pub tail_first: u64,
    /// One past the last row of the tail.
    pub tail_next: u64,
    /// Bytes in the tail, before sealing.
    pub tail_bytes: u64,
    /// The index, if one has been made.
    pub index: Option<IndexRows>,
}
