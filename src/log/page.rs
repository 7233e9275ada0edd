//! A page: many entries as lines, each ended by a line feed. The same bytes are a bundle's `entries.jsonl`.

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
}
