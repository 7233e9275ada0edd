//! Bytes to text: UTF-8 with or without a mark, UTF-16, and Windows-1252, which office programs still write.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::PupilFileError;

pub(super) fn to_text(bytes: &[u8]) -> Result<String, PupilFileError> {
    let is = |magic: &[u8]| bytes.starts_with(magic);
    if is(b"PK\x03\x04") || is(b"PK\x05\x06") || is(b"\xd0\xcf\x11\xe0") {
        return Err(PupilFileError::Spreadsheet);
    }
    if is(b"%PDF") {
        return Err(PupilFileError::Pdf);
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes)?,
    };
    let (text, _, _) = encoding.decode(bytes);
    if text.trim().is_empty() {
        return Err(PupilFileError::Empty);
    }
    Ok(text.into_owned())
}

/// Without a mark: zeros in every other byte are UTF-16; valid UTF-8 is UTF-8; other text is Windows-1252.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, PupilFileError> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    if head.len() >= 8 && zeros(1) * 10 > half * 7 && zeros(0) == 0 {
        return Ok(UTF_16LE);
    }
    if head.len() >= 8 && zeros(0) * 10 > half * 7 && zeros(1) == 0 {
        return Ok(UTF_16BE);
    }
    let control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=31);
    if head.iter().any(|byte| control(&byte)) {
        return Err(PupilFileError::Binary);
    }
    Ok(if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 })
}
