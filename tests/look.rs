//! Looking into a file says the same whether its entries are weighed beside what is here, or everything is folded anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of it")]
#[path = "bundles/forge.rs"]
mod forge;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::BTreeMap;

use forge::Sender;
use holdfast::app::intent::Intent;
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::{Arrival, Found, Held, SetAside, View};
use holdfast::bundle::armour::{armour, can_be_armoured};
use holdfast::domain::event::{Addition, Body, Event};
use holdfast::domain::ids::EntryId;
use holdfast::domain::person::{Position, Right, Role};
use holdfast::log::entry::{Entry, Verified};
use school::{Browser, DEPUTY, LEAD, TEACHER, confirm, deputy, join, school, staff};

fn look(browser: &mut Browser, files: Vec<Vec<u8>>) -> Vec<Found> {
    let names = files.iter().map(|_| "f".to_owned()).collect();
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names }, files).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    arrivals.into_iter().map(|arrival| arrival.found.unwrap()).collect()
}

/// The next entry of a chain, in which its writer adds to a concern.
fn addition(by: &Sender, after: &Entry<Verified>, concern: EntryId) -> Entry<Verified> {
    let first: Body = serde_json::from_str(by.chain[0].body().unwrap()).unwrap();
    let what = Event::Addition(Addition { entry: concern, text: "There was more.".into() });
    let body = Body { salt: "5a".repeat(16), what, ..first };
    by.entry(after.header().seq + 1, Some(after.id()), &serde_json::to_string(&body).unwrap())
}

/// A hand-over of what follows a chain that is known.
fn following(by: &Sender, to: &Sender, number: u64, entries: &[&Entry<Verified>]) -> Vec<u8> {
    let lines: Vec<String> = entries.iter().map(|entry| entry.line().to_owned()).collect();
    let at = |entry: &Entry<Verified>| Position { seq: entry.header().seq, head: entry.id() };
    let first = entries[0].header();
    by.bundle(&to.recipient, &lines, |manifest| {
        let base = Position { seq: first.seq - 1, head: first.prev.unwrap() };
        manifest.number = number;
        manifest.base = BTreeMap::from([(by.device, base)]);
        manifest.heads.insert(by.device, at(entries[entries.len() - 1]));
    })
}

fn concern_of(by: &Sender) -> EntryId {
    let is_one = |entry: &&Entry<Verified>| entry.line().contains(r#""kind":"concern""#);
    by.chain.iter().find(is_one).unwrap().id()
}

#[test]
fn an_addition_counts_for_its_writer_and_is_held_for_anybody_else() {
    let (mut lead, mut teacher) = school();
    let mut other = join(&mut lead, 3, "Robin Vale");
    teacher.record("No coat in the rain.");
    confirm(&mut lead, &mut teacher);
    confirm(&mut lead, &mut other);
    let [by_teacher, by_other, by_lead] =
        [Sender::of(&teacher, TEACHER), Sender::of(&other, TEACHER), Sender::of(&lead, LEAD)];
    let concern = concern_of(&by_teacher);
    let own = addition(&by_teacher, by_teacher.chain.last().unwrap(), concern);
    let foreign = addition(&by_other, by_other.chain.last().unwrap(), concern);
    let files =
        [following(&by_teacher, &by_lead, 2, &[&own]), following(&by_other, &by_lead, 2, &[&foreign])];
    let found = look(&mut lead, files.to_vec());
    let said: Vec<_> = found.iter().map(|found| (found.new, found.new_concerns, found.held)).collect();
    assert_eq!(said, [(1, 0, 0), (1, 0, 1)]);

    // A newcomer's enrolment may change rights: everything is folded for it, and for the files after it.
    let mut newcomer = join(&mut lead, 4, "Noor Haddad");
    let (_, enrolment) = newcomer.file(Intent::HandOver);
    let found = look(&mut lead, [vec![enrolment], files.to_vec()].concat());
    let said: Vec<_> = found[1..].iter().map(|found| (found.new, found.new_concerns, found.held)).collect();
    assert_eq!(said, [(1, 0, 0), (1, 0, 1)]);
}

#[test]
fn the_second_of_two_files_is_compared_with_what_the_first_brings() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let known = Sender::of(&teacher, TEACHER).chain.len();
    teacher.record("No coat in the rain.");
    teacher.record("No coat again.");
    let [by_teacher, by_lead] = [Sender::of(&teacher, TEACHER), Sender::of(&lead, LEAD)];
    let [first, second] = [0, 1].map(|place: usize| &by_teacher.chain[known + place]);
    let branch = {
        let body = second.body().unwrap().replace("again", "today");
        by_teacher.entry(second.header().seq, Some(first.id()), &body)
    };
    let files = vec![
        following(&by_teacher, &by_lead, 2, &[first, second]),
        following(&by_teacher, &by_lead, 3, &[second]),
        following(&by_teacher, &by_lead, 5, &[&branch]),
        following(&by_teacher, &by_lead, u64::MAX, &[&branch]),
    ];
    let found = look(&mut lead, files);
    let said: Vec<_> =
        found.iter().map(|found| (found.new, found.new_concerns, found.known, found.forks)).collect();
    assert_eq!(said, [(2, 2, 0, 0), (0, 0, 1, 0), (1, 0, 0, 1), (0, 0, 1, 0)]);
    assert!(found.iter().all(|found| !found.gap), "the first file fills it");
    assert_eq!(found[2].held, 1, "both branches of a fork are held");
    let numbers = [&found[2].missing_numbers, &found[3].missing_numbers];
    assert_eq!((numbers[0].as_slice(), numbers[1].len()), ([2, 3, 4].as_slice(), 100), "at most a hundred");
}

fn held_back(browser: &mut Browser) -> Held {
    match browser.ask(Intent::Held) {
        View::Held(held) => held,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_read_is_kept_counted_and_shown_with_what_to_do() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let [by_teacher, by_lead] = [Sender::of(&teacher, TEACHER), Sender::of(&lead, LEAD)];
    let first: serde_json::Value = serde_json::from_str(by_teacher.chain[0].body().unwrap()).unwrap();
    let (who, at) = (first["who"].to_string(), first["at"].to_string());
    let salt = "5a".repeat(16);
    let bodies = [
        format!(
            r#"{{"salt":"{salt}","who":{who},"at":{at},"what":{{"kind":"concern","pupils":"everybody"}}}}"#
        ),
        format!(r#"{{"salt":"{salt}","who":"somebody","at":"once","what":{{"kind":"withdraw"}}}}"#),
        format!(r#"{{"salt":"{salt}","who":{who},"at":{at},"what":{{"kind":"telepathy","range":3}}}}"#),
    ];
    let mut entries: Vec<Entry<Verified>> = Vec::new();
    for body in &bodies {
        let last = entries.last().unwrap_or_else(|| by_teacher.chain.last().unwrap());
        let next = by_teacher.entry(last.header().seq + 1, Some(last.id()), body);
        entries.push(next);
    }
    let file = following(&by_teacher, &by_lead, 2, &entries.iter().collect::<Vec<_>>());
    let found = look(&mut lead, vec![file]).remove(0);
    assert_eq!((found.new, found.new_concerns, found.unreadable, found.newer), (3, 0, 2, 1));
    lead.ask(Intent::MergeBundles);
    // The same when everything is folded anew.
    for anew in [false, true] {
        if anew {
            lead.restart();
            lead.unlock(LEAD);
        }
        let View::Home(home) = lead.ask(Intent::Home) else { panic!("not home") };
        assert_eq!(home.held, 3);
        let Held { rows, total } = held_back(&mut lead);
        assert_eq!(total, 3);
        let of = |because: SetAside| rows.iter().filter(|row| row.because == because).collect::<Vec<_>>();
        let unreadable = of(SetAside::Unreadable);
        assert_eq!((unreadable.len(), of(SetAside::Newer).len()), (2, 1));
        assert!(unreadable.iter().all(|row| row.who.name == "Ines Duarte"), "or whose device it is");
        let without = unreadable.iter().find(|row| row.at.is_none()).unwrap().entry;
        let released = Intent::Release { entry: without, reason: "Asked her.".into() };
        assert!(lead.try_ask(released, Vec::new()).is_err(), "nobody can let count what says nothing");
        let View::Devices(devices) = lead.ask(Intent::Devices) else { panic!("no devices") };
        let device = devices.rows.iter().find(|device| device.device == by_teacher.device).unwrap();
        assert!(device.held == 3 && device.needs_somebody());
    }
    let mut other = deputy(&mut lead);
    assert_eq!(held_back(&mut other).total, 3, "it travels on as it came");
}

fn refusal(browser: &mut Browser, file: Vec<u8>) -> Problem {
    let (view, _) =
        browser.try_ask(Intent::LookAtBundles { names: vec!["f".to_owned()] }, vec![file]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    let Arrival { found, .. } = arrivals.remove(0);
    found.unwrap_err()
}

#[test]
fn what_would_take_ones_own_right_is_refused_by_its_name() {
    let (mut lead, _) = school();
    let mut deputy = deputy(&mut lead);
    let to = Sender::of(&deputy, TEACHER);
    let by_lead = Sender::of(&lead, LEAD);
    // Before the place where the lead made anybody an administrator.
    let [before, second] = [&by_lead.chain[1], &by_lead.chain[2]];
    let (_, said) = second.body().unwrap().split_once(r#","who":"#).unwrap();
    let other = format!(r#"{{"salt":"{}","who":{said}"#, "5a".repeat(16));
    let branch = by_lead.entry(second.header().seq, Some(before.id()), &other);
    let file = following(&by_lead, &to, 90, &[&branch]);
    assert_eq!(refusal(&mut deputy, file), Problem::Bundle(BundleFlaw::ForkOfRights));

    let row = staff(&mut lead).people.into_iter().find(|row| row.person.name == DEPUTY).unwrap();
    let known = by_lead.chain.len();
    lead.ask(Intent::Appoint { person: row.person.person, right: Right::Administrator, has: false });
    let by_lead = Sender::of(&lead, LEAD);
    let rest: Vec<_> = by_lead.chain[known..].iter().collect();
    let file = following(&by_lead, &to, 91, &rest);
    assert_eq!(refusal(&mut deputy, file), Problem::Bundle(BundleFlaw::EndsRights));
}

#[test]
fn an_update_in_letters_is_taken_like_any_and_says_when_it_holds_nothing_for_this_device() {
    let (mut lead, mut teacher) = school();
    let mut other = join(&mut lead, 3, "Robin Vale");
    teacher.record("No coat in the rain.");
    confirm(&mut lead, &mut teacher);
    confirm(&mut lead, &mut other);
    let (_, parcel) = lead.file(Intent::SendUpdate);
    assert!(can_be_armoured(&parcel));
    let letters = armour(&parcel).unwrap();
    assert!(letters.is_ascii());
    let mut stranger = join(&mut lead, 4, "Noor Haddad");
    assert_eq!(refusal(&mut stranger, letters.clone()), Problem::Bundle(BundleFlaw::NotInParcel));
    let mut cut = letters.clone();
    cut.truncate(letters.len() - 60);
    for browser in [&mut teacher, &mut other] {
        let found = browser.merge(letters.clone());
        assert!(found.kind == "update" && found.new > 0);
        assert_eq!(browser.status.as_ref().unwrap().role, Role::Recorder);
    }
    let cut_short = [&mut teacher, &mut other].map(|browser| {
        let (view, _) = browser
            .try_ask(Intent::LookAtBundles { names: vec!["f".to_owned()] }, vec![cut.clone()])
            .unwrap();
        let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
        arrivals.remove(0).found.err()
    });
    assert!(cut_short.contains(&Some(Problem::Bundle(BundleFlaw::Truncated))), "{cut_short:?}");
}
