//! How hard a passphrase is to guess, as a rough estimate shown while it is chosen. The rule that must be met is
//! simple enough to say in one sentence; the estimate only advises.
/// A passphrase shorter than this, in characters, needs four words.
pub const MIN_CHARS: usize = 12;
/// So many words are enough, however short.
pub const MIN_WORDS: usize = 4;

/// An estimate, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing typed.
    Empty,
    /// Does not meet the rule.
    TooShort,
    /// Meets the rule, but is easy to guess.
    Weak,
    /// Good enough.
    Fair,
    /// Hard to guess.
    Strong,
}

/// Whether the rule is met: at least twelve characters, or four words.
pub fn meets_rule(passphrase: &str) -> bool {
    let chars = passphrase.trim().chars().count();
    let words = passphrase.split_whitespace().filter(|word| word.chars().count() >= 2).count();
    chars >= MIN_CHARS || words >= MIN_WORDS
}

/// The estimate for what has been typed.
pub fn estimate(passphrase: &str) -> Strength {
    if passphrase.is_empty() {
        return Strength::Empty;
    }
    if !meets_rule(passphrase) {
        return Strength::TooShort;
    }
    let lower = passphrase.to_lowercase();
    let bits = bits(&lower, passphrase);
    if bits < 33.0 {
        Strength::Weak
    } else if bits < 55.0 {
        Strength::Fair
    } else {
        Strength::Strong
    }
}

/// Words that guessing programs try first, worth next to nothing.
const COMMON: [&str; 22] = [
    "password",
    "passphrase",
    "letmein",
    "welcome",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "school",
    "teacher",
    "headteacher",
    "safeguarding",
    "holdfast",
    "admin",
    "summer",
    "winter",
    "autumn",
    "spring",
    "monday",
    "football",
    "iloveyou",
    "sunshine",
    "princess",
];

fn bits(lower: &str, original: &str) -> f64 {
    let mut rest = lower.to_owned();
    let mut bits = 0.0;
    for common in COMMON {
        while rest.contains(common) {
            rest = rest.replacen(common, " ", 1);
            bits += 4.0;
        }
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let different = different(&words);
    if different.len() >= 3 && different.iter().all(|word| word.chars().all(char::is_alphabetic)) {
        // Several words: each about as good as one drawn from a few thousand, long ones a little better.
        return bits
            + different.iter().map(|word| 8.0 + (word.chars().count().min(8) as f64) * 0.6).sum::<f64>();
    }
    let classes = [
        (original.chars().any(char::is_lowercase), 26.0),
        (original.chars().any(char::is_uppercase), 26.0),
        (original.chars().any(|c| c.is_ascii_digit()), 10.0),
        (original.chars().any(|c| !c.is_alphanumeric()), 20.0),
    ];
    let alphabet: f64 = classes.iter().filter(|(used, _)| *used).map(|(_, size)| size).sum();
    bits + fresh_chars(&rest) * alphabet.max(10.0).log2() * 0.65
}

/// Each item once. Passphrases are short enough to look through.
fn different<T: PartialEq + Copy>(items: &[T]) -> Vec<T> {
    let first = |(place, item): &(usize, &T)| !items.iter().take(*place).any(|earlier| earlier == *item);
    items.iter().enumerate().filter(first).map(|(_, item)| *item).collect()
}

/// How many characters say something new: repeats and runs such as `aaaa` or `4567` count little.
fn fresh_chars(text: &str) -> f64 {
    let chars: Vec<u32> = text.chars().filter(|c| !c.is_whitespace()).map(u32::from).collect();
    let different = different(&chars).len() as f64;
    let mut fresh = f64::from(u8::from(!chars.is_empty()));
    for pair in chars.windows(2) {
        let [one, two] = *pair else { continue };
        fresh += if one.abs_diff(two) <= 1 { 0.2 } else { 1.0 };
    }
    fresh.min(different * 1.6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_characters_or_four_words_meet_the_rule() {
        assert!(meets_rule("abcdefghijkl"));
        assert!(meets_rule("my cat is up"));
        assert!(!meets_rule("abcdefghijk"));
        assert!(!meets_rule("a b c d"));
        assert!(!meets_rule("            "));
    }

    #[test]
    fn what_is_guessed_first_is_called_weak() {
        for weak in [
            "password1234",
            "aaaaaaaaaaaaaaaa",
            "1234567890123",
            "safeguarding safeguarding",
            "Summer2026Summer",
        ] {
            assert_eq!(estimate(weak), Strength::Weak, "{weak}");
        }
    }

    #[test]
    fn several_unlike_words_and_random_characters_are_strong() {
        for strong in ["copper lantern Tuesday drizzle thimble", "vK3!qp90Zx-uLmw2"] {
            assert_eq!(estimate(strong), Strength::Strong, "{strong}");
        }
        assert_eq!(estimate("short"), Strength::TooShort);
        assert_eq!(estimate(""), Strength::Empty);
    }
}
