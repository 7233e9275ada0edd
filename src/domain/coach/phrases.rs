//! Lists of phrases, found in time that does not grow with the list's length.

use super::read::{Text, Word};

/// Phrases in small letters, in alphabetical order: those with the same first word stand together.
pub struct Phrases(pub &'static [&'static str]);

impl Phrases {
    /// The longest of the phrases that begins at this word, as the number of its words.
    pub fn at(&self, text: &Text<'_>, place: usize) -> Option<usize> {
        let first = text.words.get(place)?.plain.as_str();
        let begins = self.0.partition_point(|phrase| head(phrase) < first);
        let same = self.0.get(begins..).unwrap_or_default().iter().take_while(|phrase| head(phrase) == first);
        same.filter_map(|phrase| length(phrase, text, place)).max()
    }

    /// Whether one of these words is among some words.
    pub fn any_of(&self, words: &[Word<'_>]) -> bool {
        words.iter().any(|word| self.holds(&word.plain))
    }

    /// Whether this word is one of them.
    pub fn holds(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

fn head(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or_default()
}

/// How many words the phrase has, if it stands here.
fn length(phrase: &str, text: &Text<'_>, place: usize) -> Option<usize> {
    let mut words = 0;
    for (more, wanted) in phrase.split(' ').enumerate() {
        let word = if more == 0 { text.words.get(place) } else { text.after(place, more) }?;
        if word.plain != wanted || (more > 0 && !word.joined) {
            return None;
        }
        words += 1;
    }
    Some(words)
}

/// The bytes from one word through so many.
pub fn range_of(text: &Text<'_>, place: usize, words: usize) -> std::ops::Range<usize> {
    let at = |place: usize| text.words.get(place).map(|word| word.range.clone()).unwrap_or_default();
    at(place).start..at(place + words - 1).end
}

#[cfg(test)]
pub(super) fn assert_in_order(phrases: &Phrases) {
    for pair in phrases.0.windows(2) {
        assert!(pair[0] < pair[1], "\"{}\" comes before \"{}\"", pair[1], pair[0]);
    }
    assert!(phrases.0.iter().all(|phrase| *phrase == phrase.to_lowercase()));
}
