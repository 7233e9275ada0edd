//! How far entries have come: packed, received, read, acted on, each only on proof; and which files carried them.

use std::collections::BTreeMap;

use super::{ConcernRecord, Register};
use crate::domain::event::{Merged, Packed, Receipt};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::{Position, Role};
use crate::domain::time::Stamp;

/// The stable code of a full copy among the kinds of bundles.
pub const FULL_COPY: &str = "full-copy";

/// The stable code of a hand-over.
pub const HAND_OVER: &str = "hand-over";

/// The stable code of an update.
pub const UPDATE: &str = "update";

/// How far a concern has come, each step only on proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// Saved on this device.
    Saved,
    /// In a bundle that was made.
    Packed,
    /// An administrator's signed receipt covers it.
    Received,
    /// An administrator has opened it.
    Read,
    /// An administrator has decided what is done.
    ActedOn,
}

/// A device's last hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOver {
    /// When it was made.
    pub at: Stamp,
    /// How many drafts stayed behind.
    pub drafts: u64,
}

impl Register {
    /// How far a concern has come.
    pub fn delivery(&self, record: &ConcernRecord) -> Delivery {
        self.delivered(&record.entry, &record.device, record.seq)
    }

    /// How far a concern has come of which no more may be here than a reference.
    pub fn delivered(&self, concern: &EntryId, device: &DeviceId, seq: u64) -> Delivery {
        let by_administrator = self.roster.role(device) >= Role::Administrator;
        if self.triages.acted_on(concern).is_some() {
            Delivery::ActedOn
        } else if self.opened.contains_key(concern) && !by_administrator {
            Delivery::Read
        } else {
            self.reached(device, seq)
        }
    }

    /// How far an entry has come, short of being read.
    pub fn reached(&self, device: &DeviceId, seq: u64) -> Delivery {
        let covers = |positions: &BTreeMap<DeviceId, Position>| {
            positions.get(device).is_some_and(|position| position.seq >= seq)
        };
        if covers(&self.receipts) {
            Delivery::Received
        } else if covers(&self.packed) {
            Delivery::Packed
        } else {
            Delivery::Saved
        }
    }

    pub(super) fn add_packed(&mut self, device: DeviceId, at: Stamp, packed: &Packed) {
        if packed.bundle_kind == FULL_COPY {
            let last = self.copied.entry(device).or_insert(at);
            *last = (*last).max(at);
        }
        if packed.bundle_kind == HAND_OVER {
            let (made, drafts) = (HandedOver { at, drafts: packed.drafts }, packed.drafts);
            let last = self.handed_over.entry(device).or_insert(made);
            if at > last.at {
                *last = HandedOver { at, drafts };
            }
        }
        if let Some(upto) = packed.upto {
            further(&mut self.packed, device, upto);
        }
        let mut later = device;
        while let Some(earlier) = self.roster.devices.get(&later).and_then(|device| device.continues)
            && let Some(upto) = packed.earlier.get(&earlier)
            && earlier != later
            && self.roster.same_person(&earlier, &later)
        {
            further(&mut self.packed, earlier, *upto);
            later = earlier;
        }
        let number = self.numbers.entry((device, packed.bundle_kind.clone())).or_default();
        *number = (*number).max(packed.number);
    }

    pub(super) fn add_merged(&mut self, device: DeviceId, seq: u64, merged: &Merged) {
        let Merged { bundle_kind, from, number, .. } = merged;
        let administered = self.roster.administered(&device, seq);
        if bundle_kind == HAND_OVER && administered {
            self.volumes.add(device, merged);
        }
        if bundle_kind == UPDATE {
            self.updated.add(device, *from, *number);
        }
        // A recorder merges updates, and knows nothing of other files.
        if bundle_kind == UPDATE || administered {
            self.merged.insert((*from, bundle_kind.clone(), *number));
        }
    }

    pub(super) fn add_receipt(&mut self, by: DeviceId, receipt: &Receipt) {
        let Receipt { device: of, upto } = receipt;
        further(&mut self.receipts, *of, *upto);
        self.received.add(by, *of, *upto);
    }
}

pub(super) fn further(positions: &mut BTreeMap<DeviceId, Position>, device: DeviceId, position: Position) {
    let furthest = positions.entry(device).or_insert(position);
    // Of two branches of a log that forks there may be receipts up to the same number: which is kept must not depend on
    // which came first.
    if (position.seq, position.head) > (furthest.seq, furthest.head) {
        *furthest = position;
    }
}
