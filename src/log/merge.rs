//! Merge is set union: commutative, associative, idempotent. Two different entries with one `(device, seq)` are a
//! fork: entries before it count, every branch after it is held.

use std::collections::btree_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Position;

use super::entry::{Entry, Verified};

/// What an insertion did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// It was not known.
    New,
    /// It was known exactly so.
    Known,
    /// It was known without its body, which has come now.
    BodyRestored,
    /// It was not known, and its place in the chain was taken by another entry.
    Fork,
}

/// What stands at one number of a device's log: one entry, but for a fork.
#[derive(Debug, Clone)]
enum Place {
    One(Entry<Verified>),
    /// Branches, in the order of their ids.
    Fork(Vec<Entry<Verified>>),
}

impl Place {
    fn entries(&self) -> &[Entry<Verified>] {
        match self {
            Self::One(entry) => std::slice::from_ref(entry),
            Self::Fork(entries) => entries,
        }
    }

    fn entries_mut(&mut self) -> &mut [Entry<Verified>] {
        match self {
            Self::One(entry) => std::slice::from_mut(entry),
            Self::Fork(entries) => entries,
        }
    }

    fn get(&self, id: &EntryId) -> Option<&Entry<Verified>> {
        self.entries().iter().find(|entry| entry.id() == *id)
    }

    /// Adds another branch.
    fn divide(&mut self, entry: Entry<Verified>) {
        let mut entries = self.entries().to_vec();
        let at = entries.partition_point(|other| other.id() < entry.id());
        entries.insert(at, entry);
        *self = Self::Fork(entries);
    }
}

/// Every entry of every device known here.
#[derive(Debug, Clone, Default)]
pub struct Logs {
    devices: BTreeMap<DeviceId, BTreeMap<u64, Place>>,
    /// The first number at which each forked device's log divides.
    forked: BTreeMap<DeviceId, u64>,
    count: usize,
}

impl Logs {
    /// Adds an entry.
    pub fn insert(&mut self, entry: Entry<Verified>) -> Inserted {
        let (device, seq) = (entry.header().device, entry.header().seq);
        let place = match self.devices.entry(device).or_default().entry(seq) {
            Vacant(place) => {
                place.insert(Place::One(entry));
                self.count += 1;
                return Inserted::New;
            }
            Occupied(place) => place.into_mut(),
        };
        if let Some(known) = place.entries_mut().iter_mut().find(|known| known.id() == entry.id()) {
            if known.body().is_some() || entry.body().is_none() {
                return Inserted::Known;
            }
            *known = entry;
            return Inserted::BodyRestored;
        }
        place.divide(entry);
        self.count += 1;
        let first = self.forked.entry(device).or_insert(seq);
        *first = seq.min(*first);
        Inserted::Fork
    }

    /// Takes back the newest entry of a log, which was written nowhere.
    pub fn take_back(&mut self, entry: &Entry<Verified>) {
        let Some(log) = self.devices.get_mut(&entry.header().device) else { return };
        if let Occupied(place) = log.entry(entry.header().seq)
            && matches!(place.get(), Place::One(known) if known.id() == entry.id())
        {
            place.remove();
            self.count -= 1;
        }
    }

    /// Forgets the bodies of these entries; their lines stay.
    pub fn withhold(&mut self, entries: &BTreeSet<EntryId>) {
        let known = self.devices.values_mut().flat_map(BTreeMap::values_mut).flat_map(Place::entries_mut);
        for entry in known.filter(|entry| entry.body().is_some() && entries.contains(&entry.id())) {
            *entry = entry.without_body();
        }
    }

    /// Adds every entry of another set.
    pub fn union(&mut self, other: &Self) {
        for entry in other.iter() {
            self.insert(entry.clone());
        }
    }

    /// Every entry, by device and number; of a fork, every branch.
    pub fn iter(&self) -> impl Iterator<Item = &Entry<Verified>> {
        self.devices.values().flat_map(BTreeMap::values).flat_map(Place::entries)
    }

    /// One device's entries, in order.
    pub fn of(&self, device: &DeviceId) -> impl Iterator<Item = &Entry<Verified>> {
        self.devices.get(device).into_iter().flat_map(BTreeMap::values).flat_map(Place::entries)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether this very entry is known.
    pub fn contains(&self, device: &DeviceId, seq: u64, id: &EntryId) -> bool {
        self.devices.get(device).and_then(|log| log.get(&seq)).is_some_and(|place| place.get(id).is_some())
    }

    /// Whether inserting this entry would change nothing.
    pub fn knows(&self, entry: &Entry<Verified>) -> bool {
        let header = entry.header();
        let place = self.devices.get(&header.device).and_then(|log| log.get(&header.seq));
        let known = place.and_then(|place| place.get(&entry.id()));
        known.is_some_and(|known| known.body().is_some() || entry.body().is_none())
    }

    /// The devices known.
    pub fn devices(&self) -> impl Iterator<Item = &DeviceId> {
        self.devices.keys()
    }

    /// Whether another entry stands where this one would.
    pub fn divides<S>(&self, entry: &Entry<S>) -> bool {
        let header = entry.header();
        let place = self.devices.get(&header.device).and_then(|log| log.get(&header.seq));
        place.is_some_and(|place| place.entries().iter().any(|other| other.id() != entry.id()))
    }

    /// The first number at which each forked device's log divides.
    pub fn forks(&self) -> impl Iterator<Item = (&DeviceId, u64)> {
        self.forked.iter().map(|(device, seq)| (device, *seq))
    }

    /// The newest position of a device up to which nothing is missing and nothing forks: what may be receipted.
    pub fn contiguous(&self, device: &DeviceId) -> Option<Position> {
        let log = self.devices.get(device)?;
        let mut head: Option<Position> = None;
        for (expected, (seq, place)) in (0..).zip(log) {
            let Place::One(entry) = place else { break };
            if *seq != expected {
                break;
            }
            head = Some(Position { seq: *seq, head: entry.id() });
        }
        head
    }

    /// The numbers missing from a device's log, as ranges, where some later entry is known.
    pub fn gaps(&self, device: &DeviceId) -> Vec<std::ops::Range<u64>> {
        let mut gaps = Vec::new();
        let mut expected = 0;
        for seq in self.devices.get(device).into_iter().flat_map(BTreeMap::keys) {
            if *seq > expected {
                gaps.push(expected..*seq);
            }
            // No number follows the last that there is.
            expected = seq.saturating_add(1);
        }
        gaps
    }

    /// The entries held because their device's log forks at or before them.
    pub fn held(&self) -> BTreeSet<EntryId> {
        let mut held = BTreeSet::new();
        for (device, seq) in self.forks() {
            let after = self.devices.get(device).into_iter().flat_map(|log| log.range(seq..));
            held.extend(after.flat_map(|(_, place)| place.entries()).map(Entry::id));
        }
        held
    }
}
