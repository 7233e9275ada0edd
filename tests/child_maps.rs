//! A child's maps by date: a recorder sees those in their own concerns, an administrator sees all, and that they looked
//! is an entry of its own and no proof that a concern was read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{DuplicatesIntent, Intent};
use holdfast::app::view::{ChildMap, ConcernPage, View as Screen};
use holdfast::domain::body_map::{BodyMap, Drawing, Figure, Gate, MapAction, MapDraft, Shape, View};
use holdfast::domain::concern::{Child, ConcernDraft};
use holdfast::domain::ids::{MarkId, PupilId};
use holdfast::domain::register::Delivery;
use school::{Browser, school};

/// A map with one mark on the forehead.
fn map() -> BodyMap {
    let gate = Gate { visible: true, not_first_aid: true, no_photograph: true };
    let figure = Figure::of(Drawing::Child2);
    let at = figure.centre(View::Front, figure.region(View::Front, "forehead").unwrap());
    let draft = MapDraft::new(BodyMap::new(gate, Drawing::Child2).unwrap()).unwrap();
    draft.after(&MapAction::Add(MarkId([7; 16]), View::Front, Shape::Point(at))).map().clone()
}

/// Records a concern with a map; the child it is about.
fn record(browser: &mut Browser, narrative: &str) -> PupilId {
    let content = ConcernDraft { maps: vec![map()], ..browser.concern(narrative) };
    let Child::Pupil(pupil) = content.pupils[0].child else { panic!("a child of the directory") };
    let Screen::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    browser.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) });
    pupil
}

fn maps(browser: &mut Browser, pupils: Vec<PupilId>) -> Vec<ChildMap> {
    let Screen::ChildMaps(maps) = browser.ask(Intent::ChildMaps { pupils }) else { panic!("no maps") };
    maps
}

fn page(browser: &mut Browser) -> ConcernPage {
    match browser.ask(Intent::Concerns { offset: 0, limit: 100 }) {
        Screen::Concerns(page) => page,
        other => panic!("{other:?}"),
    }
}

/// Which number in its log this device's next entry has.
fn next_number(browser: &mut Browser) -> u64 {
    browser.record("counted");
    let mine = page(browser).rows.into_iter().find(|row| row.mine).unwrap();
    let Screen::Concern(view) = browser.ask(Intent::Concern { entry: mine.entry }) else {
        panic!("no concern")
    };
    view.seq
}

#[test]
fn everybody_sees_the_maps_that_they_may_read_and_no_others() {
    let (mut lead, mut teacher) = school();
    let pupil = record(&mut lead, "seen by the lead");
    assert_eq!(record(&mut teacher, "seen by the teacher"), pupil);
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let own = maps(&mut teacher, vec![pupil]);
    assert_eq!(own.len(), 1, "the teacher's own");
    assert_eq!(own[0].map, map());
    let unread = page(&mut lead).rows.iter().filter(|row| row.delivery < Delivery::Read).count();
    let before = next_number(&mut lead);
    let all = maps(&mut lead, vec![pupil]);
    assert_eq!(all.len(), 2);
    assert!(all.windows(2).all(|pair| pair[0].at <= pair[1].at), "the oldest first");
    assert_eq!(next_number(&mut lead), before + 2, "that the lead looked is an entry");
    assert!(maps(&mut lead, vec![PupilId([9; 16])]).is_empty());
    assert_eq!(next_number(&mut lead), before + 3, "where there was nothing to see, there is none");
    let still = page(&mut lead).rows.iter().filter(|row| row.delivery < Delivery::Read).count();
    assert_eq!(still, unread + 3, "and no concern counts as read for it");
    let own = next_number(&mut teacher);
    maps(&mut teacher, vec![pupil]);
    assert_eq!(next_number(&mut teacher), own + 1, "one's own maps are nobody's news");
}

#[test]
fn a_child_who_was_entered_twice_has_the_maps_of_both() {
    let (mut lead, _) = school();
    let pupil = record(&mut lead, "under the first entry");
    let find = Intent::FindPupils { text: String::new(), offset: 1, limit: 1 };
    let Screen::Pupils(others) = lead.ask(find) else { panic!("no pupils") };
    let other = others.rows[0].pupil;
    assert!(maps(&mut lead, vec![other]).is_empty());
    lead.ask(Intent::Duplicates(DuplicatesIntent::Join { kept: other, joined: pupil }));
    assert_eq!(maps(&mut lead, vec![other]).len(), 1);
    assert_eq!(maps(&mut lead, vec![pupil]).len(), 1);
    lead.ask(Intent::Duplicates(DuplicatesIntent::Separate { pupils: [pupil, other] }));
    assert!(maps(&mut lead, vec![other]).is_empty());
}
