//! Words about pupils who may be one child.

use crate::domain::duplicates::Alike;

pub const TITLE: &str = "Pupils entered twice";
pub const LEAD: &str = "When two devices enter one child, the child has two records. Join them, and every list, search and file shows one. Nothing is \
    moved or lost, and they can be taken apart again.";
pub const MAYBE: &str = "May be one child";
pub const CAREFUL: &str =
    "Look at each pair before you join it: twins and cousins share much. Ask the office if you are not sure.";
pub const NONE: &str = "No two pupils look like one child";
pub const NONE_ABOUT: &str = "Pairs appear here by unique pupil number, or by date of birth and name.";
pub const KEEP: &str = "Keep this one";
pub const KEEP_ABOUT: &str = "and join the other to it";
pub const TWO: &str = "They are two children";
pub const JOINED: &str = "Joined";
pub const NONE_JOINED: &str = "Nobody has been joined.";
pub const SEPARATE: &str = "Take apart";
pub const LINK: &str = "Pupils entered twice";
pub const UPDATE: &str = "Colleagues' pupil lists follow with your next update.";

/// Why two may be one.
pub fn why(why: Alike) -> &'static str {
    match why {
        Alike::SameNumber => "They have the same unique pupil number.",
        Alike::SameName => "They have the same name and date of birth.",
        Alike::NearlySameName => "They have the same date of birth and nearly the same name.",
    }
}

/// How many concerns name a pupil.
pub fn concerns(count: usize) -> String {
    super::count(count, "concern", "concerns")
}

/// "Tomasz Wojcik is shown as Tomasz Wójcik".
pub fn shown_as(joined: &str, kept: &str) -> String {
    format!("{joined} is shown as {kept}")
}

/// Who joined them, and when.
pub fn by(who: &str, when: &str) -> String {
    format!("{who}, {when}")
}
