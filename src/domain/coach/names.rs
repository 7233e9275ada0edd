//! First names that several pupils have: "Sam" alone is not enough where there are three.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::read::{Text, Word};
use super::{Advice, Finding};
use crate::domain::concern::ConcernDraft;
use crate::domain::pupil::Identity;

/// A first name that several pupils have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedName {
    /// The first name, in small letters.
    pub name: String,
    /// How many pupils have it.
    pub pupils: usize,
    /// The first words of their surnames, in small letters: with one of these it says who is meant.
    pub surnames: Vec<String>,
}

/// The first names that several pupils of the school have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    shared: BTreeMap<String, SharedName>,
}

/// First names that are words too: only within a sentence do they name anybody for certain.
const WORDS_TOO: [&str; 22] = [
    "amber", "april", "art", "autumn", "bill", "brook", "faith", "frank", "grace", "grant", "hope", "jack",
    "joy", "june", "mark", "may", "miles", "pat", "rose", "sunny", "summer", "will",
];
/// Months and seasons among them, which begin with a capital within a sentence too.
const MONTHS: [&str; 3] = ["april", "june", "may"];

impl Names {
    /// These names.
    pub fn new(shared: impl IntoIterator<Item = SharedName>) -> Self {
        Self { shared: shared.into_iter().map(|one| (one.name.clone(), one)).collect() }
    }

    /// The first names, as given and as used, that more than one of these pupils has, in alphabetical order.
    pub fn shared_among<'a>(pupils: impl IntoIterator<Item = &'a Identity>) -> Vec<SharedName> {
        let mut all = BTreeMap::<String, SharedName>::new();
        for pupil in pupils {
            let mut own: Vec<String> = [Some(&pupil.forename), pupil.preferred.as_ref()]
                .into_iter()
                .flatten()
                .filter_map(|name| first_word(name))
                .collect();
            own.dedup();
            for name in own {
                let entry = all.entry(name.clone()).or_insert_with(|| SharedName {
                    name,
                    pupils: 0,
                    surnames: Vec::new(),
                });
                entry.pupils += 1;
                entry.surnames.extend(first_word(&pupil.surname));
            }
        }
        all.into_values().filter(|one| one.pupils > 1).collect()
    }

    /// Without those of whom exactly one is named in the concern: there the first name says who is meant.
    pub fn with_involved(&self, draft: &ConcernDraft) -> Self {
        let mut shared = self.shared.clone();
        let mut named: Vec<String> = draft.pupils.iter().filter_map(|one| first_word(&one.name)).collect();
        named.sort();
        for same in named.chunk_by(|one, other| one == other) {
            if let [only] = same {
                shared.remove(only);
            }
        }
        Self { shared }
    }
}

fn first_word(name: &str) -> Option<String> {
    name.split([' ', '-']).find(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Finds them where no surname follows and none has followed before.
pub fn look(text: &Text<'_>, names: &Names, found: &mut Vec<Finding>) {
    if names.shared.is_empty() {
        return;
    }
    let mut told = Vec::new();
    for (place, word) in text.words.iter().enumerate().filter(|(_, word)| !word.quoted) {
        let plain = word.plain.strip_suffix("'s").unwrap_or(&word.plain);
        let Some(name) = names.shared.get(plain).filter(|_| word.is_capitalised()) else { continue };
        let after = text.after(place, 1).filter(|after| after.joined);
        let surname = after.map(|after| after.plain.strip_suffix("'s").unwrap_or(&after.plain));
        if surname.is_some_and(|surname| name.surnames.iter().any(|known| known == surname)) {
            told.push(plain);
            continue;
        }
        let initial = after.is_some_and(|after| after.typed.chars().count() == 1 && after.is_capitalised());
        if !initial && !told.contains(&plain) && !is_something_else(text, place, plain, after) {
            let advice = Advice::SharedName { pupils: name.pupils };
            found.push(Finding { advice, range: word.range.clone() });
        }
    }
}

/// A teacher's surname, a month, or a word that merely opens a sentence.
fn is_something_else(text: &Text<'_>, place: usize, plain: &str, after: Option<&Word<'_>>) -> bool {
    let before = text.before(place).last();
    let titled = before.is_some_and(|before| {
        matches!(
            before.plain.as_str(),
            "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "auntie" | "uncle" | "nanny" | "st"
        )
    });
    let number = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.plain.starts_with(|letter: char| letter.is_ascii_digit()))
    };
    let dated = MONTHS.contains(&plain)
        && (number(before)
            || number(after)
            || before.filter(|_| text.words.get(place).is_some_and(|word| word.joined)).is_some_and(
                |before| {
                    matches!(
                        before.plain.as_str(),
                        "in" | "of"
                            | "since"
                            | "until"
                            | "by"
                            | "during"
                            | "last"
                            | "next"
                            | "this"
                            | "early"
                            | "late"
                            | "and"
                    )
                },
            ));
    let opens = before.is_none() && WORDS_TOO.contains(&plain);
    // "on the Rose table", "in Amber group": a thing with a name.
    let thing = before.is_some_and(|before| before.plain == "the")
        || after.is_some_and(|after| {
            matches!(after.plain.as_str(), "class" | "group" | "table" | "house" | "room" | "road" | "street")
        });
    titled || dated || opens || thing
}
