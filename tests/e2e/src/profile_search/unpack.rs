//! Values that browsers packed one by one.

use std::io::Read as _;

/// Most that one packed value may unpack to, in bytes.
const LIMIT: usize = 256 * 1024 * 1024;
/// What Chromium writes before a value that it packed with Snappy (an envelope's version, "needs work", "Snappy").
const CHROMIUM: [u8; 3] = [0xff, 0x11, 0x02];
/// How far into a stored value Chromium's mark may stand: after a version number.
const CHROMIUM_WITHIN: usize = 16;
/// The beginning of framed Snappy.
const FRAMED: &[u8] = b"\xff\x06\x00\x00sNaPpY";
/// The beginning of Mozilla's LZ4 files; the length follows.
const MOZILLA: &[u8] = b"mozLz40\0";

/// Appends every form that this value can be unpacked to.
pub fn all(value: &[u8], pieces: &mut Vec<Vec<u8>>) {
    pieces.extend(snappy(value));
    let marked = value.windows(CHROMIUM.len()).take(CHROMIUM_WITHIN).position(|window| window == CHROMIUM);
    if let Some(packed) = marked.and_then(|at| value.get(at + CHROMIUM.len()..)) {
        pieces.extend(snappy(packed));
    }
    if value.starts_with(FRAMED) {
        let mut plain = Vec::new();
        // What came out before an error is searched as well.
        drop(snap::read::FrameDecoder::new(value).take(LIMIT as u64).read_to_end(&mut plain));
        pieces.push(plain);
    }
    if let Some(rest) = value.strip_prefix(MOZILLA)
        && let Some((size, packed)) = rest.split_first_chunk::<4>()
    {
        let size = usize::try_from(u32::from_le_bytes(*size)).unwrap_or(LIMIT).min(LIMIT);
        pieces.extend(lz4_flex::block::decompress(packed, size).ok());
    }
}

/// Unpacks Snappy without frames; `None` for what is not Snappy, which most values are not.
pub fn snappy(packed: &[u8]) -> Option<Vec<u8>> {
    let size = snap::raw::decompress_len(packed).ok()?;
    // Nothing packs better than 64 bytes into 3; anything that claims to is something else.
    if size == 0 || size > LIMIT || size > packed.len().saturating_mul(22) {
        return None;
    }
    snap::raw::Decoder::new().decompress_vec(packed).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[u8] = b"hidden words, hidden words, and hidden words again";

    #[test]
    fn each_packed_form_comes_to_light() {
        let packed = snap::raw::Encoder::new().compress_vec(WORDS).unwrap();
        let mut framed = Vec::new();
        snap::read::FrameEncoder::new(WORDS).read_to_end(&mut framed).unwrap();
        let size = u32::try_from(WORDS.len()).unwrap().to_le_bytes();
        let mozilla = [MOZILLA, &size, &lz4_flex::block::compress(WORDS)].concat();
        let chromium = [&[7], CHROMIUM.as_slice(), &packed].concat();
        for value in [packed, framed, mozilla, chromium] {
            let mut pieces = Vec::new();
            all(&value, &mut pieces);
            assert!(pieces.iter().any(|piece| piece == WORDS), "{value:?}");
        }
    }
}
