//! Staff, devices, who leads, and what is held back.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::{Author, Person, Role};
use crate::domain::roster::HeldBecause;
use crate::domain::time::Millis;

/// The staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// People with their devices.
    pub people: Vec<StaffRow>,
    /// Whether this device may appoint administrators.
    pub appoints: bool,
    /// How many administrators there are, the lead among them.
    pub administrators: usize,
    /// Devices of people who are not on the list, or not confirmed.
    pub waiting: Vec<DeviceRow>,
}

/// A person on the staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// Who.
    pub person: Person,
    /// What they may do.
    pub role: Role,
    /// Whether they hear concerns about adults.
    pub hears: bool,
    /// Their confirmed devices.
    pub devices: Vec<DeviceRow>,
}

/// A device on the staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// Which.
    pub device: DeviceId,
    /// What its person calls it.
    pub label: String,
    /// Who enrolled it.
    pub who: Author,
    /// What it may do.
    pub role: Role,
    /// It proved that it held the joining pack's secret.
    pub invited: bool,
    /// Six words to compare in person.
    pub safety_words: Vec<String>,
    /// When its newest entry here was written.
    pub last_heard: Option<Millis>,
    /// How many concerns from it are here.
    pub concerns: usize,
    /// When it last made a hand-over that came here.
    pub handed_over: Option<Millis>,
    /// How many drafts were on it then.
    pub drafts: u64,
    /// How many of its entries are known to be written and have not come here.
    pub missing: u64,
    /// A second factor guards its vault.
    pub second_factor: bool,
    /// Concerns about adults can be sealed to it.
    pub private: bool,
    /// Whether this device may revoke it.
    pub revocable: bool,
    /// It is the lead's and works as an administrator's until another administrator confirms it, too.
    pub half_confirmed: bool,
    /// Whether this device's person may be that other administrator.
    pub may_confirm: bool,
}

/// See [`super::View::Held`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The newest.
    pub rows: Vec<HeldRow>,
    /// How many there are in all.
    pub total: usize,
}

/// An entry that is held back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRow {
    /// Which.
    pub entry: EntryId,
    /// What it is about.
    pub kind: HeldKind,
    /// Its first words, of a concern.
    pub says: String,
    /// Who wrote it, as they named themselves.
    pub who: Author,
    /// On which device.
    pub device: String,
    /// When, by that device's clock; none if that cannot be read.
    pub at: Option<Millis>,
    /// Why it is held.
    pub because: SetAside,
}

/// Why an entry counts for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SetAside {
    /// It is held.
    Held(HeldBecause),
    /// Its body is not what a body of its kind is.
    Unreadable,
    /// Only a newer Holdfast knows its kind.
    Newer,
}

/// What a held entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldKind {
    /// A concern.
    Concern,
    /// Staff, devices and what they may do.
    Staff,
    /// The pupil directory.
    Pupil,
    /// What somebody made of a concern.
    Triage,
    /// Actions, cards and disclosures.
    Action,
    /// The trail of a device: what it packed, merged and opened.
    Trail,
    /// That cannot be told.
    Unknown,
}

/// See [`super::View::Succession`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// Who leads.
    pub lead: Option<Person>,
    /// Whether this device may hand the lead over.
    pub hands_over: bool,
    /// Whether this device may have the lead replaced, with another administrator.
    pub replaces: bool,
    /// Who could lead, administrators first.
    pub may_lead: Vec<MayLead>,
    /// Wishes that wait for another administrator.
    pub proposals: Vec<Proposal>,
}

/// Somebody who could lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MayLead {
    /// Who.
    pub person: Person,
    /// What they may do now.
    pub role: Role,
    /// They have a confirmed device to do it on.
    pub has_device: bool,
    /// A second factor guards one of their devices.
    pub second_factor: bool,
}

/// An administrator's wish to replace the lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The entry.
    pub entry: EntryId,
    /// Whose wish it is.
    pub by: String,
    /// Who is to lead.
    pub person: String,
    /// Why.
    pub reason: String,
    /// It is one's own.
    pub own: bool,
}

/// See [`super::View::PackMade`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackMade {
    /// The file's name: random, it says nothing.
    pub file_name: String,
    /// Six words, told apart from the file.
    pub code: String,
    /// The last day.
    pub expires: Millis,
    /// How many pupils it carries.
    pub pupils: usize,
    /// How many staff it carries.
    pub staff: usize,
}

/// See [`super::View::ThisDevice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThisDevice {
    /// What its person calls it.
    pub label: String,
    /// Six safety words.
    pub safety_words: Vec<String>,
    /// Entries in the vault.
    pub entries: u64,
    /// Entries of this device.
    pub own: u64,
    /// The vault's generation: how often it has been written.
    pub generation: u64,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// When an administrator last proved the recovery kit, as far as this device knows.
    pub kit_proven: Option<Millis>,
    /// The short name on the lock screen.
    pub short_name: String,
    /// When this device last made a hand-over.
    pub handed_over: Option<Millis>,
    /// Own concerns that have left in a file, and that no receipt covers yet.
    pub not_received: usize,
    /// Drafts.
    pub drafts: usize,
    /// When a mark was left to see whether this computer erases everything.
    pub mark: Option<Millis>,
}
