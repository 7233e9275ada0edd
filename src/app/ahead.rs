//! What files that were looked into would bring, before any of it is taken.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ids::DeviceId;
use crate::domain::register::{Record, Register};
use crate::log::entry::{Entry, Verified};
use crate::log::merge::{Inserted, Logs};
use crate::store::Backend;

use super::folding::{Reading, SLICE, fold_in_slices, read};
use super::problem::Problem;
use super::session::Session;
use super::slices::Slices;
use crate::platform::ports::Ports;

/// What the files looked into so far bring: each file is compared with what is here and with this.
pub(super) struct Ahead {
    pub(super) logs: Logs,
    /// What that comes to, beside what is here; or, once one of them may change rights, together with it.
    pub(super) register: Register,
}

impl Ahead {
    /// Nothing yet.
    pub(super) fn of<B: Backend>(session: &Session<B>) -> Self {
        Self { logs: Logs::default(), register: session.register.beside() }
    }

    /// A file was weighed and refused: what it would have come to counts for no other.
    pub(super) async fn forget_refused<P: Ports, B: Backend>(
        &mut self,
        session: &Session<B>,
        slices: &Slices<'_, P>,
    ) -> Result<(), Problem> {
        let taken = std::mem::replace(self, Self::of(session)).logs;
        let entries: Vec<Entry<Verified>> = taken.iter().cloned().collect();
        New::of(session, self, &entries, slices).await?.fold(session, self, slices).await?;
        self.logs = taken;
        Ok(())
    }
}

/// A bundle's entries that are not here yet.
pub(super) struct New<'a> {
    pub(super) entries: Vec<&'a Entry<Verified>>,
    /// Devices whose logs divide by them, and did not before.
    pub(super) forks: BTreeSet<DeviceId>,
}

impl<'a> New<'a> {
    pub(super) async fn of<P: Ports, B: Backend>(
        session: &Session<B>,
        ahead: &Ahead,
        entries: &'a [Entry<Verified>],
        slices: &Slices<'_, P>,
    ) -> Result<Self, Problem> {
        let here = [&session.logs, &ahead.logs];
        let mut among = Logs::default();
        let mut new = Self { entries: Vec::new(), forks: BTreeSet::new() };
        for (number, entry) in entries.iter().enumerate() {
            if number % SLICE == 0 {
                slices.did(0, 1).await?;
            }
            let known = here.iter().any(|logs| logs.knows(entry));
            let inserted = if known { Inserted::Known } else { among.insert(entry.clone()) };
            if inserted == Inserted::Known {
                continue;
            }
            if inserted == Inserted::Fork || here.iter().any(|logs| logs.divides(entry)) {
                new.forks.insert(entry.header().device);
            }
            new.entries.push(entry);
        }
        let forked = here.iter().flat_map(|logs| logs.forks());
        for (device, _) in forked {
            new.forks.remove(device);
        }
        Ok(new)
    }

    /// What they come to: beside what is here where that is the same, since it is so much less, else together with it.
    pub(super) async fn fold<P: Ports, B: Backend>(
        &self,
        session: &Session<B>,
        ahead: &mut Ahead,
        slices: &Slices<'_, P>,
    ) -> Result<(), Problem> {
        if self.fold_beside(session, ahead, slices).await? {
            return Ok(());
        }
        // What was folded beside comes to nothing: it need not be in memory.
        ahead.register = session.register.beside();
        let mut logs = session.logs.clone();
        logs.union(&ahead.logs);
        for entry in &self.entries {
            logs.insert((*entry).clone());
        }
        ahead.register = fold_in_slices(&session.school(), &logs, slices).await?;
        Ok(())
    }

    /// Whether that was the same.
    async fn fold_beside<P: Ports, B: Backend>(
        &self,
        session: &Session<B>,
        ahead: &mut Ahead,
        slices: &Slices<'_, P>,
    ) -> Result<bool, Problem> {
        let forked: BTreeSet<&DeviceId> = [&session.logs, &ahead.logs]
            .into_iter()
            .flat_map(Logs::forks)
            .map(|(device, _)| device)
            .collect();
        let divided = |entry: &&Entry<Verified>| forked.contains(&entry.header().device);
        if !self.forks.is_empty() || self.entries.iter().any(divided) {
            return Ok(false);
        }
        let (forks, whole) = (BTreeMap::new(), &session.register);
        let mut amending: Vec<Record> = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            if number % SLICE == 0 {
                slices.did(number, self.entries.len()).await?;
            }
            match read(entry, &forks) {
                Reading::Says(record) if record.amends() => amending.push(*record),
                Reading::Says(record) => {
                    if !ahead.register.extend_beside(whole, &record) {
                        return Ok(false);
                    }
                }
                Reading::Unreadable => ahead.register.unreadable(entry.id()),
                Reading::Withheld => {}
            }
        }
        Ok(amending.iter().all(|record| ahead.register.extend_beside(whole, record)))
    }
}
