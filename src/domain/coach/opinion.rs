//! Opinion that is told as if it were a fact: certainty, guesses, and conclusions about what somebody meant or is.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::Text;
use super::{Advice, Finding};

const OPINIONS: Phrases = Phrases(&[
    "a victim of",
    "because of abuse",
    "because of neglect",
    "can't cope",
    "cannot cope",
    "could have been",
    "definitely",
    "deliberately",
    "do not care",
    "does not care",
    "doesn't care",
    "don't care",
    "due to abuse",
    "due to neglect",
    "for attention",
    "had been abused",
    "has been abused",
    "has been exploited",
    "has been groomed",
    "has been neglected",
    "has no idea how to",
    "i am certain",
    "i am convinced",
    "i am sure",
    "i assume",
    "i assumed",
    "i believe",
    "i feel he",
    "i feel it",
    "i feel she",
    "i feel that",
    "i feel they",
    "i felt that",
    "i get the impression",
    "i got the impression",
    "i guess",
    "i imagine",
    "i reckon",
    "i suppose",
    "i suspect",
    "i think",
    "i'm certain",
    "i'm convinced",
    "i'm sure",
    "in my opinion",
    "in my professional opinion",
    "in my view",
    "intentionally",
    "is abused",
    "is being abused",
    "is being exploited",
    "is being groomed",
    "is being neglected",
    "is being radicalised",
    "is lying about",
    "is lying to",
    "is neglected",
    "is not coping",
    "isn't coping",
    "it is clear",
    "it is obvious",
    "it seemed to me",
    "it seems to me",
    "it was clear",
    "it was obvious",
    "it's clear",
    "it's obvious",
    "just wanted attention",
    "just wants attention",
    "knew exactly what",
    "knows exactly what",
    "lied about",
    "lied to",
    "looking for attention",
    "made it all up",
    "made it up",
    "making it all up",
    "making it up",
    "may have been",
    "might have been",
    "must have been",
    "must have done",
    "must have had",
    "must have happened",
    "must have hit",
    "must have hurt",
    "no doubt",
    "obviously",
    "on purpose",
    "presumably",
    "probably",
    "seeking attention",
    "undoubtedly",
    "wanted attention",
    "wants attention",
    "was abused",
    "was being abused",
    "was being groomed",
    "was being neglected",
    "was lying about",
    "was lying to",
    "was neglected",
    "without a doubt",
]);

/// "clearly" after these says how sure somebody is.
const BEING: Phrases = Phrases(&["are", "been", "had", "has", "is", "was", "were"]);

/// "clearly" before these too.
const DOING: Phrases = Phrases(&[
    "could", "couldn't", "did", "didn't", "does", "doesn't", "felt", "had", "has", "is", "knew", "knows",
    "wanted", "wants", "was", "wasn't",
]);

/// Finds it, except in somebody's own words and in what others are said to have said.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let mut next = 0;
    for place in 0..text.words.len() {
        let Some(word) = text.words.get(place).filter(|word| place >= next && !word.quoted) else { continue };
        let length = match word.plain.as_str() {
            "clearly" | "plainly" | "evidently" => certain(text, place).then_some(1),
            _ => OPINIONS.at(text, place),
        };
        let Some(length) = length.filter(|_| !text.is_reported(place)) else { continue };
        found.push(Finding { advice: Advice::OpinionAsFact, range: range_of(text, place, length) });
        next = place + length;
    }
}

/// "Clearly" says how sure somebody is where it opens a sentence or follows "is" or "was"; elsewhere ("spoke clearly") how
/// something was done.
fn certain(text: &Text<'_>, place: usize) -> bool {
    let Some(before) = text.before(place).last() else { return true };
    let Some(after) = text.after(place, 1).map(|word| word.plain.as_str()) else { return false };
    let seen = matches!(after, "visible" | "marked" | "labelled" | "audible" | "heard" | "seen");
    DOING.holds(after) || (BEING.holds(&before.plain) && !seen)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::OPINIONS, super::BEING, super::DOING] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
