//! WebP (RFC 9649): a RIFF file of chunks, each with its name and length, filled up to an even number.

use super::window;

/// Bits of the header of an extended file that say that there is Exif, and XMP.
const DETAILS: u8 = 0x08 | 0x04;
const HEADER: usize = 12;

/// The picture without the place; none if its chunks cannot be told from each other.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(
        bytes.get(..HEADER).filter(|head| head.starts_with(b"RIFF") && head.ends_with(b"WEBP"))?,
    );
    let said = four(bytes, 4)?.checked_add(8)?;
    let whole = bytes.get(..said).unwrap_or(bytes);
    let mut at = HEADER;
    let mut drawn = false;
    while let Some(name) = window(whole, at, 4) {
        let Some(length) = four(whole, at + 4).and_then(|length| length.checked_add(8)) else { break };
        let picture = matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
        let filled = length.checked_add(length % 2)?;
        let chunk = window(whole, at, filled).or_else(|| window(whole, at, length));
        drawn |= picture;
        let Some(chunk) = chunk else {
            // Cut short within the picture: it is shown as far as it goes.
            if picture {
                out.extend_from_slice(whole.get(at..).unwrap_or_default());
            }
            break;
        };
        at += chunk.len();
        match name {
            b"VP8X" => {
                let from = out.len();
                out.extend_from_slice(chunk);
                if let Some(flags) = out.get_mut(from + 8) {
                    *flags &= !DETAILS;
                }
            }
            b"ALPH" | b"ANIM" | b"ICCP" => out.extend_from_slice(chunk),
            _ if picture => out.extend_from_slice(chunk),
            _ => {}
        }
    }
    // A file that was cut short goes on saying how long it was.
    if said <= bytes.len() {
        let length = u32::try_from(out.len().checked_sub(8)?).ok()?;
        out.get_mut(4..8)?.copy_from_slice(&length.to_le_bytes());
    }
    drawn.then_some(out)
}

fn four(bytes: &[u8], at: usize) -> Option<usize> {
    let word = window(bytes, at, 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(word)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let fill = vec![0; content.len() % 2];
        [&name[..], &length, content, &fill].concat()
    }

    fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
        let body = chunks.concat();
        let length = u32::try_from(body.len() + 4).unwrap().to_le_bytes();
        [b"RIFF", &length[..], b"WEBP", &body].concat()
    }

    #[test]
    fn what_the_picture_needs_stays_and_what_tells_of_a_place_goes() {
        let header = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let picture = chunk(b"VP8L", &[0x2f, 0, 0, 0, 0]);
        let plain = riff(&[header(0x10), picture.clone()]);
        assert_eq!(strip(&plain), Some(plain.clone()));
        let (exif, xmp) = (chunk(b"EXIF", b"II*\0 51.5 N"), chunk(b"XMP ", b"<GPSLatitude/>"));
        let mut full = riff(&[header(0x1c), picture.clone(), exif, xmp, chunk(b"GEO ", b"51.5 N")]);
        full.extend(b"and 51.5 N after it");
        assert_eq!(strip(&full), Some(plain.clone()));
        let cut = &plain[..plain.len() - 3];
        assert_eq!(strip(cut), Some(cut.to_vec()), "cut short in the picture");
        assert_eq!(strip(&riff(&[header(0)])), None);
        assert_eq!(strip(b"RIFF\xff\xff\xff\xffWEBP"), None);
    }
}
