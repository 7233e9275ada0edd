//! What administrators pass on to each other: everything that the other has not receipted, own and merged, so that any one way
//! between two of them makes them equal; and what becomes of it when a device is lost, forked, or put back to an earlier day.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{FileIntent, Holder, Intent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{ConcernRow, FileMade, Found, View};
use holdfast::domain::person::Right;
use holdfast::domain::register::Delivery;
use school::{Browser, TEACHER, confirm, copy, join, school, staff, tell};

fn recording() -> Vec<u8> {
    let mut sound = b"ID3\x04\0\0\0\0\0\0".to_vec();
    sound.extend((0..20_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()));
    sound
}

/// The lead, and a deputy who administers and has what the lead had then.
fn deputy_of(lead: &mut Browser, seed: u64) -> Browser {
    let mut deputy = join(lead, seed, "Ash Verma");
    confirm(lead, &mut deputy);
    let rows = staff(lead).people;
    let person = rows.iter().find(|row| row.person.name == "Ash Verma").unwrap().person.person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: true });
    copy(lead, &mut deputy);
    deputy
}

fn rows(browser: &mut Browser) -> Vec<ConcernRow> {
    match browser.ask(Intent::Concerns { offset: 0, limit: 100 }) {
        View::Concerns(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn held(browser: &mut Browser) -> usize {
    match browser.ask(Intent::Home) {
        View::Home(home) => home.held,
        other => panic!("{other:?}"),
    }
}

fn hand_over(from: &mut Browser) -> (FileMade, Vec<u8>) {
    match from.file(Intent::HandOver) {
        (View::FileMade(made), file) => (made, file),
        (other, _) => panic!("{other:?}"),
    }
}

fn look(browser: &mut Browser, file: Vec<u8>) -> Result<Found, Problem> {
    let names = vec!["f".to_owned()];
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    arrivals.remove(0).found
}

/// What the first hands over goes to the second.
fn pass(from: &mut Browser, to: &mut Browser) -> Found {
    let (_, file) = hand_over(from);
    to.merge(file)
}

#[test]
fn what_only_the_lead_had_received_is_the_deputys_when_the_leads_device_is_destroyed() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy_of(&mut lead, 8);
    let attach = Intent::Files(FileIntent::Attach { name: "voice.mp3".into(), have: 0 });
    let (View::Attached(voice), _) = teacher.try_ask(attach, vec![recording()]).unwrap() else {
        panic!("not attached")
    };
    let narrative = "Said that somebody shouts at night.";
    let draft = teacher.draft(narrative);
    let mut content = teacher.concern(narrative);
    content.attachments.push(voice.clone());
    teacher.ask(Intent::SaveConcern { draft, content: Box::new(content) });
    teacher.record("A second one, with nothing attached.");
    let entry = rows(&mut teacher).iter().find(|row| row.begins.starts_with("Said")).unwrap().entry;
    let wrong = rows(&mut teacher)[0].entry;
    teacher.ask(Intent::Withdraw { entry: wrong, reason: "The wrong child.".into() });
    pass(&mut teacher, &mut lead);
    let add = Intent::DraftAddition { entry };
    let View::Draft(addition) = lead.ask(add) else { panic!("no draft") };
    let mut said = addition.content.clone();
    said.narrative = "Rang the mother.".into();
    lead.ask(Intent::SaveConcern { draft: addition.draft, content: Box::new(said) });

    let found = pass(&mut lead, &mut deputy);
    assert_eq!((found.new_concerns, found.files, found.lacking), (2, 1, 0));
    let (leads, deputys) = (lead.app.register().unwrap().clone(), deputy.app.register().unwrap().clone());
    drop(lead);
    assert!(leads.concerns.keys().eq(deputys.concerns.keys()));
    for concern in leads.concerns.keys() {
        let said = |register: &holdfast::domain::register::Register| {
            format!("{:?}", register.amendments.of(concern))
        };
        assert_eq!(said(&leads), said(&deputys));
    }
    let give = Intent::Files(FileIntent::Give { with: Holder::Concern(entry), file: voice.file });
    assert_eq!(deputy.try_ask(give, Vec::new()).unwrap().1, [recording()]);
    // And the teacher hears from the deputy that all has arrived.
    tell(&mut deputy, &mut teacher);
    assert!(rows(&mut teacher).iter().all(|row| row.delivery >= Delivery::Received));
}

#[test]
fn a_hand_over_between_administrators_carries_what_the_other_has_not_receipted() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy_of(&mut lead, 8);
    // The first time nothing is known of what the deputy has.
    let first = hand_over(&mut lead);
    deputy.merge(first.1.clone());
    pass(&mut deputy, &mut lead);
    teacher.record("Arrived without a coat.");
    pass(&mut teacher, &mut lead);
    let (made, file) = hand_over(&mut lead);
    assert!(made.entries * 3 < first.0.entries, "{} of {}", made.entries, first.0.entries);
    // It is lost, and the next carries it again; twice is as good as once.
    let (again, next) = hand_over(&mut lead);
    assert!(again.entries > made.entries);
    assert_eq!(deputy.merge(next.clone()).new_concerns, 1);
    assert_eq!((look(&mut deputy, next).unwrap().new, look(&mut deputy, file).unwrap().new), (0, 0));
    // Whoever is new gets all of it.
    let mut head = join(&mut lead, 9, "Owen Pritchard");
    confirm(&mut lead, &mut head);
    let people = staff(&mut lead).people;
    let person = people.iter().find(|row| row.person.name == "Owen Pritchard").unwrap().person.person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: true });
    let found = pass(&mut lead, &mut head);
    assert_eq!((found.new_concerns, found.gap), (1, false));
}

#[test]
fn what_only_a_destroyed_device_had_received_is_handed_over_again() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy_of(&mut lead, 8);
    tell(&mut lead, &mut teacher);
    teacher.record("Received by the deputy alone.");
    pass(&mut teacher, &mut deputy);
    tell(&mut deputy, &mut teacher);
    assert_eq!(rows(&mut teacher)[0].delivery, Delivery::Received);
    assert_eq!(pass(&mut teacher, &mut lead).new_concerns, 0, "on the deputy's word");
    drop(deputy);
    let people = staff(&mut lead).people;
    let gone = people.iter().find(|row| row.person.name == "Ash Verma").unwrap().devices[0].device;
    lead.ask(Intent::RevokeDevice { device: gone, reason: "Fell into the river.".into() });
    tell(&mut lead, &mut teacher);
    assert_eq!(rows(&mut teacher)[0].delivery, Delivery::Packed, "nobody counts on the deputy's word now");
    assert_eq!(pass(&mut teacher, &mut lead).new_concerns, 1);
}

#[test]
fn what_came_back_to_a_new_device_is_handed_over_from_there_if_the_school_loses_it() {
    let (mut lead, mut teacher) = school();
    let device = confirm(&mut lead, &mut teacher);
    let mut deputy = deputy_of(&mut lead, 8);
    tell(&mut lead, &mut teacher);
    teacher.record("On a laptop that is lost.");
    pass(&mut teacher, &mut deputy);
    drop(teacher);
    deputy.ask(Intent::RevokeDevice { device, reason: "Left on the bus.".into() });
    let mut new = join(&mut deputy, 20, "Ines Duarte");
    // The lead has heard of the new device, and of nothing that the deputy did.
    pass(&mut new, &mut lead);
    confirm(&mut deputy, &mut new);
    tell(&mut deputy, &mut new);
    assert_eq!(rows(&mut new).len(), 1);
    drop(deputy);
    let people = staff(&mut lead).people;
    let gone = people.iter().find(|row| row.person.name == "Ash Verma").unwrap().devices[0].device;
    lead.ask(Intent::RevokeDevice { device: gone, reason: "Fell into the river.".into() });
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    tell(&mut lead, &mut new);
    assert_eq!(pass(&mut new, &mut lead).new_concerns, 1);
    assert_eq!(rows(&mut lead).len(), 1);
}

/// Two machines that go on from one backup hand over, each something of its own.
fn forked(lead: &mut Browser, teacher: &mut Browser) -> Browser {
    let mut other = teacher.backed_up();
    let vault = other.vault();
    other.with(Intent::Unlock { vault }, TEACHER);
    teacher.record("On the one machine.");
    other.record("On the other machine.");
    pass(teacher, lead);
    assert_eq!(pass(&mut other, lead).forks, 1);
    other
}

#[test]
fn what_follows_a_fork_is_held_as_it_comes_and_not_first_when_the_vault_is_opened_again() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut other = forked(&mut lead, &mut teacher);
    assert_eq!(rows(&mut lead).len(), 0);
    let before = held(&mut lead);
    teacher.record("Later, on the one machine.");
    other.record("Later, on the other machine.");
    pass(&mut teacher, &mut lead);
    pass(&mut other, &mut lead);
    assert_eq!(rows(&mut lead).len(), 0);
    assert!(held(&mut lead) >= before + 4);
    let now = format!("{:?}", lead.app.register().unwrap());
    lead.restart();
    let vault = lead.vault();
    lead.with(Intent::Unlock { vault }, school::LEAD);
    assert_eq!(format!("{:?}", lead.app.register().unwrap()), now);
}

#[test]
fn an_administrators_machine_that_was_put_back_to_an_earlier_day_learns_it_from_the_next_hand_over() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy_of(&mut lead, 8);
    pass(&mut deputy, &mut lead);
    let mut earlier = deputy.backed_up();
    teacher.record("After the backup.");
    pass(&mut teacher, &mut lead);
    pass(&mut lead, &mut deputy);
    pass(&mut deputy, &mut lead);
    earlier.unlock(TEACHER);
    // The lead counts on it that the deputy has the concern, and sends it no more; so the deputy must hear that this machine
    // has not.
    let (_, file) = hand_over(&mut lead);
    assert_eq!(look(&mut earlier, file).err(), Some(Problem::OldCopy));
}
