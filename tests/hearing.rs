//! Who hears concerns about adults: before anything is sealed to them their keys are made anew, and from then on nobody
//! but other hearers can be given what opens their vault.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::View;
use holdfast::crypto::aead::AeadKey;
use holdfast::crypto::kdf::derive_stretched;
use holdfast::crypto::random::SeededRandom;
use holdfast::domain::person::Right;
use holdfast::store::StoreError;
use holdfast::vault::recovery::recovery_slot;
use holdfast::vault::{Vault, VaultError};
use pollster::block_on;
use school::hearing::{appoint, asked, prepare, store};
use school::{Browser, LEAD, TEACHER, confirm, copy, join, school, staff, tell};

const NEW: &[u8] = b"heron marble orchard flint";

fn must(browser: &mut Browser) -> bool {
    browser.ask(Intent::Home);
    browser.status.as_ref().unwrap().must_prepare_to_hear
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
