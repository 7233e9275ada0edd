//! Colleagues who write entries that the program never writes: what they say about others must not count.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::BTreeMap;

use holdfast::app::intent::Intent;
use holdfast::app::view::View;
use holdfast::bundle::manifest::BundleKind;
use holdfast::bundle::write::{Audience, Plan, write};
use holdfast::crypto::keys::derive_device_id;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::sign::SigningKey;
use holdfast::domain::event::{Body, Enrol, Event, Merged, Packed, Positions, SealKey};
use holdfast::domain::ids::{BundleId, DeviceId, EntryId, PersonId, SchoolId};
use holdfast::domain::person::{Author, DeviceKeys, Position, Right};
use holdfast::domain::time::{Millis, Stamp};
use holdfast::log::entry::Entry;
use holdfast::vault::addresses;
use holdfast::vault::shelf::SHELF;
use pollster::block_on;
use school::{Browser, MORNING, confirm, join, school, staff, tell};

/// A colleague who signs whatever they like.
struct Forger {
    school: SchoolId,
    to: Vec<String>,
    device: DeviceId,
    signing: SigningKey,
    keys: DeviceKeys,
}

impl Forger {
    /// Who knows what the shelf of this browser says.
    fn near(browser: &Browser) -> Self {
        let shelf = browser.profile.0.borrow()[SHELF].clone();
        let address = block_on(addresses::list(&shelf)).unwrap().remove(0);
        let random = SeededRandom::new(77);
        let signing = SigningKey::make(&random);
        let seal = Identity::make(&random).recipient().unwrap().to_string();
        Self {
            school: address.school,
            to: address.recipients,
            device: derive_device_id(&address.school, &signing.verifying()),
            keys: DeviceKeys { sign: signing.verifying().to_string(), seal },
            signing,
        }
    }

    fn enrol(&self, continues: Option<DeviceId>) -> Event {
        let (keys, label) = (self.keys.clone(), "Laptop".to_owned());
        let (pack, proof, once) = (None, None, false);
        Event::Enrol(Enrol { school: self.school, keys, label, pack, proof, continues, once })
    }

    /// A hand-over with these as the device's first entries.
    fn hand_over(&self, events: Vec<Event>) -> Vec<u8> {
        let who = Author { person: PersonId([7; 16]), name: "Mal Lory".into(), job: "Teacher".into() };
        let mut head: Option<Position> = None;
        let mut lines = Vec::new();
        for (tick, what) in (0..).zip(events) {
            let at = Stamp { clock: Millis(MORNING), tick, wall: Millis(MORNING) };
            let body = Body { salt: "00".repeat(16), who: who.clone(), at, what };
            let body = serde_json::to_string(&body).unwrap();
            let seq = head.map_or(0, |head| head.seq + 1);
            let entry =
                Entry::sign(self.device, seq, head.map(|head| head.head), &body, &self.signing).unwrap();
            head = Some(Position { seq, head: entry.id() });
            lines.push(entry.line().to_owned());
        }
        let plan = Plan {
            kind: BundleKind::HandOver,
            school: self.school,
            practice: false,
            device: self.device,
            bundle: BundleId([3; 16]),
            number: 1,
            base: BTreeMap::new(),
            heads: head.map(|head| (self.device, head)).into_iter().collect(),
            lines: lines.iter().map(String::as_str).collect(),
            files: holdfast::bundle::write::Files::default(),
            made: Millis(MORNING),
        };
        let to: Vec<_> = self.to.iter().map(|one| one.parse().unwrap()).collect();
        write(&plan, &self.signing, &Audience::Recipients(&to)).unwrap()
    }
}

fn lead_device(lead: &mut Browser) -> DeviceId {
    let rows = staff(lead).people;
    rows.iter().find(|row| row.person.name == "Morgan Hale").unwrap().devices[0].device
}

fn beyond() -> Position {
    Position { seq: 1_000, head: EntryId([9; 32]) }
}

#[test]
fn a_device_that_says_it_goes_on_as_somebody_elses_stops_nobody() {
    let (mut lead, mut teacher) = school();
    let victim = lead_device(&mut lead);
    let forger = Forger::near(&teacher);
    lead.merge(forger.hand_over(vec![forger.enrol(Some(victim))]));
    // The words are right: it is their device, and the lead confirms it as theirs.
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    confirm(&mut lead, &mut teacher);
    teacher.record("Handed over later.");
    let (_, file) = teacher.file(Intent::HandOver);
    let names = vec!["f".to_owned()];
    let (view, _) = lead.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    assert!(arrivals[0].found.is_ok(), "{:?}", arrivals[0].found);
    assert!(!lead.status.as_ref().unwrap().old_copy, "the lead's vault is stopped for good");
}

#[test]
fn nobody_says_that_somebody_elses_entries_were_handed_over() {
    let (mut lead, teacher) = school();
    lead.record("Written by the lead, and on no other device.");
    assert_eq!(lead.status.as_ref().unwrap().not_handed_over, 1);
    let victim = lead_device(&mut lead);
    let forger = Forger::near(&teacher);
    let packed = Packed {
        bundle: BundleId([4; 16]),
        bundle_kind: "hand-over".into(),
        number: 1,
        upto: None,
        earlier: Positions::from([(victim, beyond())]),
        drafts: 0,
    };
    lead.merge(forger.hand_over(vec![forger.enrol(Some(victim)), Event::Packed(packed)]));
    assert_eq!(lead.status.as_ref().unwrap().not_handed_over, 1);
}

#[test]
fn nobody_but_an_administrator_says_that_a_hand_over_has_come() {
    let (mut lead, mut teacher) = school();
    let device = confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    teacher.record("In a file that is lost.");
    let (_, _lost) = teacher.file(Intent::HandOver);
    let (_, third) = teacher.file(Intent::HandOver);
    let forger = Forger::near(&teacher);
    let merged = Merged {
        bundle: BundleId([5; 16]),
        bundle_kind: "hand-over".into(),
        from: device,
        number: 2,
        entries: 0,
        volume: 1,
    };
    lead.merge(forger.hand_over(vec![forger.enrol(None), Event::Merged(merged)]));
    assert_eq!(lead.merge(third).missing_numbers, [2]);
}

#[test]
fn a_key_that_is_none_keeps_nobody_from_their_files() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut forger = Forger::near(&teacher);
    let nonsense = SealKey { seal: "not a key".into() };
    let file = forger.hand_over(vec![forger.enrol(None), Event::SealKey(nonsense)]);
    lead.merge(file);
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    tell(&mut lead, &mut teacher);
    // Nor does one that was none from the first, and that of somebody who administers.
    forger.signing = SigningKey::make(&SeededRandom::new(78));
    forger.device = derive_device_id(&forger.school, &forger.signing.verifying());
    forger.keys = DeviceKeys { sign: forger.signing.verifying().to_string(), seal: String::new() };
    lead.merge(forger.hand_over(vec![forger.enrol(None)]));
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let person = waiting.who.person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: true });
    tell(&mut lead, &mut teacher);
    teacher.record("Written afterwards.");
    let (_, file) = teacher.file(Intent::HandOver);
    assert_eq!(lead.merge(file).new_concerns, 1);
    join(&mut lead, 8, "Somebody Else");
}
