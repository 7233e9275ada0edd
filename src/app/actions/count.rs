//! How many actions wait, for the first screen.

use crate::app::session::Session;
use crate::app::view::TaskCount;
use crate::domain::action::Rung;
use crate::domain::ids::PersonId;
use crate::domain::register::{Chain, Thread};
use crate::domain::settings::Holidays;
use crate::domain::time::Millis;
use crate::store::Backend;

/// Whether a thread is a task of this person: they hold it and it is open, or it is late enough for whoever stands in.
pub(super) fn is_task(
    chain: &Chain,
    thread: &Thread<'_>,
    me: PersonId,
    now: Millis,
    holidays: Holidays<'_>,
) -> bool {
    if thread.standing.is_closed() && !thread.contested || chain.is_closed() {
        return false;
    }
    let deputy = chain.current().is_some_and(|version| version.what.deputy == Some(me));
    let late = chain.rung(now, holidays).is_some_and(|rung| rung >= Rung::Deputy);
    thread.holder == me || thread.part.is_none() && deputy && late
}

/// Of this person.
pub fn own<B: Backend>(session: &Session<B>, now: Millis) -> TaskCount {
    let (register, me) = (&session.register, session.me.person);
    let holidays = register.settings.holidays();
    let mut count = TaskCount::default();
    for (_, chain) in register.actions.all() {
        let mine = chain.threads().iter().filter(|thread| is_task(chain, thread, me, now, holidays)).count();
        count.open += mine;
        count.overdue += if chain.rung(now, holidays).is_some() { mine } else { 0 };
    }
    let cards = register.cards_for(me).into_iter();
    let unread = cards
        .filter(|card| register.cards.is_readable(card, now) && register.cards.read(card, &me).is_none());
    count.unread = unread.count();
    count
}

/// Of everybody.
pub fn every<B: Backend>(session: &Session<B>, now: Millis) -> TaskCount {
    let holidays = session.register.settings.holidays();
    let open = session.register.actions.all().map(|(_, chain)| chain).filter(|chain| !chain.is_closed());
    let (mut count, mut overdue) = (0, 0);
    for chain in open {
        count += 1;
        overdue += usize::from(chain.rung(now, holidays).is_some());
    }
    TaskCount { open: count, overdue, unread: 0 }
}
