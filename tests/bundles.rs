//! Every file in `bundles/bad/` is refused for the flaw that is its name, and the vault that refused it is the same
//! to the last byte.
//!
//! `cargo test --test bundles -- --ignored write` makes all files anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "bundles/flaws.rs"]
mod flaws;
#[path = "bundles/forge.rs"]
mod forge;
#[path = "bundles/make.rs"]
mod make;
mod recorded;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::BTreeSet;

use flaws::{CODE, Refusal, refusal};
use forge::{Sender, vault};
use holdfast::app::intent::{Intent, Joining};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Arrival, Found, View};
use holdfast::bundle::BundleError;
use holdfast::bundle::read::{Key, open};
use holdfast::bundle::verify::{enrolled_key, verify};
use holdfast::crypto::keys::derive_device_id;
use holdfast::crypto::sign::VerifyingKey;
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole, Told};
use holdfast::domain::event::{Body, Event, Revoke};
use holdfast::domain::ids::{DeviceId, SchoolId};
use holdfast::domain::time::{Millis, Stamp, When};
use holdfast::store::memory::{Memory, Snapshot};
use pollster::block_on;
use recorded::{Recorded, path};
use school::{Browser, LEAD, MORNING, TEACHER, founding, plain_pack};

const READER: &str = "bundles/reader.json";

/// The lead, signed in, as the corpus was made for.
fn reader() -> Browser {
    let recorded = Recorded::read(READER);
    let mut lead = recorded.browser(7);
    lead.unlock(recorded.passphrase.as_bytes());
    lead
}

fn snapshots(browser: &Browser) -> Vec<(String, Snapshot)> {
    let databases = browser.profile.0.borrow();
    databases.iter().map(|(name, store): (&String, &Memory)| (name.clone(), store.snapshot())).collect()
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(path("bundles/bad")).unwrap() {
        let file = file.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        files.push((name, std::fs::read(&file).unwrap()));
    }
    files.sort();
    files
}

fn look(browser: &mut Browser, file: &[u8]) -> Result<Found, Problem> {
    let names = vec!["file".to_owned()];
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names }, vec![file.to_vec()]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    let Arrival { found, .. } = arrivals.remove(0);
    found
}

/// The reader's keys, for opening a bundle past the program.
struct Opener {
    vault: holdfast::vault::Vault<Memory>,
    known: Vec<(DeviceId, VerifyingKey)>,
    school: SchoolId,
}

impl Opener {
    fn new(browser: &Browser) -> Self {
        let mut vault = vault(browser, LEAD);
        let school = vault.root().school;
        let entries = forge::entries(&mut vault);
        let known = |entry: &holdfast::log::entry::Entry<_>| {
            Some((entry.header().device, enrolled_key(&school, entry)?))
        };
        Self { known: entries.iter().filter_map(known).collect(), vault, school }
    }

    fn open(&self, file: &[u8]) -> Result<usize, BundleError> {
        let opened = open(file, &Key::Identity(&self.vault.keys().identity), Some(&self.school))?;
        let known = |device: &DeviceId| self.known.iter().find(|(of, _)| of == device).map(|(_, key)| *key);
        verify(opened, known).map(|entries| entries.len())
    }
}

#[test]
fn every_flawed_file_is_refused_by_its_name_and_changes_no_byte() {
    let mut lead = reader();
    let opener = Opener::new(&lead);
    let before = snapshots(&lead);
    let files = corpus();
    assert!(files.len() > 100, "{}", files.len());
    let mut misnamed = Vec::new();
    for (name, file) in files {
        let Some(refusal) = refusal(&name) else { panic!("{name} is no flaw that anybody knows") };
        let pack = name.starts_with("pack-");
        let problem = if pack {
            let blobs = vec![file.clone(), CODE.as_bytes().to_vec()];
            lead.try_ask(Intent::LookAtPack, blobs).err()
        } else {
            let problem = look(&mut lead, &file).err();
            lead.ask(Intent::MergeBundles);
            problem
        };
        let (as_named, error) = match refusal {
            Refusal::Problem(expected) => (problem == Some(expected), None),
            Refusal::Bundle(is_expected) => {
                let error = opener.open(&file).err();
                let as_named = error.as_ref().is_some_and(is_expected);
                (as_named && problem == error.clone().map(Problem::from), error)
            }
        };
        if !as_named {
            misnamed.push(format!("{name}: {error:?}, {problem:?}"));
        }
        assert!(snapshots(&lead) == before, "{name} changed the vault");
    }
    assert!(misnamed.is_empty(), "{}", misnamed.join("\n"));
}

#[test]
fn the_same_bundle_without_a_flaw_is_taken() {
    let mut lead = reader();
    let good = std::fs::read(path("bundles/good/hand-over.age")).unwrap();
    let opener = Opener::new(&lead);
    assert_eq!(opener.open(&good), Ok(5));
    let found = look(&mut lead, &good).unwrap();
    assert_eq!((found.new, found.new_concerns, found.gap, found.forks), (5, 3, false, 0));
    let before = snapshots(&lead);
    lead.ask(Intent::MergeBundles);
    assert!(snapshots(&lead) != before);
    let found = look(&mut lead, &good).unwrap();
    assert_eq!((found.new, found.known), (0, 5), "nothing new");
    let pack = std::fs::read(path("bundles/good/joining-pack.age")).unwrap();
    let blobs = vec![pack, CODE.as_bytes().to_vec()];
    assert!(Browser::new(3).try_ask(Intent::LookAtPack, blobs).is_ok());
}

#[test]
fn a_file_from_a_revoked_device_says_that_it_is() {
    let mut lead = reader();
    let file = std::fs::read(path("bundles/good/from-a-revoked-device.age")).unwrap();
    let found = look(&mut lead, &file).unwrap();
    assert!(found.revoked);
    assert_eq!((found.new, found.known), (0, 2), "what was here before it was revoked stays");
}

#[test]
fn a_fork_is_reported_and_both_sides_are_kept() {
    let mut lead = reader();
    let [good, fork] = ["hand-over", "fork-of-it"]
        .map(|name| std::fs::read(path(&format!("bundles/good/{name}.age"))).unwrap());
    look(&mut lead, &good).unwrap();
    lead.ask(Intent::MergeBundles);
    let found = look(&mut lead, &fork).unwrap();
    assert_eq!((found.new, found.forks), (2, 1));
    lead.ask(Intent::MergeBundles);
    let entries = forge::entries(&mut vault(&lead, LEAD));
    let of_both = entries.iter().filter(|entry| entry.line().contains("coat")).count();
    assert_eq!(of_both, 4, "three of one history, one of the other");
}

#[test]
fn a_bundle_cut_anywhere_or_flipped_anywhere_never_opens() {
    let opener = Opener::new(&reader());
    let good = std::fs::read(path("bundles/good/hand-over.age")).unwrap();
    for cut in (0..good.len()).step_by(7).chain(good.len() - 40..good.len()) {
        let error = opener.open(&good[..cut]).unwrap_err();
        let in_header = cut < make::payload(&good);
        let expected = match error {
            BundleError::NotABundle(_) => cut < 22,
            BundleError::Truncated => true,
            BundleError::Altered => !in_header,
            _ => false,
        };
        assert!(expected, "cut at {cut}: {error}");
    }
    for place in (0..good.len()).step_by(11) {
        let mut flipped = good.clone();
        flipped[place] ^= 1 << (place % 8);
        assert!(opener.open(&flipped).is_err(), "flipped at {place}");
    }
    let long = ["age-encryption.org/v1\n-> x\n".as_bytes(), &vec![b'A'; 600 << 10]].concat();
    assert_eq!(opener.open(&long), Err(BundleError::HeaderTooLarge));
}

const PUPILS: &[u8] = b"Surname,Forename,DOB,Year\nAsh,Rowan,01/09/2018,3\nBeck,Imogen,02/10/2017,4\n";

fn join(lead: &mut Browser, seed: u64, name: &str) -> Browser {
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut joined = Browser::new(seed);
    joined.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    let joining =
        Joining { name: name.into(), job: "Teacher".into(), label: name.into(), ..Joining::default() };
    joined.with(Intent::Join(joining), TEACHER);
    joined
}

fn record(browser: &mut Browser, narrative: &str) {
    let find = Intent::FindPupils { text: String::new(), offset: 0, limit: 1 };
    let View::Pupils(page) = browser.ask(find) else { panic!("no pupils") };
    let pupil = &page.rows[0];
    let child = Child::Pupil(pupil.pupil);
    let content = Box::new(ConcernDraft {
        pupils: vec![Involved { child, role: PupilRole::Subject, name: pupil.identity.name() }],
        narrative: narrative.into(),
        happened: Some(When::Unknown),
        told: Some(Told::NotYet),
        ..ConcernDraft::default()
    });
    let View::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    browser.ask(Intent::SaveConcern { draft: draft.draft, content });
}

#[test]
#[ignore = "makes the files with flawed attachments anew, for the reader that there is"]
fn write_attached() {
    let mut lead = reader();
    let recipient = Sender::of(&lead, LEAD).recipient;
    let mut teacher = join(&mut lead, 9, "Ines Duarte");
    record(&mut teacher, "A letter came from home.");
    for (name, file) in make::attached(&Sender::of(&teacher, TEACHER), &recipient) {
        std::fs::write(path(&format!("bundles/bad/{name}.age")), file).unwrap();
    }
}

#[test]
#[ignore = "makes the files of the corpus anew"]
fn write() {
    let mut lead = Browser::new(1);
    lead.with(Intent::Found(founding()), LEAD);
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, PUPILS) else { panic!("no sheet") };
    lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    lead.ask(Intent::ImportPupils);

    let mut leaver = join(&mut lead, 2, "Robin Vale");
    let (_, enrolment) = leaver.file(Intent::HandOver);
    look(&mut lead, &enrolment).unwrap();
    lead.ask(Intent::MergeBundles);
    let mut teacher = join(&mut lead, 3, "Ines Duarte");
    for narrative in ["No coat in the rain.", "No coat again.", "Still no coat."] {
        record(&mut teacher, narrative);
    }
    let sound = plain_pack(&mut lead);
    lead.clock.0.set(MORNING - 15 * 24 * 60 * 60 * 1000);
    let expired = plain_pack(&mut lead);
    lead.clock.0.set(MORNING + 60_000);

    let revoked = Sender::of(&leaver, TEACHER);
    let mut opened = vault(&lead, LEAD);
    let stamp = Stamp::next(opened.root().stamp.as_ref(), None, Millis(MORNING + 60_000));
    let revoke = Revoke { device: revoked.device, upto: None, reason: "Laptop stolen.".into() };
    let founder = Sender::of(&lead, LEAD).chain.remove(0);
    let Body { who, .. } = serde_json::from_str(founder.body().unwrap()).unwrap();
    let body = Body { salt: "5a".repeat(16), who, at: stamp, what: Event::Revoke(revoke) };
    let body = serde_json::to_string(&body).unwrap();
    let random = holdfast::crypto::random::SeededRandom::new(99);
    block_on(opened.append(&random, stamp, &[body], Vec::new())).unwrap();
    drop(opened);

    let stranger = {
        let mut other = Browser::new(4);
        other.with(Intent::Found(founding()), LEAD);
        Sender::of(&other, LEAD)
    };
    let world = make::World {
        lead: Sender::of(&lead, LEAD),
        teacher: Sender::of(&teacher, TEACHER),
        revoked,
        stranger,
        pack: sound,
        expired,
    };
    assert_eq!(
        derive_device_id(&world.teacher.school, &world.teacher.signing.verifying()),
        world.teacher.device
    );
    Recorded::of("The lead's browser, for whom the bundles were made", &lead, LEAD).write(READER);

    for folder in ["bundles/bad", "bundles/good"] {
        for file in std::fs::read_dir(path(folder)).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
    }
    let mut names = BTreeSet::new();
    for (name, file) in make::all(&world) {
        assert!(names.insert(name), "{name} twice");
        std::fs::write(path(&format!("bundles/bad/{name}.age")), file).unwrap();
    }
    let good =
        |name: &str, file: &[u8]| std::fs::write(path(&format!("bundles/good/{name}.age")), file).unwrap();
    good("joining-pack", &forge::coded(&world.pack, CODE, 10));
    good("fork-of-it", &make::fork(&world));
    good("from-a-revoked-device", &make::from_a_revoked_device(&world));
    good("hand-over", &teacher.file(Intent::HandOver).1);
}
