//! Every kind of entry written by every role: the fold accepts what the table allows, and nothing else.

use holdfast::domain::access::{action, allows};
use holdfast::domain::event::{
    AgreeToReplace, EndRight, Event, HandLead, Positions, ReplaceLead, Revoke, SealKey, may_speak_of_rights,
};
use holdfast::domain::ids::EntryId;
use holdfast::domain::person::{Right, Role};
use serde_json::json;

use super::claims::{Book, device, person};

/// The device that stands for each role: 5's is revoked in [`every_kind_written_by_every_role`].
const ROLES: [(Role, u8); 5] = [
    (Role::Lead, 1),
    (Role::Administrator, 2),
    (Role::Recorder, 4),
    (Role::Revoked, 5),
    (Role::Unconfirmed, 6),
];

fn told(what: serde_json::Value) -> Event {
    let event: Event = serde_json::from_str(&what.to_string()).unwrap();
    assert!(event != Event::Newer || what["kind"] == "telepathy", "{what}");
    event
}

/// One of each kind that one may write or not, depending on one's role. Devices 7 and 8 are there to be confirmed.
fn kinds(book: &mut Book) -> Vec<Event> {
    book.enrol(7, 4, None);
    book.enrol(8, 4, Some(4));
    let position = json!({ "seq": 0, "head": "00".repeat(32) });
    let (four, seven, eight) = (person(4), device(7), device(8));
    let entry = "ab".repeat(32);
    vec![
        told(
            json!({ "kind": "school", "name": "A", "phones": { "lead": "", "deputies": [], "social_care_day": "",
            "social_care_night": "" } }),
        ),
        told(
            json!({ "kind": "person", "person": { "person": four, "name": "A", "job": "", "active": true } }),
        ),
        told(json!({ "kind": "joining-pack", "pack": "00".repeat(16), "secret": "", "expires": 0 })),
        told(json!({ "kind": "confirm-device", "device": seven, "person": four, "from": position })),
        told(
            json!({ "kind": "reset-granted", "device": device(4), "person": four, "next": eight, "request": entry }),
        ),
        told(json!({ "kind": "grant", "person": four, "right": "administrator" })),
        Event::EndRight(EndRight {
            person: person(3),
            right: Right::Administrator,
            upto: Positions::new(),
            after: Positions::new(),
        }),
        Event::HandLead(HandLead { person: person(3), upto: Positions::new(), from: book.reached(&[3]) }),
        Event::ReplaceLead(ReplaceLead {
            lead: person(1),
            person: person(4),
            upto: book.reached(&[1]),
            from: book.reached(&[4]),
            reason: "Away.".into(),
        }),
        Event::Revoke(Revoke { device: device(4), upto: None, reason: String::new() }),
        told(json!({ "kind": "release", "entry": entry, "reason": "" })),
        told(json!({ "kind": "pupil", "pupil": "00".repeat(16), "surname": "A", "forename": "B" })),
        told(json!({ "kind": "pupil-details", "pupil": "00".repeat(16) })),
        told(json!({ "kind": "join-pupils", "kept": "00".repeat(16), "joined": "01".repeat(16) })),
        told(json!({ "kind": "separate-pupils", "pupils": ["00".repeat(16), "01".repeat(16)] })),
        told(json!({ "kind": "receipt", "device": device(4), "upto": position })),
        told(json!({ "kind": "categories", "names": { "neglect": { "label": "Care" } } })),
        told(json!({ "kind": "setting", "setting": { "of": "policy", "title": "A" } })),
        told(
            json!({ "kind": "triage", "concern": entry, "categories": ["neglect-hygiene"], "level": 2, "risk": "low",
            "risk_reason": "A", "decision": "no-further-action", "reason": "A" }),
        ),
        told(
            json!({ "kind": "status", "concern": entry, "status": "closed-resolved", "outcome": "A", "reason": "A" }),
        ),
        told(json!({ "kind": "acted-on", "concern": entry })),
        told(json!({ "kind": "sealed", "age": "" })),
        told(json!({ "kind": "governors-kit", "seal": "" })),
        told(json!({ "kind": "addition", "entry": entry, "text": "A" })),
        told(json!({ "kind": "withdraw", "entry": entry, "reason": "A" })),
        told(
            json!({ "kind": "amend", "entry": entry, "reason": "A", "concern": { "pupils": [], "narrative": "A",
            "happened": "unknown", "observed": "unknown", "told": "not-yet", "danger": false } }),
        ),
        told(json!({ "kind": "let-go", "not_theirs": [entry] })),
        told(
            json!({ "kind": "action", "action": "00".repeat(16), "title": "A", "type": "observe", "owner": four,
            "due": { "on": "2026-11-26" } }),
        ),
        told(json!({ "kind": "action-asked", "action": "00".repeat(16), "to": four, "part": "A" })),
        told(json!({ "kind": "action-status", "action": "00".repeat(16), "step": "accepted" })),
        told(
            json!({ "kind": "card", "card": "00".repeat(16), "know": "A", "from": "2026-11-26", "until": "2026-11-26" }),
        ),
        told(json!({ "kind": "card-withdrawn", "card": "00".repeat(16), "reason": "A" })),
        told(json!({ "kind": "card-read", "card": "00".repeat(16) })),
        told(json!({ "kind": "arises-from", "thing": { "card": "00".repeat(16) }, "concern": entry })),
        told(
            json!({ "kind": "disclosure", "decision": { "refused": { "ground": "no-basis" } }, "agency": "police", "to": "A",
            "what": "A", "purpose": "investigation", "consent": "not-asked", "balance": "A" }),
        ),
        told(
            json!({ "kind": "flag", "flag": "00".repeat(16), "pupil": "00".repeat(16), "type": "early-help", "from": "2026-11-26" }),
        ),
        told(json!({ "kind": "household", "household": "00".repeat(16), "children": [] })),
        told(json!({ "kind": "star", "pupil": "00".repeat(16), "event": entry })),
        told(json!({ "kind": "file-lock", "pupil": "00".repeat(16), "person": four, "reason": "A" })),
        told(
            json!({ "kind": "alleged", "alleged": "00".repeat(16), "concern": entry, "name": "A", "relation": "unknown" }),
        ),
        told(json!({ "kind": "printed", "pupil": "00".repeat(16), "code": "A", "events": 1 })),
        told(json!({ "kind": "kit-drill" })),
        told(json!({ "kind": "second-factor", "way": "app" })),
        told(
            json!({ "kind": "packed", "bundle": "00".repeat(16), "bundle_kind": "hand-over", "number": 1, "upto": null }),
        ),
        told(
            json!({ "kind": "merged", "bundle": "00".repeat(16), "bundle_kind": "hand-over", "from": seven, "number": 1,
            "entries": 1 }),
        ),
        told(json!({ "kind": "opened" })),
        told(
            json!({ "kind": "exported", "what": "governors-pack", "from": "2026-09-01", "until": "2026-11-25" }),
        ),
        told(json!({ "kind": "telepathy" })),
    ]
}

#[test]
fn every_kind_written_by_every_role() {
    let mut base = Book::school();
    let events = kinds(&mut base);
    base.write(1, 1, Event::Revoke(Revoke { device: device(5), upto: None, reason: String::new() }));
    for (role, number) in ROLES {
        assert_eq!(base.judge().role(&device(number)), role);
        for event in &events {
            let mut book = base.clone();
            book.write(number, number, event.clone());
            let expected = action(event).is_some_and(|action| allows(role, action));
            assert_eq!(book.last_counts(), expected, "{role:?} wrote {event:?}");
        }
    }
}

#[test]
fn which_kinds_speak_of_rights_is_told_without_reading_them() {
    let mut book = Book::school();
    let mut events = kinds(&mut book);
    events.push(Event::SealKey(SealKey { seal: String::new() }));
    events.push(Event::AgreeToReplace(AgreeToReplace { entry: EntryId([0; 32]) }));
    events.push(told(json!({ "kind": "appoint", "person": person(4), "device": device(4), "number": 1,
        "upto": {}, "root_sig": "" })));
    events.extend(book.entries.into_iter().map(|(.., event)| event));
    for event in events {
        let body = json!({ "salt": "", "what": event }).to_string();
        let speaks = event.is_roster() || matches!(event, Event::JoiningPack(_));
        assert_eq!(may_speak_of_rights(&body), speaks, "{event:?}");
    }
}

#[test]
fn agreeing_to_replace_is_for_another_administrator() {
    let mut base = Book::school();
    let replace = ReplaceLead {
        lead: person(1),
        person: person(3),
        upto: base.reached(&[1]),
        from: base.reached(&[3]),
        reason: "Away.".into(),
    };
    let entry = base.write(2, 2, Event::ReplaceLead(replace));
    for (number, counts) in [(1, false), (2, false), (3, true), (4, false), (6, false)] {
        let mut book = base.clone();
        book.write(number, number, Event::AgreeToReplace(AgreeToReplace { entry }));
        assert_eq!(book.last_counts(), counts, "{number}");
        assert_eq!(book.judge().lead, Some(person(if counts { 3 } else { 1 })));
    }
}

#[test]
fn enrolling_is_for_anybody_and_gives_no_right() {
    let mut book = Book::school();
    book.enrol(9, 9, None);
    assert!(book.last_counts());
    assert_eq!(book.judge().role(&device(9)), Role::Unconfirmed);
}

#[test]
fn the_key_that_a_device_is_sealed_to_is_its_own_word_as_far_as_it_counts() {
    let seal_key = |seal: &str| Event::SealKey(SealKey { seal: seal.into() });
    let mut book = Book::school();
    book.write(4, 4, seal_key("first"));
    let upto = book.reached(&[4]).remove(&device(4));
    book.write(4, 4, seal_key("second"));
    assert!(book.last_counts());
    let four = |book: &Book| book.judge().devices.remove(&device(4)).unwrap();
    assert_eq!((four(&book).keys.seal.as_str(), four(&book).private), ("second", true));
    assert!(!book.judge().devices[&device(5)].private, "nobody else's");
    book.write(1, 1, Event::Revoke(Revoke { device: device(4), upto, reason: String::new() }));
    assert_eq!(four(&book).keys.seal, "first", "what it wrote after it was lost is nobody's key");
}
