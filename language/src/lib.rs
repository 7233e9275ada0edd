//! Spelling and grammar, checked on the device: harper-core with British English behind one small object that the
//! language worker (`assets/language-worker.js`) makes and asks. Nothing is stored and nothing is sent anywhere; the
//! texts and names it is given are in this worker's memory for as long as the page is open and unlocked.

#![forbid(unsafe_code)]

mod rules;

use std::collections::HashMap;
use std::sync::Arc;

use harper_core::linting::{Lint, LintGroup, Suggestion};
use harper_core::parsers::PlainEnglish;
use harper_core::spell::{FstDictionary, MergedDictionary, MutableDictionary};
use harper_core::{Dialect, DictWordMetadata, Document};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

pub use rules::Kind;
use rules::RULES;

/// Words of schools that the dictionary lacks, one a line.
const SCHOOL_WORDS: &str = include_str!("../words/school.txt");
/// What people write in one word or otherwise wrong, and what they mean: "wrong=right", one a line.
const CORRECTIONS: &str = include_str!("../words/corrections.txt");
/// So many suggestions are worth reading.
const SUGGESTIONS: usize = 3;

/// Something that is plainly wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where it begins, in bytes of the text's UTF-8.
    pub start: usize,
    /// Where it ends, in bytes of the text's UTF-8.
    pub end: usize,
    /// What kind of slip it is.
    pub kind: Kind,
    /// What could stand there instead, the likeliest first; may be empty.
    pub instead: Vec<String>,
}

/// The checker, with the names it knows.
#[wasm_bindgen]
pub struct Checker {
    rules: LintGroup,
    dictionary: Arc<MergedDictionary>,
    /// What was found in each paragraph of the text before, so that typing costs one paragraph and not all.
    known: HashMap<String, Vec<Finding>>,
}

#[wasm_bindgen]
impl Checker {
    /// A checker that knows these names (people and places) beside British English. Takes about a second.
    #[wasm_bindgen(constructor)]
    pub fn new(names: Vec<String>) -> Self {
        let mut own = MutableDictionary::new();
        let school = SCHOOL_WORDS.lines().map(str::to_owned);
        let words = school.chain(names.iter().flat_map(|name| words_of(name)));
        own.extend_words(words.map(|word| (word.chars().collect::<Vec<_>>(), DictWordMetadata::default())));
        let mut dictionary = MergedDictionary::new();
        dictionary.add_dictionary(FstDictionary::curated());
        dictionary.add_dictionary(Arc::new(own));
        let dictionary = Arc::new(dictionary);
        let mut rules = LintGroup::new_curated(dictionary.clone(), Dialect::British);
        rules.set_all_rules_to(Some(false));
        for (name, _) in RULES {
            rules.config.set_rule_enabled(name, true);
        }
        Self { rules, dictionary, known: HashMap::new() }
    }

    /// The findings in a text, as JSON: a list of [`Finding`], in the order of the text.
    pub fn check(&mut self, text: &str) -> String {
        serde_json::to_string(&self.findings(text)).unwrap_or_default()
    }
}

impl Checker {
    /// The findings in a text, in its order; none overlaps another.
    pub fn findings(&mut self, text: &str) -> Vec<Finding> {
        let mut before = std::mem::take(&mut self.known);
        let mut all = Vec::new();
        let mut begins = 0;
        for line in text.split_inclusive('\n') {
            let paragraph = line.trim_end_matches(['\n', '\r']);
            let found = match before.remove(paragraph).or_else(|| self.known.get(paragraph).cloned()) {
                Some(found) => found,
                None => self.paragraph(paragraph),
            };
            all.extend(found.iter().cloned().map(|mut one| {
                one.start += begins;
                one.end += begins;
                one
            }));
            self.known.insert(paragraph.to_owned(), found);
            begins += line.len();
        }
        all
    }

    fn paragraph(&mut self, text: &str) -> Vec<Finding> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let document = Document::new(text, &PlainEnglish, &self.dictionary);
        let lints = self.rules.organized_lints(&document);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let kind = |name: &str| RULES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let mut found: Vec<Finding> = lints
            .iter()
            .filter_map(|(name, lints)| kind(name).map(|kind| (kind, lints)))
            .flat_map(|(kind, lints)| lints.iter().filter_map(move |lint| Some((kind, lint))))
            .filter_map(|(kind, lint)| finding(text, &places, kind, lint))
            .collect();
        // Where two rules speak of the same words, the one with something to offer has the say.
        found.sort_by_key(|one| (one.start, one.instead.is_empty(), one.end));
        let mut end = 0;
        found.retain(|one| {
            let apart = one.start >= end;
            if apart {
                end = one.end;
            }
            apart
        });
        found
    }
}

/// A finding in bytes, with whole replacements.
fn finding(text: &str, places: &[usize], kind: Kind, lint: &Lint) -> Option<Finding> {
    let (start, end) = (*places.get(lint.span.start)?, *places.get(lint.span.end)?);
    let stands = text.get(start..end)?;
    if is_no_slip(text, start..end, kind) {
        return None;
    }
    let meant = CORRECTIONS
        .lines()
        .filter_map(|line| line.split_once('='))
        .find(|(wrong, _)| stands.eq_ignore_ascii_case(wrong));
    let instead = lint.suggestions.iter().map(|suggestion| match suggestion {
        // To the checker a capital of one letter is a word in capitals.
        Suggestion::ReplaceWith(with) if kind == Kind::Article && stands == "A" => with
            .iter()
            .enumerate()
            .map(|(at, letter)| if at == 0 { *letter } else { letter.to_ascii_lowercase() })
            .collect(),
        Suggestion::ReplaceWith(with) => with.iter().collect(),
        Suggestion::InsertAfter(more) => stands.chars().chain(more.iter().copied()).collect(),
        Suggestion::Remove => String::new(),
    });
    let mut offered: Vec<String> = Vec::new();
    offered.extend(meant.map(|(_, right)| capitalised_as(stands, right)));
    for one in instead.filter(|one: &String| one != stands && meant.is_none()) {
        if offered.len() < SUGGESTIONS && !offered.contains(&one) {
            offered.push(one);
        }
    }
    // A rule that knows nothing better is as likely to be wrong itself: it takes "he lent" for "he lents".
    let worth_saying = kind == Kind::Spelling || !offered.is_empty();
    (start < end && worth_saying).then_some(Finding { start, end, kind, instead: offered })
}

/// What the rules take for a slip, and is none.
fn is_no_slip(text: &str, range: std::ops::Range<usize>, kind: Kind) -> bool {
    let stands = text.get(range.clone()).unwrap_or_default();
    match kind {
        // A class ("Y4"), a time, a size; initials and abbreviations, of which the writing coach speaks.
        Kind::Spelling => {
            let letters = stands.trim_end_matches("'s").trim_end_matches("’s");
            stands.contains(|letter: char| letter.is_ascii_digit()) || !letters.contains(char::is_lowercase)
        }
        // "A&E"
        Kind::Article => text.get(range.end..).is_some_and(|rest| rest.starts_with(['&', '-'])),
        Kind::Repeated => matches!(stands.to_lowercase().as_str(), "had had" | "that that"),
        Kind::Capital | Kind::MixedUp | Kind::Agreement | Kind::Form => false,
    }
}

/// The right words, with a capital where the wrong ones had it.
fn capitalised_as(stands: &str, right: &str) -> String {
    let capital = stands.chars().next().is_some_and(char::is_uppercase);
    let mut letters = right.chars();
    match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => right.to_owned(),
    }
}

/// The words of a name, as the checker cuts them.
fn words_of(name: &str) -> Vec<String> {
    let letters = |part: char| !part.is_alphabetic() && part != '\'' && part != '’';
    let mut words: Vec<String> =
        name.split(letters).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.extend(name.split_whitespace().filter(|word| word.contains(['-', '\'', '’'])).map(str::to_owned));
    let theirs: Vec<String> = words.iter().map(|word| format!("{word}'s")).collect();
    words.extend(theirs);
    words
}
