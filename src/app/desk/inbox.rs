//! The inbox: every concern in one of three piles, what is most urgent first.

use std::cmp::Reverse;

use crate::app::App;
use crate::app::intent::Pile;
use crate::app::orders::Kept;
use crate::app::problem::Problem;
use crate::app::read_concerns::row;
use crate::app::session::Session;
use crate::app::view::{DeskView, InboxPage, InboxRow, PileCounts};
use crate::domain::access::Action;
use crate::domain::ids::EntryId;
use crate::domain::register::{ConcernRecord, Register, Triaged};
use crate::domain::time::Stamp;
use crate::domain::triage::{Risk, Status};
use crate::platform::ports::Ports;
use crate::store::Backend;

/// The most rows of one window.
const WINDOW: usize = 200;

/// A concern, as far as its place in the inbox goes.
struct Placed<'a> {
    record: &'a ConcernRecord,
    triaged: Option<&'a Triaged>,
    status: Status,
    unread: bool,
    news: bool,
    contested: bool,
}

impl<'a> Placed<'a> {
    fn of<B: Backend>(session: &'a Session<B>, record: &'a ConcernRecord) -> Self {
        let register = &session.register;
        let triaged = register.triages.of(&record.entry);
        Self {
            record,
            triaged,
            status: triaged.map_or(Status::Received, Triaged::status),
            unread: !session.is_mine(&record.device) && !register.opened.contains_key(&record.entry),
            news: triaged.and_then(Triaged::latest).is_some_and(|latest| has_news(register, record, latest)),
            contested: triaged.is_some_and(Triaged::contested),
        }
    }

    fn pile(&self) -> Pile {
        if self.status == Status::Received || self.news {
            Pile::New
        } else if self.status.is_closed() && !self.contested {
            Pile::Closed
        } else {
            Pile::Open
        }
    }

    fn risk(&self) -> Option<Risk> {
        self.triaged.and_then(Triaged::triage).map(|triage| triage.risk)
    }

    /// What comes first: of new concerns danger, what nobody has read, and what has waited longest; of open ones what
    /// two disagree on, and the greatest risk; of closed ones what was closed last.
    fn order(&self, register: &Register) -> impl Ord + use<> {
        let record = self.record;
        let tie = (record.at, record.device, record.seq);
        let danger = register.amendments.current(record).danger;
        match self.pile() {
            Pile::New => ((!danger, !self.unread, Reverse(None)), Reverse(None), Some(tie), Reverse(tie)),
            Pile::Open => {
                let first = (!self.contested, !danger, Reverse(self.risk()));
                (first, Reverse(None), None, Reverse(tie))
            }
            Pile::Closed => {
                let latest = self.triaged.and_then(Triaged::latest);
                ((false, false, Reverse(None)), Reverse(latest), None, Reverse(tie))
            }
        }
    }
}

/// Whether somebody who does not administer has added to a concern since then.
fn has_news(register: &Register, record: &ConcernRecord, since: Stamp) -> bool {
    let amendments = register.amendments.of(&record.entry).iter();
    amendments
        .filter(|amendment| amendment.at > since)
        .any(|amendment| !register.roster.administered(&amendment.device, amendment.seq))
}

/// Every concern that was not entered in error.
fn placed<B: Backend>(session: &Session<B>) -> impl Iterator<Item = Placed<'_>> {
    let amendments = &session.register.amendments;
    let concerns = session.register.concerns.values();
    let standing =
        concerns.filter(|record| !amendments.withdrawn(&record.entry) && !session.is_kept_from(record));
    standing.map(|record| Placed::of(session, record))
}

/// The pile that a concern is in.
pub(in crate::app) fn pile_of<B: Backend>(session: &Session<B>, record: &ConcernRecord) -> Pile {
    Placed::of(session, record).pile()
}

/// How many concerns wait for a decision, or were added to since.
pub(in crate::app) fn waiting<B: Backend>(session: &Session<B>) -> usize {
    placed(session).filter(|placed| placed.pile() == Pile::New).count()
}

/// The concerns of one pile, in order, and how many are in each.
fn sorted<B: Backend>(session: &Session<B>, pile: Pile) -> (Vec<Placed<'_>>, PileCounts) {
    let mut counts = PileCounts::default();
    let mut here = Vec::new();
    for placed in placed(session) {
        let of = placed.pile();
        *match of {
            Pile::New => &mut counts.new,
            Pile::Open => &mut counts.open,
            Pile::Closed => &mut counts.closed,
        } += 1;
        if of == pile {
            here.push(placed);
        }
    }
    here.sort_by_cached_key(|placed| placed.order(&session.register));
    (here, counts)
}

/// A window of one pile.
pub(super) fn list<P: Ports>(
    app: &mut App<P>,
    pile: Pile,
    offset: usize,
    limit: usize,
) -> Result<DeskView, Problem> {
    let (_, session) = app.open_mut()?;
    session.require(Action::Triage)?;
    let kept = session.orders.inbox.take().filter(|(kept, _)| kept.of == pile);
    let (kept, counts) = kept.unwrap_or_else(|| {
        let (here, counts) = sorted(session, pile);
        (Kept { of: pile, entries: here.iter().map(|placed| placed.record.entry).collect() }, counts)
    });
    let window = kept.entries.iter().skip(offset).take(limit.min(WINDOW));
    let window = window.filter_map(|entry| session.register.concerns.get(entry));
    let rows = window.map(|record| inbox_row(session, &Placed::of(session, record))).collect();
    session.orders.inbox = Some((kept, counts));
    Ok(DeskView::Inbox(InboxPage { pile, offset, counts, rows, names: super::categories::names(session) }))
}

fn inbox_row<B: Backend>(session: &Session<B>, placed: &Placed<'_>) -> InboxRow {
    let triage = placed.triaged.and_then(Triaged::triage);
    InboxRow {
        row: row(session, placed.record),
        unread: placed.unread,
        news: placed.news,
        contested: placed.contested,
        status: placed.status,
        level: triage.map(|triage| triage.level),
        risk: triage.map(|triage| triage.risk),
        categories: triage.map(|triage| triage.categories.clone()).unwrap_or_default(),
    }
}

/// A concern's neighbours in its pile.
#[derive(Default)]
pub(super) struct Neighbours {
    /// The pile; none if the concern was entered in error.
    pub pile: Option<Pile>,
    /// The one before.
    pub previous: Option<EntryId>,
    /// The one after.
    pub next: Option<EntryId>,
    /// The first of the new ones, if that is another.
    pub first_new: Option<EntryId>,
    /// How many are in each.
    pub counts: PileCounts,
}

/// What stands beside a concern in the inbox.
pub(super) fn neighbours<B: Backend>(session: &Session<B>, record: &ConcernRecord) -> Neighbours {
    let withdrawn = session.register.amendments.withdrawn(&record.entry);
    let pile = (!withdrawn).then(|| Placed::of(session, record).pile());
    let (new, counts) = sorted(session, Pile::New);
    let entry = |placed: &Placed<'_>| placed.record.entry;
    let first_new = new.iter().map(entry).find(|other| *other != record.entry);
    let others = match pile {
        Some(Pile::New) | None => new,
        Some(pile) => sorted(session, pile).0,
    };
    let place = others.iter().position(|other| other.record.entry == record.entry);
    let at = |place: Option<usize>| place.and_then(|place| others.get(place)).map(entry);
    Neighbours {
        pile,
        previous: at(place.and_then(|place| place.checked_sub(1))),
        next: at(place.map(|place| place + 1)),
        first_new,
        counts,
    }
}
