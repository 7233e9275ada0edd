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

/// Reads the lines of a page from where it comes, no more than one in memory at a time.
pub struct Lines<R> {
    source: R,
    line: Zeroizing<Vec<u8>>,
}

impl<R: BufRead> Lines<R> {
    /// The lines of what comes from there.
    pub fn of(source: R) -> Self {
        Self { source, line: Zeroizing::new(Vec::new()) }
    }

    /// The next line. The flaws are those of [`decode`]; a source that fails is a page cut short.
    ///
    /// # Errors
    /// The line's flaw.
    pub fn next_line(&mut self) -> Result<Option<&str>, EntryError> {
        self.line.clear();
        let most = LINE_LIMIT as u64 + 1;
        let read = self.source.by_ref().take(most).read_until(b'\n', &mut self.line);
        read.map_err(|_| EntryError::Malformed)?;
        match self.line.split_last() {
            None => Ok(None),
            Some((b'\n', line)) => std::str::from_utf8(line).map(Some).map_err(|_| EntryError::Malformed),
            Some(_) if self.line.len() > LINE_LIMIT => Err(EntryError::TooLong),
            Some(_) => Err(EntryError::Malformed),
        }
    }
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
            let (mut lines, mut source) = (Vec::new(), Lines::of(page.as_slice()));
            let flaw = loop {
                match source.next_line() {
                    Ok(Some(line)) => lines.push(line.to_owned()),
                    Ok(None) => break None,
                    Err(flaw) => break Some(flaw),
                }
            };
            let whole: Vec<_> = decode(&page).take_while(Result::is_ok).flatten().collect();
            assert_eq!(lines, whole);
            assert_eq!(flaw, decode(&page).find_map(Result::err));
        }
    }
}
