//! How an action stands, and how each part of it that was asked of a colleague does.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Chain, Written};
use crate::domain::action::{Asked, Rung, Status, Step, rung};
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::settings::Holidays;
use crate::domain::time::Millis;

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Given, asked or passed on, and not yet accepted.
    Open,
    /// Accepted.
    Accepted,
    /// Done.
    Done,
    /// Not done.
    NotDone,
    /// Cancelled.
    Cancelled,
}

impl Standing {
    /// Whether nothing more is to be done.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::NotDone | Self::Cancelled)
    }
}

/// An action, or a part of it, as it went from hand to hand.
#[derive(Debug, Clone)]
pub struct Thread<'a> {
    /// The part; none for the action itself.
    pub part: Option<&'a Written<Asked>>,
    /// Who holds it.
    pub holder: PersonId,
    /// The entry by which they hold it.
    pub holds: Option<EntryId>,
    /// How it stands.
    pub standing: Standing,
    /// What was said last: more than one, if two people said something without knowing of each other.
    pub heads: Vec<&'a Written<Status>>,
    /// Two of these contradict each other.
    pub contested: bool,
    /// All that was said, oldest first.
    pub statuses: Vec<&'a Written<Status>>,
}

impl Chain {
    /// The action itself, then each part asked of a colleague, oldest first.
    pub fn threads(&self) -> Vec<Thread<'_>> {
        let parts = self.asked().map(Some);
        std::iter::once(None).chain(parts).filter_map(|part| self.thread(part)).collect()
    }

    /// The action itself.
    pub fn whole(&self) -> Option<Thread<'_>> {
        self.thread(None)
    }

    /// The thread of which `holds` is a link.
    pub fn thread_of(&self, holds: Option<EntryId>) -> Option<Thread<'_>> {
        let part = self.part_of(holds);
        self.thread(self.asked().find(|asked| Some(asked.entry) == part))
    }

    fn part_of(&self, holds: Option<EntryId>) -> Option<EntryId> {
        self.up(holds).into_iter().find(|entry| self.asked().any(|asked| asked.entry == *entry))
    }

    fn thread<'a>(&'a self, part: Option<&'a Written<Asked>>) -> Option<Thread<'a>> {
        let given = &self.current()?.what;
        let root = part.map(|part| part.entry);
        let within = |status: &&Written<Status>| self.part_of(status.what.holds) == root;
        let statuses: Vec<&Written<Status>> = self.statuses().filter(within).collect();
        let replaced: BTreeSet<&EntryId> = statuses.iter().flat_map(|status| &status.what.replaces).collect();
        let heads: Vec<&Written<Status>> =
            statuses.iter().copied().filter(|status| !replaced.contains(&status.entry)).collect();
        // That somebody accepted contradicts nothing.
        let said = |status: &&&Written<Status>| status.what.step != Step::Accepted;
        let newest = heads.iter().rfind(said).or(heads.last()).copied();
        let (holder, holds, standing) = match newest {
            None => (part.map_or(given.owner, |part| part.what.to), root, Standing::Open),
            Some(status) => {
                let holds = status.what.holds;
                let holder = match holds {
                    None if given.deputy == Some(status.by) => status.by,
                    None => given.owner,
                    Some(entry) => self.handed_to(&entry).unwrap_or(given.owner),
                };
                match status.what.step {
                    Step::PassedOn { to, .. } => (to, Some(status.entry), Standing::Open),
                    Step::Accepted => (holder, holds, Standing::Accepted),
                    Step::Reopened { .. } => (holder, holds, Standing::Open),
                    Step::Done(_) => (holder, holds, Standing::Done),
                    Step::NotDone(_) => (holder, holds, Standing::NotDone),
                    Step::Cancelled { .. } => (holder, holds, Standing::Cancelled),
                }
            }
        };
        let contested = heads.iter().filter(said).count() > 1;
        Some(Thread { part, holder, holds, standing, heads, contested, statuses })
    }

    /// Whether two people changed it without knowing of each other, or said different things of it.
    pub fn contested(&self) -> bool {
        self.heads().len() > 1 || self.threads().iter().any(|thread| thread.contested)
    }

    /// Whether nothing more is to be done of it, and nobody contradicts that.
    pub fn is_closed(&self) -> bool {
        self.whole().is_some_and(|whole| whole.standing.is_closed() && !whole.contested)
    }

    /// How far it has come up for being late, if it is open and late.
    pub fn rung(&self, now: Millis, holidays: Holidays<'_>) -> Option<Rung> {
        let given = &self.current()?.what;
        if self.is_closed() {
            return None;
        }
        rung(given.due, given.priority, given.deputy.is_some(), now, holidays)
    }
}
