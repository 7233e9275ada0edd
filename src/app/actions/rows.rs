//! Actions and cards as lists show them.

use crate::app::session::Session;
use crate::app::view::{ActionRow, CardDesk, CardRow, CardState, Said, SaidView, ThreadView};
use crate::domain::action::{About, Outcome, Status, Step};
use crate::domain::card::Arising;
use crate::domain::concern::Child;
use crate::domain::ids::{ActionId, CardId, PersonId};
use crate::domain::person::Person;
use crate::domain::register::{CardRecord, Chain, Thread, Written};
use crate::domain::time::Millis;
use crate::store::Backend;

/// What a person is called; empty for somebody of whom nothing is known here.
pub(super) fn name<B: Backend>(session: &Session<B>, person: &PersonId) -> String {
    session.register.person(person).map(|person| person.name.clone()).unwrap_or_default()
}

/// The child's name.
pub(super) fn child(about: Option<&About>) -> Option<String> {
    about.map(|about| about.name.clone())
}

/// Whether this person is kept from a child's file by a conflict of interest.
pub(super) fn is_kept_from<B: Backend>(session: &Session<B>, about: Option<&About>) -> bool {
    about.is_some_and(|about| match &about.child {
        Child::Pupil(pupil) => session.register.shut_out(&session.person(), pupil),
        Child::Unlisted(_) => false,
    })
}

/// Whoever can be asked to do something, by name.
pub(in crate::app) fn staff<B: Backend>(session: &Session<B>) -> Vec<Person> {
    let current = session.register.people.values().filter_map(|versions| versions.current());
    let mut staff: Vec<Person> =
        current.map(|entry| entry.person.clone()).filter(|person| person.active).collect();
    staff.sort_by_key(|person| (person.name.to_lowercase(), person.person));
    staff
}

/// What came of an action, by its newest word.
pub(super) fn outcome(thread: &Thread<'_>) -> Option<Outcome> {
    thread.heads.iter().rev().find_map(|head| match &head.what.step {
        Step::Done(outcome) | Step::NotDone(outcome) => Some(outcome.clone()),
        Step::Cancelled { reason } => Some(Outcome { note: reason.clone(), ..Outcome::default() }),
        _ => None,
    })
}

/// An action in a list of administrators.
pub(in crate::app) fn row<B: Backend>(
    session: &Session<B>,
    action: ActionId,
    chain: &Chain,
    now: Millis,
) -> Option<ActionRow> {
    let given = &chain.current()?.what;
    if is_kept_from(session, given.about.as_ref()) {
        return None;
    }
    let threads = chain.threads();
    let whole = threads.first()?;
    let parts = threads.iter().skip(1).filter(|part| !part.standing.is_closed()).count();
    Some(ActionRow {
        action,
        title: given.title.clone(),
        about: child(given.about.as_ref()),
        holder: name(session, &whole.holder),
        due: given.due,
        late: chain.rung(now, session.register.settings.holidays()),
        priority: given.priority,
        standing: whole.standing,
        contested: chain.contested(),
        parts: if whole.standing.is_closed() { 0 } else { parts },
        concern: session.register.cards.concern_of(Arising::Action(action)),
    })
}

/// The order of a list: what is contested or late, then by when it is due; closed ones last.
pub(in crate::app) fn order(row: &ActionRow) -> impl Ord + use<> {
    let closed = row.standing.is_closed() && !row.contested;
    (closed, std::cmp::Reverse((row.contested, row.late)), row.due.end(), row.action)
}

/// How a thread went.
pub(super) fn thread<B: Backend>(session: &Session<B>, thread: &Thread<'_>) -> ThreadView {
    let heads: Vec<_> = thread.heads.iter().map(|head| head.entry).collect();
    let said = |status: &&Written<Status>| SaidView {
        who: status.who.clone(),
        at: status.at,
        delivery: session.register.reached(&status.device, status.seq),
        stands: heads.contains(&status.entry),
        what: match status.what.step.clone() {
            Step::Accepted => Said::Accepted,
            Step::Done(outcome) => Said::Done(outcome),
            Step::NotDone(outcome) => Said::NotDone(outcome),
            Step::PassedOn { to, note } => Said::PassedOn(name(session, &to), note),
            Step::Cancelled { reason } => Said::Cancelled(reason),
            Step::Reopened { reason } => Said::Reopened(reason),
        },
    };
    ThreadView {
        part: thread.part.map(|part| (part.what.part.clone(), part.who.clone(), part.at)),
        holder: name(session, &thread.holder),
        holds: thread.holds,
        standing: thread.standing,
        contested: thread.contested,
        said: thread.statuses.iter().map(said).collect(),
    }
}

/// Whether a card may be read now.
pub(super) fn state<B: Backend>(session: &Session<B>, record: &CardRecord, now: Millis) -> CardState {
    let cards = &session.register.cards;
    if !cards.withdrawn(&record.what.card).is_empty() {
        CardState::Withdrawn
    } else if record.what.is_over(now) {
        CardState::Over
    } else if record.what.is_valid(now) {
        CardState::Readable
    } else {
        CardState::ToCome
    }
}

/// A card in its reader's list: what it says only once they have opened it, and no longer than it is valid.
pub(super) fn card<B: Backend>(session: &Session<B>, card: &CardId, now: Millis) -> Option<CardRow> {
    let record = session.register.cards.get(card)?;
    let state = state(session, record, now);
    let read = session.register.cards.read(card, &session.me.person).is_some();
    let says =
        (read && state == CardState::Readable).then(|| (record.what.know.clone(), record.what.avoid.clone()));
    Some(CardRow {
        card: *card,
        about: child(record.what.about.as_ref()),
        from: record.what.from,
        until: record.what.until,
        state,
        says,
    })
}

/// A card for administrators: for whom it is, and who has read it.
pub(super) fn card_desk<B: Backend>(session: &Session<B>, record: &CardRecord, now: Millis) -> CardDesk {
    let cards = &session.register.cards;
    let card = &record.what.card;
    let readers = session.register.card_readers(card);
    let mut readers: Vec<_> =
        readers.iter().map(|reader| (name(session, reader), cards.read(card, reader))).collect();
    readers.sort();
    let withdrawn = cards.withdrawn(card).iter();
    CardDesk {
        card: record.what.clone(),
        who: record.who.clone(),
        at: record.at,
        readers,
        state: state(session, record, now),
        withdrawn: withdrawn.map(|one| (one.who.clone(), one.at, one.what.reason.clone())).collect(),
        concern: cards.concern_of(Arising::Card(*card)),
    }
}
