//! Who gets in, and who does not: the second factor's codes, and changing the passphrase, with a tab killed at each step.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::process::Command;

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::View;
use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Change, StoreError, Table};
use pollster::block_on;
use school::{Browser, LEAD, MORNING, TEACHER, school};
use totp_rs::Totp;

const SECOND: i64 = 1_000;
const STEP: i64 = 30 * SECOND;

/// A lead whose vault asks for a code, locked; with the app and the backup codes.
fn guarded() -> (Browser, Totp, Vec<String>) {
    let (mut lead, _) = school();
    let (app, codes) = lead.add_second_factor();
    lead.restart();
    // The first code was taken when the app was set up.
    lead.clock.0.set(lead.clock.0.get() + STEP);
    (lead, app, codes)
}

/// The passphrase, right.
fn knock(browser: &mut Browser) {
    let vault = browser.vault();
    assert!(matches!(browser.with(Intent::Unlock { vault }, LEAD), View::CodeNeeded(_)));
}

fn give(browser: &mut Browser, code: &str) -> Result<View, Problem> {
    browser.try_ask(Intent::GiveCode, vec![code.as_bytes().to_vec()]).map(|(view, _)| view)
}

fn store(browser: &Browser) -> Memory {
    let databases = browser.profile.0.borrow();
    databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
}

#[test]
fn the_vault_opens_with_passphrase_and_code_and_with_neither_alone() {
    let (mut lead, app, _) = guarded();
    assert_eq!(give(&mut lead, "123456"), Err(Problem::Locked), "no code before the passphrase");
    let vault = lead.vault();
    let wrong = lead.try_ask(Intent::Unlock { vault }, vec![TEACHER.to_vec()]);
    assert_eq!(wrong.err(), Some(Problem::WrongPassphrase));
    knock(&mut lead);
    assert_eq!(lead.try_ask(Intent::Home, Vec::new()).err(), Some(Problem::Locked));
    let code = lead.code(&app);
    assert!(matches!(give(&mut lead, &code), Ok(View::Home(_))));
    let status = lead.status.unwrap();
    assert!(status.second_factor && !status.second_factor_missing);
}

#[test]
fn an_administrator_without_a_second_factor_sets_one_up_before_anything_else() {
    let (mut lead, mut teacher) = school();
    lead.restart();
    let vault = lead.vault();
    lead.with(Intent::Unlock { vault }, LEAD);
    for intent in [Intent::Home, Intent::Staff, Intent::FullCopy, Intent::OpenDraft { draft: None }] {
        assert_eq!(lead.try_ask(intent, Vec::new()).err(), Some(Problem::SecondFactorNeeded));
    }
    lead.ask(Intent::OfferFactor);
    let wrong = lead.try_ask(Intent::ConfirmFactor, vec![b"000000".to_vec()]);
    assert!(matches!(wrong, Err(Problem::WrongSecondCode { .. })));
    assert_eq!(lead.try_ask(Intent::Home, Vec::new()).err(), Some(Problem::SecondFactorNeeded));
    lead.add_second_factor();
    lead.ask(Intent::Home);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(!teacher.status.as_ref().unwrap().second_factor_missing, "a recorder needs none");
}

#[test]
fn each_code_is_taken_once_and_one_step_away_at_most() {
    let (mut lead, app, _) = guarded();
    let code = lead.code(&app);
    knock(&mut lead);
    give(&mut lead, &code).unwrap();
    lead.restart();
    knock(&mut lead);
    assert!(matches!(give(&mut lead, &code), Err(Problem::SecondCodeUsed { wait: 1 })));
    lead.clock.0.set(lead.clock.0.get() + 2 * STEP);
    assert!(matches!(give(&mut lead, &code), Err(Problem::WrongSecondCode { wait: 2 })), "two windows late");
    lead.clock.0.set(lead.clock.0.get() + 2 * SECOND);
    let early = app.generate(u64::try_from((lead.clock.0.get() + 2 * STEP + STEP / 2) / 1000).unwrap());
    assert!(matches!(give(&mut lead, &early.to_string()), Err(Problem::WrongSecondCode { wait: 4 })));
    lead.clock.0.set(lead.clock.0.get() + 4 * SECOND);
    let code = lead.code(&app);
    assert!(matches!(give(&mut lead, &code), Ok(View::Home(_))));
}

#[test]
fn wrong_codes_make_the_wait_longer_through_reloads_and_a_clock_set_back() {
    let (mut lead, app, _) = guarded();
    knock(&mut lead);
    let mut waits = Vec::new();
    for _ in 0..6 {
        let Err(Problem::WrongSecondCode { wait }) = give(&mut lead, "abcdef") else { panic!("taken") };
        waits.push(wait);
        // Another tab, at once: no code is looked at, not even the right one.
        lead.restart();
        knock(&mut lead);
        let code = lead.code(&app);
        // Each question takes this clock a second or two.
        if wait > 8 {
            assert!(matches!(give(&mut lead, &code), Err(Problem::TooSoon { .. })));
        }
        lead.clock.0.set(lead.clock.0.get() + wait * SECOND);
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32]);
    let Err(Problem::WrongSecondCode { wait: 64 }) = give(&mut lead, "abcdef") else { panic!("taken") };
    let now = lead.clock.0.get();
    lead.clock.0.set(now - 365 * 24 * 3600 * SECOND);
    for _ in 0..3 {
        let code = lead.code(&app);
        assert!(matches!(give(&mut lead, &code), Err(Problem::TooSoon { .. })));
    }
    lead.clock.0.set(now + 70 * SECOND);
    let code = lead.code(&app);
    assert!(matches!(give(&mut lead, &code), Ok(View::Home(_))));
    // Passing starts the count anew.
    lead.restart();
    knock(&mut lead);
    assert!(matches!(give(&mut lead, "abcdef"), Err(Problem::WrongSecondCode { wait: 1 })));
}

#[test]
fn a_backup_code_opens_once() {
    let (mut lead, _, codes) = guarded();
    assert_eq!(codes.len(), 10);
    for code in &codes[..2] {
        knock(&mut lead);
        assert!(matches!(give(&mut lead, &code.to_uppercase()), Ok(View::Home(_))));
        lead.restart();
        knock(&mut lead);
        assert!(matches!(give(&mut lead, code), Err(Problem::WrongSecondCode { .. })));
        lead.restart();
        lead.clock.0.set(lead.clock.0.get() + STEP);
    }
}

#[test]
fn without_its_record_a_guarded_vault_does_not_open_at_all() {
    let (mut lead, _, _) = guarded();
    let change = Change::Delete { table: Table::Meta, key: b"second-factor".to_vec() };
    block_on(store(&lead).commit(None, vec![change])).unwrap();
    let vault = lead.vault();
    let opened = lead.try_ask(Intent::Unlock { vault }, vec![LEAD.to_vec()]);
    assert_eq!(opened.err(), Some(Problem::VaultDamaged));
}

#[test]
fn a_code_that_cannot_be_noted_as_used_is_not_taken() {
    let (mut lead, app, _) = guarded();
    knock(&mut lead);
    let code = lead.code(&app);
    for commits in 0..2 {
        store(&lead).fail_after(commits, StoreError::Lost);
        assert_eq!(give(&mut lead, &code).err(), Some(Problem::StorageLost));
        store(&lead).heal();
        lead.clock.0.set(lead.clock.0.get() + 2 * SECOND);
    }
    let code = lead.code(&app);
    assert!(matches!(give(&mut lead, &code), Ok(View::Home(_))));
}

#[test]
fn the_codes_are_those_of_another_program() {
    let (mut lead, _) = school();
    let View::FactorOffered(offered) = lead.ask(Intent::OfferFactor) else { panic!("no secret") };
    let now = format!("@{}", lead.clock.0.get() / SECOND);
    let secret = offered.typed.replace(' ', "");
    let asked = Command::new("oathtool").args(["--totp", "--base32", "--now", &now, &secret]).output();
    let output = asked.unwrap_or_else(|error| {
        panic!("oathtool does not start ({error}). `cargo xtask test` installs it, or type: sudo apt-get install oathtool")
    });
    assert!(output.status.success(), "{output:?}");
    let code = String::from_utf8(output.stdout).unwrap();
    assert!(matches!(lead.with(Intent::ConfirmFactor, code.as_bytes()), View::FactorSet(_)));
}

const NEW: &[u8] = b"heron marble orchard flint";

fn opens(browser: &mut Browser, passphrase: &[u8]) -> bool {
    browser.restart();
    let vault = browser.vault();
    browser.try_ask(Intent::Unlock { vault }, vec![passphrase.to_vec()]).is_ok()
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_no_longer_does() {
    let (_, mut teacher) = school();
    let change = |teacher: &mut Browser, old: &[u8], new: &[u8]| {
        teacher.try_ask(Intent::ChangePassphrase, vec![old.to_vec(), new.to_vec()]).map(|(view, _)| view)
    };
    let before = store(&teacher).snapshot();
    assert_eq!(change(&mut teacher, LEAD, NEW), Err(Problem::WrongPassphrase));
    assert_eq!(change(&mut teacher, TEACHER, b"short"), Err(Problem::WeakPassphrase));
    assert_eq!(store(&teacher).snapshot(), before);
    assert_eq!(change(&mut teacher, TEACHER, NEW), Ok(View::PassphraseChanged));
    assert!(!opens(&mut teacher, TEACHER));
    assert!(opens(&mut teacher, NEW));
    assert_eq!(change(&mut teacher, NEW, TEACHER), Ok(View::PassphraseChanged));
    assert!(opens(&mut teacher, TEACHER) && !opens(&mut teacher, NEW));
}

#[test]
fn a_tab_killed_while_the_passphrase_changes_leaves_the_old_one_or_the_new_one() {
    let mut seen = [false; 2];
    for commits in 0..3 {
        let (_, mut teacher) = school();
        store(&teacher).fail_after(commits, StoreError::Lost);
        let changed = teacher.try_ask(Intent::ChangePassphrase, vec![TEACHER.to_vec(), NEW.to_vec()]).is_ok();
        store(&teacher).heal();
        assert_eq!(changed, commits == 2);
        let mut other = teacher.backed_up();
        let (old, new) = (opens(&mut teacher, TEACHER), opens(&mut other, NEW));
        assert!(old || new, "after {commits} commits neither opens");
        assert!(commits != 0 || old);
        assert!(commits != 2 || (new && !old));
        seen[usize::from(new)] = true;
        // Whichever was used first has settled it: that one opens, and the other does not.
        if old && new {
            assert!(opens(&mut teacher, TEACHER) && !opens(&mut teacher, NEW));
            assert!(opens(&mut other, NEW) && !opens(&mut other, TEACHER));
        }
    }
    assert_eq!(seen, [true, true]);
}

#[test]
fn a_thousand_wrong_passphrases_cost_nothing() {
    let (_, mut teacher) = school();
    teacher.restart();
    let vault = teacher.vault();
    let before = store(&teacher).snapshot();
    for number in 0..1000 {
        let wrong = format!("wrong passphrase {number}").into_bytes();
        assert_eq!(
            teacher.try_ask(Intent::Unlock { vault }, vec![wrong]).err(),
            Some(Problem::WrongPassphrase)
        );
    }
    assert_eq!(store(&teacher).snapshot(), before);
    assert!(opens(&mut teacher, TEACHER));
    assert!(teacher.clock.0.get() > MORNING);
}

#[test]
fn renewed_keys_need_the_second_factor_as_before() {
    let (mut lead, app, codes) = guarded();
    knock(&mut lead);
    let code = lead.code(&app);
    give(&mut lead, &code).unwrap();
    assert_eq!(lead.ask(Intent::RenewKeys), View::KeysRenewed);
    lead.restart();
    knock(&mut lead);
    assert_eq!(lead.try_ask(Intent::Home, Vec::new()).err(), Some(Problem::Locked));
    assert!(matches!(give(&mut lead, &codes[0]), Ok(View::Home(_))));
}
