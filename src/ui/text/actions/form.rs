//! Giving an action, and writing a card.

use crate::domain::card::CARD_LIMIT;

pub const GIVE: &str = "Give an action";
pub const GIVE_LEAD: &str = "Whoever is to do it sees this task and the card with it. They see nothing of the concern, so write nothing here that they need not know.";
pub const TITLE: &str = "What is to be done";
pub const TITLE_HINT: &str = "In a line, for example \"Greet her at the gate this week\".";
pub const DETAIL: &str = "How, and what to watch for";
pub const SORT: &str = "What sort of action";
pub const CHILD: &str = "About which child";
pub const NO_CHILD: &str = "No child";
pub const OWNER: &str = "Who is to do it";
pub const DEPUTY: &str = "Who stands in";
pub const DEPUTY_HINT: &str = "They have the task and its card too, and are told when it is overdue.";
pub const NOBODY: &str = "Nobody";
pub const TAKE_OUT: &str = "Take out";
pub const DUE: &str = "By when";
pub const TODAY: &str = "By the end of today";
pub const NEXT: &str = "By the end of the next school day";
pub const ON: &str = "By the end of another day";
pub const AT: &str = "By a day and time";
pub const DAY: &str = "Day";
pub const MINUTE: &str = "Day and time";
pub const HIGH: &str = "It is urgent";
pub const HIGH_HINT: &str = "If it is overdue, others are told a school day sooner.";
pub const CARD: &str = "Do they need to know something?";
pub const CARD_NONE: &str = "No: the task says it all";
pub const CARD_NEW: &str = "Yes: write a card";
pub const GIVE_NOW: &str = "Give the action";

pub const WRITE: &str = "Write a card";
pub const WRITE_LEAD: &str =
    "A card says what somebody needs to know to do right by a child, and nothing of why.";
pub const KNOW: &str = "What they need to know and look out for";
pub const AVOID: &str = "What not to do";
pub const AVOID_HINT: &str = "For example \"Do not ask her about it.\"";
pub const SUGGESTED: &str = "The concern's text, with the names of other children taken out";
pub const SUGGESTED_ABOUT: &str = "A place to start from. Read it: other things than names tell who somebody is. It is not taken as it stands; write what they need, in your words.";
pub const START: &str = "Start from this text";
pub const AUDIENCE: &str = "Who is to read it";
pub const AUDIENCE_MORE: &str = "Who else is to read it";
pub const AUDIENCE_MORE_HINT: &str = "Whoever holds the task, stands in, or is passed it on reads it anyway.";
pub const FROM: &str = "From";
pub const UNTIL: &str = "Until the end of";
pub const UNTIL_HINT: &str = "It leaves their devices with the first update after that.";
pub const WRITE_NOW: &str = "Send the card";
pub const GIVEN: &str =
    "It goes to the people it is for with your next update: send one to colleagues when you have finished.";

pub fn card_known(know: &str) -> String {
    format!("Yes: \"{know}\"")
}

pub fn left(used: usize) -> String {
    if used <= CARD_LIMIT {
        format!("{used} of {CARD_LIMIT} characters")
    } else {
        format!("{} characters too many", used - CARD_LIMIT)
    }
}
