//! A concern while it is written: whatever has been typed so far, and the only way from there to a [`Concern`].

use serde::{Deserialize, Serialize};

use super::{Child, Concern, Involved, Place, TEXT_LIMIT, Told, Topic};
use crate::domain::attachment::Attachment;
use crate::domain::body_map::BodyMap;
use crate::domain::form::{self, Form, Particular, Particulars};
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::person::{Person, folded};
use crate::domain::time::When;

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
}

/// Whether what is said on a form must be kept from a colleague.
fn kept_from(form: Form, adult: Option<PersonId>, said: &Particulars, person: &Person) -> bool {
    let named = said.get(&Particular::AdultName).filter(|_| form == Form::Adult);
    adult == Some(person.person) || named.is_some_and(|name| folded(name) == folded(&person.name))
}

impl Concern {
    /// Whether it must be kept from this colleague, as [`ConcernDraft::kept_from`] says.
    pub fn kept_from(&self, person: &Person) -> bool {
        kept_from(self.form, self.adult, &self.particulars, person)
    }
}

impl ConcernDraft {
    /// Whether nothing has been typed or chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether no more is asked than what it adds: what was sealed to a few is not here to be corrected line by line.
    pub fn only_adds(&self) -> bool {
        matches!(self.purpose, Purpose::Adds(_)) || self.purpose != Purpose::New && self.form.is_sealed()
    }

    /// Whether a concern must be kept from this colleague: it is about them, or about their own child; or the name that was typed
    /// is theirs.
    pub fn kept_from(&self, person: &Person) -> bool {
        kept_from(self.form, self.adult, &self.particulars, person)
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
        // From whom it is kept must be known for certain.
        if self.form == Form::ColleaguesChild && self.adult.is_none() && particulars.is_ok() {
            missing.push(Missing::Particular(Particular::AdultName));
        }
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
            place_code: None,
            told,
            told_whom: text(&self.told_whom),
            danger: self.danger,
            // A map that nothing was drawn on says nothing.
            maps: self.maps.iter().filter(|map| !map.marks.is_empty()).cloned().collect(),
            particulars,
            attachments: self.attachments.clone(),
            adult: self.adult.filter(|_| self.form.is_sealed()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::PupilRole;
    use super::*;
    use crate::domain::ids::PupilId;

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
