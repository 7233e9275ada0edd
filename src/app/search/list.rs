//! A window of the list of concerns, searched and sorted. Its order is worked out once and kept until something comes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::adults;
use crate::app::intent::Order;
use crate::app::orders::Kept;
use crate::app::read_concerns::{Listed, listed, listed_row};
use crate::app::session::Session;
use crate::app::view::{ConcernPage, FoundPage, Ready};
use crate::domain::concern::Child;
use crate::domain::ids::EntryId;
use crate::domain::pupil::fold;
use crate::domain::search::Query;
use crate::store::Backend;

use super::build;

/// The most rows of one window.
const WINDOW: usize = 200;

/// A window of the list.
pub(super) fn window<B: Backend>(
    session: &mut Session<B>,
    query: Query,
    order: Order,
    offset: usize,
    limit: usize,
) -> FoundPage {
    let ready = if query.is_empty() { Ready::default() } else { build::slice(session) };
    let of = (query, order);
    let kept = session.orders.concerns.take().filter(|(kept, _)| ready.is_whole() && kept.of == of);
    let (kept, withdrawn) = kept.unwrap_or_else(|| {
        let withdrawn = listed(session, Some(true)).len();
        (Kept { entries: sorted(session, &of.0, order), of }, withdrawn)
    });
    let shown: Vec<EntryId> = kept.entries.iter().skip(offset).take(limit.min(WINDOW)).copied().collect();
    let page = ConcernPage {
        offset,
        total: kept.entries.len(),
        withdrawn,
        sealed: adults::own_count(session),
        rows: rows(session, &shown),
    };
    // What is found while search gets ready is not all of it.
    session.orders.concerns = Some((kept, withdrawn)).filter(|_| ready.is_whole());
    FoundPage { page, ready }
}

fn rows<B: Backend>(session: &Session<B>, shown: &[EntryId]) -> Vec<crate::app::view::ConcernRow> {
    let left: BTreeMap<EntryId, Listed<'_>> = crate::app::read_concerns::references(session)
        .map(|reference| (reference.entry, Listed::Left(reference)))
        .collect();
    let row = |entry: &EntryId| match session.register.concerns.get(entry) {
        Some(record) => Some(listed_row(session, &Listed::Whole(record))),
        None => left.get(entry).map(|left| listed_row(session, left)),
    };
    shown.iter().filter_map(row).collect()
}

fn sorted<B: Backend>(session: &Session<B>, query: &Query, order: Order) -> Vec<EntryId> {
    let mut all: Vec<Listed<'_>> = match (&session.searching.built, query.is_empty()) {
        (Some(built), false) => {
            let found = built.index.find(query);
            let concerns = &session.register.concerns;
            built.index.all(&found).filter_map(|entry| concerns.get(&entry)).map(Listed::Whole).collect()
        }
        _ => listed(session, Some(false)),
    };
    let newest = |one: &Listed<'_>| Reverse(one.age());
    match order {
        Order::Newest => all.sort_by_key(newest),
        Order::Oldest => all.sort_by_key(Listed::age),
        Order::Pupil => all.sort_by_cached_key(|one| (first_pupil(session, one), newest(one))),
        Order::Writer => all.sort_by_cached_key(|one| (writer(session, one), newest(one))),
    }
    all.iter().map(Listed::entry).collect()
}

/// The first pupil's surname, then the rest of the name.
fn first_pupil<B: Backend>(session: &Session<B>, one: &Listed<'_>) -> String {
    let Listed::Whole(record) = one else { return String::new() };
    let Some(first) = session.register.amendments.current(record).pupils.first() else {
        return String::new();
    };
    let identity = match &first.child {
        Child::Pupil(pupil) => session.register.pupil(pupil),
        Child::Unlisted(_) => None,
    };
    match (identity, first.name.rsplit_once(' ')) {
        (Some(identity), _) => fold(&format!("{} {}", identity.surname, identity.forename)),
        (None, Some((rest, last))) => fold(&format!("{last} {rest}")),
        (None, None) => fold(&first.name),
    }
}

fn writer<B: Backend>(session: &Session<B>, one: &Listed<'_>) -> String {
    fold(match one {
        Listed::Whole(record) => &record.who.name,
        Listed::Left(_) => &session.me.name,
    })
}
