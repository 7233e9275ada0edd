//! Who may do what: every role and every action, and rights granted, ended and revoked through the use cases.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{Staff, View};
use holdfast::domain::access::{Action, allows};
use holdfast::domain::ids::{DeviceId, PersonId};
use holdfast::domain::person::{Right, Role};
use school::{Browser, school};

/// What the table must say: for each action, the least role that may do it.
const LEAST: [(Action, Role); 10] = [
    (Action::Record, Role::Unconfirmed),
    (Action::ReadOwn, Role::Unconfirmed),
    (Action::ReadAll, Role::Administrator),
    (Action::ImportPupils, Role::Administrator),
    (Action::ManageStaff, Role::Administrator),
    (Action::ConfirmDevice, Role::Administrator),
    (Action::RevokeDevice, Role::Administrator),
    (Action::Merge, Role::Administrator),
    (Action::FullCopy, Role::Administrator),
    (Action::Appoint, Role::Lead),
];

const ROLES: [Role; 5] = [Role::Revoked, Role::Unconfirmed, Role::Recorder, Role::Administrator, Role::Lead];

#[test]
fn every_role_may_do_what_the_table_says_and_nothing_else() {
    assert_eq!(LEAST.map(|(action, _)| action), Action::ALL);
    for (action, least) in LEAST {
        for role in ROLES {
            assert_eq!(allows(role, action), role >= least, "{role:?} {action:?}");
        }
    }
}

fn staff(browser: &mut Browser) -> Staff {
    match browser.ask(Intent::Staff) {
        View::Staff(staff) => staff,
        other => panic!("{other:?}"),
    }
}

fn merge(browser: &mut Browser, file: Vec<u8>) {
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names: vec!["f".into()] }, vec![file]).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    assert!(arrivals[0].found.is_ok(), "{arrivals:?}");
    browser.ask(Intent::MergeBundles);
}

/// A lead and a confirmed teacher who has heard of it.
fn confirmed() -> (Browser, Browser, PersonId, DeviceId) {
    let (mut lead, mut teacher) = school();
    let (_, file) = teacher.file(Intent::HandOver);
    merge(&mut lead, file);
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    tell(&mut lead, &mut teacher);
    (lead, teacher, waiting.who.person, waiting.device)
}

fn tell(lead: &mut Browser, teacher: &mut Browser) {
    let (_, parcel) = lead.file(Intent::SendUpdate);
    merge(teacher, parcel);
}

fn appoint(by: &mut Browser, person: PersonId, right: Right, has: bool) -> Result<View, Problem> {
    by.try_ask(Intent::Appoint { person, right, has }, Vec::new()).map(|(view, _)| view)
}

fn role(browser: &mut Browser) -> Role {
    browser.ask(Intent::Home);
    browser.status.as_ref().unwrap().role
}

/// One question for each action, and whether it was allowed.
fn tried(browser: &mut Browser) -> Vec<(Action, bool)> {
    let person = PersonId([7; 16]);
    let questions = [
        (Action::ReadOwn, Intent::Concerns { offset: 0, limit: 1 }),
        (Action::ManageStaff, Intent::Staff),
        (Action::ManageStaff, Intent::MakePack),
        (Action::ConfirmDevice, Intent::ConfirmDevice { device: DeviceId([7; 32]), person }),
        (Action::RevokeDevice, Intent::RevokeDevice { device: DeviceId([7; 32]), reason: String::new() }),
        (Action::Merge, Intent::SendUpdate),
        (Action::FullCopy, Intent::FullCopy),
        (Action::Appoint, Intent::Appoint { person, right: Right::Administrator, has: true }),
    ];
    let allowed = |outcome: Result<_, Problem>| outcome.err() != Some(Problem::NotAllowed);
    questions
        .into_iter()
        .map(|(action, intent)| (action, allowed(browser.try_ask(intent, Vec::new()))))
        .collect()
}

#[test]
fn the_use_cases_ask_the_table() {
    let (mut lead, mut teacher, person, _) = confirmed();
    for (action, allowed) in tried(&mut teacher) {
        assert_eq!(allowed, allows(Role::Recorder, action), "{action:?}");
    }
    appoint(&mut lead, person, Right::Administrator, true).unwrap();
    let (_, copy) = lead.file(Intent::FullCopy);
    // A new administrator is brought up to date with a full copy.
    merge(&mut teacher, copy);
    assert_eq!(role(&mut teacher), Role::Administrator);
    for (action, allowed) in tried(&mut teacher) {
        assert_eq!(allowed, allows(Role::Administrator, action), "{action:?}");
    }
    for (action, allowed) in tried(&mut lead) {
        assert_eq!(allowed, allows(Role::Lead, action), "{action:?}");
    }
}

#[test]
fn only_the_lead_appoints_and_ends_and_nobody_appoints_a_lead() {
    let (mut lead, mut teacher, person, _) = confirmed();
    assert_eq!(appoint(&mut teacher, person, Right::Administrator, true), Err(Problem::NotAllowed));
    assert_eq!(appoint(&mut lead, person, Right::Lead, true), Err(Problem::NotAllowed));
    let own = lead.status.clone().unwrap().me.person;
    assert_eq!(appoint(&mut lead, own, Right::Administrator, false), Err(Problem::NotAllowed));
    assert_eq!(appoint(&mut lead, PersonId([9; 16]), Right::Administrator, true), Err(Problem::NotHere));
    let of = |staff: &Staff| {
        let row = staff.people.iter().find(|row| row.person.person == person).unwrap();
        (row.role, row.hears, staff.administrators)
    };
    for (right, has, expected) in [
        (Right::Administrator, true, (Role::Administrator, false, 2)),
        (Right::HearsAdults, true, (Role::Administrator, true, 2)),
        (Right::Administrator, false, (Role::Recorder, true, 1)),
        (Right::Administrator, false, (Role::Recorder, true, 1)),
        (Right::HearsAdults, false, (Role::Recorder, false, 1)),
    ] {
        appoint(&mut lead, person, right, has).unwrap();
        assert_eq!(of(&staff(&mut lead)), expected);
    }
}

#[test]
fn what_an_administrator_confirmed_goes_on_counting_when_their_right_has_ended() {
    let (mut lead, mut deputy, person, _) = confirmed();
    appoint(&mut lead, person, Right::Administrator, true).unwrap();
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let (_, copy) = lead.file(Intent::FullCopy);
    merge(&mut deputy, copy);
    let mut third = Browser::new(3);
    third.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    let joining = holdfast::app::intent::Joining { name: "Owen Pritchard".into(), ..school::joining() };
    third.with(Intent::Join(joining), school::TEACHER);
    let (_, file) = third.file(Intent::HandOver);
    merge(&mut deputy, file);
    let waiting = staff(&mut deputy).waiting.remove(0);
    deputy.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let (_, file) = deputy.file(Intent::HandOver);
    merge(&mut lead, file);
    assert!(staff(&mut lead).waiting.is_empty());
    appoint(&mut lead, person, Right::Administrator, false).unwrap();
    assert!(staff(&mut lead).waiting.is_empty(), "the device stays confirmed");
    // What they confirm afterwards does not count.
    deputy.ask(Intent::SavePerson {
        person: None,
        name: "Somebody Else".into(),
        job: String::new(),
        active: true,
    });
    let (_, file) = deputy.file(Intent::HandOver);
    merge(&mut lead, file);
    assert!(staff(&mut lead).people.iter().all(|row| row.person.name != "Somebody Else"));
}

#[test]
fn what_a_revoked_device_wrote_before_stays_and_what_comes_later_is_held() {
    let (mut lead, mut teacher, _, device) = confirmed();
    let reason = "Left on the bus.".to_owned();
    let without = Intent::RevokeDevice { device, reason: "  ".into() };
    assert_eq!(lead.try_ask(without, Vec::new()).err(), Some(Problem::ReasonNeeded));
    lead.ask(Intent::RevokeDevice { device, reason: reason.clone() });
    let again = lead.try_ask(Intent::RevokeDevice { device, reason: reason.clone() }, Vec::new());
    assert_eq!(again.err(), Some(Problem::NotAllowed));
    // Back-dated by a year, and it makes no difference.
    teacher.clock.0.set(teacher.clock.0.get() - 365 * 24 * 3_600_000);
    let (_, file) = teacher.file(Intent::HandOver);
    let (view, _) = lead.try_ask(Intent::LookAtBundles { names: vec!["f".into()] }, vec![file]).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    let held = arrivals[0].found.as_ref().map_or(1, |found| found.held);
    assert!(held > 0, "{arrivals:?}");
    let own = staff(&mut lead).people.iter().flat_map(|row| row.devices.clone()).collect::<Vec<_>>();
    let leads = own.iter().find(|row| row.role == Role::Lead).unwrap();
    assert!(!leads.revocable, "nobody revokes the device they sit at");
    let own = lead.try_ask(Intent::RevokeDevice { device: leads.device, reason }, Vec::new());
    assert_eq!(own.err(), Some(Problem::NotAllowed));
}
