//! What administrators make of a concern: every order of arrival gives one result, what two wrote without knowing of each
//! other stands side by side, and nothing is closed by somebody who had not heard of a decision.

use holdfast::domain::event::{ActedOn, Event, SetStatus, Triage};
use holdfast::domain::ids::EntryId;
use holdfast::domain::register::{Register, Triaged};
use holdfast::domain::triage::{Decision, Level, Risk, Status};

use super::claims::{Believing, Book, SCHOOL};

const CONCERN: EntryId = EntryId([200; 32]);

fn triage(level: Level, replaces: &[EntryId]) -> Event {
    Event::Triage(Triage {
        concern: CONCERN,
        categories: Vec::new(),
        level,
        risk: Risk::Low,
        risk_reason: "A".into(),
        decision: Decision::Monitor,
        unnamed: false,
        reason: "A".into(),
        replaces: replaces.to_vec(),
    })
}

fn status(status: Status, upon: &[EntryId], replaces: &[EntryId]) -> Event {
    let (upon, replaces) = (upon.to_vec(), replaces.to_vec());
    let (outcome, reason) = (String::new(), String::new());
    Event::Status(SetStatus { concern: CONCERN, status, outcome, reason, upon, replaces })
}

/// The register, which must be the same in every order of arrival, one entry after the other or all at once.
fn every_order(book: &Book, look: impl Fn(&Register)) {
    let mut records = book.records();
    for _ in 0..records.len() {
        records.rotate_left(1);
        look(&Register::fold(&SCHOOL, &records, &Believing));
        let (roster, others): (Vec<_>, Vec<_>) =
            records.iter().cloned().partition(|record| record.body.what.is_roster());
        let mut register = Register::fold(&SCHOOL, &roster, &Believing);
        assert!(others.iter().all(|record| register.extend(record)));
        look(&register);
    }
}

fn of(register: &Register) -> &Triaged {
    register.triages.of(&CONCERN).unwrap()
}

#[test]
fn two_decisions_at_once_stand_side_by_side_until_one_replaces_both() {
    let mut book = Book::school();
    let one = book.write(1, 1, triage(Level::Early, &[]));
    let other = book.write(2, 2, triage(Level::Acute, &[]));
    every_order(&book, |register| {
        assert!(of(register).contested() && of(register).triages.standing().len() == 2);
    });
    book.write(1, 1, triage(Level::Targeted, &[one, other]));
    every_order(&book, |register| {
        assert!(!of(register).contested());
        assert_eq!(of(register).triage().unwrap().level, Level::Targeted);
        assert_eq!(of(register).triages.all().len(), 3, "nothing is lost");
    });
}

#[test]
fn what_one_closed_and_the_other_did_not_is_open() {
    let mut book = Book::school();
    let decided = book.write(1, 1, triage(Level::Early, &[]));
    let closed = book.write(1, 1, status(Status::ClosedResolved, &[decided], &[]));
    every_order(&book, |register| assert_eq!(of(register).status(), Status::ClosedResolved));
    let watched = book.write(2, 2, status(Status::Monitoring, &[decided], &[]));
    every_order(&book, |register| {
        assert_eq!(of(register).status(), Status::Monitoring);
        assert!(of(register).contested() && of(register).before().closed);
    });
    book.write(2, 2, status(Status::ClosedNoAction, &[decided], &[closed, watched]));
    every_order(&book, |register| {
        assert!(!of(register).contested());
        assert_eq!(of(register).status(), Status::ClosedNoAction);
    });
}

#[test]
fn a_decision_that_whoever_closed_had_not_heard_of_keeps_the_concern_open() {
    let mut book = Book::school();
    let first = book.write(1, 1, triage(Level::Early, &[]));
    let closed = book.write(1, 1, status(Status::ClosedNoAction, &[first], &[]));
    let second = book.write(2, 2, triage(Level::Acute, &[first]));
    every_order(&book, |register| {
        assert_eq!(of(register).status(), Status::Triaged);
        assert!(of(register).contested(), "though neither replaced the other");
    });
    book.write(2, 2, status(Status::ClosedResolved, &[second], &[closed]));
    every_order(&book, |register| {
        assert_eq!((of(register).status(), of(register).contested()), (Status::ClosedResolved, false));
    });
}

#[test]
fn a_recorders_word_of_it_counts_for_nothing() {
    let mut book = Book::school();
    let forged = [
        book.write(4, 4, triage(Level::Universal, &[])),
        book.write(4, 4, status(Status::ClosedNoAction, &[], &[])),
        book.write(4, 4, Event::ActedOn(ActedOn { concern: CONCERN })),
    ];
    every_order(&book, |register| {
        assert!(register.triages.of(&CONCERN).is_none() && register.triages.acted_on(&CONCERN).is_none());
        assert!(forged.iter().all(|entry| register.held.contains_key(entry)));
    });
    let note = book.write(2, 2, Event::ActedOn(ActedOn { concern: CONCERN }));
    every_order(&book, |register| assert_eq!(register.triages.acted_on(&CONCERN), Some(note)));
}
