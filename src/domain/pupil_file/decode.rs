//! Bytes to text: UTF-8 with or without a mark, UTF-16, and Windows-1252, which office programs still write; and
//! what a file is that is no text.

use yore::CodePage;
use yore::code_pages::CP1252;

use super::PupilFileError;

/// How much of the beginning shows what a file is.
const HEAD: usize = 4096;

pub(super) fn to_text(bytes: &[u8]) -> Result<String, PupilFileError> {
    let is = |magic: &[u8]| bytes.starts_with(magic);
    if is(b"PK\x03\x04") || is(b"PK\x05\x06") || is(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(PupilFileError::Spreadsheet);
    }
    if is(b"%PDF") {
        return Err(PupilFileError::Pdf);
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => unmarked(bytes)?,
    };
    if text.contains('\0') {
        return Err(PupilFileError::Binary);
    }
    if text.trim().is_empty() {
        return Err(PupilFileError::Empty);
    }
    let head: String = text.trim_start().chars().take(200).flat_map(char::to_lowercase).collect();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<table") {
        return Err(PupilFileError::WebPage);
    }
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit).collect();
    String::from_utf16_lossy(&units)
}

/// Without a mark: zeros in every other byte are UTF-16; valid UTF-8 is UTF-8; other text is Windows-1252.
fn unmarked(bytes: &[u8]) -> Result<String, PupilFileError> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    if head.len() >= 8 && zeros(1) * 10 > half * 7 && zeros(0) == 0 {
        return Ok(utf16(bytes, u16::from_le_bytes));
    }
    if head.len() >= 8 && zeros(0) * 10 > half * 7 && zeros(1) == 0 {
        return Ok(utf16(bytes, u16::from_be_bytes));
    }
    // A stray control character happens in exports; one in every fifty bytes is no text.
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31 | 127)).count();
    if head.contains(&0) || controls * 50 > head.len() {
        return Err(PupilFileError::Binary);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => CP1252.decode_lossy(bytes).into_owned(),
    })
}

/// The text without a first line such as `sep=;`, which spreadsheets write and read; how many lines that took; and
/// the separator it names.
pub(super) fn separator_line(text: &str) -> (&str, usize, Option<u8>) {
    let Some((first, rest)) = text.split_once('\n') else { return (text, 0, None) };
    let first = first.trim_end_matches('\r').trim_matches('"');
    match first.as_bytes() {
        [s, e, p, b'=', separator]
            if [s, e, p].map(u8::to_ascii_lowercase) == *b"sep" && separator.is_ascii() =>
        {
            (rest, 1, Some(*separator))
        }
        _ => (text, 0, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "Surname,Forename\nWójcik,Zoë\n";
        assert_eq!(to_text(text.as_bytes()).unwrap(), text);
        assert_eq!(to_text(format!("\u{feff}{text}").as_bytes()).unwrap(), text);
        for little in [true, false] {
            assert_eq!(to_text(&utf16(text, little)).unwrap(), text, "without a mark");
            assert_eq!(to_text(&utf16(&format!("\u{feff}{text}"), little)).unwrap(), text, "with one");
        }
        assert_eq!(to_text(b"Surname,Forename\nW\xf3jcik,Zo\xeb\n").unwrap(), text);
        assert_eq!(to_text(b"O\x92Neill").unwrap(), "O\u{2019}Neill");
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, error) in [
            (&b""[..], PupilFileError::Empty),
            (b"\xef\xbb\xbf \r\n", PupilFileError::Empty),
            (b"PK\x03\x04\x14\x00", PupilFileError::Spreadsheet),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", PupilFileError::Spreadsheet),
            (b"%PDF-1.7", PupilFileError::Pdf),
            (b"\x89PNG\r\n\x1a\n\x00\x00", PupilFileError::Binary),
            (b"\x1f\x8b\x08\x01\x02\x03", PupilFileError::Binary),
            (b"a,b\n1,\x00\n", PupilFileError::Binary),
            (b"<!DOCTYPE html><html>", PupilFileError::WebPage),
            (b" <TABLE><tr>", PupilFileError::WebPage),
        ] {
            assert_eq!(to_text(bytes), Err(error), "{bytes:?}");
        }
    }
}
