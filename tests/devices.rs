//! What administrators are told of devices and full copies.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{DeviceState, Devices, View};
use holdfast::domain::event::SchoolSettings;
use holdfast::domain::person::Role;
use school::{Browser, TEACHER, confirm, deputy, school, staff, tell};

const DAY: i64 = 24 * 3_600_000;

fn devices(browser: &mut Browser) -> Devices {
    match browser.ask(Intent::Devices) {
        View::Devices(devices) => devices,
        other => panic!("{other:?}"),
    }
}

fn of(devices: &Devices, who: &str) -> DeviceState {
    devices.rows.iter().find(|row| row.who == who).unwrap().clone()
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

#[test]
fn a_hand_over_that_went_to_somebody_else_is_named_until_it_comes() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy(&mut lead);
    tell(&mut lead, &mut teacher);
    teacher.record("The first.");
    hand_over(&mut teacher, &mut lead);
    teacher.record("The second.");
    hand_over(&mut teacher, &mut deputy);
    tell(&mut deputy, &mut teacher);
    let state = of(&devices(&mut lead), "Ines Duarte");
    assert_eq!((state.missing, state.needs_somebody(), state.days), (0, false, Some(0)));
    teacher.clock.0.set(teacher.clock.0.get() + 3 * DAY);
    teacher.draft("Half written.");
    teacher.record("The third.");
    hand_over(&mut teacher, &mut lead);
    lead.clock.0.set(lead.clock.0.get() + 5 * DAY);
    let list = devices(&mut lead);
    let state = of(&list, "Ines Duarte");
    assert_eq!(list.rows[0], state, "what needs somebody comes first");
    assert!(state.missing > 0 && state.needs_somebody());
    assert_eq!((state.missing_bundles.as_slice(), state.days, state.drafts), ([3].as_slice(), Some(2), 1));
    hand_over(&mut deputy, &mut lead);
    let state = of(&devices(&mut lead), "Ines Duarte");
    assert_eq!((state.missing, state.missing_bundles.len(), state.needs_somebody()), (0, 0, false));
}

#[test]
fn a_fork_what_is_held_and_who_waits_are_said_and_a_lost_device_is_not_listed() {
    let (mut lead, mut teacher) = school();
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let state = of(&devices(&mut lead), "Ines Duarte");
    assert_eq!((state.role, state.needs_somebody()), (Role::Unconfirmed, true));
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let mut copied = teacher.backed_up();
    copied.unlock(TEACHER);
    for browser in [&mut teacher, &mut copied] {
        browser.record("Written on one of two machines.");
        hand_over(browser, &mut lead);
    }
    let state = of(&devices(&mut lead), "Ines Duarte");
    assert!(state.forked && state.held > 0 && state.needs_somebody());
    lead.ask(Intent::RevokeDevice { device: waiting.device, reason: "Copied.".into() });
    assert!(devices(&mut lead).rows.is_empty());
    assert_eq!(teacher.try_ask(Intent::Devices, Vec::new()).err(), Some(Problem::NotAllowed));
}

#[test]
fn a_full_copy_that_is_too_old_is_asked_for_whoever_made_it() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let due = |lead: &mut Browser| {
        let View::Home(home) = lead.ask(Intent::Home) else { panic!("not home") };
        assert_eq!(devices(lead).copy_due, home.copy_due);
        (home.copy_due, home.last_full_copy.map(|last| (last.who, last.days, last.here)))
    };
    assert_eq!(due(&mut lead), (true, None), "there is none");
    let mut deputy = deputy(&mut lead);
    assert_eq!(due(&mut lead), (false, Some(("Morgan Hale".into(), 0, true))));
    for browser in [&mut lead, &mut deputy] {
        browser.clock.0.set(browser.clock.0.get() + 7 * DAY);
    }
    assert!(!due(&mut lead).0, "seven days are allowed");
    deputy.file(Intent::FullCopy);
    for browser in [&mut lead, &mut deputy] {
        browser.clock.0.set(browser.clock.0.get() + DAY);
    }
    assert_eq!(due(&mut lead), (true, Some(("Morgan Hale".into(), 8, true))));
    hand_over(&mut deputy, &mut lead);
    assert_eq!(due(&mut lead), (false, Some(("Owen Pritchard".into(), 1, false))), "a deputy's is as good");
    lead.clock.0.set(lead.clock.0.get() + 5 * DAY);
    assert!(!due(&mut lead).0);
    lead.ask(Intent::SaveSettings(SchoolSettings { keep_days: None, copy_days: Some(3) }));
    assert!(due(&mut lead).0, "the school wants one every three days");
    let View::Home(home) = teacher.ask(Intent::Home) else { panic!("not home") };
    assert_eq!((home.copy_due, home.last_full_copy), (false, None), "not for a recorder");
}
