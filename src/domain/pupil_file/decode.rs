//! Bytes to text: UTF-8 with or without a mark, UTF-16, and Windows-1252, which office programs still write.

use yore::CodePage;
use yore::code_pages::CP1252;

use super::PupilFileError;

pub(super) fn to_text(bytes: &[u8]) -> Result<String, PupilFileError> {
    let is = |magic: &[u8]| bytes.starts_with(magic);
    if is(b"PK\x03\x04") || is(b"PK\x05\x06") || is(b"\xd0\xcf\x11\xe0") {
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
    if text.trim().is_empty() { Err(PupilFileError::Empty) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit).collect();
    String::from_utf16_lossy(&units)
}

/// Without a mark: zeros in every other byte are UTF-16; valid UTF-8 is UTF-8; other text is Windows-1252.
fn unmarked(bytes: &[u8]) -> Result<String, PupilFileError> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    if head.len() >= 8 && zeros(1) * 10 > half * 7 && zeros(0) == 0 {
        return Ok(utf16(bytes, u16::from_le_bytes));
    }
    if head.len() >= 8 && zeros(0) * 10 > half * 7 && zeros(1) == 0 {
        return Ok(utf16(bytes, u16::from_be_bytes));
    }
    if head.iter().any(|byte| matches!(byte, 0..=8 | 14..=31)) {
        return Err(PupilFileError::Binary);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => CP1252.decode_lossy(bytes).into_owned(),
    })
}
