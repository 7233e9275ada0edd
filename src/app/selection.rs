//! What each device's part of an update carries: exactly what is its person's. Who an entry is for is said in one table
//! ([`Audience`]); here the newest receipts and the first readings are picked out of many.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::audience::Audience;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::time::Millis;
use crate::log::entry::{Entry, Verified};
use crate::store::Backend;

use super::folding::SLICE;
use super::problem::Problem;
use super::session::Session;
use super::slices::Slices;
use crate::platform::ports::Ports;

/// What there is to send, by who it is for.
pub(super) struct Selection<'a, B> {
    session: &'a Session<B>,
    /// For every member of staff: the roster whole, and the directory as it stands.
    everyone: Vec<&'a Entry<Verified>>,
    hearers: Vec<&'a Entry<Verified>>,
    /// Actions and cards, for whoever holds them.
    carried: Vec<&'a Entry<Verified>>,
    now: Millis,
    personal: Vec<(DeviceId, &'a Entry<Verified>)>,
    /// Which of those are receipts.
    receipts: BTreeSet<EntryId>,
    /// Concerns, with what stands beside them, that their writers' devices keep no longer.
    outlived: BTreeSet<EntryId>,
}

impl<'a, B: Backend> Selection<'a, B> {
    /// Looks through all logs once, in slices.
    ///
    /// # Errors
    /// [`Problem::CalledOff`].
    pub(super) async fn of<P: Ports>(ports: &P, session: &'a Session<B>) -> Result<Self, Problem> {
        let (now, many) = (ports.clock().now(), session.logs.len());
        let mut slices = Slices::of(ports, many as u64);
        slices.part(many as u64);
        let register = &session.register;
        let mut selection = Self {
            session,
            everyone: Vec::new(),
            hearers: Vec::new(),
            carried: Vec::new(),
            now,
            personal: Vec::new(),
            receipts: BTreeSet::new(),
            outlived: BTreeSet::new(),
        };
        let mut receipts: BTreeMap<(DeviceId, DeviceId), &Entry<Verified>> = BTreeMap::new();
        let mut opened: BTreeMap<EntryId, (DeviceId, &Entry<Verified>)> = BTreeMap::new();
        for (number, entry) in session.logs.iter().enumerate() {
            if number % SLICE == 0 {
                slices.did(number, many).await?;
            }
            let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
            let Some(Body { at, what, .. }) = body else { continue };
            match (register.audience(&entry.id(), &what), &what) {
                (Audience::Everyone, _) => selection.everyone.push(entry),
                (Audience::Hearers, _) => selection.hearers.push(entry),
                (Audience::Carried, _) => selection.carried.push(entry),
                // The newest of each administrator: what two have, their devices need not keep.
                (Audience::PersonOf(of), Event::Receipt(receipt)) => {
                    let by = entry.header().device;
                    if register.received.by(&by, &of) == Some(receipt.upto) {
                        receipts.insert((of, by), entry);
                    }
                }
                // The first time that an administrator opened it.
                (Audience::PersonOf(of), Event::Opened(first)) => {
                    if let Some(concern) = first.concern
                        && register.opened.get(&concern) == Some(&at)
                    {
                        opened.entry(concern).or_insert((of, entry));
                    }
                }
                (Audience::PersonOf(of), _) => selection.personal.push((of, entry)),
                (Audience::Nobody | Audience::Replaced | Audience::Unknown, _) => {}
            }
        }
        selection.receipts.extend(receipts.values().map(|entry| entry.id()));
        selection.personal.extend(receipts.into_iter().map(|((of, _), entry)| (of, entry)));
        selection.personal.extend(opened.into_values());
        let concerns = register.concerns.values();
        for record in concerns.filter(|record| register.outlived(record, now, |_, _| true)) {
            let beside = register.amendments.of(&record.entry).iter().map(|amendment| amendment.entry);
            selection.outlived.extend(beside.chain([record.entry]));
        }
        Ok(selection)
    }

    /// The entries for one device, as their lines.
    pub(super) fn part(&self, device: &DeviceId) -> Vec<&'a str> {
        let register = &self.session.register;
        // Whoever administered hears which receipts there are: what nobody else has they still give on.
        let served = register.roster.has_served(device);
        let theirs = |of: &DeviceId, entry: &Entry<Verified>| {
            register.is_of(of, device) || served && self.receipts.contains(&entry.id())
        };
        let personal = self.personal.iter().filter(|(of, entry)| theirs(of, entry));
        let mut entries = self.everyone.clone();
        entries.extend(personal.map(|(_, entry)| *entry));
        if register.includes(Audience::Hearers, device) {
            entries.extend(&self.hearers);
        }
        let carried = register.carried_to(device, self.now);
        entries.extend(self.carried.iter().filter(|entry| carried.contains(&entry.id())));
        entries.extend(self.returned(device));
        entries.into_iter().map(Entry::line).collect()
    }

    /// What the person of this device wrote on another one of theirs, which may be lost.
    fn returned(&self, device: &DeviceId) -> Vec<&'a Entry<Verified>> {
        let register = &self.session.register;
        let roster = &register.roster;
        let Some(person) = roster.confirmed.get(device) else { return Vec::new() };
        let mut written: BTreeSet<EntryId> = register.concerns.keys().copied().collect();
        written.extend(register.amendments.all().map(|amendment| amendment.entry));
        let theirs = roster.devices_of(*person).filter(|other| *other != device);
        let entries = theirs.flat_map(|other| self.session.logs.of(other));
        entries
            .filter(|entry| written.contains(&entry.id()) && !self.outlived.contains(&entry.id()))
            .collect()
    }
}

/// What every member of staff may have: the roster whole, and the directory as it stands.
pub(super) fn for_everyone<B: Backend>(session: &Session<B>) -> Vec<&Entry<Verified>> {
    let for_all = |entry: &&Entry<Verified>| {
        let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
        body.is_some_and(|body| session.register.audience(&entry.id(), &body.what) == Audience::Everyone)
    };
    session.logs.iter().filter(for_all).collect()
}
