//! Give an action, write a card, record what an agency was told. A card starts from the concern's text with the names of
//! other children taken out, and a person rewrites it.

use crate::app::App;
use crate::app::find_pupils::directory;
use crate::app::intent::WithCard;
use crate::app::problem::{ActionFlaw, Problem};
use crate::app::session::Session;
use crate::app::view::{ActionsView, CardDesk, Start};
use crate::crypto::random::make_bytes;
use crate::domain::access::Action;
use crate::domain::action::{About, ActionDraft, next_school_day};
use crate::domain::card::{Arising, CardDraft, Names, suggest};
use crate::domain::concern::Child;
use crate::domain::disclosure::DisclosureDraft;
use crate::domain::event::{ArisesFrom, Event, Withdrawal};
use crate::domain::ids::{ActionId, CardId, EntryId, PersonId};
use crate::domain::person::Role;
use crate::domain::register::Triaged;
use crate::domain::settings::suggested as suggested_people;
use crate::domain::time::Minute;
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::Answered;
use super::rows::{card_desk, staff};

/// What giving an action or writing a card starts from.
pub(super) fn start<P: Ports>(app: &App<P>, concern: Option<EntryId>) -> Answered {
    let session = app.open()?;
    session.require(Action::GiveActions)?;
    let now = app.ports.clock().now();
    let today = Minute::from_millis(now).day();
    let register = &session.register;
    let mut cards: Vec<CardDesk> = Vec::new();
    for thing in concern.iter().flat_map(|concern| register.cards.arising_from(concern)) {
        if let Arising::Card(card) = thing
            && !register.cards.is_over(&card, now)
        {
            cards.extend(register.cards.get(&card).map(|record| card_desk(session, record, now)));
        }
    }
    let (suggested, about) = match concern {
        Some(concern) => (suggested(session, &concern)?, children(session, &concern)?),
        None => (String::new(), Vec::new()),
    };
    Ok(ActionsView::Start(Box::new(Start {
        suggested,
        about,
        cards,
        staff: staff(session),
        today,
        next_school_day: next_school_day(today, register.settings.holidays()),
        think_of: concern.map(|concern| think_of(session, &concern)).unwrap_or_default(),
        agencies: register.settings.agencies().iter().filter(|agency| !agency.ended).cloned().collect(),
        now,
    })))
}

/// Whom the school's rules say to think of, for a concern as it was triaged: never somebody who triages anyway.
fn think_of<B: Backend>(session: &Session<B>, concern: &EntryId) -> Vec<PersonId> {
    let register = &session.register;
    let triage = register.triages.of(concern).and_then(Triaged::triage);
    let Some(triage) = triage else { return Vec::new() };
    let people = suggested_people(register.settings.alert_rules(), &triage.categories, Some(triage.level));
    let others = |person: &PersonId| {
        register.roster.role_of(*person) < Role::Administrator
            && register.person(person).is_some_and(|person| person.active)
    };
    people.into_iter().filter(others).collect()
}

fn children<B: Backend>(session: &Session<B>, concern: &EntryId) -> Result<Vec<About>, Problem> {
    let record = session.concern(concern)?;
    let current = session.register.amendments.current(record);
    let about = current.pupils.iter();
    Ok(about.map(|one| About { child: one.child.clone(), name: one.name.clone() }).collect())
}

/// The concern's text with the names of other children taken out: those on the directory, and those it names.
fn suggested<B: Backend>(session: &Session<B>, concern: &EntryId) -> Result<String, Problem> {
    let record = session.concern(concern)?;
    let current = session.register.amendments.current(record);
    let subject = current.pupils.first();
    let mut names = Names::default();
    for identity in directory(session) {
        names.add(&identity.forename, &identity.surname);
        names.add(identity.preferred.as_deref().unwrap_or_default(), "");
    }
    for other in &current.pupils {
        names.add(&other.name, &other.name);
    }
    if let Some(subject) = subject {
        names.keep(&subject.name);
        let identity = match &subject.child {
            Child::Pupil(pupil) => session.register.pupil(pupil),
            Child::Unlisted(_) => None,
        };
        for name in identity.iter().flat_map(|identity| [&identity.forename, &identity.surname]) {
            names.keep(name);
        }
    }
    Ok(suggest(current.narrative.trim(), &names))
}

/// Refuses somebody who is not on the staff list or has left.
fn require_staff<B: Backend>(
    session: &Session<B>,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<(), Problem> {
    let known = |person: PersonId| session.register.person(&person).is_some_and(|person| person.active);
    if people.into_iter().all(known) { Ok(()) } else { Err(Problem::NotHere) }
}

fn arises(thing: Arising, concern: Option<EntryId>) -> Option<Event> {
    concern.map(|concern| Event::ArisesFrom(ArisesFrom { thing, concern }))
}

/// The entries of a card being written.
fn card_events<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    concern: Option<EntryId>,
    content: &CardDraft,
    goes_with: bool,
) -> Result<(CardId, Vec<Event>), Problem> {
    require_staff(session, content.audience.iter().copied())?;
    let suggested = concern.map(|concern| suggested(session, &concern)).transpose()?.unwrap_or_default();
    let card = CardId(make_bytes(ports.random()));
    let written = content
        .check(card, &suggested, goes_with, ports.clock().now())
        .map_err(|flaws| Problem::Action(ActionFlaw::Card(flaws)))?;
    let mut events = vec![Event::Card(Box::new(written))];
    events.extend(arises(Arising::Card(card), concern));
    Ok((card, events))
}

/// Gives an action, with a card if its holder needs to know something.
pub(super) async fn give<P: Ports>(
    app: &mut App<P>,
    concern: Option<EntryId>,
    content: &ActionDraft,
    with: WithCard,
) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::GiveActions)?;
    require_staff(session, content.owner.into_iter().chain(content.deputy))?;
    concern.map(|concern| session.concern(&concern)).transpose()?;
    let now = ports.clock().now();
    let action = ActionId(make_bytes(ports.random()));
    // What is wrong with the action is said before what is wrong with its card.
    let assignment =
        |card| content.check(action, card, now).map_err(|flaws| Problem::Action(ActionFlaw::Action(flaws)));
    assignment(None)?;
    let (card, mut events) = match with {
        WithCard::None => (None, Vec::new()),
        WithCard::Known(card) if session.register.cards.is_over(&card, now) => return Err(Problem::NotHere),
        WithCard::Known(card) => (Some(card), Vec::new()),
        WithCard::New(content) => {
            let (card, events) = card_events(ports, session, concern, &content, true)?;
            (Some(card), events)
        }
    };
    events.push(Event::Action(Box::new(assignment(card)?)));
    events.extend(arises(Arising::Action(action), concern));
    session.write(ports, events, Vec::new()).await?;
    Ok(ActionsView::Written)
}

/// Writes a card.
pub(super) async fn write_card<P: Ports>(
    app: &mut App<P>,
    concern: Option<EntryId>,
    content: &CardDraft,
) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::GiveActions)?;
    let (_, events) = card_events(ports, session, concern, content, false)?;
    session.write(ports, events, Vec::new()).await?;
    Ok(ActionsView::Written)
}

/// Withdraws a card: nobody reads it from here on.
pub(super) async fn withdraw_card<P: Ports>(app: &mut App<P>, card: CardId, reason: &str) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::GiveActions)?;
    session.register.cards.get(&card).ok_or(Problem::NotHere)?;
    let reason = Problem::needs_reason(reason)?;
    if session.register.cards.withdrawn(&card).is_empty() {
        let withdrawn = Event::CardWithdrawn(Withdrawal { card, reason });
        session.write(ports, vec![withdrawn], Vec::new()).await?;
    }
    Ok(ActionsView::Written)
}

/// Records what an agency was told, or refused.
pub(super) async fn disclose<P: Ports>(
    app: &mut App<P>,
    concern: Option<EntryId>,
    content: &DisclosureDraft,
) -> Answered {
    let (ports, session) = app.open_mut()?;
    session.require(Action::GiveActions)?;
    concern.map(|concern| session.concern(&concern)).transpose()?;
    let disclosure =
        content.check(concern).map_err(|lacks| Problem::Action(ActionFlaw::Disclosure(lacks)))?;
    session.write(ports, vec![Event::Disclosure(Box::new(disclosure))], Vec::new()).await?;
    Ok(ActionsView::Written)
}
