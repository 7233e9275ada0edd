//! What is missing: people who are not named, and, for the entry as a whole, when, where, who else, and the child's words.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::Text;
use super::{Advice, Finding};
use crate::domain::concern::{ConcernDraft, Topic};
use crate::domain::time::When;

/// Somebody whose name the writer could have given.
const UNNAMED: Phrases = Phrases(&[
    "a boy",
    "a child",
    "a colleague",
    "a cousin",
    "a dinner lady",
    "a family member",
    "a friend",
    "a girl",
    "a group of boys",
    "a group of children",
    "a group of girls",
    "a group of pupils",
    "a lady",
    "a man",
    "a member of staff",
    "a midday supervisor",
    "a mum",
    "a neighbour",
    "a parent",
    "a pupil",
    "a relative",
    "a teacher",
    "a teaching assistant",
    "a woman",
    "an adult",
    "an uncle",
    "another adult",
    "another boy",
    "another child",
    "another dad",
    "another girl",
    "another member of staff",
    "another mum",
    "another parent",
    "another pupil",
    "another student",
    "another ta",
    "another teacher",
    "her cousin",
    "her friend",
    "her friends",
    "her mate",
    "her uncle",
    "his cousin",
    "his friend",
    "his friends",
    "his mate",
    "his uncle",
    "one of her friends",
    "one of his friends",
    "one of the boys",
    "one of the children",
    "one of the girls",
    "one of the parents",
    "one of the pupils",
    "one of the staff",
    "one of the tas",
    "one of the teachers",
    "other children",
    "other pupils",
    "some boys",
    "some children",
    "some girls",
    "some of the boys",
    "some of the children",
    "some of the girls",
    "some of the pupils",
    "some pupils",
    "somebody",
    "someone",
    "the other boy",
    "the other boys",
    "the other child",
    "the other children",
    "the other girl",
    "the other girls",
    "the other pupil",
    "their friends",
    "two boys",
    "two children",
    "two girls",
    "two pupils",
]);

/// With one of these the sentence says who it is, or that the writer does not know.
const NAMED: Phrases = Phrases(&[
    "called",
    "identified",
    "know",
    "known",
    "name",
    "named",
    "names",
    "recognise",
    "recognised",
    "unidentified",
    "unknown",
]);

/// Words for places in and about a school.
const PLACES: Phrases = Phrases(&[
    "bathroom",
    "bus",
    "cafe",
    "canteen",
    "car",
    "carpark",
    "church",
    "classroom",
    "cloakroom",
    "club",
    "corridor",
    "corridors",
    "desk",
    "door",
    "doorway",
    "entrance",
    "field",
    "flat",
    "foyer",
    "garden",
    "gate",
    "gates",
    "gym",
    "hall",
    "home",
    "hospital",
    "house",
    "kitchen",
    "lesson",
    "library",
    "minibus",
    "office",
    "outside",
    "park",
    "playground",
    "pool",
    "reception",
    "road",
    "room",
    "shop",
    "stairs",
    "street",
    "supermarket",
    "toilet",
    "toilets",
    "town",
    "train",
    "trip",
]);

/// Finds people who are not named.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let mut next = 0;
    let mut named = (usize::MAX, false);
    for place in 0..text.words.len() {
        let Some(word) = text.words.get(place).filter(|word| place >= next && !word.quoted) else { continue };
        let Some(length) = UNNAMED.at(text, place) else { continue };
        next = place + length;
        if named.0 != word.sentence {
            named = (word.sentence, NAMED.any_of(text.sentence_of(place)));
        }
        if !named.1 && !is_nobody(text, place) && !is_told(text, place, length) {
            found.push(Finding { advice: Advice::Unnamed, range: range_of(text, place, length) });
        }
    }
}

/// "as a child", "like a boy", "every other child", "if someone …": nobody in particular.
fn is_nobody(text: &Text<'_>, place: usize) -> bool {
    let before = text.before(place).last();
    before.is_some_and(|before| {
        matches!(
            before.plain.as_str(),
            "as" | "like"
                | "if"
                | "whether"
                | "not"
                | "no"
                | "without"
                | "such"
                | "than"
                | "every"
                | "tell"
                | "whenever"
                | "for"
        )
    })
}

/// The name follows ("a boy, Ellis Egan"), or somebody is wished for ("someone to talk to") or owned by ("a friend's house").
fn is_told(text: &Text<'_>, place: usize, length: usize) -> bool {
    let Some(after) = text.after(place, length) else { return false };
    let name = after.is_capitalised() && after.plain != "i" && !after.plain.starts_with("i'");
    name || matches!(after.plain.as_str(), "to" | "else" | "else's")
}

/// What the entry as a whole leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unclear {
    /// It is said not to be known when it happened.
    When,
    /// A day without a time.
    Time,
    /// No place is given, and none is named in the text.
    Where,
    /// The child said something; what, in the child's own words, is not there.
    ChildWords,
    /// The child's words are there; what was asked before them is not.
    Questions,
    /// It was between children; who else was there is not said.
    WhoElse,
    /// A child was hurt or in danger; what was done is not said.
    Done,
}

/// What a concern as a whole leaves open, in the order in which a reader would ask.
pub fn unclear(draft: &ConcernDraft) -> Vec<Unclear> {
    if draft.is_empty() {
        return Vec::new();
    }
    let blank = |text: &str| text.trim().is_empty();
    let narrative = Text::read(&draft.narrative);
    let mut open = Vec::new();
    match draft.happened {
        Some(When::Unknown) => open.push(Unclear::When),
        Some(When::On(_)) => open.push(Unclear::Time),
        Some(When::At(_) | When::Between(..)) | None => {}
    }
    if draft.place.is_none() && blank(&draft.place_detail) && !PLACES.any_of(&narrative.words) {
        open.push(Unclear::Where);
    }
    let topic = |topic: Topic| draft.topics.contains(&topic);
    if blank(&draft.child_words) {
        if !narrative.words.iter().any(|word| word.quoted) && (topic(Topic::ToldMe) || told_me(&narrative)) {
            open.push(Unclear::ChildWords);
        }
    } else if blank(&draft.questions) {
        open.push(Unclear::Questions);
    }
    if blank(&draft.present) && (topic(Topic::BetweenChildren) || topic(Topic::Bullying)) {
        open.push(Unclear::WhoElse);
    }
    if blank(&draft.done) && (draft.danger || topic(Topic::InjuryOrMark)) {
        open.push(Unclear::Done);
    }
    open
}

const TOLD_ME: Phrases = Phrases(&["disclosed", "said to me", "told me", "told us"]);

fn told_me(text: &Text<'_>) -> bool {
    (0..text.words.len()).any(|place| TOLD_ME.at(text, place).is_some())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::UNNAMED, super::NAMED, super::PLACES, super::TOLD_ME] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
