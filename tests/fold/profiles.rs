//! What administrators keep of pupils: flags are set, ended and corrected by entries; two who change one apart both stand;
//! and nobody lets themselves into a file that they are kept from.

use holdfast::domain::concern::{Child, Concern};
use holdfast::domain::event::{Event, FileLock, Flag, JoinPupils};
use holdfast::domain::ids::{EntryId, FlagId, PupilId};
use holdfast::domain::profile::{FlagDraft, FlagKind};
use holdfast::domain::register::Register;
use holdfast::domain::time::Day;
use serde_json::json;

use super::claims::{Believing, Book, SCHOOL, person};

const CHILD: PupilId = PupilId([7; 16]);
const FLAG: FlagId = FlagId([8; 16]);

fn flag(until: Option<&str>, replaces: &[EntryId]) -> Event {
    let day = |text| Day::parse_iso(text).unwrap();
    let draft = FlagDraft {
        kind: Some(FlagKind::ChildInNeed),
        from: Some(day("2026-02-02")),
        until: until.map(day),
        worker: "A. Worker".into(),
        ..FlagDraft::default()
    };
    Event::Flag(Box::new(draft.check(FLAG, CHILD, replaces.to_vec()).unwrap()))
}

fn lock(whom: u8, off: bool, replaces: &[EntryId]) -> Event {
    let (reason, replaces) = ("Parent of the child.".into(), replaces.to_vec());
    Event::FileLock(FileLock { pupil: CHILD, person: person(whom), off, reason, replaces })
}

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

fn current(register: &Register) -> &Flag {
    &register.profiles.flag(&FLAG).unwrap().current().unwrap().what
}

#[test]
fn a_flag_is_set_ended_and_corrected_and_nothing_of_it_is_lost() {
    let mut book = Book::school();
    let set = book.write(1, 1, flag(None, &[]));
    every_order(&book, |register| assert_eq!(current(register).until, None));
    let ended = book.write(2, 2, flag(Some("2026-05-01"), &[set]));
    every_order(&book, |register| assert_eq!(current(register).until.unwrap().iso(), "2026-05-01"));
    book.write(3, 3, flag(Some("2026-05-04"), &[ended]));
    every_order(&book, |register| {
        assert_eq!(current(register).until.unwrap().iso(), "2026-05-04");
        let versions = register.profiles.flag(&FLAG).unwrap();
        assert_eq!((versions.all().len(), versions.contested()), (3, false));
    });
    let [one, other] = [flag(None, &[ended]), flag(Some("2026-06-01"), &[ended])];
    let mut apart = book.clone();
    apart.write(1, 1, one);
    apart.write(2, 2, other);
    every_order(&apart, |register| {
        let versions = register.profiles.flag(&FLAG).unwrap();
        assert!(versions.contested() && versions.standing().len() == 3, "all three stand");
    });
}

#[test]
fn a_recorder_sets_no_flag_and_no_lock() {
    let mut book = Book::school();
    let forged = [book.write(4, 4, flag(None, &[])), book.write(4, 4, lock(2, false, &[]))];
    every_order(&book, |register| {
        assert!(register.profiles.flag(&FLAG).is_none() && !register.shut_out(&person(2), &CHILD));
        assert!(forged.iter().all(|entry| register.held.contains_key(entry)));
    });
}

#[test]
fn nobody_lets_themselves_in_and_while_two_differ_the_file_stays_shut() {
    let mut book = Book::school();
    let shut = book.write(1, 1, lock(2, false, &[]));
    every_order(&book, |register| {
        assert!(register.shut_out(&person(2), &CHILD) && !register.shut_out(&person(3), &CHILD));
    });
    let own = book.write(2, 2, lock(2, true, &[shut]));
    every_order(&book, |register| {
        assert!(register.shut_out(&person(2), &CHILD), "their own word does not count");
        assert!(register.held.contains_key(&own), "and is shown as held");
    });
    let mut differ = book.clone();
    differ.write(1, 1, lock(2, false, &[shut]));
    differ.write(3, 3, lock(2, true, &[shut]));
    every_order(&differ, |register| assert!(register.shut_out(&person(2), &CHILD)));
    book.write(3, 3, lock(2, true, &[shut]));
    every_order(&book, |register| assert!(!register.shut_out(&person(2), &CHILD)));
}

#[test]
fn whoever_is_kept_from_a_child_is_kept_from_all_that_names_them_however_they_were_entered() {
    let twice = PupilId([9; 16]);
    let mut book = Book::school();
    book.write(1, 1, lock(2, false, &[]));
    book.write(1, 1, Event::JoinPupils(JoinPupils { kept: twice, joined: CHILD }));
    let concern = |child: Child| -> Concern {
        serde_json::from_value(
            json!({ "pupils": [{ "child": child, "role": "witness", "name": "A" }], "narrative": "A",
            "happened": "unknown", "observed": "unknown", "told": "own", "danger": false }),
        )
        .unwrap()
    };
    let register = Register::fold(&SCHOOL, &book.records(), &Believing);
    for named in [CHILD, twice] {
        assert!(register.shut_out_of(&person(2), &concern(Child::Pupil(named))));
        assert!(!register.shut_out_of(&person(1), &concern(Child::Pupil(named))));
    }
    assert!(!register.shut_out_of(&person(2), &concern(Child::Pupil(PupilId([1; 16])))));
    assert!(!register.shut_out_of(&person(2), &concern(Child::Unlisted("A".into()))));
}
