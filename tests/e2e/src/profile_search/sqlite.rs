//! SQLite's files: every cell of every page, put together from its overflow pages, with the newest pages from the
//! write-ahead log. Trees are not walked: pages that are no longer in any are read all the same.
//! (SQLite's own fileformat2.html.)

use std::collections::HashMap;

use anyhow::{Context as _, ensure};

use super::unpack;

/// The first bytes of every SQLite database.
pub const MAGIC: &[u8] = b"SQLite format 3\0";
const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// A database's pages as its next reader would see them.
struct Pages<'a> {
    by_number: HashMap<usize, &'a [u8]>,
    /// Bytes of a page that hold content.
    usable: usize,
}

/// Appends every cell, every text and blob in it, and what the blobs unpack to.
pub fn cells(file: &[u8], wal: &[u8], pieces: &mut Vec<Vec<u8>>) -> anyhow::Result<()> {
    let size = u16_at(file, 16).context("no page size")?;
    let size = if size == 1 { 65_536 } else { size };
    ensure!(size >= 512 && size.is_power_of_two(), "a page of {size} bytes");
    let reserved = usize::from(*file.get(20).context("no header")?);
    let mut pages = Pages { by_number: HashMap::new(), usable: size - reserved };
    ensure!(pages.usable >= 480, "pages without room");
    for (at, page) in file.chunks_exact(size).enumerate() {
        pages.by_number.insert(at + 1, page);
    }
    let frames: Vec<&[u8]> =
        wal.get(WAL_HEADER..).unwrap_or_default().chunks_exact(FRAME_HEADER + size).collect();
    for frame in &frames {
        if let (Some(number), Some(page)) = (u32_at(frame, 0), frame.get(FRAME_HEADER..)) {
            pages.by_number.insert(number, page);
        }
    }
    // The older pages as well: what was there is on the disk until it is overwritten.
    let older = file.chunks_exact(size).enumerate().map(|(at, page)| (at == 0, page));
    let logged = frames.iter().filter_map(|frame| Some((u32_at(frame, 0)? == 1, frame.get(FRAME_HEADER..)?)));
    for (first, page) in older.chain(logged) {
        cells_of_page(&pages, first, page, pieces);
    }
    Ok(())
}

fn cells_of_page(pages: &Pages<'_>, first: bool, page: &[u8], pieces: &mut Vec<Vec<u8>>) {
    let start = if first { 100 } else { 0 };
    // Leaves and inner pages of tables (13, 5) and of indexes (10, 2); inner pages of tables hold no content.
    let (pointers, is_table, child) = match page.get(start) {
        Some(13) => (start + 8, true, 0),
        Some(10) => (start + 8, false, 0),
        Some(2) => (start + 12, false, 4),
        _ => return,
    };
    let Some(count) = u16_at(page, start + 3) else { return };
    for number in 0..count {
        let Some(at) = u16_at(page, pointers + 2 * number) else { return };
        if let Some(payload) = payload(pages, page, at + child, is_table) {
            columns(&payload, pieces);
            pieces.push(payload);
        }
    }
}

/// The content of the cell at `at`, with what overflows.
fn payload(pages: &Pages<'_>, page: &[u8], at: usize, is_table: bool) -> Option<Vec<u8>> {
    let mut rest = page.get(at..)?;
    let whole = usize::try_from(varint(&mut rest)?).ok().filter(|size| *size < 1 << 30)?;
    if is_table {
        varint(&mut rest)?; // the row's number
    }
    let usable = pages.usable;
    let most = if is_table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    if whole <= most {
        return rest.get(..whole).map(<[u8]>::to_vec);
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (whole - least) % (usable - 4);
    let local = if fitting <= most { fitting } else { least };
    let mut content = rest.get(..local)?.to_vec();
    let mut next = u32_at(rest, local)?;
    while content.len() < whole {
        // An old page may lead anywhere by now; what was gathered so far is searched.
        let Some(more) = pages.by_number.get(&next) else { break };
        let take = (whole - content.len()).min(usable - 4);
        content.extend_from_slice(more.get(4..4 + take)?);
        next = u32_at(more, 0)?;
    }
    Some(content)
}

/// The texts and blobs of a record.
fn columns(record: &[u8], pieces: &mut Vec<Vec<u8>>) {
    let mut rest = record;
    let Some(size) = varint(&mut rest).and_then(|size| usize::try_from(size).ok()) else { return };
    let taken = record.len() - rest.len();
    let Some(mut kinds) = record.get(taken..size) else { return };
    let mut content = record.get(size..).unwrap_or_default();
    while let Some(kind) = varint(&mut kinds) {
        let size = match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return,
            _ => (kind - 12) / 2,
        };
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(content.len());
        let (value, after) = content.split_at(size);
        content = after;
        if kind >= 12 {
            unpack::all(value, pieces);
        }
    }
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for number in 0..9 {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        if number == 8 {
            return Some(value << 8 | u64::from(*byte));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_be_bytes(two.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_be_bytes(four.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database of two pages of 512 bytes whose only row overflows from the first to the second.
    fn database(value: &[u8]) -> Vec<u8> {
        let record = [&[4, 0x88, 0, 0], value].concat(); // a blob of 506 bytes (kind 506 * 2 + 12), then NULL
        assert_eq!(value.len(), 506);
        let (whole, most, least) = (record.len(), 512 - 35, (512 - 12) * 32 / 255 - 23);
        let fitting = least + (whole - least) % 508;
        let local = if fitting <= most { fitting } else { least };
        let mut first = vec![0; 512];
        first[..16].copy_from_slice(MAGIC);
        first[16..18].copy_from_slice(&512_u16.to_be_bytes());
        first[100] = 13;
        first[104] = 1;
        let cell = [&[0x80 | 3, 0x7e, 1], &record[..local], &2_u32.to_be_bytes()].concat();
        assert_eq!(whole, 3 << 7 | 0x7e);
        let at = 512 - cell.len();
        first[108..110].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
        first[at..].copy_from_slice(&cell);
        let mut second = vec![0; 512];
        second[4..4 + whole - local].copy_from_slice(&record[local..]);
        [first, second].concat()
    }

    #[test]
    fn a_value_over_two_pages_is_put_together() {
        let mut value = vec![b'.'; 506];
        value[25..51].copy_from_slice(b"across the border of pages");
        let file = database(&value);
        let mut pieces = Vec::new();
        cells(&file, &[], &mut pieces).unwrap();
        assert!(pieces.iter().any(|piece| piece.windows(506).any(|window| window == value)));
    }

    #[test]
    fn the_log_holds_newer_pages() {
        let file = database(&[b'.'; 506]);
        let newer = database(&[b'!'; 506]);
        let frame = |number: u32, page: &[u8]| [&number.to_be_bytes(), [0; 20].as_slice(), page].concat();
        let wal = [vec![0; 32], frame(1, &newer[..512]), frame(2, &newer[512..])].concat();
        let mut pieces = Vec::new();
        cells(&file, &wal, &mut pieces).unwrap();
        assert!(pieces.iter().any(|piece| piece.windows(506).any(|window| window == [b'!'; 506])));
    }

    #[test]
    fn garbage_never_panics() {
        for seed in 0..500_usize {
            let mut file = database(&[b'.'; 506]);
            for at in 0..8 {
                let place = 16 + (seed * 7919 + at * 104_729) % (file.len() - 16);
                file[place] = u8::try_from((seed + at * 31) % 256).unwrap();
            }
            drop(cells(&file, &file, &mut Vec::new()));
        }
    }
}
