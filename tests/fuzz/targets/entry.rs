//! An entry as it comes, and one whose body is what comes: what can be read is itself, is verified, and is folded.
#![no_main]

use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::sign::SigningKey;
use holdfast::domain::event::{Appoint, Body, Enrol, Found};
use holdfast::domain::ids::{DeviceId, SchoolId};
use holdfast::domain::register::{Record, Register};
use holdfast::domain::roster::Judge;
use holdfast::domain::time::Minute;
use holdfast::log::entry::{Entry, Verified};
use libfuzzer_sys::fuzz_target;

/// Takes everybody's word.
struct Trusting;

impl Judge for Trusting {
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

/// What every device does with an entry that it takes in.
fn take(entry: &Entry<Verified>) {
    let Some(text) = entry.body() else { return };
    let Ok(body) = serde_json::from_slice::<Body>(text.as_bytes()) else { return };
    let _ = Minute::from_millis(body.at.wall).iso();
    let header = entry.header();
    let record = Record { id: entry.id(), device: header.device, seq: header.seq, forked: false, body };
    let register = Register::fold(&SchoolId([0; 32]), std::slice::from_ref(&record), &Trusting);
    for concern in register.concerns.values() {
        let _ = register.delivery(concern);
        let _ = register.amendments.current(concern);
    }
    let mut other = Register::default();
    other.extend(&record);
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(entry) = Entry::decode(bytes) {
        assert_eq!(entry.line().as_bytes(), bytes);
        take(&entry.admitted());
    }
    let Ok(body) = std::str::from_utf8(bytes) else { return };
    let key = SigningKey::make(&SeededRandom::new(1));
    let Ok(signed) = Entry::sign(DeviceId([1; 32]), 0, None, body, &key) else { return };
    let withheld = signed.without_body();
    assert!(Entry::decode(withheld.line().as_bytes()).is_ok_and(|entry| entry.id() == signed.id()));
    let verified = Entry::decode(signed.line().as_bytes()).and_then(|entry| entry.verify(&key.verifying()));
    assert!(verified.is_ok_and(|entry| entry.body() == Some(body)));
    take(&signed);
});
