//! Who may do what. The roster is itself entries; this module judges which of them count.
//!
//! Authority never reads a clock. Entries are judged strictly by rank: the root key; the lead; administrators in
//! the order of their appointment; and an entry counts only by rights that higher ranks establish. Nobody ends the
//! rights of a higher rank, so there are no cycles, and every order of arrival gives one result (design section 5).
//!
//! A device speaks as the lead's only if the root key, the lead or two administrators say that it is one: otherwise a
//! single administrator could make themselves the lead by confirming a device in the lead's name.

mod judge;
mod succession;

use std::collections::{BTreeMap, BTreeSet};

use super::access::{action, allows};
use super::event::{Appoint, Enrol, Event, Found, Positions, ReplaceLead};
use super::ids::{DeviceId, EntryId, PersonId, SchoolId};
use super::person::{Author, Device, Position, Role};

/// Signatures and secrets, checked outside: the domain holds no cryptography.
pub trait Judge {
    /// Whether `found` carries the root key whose fingerprint is `school`, and that key's signature over it.
    fn root_signed(&self, school: &SchoolId, found: &Found) -> bool;
    /// Whether `appoint` carries the signature of the root key (hexadecimal).
    fn root_appointed(&self, school: &SchoolId, root_key: &str, appoint: &Appoint) -> bool;
    /// Whether `enrol` proves, by its HMAC, that its device held the joining pack's secret (hexadecimal).
    fn invited(&self, enrol: &Enrol, secret: &str) -> bool;
}

/// One entry as the roster sees it.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The entry.
    pub id: EntryId,
    /// The device whose log it stands in.
    pub device: DeviceId,
    /// Its number there.
    pub seq: u64,
    /// True if the log holds it back because its device's log forks at or before it.
    pub forked: bool,
    /// Who wrote it, as they named themselves.
    pub who: &'a Author,
    /// What it says.
    pub what: &'a Event,
}

/// Why an entry is held: visible to administrators, counted by nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldBecause {
    /// Its device's log forks at or before it.
    Fork,
    /// Its device was revoked before it.
    Revoked,
    /// Its writer had no right to write it.
    NoRight,
    /// Its body map was made without passing the gate, or has a flaw.
    BodyMap,
}

/// A stretch of one person's time as an administrator.
#[derive(Debug, Clone)]
struct Term {
    person: PersonId,
    /// The first number that counts, of each device that had written before.
    from: BTreeMap<DeviceId, u64>,
    /// The last position that counts, of each device.
    upto: Positions,
}

/// The roster, judged.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// The founding that counts.
    pub found: Option<Found>,
    /// The lead.
    pub lead: Option<PersonId>,
    /// Everybody who has led, in order; the lead is the last.
    pub leads: Vec<PersonId>,
    /// Administrators in order of appointment, the lead not among them.
    pub administrators: Vec<PersonId>,
    /// Who hears concerns about adults.
    pub hearers: BTreeSet<PersonId>,
    /// How far those who no longer hear them wrote while they did.
    heard: BTreeMap<PersonId, Positions>,
    /// The governors' kits that concerns about adults are sealed to, by the entries that say so: their `age` recipients.
    pub governors_kits: BTreeMap<EntryId, String>,
    /// Every device that enrolled.
    pub devices: BTreeMap<DeviceId, Device>,
    /// Whose each confirmed device is.
    pub confirmed: BTreeMap<DeviceId, PersonId>,
    /// The last position accepted of each revoked device.
    pub revoked: BTreeMap<DeviceId, Option<Position>>,
    /// Roster entries that count.
    pub counted: BTreeSet<EntryId>,
    /// Entries that an administrator has released.
    pub released: BTreeSet<EntryId>,
    /// How often the root key has appointed a lead since the founding.
    pub appointments: u64,
    /// Administrators' wishes to replace the lead that wait for another administrator.
    pub proposals: Vec<(EntryId, PersonId, ReplaceLead)>,
    /// Devices that speak as the lead's.
    lead_devices: BTreeSet<DeviceId>,
    /// Which administrators have said whose a device is.
    vouched: BTreeMap<DeviceId, BTreeSet<PersonId>>,
    /// The last number that each device wrote as an administrator's, of those who no longer are.
    served: BTreeMap<DeviceId, u64>,
    /// The first number that counts as an administrator's, of devices that had written before.
    since: BTreeMap<DeviceId, u64>,
    /// The first number that counts as the lead's, of devices that had written before.
    led_since: BTreeMap<DeviceId, u64>,
    /// Terms as administrator that have ended, by the lead's word or because the person leads now.
    former: Vec<Term>,
    /// The lead's word that somebody else leads, found while hearing them.
    handed: Option<EntryId>,
}

impl Roster {
    fn outranks(&self, one: &DeviceId, other: &DeviceId) -> bool {
        self.rank(one) < self.rank(other)
    }

    fn rank(&self, device: &DeviceId) -> usize {
        let Some(owner) = self.confirmed.get(device) else { return usize::MAX };
        if Some(*owner) == self.lead {
            return if self.lead_devices.contains(device) { 0 } else { self.administrators.len() + 1 };
        }
        let place = self.administrators.iter().position(|other| other == owner);
        place.map_or(usize::MAX, |place| place + 1)
    }

    fn within(&self, claim: &Claim<'_>) -> bool {
        match self.revoked.get(&claim.device) {
            None => true,
            Some(upto) => upto.is_some_and(|upto| claim.seq <= upto.seq),
        }
    }

    /// Whether one device may revoke another: never itself, never one already revoked, never one of a higher rank.
    pub fn may_revoke(&self, by: &DeviceId, device: &DeviceId) -> bool {
        by != device && !self.revoked.contains_key(device) && !self.outranks(device, by)
    }

    /// What a device may do.
    pub fn role(&self, device: &DeviceId) -> Role {
        if self.revoked.contains_key(device) {
            return Role::Revoked;
        }
        match self.confirmed.get(device).map(|person| self.role_of(*person)) {
            None => Role::Unconfirmed,
            Some(Role::Lead) if !self.lead_devices.contains(device) => Role::Administrator,
            Some(role) => role,
        }
    }

    /// Whether it is a device of the lead that works as an administrator's until the lead, another administrator or the
    /// recovery kit says, too, whose it is.
    pub fn half_confirmed(&self, device: &DeviceId) -> bool {
        self.role(device) == Role::Administrator && self.confirmed.get(device).copied() == self.lead
    }

    /// Whether this person has said whose the device is.
    pub fn vouched(&self, device: &DeviceId, person: &PersonId) -> bool {
        self.vouched.get(device).is_some_and(|people| people.contains(person))
    }

    /// Whether what a device wrote under this number is an administrator's or the lead's.
    pub fn administered(&self, device: &DeviceId, seq: u64) -> bool {
        let owner = self.confirmed.get(device);
        owner.is_some_and(|owner| self.role_of(*owner) >= Role::Administrator)
            && self.since.get(device).is_none_or(|first| *first <= seq)
            || self.served.get(device).is_some_and(|last| seq <= *last)
    }

    /// Whether what a device wrote under this number is that of somebody who heard concerns about adults then.
    pub fn heard(&self, device: &DeviceId, seq: u64) -> bool {
        let Some(owner) = self.confirmed.get(device) else { return false };
        let then = || self.heard.get(owner).and_then(|upto| upto.get(device));
        self.hearers.contains(owner) || then().is_some_and(|upto| seq <= upto.seq)
    }

    /// Whether a device was an administrator's and is not any more.
    pub fn has_served(&self, device: &DeviceId) -> bool {
        self.served.contains_key(device) && self.role(device) < Role::Administrator
    }

    /// What a person's confirmed devices may do.
    pub fn role_of(&self, person: PersonId) -> Role {
        if Some(person) == self.lead {
            Role::Lead
        } else if self.administrators.contains(&person) {
            Role::Administrator
        } else {
            Role::Recorder
        }
    }

    /// The confirmed devices of one person, revoked ones too.
    pub fn devices_of(&self, person: PersonId) -> impl Iterator<Item = &DeviceId> {
        self.confirmed.iter().filter(move |(_, owner)| **owner == person).map(|(device, _)| device)
    }

    /// The confirmed, unrevoked devices of the lead and the administrators, but for those that go on as others.
    pub fn administrator_devices(&self) -> impl Iterator<Item = &Device> {
        let administers = |device: &DeviceId| self.role(device) >= Role::Administrator;
        let devices = self.devices.values();
        devices.filter(move |device| administers(&device.device) && !self.goes_on(&device.device))
    }

    /// Whether a device's vault goes on as another device, after a reset: the same person's, with no less of a right. What a
    /// device says of itself is not enough.
    pub fn goes_on(&self, device: &DeviceId) -> bool {
        let owner = self.confirmed.get(device);
        owner.is_some()
            && self.devices.values().any(|later| {
                later.continues == Some(*device)
                    && self.confirmed.get(&later.device) == owner
                    && self.role(&later.device) >= self.role(device)
            })
    }

    /// Whether two devices are one person's, by what is confirmed or, before anything is, by what both say.
    pub fn same_person(&self, one: &DeviceId, other: &DeviceId) -> bool {
        match (self.confirmed.get(one), self.confirmed.get(other)) {
            (None, None) => {
                let says = |device| self.devices.get(device).map(|device| device.person);
                says(one).is_some() && says(one) == says(other)
            }
            (one, other) => one == other,
        }
    }

    /// Whether an entry counts, and if not, why.
    pub fn standing(&self, claim: &Claim<'_>) -> Result<(), HeldBecause> {
        if self.released.contains(&claim.id) || self.counted.contains(&claim.id) {
            return Ok(());
        }
        if claim.forked {
            return Err(HeldBecause::Fork);
        }
        if !self.within(claim) {
            return Err(HeldBecause::Revoked);
        }
        let maps_sound = match claim.what {
            Event::Concern(concern) => concern.maps_sound(),
            Event::Amend(amend) => amend.concern.maps_sound(),
            _ => true,
        };
        if !maps_sound {
            return Err(HeldBecause::BodyMap);
        }
        // What changes rights counts only if it was heard when the roster was judged.
        let judged = judge::speaks_of_rights(claim.what);
        let role = if self.administered(&claim.device, claim.seq) {
            Role::Administrator
        } else if self.confirmed.contains_key(&claim.device) {
            Role::Recorder
        } else {
            Role::Unconfirmed
        };
        match action(claim.what) {
            Some(action) if !judged && allows(role, action) => Ok(()),
            _ => Err(HeldBecause::NoRight),
        }
    }
}
