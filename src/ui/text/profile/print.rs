//! A chronology on paper.

pub const READY: &str = "Ready to print";
pub const READY_HINT: &str = "Portrait, A4. That it was made ready is written down with its check code. Holdfast numbers the pages itself: switch the browser's own headers and footers off.";
pub const PRINT: &str = "Print";
pub const BACK: &str = "Back to the file";
pub const LAYING_OUT: &str = "Laying out the pages";
pub const FRONT: &str = "Child protection file: front sheet";
pub const CHRONOLOGY: &str = "Chronology";
pub const CONFIDENTIAL: &str = "Confidential. Other people are named in it: it is not redacted.";
pub const NAME: &str = "Name";
pub const ALSO: &str = "Also entered as";
pub const BORN: &str = "Born";
pub const CLASS: &str = "Class and year";
pub const UPN: &str = "UPN";
pub const SCHOOL: &str = "School";
pub const STATUS: &str = "Status";
pub const STATUS_NONE: &str = "None set down";
pub const LEVEL: &str = "Level of need";
pub const HOUSEHOLD: &str = "Household";
pub const AGENCIES: &str = "Agencies involved";
pub const ACTIONS: &str = "Open actions";
pub const SELECTION: &str = "What is in it";
pub const STAFF: &str = "Who wrote in it";
pub const ENCLOSED: &str = "Enclosures";
pub const MADE: &str = "Made";
pub const CODE: &str = "Check code";
pub const CODE_HINT: &str = "The code follows from the entries that this print is made of: one word more or less in them is another code. In Holdfast it is listed on the child's page under \"Who has opened this file\".";
pub const SIGNED: &str = "Signature";
pub const DATE: &str = "Date and source";
pub const EVENT: &str = "Information";
pub const ACTION: &str = "Action or decision, and why";
pub const OUTCOME: &str = "Outcome";
pub const WHO: &str = "Written by";
pub const GOES_ON: &str = "(goes on)";
pub const STARRED: &str = "Significant event";
pub const ENTRY: &str = "Entry";
pub const EVERYTHING: &str = "Everything recorded";
pub const ONLY_STARRED: &str = "starred events only";
pub const OF_HOUSEHOLD: &str = "with brothers and sisters of the household";

/// "Page 2 of 7".
pub fn page(number: usize, of: usize) -> String {
    format!("Page {number} of {of}")
}

/// "Check code K7QM-…".
pub fn code(code: &str) -> String {
    format!("Check code {code}")
}

/// How many events are on it.
pub fn events(shown: usize, total: usize) -> String {
    if shown == total { format!("{shown} events") } else { format!("{shown} of {total} events") }
}

/// Only what lies between two days.
pub fn between(from: Option<String>, until: Option<String>) -> Option<String> {
    match (from, until) {
        (Some(from), Some(until)) => Some(format!("from {from} to {until}")),
        (Some(from), None) => Some(format!("from {from} on")),
        (None, Some(until)) => Some(format!("up to {until}")),
        (None, None) => None,
    }
}

/// By whom and when it was made.
pub fn made(who: &str, when: &str) -> String {
    format!("by {who}, {when}")
}
