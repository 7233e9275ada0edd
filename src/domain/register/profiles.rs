//! What administrators keep of pupils, and who has opened whose file.

use std::collections::{BTreeMap, BTreeSet};

use super::actions::Written;
use super::{Record, Register, Versions};
use crate::domain::concern::{Child, Concern};
use crate::domain::event::Event;
use crate::domain::ids::{AllegedId, DeviceId, EntryId, FlagId, HouseholdId, PersonId, PupilId};
use crate::domain::person::Author;
use crate::domain::profile::{Alleged, FileLock, Flag, Household, Printed, Star};
use crate::domain::roster::HeldBecause;
use crate::domain::time::Stamp;

/// Something that was opened and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The entry that says so.
    pub entry: EntryId,
    /// The device.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
}

impl Opening {
    fn of(record: &Record) -> Self {
        let Record { id, device, seq, body, .. } = record;
        Self { entry: *id, device: *device, seq: *seq, who: body.who.clone(), at: body.at }
    }

    fn put_among(self, others: &mut Vec<Self>) {
        let order = |one: &Self| (one.at, one.device, one.seq, one.entry);
        let place = others.partition_point(|other| order(other) < order(&self));
        others.insert(place, self);
    }
}

/// Every pupil's profile.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    flags: BTreeMap<FlagId, Versions<Written<Flag>>>,
    households: BTreeMap<HouseholdId, Versions<Written<Household>>>,
    stars: BTreeMap<(PupilId, EntryId), Versions<Written<Star>>>,
    locks: BTreeMap<(PupilId, PersonId), Versions<Written<FileLock>>>,
    alleged: BTreeMap<(AllegedId, EntryId), Versions<Written<Alleged>>>,
    opened: BTreeMap<PupilId, Vec<Opening>>,
    opened_concerns: BTreeMap<EntryId, Vec<Opening>>,
    printed: Vec<Written<Printed>>,
}

impl Profiles {
    /// Every version of every flag of these, who are one child.
    pub fn flags<'a>(
        &'a self,
        child: &'a BTreeSet<PupilId>,
    ) -> impl Iterator<Item = (&'a FlagId, &'a Versions<Written<Flag>>)> {
        self.flags.iter().filter(move |(_, versions)| {
            versions.current().is_some_and(|written| child.contains(&written.what.pupil))
        })
    }

    /// One flag.
    pub fn flag(&self, flag: &FlagId) -> Option<&Versions<Written<Flag>>> {
        self.flags.get(flag)
    }

    /// The households that one of these, who are one child, belongs to now.
    pub fn households<'a>(
        &'a self,
        child: &'a BTreeSet<PupilId>,
    ) -> impl Iterator<Item = (&'a HouseholdId, &'a Versions<Written<Household>>)> {
        self.households.iter().filter(move |(_, versions)| {
            versions
                .current()
                .is_some_and(|written| written.what.pupils().any(|pupil| child.contains(&pupil)))
        })
    }

    /// One household.
    pub fn household(&self, household: &HouseholdId) -> Option<&Versions<Written<Household>>> {
        self.households.get(household)
    }

    /// The star that somebody gave an event in the chronology of one of these, who are one child, last.
    pub fn star(&self, child: &BTreeSet<PupilId>, event: &EntryId) -> Option<&Written<Star>> {
        let versions = child.iter().filter_map(|pupil| self.stars.get(&(*pupil, *event))?.current());
        versions.max_by_key(|written| written.order()).filter(|written| !written.what.off)
    }

    /// The entries about a star that no other takes the place of.
    pub fn star_heads(&self, pupil: &PupilId, event: &EntryId) -> Vec<EntryId> {
        self.stars.get(&(*pupil, *event)).map(Versions::heads).unwrap_or_default()
    }

    /// Every word on who is kept from a file of one of these, who are one child.
    pub fn locks<'a>(
        &'a self,
        child: &'a BTreeSet<PupilId>,
    ) -> impl Iterator<Item = (PersonId, &'a Versions<Written<FileLock>>)> {
        let locks = self.locks.iter().filter(move |((pupil, _), _)| child.contains(pupil));
        locks.map(|((_, person), versions)| (*person, versions))
    }

    /// The entries about a lock that no other takes the place of.
    pub fn lock_heads(&self, pupil: &PupilId, person: &PersonId) -> Vec<EntryId> {
        self.locks.get(&(*pupil, *person)).map(Versions::heads).unwrap_or_default()
    }

    /// Whether nobody is kept from anything: most schools most of the time.
    pub fn no_locks(&self) -> bool {
        self.locks.is_empty()
    }

    /// Whether a person is kept from the file of this pupil, under this very id. If two said different things without
    /// knowing of each other, they are.
    fn locked(&self, pupil: &PupilId, person: &PersonId) -> bool {
        let versions = self.locks.get(&(*pupil, *person));
        versions.is_some_and(|versions| versions.standing().iter().any(|(_, _, lock)| !lock.what.off))
    }

    /// Who is alleged to have done something in which concern, without those who are not meant after all.
    pub fn alleged(&self) -> impl Iterator<Item = &Written<Alleged>> {
        let current = self.alleged.values().filter_map(|versions| versions.current());
        current.filter(|written| !written.what.not_meant)
    }

    /// The entries about a person alleged in a concern that no other takes the place of.
    pub fn alleged_heads(&self, alleged: &AllegedId, concern: &EntryId) -> Vec<EntryId> {
        self.alleged.get(&(*alleged, *concern)).map(Versions::heads).unwrap_or_default()
    }

    /// Who has opened the file of one of these, who are one child, and when: oldest first for each id.
    pub fn opened<'a>(&'a self, child: &'a BTreeSet<PupilId>) -> impl Iterator<Item = &'a Opening> {
        child.iter().filter_map(|pupil| self.opened.get(pupil)).flatten()
    }

    /// Which administrators have opened a concern.
    pub fn opened_concern(&self, concern: &EntryId) -> &[Opening] {
        self.opened_concerns.get(concern).map(Vec::as_slice).unwrap_or_default()
    }

    /// What was made ready to print, oldest first.
    pub fn printed(&self) -> &[Written<Printed>] {
        &self.printed
    }
}

impl Register {
    /// Takes in what is kept of a pupil.
    pub(super) fn add_to_profile(&mut self, record: &Record) {
        let (id, at) = (record.id, record.body.at);
        match &record.body.what {
            Event::Flag(flag) => {
                let written = self.written(record, (**flag).clone());
                let versions = self.profiles.flags.entry(flag.flag).or_default();
                versions.add(id, at, written, &flag.replaces);
            }
            Event::Household(household) => {
                let written = self.written(record, (**household).clone());
                let versions = self.profiles.households.entry(household.household).or_default();
                versions.add(id, at, written, &household.replaces);
            }
            Event::Star(star) => {
                let written = self.written(record, star.clone());
                let versions = self.profiles.stars.entry((star.pupil, star.event)).or_default();
                versions.add(id, at, written, &star.replaces);
            }
            Event::FileLock(lock) => {
                let written = self.written(record, lock.clone());
                // Nobody lets themselves in.
                if lock.off && written.by == lock.person {
                    self.held.insert(id, HeldBecause::NoRight);
                    return;
                }
                let versions = self.profiles.locks.entry((lock.pupil, lock.person)).or_default();
                versions.add(id, at, written, &lock.replaces);
            }
            Event::Alleged(alleged) => {
                let written = self.written(record, alleged.clone());
                let versions = self.profiles.alleged.entry((alleged.alleged, alleged.concern)).or_default();
                versions.add(id, at, written, &alleged.replaces);
            }
            Event::Printed(printed) => {
                let written = self.written(record, printed.clone());
                written.put_among(&mut self.profiles.printed);
            }
            _ => {}
        }
    }

    /// Takes in that an administrator opened a pupil's file or a concern.
    pub(super) fn add_opening(&mut self, record: &Record) {
        let Event::Opened(opened) = &record.body.what else { return };
        if let Some(pupil) = opened.pupil {
            Opening::of(record).put_among(self.profiles.opened.entry(pupil).or_default());
        }
        if let Some(concern) = opened.concern {
            Opening::of(record).put_among(self.profiles.opened_concerns.entry(concern).or_default());
        }
    }

    /// Whether a person is kept from a pupil's file.
    pub fn shut_out(&self, person: &PersonId, pupil: &PupilId) -> bool {
        !self.profiles.no_locks()
            && self.joined.same(pupil).iter().any(|same| self.profiles.locked(same, person))
    }

    /// Whether a person is kept from a concern, because it names a pupil whose file they are kept from.
    pub fn shut_out_of(&self, person: &PersonId, concern: &Concern) -> bool {
        !self.profiles.no_locks()
            && concern.pupils.iter().any(|involved| match &involved.child {
                Child::Pupil(pupil) => self.shut_out(person, pupil),
                Child::Unlisted(_) => false,
            })
    }
}
