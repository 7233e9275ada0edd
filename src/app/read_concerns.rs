//! Read concerns: the list, and one whole. A recorder reads their own; administrators read everybody's, and their
//! opening one is an entry.

use crate::domain::access::{Action, allows};
use crate::domain::concern::Concern;
use crate::domain::differences::between;
use crate::domain::event::{Event, Opened};
use crate::domain::ids::EntryId;
use crate::domain::register::{Amended, Amendment, ConcernRecord};
use crate::store::Backend;

use super::App;
use super::drafts::begins;
use super::problem::Problem;
use super::session::Session;
use super::view::{AmendedView, AmendmentView, ConcernPage, ConcernRow, ConcernView, View};
use crate::platform::ports::Ports;

/// The most rows of one window.
const WINDOW: usize = 200;

/// The concerns that this device may read, newest first.
pub(super) fn readable<B: Backend>(session: &Session<B>) -> Vec<&ConcernRecord> {
    let all = allows(session.role(), Action::ReadAll);
    let records = session.register.concerns.values();
    let mut records: Vec<_> = records.filter(|record| all || session.is_mine(&record.device)).collect();
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
    }
}

/// A window of concerns, without those that were entered in error.
pub(super) fn list<P: Ports>(app: &App<P>, offset: usize, limit: usize) -> Result<View, Problem> {
    page(app, false, offset, limit)
}

/// A window of those that were entered in error.
pub(super) fn list_withdrawn<P: Ports>(app: &App<P>, offset: usize, limit: usize) -> Result<View, Problem> {
    page(app, true, offset, limit)
}

fn page<P: Ports>(app: &App<P>, withdrawn: bool, offset: usize, limit: usize) -> Result<View, Problem> {
    let session = app.open()?;
    let is = |record: &&ConcernRecord| session.register.amendments.withdrawn(&record.entry);
    let (aside, shown): (Vec<_>, Vec<_>) = readable(session).into_iter().partition(is);
    let (records, aside) = if withdrawn { (aside, 0) } else { (shown, aside.len()) };
    let window = records.iter().skip(offset).take(limit.min(WINDOW));
    let rows = window.map(|record| row(session, record)).collect();
    Ok(View::Concerns(ConcernPage { offset, total: records.len(), withdrawn: aside, rows }))
}

/// Opens one concern.
pub(super) async fn open<P: Ports>(app: &mut App<P>, entry: &EntryId) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let record = session.register.concerns.get(entry).cloned().ok_or(Problem::NotHere)?;
    let mine = session.is_mine(&record.device);
    if !mine {
        session.require(Action::ReadAll)?;
    }
    if !mine && !session.register.opened.contains_key(entry) && !session.vault.root().superseded {
        let opened = Opened { concern: Some(*entry), pupil: None, file: None };
        session.write(ports, vec![Event::Opened(opened)], Vec::new()).await?;
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
