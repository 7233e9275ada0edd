//! The best of what is found, with what was asked for marked.

use crate::app::adults;
use crate::app::read_concerns::row;
use crate::app::session::Session;
use crate::app::view::{ConcernFound, PersonFound, PupilFound, SearchFound};
use crate::domain::access::{Action, allows};
use crate::domain::ids::EntryId;
use crate::domain::register::Triaged;
use crate::domain::search::{Index, Query, excerpt, marked};
use crate::store::Backend;

use super::build;

/// How many pupils and how many members of staff are shown.
const PEOPLE: usize = 6;
/// How many concerns at most, and how many letters of each.
const CONCERNS: usize = 30;
const LETTERS: usize = 160;

/// What is found.
pub(super) fn find<B: Backend>(session: &mut Session<B>, query: &Query, limit: usize) -> SearchFound {
    let ready = build::slice(session);
    let mut found = SearchFound { ready, ..SearchFound::default() };
    let Some(built) = session.searching.built.as_ref().filter(|_| !query.is_empty()) else { return found };
    let index = &built.index;
    let hits = index.find(query);
    found.concerns_total = hits.total;
    found.nearly = hits.nearly;
    let best = index.best(&hits, limit.min(CONCERNS));
    found.concerns = best.iter().filter_map(|entry| concern(session, entry, query, hits.nearly)).collect();
    pupils(session, index, query, &mut found);
    if allows(session.role(), Action::ReadAll) {
        staff(session, index, query, &mut found);
    }
    found
}

fn pupils<B: Backend>(session: &Session<B>, index: &Index, query: &Query, found: &mut SearchFound) {
    let all = index.pupils(query);
    found.pupils_total = all.len();
    let known = all.iter().take(PEOPLE).filter_map(|pupil| session.register.pupil(pupil));
    found.pupils = known
        .map(|identity| PupilFound {
            pupil: identity.pupil,
            name: marked(&identity.name(), query, true),
            class: identity.class.clone(),
            year: identity.year.map(|year| year.label().to_owned()),
        })
        .collect();
}

fn staff<B: Backend>(session: &Session<B>, index: &Index, query: &Query, found: &mut SearchFound) {
    let all = index.staff(query);
    let known = all.iter().take(PEOPLE).filter_map(|person| session.register.person(person));
    found.staff = known
        .map(|person| PersonFound {
            person: person.person,
            name: marked(&person.name, query, true),
            job: person.job.clone(),
        })
        .collect();
}

fn concern<B: Backend>(
    session: &Session<B>,
    entry: &EntryId,
    query: &Query,
    nearly: bool,
) -> Option<ConcernFound> {
    let register = &session.register;
    let Some(record) = register.concerns.get(entry) else {
        let (entry, heard) = adults::readable(session, entry)?;
        let row = adults::row(session, entry, &heard);
        let texts: Vec<&str> = build::prose(&heard.concern).collect();
        return Some(ConcernFound {
            about: marked(&row.pupils.join(", "), query, nearly),
            excerpt: excerpt(&texts, query, LETTERS),
            row,
            adult: true,
            categories: Vec::new(),
            status: None,
            level: None,
        });
    };
    let decides = allows(session.role(), Action::Triage);
    let triage = register.triages.of(entry).filter(|_| decides).and_then(Triaged::triage);
    let row = row(session, record);
    Some(ConcernFound {
        about: marked(&row.pupils.join(", "), query, nearly),
        excerpt: excerpt(&build::texts(register, record), query, LETTERS),
        row,
        adult: false,
        categories: triage.map(|triage| triage.categories.clone()).unwrap_or_default(),
        status: decides.then(|| register.triages.status(entry)),
        level: triage.map(|triage| triage.level),
    })
}
