//! What the language check finds in sentences from a primary school, and where it is silent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::cell::RefCell;

use holdfast_language::{Checker, Finding, Kind};

thread_local! {
    // It takes a second to make.
    static CHECKER: RefCell<Checker> = RefCell::new(Checker::new(
        ["Amira Haddad", "Ellis Egan", "Niamh O'Shea", "Zielińska-Whitlock", "Halina Brzezina", "Elm Grove"]
            .map(str::to_owned)
            .to_vec(),
    ));
}

fn check(text: &str) -> Vec<Finding> {
    let found = CHECKER.with_borrow_mut(|checker| checker.findings(text));
    let mut end = 0;
    for one in &found {
        assert!(text.get(one.start..one.end).is_some_and(|words| !words.is_empty()), "{text}: {one:?}");
        assert!(one.start >= end, "{text}: {one:?} overlaps the one before");
        end = one.end;
    }
    found
}

#[test]
fn slips_are_found_with_what_would_be_right() {
    let examples = [
        ("He was seperate from the rest.", "seperate", Kind::Spelling, "separate"),
        ("He was with his freinds.", "freinds", Kind::Spelling, "friends"),
        ("I wrote down her behavior.", "behavior", Kind::Spelling, "behaviour"),
        ("She didnt say why.", "didnt", Kind::Spelling, "didn't"),
        ("He said alot about it.", "alot", Kind::Spelling, "a lot"),
        ("Infront of the class he cried.", "Infront", Kind::Spelling, "In front"),
        ("It was on monday.", "monday", Kind::Spelling, "Monday"),
        ("A oval mark on his arm.", "A", Kind::Article, "An"),
        ("The the boy ran.", "The the", Kind::Repeated, "The"),
        ("When i came in he stood up.", "i", Kind::Capital, "I"),
        ("There coats were on the floor.", "There", Kind::MixedUp, "Their"),
        ("Their is a bruise on his arm.", "Their", Kind::MixedUp, "There"),
        ("They was in the corridor.", "was", Kind::Agreement, "were"),
        ("She don't like it.", "don't", Kind::Agreement, "doesn't"),
        ("He should of told me.", "should of", Kind::Form, "should have"),
        ("He had went home.", "went", Kind::Form, "gone"),
    ];
    for (text, words, kind, right) in examples {
        let found = check(text);
        let one = found.iter().find(|one| &text[one.start..one.end] == words);
        let one = one.unwrap_or_else(|| panic!("{text}: {found:?}"));
        assert_eq!(one.kind, kind, "{text}");
        assert_eq!(one.instead.first().map(String::as_str), Some(right), "{text}: {:?}", one.instead);
        assert!(one.instead.len() <= 3);
    }
}

#[test]
fn good_sentences_are_left_alone() {
    let sentences = [
        "At 9.10 Amira Haddad came into the classroom. She was crying and holding her left arm.",
        "He told me that he'd \"been naughty\" and that it hurts.",
        "I told the DSL and the SENCo; CAMHS and MASH have been rung. It is on CPOMS.",
        "Niamh O'Shea's brother is in Y4 and was collected at 3.30pm by Mrs Zielińska-Whitlock.",
        "The A&E doctor rang at 4.15. A mark about 2cm by 1cm is on his tummy.",
        "Mum told me that he had had a tantrum at breakfast. He lent me a pen; she learnt a song.",
        "One of the TAs brought him to Elm Grove on Monday 3rd March.",
        "The colour of his jumper was grey, and he recognised the programme at the centre.",
        "Halina Brzezina's class lined up at playtime, with their coats on.",
        "قال الولد إنه سقط",
        "👩🏽‍🏫 <b>bold</b>",
        "",
    ];
    for text in sentences {
        assert_eq!(check(text), [], "{text}");
    }
}

#[test]
fn names_are_known_only_to_the_checker_that_was_given_them() {
    let mut strange = Checker::new(Vec::new());
    assert_eq!(strange.findings("I saw Brzezina and Egan.").len(), 2);
    assert_eq!(check("I saw Brzezina and Egan."), []);
}

#[test]
fn a_long_text_is_checked_by_paragraphs_and_again_only_where_it_changed() {
    let paragraph = "He was seperate from his freinds, and 😀 she sat by the window.\r\n";
    let text = paragraph.repeat(200_000 / paragraph.len());
    let found = check(&text);
    assert_eq!(found.len(), 2 * text.lines().count());
    assert!(found.iter().all(|one| ["seperate", "freinds"].contains(&&text[one.start..one.end])));
    assert_eq!(check(&format!("{text}A oval mark.")).len(), found.len() + 1);
}

#[test]
fn findings_travel_as_json() {
    let text = CHECKER.with_borrow_mut(|checker| checker.check("It was seperate."));
    assert!(text.starts_with(r#"[{"start":7,"end":15,"kind":"spelling","instead":["separate""#), "{text}");
}
