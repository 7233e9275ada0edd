//! Questions that put an answer into a child's mouth. What was asked is recorded word for word and not to be changed; the
//! coach says it for the next time, and so that whoever reads it weighs the answer.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::{Text, Word};
use super::{Advice, Finding};

/// How a question leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leading {
    /// It suggests an answer, to be said yes or no to: "Did Daddy hit you?"
    Suggests,
    /// It begs for a yes: "He hit you, didn't he?"
    Tag,
    /// It offers answers to choose from: "Was it Mum or Dad?"
    Choice,
    /// It asks for a reason, and sounds like blame: "Why didn't you tell?"
    Why,
}

/// Questions that begin so are answered by yes or no.
const CLOSED: Phrases = Phrases(&[
    "are",
    "aren't",
    "can",
    "can't",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "don't",
    "had",
    "hadn't",
    "has",
    "hasn't",
    "have",
    "haven't",
    "is",
    "isn't",
    "should",
    "shouldn't",
    "was",
    "wasn't",
    "were",
    "weren't",
    "will",
    "won't",
    "would",
    "wouldn't",
]);

/// What follows these leaves the answer open, or is care and not a question about what happened.
const OPEN: Phrases = Phrases(&[
    "alright",
    "anybody",
    "anyone",
    "anything",
    "anywhere",
    "cold",
    "come",
    "comfortable",
    "describe",
    "draw",
    "else",
    "explain",
    "happy",
    "help",
    "hungry",
    "hurt",
    "know",
    "like",
    "more",
    "need",
    "ok",
    "okay",
    "pain",
    "ready",
    "remember",
    "right",
    "safe",
    "say",
    "show",
    "sit",
    "somebody",
    "someone",
    "something",
    "sore",
    "talk",
    "tell",
    "thirsty",
    "tired",
    "understand",
    "wait",
    "want",
    "well",
    "write",
]);

/// Questions that end so beg for a yes.
const TAGS: Phrases = Phrases(&[
    "am i right",
    "aren't they",
    "aren't you",
    "couldn't he",
    "couldn't she",
    "did he",
    "did she",
    "did they",
    "didn't he",
    "didn't it",
    "didn't she",
    "didn't they",
    "didn't you",
    "doesn't he",
    "doesn't it",
    "doesn't she",
    "don't they",
    "don't you",
    "hadn't he",
    "hadn't she",
    "hasn't he",
    "hasn't she",
    "haven't they",
    "haven't you",
    "is it",
    "is that right",
    "is that true",
    "isn't he",
    "isn't it",
    "isn't she",
    "wasn't he",
    "wasn't it",
    "wasn't she",
    "weren't they",
    "weren't you",
    "won't he",
    "won't she",
    "wouldn't he",
    "wouldn't she",
    "yes or no",
]);

/// Finds them, one finding for a question.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    for sentence in &text.sentences {
        let words = text.words.get(sentence.clone()).unwrap_or_default();
        let Some(last) = words.last() else { continue };
        let asked = text
            .typed
            .get(last.range.end..)
            .is_some_and(|rest| rest.trim_start_matches(['"', '”', '’', '\'']).starts_with('?'));
        let Some((leading, from)) = leads(text, sentence.start, words, asked) else { continue };
        let range = range_of(text, sentence.start + from, words.len() - from);
        found.push(Finding { advice: Advice::Leading(leading), range });
    }
}

/// How a sentence leads, and from which of its words on.
fn leads(text: &Text<'_>, place: usize, words: &[Word<'_>], asked: bool) -> Option<(Leading, usize)> {
    // "I asked: ", "So, ", "And " before the question itself.
    let lead_in =
        ["and", "so", "but", "then", "ok", "okay", "well", "now", "i", "asked", "also", "him", "her", "them"];
    let begins = words.iter().position(|word| !lead_in.contains(&word.plain.as_str()))?;
    let tag = (words.len().saturating_sub(3)..words.len())
        .filter(|at| *at > begins + 1)
        .any(|at| TAGS.at(text, place + at).is_some_and(|length| at + length == words.len()));
    if tag && asked {
        return Some((Leading::Tag, 0));
    }
    let first = words.get(begins)?.plain.as_str();
    if first == "why" || (first == "how" && words.get(begins + 1).is_some_and(|word| word.plain == "come")) {
        return Some((Leading::Why, begins));
    }
    if !CLOSED.holds(first) || words.len() < begins + 3 {
        return None;
    }
    // What leaves the answer open stands early: "Can you tell me about when Dad hit you?", "Is there anything else?"
    let early = words.get(begins + 1..(begins + 4).min(words.len())).unwrap_or_default();
    let kind = words.iter().any(|word| {
        matches!(word.plain.as_str(), "anything" | "anyone" | "anybody" | "else" | "ok" | "okay" | "alright")
    });
    if OPEN.any_of(early) || kind {
        return None;
    }
    let choice = words.iter().any(|word| word.plain == "or");
    Some((if choice { Leading::Choice } else { Leading::Suggests }, begins))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_in_order() {
        for list in [super::CLOSED, super::OPEN, super::TAGS] {
            super::super::phrases::assert_in_order(&list);
        }
    }
}
