//! A text as the rules read it: words with their places, sentences, and what stands in quotation marks.

use std::ops::Range;

/// A word of a text.
#[derive(Debug)]
pub struct Word<'a> {
    /// As it was typed.
    pub typed: &'a str,
    /// In small letters, with plain apostrophes.
    pub plain: String,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which sentence it belongs to.
    pub sentence: usize,
    /// Nothing but spaces or a hyphen stands between it and the word before.
    pub joined: bool,
    /// It stands in quotation marks: somebody's own words.
    pub quoted: bool,
}

impl Word<'_> {
    /// Whether it is all in capitals, two letters at least.
    pub fn is_capitals(&self) -> bool {
        let letters = self.typed.chars().filter(|letter| letter.is_alphabetic());
        letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
    }

    /// Whether it begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.typed.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A text with its words.
#[derive(Debug)]
pub struct Text<'a> {
    /// As it was typed.
    pub typed: &'a str,
    /// Its words.
    pub words: Vec<Word<'a>>,
    /// The words of each sentence, as places in `words`.
    pub sentences: Vec<Range<usize>>,
}

/// A full stop after these ends no sentence.
const TITLES: [&str; 8] = ["approx", "dr", "miss", "mr", "mrs", "ms", "mx", "st"];

/// What follows these in a sentence is what somebody else is said to have said.
const SAYING: [&str; 21] = [
    "according",
    "accused",
    "added",
    "alleged",
    "asked",
    "called",
    "calling",
    "claimed",
    "complained",
    "explained",
    "heard",
    "replied",
    "reported",
    "said",
    "saying",
    "says",
    "shouted",
    "stated",
    "tells",
    "told",
    "wrote",
];

impl<'a> Text<'a> {
    /// Reads a text once from its beginning to its end.
    pub fn read(typed: &'a str) -> Self {
        let mut reader = Reader::new(typed);
        let mut letters = typed.char_indices().peekable();
        let mut begun = None;
        let mut before = ' ';
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let inside = letter.is_alphanumeric()
                || (is_apostrophe(letter) && begun.is_some() && next.is_some_and(char::is_alphanumeric))
                // Marks that a letter carries belong to it.
                || (begun.is_some() && ('\u{300}'..='\u{36f}').contains(&letter));
            match (inside, begun) {
                (true, None) => begun = Some(at),
                (false, Some(start)) => {
                    reader.word(start..at);
                    begun = None;
                }
                _ => {}
            }
            if !inside {
                reader.mark(letter, before, next);
            }
            before = letter;
        }
        if let Some(start) = begun {
            reader.word(start..typed.len());
        }
        reader.end_sentence();
        reader.text
    }

    /// The words in a range, as they were typed.
    pub fn words_in(&self, range: &Range<usize>) -> &'a str {
        self.typed.get(range.clone()).unwrap_or_default()
    }

    /// The words of the sentence that a word belongs to.
    pub fn sentence_of(&self, at: usize) -> &[Word<'a>] {
        let place = self.words.get(at).map_or(0, |word| word.sentence);
        let range = self.sentences.get(place).cloned().unwrap_or_default();
        self.words.get(range).unwrap_or_default()
    }

    /// The words before a word in its sentence.
    pub fn before(&self, at: usize) -> &[Word<'a>] {
        let place = self.words.get(at).map_or(0, |word| word.sentence);
        let begins = self.sentences.get(place).map_or(at, |range| range.start);
        self.words.get(begins..at).unwrap_or_default()
    }

    /// Whether what stands at a word is told as somebody else's: "Mum said that he is lazy".
    pub fn is_reported(&self, at: usize) -> bool {
        // Far more words than lie between a verb and what it tells; it keeps endless sentences from costing their square.
        const REACH: usize = 40;
        let before = self.before(at);
        let near = before.get(before.len().saturating_sub(REACH)..).unwrap_or_default();
        near.iter().any(|word| SAYING.contains(&word.plain.as_str()))
    }

    /// The word so many places after another in the same sentence.
    pub fn after(&self, at: usize, places: usize) -> Option<&Word<'a>> {
        let sentence = self.words.get(at)?.sentence;
        self.words.get(at + places).filter(|word| word.sentence == sentence)
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

struct Reader<'a> {
    text: Text<'a>,
    joined: bool,
    begins: usize,
    quote: Option<char>,
}

impl<'a> Reader<'a> {
    fn new(typed: &'a str) -> Self {
        let text = Text { typed, words: Vec::new(), sentences: Vec::new() };
        Self { text, joined: false, begins: 0, quote: None }
    }

    fn word(&mut self, range: Range<usize>) {
        let Some(typed) = self.text.typed.get(range.clone()) else { return };
        let plain = typed.to_lowercase().replace('’', "'");
        let word = Word {
            typed,
            plain,
            range,
            sentence: self.text.sentences.len(),
            joined: self.joined,
            quoted: self.quote.is_some(),
        };
        self.text.words.push(word);
        self.joined = true;
    }

    /// Something that is part of no word.
    fn mark(&mut self, mark: char, before: char, next: Option<char>) {
        if !matches!(mark, ' ' | '\u{a0}' | '-' | '‑') {
            self.joined = false;
        }
        self.quotation(mark, before, next);
        let ends = match mark {
            '\n' => {
                // Nobody's words go on over a line's end; a mark that was never closed must not silence the rest.
                self.quote = None;
                true
            }
            '!' | '?' => true,
            '.' => next.is_none_or(|next| !next.is_alphanumeric()) && !self.after_title(),
            _ => false,
        };
        if ends {
            self.end_sentence();
        }
    }

    fn after_title(&self) -> bool {
        self.text.words.last().is_some_and(|word| TITLES.contains(&word.plain.as_str()))
    }

    fn quotation(&mut self, mark: char, before: char, next: Option<char>) {
        let opens = !before.is_alphanumeric() && next.is_some_and(|next| !next.is_whitespace());
        self.quote = match (self.quote, mark) {
            (None, '"') => Some('"'),
            (None, '“') => Some('”'),
            (None, '‘') => Some('’'),
            (None, '\'') if opens => Some('\''),
            (Some(closes), mark) if closes == mark && !before.is_whitespace() => {
                // An apostrophe within a word does not come here, one at the end of a plural does: rarely in a quotation.
                None
            }
            (quote, _) => quote,
        };
    }

    fn end_sentence(&mut self) {
        let ends = self.text.words.len();
        if ends > self.begins {
            self.text.sentences.push(self.begins..ends);
            self.begins = ends;
        }
        self.joined = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_sentences_and_quotations_are_where_they_are() {
        let text = Text::read("Mr. Brown’s class left at 9.15. “I can't,” she said. They 'ran off' fast");
        let plain: Vec<&str> = text.words.iter().map(|word| word.plain.as_str()).collect();
        assert_eq!(plain[..3], ["mr", "brown's", "class"]);
        assert_eq!(text.sentences.len(), 3);
        let quoted: Vec<&str> = text.words.iter().filter(|word| word.quoted).map(|word| word.typed).collect();
        assert_eq!(quoted, ["I", "can't", "ran", "off"]);
        assert!(text.words.iter().all(|word| text.words_in(&word.range) == word.typed));
    }
}
