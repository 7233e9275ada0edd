//! Which entries a row was made of: the check code of a print follows from them, and an entry's id from all that it says.

use std::collections::BTreeSet;

use super::{Event, For, Source};
use crate::domain::card::Arising;
use crate::domain::ids::{ActionId, EntryId};
use crate::domain::register::Register;

/// Every entry that the row of an event was made of, in the order of their ids.
pub fn made_of(register: &Register, of: For<'_>, event: &Event) -> BTreeSet<EntryId> {
    let mut entries = BTreeSet::from([event.entry]);
    match event.source {
        Source::Concern => {
            let concern = &event.entry;
            entries.extend(register.amendments.of(concern).iter().map(|amendment| amendment.entry));
            if let Some(triaged) = register.triages.of(concern) {
                entries.extend(triaged.triages.heads());
                entries.extend(triaged.statuses.heads());
            }
            for arising in register.cards.arising_from(concern) {
                if let Arising::Action(action) = arising {
                    entries.extend(of_action(register, &action));
                }
            }
            let alleged = register.profiles.alleged().filter(|written| written.what.concern == *concern);
            entries.extend(alleged.map(|written| written.entry));
        }
        Source::Disclosure => {}
        Source::Action(action) => entries.extend(of_action(register, &action)),
        Source::FlagSet(flag) | Source::FlagEnded(flag) => {
            let versions = register.profiles.flag(&flag);
            entries.extend(versions.map(|versions| versions.heads()).unwrap_or_default());
        }
    }
    entries.extend(register.profiles.star(of.pupils, &event.entry).map(|star| star.entry));
    entries
}

fn of_action(register: &Register, action: &ActionId) -> Vec<EntryId> {
    let Some(chain) = register.actions.get(action) else { return Vec::new() };
    let said = chain.whole().map(|whole| whole.heads.iter().map(|head| head.entry).collect::<Vec<_>>());
    let given = chain.current().map(|version| version.entry);
    given.into_iter().chain(said.into_iter().flatten()).collect()
}
