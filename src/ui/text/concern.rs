//! Words about a concern: its topics, roles, places, and how far it has come.

use std::borrow::Cow;

use super::form;
use crate::domain::concern::{Missing, Place, PupilRole, Told, Topic};
use crate::domain::register::Delivery;

/// What a topic is called.
pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::ToldMe => "Something a child told me",
        Topic::InjuryOrMark => "Injury or mark",
        Topic::AtHome => "Something at home",
        Topic::CareAndNeeds => "Hungry, tired, dirty, unsuitable clothes",
        Topic::Behaviour => "Behaviour",
        Topic::Bullying => "Bullying",
        Topic::BetweenChildren => "Between children",
        Topic::Online => "Online",
        Topic::Feelings => "Feelings and mental health",
        Topic::Attendance => "Attendance, or not collected",
        Topic::Send => "Special needs or disability",
        Topic::Health => "Health",
        Topic::SomeoneOutside => "Someone outside school",
        Topic::Extremism => "Beliefs and extremism",
        Topic::Welfare => "Pastoral and welfare",
        Topic::Other => "Something else",
    }
}

/// What a pupil's part in a concern is called.
pub fn pupil_role(role: PupilRole) -> &'static str {
    match role {
        PupilRole::Subject => "The child it is about",
        PupilRole::AllegedVictim => "May have been harmed by another child",
        PupilRole::AllegedHarmer => "May have harmed another child",
        PupilRole::Witness => "Saw or heard it",
        PupilRole::Sibling => "Brother or sister",
        PupilRole::Mentioned => "Only mentioned",
    }
}

/// What a place is called.
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Classroom => "Classroom",
        Place::Playground => "Playground",
        Place::Corridor => "Corridor",
        Place::Toilets => "Toilets",
        Place::ChangingRoom => "Changing room",
        Place::DiningHall => "Dining hall",
        Place::Trip => "Off site or on a trip",
        Place::Journey => "On the way to or from school",
        Place::Home => "At home",
        Place::Online => "Online",
        Place::Community => "Elsewhere in the community",
        Place::Other => "Somewhere else",
    }
}

/// Whether somebody has been told.
pub fn told(told: Told) -> &'static str {
    match told {
        Told::InPerson => "Yes, in person",
        Told::Phone => "Yes, by telephone",
        Told::NotYet => "Not yet",
        Told::Own => "Written by the lead or an administrator",
    }
}

/// What is missing, as the error beside the field.
pub fn missing(missing: Missing) -> Cow<'static, str> {
    Cow::Borrowed(match missing {
        Missing::Reason => "Say why it is corrected",
        Missing::Particular(particular) => return form::missing(particular).into(),
        Missing::Who => "Name the child it is about",
        Missing::What => "Say what happened, or what the child said",
        Missing::When => "Say when it happened, or that you do not know",
        Missing::Told => "Say whether you have told the safeguarding lead or a deputy",
        Missing::TooLong => "One of the texts is too long: shorten it, or divide it into two concerns",
        Missing::BodyMap => "Finish the body map, or take it out",
    })
}

/// How far a concern has come, in a word.
pub fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Saved => "Saved",
        Delivery::Packed => "Packed",
        Delivery::Received => "Received",
        Delivery::Read => "Read",
        Delivery::ActedOn => "Acted on",
    }
}

/// How far a concern has come, in a sentence.
pub fn delivery_means(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Saved => "On this device only. It has not been handed over yet.",
        Delivery::Packed => "In a hand-over file. Nobody has confirmed yet that it arrived.",
        Delivery::Received => "A safeguarding lead or administrator has it: their signed receipt proves it.",
        Delivery::Read => "A safeguarding lead or administrator has opened it.",
        Delivery::ActedOn => "A safeguarding lead or administrator has read it and decided what is done.",
    }
}

/// The list of concerns, and one concern.
pub mod list {
    pub const TITLE_ALL: &str = "Concerns";
    pub const TITLE_MINE: &str = "My concerns";
    pub const PUPILS: &str = "Pupils";
    pub const BEGINS: &str = "What happened";
    pub const WHO: &str = "Written by";
    pub const WHEN: &str = "Recorded";
    pub const STATE: &str = "State";
    pub const DANGER: &str = "Danger now";
    pub const MAP: &str = "Body map";
    pub const UNCONFIRMED: &str = "Unconfirmed device";
    pub const YOURS: &str = "you";
    pub const AMENDED: &str = "Amended";
    pub const WITHDRAWN: &str = "Entered in error";

    pub fn see_sealed(count: usize) -> String {
        match count {
            1 => "1 that you wrote is sealed to a few".to_owned(),
            _ => format!("{count} that you wrote are sealed to a few"),
        }
    }

    pub const TITLE_WITHDRAWN: &str = "Entered in error";
    pub const NO_WITHDRAWN: &str = "Nothing here was entered in error";

    pub fn see_withdrawn(count: usize) -> String {
        if count == 1 {
            "See 1 that was entered in error".to_owned()
        } else {
            format!("See {count} that were entered in error")
        }
    }
}

/// One concern.
pub mod page {
    pub const TITLE: &str = "Concern";
    pub const BACK: &str = "Back to the list";
    pub const DANGER: &str = "A child was in danger when this was written";
    pub const UNCONFIRMED: &str = "Nobody has compared the writer's safety words yet";
    pub const UNCONFIRMED_BODY: &str =
        "Take it seriously all the same. Confirm the device under Staff once you have compared the words.";
    pub const WHO: &str = "Who it is about";
    pub const TOPICS: &str = "What it is about";
    pub const NARRATIVE: &str = "What happened";
    pub const CHILD_WORDS: &str = "The child's own words";
    pub const QUESTIONS: &str = "Questions asked";
    pub const OPINION: &str = "Professional opinion";
    pub const PRESENT: &str = "Who else was there";
    pub const DONE: &str = "What was done at once";
    pub const TIMES: &str = "When and where";
    pub const HAPPENED: &str = "Happened";
    pub const OBSERVED: &str = "Seen or told";
    pub const RECORDED: &str = "Recorded";
    pub const OPENED: &str = "First opened by an administrator";
    pub const PLACE: &str = "Where";
    pub const TOLD: &str = "Safeguarding lead told";
    pub const MAP: &str = "Body map";
    pub const WRITTEN: &str = "Written by";
    pub const DEVICE: &str = "On";
    pub const NUMBER: &str = "Entry number";
    pub const STATE: &str = "How far it has come";
    pub const PRINT: &str = "Print";
    pub const MAP_FLAWED: &str = "There is a body map that did not pass its questions. It is held back.";
}
