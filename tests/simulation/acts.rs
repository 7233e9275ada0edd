//! What happens in a school, each kind of act with how often. A new kind of act is one function and one line in the table: it
//! answers whether it could happen at all.

use holdfast::app::intent::Intent;
use holdfast::app::view::View;
use holdfast::domain::ids::EntryId;

use crate::machine::{Fate, Machine};
use crate::world::{Size, World};
use crate::{forgers, mishaps, rights, tasks};

/// One kind of act.
pub struct Act {
    pub name: &'static str,
    /// How often, compared with the others.
    weight: usize,
    run: fn(&mut World) -> bool,
}

const fn act(name: &'static str, weight: usize, run: fn(&mut World) -> bool) -> Act {
    Act { name, weight, run }
}

/// Every kind.
pub const ACTS: &[Act] = &[
    act("record", 60, record),
    act("draft", 5, draft),
    act("correct", 12, correct),
    act("add", 8, add),
    act("withdraw", 4, withdraw),
    act("open", 15, open),
    act("hand over", 55, hand_over),
    act("hand over to administrators", 25, exchange),
    act("update", 14, update),
    act("full copy", 4, full_copy),
    act("confirm", 8, rights::confirm),
    act("join late", 3, join_late),
    act("restart", 6, restart),
    act("set a clock wrong", 5, mishaps::wrong_clock),
    act("back up", 8, mishaps::back_up),
    act("roll back", 2, mishaps::roll_back),
    act("clone", 2, mishaps::clone),
    act("destroy", 2, mishaps::destroy),
    act("steal", 2, mishaps::steal),
    act("thief writes", 4, mishaps::thief_writes),
    act("revoke", 5, rights::revoke_missing),
    act("link again", 6, rights::link_again),
    act("ask for a reset", 4, rights::ask_reset),
    act("grant a reset", 6, rights::grant_reset),
    act("appoint", 3, rights::appoint),
    act("end a right", 1, rights::end_right),
    act("hand the lead over", 1, rights::hand_lead),
    act("replace the lead", 2, rights::replace_lead),
    act("lead with the kit", 1, rights::lead_with_kit),
    act("restore from a full copy", 1, rights::restore),
    act("revoke each other", 1, rights::revoke_each_other),
    act("forge", 10, forgers::forge),
    act("give an action", 8, tasks::give),
    act("write a card", 4, tasks::write_card),
    act("withdraw a card", 2, tasks::withdraw_card),
    act("say how an action goes", 14, tasks::say),
    act("read a card", 6, tasks::read_card),
    act("decide on an action", 3, tasks::decide),
];

/// A whole year.
pub fn all(world: &mut World) {
    let Size { days, acts, .. } = world.size;
    let mut done = 0;
    for day in 1..=days {
        world.day = day;
        world.bring();
        while done * days < acts * day {
            one(world);
            done += 1;
        }
    }
}

/// Somebody does something.
fn one(world: &mut World) {
    let all = ACTS.iter().map(|act| act.weight).sum();
    let mut thrown = world.dice.below(all);
    for act in ACTS {
        if thrown < act.weight {
            if (act.run)(world) {
                world.count(act.name);
            }
            return;
        }
        thrown -= act.weight;
    }
}

/// A machine on which somebody works, its clock set to a time of today.
pub fn somebody(world: &mut World) -> Option<usize> {
    let on = world.any(Machine::works)?;
    world.set_clock(on);
    Some(on)
}

pub fn administrator(world: &mut World) -> Option<usize> {
    let on = world.any_administrator()?;
    world.set_clock(on);
    Some(on)
}

/// Writes a concern; the entry.
pub fn write_concern(world: &mut World, on: usize) -> Option<EntryId> {
    let machine = &mut world.machines[on];
    let narrative = format!("Seen on day {} by {}.", world.day, machine.person);
    let content = Box::new(machine.browser.concern(&narrative));
    let draft = machine.browser.draft(&narrative);
    let (View::Saved(saved), _) = machine.ask(Intent::SaveConcern { draft, content }, Vec::new())? else {
        panic!("not saved")
    };
    world.truth.concerns.insert(saved.entry, machine.person);
    Some(saved.entry)
}

fn record(world: &mut World) -> bool {
    somebody(world).is_some_and(|on| write_concern(world, on).is_some())
}

fn draft(world: &mut World) -> bool {
    somebody(world).map(|on| world.machines[on].browser.draft("Half a sent")).is_some()
}

/// A concern that the person at this machine may amend.
fn amendable(world: &mut World, on: usize) -> Option<EntryId> {
    let administers = world.machines[on].administers();
    let rows = world.machines[on].concerns();
    let may: Vec<EntryId> = rows.iter().filter(|row| administers || row.mine).map(|row| row.entry).collect();
    world.dice.pick(&may)
}

fn amend(world: &mut World, start: fn(EntryId) -> Intent) -> bool {
    let Some(on) = somebody(world) else { return false };
    let Some(entry) = amendable(world, on) else { return false };
    let text = format!("Rather so, on day {}.", world.day);
    let machine = &mut world.machines[on];
    let Some((View::Draft(draft), _)) = machine.ask(start(entry), Vec::new()) else { return false };
    let mut content = draft.content.clone();
    content.narrative = text;
    content.reason = "Misremembered.".into();
    machine.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) }, Vec::new()).is_some()
}

fn correct(world: &mut World) -> bool {
    amend(world, |entry| Intent::DraftCorrection { entry })
}

fn add(world: &mut World) -> bool {
    amend(world, |entry| Intent::DraftAddition { entry })
}

fn withdraw(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    let Some(entry) = amendable(world, on) else { return false };
    let withdraw = Intent::Withdraw { entry, reason: "The wrong child.".into() };
    world.machines[on].ask(withdraw, Vec::new()).is_some()
}

fn open(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    let rows: Vec<EntryId> = world.machines[on].concerns().iter().map(|row| row.entry).collect();
    let Some(entry) = world.dice.pick(&rows) else { return false };
    world.machines[on].ask(Intent::Concern { entry }, Vec::new()).is_some()
}

/// Gives what a machine hands over to the carriers, for every administrator.
fn hand_over_from(world: &mut World, on: usize) -> bool {
    let Some(file) = world.machines[on].file(Intent::HandOver) else { return false };
    let to = world.those(|machine| machine.administers());
    let to: Vec<usize> = to.into_iter().filter(|to| *to != on).collect();
    world.carriers.send(&mut world.dice, file, &to, world.day);
    true
}

fn hand_over(world: &mut World) -> bool {
    somebody(world).is_some_and(|on| hand_over_from(world, on))
}

fn exchange(world: &mut World) -> bool {
    administrator(world).is_some_and(|on| hand_over_from(world, on))
}

fn update(world: &mut World) -> bool {
    let Some(on) = administrator(world) else { return false };
    let Some(parcel) = world.machines[on].file(Intent::SendUpdate) else { return false };
    let to = world.those(|machine| machine.fate == Fate::InUse && !machine.administers());
    world.carriers.send(&mut world.dice, parcel, &to, world.day);
    true
}

fn full_copy(world: &mut World) -> bool {
    let Some(on) = administrator(world) else { return false };
    let Some(copy) = world.machines[on].file(Intent::FullCopy) else { return false };
    let to = world.those(Machine::administers);
    world.carriers.send(&mut world.dice, copy.clone(), &to, world.day);
    world.copies.push(copy);
    true
}

fn join_late(world: &mut World) -> bool {
    if world.machines.len() >= world.size.machines * 3 / 2 {
        return false;
    }
    if world.dice.chance(20)
        && let Some(on) = administrator(world)
    {
        world.make_pack(on);
    }
    world.join(None);
    true
}

fn restart(world: &mut World) -> bool {
    somebody(world).map(|on| world.machines[on].reopen()).is_some()
}
