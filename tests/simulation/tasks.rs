//! Actions and cards: administrators give, withdraw and settle; whoever holds something accepts it, does it, passes it on, asks a
//! colleague for a part, and reads the card with it.

use holdfast::app::intent::{ActionsIntent, Intent, WithCard};
use holdfast::app::view::{ActionsView, Task, View};
use holdfast::domain::action::{ActionDraft, Due, Outcome, Step};
use holdfast::domain::card::CardDraft;
use holdfast::domain::ids::{ActionId, CardId};
use holdfast::domain::time::{Day, Millis, Minute};

use crate::acts::{administrator, somebody};
use crate::world::World;

/// So many days a card may be read, at most.
const VALID: usize = 250;

fn ask(world: &mut World, on: usize, intent: ActionsIntent) -> Option<ActionsView> {
    match world.machines[on].ask(Intent::from(intent), Vec::new())?.0 {
        View::Actions(view) => Some(view.open().unwrap()),
        other => panic!("{other:?}"),
    }
}

/// The day that a machine's clock says, and so many later.
fn days(world: &World, on: usize, later: usize) -> [Day; 2] {
    let now = world.machines[on].browser.clock.0.get();
    let day = |at| Minute::from_millis(Millis(at)).day();
    [day(now), day(now + later as i64 * 24 * 3_600_000)]
}

/// A person of the staff list as this machine knows it.
fn colleague(world: &mut World, on: usize) -> Option<usize> {
    let register = world.machines[on].browser.app.register()?;
    let known = |place: &usize| register.person(&world.people[*place].id).is_some_and(|person| person.active);
    let known: Vec<usize> = (0..world.people.len()).filter(known).collect();
    world.dice.pick(&known)
}

fn card(world: &mut World, on: usize, audience: &[usize]) -> CardDraft {
    let later = world.dice.below(VALID);
    let [from, until] = days(world, on, later);
    let audience = audience.iter().map(|place| world.people[*place].id).collect();
    let know = format!("Be kind on day {}.", world.day);
    CardDraft { about: None, know, avoid: String::new(), audience, from, until }
}

/// What there is of actions and cards on an administrator's machine.
fn desk(world: &mut World, on: usize) -> (Vec<ActionId>, Vec<CardId>) {
    match ask(world, on, ActionsIntent::Desk) {
        Some(ActionsView::Desk(desk)) => (
            desk.actions.iter().map(|row| row.action).collect(),
            desk.cards.iter().map(|card| card.card.card).collect(),
        ),
        _ => (Vec::new(), Vec::new()),
    }
}

/// Gives somebody an action, mostly with a card, which arises from a concern where there is one.
pub fn give(world: &mut World) -> bool {
    let Some(on) = administrator(world) else { return false };
    let Some(to) = colleague(world, on) else { return false };
    let entries: Vec<_> = world.machines[on].concerns().iter().map(|row| row.entry).collect();
    let concern = world.dice.pick(&entries);
    let later = world.dice.below(VALID);
    let [_, due] = days(world, on, later);
    let content = ActionDraft {
        title: format!("Look out, day {}", world.day),
        owner: Some(world.people[to].id),
        due: Some(Due::On(due)),
        ..ActionDraft::default()
    };
    let with = if world.dice.chance(70) { WithCard::New(card(world, on, &[])) } else { WithCard::None };
    let before = desk(world, on);
    let give = ActionsIntent::Give { concern, content: Box::new(content), card: with };
    if ask(world, on, give).is_none() {
        return false;
    }
    let (actions, cards) = desk(world, on);
    for action in actions.iter().filter(|action| !before.0.contains(action)) {
        world.truth.tasks.entry(*action).or_default().insert(to);
    }
    for card in cards.iter().filter(|card| !before.1.contains(card)) {
        let actions = actions.iter().copied().filter(|action| !before.0.contains(action));
        world.truth.goes_with.entry(*card).or_default().extend(actions);
    }
    true
}

/// Writes a card for somebody.
pub fn write_card(world: &mut World) -> bool {
    let Some(on) = administrator(world) else { return false };
    let Some(to) = colleague(world, on) else { return false };
    let content = Box::new(card(world, on, &[to]));
    let (_, before) = desk(world, on);
    if ask(world, on, ActionsIntent::WriteCard { concern: None, content }).is_none() {
        return false;
    }
    for card in desk(world, on).1.into_iter().filter(|card| !before.contains(card)) {
        world.truth.readers.entry(card).or_default().insert(to);
    }
    true
}

pub fn withdraw_card(world: &mut World) -> bool {
    let Some(on) = administrator(world) else { return false };
    let (_, cards) = desk(world, on);
    let Some(card) = world.dice.pick(&cards) else { return false };
    ask(world, on, ActionsIntent::WithdrawCard { card, reason: "No longer so.".into() }).is_some()
}

/// An administrator says how an action stands, whatever others say of it elsewhere.
pub fn decide(world: &mut World) -> bool {
    let Some(on) = administrator(world) else { return false };
    let (actions, _) = desk(world, on);
    let Some(action) = world.dice.pick(&actions) else { return false };
    let reason = format!("As agreed on day {}.", world.day);
    let step = if world.dice.chance(50) { Step::Cancelled { reason } } else { Step::Reopened { reason } };
    ask(world, on, ActionsIntent::Decide { action, holds: None, step }).is_some()
}

/// Whoever holds something says how it goes, or hands it on.
pub fn say(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    let Some(ActionsView::Mine(mine)) = ask(world, on, ActionsIntent::Mine) else { return false };
    let tasks: Vec<Task> = mine.tasks.into_iter().filter(|task| !task.contested).collect();
    if tasks.is_empty() {
        return false;
    }
    let Task { action, holds, .. } = tasks[world.dice.below(tasks.len())].clone();
    let outcome =
        Outcome { note: format!("Day {}.", world.day), child_view: String::new(), attachments: Vec::new() };
    let step = match world.dice.below(10) {
        0..4 => Step::Accepted,
        4..6 => Step::Done(outcome),
        6..7 => Step::NotDone(outcome),
        rest => {
            let Some(to) = colleague(world, on) else { return false };
            let id = world.people[to].id;
            let hands_on = match rest {
                7 => ActionsIntent::Ask { action, holds, to: id, part: "Your form.".into() },
                _ => {
                    let step = Step::PassedOn { to: id, note: "Please.".into() };
                    ActionsIntent::Say { action, holds, step }
                }
            };
            let done = ask(world, on, hands_on).is_some();
            if done {
                world.truth.tasks.entry(action).or_default().insert(to);
            }
            return done;
        }
    };
    ask(world, on, ActionsIntent::Say { action, holds, step }).is_some()
}

pub fn read_card(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    let Some(ActionsView::Mine(mine)) = ask(world, on, ActionsIntent::Mine) else { return false };
    let with = mine.tasks.iter().filter_map(|task| task.card.as_ref());
    let cards: Vec<CardId> = with.chain(&mine.cards).map(|card| card.card).collect();
    let Some(card) = world.dice.pick(&cards) else { return false };
    ask(world, on, ActionsIntent::ReadCard { card }).is_some()
}
