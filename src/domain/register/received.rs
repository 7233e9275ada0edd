//! Who has received what: of each device, how far each administrator's device says it has its log.

use std::collections::{BTreeMap, BTreeSet};

use super::Register;
use super::delivery::further;
use crate::domain::ids::{DeviceId, PersonId};
use crate::domain::person::{Position, Role};

/// Receipts, by the device that is received and the one that received.
#[derive(Debug, Clone, Default)]
pub struct Received {
    of: BTreeMap<DeviceId, BTreeMap<DeviceId, Position>>,
}

impl Received {
    pub(super) fn add(&mut self, by: DeviceId, of: DeviceId, upto: Position) {
        further(self.of.entry(of).or_default(), by, upto);
    }

    /// How far one device says that it has another's log.
    pub fn by(&self, by: &DeviceId, of: &DeviceId) -> Option<Position> {
        self.of.get(of)?.get(by).copied()
    }

    /// Every device that has received from this one, and how far.
    pub fn of(&self, of: &DeviceId) -> impl Iterator<Item = (&DeviceId, &Position)> {
        self.of.get(of).into_iter().flatten()
    }
}

impl Register {
    /// How far those who still administer have a device's log, by the word of devices of theirs that still count. What a lost
    /// device received, or somebody who has left, may be nowhere else.
    pub fn still_received(&self, device: &DeviceId) -> Option<Position> {
        let standing = self.received.of(device).filter(|(by, _)| self.roster.role(by) >= Role::Administrator);
        standing.map(|(_, upto)| *upto).max_by_key(|upto| upto.seq)
    }

    /// The people who administer and have this entry, by the word of a device of theirs that still counts. Only those receipts
    /// are heard that `vouches` says are for this very log.
    pub fn holders(
        &self,
        device: &DeviceId,
        seq: u64,
        vouches: impl Fn(&Position) -> bool,
    ) -> BTreeSet<PersonId> {
        let covering = self.received.of(device).filter(|(_, upto)| upto.seq >= seq && vouches(upto));
        let standing = covering.filter(|(by, _)| self.roster.role(by) >= Role::Administrator);
        standing.filter_map(|(by, _)| self.roster.confirmed.get(by).copied()).collect()
    }
}
