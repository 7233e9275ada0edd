//! Words for what a school writes down about itself, and for the turn of its year.

use crate::domain::settings::SettingFlaw;

pub const TITLE: &str = "Places, agencies, rules, policy, holidays";
pub const LEAD: &str = "What is changed here reaches colleagues with the next update. What was written before keeps the words it had.";
pub const LINK: &str = "Places, agencies, rules, policy and holidays";
pub const CATEGORIES: &str = "Categories";
pub const SAVED: &str = "Saved. Send an update, so that colleagues have it.";
pub const CONTESTED: &str = "Two people changed this without knowing of each other. The newer is shown; saving takes the place of both.";
pub const OFFERED: &str = "Offered";
pub const ADD: &str = "Add a line";
pub const TAKE_OUT: &str = "Take out";

/// What is wrong.
pub fn flaw(flaw: SettingFlaw) -> &'static str {
    match flaw {
        SettingFlaw::Nameless => "A name is missing: fill it in, or take the line out",
        SettingFlaw::Twice => "Two that are offered have the same name",
        SettingFlaw::TooMany => "There are too many: 400 at most",
        SettingFlaw::NoPerson => "A rule names nobody to think of",
        SettingFlaw::Boundless => "A rule needs a category or a level: otherwise it holds for every concern",
        SettingFlaw::Backwards => "A holiday ends before it begins",
    }
}

/// Places.
pub mod places {
    pub const TITLE: &str = "Places";
    pub const LEAD: &str = "Suggested where a concern asks where exactly. One that is not offered any more stays with what was written about it.";
    pub const SAVE: &str = "Save the places";

    /// A line's field.
    pub fn label(number: usize) -> String {
        format!("Place {number}")
    }
}

/// Agencies.
pub mod agencies {
    pub const TITLE: &str = "Agencies";
    pub const LEAD: &str = "Offered where you record what an agency was told.";
    pub const SAVE: &str = "Save the agencies";
    pub const FROM_LIST: &str = "From the school\u{2019}s list";
    pub const NOT_LISTED: &str = "Not on the list";

    /// A line's name.
    pub fn name(number: usize) -> String {
        format!("Agency {number}: name, and who answers there")
    }

    /// What it is.
    pub fn kind(number: usize) -> String {
        format!("Agency {number}: what it is")
    }

    /// Its number.
    pub fn phone(number: usize) -> String {
        format!("Agency {number}: telephone")
    }
}

/// Rules.
pub mod rules {
    pub const TITLE: &str = "Whom to think of";
    pub const LEAD: &str = "A rule suggests at triage who may need to know. It sends nothing: nobody hears of a concern before somebody writes a card for them and \
        confirms it, and filing a concern otherwise sends and reveals nothing either.";
    pub const SAVE: &str = "Save the rules";
    pub const ANY_CATEGORY: &str = "Under any category";
    pub const ANY_LEVEL: &str = "At any level";
    pub const SUGGESTED: &str = "The school\u{2019}s rules say to think of";
    pub const NOTHING_SENT: &str = "Nothing is sent. They hear of it only if you write a card for them.";
    pub const WRITE_CARD: &str = "Write a card";

    /// Under which category.
    pub fn category(number: usize) -> String {
        format!("Rule {number}: filed under")
    }

    /// From which level on.
    pub fn level(number: usize) -> String {
        format!("Rule {number}: from this level on")
    }

    /// Whom.
    pub fn people(number: usize) -> String {
        format!("Rule {number}: think of")
    }

    /// Why.
    pub fn why(number: usize) -> String {
        format!("Rule {number}: why")
    }
}

/// The policy.
pub mod policy {
    pub const TITLE: &str = "The safeguarding policy";
    pub const LEAD: &str = "Its facts; the policy itself is kept where you say. Four weeks before its review the first screen says so.";
    pub const NAME: &str = "What it is called";
    pub const KEPT: &str = "Where it is kept";
    pub const AUTHOR: &str = "Who wrote it";
    pub const DATED: &str = "Date of this version";
    pub const REVIEW: &str = "To be reviewed by";
    pub const SAVE: &str = "Save the policy";

    /// That its review is near or past.
    pub fn due(day: &str) -> String {
        format!("Review the safeguarding policy: due by {day}")
    }
}

/// Holidays.
pub mod holidays {
    pub const TITLE: &str = "Holidays and days when the school is closed";
    pub const LEAD: &str = "An action for the next school day passes over them, and nothing that is late climbs while the school is closed.";
    pub const SAVE: &str = "Save the holidays";

    /// A line's name.
    pub fn name(number: usize) -> String {
        format!("Holiday {number}: name")
    }

    /// Its first day.
    pub fn from(number: usize) -> String {
        format!("Holiday {number}: first day")
    }

    /// Its last day.
    pub fn until(number: usize) -> String {
        format!("Holiday {number}: last day")
    }
}

/// The turn of the school year.
pub mod turn {
    pub const TITLE: &str = "Turn the school year";
    pub const LINK: &str = "Turn the school year: everybody moves up, the last year leaves";
    pub const LEAD: &str = "Everybody moves up a year, and who is in the last year is marked as having left. Nothing is deleted: leavers stay on the directory, below \
        everybody else. A class that is called after its year is called after the next one; of other classes the next list from your information \
        system says who is in them.";
    pub const LAST: &str = "The school\u{2019}s last year group";
    pub const LEFT: &str = "The day on which leavers leave";
    pub const LEFT_MISSING: &str = "Enter the day on which leavers leave";
    pub const LOOK: &str = "See what would happen";
    pub const WOULD: &str = "What would happen";
    pub const NOW: &str = "Turn it now";
    pub const BACK: &str = "Take it back";
    pub const NOTHING: &str = "Nobody is left to move.";
    pub const UNKNOWN: &str = "No year group is known";
    pub const LEAVERS: &str = "Leavers";
    pub const MOVING: &str = "Moving";
    pub const DONE: &str = "Done. Send an update, so that colleagues have it.";
    pub const TAKEN_BACK: &str = "Taken back, where nothing newer was known.";

    /// Of whom so many move.
    pub fn from(year: &str, count: usize) -> String {
        match count {
            1 => format!("1 from {year}"),
            _ => format!("{count} from {year}"),
        }
    }

    /// How many have moved.
    pub fn moved(year: i16, count: usize) -> String {
        match count {
            1 => format!("1 pupil has moved to {year}, and can be moved back."),
            _ => format!("{count} pupils have moved to {year}, and can be moved back."),
        }
    }
}
