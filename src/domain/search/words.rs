//! Words as search compares them: without case, accents and signs, each after one space. What is written so can be looked
//! through for the beginning of a word, or for several words in a row, as it stands.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

const NORMALIZER: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();
const ACCENTS: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMapBorrowed::new();

/// What a letter is to search.
enum Letter {
    /// Part of a word.
    Word,
    /// Neither part of a word nor the end of one: an apostrophe, an accent that stands by itself.
    Silent,
    /// The end of a word.
    Gap,
}

/// Says what a letter is, and hands on what it is without case and accent.
fn fold(letter: char, mut push: impl FnMut(char)) -> Letter {
    if letter.is_ascii_alphanumeric() {
        push(letter.to_ascii_lowercase());
        return Letter::Word;
    }
    if matches!(letter, '\'' | '\u{2019}' | '\u{2bc}') {
        return Letter::Silent;
    }
    if letter.is_ascii() {
        return Letter::Gap;
    }
    // Letters that Unicode does not take apart, and British keyboards do not have.
    let apart = match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => "",
    };
    if !apart.is_empty() {
        apart.chars().for_each(push);
        return Letter::Word;
    }
    let mut kind = Letter::Silent;
    for part in NORMALIZER.normalize_iter(std::iter::once(letter)).flat_map(char::to_lowercase) {
        if ACCENTS.get_u8(part) != 0 {
            continue;
        }
        if !part.is_alphanumeric() {
            return Letter::Gap;
        }
        push(part);
        kind = Letter::Word;
    }
    kind
}

/// Writes the words of a text, each after one space.
pub(super) fn write(text: &str, into: &mut Vec<u8>) {
    let mut within = false;
    for letter in text.chars() {
        let begun = within;
        let kind = fold(letter, |part| {
            if !within {
                into.push(b' ');
                within = true;
            }
            into.extend_from_slice(part.encode_utf8(&mut [0; 4]).as_bytes());
        });
        within = match kind {
            Letter::Word => true,
            Letter::Silent => begun,
            Letter::Gap => false,
        };
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    placed(text).into_iter().map(|(_, word)| word).collect()
}

/// The words of a text, each with where it stands there.
pub(super) fn placed(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut within = false;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let mut folded = String::new();
        match fold(letter, |part| folded.push(part)) {
            Letter::Word => match words.last_mut().filter(|_| within) {
                Some((place, word)) => {
                    place.end = end;
                    word.push_str(&folded);
                }
                None => {
                    words.push((at..end, folded));
                    within = true;
                }
            },
            Letter::Silent => {}
            Letter::Gap => within = false,
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str) -> String {
        let mut into = Vec::new();
        write(text, &mut into);
        String::from_utf8(into).unwrap()
    }

    #[test]
    fn case_accents_and_signs_do_not_matter() {
        assert_eq!(written("Zoë O’Neill-Wójcik"), " zoe oneill wojcik");
        assert_eq!(written("Łukasz didn't say \"no\"."), " lukasz didnt say no");
        assert_eq!(written("Zoe\u{308}, Straße; 5B/6"), " zoe strasse 5b 6");
        assert_eq!(written("  --  "), "");
        assert_eq!(written("’quoted’ words"), " quoted words");
    }

    #[test]
    fn each_word_is_found_where_it_stands() {
        let text = "Zoë’s “hand”";
        let found = placed(text);
        let texts: Vec<_> =
            found.iter().map(|(place, word)| (text.get(place.clone()).unwrap(), word.as_str())).collect();
        assert_eq!(texts, [("Zoë’s", "zoes"), ("hand", "hand")]);
    }

    proptest! {
        #[test]
        fn both_ways_of_reading_a_text_give_the_same_words(text: String) {
            let joined: String = words(&text).iter().map(|word| format!(" {word}")).collect();
            prop_assert_eq!(written(&text), joined);
        }

        #[test]
        fn words_stay_as_they_are_when_folded_again(text: String) {
            let once = written(&text);
            prop_assert_eq!(written(&once), once);
        }
    }
}
