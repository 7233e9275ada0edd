//! Slips of grammar that the language check is known to miss.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::{Text, Word};
use super::{Advice, Finding};

/// One of whom or of which there is one.
const ONE: Phrases = Phrases(&[
    "arm", "back", "bag", "boy", "brother", "bruise", "child", "coat", "colour", "cut", "dad", "door", "eye",
    "face", "father", "foot", "girl", "hair", "hand", "head", "jumper", "knee", "leg", "lip", "mark",
    "mother", "mum", "nan", "nose", "parent", "pupil", "scratch", "shirt", "sister", "skin", "swelling",
    "teacher", "uniform",
]);

/// Of these there are several.
const SEVERAL: Phrases = Phrases(&[
    "adults",
    "arms",
    "boys",
    "brothers",
    "bruises",
    "children",
    "clothes",
    "coats",
    "cuts",
    "eyes",
    "feet",
    "friends",
    "girls",
    "hands",
    "knees",
    "legs",
    "lips",
    "marks",
    "parents",
    "people",
    "pupils",
    "scratches",
    "shoes",
    "sisters",
    "socks",
    "teachers",
    "teeth",
    "trousers",
]);

/// Before "the colour were" these leave it alone in its clause; after others ("Sam and the boy were", "the coats of the girl
/// were") it is not what the verb belongs to.
const OPENS: Phrases = Phrases(&[
    "although", "as", "because", "but", "since", "so", "that", "then", "though", "until", "when", "where",
    "while",
]);

const NUMBERS: Phrases = Phrases(&[
    "eight", "five", "four", "lots", "many", "nine", "seven", "several", "six", "ten", "three", "two",
]);

/// Verbs that "seen" and "done" follow rightly.
const HAVING: Phrases = Phrases(&[
    "already", "be", "been", "being", "did", "ever", "get", "getting", "got", "had", "hadn't", "has",
    "hasn't", "have", "haven't", "having", "is", "isn't", "just", "never", "not", "was", "wasn't", "were",
]);

/// Finds them, except in somebody's own words.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    for (place, word) in text.words.iter().enumerate().filter(|(_, word)| !word.quoted) {
        let slip = pronoun(text, place, word)
            .or_else(|| agreement(text, place, word))
            .or_else(|| there_was(text, place, word))
            .or_else(|| not_of(text, place, word))
            .or_else(|| opening(text, place, word))
            .or_else(|| your(text, place, word));
        if let Some((length, instead)) = slip {
            found.push(Finding { advice: Advice::Slip { instead }, range: range_of(text, place, length) });
        }
    }
}

type Slip = Option<(usize, String)>;

/// "I seen", "he done".
fn pronoun(text: &Text<'_>, place: usize, word: &Word<'_>) -> Slip {
    if !matches!(word.plain.as_str(), "i" | "he" | "she" | "we" | "they" | "you") {
        return None;
    }
    let verb = next(text, place, 1)?;
    let right = match verb.plain.as_str() {
        "seen" => "saw",
        "done" => "did",
        _ => return None,
    };
    let asked = text.before(place).last().is_some_and(|before| HAVING.holds(&before.plain));
    (!asked).then(|| (2, format!("{} {right}", word.typed)))
}

/// "the colour were", "his shoes was".
fn agreement(text: &Text<'_>, place: usize, word: &Word<'_>) -> Slip {
    let points = matches!(
        word.plain.as_str(),
        "the" | "his" | "her" | "their" | "my" | "this" | "that" | "a" | "these" | "both"
    );
    if !points {
        return None;
    }
    let alone = text.before(place).last().is_none_or(|before| OPENS.holds(&before.plain));
    // "If the child were moved": no slip.
    let supposed = text
        .before(place)
        .iter()
        .rev()
        .take(4)
        .any(|before| matches!(before.plain.as_str(), "if" | "wish" | "unless"));
    let (thing, verb) = (next(text, place, 1)?, next(text, place, 2)?);
    let right = match verb.plain.as_str() {
        "were" if ONE.holds(&thing.plain) && !supposed => "was",
        "was" if SEVERAL.holds(&thing.plain) => "were",
        _ => return None,
    };
    alone.then(|| (3, format!("{} {} {right}", word.typed, thing.typed)))
}

/// "there was two".
fn there_was(text: &Text<'_>, place: usize, word: &Word<'_>) -> Slip {
    let many = word.plain == "there"
        && next(text, place, 1)?.plain == "was"
        && next(text, place, 2).is_some_and(|number| NUMBERS.holds(&number.plain));
    many.then(|| (2, format!("{} were", word.typed)))
}

/// "could not of", "shouldn't of".
fn not_of(text: &Text<'_>, place: usize, word: &Word<'_>) -> Slip {
    let modal = matches!(word.plain.as_str(), "could" | "would" | "should" | "must" | "might" | "may");
    if modal && next(text, place, 1)?.plain == "not" && next(text, place, 2)?.plain == "of" {
        // "could not of course": as it should be.
        return (next(text, place, 3).is_none_or(|after| after.plain != "course"))
            .then(|| (3, format!("{} not have", word.typed)));
    }
    let joined = matches!(word.plain.as_str(), "couldn't" | "wouldn't" | "shouldn't" | "mustn't");
    (joined
        && next(text, place, 1)?.plain == "of"
        && next(text, place, 2).is_none_or(|after| after.plain != "course"))
    .then(|| (2, format!("{} have", word.typed)))
}

/// "Me and Ellis went", "Them shoes were", where a sentence opens.
fn opening(text: &Text<'_>, place: usize, word: &Word<'_>) -> Slip {
    if !text.before(place).is_empty() {
        return None;
    }
    let second = next(text, place, 1)?;
    let third = next(text, place, 2)?;
    match word.plain.as_str() {
        "me" if second.plain == "and" => Some((3, format!("{} and I", third.typed))),
        "him" if second.plain == "and" => Some((2, "He and".to_owned())),
        "them" if SEVERAL.holds(&second.plain) => Some((2, format!("Those {}", second.typed))),
        _ => None,
    }
}

/// "your not".
fn your(text: &Text<'_>, place: usize, word: &Word<'_>) -> Slip {
    let after = next(text, place, 1).filter(|_| word.plain == "your")?;
    let being = matches!(after.plain.as_str(), "not" | "welcome" | "going" | "late")
        && next(text, place, 2).is_none_or(|thing| !SEVERAL.holds(&thing.plain) && !ONE.holds(&thing.plain));
    let you_are = if word.is_capitalised() { "You're" } else { "you're" };
    being.then(|| (2, format!("{you_are} {}", after.typed)))
}

fn next<'t, 'a>(text: &'t Text<'a>, place: usize, places: usize) -> Option<&'t Word<'a>> {
    text.after(place, places).filter(|word| word.joined && !word.quoted)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::ONE, super::SEVERAL, super::OPENS, super::NUMBERS, super::HAVING] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
