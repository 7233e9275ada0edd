//! Recording a concern, reading it back, and what comes after.

use crate::domain::pupil::Identity;
use crate::ui::moment;
use crate::ui::state::when::WhenChoice;

pub const TITLE: &str = "Record a concern";
pub const DANGER: &str = "A child is in danger or needs help right now";
pub const DANGER_TITLE: &str = "Ring first, write afterwards";
pub const DANGER_BODY: &str = "What you have typed is kept.";

pub const WHO_TITLE: &str = "Who is it about?";
pub const WHO: &str = "Child's name";
pub const WHO_HINT: &str = "Type a few letters, then choose with the arrow keys and Enter.";
pub const WHO_CHOSEN: &str = "Children named so far";
pub const WHO_NONE: &str = "Nobody by that name on the list";
pub const ROLE: &str = "Part";
pub const REMOVE: &str = "Take out";
pub const SIBLINGS: &str = "The same surname. A brother or sister, and concerned as well?";
pub const UNLISTED: &str = "not on the pupil list";
pub const SHARED_NAME: &str = "Another child has the same name";

pub const WHAT_TITLE: &str = "What happened?";
pub const NARRATIVE: &str = "What you saw and heard";
pub const NARRATIVE_HINT: &str = "Facts, in the order in which they happened. Names in full.";
pub const CHILD_WORDS: &str = "The child's own words";
pub const CHILD_WORDS_HINT: &str = "Word for word, if the child said something.";
pub const MORE: &str = "Questions you asked, who was there, what you did, your opinion";
pub const QUESTIONS: &str = "Questions you asked";
pub const QUESTIONS_HINT: &str = "Word for word.";
pub const PRESENT: &str = "Who else was there";
pub const DONE: &str = "What you did at once";
pub const OPINION: &str = "Your professional opinion";
pub const OPINION_HINT: &str = "Kept apart from the facts, and shown as opinion. Say what it rests on.";

pub const WHEN_TITLE: &str = "When and where?";
pub const HAPPENED: &str = "When did it happen?";
pub const OBSERVED: &str = "When did you see it or hear of it?";
pub const SAME_TIME: &str = "At the same time";
pub const OTHER_TIME: &str = "At another time";
pub const OBSERVED_OTHER: &str = "When was that?";
pub const TIME: &str = "Time";
pub const DATE: &str = "Date";
pub const TIME_IF_KNOWN: &str = "Time, if you know it";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const AHEAD: &str =
    "This lies in the future. Look whether it is right, or whether this computer's clock is wrong.";
pub const PLACE: &str = "Where?";
pub const PLACE_NONE: &str = "Not said";
pub const PLACE_DETAIL: &str = "Where exactly";

pub const TOLD_TITLE: &str = "Who knows?";
pub const TOLD: &str = "Have you told the safeguarding lead or a deputy?";
pub const TOLD_HEAD: &str = "Have you told the head teacher, or who hears these concerns?";
pub const TOLD_WHOM: &str = "Whom did you tell?";
pub const TOLD_NOT_YET: &str =
    "Tell one of them today, before you go home. Recording it is not telling them.";

pub const TOPICS: &str = "What is it about?";
pub const TOPICS_HINT: &str =
    "As many as fit, or none. The safeguarding lead decides on the formal category.";

pub const AUDIENCE: &str = "Who will see this";
pub const AUDIENCE_ABOUT: &str =
    "Once it is saved and handed over, these people can read it. Nobody else can.";
pub const AUDIENCE_NONE: &str =
    "Your safeguarding lead and the administrators, once it is handed over. Nobody else can.";

pub const NEXT: &str = "Read back and save";
pub const NEXT_HINT: &str = "or press Ctrl and Enter";
pub const LATER: &str = "Leave it as a draft";
pub const DISCARD: &str = "Throw the draft away";
pub const KEPT: &str = "Draft kept";
pub const KEEPING: &str = "Keeping the draft…";
pub const NOT_BEGUN: &str = "Everything you type is kept, encrypted, as you type it";
pub const NOT_KEPT: &str = "The draft could not be kept";

pub const CHECK_TITLE: &str = "Read it back";
pub const CHECK_LEAD: &str =
    "This is what your safeguarding lead will read. Once saved it cannot be altered; you can only add to it.";
pub const CHECK_MISSING: &str = "Before it can be saved";
pub const SAVE: &str = "Save";
pub const SAVING: &str = "Saving…";
pub const CHANGE: &str = "Change something";

pub const SAVED_TITLE: &str = "Saved";
pub const SAVED_BODY: &str = "It is encrypted on this device and cannot be altered any more.";
pub const SAVED_NEXT: &str = "It reaches your safeguarding lead when you hand it over.";
pub const SAVED_SEALED: &str = "It is sealed to a few, and you cannot read it any more. You find it under your concerns by its reference, and can add to it:";
pub const NOBODY_TITLE: &str = "Nobody has been told yet";
pub const NOBODY_BODY: &str =
    "Saving is not telling. Speak with one of these people now, before you do anything else.";
pub const RING_NOW: &str = "Ring now";
pub const DANGER_NOW: &str = "You said that a child is in danger.";
pub const TOLD_ENOUGH: &str = "Nothing here waits to be told.";
pub const HAND_OVER: &str = "Hand over";
pub const ANOTHER: &str = "Record another concern";

/// How a time is given.
pub fn choice(choice: WhenChoice) -> &'static str {
    match choice {
        WhenChoice::JustNow => "Just now",
        WhenChoice::Today => "Earlier today",
        WhenChoice::Day => "On another day",
        WhenChoice::Between => "Between two times",
        WhenChoice::Unknown => "I do not know",
    }
}

/// What tells a child from others of the same name.
pub fn tells_apart(identity: &Identity) -> String {
    let mut parts = Vec::new();
    if let Some(class) = &identity.class {
        parts.push(class.clone());
    }
    if let Some(year) = identity.year {
        parts.push(year.label().to_owned());
    }
    if let Some(born) = identity.born {
        parts.push(moment::born(born));
    }
    parts.join(", ")
}

pub fn add_sibling(name: &str, apart: &str) -> String {
    if apart.is_empty() { format!("Add {name}") } else { format!("Add {name}, {apart}") }
}

pub fn add_unlisted(name: &str) -> String {
    format!("Add \"{name}\": {UNLISTED}")
}

pub fn found(count: usize) -> String {
    format!("{} found", super::count(count, "child", "children"))
}
