use proptest::prelude::*;

use super::*;
use crate::domain::concern::{Place, Topic};
use crate::domain::pupil_file::YearGroup;
use crate::domain::search::{Standing, Vocabulary};
use crate::domain::time::Millis;

fn stamp(at: i64) -> Stamp {
    Stamp { clock: Millis(at), tick: 0, wall: Millis(at) }
}

fn entry(number: u8) -> EntryId {
    EntryId([number; 32])
}

/// Amelia, and Callum who has written nothing about himself; Moira and Robin write.
fn index() -> Index {
    let mut directory = Names::default();
    let pupils = [(1, ["Amelia", "Okonkwo"], YearGroup::Y4), (2, ["Callum", "Whitworth"], YearGroup::Y5)];
    for (number, names, year) in pupils {
        directory.add(Named::new(PupilId([number; 16]), &names, Group::new(Some("4B"), Some(year))));
    }
    let mut staff = Names::default();
    staff.add(Named::new(PersonId([7; 16]), &["Moira Castellane"], Group::default()));
    let mut index = Index::default();
    index.know(directory, staff);
    type Written<'a> = (u8, &'a [u8], (u8, &'a str), &'a str, &'a [Facet]);
    let documents: [Written<'_>; 4] = [
        (1, &[1], (7, "Moira Castellane"), "Came without a coat.", &[Facet::Topic(Topic::CareAndNeeds)]),
        (2, &[1, 2], (8, "Robin Ashworth"), "A bruise on the arm; no coat again.", &[Facet::Danger]),
        (3, &[2], (8, "Robin Ashworth"), "Callum was quiet.", &[Facet::Standing(Standing::Open)]),
        (4, &[], (7, "Moira Castellane"), "Calm day, nobody named.", &[Facet::Place(Place::Toilets)]),
    ];
    for (number, pupils, (by, name), text, facets) in documents {
        index.add(&Document {
            entry: entry(number),
            at: stamp(number.into()),
            day: Day::new(2026, 9, number as i8).unwrap(),
            pupils: pupils.iter().map(|pupil| PupilId([*pupil; 16])).collect(),
            by: (PersonId([by; 16]), name),
            facets: facets.to_vec(),
            fields: vec![text],
        });
    }
    index
}

fn read(typed: &str) -> Query {
    Query::read(typed, &Vocabulary::new(true))
}

fn found(index: &Index, typed: &str) -> Vec<u8> {
    let found = index.find(&read(typed));
    let mut entries: Vec<u8> = index.all(&found).map(|entry| entry.0[0]).collect();
    entries.sort_by_key(|number| Reverse(*number));
    entries
}

#[test]
fn words_names_facets_and_filters_find_what_they_mean() {
    let index = index();
    for (typed, expected) in [
        ("", &[4, 3, 2, 1][..]),
        ("coat", &[2, 1]),
        ("coat bru", &[2]),
        ("\"no coat\"", &[2]),
        ("oat", &[]),
        ("okonkwo coat", &[2, 1]),
        ("amelia callum", &[2]),
        ("toilet", &[4]),
        ("place:toilet", &[4]),
        ("about:care", &[1]),
        ("danger", &[2]),
        ("open", &[3]),
        ("year:5", &[3, 2]),
        ("pupil:amelia", &[2, 1]),
        ("pupil:amelai", &[2, 1]),
        ("by:moira", &[4, 1]),
        ("by:castelane", &[4, 1]),
        ("castellane", &[4, 1]),
        ("from:2026-09-02 to:3/9/2026", &[3, 2]),
        ("on:2026-09", &[4, 3, 2, 1]),
        ("4/9/2026", &[4]),
        ("from:then", &[4, 3, 2, 1]),
        ("category:neglect", &[]),
        ("category:nothing-so", &[]),
    ] {
        assert_eq!(found(&index, typed), expected, "{typed}");
    }
}

#[test]
fn a_slip_finds_names_only_where_nothing_is_called_so() {
    let index = index();
    assert_eq!(found(&index, "whitwroth"), [3, 2]);
    assert!(index.find(&read("whitwroth")).nearly);
    // "calm" is nearly "Call…", but it stands in a text.
    assert_eq!(found(&index, "calm"), [4]);
    assert!(!index.find(&read("calm")).nearly);
    let pupils = |typed: &str| index.pupils(&read(typed)).iter().map(|pupil| pupil.0[0]).collect::<Vec<_>>();
    assert_eq!(pupils("ameila"), [1]);
    assert_eq!((pupils("year:5"), pupils("4b year:4"), pupils("class:4")), (vec![2], vec![1], vec![1, 2]));
    assert!(pupils("amelia danger").is_empty() && pupils("").is_empty() && pupils("\"amelia\"").is_empty());
    assert_eq!(index.staff(&read("moria")), [PersonId([7; 16])]);
    assert!(index.staff(&read("moira year:4")).is_empty());
}

#[test]
fn those_who_are_named_come_first_then_the_newest_and_no_more_than_asked_for() {
    let mut index = index();
    let best = |index: &Index, typed: &str, count| {
        let found = index.find(&read(typed));
        index.best(&found, count).iter().map(|entry| entry.0[0]).collect::<Vec<_>>()
    };
    assert_eq!(
        (best(&index, "", 9), best(&index, "", 2), best(&index, "", 0)),
        (vec![4, 3, 2, 1], vec![4, 3], vec![])
    );
    index.add(&Document {
        entry: entry(5),
        at: stamp(5),
        day: Day::new(2026, 9, 5).unwrap(),
        pupils: Vec::new(),
        by: (PersonId([7; 16]), "Moira Castellane"),
        facets: Vec::new(),
        fields: vec!["Somebody mentioned Amelia."],
    });
    assert_eq!(best(&index, "amelia", 9), [2, 1, 5]);
}

#[test]
fn what_is_taken_in_again_or_removed_is_found_no_more_as_it_was() {
    let mut index = index();
    index.remove(&entry(3));
    index.add(&Document {
        entry: entry(1),
        at: stamp(1),
        day: Day::new(2026, 9, 1).unwrap(),
        pupils: Vec::new(),
        by: (PersonId([7; 16]), "Moira Castellane"),
        facets: Vec::new(),
        fields: vec!["Came with an umbrella."],
    });
    assert_eq!(
        (found(&index, "coat"), found(&index, "umbrella"), found(&index, "quiet")),
        (vec![2], vec![1], vec![])
    );
    assert_eq!(index.len(), 3);
    assert!(index.wasted() > 0 && index.wasted() < index.bytes());
}

proptest! {
    #[test]
    fn more_words_find_no_more_and_no_pass_looks_at_more_than_there_is(
        texts in prop::collection::vec("[abc]{1,2}( [abc]{1,3}){0,5}", 1..30),
        one in "[abc]{1,2}", other in "[abc]{1,2}",
    ) {
        let mut index = Index::default();
        for (number, text) in texts.iter().enumerate() {
            index.add(&Document {
                entry: entry(number as u8),
                at: stamp(number as i64),
                day: Day::new(2026, 9, 1).unwrap(),
                pupils: Vec::new(),
                by: (PersonId([9; 16]), ""),
                facets: Vec::new(),
                fields: vec![text],
            });
        }
        let begins = |text: &str, word: &str| text.split(' ').any(|other| other.starts_with(word));
        let both = read(&format!("{one} {other}"));
        let mut expected: Vec<u8> = (0..texts.len())
            .filter(|number| begins(&texts[*number], &one) && begins(&texts[*number], &other))
            .map(|number| number as u8)
            .collect();
        expected.reverse();
        prop_assert_eq!(found(&index, &format!("{one} {other}")), expected);
        prop_assert!(index.find(&both).bytes <= 2 * index.bytes());
        prop_assert!(index.find(&read(&one)).bytes <= index.bytes());
    }
}
