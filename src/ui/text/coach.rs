//! What the writing coach and the language check say: each with the reason, and a better way. Advice, never an order.

use std::borrow::Cow;

use super::count;
use crate::domain::coach::{Advice, Field, Leading, Unclear};
use crate::ui::state::writing::SlipKind;

pub const LEAVE: &str = "Leave it";
pub const TAKE_OUT: &str = "Take it out";
pub const UNCHECKED: &str = "Spelling is not checked in this browser just now. Everything else works.";
pub const UNCLEAR_TITLE: &str = "What is still unclear";
pub const UNCLEAR_LEAD: &str =
    "A reader may ask about this. Say it if you know it; it can be saved as it is, too.";

/// What kind of slip it is.
pub fn slip(kind: SlipKind) -> &'static str {
    match kind {
        SlipKind::Spelling => "Not in the dictionary.",
        SlipKind::Article => "\"A\" or \"an\"?",
        SlipKind::Repeated => "The same word twice.",
        SlipKind::Capital => "A capital letter belongs here.",
        SlipKind::MixedUp => "Perhaps the word meant only sounds like this one.",
        SlipKind::Agreement => "These words do not go together.",
        SlipKind::Form => "Not the right form of the word.",
    }
}

/// For those who hear what a button does to which words.
pub fn instead_of(words: &str) -> String {
    format!("instead of {words}")
}

/// Which keys do it.
pub fn keys(suggestions: usize) -> String {
    match suggestions {
        0 => "Alt and 0 leaves it".to_owned(),
        1 => "Alt and 1 takes it, Alt and 0 leaves it".to_owned(),
        many => format!("Alt and 1 to {many} takes one, Alt and 0 leaves it"),
    }
}

/// Said to those who do not see what has come up beside a field; nothing where nothing has.
pub fn beside(field: &str, slips: usize, advice: usize) -> String {
    let slips = (slips > 0).then(|| count(slips, "word to look at", "words to look at"));
    let advice = (advice > 0).then(|| count(advice, "piece of advice", "pieces of advice"));
    let parts: Vec<String> = slips.into_iter().chain(advice).collect();
    if parts.is_empty() { String::new() } else { format!("{field}: {}", super::listed(&parts)) }
}

/// Names the list of slips.
pub fn slips_of(field: &str) -> String {
    format!("Spelling and grammar: {field}")
}

/// Names the list of advice.
pub fn advice_of(field: &str) -> String {
    format!("Advice: {field}")
}

/// That there is more.
pub fn more(number: usize) -> Option<String> {
    (number > 0).then(|| format!("{number} more after these."))
}

/// What the coach says about some words.
pub struct Said {
    /// What is the matter, and why it matters.
    pub reason: Cow<'static, str>,
    /// A better way.
    pub better: Cow<'static, str>,
}

fn said(reason: &'static str, better: &'static str) -> Said {
    Said { reason: reason.into(), better: better.into() }
}

/// What the coach says.
pub fn advice(advice: &Advice) -> Said {
    match advice {
        Advice::OpinionAsFact => said(
            "This reads as opinion among the facts.",
            "Say what you saw or heard, and put what you make of it under \"Your professional opinion\".",
        ),
        Advice::Judgement => said(
            "This word judges. Parents, and the child when grown up, may read it.",
            "Describe what the person did or said, or what you saw.",
        ),
        Advice::Initials => said(
            "Initials do not say who it is to somebody who does not know the school.",
            "Write the name in full.",
        ),
        Advice::Abbreviation => said(
            "A reader outside the school, or in twenty years, may not know these letters.",
            "Write it in full the first time, with the letters in brackets.",
        ),
        Advice::VagueTime => said(
            "Nobody can find this time in a calendar.",
            "Give the date and time as nearly as you know them, or how many times and when last.",
        ),
        Advice::Unnamed => said(
            "It is not said who this is.",
            "Write their name, or that you do not know it and how they looked.",
        ),
        Advice::SharedName { pupils } => Said {
            reason: format!("{pupils} pupils have this first name.").into(),
            better: "Add the surname.".into(),
        },
        Advice::Leading(leading) => question(*leading),
        Advice::Capitals => {
            said("Capitals read as shouting.", "Use small letters, and let the facts carry the weight.")
        }
        Advice::Exclamation => said("An exclamation mark adds feeling, not fact.", "A full stop is enough."),
        Advice::LongText { words } => Said {
            reason: format!("This is {words} words long. Whoever has to act on it may miss what matters.")
                .into(),
            better: "Keep what was seen, heard and done; leave out what others have recorded.".into(),
        },
        Advice::LongSentence { words } => Said {
            reason: format!("This sentence has {words} words.").into(),
            better: "Make it two or three, one thing each.".into(),
        },
        Advice::Repeated => {
            said("This sentence stands here twice.", "Once is enough, unless it happened twice.")
        }
        Advice::Slip { instead } => {
            Said { reason: "This may be a slip.".into(), better: format!("Perhaps \"{instead}\".").into() }
        }
    }
}

/// What a question that leads may do. It was asked and stays as it was; the reader weighs the answer by it.
fn question(leading: Leading) -> Said {
    let better = match leading {
        Leading::Suggests | Leading::Tag => {
            "Leave it as you asked it. Another time ask openly: \"Tell me\", \"Explain to me\", \"Describe\"."
        }
        Leading::Choice => "Leave it as you asked it. Another time ask who, what, where or when.",
        Leading::Why => "Leave it as you asked it. Another time ask \"What happened?\"",
    };
    let reason = match leading {
        Leading::Suggests => "This question suggests its answer.",
        Leading::Tag => "This question asks for a yes.",
        Leading::Choice => "This question offers answers to choose from.",
        Leading::Why => "\"Why\" can sound like blame to a child.",
    };
    said(reason, better)
}

/// What the entry as a whole leaves open.
pub fn unclear(unclear: Unclear) -> &'static str {
    match unclear {
        Unclear::When => "When it happened. If you know the day, or between which times, say so.",
        Unclear::Time => "At what time of day it happened, if you know it.",
        Unclear::Where => "Where it happened.",
        Unclear::ChildWords => "What the child said, in the child's own words.",
        Unclear::Questions => "What you asked before the child said it, or that you asked nothing.",
        Unclear::WhoElse => "Who else was there, or that nobody was.",
        Unclear::Done => "What you did at once.",
    }
}

/// A field, as the read-back names it.
pub fn field(field: Field) -> &'static str {
    use super::record as words;
    match field {
        Field::Narrative => words::NARRATIVE,
        Field::ChildWords => words::CHILD_WORDS,
        Field::Questions => words::QUESTIONS,
        Field::Opinion => words::OPINION,
        Field::Present => words::PRESENT,
        Field::Done => words::DONE,
        Field::PlaceDetail => words::PLACE_DETAIL,
        Field::Particular(particular) => super::form::question(particular),
    }
}
