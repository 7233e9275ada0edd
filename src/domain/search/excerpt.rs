//! A few words around what was found, and which of them were asked for.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::names::near;
use super::words::placed;
use super::{Query, Term};

/// How many letters stand before what was found, so that it can be read.
const BEFORE: usize = 40;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It was asked for.
    pub marked: bool,
}

/// Where in a text the words stand that were asked for.
fn marks(text: &str, query: &Query, slips: bool) -> Vec<Range<usize>> {
    let words = placed(text);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for term in &query.terms {
        let (asked, whole) = term.words();
        let Some((last, before)) = asked.split_last() else { continue };
        let is_last = |word: &str| {
            if whole { word == last } else { word.starts_with(last.as_str()) || slips && near(last, word) }
        };
        for run in words.windows(asked.len()) {
            let [first @ .., (end, word)] = run else { continue };
            if is_last(word) && first.iter().zip(before).all(|((_, word), asked)| word == asked) {
                marks.push(first.first().map_or(end.start, |(place, _)| place.start)..end.end);
            }
        }
        // Of words that belong together each may be a name by itself.
        if slips && matches!(term, Term::Word { .. }) && !before.is_empty() {
            let named = words.iter().filter(|(_, word)| asked.iter().any(|asked| near(asked, word)));
            marks.extend(named.map(|(place, _)| place.clone()));
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match apart.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    apart
}

fn pieces(text: &str, shown: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |range: Range<usize>, marked| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut at = shown.start;
    for mark in marks.iter().filter(|mark| mark.start >= shown.start && mark.end <= shown.end) {
        push(at..mark.start, false);
        push(mark.clone(), true);
        at = mark.end;
    }
    push(at..shown.end, false);
    pieces
}

/// A name, with what was asked for of it. `slips` says that it may be asked for with one.
pub fn marked(name: &str, query: &Query, slips: bool) -> Vec<Piece> {
    pieces(name, 0..name.len(), &marks(name, query, slips))
}

/// At most so many letters of the first of these texts in which something that was asked for stands, from a little before it on;
/// how the first begins if it stands in none.
pub fn excerpt(fields: &[&str], query: &Query, letters: usize) -> Vec<Piece> {
    let found =
        fields.iter().map(|field| (*field, marks(field, query, false))).find(|(_, marks)| !marks.is_empty());
    let (text, marks) = match found {
        Some(found) => found,
        None => {
            (fields.iter().find(|field| !field.trim().is_empty()).copied().unwrap_or_default(), Vec::new())
        }
    };
    let words = placed(text);
    let first = marks.first().map_or(0, |mark| mark.start);
    let before = |place: &Range<usize>| {
        text.get(place.start..first).is_some_and(|text| text.chars().count() <= BEFORE)
    };
    let start = words.iter().map(|(place, _)| place).find(|place| place.start <= first && before(place));
    let start = if first == 0 { 0 } else { start.map_or(first, |place| place.start) };
    let left = text.get(start..).unwrap_or_default();
    let cut = left.char_indices().nth(letters).map_or(text.len(), |(at, _)| start + at);
    // Words are not cut, unless one is longer than all that is shown.
    let whole = words.iter().map(|(place, _)| place.end).rfind(|end| *end <= cut && *end > start);
    let end = if cut == text.len() { cut } else { whole.unwrap_or(cut) };
    let mut all = pieces(text, start..end, &marks);
    if start > 0 {
        all.insert(0, Piece { text: "… ".to_owned(), marked: false });
    }
    if end < text.len() {
        all.push(Piece { text: " …".to_owned(), marked: false });
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::search::Vocabulary;

    fn read(typed: &str) -> Query {
        Query::read(typed, &Vocabulary::new(true))
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn what_was_asked_for_is_marked_as_it_is_written() {
        let name = |typed: &str, slips| shown(&marked("Zoë O’Neill", &read(typed), slips));
        assert_eq!(name("zo onei", false), "[Zoë] [O’Neill]");
        assert_eq!(
            (name("oniell", false), name("oniell", true)),
            ("Zoë O’Neill".into(), "Zoë [O’Neill]".into())
        );
        let text = "He said “no coat” and then no coats.";
        assert_eq!(
            shown(&excerpt(&[text], &read("\"no coat\""), 99)),
            "He said “[no coat]” and then no coats."
        );
        assert_eq!(
            shown(&excerpt(&[text], &read("\"no coat"), 99)),
            "He said “[no coat]” and then [no coats]."
        );
    }

    #[test]
    fn an_excerpt_begins_a_little_before_and_cuts_no_word() {
        let text = format!("{}the bruise was yellow {}", "long before ".repeat(9), "and after ".repeat(9));
        let found = shown(&excerpt(&["other", &text], &read("bruis"), 80));
        assert_eq!(
            found,
            "… long before long before long before the [bruise] was yellow and after and after …"
        );
        assert_eq!(shown(&excerpt(&[" ", "Nothing here"], &read("bruise"), 7)), "Nothing …");
        assert!(excerpt(&[], &read("bruise"), 7).is_empty());
    }

    proptest! {
        #[test]
        fn an_excerpt_is_a_piece_of_its_text(
            text in "[ab’é .]{0,60}", typed in "[abé\" -]{0,12}", letters in 1..50_usize, slips: bool,
        ) {
            let query = read(&typed);
            let whole: String = marked(&text, &query, slips).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(&whole, &text);
            let part: String = excerpt(&[&text], &query, letters).into_iter().map(|piece| piece.text).collect();
            let bare = part.trim_start_matches("… ").trim_end_matches(" …");
            prop_assert!(text.contains(bare), "{:?} is no piece of {:?}", bare, text);
            prop_assert!(bare.chars().count() <= letters);
        }
    }
}
