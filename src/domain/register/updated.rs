//! Which updates have come: of each device, the newest that it says it has merged from each of the others.

use std::collections::BTreeMap;

use crate::domain::ids::DeviceId;

/// The newest updates merged, by who merged and who made them.
#[derive(Debug, Clone, Default)]
pub struct Updated {
    newest: BTreeMap<(DeviceId, DeviceId), u64>,
}

impl Updated {
    pub(super) fn add(&mut self, by: DeviceId, from: DeviceId, number: u64) {
        let newest = self.newest.entry((by, from)).or_default();
        *newest = number.max(*newest);
    }

    /// The highest number among the updates of one device that another says it has; 0 for none.
    pub fn by(&self, by: &DeviceId, from: &DeviceId) -> u64 {
        self.newest.get(&(*by, *from)).copied().unwrap_or_default()
    }
}
