//! One action with its versions, and all that was said of it by whoever held it.

use std::collections::BTreeSet;

use super::Written;
use crate::domain::action::{Asked, Assignment, Status, Step};
use crate::domain::ids::{CardId, EntryId, PersonId};
use crate::domain::roster::Roster;

/// One action: every version of it, every part asked of a colleague, every status.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    versions: Vec<Written<Assignment>>,
    asked: Vec<Written<Asked>>,
    statuses: Vec<Written<Status>>,
    /// Of parts and statuses those that count.
    counted: BTreeSet<EntryId>,
}

impl Chain {
    pub(super) fn add_version(&mut self, version: Written<Assignment>) {
        version.put_among(&mut self.versions);
    }

    pub(super) fn add_asked(&mut self, asked: Written<Asked>) {
        asked.put_among(&mut self.asked);
    }

    pub(super) fn add_status(&mut self, status: Written<Status>) {
        status.put_among(&mut self.statuses);
    }

    /// Judges what counts, and says of each part and status whether it does. What names something that is not here waits,
    /// and is neither.
    pub(super) fn settle(&mut self, roster: &Roster) -> Vec<(EntryId, bool)> {
        self.counted.clear();
        if self.versions.is_empty() {
            return Vec::new();
        }
        // Each pass lets count what is held by something that counts already.
        loop {
            let before = self.counted.len();
            let asked = self.asked.iter().filter(|asked| self.asked_counts(roster, asked));
            let mut counted: BTreeSet<EntryId> = asked.map(|asked| asked.entry).collect();
            let statuses = self.statuses.iter().filter(|status| self.status_counts(roster, status));
            counted.extend(statuses.map(|status| status.entry));
            self.counted = counted;
            if self.counted.len() == before {
                break;
            }
        }
        let asked = self.asked.iter().map(|asked| (asked.entry, asked.what.holds));
        let statuses = self.statuses.iter().map(|status| (status.entry, status.what.holds));
        let judged = asked.chain(statuses).filter(|(_, holds)| holds.is_none_or(|holds| self.has(&holds)));
        judged.map(|(entry, _)| (entry, self.counted.contains(&entry))).collect()
    }

    fn has(&self, entry: &EntryId) -> bool {
        self.asked.iter().any(|asked| asked.entry == *entry)
            || self.statuses.iter().any(|status| status.entry == *entry)
    }

    fn asked_counts(&self, roster: &Roster, asked: &Written<Asked>) -> bool {
        roster.released.contains(&asked.entry)
            || self.holders(asked.what.holds).is_some_and(|holders| {
                holders.contains(&asked.by) || roster.administered(&asked.device, asked.seq)
            })
    }

    fn status_counts(&self, roster: &Roster, status: &Written<Status>) -> bool {
        if roster.released.contains(&status.entry) {
            return true;
        }
        let Some(holders) = self.holders(status.what.holds) else { return false };
        if roster.administered(&status.device, status.seq) {
            return true;
        }
        if !holders.contains(&status.by)
            || matches!(status.what.step, Step::Cancelled { .. } | Step::Reopened { .. })
        {
            return false;
        }
        // Whoever knew that it had been passed on holds it no more; and of two that contradict each other only an
        // administrator says which stands.
        let known = self.statuses.iter().filter(|other| status.what.replaces.contains(&other.entry));
        let mut said = 0;
        for other in known {
            let by_administrator = roster.administered(&other.device, other.seq);
            let passed_on = matches!(other.what.step, Step::PassedOn { .. });
            let reached_me = status.what.holds == Some(other.entry);
            let mine = other.what.holds == status.what.holds && !passed_on;
            if !(reached_me || mine || by_administrator && !passed_on) {
                return false;
            }
            said += usize::from(other.what.step != Step::Accepted);
        }
        said <= 1
    }

    /// Those who hold by an entry, or to whom the action was given; none if the entry does not count, or gives nothing.
    fn holders(&self, holds: Option<EntryId>) -> Option<BTreeSet<PersonId>> {
        let Some(entry) = holds else {
            let given = self.versions.iter().map(|version| &version.what);
            return Some(given.flat_map(|given| [given.deputy, Some(given.owner)]).flatten().collect());
        };
        if !self.counted.contains(&entry) {
            return None;
        }
        self.handed_to(&entry).map(|to| BTreeSet::from([to]))
    }

    /// To whom an entry hands the action, or a part of it.
    pub(super) fn handed_to(&self, entry: &EntryId) -> Option<PersonId> {
        let asked = self.asked.iter().find(|asked| asked.entry == *entry).map(|asked| asked.what.to);
        asked.or_else(|| match self.status(entry)?.what.step {
            Step::PassedOn { to, .. } => Some(to),
            _ => None,
        })
    }

    pub(super) fn status(&self, entry: &EntryId) -> Option<&Written<Status>> {
        self.statuses.iter().find(|status| status.entry == *entry)
    }

    /// The versions that no other takes the place of, oldest first: more than one, if two people changed it without
    /// knowing of each other.
    pub fn heads(&self) -> Vec<&Written<Assignment>> {
        let replaced: BTreeSet<&EntryId> =
            self.versions.iter().flat_map(|version| &version.what.replaces).collect();
        self.versions.iter().filter(|version| !replaced.contains(&version.entry)).collect()
    }

    /// The action as it was first given.
    pub fn first(&self) -> Option<&Written<Assignment>> {
        self.versions.first()
    }

    /// The action as it stands.
    pub fn current(&self) -> Option<&Written<Assignment>> {
        self.heads().into_iter().last().or(self.versions.last())
    }

    /// The parts asked that count, oldest first.
    pub fn asked(&self) -> impl Iterator<Item = &Written<Asked>> {
        self.asked.iter().filter(|asked| self.counted.contains(&asked.entry))
    }

    /// The statuses that count, oldest first.
    pub fn statuses(&self) -> impl Iterator<Item = &Written<Status>> {
        self.statuses.iter().filter(|status| self.counted.contains(&status.entry))
    }

    /// Whether the card goes with it.
    pub fn has_card(&self, card: &CardId) -> bool {
        self.versions.iter().any(|version| version.what.card == Some(*card))
    }

    /// The cards that go with it.
    pub fn cards(&self) -> BTreeSet<CardId> {
        self.versions.iter().filter_map(|version| version.what.card).collect()
    }

    /// Everybody who holds or held it or a part of it, or stands in.
    pub fn people(&self) -> BTreeSet<PersonId> {
        let given = self.versions.iter().flat_map(|version| [Some(version.what.owner), version.what.deputy]);
        let asked = self.asked().map(|asked| Some(asked.what.to));
        let passed = self.statuses().map(|status| match status.what.step {
            Step::PassedOn { to, .. } => Some(to),
            _ => None,
        });
        given.chain(asked).chain(passed).flatten().collect()
    }

    /// The entries that hand on what `holds` holds, from it up to the assignment.
    pub(super) fn up(&self, holds: Option<EntryId>) -> Vec<EntryId> {
        let mut found = Vec::new();
        let mut next = holds;
        while let Some(entry) = next.filter(|entry| !found.contains(entry)) {
            found.push(entry);
            let asked = self.asked.iter().find(|asked| asked.entry == entry);
            next = match asked {
                Some(asked) => asked.what.holds,
                None => self.status(&entry).and_then(|status| status.what.holds),
            };
        }
        found
    }

    /// The entries that a person may have of it: the action itself, how it came to them, what was said where they hold
    /// it and below what they handed on, and that it was cancelled or reopened. Nothing, if it never was theirs.
    pub fn carried_to(&self, person: PersonId) -> BTreeSet<EntryId> {
        let mut carried = BTreeSet::new();
        if !self.people().contains(&person) {
            return carried;
        }
        let given = self.holders(None).is_some_and(|holders| holders.contains(&person));
        let mine = |holds: Option<EntryId>| match holds {
            None => given,
            Some(entry) => self.handed_to(&entry) == Some(person),
        };
        let handed_on: BTreeSet<EntryId> = self
            .asked()
            .filter(|asked| asked.by == person)
            .map(|asked| asked.entry)
            .chain(self.statuses().filter(|status| status.by == person).map(|status| status.entry))
            .collect();
        let theirs = |by: PersonId, holds: Option<EntryId>| {
            by == person || mine(holds) || self.up(holds).iter().any(|entry| handed_on.contains(entry))
        };
        for asked in self.asked() {
            if asked.what.to == person || theirs(asked.by, asked.what.holds) {
                carried.insert(asked.entry);
                carried.extend(self.up(asked.what.holds));
            }
        }
        for status in self.statuses() {
            let to_me = matches!(status.what.step, Step::PassedOn { to, .. } if to == person);
            let to_all = matches!(status.what.step, Step::Cancelled { .. } | Step::Reopened { .. });
            if to_me || to_all || theirs(status.by, status.what.holds) {
                carried.insert(status.entry);
                carried.extend(self.up(status.what.holds));
            }
        }
        carried.extend(self.heads().iter().map(|version| version.entry));
        carried
    }
}
