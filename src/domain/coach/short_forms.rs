//! Initials in the place of names, and abbreviations that nobody explains: who reads the record in twenty years knows
//! neither.

use std::collections::HashSet;

use super::names::Names;
use super::phrases::Phrases;
use super::read::{Text, Word};
use super::shouting;
use super::{Advice, Finding};

/// Everybody knows these, in school and out of it.
const KNOWN: Phrases = Phrases(&[
    "aa", "am", "atm", "bbc", "bbq", "bst", "cctv", "cd", "diy", "dna", "dvd", "eu", "faq", "gcse", "gif",
    "gmt", "gp", "hd", "ict", "id", "ii", "iii", "ipad", "it", "iv", "led", "mot", "mp", "mri", "nhs",
    "nspcc", "ok", "pc", "pdf", "pe", "pin", "pm", "ps", "ps4", "ps5", "pta", "rac", "raf", "re", "rspca",
    "suv", "tv", "ufo", "uk", "us", "usa", "usb", "vhs", "vi", "vip", "wc", "xbox", "xl",
]);

/// Small letters that stand for more.
const SMALL: Phrases = Phrases(&[
    "aht", "appt", "asap", "bf", "btw", "camhs", "cic", "cin", "cp", "cpoms", "dht", "dob", "dsl", "dv",
    "ehcp", "eod", "eoy", "eyfs", "gf", "hlta", "ht", "hv", "hw", "lac", "lsa", "mgf", "mgm", "nfa", "pgf",
    "pgm", "ref'd", "senco", "slt", "sw", "ta", "tbc", "tbh", "w/e", "wk", "wks", "ya", "yp", "yr", "yrs",
]);

/// A letter after these names a group, a room, a mark: not a person.
const LETTERED: Phrases = Phrases(&[
    "an",
    "appendix",
    "band",
    "block",
    "box",
    "building",
    "bus",
    "capital",
    "category",
    "class",
    "door",
    "exhibit",
    "form",
    "gate",
    "grade",
    "group",
    "hall",
    "hepatitis",
    "house",
    "key",
    "letter",
    "letters",
    "level",
    "minus",
    "option",
    "page",
    "part",
    "phase",
    "photo",
    "picture",
    "plan",
    "plus",
    "room",
    "route",
    "section",
    "set",
    "size",
    "stage",
    "step",
    "table",
    "team",
    "the",
    "type",
    "unit",
    "vitamin",
    "year",
    "zone",
]);

/// Finds both; of an abbreviation only the first, and none that the text explains.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let mut met = HashSet::new();
    for (place, word) in text.words.iter().enumerate().filter(|(_, word)| !word.quoted) {
        if is_initial(text, place, word) {
            found.push(Finding { advice: Advice::Initials, range: word.range.clone() });
        } else if is_abbreviation(text, place, word)
            && met.insert(stem(word))
            && !is_explained(text, place, word)
        {
            found.push(Finding { advice: Advice::Abbreviation, range: word.range.clone() });
        }
    }
}

/// One capital letter where a name would stand.
fn is_initial(text: &Text<'_>, place: usize, word: &Word<'_>) -> bool {
    let mut letters = stem(word).chars();
    let (Some(only), None) = (letters.next(), letters.next()) else { return false };
    // "I" is a word, and so is "A" where a sentence begins; "O" calls; a small letter is a slip of the keyboard.
    if !only.is_ascii_alphabetic() || only == 'i' || !word.is_capitalised() {
        return false;
    }
    let before = place.checked_sub(1).and_then(|before| text.words.get(before));
    let near = before.filter(|before| before.sentence == word.sentence);
    if only == 'a' && near.is_none() {
        return false;
    }
    // "X-ray", "T-shirt", "A-level": a letter that a hyphen ties to the next word.
    let rest = text.typed.get(word.range.end..).unwrap_or_default();
    let tied = |text: &str| text.starts_with(['-', '‑', '&', '/', '+', '*']);
    let ahead = text.typed.get(..word.range.start).unwrap_or_default();
    if tied(rest) || ahead.ends_with(['-', '&', '/', '(']) || rest.starts_with(')') {
        return false;
    }
    let number = |word: &Word<'_>| word.plain.ends_with(|letter: char| letter.is_ascii_digit());
    // "John F Kennedy": a middle initial between names that are given.
    let name_before = near.is_some_and(|before| {
        before.is_capitalised()
            && before.plain.len() > 1
            && !is_title(before)
            && !before.plain.starts_with("i'")
    });
    let name_after =
        text.words.get(place + 1).is_some_and(|after| after.is_capitalised() && after.plain.len() > 2);
    let lettered = near.is_some_and(|before| LETTERED.holds(&before.plain) || number(before));
    !(lettered || (name_before && name_after))
}

fn is_title(word: &Word<'_>) -> bool {
    matches!(word.plain.as_str(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr")
}

fn is_abbreviation(text: &Text<'_>, place: usize, word: &Word<'_>) -> bool {
    let stem = stem(word);
    let letters = stem.chars().count();
    let rest = text.typed.get(word.range.end..).unwrap_or_default();
    let ahead = text.typed.get(..word.range.start).unwrap_or_default();
    if KNOWN.holds(stem) || ahead.ends_with('&') || rest.starts_with('&') {
        return false;
    }
    let capitals = word.typed.trim_end_matches(['s', '\'', '’']).chars().all(char::is_uppercase)
        && word.typed.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let mixed = matches!(stem, "senco" | "hlta") && word.is_capitalised();
    let small = SMALL.holds(stem) && !word.is_capitalised() && stem != "ya";
    (capitals && (2..=6).contains(&letters) && !shouting::is_shouted(text, place)) || mixed || small
}

/// "designated safeguarding lead (DSL)" and "DSL (designated safeguarding lead)" explain it.
fn is_explained(text: &Text<'_>, place: usize, word: &Word<'_>) -> bool {
    let small = |word: &&Word<'_>| matches!(word.plain.as_str(), "a" | "and" | "for" | "of" | "the");
    let wanted: Vec<char> =
        word.typed.chars().filter(|letter| letter.is_uppercase()).flat_map(char::to_lowercase).collect();
    let ahead = text.typed.get(..word.range.start).unwrap_or_default();
    let rest = text.typed.get(word.range.end..).unwrap_or_default();
    if ahead.ends_with('(') {
        let before = text.before(place).iter().rev().filter(|word| !small(word));
        let initials: Vec<char> =
            before.take(wanted.len()).filter_map(|word| word.plain.chars().next()).collect();
        return initials.iter().rev().eq(&wanted);
    }
    let after = text.words.get(place + 1..).unwrap_or_default().iter().filter(|word| !small(word));
    rest.starts_with(" (") && after.take(wanted.len()).filter_map(|word| word.plain.chars().next()).eq(wanted)
}

/// Without what makes it a plural or a possessive: "TAs", "DSL's".
fn stem<'w>(word: &'w Word<'_>) -> &'w str {
    let plain = word.plain.strip_suffix("'s").unwrap_or(&word.plain);
    let plural = word.typed.ends_with('s') && word.typed.chars().next().is_some_and(char::is_uppercase);
    plain.strip_suffix('s').filter(|stem| plural && !stem.is_empty()).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::KNOWN, super::SMALL, super::LETTERED] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
