//! Length and repetition: a record is read by people who must act on it.

use std::collections::HashSet;

use super::names::Names;
use super::read::Text;
use super::{Advice, Finding};

/// A text with more words than this is read in parts, if at all: about a printed page.
const LONGEST_TEXT: usize = 400;
/// A sentence with more words than this is read twice.
const LONGEST_SENTENCE: usize = 45;
/// Shorter sentences may well be said twice.
const WORTH_SAYING_ONCE: usize = 5;

/// Finds what is long and what stands there twice. Somebody's own words count for nothing.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let own = text.words.iter().filter(|word| !word.quoted).count();
    if own > LONGEST_TEXT
        && let (Some(from), Some(last)) = (text.words.get(LONGEST_TEXT), text.words.last())
    {
        let range = from.range.start..last.range.end;
        found.push(Finding { advice: Advice::LongText { words: own }, range });
    }
    let mut said = HashSet::new();
    for sentence in &text.sentences {
        let words = text.words.get(sentence.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let range = first.range.start..last.range.end;
        let own = words.iter().filter(|word| !word.quoted).count();
        if own > LONGEST_SENTENCE {
            found.push(Finding { advice: Advice::LongSentence { words: own }, range: range.clone() });
        }
        if own >= WORTH_SAYING_ONCE && own == words.len() {
            let plain: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
            if !said.insert(plain) {
                found.push(Finding { advice: Advice::Repeated, range });
            }
        }
    }
}
