//! A chronology on the screen.

use crate::domain::chronology::{By, Sort};

pub const TITLE: &str = "Chronology";
pub const HINT: &str = "Made from the records by itself, in the order in which things happened. A star says that an event is significant: it carries your name.";
pub const WHAT: &str = "events";
pub const NONE: &str = "Nothing is recorded yet.";
pub const NONE_SHOWN: &str = "Nothing fits what you chose to see.";
pub const FILTERS: &str = "What to see";
pub const SORTS: &str = "Kinds of event";
pub const PRINT: &str = "Print what is shown here";
pub const STARRED: &str = "Only starred events";
pub const HOUSEHOLD: &str = "With brothers and sisters of the household";
pub const GROUP: &str = "Category";
pub const EVERY_GROUP: &str = "Every category";
pub const FROM: &str = "From";
pub const UNTIL: &str = "Up to";
pub const CLEAR: &str = "Show everything";
pub const STAR: &str = "Star";
pub const STAR_WHY: &str = "Why it matters";
pub const STAR_WHY_HINT: &str = "Shown and printed beside it. It may be left empty.";
pub const STAR_NOW: &str = "Star it";
pub const UNSTAR: &str = "Take the star away";
pub const STARRED_ROW: &str = "Significant";
pub const CHILD_SAID: &str = "The child said";
pub const ADDED: &str = "Added";
pub const CORRECTED: &str = "Corrected since: this is as it stands now";
pub const DECIDED: &str = "Decision";
pub const BECAUSE: &str = "because";
pub const OUTCOME: &str = "Outcome";
pub const DONE: &str = "Done at once";
pub const OPINION: &str = "Professional opinion";
pub const PLACE: &str = "Where";
pub const OTHERS: &str = "Other children";
pub const ALLEGED: &str = "Alleged";
pub const NO_DECISION: &str = "Nobody has decided anything yet.";
pub const OPEN: &str = "Open";
pub const OPEN_ABOUT: &str = "the concern";
pub const FLAG_SET: &str = "Status set";
pub const FLAG_ENDED: &str = "Status ended";
pub const ACTION_GIVEN: &str = "Action given";
pub const CHILD_VIEW: &str = "The child's view";

/// What a kind of event is called.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Concern => "Concern",
        Sort::Contact => "Contact",
        Sort::Meeting => "Meeting",
        Sort::Notice => "Notice or statutory report",
        Sort::Disclosure => "Told to an agency",
        Sort::Action => "Action",
        Sort::Status => "Status",
    }
}

/// What introduces an answer: a colon, unless it is a question.
pub fn introduced(label: &str) -> String {
    if label.ends_with('?') { format!("{label} ") } else { format!("{label}: ") }
}

/// That a time is not the one at which something happened.
pub fn by(by: By) -> Option<&'static str> {
    match by {
        By::Happened => None,
        By::Observed => Some("seen or told"),
        By::Recorded => Some("written down"),
    }
}

/// How many events are shown.
pub fn shown(shown: usize, total: usize) -> String {
    let word = if total == 1 { "event" } else { "events" };
    if shown == total { format!("{total} {word}") } else { format!("{shown} of {total} {word}") }
}

/// How many are left out because they name a child whose file is not shown.
pub fn kept_from(count: usize) -> String {
    if count == 1 {
        "1 concern is not shown: it names a child whose file you are kept from.".to_owned()
    } else {
        format!("{count} concerns are not shown: they name a child whose file you are kept from.")
    }
}

/// How many were entered in error.
pub fn in_error(count: usize) -> String {
    if count == 1 {
        "1 concern that was entered in error is left out.".to_owned()
    } else {
        format!("{count} concerns that were entered in error are left out.")
    }
}

/// By whom something was written, and when.
pub fn written(name: &str, job: &str, when: &str) -> String {
    if job.trim().is_empty() { format!("{name}, {when}") } else { format!("{name} ({job}), {when}") }
}

/// How many files and marks go with a concern.
pub fn enclosed(files: usize, marks: usize) -> String {
    let files = match files {
        0 => None,
        1 => Some("1 attachment".to_owned()),
        many => Some(format!("{many} attachments")),
    };
    let marks = match marks {
        0 => None,
        1 => Some("body map with 1 mark".to_owned()),
        many => Some(format!("body map with {many} marks")),
    };
    let both: Vec<String> = files.into_iter().chain(marks).collect();
    both.join(", ")
}
