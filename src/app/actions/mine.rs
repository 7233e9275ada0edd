//! A person's own tasks with the cards that go with them: accept, do, pass on, ask a colleague for a part.

use std::collections::BTreeSet;

use crate::app::App;
use crate::app::attachments;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{ActionsView, CardRow, Handed, Mine, Task};
use crate::domain::access::Action;
use crate::domain::action::{Flaw, Step};
use crate::domain::attachment::{MOST, Refused};
use crate::domain::card::CardRead;
use crate::domain::event::{Asked, Event};
use crate::domain::ids::{ActionId, CardId, EntryId, PersonId};
use crate::domain::register::{Chain, Thread};
use crate::domain::time::Millis;
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::count::is_task;
use super::rows::{card, child, name, outcome, staff};
use super::{Answered, chain, flaw, status};

/// The most closed tasks shown.
const CLOSED: usize = 20;

/// One's own tasks, and the cards for one.
pub(super) fn list<P: Ports>(app: &App<P>) -> Answered {
    let session = app.open()?;
    let now = app.ports.clock().now();
    let (register, me) = (&session.register, session.me.person);
    let (mut tasks, mut closed, mut handed) = (Vec::new(), Vec::new(), Vec::new());
    let mut shown: BTreeSet<CardId> = BTreeSet::new();
    for (action, chain) in register.actions.all() {
        for thread in chain.threads() {
            if let Some(task) = task(session, *action, chain, &thread, now) {
                if is_task(chain, &thread, me, now, session.register.settings.holidays()) {
                    shown.extend(task.card.as_ref().map(|card| card.card));
                    tasks.push(task);
                } else if thread.holder == me {
                    let newest = thread.heads.last().map(|head| head.at);
                    closed.push((newest, task));
                }
            }
            handed.extend(handed_on(session, *action, chain, &thread, me));
        }
    }
    tasks.sort_by_key(|task: &Task| (task.due.end(), task.action, task.holds));
    closed.sort_by_key(|(at, task)| (std::cmp::Reverse(*at), task.action));
    let others = register.cards_for(me).into_iter();
    let others = others.filter(|card| !shown.contains(card) && register.cards.is_readable(card, now));
    let cards: Vec<CardRow> = others.filter_map(|other| card(session, &other, now)).collect();
    let colleagues = staff(session).into_iter().filter(|person| person.person != me);
    Ok(ActionsView::Mine(Mine {
        tasks,
        handed,
        closed: closed.into_iter().take(CLOSED).map(|(_, task)| task).collect(),
        cards,
        staff: colleagues.collect(),
    }))
}

fn task<B: Backend>(
    session: &Session<B>,
    action: ActionId,
    chain: &Chain,
    thread: &Thread<'_>,
    now: Millis,
) -> Option<Task> {
    let version = chain.current()?;
    let given = &version.what;
    let me = session.me.person;
    if thread.holder != me && given.deputy != Some(me) {
        return None;
    }
    let handed = thread.holds.and_then(|holds| chain.statuses().find(|status| status.entry == holds));
    let (from, note) = match (handed.map(|status| (&status.who.name, &status.what.step)), thread.part) {
        (Some((from, Step::PassedOn { note, .. })), _) => (from.clone(), note.clone()),
        (_, Some(part)) => (part.who.name.clone(), String::new()),
        _ => (version.who.name.clone(), String::new()),
    };
    Some(Task {
        action,
        holds: thread.holds,
        title: given.title.clone(),
        detail: given.detail.clone(),
        sort: given.sort,
        about: child(given.about.as_ref()),
        part: thread.part.map(|part| part.what.part.clone()),
        from,
        note,
        due: given.due,
        late: chain.rung(now, session.register.settings.holidays()),
        priority: given.priority,
        standing: thread.standing,
        contested: thread.contested,
        for_whom: (thread.holder != me).then(|| name(session, &thread.holder)),
        outcome: outcome(thread),
        card: given.card.and_then(|with| card(session, &with, now)),
    })
}

/// What this person passed on, or asked for, in a thread that somebody else holds now.
fn handed_on<B: Backend>(
    session: &Session<B>,
    action: ActionId,
    chain: &Chain,
    thread: &Thread<'_>,
    me: PersonId,
) -> Option<Handed> {
    let asked = thread.part.is_some_and(|part| part.by == me);
    let passed = |step: &Step| matches!(step, Step::PassedOn { .. });
    let passed = thread.statuses.iter().any(|status| status.by == me && passed(&status.what.step));
    if thread.holder == me || !(asked || passed) {
        return None;
    }
    Some(Handed {
        action,
        title: chain.current()?.what.title.clone(),
        part: thread.part.map(|part| part.what.part.clone()),
        holder: name(session, &thread.holder),
        standing: thread.standing,
        outcome: outcome(thread),
    })
}

/// Refuses what is not this person's to say: they hold it, or it was given to somebody for whom they stand in.
fn require_held<B: Backend>(
    session: &Session<B>,
    action: &ActionId,
    holds: Option<EntryId>,
    closed_too: bool,
) -> Result<(), Problem> {
    session.require(Action::CarryOutActions)?;
    let chain = chain(session, action)?;
    let thread = chain.thread_of(holds).ok_or(Problem::NotHere)?;
    let me = session.me.person;
    let deputy = chain.current().is_some_and(|version| version.what.deputy == Some(me));
    if thread.holds != holds || thread.holder != me && !(holds.is_none() && deputy) {
        return Err(Problem::NotAllowed);
    }
    if thread.contested || chain.heads().len() > 1 {
        return Err(flaw(Flaw::Contested));
    }
    if !closed_too && (thread.standing.is_closed() || chain.is_closed()) {
        return Err(flaw(Flaw::Closed));
    }
    Ok(())
}

/// Refuses somebody who is not on the staff list, or has left, or is oneself.
fn require_colleague<B: Backend>(session: &Session<B>, to: &PersonId) -> Result<(), Problem> {
    let known = session.register.person(to).is_some_and(|person| person.active);
    if known && *to != session.me.person { Ok(()) } else { Err(flaw(Flaw::Whom)) }
}

/// Says how a task goes.
pub(super) async fn say<P: Ports>(
    app: &mut App<P>,
    action: ActionId,
    holds: Option<EntryId>,
    step: Step,
) -> Answered {
    let (ports, session) = app.open_mut()?;
    require_held(session, &action, holds, false)?;
    match &step {
        Step::Cancelled { .. } | Step::Reopened { .. } => return Err(Problem::NotAllowed),
        Step::PassedOn { to, .. } => require_colleague(session, to)?,
        Step::Done(outcome) | Step::NotDone(outcome) => {
            if outcome.attachments.len() > MOST {
                return Err(Problem::NotAttached(Refused::TooMany));
            }
            attachments::require_here(session, &outcome.attachments).await?;
            session.untidy |= !outcome.attachments.is_empty();
        }
        Step::Accepted => {}
    }
    let event = status(session, action, holds, step)?;
    session.write(ports, vec![event], Vec::new()).await?;
    list(app)
}

/// Asks a colleague for a part of a task.
pub(super) async fn ask<P: Ports>(
    app: &mut App<P>,
    action: ActionId,
    holds: Option<EntryId>,
    to: PersonId,
    part: &str,
) -> Answered {
    let (ports, session) = app.open_mut()?;
    require_held(session, &action, holds, false)?;
    require_colleague(session, &to)?;
    let part = part.trim().to_owned();
    if part.is_empty() {
        return Err(flaw(Flaw::Part));
    }
    let asked = Asked { action, holds, to, part };
    session.write(ports, vec![Event::ActionAsked(asked)], Vec::new()).await?;
    list(app)
}

/// Opens a card. That its reader has read it is an entry, once.
pub(super) async fn read_card<P: Ports>(app: &mut App<P>, card: CardId) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::CarryOutActions)?;
    let (register, me) = (&session.register, session.me.person);
    // What it said may have left this device already, and with it for whom it was.
    if !register.cards.is_readable(&card, ports.clock().now()) {
        return Err(Problem::NotHere);
    }
    if !register.card_readers(&card).contains(&me) {
        return Err(Problem::NotAllowed);
    }
    if register.cards.read(&card, &me).is_none() {
        session.write(ports, vec![Event::CardRead(CardRead { card })], Vec::new()).await?;
    }
    list(app)
}
