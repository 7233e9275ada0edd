//! Taking entries that are written into the logs and the register of an open vault, at once or in slices.

use crate::log::entry::{Entry, Verified};
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::folding::{Forks, Reading, SLICE, fold, fold_to_the_end, forks, read};
use super::orders::Orders;
use super::session::Session;
use super::slices::Slices;

impl<B: Backend> Session<B> {
    /// Takes in entries that are written.
    pub(super) fn take(&mut self, entries: &[Entry<Verified>]) {
        let mut taking = Taking::begin(self, entries);
        while taking.step(self) {}
        self.orders = Orders::default();
        if !taking.simple {
            self.refold();
        }
    }

    /// The same in slices. They are written already: it is too late to stop.
    pub(super) async fn take_in_slices<P: Ports>(
        &mut self,
        entries: &[Entry<Verified>],
        slices: &Slices<'_, P>,
    ) {
        let mut taking = Taking::begin(self, entries);
        while taking.step(self) {
            slices.went_on((taking.logged + taking.done) as u64, entries.len() as u64 * 2).await;
        }
        self.orders = Orders::default();
        if !taking.simple {
            self.register = fold_to_the_end(&self.school(), &self.logs, slices).await;
            self.searching.forget();
        }
    }

    /// Folds everything anew: whatever was worked out of it before is worked out again when it is wanted.
    pub(super) fn refold(&mut self) {
        self.register = fold(&self.school(), &self.logs);
        self.orders = Orders::default();
        self.searching.forget();
    }
}

/// Entries that are written on their way into logs and register.
struct Taking<'a> {
    entries: &'a [Entry<Verified>],
    /// How many are in the logs.
    logged: usize,
    /// How many are in the register.
    done: usize,
    forks: Forks,
    /// Whether adding them gives the same as folding everything anew.
    simple: bool,
}

impl<'a> Taking<'a> {
    fn begin<B: Backend>(session: &Session<B>, entries: &'a [Entry<Verified>]) -> Self {
        Self { entries, logged: 0, done: 0, simple: true, forks: forks(&session.logs) }
    }

    /// Goes on a little; whether anything is left.
    fn step<B: Backend>(&mut self, session: &mut Session<B>) -> bool {
        if self.logged < self.entries.len() {
            for entry in self.entries.iter().skip(self.logged).take(SLICE) {
                self.logged += 1;
                session.logs.insert(entry.clone());
            }
            if self.logged == self.entries.len() {
                // A log that divides, or divides earlier than was known, takes what stood after it out of the register.
                self.simple = self.forks == forks(&session.logs);
            }
            return self.simple;
        }
        let slice = self.entries.iter().skip(self.done).take(SLICE);
        for entry in slice {
            self.done += 1;
            self.simple = self.simple
                && match read(entry, &self.forks) {
                    Reading::Says(record) => {
                        session.searching.hear(&record);
                        session.register.extend(&record)
                    }
                    Reading::Unreadable => {
                        session.register.unreadable(entry.id());
                        true
                    }
                    Reading::Withheld => true,
                };
        }
        self.simple && self.done < self.entries.len()
    }
}
