//! What stands beside a concern: corrections, additions, and that it was entered in error. It counts if the concern's own
//! writer wrote it, or somebody who administered then.

use std::collections::{BTreeMap, BTreeSet};

use super::{ConcernRecord, Record, Register};
use crate::domain::concern::Concern;
use crate::domain::event::{Addition, Amend, Event, Withdraw};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Author;
use crate::domain::roster::HeldBecause;
use crate::domain::time::Stamp;

/// Something that stands beside a concern.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// The entry.
    pub entry: EntryId,
    /// The device it was written on.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What it says.
    pub what: Amended,
}

/// What an amendment says.
#[derive(Debug, Clone)]
pub enum Amended {
    /// As the concern should have been.
    Corrected(Box<Amend>),
    /// What is added to it.
    Added(String),
    /// It was entered in error, and why.
    Withdrawn(String),
}

/// Amendments of every concern.
#[derive(Debug, Clone, Default)]
pub struct Amendments {
    of: BTreeMap<EntryId, Vec<Amendment>>,
    /// Concerns that are not here, but amendments of them are.
    awaited: BTreeSet<EntryId>,
}

impl Amendments {
    /// Those of one concern, oldest first.
    pub fn of(&self, concern: &EntryId) -> &[Amendment] {
        self.of.get(concern).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every one.
    pub fn all(&self) -> impl Iterator<Item = &Amendment> {
        self.of.values().flatten()
    }

    /// Whether something waits for this concern.
    pub(super) fn awaits(&self, concern: &EntryId) -> bool {
        self.awaited.contains(concern)
    }

    fn corrections(&self, concern: &EntryId) -> Vec<(&Amendment, &Amend)> {
        let all = self.of(concern).iter();
        let corrections: Vec<(&Amendment, &Amend)> = all
            .filter_map(|amendment| match &amendment.what {
                Amended::Corrected(amend) => Some((amendment, &**amend)),
                _ => None,
            })
            .collect();
        let replaced: BTreeSet<&EntryId> =
            corrections.iter().flat_map(|(_, amend)| amend.replaces.iter()).collect();
        corrections.into_iter().filter(|(amendment, _)| !replaced.contains(&amendment.entry)).collect()
    }

    /// The corrections that no other takes the place of: more than one, if two people corrected it without knowing of each
    /// other.
    pub fn heads(&self, concern: &EntryId) -> Vec<EntryId> {
        self.corrections(concern).into_iter().map(|(amendment, _)| amendment.entry).collect()
    }

    /// The concern as it was corrected last, or as it was written.
    pub fn current<'a>(&'a self, record: &'a ConcernRecord) -> &'a Concern {
        let newest = self.corrections(&record.entry).into_iter().last();
        newest.map_or(&record.concern, |(_, amend)| &amend.concern)
    }

    /// Whether it was entered in error.
    pub fn withdrawn(&self, concern: &EntryId) -> bool {
        self.of(concern).iter().any(|amendment| matches!(amendment.what, Amended::Withdrawn(_)))
    }
}

/// The concern that an event amends.
pub(super) fn amends(event: &Event) -> Option<EntryId> {
    match event {
        Event::Amend(amend) => Some(amend.entry),
        Event::Addition(Addition { entry, .. }) | Event::Withdraw(Withdraw { entry, .. }) => Some(*entry),
        _ => None,
    }
}

impl Register {
    /// Takes an amendment in, once every concern is.
    pub(super) fn amend(&mut self, concern: EntryId, record: &Record) {
        let Record { id, device, seq, body, .. } = record;
        let Some(original) = self.concerns.get(&concern) else {
            self.amendments.awaited.insert(concern);
            return;
        };
        if !self.is_writers(original, device) && !self.roster.administered(device, *seq) {
            self.held.insert(*id, HeldBecause::NoRight);
            return;
        }
        let what = match &body.what {
            Event::Amend(amend) => Amended::Corrected(amend.clone()),
            Event::Addition(addition) => Amended::Added(addition.text.clone()),
            Event::Withdraw(withdraw) => Amended::Withdrawn(withdraw.reason.clone()),
            _ => return,
        };
        let (who, at) = (body.who.clone(), body.at);
        let amendment = Amendment { entry: *id, device: *device, seq: *seq, who, at, what };
        let all = self.amendments.of.entry(concern).or_default();
        let order = |one: &Amendment| (one.at, one.device, one.seq, one.entry);
        let place = all.partition_point(|other| order(other) < order(&amendment));
        all.insert(place, amendment);
    }

    /// Whether a device is the one that a concern was written on, or another confirmed one of the same person.
    fn is_writers(&self, concern: &ConcernRecord, device: &DeviceId) -> bool {
        let owner = |device| self.roster.confirmed.get(device);
        concern.device == *device || owner(device).is_some() && owner(&concern.device) == owner(device)
    }
}
