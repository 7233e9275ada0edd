//! PNG (W3C, third edition): a row of chunks, each with its length, name and check sum.

use super::window;

const BEGIN: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture without the place; none if it cannot be read up to where the picture itself begins.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = bytes.starts_with(BEGIN).then_some(BEGIN.len())?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(BEGIN);
    let mut drawn = false;
    while let Some(head) = window(bytes, at, 8) {
        let (length, name) = head.split_at(4);
        let length = length.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
        let chunk = length.checked_add(12).and_then(|length| window(bytes, at, length));
        drawn |= name == b"IDAT";
        let Some(chunk) = chunk else {
            // Cut short within the picture: it is shown as far as it goes.
            if name == b"IDAT" {
                out.extend_from_slice(bytes.get(at..).unwrap_or_default());
            }
            break;
        };
        if kept(name, chunk.get(8..).unwrap_or_default()) {
            out.extend_from_slice(chunk);
        }
        at += chunk.len();
        if name == b"IEND" {
            break;
        }
    }
    drawn.then_some(out)
}

/// Whether a chunk is one that the picture needs or that says nothing of a place. What it may hold beyond the standard's own
/// chunks nobody knows.
fn kept(name: &[u8], content: &[u8]) -> bool {
    match name {
        b"tEXt" | b"zTXt" | b"iTXt" => {
            let keyword = content.split(|byte| *byte == 0).next().unwrap_or_default();
            const PLAIN: [&[u8]; 5] = [b"Title", b"Author", b"Creation Time", b"Software", b"Copyright"];
            PLAIN.contains(&keyword)
        }
        b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"iCCP" | b"sBIT"
        | b"cICP" | b"mDCV" | b"cLLI" | b"bKGD" | b"hIST" | b"pHYs" | b"sPLT" | b"tIME" | b"acTL"
        | b"fcTL" | b"fdAT" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(content);
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], name, content, &crc.sum().to_be_bytes()].concat()
    }

    #[test]
    fn what_the_picture_needs_stays_and_what_tells_of_a_place_goes() {
        let begin = [BEGIN.to_vec(), chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])].concat();
        let (software, data, end) =
            (chunk(b"tEXt", b"Software\0Paint"), chunk(b"IDAT", &[1, 2, 3]), chunk(b"IEND", b""));
        let plain = [&begin, &software, &data, &end].map(Clone::clone).concat();
        assert_eq!(strip(&plain), Some(plain.clone()));
        let exif = chunk(b"eXIf", b"II*\0 51.5 N");
        let xmp = chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<GPSLatitude/>");
        let raw = chunk(b"zTXt", b"Raw profile type exif\0\0xx");
        let own = chunk(b"geOo", b"51.5 N");
        let full = [&begin, &exif, &software, &xmp, &data, &raw, &own, &end, &exif];
        assert_eq!(strip(&full.map(Clone::clone).concat()), Some(plain.clone()));
        let cut = plain.len() - 12 - 6;
        assert_eq!(strip(&plain[..cut]), Some(plain[..cut].to_vec()), "cut short in the picture");
        assert_eq!(strip(&begin), None);
        assert_eq!(strip(&[BEGIN, b"\xff\xff\xff\xffIHDR 51.5 N"].concat()), None);
    }
}
