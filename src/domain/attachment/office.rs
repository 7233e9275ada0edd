//! Office documents among packages: new ones are zip archives with a known table of contents, old ones compound files with
//! a known stream. Nothing is inflated.

use super::{Judged, Kind, Refused};

/// A zip archive ends with a record of at least so many bytes, which a comment may follow.
const END: usize = 22;
/// The longest comment.
const COMMENT: usize = 65_535;
/// So many names of an archive are looked at.
const NAMES: usize = 20_000;
/// So many sectors of a compound file's directory are looked at.
const SECTORS: usize = 256;

fn two(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(pair.try_into().ok()?)))
}

fn four(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(word.try_into().ok()?)).ok()
}

/// A zip archive, if it is an office document.
pub(super) fn package(bytes: &[u8]) -> Result<Judged, Refused> {
    let taken = |kind, ending| Ok(Judged { kind, ending });
    if let Some(media) = open_document(bytes) {
        let ending = match media {
            b"text" => "odt",
            b"spreadsheet" => "ods",
            b"presentation" => "odp",
            b"graphics" => "odg",
            _ => return Err(Refused::Archive),
        };
        return taken(Kind::Opendocument, ending);
    }
    let names = names(bytes).unwrap_or_default();
    let begins = |folder: &[u8]| names.iter().any(|name| name.starts_with(folder));
    if !names.contains(&&b"[Content_Types].xml"[..]) {
        return Err(Refused::Archive);
    }
    match () {
        () if begins(b"word/document") => taken(Kind::Word, "docx"),
        () if begins(b"xl/workbook") => taken(Kind::Excel, "xlsx"),
        () if begins(b"ppt/presentation") => taken(Kind::Powerpoint, "pptx"),
        () => Err(Refused::Archive),
    }
}

/// What an OpenDocument's first member, `mimetype`, stored as it is, says after `application/vnd.oasis.opendocument.`.
fn open_document(bytes: &[u8]) -> Option<&[u8]> {
    let (stored, name, extra) = (two(bytes, 8)?, two(bytes, 26)?, two(bytes, 28)?);
    let begin = 30 + name + extra;
    let whole = bytes.starts_with(b"PK\x03\x04") && bytes.get(30..30 + name)? == b"mimetype" && stored == 0;
    let said = bytes.get(begin..begin.checked_add(four(bytes, 22)?)?)?;
    whole.then(|| said.strip_prefix(b"application/vnd.oasis.opendocument.")).flatten()
}

/// The names in an archive's table of contents.
fn names(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let from = bytes.len().saturating_sub(END + COMMENT);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let (count, mut at) = (two(bytes, end + 10)?, four(bytes, end + 16)?);
    let mut names = Vec::new();
    for _ in 0..count.min(NAMES) {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let (name, extra, comment) = (two(bytes, at + 28)?, two(bytes, at + 30)?, two(bytes, at + 32)?);
        names.push(bytes.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    Some(names)
}

/// A compound file, if it is an office document.
pub(super) fn compound(bytes: &[u8]) -> Result<Judged, Refused> {
    let names = streams(bytes).unwrap_or_default();
    let has = |name: &str| names.iter().any(|stream| stream == name);
    let taken = |kind, ending| Ok(Judged { kind, ending });
    match () {
        () if has("WordDocument") => taken(Kind::Word, "doc"),
        () if has("Workbook") || has("Book") => taken(Kind::Excel, "xls"),
        () if has("PowerPoint Document") => taken(Kind::Powerpoint, "ppt"),
        () => Err(Refused::Unknown),
    }
}

/// The names in a compound file's directory, as far as it can be followed.
fn streams(bytes: &[u8]) -> Option<Vec<String>> {
    let size = match two(bytes, 30)? {
        9 => 512,
        12 => 4_096,
        _ => return None,
    };
    let place = |sector: usize| sector.checked_add(1)?.checked_mul(size);
    // The sector that follows one is said in a table, whose sectors the header lists.
    let next = |sector: usize| {
        let listed = sector / (size / 4);
        let table = (listed < 109).then(|| four(bytes, 76 + listed * 4)).flatten()?;
        four(bytes, place(table)?.checked_add(sector % (size / 4) * 4)?)
    };
    let mut names = Vec::new();
    let mut sector = four(bytes, 48)?;
    for _ in 0..SECTORS {
        let Some(directory) = place(sector).and_then(|from| bytes.get(from..from.checked_add(size)?)) else {
            break;
        };
        for entry in directory.chunks_exact(128) {
            let length = two(entry, 64)?.saturating_sub(2).min(62);
            let units = entry.get(..length)?.chunks_exact(2);
            let units = units.filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)));
            names.push(char::decode_utf16(units).filter_map(Result::ok).collect());
        }
        match next(sector) {
            Some(following) => sector = following,
            None => break,
        }
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of empty members.
    fn archive(names: &[&str]) -> Vec<u8> {
        let (mut out, mut table) = (Vec::<u8>::new(), Vec::<u8>::new());
        for name in names {
            let (at, length) = (out.len() as u32, (name.len() as u16).to_le_bytes());
            out.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0".iter().chain(&[0; 12]));
            out.extend(length.iter().chain(&[0, 0]).chain(name.as_bytes()));
            table.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0".iter().chain(&[0; 12]));
            table.extend(length.iter().chain(&[0; 12]).chain(&at.to_le_bytes()).chain(name.as_bytes()));
        }
        let (at, size, count) = (out.len() as u32, table.len() as u32, names.len() as u16);
        out.extend(table);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
        out.extend([size.to_le_bytes(), at.to_le_bytes()].concat().iter().chain(&[0, 0]));
        out
    }

    #[test]
    fn a_package_is_taken_for_what_its_table_of_contents_says() {
        let office = |part: &str| package(&archive(&["[Content_Types].xml", "_rels/.rels", part]));
        assert_eq!(office("word/document.xml").map(|judged| judged.ending), Ok("docx"));
        assert_eq!(office("xl/workbook.xml").map(|judged| judged.kind), Ok(Kind::Excel));
        assert_eq!(office("ppt/presentation.xml").map(|judged| judged.kind), Ok(Kind::Powerpoint));
        assert_eq!(office("payload.exe"), Err(Refused::Archive));
        assert_eq!(package(&archive(&["word/document.xml", "run.bat"])), Err(Refused::Archive));
        assert_eq!(package(&archive(&[])), Err(Refused::Archive));
        let mut cut = archive(&["[Content_Types].xml", "word/document.xml"]);
        cut.truncate(cut.len() - 30);
        assert_eq!(package(&cut), Err(Refused::Archive));
    }

    #[test]
    fn an_open_document_says_what_it_is_in_its_first_member() {
        let said = b"application/vnd.oasis.opendocument.text";
        let mut bytes = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
        bytes.extend((said.len() as u32).to_le_bytes().repeat(2));
        bytes.extend(b"\x08\0\0\0mimetype");
        bytes.extend(said);
        assert_eq!(package(&bytes), Ok(Judged { kind: Kind::Opendocument, ending: "odt" }));
    }

    #[test]
    fn a_compound_file_is_taken_for_the_stream_that_it_holds() {
        let file = |name: &str| {
            let mut bytes = vec![0; 512 * 3];
            bytes[30] = 9;
            bytes[48] = 1; // the directory's sector; the table's is 0
            bytes[512 + 4..512 + 8].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes[1024..1024 + wide.len()].copy_from_slice(&wide);
            bytes[1024 + 64] = wide.len() as u8 + 2;
            compound(&bytes)
        };
        assert_eq!(file("WordDocument").map(|judged| judged.ending), Ok("doc"));
        assert_eq!(file("Workbook").map(|judged| judged.kind), Ok(Kind::Excel));
        assert_eq!(file("PowerPoint Document").map(|judged| judged.kind), Ok(Kind::Powerpoint));
        assert_eq!(file("Installer"), Err(Refused::Unknown));
        assert_eq!(compound(&[0xff; 700]), Err(Refused::Unknown));
    }
}
