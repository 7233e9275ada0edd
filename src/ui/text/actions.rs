//! Tasks, actions and abridged cards. Whoever does one calls it a task; at the desk it is an action.

pub mod disclosure;
pub mod flaws;
pub mod form;

use crate::app::view::{CardState, Said};
use crate::domain::action::{ActionType, Due, Rung};
use crate::domain::register::Standing;

pub const MY_TASKS: &str = "My tasks";
pub const NO_TASKS: &str = "No tasks";
pub const NO_TASKS_ABOUT: &str = "When your safeguarding lead gives you something to do, or a colleague passes it on, it comes with the next update. Bring in the file they give \
    you.";
pub const TRAVELS: &str = "What you say here reaches your safeguarding lead when you hand over.";
pub const CLOSED: &str = "Closed";
pub const HANDED: &str = "Passed on or asked of others";
pub const CARDS: &str = "Cards for you";
pub const CARD: &str = "What you need to know";
pub const CARD_WITH: &str = "The card with it";
pub const BACK_TO_CONCERN: &str = "Back to the concern";
pub const AVOID: &str = "What not to do";
pub const READ_CARD: &str = "Read the card";
pub const READ_HINT: &str = "Your safeguarding lead will see that you have read it.";
pub const CARD_RULE: &str = "For you alone, unless you pass the task on. It is all there is to know; it leaves out the rest on purpose.";
pub const DUE: &str = "Due";
pub const FROM: &str = "From";
pub const ABOUT: &str = "About";
pub const PART: &str = "The part asked of you";
pub const HIGH: &str = "Urgent";
pub const ACCEPT: &str = "Accept";
pub const DONE: &str = "Done";
pub const NOT_DONE: &str = "Not done";
pub const PASS_ON: &str = "Pass on";
pub const ASK: &str = "Ask a colleague for part";
pub const NOTE_DONE: &str = "What was done";
pub const NOTE_NOT_DONE: &str = "Why not";
pub const CHILD_VIEW: &str = "What the child says of it";
pub const EVIDENCE: &str = "Files that show it";
pub const CHILD_VIEW_HINT: &str =
    "In their own words if you can, or how they seemed. Leave it empty if you did not see them.";
pub const TO_WHOM: &str = "To whom";
pub const OF_WHOM: &str = "Of whom";
pub const CHOOSE: &str = "Choose a colleague";
pub const WORD_WITH_IT: &str = "A word with it";
pub const WHAT_PART: &str = "What you ask of them";
pub const PASS_ON_ABOUT: &str = "They see the task and its card, and what you write here; nothing more. They hold it from then on. Your safeguarding lead sees that you passed it \
    on.";
pub const ASK_ABOUT: &str = "They see the task and its card, and what you write here; nothing more. The task stays yours. Your safeguarding lead sees whom you asked.";
pub const SAVE: &str = "Save";
pub const SEND: &str = "Pass it on";
pub const ASK_NOW: &str = "Ask them";
pub const CONTESTED: &str = "Two people said different things of this without knowing of each other. Your safeguarding lead settles it.";

pub const ACTIONS: &str = "Actions";
pub const NO_ACTIONS: &str = "No actions yet";
pub const NO_ACTIONS_ABOUT: &str = "Give an action from a concern's page. Whoever is to do it sees the task and its card, never the concern.";
pub const ALL_PEOPLE: &str = "Everybody";
pub const WHOSE: &str = "Whose";
pub const WHICH: &str = "Which";
pub const OPEN: &str = "Open";
pub const OVERDUE: &str = "Overdue";
pub const ALL: &str = "All, closed ones too";
pub const HOLDER: &str = "Held by";
pub const STANDING: &str = "State";
pub const ACTION: &str = "Action";
pub const BACK: &str = "Back to actions";
pub const TO_CONCERN: &str = "The concern it comes from";
pub const OWNER: &str = "Given to";
pub const DEPUTY: &str = "Stands in";
pub const VERSIONS: &str = "As it was put by each";
pub const CONTESTED_DESK: &str = "Two people changed this without knowing of each other. Both stand below. Say what is to hold: it takes the place of both, and both stay on record.";
pub const CONTESTED_WORD: &str = "Contested";
pub const CHAIN: &str = "What was said of it";
pub const NOTHING_SAID: &str = "Nothing yet";
pub const STANDS: &str = "Stands now";
pub const DECIDE: &str = "Say how it stands";
pub const CANCEL: &str = "Cancel the action";
pub const REOPEN: &str = "Reopen it";
pub const WHY: &str = "Why";
pub const WHY_SEEN: &str = "Everybody who has the task reads this.";
pub const KEEP_AS_DONE: &str = "It is done";
pub const KEEP_AS_NOT_DONE: &str = "It will not be done";
pub const CHANGE: &str = "Change it";
pub const CHANGE_NOW: &str = "Save the change";
pub const READERS: &str = "Read by";
pub const NOT_YET: &str = "not yet";
pub const WITHDRAW: &str = "Withdraw the card";
pub const WITHDRAW_ABOUT: &str = "Nobody reads it from then on, and it leaves their devices with their next update. Those who had it read your reason.";
pub const CARDS_DESK: &str = "Cards";
pub const WRITTEN_BY: &str = "Written by";
pub const VALID: &str = "To be read";

pub const OF_CONCERN: &str = "Actions, cards and disclosures";
pub const OF_CONCERN_NONE: &str = "None yet.";
pub const ADD_ACTION: &str = "Give an action";
pub const ADD_CARD: &str = "Write a card";
pub const ADD_DISCLOSURE: &str = "Record a disclosure";

/// How an action stands.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "Not accepted yet",
        Standing::Accepted => "Accepted",
        Standing::Done => "Done",
        Standing::NotDone => "Not done",
        Standing::Cancelled => "Cancelled",
    }
}

/// By when.
pub fn due(due: Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::At(minute) => minute.to_string(),
    }
}

/// How late it is.
pub fn late(rung: Rung) -> &'static str {
    match rung {
        Rung::Owner => "Overdue",
        Rung::Deputy => "Overdue: whoever stands in is told",
        Rung::Lead => "Overdue: with the safeguarding lead",
    }
}

/// What was said.
pub fn said(said: &Said) -> String {
    match said {
        Said::Accepted => "Accepted".to_owned(),
        Said::Done(_) => "Done".to_owned(),
        Said::NotDone(_) => "Not done".to_owned(),
        Said::PassedOn(to, _) => format!("Passed on to {to}"),
        Said::Cancelled(_) => "Cancelled".to_owned(),
        Said::Reopened(_) => "Reopened".to_owned(),
    }
}

/// Whether a card may be read.
pub fn card_state(state: CardState) -> &'static str {
    match state {
        CardState::ToCome => "Not to be read yet",
        CardState::Readable => "May be read now",
        CardState::Over => "Its last day is over",
        CardState::Withdrawn => "Withdrawn",
    }
}

/// Parts asked of colleagues that are open.
pub fn parts(count: usize) -> String {
    super::count(count, "part asked of a colleague", "parts asked of colleagues")
}

/// How many are in the list.
pub fn shown(count: usize) -> String {
    super::count(count, "action", "actions")
}

/// From when until when.
pub fn days(from: &str, until: &str) -> String {
    format!("{from} to {until}")
}

/// One stands in.
pub fn stands_in(holder: &str) -> String {
    format!("Overdue with {holder}. You stand in: speak to them, or do it yourself.")
}

/// A part asked.
pub fn asked(holder: &str, part: &str) -> String {
    format!("Asked of {holder}: {part}")
}

/// Who asked for a part, and when.
pub fn asked_by(name: &str, when: &str) -> String {
    format!("Asked by {name}, {when}")
}

/// On the first screen: "2 tasks, 1 overdue".
pub fn tasks(open: usize, overdue: usize) -> String {
    with_overdue(super::count(open, "task", "tasks"), overdue)
}

/// On the first screen: "5 open actions, 1 overdue".
pub fn actions(open: usize, overdue: usize) -> String {
    with_overdue(super::count(open, "open action", "open actions"), overdue)
}

/// On the first screen: cards that one has not read.
pub fn unread(count: usize) -> String {
    super::count(count, "card to read", "cards to read")
}

fn with_overdue(open: String, overdue: usize) -> String {
    if overdue == 0 { open } else { format!("{open}, {overdue} overdue") }
}

/// What sort of action it is.
pub fn sort(sort: ActionType) -> &'static str {
    match sort {
        ActionType::SpeakToChild => "Speak to the child",
        ActionType::SpeakToParent => "Speak to a parent",
        ActionType::Observe => "Observe",
        ActionType::Refer => "Make a referral",
        ActionType::RingAgency => "Ring an agency",
        ActionType::SendDocument => "Send a document",
        ActionType::Meeting => "Meeting",
        ActionType::HomeVisit => "Home visit",
        ActionType::WelfareCheck => "Check how the child is",
        ActionType::SafetyPlan => "Risk or safety plan",
        ActionType::Support => "Support",
        ActionType::UpdatePlan => "Bring a plan up to date",
        ActionType::BriefStaff => "Brief staff",
        ActionType::Chase => "Chase an answer",
        ActionType::Review => "Review",
        ActionType::Training => "Training",
        ActionType::Other => "Something else",
    }
}
