//! A chronology stands in the order in which things happened, whatever the order in which entries arrived.

use std::collections::BTreeSet;

use holdfast::domain::chronology::{
    Chronology, Event, Filter, For, Sort, Source, Span, chart, chronology, first_instant, row,
};
use holdfast::domain::concern::Child;
use holdfast::domain::event::{Event as Entry, FileLock, Star};
use holdfast::domain::ids::{EntryId, FlagId, PupilId};
use holdfast::domain::profile::{FlagDraft, FlagKind};
use holdfast::domain::register::Register;
use holdfast::domain::time::{Day, Minute, When};
use proptest::prelude::*;
use serde_json::json;

use super::claims::{Believing, Book, SCHOOL, person};

const CHILD: PupilId = PupilId([7; 16]);
const OTHER: PupilId = PupilId([6; 16]);

fn concern(happened: When, observed: When, form: &str, pupils: &[PupilId]) -> Entry {
    let pupils: Vec<_> = pupils
        .iter()
        .map(|pupil| json!({ "child": Child::Pupil(*pupil), "role": "subject", "name": "A" }))
        .collect();
    let concern = serde_json::from_value(json!({ "form": form, "pupils": pupils, "narrative": "A",
        "happened": happened, "observed": observed, "told": "own", "danger": false }));
    Entry::Concern(Box::new(concern.unwrap()))
}

fn fold(book: &Book) -> Register {
    Register::fold(&SCHOOL, &book.records(), &Believing)
}

fn of(register: &Register, viewer: u8) -> Chronology {
    let pupils = BTreeSet::from([CHILD]);
    chronology(register, For { pupils: &pupils, viewer: person(viewer) })
}

fn at(text: &str) -> When {
    When::At(Minute::parse(text).unwrap())
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn entries(chronology: &Chronology) -> Vec<EntryId> {
    chronology.events.iter().map(|event| event.entry).collect()
}

#[test]
fn a_flag_stands_where_it_began_and_where_it_ended_and_what_was_in_error_nowhere() {
    let mut book = Book::school();
    let flag = |until: Option<&str>, in_error: &str, replaces: &[EntryId]| {
        let draft = FlagDraft {
            kind: Some(FlagKind::EarlyHelp),
            from: Some(day("2026-02-02")),
            until: until.map(day),
            in_error: in_error.into(),
            ..FlagDraft::default()
        };
        Entry::Flag(Box::new(draft.check(FlagId([1; 16]), CHILD, replaces.to_vec()).unwrap()))
    };
    let seen = book.write(1, 1, concern(at("2026-03-01T09:00"), When::Unknown, "concern", &[CHILD]));
    let set = book.write(1, 1, flag(None, "", &[]));
    let ended = book.write(2, 2, flag(Some("2026-04-01"), "", &[set]));
    let found = of(&fold(&book), 1);
    assert_eq!(entries(&found), [set, seen, ended]);
    assert_eq!(found.events[2].source, Source::FlagEnded(FlagId([1; 16])));
    book.write(2, 2, flag(None, "Of another child.", &[ended]));
    assert_eq!(entries(&of(&fold(&book), 1)), [seen]);
}

#[test]
fn what_was_in_error_or_is_not_for_these_eyes_is_counted_and_left_out() {
    let mut book = Book::school();
    let mine = book.write(1, 1, concern(at("2026-03-01T09:00"), When::Unknown, "concern", &[CHILD]));
    let both = book.write(1, 1, concern(at("2026-03-02T09:00"), When::Unknown, "concern", &[CHILD, OTHER]));
    let wrong = book.write(1, 1, concern(at("2026-03-03T09:00"), When::Unknown, "concern", &[CHILD]));
    book.write(1, 1, concern(at("2026-03-04T09:00"), When::Unknown, "concern", &[OTHER]));
    let withdraw = json!({ "kind": "withdraw", "entry": wrong, "reason": "A" }).to_string();
    book.write(1, 1, serde_json::from_str(&withdraw).unwrap());
    let found = of(&fold(&book), 2);
    assert_eq!((entries(&found), found.in_error, found.kept_from), (vec![mine, both], 1, 0));
    let lock = FileLock { pupil: OTHER, person: person(2), off: false, reason: "A".into(), replaces: vec![] };
    book.write(1, 1, Entry::FileLock(lock));
    let found = of(&fold(&book), 2);
    assert_eq!((entries(&found), found.in_error, found.kept_from), (vec![mine], 1, 1));
    assert_eq!(entries(&of(&fold(&book), 1)).len(), 2, "nobody else is kept from it");
}

#[test]
fn a_star_is_somebodys_word_and_filters_show_what_they_say() {
    let mut book = Book::school();
    let first = book.write(1, 1, concern(at("2026-03-01T23:30"), When::Unknown, "concern", &[CHILD]));
    let meeting = book.write(1, 1, concern(at("2026-07-01T00:30"), When::Unknown, "meeting", &[CHILD]));
    let star = |off, replaces: &[EntryId]| {
        let (why, replaces) = ("The first sign.".into(), replaces.to_vec());
        Entry::Star(Star { pupil: CHILD, event: first, off, why, replaces })
    };
    let starred = book.write(2, 2, star(false, &[]));
    let pupils = BTreeSet::from([CHILD]);
    let shown = |book: &Book, filter: &Filter| -> Vec<EntryId> {
        let register = fold(book);
        let found = of(&register, 1);
        let shown = found.events.iter().filter(|event| filter.shows(&register, &pupils, event));
        shown.map(|event| event.entry).collect()
    };
    let only_starred = Filter { starred: true, ..Filter::default() };
    assert_eq!(shown(&book, &only_starred), [first]);
    let register = fold(&book);
    let for_one = For { pupils: &pupils, viewer: person(1) };
    let drawn = row(&register, for_one, &of(&register, 1).events[0]).unwrap();
    assert_eq!(drawn.star.unwrap().who.name, "Person 2");
    assert_eq!(shown(&book, &Filter::default()), [first, meeting]);
    let meetings = Filter { sorts: BTreeSet::from([Sort::Meeting]), ..Filter::default() };
    assert_eq!(shown(&book, &meetings), [meeting]);
    // Half past midnight in summer is that day, though the day before in universal time.
    let from = Filter { from: Some(day("2026-07-01")), until: Some(day("2026-07-01")), ..Filter::default() };
    assert_eq!(shown(&book, &from), [meeting]);
    book.write(1, 1, star(true, &[starred]));
    assert!(shown(&book, &only_starred).is_empty());
}

#[test]
fn a_chart_leaves_no_month_out_and_counts_years_where_months_are_many() {
    let mut book = Book::school();
    for when in ["2025-11-30T23:30", "2026-01-05T09:00", "2026-02-01T00:10"] {
        book.write(1, 1, concern(at(when), When::Unknown, "concern", &[CHILD]));
    }
    book.write(1, 1, concern(at("2026-06-01T09:00"), When::Unknown, "meeting", &[CHILD]));
    let register = fold(&book);
    let drawn = chart(&register, &of(&register, 1).events);
    let bars: Vec<_> = drawn.bars.iter().map(|bar| (bar.span, bar.counts.iter().sum::<u32>())).collect();
    let month = Span::Month;
    assert_eq!(bars, [(month(2025, 11), 1), (month(2025, 12), 0), (month(2026, 1), 1), (month(2026, 2), 1)]);
    assert_eq!(drawn.series, [None], "nobody has filed any");
    book.write(1, 1, concern(at("2021-01-05T09:00"), When::Unknown, "concern", &[CHILD]));
    let register = fold(&book);
    let drawn = chart(&register, &of(&register, 1).events);
    assert_eq!(
        (drawn.bars.len(), drawn.bars[0].span, drawn.bars[5].span),
        (6, Span::Year(2021), Span::Year(2026))
    );
}

fn minutes() -> impl Strategy<Value = Minute> {
    // Around the nights on which the clocks change, and anywhere in two years.
    let near = |text: &str| {
        let middle = Minute::parse(text).unwrap().to_millis();
        (-180..180i64).prop_map(move |minutes| Minute::from_millis(middle.plus(minutes * 60_000)))
    };
    let year = Minute::parse("2026-01-01T00:00").unwrap().to_millis();
    prop_oneof![
        near("2026-03-29T01:00"),
        near("2026-10-25T01:00"),
        (0..1_000_000i64).prop_map(move |minutes| Minute::from_millis(year.plus(minutes * 60_000))),
    ]
}

fn whens() -> impl Strategy<Value = When> {
    prop_oneof![
        4 => minutes().prop_map(When::At),
        1 => (minutes(), minutes()).prop_map(|(one, other)| When::Between(one.min(other), one.max(other))),
        2 => minutes().prop_map(|minute| When::On(minute.day())),
        1 => Just(When::Unknown),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_order_of_arrival_gives_the_order_of_what_happened(
        times in prop::collection::vec((whens(), whens(), 1..=3u8), 1..24), turn in 0..24usize,
    ) {
        let mut book = Book::school();
        for (happened, observed, by) in &times {
            book.write(*by, *by, concern(*happened, *observed, "concern", &[CHILD]));
        }
        let records = book.records();
        let found = of(&Register::fold(&SCHOOL, &records, &Believing), 1);
        prop_assert_eq!(found.events.len(), times.len(), "none is lost");
        let order = |one: &Event, other: &Event| (one.at, one.recorded, one.device, one.seq)
            < (other.at, other.recorded, other.device, other.seq);
        prop_assert!(found.events.is_sorted_by(order), "{:?}", found.events);
        for event in &found.events {
            prop_assert!(first_instant(event.when).is_some_and(|instant| instant <= event.at));
        }
        let mut turned = records.clone();
        turned.rotate_left(turn % records.len());
        prop_assert_eq!(&found, &of(&Register::fold(&SCHOOL, &turned, &Believing), 1));
        turned.reverse();
        prop_assert_eq!(&found, &of(&Register::fold(&SCHOOL, &turned, &Believing), 1));
    }
}
