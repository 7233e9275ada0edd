//! The reset of a forgotten passphrase: what it brings back, and everything that must not work.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;
mod survives;

use holdfast::app::intent::Intent;
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::{ConcernPage, View};
use holdfast::bundle::letter;
use holdfast::crypto::kdf::derive_stretched;
use holdfast::crypto::labels;
use holdfast::domain::ids::VaultId;
use holdfast::domain::person::Role;
use holdfast::store::StoreError;
use holdfast::store::memory::Memory;
use holdfast::vault::Vault;
use holdfast::vault::second_factor::SecondFactor;
use pollster::block_on;
use school::{Browser, LEAD, TEACHER, joining, school};
use serde_json::{Value, json};
use zeroize::Zeroizing;

const NEW: &[u8] = b"heron marble orchard flint";

fn concerns(browser: &mut Browser) -> ConcernPage {
    match browser.ask(Intent::Concerns { offset: 0, limit: 50 }) {
        View::Concerns(page) => page,
        other => panic!("{other:?}"),
    }
}

/// A lead and a confirmed teacher, who has handed one concern over, has one that is not handed over, and a draft.
fn confirmed() -> (Browser, Browser) {
    let (mut lead, mut teacher) = school();
    teacher.record("Handed over.");
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    for waiting in staff.waiting {
        lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    }
    let (_, parcel) = lead.file(Intent::SendUpdate);
    teacher.merge(parcel);
    teacher.record("Not handed over.");
    teacher.draft("Half written.");
    teacher.restart();
    (lead, teacher)
}

/// The request, and its words.
fn ask(browser: &mut Browser) -> (Vec<u8>, Vec<String>) {
    let vault = browser.vault();
    let (view, mut blobs) = browser.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]).unwrap();
    let View::Reset(Some(asked)) = view else { panic!("not asked") };
    (blobs.remove(0), asked.words)
}

fn look(lead: &mut Browser, request: &[u8]) -> Result<View, Problem> {
    lead.try_ask(Intent::LookAtReset, vec![request.to_vec()]).map(|(view, _)| view)
}

fn grant(lead: &mut Browser, request: &[u8]) -> Vec<u8> {
    look(lead, request).unwrap();
    lead.file(Intent::GrantReset).1
}

fn take(browser: &mut Browser, grant: &[u8], passphrase: &[u8]) -> Result<View, Problem> {
    let vault = browser.vault();
    let blobs = vec![grant.to_vec(), passphrase.to_vec()];
    browser.try_ask(Intent::TakeGrant { vault }, blobs).map(|(view, _)| view)
}

fn store(browser: &Browser) -> Memory {
    let databases = browser.profile.0.borrow();
    databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
}

fn opens(browser: &mut Browser, passphrase: &[u8]) -> bool {
    browser.restart();
    let vault = browser.vault();
    browser.try_ask(Intent::Unlock { vault }, vec![passphrase.to_vec()]).is_ok()
}

/// A vault, past the program.
fn opened(browser: &Browser, passphrase: &[u8]) -> (VaultId, Vault<Memory>) {
    let store = store(browser);
    let front = block_on(Vault::front(&store)).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    let factor = block_on(SecondFactor::read(&store, &front.vault, &keys)).unwrap();
    let gate = factor.map(SecondFactor::waive);
    (front.vault, block_on(Vault::unlock(store, &front.vault, keys, gate)).unwrap())
}

#[test]
fn everything_is_there_after_a_reset_and_the_lead_knows_the_device() {
    let (mut lead, mut teacher) = confirmed();
    let (request, words) = ask(&mut teacher);
    let View::ResetLooked(looked) = look(&mut lead, &request).unwrap() else { panic!("not looked") };
    assert_eq!((looked.name.as_str(), &looked.words), ("Ines Duarte", &words));
    let grant = lead.file(Intent::GrantReset).1;
    // Days and a reload apart.
    teacher.restart();
    teacher.clock.0.set(teacher.clock.0.get() + 3 * 24 * 3600 * 1000);
    let vault = teacher.vault();
    let View::Reset(Some(again)) = teacher.ask(Intent::LookAtOwnReset { vault }) else {
        panic!("none waits")
    };
    assert_eq!(again.words, words);
    assert_eq!(take(&mut teacher, &grant, NEW), Ok(View::ResetDone));

    let status = teacher.status.clone().unwrap();
    assert_eq!((status.not_handed_over, status.role), (1, Role::Recorder));
    let page = concerns(&mut teacher);
    assert_eq!(page.total, 2);
    assert!(page.rows.iter().all(|row| row.mine));
    let View::Home(home) = teacher.ask(Intent::Home) else { panic!("not home") };
    assert_eq!(home.drafts.len(), 1);

    teacher.record("Written afterwards.");
    let (_, file) = teacher.file(Intent::HandOver);
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 0);
    lead.merge(file);
    assert_eq!(concerns(&mut lead).total, 3);
    assert!(concerns(&mut lead).rows.iter().all(|row| row.confirmed));
    let (_, parcel) = lead.file(Intent::SendUpdate);
    teacher.merge(parcel);
    assert!(!teacher.status.as_ref().unwrap().old_copy);

    assert!(!opens(&mut teacher, TEACHER) && opens(&mut teacher, NEW));
    assert_eq!(concerns(&mut teacher).total, 3);
    let (_, vault) = opened(&teacher, NEW);
    assert!(vault.keys().numbered(1).is_none() && !vault.is_rotating(), "nothing is left under the old keys");
}

#[test]
fn a_device_that_has_not_heard_yet_that_it_is_confirmed_is_helped_as_well() {
    let (mut lead, mut teacher) = school();
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    let waiting = &staff.waiting[0];
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    teacher.restart();
    let (request, _) = ask(&mut teacher);
    let grant = grant(&mut lead, &request);
    assert_eq!(take(&mut teacher, &grant, NEW), Ok(View::ResetDone));
}

#[test]
fn a_grant_works_once_and_for_its_request_alone() {
    let (mut lead, mut teacher) = confirmed();
    let (first, _) = ask(&mut teacher);
    let early = grant(&mut lead, &first);
    let (second, _) = ask(&mut teacher);
    let before = store(&teacher).snapshot();
    assert_eq!(take(&mut teacher, &early, NEW), Err(Problem::OtherReset), "an earlier request's");
    let late = grant(&mut lead, &second);
    assert_eq!(take(&mut teacher, &late, TEACHER), Err(Problem::WrongPassphrase));
    for place in [late.len() / 3, late.len() - 20] {
        let mut altered = late.clone();
        altered[place] ^= 1;
        assert!(matches!(take(&mut teacher, &altered, NEW), Err(Problem::Bundle(_) | Problem::OtherReset)));
    }
    assert!(matches!(take(&mut teacher, b"", NEW), Err(Problem::Bundle(BundleFlaw::NotABundle(_)))));
    assert_eq!(store(&teacher).snapshot(), before, "nothing was written");
    let mut stolen = teacher.backed_up();
    assert_eq!(take(&mut teacher, &late, NEW), Ok(View::ResetDone));
    teacher.restart();
    assert_eq!(take(&mut teacher, &late, NEW), Err(Problem::NoResetWaits));
    // A copy of the disk and the grant open nothing without the passphrase.
    assert_eq!(take(&mut stolen, &late, b"a guess of twelve"), Err(Problem::WrongPassphrase));
}

#[test]
fn a_grant_for_another_device_opens_nothing() {
    let (mut lead, mut teacher) = confirmed();
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut other = Browser::new(3);
    other.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    let mut who = joining();
    who.name = "Owen Pritchard".into();
    other.with(Intent::Join(who), TEACHER);
    other.restart();
    let (theirs, _) = ask(&mut other);
    // Unconfirmed: the roster does not say whose it is.
    assert_eq!(look(&mut lead, &theirs), Err(Problem::ResetMismatch));
    let (request, _) = ask(&mut teacher);
    let grant = grant(&mut lead, &request);
    let before = store(&other).snapshot();
    assert_eq!(take(&mut other, &grant, NEW), Err(Problem::OtherReset));
    assert_eq!(store(&other).snapshot(), before);
}

#[test]
fn a_request_that_is_put_together_from_two_is_refused_by_name() {
    let (mut lead, mut teacher) = confirmed();
    let (request, words) = ask(&mut teacher);
    let change = |change: fn(&mut Value)| {
        let mut request: Value = serde_json::from_slice(&request).unwrap();
        change(&mut request);
        serde_json::to_vec(&request).unwrap()
    };
    let another = change(|request| request["slot"]["device"] = json!("11".repeat(32)));
    assert_eq!(look(&mut lead, &another), Err(Problem::ResetMismatch));
    let elsewhere = change(|request| request["slot"]["school"] = json!("11".repeat(32)));
    assert_eq!(look(&mut lead, &elsewhere), Err(Problem::Bundle(BundleFlaw::OtherSchool)));
    let newer = change(|request| request["v"] = json!(2));
    assert_eq!(look(&mut lead, &newer), Err(Problem::Bundle(BundleFlaw::NewerFormat)));
    for nothing in [b"".as_slice(), b"{}", b"\xff", b"[[[[[["] {
        assert_eq!(look(&mut lead, nothing), Err(Problem::Bundle(BundleFlaw::NotAReset)));
    }
    // Somebody's own keys in a colleague's request: it opens, and the words are not those the colleague sees.
    let swapped = change(|request| request["sign"] = json!("ab".repeat(32)));
    let View::ResetLooked(looked) = look(&mut lead, &swapped).unwrap() else { panic!("not looked") };
    assert_eq!(looked.name, "Ines Duarte");
    assert_ne!(looked.words, words);
}

/// A grant as somebody would make it who knows the vault's key and signs with their own.
fn forged(request: &[u8], teacher: &Browser, signer: &Vault<Memory>, from: &str, entry: &str) -> Vec<u8> {
    let (_, vault) = opened(teacher, TEACHER);
    let request_value: Value = serde_json::from_slice(request).unwrap();
    let message = json!({
        "v": 1,
        "request": hex::encode(holdfast::crypto::hash::sha256(&[request])),
        "from": from,
        "kek": hex::encode(vault.keys().slot_keys().kek.as_bytes()),
        "entry": entry,
    });
    let to = [request_value["one_time"].as_str().unwrap().parse().unwrap()];
    let message = Zeroizing::new(message.to_string());
    letter::write(message, labels::RESET_GRANT, &signer.keys().signing, &to).unwrap()
}

#[test]
fn only_another_person_who_is_an_administrator_can_grant() {
    let (mut lead, mut teacher) = confirmed();
    let (request, _) = ask(&mut teacher);
    let before = store(&teacher).snapshot();
    let refused = [Problem::GrantNotAllowed, Problem::Bundle(BundleFlaw::BadSignature)];
    // The teacher's own device.
    let (_, own) = opened(&teacher, TEACHER);
    let from = own.root().device.to_string();
    let grant_of_own = forged(&request, &teacher, &own, &from, "{}");
    assert_eq!(take(&mut teacher, &grant_of_own, NEW), Err(Problem::GrantNotAllowed));
    // The teacher's device in the lead's name.
    let (_, leads) = opened(&lead, LEAD);
    let lead_device = leads.root().device.to_string();
    let in_their_name = forged(&request, &teacher, &own, &lead_device, "{}");
    assert!(refused.contains(&take(&mut teacher, &in_their_name, NEW).unwrap_err()));
    // The lead's signature over a grant whose entry is not theirs.
    let without_entry = forged(&request, &teacher, &leads, &lead_device, "{}");
    assert_eq!(take(&mut teacher, &without_entry, NEW), Err(Problem::GrantNotAllowed));
    assert_eq!(store(&teacher).snapshot(), before, "nothing was written");
    let grant = grant(&mut lead, &request);
    assert_eq!(take(&mut teacher, &grant, NEW), Ok(View::ResetDone));
}

#[test]
fn the_only_administrator_has_nobody_to_ask() {
    let (mut lead, _) = school();
    lead.restart();
    let vault = lead.vault();
    let asked = lead.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]);
    assert_eq!(asked.err(), Some(Problem::NobodyCanReset));
}

#[test]
fn a_tab_killed_during_the_reset_leaves_the_old_vault_or_the_new_one() {
    let (mut lead, mut teacher) = confirmed();
    let (request, _) = ask(&mut teacher);
    let grant = grant(&mut lead, &request);
    let mut done = Vec::new();
    for commits in 0..4 {
        let mut copy = teacher.backed_up();
        store(&copy).fail_after(commits, StoreError::Lost);
        let taken = take(&mut copy, &grant, NEW);
        store(&copy).heal();
        let (old, new) = (opens(&mut copy.backed_up(), TEACHER), opens(&mut copy.backed_up(), NEW));
        assert!(old != new, "after {commits} commits: old {old}, new {new}");
        if old {
            assert!(taken.is_err());
            copy.restart();
            assert_eq!(take(&mut copy, &grant, NEW), Ok(View::ResetDone), "the grant still works");
        } else {
            assert!(opens(&mut copy, NEW));
        }
        assert_eq!(concerns(&mut copy).total, 2);
        done.push(new);
    }
    assert_eq!(done, [false, true, true, true]);
}

#[test]
fn a_copy_of_the_vault_from_before_the_reset_never_writes_again() {
    let (mut lead, mut teacher) = confirmed();
    let mut old = teacher.backed_up();
    let (request, _) = ask(&mut teacher);
    let grant = grant(&mut lead, &request);
    take(&mut teacher, &grant, NEW).unwrap();
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let (_, parcel) = lead.file(Intent::SendUpdate);
    old.unlock(TEACHER);
    let (view, _) = old.try_ask(Intent::LookAtBundles { names: vec!["f".into()] }, vec![parcel]).unwrap();
    assert!(matches!(view, View::Arrivals(_)));
    assert!(old.status.as_ref().unwrap().old_copy);
}
