//! Passkeys, with secrets as an authenticator would derive them: in the passphrase's place for a recorder, beside it for
//! somebody who administers.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{FactorAsked, PasskeyOffer, Passkeys, View};
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::VaultId;
use school::{Browser, LEAD, TEACHER, school};

/// An authenticator: for each salt another secret.
struct Authenticator(u8);

impl Authenticator {
    fn credential(&self) -> String {
        hex::encode([self.0; 20])
    }

    fn secret(&self, salt: &str) -> Vec<u8> {
        sha256(&[&[self.0], salt.as_bytes()]).to_vec()
    }

    fn answer(&self, offers: &[PasskeyOffer]) -> (u32, Vec<u8>) {
        let offer = offers.iter().find(|offer| offer.credential == self.credential()).unwrap();
        (offer.number, self.secret(&offer.salt))
    }
}

fn kept(view: View) -> Passkeys {
    match view {
        View::Passkeys(kept) => kept,
        other => panic!("{other:?}"),
    }
}

fn add(browser: &mut Browser, passkey: &Authenticator, name: &str) -> Passkeys {
    let View::PasskeyOffered(offered) = browser.ask(Intent::OfferPasskey) else { panic!("no salt") };
    assert!(!offered.credentials.contains(&passkey.credential()), "it is offered twice");
    let keep = Intent::KeepPasskey { name: name.into(), credential: passkey.credential() };
    kept(browser.with(keep, &passkey.secret(&offered.salt)))
}

fn offers(browser: &mut Browser, vault: VaultId) -> Vec<PasskeyOffer> {
    match browser.ask(Intent::LookAtPasskeys { vault }) {
        View::PasskeyOffers(offers) => offers,
        other => panic!("{other:?}"),
    }
}

/// The passphrase, right; what is asked for then.
fn knock(browser: &mut Browser, passphrase: &[u8]) -> FactorAsked {
    browser.restart();
    let vault = browser.vault();
    match browser.with(Intent::Unlock { vault }, passphrase) {
        View::CodeNeeded(asked) => asked,
        other => panic!("{other:?}"),
    }
}

fn give(browser: &mut Browser, passkey: &Authenticator, asked: &FactorAsked) -> Result<View, Problem> {
    let (number, secret) = passkey.answer(&asked.passkeys);
    browser.try_ask(Intent::GivePasskey { number }, vec![secret]).map(|(view, _)| view)
}

#[test]
fn a_recorder_opens_the_vault_with_a_passkey_and_the_passphrase_goes_on_working() {
    let (_, mut teacher) = school();
    let (telephone, key) = (Authenticator(1), Authenticator(2));
    add(&mut teacher, &telephone, "Telephone");
    let list = add(&mut teacher, &key, " Security key ");
    assert_eq!(
        list.passkeys.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(),
        ["Telephone", "Security key"]
    );
    assert!(!list.factor && list.passkeys.iter().all(|card| !card.factor));
    for passkey in [&telephone, &key] {
        teacher.restart();
        let vault = teacher.vault();
        let (number, secret) = passkey.answer(&offers(&mut teacher, vault));
        let unlock = |number| Intent::UnlockWithPasskey { vault, number, take_over: false };
        let other = teacher.try_ask(unlock(1 - number), vec![secret.clone()]);
        assert_eq!(other.err(), Some(Problem::WrongPasskey));
        let short = teacher.try_ask(unlock(number), vec![secret[1..].to_vec()]);
        assert_eq!(short.err(), Some(Problem::PasskeyUnfit));
        assert!(matches!(teacher.with(unlock(number), &secret), View::Home(_)));
    }
    // The passphrase can be changed, and the passkeys open as before.
    teacher.try_ask(Intent::ChangePassphrase, vec![TEACHER.to_vec(), LEAD.to_vec()]).unwrap();
    let number = list.passkeys[0].number;
    assert_eq!(kept(teacher.ask(Intent::RemovePasskey { number })).passkeys.len(), 1);
    teacher.restart();
    let vault = teacher.vault();
    let left = offers(&mut teacher, vault);
    assert_eq!(left.len(), 1);
    let (number, secret) = key.answer(&left);
    teacher.with(Intent::UnlockWithPasskey { vault, number, take_over: false }, &secret);
    teacher.record("Written behind a passkey.");
    teacher.restart();
    assert!(matches!(teacher.unlock(LEAD), View::Home(_)));
    // A number is never used again, so that no old copy of a slot opens in a new one's place.
    let list = add(&mut teacher, &telephone, "Telephone again");
    assert_eq!(list.passkeys.last().unwrap().number, 2);
}

#[test]
fn for_an_administrator_it_is_the_second_factor_and_neither_opens_alone() {
    let (mut lead, _) = school();
    lead.restart();
    let vault = lead.vault();
    assert_eq!(lead.with(Intent::Unlock { vault }, LEAD), View::SecondFactorMissing);
    let (telephone, key) = (Authenticator(1), Authenticator(2));
    assert!(add(&mut lead, &telephone, "Telephone").factor);
    lead.ask(Intent::Home);
    let status = lead.status.clone().unwrap();
    assert!(status.second_factor && !status.second_factor_missing);
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    assert!(staff.people[0].devices[0].second_factor);

    let asked = knock(&mut lead, LEAD);
    assert!(!asked.app && asked.passkeys.len() == 1);
    assert_eq!(lead.try_ask(Intent::Home, Vec::new()).err(), Some(Problem::Locked));
    let wrong = lead.try_ask(Intent::GivePasskey { number: 0 }, vec![key.secret(&asked.passkeys[0].salt)]);
    assert_eq!(wrong.err(), Some(Problem::WrongPasskey));
    assert_eq!(lead.try_ask(Intent::GiveCode, vec![b"123456".to_vec()]).err(), Some(Problem::NotHere));
    // The passkey does nothing without the passphrase.
    lead.restart();
    assert!(offers(&mut lead, vault).is_empty());
    let (number, secret) = telephone.answer(&asked.passkeys);
    let alone = lead.try_ask(Intent::UnlockWithPasskey { vault, number, take_over: false }, vec![secret]);
    assert_eq!(alone.err(), Some(Problem::WrongPasskey));
    let asked = knock(&mut lead, LEAD);
    assert!(matches!(give(&mut lead, &telephone, &asked), Ok(View::Home(_))));

    // The last one stays; a second one may take its place.
    let last = lead.try_ask(Intent::RemovePasskey { number }, Vec::new());
    assert_eq!(last.err(), Some(Problem::LastFactor));
    add(&mut lead, &key, "Security key");
    lead.ask(Intent::RemovePasskey { number });
    let asked = knock(&mut lead, LEAD);
    assert_eq!(asked.passkeys.len(), 1);
    assert!(matches!(give(&mut lead, &key, &asked), Ok(View::Home(_))));
}

#[test]
fn beside_an_app_either_is_taken_and_the_app_goes_only_when_two_passkeys_stay() {
    let (mut lead, _) = school();
    let (app, codes) = lead.add_second_factor();
    let (telephone, key) = (Authenticator(1), Authenticator(2));
    assert!(!add(&mut lead, &telephone, "Telephone").app_removable);
    assert_eq!(lead.try_ask(Intent::RemoveApp, Vec::new()).err(), Some(Problem::LastFactor));
    let asked = knock(&mut lead, LEAD);
    assert!(asked.app);
    assert!(matches!(give(&mut lead, &telephone, &asked), Ok(View::Home(_))));
    knock(&mut lead, LEAD);
    assert!(matches!(lead.with(Intent::GiveCode, codes[0].as_bytes()), View::Home(_)));
    // Setting the app up again keeps the passkey.
    lead.add_second_factor();
    let asked = knock(&mut lead, LEAD);
    assert!(matches!(give(&mut lead, &telephone, &asked), Ok(View::Home(_))));
    assert!(add(&mut lead, &key, "Security key").app_removable);
    assert!(!kept(lead.ask(Intent::RemoveApp)).app);
    let asked = knock(&mut lead, LEAD);
    assert!(!asked.app && asked.passkeys.len() == 2);
    let code = lead.code(&app);
    assert_eq!(lead.try_ask(Intent::GiveCode, vec![code.into_bytes()]).err(), Some(Problem::NotHere));
    assert!(matches!(give(&mut lead, &key, &asked), Ok(View::Home(_))));
    lead.ask(Intent::RenewKeys);
    let asked = knock(&mut lead, LEAD);
    assert!(matches!(give(&mut lead, &telephone, &asked), Ok(View::Home(_))));
}

#[test]
fn a_passkey_without_a_name_or_without_a_secret_changes_nothing() {
    let (_, mut teacher) = school();
    let passkey = Authenticator(1);
    let keep = |name: &str, credential: String| Intent::KeepPasskey { name: name.into(), credential };
    let early = teacher.try_ask(keep("A", passkey.credential()), vec![vec![1; 32]]);
    assert_eq!(early.err(), Some(Problem::NotHere));
    teacher.ask(Intent::OfferPasskey);
    for (name, credential, secret, problem) in [
        (" ", passkey.credential(), vec![1; 32], Problem::NameNeeded),
        ("A", String::new(), vec![1; 32], Problem::PasskeyUnfit),
        ("A", "zz".into(), vec![1; 32], Problem::PasskeyUnfit),
        ("A", passkey.credential(), vec![1; 31], Problem::PasskeyUnfit),
        ("A", passkey.credential(), Vec::new(), Problem::PasskeyUnfit),
    ] {
        assert_eq!(teacher.try_ask(keep(name, credential), vec![secret]).err(), Some(problem));
    }
    assert!(kept(teacher.ask(Intent::Passkeys)).passkeys.is_empty());
}
