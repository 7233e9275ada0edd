//! What must be true in the end. Each thing that is not is said in words.

use std::collections::{BTreeMap, BTreeSet};

use holdfast::domain::event::Event;
use holdfast::domain::ids::{DeviceId, EntryId, SchoolId};
use holdfast::domain::person::Role;
use holdfast::domain::register::Register;
use holdfast::domain::roster::HeldBecause;
use holdfast::log::entry::{Entry, Verified};
use holdfast::log::merge::Logs;

use crate::digest::{differs, digest, fold, in_other_orders};
use crate::disk::{self, Disk};
use crate::machine::Fate;
use crate::settle::{exchange_at_once, lawful, settle};
use crate::world::World;

/// What a simulated year came to.
pub struct Verdict {
    pub entries: usize,
    pub concerns: usize,
    pub held: usize,
    pub forks: usize,
    pub administrators: usize,
    pub divergences: Vec<String>,
}

/// Lets everything arrive, and looks whether all is as it must be.
pub fn judge(world: &mut World) -> Verdict {
    settle(world);
    let school = world.school;
    let administrators = lawful(world);
    // Whoever believes to administer and does not hears nothing any more: as after two who revoked each other.
    let misled = world.those(|machine| machine.administers()).into_iter();
    world.stranded.extend(misled.filter(|place| !administrators.contains(place)));
    exchange_at_once(world, &administrators);
    let mut said = Vec::new();
    // Two copies of one administrator's machine find each other out now; the one that is left speaks.
    let administrators: Vec<usize> =
        administrators.into_iter().filter(|place| world.machines[*place].works()).collect();
    if administrators.is_empty() {
        said.push("nobody administers".to_owned());
        return Verdict { entries: 0, concerns: 0, held: 0, forks: 0, administrators: 0, divergences: said };
    }
    let disks: BTreeMap<usize, Disk> = (0..world.machines.len())
        .filter(|place| world.machines[*place].fate != Fate::Stolen)
        .map(|place| (place, disk::read(&world.machines[place])))
        .collect();
    let common = agreed(&administrators, &disks, &mut said);
    let records = disk::records(&common);
    let register = fold(&school, &records);
    let canonical = digest(&register);
    for other in in_other_orders(&school, &records, &mut world.dice) {
        if other != canonical {
            said.push(format!("another order gives {other} in place of {canonical}"));
        }
    }
    live(world, &school, &disks, &mut said);
    arrived(world, &administrators, &disks, &common, &register, &mut said);
    authorised(world, &common, &register, &mut said);
    need_to_know(world, &disks, &mut said);
    Verdict {
        entries: common.len(),
        concerns: register.concerns.len(),
        held: register.held.len(),
        forks: common.forks().count(),
        administrators: administrators.len(),
        divergences: said,
    }
}

/// What all administrators know, but for what each wrote on taking in the others' last files.
fn agreed(administrators: &[usize], disks: &BTreeMap<usize, Disk>, said: &mut Vec<String>) -> Logs {
    let own: BTreeSet<DeviceId> = administrators.iter().map(|place| disks[place].device).collect();
    let sets: Vec<BTreeSet<EntryId>> =
        administrators.iter().map(|place| disks[place].logs.iter().map(Entry::id).collect()).collect();
    let everywhere = |id: &EntryId| sets.iter().all(|set| set.contains(id));
    let mut common = Logs::default();
    let mut strays: BTreeMap<DeviceId, Vec<u64>> = BTreeMap::new();
    for place in administrators {
        for entry in disks[place].logs.iter() {
            let trail = matches!(what(entry), Some(Event::Receipt(_) | Event::Merged(_)));
            let last = trail && entry.header().device == disks[place].device && own.len() > 1;
            if everywhere(&entry.id()) {
                common.insert(entry.clone());
            } else if !last {
                strays.entry(entry.header().device).or_default().push(entry.header().seq);
            }
        }
    }
    for (device, seqs) in strays {
        said.push(format!("not on every administrator's machine: of {device} {seqs:?}"));
    }
    common
}

/// What each machine works with is what its entries fold to.
fn live(world: &World, school: &SchoolId, disks: &BTreeMap<usize, Disk>, said: &mut Vec<String>) {
    for (place, machine) in
        world.machines.iter().enumerate().filter(|(_, machine)| machine.fate == Fate::InUse)
    {
        let live = machine.browser.app.register().unwrap();
        let folded = fold(school, &disk::records(&disks[&place].logs));
        if digest(live) != digest(&folded) {
            said.push(format!("machine {place}: {}", differs(live, &folded)));
        }
    }
}

/// Everything that is on a machine in use has arrived, and everything that was acknowledged.
fn arrived(
    world: &World,
    administrators: &[usize],
    disks: &BTreeMap<usize, Disk>,
    common: &Logs,
    register: &Register,
    said: &mut Vec<String>,
) {
    let here: BTreeSet<EntryId> = common.iter().map(Entry::id).collect();
    let lives = |place: &usize| world.machines[*place].fate == Fate::InUse && !world.stranded.contains(place);
    let on = |entry: &EntryId, living: bool| {
        disks
            .iter()
            .any(|(place, disk)| lives(place) == living && disk.logs.iter().any(|known| known.id() == *entry))
    };
    for entry in &world.truth.acknowledged {
        // What only machines had that were destroyed is gone, whoever had said that it was received.
        let destroyed = || !on(entry, true) && on(entry, false);
        if !here.contains(entry) && !destroyed() {
            said.push(format!(
                "acknowledged and not there: {entry}, but {}",
                whereabouts(world, disks, entry)
            ));
        }
    }
    for (place, disk) in disks.iter().filter(|(place, _)| lives(place) && !administrators.contains(place)) {
        let machine = &world.machines[*place];
        let theirs = machine.browser.app.register().unwrap();
        // A device stays unknown if all that it handed over was received by one who is destroyed, for it sends its first entry
        // no more; or if it has only ever heard of administrators who are gone.
        let receipted = theirs.receipts.contains_key(&machine.device);
        let mut sealed_to = theirs.roster.administrator_devices();
        let heard_of =
            sealed_to.any(|to| administrators.iter().any(|place| disks[place].device == to.device));
        let known = register.roster.devices.contains_key(&machine.device) || !receipted && heard_of;
        // What is written before a machine hears that it is revoked stays on it.
        let reaches = known && machine.role() != Role::Revoked && !world.stranded.contains(place);
        let missing = disk
            .logs
            .iter()
            .filter(|entry| world.truth.concerns.contains_key(&entry.id()) && !here.contains(&entry.id()));
        for entry in missing.filter(|_| reaches) {
            let where_it_is = whereabouts(world, disks, &entry.id());
            said.push(format!("has not arrived: {}, but {where_it_is}", entry.id()));
        }
    }
    for (device, upto) in &register.receipts {
        // Of a log that forks there may be receipts for either branch.
        let whole = common.contains(device, upto.seq, &upto.head)
            && common.gaps(device).iter().all(|gap| gap.start > upto.seq);
        if !whole && !lost(world, disks, device) {
            said.push(format!("receipted up to {} and not all there: {device}", upto.seq));
        }
    }
    let forks: BTreeMap<DeviceId, u64> = common.forks().map(|(device, seq)| (*device, seq)).collect();
    for entry in common.iter().filter(|entry| world.truth.concerns.contains_key(&entry.id())) {
        let header = entry.header();
        let forked = forks.get(&header.device).is_some_and(|from| header.seq >= *from);
        let revoked = register.roster.revoked.get(&header.device);
        let beyond = revoked.is_some_and(|upto| upto.is_none_or(|upto| header.seq > upto.seq));
        let expected = match (forked, beyond) {
            (true, _) => Some(HeldBecause::Fork),
            (false, true) => Some(HeldBecause::Revoked),
            (false, false) => None,
        };
        let held = register.held.get(&entry.id()).copied();
        if held != expected || register.concerns.contains_key(&entry.id()) == held.is_some() {
            said.push(format!("{} is held as {held:?} and should be as {expected:?}", entry.id()));
        }
    }
}

/// What an entry says, unless its body is withheld.
fn what(entry: &Entry<Verified>) -> Option<Event> {
    disk::body(entry).map(|body| body.what)
}

/// On which machines an entry is.
fn whereabouts(world: &World, disks: &BTreeMap<usize, Disk>, entry: &EntryId) -> String {
    let mut on = Vec::new();
    for (place, disk) in disks {
        let Some(known) = disk.logs.iter().find(|known| known.id() == *entry) else { continue };
        let machine = &world.machines[*place];
        let header = known.header();
        let (seq, own) = (header.seq, header.device == disk.device);
        let (fate, role, old) = (machine.fate, machine.role(), machine.old_copy());
        on.push(format!(
            "on {place} ({fate:?}, {role:?}, old {old}, person {}) as {seq}, its own {own}",
            machine.person
        ));
    }
    on.join("; ")
}

/// Whether every machine that has what a device wrote is destroyed.
fn lost(world: &World, disks: &BTreeMap<usize, Disk>, device: &DeviceId) -> bool {
    let living = disks.iter().filter(|(place, _)| world.machines[**place].fate == Fate::InUse);
    !living.into_iter().any(|(_, disk)| disk.device == *device)
}

/// Nothing counts that nobody was allowed to write.
fn authorised(world: &World, common: &Logs, register: &Register, said: &mut Vec<String>) {
    let roster = &register.roster;
    for entry in common.iter().filter(|entry| world.truth.forged.contains(&entry.id())) {
        let about = match what(entry) {
            Some(Event::Withdraw(withdraw)) => Some(withdraw.entry),
            Some(Event::Addition(addition)) => Some(addition.entry),
            _ => None,
        };
        // What stands beside something that is not there stands beside nothing.
        let idle = about.is_some_and(|about| !register.concerns.contains_key(&about));
        if !register.held.contains_key(&entry.id()) && !idle {
            said.push(format!("forged, and counts: {:?}", what(entry)));
        }
    }
    let known = |id| world.people.iter().position(|somebody| somebody.id == id);
    let meant: BTreeSet<usize> =
        roster.administrators.iter().chain(&roster.leads).filter_map(|id| known(*id)).collect();
    if !meant.is_subset(&world.truth.administered) {
        said.push(format!("administer without being asked to: {meant:?}"));
    }
    for (device, person) in &roster.confirmed {
        if world.truth.owner.get(device).copied() != known(*person) {
            said.push(format!("{device} passes for somebody else's"));
        }
    }
    for device in roster.revoked.keys() {
        if !world.truth.revoked.contains(device) && !world.truth.attacked.contains(device) {
            said.push(format!("revoked by nobody who may: {device}"));
        }
    }
    if !roster.hearers.is_empty() {
        said.push("somebody hears concerns about adults".to_owned());
    }
    let receipts: Vec<(&Entry<Verified>, _)> = common
        .iter()
        .filter_map(|entry| match what(entry) {
            Some(Event::Receipt(receipt)) => Some((entry, receipt)),
            _ => None,
        })
        .collect();
    for (device, upto) in &register.receipts {
        let by_right = receipts.iter().any(|(entry, receipt)| {
            let owner = world.truth.owner.get(&entry.header().device);
            receipt.device == *device
                && receipt.upto == *upto
                && owner.is_some_and(|owner| world.truth.administered.contains(owner))
        });
        if !by_right {
            said.push(format!("receipted by nobody who may: {device} up to {}", upto.seq));
        }
    }
}

/// On the machines of those who only record is nothing that they may not read.
fn need_to_know(world: &World, disks: &BTreeMap<usize, Disk>, said: &mut Vec<String>) {
    for (place, disk) in disks {
        let person = world.machines[*place].person;
        if world.truth.administered.contains(&person) {
            continue;
        }
        let whose = |device: &DeviceId| world.truth.owner.get(device).copied();
        for entry in disk.logs.iter() {
            let mine = whose(&entry.header().device) == Some(person);
            let Some(what) = what(entry) else { continue };
            let may = match &what {
                _ if mine => true,
                Event::Pupil(_) => true,
                Event::Receipt(receipt) => whose(&receipt.device) == Some(person),
                Event::Opened(opened) => {
                    opened.concern.is_some_and(|concern| world.truth.concerns.get(&concern) == Some(&person))
                }
                Event::Action(given) => world.truth.has_task(&given.action, person),
                Event::ActionAsked(asked) => world.truth.has_task(&asked.action, person),
                Event::ActionStatus(status) => world.truth.has_task(&status.action, person),
                Event::Card(card) => world.truth.has_card(&card.card, person),
                Event::CardWithdrawn(withdrawn) => world.truth.has_card(&withdrawn.card, person),
                what => what.is_roster(),
            };
            if !may {
                said.push(format!("machine {place} holds {what:?}"));
            }
        }
    }
}
