//! What lies in a machine's storage, read past the program with its person's passphrase; and what a person with other
//! tools than the program writes there.

use holdfast::crypto::kdf::derive_stretched;
use holdfast::crypto::random::{Random, SeededRandom, make_bytes};
use holdfast::domain::event::{Body, Event};
use holdfast::domain::ids::{DeviceId, EntryId, SchoolId};
use holdfast::domain::register::Record;
use holdfast::domain::time::{Millis, Stamp};
use holdfast::log::entry::{Entry, Verified};
use holdfast::log::merge::Logs;
use holdfast::store::memory::Memory;
use holdfast::vault::Vault;
use holdfast::vault::second_factor::SecondFactor;
use pollster::block_on;

use crate::machine::Machine;

/// A machine's vault as it lies there.
pub struct Disk {
    pub device: DeviceId,
    pub logs: Logs,
}

fn open(machine: &Machine) -> Vault<Memory> {
    let store = machine.store();
    let front = block_on(Vault::front(&store)).unwrap();
    let keys = front.slots().find_map(|slot| {
        let key = derive_stretched(&machine.passphrase, &slot.salt().unwrap(), slot.cost).unwrap();
        front.open(slot, &key).ok()
    });
    let keys = keys.unwrap();
    let gate = block_on(SecondFactor::read(&store, &front.vault, &keys)).unwrap().map(SecondFactor::waive);
    block_on(Vault::unlock(store, &front.vault, keys, gate)).unwrap()
}

pub fn device(machine: &Machine) -> DeviceId {
    open(machine).root().device
}

pub fn school(machine: &Machine) -> SchoolId {
    open(machine).root().school
}

/// Reads everything on a machine.
pub fn read(machine: &Machine) -> Disk {
    let mut vault = open(machine);
    let mut logs = Logs::default();
    let take = |line: &str| {
        logs.insert(Entry::decode(line.as_bytes())?.admitted());
        Ok(())
    };
    block_on(vault.read_all(take)).unwrap();
    Disk { device: vault.root().device, logs }
}

/// Writes what the program would not, signed with the device's own key. The program must be started again afterwards.
pub fn append(machine: &Machine, seed: u64, events: Vec<Event>) -> Vec<EntryId> {
    let mut vault = open(machine);
    let random = SeededRandom::new(seed);
    let who = machine.browser.status.as_ref().unwrap().me.clone();
    let mut stamp = vault.root().stamp;
    let mut bodies = Vec::new();
    for what in events {
        let at = Stamp::next(stamp.as_ref(), None, Millis(machine.browser.clock.0.get()));
        stamp = Some(at);
        let salt = hex::encode(make_bytes::<16>(&random as &dyn Random));
        bodies.push(serde_json::to_string(&Body { salt, who: who.clone(), at, what }).unwrap());
    }
    let written = block_on(vault.append(&random, stamp.unwrap(), &bodies, Vec::new())).unwrap();
    written.iter().map(Entry::id).collect()
}

/// What an entry says; none if its body is withheld.
pub fn body(entry: &Entry<Verified>) -> Option<Body> {
    Some(serde_json::from_slice(entry.body()?.as_bytes()).unwrap())
}

/// Entries ready to be folded.
pub fn records(logs: &Logs) -> Vec<Record> {
    let held = logs.held();
    let record = |entry: &Entry<Verified>| {
        Some(Record {
            id: entry.id(),
            device: entry.header().device,
            seq: entry.header().seq,
            forked: held.contains(&entry.id()),
            body: body(entry)?,
        })
    };
    logs.iter().filter_map(record).collect()
}
