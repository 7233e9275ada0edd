//! A page: many entries as lines, each ended by a line feed. The same bytes are a bundle's `entries.jsonl`.

use std::io::{BufRead, Read as _};

use zeroize::Zeroizing;

use super::entry::{EntryError, LINE_LIMIT};

/// The lines as one run of bytes.
pub fn encode<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let mut page = Vec::new();
    for line in lines {
        page.extend_from_slice(line.as_bytes());
        page.push(b'\n');
    }
    page
}

/// The lines of a page.
///
/// An item is an error where a line is too long, is not UTF-8, or is not ended: then the page was cut short.
pub fn decode(page: &[u8]) -> impl Iterator<Item = Result<&str, EntryError>> {
    let mut rest = page;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
            rest = &[];
            return Some(Err(EntryError::Malformed));
        };
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        if line.len() > LINE_LIMIT {
            return Some(Err(EntryError::TooLong));
        }
        Some(std::str::from_utf8(line).map_err(|_| EntryError::Malformed))
    })
}

/// Reads the lines of a page from where it comes, no more than one in memory at a time. The flaws are those of [`decode`], with
/// the line's number, from 1; a source that fails is a page cut short.
///
/// # Errors
/// The first flaw; or what `each` says.
pub fn read<E>(
    mut source: impl BufRead,
    flawed: impl Fn(usize, EntryError) -> E,
    mut each: impl FnMut(usize, &str) -> Result<(), E>,
) -> Result<(), E> {
    let mut line = Zeroizing::new(Vec::new());
    for number in 1.. {
        line.clear();
        let most = LINE_LIMIT as u64 + 1;
        source
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut line)
            .map_err(|_| flawed(number, EntryError::Malformed))?;
        match line.split_last() {
            None => break,
            Some((b'\n', line)) => {
                let line = std::str::from_utf8(line).map_err(|_| flawed(number, EntryError::Malformed))?;
                each(number, line)?;
            }
            Some(_) if line.len() > LINE_LIMIT => return Err(flawed(number, EntryError::TooLong)),
            Some(_) => return Err(flawed(number, EntryError::Malformed)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reads_back_and_one_cut_short_says_so() {
        let page = encode(["a", "", "b"]);
        assert_eq!(decode(&page).collect::<Result<Vec<_>, _>>(), Ok(vec!["a", "", "b"]));
        assert_eq!(decode(&page[..page.len() - 1]).last(), Some(Err(EntryError::Malformed)));
        assert_eq!(decode(b"").count(), 0);
    }

    #[test]
    fn a_page_reads_the_same_from_where_it_comes() {
        let longest = "x".repeat(LINE_LIMIT);
        let pages = [
            encode(["a", "", "b"]),
            b"a\nb".to_vec(),
            b"a\n\xff\nb\n".to_vec(),
            encode([longest.as_str(), "a"]),
            encode([format!("{longest}x").as_str(), "a"]),
            Vec::new(),
        ];
        for page in pages {
            let mut lines = Vec::new();
            let read = read(
                page.as_slice(),
                |number, flaw| (number, flaw),
                |_, line| {
                    lines.push(line.to_owned());
                    Ok(())
                },
            );
            let whole: Vec<_> = decode(&page).take_while(Result::is_ok).flatten().collect();
            assert_eq!(lines, whole);
            let flaw = decode(&page).enumerate().find_map(|(at, line)| Some((at + 1, line.err()?)));
            assert_eq!(read.err(), flaw);
        }
    }
}
