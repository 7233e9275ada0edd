//! Amending a concern.

use crate::domain::differences::Part;

use super::concern::page;
use super::form;

pub const TITLE: &str = "Added and corrected afterwards";
pub const CONTESTED: &str = "Two people corrected this without knowing of each other. Both corrections stand; the newer one is shown above.";
pub const CORRECTED: &str = "Corrected";
pub const ADDED: &str = "Added";
pub const WITHDRAWN: &str = "Entered in error";
pub const INSERTED: &str = "put in: ";
pub const DELETED: &str = "taken out: ";
pub const ADD: &str = "Add to it";
pub const CORRECT: &str = "Correct it";
pub const WITHDRAW: &str = "Entered in error";
pub const WITHDRAW_TITLE: &str = "Was this entered in error?";
pub const WITHDRAW_ABOUT: &str = "For example about the wrong child. It leaves the list and stays in the file, with your name and your reason. \
    Nothing that is written is ever deleted this way.";
pub const WITHDRAW_NOW: &str = "It was entered in error";
pub const WHY: &str = "Why";
pub const ORIGINAL: &str = "As it was first written";
pub const CURRENT: &str =
    "This is the corrected text. What it said first, and what was changed and why, is below.";

pub const ADD_LEAD: &str = "What you write stands below the concern, with your name and the time. The concern itself stays as it is.";
pub const SEALED_ADD_LEAD: &str =
    "What you wrote is sealed, and you cannot read it any more. What you add is sealed to the same people.";
pub const SEALED_CORRECT: &str = "What was wrong, and what is right";
pub const SEALED_CORRECT_LEAD: &str = "What you wrote is sealed, and stays as it is. Say what was wrong in it, and what is right: it is sealed to the same people.";
pub const ADD_TEXT: &str = "What you want to add";
pub const ADD_HINT: &str =
    "What you remembered or noticed since. If something new has happened, record a new concern.";
pub const CORRECT_LEAD: &str = "Change what is wrong. The original stays beside the correction, and everybody who reads it sees what was changed, by whom \
    and why.";
pub const REASON: &str = "Why is it corrected?";
pub const REASON_HINT: &str = "For example: \"I had the wrong day.\"";

pub fn because(reason: &str) -> String {
    format!("Why: {reason}")
}

pub fn also_changed(part: &str) -> String {
    format!("Changed as well: {}", part.to_lowercase())
}

/// What a part of a concern is called.
pub fn part(part: Part) -> String {
    match part {
        Part::Form => form::KIND.trim_end_matches('?').to_owned(),
        Part::Pupils => page::WHO.to_owned(),
        Part::Topics => page::TOPICS.to_owned(),
        Part::Narrative => page::NARRATIVE.to_owned(),
        Part::ChildWords => page::CHILD_WORDS.to_owned(),
        Part::Questions => page::QUESTIONS.to_owned(),
        Part::Opinion => page::OPINION.to_owned(),
        Part::Present => page::PRESENT.to_owned(),
        Part::Done => page::DONE.to_owned(),
        Part::Particular(particular) => form::question(particular).to_owned(),
        Part::Times => page::TIMES.to_owned(),
        Part::Place => page::PLACE.to_owned(),
        Part::Told => page::TOLD.to_owned(),
        Part::Danger => "Danger at the time".to_owned(),
        Part::Maps => page::MAP.to_owned(),
    }
}
