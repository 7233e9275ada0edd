//! Attachments on their way: with the entries that name them, whole, to those who may have them.

use holdfast::app::intent::{Holder, Intent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Arrival, FileMade, Found, View};
use holdfast::domain::attachment::Attachment;
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole, Told};
use holdfast::domain::ids::EntryId;
use holdfast::domain::person::Right;
use holdfast::domain::time::When;
use holdfast::store::memory::Memory;
use holdfast::store::{Backend, StoreError, Table};
use pollster::block_on;
use totp_rs::Totp;

use crate::in_school::{file_rows, give, saved};
use crate::samples::{PDF, jpeg, png, sound};
use crate::school::{Browser, LEAD, TEACHER, confirm, founding, join, joining, school, tell};

fn made(browser: &mut Browser, intent: Intent) -> (FileMade, Vec<u8>) {
    let (view, file) = browser.file(intent);
    let View::FileMade(made) = view else { panic!("{view:?}") };
    (made, file)
}

fn look(browser: &mut Browser, file: &[u8]) -> Result<Found, Problem> {
    let names = vec!["f".to_owned()];
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names }, vec![file.to_vec()]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    let Arrival { found, .. } = arrivals.remove(0);
    found
}

/// The tab is closed, opened again, and unlocked with passphrase and code.
fn back(browser: &mut Browser, passphrase: &[u8], app: &Totp) {
    browser.restart();
    browser.clock.0.set(browser.clock.0.get() + 60_000);
    let vault = browser.vault();
    browser.with(Intent::Unlock { vault }, passphrase);
    let code = browser.code(app);
    browser.with(Intent::GiveCode, code.as_bytes());
}

fn store(browser: &Browser) -> Memory {
    let databases = browser.profile.0.borrow();
    databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
}

fn holds(browser: &mut Browser, entry: EntryId, file: &Attachment, bytes: &[u8]) -> bool {
    match give(browser, Holder::Concern(entry), file) {
        Ok((_, given)) => given == bytes,
        Err(Problem::FileNotHere | Problem::NotHere) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_hand_over_and_a_full_copy_carry_the_files_of_their_entries() {
    let (mut lead, mut teacher) = school();
    let (dot, long) = (png(1, 1, &[]), sound(700_000, 1));
    let (entry, content) =
        saved(&mut teacher, "Two files.", &[("dot.png", &dot), ("voice.mp3", &long), ("again.png", &dot)]);
    crate::in_school::drafted(&mut teacher, "Not yet.", &[("draft.pdf", PDF)]);
    let (file, bundle) = made(&mut teacher, Intent::HandOver);
    assert_eq!((file.files, file.lacking, file.volume, file.volumes), (2, 0, 1, 1));
    assert!(bundle.len() > 700_000 && bundle.len() < 760_000, "stored, and not blown up: {}", bundle.len());
    let found = lead.merge(bundle.clone());
    assert_eq!((found.new_concerns, found.files, found.lacking), (1, 2, 0));
    let rows = file_rows(&lead);
    assert_eq!(rows, 2 + 1 + 3);
    for (file, bytes) in content.attachments.iter().zip([&dot, &long, &dot]) {
        assert!(holds(&mut lead, entry, file, bytes));
    }
    lead.merge(bundle);
    assert_eq!(file_rows(&lead), rows, "brought in twice, kept once");
    let (app, _) = lead.add_second_factor();
    back(&mut lead, LEAD, &app);
    assert_eq!(file_rows(&lead), rows);

    let (file, _) = made(&mut lead, Intent::FullCopy);
    assert_eq!((file.files, file.lacking), (2, 0));
    let mut other = join(&mut lead, 8, "Ash Verma");
    confirm(&mut lead, &mut other);
    let person = crate::school::staff(&mut lead)
        .people
        .iter()
        .find(|row| row.person.name == "Ash Verma")
        .unwrap()
        .person
        .person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: true });
    let (_, copy) = made(&mut lead, Intent::FullCopy);
    assert_eq!(other.merge(copy).files, 2);
    let (app, _) = other.add_second_factor();
    back(&mut other, TEACHER, &app);
    for (file, bytes) in content.attachments.iter().zip([&dot, &long, &dot]) {
        assert!(holds(&mut other, entry, file, bytes));
    }
}

#[test]
fn an_update_carries_no_files_and_the_page_says_that_they_are_not_here() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let (entry, content) = saved(&mut teacher, "A letter.", &[("letter.pdf", PDF)]);
    let (_, bundle) = made(&mut teacher, Intent::HandOver);
    lead.merge(bundle);
    let person = crate::school::staff(&mut lead)
        .people
        .iter()
        .find(|row| row.person.name == "Ines Duarte")
        .unwrap()
        .person
        .person;
    let mut second = join(&mut lead, 9, "Ines Duarte");
    let (_, enrolment) = second.file(Intent::HandOver);
    lead.merge(enrolment);
    let waiting = crate::school::staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person });
    tell(&mut lead, &mut second);
    let View::Concern(view) = second.ask(Intent::Concern { entry }) else { panic!("no concern") };
    assert_eq!(view.concern.attachments, content.attachments);
    assert_eq!(file_rows(&second), 0);
    assert_eq!(
        give(&mut second, Holder::Concern(entry), &content.attachments[0]).err(),
        Some(Problem::FileNotHere)
    );
    let (_, parcel) = lead.file(Intent::SendUpdate);
    assert!(parcel.len() < 200_000);
}

#[test]
fn what_is_not_here_or_does_not_open_is_said_to_be_lacking_and_comes_from_elsewhere_later() {
    let (mut lead, mut teacher) = school();
    let (one, two) = (sound(10_000, 1), sound(10_000, 2));
    let (entry, content) = saved(&mut teacher, "Two.", &[("one.mp3", &one), ("two.mp3", &two)]);
    let whole = store(&teacher).snapshot();
    let disk = store(&teacher);
    let chunk = block_on(disk.scan(Table::Files, None, 1)).unwrap().remove(0);
    disk.alter(Table::Files, &chunk.key, |value| value[40] ^= 1);
    let (file, bundle) = made(&mut teacher, Intent::HandOver);
    assert_eq!((file.files, file.lacking), (1, 1), "one does not open, and that is said");
    let found = lead.merge(bundle);
    assert_eq!((found.files, found.lacking), (1, 1));
    let here = |lead: &mut Browser| {
        let files = content.attachments.iter().zip([&one, &two]);
        files.filter(|(file, bytes)| holds(lead, entry, file, bytes)).count()
    };
    assert_eq!(here(&mut lead), 1);
    store(&teacher).restore(&whole);
    teacher.restart();
    teacher.unlock(TEACHER);
    let (_, bundle) = made(&mut teacher, Intent::HandOver);
    let found = lead.merge(bundle);
    assert_eq!((found.files, found.lacking), (2, 0));
    assert_eq!(here(&mut lead), 2);
}

#[test]
fn more_than_one_volume_holds_goes_into_several_in_any_order() {
    let (mut lead, mut teacher) = school();
    let sounds: Vec<Vec<u8>> = (0..5).map(|seed| sound(100_000, seed)).collect();
    let files: Vec<(&str, &[u8])> = sounds.iter().map(|sound| ("voice.mp3", sound.as_slice())).collect();
    let (entry, content) = saved(&mut teacher, "Five.", &files);
    teacher.volume.set(250_000);
    let (first, one) = made(&mut teacher, Intent::HandOver);
    assert_eq!((first.files, first.lacking, first.volume, first.volumes), (2, 0, 1, 3));
    let (second, two) = made(&mut teacher, Intent::NextVolume);
    let (third, three) = made(&mut teacher, Intent::NextVolume);
    assert_eq!((second.files, second.volume, third.files, third.volume), (2, 2, 1, 3));
    assert_eq!(teacher.try_ask(Intent::NextVolume, Vec::new()).err(), Some(Problem::NotHere));
    assert_eq!(lead.merge(two).files, 2);
    let found = lead.merge(one);
    assert_eq!((found.new_concerns, found.files, found.lacking), (1, 2, 1), "the third has not come");
    let (app, _) = lead.add_second_factor();
    back(&mut lead, LEAD, &app);
    assert_eq!(lead.merge(three).files, 1);
    for (file, bytes) in content.attachments.iter().zip(&sounds) {
        assert!(holds(&mut lead, entry, file, bytes));
    }
}

#[test]
fn brought_in_and_cut_off_anywhere_entries_and_files_come_together_or_not_at_all() {
    let (mut lead, mut teacher) = school();
    let (app, _) = lead.add_second_factor();
    let (entry, content) =
        saved(&mut teacher, "One.", &[("voice.mp3", &sound(1_500_000, 1)), ("a.jpg", &jpeg(false))]);
    let (_, bundle) = made(&mut teacher, Intent::HandOver);
    let mut complete = 0;
    for commits in 0..14 {
        let mut lead = lead.backed_up();
        back(&mut lead, LEAD, &app);
        look(&mut lead, &bundle).unwrap();
        store(&lead).fail_after(commits, StoreError::Lost);
        let merged = lead.try_ask(Intent::MergeBundles, Vec::new());
        store(&lead).heal();
        back(&mut lead, LEAD, &app);
        let known = lead.try_ask(Intent::Concern { entry }, Vec::new()).is_ok();
        let rows = file_rows(&lead);
        assert_eq!(rows, if known { 2 + 6 + 1 } else { 0 }, "{commits}");
        assert!(known || merged.is_err());
        if known {
            assert!(holds(&mut lead, entry, &content.attachments[1], &jpeg(false)));
            complete += 1;
        }
    }
    assert!((1..12).contains(&complete), "{complete}");
}

#[test]
fn a_full_disk_or_a_change_of_mind_brings_in_nothing() {
    let (mut lead, mut teacher) = school();
    let long = sound(2_000_000, 1);
    let (entry, content) = saved(&mut teacher, "One.", &[("voice.mp3", &long)]);
    let (_, bundle) = made(&mut teacher, Intent::HandOver);
    look(&mut lead, &bundle).unwrap();
    store(&lead).quota(store(&lead).used() + 1_000_000);
    let refused = lead.try_ask(Intent::MergeBundles, Vec::new()).err();
    store(&lead).quota(None);
    assert_eq!(refused, Some(Problem::StorageFull));
    look(&mut lead, &bundle).unwrap();
    lead.patience.set(2);
    assert_eq!(lead.try_ask(Intent::MergeBundles, Vec::new()).err(), Some(Problem::CalledOff));
    lead.patience.set(usize::MAX);
    assert_eq!(file_rows(&lead), 0);
    assert!(lead.try_ask(Intent::Concern { entry }, Vec::new()).is_err());
    lead.merge(bundle);
    assert!(holds(&mut lead, entry, &content.attachments[0], &long));

    teacher.patience.set(2);
    assert_eq!(teacher.try_ask(Intent::HandOver, Vec::new()).err(), Some(Problem::CalledOff));
}

#[test]
fn a_restored_school_has_its_files() {
    let mut lead = Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let View::Draft(draft) = lead.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let child = Child::Unlisted("Robin Fern".into());
    let long = sound(400_000, 1);
    let content = ConcernDraft {
        pupils: vec![Involved { child, role: PupilRole::Subject, name: "Robin Fern".into() }],
        narrative: "A recording.".into(),
        happened: Some(When::Unknown),
        told: Some(Told::Own),
        attachments: vec![crate::in_school::attach(&mut lead, "voice.mp3", &long).unwrap()],
        ..ConcernDraft::default()
    };
    let save = Intent::SaveConcern { draft: draft.draft, content: Box::new(content.clone()) };
    let View::Saved(saved) = lead.ask(save) else { panic!("not saved") };
    let (_, copy) = made(&mut lead, Intent::FullCopy);
    let mut restored = Browser::new(7);
    let words = kit.words.join(" ").into_bytes();
    restored.try_ask(Intent::LookAtCopy, vec![copy, words, Vec::new()]).unwrap();
    restored.with(Intent::Restore(joining()), TEACHER);
    restored.add_second_factor();
    assert!(holds(&mut restored, saved.entry, &content.attachments[0], &long));
}

#[test]
fn a_correction_keeps_the_files_or_takes_one_out_and_the_first_ones_are_still_there() {
    let (mut lead, mut teacher) = school();
    let (entry, content) = saved(&mut teacher, "Two.", &[("a.pdf", PDF), ("b.png", &png(1, 1, &[]))]);
    let View::Draft(draft) = teacher.ask(Intent::DraftCorrection { entry }) else { panic!("no draft") };
    assert_eq!(draft.content.attachments, content.attachments);
    let mut corrected = draft.content.clone();
    corrected.reason = "One belongs elsewhere.".into();
    corrected.attachments.remove(0);
    corrected.attachments.push(crate::in_school::attach(&mut teacher, "c.jpg", &jpeg(false)).unwrap());
    let newest = corrected.attachments.last().unwrap().clone();
    teacher.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(corrected) });
    let (file, bundle) = made(&mut teacher, Intent::HandOver);
    assert_eq!((file.files, file.lacking), (3, 0), "{file:?}");
    lead.merge(bundle);
    assert!(holds(&mut lead, entry, &content.attachments[0], PDF));
    assert!(holds(&mut lead, entry, &newest, &jpeg(false)));
    teacher.ask(Intent::Lock);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(holds(&mut teacher, entry, &content.attachments[0], PDF), "what an entry ever named stays");
}
