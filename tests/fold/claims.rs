//! Logs written by hand.

use holdfast::domain::event::{
    Appoint, Body, ConfirmDevice, Enrol, Event, Found, Grant, Positions, SchoolDetails,
};
use holdfast::domain::ids::{DeviceId, EntryId, PersonId, SchoolId};
use holdfast::domain::person::{Author, DeviceKeys, Phones, Position, Right};
use holdfast::domain::register::Record;
use holdfast::domain::roster::{Claim, Judge, Roster};
use holdfast::domain::time::{Millis, Stamp};

pub const SCHOOL: SchoolId = SchoolId([1; 32]);

/// Believes every signature: what is tested is who may say what.
pub struct Believing;

impl Judge for Believing {
    fn root_signed(&self, _: &SchoolId, _: &Found) -> bool {
        true
    }
    fn root_appointed(&self, _: &SchoolId, _: &str, _: &Appoint) -> bool {
        true
    }
    fn invited(&self, _: &Enrol, _: &str) -> bool {
        true
    }
}

pub fn person(number: u8) -> PersonId {
    PersonId([number; 16])
}

/// A device; by default person 3's device is 3.
pub fn device(number: u8) -> DeviceId {
    DeviceId([number; 32])
}

/// Every log, in the order of writing.
#[derive(Clone, Default)]
pub struct Book {
    pub entries: Vec<(EntryId, DeviceId, u64, Author, Event)>,
    /// The device whose log forks, and the number from which it does.
    pub forked: Option<(u8, u64)>,
}

impl Book {
    /// Writes the next entry on a device and says where it stands.
    pub fn write(&mut self, on: u8, whose: u8, event: Event) -> EntryId {
        let seq = self.entries.iter().filter(|entry| entry.1 == device(on)).count() as u64;
        let mut id = [on; 32];
        id[24..].copy_from_slice(&seq.to_be_bytes());
        let who = Author { person: person(whose), name: format!("Person {whose}"), job: String::new() };
        self.entries.push((EntryId(id), device(on), seq, who, event));
        EntryId(id)
    }

    /// How far these devices have come.
    pub fn reached(&self, devices: &[u8]) -> Positions {
        let last = |on: u8| self.entries.iter().rev().find(|entry| entry.1 == device(on));
        devices
            .iter()
            .filter_map(|on| last(*on).map(|entry| (device(*on), Position { seq: entry.2, head: entry.0 })))
            .collect()
    }

    pub fn enrol(&mut self, on: u8, whose: u8, continues: Option<u8>) {
        let keys = DeviceKeys { sign: String::new(), seal: String::new() };
        let (pack, proof, label) = (None, None, "A laptop".to_owned());
        let continues = continues.map(device);
        self.write(
            on,
            whose,
            Event::Enrol(Enrol { school: SCHOOL, keys, label, pack, proof, continues, once: false }),
        );
    }

    pub fn confirm(&mut self, by: u8, on: u8, whose: u8) -> EntryId {
        let from = Position { seq: 0, head: EntryId([0; 32]) };
        let confirm = ConfirmDevice { device: device(on), person: person(whose), from };
        self.write(by, by, Event::ConfirmDevice(confirm))
    }

    pub fn grant(&mut self, by: u8, whose: u8) -> EntryId {
        self.grant_on(by, by, whose, Positions::new())
    }

    /// On one of several devices of theirs, after what the others said up to there.
    pub fn grant_on(&mut self, on: u8, by: u8, whose: u8, after: Positions) -> EntryId {
        let from = self.reached(&[whose]);
        let right = Right::Administrator;
        self.write(on, by, Event::Grant(Grant { person: person(whose), right, from, after }))
    }

    /// Lead 1, administrators 2 and 3, recorders 4 and 5; 6 is unconfirmed. Each has the device of that number.
    pub fn school() -> Self {
        let mut book = Self::default();
        (1..=6).for_each(|number| book.enrol(number, number, None));
        let phones = Phones::default();
        let details = SchoolDetails {
            name: "School".into(),
            phones,
            settings: Default::default(),
            replaces: Vec::new(),
        };
        let found = Found {
            root_key: String::new(),
            kit: String::new(),
            lead: person(1),
            device: device(1),
            root_sig: String::new(),
            details,
            practice: false,
        };
        book.write(1, 1, Event::Found(found));
        for number in 2..=5 {
            book.confirm(1, number, number);
        }
        book.grant(1, 2);
        book.grant(1, 3);
        book
    }

    /// Judges, with the claims in this order.
    pub fn judge_in(&self, order: &[usize]) -> Roster {
        let claims: Vec<Claim<'_>> = order.iter().map(|place| self.claim(*place)).collect();
        Roster::judge(&SCHOOL, &claims, &Believing)
    }

    pub fn judge(&self) -> Roster {
        self.judge_in(&(0..self.entries.len()).collect::<Vec<_>>())
    }

    pub fn claim(&self, place: usize) -> Claim<'_> {
        let (id, device, seq, who, what) = &self.entries[place];
        let forked = self.forked.is_some_and(|(on, from)| *device == self::device(on) && *seq >= from);
        Claim { id: *id, device: *device, seq: *seq, forked, who, what }
    }

    /// Every entry, to be folded.
    pub fn records(&self) -> Vec<Record> {
        let (clock, tick) = (Millis(1), 0);
        let record = |(id, device, seq, who, what): &(EntryId, DeviceId, u64, Author, Event)| Record {
            id: *id,
            device: *device,
            seq: *seq,
            forked: false,
            body: Body {
                salt: String::new(),
                who: who.clone(),
                at: Stamp { clock, tick, wall: clock },
                what: what.clone(),
            },
        };
        self.entries.iter().map(record).collect()
    }

    /// Whether the newest entry counts.
    pub fn last_counts(&self) -> bool {
        self.judge().standing(&self.claim(self.entries.len() - 1)).is_ok()
    }
}
