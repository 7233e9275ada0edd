//! JPEG (ITU-T T.81): a row of marked segments. Kept are those that the picture needs; details of other makers, and
//! whatever follows the picture, are not.

use super::{exif, window};

const EXIF: &[u8] = b"Exif\0\0";

/// The picture without the place; none if it cannot be read up to where the picture itself begins.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = bytes.starts_with(b"\xff\xd8").then_some(2)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(b"\xff\xd8");
    let mut drawn = false;
    while let Some(marker) = bytes.get(at + 1).copied().filter(|_| bytes.get(at) == Some(&0xff)) {
        let length = match marker {
            // A filling byte.
            0xff => {
                at += 1;
                continue;
            }
            0xd9 => {
                out.extend_from_slice(b"\xff\xd9");
                return Some(out);
            }
            0x01 | 0xd0..=0xd8 => 2,
            _ => {
                match window(bytes, at + 2, 2).map(|pair| usize::from(pair[0]) << 8 | usize::from(pair[1])) {
                    Some(length @ 2..) => length + 2,
                    _ => break,
                }
            }
        };
        let Some(segment) = window(bytes, at, length) else { break };
        at += length;
        match marker {
            0xe0..=0xef => out.extend_from_slice(&kept(marker, segment)),
            _ => out.extend_from_slice(segment),
        }
        if marker == 0xda {
            drawn = true;
            let rest = bytes.get(at..).unwrap_or_default();
            let picture = rest.get(..scan(rest)).unwrap_or(rest);
            out.extend_from_slice(picture);
            at += picture.len();
        }
    }
    // What follows cannot be read. A picture that was cut short is shown as far as it goes.
    drawn.then_some(out)
}

/// How long the drawn part is: up to a marker that is no part of it.
fn scan(bytes: &[u8]) -> usize {
    let within = |next: u8| matches!(next, 0 | 0xd0..=0xd7);
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !within(*next) && *next != 0xff);
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

/// What is kept of an application's segment.
fn kept(marker: u8, segment: &[u8]) -> Vec<u8> {
    let content = segment.get(4..).unwrap_or_default();
    let whole = match marker {
        // JFIF and its small picture; colours; Adobe's way of mixing them.
        0xe0 => content.starts_with(b"JF"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        _ => false,
    };
    if whole {
        return segment.to_vec();
    }
    let exif = content.strip_prefix(EXIF).filter(|_| marker == 0xe1).and_then(exif::without_place);
    let Some(exif) = exif else { return Vec::new() };
    [segment.get(..4).unwrap_or_default(), EXIF, &exif].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    }

    #[test]
    fn what_the_picture_needs_stays_and_what_tells_of_a_place_goes() {
        let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        let icc = segment(0xe2, b"ICC_PROFILE\0\x01\x01colours");
        let table = segment(0xdb, &[7; 65]);
        let scan = [segment(0xda, b"\x01\x01\0\0\x3f\0"), b"\x12\xff\0\x34\xff\xd0\x56".to_vec()].concat();
        let xmp = segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>51,30N</exif:GPSLatitude>");
        let iptc = segment(0xed, b"Photoshop 3.0\08BIM\x04\x04City: Larkfield");
        let maker = segment(0xe5, b"Maker: 51.5 N");
        let more = segment(0xe2, b"MPF\0II*\0");
        let broken = segment(0xe1, b"Exif\0\0II*\0\xff\xff\xff\x7fGPS 51.5 N");
        let (begin, end) = (b"\xff\xd8".to_vec(), b"\xff\xd9".to_vec());
        let film = b"\0\0\0\x18ftypmp42 51.5 N".to_vec();
        let plain = [&begin, &jfif, &icc, &table, &scan, &table, &scan, &end].map(Clone::clone).concat();
        assert_eq!(strip(&plain), Some(plain.clone()));
        let full = [
            &begin, &jfif, &xmp, &broken, &iptc, &maker, &more, &icc, &table, &scan, &xmp, &table, &scan,
            &end, &film,
        ];
        assert_eq!(strip(&full.map(Clone::clone).concat()), Some(plain.clone()));
        assert_eq!(strip(&plain[..plain.len() - 4]), Some(plain[..plain.len() - 4].to_vec()), "cut short");
        assert_eq!(strip(b"\xff\xd8\xff\xe1\xff\xffExif\0\0 51.5 N"), None);
        assert_eq!(strip(b"\xff\xd8GPS 51.5 N"), None);
        assert_eq!(strip(b"\xff\xd8"), None);
    }
}
