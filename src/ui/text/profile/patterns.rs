//! What concerns about several children have in common.

use crate::domain::patterns::Part;

pub const TITLE: &str = "Patterns across pupils";
pub const LEAD: &str = "Where and when concerns come together, and people who are alleged in several. It counts what was recorded; what it means is for you to judge.";
pub const FROM: &str = "From";
pub const UNTIL: &str = "Up to";
pub const NONE: &str = "No concern of these days says where or when it happened.";
pub const TOGETHER: &str = "The same place at the same time of the week";
pub const TOGETHER_HINT: &str = "At least three concerns about at least two children.";
pub const TOGETHER_NONE: &str = "None in these days.";
pub const PLACES: &str = "Place and day of the week";
pub const PARTS: &str = "Time of day and day of the week";
pub const PLACE: &str = "Place";
pub const PART: &str = "Time of day";
pub const ALLEGED: &str = "Alleged in several concerns";
pub const ALLEGED_HINT: &str = "Children who may have harmed others, and people whom you have named in concerns. That somebody is alleged to have done something is not that they did.";
pub const ALLEGED_NONE: &str = "Nobody is, among the concerns that you may see.";

/// The days of the week, from Monday.
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A part of the day.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Before => "Before 09:00",
        Part::Morning => "09:00 to 12:00",
        Part::Midday => "12:00 to 13:30",
        Part::Afternoon => "13:30 to 15:15",
        Part::After => "After 15:15",
    }
}

/// How many concerns were looked at.
pub fn looked_at(count: usize) -> String {
    if count == 1 { "1 concern looked at.".to_owned() } else { format!("{count} concerns looked at.") }
}

/// "4 concerns, 3 children".
pub fn counts(concerns: usize, pupils: usize) -> String {
    format!("{concerns} concerns, {pupils} children")
}
