//! Who may do what: confirmed, revoked, linked again, reset, appointed, replaced.

use holdfast::app::intent::{Intent, Joining};
use holdfast::app::view::View;
use holdfast::domain::event::{Event, Revoke};
use holdfast::domain::ids::DeviceId;
use holdfast::domain::person::Role;

use crate::acts::administrator;
use crate::disk;
use crate::machine::{Fate, Machine};
use crate::school::{Browser, staff};
use crate::world::World;

pub fn confirm(world: &mut World) -> bool {
    administrator(world).is_some_and(|by| world.confirm_all(by, 60))
}

/// Revokes a device on one machine, if that may.
fn revoke(world: &mut World, by: usize, device: DeviceId) -> bool {
    let revoke = Intent::RevokeDevice { device, reason: "Lost.".into() };
    let done = world.machines[by].ask(revoke, Vec::new()).is_some();
    if done {
        world.truth.revoked.insert(device);
    }
    done
}

/// An administrator revokes a device that is stolen, destroyed, or whose log forks.
pub fn revoke_missing(world: &mut World) -> bool {
    let Some(by) = administrator(world) else { return false };
    let missing = |machine: &Machine| machine.fate != Fate::InUse || machine.old_copy();
    let mut devices: Vec<DeviceId> =
        world.those(missing).into_iter().map(|place| world.machines[place].device).collect();
    let roster = &world.machines[by].browser.app.register().unwrap().roster;
    devices.retain(|device| !roster.revoked.contains_key(device));
    // Of a machine that is still worked on as the same device, nobody says that it is lost.
    devices
        .retain(|device| !world.machines.iter().any(|machine| machine.device == *device && machine.works()));
    let Some(device) = world.dice.pick(&devices) else { return false };
    revoke(world, by, device)
}

/// Somebody whose machine is gone joins again on another, to be confirmed as theirs.
pub fn link_again(world: &mut World) -> bool {
    let without: Vec<usize> = (0..world.people.len())
        .filter(|person| {
            let mut theirs = world.machines.iter().filter(|machine| machine.person == *person);
            !theirs.any(|machine| machine.works() && machine.role() != Role::Revoked)
        })
        .collect();
    let Some(person) = world.dice.pick(&without) else { return false };
    world.join(Some(person));
    true
}

/// Somebody has forgotten their passphrase.
pub fn ask_reset(world: &mut World) -> bool {
    let settled = |machine: &Machine| machine.works() && machine.role() >= Role::Recorder;
    let Some(on) = world.any(settled) else { return false };
    if world.machines[on].administers() && world.those(Machine::administers).len() < 2 {
        return false;
    }
    world.set_clock(on);
    let machine = &mut world.machines[on];
    machine.browser.restart();
    let passphrase = format!("a new passphrase of day {}", world.day).into_bytes();
    let vault = machine.browser.vault();
    if machine.ask(Intent::AskReset { vault }, vec![passphrase.clone()]).is_none() {
        machine.unlock();
        return false;
    }
    machine.resetting = Some(passphrase);
    true
}

/// An administrator grants a reset, or it is not to be had and the passphrase is remembered after all.
pub fn grant_reset(world: &mut World) -> bool {
    let waiting = |machine: &Machine| machine.fate == Fate::InUse && machine.resetting.is_some();
    let Some(on) = world.any(waiting) else { return false };
    let Some(by) = administrator(world) else { return false };
    world.set_clock(on);
    let passphrase = world.machines[on].resetting.take().unwrap();
    let vault = world.machines[on].browser.vault();
    let asked = world.machines[on].ask(Intent::LookAtOwnReset { vault }, Vec::new());
    let Some((View::Reset(Some(_)), mut request)) = asked else {
        world.machines[on].unlock();
        return false;
    };
    let grant = world.machines[by]
        .ask(Intent::LookAtReset, vec![request.remove(0)])
        .and_then(|_| world.machines[by].file(Intent::GrantReset));
    let machine = &mut world.machines[on];
    let taken =
        grant.and_then(|grant| machine.ask(Intent::TakeGrant { vault }, vec![grant, passphrase.clone()]));
    if taken.is_none() {
        machine.browser.restart();
        machine.unlock();
        return false;
    }
    machine.passphrase = passphrase;
    machine.device = disk::device(machine);
    world.truth.owner.insert(machine.device, machine.person);
    true
}

/// Somebody honest who has a machine and does not administer.
fn candidate(world: &mut World) -> Option<usize> {
    let on = world.any(|machine| machine.works() && machine.role() == Role::Recorder)?;
    let person = world.machines[on].person;
    (!world.truth.forgers.contains(&person)).then_some(person)
}

fn lead(world: &mut World) -> Option<usize> {
    let on = world.lead()?;
    world.set_clock(on);
    Some(on)
}

pub fn appoint(world: &mut World) -> bool {
    let (Some(by), Some(person)) = (lead(world), candidate(world)) else { return false };
    if !world.appoint(by, person, true) {
        return false;
    }
    let to = world.those(|machine| machine.works() && machine.person == person);
    if let Some(copy) = world.machines[by].file(Intent::FullCopy) {
        world.carriers.send(&mut world.dice, copy, &to, world.day);
    }
    true
}

pub fn end_right(world: &mut World) -> bool {
    let Some(by) = lead(world) else { return false };
    let others = world.those(|machine| machine.administers() && machine.role() < Role::Lead);
    if others.len() < 3 {
        return false;
    }
    let Some(on) = world.dice.pick(&others) else { return false };
    world.appoint(by, world.machines[on].person, false)
}

pub fn hand_lead(world: &mut World) -> bool {
    let Some(by) = lead(world) else { return false };
    let Some(to) = world.any(|machine| machine.administers() && machine.role() < Role::Lead) else {
        return false;
    };
    let person = world.people[world.machines[to].person].id;
    world.machines[by].ask(Intent::HandLead { person }, Vec::new()).is_some()
}

/// One administrator would have the lead replaced; another agrees, if word of it reaches them.
pub fn replace_lead(world: &mut World) -> bool {
    let Some(by) = administrator(world) else { return false };
    let Some((View::Succession(now), _)) = world.machines[by].ask(Intent::Succession, Vec::new()) else {
        return false;
    };
    if let Some(proposal) = now.proposals.iter().find(|proposal| !proposal.own) {
        let agree = Intent::AgreeToReplace { entry: proposal.entry };
        return world.machines[by].ask(agree, Vec::new()).is_some();
    }
    let administered = &world.truth.administered;
    let may = now
        .may_lead
        .iter()
        .map(|one| one.person.person)
        .find(|id| administered.iter().any(|person| world.people[*person].id == *id));
    let Some(person) = may else { return false };
    let wish = Intent::ReplaceLead { person, reason: "Cannot act.".into() };
    if world.machines[by].ask(wish, Vec::new()).is_none() {
        return false;
    }
    let to = world.those(Machine::administers);
    if let Some(file) = world.machines[by].file(Intent::HandOver) {
        world.carriers.send(&mut world.dice, file, &to, world.day);
    }
    true
}

/// Whether nobody leads, as far as the machines in use know.
fn leaderless(world: &World) -> bool {
    world.those(|machine| machine.works() && machine.role() == Role::Lead).is_empty()
}

fn kit(world: &World) -> Vec<Vec<u8>> {
    let words = |words: &[String]| words.join(" ").into_bytes();
    vec![words(&world.kit.shares[0].words), words(&world.kit.shares[2].words)]
}

/// The lead is lost: an administrator takes the kit out of the safe.
pub fn lead_with_kit(world: &mut World) -> bool {
    if !leaderless(world) {
        return false;
    }
    let Some(by) = administrator(world) else { return false };
    let typed = kit(world);
    world.machines[by].ask(Intent::LeadWithKit, typed).is_some()
}

/// The school is restored on a new machine from its last full copy, with the kit.
pub fn restore(world: &mut World) -> bool {
    if !leaderless(world) && !world.dice.chance(15) {
        return false;
    }
    let administered: Vec<usize> = world.truth.administered.iter().copied().collect();
    let Some(person) = world.dice.pick(&administered) else { return false };
    restored(world, person);
    true
}

/// Restores the school for somebody.
pub fn restored(world: &mut World, person: usize) -> usize {
    let seed = world.next_browser_seed();
    let mut browser = Browser::new(seed);
    browser.clock.0.set(world.now());
    let copy = world.copies.last().unwrap().clone();
    let blobs = [vec![copy], kit(world)].concat();
    browser.try_ask(Intent::LookAtCopy, blobs).unwrap();
    let joining = Joining {
        person: Some(world.people[person].id),
        name: world.people[person].name.clone(),
        job: "DSL".into(),
        label: "R".into(),
        device_label: "Restored".into(),
    };
    browser.with(Intent::Restore(joining), crate::school::LEAD);
    let machine = Machine::new(browser, person, crate::school::LEAD);
    world.truth.owner.insert(machine.device, person);
    world.machines.push(machine);
    world.machines.len() - 1
}

/// Two administrators revoke each other, neither knowing of the other's. Whoever is of the lower rank does so with other
/// tools than the program, which would not let them.
pub fn revoke_each_other(world: &mut World) -> bool {
    let Some(one) = administrator(world) else { return false };
    let rows: Vec<(DeviceId, bool)> = staff(&mut world.machines[one].browser)
        .people
        .iter()
        .flat_map(|row| &row.devices)
        .filter(|row| row.role >= Role::Administrator)
        .map(|row| (row.device, row.revocable))
        .collect();
    let others = world.those(|machine| machine.administers() && rows.contains(&(machine.device, true)));
    if others.is_empty() || world.those(Machine::administers).len() < 3 {
        return false;
    }
    let other = world.dice.pick(&others).unwrap();
    world.set_clock(other);
    let (first, second) = (world.machines[one].device, world.machines[other].device);
    let answers = Intent::RevokeDevice { device: first, reason: "Lost.".into() };
    if world.machines[other].ask(answers, Vec::new()).is_some() {
        world.truth.revoked.insert(first);
    } else {
        world.truth.attacked.insert(first);
        let revoke = Revoke { device: first, upto: None, reason: "Revenge.".into() };
        let seed = world.next_browser_seed();
        disk::append(&world.machines[other], seed, vec![Event::Revoke(revoke)]);
        world.machines[other].reopen();
    }
    revoke(world, one, second)
}
