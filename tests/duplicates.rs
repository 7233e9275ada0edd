//! One child entered twice: suggested, joined by a person, and taken apart again; every order gives one result.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "fold/claims.rs"]
#[allow(dead_code, reason = "each test file uses its own part of the book")]
mod claims;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use claims::{Believing, Book, SCHOOL};
use holdfast::app::intent::{DuplicatesIntent, Intent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Duplicates, PupilPage, View};
use holdfast::domain::concern::{Child, Involved, PupilRole};
use holdfast::domain::duplicates::Alike;
use holdfast::domain::event::{Event, JoinPupils, SeparatePupils};
use holdfast::domain::ids::{EntryId, PupilId};
use holdfast::domain::register::Register;
use proptest::prelude::*;
use school::{Browser, confirm, deputy, school, tell};

fn pupils(browser: &mut Browser, text: &str) -> PupilPage {
    match browser.ask(Intent::FindPupils { text: text.into(), offset: 0, limit: 200 }) {
        View::Pupils(page) => page,
        other => panic!("{other:?}"),
    }
}

fn duplicates(browser: &mut Browser, intent: Intent) -> Duplicates {
    match browser.ask(intent) {
        View::Duplicates(duplicates) => duplicates,
        other => panic!("{other:?}"),
    }
}

fn import(browser: &mut Browser, rows: &str) {
    let file = format!("Surname,Forename,DOB,Reg,UPN\n{rows}\n");
    let View::PupilSheet(sheet) = browser.with(Intent::ReadPupilFile, file.as_bytes()) else { panic!() };
    browser.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    browser.ask(Intent::ImportPupils);
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

/// The lead and a deputy, each of whom has entered one child by themselves; and a teacher.
fn twice() -> (Browser, Browser, Browser, [PupilId; 2]) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy(&mut lead);
    import(&mut lead, "Wójcik,Tomasz,04/05/2017,4A,");
    import(&mut deputy, "Wojcik,Tomasz,04/05/2017,4A,");
    hand_over(&mut deputy, &mut lead);
    hand_over(&mut lead, &mut deputy);
    tell(&mut lead, &mut teacher);
    let page = pupils(&mut lead, "wojcik");
    let of = |surname: &str| {
        page.rows.iter().find(|row| row.identity.surname == surname).map(|row| row.pupil).unwrap()
    };
    let ids = [of("Wójcik"), of("Wojcik")];
    (lead, deputy, teacher, ids)
}

/// A concern with one body map about this pupil.
fn record(browser: &mut Browser, pupil: PupilId, narrative: &str) {
    let draft = browser.draft(narrative);
    let mut content = browser.concern(narrative);
    let name = "Tomasz".to_owned();
    content.pupils = vec![Involved { child: Child::Pupil(pupil), role: PupilRole::Subject, name }];
    browser.ask(Intent::SaveConcern { draft, content: Box::new(content) });
}

#[test]
fn a_child_entered_on_two_devices_is_suggested_and_nothing_is_joined_by_itself() {
    let (mut lead, _, mut teacher, [one, other]) = twice();
    let before = pupils(&mut lead, "").total;
    let found = duplicates(&mut lead, Intent::Duplicates(DuplicatesIntent::List));
    let pair =
        found.maybe.iter().find(|pair| pair.pupils.iter().any(|pupil| pupil.identity.pupil == one)).unwrap();
    assert_eq!(pair.why, Alike::SameName);
    assert!(pair.pupils.iter().any(|pupil| pupil.identity.pupil == other));
    assert!(found.joined.is_empty());
    assert_eq!(pupils(&mut lead, "").total, before);
    for intent in [
        Intent::Duplicates(DuplicatesIntent::List),
        Intent::Duplicates(DuplicatesIntent::Join { kept: one, joined: other }),
    ] {
        assert_eq!(teacher.try_ask(intent, Vec::new()).err(), Some(Problem::NotAllowed));
    }
    let unknown = Intent::Duplicates(DuplicatesIntent::Join { kept: one, joined: PupilId([9; 16]) });
    assert_eq!(lead.try_ask(unknown, Vec::new()).err(), Some(Problem::NotHere));
}

#[test]
fn joined_they_are_one_on_every_directory_and_taken_apart_two_again() {
    let (mut lead, mut deputy, mut teacher, [one, other]) = twice();
    let before = pupils(&mut lead, "").total;
    record(&mut teacher, other, "He had not slept.");
    hand_over(&mut teacher, &mut lead);
    let found =
        duplicates(&mut lead, Intent::Duplicates(DuplicatesIntent::Join { kept: one, joined: other }));
    assert!(!found.maybe.iter().any(|pair| pair.pupils.iter().any(|pupil| pupil.identity.pupil == one)));
    assert_eq!((found.joined.len(), found.joined[0].who.as_str()), (1, "Morgan Hale"));
    assert_eq!(found.joined[0].joined.concerns, 1);
    hand_over(&mut lead, &mut deputy);
    tell(&mut lead, &mut teacher);
    for browser in [&mut lead, &mut deputy, &mut teacher] {
        let page = pupils(browser, "wojcik");
        assert_eq!(page.rows.iter().map(|row| row.pupil).collect::<Vec<_>>(), [one]);
        assert!(!page.rows[0].shared_name);
        assert_eq!(pupils(browser, "").total, before - 1);
    }
    // The school's own export makes no third one, whichever way it spells the name.
    for rows in ["Wójcik,Tomasz,04/05/2017,5A,", "Wojcik,Tomasz,04/05/2017,5A,"] {
        import(&mut deputy, rows);
        let page = pupils(&mut deputy, "wojcik");
        assert_eq!(page.rows.iter().map(|row| row.pupil).collect::<Vec<_>>(), [one], "{rows}");
        assert_eq!(page.rows[0].identity.class.as_deref(), Some("5A"));
    }
    // Joined once more by somebody else is no second join.
    let found =
        duplicates(&mut deputy, Intent::Duplicates(DuplicatesIntent::Join { kept: other, joined: one }));
    assert_eq!(found.joined.len(), 1);
    let found =
        duplicates(&mut deputy, Intent::Duplicates(DuplicatesIntent::Separate { pupils: [other, one] }));
    assert!(found.joined.is_empty());
    assert!(
        !found.maybe.iter().any(|pair| pair.pupils.iter().any(|pupil| pupil.identity.pupil == one)),
        "whoever said that they are two is not asked again"
    );
    hand_over(&mut deputy, &mut lead);
    tell(&mut deputy, &mut teacher);
    for browser in [&mut lead, &mut teacher] {
        assert_eq!(pupils(browser, "wojcik").total, 2);
        assert_eq!(pupils(browser, "").total, before);
    }
    let found =
        duplicates(&mut lead, Intent::Duplicates(DuplicatesIntent::Join { kept: other, joined: one }));
    assert_eq!(found.joined.len(), 1, "and a later join counts");
    assert_eq!(pupils(&mut lead, "wojcik").rows[0].pupil, other);
}

/// One act: a join, or the end of earlier joins.
#[derive(Debug, Clone)]
enum Act {
    Join(u8, u8),
    Separate(u8, u8, Vec<prop::sample::Index>),
}

fn acts() -> impl Strategy<Value = Vec<(u8, Act)>> {
    let join = (0..7_u8, 0..7_u8).prop_map(|(kept, joined)| Act::Join(kept, joined));
    let separate = (0..7_u8, 0..7_u8, prop::collection::vec(any::<prop::sample::Index>(), 0..3))
        .prop_map(|(one, other, ends)| Act::Separate(one, other, ends));
    prop::collection::vec((1..=3_u8, prop_oneof![2 => join, 1 => separate]), 1..14)
}

fn pupil(number: u8) -> PupilId {
    PupilId([number; 16])
}

proptest! {
    #[test]
    fn joins_and_separations_in_any_order_give_one_result(
        acts in acts(),
        orders in prop::collection::vec(any::<u64>(), 3),
    ) {
        let mut book = Book::school();
        let mut joins: Vec<(EntryId, u8, u8)> = Vec::new();
        let mut ended: Vec<EntryId> = Vec::new();
        for (by, act) in acts {
            match act {
                Act::Join(kept, joined) => {
                    let event = Event::JoinPupils(JoinPupils { kept: pupil(kept), joined: pupil(joined) });
                    joins.push((book.write(by, by, event), kept, joined));
                }
                Act::Separate(one, other, ends) if !joins.is_empty() => {
                    let ends: Vec<EntryId> = ends.iter().map(|end| joins[end.index(joins.len())].0).collect();
                    ended.extend(&ends);
                    let pupils = [pupil(one), pupil(other)];
                    book.write(by, by, Event::SeparatePupils(SeparatePupils { pupils, joins: ends }));
                }
                Act::Separate(..) => {}
            }
        }
        // A recorder's word does not count.
        book.write(4, 4, Event::JoinPupils(JoinPupils { kept: pupil(0), joined: pupil(1) }));
        let records = book.records();
        let register = Register::fold(&SCHOOL, &records, &Believing);
        for order in orders {
            let mut shuffled = records.clone();
            let mut state = order;
            for place in (1..shuffled.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let other = usize::try_from(state >> 33).unwrap() % (place + 1);
                shuffled.swap(place, other);
            }
            prop_assert_eq!(&Register::fold(&SCHOOL, &shuffled, &Believing).joined, &register.joined);
        }
        let (roster, joining): (Vec<_>, Vec<_>) = records.into_iter().partition(|record| record.body.what.is_roster());
        let mut extended = Register::fold(&SCHOOL, &roster, &Believing);
        for record in &joining {
            prop_assert!(extended.extend(record));
        }
        prop_assert_eq!(&extended.joined, &register.joined);
        // Two are one exactly if joins that stand lead from one to the other.
        let mut group: Vec<u8> = (0..7).collect();
        for (entry, kept, joined) in &joins {
            if !ended.contains(entry) {
                let (one, other) = (group[usize::from(*kept)], group[usize::from(*joined)]);
                group.iter_mut().filter(|of| **of == other).for_each(|of| *of = one);
            }
        }
        for one in 0..7_u8 {
            let kept = register.joined.kept(&pupil(one));
            prop_assert!(register.joined.same(&pupil(one)).contains(&kept));
            prop_assert_eq!(register.joined.kept(&kept), kept);
            for other in 0..7_u8 {
                let same = group[usize::from(one)] == group[usize::from(other)];
                prop_assert_eq!(register.joined.same(&pupil(one)).contains(&pupil(other)), same);
                prop_assert_eq!(kept == register.joined.kept(&pupil(other)), same);
            }
        }
    }
}
