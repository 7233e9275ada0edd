//! The recovery kit in use, through the same intents as the screens: it is proven without changing anything, and brings a
//! school back in an empty browser from its last full copy. What is wrong is named and leaves nothing behind.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part")]
#[path = "bundles/forge.rs"]
mod forge;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::{BTreeMap, BTreeSet};

use holdfast::app::intent::{Intent, Joining};
use holdfast::app::problem::{BundleFlaw, KitFlaw, Problem};
use holdfast::app::view::{Kit, Restorable, Staff, View};
use holdfast::crypto::random::SeededRandom;
use holdfast::domain::event::{Appoint, Body, Event};
use holdfast::domain::person::Role;
use holdfast::domain::register::Delivery;
use holdfast::domain::time::{Millis, Stamp};
use holdfast::store::StoreError;
use holdfast::store::memory::Memory;
use pollster::block_on;
use school::{Browser, LEAD, MORNING, TEACHER, founding, joining};

const NEW: &[u8] = b"a passphrase for the new device";
const PUPILS: &[u8] = b"Surname,Forename,DOB,Year\nAsh,Rowan,01/09/2018,3\nBeck,Imogen,02/10/2017,4\n";

/// A lead with a kit, two pupils and a confirmed teacher, each with concerns of which the lead has read one.
struct School {
    lead: Browser,
    teacher: Browser,
    kit: Kit,
}

fn school() -> School {
    let mut lead = Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, PUPILS) else { panic!("no sheet") };
    lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    lead.ask(Intent::ImportPupils);
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut teacher = Browser::new(2);
    teacher.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    teacher.with(Intent::Join(joining()), TEACHER);
    teacher.record("Arrived without a coat in the rain.");
    teacher.record("Again without a coat.");
    lead.record("The mother rang.");
    hand_over(&mut teacher, &mut lead);
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    let waiting = &staff.waiting[0];
    lead.ask(Intent::SavePerson {
        person: None,
        name: "Ines Duarte".into(),
        job: "Teacher".into(),
        active: true,
    });
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 9 }) else { panic!("none") };
    let theirs = page.rows.iter().find(|row| !row.mine).unwrap();
    lead.ask(Intent::Concern { entry: theirs.entry });
    School { lead, teacher, kit }
}

fn hand_over(from: &mut Browser, to: &mut Browser) -> holdfast::app::view::Found {
    let (_, file) = from.file(Intent::HandOver);
    let names = vec!["f".to_owned()];
    let (view, _) = to.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    to.ask(Intent::MergeBundles);
    arrivals.remove(0).found.unwrap()
}

fn whole(kit: &Kit) -> Vec<Vec<u8>> {
    vec![kit.words.join(" ").into_bytes(), Vec::new()]
}

fn shares(kit: &Kit, one: usize, other: usize) -> Vec<Vec<u8>> {
    [one, other].map(|number| kit.shares[number - 1].words.join(" ").into_bytes()).to_vec()
}

fn look(browser: &mut Browser, copy: &[u8], words: Vec<Vec<u8>>) -> Result<Restorable, Problem> {
    let blobs = [vec![copy.to_vec()], words].concat();
    match browser.try_ask(Intent::LookAtCopy, blobs)?.0 {
        View::Restorable(restorable) => Ok(restorable),
        other => panic!("{other:?}"),
    }
}

fn restoring(restorable: &Restorable, name: &str) -> Joining {
    let person = restorable.staff.iter().find(|person| person.name == name);
    Joining {
        person: person.map(|person| person.person),
        name: name.into(),
        job: "Chair of governors".into(),
        label: "X".into(),
        device_label: "The new computer".into(),
    }
}

/// What everybody may see of a school, in the words of the screens.
fn says(browser: &mut Browser) -> BTreeSet<String> {
    let everyone = Intent::FindPupils { text: String::new(), offset: 0, limit: 100 };
    let View::Pupils(pupils) = browser.ask(everyone) else { panic!("no pupils") };
    let View::Concerns(concerns) = browser.ask(Intent::Concerns { offset: 0, limit: 100 }) else {
        panic!("no concerns")
    };
    let mut says: BTreeSet<String> = pupils.rows.iter().map(|row| format!("{:?}", row.identity)).collect();
    for row in concerns.rows {
        says.insert(format!("{:?} {:?} {:?} {:?} {}", row.entry, row.who, row.at, row.begins, row.confirmed));
    }
    let people = staff(browser).people;
    says.extend(people.iter().map(|row| format!("{:?}", row.person)));
    let status = browser.status.clone().unwrap();
    says.insert(format!("{} {:?} {}", status.school, status.phones, status.practice));
    says
}

/// How far each concern has come.
fn deliveries(browser: &mut Browser) -> Vec<Delivery> {
    let View::Concerns(page) = browser.ask(Intent::Concerns { offset: 0, limit: 100 }) else {
        panic!("no concerns")
    };
    page.rows.iter().map(|row| row.delivery).collect()
}

fn staff(browser: &mut Browser) -> Staff {
    let View::Staff(staff) = browser.ask(Intent::Staff) else { panic!("no staff") };
    staff
}

fn roles(browser: &mut Browser) -> BTreeMap<String, Role> {
    staff(browser).people.into_iter().map(|row| (row.person.name, row.role)).collect()
}

fn held(browser: &mut Browser) -> usize {
    let View::Home(home) = browser.ask(Intent::Home) else { panic!("not home") };
    home.held
}

/// The entries of the one vault, as lines.
fn lines(browser: &Browser, passphrase: &[u8]) -> BTreeSet<String> {
    let entries = forge::entries(&mut forge::vault(browser, passphrase));
    entries.iter().map(|entry| entry.line().to_owned()).collect()
}

fn assert_nothing_here(browser: &mut Browser) {
    let View::Welcome(welcome) = browser.ask(Intent::Start) else { panic!("not the welcome") };
    assert!(welcome.vaults.is_empty());
    let databases = browser.profile.0.borrow();
    assert!(databases.keys().all(|name| !name.starts_with("holdfast-")), "a vault was left behind");
}

#[test]
fn a_school_comes_back_whole_in_an_empty_browser() {
    let School { mut lead, mut teacher, kit } = school();
    let (_, copy) = lead.file(Intent::FullCopy);
    let before = says(&mut lead);

    let mut new = Browser::new(30);
    let restorable = look(&mut new, &copy, shares(&kit, 3, 1)).unwrap();
    assert_eq!(restorable.lead.as_ref().unwrap().name, "Morgan Hale");
    assert_eq!(
        (restorable.pupils, restorable.concerns, restorable.maker.name.as_str()),
        (2, 3, "Morgan Hale")
    );
    assert_eq!(restorable.fingerprint, kit.fingerprint);
    assert_nothing_here(&mut new);
    let joining = restoring(&restorable, "Morgan Hale");
    assert!(matches!(new.with(Intent::Restore(joining), NEW), View::Home(_)));

    assert_eq!(says(&mut new), before, "everything is there, and says what it said");
    assert_eq!(held(&mut new), 0);
    assert_eq!(new.status.as_ref().unwrap().role, Role::Lead);
    assert_eq!(roles(&mut new), roles(&mut lead));
    let (old, restored) = (lines(&lead, LEAD), lines(&new, NEW));
    assert!(restored.is_superset(&old), "entry by entry, byte by byte");
    // The new lead has received all that the old one had not, and what was read has been read.
    let come = deliveries(&mut new);
    assert!(come.iter().zip(deliveries(&mut lead)).all(|(new, old)| *new >= old), "{come:?}");
    assert!(come.iter().all(|delivery| *delivery >= Delivery::Received), "{come:?}");
    // A new device: it enrolled itself, and wrote nothing into the log of the old one.
    let View::ThisDevice(device) = new.ask(Intent::ThisDevice) else { panic!("no device") };
    assert_eq!(device.own as usize, restored.len() - old.len());
    assert_eq!(staff(&mut new).people.iter().map(|row| row.devices.len()).sum::<usize>(), 3);

    // It goes on: after a restart, and with colleagues who know nothing of it yet.
    new.restart();
    new.unlock(NEW);
    assert_eq!(says(&mut new), before);
    teacher.record("Still no coat.");
    assert_eq!(hand_over(&mut teacher, &mut lead).new_concerns, 1);
    let (_, copy) = new.file(Intent::FullCopy);
    let names = vec!["copy".to_owned()];
    lead.try_ask(Intent::LookAtBundles { names }, vec![copy]).unwrap();
    lead.ask(Intent::MergeBundles);
    assert_eq!((lead.status.as_ref().unwrap().role, held(&mut lead)), (Role::Lead, 0));
    let (_, update) = new.file(Intent::SendUpdate);
    let names = vec!["update".to_owned()];
    teacher.try_ask(Intent::LookAtBundles { names }, vec![update]).unwrap();
    teacher.ask(Intent::MergeBundles);
    teacher.record("A coat at last.");
    assert_eq!(hand_over(&mut teacher, &mut new).new_concerns, 2, "the file is sealed to the new device too");
}

#[test]
fn somebody_else_may_lead_afterwards_and_what_the_lead_did_before_still_counts() {
    let School { mut lead, kit, .. } = school();
    let (_, copy) = lead.file(Intent::FullCopy);
    let before = says(&mut lead);
    let mut new = Browser::new(31);
    let restorable = look(&mut new, &copy, whole(&kit)).unwrap();
    new.with(Intent::Restore(restoring(&restorable, "Jo Okafor")), NEW);
    let after = says(&mut new);
    let added: Vec<_> = after.difference(&before).collect();
    assert!(after.is_superset(&before) && added.len() == 1 && added[0].contains("Jo Okafor"), "{added:?}");
    let roles = roles(&mut new);
    assert_eq!((roles["Jo Okafor"], roles["Morgan Hale"]), (Role::Lead, Role::Recorder));
    assert_eq!(held(&mut new), 0);
    assert!(deliveries(&mut new).contains(&Delivery::Read), "what the former lead read stays read");

    // What the former lead did after the copy was made is a recorder's, and waits to be looked into.
    lead.ask(Intent::SavePerson { person: None, name: "Late".into(), job: String::new(), active: true });
    lead.record("Written by the former lead.");
    let (_, update) = new.file(Intent::SendUpdate);
    let names = vec!["update".to_owned()];
    lead.try_ask(Intent::LookAtBundles { names }, vec![update]).unwrap();
    lead.ask(Intent::MergeBundles);
    assert_eq!(lead.status.as_ref().unwrap().role, Role::Recorder);
    let found = hand_over(&mut lead, &mut new);
    assert_eq!((found.new_concerns, found.held), (1, 1));
    assert!(!self::roles(&mut new).contains_key("Late"));

    // The kit is used again, on the copy of a school that has been restored once: the last appointment counts.
    let (_, copy) = new.file(Intent::FullCopy);
    let mut third = Browser::new(32);
    let restorable = look(&mut third, &copy, shares(&kit, 1, 2)).unwrap();
    third.with(Intent::Restore(restoring(&restorable, "Morgan Hale")), NEW);
    let roles = self::roles(&mut third);
    assert_eq!((roles["Jo Okafor"], roles["Morgan Hale"]), (Role::Recorder, Role::Lead));
}

#[test]
fn what_does_not_belong_together_is_named_and_leaves_nothing_behind() {
    let School { mut lead, mut teacher, kit } = school();
    let (_, copy) = lead.file(Intent::FullCopy);
    let mut elsewhere = Browser::new(40);
    let View::Founded(other) = elsewhere.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let (_, others) = elsewhere.file(Intent::FullCopy);
    let (_, some) = teacher.file(Intent::HandOver);
    let mut flipped = copy.clone();
    let place = flipped.len() - 100;
    flipped[place] ^= 1;
    let mixed = vec![shares(&kit, 1, 2).remove(0), shares(&other, 1, 2).remove(1)];
    let text = |text: &str| vec![text.as_bytes().to_vec(), Vec::new()];
    let swapped = {
        let mut words = kit.words.clone();
        words.swap(3, 4);
        text(&words.join(" "))
    };
    let unknown = {
        let mut words = kit.words.clone();
        words[8] = "xylophone".into();
        text(&words.join(" "))
    };
    type Case<'a> = (&'a [u8], Vec<Vec<u8>>, Problem);
    let cases: [Case; 12] = [
        (&copy, whole(&other), KitFlaw::OtherCopy.into()),
        (&copy, shares(&other, 1, 2), KitFlaw::OtherCopy.into()),
        (&others, whole(&kit), KitFlaw::OtherCopy.into()),
        (&flipped, whole(&kit), Problem::Bundle(BundleFlaw::Altered)),
        (&copy[..900], whole(&kit), Problem::Bundle(BundleFlaw::Truncated)),
        (b"%PDF-1.7 something", whole(&kit), Problem::Bundle(BundleFlaw::NotABundle("pdf".into()))),
        (&some, whole(&kit), Problem::Bundle(BundleFlaw::WrongKind("hand-over".into()))),
        (&copy, mixed, KitFlaw::OtherSet.into()),
        (&copy, shares(&kit, 2, 2), KitFlaw::SameShare.into()),
        (&copy, swapped, KitFlaw::Checksum { sheet: None }.into()),
        (&copy, unknown, KitFlaw::UnknownWord { sheet: None, word: 9 }.into()),
        (&copy, text("abandon zoo"), KitFlaw::WordCount { sheet: None, words: 2 }.into()),
    ];
    let mut empty = Browser::new(41);
    for (file, words, problem) in cases {
        assert_eq!(look(&mut empty, file, words).err(), Some(problem));
        let restore = Intent::Restore(joining());
        let refused = empty.try_ask(restore, vec![NEW.to_vec()]).err();
        assert_eq!(refused, Some(Problem::NotHere), "what was refused cannot be restored from");
        assert_nothing_here(&mut empty);
    }
    let restorable = look(&mut empty, &copy, whole(&kit)).unwrap();
    let restore = Intent::Restore(restoring(&restorable, "Morgan Hale"));
    let refused = empty.try_ask(restore, vec![b"short".to_vec()]).err();
    assert_eq!(refused, Some(Problem::WeakPassphrase));
    assert_nothing_here(&mut empty);
}

#[test]
fn a_restore_that_runs_out_of_room_anywhere_leaves_nothing_and_works_once_there_is_room() {
    let School { mut lead, kit, .. } = school();
    let (_, copy) = lead.file(Intent::FullCopy);
    let restore = |browser: &mut Browser| {
        let restorable = look(browser, &copy, whole(&kit)).unwrap();
        let restore = Intent::Restore(restoring(&restorable, "Morgan Hale"));
        browser.try_ask(restore, vec![NEW.to_vec()]).map(drop)
    };
    // The same randomness gives the same name to the vault's database.
    let mut first = Browser::new(50);
    restore(&mut first).unwrap();
    let name = first.profile.0.borrow().keys().find(|name| name.starts_with("holdfast-")).unwrap().clone();
    let mut refusals = 0;
    for commits in 0.. {
        let mut browser = Browser::new(50);
        let store = Memory::new();
        store.fail_after(commits, StoreError::Full);
        browser.profile.0.borrow_mut().insert(name.clone(), store);
        match restore(&mut browser) {
            Ok(()) => break,
            Err(problem) => assert_eq!(problem, Problem::StorageFull),
        }
        assert_nothing_here(&mut browser);
        restore(&mut browser).unwrap();
        assert_eq!(browser.status.as_ref().unwrap().role, Role::Lead);
        refusals += 1;
    }
    assert!(refusals >= 4, "only {refusals} writes were refused");
}

#[test]
fn a_drill_proves_the_kit_and_changes_nothing_else() {
    let School { mut lead, mut teacher, kit } = school();
    let proven = |browser: &mut Browser| {
        let View::ThisDevice(device) = browser.ask(Intent::ThisDevice) else { panic!("no device") };
        device.kit_proven
    };
    assert_eq!(proven(&mut lead), None);
    let mut elsewhere = Browser::new(42);
    let View::Founded(other) = elsewhere.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let before = lines(&lead, LEAD);
    for wrong in [whole(&other), shares(&other, 1, 3)] {
        let refused = lead.try_ask(Intent::ProveKit, wrong).err();
        assert_eq!(refused, Some(KitFlaw::OtherSchool.into()));
    }
    let [short, sound] = [1, 2].map(|number| shares(&kit, number, 2).remove(0));
    let short = short[..short.len() / 2].to_vec();
    let refused = lead.try_ask(Intent::ProveKit, vec![sound, short]).err();
    assert!(
        matches!(
            refused,
            Some(Problem::Kit(KitFlaw::WordCount { sheet: Some(2), .. } | KitFlaw::UnknownWord { .. }))
        ),
        "{refused:?}"
    );
    assert_eq!(teacher.try_ask(Intent::ProveKit, whole(&kit)).err(), Some(Problem::NotAllowed));
    assert_eq!(lines(&lead, LEAD), before);

    let said = says(&mut lead);
    let mut count = before.len();
    for (words, by_shares) in [(whole(&kit), false), (shares(&kit, 2, 3), true), (shares(&kit, 3, 1), true)] {
        let View::KitProven(proof) = lead.try_ask(Intent::ProveKit, words).unwrap().0 else {
            panic!("not proven")
        };
        assert_eq!(proof.shares, by_shares);
        assert!(proven(&mut lead).is_some_and(|at| at <= proof.at));
        count += 1;
    }
    let after = lines(&lead, LEAD);
    assert!(after.len() == count && after.is_superset(&before));
    assert!(after.difference(&before).all(|line| line.contains(r#""kind":"kit-drill""#)));
    assert_eq!(says(&mut lead), said);
    for word in kit.words.iter().filter(|word| word.len() > 5) {
        assert!(!after.iter().any(|line| line.contains(word)), "{word} was written down");
    }
}

#[test]
fn nobody_appoints_themselves_without_the_root_key() {
    let School { mut lead, mut teacher, .. } = school();
    let mut vault = forge::vault(&teacher, TEACHER);
    let own = forge::entries(&mut vault);
    let first = own.iter().find(|entry| entry.header().device == vault.root().device).unwrap();
    let Body { who, .. } = serde_json::from_str(first.body().unwrap()).unwrap();
    let appoint = Appoint {
        person: who.person,
        device: vault.root().device,
        number: 9,
        upto: BTreeMap::new(),
        root_sig: vault.keys().signing.sign(holdfast::crypto::labels::APPOINT, b"me").to_string(),
    };
    let stamp = Stamp::next(vault.root().stamp.as_ref(), None, Millis(MORNING + 60_000));
    let body = Body { salt: "5a".repeat(16), who, at: stamp, what: Event::Appoint(appoint) };
    let body = serde_json::to_string(&body).unwrap();
    block_on(vault.append(&SeededRandom::new(99), stamp, &[body], Vec::new())).unwrap();
    teacher.restart();
    teacher.unlock(TEACHER);
    assert_ne!(teacher.status.as_ref().unwrap().role, Role::Lead);
    assert_eq!(hand_over(&mut teacher, &mut lead).held, 1);
    assert_eq!(lead.status.as_ref().unwrap().role, Role::Lead);
    assert_eq!(roles(&mut lead)["Morgan Hale"], Role::Lead);
}

/// The kinds of entry that the kit writes, as they stand in logs for ever.
#[test]
fn what_the_kit_writes_reads_back_as_it_was_written() {
    let ids = ["11".repeat(16), "22".repeat(32), "33".repeat(32), "44".repeat(64)];
    let [person, device, head, sig] = &ids;
    let appoint = format!(
        r#"{{"kind":"appoint","person":"{person}","device":"{device}","number":2,"upto":{{"{device}":{{"seq":7,"head":"{head}"}}}},"root_sig":"{sig}"}}"#
    );
    for text in [r#"{"kind":"kit-drill"}"#, r#"{"kind":"kit-drill","shares":true}"#, &appoint] {
        let event: Event = serde_json::from_str(text).unwrap();
        assert_ne!(event, Event::Newer, "{text}");
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
    }
}
