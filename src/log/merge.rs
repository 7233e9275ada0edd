//! Merge is set union: commutative, associative, idempotent. Two different entries with one `(device, seq)` are a
//! fork: entries before it count, every branch after it is held.

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

/// Every entry of every device known here.
#[derive(Debug, Clone, Default)]
pub struct Logs {
    devices: BTreeMap<DeviceId, BTreeMap<u64, BTreeMap<EntryId, Entry<Verified>>>>,
    /// The first number at which each forked device's log divides.
    forked: BTreeMap<DeviceId, u64>,
    count: usize,
}

impl Logs {
    /// Adds an entry.
    pub fn insert(&mut self, entry: Entry<Verified>) -> Inserted {
        let header = entry.header();
        let place = self.devices.entry(header.device).or_default().entry(header.seq).or_default();
        if let Some(known) = place.get_mut(&entry.id()) {
            if known.body().is_some() || entry.body().is_none() {
                return Inserted::Known;
            }
            *known = entry;
            return Inserted::BodyRestored;
        }
        let taken = !place.is_empty();
        let (device, seq) = (header.device, header.seq);
        place.insert(entry.id(), entry);
        self.count += 1;
        if !taken {
            return Inserted::New;
        }
        let first = self.forked.entry(device).or_insert(seq);
        *first = seq.min(*first);
        Inserted::Fork
    }

    /// Forgets the bodies of these entries; their lines stay.
    pub fn withhold(&mut self, entries: &BTreeSet<EntryId>) {
        let known = self.devices.values_mut().flat_map(BTreeMap::values_mut).flat_map(BTreeMap::values_mut);
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
        self.devices.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values)
    }

    /// One device's entries, in order.
    pub fn of(&self, device: &DeviceId) -> impl Iterator<Item = &Entry<Verified>> {
        self.devices.get(device).into_iter().flat_map(BTreeMap::values).flat_map(BTreeMap::values)
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
        self.devices.get(device).and_then(|log| log.get(&seq)).is_some_and(|place| place.contains_key(id))
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
        place.is_some_and(|place| place.keys().any(|id| *id != entry.id()))
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
            if *seq != expected || place.len() > 1 {
                break;
            }
            head = place.keys().next().map(|id| Position { seq: *seq, head: *id });
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
            held.extend(after.flat_map(|(_, place)| place.keys().copied()));
        }
        held
    }
}
