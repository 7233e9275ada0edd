//! Colleagues who write on their own device, under its own key, what the program would not: it must not count.

use holdfast::domain::event::{
    Addition, ConfirmDevice, EndRight, Event, Grant, HandLead, PersonEntry, Positions, Receipt, Release,
    Revoke, Withdraw,
};
use holdfast::domain::ids::EntryId;
use holdfast::domain::person::{Person, Position, Right, Role};

use crate::disk;
use crate::machine::Machine;
use crate::world::World;

/// Somebody who only records writes what only others may.
pub fn forge(world: &mut World) -> bool {
    let administered = world.truth.administered.clone();
    let small = |machine: &Machine| {
        machine.works() && machine.role() < Role::Administrator && !administered.contains(&machine.person)
    };
    let Some(on) = world.any(small) else { return false };
    world.set_clock(on);
    let me = world.machines[on].person;
    let others: Vec<EntryId> =
        world.truth.concerns.iter().filter(|(_, by)| **by != me).map(|(entry, _)| *entry).collect();
    let Some(entry) = world.dice.pick(&others) else { return false };
    let (mine, lead) = (world.people[me].id, world.people[0].id);
    let (own, leads) = (world.machines[on].device, world.machines[0].device);
    let beyond = Position { seq: 10_000, head: EntryId([7; 32]) };
    let reason = "Because.".to_owned();
    let text = "Never mind.".to_owned();
    let name = Person { person: lead, name: "Somebody Else".into(), job: String::new(), active: false };
    let all = [
        Event::Grant(Grant {
            person: mine,
            right: Right::Administrator,
            from: Positions::new(),
            after: Positions::new(),
        }),
        Event::ConfirmDevice(ConfirmDevice { device: own, person: lead, from: beyond }),
        Event::Receipt(Receipt { device: own, upto: beyond }),
        Event::Receipt(Receipt { device: leads, upto: beyond }),
        Event::Revoke(Revoke { device: leads, upto: None, reason: reason.clone() }),
        Event::Release(Release { entry, reason: reason.clone() }),
        Event::EndRight(EndRight {
            person: world.people[1].id,
            right: Right::Administrator,
            upto: Positions::new(),
            after: Positions::new(),
        }),
        Event::HandLead(HandLead { person: mine, upto: Positions::new(), from: Positions::new() }),
        Event::Person(PersonEntry { person: name, replaces: Vec::new() }),
        Event::Withdraw(Withdraw { entry, reason }),
        Event::Addition(Addition { entry, text }),
    ];
    // A receipt is what tempts most: it would have others keep what they never had.
    let receipts: Vec<usize> =
        (0..all.len()).filter(|place| matches!(all[*place], Event::Receipt(_))).collect();
    let tempting = world.dice.chance(40).then(|| world.dice.pick(&receipts)).flatten();
    let event = all[tempting.unwrap_or_else(|| world.dice.below(all.len()))].clone();
    let seed = world.next_browser_seed();
    let forged = disk::append(&world.machines[on], seed, vec![event]);
    world.machines[on].reopen();
    world.truth.forgers.insert(me);
    world.truth.forged.extend(forged);
    true
}
