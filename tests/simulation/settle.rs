//! The end of the year: nothing is lost any more, and everything that can still arrive does.

use holdfast::app::intent::Intent;
use holdfast::domain::ids::DeviceId;
use holdfast::domain::person::Role;
use holdfast::log::merge::Logs;

use crate::digest::fold;
use crate::disk;
use crate::machine::{Fate, Machine};
use crate::rights::{lead_with_kit, restored, revoke_missing};
use crate::world::World;

/// How often everybody hands over, administrators exchange, and an update goes out.
const ROUNDS: usize = 3;

/// Lets everything arrive. What is still on its way comes first, late as it is.
pub fn settle(world: &mut World) {
    world.day += 100;
    for place in 0..world.machines.len() {
        let machine = &mut world.machines[place];
        if machine.fate == Fate::InUse && machine.resetting.take().is_some() {
            machine.unlock();
        }
    }
    world.bring();
    if world.those(Machine::administers).is_empty() {
        restored(world, 0);
    }
    for _ in 0..ROUNDS {
        world.day += 1;
        lead_is_there(world);
        revoke_all_missing(world);
        everybody_hands_over(world);
        administrators_exchange(world);
        // Whoever came last in that has heard from all others.
        let Some(by) = lawful(world).pop() else { continue };
        world.confirm_all(by, 100);
        update(world, by);
    }
    administrators_exchange(world);
}

/// The machines that administer by what all who believe to do so say together. A device that was revoked need not have heard
/// of it.
pub fn lawful(world: &World) -> Vec<usize> {
    let mut union = Logs::default();
    for on in world.those(Machine::administers) {
        union.union(&disk::read(&world.machines[on]).logs);
    }
    let roster = fold(&world.school, &disk::records(&union)).roster;
    world.those(|machine| {
        machine.administers()
            && roster.role(&machine.device) >= Role::Administrator
            && !roster.goes_on(&machine.device)
    })
}

/// If nobody is left who leads, somebody takes the kit out of the safe.
fn lead_is_there(world: &mut World) {
    let administrators = world.those(Machine::administers).len();
    let _ = (0..administrators).any(|_| lead_with_kit(world));
}

/// What is stolen or destroyed is revoked, by whoever may: from then on nobody counts on what only it had received.
fn revoke_all_missing(world: &mut World) {
    for _ in 0..3 * world.machines.len() {
        revoke_missing(world);
    }
}

/// Everybody's hand-over goes to one administrator who can open it.
fn everybody_hands_over(world: &mut World) {
    let lawful = lawful(world);
    for on in world.those(|machine| machine.fate == Fate::InUse) {
        world.set_clock(on);
        let Some(file) = world.machines[on].file(Intent::HandOver) else { continue };
        let mut administrators = lawful.clone();
        administrators.retain(|to| *to != on);
        world.dice.shuffle(&mut administrators);
        let taken = administrators.into_iter().any(|to| world.take(to, vec![file.clone()]) > 0);
        if taken {
            world.stranded.remove(&on);
        } else if world.machines[on].old_copy() {
            world.stranded.insert(on);
        }
    }
}

/// Every administrator's hand-over goes to everybody whom it is for.
fn administrators_exchange(world: &mut World) {
    for by in world.those(Machine::administers) {
        world.set_clock(by);
        let Some(file) = world.machines[by].file(Intent::HandOver) else { continue };
        let roster = &world.machines[by].browser.app.register().unwrap().roster;
        let sealed_to: Vec<DeviceId> = roster.administrator_devices().map(|device| device.device).collect();
        for to in world.those(|machine| machine.works() && sealed_to.contains(&machine.device)) {
            if to != by {
                world.take(to, vec![file.clone()]);
            }
        }
    }
}

fn update(world: &mut World, by: usize) {
    let Some(parcel) = world.machines[by].file(Intent::SendUpdate) else { return };
    for to in world.those(|machine| machine.works() && machine.role() < Role::Administrator) {
        world.take(to, vec![parcel.clone()]);
    }
}

/// At one moment these machines hand over, then each takes what the others made. What each knew at that moment all know now.
pub fn exchange_at_once(world: &mut World, machines: &[usize]) {
    let files: Vec<(usize, Vec<u8>)> =
        machines.iter().filter_map(|by| Some((*by, world.machines[*by].file(Intent::HandOver)?))).collect();
    for to in machines {
        let others = files.iter().filter(|(by, _)| by != to).map(|(_, file)| file.clone()).collect();
        world.take(*to, others);
    }
}
