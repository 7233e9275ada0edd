//! Who has opened a file, and the check codes of prints.

use std::collections::BTreeSet;

use super::asked::*;
use super::school::school;
use holdfast::app::intent::{Intent, ProfileIntent};
use holdfast::app::view::View;
use holdfast::domain::concern::ConcernDraft;
use holdfast::domain::profile::{AllegedDraft, Relation};
use holdfast::domain::triage::Level;

#[test]
fn opening_is_an_entry_once_and_a_print_says_its_code() {
    let (mut lead, _) = school();
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let concern = about(&mut lead, std::slice::from_ref(&child), at("2026-03-02T10:00"), "First.");
    open(&mut lead, pupil);
    open(&mut lead, pupil);
    assert_eq!(who_opened(&mut lead, pupil).openings.len(), 1, "going back to the page is no second opening");
    lead.clock.0.set(lead.clock.0.get() + 10 * 60 * 1000);
    open(&mut lead, pupil);
    let who = who_opened(&mut lead, pupil);
    assert_eq!(who.openings.len(), 2);
    assert_eq!(who.openings[0].who.person, me(&lead));
    assert!(who.openings[0].at > who.openings[1].at, "the last first");

    let one = printed(&mut lead, pupil);
    assert_eq!((one.chronology.rows.len(), one.staff.len()), (1, 1));
    assert_eq!(printed(&mut lead, pupil).code, one.code, "the same entries give the same code");
    lead.ask(Intent::Withdraw { entry: concern, reason: "Of another child.".into() });
    let other = printed(&mut lead, pupil);
    assert_ne!(other.code, one.code);
    assert_eq!((other.chronology.rows.len(), other.chronology.in_error), (0, 1));
    let codes: Vec<_> = who_opened(&mut lead, pupil).printed.into_iter().map(|row| row.code).collect();
    assert_eq!(codes, [other.code, one.code.clone(), one.code]);
}

#[test]
fn what_is_added_or_decided_or_starred_changes_the_code() {
    let (mut lead, _) = school();
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let concern = about(&mut lead, &[child], at("2026-03-02T10:00"), "First.");
    let mut codes = BTreeSet::from([printed(&mut lead, pupil).code]);
    decide(&mut lead, concern, Level::Early);
    codes.insert(printed(&mut lead, pupil).code);
    let View::Draft(draft) = lead.ask(Intent::DraftAddition { entry: concern }) else { panic!() };
    let content = Box::new(ConcernDraft { narrative: "Again today.".into(), ..draft.content.clone() });
    lead.ask(Intent::SaveConcern { draft: draft.draft, content });
    codes.insert(printed(&mut lead, pupil).code);
    profile(&mut lead, ProfileIntent::Star { pupil, event: concern, on: true, why: String::new() }).unwrap();
    codes.insert(printed(&mut lead, pupil).code);
    let content = AllegedDraft {
        alleged: None,
        name: "An uncle".into(),
        relation: Relation::AuntOrUncle,
        not_meant: false,
    };
    profile(&mut lead, ProfileIntent::NameAlleged { concern, content }).unwrap();
    codes.insert(printed(&mut lead, pupil).code);
    assert_eq!(codes.len(), 5, "{codes:?}");
}
