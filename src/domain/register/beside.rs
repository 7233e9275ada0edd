//! What entries would come to beside what is here, before they are taken in.

use super::{Record, Register, amendments};

impl Register {
    /// A register that knows who may do what here, and nothing else.
    pub fn beside(&self) -> Self {
        Self { roster: self.roster.clone(), ..Self::default() }
    }

    /// Adds one entry that changes no rights to a register [`beside`](Self::beside) `whole`. Gives the same of it as folding it with
    /// all that is there.
    ///
    /// Returns false if the entry may change rights, or how others are seen: then all must be folded again.
    pub fn extend_beside(&mut self, whole: &Self, record: &Record) -> bool {
        if whole.amendments.awaits(&record.id) {
            return false;
        }
        if let Some(concern) = amendments::amends(&record.body.what)
            && let Some(original) = whole.concerns.get(&concern)
        {
            self.concerns.entry(concern).or_insert_with(|| original.clone());
        }
        self.actions.borrow(&whole.actions, &record.body.what);
        self.extend(record)
    }
}
