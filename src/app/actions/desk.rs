//! Actions and cards for administrators: all of them, one with its whole chain, and what arises from a concern.

use crate::app::App;
use crate::app::problem::{ActionFlaw, Problem};
use crate::app::view::{ActionRow, ActionView, ActionsView, CardDesk, Desk, OfConcern};
use crate::domain::access::Action;
use crate::domain::action::{ActionDraft, Due, Flaw, Priority, Step};
use crate::domain::card::Arising;
use crate::domain::event::{Assignment, Event};
use crate::domain::ids::{ActionId, EntryId};
use crate::platform::ports::Ports;

use super::rows::{card_desk, is_kept_from, name, order, row, thread};
use super::{Answered, chain, flaw, status};

/// Every action and card.
pub(super) fn list<P: Ports>(app: &App<P>) -> Answered {
    let session = app.open()?;
    session.require(Action::GiveActions)?;
    let now = app.ports.clock().now();
    let all = session.register.actions.all();
    let mut actions: Vec<ActionRow> =
        all.filter_map(|(action, chain)| row(session, *action, chain, now)).collect();
    actions.sort_by_key(order);
    let mut cards: Vec<CardDesk> = session
        .register
        .cards
        .all()
        .filter(|record| !is_kept_from(session, record.what.about.as_ref()))
        .map(|record| card_desk(session, record, now))
        .collect();
    cards.sort_by_key(|card| (std::cmp::Reverse(card.at), card.card.card));
    Ok(ActionsView::Desk(Desk { actions, cards }))
}

/// One action with its whole chain.
pub(super) fn open<P: Ports>(app: &App<P>, action: ActionId) -> Answered {
    let session = app.open()?;
    session.require(Action::GiveActions)?;
    let now = app.ports.clock().now();
    let chain = chain(session, &action)?;
    let current = &chain.current().ok_or(Problem::NotHere)?.what;
    let heads = chain.heads();
    let card = current.card.and_then(|card| session.register.cards.get(&card));
    Ok(ActionsView::Action(Box::new(ActionView {
        row: row(session, action, chain, now).ok_or(Problem::NotHere)?,
        versions: heads.iter().map(|head| (head.who.clone(), head.at, head.what.clone())).collect(),
        owner: name(session, &current.owner),
        deputy: current.deputy.map(|deputy| name(session, &deputy)),
        threads: chain.threads().iter().map(|one| thread(session, one)).collect(),
        card: card.map(|record| card_desk(session, record, now)),
    })))
}

/// Says how an action stands, in the place of all that is known to stand.
pub(super) async fn decide<P: Ports>(
    app: &mut App<P>,
    action: ActionId,
    holds: Option<EntryId>,
    step: Step,
) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::GiveActions)?;
    if let Step::PassedOn { to, .. } = &step
        && session.register.person(to).is_none_or(|person| !person.active)
    {
        return Err(flaw(Flaw::Whom));
    }
    let event = status(session, action, holds, step)?;
    session.write(ports, vec![event], Vec::new()).await?;
    open(app, action)
}

/// What of an action can be put otherwise: whom it was given to and the card with it stay.
pub(super) struct Change {
    pub title: String,
    pub detail: String,
    pub due: Option<Due>,
    pub priority: Priority,
}

/// Puts an action otherwise, in the place of every version that is known.
pub(super) async fn change<P: Ports>(app: &mut App<P>, action: ActionId, to: Change) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::GiveActions)?;
    let chain = chain(session, &action)?;
    let current = chain.current().ok_or(Problem::NotHere)?.what.clone();
    if chain.is_closed() {
        return Err(flaw(Flaw::Closed));
    }
    let replaces = chain.heads().iter().map(|head| head.entry).collect();
    let draft = ActionDraft {
        title: to.title,
        detail: to.detail,
        sort: current.sort,
        about: current.about,
        owner: Some(current.owner),
        deputy: current.deputy,
        due: to.due,
        priority: to.priority,
    };
    let changed = draft
        .check(action, current.card, ports.clock().now())
        .map_err(|flaws| Problem::Action(ActionFlaw::Action(flaws)))?;
    let changed = Assignment { replaces, ..changed };
    session.write(ports, vec![Event::Action(Box::new(changed))], Vec::new()).await?;
    open(app, action)
}

/// What arises from a concern.
pub(super) fn of_concern<P: Ports>(app: &App<P>, concern: &EntryId) -> Answered {
    let session = app.open()?;
    session.require(Action::GiveActions)?;
    session.concern(concern)?;
    let now = app.ports.clock().now();
    let register = &session.register;
    let (mut actions, mut cards) = (Vec::new(), Vec::new());
    for thing in register.cards.arising_from(concern) {
        match thing {
            Arising::Action(action) => {
                let chain = register.actions.get(&action);
                actions.extend(chain.and_then(|chain| row(session, action, chain, now)));
            }
            Arising::Card(card) => {
                cards.extend(register.cards.get(&card).map(|record| card_desk(session, record, now)));
            }
        }
    }
    actions.sort_by_key(order);
    cards.sort_by_key(|card: &CardDesk| (card.at, card.card.card));
    let of = register.disclosures.iter().filter(|written| written.what.concern == Some(*concern));
    let disclosures = of.map(|written| (written.who.clone(), written.at, written.what.clone())).collect();
    Ok(ActionsView::OfConcern(OfConcern { actions, cards, disclosures }))
}
