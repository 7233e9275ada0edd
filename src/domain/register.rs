//! The register: the state folded from all logs. A pure function of the set of entries; nothing in it is stored,
//! and every order of arrival gives the same one.

mod actions;
mod amendments;
mod beside;
mod cards;
mod delivery;
mod folding;
mod joined;
mod letting_go;
mod profiles;
mod received;
mod settings;
mod triage;
mod updated;
mod versions;
mod volumes;

use std::collections::{BTreeMap, BTreeSet};

pub use actions::{Actions, Chain, Standing, Thread, Written};
pub use amendments::{Amended, Amendment, Amendments};
pub use cards::{CardRecord, Cards, Disclosures};
pub use delivery::{Delivery, FULL_COPY, HAND_OVER, HandedOver, UPDATE};
pub use folding::Folding;
pub use joined::{Join, Joined};
pub use letting_go::{HOLDERS, LettingGo};
pub use profiles::{Opening, Profiles};
pub use received::Received;
pub use settings::Settings;
pub use triage::{Triaged, Triages, Word};
pub use updated::Updated;
pub use versions::Versions;
pub use volumes::Volumes;

use super::concern::Concern;
use super::event::{Body, Categories, Event, FactorWay, Found, Pack, PersonEntry, SchoolDetails};
use super::ids::{DeviceId, EntryId, PackId, PersonId, PupilId, SchoolId};
use super::person::{Author, Position, Role};
use super::pupil::{Details, Identity};
use super::roster::{Claim, HeldBecause, Judge, Roster};
use super::time::Stamp;

/// The register's version: a sealed index made by another version is rebuilt.
pub const FOLD_VERSION: u32 = 8;

/// An entry ready to be folded.
#[derive(Debug, Clone)]
pub struct Record {
    /// The entry.
    pub id: EntryId,
    /// The device whose log it stands in.
    pub device: DeviceId,
    /// Its number there.
    pub seq: u64,
    /// True if its device's log forks at or before it and administrators have not released it.
    pub forked: bool,
    /// What it says.
    pub body: Body,
}

impl Record {
    /// Whether it stands beside a concern: whether it counts depends on whose that is.
    pub fn amends(&self) -> bool {
        amendments::amends(&self.body.what).is_some()
    }

    fn claim(&self) -> Claim<'_> {
        Claim {
            id: self.id,
            device: self.device,
            seq: self.seq,
            forked: self.forked,
            who: &self.body.who,
            what: &self.body.what,
        }
    }
}

/// A concern with what the register knows about it.
#[derive(Debug, Clone)]
pub struct ConcernRecord {
    /// The entry.
    pub entry: EntryId,
    /// The device it was written on.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What it says.
    pub concern: Concern,
}

/// The state folded from all logs.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Who may do what.
    pub roster: Roster,
    /// The school's name and numbers.
    pub school: Versions<SchoolDetails>,
    /// The staff list.
    pub people: BTreeMap<PersonId, Versions<PersonEntry>>,
    /// Joining packs made (administrators only).
    pub packs: BTreeMap<PackId, Pack>,
    /// The directory.
    pub pupils: BTreeMap<PupilId, Versions<Identity>>,
    /// What else is known of each pupil (administrators only).
    pub details: BTreeMap<PupilId, Versions<Details>>,
    /// Pupils who are one child.
    pub joined: Joined,
    /// Concerns, by entry.
    pub concerns: BTreeMap<EntryId, ConcernRecord>,
    /// What stands beside them.
    pub amendments: Amendments,
    /// What administrators made of them (administrators only), and which were acted on.
    pub triages: Triages,
    /// What the school calls its categories.
    pub categories: Versions<Categories>,
    /// What the school writes down about itself.
    pub settings: Settings,
    /// Actions.
    pub actions: Actions,
    /// Abridged cards.
    pub cards: Cards,
    /// What agencies were told (administrators only).
    pub disclosures: Disclosures,
    /// What is kept of pupils (administrators only).
    pub profiles: Profiles,
    /// Entries for a narrower circle: the device and the number in its log of each.
    pub sealed: BTreeMap<EntryId, (DeviceId, u64)>,
    /// The furthest position of each device that an administrator has receipted.
    pub receipts: BTreeMap<DeviceId, Position>,
    /// Which administrator's device has receipted what.
    pub received: Received,
    /// What devices have let go of.
    pub let_go: LettingGo,
    /// Which device has merged which updates.
    pub updated: Updated,
    /// The furthest own position that each device has packed.
    pub packed: BTreeMap<DeviceId, Position>,
    /// The last hand-over that each device made.
    pub handed_over: BTreeMap<DeviceId, HandedOver>,
    /// When each device last made a full copy.
    pub copied: BTreeMap<DeviceId, Stamp>,
    /// Bundles made: per device and kind, the highest number.
    pub numbers: BTreeMap<(DeviceId, String), u64>,
    /// Bundles merged on this or another administrator's device: sender, kind, number.
    pub merged: BTreeSet<(DeviceId, String, u64)>,
    /// Which further volumes of hand-overs have come.
    pub volumes: Volumes,
    /// Concerns that an administrator has opened, with the first time.
    pub opened: BTreeMap<EntryId, Stamp>,
    /// Devices whose vaults a second factor guards.
    pub second_factors: BTreeMap<DeviceId, FactorWay>,
    /// When an administrator last proved the recovery kit.
    pub kit_proven: Option<Stamp>,
    /// Entries that do not count, and why.
    pub held: BTreeMap<EntryId, HeldBecause>,
    /// Entries of kinds that only a newer version knows.
    pub newer: BTreeSet<EntryId>,
    /// Entries whose bodies are not what bodies of their kinds are.
    pub unreadable: BTreeSet<EntryId>,
    /// How many entries were folded.
    pub entries: u64,
}

impl Register {
    /// Folds all entries.
    pub fn fold(school: &SchoolId, records: &[Record], judge: &dyn Judge) -> Self {
        let mut folding = Folding::begin(school, records, judge);
        records.iter().for_each(|record| folding.add(record.clone()));
        folding.end()
    }

    /// Notes an entry whose body is not what a body of its kind is: it is kept, counts for nobody, and administrators see that
    /// it is here.
    pub fn unreadable(&mut self, entry: EntryId) {
        self.unreadable.insert(entry);
    }

    /// Everything that is here and counts for nobody: held, unreadable, or of a kind that only a newer version knows.
    pub fn set_aside(&self) -> usize {
        self.held.len() + self.unreadable.len() + self.newer.len()
    }

    /// Whether an entry is among it.
    pub fn is_set_aside(&self, entry: &EntryId) -> bool {
        self.held.contains_key(entry) || self.unreadable.contains(entry) || self.newer.contains(entry)
    }

    /// Adds one entry that changes no rights. Gives the same register as folding everything again.
    ///
    /// Returns false, and changes nothing, if the entry may change rights: then all must be folded again.
    pub fn extend(&mut self, record: &Record) -> bool {
        if record.speaks_of_rights() || record.forked || self.amendments.awaits(&record.id) {
            return false;
        }
        self.add(record);
        if matches!(record.body.what, Event::JoinPupils(_) | Event::SeparatePupils(_)) {
            self.joined.settle();
        }
        true
    }

    fn founded(&mut self, found: &Found, claims: &[Claim<'_>]) {
        let entry = claims.iter().find(|claim| matches!(claim.what, Event::Found(other) if other == found));
        if let Some(claim) = entry {
            let at = Stamp { clock: super::time::Millis(0), tick: 0, wall: super::time::Millis(0) };
            self.school.add(claim.id, at, found.details.clone(), &[]);
        }
    }

    fn add(&mut self, record: &Record) {
        self.entries += 1;
        if let Err(because) = self.roster.standing(&record.claim()) {
            self.held.insert(record.id, because);
            return;
        }
        let Record { id, device, seq, body, .. } = record;
        match &body.what {
            Event::School(details) => self.school.add(*id, body.at, details.clone(), &details.replaces),
            Event::Person(entry) => {
                let versions = self.people.entry(entry.person.person).or_default();
                versions.add(*id, body.at, entry.clone(), &entry.replaces);
            }
            Event::JoiningPack(pack) => {
                self.packs.insert(pack.pack, pack.clone());
            }
            Event::Pupil(identity) => {
                let versions = self.pupils.entry(identity.pupil).or_default();
                versions.add(*id, body.at, identity.clone(), &identity.replaces);
            }
            Event::PupilDetails(details) => {
                let versions = self.details.entry(details.pupil).or_default();
                versions.add(*id, body.at, details.clone(), &details.replaces);
            }
            Event::JoinPupils(pupils) => self.joined.join(*id, &body.who, body.at, pupils),
            Event::SeparatePupils(separated) => self.joined.separate(separated),
            Event::Concern(concern) => {
                let record = ConcernRecord {
                    entry: *id,
                    device: *device,
                    seq: *seq,
                    who: body.who.clone(),
                    at: body.at,
                    concern: (**concern).clone(),
                };
                self.concerns.insert(*id, record);
            }
            Event::Amend(_) | Event::Addition(_) | Event::Withdraw(_) => {
                if let Some(concern) = amendments::amends(&body.what) {
                    self.amend(concern, record);
                }
            }
            Event::Setting(changed) => self.settings.add(*id, body.at, changed),
            Event::Categories(names) => self.categories.add(*id, body.at, names.clone(), &names.replaces),
            Event::Triage(_) | Event::Status(_) | Event::ActedOn(_) => self.triages.add(record),
            Event::Sealed(_) => {
                self.sealed.insert(*id, (*device, *seq));
            }
            Event::Receipt(receipt) => self.add_receipt(*device, receipt),
            Event::LetGo(let_go) => self.let_go.add(*device, let_go),
            Event::Action(_) | Event::ActionAsked(_) | Event::ActionStatus(_) => self.add_to_action(record),
            Event::Card(_)
            | Event::CardWithdrawn(_)
            | Event::CardRead(_)
            | Event::ArisesFrom(_)
            | Event::Disclosure(_) => self.add_card(record),
            Event::Flag(_)
            | Event::Household(_)
            | Event::Star(_)
            | Event::FileLock(_)
            | Event::Alleged(_)
            | Event::Printed(_) => self.add_to_profile(record),
            Event::SecondFactor(set) => {
                self.second_factors.insert(*device, set.way);
            }
            Event::Packed(packed) => self.add_packed(*device, body.at, packed),
            Event::Merged(merged) => self.add_merged(*device, *seq, merged),
            Event::Opened(opened) => {
                let administered = self.roster.administered(device, *seq);
                if let Some(concern) = opened.concern
                    && opened.file.is_none()
                    && administered
                {
                    let first = self.opened.entry(concern).or_insert(body.at);
                    *first = (*first).min(body.at);
                }
                if administered {
                    self.add_opening(record);
                }
            }
            Event::KitDrill(_) => self.kit_proven = self.kit_proven.max(Some(body.at)),
            Event::Newer => {
                self.newer.insert(*id);
            }
            Event::Enrol(_)
            | Event::Found(_)
            | Event::Appoint(_)
            | Event::ConfirmDevice(_)
            | Event::ResetGranted(_)
            | Event::SealKey(_)
            | Event::GovernorsKit(_)
            | Event::Grant(_)
            | Event::EndRight(_)
            | Event::HandLead(_)
            | Event::ReplaceLead(_)
            | Event::AgreeToReplace(_)
            | Event::Revoke(_)
            | Event::Release(_)
            | Event::Exported(_) => {}
        }
    }

    /// Whether a second factor guards one of a person's devices that still count.
    pub fn has_second_factor(&self, person: PersonId) -> bool {
        let mut devices = self.roster.devices_of(person);
        devices.any(|device| {
            self.second_factors.contains_key(device) && self.roster.role(device) != Role::Revoked
        })
    }

    /// The name on the staff list, if the person is on it.
    pub fn person(&self, person: &PersonId) -> Option<&super::person::Person> {
        self.people.get(person)?.current().map(|entry| &entry.person)
    }

    /// The pupil's identity as it stands, whoever they were joined with.
    pub fn pupil(&self, pupil: &PupilId) -> Option<&Identity> {
        self.pupils.get(pupil)?.current()
    }

    /// The directory: of pupils who are one child, the one who is kept, or the first who is known here.
    pub fn directory(&self) -> impl Iterator<Item = &Identity> {
        let shown = |pupil: &PupilId| {
            let kept = self.joined.kept(pupil);
            let known = |pupil: &PupilId| self.pupils.contains_key(pupil);
            kept == *pupil
                || !known(&kept) && self.joined.same(pupil).iter().find(|same| known(same)) == Some(pupil)
        };
        let shown = self.pupils.iter().filter(move |(pupil, _)| shown(pupil));
        shown.filter_map(|(_, versions)| versions.current())
    }
}
