//! Who has how many open actions, and how many of those are late.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::ids::PersonId;
use crate::domain::register::Register;
use crate::domain::time::Millis;

/// What one person has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Who.
    pub person: PersonId,
    /// How many actions, and parts of actions asked of them, are open.
    pub open: u64,
    /// How many of these are late.
    pub overdue: u64,
}

/// What everybody has to do, most overdue first.
pub fn workload(register: &Register, now: Millis) -> Vec<Load> {
    let mut loads: BTreeMap<PersonId, Load> = BTreeMap::new();
    for (_, chain) in register.actions.all().filter(|(_, chain)| !chain.is_closed()) {
        let late = chain.current().is_some_and(|given| given.what.due.is_over(now));
        let open =
            chain.threads().into_iter().filter(|thread| !thread.standing.is_closed() || thread.contested);
        for thread in open {
            let none = Load { person: thread.holder, open: 0, overdue: 0 };
            let load = loads.entry(thread.holder).or_insert(none);
            load.open += 1;
            load.overdue += u64::from(late);
        }
    }
    let mut loads: Vec<Load> = loads.into_values().collect();
    loads.sort_by_key(|load| (std::cmp::Reverse((load.overdue, load.open)), load.person));
    loads
}
