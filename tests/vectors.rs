//! What was written once opens for ever: a school's two browsers, its entries, its bundles and its kit, as a release
//! wrote them. A change that turns one of these red breaks records that exist.
//!
//! `cargo test --test vectors -- --ignored write` records them anew, which is right only while no school has any.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod recorded;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

#[path = "vectors/make.rs"]
mod make;

use std::collections::{BTreeMap, BTreeSet};

use holdfast::app::intent::Intent;
use holdfast::app::view::View;
use holdfast::bundle::parcel;
use holdfast::bundle::read::{Key, Stream, open};
use holdfast::bundle::recognise::{LooksLike, recognise};
use holdfast::bundle::verify::{enrolled_key, verify};
use holdfast::bundle::within::Opened;
use holdfast::crypto::kdf::{StretchCost, derive_stretched};
use holdfast::crypto::keys::RootSeed;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::words::normalise_code;
use holdfast::domain::event::{Body, Event};
use holdfast::domain::ids::DeviceId;
use holdfast::log::entry::Entry;
use holdfast::log::page;
use holdfast::store::memory::Memory;
use holdfast::vault::Vault;
use pollster::block_on;
use recorded::{Recorded, path};
use school::Browser;
use serde_json::{Value, json};

const EXPECTED: &str = "vectors/expected.json";

fn expected() -> Value {
    serde_json::from_slice(&std::fs::read(path(EXPECTED)).unwrap()).unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(&format!("vectors/{name}"))).unwrap()
}

fn signed_in(name: &str) -> Browser {
    let recorded = Recorded::read(&format!("vectors/{name}.json"));
    let mut browser = recorded.browser(77);
    browser.unlock(recorded.passphrase.as_bytes());
    browser
}

/// What a browser says when it is opened: the folded state, in words that do not change with the screens.
fn says(browser: &mut Browser) -> Value {
    let View::Home(home) = browser.ask(Intent::Home) else { panic!("not home") };
    let status = browser.status.clone().unwrap();
    let everyone = Intent::FindPupils { text: String::new(), offset: 0, limit: 100 };
    let View::Pupils(pupils) = browser.ask(everyone) else { panic!("no pupils") };
    let View::Concerns(concerns) = browser.ask(Intent::Concerns { offset: 0, limit: 100 }) else {
        panic!("no concerns")
    };
    let staff = match browser.try_ask(Intent::Staff, Vec::new()) {
        Ok((View::Staff(staff), _)) => {
            let row = |row: &holdfast::app::view::StaffRow| {
                json!([row.person.name, row.person.job, row.role, row.person.active, row.devices.len()])
            };
            let mut rows: Vec<Value> = staff.people.iter().map(row).collect();
            rows.extend(staff.waiting.iter().map(|row| json!([row.who.name, row.role, row.safety_words])));
            rows.sort_by_key(Value::to_string);
            rows
        }
        _ => Vec::new(),
    };
    let mut read = Vec::new();
    for row in concerns.rows {
        let View::Concern(view) = browser.ask(Intent::Concern { entry: row.entry }) else {
            panic!("no concern")
        };
        read.push(json!({
            "entry": row.entry, "who": row.who.name, "at": row.at, "delivery": row.delivery,
            "confirmed": row.confirmed, "concern": view.concern,
        }));
    }
    json!({
        "school": status.school, "practice": status.practice, "me": status.me, "role": status.role,
        "phones": status.phones, "held": home.held,
        "drafts": home.drafts.iter().map(|draft| &draft.begins).collect::<Vec<_>>(),
        "pupils": pupils.rows.iter().map(|row| &row.identity).collect::<Vec<_>>(),
        "staff": staff, "concerns": read,
    })
}

#[test]
fn vaults_open_and_say_what_they_said() {
    for name in ["lead", "teacher"] {
        assert_eq!(says(&mut signed_in(name)), expected()[name], "{name}");
    }
}

#[test]
fn a_vault_opens_with_its_passphrase_at_full_cost() {
    let recorded = Recorded::read("vectors/full-cost.json");
    let profile = recorded.profile();
    let databases = profile.0.borrow();
    let store = databases.values().next().unwrap();
    let front = block_on(Vault::front(store)).unwrap();
    assert_eq!(front.slot.cost, StretchCost { memory_kib: 65_536, passes: 3, lanes: 1 });
    let salt = front.slot.salt().unwrap();
    let key = derive_stretched(recorded.passphrase.as_bytes(), &salt, front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    let mut vault = block_on(Vault::unlock(store.clone(), &front.vault, keys, None)).unwrap();
    let lines = lines(&mut vault);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("Opened for ever"));
    let wrong = derive_stretched(b"another passphrase", &salt, front.slot.cost).unwrap();
    assert!(front.open(&front.slot, &wrong).is_err());
}

fn decoded(page: &[u8]) -> Vec<Entry> {
    page::decode(page).map(|line| Entry::decode(line.unwrap().as_bytes()).unwrap()).collect()
}

fn ids<S>(entries: &[Entry<S>]) -> Value {
    entries.iter().map(|entry| json!(entry.id())).collect()
}

#[test]
fn entries_of_every_kind_verify_and_are_the_same_entries() {
    let entries = decoded(&bytes("entries.jsonl"));
    assert_eq!(ids(&entries), expected()["entries"]);
    let school = serde_json::from_value(expected()["school"].clone()).unwrap();
    let keys: BTreeMap<DeviceId, _> = entries
        .iter()
        .filter_map(|entry| Some((entry.header().device, enrolled_key(&school, entry)?)))
        .collect();
    let mut kinds = BTreeSet::new();
    for entry in entries {
        let key = keys.get(&entry.header().device).unwrap();
        let entry = entry.verify(key).unwrap();
        let Some(text) = entry.body() else {
            kinds.insert("withheld".to_owned());
            continue;
        };
        let value: Value = serde_json::from_str(text).unwrap();
        let kind = value["what"]["kind"].as_str().unwrap();
        let body: Body = serde_json::from_str(text).unwrap();
        // Only what a newer version says may be read as no more than that it was said.
        assert_eq!(body.what == Event::Newer, kind == "telepathy");
        if kind != "telepathy" {
            assert_eq!(serde_json::to_value(&body).unwrap(), value, "nothing of it is lost in reading");
        }
        kinds.insert(kind.to_owned());
    }
    let all = [
        "concern",
        "confirm-device",
        "end-right",
        "enrol",
        "found",
        "grant",
        "joining-pack",
        "merged",
        "opened",
        "packed",
        "person",
        "pupil",
        "pupil-details",
        "receipt",
        "release",
        "revoke",
        "school",
        "telepathy",
        "withheld",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

#[test]
fn the_kit_opens_what_is_sealed_to_it() {
    let expected = expected();
    let seed = RootSeed::from_words(expected["kit"].as_str().unwrap()).unwrap();
    assert_eq!(json!(seed.school_id()), expected["school"]);
    assert_eq!(seed.root_identity().to_text().as_str(), expected["kit_identity"].as_str().unwrap());
    for name in ["hand-over.age", "full-copy.age", "hand-over-armoured.txt"] {
        let file = bytes(name);
        let opened = open(&file, &Key::Identity(&seed.root_identity()), Some(&seed.school_id())).unwrap();
        assert_eq!(summary(opened), expected["bundles"][name], "{name}");
    }
}

/// What is in a bundle, once every entry of it was verified.
fn summary(opened: Opened<Stream<'_>>) -> Value {
    let manifest = opened.manifest.clone();
    let known = decoded(&bytes("entries.jsonl"));
    let key = |device: &DeviceId| {
        let first = known.iter().filter(|entry| entry.header().device == *device);
        first.into_iter().find_map(|entry| enrolled_key(&manifest.school, entry))
    };
    let entries = verify(opened, key).unwrap();
    json!({
        "kind": manifest.kind, "number": manifest.number, "device": manifest.device, "made": manifest.made,
        "heads": manifest.heads, "base": manifest.base, "entries": ids(&entries),
    })
}

#[test]
fn bundles_of_every_kind_open_for_those_they_are_for() {
    let expected = expected();
    let identity =
        |name: &str| -> Identity { expected["identities"][name].as_str().unwrap().parse().unwrap() };
    for (name, reader) in [("hand-over.age", "lead"), ("full-copy.age", "lead"), ("update.tar", "teacher")] {
        let file = bytes(name);
        assert_eq!(summary(open_one(&file, &identity(reader))), expected["bundles"][name], "{name}");
    }
    let code = normalise_code(expected["code"].as_str().unwrap());
    let file = bytes("joining-pack.age");
    let opened = open(&file, &Key::Code(&code), None).unwrap();
    assert_eq!(summary(opened), expected["bundles"]["joining-pack.age"]);
}

/// Opens a bundle, or this reader's part of a parcel.
fn open_one<'a>(file: &'a [u8], identity: &Identity) -> Opened<Stream<'a>> {
    if recognise(file) != LooksLike::Parcel {
        return open(file, &Key::Identity(identity), None).unwrap();
    }
    let parts = parcel::decode(file).unwrap();
    parts.iter().find_map(|part| open(part, &Key::Identity(identity), None).ok()).unwrap()
}

#[test]
fn a_recorded_hand_over_merges_into_a_recorded_vault_that_has_it_already() {
    let mut lead = signed_in("lead");
    let (view, _) = lead
        .try_ask(Intent::LookAtBundles { names: vec!["f".into()] }, vec![bytes("hand-over.age")])
        .unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    let found = arrivals[0].found.as_ref().unwrap();
    assert_eq!((found.new, found.gap, found.forks), (0, false, 0));
}

fn lines(vault: &mut Vault<Memory>) -> Vec<String> {
    let mut lines = Vec::new();
    block_on(vault.read_all(|line| {
        lines.push(line.to_owned());
        Ok(())
    }))
    .unwrap();
    lines
}

/// Opens the one vault of a browser, past the program.
fn vault(browser: &Browser, passphrase: &[u8]) -> Vault<Memory> {
    let databases = browser.profile.0.borrow();
    let (_, store) = databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap();
    let front = block_on(Vault::front(store)).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    block_on(Vault::unlock(store.clone(), &front.vault, keys, None)).unwrap()
}

#[test]
#[ignore = "records the vectors anew"]
fn write() {
    make::write();
}
