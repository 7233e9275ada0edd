//! What stands beside a text while it is written: slips that the language check found, where they stand, and what the
//! text is once one of them is put right. Pure.

use std::ops::Range;

use serde::Deserialize;

/// So many characters on either side of some words show where they stand.
const AROUND: usize = 24;

/// What kind of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlipKind {
    /// A word that no dictionary knows.
    Spelling,
    /// "a" and "an".
    Article,
    /// A word twice.
    Repeated,
    /// A small letter where a capital belongs.
    Capital,
    /// A word that sounds like the one meant.
    MixedUp,
    /// Words that do not go together.
    Agreement,
    /// The wrong form of a word.
    Form,
}

/// A slip, as the language worker reports it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Slip {
    start: usize,
    end: usize,
    /// What kind it is.
    pub kind: SlipKind,
    /// What could stand there instead, the likeliest first; may be empty.
    pub instead: Vec<String>,
    /// The words as they stand.
    #[serde(skip)]
    pub words: String,
}

impl Slip {
    /// The slips in an answer about a text; nothing if it is not an answer about this text.
    pub fn read(answer: &str, text: &str) -> Option<Vec<Self>> {
        let slips: Vec<Self> = serde_json::from_slice(answer.as_bytes()).ok()?;
        let with_words = |mut slip: Self| {
            slip.words = text.get(slip.range())?.to_owned();
            Some(slip)
        };
        slips.into_iter().map(with_words).collect()
    }

    /// Where it stands, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether it still stands there: the text may have been typed on.
    pub fn stands_in(&self, text: &str) -> bool {
        !self.words.is_empty() && text.get(self.range()) == Some(self.words.as_str())
    }

    /// The text with one of the suggestions in its place.
    pub fn put_right(&self, text: &str, instead: &str) -> Option<String> {
        if !self.stands_in(text) {
            return None;
        }
        let (before, after) = (text.get(..self.start)?, text.get(self.end..)?);
        // Where a word goes altogether, one of the spaces beside it goes too.
        let after = match instead.is_empty() && before.ends_with(char::is_whitespace) {
            true => after.strip_prefix(' ').unwrap_or(after),
            false => after,
        };
        Some([before, instead, after].concat())
    }

    /// Where the caret belongs once the suggestion stands there, in UTF-16 units as browsers count.
    pub fn caret_after(&self, text: &str, instead: &str, caret: u32) -> u32 {
        let units = |text: Option<&str>| {
            text.map_or(0, |text| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX))
        };
        let (start, end) = (units(text.get(..self.start)), units(text.get(..self.end)));
        let now = start + units(Some(instead));
        if caret <= start { caret } else { now + caret.saturating_sub(end) }
    }
}

/// Some words and what stands around them.
#[derive(Debug, PartialEq, Eq)]
pub struct InContext {
    /// Before them, from the beginning of a word.
    pub before: String,
    /// They themselves.
    pub words: String,
    /// After them, to the end of a word.
    pub after: String,
}

/// Some words of a text with a few others around them, in one line; long ones are cut in the middle.
pub fn in_context(text: &str, range: &Range<usize>) -> InContext {
    let line = |text: &str| text.replace(['\n', '\r', '\t'], " ");
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    let before = match from.and_then(|at| before.get(at..)) {
        // A word that was cut is left out.
        Some(cut) => format!("…{}", cut.split_once(char::is_whitespace).map_or("", |(_, rest)| rest)),
        None => before.to_owned(),
    };
    let to = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let after = match to.and_then(|at| after.get(..at)) {
        Some(cut) => format!("{}…", cut.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest)),
        None => after.to_owned(),
    };
    InContext {
        before: line(&before),
        words: shortened(&line(text.get(range.clone()).unwrap_or_default())),
        after: line(&after),
    }
}

/// A long passage by its beginning and its end.
fn shortened(words: &str) -> String {
    let all = words.chars().count();
    if all <= 3 * AROUND {
        return words.to_owned();
    }
    let head: String = words.chars().take(AROUND).collect();
    let tail: String = words.chars().skip(all - AROUND).collect();
    format!("{head} … {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "😀 He was seperate from his freinds.";
    const ANSWER: &str = r#"[{"start":12,"end":20,"kind":"spelling","instead":["separate"]}]"#;

    #[test]
    fn a_slip_is_put_right_only_where_it_still_stands() {
        let slips = Slip::read(ANSWER, TEXT).unwrap();
        let slip = &slips[0];
        assert_eq!(slip.words, "seperate");
        assert_eq!(slip.put_right(TEXT, "separate").unwrap(), "😀 He was separate from his freinds.");
        assert_eq!(slip.put_right("😀 She was seperate", "separate"), None);
        assert_eq!(slip.put_right("", "separate"), None);
        assert_eq!(slip.put_right(TEXT, "").unwrap(), "😀 He was from his freinds.");
    }

    #[test]
    fn an_answer_about_another_text_is_none() {
        for (answer, text) in [(ANSWER, "He was"), (ANSWER, "é".repeat(11).as_str()), ("nonsense", TEXT)] {
            assert_eq!(Slip::read(answer, text), None, "{answer} {text}");
        }
    }

    #[test]
    fn the_caret_stays_where_it_was() {
        let slip = Slip { words: "seperate".into(), ..Slip::read(ANSWER, TEXT).unwrap().remove(0) };
        assert_eq!(slip.caret_after(TEXT, "apart", 4), 4, "before it, in UTF-16: the face counts two");
        assert_eq!(slip.caret_after(TEXT, "apart", 18), 15);
        assert_eq!(slip.caret_after(TEXT, "apart", 20), 17);
        assert_eq!(slip.caret_after(TEXT, "apart", 12), 15, "within it: to its end");
    }

    #[test]
    fn words_are_shown_with_whole_words_around_them() {
        let text =
            "During wet play the children said that he was seperate from all\nof his friends at lunch.";
        let at = text.find("seperate").unwrap();
        let shown = in_context(text, &(at..at + 8));
        assert_eq!(shown.before, "…children said that he was ");
        assert_eq!((shown.words.as_str(), shown.after.as_str()), ("seperate", " from all of his…"));
        let whole = in_context(text, &(0..text.len()));
        assert_eq!(whole.words, "During wet play the chil … of his friends at lunch.");
    }
}
