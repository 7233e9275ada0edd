//! Sheets of paper: long texts divided into pieces that fit on one, and pieces put on as few sheets as hold them in their
//! order. The page numbers are the program's own, so that every browser prints them.

use std::ops::Range;

/// A paragraph: what it is, if that must be said, and its text.
pub type Paragraph = (Option<&'static str>, String);

/// How many letters a line break counts for, because the rest of its line stays empty.
const BREAK: usize = 30;

/// How much room a paragraph takes, in letters.
fn weight((label, text): &Paragraph) -> usize {
    label.map_or(0, str::len) + text.chars().count() + (text.matches('\n').count() + 1) * BREAK
}

/// Divides paragraphs into pieces that weigh no more than `most` letters, between words wherever there are any.
pub fn divide(paragraphs: Vec<Paragraph>, most: usize) -> Vec<Vec<Paragraph>> {
    let most = most.max(2 * BREAK);
    let mut pieces: Vec<Vec<Paragraph>> = Vec::new();
    let mut room = 0;
    for paragraph in paragraphs.into_iter().flat_map(|paragraph| apart(paragraph, most)) {
        let weight = weight(&paragraph);
        match pieces.last_mut() {
            Some(piece) if weight <= room => {
                piece.push(paragraph);
                room -= weight;
            }
            _ => {
                pieces.push(vec![paragraph]);
                room = most.saturating_sub(weight);
            }
        }
    }
    pieces
}

/// One paragraph as several, each of them no heavier than `most`. Only the first says what it is.
fn apart((label, text): Paragraph, most: usize) -> Vec<Paragraph> {
    if weight(&(label, text.clone())) <= most {
        return vec![(label, text)];
    }
    let mut parts: Vec<Paragraph> = vec![(label, String::new())];
    let mut used = label.map_or(0, str::len) + BREAK;
    for word in text.split_inclusive([' ', '\n']) {
        for bit in bits(word, most - 2 * BREAK) {
            let weight = bit.chars().count() + bit.matches('\n').count() * BREAK;
            if used + weight > most {
                parts.push((None, String::new()));
                used = BREAK;
            }
            if let Some((_, part)) = parts.last_mut() {
                part.push_str(&bit);
            }
            used += weight;
        }
    }
    parts
}

/// A word, cut where it is longer than a whole piece may be.
fn bits(word: &str, most: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(most.max(1)).map(|bit| bit.iter().collect()).collect()
}

/// Puts pieces of these heights on sheets that have so much room each, in their order. A piece that is higher than a sheet
/// has one of its own.
pub fn fill(heights: &[f64], room: f64) -> Vec<Range<usize>> {
    let mut sheets: Vec<Range<usize>> = Vec::new();
    let mut left = 0.0;
    for (place, height) in heights.iter().enumerate() {
        match sheets.last_mut() {
            Some(sheet) if *height <= left => {
                sheet.end = place + 1;
                left -= height;
            }
            _ => {
                sheets.push(place..place + 1);
                left = room - height;
            }
        }
    }
    sheets
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sheets_are_filled_in_order_and_what_does_not_fit_goes_on_the_next() {
        assert_eq!(fill(&[40.0, 50.0, 20.0, 300.0, 10.0], 100.0), [0..2, 2..3, 3..4, 4..5]);
        assert!(fill(&[], 100.0).is_empty());
    }

    #[test]
    fn a_short_text_stays_whole_and_a_long_one_is_cut_between_words() {
        let short = vec![(Some("Said"), "Two words".to_owned()), (None, "More".to_owned())];
        assert_eq!(divide(short.clone(), 500), [short]);
        let long = "word ".repeat(100);
        let pieces = divide(vec![(Some("Said"), long.clone())], 200);
        assert!(pieces.len() > 2);
        assert!(pieces.iter().flatten().all(|(_, text)| text.is_empty() || text.ends_with("word ")));
        assert_eq!(pieces.iter().flatten().filter(|(label, _)| label.is_some()).count(), 1);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_piece_is_too_heavy(
            texts in prop::collection::vec("[a-zé \n]{0,400}", 0..6), most in 100..500usize,
        ) {
            let paragraphs: Vec<Paragraph> = texts.iter().map(|text| (None, text.clone())).collect();
            let pieces = divide(paragraphs, most);
            let whole: String = pieces.iter().flatten().map(|(_, text)| text.as_str()).collect();
            prop_assert_eq!(whole, texts.concat());
            for piece in &pieces {
                prop_assert!(piece.iter().map(weight).sum::<usize>() <= most);
            }
        }

        #[test]
        fn every_piece_is_on_one_sheet_and_no_sheet_is_too_full(
            heights in prop::collection::vec(1..90u32, 0..60), room in 90..200u32,
        ) {
            let heights: Vec<f64> = heights.into_iter().map(f64::from).collect();
            let sheets = fill(&heights, f64::from(room));
            let places: Vec<usize> = sheets.iter().cloned().flatten().collect();
            prop_assert_eq!(places, (0..heights.len()).collect::<Vec<_>>());
            for sheet in sheets {
                prop_assert!(heights[sheet].iter().sum::<f64>() <= f64::from(room));
            }
        }
    }
}
