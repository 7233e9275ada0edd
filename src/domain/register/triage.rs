//! What administrators made of each concern, and how far the work on it has come.

use std::collections::BTreeMap;

use super::{Record, Versions};
use crate::domain::event::{ActedOn, Event, SetStatus, Triage};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Author;
use crate::domain::time::Stamp;
use crate::domain::triage::{Before, Status};

/// What somebody wrote about a concern.
#[derive(Debug, Clone)]
pub struct Word<T> {
    /// Who.
    pub who: Author,
    /// On which device.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// What.
    pub what: T,
}

/// What was said of one concern.
#[derive(Debug, Clone)]
pub struct Triaged {
    /// What was decided.
    pub triages: Versions<Word<Triage>>,
    /// How far the work has come.
    pub statuses: Versions<Word<SetStatus>>,
    /// How far it has, of all that stands: worked out once, because lists ask for it of every concern.
    status: Status,
    contested: bool,
    latest: Option<Stamp>,
}

impl Default for Triaged {
    fn default() -> Self {
        let (triages, statuses) = (Versions::default(), Versions::default());
        Self { triages, statuses, status: Status::Received, contested: false, latest: None }
    }
}

impl Triaged {
    /// The triage that counts: the newest that no other takes the place of.
    pub fn triage(&self) -> Option<&Triage> {
        self.triages.current().map(|word| &word.what)
    }

    /// How far the work has come. A concern is closed only where everybody who said anything of it closed it, knowing every
    /// decision that stands: what some would close and others would not is open.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Whether two people decided without knowing of each other, and nobody has settled it.
    pub fn contested(&self) -> bool {
        self.contested
    }

    /// When something was last said of it.
    pub fn latest(&self) -> Option<Stamp> {
        self.latest
    }

    /// Takes in that something was said at that time.
    fn said(&mut self, at: Stamp) {
        let overlooked = self.overlooked();
        let standing = self.statuses.standing();
        let open = standing.iter().rev().find(|(_, _, word)| !word.what.status.is_closed());
        self.status = match (open.or(standing.last()), self.triages.current()) {
            (Some((_, _, word)), _) if word.what.status.is_closed() && overlooked => Status::Triaged,
            (Some((_, _, word)), _) => word.what.status,
            (None, Some(_)) => Status::Triaged,
            (None, None) => Status::Received,
        };
        self.contested = self.triages.contested() || self.statuses.contested() || overlooked;
        self.latest = self.latest.max(Some(at));
    }

    /// Whether a decision stands that somebody who closed the concern had not heard of.
    fn overlooked(&self) -> bool {
        let (decided, statuses) = (self.triages.standing(), self.statuses.standing());
        let mut closing =
            statuses.iter().map(|(_, _, word)| word).filter(|word| word.what.status.is_closed());
        // A device knows what it wrote before.
        let knew = |word: &Word<SetStatus>, decision: &(EntryId, Stamp, &Word<Triage>)| {
            let (id, _, triage) = decision;
            word.what.upon.contains(id) || triage.device == word.device && triage.seq < word.seq
        };
        closing.any(|word| decided.iter().any(|decision| !knew(word, decision)))
    }

    /// What stands before the next thing is said: what the next entry takes the place of, and is said upon.
    pub fn before(&self) -> Before {
        let standing = self.statuses.standing();
        Before {
            triages: self.triages.heads(),
            statuses: self.statuses.heads(),
            closed: standing.iter().any(|(_, _, word)| word.what.status.is_closed()),
        }
    }
}

/// The triages of every concern.
#[derive(Debug, Clone, Default)]
pub struct Triages {
    of: BTreeMap<EntryId, Triaged>,
    acted_on: BTreeMap<EntryId, (Stamp, EntryId)>,
}

impl Triages {
    /// Those of one concern, if somebody wrote any.
    pub fn of(&self, concern: &EntryId) -> Option<&Triaged> {
        self.of.get(concern)
    }

    /// How far the work on a concern has come.
    pub fn status(&self, concern: &EntryId) -> Status {
        self.of(concern).map_or(Status::Received, Triaged::status)
    }

    /// The first note that a concern was acted on.
    pub fn acted_on(&self, concern: &EntryId) -> Option<EntryId> {
        self.acted_on.get(concern).map(|(_, entry)| *entry)
    }

    /// Takes in what an administrator wrote.
    pub(super) fn add(&mut self, record: &Record) {
        let Record { id, device, seq, body, .. } = record;
        let (who, device, seq) = (body.who.clone(), *device, *seq);
        match &body.what {
            Event::Triage(triage) => {
                let of = self.of.entry(triage.concern).or_default();
                let word = Word { who, device, seq, what: triage.clone() };
                of.triages.add(*id, body.at, word, &triage.replaces);
                of.said(body.at);
            }
            Event::Status(status) => {
                let of = self.of.entry(status.concern).or_default();
                let word = Word { who, device, seq, what: status.clone() };
                of.statuses.add(*id, body.at, word, &status.replaces);
                of.said(body.at);
            }
            Event::ActedOn(ActedOn { concern }) => {
                let first = self.acted_on.entry(*concern).or_insert((body.at, *id));
                *first = (*first).min((body.at, *id));
            }
            _ => {}
        }
    }
}
