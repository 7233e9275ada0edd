//! Capitals and exclamation marks that carry feeling instead of fact.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::Text;
use super::{Advice, Finding};

/// Short words that nobody takes for an abbreviation.
const SHORT: Phrases = Phrases(&[
    "again", "all", "alone", "also", "always", "and", "angry", "any", "are", "at", "away", "bad", "be",
    "been", "big", "but", "by", "can", "clear", "cried", "cry", "did", "do", "don't", "dont", "even", "ever",
    "every", "first", "for", "from", "go", "had", "has", "hate", "hates", "have", "he", "her", "him", "his",
    "hit", "hurt", "if", "in", "is", "its", "just", "late", "lot", "lots", "may", "me", "more", "most",
    "much", "must", "my", "need", "never", "no", "none", "not", "now", "of", "off", "on", "only", "or",
    "our", "out", "real", "really", "sad", "said", "same", "scared", "second", "she", "so", "some", "still",
    "stop", "such", "that", "the", "them", "then", "they", "third", "this", "to", "told", "too", "two", "up",
    "upset", "very", "was", "we", "were", "what", "when", "who", "whole", "why", "will", "with", "won't",
    "yes", "yet", "you", "your",
]);

/// Long words in capitals that are names of things.
const NAMES: Phrases = Phrases(&[
    "aldi",
    "asda",
    "bromcom",
    "camhs",
    "childline",
    "cpoms",
    "hmrc",
    "ikea",
    "iphone",
    "kcsie",
    "lego",
    "lidl",
    "makaton",
    "mappa",
    "marac",
    "mcdonalds",
    "naplic",
    "nasuwt",
    "nspcc",
    "ofsted",
    "rspca",
    "senco",
    "tesco",
    "unicef",
]);

/// Whether a word in capitals is a word, and not an abbreviation.
pub fn is_shouted(text: &Text<'_>, place: usize) -> bool {
    let Some(word) = text.words.get(place).filter(|word| word.is_capitals()) else { return false };
    if NAMES.holds(word.plain.trim_end_matches("'s")) {
        return false;
    }
    let letters = word.plain.chars().filter(|letter| letter.is_alphabetic()).count();
    let digits = word.plain.contains(|letter: char| letter.is_ascii_digit());
    // Beside a shouted word, a short one is shouted too: "HE HIT HIM".
    let beside = |other: Option<&super::read::Word<'_>>| {
        other.is_some_and(|other| {
            other.sentence == word.sentence && other.is_capitals() && SHORT.holds(&other.plain)
        })
    };
    !digits
        && (letters > 5
            || SHORT.holds(&word.plain)
            || beside(place.checked_sub(1).and_then(|before| text.words.get(before)))
            || beside(text.words.get(place + 1)))
}

/// Finds runs of capitals and of exclamation marks, except in somebody's own words.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let mut place = 0;
    while place < text.words.len() {
        let run = (place..text.words.len())
            .take_while(|at| is_shouted(text, *at) && text.words.get(*at).is_some_and(|word| !word.quoted))
            .count();
        if run > 0 {
            found.push(Finding { advice: Advice::Capitals, range: range_of(text, place, run) });
        }
        place += run.max(1);
    }
    exclamations(text, found);
}

fn exclamations(text: &Text<'_>, found: &mut Vec<Finding>) {
    let mut place = 0;
    let mut marks = text.typed.char_indices().filter(|(_, letter)| *letter == '!').peekable();
    while let Some((at, _)) = marks.next() {
        let mut end = at + 1;
        while marks.next_if(|(next, _)| *next == end).is_some() {
            end += 1;
        }
        while text.words.get(place + 1).is_some_and(|word| word.range.end <= at) {
            place += 1;
        }
        // The mark belongs to the word before it, and so to whoever said that.
        let said = text.words.get(place).is_some_and(|word| word.range.end <= at && word.quoted);
        if !said {
            found.push(Finding { advice: Advice::Exclamation, range: at..end });
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::SHORT, super::NAMES] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
