//! What a person typed: words, phrases in quotes, and filters (`year:4 category:neglect open from:2026-09-01`).

use serde::{Deserialize, Serialize};

use super::words::words;
use super::{Facet, Field, Vocabulary, days};
use crate::domain::time::Day;

/// What is beyond so many words, or so many letters, is not looked for.
const MOST_WORDS: usize = 16;
const MOST_LETTERS: usize = 400;

/// What is looked for: all of it together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// Words and phrases.
    pub terms: Vec<Term>,
    /// What narrows it.
    pub filters: Vec<Filter>,
}

/// A word or a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// The beginning of a word, or of what a hyphen holds together, in the text or in a name.
    Word {
        /// Its words.
        words: Vec<String>,
        /// What is called so.
        facets: Vec<Facet>,
    },
    /// Exactly these words, in this order, in the text.
    Phrase {
        /// The words.
        words: Vec<String>,
        /// Whether the quotes are closed: until then the last word may go on.
        closed: bool,
    },
}

/// Something that narrows what is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// It is so.
    Is(Facet),
    /// One of these is so. Nothing is called what was typed, if there are none.
    Any {
        /// Of this field.
        field: Field,
        /// As it was typed.
        typed: String,
        /// What it may be.
        facets: Vec<Facet>,
    },
    /// By the words of a name, a class, a year group.
    Named {
        /// Whose.
        field: Field,
        /// As it was typed.
        typed: String,
        /// The words.
        words: Vec<String>,
    },
    /// It happened on one of these days.
    Days {
        /// From this day.
        from: Option<Day>,
        /// To this day.
        to: Option<Day>,
    },
    /// No day is meant by this, yet: it narrows nothing.
    Unclear {
        /// The filter.
        field: Field,
        /// As it was typed.
        typed: String,
    },
}

/// A piece of what was typed, up to a space outside quotes.
#[derive(Default)]
struct Token {
    key: Option<Field>,
    text: String,
    quoted: bool,
    closed: bool,
}

impl Query {
    /// Reads what a person typed.
    pub fn read(typed: &str, vocabulary: &Vocabulary) -> Self {
        let mut query = Self::default();
        let typed: String = typed.chars().take(MOST_LETTERS).collect();
        for token in tokens(&typed).into_iter().take(MOST_WORDS) {
            query.take(&token, vocabulary);
        }
        query
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && !self.narrows()
    }

    /// Whether it has a filter that narrows what is found.
    pub fn narrows(&self) -> bool {
        self.filters.iter().any(|filter| !matches!(filter, Filter::Unclear { .. }))
    }

    fn take(&mut self, token: &Token, vocabulary: &Vocabulary) {
        let words = words(&token.text);
        if words.is_empty() {
            return;
        }
        let typed = token.text.clone();
        match token.key {
            Some(field @ (Field::Year | Field::Class | Field::Pupil | Field::By)) => {
                self.filters.push(Filter::Named { field, typed, words });
            }
            Some(field @ (Field::From | Field::To | Field::On)) => {
                self.filters.push(match days::read(&typed) {
                    Some((first, last)) => Filter::Days {
                        from: (field != Field::To).then_some(first),
                        to: (field != Field::From).then_some(last),
                    },
                    None => Filter::Unclear { field, typed },
                })
            }
            Some(field) => {
                let facets = vocabulary.meant(field, &words);
                self.filters.push(Filter::Any { field, typed, facets });
            }
            None if token.quoted => self.terms.push(Term::Phrase { words, closed: token.closed }),
            None => self.take_word(&typed, words, vocabulary),
        }
    }

    fn take_word(&mut self, typed: &str, words: Vec<String>, vocabulary: &Vocabulary) {
        let keyword = match words.as_slice() {
            [word] => vocabulary.keyword(word),
            _ => None,
        };
        let day = days::read(typed).filter(|(first, last)| first == last);
        if let Some(facet) = keyword {
            self.filters.push(Filter::Is(facet));
        } else if let Some((from, to)) = day {
            self.filters.push(Filter::Days { from: Some(from), to: Some(to) });
        } else {
            let facets = match words.as_slice() {
                [word] => vocabulary.alike(word),
                _ => Vec::new(),
            };
            self.terms.push(Term::Word { words, facets });
        }
    }
}

impl Term {
    /// What stands in the text where this is found: each word after one space, and one after the last if it ends there.
    pub(super) fn needle(&self) -> String {
        let (words, ends) = match self {
            Self::Word { words, .. } => (words, false),
            Self::Phrase { words, closed } => (words, *closed),
        };
        let mut needle: String = words.iter().flat_map(|word| [" ", word]).collect();
        if ends {
            needle.push(' ');
        }
        needle
    }

    /// Its words, and whether the last must be whole.
    pub(super) fn words(&self) -> (&[String], bool) {
        match self {
            Self::Word { words, .. } => (words, false),
            Self::Phrase { words, closed } => (words, *closed),
        }
    }
}

/// Whether every word that is asked for begins a word of what something is called.
pub fn called_so(label: &str, query: &Query) -> bool {
    let called = words(label);
    let begins = |word: &String| called.iter().any(|called| called.starts_with(word.as_str()));
    query.terms.iter().all(|term| term.words().0.iter().all(begins))
}

fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut token = Token::default();
    let mut within = false;
    for letter in typed.chars() {
        match letter {
            '"' | '\u{201c}' | '\u{201d}' => {
                if within {
                    token.closed = true;
                    tokens.push(std::mem::take(&mut token));
                } else {
                    if !token.text.is_empty() {
                        tokens.push(std::mem::take(&mut token));
                    }
                    token.quoted = true;
                }
                within = !within;
            }
            _ if within => token.text.push(letter),
            _ if letter.is_whitespace() => tokens.push(std::mem::take(&mut token)),
            ':' if token.key.is_none() => match Field::of(&token.text.to_lowercase()) {
                Some(field) => token = Token { key: Some(field), ..Token::default() },
                None => token.text.push(letter),
            },
            _ => token.text.push(letter),
        }
    }
    tokens.push(token);
    tokens.retain(|token| !token.text.trim().is_empty());
    tokens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::search::Standing;
    use crate::domain::triage::Level;

    fn read(typed: &str) -> Query {
        Query::read(typed, &Vocabulary::new(true))
    }

    fn word(word: &str) -> Term {
        Term::Word { words: vec![word.into()], facets: Vec::new() }
    }

    fn phrase(text: &str, closed: bool) -> Term {
        Term::Phrase { words: text.split(' ').map(str::to_owned).collect(), closed }
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        let query = read("Zoë year:4 category:neglect open \"no coat\" from:2026-09-01");
        assert_eq!(query.terms, [word("zoe"), phrase("no coat", true)]);
        let [year, category, open, from] = query.filters.as_slice() else { panic!("{query:?}") };
        let named = Filter::Named { field: Field::Year, typed: "4".into(), words: vec!["4".into()] };
        assert_eq!(*year, named);
        let Filter::Any { field: Field::Category, facets, .. } = category else { panic!("{category:?}") };
        assert_eq!(facets.len(), 12, "the group and the eleven within it: {facets:?}");
        assert_eq!(*open, Filter::Is(Facet::Standing(Standing::Open)));
        assert_eq!(*from, Filter::Days { from: Day::new(2026, 9, 1), to: None });
    }

    #[test]
    fn what_is_half_typed_means_as_much_as_it_can() {
        assert_eq!(read("\"no co").terms, [phrase("no co", false)]);
        assert!(read("category:").is_empty() && read("  \" ").is_empty() && read("::").is_empty());
        assert_eq!(read("from:20").filters, [Filter::Unclear { field: Field::From, typed: "20".into() }]);
        assert!(!read("from:20").narrows());
        assert_eq!(read("colour:blue").terms.len(), 1, "no filter is called so");
    }

    #[test]
    fn a_filters_words_may_stand_in_quotes_and_a_day_needs_no_filter() {
        let Some(Filter::Named { words, .. }) = read("by:\"Moira Cast\"").filters.pop() else { panic!() };
        assert_eq!(words, ["moira", "cast"]);
        let day = Day::new(2026, 11, 3);
        assert_eq!(read("3/11/2026").filters, [Filter::Days { from: day, to: day }]);
        assert_eq!(read("2026").terms, [word("2026")], "a year may be anything");
        assert_eq!(read("self-harm").terms[0].needle(), " self harm");
        assert_eq!(read("\"no coat\"").terms[0].needle(), " no coat ");
    }

    #[test]
    fn a_place_is_called_so_if_every_word_begins_one_of_its_name() {
        let query = |typed| Query::read(typed, &Vocabulary::default());
        assert!(
            called_so("Devices and copies", &query("cop dev")) && called_so("Inbox: open", &query("open"))
        );
        assert!(!called_so("Devices and copies", &query("copper")) && !called_so("Lock", &query("ock")));
    }

    #[test]
    fn those_who_decide_nothing_have_no_words_for_decisions() {
        let recorder = Vocabulary::new(false);
        assert_eq!(Query::read("open", &recorder).terms, [word("open")]);
        assert_eq!(Query::read("danger", &recorder).filters, [Filter::Is(Facet::Danger)]);
        let level = Query::read("level:4", &recorder).filters;
        assert!(matches!(level.as_slice(), [Filter::Any { facets, .. }] if facets.is_empty()));
        let Some(Filter::Any { facets, .. }) = read("level:4").filters.pop() else { panic!() };
        assert_eq!(facets, [Facet::Level(Level::Acute)]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_reads_and_stays_within_bounds(typed in "([a-z]{0,9}[:\" '/-]?|\\PC){0,60}") {
            let query = read(&typed);
            prop_assert!(query.terms.len() + query.filters.len() <= MOST_WORDS);
            for term in &query.terms {
                prop_assert!(term.needle().starts_with(' ') && !term.words().0.is_empty());
            }
            let json = serde_json::to_string(&query).unwrap();
            prop_assert_eq!(serde_json::from_str::<Query>(&json).unwrap(), query);
        }
    }
}
