//! Folding step by step: first what rights there are, then one entry after the other, none of which is kept for it.

use super::{Record, Register};
use crate::domain::event::Event;
use crate::domain::ids::{EntryId, SchoolId};
use crate::domain::roster::{Claim, Judge, Roster};

/// A fold that is under way.
#[derive(Debug)]
pub struct Folding {
    register: Register,
    /// Whether an amendment counts depends on whose concern it is: these wait for all of those.
    amending: Vec<Record>,
}

impl Record {
    /// Whether it may change who may do what.
    pub fn speaks_of_rights(&self) -> bool {
        self.body.what.is_roster() || matches!(self.body.what, Event::JoiningPack(_))
    }
}

impl Folding {
    /// Judges rights. `rights` are all records that [speak of them](Record::speaks_of_rights), others do no harm.
    pub fn begin(school: &SchoolId, rights: &[Record], judge: &dyn Judge) -> Self {
        let speaking = rights.iter().filter(|record| record.speaks_of_rights());
        let claims: Vec<Claim<'_>> = speaking.map(Record::claim).collect();
        let mut register = Register { roster: Roster::judge(school, &claims, judge), ..Register::default() };
        if let Some(found) = register.roster.found.clone() {
            register.founded(&found, &claims);
        }
        Self { register, amending: Vec::new() }
    }

    /// Adds an entry, of rights or not.
    pub fn add(&mut self, record: Record) {
        if record.amends() {
            self.amending.push(record);
        } else {
            self.register.add(&record);
        }
    }

    /// Notes an entry that cannot be read.
    pub fn unreadable(&mut self, entry: EntryId) {
        self.register.unreadable(entry);
    }

    /// What all came to.
    pub fn end(self) -> Register {
        let Self { mut register, amending } = self;
        amending.iter().for_each(|record| register.add(record));
        register.joined.settle();
        register
    }
}
