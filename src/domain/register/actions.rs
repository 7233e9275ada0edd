//! Actions with all that was said of them. What counts depends on who holds an action: whoever it was given to, passed on
//! to, or asked for a part of it. Every entry names the one by which its writer holds, so that a device which has only
//! its own person's part of a chain judges that part as everybody else does.

mod chain;
mod thread;

use std::collections::BTreeMap;

pub use chain::Chain;
pub use thread::{Standing, Thread};

use super::{Record, Register};
use crate::domain::event::Event;
use crate::domain::ids::{ActionId, DeviceId, EntryId, PersonId};
use crate::domain::person::Author;
use crate::domain::roster::HeldBecause;
use crate::domain::time::Stamp;

/// Something written, with where and by whom.
#[derive(Debug, Clone)]
pub struct Written<T> {
    /// The entry.
    pub entry: EntryId,
    /// The device it was written on.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// Whose the device is.
    pub by: PersonId,
    /// Who wrote it, as they named themselves.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What it says.
    pub what: T,
}

impl<T> Written<T> {
    pub(super) fn order(&self) -> (Stamp, DeviceId, u64, EntryId) {
        (self.at, self.device, self.seq, self.entry)
    }

    /// Puts it in its place among others, which depends on no order of arrival.
    pub(super) fn put_among(self, others: &mut Vec<Self>) {
        let place = others.partition_point(|other| other.order() < self.order());
        others.insert(place, self);
    }
}

/// Every action.
#[derive(Debug, Clone, Default)]
pub struct Actions {
    chains: BTreeMap<ActionId, Chain>,
}

impl Actions {
    /// One action, once an assignment of it is here.
    pub fn get(&self, action: &ActionId) -> Option<&Chain> {
        self.chains.get(action).filter(|chain| chain.current().is_some())
    }

    /// Every action of which an assignment is here.
    pub fn all(&self) -> impl Iterator<Item = (&ActionId, &Chain)> {
        self.chains.iter().filter(|(_, chain)| chain.current().is_some())
    }

    /// Takes over from `whole` the action that an event is about, unless it is here.
    pub(super) fn borrow(&mut self, whole: &Self, event: &Event) {
        let action = match event {
            Event::Action(assignment) => assignment.action,
            Event::ActionAsked(asked) => asked.action,
            Event::ActionStatus(status) => status.action,
            _ => return,
        };
        if let Some(chain) = whole.chains.get(&action) {
            self.chains.entry(action).or_insert_with(|| chain.clone());
        }
    }

    /// Where each part asked and each status stands: the device, and the number in its log.
    pub fn said(&self) -> impl Iterator<Item = (&DeviceId, u64)> {
        let chains = self.chains.values();
        chains.flat_map(|chain| {
            let asked = chain.asked().map(|asked| (&asked.device, asked.seq));
            asked.chain(chain.statuses().map(|status| (&status.device, status.seq)))
        })
    }
}

impl Register {
    /// What an entry says, with where and by whom it was written.
    pub(super) fn written<T>(&self, record: &Record, what: T) -> Written<T> {
        let owner = self.roster.confirmed.get(&record.device);
        Written {
            entry: record.id,
            device: record.device,
            seq: record.seq,
            by: owner.copied().unwrap_or(record.body.who.person),
            who: record.body.who.clone(),
            at: record.body.at,
            what,
        }
    }

    /// Takes in what is said of an action, and judges anew what of it counts.
    pub(super) fn add_to_action(&mut self, record: &Record) {
        let action = match &record.body.what {
            Event::Action(assignment) => {
                let written = self.written(record, (**assignment).clone());
                let chain = self.actions.chains.entry(assignment.action).or_default();
                chain.add_version(written);
                assignment.action
            }
            Event::ActionAsked(asked) => {
                let written = self.written(record, asked.clone());
                self.actions.chains.entry(asked.action).or_default().add_asked(written);
                asked.action
            }
            Event::ActionStatus(status) => {
                let written = self.written(record, status.clone());
                self.actions.chains.entry(status.action).or_default().add_status(written);
                status.action
            }
            _ => return,
        };
        let Some(chain) = self.actions.chains.get_mut(&action) else { return };
        for (entry, counts) in chain.settle(&self.roster) {
            if counts {
                self.held.remove(&entry);
            } else {
                self.held.insert(entry, HeldBecause::NoRight);
            }
        }
    }
}
