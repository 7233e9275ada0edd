//! The same person alleged in several concerns: adults by the id that an administrator gave them, pupils because they are
//! pupils. Of concerns that the viewer is kept from, only how many.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::app::drafts::begins;
use crate::app::session::Session;
use crate::app::view::{AllegedPerson, ConcernLink};
use crate::domain::chronology::names;
use crate::domain::concern::{Child, PupilRole};
use crate::domain::ids::{AllegedId, EntryId, PupilId};
use crate::domain::profile::Relation;
use crate::domain::register::ConcernRecord;
use crate::domain::time::When;
use crate::store::Backend;

/// Who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Named(AllegedId),
    Pupil(PupilId),
}

/// What is gathered of one person.
#[derive(Default)]
struct Gathered {
    name: String,
    relation: Option<Relation>,
    concerns: BTreeSet<EntryId>,
    kept_from: usize,
}

/// Everybody who was named as alleged, once, under the name they were given last.
pub(super) fn known<B: Backend>(session: &Session<B>) -> Vec<(AllegedId, String, Relation)> {
    let mut newest = BTreeMap::new();
    for written in session.register.profiles.alleged() {
        let known = newest.entry(written.what.alleged).or_insert(written);
        if written.at > known.at {
            *known = written;
        }
    }
    let mut known: Vec<_> = newest
        .into_iter()
        .map(|(id, written)| (id, written.what.name.clone(), written.what.relation))
        .collect();
    known.sort_by_key(|(id, name, _)| (name.to_lowercase(), *id));
    known
}

/// Everybody alleged in a concern of the child's, with every concern in which they are.
pub(super) fn of_child<B: Backend>(session: &Session<B>, child: &BTreeSet<PupilId>) -> Vec<AllegedPerson> {
    let register = &session.register;
    let of_child = |concern: &EntryId| {
        let record = register.concerns.get(concern);
        record.is_some_and(|record| names(register.amendments.current(record), child))
    };
    // That a child may have harmed others is on that child's page as well.
    let people = gather(session).into_iter().filter(|(who, gathered)| match who {
        Who::Pupil(pupil) => child.contains(pupil) || gathered.concerns.iter().any(of_child),
        Who::Named(_) => gathered.concerns.iter().any(of_child),
    });
    drawn(session, people)
}

/// Everybody alleged in more than one concern.
pub(super) fn in_several<B: Backend>(session: &Session<B>) -> Vec<AllegedPerson> {
    let several = gather(session).into_iter().filter(|(_, gathered)| {
        !gathered.concerns.is_empty() && gathered.concerns.len() + gathered.kept_from > 1
    });
    drawn(session, several)
}

fn gather<B: Backend>(session: &Session<B>) -> BTreeMap<Who, Gathered> {
    let register = &session.register;
    let mut people: BTreeMap<Who, Gathered> = BTreeMap::new();
    let mut add = |who: Who, name: &str, relation: Option<Relation>, record: &ConcernRecord| {
        if register.amendments.withdrawn(&record.entry) {
            return;
        }
        let gathered = people.entry(who).or_default();
        if session.is_kept_from(record) {
            gathered.kept_from += 1;
            return;
        }
        name.clone_into(&mut gathered.name);
        gathered.relation = relation;
        gathered.concerns.insert(record.entry);
    };
    for written in register.profiles.alleged() {
        if let Some(record) = register.concerns.get(&written.what.concern) {
            add(Who::Named(written.what.alleged), &written.what.name, Some(written.what.relation), record);
        }
    }
    for record in register.concerns.values() {
        for involved in &register.amendments.current(record).pupils {
            if let (Child::Pupil(pupil), PupilRole::AllegedHarmer) = (&involved.child, involved.role) {
                add(Who::Pupil(register.joined.kept(pupil)), &involved.name, None, record);
            }
        }
    }
    people
}

fn drawn<B: Backend>(
    session: &Session<B>,
    people: impl Iterator<Item = (Who, Gathered)>,
) -> Vec<AllegedPerson> {
    let mut people: Vec<AllegedPerson> = people
        .map(|(who, gathered)| {
            let (alleged, pupil) = match who {
                Who::Named(alleged) => (Some(alleged), None),
                Who::Pupil(pupil) => (None, Some(pupil)),
            };
            let (name, relation, kept_from) = (gathered.name, gathered.relation, gathered.kept_from);
            AllegedPerson {
                alleged,
                pupil,
                name,
                relation,
                concerns: links(session, gathered.concerns),
                kept_from,
            }
        })
        .collect();
    people.sort_by_key(|person| (Reverse(person.concerns.len()), person.name.to_lowercase()));
    people
}

/// Concerns to go to, the last written first.
pub(super) fn links<B: Backend>(
    session: &Session<B>,
    concerns: impl IntoIterator<Item = EntryId>,
) -> Vec<ConcernLink> {
    let register = &session.register;
    let mut records: Vec<&ConcernRecord> =
        concerns.into_iter().filter_map(|entry| register.concerns.get(&entry)).collect();
    records.sort_by_key(|record| Reverse((record.at, record.device, record.seq)));
    let link = |record: &ConcernRecord| {
        let concern = register.amendments.current(record);
        let when = [concern.happened, concern.observed].into_iter().find(|when| *when != When::Unknown);
        ConcernLink {
            entry: record.entry,
            when: when.unwrap_or(When::Unknown),
            pupils: concern.pupils.iter().map(|involved| involved.name.clone()).collect(),
            begins: begins(&concern.narrative),
        }
    };
    records.into_iter().map(link).collect()
}
