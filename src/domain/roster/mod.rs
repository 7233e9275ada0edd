//! Who may do what. The roster is itself entries; this module judges which of them count.
//!
//! Authority never reads a clock. Entries are judged strictly by rank: the root key; the lead; administrators in
//! the order of their appointment; and an entry counts only by rights that higher ranks establish. Nobody ends the
//! rights of a higher rank, so there are no cycles, and every order of arrival gives one result (design section 5).

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Appoint, Enrol, Event, Found};
use super::ids::{DeviceId, EntryId, PackId, PersonId, SchoolId};
use super::person::{Author, Device, Position, Right, Role};

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

/// The roster, judged.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// The founding that counts.
    pub found: Option<Found>,
    /// The lead.
    pub lead: Option<PersonId>,
    /// Administrators in order of appointment, the lead not among them.
    pub administrators: Vec<PersonId>,
    /// Who hears concerns about adults.
    pub hearers: BTreeSet<PersonId>,
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
    /// The last number that each device of a former lead wrote as a lead's.
    pub served: BTreeMap<DeviceId, u64>,
    /// Administrators whose right the lead has ended, and how far each of their devices was heard as one's.
    former: Vec<(PersonId, BTreeMap<DeviceId, Position>)>,
    /// How often the root key has appointed a lead since the founding.
    pub appointments: u64,
}

impl Roster {
    /// Judges all claims. The result depends on the set alone, never on its order.
    pub fn judge(school: &SchoolId, claims: &[Claim<'_>], judge: &dyn Judge) -> Self {
        let mut claims: Vec<&Claim<'_>> = claims.iter().filter(|claim| !claim.forked).collect();
        claims.sort_by_key(|claim| (claim.device, claim.seq, claim.id));
        let mut roster = Self::default();
        roster.enrol(school, &claims, judge);
        roster.found(school, &claims, judge);
        roster.appoint(school, &claims, judge);
        let Some(lead) = roster.lead else { return roster };
        roster.hear(lead, Right::Lead, &claims);
        // What a former administrator did while they were one goes on counting.
        for (person, upto) in std::mem::take(&mut roster.former) {
            let within =
                |claim: &&&Claim<'_>| upto.get(&claim.device).is_some_and(|upto| claim.seq <= upto.seq);
            let term: Vec<&Claim<'_>> = claims.iter().filter(within).copied().collect();
            roster.hear(person, Right::Administrator, &term);
            let theirs = upto.iter().filter(|(device, _)| roster.confirmed.get(*device) == Some(&person));
            let last: Vec<_> = theirs.map(|(device, upto)| (*device, upto.seq)).collect();
            roster.served.extend(last);
        }
        let mut heard = 0;
        while let Some(&administrator) = roster.administrators.get(heard) {
            roster.hear(administrator, Right::Administrator, &claims);
            heard += 1;
        }
        roster
    }

    fn enrol(&mut self, school: &SchoolId, claims: &[&Claim<'_>], judge: &dyn Judge) {
        let mut secrets: BTreeMap<PackId, &str> = BTreeMap::new();
        secrets.extend(claims.iter().filter_map(|claim| match claim.what {
            Event::JoiningPack(pack) => Some((pack.pack, pack.secret.as_str())),
            _ => None,
        }));
        for claim in claims {
            let Event::Enrol(enrol) = claim.what else { continue };
            if claim.seq != 0 || enrol.school != *school {
                continue;
            }
            let secret = enrol.pack.and_then(|pack| secrets.get(&pack));
            self.counted.insert(claim.id);
            self.devices.insert(
                claim.device,
                Device {
                    device: claim.device,
                    person: claim.who.person,
                    author: claim.who.clone(),
                    label: enrol.label.clone(),
                    keys: enrol.keys.clone(),
                    invited: secret.is_some_and(|secret| judge.invited(enrol, secret)),
                    continues: enrol.continues,
                },
            );
        }
    }

    fn found(&mut self, school: &SchoolId, claims: &[&Claim<'_>], judge: &dyn Judge) {
        for claim in claims {
            let Event::Found(found) = claim.what else { continue };
            if self.found.is_none() && found.device == claim.device && judge.root_signed(school, found) {
                self.counted.insert(claim.id);
                self.confirmed.insert(found.device, found.lead);
                self.lead = Some(found.lead);
                self.found = Some(found.clone());
            }
        }
    }

    /// Hears the root key's appointments in their order. Each lead before is heard as such as far as the next appointment
    /// says; the last one appointed is the lead.
    fn appoint(&mut self, school: &SchoolId, claims: &[&Claim<'_>], judge: &dyn Judge) {
        let Some(root) = self.found.as_ref().map(|found| found.root_key.clone()) else { return };
        let root_signed = |claim: &&Claim<'_>| match claim.what {
            Event::Appoint(appoint) if appoint.device == claim.device => {
                judge.root_appointed(school, &root, appoint)
            }
            _ => false,
        };
        let mut appointments: Vec<_> = claims.iter().copied().filter(root_signed).collect();
        appointments.sort_by_key(|claim| match claim.what {
            Event::Appoint(appoint) => (appoint.number, claim.id),
            _ => (0, claim.id),
        });
        for claim in appointments {
            let Event::Appoint(Appoint { person, device, number, upto, .. }) = claim.what else { continue };
            if let Some(before) = self.lead.filter(|before| before != person) {
                let within =
                    |claim: &&&Claim<'_>| upto.get(&claim.device).is_some_and(|upto| claim.seq <= upto.seq);
                let term: Vec<&Claim<'_>> = claims.iter().filter(within).copied().collect();
                self.hear(before, Right::Lead, &term);
                let theirs = upto.iter().filter(|(device, _)| self.confirmed.get(*device) == Some(&before));
                let last: Vec<_> = theirs.map(|(device, upto)| (*device, upto.seq)).collect();
                self.served.extend(last);
            }
            self.counted.insert(claim.id);
            self.confirmed.insert(*device, *person);
            self.revoked.remove(device);
            self.administrators.retain(|other| other != person);
            self.lead = Some(*person);
            self.appointments = *number;
        }
    }

    /// Lets one person's roster entries count, device by device in order of enrolment, as far as `rank` allows.
    fn hear(&mut self, person: PersonId, rank: Right, claims: &[&Claim<'_>]) {
        // Confirming one's own further device lets that device be heard too, so look again until nothing is added.
        let mut heard = BTreeSet::new();
        loop {
            let next = self
                .confirmed
                .iter()
                .find(|(device, owner)| **owner == person && !heard.contains(*device))
                .map(|(device, _)| *device);
            let Some(device) = next else { return };
            heard.insert(device);
            for claim in claims.iter().filter(|claim| claim.device == device) {
                if self.within(claim) && self.accept(person, rank, claim) {
                    self.counted.insert(claim.id);
                }
            }
        }
    }

    fn accept(&mut self, by: PersonId, rank: Right, claim: &Claim<'_>) -> bool {
        match claim.what {
            Event::School(_) | Event::Person(_) | Event::JoiningPack(_) => true,
            Event::ConfirmDevice(confirm) => {
                self.devices.contains_key(&confirm.device)
                    && *self.confirmed.entry(confirm.device).or_insert(confirm.person) == confirm.person
            }
            // Nobody resets themselves alone.
            Event::ResetGranted(granted) => {
                granted.person != by
                    && self.confirmed.get(&granted.device) == Some(&granted.person)
                    && self
                        .devices
                        .get(&granted.next)
                        .is_some_and(|next| next.continues == Some(granted.device))
                    && *self.confirmed.entry(granted.next).or_insert(granted.person) == granted.person
            }
            Event::Grant(grant) if rank == Right::Lead => {
                match grant.right {
                    Right::Lead => return false,
                    Right::Administrator if Some(grant.person) == self.lead => return false,
                    Right::Administrator if !self.administrators.contains(&grant.person) => {
                        self.administrators.push(grant.person);
                    }
                    Right::Administrator => {}
                    Right::HearsAdults => {
                        self.hearers.insert(grant.person);
                    }
                }
                true
            }
            Event::EndRight(end) if rank == Right::Lead => {
                match end.right {
                    Right::Lead => return false,
                    Right::Administrator => {
                        self.administrators.retain(|person| *person != end.person);
                        self.former.push((end.person, end.upto.clone()));
                    }
                    Right::HearsAdults => {
                        self.hearers.remove(&end.person);
                    }
                }
                true
            }
            Event::Revoke(revoke) => {
                let owner = self.confirmed.get(&revoke.device).copied();
                if owner.is_some_and(|owner| owner != by && self.outranks(owner, by)) {
                    return false;
                }
                self.revoked.entry(revoke.device).or_insert(revoke.upto);
                true
            }
            Event::Release(release) => {
                self.released.insert(release.entry);
                true
            }
            _ => false,
        }
    }

    /// Whether one device may revoke another: never itself, never one already revoked, never one of a higher rank.
    pub fn may_revoke(&self, by: &DeviceId, device: &DeviceId) -> bool {
        let [by_owner, owner] = [by, device].map(|device| self.confirmed.get(device).copied());
        let outranked =
            by_owner.zip(owner).is_some_and(|(by, owner)| owner != by && self.outranks(owner, by));
        by != device && !self.revoked.contains_key(device) && !outranked
    }

    fn rank(&self, person: PersonId) -> usize {
        if Some(person) == self.lead {
            return 0;
        }
        let place = self.administrators.iter().position(|other| *other == person);
        place.map_or(usize::MAX, |place| place + 1)
    }

    fn outranks(&self, one: PersonId, other: PersonId) -> bool {
        self.rank(one) < self.rank(other)
    }

    fn within(&self, claim: &Claim<'_>) -> bool {
        match self.revoked.get(&claim.device) {
            None => true,
            Some(upto) => upto.is_some_and(|upto| claim.seq <= upto.seq),
        }
    }

    /// What a device may do.
    pub fn role(&self, device: &DeviceId) -> Role {
        if self.revoked.contains_key(device) {
            return Role::Revoked;
        }
        match self.confirmed.get(device) {
            None => Role::Unconfirmed,
            Some(person) => self.role_of(*person),
        }
    }

    /// Whether what a device wrote under this number is an administrator's: as things stand, or as a former lead's.
    pub fn administered(&self, device: &DeviceId, seq: u64) -> bool {
        self.role(device) >= Role::Administrator || self.served.get(device).is_some_and(|last| seq <= *last)
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

    /// The confirmed, unrevoked devices of the lead and the administrators.
    pub fn administrator_devices(&self) -> impl Iterator<Item = &Device> {
        self.devices.values().filter(|device| self.role(&device.device) >= Role::Administrator)
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
        let person = self.confirmed.get(&claim.device);
        let allowed = match claim.what {
            Event::Concern(concern) if !concern.maps_sound() => return Err(HeldBecause::BodyMap),
            Event::Concern(_)
            | Event::Packed(_)
            | Event::Merged(_)
            | Event::Opened(_)
            | Event::SecondFactor(_)
            | Event::Newer => true,
            Event::Pupil(_) | Event::PupilDetails(_) | Event::Receipt(_) | Event::KitDrill(_) => {
                person.is_some_and(|person| self.role_of(*person) >= Role::Administrator)
                    || self.served.get(&claim.device).is_some_and(|last| claim.seq <= *last)
            }
            _ => false,
        };
        if allowed { Ok(()) } else { Err(HeldBecause::NoRight) }
    }
}
