//! What a vault must survive besides: wrong passphrases, copies, clocks, and administrators who no longer are.

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{Held, PasskeyOffer, SetAside, View};
use holdfast::crypto::hash::sha256;
use holdfast::domain::person::{Right, Role};
use holdfast::domain::roster::HeldBecause;
use holdfast::vault::addresses;
use holdfast::vault::shelf::SHELF;

use super::school::{Browser, LEAD, TEACHER, confirm, copy, deputy, join, staff, tell};
use super::{NEW, ask, concerns, confirmed, grant, opened, opens, store, take};

#[test]
fn a_thousand_wrong_passphrases_change_nothing() {
    let (_, mut teacher) = confirmed();
    let vault = teacher.vault();
    let before = store(&teacher).snapshot();
    for number in 0..1_000 {
        let wrong = format!("a wrong passphrase {number}").into_bytes();
        let outcome = teacher.try_ask(Intent::Unlock { vault }, vec![wrong]);
        assert_eq!(outcome.err(), Some(Problem::WrongPassphrase));
    }
    assert_eq!(store(&teacher).snapshot(), before);
    assert!(opens(&mut teacher, TEACHER));
}

#[test]
fn too_little_memory_is_said_to_be_that_and_not_a_wrong_passphrase() {
    let (_, mut teacher) = confirmed();
    let vault = teacher.vault();
    teacher.memory.set(false);
    let outcome = teacher.try_ask(Intent::Unlock { vault }, vec![TEACHER.to_vec()]);
    assert_eq!(outcome.err(), Some(Problem::NoMemory));
    teacher.memory.set(true);
    assert!(opens(&mut teacher, TEACHER));
}

#[test]
fn a_vault_copied_to_another_machine_opens_with_its_secrets_alone_and_then_forks_visibly() {
    let (mut lead, mut teacher) = confirmed();
    let mut copied = teacher.backed_up();
    assert!(!opens(&mut copied, NEW));
    for browser in [&mut teacher, &mut copied] {
        browser.unlock(TEACHER);
        browser.record("Written on one of two machines.");
        let (_, file) = browser.file(Intent::HandOver);
        lead.merge(file);
    }
    let View::Home(home) = lead.ask(Intent::Home) else { panic!("not home") };
    assert!(home.held > 0, "both sides are held until somebody has looked");
    let View::Held(Held { rows, .. }) = lead.ask(Intent::Held) else { panic!("no list") };
    let because = SetAside::Held(HeldBecause::Fork);
    assert!(rows.iter().any(|row| row.because == because), "{rows:?}");
}

#[test]
fn a_clock_set_back_a_year_loses_nothing_and_reorders_nothing() {
    let (_, mut teacher) = confirmed();
    let year = 365 * 24 * 3_600_000;
    teacher.unlock(TEACHER);
    teacher.clock.0.set(teacher.clock.0.get() - year);
    teacher.record("Written last, by a clock that is a year behind.");
    teacher.restart();
    let vault = teacher.vault();
    let said = teacher.try_ask(Intent::Unlock { vault }, vec![TEACHER.to_vec()]).err();
    assert!(matches!(said, Some(Problem::ClockWrong(_))), "{said:?}");
    teacher.clock.0.set(teacher.clock.0.get() + year);
    teacher.unlock(TEACHER);
    let page = concerns(&mut teacher);
    assert_eq!(
        (page.total, page.rows[0].begins.as_str()),
        (3, "Written last, by a clock that is a year behind.")
    );
    assert!(page.rows[0].at.wall < page.rows[1].at.wall, "the clock's own word is kept beside it");
}

#[test]
fn revoking_a_device_renews_the_keys_to_the_end() {
    let (mut lead, _) = confirmed();
    lead.restart();
    lead.unlock(LEAD);
    let number = |lead: &Browser| {
        let (_, vault) = opened(lead, LEAD);
        assert!(!vault.is_rotating());
        vault.keys().newest().unwrap().0
    };
    let before = number(&lead);
    let row = staff(&mut lead).people.into_iter().find(|row| row.role == Role::Recorder).unwrap();
    lead.ask(Intent::RevokeDevice { device: row.devices[0].device, reason: "Lost.".into() });
    assert_eq!(number(&lead), before + 1);
    assert_eq!(concerns(&mut lead).total, 1, "everything is still there");
}

/// A lead, a teacher as in [`confirmed`], and an administrator.
fn with_administrator() -> (Browser, Browser, Browser) {
    let (mut lead, teacher) = confirmed();
    let deputy = deputy(&mut lead);
    (lead, teacher, deputy)
}

/// The teacher hears of the roster as it is, and locks.
fn hear(lead: &mut Browser, teacher: &mut Browser) {
    teacher.unlock(TEACHER);
    tell(lead, teacher);
    teacher.restart();
}

#[test]
fn a_grant_of_an_administrator_who_is_one_no_longer_opens_nothing() {
    let (mut lead, mut teacher, mut deputy) = with_administrator();
    hear(&mut lead, &mut teacher);
    let (request, _) = ask(&mut teacher);
    // One who is an administrator helps.
    let good = grant(&mut deputy, &request);
    assert_eq!(take(&mut teacher.backed_up(), &good, NEW), Ok(View::ResetDone));
    // The same grant, once this device has heard that their right has ended, or that their device was revoked.
    for revoked in [true, false] {
        let (mut lead, mut teacher, mut deputy) = with_administrator();
        hear(&mut lead, &mut teacher);
        let row =
            staff(&mut lead).people.into_iter().find(|row| row.person.name == "Owen Pritchard").unwrap();
        let act = if revoked {
            Intent::RevokeDevice { device: row.devices[0].device, reason: "Lost.".into() }
        } else {
            Intent::Appoint { person: row.person.person, right: Right::Administrator, has: false }
        };
        lead.ask(act);
        hear(&mut lead, &mut teacher);
        // The slot was sealed to the deputy before; the request of an old copy still carries it.
        let (request, _) = ask(&mut teacher);
        let refused = deputy.try_ask(Intent::LookAtReset, vec![request]);
        assert!(refused.is_err(), "the slot is sealed to those who administer now");
        let (request, _) = ask(&mut teacher);
        let good = grant(&mut lead, &request);
        assert_eq!(take(&mut teacher, &good, NEW), Ok(View::ResetDone));
    }
}

#[test]
fn an_administrator_who_was_helped_reads_what_was_sealed_before_and_nothing_is_sealed_to_the_device_before() {
    let (mut lead, mut teacher, mut deputy) = with_administrator();
    hear(&mut lead, &mut teacher);
    let (_, vault) = opened(&deputy, TEACHER);
    let before = vault.keys().identity.recipient().unwrap().to_string();
    let sealed_to = |browser: &Browser| {
        let shelf = browser.profile.0.borrow()[SHELF].clone();
        pollster::block_on(addresses::list(&shelf)).unwrap().remove(0).recipients
    };
    assert!(sealed_to(&lead).contains(&before));
    deputy.restart();
    let (request, _) = ask(&mut deputy);
    let help = grant(&mut lead, &request);
    assert_eq!(take(&mut deputy, &help, NEW), Ok(View::ResetDone));
    deputy.add_second_factor();
    // The teacher has heard nothing yet: hand-over and recovery slot are for the device before.
    let (theirs, _) = ask(&mut teacher);
    teacher.unlock(TEACHER);
    let (_, file) = teacher.file(Intent::HandOver);
    assert!(deputy.merge(file).new_concerns > 0);
    assert!(matches!(deputy.try_ask(Intent::LookAtReset, vec![theirs]), Ok((View::ResetLooked(_), _))));
    let (_, file) = deputy.file(Intent::HandOver);
    lead.merge(file);
    assert!(!sealed_to(&lead).contains(&before));
    assert_eq!(sealed_to(&lead).len(), 3, "the lead, the deputy, the kit");
}

#[test]
fn an_administrator_who_lost_the_only_passkey_is_helped_in_and_leads_again_on_a_second_word() {
    let (mut lead, _, mut deputy) = with_administrator();
    let mut head = join(&mut lead, 6, "Uma Castle");
    confirm(&mut lead, &mut head);
    let row = staff(&mut lead).people.into_iter().find(|row| row.person.name == "Uma Castle").unwrap();
    lead.ask(Intent::Appoint { person: row.person.person, right: Right::Administrator, has: true });
    copy(&mut lead, &mut head);
    let View::PasskeyOffered(offered) = lead.ask(Intent::OfferPasskey) else { panic!("no salt") };
    let secret = sha256(&[offered.salt.as_bytes()]).to_vec();
    lead.with(Intent::KeepPasskey { name: "Lost later".into(), credential: "ab".repeat(16) }, &secret);
    lead.restart();
    let (request, _) = ask(&mut lead);
    let help = grant(&mut deputy, &request);
    assert_eq!(take(&mut lead, &help, NEW), Ok(View::ResetDone));
    lead.restart();
    let vault = lead.vault();
    let offers = lead.ask(Intent::LookAtPasskeys { vault });
    assert_eq!(offers, View::PasskeyOffers(Vec::<PasskeyOffer>::new()), "the passkey is gone");
    lead.unlock(NEW);
    assert_eq!(
        lead.status.as_ref().unwrap().role,
        Role::Administrator,
        "one administrator's word is not enough"
    );
    // The other administrator says so, too.
    let (_, file) = lead.file(Intent::HandOver);
    head.merge(file);
    let half = staff(&mut head).people.into_iter().flat_map(|row| row.devices).find(|row| row.half_confirmed);
    let half = half.unwrap();
    assert!(half.may_confirm);
    head.ask(Intent::ConfirmDevice { device: half.device, person: half.who.person });
    let (_, file) = head.file(Intent::HandOver);
    lead.merge(file);
    lead.ask(Intent::Home);
    assert_eq!(lead.status.as_ref().unwrap().role, Role::Lead);
    assert!(opens(&mut lead.backed_up(), NEW) && !opens(&mut lead.backed_up(), LEAD));
}
