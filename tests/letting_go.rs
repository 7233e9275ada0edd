//! Bodies leave recorders' devices: when the school says, once two administrators have them, and never before; and nothing
//! that is not its person's stays on a device.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{FileIntent, Holder, Intent};
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::{ConcernPage, ReferenceView, View};
use holdfast::crypto::kdf::derive_stretched;
use holdfast::domain::concern::ConcernDraft;
use holdfast::domain::event::{Body, Event, SchoolSettings};
use holdfast::domain::ids::EntryId;
use holdfast::domain::person::Right;
use holdfast::domain::register::Delivery;
use holdfast::log::entry::{Entry, Verified};
use holdfast::store::StoreError;
use holdfast::store::memory::Memory;
use holdfast::vault::Vault;
use school::{Browser, TEACHER, confirm, copy, deputy, join, school, staff, tell};

const DAY: i64 = 24 * 3_600_000;

/// The lead, a deputy who administers, and a confirmed teacher.
fn three() -> (Browser, Browser, Browser) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let deputy = deputy(&mut lead);
    tell(&mut lead, &mut teacher);
    (lead, deputy, teacher)
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

fn keep(lead: &mut Browser, keep_days: Option<u32>) {
    lead.ask(Intent::SaveSettings(SchoolSettings { keep_days, copy_days: None }));
}

fn concerns(browser: &mut Browser) -> ConcernPage {
    match browser.ask(Intent::Concerns { offset: 0, limit: 50 }) {
        View::Concerns(page) => page,
        other => panic!("{other:?}"),
    }
}

fn pass(browsers: &mut [&mut Browser], days: i64) {
    for browser in browsers {
        browser.clock.0.set(browser.clock.0.get() + days * DAY);
    }
}

/// The device's vault, opened with its passphrase beside the program.
fn opened(browser: &Browser, passphrase: &[u8]) -> Vault<Memory> {
    let databases = browser.profile.0.borrow();
    let store = databases.iter().find(|(name, _)| *name != "holdfast").unwrap().1.clone();
    let front = pollster::block_on(Vault::front(&store)).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    pollster::block_on(Vault::unlock(store, &front.vault, keys, None)).unwrap()
}

/// Every entry in the vault.
fn entries(browser: &Browser, passphrase: &[u8]) -> Vec<Entry<Verified>> {
    let mut vault = opened(browser, passphrase);
    let mut entries = Vec::new();
    let each = |line: &str| {
        entries.push(Entry::decode(line.as_bytes())?.admitted());
        Ok(())
    };
    pollster::block_on(vault.read_all(each)).unwrap();
    entries
}

fn said(entry: &Entry<Verified>) -> Option<Event> {
    let body: Body = serde_json::from_str(entry.body()?).unwrap();
    Some(body.what)
}

/// Whether anything in the vault still says these words.
fn says(browser: &Browser, words: &str) -> bool {
    entries(browser, TEACHER).iter().any(|entry| entry.line().contains(words))
}

/// How often the trail says that something left.
fn notes(browser: &Browser) -> usize {
    let entries = entries(browser, TEACHER);
    entries.iter().filter(|entry| matches!(said(entry), Some(Event::LetGo(_)))).count()
}

/// A teacher with a concern that both administrators have receipted.
fn receipted() -> (Browser, Browser, Browser, EntryId) {
    let (mut lead, mut deputy, mut teacher) = three();
    teacher.record("He came in at nine without a coat.");
    hand_over(&mut teacher, &mut lead);
    hand_over(&mut lead, &mut deputy);
    hand_over(&mut deputy, &mut lead);
    let entry = concerns(&mut teacher).rows[0].entry;
    (lead, deputy, teacher, entry)
}

#[test]
fn a_body_leaves_once_it_is_old_enough_and_two_administrators_have_it_and_a_reference_stays() {
    let (mut lead, _, mut teacher, entry) = receipted();
    keep(&mut lead, Some(30));
    tell(&mut lead, &mut teacher);
    assert!(says(&teacher, "without a coat"), "it is of today");
    pass(&mut [&mut lead, &mut teacher], 29);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(says(&teacher, "without a coat"), "and of 29 days ago");
    pass(&mut [&mut lead, &mut teacher], 2);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(!says(&teacher, "without a coat"));
    assert!(!opened(&teacher, TEACHER).is_rotating(), "and the keys of before are gone");
    let page = concerns(&mut teacher);
    let row = page.rows.iter().find(|row| row.entry == entry).unwrap();
    assert_eq!((page.total, row.let_go, row.delivery), (1, true, Delivery::Received));
    let View::Reference(left) = teacher.ask(Intent::Concern { entry }) else { panic!("not a reference") };
    let ReferenceView { mut held_by, row, .. } = *left;
    held_by.sort();
    assert_eq!(held_by, ["Morgan Hale", "Owen Pritchard"]);
    assert!(row.pupils.is_empty() && row.begins.is_empty());
    let View::Home(home) = teacher.ask(Intent::Home) else { panic!("not home") };
    assert_eq!((home.concerns, home.recent[0].let_go), (1, true));
    // The log is whole, goes on, and says what left.
    let gone = entries(&teacher, TEACHER).into_iter().filter_map(|entry| match said(&entry) {
        Some(Event::LetGo(let_go)) => Some(let_go.concerns),
        _ => None,
    });
    assert_eq!(gone.flatten().map(|reference| reference.entry).collect::<Vec<_>>(), [entry]);
    teacher.record("He came in at nine without a hat.");
    hand_over(&mut teacher, &mut lead);
    assert_eq!(concerns(&mut lead).total, 2);
    let View::Concern(whole) = lead.ask(Intent::Concern { entry }) else { panic!("the lead has it whole") };
    assert_eq!(whole.concern.narrative, "He came in at nine without a coat.");
    tell(&mut lead, &mut teacher);
    let page = concerns(&mut teacher);
    let row = page.rows.iter().find(|row| row.entry == entry).unwrap();
    assert_eq!((page.total, row.delivery), (2, Delivery::Read), "how far it has come goes on being known");
}

#[test]
fn one_administrator_is_not_enough_and_neither_are_two_devices_of_one() {
    let (mut lead, mut deputy, mut teacher) = three();
    keep(&mut lead, Some(1));
    teacher.record("He came in at nine without a coat.");
    hand_over(&mut teacher, &mut lead);
    let mut second = join(&mut lead, 9, "Morgan Hale");
    confirm(&mut lead, &mut second);
    copy(&mut lead, &mut second);
    hand_over(&mut second, &mut lead);
    pass(&mut [&mut lead, &mut teacher, &mut deputy], 40);
    tell(&mut lead, &mut teacher);
    assert!(says(&teacher, "without a coat"), "one person has it, twice");
    hand_over(&mut lead, &mut deputy);
    tell(&mut deputy, &mut teacher);
    assert!(!says(&teacher, "without a coat"), "now two people have");
}

#[test]
fn a_receipt_of_a_lost_device_counts_no_more() {
    let (mut lead, _, mut teacher, _) = receipted();
    keep(&mut lead, Some(1));
    let device =
        staff(&mut lead).people.into_iter().find(|row| row.person.name == "Owen Pritchard").unwrap().devices
            [0]
        .device;
    lead.ask(Intent::RevokeDevice { device, reason: "Lost on a train.".into() });
    pass(&mut [&mut lead, &mut teacher], 40);
    tell(&mut lead, &mut teacher);
    assert!(says(&teacher, "without a coat"));
}

#[test]
fn without_the_setting_and_on_administrators_devices_nothing_leaves() {
    let (mut lead, mut deputy, mut teacher, _) = receipted();
    pass(&mut [&mut lead, &mut teacher, &mut deputy], 4_000);
    tell(&mut lead, &mut teacher);
    assert!(says(&teacher, "without a coat"), "nobody has set a number of days");
    for (days, refused) in [(0, true), (3_651, true), (1, false)] {
        let settings = SchoolSettings { keep_days: Some(days), copy_days: None };
        let outcome = lead.try_ask(Intent::SaveSettings(settings), Vec::new()).err();
        assert_eq!(outcome, refused.then_some(Problem::DaysOutOfRange));
    }
    lead.record("Seen on duty.");
    hand_over(&mut lead, &mut deputy);
    hand_over(&mut deputy, &mut lead);
    pass(&mut [&mut lead, &mut teacher, &mut deputy], 2);
    lead.ask(Intent::Home);
    let View::Home(home) = deputy.ask(Intent::Home) else { panic!("not home") };
    assert!(home.recent.iter().all(|row| !row.let_go));
    let rows = concerns(&mut lead).rows;
    assert_eq!((rows.len(), rows.iter().filter(|row| row.let_go).count()), (2, 0));
    let refused = teacher.try_ask(Intent::SaveSettings(SchoolSettings::default()), Vec::new()).err();
    assert_eq!(refused, Some(Problem::NotAllowed));
}

#[test]
fn a_concern_goes_with_all_that_stands_beside_it_and_not_while_it_is_being_amended() {
    let (mut lead, mut deputy, mut teacher, entry) = receipted();
    keep(&mut lead, Some(30));
    tell(&mut lead, &mut teacher);
    pass(&mut [&mut lead, &mut teacher, &mut deputy], 40);
    // A correction half written holds it.
    let View::Draft(draft) = teacher.ask(Intent::DraftCorrection { entry }) else { panic!("no draft") };
    let content = ConcernDraft { narrative: "He had no coat.".into(), ..draft.content.clone() };
    teacher.ask(Intent::KeepDraft { draft: draft.draft, content: Box::new(content.clone()) });
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(says(&teacher, "without a coat"));
    // And once it is written, it is young itself.
    let content = Box::new(ConcernDraft { reason: "Shorter.".into(), ..content });
    teacher.ask(Intent::SaveConcern { draft: draft.draft, content });
    hand_over(&mut teacher, &mut lead);
    hand_over(&mut lead, &mut deputy);
    tell(&mut deputy, &mut teacher);
    assert!(says(&teacher, "without a coat") && says(&teacher, "He had no coat"));
    pass(&mut [&mut lead, &mut teacher, &mut deputy], 31);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(!says(&teacher, "without a coat") && !says(&teacher, "He had no coat"));
    assert_eq!(concerns(&mut teacher).total, 1);
}

#[test]
fn a_second_device_and_an_old_update_bring_nothing_back_and_another_decision_of_the_school_does() {
    let (mut lead, mut deputy, mut teacher, entry) = receipted();
    let mut second = join(&mut lead, 12, "Ines Duarte");
    confirm(&mut lead, &mut second);
    let (_, before) = lead.file(Intent::SendUpdate);
    second.merge(before.clone());
    assert!(says(&second, "without a coat"), "what was written on the first device comes to the second");
    keep(&mut lead, Some(30));
    pass(&mut [&mut lead, &mut teacher, &mut deputy, &mut second], 40);
    tell(&mut lead, &mut second);
    assert!(!says(&second, "without a coat"));
    let notes = notes(&second);
    second.merge(before.clone());
    assert!(!says(&second, "without a coat"), "an old update brings nothing back");
    assert_eq!(self::notes(&second), notes, "nor was it there for a moment");
    tell(&mut lead, &mut second);
    assert_eq!(concerns(&mut second).rows.iter().filter(|row| row.entry == entry && row.let_go).count(), 1);
    keep(&mut lead, None);
    tell(&mut lead, &mut second);
    assert!(says(&second, "without a coat"), "once the school keeps them, it comes again");
    assert!(concerns(&mut second).rows.iter().all(|row| !row.let_go));
}

#[test]
fn an_attachment_goes_with_the_only_concern_that_names_it() {
    let (mut lead, mut deputy, mut teacher) = three();
    keep(&mut lead, Some(30));
    let letter = b"Dear Ms Duarte, he will be late on Monday.\n".to_vec();
    let attach = Intent::Files(FileIntent::Attach { name: "letter.txt".into(), have: 0 });
    let View::Attached(file) = teacher.with(attach, &letter) else { panic!("not attached") };
    let draft = teacher.draft("His mother wrote.");
    let mut content = teacher.concern("His mother wrote.");
    content.attachments.push(file.clone());
    teacher.ask(Intent::SaveConcern { draft, content: Box::new(content) });
    let entry = concerns(&mut teacher).rows[0].entry;
    hand_over(&mut teacher, &mut lead);
    hand_over(&mut lead, &mut deputy);
    let held =
        |teacher: &Browser| pollster::block_on(opened(teacher, TEACHER).file_length(&file.file)).unwrap();
    assert_eq!(held(&teacher), Some(letter.len() as u64));
    pass(&mut [&mut lead, &mut teacher, &mut deputy], 31);
    tell(&mut deputy, &mut teacher);
    assert!(!says(&teacher, "His mother wrote."));
    assert_eq!(held(&teacher), None);
    let see = Intent::Files(FileIntent::See { with: Holder::Concern(entry), file: file.file });
    assert_eq!(teacher.try_ask(see.clone(), Vec::new()).err(), Some(Problem::NotHere));
    assert!(lead.try_ask(see, Vec::new()).is_ok(), "the lead has it");
}

#[test]
fn cut_off_at_any_commit_the_concern_is_whole_or_let_go_of_and_the_next_unlock_finishes() {
    let (mut lead, _, mut teacher, entry) = receipted();
    keep(&mut lead, Some(30));
    tell(&mut lead, &mut teacher);
    pass(&mut [&mut lead, &mut teacher], 40);
    let store = {
        let databases = teacher.profile.0.borrow();
        databases.iter().find(|(name, _)| *name != "holdfast").unwrap().1.clone()
    };
    let before = store.snapshot();
    let mut commits = 0;
    loop {
        store.restore(&before);
        teacher.restart();
        store.fail_after(commits, StoreError::Lost);
        let vault = teacher.vault();
        let _ = teacher.try_ask(Intent::Unlock { vault }, vec![TEACHER.to_vec()]);
        store.heal();
        let gone = !says(&teacher, "without a coat");
        teacher.restart();
        teacher.unlock(TEACHER);
        assert!(!says(&teacher, "without a coat"), "after {commits} commits");
        assert_eq!(notes(&teacher), 1, "said once, after {commits} commits");
        assert!(!opened(&teacher, TEACHER).is_rotating());
        let rows = concerns(&mut teacher).rows;
        assert!(matches!(rows.as_slice(), [row] if row.entry == entry && row.let_go));
        if gone && commits > 12 {
            break;
        }
        commits += 1;
    }
}

/// Bodies of this vault that its person may not read, by kind.
fn not_theirs(browser: &Browser, passphrase: &[u8], own: &[&str]) -> Vec<String> {
    let entries = entries(browser, passphrase);
    let mut authors = std::collections::BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.header().seq == 0) {
        let body: Body = serde_json::from_str(entry.body().unwrap()).unwrap();
        authors.insert(entry.header().device, body.who.name);
    }
    let mine: Vec<_> =
        authors.iter().filter(|(_, name)| own.contains(&name.as_str())).map(|(device, _)| *device).collect();
    let mut current = std::collections::BTreeSet::new();
    let mut replaced = std::collections::BTreeSet::new();
    for what in entries.iter().filter_map(said) {
        if let Event::Pupil(identity) = what {
            replaced.extend(identity.replaces);
        }
    }
    current.extend(entries.iter().map(Entry::id).filter(|id| !replaced.contains(id)));
    let mut wrong = Vec::new();
    for entry in entries.iter().filter(|entry| !mine.contains(&entry.header().device)) {
        let allowed = match said(entry) {
            None => true,
            Some(what) if what.is_roster() => true,
            Some(Event::Pupil(_)) => current.contains(&entry.id()),
            Some(Event::Receipt(receipt)) => mine.contains(&receipt.device),
            Some(Event::Opened(opened)) => {
                let concern = entries.iter().find(|entry| Some(entry.id()) == opened.concern);
                concern.is_some_and(|concern| mine.contains(&concern.header().device))
            }
            Some(_) => false,
        };
        if !allowed {
            wrong.push(format!("{:?}", said(entry)).chars().take(60).collect());
        }
    }
    wrong
}

#[test]
fn a_recorders_vault_holds_no_body_that_its_person_may_not_read() {
    let (mut lead, mut deputy, mut teacher, entry) = receipted();
    let mut helper = join(&mut lead, 21, "Tomas Lind");
    confirm(&mut lead, &mut helper);
    helper.record("She was crying after lunch.");
    hand_over(&mut helper, &mut lead);
    lead.ask(Intent::Concern { entry });
    lead.record("Seen by the gate.");
    hand_over(&mut lead, &mut deputy);
    // A year later everybody is in another class.
    let moved = std::str::from_utf8(include_bytes!("samples/sims.csv")).unwrap().replace(",5B,", ",6C,");
    assert!(moved.contains(",6C,"));
    let View::PupilSheet(sheet) = deputy.with(Intent::ReadPupilFile, moved.as_bytes()) else { panic!() };
    deputy.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    let View::PupilsImported(counts) = deputy.ask(Intent::ImportPupils) else { panic!() };
    assert!(counts.changed > 0);
    for browser in [&mut teacher, &mut helper] {
        tell(&mut lead, browser);
        tell(&mut deputy, browser);
    }
    assert_eq!(not_theirs(&teacher, TEACHER, &["Ines Duarte"]), Vec::<String>::new());
    assert_eq!(not_theirs(&helper, TEACHER, &["Tomas Lind"]), Vec::<String>::new());
    assert!(!says(&teacher, "crying after lunch") && !says(&helper, "without a coat"));
    let replaced =
        entries(&teacher, TEACHER).into_iter().filter_map(|entry| said(&entry)).map(|what| match what {
            Event::LetGo(let_go) => let_go.replaced,
            _ => 0,
        });
    assert_eq!(replaced.sum::<u64>(), counts.changed as u64, "and the trail says how many changed");
}

#[test]
fn whoever_no_longer_administers_lets_go_of_everybody_elses_and_of_nothing_that_nobody_else_has() {
    let (mut lead, mut deputy, mut teacher, _) = receipted();
    // Only the deputy ever gets this one.
    teacher.record("He said that nobody was at home.");
    hand_over(&mut teacher, &mut deputy);
    tell(&mut deputy, &mut teacher);
    let person = staff(&mut lead)
        .people
        .into_iter()
        .find(|row| row.person.name == "Owen Pritchard")
        .unwrap()
        .person
        .person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: false });
    tell(&mut lead, &mut deputy);
    assert_eq!(deputy.status.as_ref().unwrap().role, holdfast::domain::person::Role::Recorder);
    let holds = |deputy: &Browser, words: &str| {
        entries(deputy, TEACHER).iter().any(|entry| entry.line().contains(words))
    };
    assert!(!holds(&deputy, "without a coat"), "the lead has it");
    assert!(holds(&deputy, "nobody was at home"), "nobody who administers has it");
    hand_over(&mut deputy, &mut lead);
    assert_eq!(concerns(&mut lead).total, 2, "so it is given on");
    tell(&mut lead, &mut deputy);
    assert!(!holds(&deputy, "nobody was at home"));
    // And a teacher who had only this receipt hands over again.
    teacher.record("He was fetched at four.");
    tell(&mut lead, &mut teacher);
    hand_over(&mut teacher, &mut lead);
    assert_eq!(concerns(&mut lead).total, 3);
}

#[test]
fn what_only_a_lost_device_received_is_handed_over_again() {
    let (mut lead, mut deputy, mut teacher, _) = receipted();
    teacher.record("He said that nobody was at home.");
    hand_over(&mut teacher, &mut deputy);
    tell(&mut deputy, &mut teacher);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Received);
    let device =
        staff(&mut lead).people.into_iter().find(|row| row.person.name == "Owen Pritchard").unwrap().devices
            [0]
        .device;
    lead.ask(Intent::RevokeDevice { device, reason: "Lost on a train.".into() });
    tell(&mut lead, &mut teacher);
    teacher.record("He was fetched at four.");
    hand_over(&mut teacher, &mut lead);
    assert_eq!(concerns(&mut lead).total, 3);
}

#[test]
fn a_parcel_without_a_part_for_this_device_says_so() {
    let (mut lead, mut deputy, _, _) = receipted();
    let (_, parcel) = lead.file(Intent::SendUpdate);
    let names = vec!["f".to_owned()];
    let (view, _) = deputy.try_ask(Intent::LookAtBundles { names }, vec![parcel]).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    assert_eq!(arrivals[0].found, Err(Problem::Bundle(BundleFlaw::NotInParcel)));
}
