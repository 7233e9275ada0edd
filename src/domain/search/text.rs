//! The words of everything that can be found, in one text, and passes over it. The text is wiped when it is dropped, and never
//! moved: it grows by pieces.

use memchr::memmem::Finder;
use zeroize::Zeroizing;

use super::bits::Bits;
use super::words;

/// How long a piece of the text is, in bytes.
const PIECE: usize = 1 << 20;
/// Where no more than one in so many is asked about, each is looked into instead of all.
const FEW: usize = 8;
/// A letter may become so many bytes for each of its own.
const GROWTH: usize = 4;

/// Where one document stands.
#[derive(Debug, Clone, Copy)]
struct Span {
    piece: u32,
    start: u32,
    end: u32,
}

/// The words of many documents.
#[derive(Default)]
pub(super) struct Text {
    pieces: Vec<Zeroizing<Vec<u8>>>,
    /// Where each document stands, in the order of the text.
    spans: Vec<Span>,
    /// Of each piece, its first document.
    firsts: Vec<usize>,
    length: usize,
}

/// What a pass found, and how much it looked at.
pub(super) struct Pass {
    /// The documents.
    pub(super) found: Bits,
    /// How many bytes were looked at.
    pub(super) bytes: usize,
}

impl Text {
    /// Adds a document; its number follows that of the one before. No phrase goes from one field to the next.
    pub(super) fn add(&mut self, fields: &[&str]) {
        let most: usize = fields.iter().map(|field| field.len() * GROWTH + 2).sum();
        let mut written = Zeroizing::new(Vec::with_capacity(most));
        for field in fields {
            words::write(field, &mut written);
            written.extend_from_slice(b" \n");
        }
        let fits = |piece: &Zeroizing<Vec<u8>>| piece.capacity() - piece.len() >= written.len();
        if !self.pieces.last().is_some_and(fits) {
            self.pieces.push(Zeroizing::new(Vec::with_capacity(PIECE.max(written.len()))));
            self.firsts.push(self.spans.len());
        }
        let Some(piece) = self.pieces.last_mut() else { return };
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = number(piece.len());
        piece.extend_from_slice(&written);
        self.length += written.len();
        self.spans.push(Span { piece: number(self.firsts.len() - 1), start, end: number(piece.len()) });
    }

    /// How long it is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// How long a document is, in bytes.
    pub(super) fn length(&self, document: usize) -> usize {
        self.spans.get(document).map_or(0, |span| (span.end - span.start) as usize)
    }

    /// Which of some documents have this in their text.
    pub(super) fn pass(&self, needle: &str, among: &Bits) -> Pass {
        let finder = Finder::new(needle);
        let count = among.count();
        if count * FEW < self.spans.len() { self.each(&finder, among) } else { self.all(&finder, among) }
    }

    /// Looks into each of these.
    fn each(&self, finder: &Finder<'_>, among: &Bits) -> Pass {
        let mut pass = Pass { found: Bits::none(self.spans.len()), bytes: 0 };
        for document in among.each() {
            let Some(span) = self.spans.get(document) else { continue };
            let piece = self.pieces.get(span.piece as usize);
            let Some(text) = piece.and_then(|piece| piece.get(span.start as usize..span.end as usize)) else {
                continue;
            };
            let hit = finder.find(text);
            pass.bytes += hit.map_or(text.len(), |hit| hit + finder.needle().len());
            if hit.is_some() {
                pass.found.add(document);
            }
        }
        pass
    }

    /// Looks through the whole text once; after a hit, on from the next document.
    fn all(&self, finder: &Finder<'_>, among: &Bits) -> Pass {
        let mut pass = Pass { found: Bits::none(self.spans.len()), bytes: 0 };
        for (number, piece) in self.pieces.iter().enumerate() {
            let first = self.firsts.get(number).copied().unwrap_or(self.spans.len());
            let next = self.firsts.get(number + 1).copied().unwrap_or(self.spans.len());
            let mut left = self.spans.get(first..next).unwrap_or_default();
            let mut document = first;
            let mut at = 0;
            while let Some(text) = piece.get(at..).filter(|text| !text.is_empty()) {
                let Some(hit) = finder.find(text) else {
                    pass.bytes += text.len();
                    break;
                };
                pass.bytes += hit + finder.needle().len();
                let is_before = |span: &Span| span.end as usize <= at + hit;
                // Where much is found it is in the next one.
                let before =
                    if left.first().is_some_and(is_before) { left.partition_point(is_before) } else { 0 };
                document += before;
                let Some((span, rest)) = left.get(before..).and_then(<[Span]>::split_first) else { break };
                if among.has(document) {
                    pass.found.add(document);
                }
                at = span.end as usize;
                left = rest;
                document += 1;
            }
        }
        pass
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_document_longer_than_a_piece_is_found_and_so_are_its_neighbours() {
        let long = "seaweed ".repeat(PIECE / 4);
        let mut text = Text::default();
        for fields in [["before", "it"], ["pearl", long.as_str()], ["after", "it pearl"]] {
            text.add(&fields);
        }
        let mut all = Bits::none(3);
        (0..3).for_each(|document| all.add(document));
        let found = |needle: &str| text.pass(needle, &all).found.each().collect::<Vec<_>>();
        assert_eq!((found(" pearl"), found(" it "), found(" before it")), (vec![1, 2], vec![0, 2], vec![]));
        assert!(text.pieces.len() > 1 && text.pieces.iter().all(|piece| piece.len() <= piece.capacity()));
    }

    proptest! {
        #[test]
        fn both_ways_of_looking_find_what_is_there_and_look_at_no_more_than_there_is(
            documents in prop::collection::vec(prop::collection::vec("[abA ,]{0,12}", 1..3), 1..40),
            needle in " [ab]{1,3}", asked in prop::collection::vec(any::<bool>(), 40),
        ) {
            let mut text = Text::default();
            for fields in &documents {
                text.add(&fields.iter().map(String::as_str).collect::<Vec<_>>());
            }
            let mut among = Bits::none(documents.len());
            let mut expected = Vec::new();
            for (number, fields) in documents.iter().enumerate() {
                if !asked[number] {
                    continue;
                }
                among.add(number);
                let here = |field: &String| {
                    let mut written = Vec::new();
                    words::write(field, &mut written);
                    String::from_utf8(written).unwrap().contains(&needle)
                };
                if fields.iter().any(here) {
                    expected.push(number);
                }
            }
            let finder = Finder::new(&needle);
            for pass in [text.all(&finder, &among), text.each(&finder, &among), text.pass(&needle, &among)] {
                prop_assert_eq!(pass.found.each().collect::<Vec<_>>(), expected.clone());
                prop_assert!(pass.bytes <= text.len());
            }
        }
    }
}
