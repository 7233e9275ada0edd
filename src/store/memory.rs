//! A store in memory: for native code and for tests, which can make it fail, fill it up, and compare it byte for
//! byte.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

use super::{Backend, Bytes, Change, GENERATION, Row, StoreError, Table, next_generation, refuse_reserved};

type Place = (Table, Vec<u8>);
type Rows = BTreeMap<Place, Bytes>;

/// A store in memory. A clone is another handle on the same rows, as a second tab would have.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    state: Rc<RefCell<State>>,
}

/// All rows of a [`Memory`] at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot(Rows);

#[derive(Debug, Default)]
struct State {
    rows: Rows,
    quota: Option<usize>,
    commits: Failing,
    reads: Failing,
}

/// How many more operations succeed, and the error of those after them.
#[derive(Debug, Default)]
struct Failing(Option<(usize, StoreError)>);

impl Failing {
    fn check(&mut self) -> Result<(), StoreError> {
        match &mut self.0 {
            None => Ok(()),
            Some((0, error)) => Err(error.clone()),
            Some((left, _)) => {
                *left -= 1;
                Ok(())
            }
        }
    }
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets `commits` more commits succeed and then refuses every one with `error`, until [`heal`](Self::heal).
    pub fn fail_after(&self, commits: usize, error: StoreError) {
        self.state.borrow_mut().commits = Failing(Some((commits, error)));
    }

    /// Lets `reads` more reads ([`get`](Backend::get) and [`scan`](Backend::scan)) succeed and then refuses every one
    /// with `error`, until [`heal`](Self::heal).
    pub fn fail_reads_after(&self, reads: usize, error: StoreError) {
        self.state.borrow_mut().reads = Failing(Some((reads, error)));
    }

    /// Ends what [`fail_after`](Self::fail_after) and [`fail_reads_after`](Self::fail_reads_after) began.
    pub fn heal(&self) {
        let mut state = self.state.borrow_mut();
        state.commits = Failing(None);
        state.reads = Failing(None);
    }

    /// Refuses with [`StoreError::Full`] every commit that would make keys and values together longer than `bytes`;
    /// `None` allows everything again.
    pub fn quota(&self, bytes: impl Into<Option<usize>>) {
        self.state.borrow_mut().quota = bytes.into();
    }

    /// How many bytes all keys and values hold together.
    #[must_use]
    pub fn used(&self) -> usize {
        self.state.borrow().used()
    }

    /// All rows as they are now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(self.state.borrow().rows.clone())
    }

    /// Alters a row where it lies, whichever it is, as a decaying disk or a thief does. Answers whether there is one.
    pub fn alter(&self, table: Table, key: &[u8], change: impl FnOnce(&mut Bytes)) -> bool {
        self.state.borrow_mut().rows.get_mut(&(table, key.to_vec())).map(change).is_some()
    }

    /// Makes all rows what they were: a restored backup, or a disk put back.
    pub fn restore(&self, snapshot: &Snapshot) {
        self.state.borrow_mut().rows = snapshot.0.clone();
    }
}

impl State {
    fn used(&self) -> usize {
        self.rows.iter().map(|((_, key), value)| key.len() + value.len()).sum()
    }

    /// Makes the changes, or none of them.
    fn commit(&mut self, expected: Option<u64>, changes: Vec<Change>) -> Result<(), StoreError> {
        let mut before = Vec::with_capacity(changes.len() + 1);
        let outcome = self.apply(expected, changes, &mut before);
        if outcome.is_err() {
            for (place, value) in before.into_iter().rev() {
                match value {
                    Some(value) => self.rows.insert(place, value),
                    None => self.rows.remove(&place),
                };
            }
        }
        outcome
    }

    /// Makes the changes one by one, and notes in `before` what stood in each place.
    fn apply(
        &mut self,
        expected: Option<u64>,
        changes: Vec<Change>,
        before: &mut Vec<(Place, Option<Bytes>)>,
    ) -> Result<(), StoreError> {
        if let Some(expected) = expected {
            let place = (Table::Meta, GENERATION.to_vec());
            let next = next_generation(self.rows.get(&place).map(Vec::as_slice), expected)?;
            before.push((place.clone(), self.rows.insert(place, next.to_vec())));
        }
        for change in changes {
            let (place, value) = match change {
                Change::Add { table, key, .. } if self.rows.contains_key(&(table, key.clone())) => {
                    return Err(StoreError::Duplicate);
                }
                Change::Add { table, key, value } | Change::Put { table, key, value } => {
                    ((table, key), Some(value))
                }
                Change::Delete { table, key } => ((table, key), None),
            };
            let old = match value {
                Some(value) => self.rows.insert(place.clone(), value),
                None => self.rows.remove(&place),
            };
            before.push((place, old));
        }
        match self.quota {
            Some(quota) if self.used() > quota => Err(StoreError::Full),
            _ => Ok(()),
        }
    }
}

impl Backend for Memory {
    async fn get(&self, table: Table, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        let mut state = self.state.borrow_mut();
        state.reads.check()?;
        Ok(state.rows.get(&(table, key.to_vec())).cloned())
    }

    async fn scan(&self, table: Table, after: Option<&[u8]>, limit: usize) -> Result<Vec<Row>, StoreError> {
        let mut state = self.state.borrow_mut();
        state.reads.check()?;
        let from = match after {
            Some(key) => Bound::Excluded((table, key.to_vec())),
            None => Bound::Included((table, Vec::new())),
        };
        let rows = state.rows.range((from, Bound::Unbounded)).take_while(|((found, _), _)| *found == table);
        Ok(rows.take(limit).map(|((_, key), value)| Row { key: key.clone(), value: value.clone() }).collect())
    }

    async fn commit(&self, expected: Option<u64>, changes: Vec<Change>) -> Result<(), StoreError> {
        refuse_reserved(&changes)?;
        let mut state = self.state.borrow_mut();
        state.commits.check()?;
        state.commit(expected, changes)
    }
}
