//! Words for people: codes to say over the telephone, and safety words to compare face to face.

use std::sync::LazyLock;

use bip39::Language;
use zeroize::Zeroizing;

use super::random::Random;

const CODE_WORDS: usize = 6;

/// The EFF's large list for dice, 7,776 words (Joseph Bonneau, 2016, CC BY 3.0), as one text: an array of it would
/// double its size in the program.
static CODE_LIST: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../assets/words/eff-large.txt").lines().collect());

/// A code of six words out of 7,772: 77 bits. The list's four words with a hyphen of their own ("felt-tip") are never
/// drawn: over the telephone they sound like two.
pub fn make_code(random: &dyn Random) -> Zeroizing<String> {
    let words: [&str; CODE_WORDS] = std::array::from_fn(|_| make_word(random));
    join(words.into_iter())
}

fn make_word(random: &dyn Random) -> &'static str {
    // 7,776 does not divide 2^32: draws beyond the last whole multiple are thrown away, so every word is as likely.
    let count = CODE_LIST.len() as u32;
    let limit = u32::MAX - u32::MAX % count;
    loop {
        let mut draw = [0; 4];
        random.fill(&mut draw);
        let draw = u32::from_be_bytes(draw);
        if draw < limit
            && let Some(word) = CODE_LIST.get((draw % count) as usize)
            && !word.contains('-')
        {
            return word;
        }
    }
}

/// A code as it was made, however it was typed: case, spaces and hyphens do not matter.
pub fn normalise_code(typed: &str) -> Zeroizing<String> {
    let mut code = join(typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()));
    code.make_ascii_lowercase();
    code
}

/// Words with hyphens between them, in a text that is large enough from the first: one that grows leaves copies.
fn join<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Zeroizing<String> {
    let length = words.clone().map(|word| word.len() + 1).sum();
    let mut joined = Zeroizing::new(String::with_capacity(length));
    for word in words {
        if !joined.is_empty() {
            joined.push('-');
        }
        joined.push_str(word);
    }
    joined
}

/// Six words out of 2,048 (BIP-39, English) for the first 66 bits of a digest.
pub fn derive_safety_words(digest: &[u8; 32]) -> [&'static str; 6] {
    let list = Language::English.word_list();
    std::array::from_fn(|place| {
        let index = (0..11).fold(0, |index, offset| {
            let bit = place * 11 + offset;
            index << 1 | usize::from(digest[bit / 8] >> (7 - bit % 8) & 1)
        });
        list[index]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn a_code_reads_the_same_however_it_is_typed() {
        let code = make_code(&SeededRandom::new(1));
        assert_eq!(CODE_LIST.len(), 7776);
        assert_eq!(*normalise_code(&format!(" {} ", code.to_uppercase().replace('-', "  "))), *code);
        assert_ne!(*make_code(&SeededRandom::new(2)), *code);
    }

    #[test]
    fn a_code_is_six_words_to_the_ear() {
        // Draws the four words in turn, and then one of which six make a code.
        struct Draws(std::cell::RefCell<Vec<u32>>);
        impl Random for Draws {
            fn fill(&self, out: &mut [u8]) {
                let mut draws = self.0.borrow_mut();
                let next = if draws.len() > 1 { draws.remove(0) } else { draws[0] };
                out.copy_from_slice(&next.to_be_bytes());
            }
        }
        let hyphenated = |(place, word): (usize, &&str)| word.contains('-').then_some(place as u32);
        let mut draws: Vec<u32> = CODE_LIST.iter().enumerate().filter_map(hyphenated).collect();
        assert_eq!(draws.len(), 4);
        draws.push(0);
        assert_eq!(*make_code(&Draws(draws.into())), ["abacus"; CODE_WORDS].join("-"));
    }

    #[test]
    fn the_list_is_the_published_one() {
        let text = include_bytes!("../../assets/words/eff-large.txt");
        let digest = "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522";
        assert_eq!(hex::encode(crate::crypto::hash::sha256(&[text])), digest);
    }

    #[test]
    fn safety_words_are_eleven_bits_each() {
        let list = Language::English.word_list();
        assert_eq!(derive_safety_words(&[0; 32]), [list[0]; 6]);
        assert_eq!(derive_safety_words(&[255; 32]), [list[2047]; 6]);
        let mut digest = [0; 32];
        digest[1] = 0b0010_0000;
        assert_eq!(derive_safety_words(&digest)[0], list[1]);
    }
}
