//! Takes out of a picture what may tell where it was taken. Nothing is encoded anew: the picture's own bytes stay as they
//! are. Details that cannot be read to their end are left out whole rather than kept unread.

mod exif;
mod jpeg;
mod png;
mod webp;

use super::{Kind, Refused};

/// Takes the place out of a picture; says whether anything was taken out. Other files are as they were.
///
/// # Errors
/// [`Refused::DamagedPicture`] if the picture's parts cannot be told from each other.
pub fn strip(kind: Kind, bytes: Vec<u8>) -> Result<(Vec<u8>, bool), Refused> {
    let stripped = match kind {
        Kind::ImageJpeg => jpeg::strip(&bytes),
        Kind::ImagePng => png::strip(&bytes),
        Kind::ImageWebp => webp::strip(&bytes),
        _ => return Ok((bytes, false)),
    };
    let stripped = stripped.ok_or(Refused::DamagedPicture)?;
    let changed = stripped != bytes;
    Ok((stripped, changed))
}

/// A window of the bytes, however wrong the numbers are.
fn window(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_and_what_is_stripped_stays_stripped(
            kind in prop::sample::select(vec![Kind::ImageJpeg, Kind::ImagePng, Kind::ImageWebp]),
            head in prop::sample::select(vec![
                &b""[..], b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\x01\0Exif\0\0II*\0\x08\0\0\0\x03\0",
                b"\xff\xd8\xff\xe1\x01\0Exif\0\0MM\0*\0\0\0\x08\0\x02\x88\x25\0\x04\0\0\0\x01\0\0\0\x20",
                b"\xff\xd8\xff\xda\0\x02", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\x04IDAT",
                b"RIFF\xff\0\0\0WEBP", b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0",
            ]),
            mut bytes in prop::collection::vec(any::<u8>(), 0..800),
        ) {
            bytes.splice(0..0, head.iter().copied());
            if let Ok((once, _)) = strip(kind, bytes) {
                let again = strip(kind, once.clone());
                prop_assert_eq!(again, Ok((once, false)));
            }
        }
    }
}
