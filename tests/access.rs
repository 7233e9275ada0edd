//! Who may do what: every role and every action, and rights granted, ended and revoked through the use cases.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod fold;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{Held, HeldKind, SetAside, Staff, Succession, View};
use holdfast::domain::access::{Action, allows};
use holdfast::domain::ids::{DeviceId, PersonId};
use holdfast::domain::person::{Right, Role};
use holdfast::domain::roster::HeldBecause;
use school::{Browser, confirm, copy, join, school, staff, tell};

/// What the table must say: for each action, the least role that may do it.
const LEAST: [(Action, Role); 17] = [
    (Action::Record, Role::Unconfirmed),
    (Action::ReadOwn, Role::Unconfirmed),
    (Action::ReadAll, Role::Administrator),
    (Action::ImportPupils, Role::Administrator),
    (Action::ManageStaff, Role::Administrator),
    (Action::ConfirmDevice, Role::Administrator),
    (Action::RevokeDevice, Role::Administrator),
    (Action::Merge, Role::Administrator),
    (Action::FullCopy, Role::Administrator),
    (Action::Triage, Role::Administrator),
    (Action::NameCategories, Role::Administrator),
    (Action::ChangeSettings, Role::Administrator),
    (Action::Appoint, Role::Lead),
    (Action::ReplaceLead, Role::Administrator),
    (Action::GiveActions, Role::Administrator),
    (Action::CarryOutActions, Role::Recorder),
    (Action::KeepFiles, Role::Administrator),
];

const ROLES: [Role; 5] = [Role::Revoked, Role::Unconfirmed, Role::Recorder, Role::Administrator, Role::Lead];

#[test]
fn every_role_may_do_what_the_table_says_and_nothing_else() {
    assert_eq!(LEAST.map(|(action, _)| action), Action::ALL);
    for (action, least) in LEAST {
        for role in ROLES {
            // A lead hands over; replacing one is for the others.
            let expected = role >= least && (action, role) != (Action::ReplaceLead, Role::Lead);
            assert_eq!(allows(role, action), expected, "{role:?} {action:?}");
        }
    }
}

/// A lead and a confirmed teacher who has heard of it.
fn confirmed() -> (Browser, Browser, PersonId, DeviceId) {
    let (mut lead, mut teacher) = school();
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    tell(&mut lead, &mut teacher);
    (lead, teacher, waiting.who.person, waiting.device)
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
    teacher.merge(copy);
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
    deputy.merge(copy);
    let mut third = Browser::new(3);
    third.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    let joining = holdfast::app::intent::Joining { name: "Owen Pritchard".into(), ..school::joining() };
    third.with(Intent::Join(joining), school::TEACHER);
    let (_, file) = third.file(Intent::HandOver);
    deputy.merge(file);
    let waiting = staff(&mut deputy).waiting.remove(0);
    deputy.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let (_, file) = deputy.file(Intent::HandOver);
    lead.merge(file);
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
    lead.merge(file);
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
    teacher.record("Written after the laptop was lost.");
    let (_, file) = teacher.file(Intent::HandOver);
    let found = lead.merge(file);
    assert!(found.revoked && found.held > 0, "{found:?}");
    assert_eq!((found.new_concerns, concerns(&mut lead)), (0, 0));
    // It is shown, and counts once somebody has looked into it and says why.
    let View::Held(Held { rows, total }) = lead.ask(Intent::Held) else { panic!("no list") };
    assert_eq!(total, rows.len());
    assert_eq!(rows.len(), found.held);
    let held = rows.iter().find(|row| row.kind == HeldKind::Concern).unwrap();
    assert!(held.says.contains("Written after the laptop was lost."), "{held:?}");
    assert_eq!(held.because, SetAside::Held(HeldBecause::Revoked));
    let release = |why: &str| Intent::Release { entry: held.entry, reason: why.into() };
    assert_eq!(lead.try_ask(release(" "), Vec::new()).err(), Some(Problem::ReasonNeeded));
    // A note of what the device did is no concern, and is not let count.
    let note = rows.iter().find(|row| row.kind == HeldKind::Trail).unwrap().entry;
    let note = Intent::Release { entry: note, reason: "Why not.".into() };
    assert_eq!(lead.try_ask(note, Vec::new()).err(), Some(Problem::NotAllowed));
    lead.ask(release("Asked Ines face to face: it is hers."));
    assert_eq!(concerns(&mut lead), 1);
    assert_eq!(lead.try_ask(release("Again."), Vec::new()).err(), Some(Problem::NotHere));
    let own = staff(&mut lead).people.iter().flat_map(|row| row.devices.clone()).collect::<Vec<_>>();
    let leads = own.iter().find(|row| row.role == Role::Lead).unwrap();
    assert!(!leads.revocable, "nobody revokes the device they sit at");
    let own = lead.try_ask(Intent::RevokeDevice { device: leads.device, reason }, Vec::new());
    assert_eq!(own.err(), Some(Problem::NotAllowed));
}

fn concerns(browser: &mut Browser) -> usize {
    match browser.ask(Intent::Concerns { offset: 0, limit: 50 }) {
        View::Concerns(page) => page.total,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_device_is_linked_in_one_step_and_what_was_received_comes_back() {
    let (mut lead, mut teacher, person, device) = confirmed();
    teacher.record("Handed over before the laptop was lost.");
    teacher.draft("Half written.");
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    teacher.record("Never handed over.");
    let row = staff(&mut lead).people.into_iter().find(|row| row.person.person == person).unwrap();
    assert!(row.devices[0].handed_over.is_some());
    assert_eq!((row.devices[0].drafts, row.devices[0].missing), (1, 0));
    lead.ask(Intent::RevokeDevice { device, reason: "Left on the bus.".into() });
    let name = row.person.name.clone();
    let mut new = join(&mut lead, 7, &name);
    confirm(&mut lead, &mut new);
    assert_eq!(concerns(&mut new), 0);
    tell(&mut lead, &mut new);
    assert_eq!(concerns(&mut new), 1, "what the school had received of theirs is back");
    assert_eq!(new.status.as_ref().unwrap().not_handed_over, 0);
    let row = staff(&mut lead).people.into_iter().find(|row| row.person.person == person).unwrap();
    assert_eq!(row.devices.len(), 2);
    // Nobody else's came with it.
    lead.record("The lead's own.");
    tell(&mut lead, &mut new);
    assert_eq!(concerns(&mut new), 1);
}

#[test]
fn somebody_who_never_had_the_pack_and_somebody_who_has_left_get_no_update() {
    let (mut lead, mut teacher, person, _) = confirmed();
    let left = Intent::SavePerson {
        person: Some(person),
        name: "Ines Duarte".into(),
        job: String::new(),
        active: false,
    };
    lead.ask(left);
    assert_eq!(lead.try_ask(Intent::SendUpdate, Vec::new()).err(), Some(Problem::NoRecipients));
    // What they wrote keeps coming in.
    teacher.record("Remembered later.");
    let (_, file) = teacher.file(Intent::HandOver);
    assert_eq!(lead.merge(file).new_concerns, 1);
    let own = lead.status.clone().unwrap().me;
    let gone = Intent::SavePerson { person: Some(own.person), name: own.name, job: own.job, active: false };
    assert_eq!(lead.try_ask(gone, Vec::new()).err(), Some(Problem::LeadLeaves));
}

fn succession(view: View) -> Succession {
    match view {
        View::Succession(succession) => succession,
        other => panic!("{other:?}"),
    }
}

/// The lead, and two administrators.
fn three() -> (Browser, Browser, Browser, [PersonId; 2]) {
    let (mut lead, mut deputy, person, _) = confirmed();
    let mut head = join(&mut lead, 8, "Owen Pritchard");
    confirm(&mut lead, &mut head);
    let row = staff(&mut lead).people.into_iter().find(|row| row.person.name == "Owen Pritchard").unwrap();
    for person in [person, row.person.person] {
        appoint(&mut lead, person, Right::Administrator, true).unwrap();
    }
    copy(&mut lead, &mut deputy);
    copy(&mut lead, &mut head);
    (lead, deputy, head, [person, row.person.person])
}

#[test]
fn the_lead_is_handed_over_and_everybody_hears_of_it() {
    let (mut lead, mut deputy, _, [person, _]) = three();
    let now = succession(deputy.ask(Intent::Succession));
    assert!(now.replaces && !now.hands_over);
    assert_eq!(deputy.try_ask(Intent::HandLead { person }, Vec::new()).err(), Some(Problem::NotAllowed));
    let now = succession(lead.ask(Intent::HandLead { person }));
    assert_eq!(now.lead.unwrap().person, person);
    assert_eq!(role(&mut lead), Role::Administrator);
    assert_eq!(appoint(&mut lead, person, Right::Administrator, false), Err(Problem::NotAllowed));
    copy(&mut lead, &mut deputy);
    assert_eq!(role(&mut deputy), Role::Lead);
    // A recorder has no device to lead on.
    deputy.ask(Intent::SavePerson {
        person: None,
        name: "Nobody Yet".into(),
        job: String::new(),
        active: true,
    });
    let row = staff(&mut deputy).people.into_iter().find(|row| row.person.name == "Nobody Yet").unwrap();
    let hand = Intent::HandLead { person: row.person.person };
    assert_eq!(deputy.try_ask(hand, Vec::new()).err(), Some(Problem::NoDeviceYet));
}

#[test]
fn two_administrators_replace_the_lead_and_the_lead_replaces_nobody() {
    let (mut lead, mut deputy, mut head, [person, other]) = three();
    let wish = |person, reason: &str| Intent::ReplaceLead { person, reason: reason.into() };
    assert_eq!(lead.try_ask(wish(person, "Why not."), Vec::new()).err(), Some(Problem::NotAllowed));
    assert_eq!(deputy.try_ask(wish(person, " "), Vec::new()).err(), Some(Problem::ReasonNeeded));
    let now = succession(deputy.ask(wish(other, "The lead is in hospital.")));
    let entry = now.proposals[0].entry;
    assert!(now.proposals[0].own);
    let own = deputy.try_ask(Intent::AgreeToReplace { entry }, Vec::new());
    assert_eq!(own.err(), Some(Problem::NotAllowed));
    let (_, file) = deputy.file(Intent::HandOver);
    head.merge(file);
    let View::Home(home) = head.ask(Intent::Home) else { panic!("not home") };
    assert!(home.lead_proposed);
    let now = succession(head.ask(Intent::AgreeToReplace { entry }));
    assert_eq!(now.lead.unwrap().person, other);
    assert_eq!(role(&mut head), Role::Lead);
    // It reaches the lead who was replaced, who then is a recorder.
    copy(&mut head, &mut deputy);
    tell(&mut head, &mut lead);
    assert_eq!(role(&mut lead), Role::Recorder);
}

#[test]
fn with_the_kit_an_administrator_leads_from_the_device_they_have() {
    let mut lead = Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(school::founding()), school::LEAD) else {
        panic!("no kit")
    };
    let mut deputy = join(&mut lead, 2, "Ines Duarte");
    confirm(&mut lead, &mut deputy);
    let row = staff(&mut lead).people.into_iter().find(|row| row.person.name == "Ines Duarte").unwrap();
    appoint(&mut lead, row.person.person, Right::Administrator, true).unwrap();
    copy(&mut lead, &mut deputy);
    let words = |words: &[String]| words.join(" ").into_bytes();
    let wrong = vec![words(&kit.shares[0].words), words(&kit.shares[0].words)];
    assert!(matches!(deputy.try_ask(Intent::LeadWithKit, wrong).err(), Some(Problem::Kit(_))));
    let typed = vec![words(&kit.shares[0].words), words(&kit.shares[2].words)];
    let (view, _) = deputy.try_ask(Intent::LeadWithKit, typed).unwrap();
    assert_eq!(succession(view).lead.unwrap().person, row.person.person);
    assert_eq!(role(&mut deputy), Role::Lead);
    tell(&mut deputy, &mut lead);
    assert_eq!(role(&mut lead), Role::Recorder);
}

#[test]
fn whoever_leaves_keeps_their_name_on_what_they_wrote() {
    let (mut lead, mut teacher, person, _) = confirmed();
    teacher.record("Written before leaving.");
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let (name, job) = ("Ines Duarte-Smith".to_owned(), "Left".to_owned());
    lead.ask(Intent::SavePerson { person: Some(person), name, job, active: false });
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 5 }) else { panic!("no list") };
    assert_eq!(
        (page.rows[0].who.name.as_str(), page.rows[0].who.job.as_str()),
        ("Ines Duarte", "Year 3 teacher")
    );
    assert!(staff(&mut lead).people.iter().any(|row| row.person.person == person && !row.person.active));
}

#[test]
fn the_desk_counts_administrators_with_a_second_factor_until_there_are_enough() {
    let (mut lead, mut deputy, person, _) = confirmed();
    let guarded = |browser: &mut Browser| match browser.ask(Intent::Home) {
        View::Home(home) => home.guarded_administrators,
        other => panic!("{other:?}"),
    };
    appoint(&mut lead, person, Right::Administrator, true).unwrap();
    assert_eq!(guarded(&mut lead), 0, "two administrators, neither guarded");
    copy(&mut lead, &mut deputy);
    deputy.add_second_factor();
    let (_, file) = deputy.file(Intent::HandOver);
    lead.merge(file);
    assert_eq!(guarded(&mut lead), 1);
    lead.add_second_factor();
    assert_eq!(guarded(&mut lead), 2);
    assert_eq!(guarded(&mut deputy), 1, "who has not heard of it does not count it");
}
