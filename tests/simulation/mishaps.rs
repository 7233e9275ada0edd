//! What goes wrong with machines.

use crate::acts::{somebody, write_concern};
use crate::machine::{Fate, Machine};
use crate::world::{DAY, World};
use holdfast::app::intent::Intent;

/// From here on a machine's clock is days or years wrong, or right again.
pub fn wrong_clock(world: &mut World) -> bool {
    let Some(on) = world.any(Machine::works) else { return false };
    let skews = [0, 0, 3_600_000, -DAY, 40 * DAY, 1_500 * DAY, -200 * DAY];
    world.machines[on].skew = world.dice.pick(&skews).unwrap();
    true
}

/// The whole machine is backed up.
pub fn back_up(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    world.machines[on].back_up();
    true
}

/// A machine's backup is put back over it.
pub fn roll_back(world: &mut World) -> bool {
    let backed_up = |machine: &Machine| machine.fate == Fate::InUse && machine.backup.is_some();
    let Some(on) = world.any(backed_up) else { return false };
    world.set_clock(on);
    let machine = &mut world.machines[on];
    machine.resetting = None;
    machine.roll_back();
    true
}

/// Two machines go on from one profile.
pub fn clone(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    let seed = world.next_browser_seed();
    let copy = world.machines[on].copied(seed);
    world.machines.push(copy);
    true
}

/// A machine is gone for good. One administrator is left.
pub fn destroy(world: &mut World) -> bool {
    let Some(on) = world.any(|machine| machine.fate == Fate::InUse) else { return false };
    if world.machines[on].administers() && world.those(Machine::administers).len() < 2 {
        return false;
    }
    world.machines[on].fate = Fate::Gone;
    true
}

/// A machine is stolen, unlocked.
pub fn steal(world: &mut World) -> bool {
    let Some(on) = somebody(world) else { return false };
    if world.machines[on].administers() && world.those(Machine::administers).len() < 3 {
        return false;
    }
    world.machines[on].fate = Fate::Stolen;
    true
}

/// Whoever has a stolen machine writes on it and hands over.
pub fn thief_writes(world: &mut World) -> bool {
    let Some(on) = world.any(|machine| machine.fate == Fate::Stolen) else { return false };
    world.set_clock(on);
    if world.machines[on].old_copy() {
        return false;
    }
    write_concern(world, on);
    let Some(file) = world.machines[on].file(Intent::HandOver) else { return false };
    let to = world.those(Machine::administers);
    world.carriers.send(&mut world.dice, file, &to, world.day);
    true
}
