//! Staff: who they are, and how they are named in what they write.

use serde::{Deserialize, Serialize};

use super::ids::{DeviceId, PersonId};

/// A member of staff as the staff list names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub person: PersonId,
    /// The name colleagues know them by, in full: a reader decades later does not know the initials.
    pub name: String,
    /// What they do at the school, in words ("Year 3 teacher").
    pub job: String,
    /// False once they have left. What they wrote keeps their name.
    pub active: bool,
}

/// A name as names are compared: without case, and with single spaces.
pub fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Who wrote an entry, as they were when they wrote it: name and job are snapshotted, never looked up later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Who.
    pub person: PersonId,
    /// Their name at the time.
    pub name: String,
    /// Their job at the time.
    pub job: String,
}

/// The public keys of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKeys {
    /// Ed25519 verifying key, 32 bytes in hexadecimal.
    pub sign: String,
    /// `age` recipient (`age1pq1…`) to seal to.
    pub seal: String,
}

/// A place in one device's log: everything up to and including this entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The entry's number in its device's log.
    pub seq: u64,
    /// The entry.
    pub head: super::ids::EntryId,
}

/// A right that the roster grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Designated Safeguarding Lead: the prime administrator. One at a time.
    Lead,
    /// Reads and triages everything not sealed to a narrower circle; confirms and resets devices.
    Administrator,
    /// Hears concerns about adults.
    HearsAdults,
}

/// What a device may do, as the roster stands. Ordered: later may do more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Lost, stolen or left: nothing it writes from that position on counts.
    Revoked,
    /// Joined, but nobody has compared its safety words yet: may record, and nothing else.
    Unconfirmed,
    /// Any member of staff.
    Recorder,
    /// A deputy with an administrator's rights.
    Administrator,
    /// The Designated Safeguarding Lead.
    Lead,
}

/// A device on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Which.
    pub device: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// The name and job that the person gave when enrolling.
    pub author: Author,
    /// What the person calls it.
    pub label: String,
    /// Its keys.
    pub keys: DeviceKeys,
    /// Whether its sealing key was made for hearing concerns about adults: nobody but other hearers was ever given what
    /// opens it.
    pub private: bool,
    /// Whether it proved that it held the joining pack's secret.
    pub invited: bool,
    /// The device whose vault went on as this one, after a reset.
    pub continues: Option<DeviceId>,
    /// A visitor's, used once: nobody waits for it to be confirmed.
    pub once: bool,
}

/// Telephone numbers that must be at hand without a network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phones {
    /// The Designated Safeguarding Lead.
    pub lead: String,
    /// Deputies, in the order to try them: name and number as one line each.
    pub deputies: Vec<String>,
    /// Children's social care in office hours.
    pub social_care_day: String,
    /// Children's social care out of hours (emergency duty team).
    pub social_care_night: String,
    /// The chair of governors, for a concern about the head.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub chair: String,
    /// The local authority's designated officer (LADO), for a concern about an adult.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub designated_officer: String,
}
