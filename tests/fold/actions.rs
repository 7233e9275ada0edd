//! Whoever holds an action says how it goes; from anybody else it is held. What contradicts each other stands until an
//! administrator settles it, and every order of arrival gives the same.

use std::collections::BTreeSet;

use holdfast::domain::action::{Asked, Assignment, Outcome, Status, Step};
use holdfast::domain::event::Event;
use holdfast::domain::ids::{ActionId, EntryId, PersonId};
use holdfast::domain::register::{Chain, Record, Register, Standing};
use holdfast::domain::roster::HeldBecause;
use serde_json::json;

use super::claims::{Believing, Book, SCHOOL, person};

const ACTION: ActionId = ActionId([7; 16]);

fn given(owner: PersonId, replaces: Vec<EntryId>) -> Event {
    let assignment: Assignment = serde_json::from_str(
        &json!({ "action": ACTION, "title": "A", "type": "observe", "owner": owner, "due": { "on": "2026-11-26" },
            "replaces": replaces })
        .to_string(),
    )
    .unwrap();
    Event::Action(Box::new(assignment))
}

fn said(holds: Option<EntryId>, replaces: &[EntryId], step: Step) -> Event {
    Event::ActionStatus(Status { action: ACTION, holds, replaces: replaces.to_vec(), step })
}

fn done() -> Step {
    Step::Done(Outcome { note: "Done.".into(), ..Outcome::default() })
}

fn passed(to: u8) -> Step {
    Step::PassedOn { to: person(to), note: String::new() }
}

/// Lead 1 gives it to 4.
fn book() -> Book {
    let mut book = Book::school();
    book.write(1, 1, given(person(4), Vec::new()));
    book
}

fn fold(book: &Book) -> Register {
    Register::fold(&SCHOOL, &book.records(), &Believing)
}

fn chain(register: &Register) -> &Chain {
    register.actions.get(&ACTION).unwrap()
}

fn held(book: &Book, entry: EntryId) -> bool {
    fold(book).held.get(&entry) == Some(&HeldBecause::NoRight)
}

#[test]
fn only_whoever_holds_it_says_how_it_goes_and_only_an_administrator_cancels() {
    for (writer, counts) in [(1, true), (2, true), (4, true), (5, false), (6, false)] {
        let mut book = book();
        let entry = book.write(writer, writer, said(None, &[], done()));
        assert_eq!(held(&book, entry), !counts, "{writer}");
        let expected = if counts { Standing::Done } else { Standing::Open };
        assert_eq!(chain(&fold(&book)).whole().unwrap().standing, expected, "{writer}");
    }
    for (writer, counts) in [(1, true), (4, false), (5, false)] {
        let mut book = book();
        let cancelled = Step::Cancelled { reason: "No longer needed.".into() };
        let entry = book.write(writer, writer, said(None, &[], cancelled));
        assert_eq!(held(&book, entry), !counts, "{writer}");
    }
}

#[test]
fn what_is_passed_on_is_held_by_the_next_and_no_more_by_the_one_before() {
    let mut book = book();
    let accepted = book.write(4, 4, said(None, &[], Step::Accepted));
    let on = book.write(4, 4, said(None, &[accepted], passed(5)));
    // The one before knows that it is gone; the next holds it by that entry and by no other.
    let before = book.write(4, 4, said(None, &[on], done()));
    let without = book.write(5, 5, said(None, &[on], done()));
    let after = book.write(5, 5, said(Some(on), &[on], done()));
    let register = fold(&book);
    assert!(held(&book, before) && held(&book, without) && !held(&book, after));
    let whole = chain(&register).whole().unwrap();
    assert_eq!((whole.standing, whole.holder, whole.contested), (Standing::Done, person(5), false));
    // Back again.
    let back = book.write(5, 5, said(Some(on), &[after], passed(4)));
    let last = book.write(4, 4, said(Some(back), &[back], Step::Accepted));
    assert!(!held(&book, back) && !held(&book, last));
    assert_eq!(chain(&fold(&book)).whole().unwrap().holder, person(4));
    // A chain that begins with somebody who never held it hands on nothing.
    let forged = book.write(5, 5, said(None, &[], passed(5)));
    let from_it = book.write(5, 5, said(Some(forged), &[], done()));
    assert!(held(&book, forged) && held(&book, from_it));
}

#[test]
fn two_who_know_nothing_of_each_other_both_stand_until_an_administrator_settles_it() {
    let mut book = book();
    let done = book.write(4, 4, said(None, &[], done()));
    let cancelled = book.write(2, 2, said(None, &[], Step::Cancelled { reason: "Moved away.".into() }));
    let register = fold(&book);
    let whole = chain(&register).whole().unwrap();
    assert!(whole.contested && chain(&register).contested() && !chain(&register).is_closed());
    assert_eq!(whole.heads.iter().map(|head| head.entry).collect::<BTreeSet<_>>(), [done, cancelled].into());
    // Its owner does not settle it.
    let own = book.write(4, 4, said(None, &[done, cancelled], Step::Accepted));
    assert!(held(&book, own));
    let settled = said(None, &[done, cancelled], Step::Reopened { reason: "Asked both.".into() });
    book.write(3, 3, settled);
    let register = fold(&book);
    assert_eq!(chain(&register).whole().unwrap().standing, Standing::Open);
    assert!(!chain(&register).contested());
    // Two versions are contested in the same way.
    let first = book.entries.iter().find(|entry| matches!(entry.4, Event::Action(_))).unwrap().0;
    let one = book.write(1, 1, given(person(4), vec![first]));
    let two = book.write(2, 2, given(person(4), vec![first]));
    assert!(chain(&fold(&book)).contested());
    book.write(3, 3, given(person(4), vec![one, two]));
    assert!(!chain(&fold(&book)).contested());
}

/// Given to 4, who asks 5 for a part; 5 does it, and 4 says so.
fn asked() -> (Book, [EntryId; 4]) {
    let mut book = book();
    let accepted = book.write(4, 4, said(None, &[], Step::Accepted));
    let asked = Asked { action: ACTION, holds: None, to: person(5), part: "Sit with her.".into() };
    let asked = book.write(4, 4, Event::ActionAsked(asked));
    let part = book.write(5, 5, said(Some(asked), &[], done()));
    let all = book.write(4, 4, said(None, &[accepted], done()));
    (book, [accepted, asked, part, all])
}

#[test]
fn a_part_is_the_colleagues_and_the_whole_stays_with_whoever_asked() {
    let (mut book, [accepted, asked, part, all]) = asked();
    let register = fold(&book);
    let threads = chain(&register).threads();
    let stand: Vec<_> = threads.iter().map(|thread| (thread.holder, thread.standing)).collect();
    assert_eq!(stand, [(person(4), Standing::Done), (person(5), Standing::Done)]);
    // Each has their own part of the chain, and the one who was asked nothing of the rest.
    let given = register.actions.get(&ACTION).unwrap().current().unwrap().entry;
    let carried = |number| chain(&register).carried_to(person(number));
    assert_eq!(carried(4), [given, accepted, asked, part, all].into());
    assert_eq!(carried(5), [given, asked, part].into());
    assert!(carried(2).is_empty() && carried(6).is_empty());
    // Somebody who was asked for a part does not speak of the whole.
    let whole = book.write(5, 5, said(None, &[], done()));
    assert!(held(&book, whole));
}

#[test]
fn a_device_that_has_its_persons_part_alone_judges_it_as_the_school_does() {
    let (book, [_, asked, part, _]) = asked();
    let whole = fold(&book);
    for number in [4, 5] {
        let carried = chain(&whole).carried_to(person(number));
        let mut records = book.records();
        records.retain(|record| record.body.what.is_roster() || carried.contains(&record.id));
        let own = Register::fold(&SCHOOL, &records, &Believing);
        assert!(own.held.is_empty(), "{number}: {:?}", own.held);
        let standing = |register: &Register, holds| {
            register.actions.get(&ACTION).unwrap().thread_of(holds).map(|thread| thread.standing)
        };
        assert_eq!(standing(&own, Some(asked)), standing(&whole, Some(asked)), "{number}");
        assert!(carried.contains(&part));
    }
}

#[test]
fn every_order_of_arrival_gives_the_same_chain() {
    let (mut book, [_, asked, part, _]) = asked();
    let on = book.write(5, 5, said(Some(asked), &[part], passed(3)));
    book.write(6, 6, said(Some(on), &[on], done()));
    book.write(4, 4, said(Some(on), &[on], done()));
    let records = book.records();
    let (rights, rest): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|record| record.body.what.is_roster());
    let seen = |register: &Register| {
        let threads: Vec<_> = chain(register)
            .threads()
            .iter()
            .map(|thread| (thread.holder, thread.standing, thread.contested, thread.holds))
            .collect();
        (threads, register.held.clone(), chain(register).carried_to(person(4)))
    };
    let expected = seen(&fold(&book));
    assert_eq!(expected.1.len(), 2, "{:?}", expected.1);
    let mut rest = rest;
    for _ in 0..rest.len() {
        rest.rotate_left(1);
        let mut register = Register::fold(&SCHOOL, &rights, &Believing);
        assert!(rest.iter().all(|record| register.extend(record)));
        assert_eq!(seen(&register), expected);
        let backwards: Vec<Record> = rights.iter().chain(rest.iter().rev()).cloned().collect();
        assert_eq!(seen(&Register::fold(&SCHOOL, &backwards, &Believing)), expected);
    }
}
