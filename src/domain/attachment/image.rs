//! How large a picture is, by its header: nothing is decoded.

use super::Kind;

/// The longest side of a picture that is drawn, in points.
const SIDE: u32 = 20_000;
/// The most points of a picture that is drawn: four bytes each are all that a phone can give.
const POINTS: u64 = 120_000_000;

/// A picture's width and height, in points.
pub type Size = (u32, u32);

/// Whether a picture of this size can be drawn without taking all of the memory there is.
pub fn previewable(size: Option<Size>) -> bool {
    size.is_some_and(|(width, height)| {
        let sides = (1..=SIDE).contains(&width) && (1..=SIDE).contains(&height);
        sides && u64::from(width) * u64::from(height) <= POINTS
    })
}

/// The size that a picture's header says; none if it says none, or for anything but a picture.
pub fn size(kind: Kind, bytes: &[u8]) -> Option<Size> {
    match kind {
        Kind::ImageJpeg => jpeg(bytes),
        Kind::ImagePng => {
            let header = bytes.get(12..24)?;
            let sides = header.strip_prefix(b"IHDR")?;
            Some((high(sides.get(..4)?)?, high(sides.get(4..8)?)?))
        }
        Kind::ImageGif => Some((low(bytes.get(6..8)?)?, low(bytes.get(8..10)?)?)),
        Kind::ImageWebp => webp(bytes),
        _ => None,
    }
}

fn high(bytes: &[u8]) -> Option<u32> {
    (bytes.len() <= 4).then(|| bytes.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
}

fn low(bytes: &[u8]) -> Option<u32> {
    (bytes.len() <= 4).then(|| bytes.iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
}

/// The frame header is the first segment of those kinds that have one.
fn jpeg(bytes: &[u8]) -> Option<Size> {
    let mut at = 2;
    loop {
        let (mark, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xff {
            return None;
        }
        let filling = marker == 0xff;
        let frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return Some((high(bytes.get(at + 7..at + 9)?)?, high(bytes.get(at + 5..at + 7)?)?));
        }
        at += match marker {
            _ if filling => 1,
            0x01 | 0xd0..=0xd9 => 2,
            0xda => return None,
            _ => 2 + usize::try_from(high(bytes.get(at + 2..at + 4)?)?).ok()?,
        };
    }
}

fn webp(bytes: &[u8]) -> Option<Size> {
    let first = bytes.get(20..)?;
    match bytes.get(12..16)? {
        b"VP8X" => Some((low(first.get(4..7)?)? + 1, low(first.get(7..10)?)? + 1)),
        b"VP8L" => {
            let sides = low(first.get(1..5)?)?;
            Some(((sides & 0x3fff) + 1, ((sides >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => Some((low(first.get(6..8)?)? & 0x3fff, low(first.get(8..10)?)? & 0x3fff)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_only_says_that_it_is_huge_is_not_drawn() {
        let png = |width: u32, height: u32| {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
            bytes.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
            size(Kind::ImagePng, &bytes)
        };
        assert_eq!(png(1, 1), Some((1, 1)));
        assert!(previewable(png(1, 1)));
        assert!(previewable(png(20_000, 6_000)));
        assert!(!previewable(png(20_001, 1)));
        assert!(!previewable(png(20_000, 20_000)), "1.6 GB in memory");
        assert!(!previewable(png(0, 5)));
        assert!(!previewable(size(Kind::ImagePng, b"\x89PNG\r\n\x1a\n")));
    }

    #[test]
    fn each_kind_of_picture_says_its_size_in_its_own_way() {
        assert_eq!(size(Kind::ImageGif, b"GIF89a\x02\x01\x04\0"), Some((258, 4)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03x\xff\xff\xc2\0\x0b\x08\0\x05\x01\0\x01\0\0\0";
        assert_eq!(size(Kind::ImageJpeg, jpeg), Some((256, 5)));
        assert_eq!(size(Kind::ImageJpeg, b"\xff\xd8\xff\xe0\0\0\xff"), None);
        assert_eq!(
            size(Kind::ImageWebp, b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x07\0\0\x09\0\0"),
            Some((8, 10))
        );
        assert_eq!(size(Kind::ImageWebp, b"RIFF\0\0\0\0WEBPVP8L\x05\0\0\0\x2f\x07\x40\x02\0"), Some((8, 10)));
        let lossy = b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x08\0\x0a\0";
        assert_eq!(size(Kind::ImageWebp, lossy), Some((8, 10)));
        assert_eq!(size(Kind::Pdf, b"%PDF-1.7"), None);
    }
}
