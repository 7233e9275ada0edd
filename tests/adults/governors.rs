//! The governors' kit: where nobody else may hear it, a concern is sealed to the kit alone, and the kit gives it to whoever comes
//! to hear.

use holdfast::app::intent::{AdultsIntent, Intent};
use holdfast::app::problem::{KitFlaw, Problem};
use holdfast::app::view::{AdultsView, View};
use holdfast::domain::person::Right;

use crate::school::hearing::{another_hearer, appoint, hand_over, ready_to_hear};
use crate::school::{Browser, tell};
use crate::{about, adults, case, heard, with_words};

/// Makes a kit on a hearer's device; its words.
fn make_kit(hearer: &mut Browser) -> Vec<u8> {
    let AdultsView::KitWords(kit) = adults(hearer, AdultsIntent::MakeKit).unwrap() else { panic!() };
    assert_eq!(kit.words.len(), 24);
    let words = kit.words.join(" ").into_bytes();
    let wrong = with_words(hearer, AdultsIntent::KeepKit, [b"zoo ", &words[4..]].concat());
    assert!(matches!(wrong, Err(Problem::Kit(_))), "typed wrong");
    let AdultsView::Kits(kits) = with_words(hearer, AdultsIntent::KeepKit, words.clone()).unwrap() else {
        panic!()
    };
    assert_eq!(kits.len(), 1);
    words
}

#[test]
fn a_concern_about_the_only_hearer_goes_to_the_governors_kit_alone() {
    let (mut lead, mut head, mut teacher, person) = ready_to_hear();
    let words = make_kit(&mut head);
    hand_over(&mut head, &mut lead);
    tell(&mut lead, &mut teacher);
    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!() };
    assert!(draft.governors_kit);
    let entry = about(&mut teacher, "Ines Duarte", Some(person)).unwrap();
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut head);
    assert!(heard(&mut head).is_empty());
    // Even the words on paper show the head nothing of it on her own device.
    with_words(&mut head, AdultsIntent::OpenWithKit, words.clone()).unwrap();
    assert!(heard(&mut head).is_empty());
    assert_eq!(adults(&mut head, AdultsIntent::Case { concern: entry }).err(), Some(Problem::NotHere));

    let (mut chair, _) = another_hearer(&mut lead, 9, "Chair Person");
    tell(&mut lead, &mut chair);
    assert!(heard(&mut chair).is_empty());
    let opened = with_words(&mut chair, AdultsIntent::OpenWithKit, words).unwrap();
    assert_eq!(opened, AdultsView::PassedOn(1));
    assert_eq!(case(&mut chair, entry).row.who.name, "Owen Pritchard");
    chair.restart();
    chair.unlock(crate::school::TEACHER);
    assert_eq!(heard(&mut chair), [entry], "it is sealed to the chair's own device now");
}

#[test]
fn with_nobody_left_who_hears_the_kit_alone_does_and_a_newer_kit_takes_its_place() {
    let (mut lead, mut head, mut teacher, person) = ready_to_hear();
    let first = make_kit(&mut head);
    let second = make_kit(&mut head);
    hand_over(&mut head, &mut lead);
    appoint(&mut lead, person, Right::HearsAdults, false);
    tell(&mut lead, &mut teacher);
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    hand_over(&mut teacher, &mut lead);
    let (mut chair, _) = another_hearer(&mut lead, 9, "Chair Person");
    tell(&mut lead, &mut chair);
    let old = with_words(&mut chair, AdultsIntent::OpenWithKit, first);
    assert_eq!(old.err(), Some(Problem::Kit(KitFlaw::OtherSchool)));
    with_words(&mut chair, AdultsIntent::OpenWithKit, second).unwrap();
    assert_eq!(heard(&mut chair), [entry]);
}

#[test]
fn nobody_makes_or_uses_a_kit_who_does_not_hear() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let words = make_kit(&mut head);
    for browser in [&mut lead, &mut teacher] {
        assert_eq!(adults(browser, AdultsIntent::MakeKit).err(), Some(Problem::NotAllowed));
        let opened = with_words(browser, AdultsIntent::OpenWithKit, words.clone());
        assert_eq!(opened.err(), Some(Problem::NotAllowed));
    }
}
