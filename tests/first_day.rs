//! The first day of a school, through the same intents as the screens, with no browser: found, bring pupils in, join,
//! record, hand over, merge, confirm, send back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::{Arrival, ConcernPage, View};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole, Told};
use holdfast::domain::person::Role;
use holdfast::domain::register::Delivery;
use holdfast::domain::time::When;
use school::{Browser, LEAD, TEACHER, founding, joining, school};

fn concern(browser: &mut Browser, narrative: &str) -> ConcernDraft {
    let View::Pupils(page) = browser.ask(Intent::FindPupils { text: String::new(), offset: 0, limit: 1 })
    else {
        panic!("no pupils")
    };
    let pupil = &page.rows[0];
    let child = Child::Pupil(pupil.pupil);
    ConcernDraft {
        pupils: vec![Involved { child, role: PupilRole::Subject, name: pupil.identity.name() }],
        narrative: narrative.into(),
        happened: Some(When::Unknown),
        told: Some(Told::NotYet),
        ..ConcernDraft::default()
    }
}

fn record(browser: &mut Browser, narrative: &str) {
    let View::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let content = Box::new(concern(browser, narrative));
    browser.ask(Intent::KeepDraft { draft: draft.draft, content: content.clone() });
    let View::Saved(saved) = browser.ask(Intent::SaveConcern { draft: draft.draft, content }) else {
        panic!("not saved")
    };
    assert!(saved.tell_someone);
}

fn concerns(browser: &mut Browser) -> ConcernPage {
    match browser.ask(Intent::Concerns { offset: 0, limit: 50 }) {
        View::Concerns(page) => page,
        other => panic!("{other:?}"),
    }
}

fn look(browser: &mut Browser, file: Vec<u8>) -> Arrival {
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names: vec!["f".into()] }, vec![file]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    arrivals.remove(0)
}

fn merge(browser: &mut Browser, file: Vec<u8>) -> Arrival {
    let arrival = look(browser, file);
    browser.ask(Intent::MergeBundles);
    arrival
}

#[test]
fn a_concern_travels_from_the_teacher_to_the_lead_and_a_receipt_comes_back() {
    let (mut lead, mut teacher) = school();
    assert_eq!(teacher.status.as_ref().unwrap().role, Role::Unconfirmed);
    record(&mut teacher, "Arrived without a coat in the rain, for the third time.");
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Saved);

    let (_, file) = teacher.file(Intent::HandOver);
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 0);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Packed);

    let found = merge(&mut lead, file.clone()).found.unwrap();
    assert_eq!((found.new_concerns, found.unconfirmed, found.gap, found.held), (1, true, false, 0));
    let again = look(&mut lead, file).found.unwrap();
    assert_eq!((again.new, again.new_concerns), (0, 0), "importing again says: nothing new");

    let rows = concerns(&mut lead).rows;
    assert!(!rows[0].confirmed && !rows[0].mine);
    let View::Concern(read) = lead.ask(Intent::Concern { entry: rows[0].entry }) else { panic!("not read") };
    assert!(read.concern.narrative.starts_with("Arrived without a coat"));

    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    let waiting = &staff.waiting[0];
    assert!(waiting.invited);
    let View::ThisDevice(device) = teacher.ask(Intent::ThisDevice) else { panic!("no device") };
    assert_eq!(waiting.safety_words, device.safety_words);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });

    let (_, parcel) = lead.file(Intent::SendUpdate);
    merge(&mut teacher, parcel.clone()).found.unwrap();
    assert_eq!(teacher.status.as_ref().unwrap().role, Role::Recorder);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Read);
    assert_eq!(look(&mut teacher, parcel).found.unwrap().new, 0);

    // The next hand-over carries only what came since.
    record(&mut teacher, "Said that nobody was at home last night.");
    let (View::FileMade(made), second) = teacher.file(Intent::HandOver) else { panic!("no file") };
    assert_eq!(made.concerns, 1);
    assert_eq!(merge(&mut lead, second).found.unwrap().new_concerns, 1);
    assert_eq!(concerns(&mut lead).total, 2);
}

#[test]
fn a_wrong_passphrase_costs_nothing_and_a_reload_loses_nothing() {
    let (_, mut teacher) = school();
    record(&mut teacher, "First.");
    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let content = Box::new(ConcernDraft { narrative: "half a sent".into(), ..ConcernDraft::default() });
    teacher.ask(Intent::KeepDraft { draft: draft.draft, content });
    teacher.restart();
    let vault = teacher.vault();
    let wrong = teacher.try_ask(Intent::Unlock { vault }, vec![LEAD.to_vec()]);
    assert_eq!(wrong.err(), Some(Problem::WrongPassphrase));
    let View::Home(home) = teacher.with(Intent::Unlock { vault }, TEACHER) else { panic!("not home") };
    assert_eq!((home.concerns, home.drafts.len()), (1, 1));
    assert_eq!(home.drafts[0].begins, "half a sent");
    let View::Draft(resumed) = teacher.ask(Intent::OpenDraft { draft: Some(home.drafts[0].draft) }) else {
        panic!("no draft")
    };
    assert_eq!(resumed.content.narrative, "half a sent");
    record(&mut teacher, "Second.");
    assert_eq!(concerns(&mut teacher).total, 2);
}

#[test]
fn with_a_clock_of_1970_nothing_opens_and_nothing_changes() {
    let (mut lead, mut teacher) = school();
    let pack = lead.file(Intent::MakePack);
    let before: Vec<_> = teacher.profile.0.borrow().values().map(|store| store.snapshot()).collect();
    teacher.restart();
    let vault = teacher.vault();
    let (View::PackMade(made), file) = pack else { panic!("no pack") };
    for (intent, blobs) in [
        (Intent::Unlock { vault }, vec![TEACHER.to_vec()]),
        (Intent::TakeOver { vault }, vec![TEACHER.to_vec()]),
        (Intent::Found(founding()), vec![LEAD.to_vec()]),
        (Intent::LookAtPack, vec![file, made.code.into_bytes()]),
        (Intent::Join(joining()), vec![TEACHER.to_vec()]),
        (Intent::Practise, Vec::new()),
    ] {
        teacher.clock.0.set(0);
        let refused = teacher.try_ask(intent.clone(), blobs).err();
        assert!(matches!(refused, Some(Problem::ClockWrong(_))), "{intent:?}: {refused:?}");
    }
    let after: Vec<_> = teacher.profile.0.borrow().values().map(|store| store.snapshot()).collect();
    assert!(before == after);
    teacher.clock.0.set(school::MORNING);
    teacher.with(Intent::Unlock { vault }, TEACHER);
}

#[test]
fn importing_the_same_pupils_twice_changes_nothing() {
    let (mut lead, _) = school();
    let sample = include_bytes!("samples/arbor.csv");
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, sample) else { panic!("no sheet") };
    assert!(!sheet.needs_review);
    let View::PupilPreview(counts) = lead.ask(Intent::PreviewPupils { mapping: sheet.mapping }) else {
        panic!("no preview")
    };
    assert_eq!((counts.new, counts.changed, counts.rejected), (0, 0, 0), "{counts:?}");
    assert_eq!(counts.unchanged, 120);
}

#[test]
fn a_recorder_may_do_nothing_but_record() {
    let (_, mut teacher) = school();
    for intent in
        [Intent::Staff, Intent::MakePack, Intent::SendUpdate, Intent::FullCopy, Intent::ReadPupilFile]
    {
        assert_eq!(
            teacher.try_ask(intent.clone(), Vec::new()).err(),
            Some(Problem::NotAllowed),
            "{intent:?}"
        );
    }
}

#[test]
fn a_pack_opens_with_its_own_code_only_and_not_after_fourteen_days() {
    let (mut lead, _) = school();
    let (View::PackMade(old), _) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let (View::PackMade(new), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut third = Browser::new(3);
    let wrong = third.try_ask(Intent::LookAtPack, vec![file.clone(), old.code.into_bytes()]);
    assert_eq!(wrong.err(), Some(Problem::Bundle(BundleFlaw::WrongCode)));
    third.clock.0.set(new.expires.0);
    let late = third.try_ask(Intent::LookAtPack, vec![file, new.code.into_bytes()]);
    assert_eq!(late.err(), Some(Problem::PackExpired));
    assert_eq!(third.try_ask(Intent::Join(joining()), vec![TEACHER.to_vec()]).err(), Some(Problem::NotHere));
}

#[test]
fn what_is_not_for_this_reader_is_refused_by_name_and_changes_nothing() {
    let (mut lead, mut teacher) = school();
    record(&mut teacher, "Something.");
    let (_, file) = teacher.file(Intent::HandOver);
    let mut other = Browser::new(9);
    other.with(Intent::Found(founding()), LEAD);
    let before: Vec<_> = lead.profile.0.borrow().values().map(|store| store.snapshot()).collect();
    let flaw = |browser: &mut Browser, file: Vec<u8>| match look(browser, file).found {
        Err(Problem::Bundle(flaw)) => flaw,
        other => panic!("{other:?}"),
    };
    assert_eq!(flaw(&mut other, file.clone()), BundleFlaw::NotForThisDevice);
    assert_eq!(flaw(&mut lead, file[..file.len() / 2].to_vec()), BundleFlaw::Truncated);
    let mut altered = file.clone();
    let place = altered.len() - 100;
    altered[place] ^= 1;
    assert_eq!(flaw(&mut lead, altered), BundleFlaw::Altered);
    assert_eq!(flaw(&mut lead, b"PK\x03\x04".to_vec()), BundleFlaw::NotABundle("zip".into()));
    assert_eq!(flaw(&mut lead, Vec::new()), BundleFlaw::NotABundle("empty".into()));
    let after: Vec<_> = lead.profile.0.borrow().values().map(|store| store.snapshot()).collect();
    assert!(before == after, "the vault is byte for byte what it was");
}

#[test]
fn a_practice_school_opens_with_one_click_and_never_mixes_with_a_real_one() {
    let mut practice = Browser::new(5);
    practice.ask(Intent::Practise);
    assert!(practice.status.as_ref().unwrap().practice);
    practice.restart();
    let vault = practice.vault();
    practice.ask(Intent::Unlock { vault });
    let find = Intent::FindPupils { text: String::new(), offset: 0, limit: 1 };
    let View::Pupils(pupils) = practice.ask(find) else { panic!("no pupils") };
    assert_eq!(pupils.total, 200);
    let View::Staff(staff) = practice.ask(Intent::Staff) else { panic!("no staff") };
    assert_eq!((staff.people.len(), staff.waiting.len()), (9, 1), "eight colleagues, one not confirmed yet");
    let View::Concerns(page) = practice.ask(Intent::Concerns { offset: 0, limit: 100 }) else {
        panic!("no concerns")
    };
    assert_eq!(page.total, 45);
    for known in [Delivery::Saved, Delivery::Received, Delivery::Read] {
        assert!(page.rows.iter().any(|row| row.delivery == known), "{known:?}");
    }
    let mut marks = 0;
    for row in &page.rows {
        let View::Concern(view) = practice.ask(Intent::Concern { entry: row.entry }) else {
            panic!("no concern")
        };
        assert!(view.concern.maps_sound());
        marks += view.concern.maps.iter().map(|map| map.marks.len()).sum::<usize>();
    }
    assert_eq!(marks, 10);
    let (_, copy) = practice.file(Intent::FullCopy);
    let (mut lead, _) = school();
    assert_eq!(
        look(&mut lead, copy).found.err(),
        Some(Problem::Bundle(BundleFlaw::NotForThisDevice)),
        "another root, another school, other keys"
    );
    let (_, copy) = lead.file(Intent::FullCopy);
    assert_eq!(look(&mut practice, copy).found.err(), Some(Problem::Bundle(BundleFlaw::NotForThisDevice)));
}

#[test]
fn a_full_copy_opens_with_the_printed_kit_alone() {
    use holdfast::bundle::read::{Key, open};
    use holdfast::crypto::keys::RootSeed;
    let mut lead = Browser::new(6);
    let View::Founded(kit) = lead.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let (_, copy) = lead.file(Intent::FullCopy);
    let seed = RootSeed::from_words(&kit.words.join(" ")).unwrap();
    assert_eq!(*seed.root_identity().to_text(), kit.identity);
    let opened = open(&copy, &Key::Identity(&seed.root_identity()), Some(&seed.school_id())).unwrap();
    assert!(holdfast::bundle::verify::verify(opened, |_| None).unwrap().len() >= 3);
    let identity: holdfast::crypto::recipient::Identity = kit.identity.parse().unwrap();
    assert!(open(&copy, &Key::Identity(&identity), None).is_ok());
}

#[test]
fn a_full_disk_says_so_and_the_draft_is_still_there() {
    let (_, mut teacher) = school();
    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let content = Box::new(concern(&mut teacher, "Kept while there was room."));
    teacher.ask(Intent::KeepDraft { draft: draft.draft, content: content.clone() });
    let stores = teacher.profile.0.clone();
    for store in stores.borrow().values() {
        store.fail_after(0, holdfast::store::StoreError::Full);
    }
    let refused =
        teacher.try_ask(Intent::SaveConcern { draft: draft.draft, content: content.clone() }, Vec::new());
    assert_eq!(refused.err(), Some(Problem::StorageFull));
    for store in stores.borrow().values() {
        store.heal();
    }
    let View::Home(home) = teacher.ask(Intent::Home) else { panic!("not home") };
    assert_eq!((home.drafts.len(), home.concerns), (1, 0));
    teacher.ask(Intent::SaveConcern { draft: draft.draft, content });
    assert_eq!(concerns(&mut teacher).total, 1);
}

/// Of two computers that go on from one backup, one shall learn that it is the old one, and then never write again.
fn teacher_and_old_copy() -> (Browser, Browser, Browser) {
    let (mut lead, mut teacher) = school();
    record(&mut teacher, "Before the backup.");
    let mut old = teacher.backed_up();
    record(&mut teacher, "After the backup.");
    let file = teacher.file(Intent::HandOver).1;
    merge(&mut lead, file);
    let vault = old.vault();
    old.with(Intent::Unlock { vault }, TEACHER);
    (lead, teacher, old)
}

fn writes_no_more(old: &mut Browser) {
    let View::Draft(draft) = old.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let content = Box::new(concern(old, "Written in the old copy."));
    old.ask(Intent::KeepDraft { draft: draft.draft, content: content.clone() });
    let saved = old.try_ask(Intent::SaveConcern { draft: draft.draft, content }, Vec::new());
    assert_eq!(saved.err(), Some(Problem::OldCopy));
    let View::Draft(kept) = old.ask(Intent::OpenDraft { draft: Some(draft.draft) }) else {
        panic!("no draft")
    };
    assert_eq!(kept.content.narrative, "Written in the old copy.");
    assert!(old.status.as_ref().unwrap().old_copy);
}

#[test]
fn an_old_copy_that_is_shown_a_receipt_from_beyond_its_end_never_writes_again() {
    let (mut lead, mut teacher, mut old) = teacher_and_old_copy();
    record(&mut old, "Unknowing.");
    let update = lead.file(Intent::SendUpdate).1;
    assert_eq!(look(&mut old, update.clone()).found.err(), Some(Problem::OldCopy));
    writes_no_more(&mut old);
    old.restart();
    let vault = old.vault();
    old.with(Intent::Unlock { vault }, TEACHER);
    writes_no_more(&mut old);
    assert_eq!(old.try_ask(Intent::MergeBundles, Vec::new()).err(), Some(Problem::OldCopy));
    // What was written in it still comes out, and nothing of either copy is lost.
    let file = old.file(Intent::HandOver).1;
    let arrival = merge(&mut lead, file);
    assert_eq!(arrival.found.unwrap().forks, 1);
    // Both branches are held for a person to judge, and neither is lost.
    assert_eq!(concerns(&mut lead).total, 1);
    let View::Home(home) = lead.ask(Intent::Home) else { panic!("not home") };
    assert!(home.held >= 2, "{}", home.held);
    // The newer one goes on.
    assert!(look(&mut teacher, update).found.is_ok());
    record(&mut teacher, "And on.");
}

#[test]
fn a_recorder_hears_the_names_to_know_and_nobody_does_while_it_is_locked() {
    let (_, mut teacher) = school();
    let View::Names(known) = teacher.ask(Intent::Names) else { panic!("no names") };
    let page = teacher.ask(Intent::FindPupils { text: String::new(), offset: 0, limit: 100 });
    let View::Pupils(page) = page else { panic!("no pupils") };
    assert!(page.total > 0);
    let named = page.rows.iter().flat_map(|row| [&row.identity.forename, &row.identity.surname]);
    let others = ["Morgan Hale".to_owned(), "Larkfield Primary".to_owned()];
    for word in named.chain(&others).flat_map(|name| name.split_whitespace()) {
        assert!(known.words.iter().any(|known| known == word), "{word} is not among the names");
    }
    assert!(known.words.is_sorted_by(|one, next| one < next), "each once");
    teacher.ask(Intent::Lock);
    assert_eq!(teacher.try_ask(Intent::Names, Vec::new()).unwrap_err(), Problem::Locked);
}
