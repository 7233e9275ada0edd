//! A concern: what policy calls an incident. A [`ConcernDraft`] is whatever has been typed so far; a [`Concern`]
//! is one that has what must be there. The only way from one to the other is [`ConcernDraft::check`].

use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::body_map::BodyMap;
use super::form::{self, Form, Particular, Particulars};
use super::ids::{EntryId, PersonId, PupilId};
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

/// What a draft becomes when it is saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A concern.
    #[default]
    New,
    /// A correction of a concern.
    Corrects(EntryId),
    /// Something added to a concern.
    Adds(EntryId),
}

/// What has been typed so far. Every field may be empty; it is sealed as it is typed and never leaves the device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConcernDraft {
    /// What it becomes.
    pub purpose: Purpose,
    /// Why a concern is corrected.
    pub reason: String,
    /// The form that it is written on.
    pub form: Form,
    /// The children so far.
    pub pupils: Vec<Involved>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// What happened.
    pub narrative: String,
    /// The child's own words.
    pub child_words: String,
    /// Questions asked.
    pub questions: String,
    /// Opinion.
    pub opinion: String,
    /// Who else was there.
    pub present: String,
    /// What was done at once.
    pub done: String,
    /// When it happened.
    pub happened: Option<When>,
    /// When the writer saw it or was told; absent means the same time.
    pub observed: Option<When>,
    /// Where.
    pub place: Option<Place>,
    /// Where, in words.
    pub place_detail: String,
    /// Whether the lead or a deputy has been told.
    pub told: Option<Told>,
    /// Who was told.
    pub told_whom: String,
    /// Whether a child is in danger now.
    pub danger: bool,
    /// Body maps so far.
    pub maps: Vec<BodyMap>,
    /// Answers so far to the questions of any form: going to another form and back loses none.
    pub particulars: Particulars,
    /// Files so far: each is sealed in the vault already.
    pub attachments: Vec<Attachment>,
    /// The adult whom it is about, if they are on the staff list.
    pub adult: Option<PersonId>,
}

/// Something that must be there before a concern can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Which child.
    Who,
    /// What happened.
    What,
    /// When.
    When,
    /// Whether the lead or a deputy has been told.
    Told,
    /// Why it is corrected.
    Reason,
    /// A question of the form, or its answer is none.
    Particular(Particular),
    /// A field is longer than [`TEXT_LIMIT`].
    TooLong,
    /// A body map that has not passed its gate, or has a flaw.
    BodyMap,
    /// Files go with a form that takes none: what is sealed to a few cannot carry them.
    Files,
}

impl ConcernDraft {
    /// Whether nothing has been typed or chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What this draft adds to a concern.
    ///
    /// # Errors
    /// [`Missing::What`] if that is nothing, [`Missing::TooLong`].
    pub fn addition(&self) -> Result<String, Vec<Missing>> {
        match self.narrative.trim() {
            "" => Err(vec![Missing::What]),
            text if text.len() > TEXT_LIMIT => Err(vec![Missing::TooLong]),
            text => Ok(text.to_owned()),
        }
    }

    /// Everything in a concern, to be corrected.
    pub fn correcting(entry: EntryId, concern: &Concern) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            purpose: Purpose::Corrects(entry),
            reason: String::new(),
            form: concern.form,
            pupils: concern.pupils.clone(),
            topics: concern.topics.clone(),
            narrative: concern.narrative.clone(),
            child_words: text(&concern.child_words),
            questions: text(&concern.questions),
            opinion: text(&concern.opinion),
            present: text(&concern.present),
            done: text(&concern.done),
            happened: Some(concern.happened),
            observed: (concern.observed != concern.happened).then_some(concern.observed),
            place: concern.place,
            place_detail: text(&concern.place_detail),
            told: Some(concern.told),
            told_whom: text(&concern.told_whom),
            danger: concern.danger,
            maps: concern.maps.clone(),
            particulars: concern.particulars.clone(),
            adult: concern.adult,
            attachments: concern.attachments.clone(),
        }
    }

    /// The concern that this draft amounts to.
    ///
    /// # Errors
    /// All that is missing, in the order of the form.
    pub fn check(&self) -> Result<Concern, Vec<Missing>> {
        let mut missing = Vec::new();
        if matches!(self.purpose, Purpose::Corrects(_)) && self.reason.trim().is_empty() {
            missing.push(Missing::Reason);
        }
        let named = |involved: &Involved| match &involved.child {
            Child::Pupil(_) => true,
            Child::Unlisted(name) => !name.trim().is_empty(),
        };
        if self.pupils.is_empty() && self.form.names_a_child() || !self.pupils.iter().all(named) {
            missing.push(Missing::Who);
        }
        if self.narrative.trim().is_empty() && self.child_words.trim().is_empty() {
            missing.push(Missing::What);
        }
        if self.happened.is_none() {
            missing.push(Missing::When);
        }
        if self.told.is_none() {
            missing.push(Missing::Told);
        }
        let particulars = form::check(self.form, &self.particulars);
        missing.extend(particulars.as_ref().err().map(|particular| Missing::Particular(*particular)));
        let texts = [
            &self.narrative,
            &self.child_words,
            &self.questions,
            &self.opinion,
            &self.present,
            &self.done,
            &self.place_detail,
            &self.told_whom,
        ];
        let texts = texts.into_iter().chain(self.particulars.values());
        if texts.map(String::len).any(|length| length > TEXT_LIMIT) {
            missing.push(Missing::TooLong);
        }
        if self.maps.iter().any(|map| map.check().is_err()) {
            missing.push(Missing::BodyMap);
        }
        if !self.attachments.is_empty() && !self.form.takes_files() {
            missing.push(Missing::Files);
        }
        let (true, Some(happened), Some(told), Ok(particulars)) =
            (missing.is_empty(), self.happened, self.told, particulars)
        else {
            return Err(missing);
        };
        let text = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        Ok(Concern {
            form: self.form,
            pupils: self.pupils.clone(),
            topics: self.topics.clone(),
            narrative: self.narrative.clone(),
            child_words: text(&self.child_words),
            questions: text(&self.questions),
            opinion: text(&self.opinion),
            present: text(&self.present),
            done: text(&self.done),
            observed: self.observed.unwrap_or(happened),
            happened,
            place: self.place,
            place_detail: text(&self.place_detail),
            told,
            told_whom: text(&self.told_whom),
            danger: self.danger,
            // A map that nothing was drawn on says nothing.
            maps: self.maps.iter().filter(|map| !map.marks.is_empty()).cloned().collect(),
            particulars,
            attachments: self.attachments.clone(),
            adult: self.adult.filter(|_| self.form == Form::Adult),
        })
    }
}

impl Concern {
    /// Whether every body map in it answers the three gate questions and is sound: an entry from elsewhere may
    /// claim anything.
    pub fn maps_sound(&self) -> bool {
        self.maps.iter().all(|map| map.check().is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enough() -> ConcernDraft {
        ConcernDraft {
            pupils: vec![Involved {
                child: Child::Pupil(PupilId([1; 16])),
                role: PupilRole::Subject,
                name: "Sam Example".into(),
            }],
            narrative: "Sam arrived without a coat in the rain.".into(),
            happened: Some(When::Unknown),
            told: Some(Told::NotYet),
            ..ConcernDraft::default()
        }
    }

    #[test]
    fn four_things_must_be_there_and_each_is_named() {
        assert!(enough().check().is_ok());
        assert_eq!(
            ConcernDraft::default().check(),
            Err(vec![Missing::Who, Missing::What, Missing::When, Missing::Told])
        );
        let mut draft = enough();
        draft.narrative = "a".repeat(TEXT_LIMIT + 1);
        assert_eq!(draft.check(), Err(vec![Missing::TooLong]));
    }

    #[test]
    fn a_child_who_is_not_on_the_list_needs_a_name() {
        let mut draft = enough();
        draft.pupils[0].child = Child::Unlisted("  ".into());
        assert_eq!(draft.check(), Err(vec![Missing::Who]));
    }
}
