//! Which further volumes of hand-overs have come: those carry attachments alone, which no receipt speaks of.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::event::Merged;
use crate::domain::ids::DeviceId;

/// The further volumes of hand-overs, and the administrators' devices that have each.
#[derive(Debug, Clone, Default)]
pub struct Volumes {
    come: BTreeMap<(DeviceId, u64, u32), BTreeSet<DeviceId>>,
}

impl Volumes {
    pub(super) fn add(&mut self, by: DeviceId, merged: &Merged) {
        if merged.volume > 1 {
            let place = (merged.from, merged.number, merged.volume);
            self.come.entry(place).or_default().insert(by);
        }
    }

    /// Whether a device says that it has a volume of another's hand-over of this number.
    pub fn has(&self, by: &DeviceId, from: &DeviceId, number: u64, volume: u32) -> bool {
        self.come.get(&(*from, number, volume)).is_some_and(|devices| devices.contains(by))
    }

    /// Whether any device does.
    pub fn have_come(&self, from: &DeviceId, number: u64, volume: u32) -> bool {
        self.come.contains_key(&(*from, number, volume))
    }
}
