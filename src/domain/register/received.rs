//! Who has received what: of each device, how far each administrator's device says it has its log.

use std::collections::BTreeMap;

use super::further;
use crate::domain::ids::DeviceId;
use crate::domain::person::Position;

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
}
