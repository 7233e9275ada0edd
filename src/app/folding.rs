//! Folding the logs, a few entries at a time: each is read when its turn comes, so that no more than the register is in memory.

use std::collections::BTreeMap;

use crate::domain::event::{Body, may_speak_of_rights};
use crate::domain::ids::{DeviceId, SchoolId};
use crate::domain::register::{Folding, Record, Register};
use crate::log::entry::{Entry, Verified};
use crate::log::merge::Logs;

use super::judge::Cryptographic;
use super::problem::Problem;
use super::slices::Slices;
use crate::platform::ports::Ports;

/// So many entries are read in one go.
pub(super) const SLICE: usize = 64;

/// The first number at which each forked device's log divides.
pub(super) type Forks = BTreeMap<DeviceId, u64>;

/// What an entry is for folding.
pub(super) enum Reading {
    /// Its body is withheld.
    Withheld,
    /// It says something.
    Says(Box<Record>),
    /// Its body is here, and is not what a body of its kind is.
    Unreadable,
}

/// Reads an entry for folding. `forks` says where logs divide.
pub(super) fn read(entry: &Entry<Verified>, forks: &Forks) -> Reading {
    let Some(body) = entry.body() else { return Reading::Withheld };
    let Ok(body) = serde_json::from_slice::<Body>(body.as_bytes()) else { return Reading::Unreadable };
    let header = entry.header();
    Reading::Says(Box::new(Record {
        id: entry.id(),
        device: header.device,
        seq: header.seq,
        forked: forks.get(&header.device).is_some_and(|first| *first <= header.seq),
        body,
    }))
}

pub(super) fn forks(logs: &Logs) -> Forks {
    logs.forks().map(|(device, first)| (*device, first)).collect()
}

/// A fold of all logs, as far as it is.
struct Fold<'a> {
    school: &'a SchoolId,
    logs: &'a Logs,
    forks: Forks,
    rest: Box<dyn Iterator<Item = &'a Entry<Verified>> + 'a>,
    /// Entries gone through so far: each twice.
    done: usize,
    stage: Stage,
}

enum Stage {
    /// Looking for what speaks of rights.
    Rights(Vec<Record>),
    /// Adding everything.
    Adding(Box<Folding>),
}

impl<'a> Fold<'a> {
    fn begin(school: &'a SchoolId, logs: &'a Logs) -> Self {
        let (forks, rest) = (forks(logs), Box::new(logs.iter()));
        Self { school, logs, forks, rest, done: 0, stage: Stage::Rights(Vec::new()) }
    }

    /// Goes on a little; whether anything is left.
    fn step(&mut self) -> bool {
        for _ in 0..SLICE {
            let Some(entry) = self.rest.next() else {
                let Stage::Rights(rights) = &self.stage else { return false };
                self.stage = Stage::Adding(Box::new(Folding::begin(self.school, rights, &Cryptographic)));
                self.rest = Box::new(self.logs.iter());
                return true;
            };
            self.done += 1;
            match &mut self.stage {
                Stage::Rights(rights) => {
                    if entry.body().is_some_and(may_speak_of_rights)
                        && let Reading::Says(record) = read(entry, &self.forks)
                    {
                        rights.push(*record);
                    }
                }
                Stage::Adding(folding) => match read(entry, &self.forks) {
                    Reading::Says(record) => folding.add(*record),
                    Reading::Unreadable => folding.unreadable(entry.id()),
                    Reading::Withheld => {}
                },
            }
        }
        true
    }

    fn end(self) -> Register {
        match self.stage {
            Stage::Adding(folding) => folding.end(),
            Stage::Rights(_) => Register::default(),
        }
    }
}

/// Folds every entry in one go.
pub(super) fn fold(school: &SchoolId, logs: &Logs) -> Register {
    let mut fold = Fold::begin(school, logs);
    while fold.step() {}
    fold.end()
}

/// Folds every entry, in slices.
///
/// # Errors
/// [`Problem::CalledOff`].
pub(super) async fn fold_in_slices<P: Ports>(
    school: &SchoolId,
    logs: &Logs,
    slices: &Slices<'_, P>,
) -> Result<Register, Problem> {
    let mut fold = Fold::begin(school, logs);
    while fold.step() {
        slices.did(fold.done, logs.len() * 2).await?;
    }
    Ok(fold.end())
}

/// The same where it is too late to stop.
pub(super) async fn fold_to_the_end<P: Ports>(
    school: &SchoolId,
    logs: &Logs,
    slices: &Slices<'_, P>,
) -> Register {
    let mut fold = Fold::begin(school, logs);
    while fold.step() {
        slices.went_on(fold.done as u64, logs.len() as u64 * 2).await;
    }
    fold.end()
}
