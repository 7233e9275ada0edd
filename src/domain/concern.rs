//! A concern: what policy calls an incident. A [`ConcernDraft`] is whatever has been typed so far; a [`Concern`]
//! is one that has what must be there. The only way from one to the other is [`ConcernDraft::check`].

mod draft;

pub use draft::{ConcernDraft, Missing, Purpose};

use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::body_map::BodyMap;
use super::form::{Form, Particulars};
use super::ids::{PersonId, PupilId};
use super::time::When;

/// The longest text of any one field, in bytes; an entry as a whole is held to 1 MiB by the log.
pub const TEXT_LIMIT: usize = 250_000;

/// What part a pupil has in a concern. Each pupil has their own: a link never makes a perpetrator a victim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PupilRole {
    /// The child whom the concern is about.
    #[default]
    Subject,
    /// A child who may have been harmed by another.
    AllegedVictim,
    /// A child who may have harmed another.
    AllegedHarmer,
    /// Saw or heard it.
    Witness,
    /// Brother or sister.
    Sibling,
    /// Only mentioned.
    Mentioned,
}

impl PupilRole {
    /// Every role, in the order that forms offer them.
    pub const ALL: [Self; 6] = [
        Self::Subject,
        Self::AllegedVictim,
        Self::AllegedHarmer,
        Self::Witness,
        Self::Sibling,
        Self::Mentioned,
    ];
}

/// Who is meant: a pupil from the directory, or a child who is not on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Child {
    /// On the directory.
    Pupil(PupilId),
    /// Not on the list: the name, and how to know them, as typed.
    Unlisted(String),
}

/// A child in a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involved {
    /// Who.
    pub child: Child,
    /// In what part.
    pub role: PupilRole,
    /// The name shown when it was written, so that the entry can be read without the directory.
    pub name: String,
}

/// What it is about, in plain words that a recorder picks. The lead sets the formal category later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Something the child told.
    ToldMe,
    /// An injury or a mark.
    InjuryOrMark,
    /// Something at home.
    AtHome,
    /// Care: hungry, tired, dirty, unsuitable clothes.
    CareAndNeeds,
    /// Behaviour.
    Behaviour,
    /// Bullying.
    Bullying,
    /// Between children.
    BetweenChildren,
    /// Online.
    Online,
    /// Feelings and mental health.
    Feelings,
    /// Attendance, or not collected.
    Attendance,
    /// Special educational needs or disability.
    Send,
    /// Health.
    Health,
    /// Someone outside school.
    SomeoneOutside,
    /// Beliefs and extremism.
    Extremism,
    /// Pastoral and welfare.
    Welfare,
    /// Something else.
    Other,
}

impl Topic {
    /// Every topic, in the order that forms offer them.
    pub const ALL: [Self; 16] = [
        Self::ToldMe,
        Self::InjuryOrMark,
        Self::AtHome,
        Self::CareAndNeeds,
        Self::Behaviour,
        Self::Bullying,
        Self::BetweenChildren,
        Self::Online,
        Self::Feelings,
        Self::Attendance,
        Self::Send,
        Self::Health,
        Self::SomeoneOutside,
        Self::Extremism,
        Self::Welfare,
        Self::Other,
    ];
}

/// Where it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A classroom.
    Classroom,
    /// The playground.
    Playground,
    /// A corridor.
    Corridor,
    /// Toilets.
    Toilets,
    /// A changing room.
    ChangingRoom,
    /// The dining hall.
    DiningHall,
    /// Off site or on a trip.
    Trip,
    /// On the way to or from school.
    Journey,
    /// At home.
    Home,
    /// Online.
    Online,
    /// A place in the community.
    Community,
    /// Somewhere else.
    Other,
}

impl Place {
    /// Every place, in the order that forms offer them.
    pub const ALL: [Self; 12] = [
        Self::Classroom,
        Self::Playground,
        Self::Corridor,
        Self::Toilets,
        Self::ChangingRoom,
        Self::DiningHall,
        Self::Trip,
        Self::Journey,
        Self::Home,
        Self::Online,
        Self::Community,
        Self::Other,
    ];
}

/// Whether the lead or a deputy has been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Face to face.
    InPerson,
    /// By telephone.
    Phone,
    /// Nobody yet.
    NotYet,
    /// The writer is the lead or an administrator.
    Own,
}

/// A concern that has what must be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// The form that it was written on.
    #[serde(default, skip_serializing_if = "Form::is_plain")]
    pub form: Form,
    /// The children, at least one.
    pub pupils: Vec<Involved>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// What happened: what was seen and heard.
    pub narrative: String,
    /// The child's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_words: Option<String>,
    /// The questions that were asked, word for word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions: Option<String>,
    /// Professional opinion, kept apart from fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<String>,
    /// Who else was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<String>,
    /// What was done at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// When it happened.
    pub happened: When,
    /// When the writer saw it or was told.
    pub observed: When,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Where, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_detail: Option<String>,
    /// The code of that place on the school's own list, if it is on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_code: Option<String>,
    /// Whether the lead or a deputy has been told.
    pub told: Told,
    /// Who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_whom: Option<String>,
    /// Whether a child is in danger now.
    pub danger: bool,
    /// Body maps, one for a child at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub maps: Vec<BodyMap>,
    /// The answers to the form's own questions.
    #[serde(default, skip_serializing_if = "Particulars::is_empty")]
    pub particulars: Particulars,
    /// Files that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The adult whom it is about, if they are on the staff list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adult: Option<PersonId>,
}

impl Concern {
    /// Whether every body map in it answers the three gate questions and is sound: an entry from elsewhere may
    /// claim anything.
    pub fn maps_sound(&self) -> bool {
        self.maps.iter().all(|map| map.check().is_ok())
    }
}
