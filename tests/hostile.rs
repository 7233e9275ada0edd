//! Files that somebody made to do harm, or that a carrier spoiled: each is refused by name, changes no byte of the vault, and takes
//! no more memory than four times its length beside a fixed room. What is tried and what comes of it is printed.
//!
//! `cargo test --release --test hostile`

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "bundles/flaws.rs"]
#[allow(dead_code, reason = "the corpus is judged by its names in tests/bundles.rs")]
mod flaws;
#[path = "bundles/forge.rs"]
mod forge;
#[path = "hostile/made.rs"]
mod made;
#[allow(dead_code, reason = "each test file uses its own part of it")]
mod recorded;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;
#[path = "hostile/trial.rs"]
mod trial;
#[path = "hostile/world.rs"]
mod world;

use holdfast::app::intent::Intent;
use recorded::{Recorded, path};
use trial::{Outcome, Trial, say};
use world::{World, bundle, files, grant, pack, request, snapshots};

/// Without optimisation opening takes ten times as long: then it is some thousands of each kind, evenly spread.
const MOST: usize = if cfg!(debug_assertions) { 1_500 } else { usize::MAX };

/// So many places are one step, which comes by each of a byte's bits in turn.
fn step(places: usize) -> usize {
    places.div_euclid(MOST) | 1
}

/// Every input that differs from a sound file in one bit, or ends before it does.
fn spoilt(what: [&'static str; 2], sound: &[u8], mut ask: impl FnMut(&[u8]) -> Outcome) -> usize {
    let mut flips = Trial::of(what[0]);
    let mut input = sound.to_vec();
    let bits = sound.len() * 8;
    for bit in (0..bits).step_by(step(bits)) {
        input[bit / 8] ^= 1 << (bit % 8);
        flips.put(&format_args!("bit {bit}"), &input, &mut ask);
        input[bit / 8] ^= 1 << (bit % 8);
    }
    let mut cuts = Trial::of(what[1]);
    let lengths = sound.trim_ascii_end().len();
    for length in (0..lengths).step_by(step(2 * lengths)) {
        cuts.put(&format_args!("cut at {length}"), &sound[..length], &mut ask);
    }
    flips.end() + cuts.end()
}

#[test]
fn every_hostile_input_is_refused_by_name_and_changes_no_byte() {
    let mut world = World::make();
    let mut tried = 0;

    let sound = world.small();
    assert!(matches!(bundle(&mut world.lead, &sound), Outcome::Accepted));
    let before = snapshots(&world.lead);
    let lead = &mut world.lead;
    tried += spoilt(["bits of a bundle flipped", "bundles cut short"], &sound, |file| bundle(lead, file));
    let armour = forge::armoured(&sound);
    let what = ["bits of an armoured bundle flipped", "armoured bundles cut short"];
    tried += spoilt(what, &armour, |file| bundle(lead, file));
    lead.ask(Intent::MergeBundles);
    assert!(snapshots(lead) == before, "the vault was changed");

    let mut resealed = Trial::of("bits flipped within the seal, and sealed again");
    let mut plain = world.insides();
    for bit in (0..plain.len() * 8).step_by(step(plain.len()) + 8) {
        plain[bit / 8] ^= 1 << (bit % 8);
        let file = world.sealed(&plain);
        // What the manifest's signature and its digests leave open is blank.
        resealed.put(&format_args!("bit {bit}"), &file, |file| match bundle(&mut world.lead, file) {
            Outcome::Accepted => Outcome::Harmless("the same but for blank space"),
            outcome => outcome,
        });
        plain[bit / 8] ^= 1 << (bit % 8);
    }
    tried += resealed.end();

    let mut forged = Trial::of("bundles made to do harm");
    for (name, file) in made::all(&world) {
        forged.put(&name, &file, |file| bundle(&mut world.lead, file));
    }
    tried += forged.end();
    let lead = &mut world.lead;
    assert!(snapshots(lead) == before, "the vault was changed");

    let recorded = Recorded::read("bundles/reader.json");
    let mut reader = recorded.browser(7);
    reader.unlock(recorded.passphrase.as_bytes());
    let before = snapshots(&reader);
    let mut corpus = Trial::of("the corpus of flawed files");
    for (name, file) in files(&path("bundles/bad")) {
        if name.starts_with("pack-") {
            corpus.put(&name, &file, |file| pack(&mut reader, file, flaws::CODE));
        } else {
            corpus.put(&name, &file, |file| bundle(&mut reader, file));
        }
    }
    tried += corpus.end();
    assert!(snapshots(&reader) == before, "the vault was changed");

    let (parcel, teacher) = world.parcel();
    assert!(matches!(bundle(teacher, &parcel), Outcome::Accepted));
    let before = snapshots(teacher);
    let what = ["bits of a parcel flipped", "parcels cut short"];
    tried += spoilt(what, &parcel, |file| match bundle(teacher, file) {
        Outcome::Accepted => Outcome::Harmless("with this device's part whole"),
        outcome => outcome,
    });
    assert!(snapshots(teacher) == before, "the vault was changed");

    let sound = world.pack();
    let mut newcomer = school::Browser::new(50);
    newcomer.ask(Intent::Start);
    assert!(matches!(pack(&mut newcomer, &sound, flaws::CODE), Outcome::Accepted));
    let what = ["bits of a joining pack flipped", "joining packs cut short"];
    tried += spoilt(what, &sound, |file| pack(&mut newcomer, file, flaws::CODE));

    let (asked, words) = world.request();
    let before = snapshots(&world.lead);
    let lead = &mut world.lead;
    let what = ["bits of a reset's request flipped", "requests cut short"];
    tried += spoilt(what, &asked, |file| request(lead, file, &words));
    assert!(snapshots(lead) == before, "the vault was changed");

    let given = world.grant(&asked);
    let before = snapshots(&world.teacher);
    let teacher = &mut world.teacher;
    let what = ["bits of a grant flipped", "grants cut short"];
    tried += spoilt(what, &given, |file| grant(teacher, file));
    assert!(snapshots(teacher) == before, "the vault was changed");
    assert!(matches!(grant(teacher, &given), Outcome::Accepted));

    say(&format!("{tried} inputs tried, 0 accepted"));
}

/// What `tests/fuzz` begins with, where no other file of the tests will do.
#[test]
#[ignore = "makes the seeds of the fuzzing anew"]
fn write_seeds() {
    for (name, bytes) in World::make().seeds() {
        std::fs::write(path(&format!("fuzz/seeds/{name}")), bytes).unwrap();
    }
}
