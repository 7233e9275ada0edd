//! Read concerns: the list, and one whole. A recorder reads their own; administrators read everybody's, and their
//! opening one is an entry.

use crate::domain::access::{Action, allows};
use crate::domain::concern::Concern;
use crate::domain::differences::between;
use crate::domain::event::{Event, Opened, Reference};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::register::{Amended, Amendment, ConcernRecord};
use crate::domain::time::Stamp;
use crate::store::Backend;

use super::App;
use super::drafts::begins;
use super::problem::Problem;
use super::session::Session;
use super::view::{AmendedView, AmendmentView, ConcernPage, ConcernRow, ConcernView, ReferenceView, View};
use crate::platform::ports::Ports;

/// The most rows of one window.
const WINDOW: usize = 200;

/// The concerns that this device may read, newest first.
pub(super) fn readable<B: Backend>(session: &Session<B>) -> Vec<&ConcernRecord> {
    let all = allows(session.role(), Action::ReadAll);
    let records = session.register.concerns.values();
    let mine = |record: &ConcernRecord| session.is_mine(&record.device);
    let mut records: Vec<_> =
        records.filter(|record| mine(record) || all && !session.is_kept_from(record)).collect();
    records.sort_by_key(|record| std::cmp::Reverse((record.at, record.device, record.seq)));
    records
}

/// A concern as a list shows it.
pub(super) fn row<B: Backend>(session: &Session<B>, record: &ConcernRecord) -> ConcernRow {
    let amendments = &session.register.amendments;
    let concern = amendments.current(record);
    ConcernRow {
        entry: record.entry,
        pupils: concern.pupils.iter().map(|involved| involved.name.clone()).collect(),
        topics: concern.topics.clone(),
        begins: begins(if concern.narrative.trim().is_empty() {
            concern.child_words.as_deref().unwrap_or_default()
        } else {
            &concern.narrative
        }),
        who: record.who.clone(),
        at: record.at,
        danger: concern.danger,
        map: !concern.maps.is_empty(),
        delivery: session.register.delivery(record),
        confirmed: session.register.roster.confirmed.contains_key(&record.device),
        mine: session.is_mine(&record.device),
        amended: !amendments.of(&record.entry).is_empty(),
        withdrawn: amendments.withdrawn(&record.entry),
        let_go: false,
    }
}

/// What is left of own concerns whose bodies have left this device.
pub(super) fn references<B: Backend>(session: &Session<B>) -> impl Iterator<Item = &Reference> {
    let register = &session.register;
    let root = session.vault.root();
    let own = root.earlier.iter().chain(std::iter::once(&root.device));
    own.flat_map(|device| register.let_go.by(device))
        .filter(|reference| !register.concerns.contains_key(&reference.entry))
}

fn reference_row<B: Backend>(session: &Session<B>, reference: &Reference) -> ConcernRow {
    let Reference { entry, device, seq, at } = reference;
    ConcernRow {
        entry: *entry,
        pupils: Vec::new(),
        topics: Vec::new(),
        begins: String::new(),
        who: session.me.clone(),
        at: *at,
        danger: false,
        map: false,
        delivery: session.register.delivered(entry, device, *seq),
        confirmed: true,
        mine: true,
        amended: false,
        withdrawn: false,
        let_go: true,
    }
}

/// A concern, or what is left of one.
pub(super) enum Listed<'a> {
    /// It is here.
    Whole(&'a ConcernRecord),
    /// Its body has left this device.
    Left(&'a Reference),
}

impl Listed<'_> {
    /// Which.
    pub(super) fn entry(&self) -> EntryId {
        match self {
            Self::Whole(record) => record.entry,
            Self::Left(reference) => reference.entry,
        }
    }

    /// What it is ordered by in time.
    pub(super) fn age(&self) -> (Stamp, DeviceId, u64) {
        match self {
            Self::Whole(record) => (record.at, record.device, record.seq),
            Self::Left(reference) => (reference.at, reference.device, reference.seq),
        }
    }
}

/// The concerns that this device may read and what is left of those it has let go of, newest first; only those entered in
/// error, or only the others, if it is said. Of what was let go of nobody here knows any more whether it was in error.
pub(super) fn listed<B: Backend>(session: &Session<B>, withdrawn: Option<bool>) -> Vec<Listed<'_>> {
    let in_error = |record: &&ConcernRecord| {
        withdrawn.is_none_or(|withdrawn| session.register.amendments.withdrawn(&record.entry) == withdrawn)
    };
    let mut all: Vec<_> = readable(session).into_iter().filter(in_error).map(Listed::Whole).collect();
    let left = references(session).filter(|_| withdrawn != Some(true)).map(Listed::Left);
    let whole = all.len();
    all.extend(left);
    if all.len() > whole {
        all.sort_by_key(|one| std::cmp::Reverse(one.age()));
    }
    all
}

pub(super) fn listed_row<B: Backend>(session: &Session<B>, listed: &Listed<'_>) -> ConcernRow {
    match listed {
        Listed::Whole(record) => row(session, record),
        Listed::Left(reference) => reference_row(session, reference),
    }
}

/// The newest concerns, and how many there are.
pub(super) fn newest<B: Backend>(session: &Session<B>, count: usize) -> (Vec<ConcernRow>, usize) {
    let all = listed(session, None);
    let (total, shown) = (all.len(), all.iter().take(count));
    (shown.map(|one| listed_row(session, one)).collect(), total)
}

/// A window of the concerns that were entered in error.
pub(super) fn list_withdrawn<P: Ports>(app: &App<P>, offset: usize, limit: usize) -> Result<View, Problem> {
    let session = app.open()?;
    let all = listed(session, Some(true));
    let window = all.iter().skip(offset).take(limit.min(WINDOW));
    let rows = window.map(|one| listed_row(session, one)).collect();
    Ok(View::Concerns(ConcernPage { offset, total: all.len(), withdrawn: 0, sealed: 0, rows }))
}

/// Opens one concern.
pub(super) async fn open<P: Ports>(app: &mut App<P>, entry: &EntryId) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    if !session.register.concerns.contains_key(entry) {
        return reference(session, entry);
    }
    let record = session.concern(entry)?.clone();
    let mine = session.is_mine(&record.device);
    if !mine {
        session.require(Action::ReadAll)?;
    }
    // Each administrator who reads it is in the trail, once for each time that they have unlocked.
    if !mine && !session.opened.contains(entry) && !session.vault.root().superseded {
        let opened = Opened { concern: Some(*entry), pupil: None, file: None };
        session.write(ports, vec![Event::Opened(opened)], Vec::new()).await?;
        session.opened.insert(*entry);
    }
    let device = session.register.roster.devices.get(&record.device);
    let amendments = session.register.amendments.of(entry).iter();
    Ok(View::Concern(Box::new(ConcernView {
        row: row(session, &record),
        device: device.map(|device| device.label.clone()).unwrap_or_default(),
        seq: record.seq,
        opened: session.register.opened.get(entry).copied(),
        current: session.register.amendments.current(&record).clone(),
        contested: session.register.amendments.heads(entry).len() > 1,
        amendments: amendments.map(|amendment| amended(session, &record.concern, amendment)).collect(),
        amendable: mine || allows(session.role(), Action::ReadAll),
        concern: record.concern,
    })))
}

/// What is left of one that this device has let go of.
fn reference<B: Backend>(session: &Session<B>, entry: &EntryId) -> Result<View, Problem> {
    let left = references(session).find(|left| left.entry == *entry).ok_or(Problem::NotHere)?;
    let register = &session.register;
    let holders = register.holders(&left.device, left.seq, |_| true);
    let named = holders.iter().filter_map(|person| register.person(person));
    let device = register.roster.devices.get(&left.device);
    Ok(View::Reference(Box::new(ReferenceView {
        row: reference_row(session, left),
        held_by: named.map(|person| person.name.clone()).collect(),
        opened: register.opened.get(entry).copied(),
        device: device.map(|device| device.label.clone()).unwrap_or_default(),
        seq: left.seq,
    })))
}

/// An amendment, with what it changed if it is a correction.
fn amended<B: Backend>(session: &Session<B>, original: &Concern, amendment: &Amendment) -> AmendmentView {
    let what = match &amendment.what {
        Amended::Corrected(amend) => AmendedView::Corrected {
            reason: amend.reason.clone(),
            differences: between(original, &amend.concern),
        },
        Amended::Added(text) => AmendedView::Added(text.clone()),
        Amended::Withdrawn(reason) => AmendedView::Withdrawn(reason.clone()),
    };
    AmendmentView {
        who: amendment.who.clone(),
        at: amendment.at,
        delivery: session.register.reached(&amendment.device, amendment.seq),
        what,
    }
}
