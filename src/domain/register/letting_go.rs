//! Concerns whose bodies leave their writer's device: the school says after how many days, and two administrators must have
//! them. A concern goes together with all that stands beside it, and a reference stays.

use std::collections::BTreeMap;

use super::{ConcernRecord, Register};
use crate::domain::event::{LetGo, Reference};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Position;
use crate::domain::time::{Millis, Stamp};

/// So many administrators must have what leaves its writer's device.
pub const HOLDERS: usize = 2;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What devices have let go of.
#[derive(Debug, Clone, Default)]
pub struct LettingGo {
    concerns: BTreeMap<DeviceId, BTreeMap<EntryId, Reference>>,
}

impl LettingGo {
    pub(super) fn add(&mut self, by: DeviceId, let_go: &LetGo) {
        let concerns = let_go.concerns.iter().map(|reference| (reference.entry, *reference));
        self.concerns.entry(by).or_default().extend(concerns);
    }

    /// What is known of a concern that some device has let go of.
    pub fn reference(&self, concern: &EntryId) -> Option<&Reference> {
        self.concerns.values().find_map(|concerns| concerns.get(concern))
    }

    /// What a device says that it has let go of.
    pub fn by(&self, device: &DeviceId) -> impl Iterator<Item = &Reference> {
        self.concerns.get(device).into_iter().flat_map(BTreeMap::values)
    }
}

impl Register {
    /// Whether a concern, with all that stands beside it, has been on its writer's devices as long as the school keeps it there,
    /// and two administrators have it. `vouches` says whether a receipt is for the very log of that device.
    pub fn outlived(
        &self,
        record: &ConcernRecord,
        now: Millis,
        vouches: impl Fn(&DeviceId, &Position) -> bool,
    ) -> bool {
        let Some(days) = self.school.current().and_then(|details| details.settings.keep_days) else {
            return false;
        };
        let newest = now.plus(-i64::from(days).saturating_mul(DAY));
        let done = |device: &DeviceId, seq: u64, at: &Stamp| {
            at.clock <= newest && self.holders(device, seq, |upto| vouches(device, upto)).len() >= HOLDERS
        };
        done(&record.device, record.seq, &record.at)
            && self
                .amendments
                .of(&record.entry)
                .iter()
                .all(|beside| done(&beside.device, beside.seq, &beside.at))
    }
}
