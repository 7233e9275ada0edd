//! Plain text: UTF-8, UTF-16 with its mark, or the old Windows code page.

use yore::CodePage as _;
use yore::code_pages::CP1252;

/// The most lines of a text that are shown.
const LINES: usize = 40;
/// The most characters of a text that are shown.
const CHARACTERS: usize = 4_000;

/// How a text begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// Its first lines.
    pub text: String,
    /// There is more.
    pub more: bool,
}

/// Whether this is text in one of the three ways of writing it down.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    if wide(bytes).is_some() {
        return decoded(bytes)
            .chars()
            .all(|letter| !forbidden(letter) && letter != char::REPLACEMENT_CHARACTER);
    }
    bytes.iter().all(|byte| !forbidden(char::from(*byte)) || *byte >= 0x80)
}

/// What no text holds: control characters but those that lay it out.
fn forbidden(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\x0c')
}

/// The pairs of bytes of UTF-16, and whether the first is the higher; none if there is no mark.
fn wide(bytes: &[u8]) -> Option<(&[u8], bool)> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, false)),
        [0xfe, 0xff, rest @ ..] => Some((rest, true)),
        _ => None,
    }
}

fn decoded(bytes: &[u8]) -> String {
    if let Some((pairs, high_first)) = wide(bytes) {
        let units = pairs.chunks_exact(2).filter_map(|pair| {
            let pair = <[u8; 2]>::try_from(pair).ok()?;
            Some(if high_first { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
        });
        return char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Cut within a character by `beginning`, and UTF-8 up to there.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned()
        }
        Err(_) => CP1252.decode_lossy(bytes).into_owned(),
    }
}

/// How a text begins: its first lines, as they are.
pub fn beginning(bytes: &[u8]) -> Beginning {
    // No character takes more than four bytes.
    let head = bytes.get(..CHARACTERS * 4).unwrap_or(bytes);
    let whole = decoded(head);
    let mut text = String::new();
    let mut lines = 1;
    let mut more = head.len() < bytes.len();
    for (count, letter) in whole.chars().filter(|letter| *letter != '\r').enumerate() {
        lines += usize::from(letter == '\n');
        if lines > LINES || count == CHARACTERS {
            more = true;
            break;
        }
        text.push(letter);
    }
    Beginning { text, more }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_with_its_first_lines_in_any_of_the_three_codes() {
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Né à".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [utf16, b"N\xe9 \xe0".to_vec(), "Né à".as_bytes().to_vec()] {
            assert!(is_text(&bytes));
            assert_eq!(beginning(&bytes), Beginning { text: "Né à".into(), more: false });
        }
        let long = "é\n".repeat(100);
        let begins = beginning(long.as_bytes());
        assert_eq!((begins.text.lines().count(), begins.more), (LINES, true));
        let one_line = "😀".repeat(CHARACTERS + 1);
        let begins = beginning(one_line.as_bytes());
        assert_eq!((begins.text.chars().count(), begins.more), (CHARACTERS, true));
    }
}
