//! Who hears concerns about adults: before anything is sealed to them their keys are made anew, and from then on nobody
//! but other hearers can be given what opens their vault.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{Intent, SearchIntent};
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::{SearchView, View};
use holdfast::crypto::aead::AeadKey;
use holdfast::crypto::kdf::derive_stretched;
use holdfast::crypto::random::SeededRandom;
use holdfast::domain::concern::ConcernDraft;
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::ids::{EntryId, PersonId};
use holdfast::domain::person::Right;
use holdfast::domain::search::{Query, Vocabulary};
use holdfast::store::StoreError;
use holdfast::store::memory::Memory;
use holdfast::vault::recovery::recovery_slot;
use holdfast::vault::{Vault, VaultError};
use pollster::block_on;
use school::{Browser, LEAD, TEACHER, confirm, copy, join, school, staff, tell};

const NEW: &[u8] = b"heron marble orchard flint";

/// A lead, and a confirmed colleague who has been asked to hear concerns about adults and has heard of it.
fn asked() -> (Browser, Browser, PersonId) {
    let (mut lead, mut head) = school();
    confirm(&mut lead, &mut head);
    tell(&mut lead, &mut head);
    let person = head.status.as_ref().unwrap().me.person;
    appoint(&mut lead, person, Right::HearsAdults, true);
    tell(&mut lead, &mut head);
    (lead, head, person)
}

fn appoint(lead: &mut Browser, person: PersonId, right: Right, has: bool) {
    lead.ask(Intent::Appoint { person, right, has });
}

fn prepare(browser: &mut Browser, passphrase: &[u8]) -> Result<Vec<String>, Problem> {
    match browser.try_ask(Intent::PrepareToHear, vec![passphrase.to_vec()])?.0 {
        View::ReadyToHear(helpers) => Ok(helpers),
        other => panic!("{other:?}"),
    }
}

fn must(browser: &mut Browser) -> bool {
    browser.ask(Intent::Home);
    browser.status.as_ref().unwrap().must_prepare_to_hear
}

fn store(browser: &Browser) -> Memory {
    let databases = browser.profile.0.borrow();
    databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
}

fn has_slot(browser: &Browser) -> bool {
    block_on(recovery_slot(&store(browser))).unwrap().is_some()
}

/// The key-encryption key, as whoever holds the recovery slot learns it.
fn kek(browser: &Browser, passphrase: &[u8]) -> AeadKey {
    let front = block_on(Vault::front(&store(browser))).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    front.open(&front.slot, &key).unwrap().kek
}

fn opens(browser: &mut Browser, passphrase: &[u8]) -> bool {
    browser.restart();
    let vault = browser.vault();
    browser.try_ask(Intent::Unlock { vault }, vec![passphrase.to_vec()]).is_ok()
}

fn ready(lead: &mut Browser, name: &str) -> bool {
    let people = staff(lead).people;
    let row = people.iter().find(|row| row.person.name == name).unwrap();
    assert!(row.hears);
    row.devices.iter().any(|device| device.private)
}

#[test]
fn what_administrators_were_given_before_opens_nothing_afterwards() {
    let (mut lead, mut head, _) = asked();
    assert!(must(&mut head) && has_slot(&head) && !ready(&mut lead, "Ines Duarte"));
    let before = kek(&head, TEACHER);
    let (_, late) = lead.file(Intent::SendUpdate);

    head.record("Written before.");
    let drafted = head.draft("Half written.");
    assert_eq!(prepare(&mut head, b"not the passphrase at all"), Err(Problem::WrongPassphrase));
    assert!(must(&mut head));
    assert_eq!(prepare(&mut head, TEACHER), Ok(Vec::new()), "nobody else hears them");
    assert!(!must(&mut head) && !has_slot(&head));
    assert_eq!(prepare(&mut head, TEACHER), Err(Problem::NotAllowed), "once is enough");

    let vault = head.vault();
    let random = SeededRandom::new(9);
    let opened = block_on(Vault::open_granted(store(&head), &random, &vault, before, None));
    assert!(matches!(opened, Err(VaultError::Damaged("keys"))));
    head.restart();
    assert_eq!(
        head.try_ask(Intent::LookAtOwnReset { vault }, Vec::new()).err(),
        Some(Problem::NobodyCanReset)
    );

    // Whoever has not heard of the new key still seals to the old one, and what comes then is read.
    assert!(opens(&mut head, TEACHER));
    head.merge(late);
    let View::Home(home) = head.ask(Intent::Home) else { panic!("not home") };
    assert_eq!((home.concerns, home.drafts[0].draft), (1, drafted));
    let (_, file) = head.file(Intent::HandOver);
    lead.merge(file);
    assert!(ready(&mut lead, "Ines Duarte"));
    tell(&mut lead, &mut head);
    assert_eq!(head.status.as_ref().unwrap().not_handed_over, 0);
}

#[test]
fn an_update_for_the_new_key_is_closed_to_the_old_one() {
    let (mut lead, mut head, _) = asked();
    let mut copied = head.backed_up();
    prepare(&mut head, TEACHER).unwrap();
    let (_, file) = head.file(Intent::HandOver);
    lead.merge(file);
    let (_, parcel) = lead.file(Intent::SendUpdate);
    assert!(opens(&mut copied, TEACHER));
    let names = vec!["f".to_owned()];
    let (view, _) = copied.try_ask(Intent::LookAtBundles { names }, vec![parcel]).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    assert_eq!(arrivals[0].found, Err(Problem::Bundle(BundleFlaw::NotInParcel)));
}

#[test]
fn a_colleague_who_has_not_heard_of_the_new_key_is_helped_all_the_same() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    let person = lead.status.as_ref().unwrap().me.person;
    appoint(&mut lead, person, Right::HearsAdults, true);
    prepare(&mut lead, LEAD).unwrap();
    teacher.restart();
    let vault = teacher.vault();
    let (_, request) = teacher.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]).unwrap();
    let looked = lead.try_ask(Intent::LookAtReset, request);
    assert!(matches!(looked, Ok((View::ResetLooked(_), _))), "{:?}", looked.err());
}

#[test]
fn only_an_administrator_who_hears_them_too_can_help_with_the_passphrase() {
    let (mut lead, mut head, _) = asked();
    let mut deputy = join(&mut lead, 7, "Deputy Head");
    confirm(&mut lead, &mut deputy);
    let person = deputy.status.as_ref().unwrap().me.person;
    appoint(&mut lead, person, Right::Administrator, true);
    appoint(&mut lead, person, Right::HearsAdults, true);
    copy(&mut lead, &mut deputy);
    assert!(must(&mut deputy));
    assert_eq!(prepare(&mut deputy, TEACHER), Ok(Vec::new()));
    let (_, file) = deputy.file(Intent::HandOver);
    lead.merge(file);
    tell(&mut lead, &mut head);
    assert_eq!(prepare(&mut head, TEACHER), Ok(vec!["Deputy Head".to_owned()]));
    assert!(has_slot(&head));
    let (_, file) = head.file(Intent::HandOver);
    lead.merge(file.clone());
    deputy.merge(file);

    head.record("Not handed over.");
    head.restart();
    let vault = head.vault();
    let (_, mut blobs) = head.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]).unwrap();
    let request = blobs.remove(0);
    let looked = lead.try_ask(Intent::LookAtReset, vec![request.clone()]);
    assert_eq!(looked.err(), Some(Problem::Bundle(BundleFlaw::NotForThisDevice)), "not even the lead");
    deputy.with(Intent::LookAtReset, &request);
    let (_, grant) = deputy.file(Intent::GrantReset);
    let (view, _) = head.try_ask(Intent::TakeGrant { vault }, vec![grant, NEW.to_vec()]).unwrap();
    assert_eq!(view, View::ResetDone);
    assert_eq!(head.status.as_ref().unwrap().not_handed_over, 1);
    assert!(
        must(&mut head),
        "whoever helped has had the key for a moment, and the new device says nothing yet"
    );
    prepare(&mut head, NEW).unwrap();
    assert!(opens(&mut head, NEW) && !opens(&mut head, TEACHER));
}

#[test]
fn what_was_heard_stays_closed_to_administrators_when_its_hearer_hears_nothing_new() {
    let (mut lead, mut head, person) = asked();
    prepare(&mut head, TEACHER).unwrap();
    assert!(!has_slot(&head));
    appoint(&mut lead, person, Right::HearsAdults, false);
    tell(&mut lead, &mut head);
    assert!(!has_slot(&head) && !must(&mut head), "the vault still holds what was heard");
    appoint(&mut lead, person, Right::HearsAdults, true);
    tell(&mut lead, &mut head);
    assert!(!must(&mut head), "nobody was given the keys in between");
}

#[test]
fn an_authenticator_app_goes_on_working() {
    let (mut lead, mut head, person) = asked();
    appoint(&mut lead, person, Right::Administrator, true);
    copy(&mut lead, &mut head);
    let (app, backup) = head.add_second_factor();
    prepare(&mut head, TEACHER).unwrap();
    head.restart();
    let vault = head.vault();
    assert!(matches!(head.with(Intent::Unlock { vault }, TEACHER), View::CodeNeeded(_)));
    head.clock.0.set(head.clock.0.get() + 60_000);
    let code = head.code(&app);
    assert!(matches!(head.with(Intent::GiveCode, code.as_bytes()), View::Home(_)));
    head.restart();
    assert!(matches!(head.with(Intent::Unlock { vault }, TEACHER), View::CodeNeeded(_)));
    assert!(matches!(head.with(Intent::GiveCode, backup[0].as_bytes()), View::Home(_)));
}

#[test]
fn a_tab_killed_while_the_keys_are_made_leaves_the_old_ones_or_the_new_ones() {
    let (_, mut head, _) = asked();
    head.record("Written before.");
    let mut outcomes = [0; 2];
    for commits in 0..6 {
        let mut copy = head.backed_up();
        assert!(opens(&mut copy, TEACHER));
        store(&copy).fail_after(commits, StoreError::Lost);
        let outcome = prepare(&mut copy, TEACHER);
        store(&copy).heal();
        assert!(opens(&mut copy, TEACHER), "{commits}");
        let View::Home(home) = copy.ask(Intent::Home) else { panic!("not home") };
        assert_eq!(home.concerns, 1);
        let renewed = !must(&mut copy);
        assert_eq!(renewed, outcome.is_ok(), "{commits}");
        outcomes[usize::from(renewed)] += 1;
    }
    assert!(outcomes.iter().all(|count| *count > 0), "{outcomes:?}");
}

#[test]
fn the_lead_is_not_asked_and_a_vault_of_one_who_does_not_hear_is_left_alone() {
    let (mut lead, mut teacher) = school();
    assert!(!must(&mut lead) && !must(&mut teacher));
    assert_eq!(prepare(&mut lead, LEAD), Err(Problem::NotAllowed));
    assert_eq!(prepare(&mut teacher, TEACHER), Err(Problem::NotAllowed));
}

/// What the head hears about: a concern about an adult on the staff list, or one who is not.
fn about_an_adult(browser: &mut Browser, name: &str, adult: Option<PersonId>) -> Result<View, Problem> {
    let View::Draft(view) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let mut content = ConcernDraft {
        form: Form::Adult,
        adult,
        pupils: Vec::new(),
        ..browser.concern("He was alone with a child behind a locked door, marmoset.")
    };
    content.particulars.insert(Particular::AdultName, name.into());
    let intent = Intent::SaveConcern { draft: view.draft, content: Box::new(content) };
    browser.try_ask(intent, Vec::new()).map(|(view, _)| view)
}

fn heard(browser: &mut Browser) -> Vec<EntryId> {
    let View::Concerns(page) = browser.ask(Intent::AdultConcerns { offset: 0, limit: 50 }) else {
        panic!("no list")
    };
    page.rows.iter().map(|row| row.entry).collect()
}

/// How many concerns are found.
fn finds(browser: &mut Browser, typed: &str) -> usize {
    let query = Query::read(typed, &Vocabulary::new(true));
    let View::Search(view) = browser.ask(Intent::from(SearchIntent::Find { query, limit: 9 })) else {
        panic!()
    };
    let SearchView::Found(found) = view.open().unwrap() else { panic!() };
    assert_eq!(found.concerns_total, found.concerns.len());
    assert!(found.concerns.iter().all(|one| one.adult));
    found.concerns_total
}

fn lines(browser: &mut Browser, passphrase: &[u8]) -> String {
    let vault = browser.vault();
    browser.with(Intent::Unlock { vault }, passphrase);
    let front = block_on(Vault::front(&store(browser))).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    let mut opened = block_on(Vault::unlock(store(browser), &vault, keys, None)).unwrap();
    let mut all = String::new();
    block_on(opened.read_all(|line| {
        all.push_str(line);
        Ok(())
    }))
    .unwrap();
    all
}

/// A lead, a head who has made ready, and a teacher who has heard of it.
fn ready_to_hear() -> (Browser, Browser, Browser, PersonId) {
    let (mut lead, mut head, person) = asked();
    prepare(&mut head, TEACHER).unwrap();
    let (_, file) = head.file(Intent::HandOver);
    lead.merge(file);
    let mut teacher = join(&mut lead, 4, "Owen Pritchard");
    confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    (lead, head, teacher, person)
}

#[test]
fn a_concern_about_an_adult_is_read_by_who_hears_it_and_by_nobody_who_carries_it() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let View::Saved(saved) = about_an_adult(&mut teacher, "Rupert Vance", None).unwrap() else { panic!() };
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1);
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    tell(&mut lead, &mut head);
    assert_eq!(heard(&mut head), [saved.entry]);
    let View::Concern(view) = head.ask(Intent::AdultConcern { entry: saved.entry }) else { panic!() };
    assert!(view.current.narrative.contains("marmoset"));
    assert_eq!(
        (view.row.who.name.as_str(), view.row.pupils),
        ("Owen Pritchard", vec!["Rupert Vance".into()])
    );

    assert_eq!((finds(&mut head, "marmoset"), finds(&mut head, "rupert")), (1, 1));
    for browser in [&mut lead, &mut teacher] {
        assert_eq!((finds(browser, "marmoset"), finds(browser, "rupert")), (0, 0));
    }

    // The lead has it, and sees only how much there is.
    let asked = lead.try_ask(Intent::AdultConcerns { offset: 0, limit: 5 }, Vec::new());
    assert_eq!(asked.err(), Some(Problem::NotAllowed));
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 5 }) else { panic!() };
    assert_eq!(page.total, 0);
    for (browser, passphrase) in [(&mut lead, LEAD), (&mut teacher, TEACHER)] {
        browser.restart();
        let all = lines(browser, passphrase);
        let sealed = all.matches(r#""kind":"sealed""#).count();
        assert_eq!(sealed, 1);
        assert!(!all.contains("marmoset") && !all.contains("Rupert Vance"));
        let outside = all.split(r#""kind":"sealed""#).next().unwrap().rsplit(r#"{"salt""#).next().unwrap();
        assert!(outside.contains(r#""name":"""#) && outside.contains(r#""wall":0"#), "{outside}");
    }
}

#[test]
fn nobody_hears_a_concern_about_themselves_and_with_nobody_left_it_is_refused_and_the_draft_kept() {
    let (mut lead, mut head, mut teacher, person) = ready_to_hear();
    let refused = about_an_adult(&mut teacher, "Ines Duarte", Some(person));
    assert_eq!(refused, Err(Problem::NobodyHears));
    let mut other = join(&mut lead, 9, "Chair Person");
    confirm(&mut lead, &mut other);
    let chair = other.status.as_ref().unwrap().me.person;
    appoint(&mut lead, chair, Right::HearsAdults, true);
    tell(&mut lead, &mut other);
    prepare(&mut other, TEACHER).unwrap();
    let (_, file) = other.file(Intent::HandOver);
    lead.merge(file);
    tell(&mut lead, &mut teacher);
    about_an_adult(&mut teacher, "Ines Duarte", Some(person)).unwrap();
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    tell(&mut lead, &mut head);
    tell(&mut lead, &mut other);
    assert!(heard(&mut head).is_empty(), "it is about her");
    assert_eq!(heard(&mut other).len(), 1);
}

#[test]
fn before_anybody_is_ready_nothing_is_sealed_to_a_key_that_administrators_could_open() {
    let (mut lead, mut head, _) = asked();
    assert_eq!(about_an_adult(&mut lead, "Rupert Vance", None), Err(Problem::NobodyHears));
    prepare(&mut head, TEACHER).unwrap();
    let (_, file) = head.file(Intent::HandOver);
    lead.merge(file);
    about_an_adult(&mut lead, "Rupert Vance", None).unwrap();
    let sizes = |browser: &mut Browser| {
        let View::Home(home) = browser.ask(Intent::Home) else { panic!() };
        home.drafts.len()
    };
    assert_eq!(sizes(&mut lead), 0);
}

#[test]
fn a_concern_about_an_adult_is_never_saved_where_administrators_read() {
    let (_, _, mut teacher, _) = ready_to_hear();
    teacher.record("About a child.");
    let View::Concerns(page) = teacher.ask(Intent::Concerns { offset: 0, limit: 5 }) else { panic!() };
    let entry = page.rows[0].entry;
    let View::Draft(view) = teacher.ask(Intent::DraftCorrection { entry }) else { panic!() };
    let mut content = ConcernDraft { form: Form::Adult, reason: "Because.".into(), ..view.content };
    content.particulars.insert(Particular::AdultName, "Rupert Vance".into());
    let intent = Intent::SaveConcern { draft: view.draft, content: Box::new(content) };
    assert_eq!(teacher.try_ask(intent, Vec::new()).err(), Some(Problem::NotAllowed));
}
