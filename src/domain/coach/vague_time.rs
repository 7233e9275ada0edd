//! Times that nobody could find on a calendar.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::{Text, Word};
use super::{Advice, Finding};

const VAGUE: Phrases = Phrases(&[
    "a bit later",
    "a couple of days ago",
    "a couple of weeks ago",
    "a few days ago",
    "a few times",
    "a few weeks ago",
    "a long time ago",
    "a while ago",
    "a while back",
    "ages ago",
    "all the time",
    "always",
    "at some point",
    "at some stage",
    "before now",
    "constantly",
    "continually",
    "continuously",
    "earlier in the week",
    "earlier this week",
    "every now and again",
    "every now and then",
    "for a while",
    "for ages",
    "for some time",
    "frequently",
    "from time to time",
    "generally",
    "in the past",
    "last term",
    "last year",
    "lately",
    "later on",
    "many times",
    "most days",
    "most mornings",
    "most of the time",
    "normally",
    "now and again",
    "now and then",
    "nowadays",
    "numerous times",
    "occasionally",
    "often",
    "on a number of occasions",
    "on many occasions",
    "on numerous occasions",
    "on occasion",
    "on several occasions",
    "once in a while",
    "recently",
    "regularly",
    "repeatedly",
    "several times",
    "some time ago",
    "some time back",
    "sometime",
    "sometimes",
    "the other day",
    "the other morning",
    "the other night",
    "the other week",
    "these days",
    "usually",
]);

/// A sentence with one of these says when.
const EXACT: Phrases = Phrases(&[
    "april",
    "august",
    "daily",
    "december",
    "february",
    "friday",
    "fridays",
    "january",
    "july",
    "june",
    "march",
    "midday",
    "midnight",
    "monday",
    "mondays",
    "noon",
    "november",
    "o'clock",
    "october",
    "saturday",
    "saturdays",
    "september",
    "sunday",
    "sundays",
    "thursday",
    "thursdays",
    "tuesday",
    "tuesdays",
    "twice",
    "wednesday",
    "wednesdays",
    "weekly",
    "yesterday",
]);

/// Finds them, except in somebody's own words, in what others said, and in sentences that say when.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let mut next = 0;
    let mut exact = (usize::MAX, false);
    for place in 0..text.words.len() {
        let Some(word) = text.words.get(place).filter(|word| place >= next && !word.quoted) else { continue };
        let Some(length) = VAGUE.at(text, place) else { continue };
        next = place + length;
        if exact.0 != word.sentence {
            exact = (word.sentence, says_when(text.sentence_of(place)));
        }
        if !exact.1 && !compares(text, place, length) && !text.is_reported(place) {
            found.push(Finding { advice: Advice::VagueTime, range: range_of(text, place, length) });
        }
    }
}

fn says_when(sentence: &[Word<'_>]) -> bool {
    let number = |word: &Word<'_>| word.plain.starts_with(|letter: char| letter.is_ascii_digit());
    EXACT.any_of(sentence) || sentence.iter().any(number)
}

/// "how often", "as often as", "more than usually", "not always": no time is meant.
fn compares(text: &Text<'_>, place: usize, length: usize) -> bool {
    let before = text.before(place).last().map(|word| word.plain.as_str());
    let asks = matches!(before, Some("how" | "as" | "more" | "than" | "not" | "less"));
    // "breathing normally", "walking normally": how, not when; "sat for a while with him": how long somebody stayed.
    let manner = length == 1
        && text
            .words
            .get(place)
            .is_some_and(|word| matches!(word.plain.as_str(), "normally" | "usually" | "generally"))
        && text
            .after(place, 1)
            .is_none_or(|word| !word.joined || matches!(word.plain.as_str(), "and" | "but"));
    asks || manner
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::VAGUE, super::EXACT] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
