//! Versions of one thing that several people may change without knowing of each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ids::EntryId;
use crate::domain::time::Stamp;

/// Every version of one thing. A version that another names as replaced is no longer current; two that are not are
/// contested, and both are shown.
#[derive(Debug, Clone)]
pub struct Versions<T> {
    all: BTreeMap<EntryId, (Stamp, T)>,
    replaced: BTreeSet<EntryId>,
}

impl<T> Default for Versions<T> {
    fn default() -> Self {
        Self { all: BTreeMap::new(), replaced: BTreeSet::new() }
    }
}

impl<T> Versions<T> {
    pub(in crate::domain) fn add(&mut self, id: EntryId, at: Stamp, value: T, replaces: &[EntryId]) {
        self.all.insert(id, (at, value));
        self.replaced.extend(replaces);
    }

    /// The entries that no other takes the place of.
    pub fn heads(&self) -> Vec<EntryId> {
        self.all.keys().filter(|id| !self.replaced.contains(*id)).copied().collect()
    }

    /// The newest version that no other takes the place of.
    pub fn current(&self) -> Option<&T> {
        self.standing().pop().map(|(_, _, value)| value)
    }

    /// The versions that no other takes the place of, oldest first: more than one if it is contested.
    pub fn standing(&self) -> Vec<(EntryId, Stamp, &T)> {
        let mut standing = self.all();
        standing.retain(|(id, _, _)| !self.replaced.contains(id));
        standing
    }

    /// Every version, oldest first.
    pub fn all(&self) -> Vec<(EntryId, Stamp, &T)> {
        let mut all: Vec<_> = self.all.iter().map(|(id, (at, value))| (*id, *at, value)).collect();
        all.sort_by_key(|(id, at, _)| (*at, *id));
        all
    }

    /// Whether two people changed it without knowing of each other.
    pub fn contested(&self) -> bool {
        self.all.keys().filter(|id| !self.replaced.contains(*id)).nth(1).is_some()
    }
}
