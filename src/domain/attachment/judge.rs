//! What a file is, by its first bytes and, for office documents, its table of contents. Only what is recognised is taken:
//! the list of what is refused only makes the reason plainer.

use super::office::{compound, package};
use super::text::is_text;
use super::{Kind, Refused};

/// What a file was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Its kind.
    pub kind: Kind,
    /// The ending that a file of this content has, without the dot.
    pub ending: &'static str,
}

/// Judges a file by its content.
///
/// # Errors
/// Why it is not taken.
pub fn judge(bytes: &[u8]) -> Result<Judged, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let taken = |kind, ending| Ok(Judged { kind, ending });
    let at = |place: usize, magic: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(magic));
    if at(0, b"\xff\xd8\xff") {
        return taken(Kind::ImageJpeg, "jpg");
    }
    if at(0, b"\x89PNG\r\n\x1a\n") {
        return taken(Kind::ImagePng, "png");
    }
    if at(0, b"GIF87a") || at(0, b"GIF89a") {
        return taken(Kind::ImageGif, "gif");
    }
    if at(0, b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => taken(Kind::ImageWebp, "webp"),
            Some(b"WAVE") => taken(Kind::Audio, "wav"),
            Some(b"AVI ") => Err(Refused::Video),
            _ => Err(Refused::Unknown),
        };
    }
    if at(0, b"%PDF-") {
        return taken(Kind::Pdf, "pdf");
    }
    if at(0, b"{\\rtf") {
        return taken(Kind::Word, "rtf");
    }
    if at(0, b"PK") {
        return package(bytes);
    }
    if at(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes);
    }
    if at(4, b"ftyp") {
        return film_or_sound(bytes.get(8..12).unwrap_or_default());
    }
    if let Some(ending) = sound(bytes) {
        return taken(Kind::Audio, ending);
    }
    if let Some(refused) = known_and_refused(bytes) {
        return Err(refused);
    }
    if !is_text(bytes) {
        return Err(Refused::Unknown);
    }
    match bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start() {
        [] => Err(Refused::Empty),
        [b'#', b'!', ..] => Err(Refused::Program),
        // Whatever is marked up, a browser may run; text that begins so is none that a person wrote.
        [b'<', ..] => Err(Refused::WebPage),
        _ => taken(Kind::Text, "txt"),
    }
}

/// A file of the ISO family, by its major brand.
fn film_or_sound(brand: &[u8]) -> Result<Judged, Refused> {
    match brand {
        b"M4A " | b"M4B " => Ok(Judged { kind: Kind::Audio, ending: "m4a" }),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" | b"avif" | b"avis" => {
            Err(Refused::OtherPicture)
        }
        _ => Err(Refused::Video),
    }
}

fn sound(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'f', b'L', b'a', b'C', ..] => Some("flac"),
        [b'#', b'!', b'A', b'M', b'R', ..] => Some("amr"),
        [b'I', b'D', b'3', 2..=4, ..] => Some("mp3"),
        [b'O', b'g', b'g', b'S', ..] => {
            let first = bytes.get(28..).unwrap_or_default();
            let sound = first.starts_with(b"\x01vorbis") || first.starts_with(b"OpusHead");
            sound.then_some("ogg")
        }
        // ADTS: layer 0, and a sampling rate that there is.
        [0xff, 0xf0 | 0xf1 | 0xf8 | 0xf9, third, ..] if (third >> 2) & 0xf < 13 => Some("aac"),
        // MPEG layer III: a bit rate and a sampling rate that there are.
        [0xff, 0xe2 | 0xe3 | 0xf2 | 0xf3 | 0xfa | 0xfb, third, ..]
            if !matches!(third >> 4, 0 | 15) && (third >> 2) & 3 != 3 =>
        {
            Some("mp3")
        }
        _ => None,
    }
}

fn known_and_refused(bytes: &[u8]) -> Option<Refused> {
    const PROGRAMS: [&[u8]; 11] = [
        b"MZ",
        b"\x7fELF",
        b"\xca\xfe\xba\xbe",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\0asm",
        b"dex\n",
        b"L\0\0\0\x01\x14\x02\0",
        b"!<arch>",
    ];
    const ARCHIVES: [&[u8]; 8] = [
        b"Rar!",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ\0",
        b"\x28\xb5\x2f\xfd",
        b"MSCF",
        b"ITSF",
    ];
    const PICTURES: [&[u8]; 7] =
        [b"BM", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"8BPS", b"\xff\x0a", b"\0\0\0\x0cJXL "];
    const FILMS: [&[u8]; 5] = [
        b"\x1a\x45\xdf\xa3",
        b"FLV\x01",
        b"\0\0\x01\xba",
        b"\0\0\x01\xb3",
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
    ];
    let begins = |magics: &[&[u8]]| magics.iter().any(|magic| bytes.starts_with(magic));
    if begins(&PROGRAMS) {
        return Some(Refused::Program);
    }
    if begins(&ARCHIVES) || bytes.get(257..262) == Some(b"ustar") {
        return Some(Refused::Archive);
    }
    // Two letters alone may begin a text.
    if begins(&PICTURES) && !is_text(bytes) {
        return Some(Refused::OtherPicture);
    }
    (begins(&FILMS) || bytes.starts_with(b"OggS")).then_some(Refused::Video)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kind(bytes: &[u8]) -> Result<Kind, Refused> {
        judge(bytes).map(|judged| judged.kind)
    }

    #[test]
    fn what_a_file_is_does_not_depend_on_what_it_is_called() {
        assert_eq!(kind(b""), Err(Refused::Empty));
        assert_eq!(kind(b"  \n"), Err(Refused::Empty));
        assert_eq!(kind(b"MZ\x90\0\x03\0\0\0"), Err(Refused::Program));
        assert_eq!(kind(b"\x7fELF\x02\x01\x01"), Err(Refused::Program));
        assert_eq!(kind(b"#!/bin/sh\nrm -r ~\n"), Err(Refused::Program));
        assert_eq!(kind(b"\xef\xbb\xbf <!doctype html><script>x</script>"), Err(Refused::WebPage));
        assert_eq!(kind(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"), Err(Refused::WebPage));
        assert_eq!(kind(b"<?xml version='1.0'?><a/>"), Err(Refused::WebPage));
        assert_eq!(kind(b"\x1f\x8b\x08\0"), Err(Refused::Archive));
        assert_eq!(kind(b"PK\x03\x04\x14\0"), Err(Refused::Archive));
        assert_eq!(kind(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Refused::OtherPicture));
        assert_eq!(kind(b"\0\0\0\x18ftypisom\0\0\0\0"), Err(Refused::Video));
        assert_eq!(kind(b"BM\x9a\0\0\0\0\0"), Err(Refused::OtherPicture));
        assert_eq!(kind(b"BMX bikes were ridden at her."), Ok(Kind::Text));
        assert_eq!(kind(b"%PDF-1.7 and nothing else that a PDF has"), Ok(Kind::Pdf));
        assert_eq!(kind(b"{\\rtf1 Minutes}"), Ok(Kind::Word));
        assert_eq!(kind(b"\0\0\0\x1cftypM4A \0\0\0\0"), Ok(Kind::Audio));
        assert_eq!(kind(b"ID3\x04\0\0\0\0\0\0"), Ok(Kind::Audio));
        assert_eq!(kind("She wrote: “no”, then العربية 😀".as_bytes()), Ok(Kind::Text));
        assert_eq!(kind(b"Caf\xe9 at 4 pm"), Ok(Kind::Text));
        assert_eq!(kind(&[0, 1, 2, 3, 250, 251]), Err(Refused::Unknown));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            head in prop::sample::select(vec![
                &b""[..], b"PK\x05\x06", b"PK\x01\x02", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"RIFF", b"OggS", b"\0\0\0\x18ftyp",
            ]),
            mut bytes in prop::collection::vec(any::<u8>(), 0..1_200),
        ) {
            bytes.splice(0..0, head.iter().copied());
            let _ = judge(&bytes);
        }
    }
}
