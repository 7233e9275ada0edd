//! LevelDB's files: tables of packed blocks, and the log of the newest writes.
//! (LevelDB's own doc/table_format.md and doc/log_format.md.)

use anyhow::{Context as _, bail, ensure};

use super::unpack;

const MAGIC: [u8; 8] = 0xdb47_7524_8b80_fb57_u64.to_le_bytes();
const FOOTER: usize = 48;
const LOG_BLOCK: usize = 32 * 1024;
const LOG_HEADER: usize = 7;

/// Appends every key and value of a table, and what its values unpack to.
pub fn table(file: &[u8], pieces: &mut Vec<Vec<u8>>) -> anyhow::Result<()> {
    if file.is_empty() {
        return Ok(()); // made, and the browser was killed before it wrote
    }
    let footer = file.len().checked_sub(FOOTER).and_then(|at| file.get(at..)).context("no footer")?;
    ensure!(footer.ends_with(&MAGIC), "not a LevelDB table");
    let mut handles = footer;
    let meta = handle(&mut handles).context("no handle of the meta block")?;
    let index = handle(&mut handles).context("no handle of the index")?;
    for (_, value) in entries(&block(file, meta)?)? {
        let at = handle(&mut value.as_slice()).context("a bad handle in the meta block")?;
        pieces.push(block(file, at)?);
    }
    for (_, value) in entries(&block(file, index)?)? {
        let at = handle(&mut value.as_slice()).context("a bad handle in the index")?;
        let content = block(file, at)?;
        for (key, value) in entries(&content)? {
            unpack::all(&value, pieces);
            pieces.push(key);
            pieces.push(value);
        }
        pieces.push(content);
    }
    Ok(())
}

/// Appends every record of a log, put together again, with its values and what they unpack to. A log may end anywhere.
pub fn log(file: &[u8], pieces: &mut Vec<Vec<u8>>) {
    let mut record = Vec::new();
    for block in file.chunks(LOG_BLOCK) {
        let mut rest = block;
        while let Some((header, after)) = rest.split_at_checked(LOG_HEADER) {
            let size = usize::from(u16::from_le_bytes([header[4], header[5]]));
            let Some((part, after)) = after.split_at_checked(size) else { break };
            rest = after;
            // 1 whole, 2 first, 3 middle, 4 last; 0 is room left empty.
            match header[6] {
                1 | 2 => record = part.to_vec(),
                3 | 4 => record.extend_from_slice(part),
                _ => break,
            }
            if matches!(header[6], 1 | 4) {
                writes(&record, pieces);
                pieces.push(std::mem::take(&mut record));
            }
        }
    }
    pieces.push(record);
}

/// The keys and values of one batch of writes.
fn writes(batch: &[u8], pieces: &mut Vec<Vec<u8>>) {
    let Some(mut rest) = batch.get(12..) else { return };
    while let Some((kind, after)) = rest.split_first() {
        rest = after;
        let Some(key) = sized(&mut rest) else { return };
        pieces.push(key.to_vec());
        if *kind == 1 {
            let Some(value) = sized(&mut rest) else { return };
            unpack::all(value, pieces);
        }
    }
}

/// The content of the block at a handle, unpacked.
fn block(file: &[u8], (offset, size): (usize, usize)) -> anyhow::Result<Vec<u8>> {
    let end = offset.checked_add(size).context("a block beyond the file")?;
    let packed = file.get(offset..end).context("a block beyond the file")?;
    match file.get(end).context("a block without its kind")? {
        0 => Ok(packed.to_vec()),
        1 => unpack::snappy(packed).context("a block that is not Snappy"),
        kind => bail!("a block packed in an unknown way ({kind})"),
    }
}

/// Keys, made whole again, and values of a block.
fn entries(block: &[u8]) -> anyhow::Result<Vec<(Vec<u8>, Vec<u8>)>> {
    let counted = block.len().checked_sub(4).context("a block without restarts")?;
    let restarts = block.get(counted..).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    let restarts = usize::try_from(restarts.context("a block without restarts")?)?;
    let end =
        restarts.checked_mul(4).and_then(|size| counted.checked_sub(size)).context("too many restarts")?;
    let mut rest = block.get(..end).context("too many restarts")?;
    let mut all = Vec::new();
    let mut key = Vec::new();
    while !rest.is_empty() {
        let part = (|| Some((varint(&mut rest)?, varint(&mut rest)?, varint(&mut rest)?)))();
        let (shared, own, size) = part.context("a broken entry")?;
        ensure!(shared <= key.len(), "a key that shares more than there is");
        key.truncate(shared);
        let (suffix, after) = rest.split_at_checked(own).context("a broken key")?;
        key.extend_from_slice(suffix);
        let (value, after) = after.split_at_checked(size).context("a broken value")?;
        rest = after;
        all.push((key.clone(), value.to_vec()));
    }
    Ok(all)
}

fn handle(rest: &mut &[u8]) -> Option<(usize, usize)> {
    Some((varint(rest)?, varint(rest)?))
}

fn sized<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let size = varint(rest)?;
    let (value, after) = rest.split_at_checked(size)?;
    *rest = after;
    Some(value)
}

fn varint(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return usize::try_from(value).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log of one batch that puts `value`, cut into fragments over two blocks.
    #[test]
    fn a_record_over_two_blocks_is_put_together() {
        let value = [vec![b'x'; LOG_BLOCK - 40], b"across the border between blocks".to_vec()].concat();
        let mut batch = vec![0; 12];
        batch.extend([1, 1, b'k']);
        let mut size = value.len();
        while size >= 0x80 {
            batch.push(u8::try_from(size & 0x7f).unwrap() | 0x80);
            size >>= 7;
        }
        batch.push(u8::try_from(size).unwrap());
        batch.extend(&value);
        let (first, last) = batch.split_at(LOG_BLOCK - LOG_HEADER);
        let fragment = |kind: u8, part: &[u8]| {
            let size = u16::try_from(part.len()).unwrap().to_le_bytes();
            [&[0; 4], size.as_slice(), &[kind], part].concat()
        };
        let file = [fragment(2, first), fragment(4, last)].concat();
        let needle = b"across the border between blocks";
        assert!(!file.windows(needle.len()).any(|window| window == needle));
        let mut pieces = Vec::new();
        log(&file, &mut pieces);
        assert!(pieces.iter().any(|piece| piece.ends_with(needle)));
    }

    #[test]
    fn garbage_is_an_error_and_never_a_panic() {
        let mut pieces = Vec::new();
        assert!(table(b"garbage", &mut pieces).is_err());
        for size in 0..200 {
            let bytes: Vec<u8> = (0..size).map(|number| u8::try_from(number * 37 % 256).unwrap()).collect();
            let with_footer = [bytes.as_slice(), &MAGIC].concat();
            assert!(table(&with_footer, &mut pieces).is_err());
            log(&bytes, &mut pieces);
        }
    }
}
