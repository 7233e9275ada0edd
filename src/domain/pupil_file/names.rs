//! Names as they are compared: what two people type differently and mean the same must be the same.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::PupilRow;
use crate::domain::time::Day;

/// Surname, forename and date of birth, to find the same child by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct NameKey {
    surname: String,
    forename: String,
    born: Option<Day>,
}

impl NameKey {
    pub(super) fn without_birth(&self) -> Self {
        Self { born: None, ..self.clone() }
    }
}

pub(super) fn key(row: &PupilRow) -> NameKey {
    NameKey { surname: fold(&row.surname), forename: fold(&row.forename), born: row.born }
}

/// Every accent in one letter with what carries it (Unicode normalisation form C).
fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Small letters, one kind of apostrophe and hyphen, composed accents. Accents stay: they tell names apart.
fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let plain = |letter: char| match letter {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' | '\u{00b4}' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    };
    composed(name).chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// A cell as it is kept: composed accents, single spaces, nothing invisible.
pub(super) fn tidy(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    let mut before = b'x';
    let mut plain = |byte: u8| {
        let fine = byte.is_ascii_graphic() || (byte == b' ' && before != b' ');
        before = byte;
        fine
    };
    if cell.bytes().all(&mut plain) {
        return Cow::Borrowed(cell);
    }
    let invisible = |letter: &char| {
        matches!(letter, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || (letter.is_control() && !letter.is_whitespace())
    };
    let visible: String = composed(cell).chars().filter(|letter| !invisible(letter)).collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_not_kept() {
        assert_eq!(tidy("  Mensah  "), "Mensah");
        assert_eq!(tidy("Anna\u{a0}  Maria\n"), "Anna Maria");
        assert_eq!(tidy("\u{200b}Zoe\u{308}\u{202e}"), "Zoë");
        assert_eq!(tidy("\u{7}"), "");
    }
}
