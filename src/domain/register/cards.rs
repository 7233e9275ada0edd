//! Abridged cards with who has read them, what arises from which concern, and what agencies were told.

use std::collections::{BTreeMap, BTreeSet};

use super::actions::{Chain, Written};
use super::{Record, Register};
use crate::domain::card::{Arising, Card, Withdrawal};
use crate::domain::disclosure::Disclosure;
use crate::domain::event::Event;
use crate::domain::ids::{CardId, EntryId, PersonId};
use crate::domain::time::{Millis, Stamp};

/// A card with where and by whom it was written.
pub type CardRecord = Written<Card>;

/// What agencies were told or refused, oldest first.
pub type Disclosures = Vec<Written<Disclosure>>;

/// Every card.
#[derive(Debug, Clone, Default)]
pub struct Cards {
    all: BTreeMap<CardId, CardRecord>,
    /// More than one, if two people withdrew it without knowing of each other.
    withdrawn: BTreeMap<CardId, Vec<Written<Withdrawal>>>,
    /// When each person first read a card, and the entries that say so.
    read: BTreeMap<(CardId, PersonId), (Stamp, BTreeSet<EntryId>)>,
    arising: BTreeSet<(EntryId, Arising)>,
}

impl Cards {
    /// One card.
    pub fn get(&self, card: &CardId) -> Option<&CardRecord> {
        self.all.get(card)
    }

    /// Every card.
    pub fn all(&self) -> impl Iterator<Item = &CardRecord> {
        self.all.values()
    }

    /// Who withdrew a card, when and why, oldest first: of several each stands, and all say the same of the card.
    pub fn withdrawn(&self, card: &CardId) -> &[Written<Withdrawal>] {
        self.withdrawn.get(card).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a card is over: withdrawn, or its last day past.
    pub fn is_over(&self, card: &CardId, now: Millis) -> bool {
        self.withdrawn.contains_key(card) || self.get(card).is_none_or(|record| record.what.is_over(now))
    }

    /// Whether a card may be read now.
    pub fn is_readable(&self, card: &CardId, now: Millis) -> bool {
        !self.is_over(card, now) && self.get(card).is_some_and(|record| record.what.is_valid(now))
    }

    /// When a person first read a card.
    pub fn read(&self, card: &CardId, person: &PersonId) -> Option<Stamp> {
        self.read.get(&(*card, *person)).map(|(at, _)| *at)
    }

    /// What arises from a concern.
    pub fn arising_from(&self, concern: &EntryId) -> impl Iterator<Item = Arising> {
        let concern = *concern;
        self.arising.iter().filter(move |(from, _)| *from == concern).map(|(_, thing)| *thing)
    }

    /// The concern that something arises from.
    pub fn concern_of(&self, thing: Arising) -> Option<EntryId> {
        self.arising.iter().find(|(_, other)| *other == thing).map(|(concern, _)| *concern)
    }
}

impl Register {
    /// Takes in what is said of cards and disclosures.
    pub(super) fn add_card(&mut self, record: &Record) {
        match &record.body.what {
            Event::Card(card) => {
                let written = self.written(record, (**card).clone());
                first(&mut self.cards.all, card.card, written);
            }
            Event::CardWithdrawn(withdrawal) => {
                let written = self.written(record, withdrawal.clone());
                written.put_among(self.cards.withdrawn.entry(withdrawal.card).or_default());
            }
            Event::CardRead(read) => {
                let written = self.written(record, *read);
                let known = self.cards.read.entry((read.card, written.by));
                let (at, entries) = known.or_insert((written.at, BTreeSet::new()));
                *at = (*at).min(written.at);
                entries.insert(written.entry);
            }
            Event::ArisesFrom(arises) => {
                self.cards.arising.insert((arises.concern, arises.thing));
            }
            Event::Disclosure(disclosure) => {
                let written = self.written(record, (**disclosure).clone());
                written.put_among(&mut self.disclosures);
            }
            _ => {}
        }
    }

    /// Those for whom a card is: its audience, and whoever holds an action that it goes with or has held it.
    pub fn card_readers(&self, card: &CardId) -> BTreeSet<PersonId> {
        let Some(record) = self.cards.get(card) else { return BTreeSet::new() };
        let mut readers: BTreeSet<PersonId> = record.what.audience.iter().copied().collect();
        let with = self.actions.all().filter(|(_, chain)| chain.has_card(card));
        readers.extend(with.flat_map(|(_, chain)| chain.people()));
        readers
    }

    /// The cards that are for a person.
    pub fn cards_for(&self, person: PersonId) -> BTreeSet<CardId> {
        let chains = self.actions.all().map(|(_, chain)| chain);
        let mut cards: BTreeSet<CardId> =
            chains.filter(|chain| chain.people().contains(&person)).flat_map(Chain::cards).collect();
        let addressed = self.cards.all().filter(|record| record.what.audience.contains(&person));
        cards.extend(addressed.map(|record| record.what.card));
        cards
    }

    /// The entries about actions and cards that a person may have now, and no others: tasks that are or were theirs with
    /// what was said of them ([`super::Chain::carried_to`]), cards for them that are not over, that a card of theirs was
    /// withdrawn, and what they read.
    pub fn actions_carried_to(&self, person: PersonId, now: Millis) -> BTreeSet<EntryId> {
        let chains = self.actions.all().flat_map(|(_, chain)| chain.carried_to(person));
        let mut carried: BTreeSet<EntryId> = chains.collect();
        for card in self.cards_for(person) {
            let record = self.cards.get(&card).filter(|_| !self.cards.is_over(&card, now));
            carried.extend(record.map(|record| record.entry));
            carried.extend(self.cards.withdrawn(&card).iter().map(|withdrawn| withdrawn.entry));
            if let Some((_, entries)) = self.cards.read.get(&(card, person)) {
                carried.extend(entries);
            }
        }
        carried
    }
}

/// Keeps the first of several that say they are the same: which one that is depends on no order of arrival.
fn first<T>(all: &mut BTreeMap<CardId, Written<T>>, card: CardId, written: Written<T>) {
    match all.get(&card) {
        Some(other) if other.order() <= written.order() => {}
        _ => {
            all.insert(card, written);
        }
    }
}
