//! A concern while it is being written. Pure: what was typed, how often it changed, and how much of that is sealed.

use crate::app::problem::Problem;
use crate::app::view::DraftView;
use crate::domain::attachment::Attachment;
use crate::domain::body_map::BodyMap;
use crate::domain::concern::{Child, ConcernDraft, Involved, Missing, Place, PupilRole, Told, Topic};
use crate::domain::form::{Form, Particular};
use crate::domain::person::Person;
use crate::domain::time::Millis;

use super::when::WhenForm;

/// A concern while it is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordForm {
    /// How often something was changed. It comes first: two states of a form differ in this, and comparing them ends here.
    pub edits: u32,
    /// What has been typed so far.
    pub content: ConcernDraft,
    /// When the draft was opened.
    pub now: Millis,
    /// Who will see it.
    pub audience: Vec<Person>,
    /// Who hears concerns about adults.
    pub hearers: Vec<Person>,
    /// Whether there is a governors' kit, for what nobody else may hear.
    pub governors_kit: bool,
    /// What the school calls its places.
    pub places: Vec<String>,
    /// The staff list.
    pub staff: Vec<Person>,
    /// When it happened, as typed.
    pub happened: WhenForm,
    /// It was seen or told at the same time.
    pub same_time: bool,
    /// When it was seen or told, as typed.
    pub observed: WhenForm,
    /// The change up to which all is sealed.
    pub kept: u32,
    /// Why the draft could not be sealed the last time.
    pub keep_problem: Option<Problem>,
    /// What was missing when it was last tried.
    pub missing: Vec<Missing>,
    /// How often it was tried.
    pub tries: u32,
}

/// A text of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Why a concern is corrected.
    Reason,
    /// What happened.
    Narrative,
    /// The child's own words.
    Quoted,
    /// Questions asked.
    Questions,
    /// Opinion.
    Opinion,
    /// Who else was there.
    Present,
    /// What was done at once.
    Done,
    /// Where, in words.
    PlaceDetail,
    /// Who was told.
    ToldWhom,
    /// The answer to a question of the form.
    Particular(Particular),
}

/// Something that happened to the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// It is written on this form.
    Form(Form),
    /// The adult whom it is about: from the staff list, or somebody else.
    Adult(Option<Person>),
    /// A child was named.
    AddChild(Involved),
    /// A child was taken out again.
    RemoveChild(usize),
    /// A child's part.
    Role(usize, PupilRole),
    /// A topic was chosen, or no longer is.
    Topic(Topic),
    /// A text changed.
    Words(Words, String),
    /// When it happened.
    Happened(WhenForm),
    /// Whether it was seen or told at the same time.
    SameTime(bool),
    /// When it was seen or told.
    Observed(WhenForm),
    /// Where.
    Place(Option<Place>),
    /// Who has been told.
    Told(Told),
    /// A child is in danger now.
    Danger(bool),
    /// The body maps.
    Maps(Vec<BodyMap>),
    /// A file was sealed to go with it.
    Attach(Attachment),
    /// A file was taken out again.
    Detach(usize),
    /// All changes up to this one are sealed.
    Kept(u32),
    /// They could not be sealed.
    NotKept(Problem),
    /// It was tried to go on, and this was missing.
    Tried(Vec<Missing>),
}

impl RecordForm {
    /// The form for a draft. A new one happened just now, until someone says otherwise.
    pub fn open(view: &DraftView) -> Self {
        let mut content = view.content.clone();
        let fresh = view.fresh;
        let happened = match &content.happened {
            Some(when) => WhenForm::of(when, view.now),
            None if fresh => WhenForm::just_now(),
            None => WhenForm::default(),
        };
        if fresh {
            content.happened = happened.when(view.now);
            content.told = view.administers.then_some(Told::Own);
        }
        let observed = content.observed.as_ref().map(|when| WhenForm::of(when, view.now));
        Self {
            now: view.now,
            audience: view.audience.clone(),
            hearers: view.hearers.clone(),
            governors_kit: view.governors_kit,
            places: view.places.clone(),
            staff: view.staff.clone(),
            happened,
            same_time: observed.is_none(),
            observed: observed.unwrap_or_default(),
            edits: 0,
            kept: 0,
            keep_problem: None,
            missing: Vec::new(),
            tries: 0,
            content,
        }
    }

    /// The form after something was typed.
    pub fn after(mut self, typed: Typed) -> Self {
        match typed {
            Typed::Kept(edits) => {
                self.kept = self.kept.max(edits);
                self.keep_problem = None;
                return self;
            }
            Typed::NotKept(problem) => {
                self.keep_problem = Some(problem);
                return self;
            }
            Typed::Tried(missing) => {
                self.missing = missing;
                self.tries += 1;
                return self;
            }
            typed => self.edit(typed),
        }
        self.edits += 1;
        if !self.missing.is_empty() {
            // What has been put right is no longer marked as wrong; nothing new is marked while typing.
            let still = self.check();
            self.missing.retain(|missing| still.contains(missing));
        }
        self
    }

    fn edit(&mut self, typed: Typed) {
        let content = &mut self.content;
        match typed {
            Typed::Form(form) => content.form = form,
            Typed::Adult(adult) => {
                content.adult = adult.as_ref().map(|person| person.person);
                let (name, job) = adult.map(|person| (person.name, person.job)).unwrap_or_default();
                content.particulars.insert(Particular::AdultName, name);
                content.particulars.insert(Particular::AdultJob, job);
            }
            Typed::AddChild(involved) => {
                let known = |other: &Involved| matches!((&other.child, &involved.child), (Child::Pupil(a), Child::Pupil(b)) if a == b);
                if !content.pupils.iter().any(known) {
                    content.pupils.push(involved);
                }
            }
            Typed::RemoveChild(place) => {
                if place < content.pupils.len() {
                    content.pupils.remove(place);
                }
            }
            Typed::Role(place, role) => {
                if let Some(involved) = content.pupils.get_mut(place) {
                    involved.role = role;
                }
            }
            Typed::Topic(topic) => {
                if content.topics.contains(&topic) {
                    content.topics.retain(|other| *other != topic);
                } else {
                    let place = content.topics.partition_point(|other| *other < topic);
                    content.topics.insert(place, topic);
                }
            }
            Typed::Words(which, text) => *words_mut(content, which) = text,
            Typed::Happened(form) => {
                content.happened = form.when(self.now);
                self.happened = form;
            }
            Typed::SameTime(same) => {
                self.same_time = same;
                content.observed = if same { None } else { self.observed.when(self.now) };
            }
            Typed::Observed(form) => {
                content.observed = form.when(self.now);
                self.observed = form;
            }
            Typed::Place(place) => content.place = place,
            Typed::Told(told) => {
                content.told = Some(told);
                if told == Told::NotYet {
                    content.told_whom.clear();
                }
            }
            Typed::Danger(danger) => content.danger = danger,
            Typed::Maps(maps) => content.maps = maps,
            Typed::Attach(attachment) => content.attachments.push(attachment),
            Typed::Detach(place) => {
                if place < content.attachments.len() {
                    content.attachments.remove(place);
                }
            }
            Typed::Kept(_) | Typed::NotKept(_) | Typed::Tried(_) => {}
        }
    }

    /// Who will read it: of what is sealed to a few, those who hear it but for whom it is kept from.
    pub fn readers(&self) -> Vec<&Person> {
        match self.content.form {
            form if form.is_sealed() => {
                self.hearers.iter().filter(|person| !self.content.kept_from(person)).collect()
            }
            _ => self.audience.iter().collect(),
        }
    }

    /// A text of the form.
    pub fn words(&self, which: Words) -> &str {
        let content = &self.content;
        match which {
            Words::Reason => &content.reason,
            Words::Narrative => &content.narrative,
            Words::Quoted => &content.child_words,
            Words::Questions => &content.questions,
            Words::Opinion => &content.opinion,
            Words::Present => &content.present,
            Words::Done => &content.done,
            Words::PlaceDetail => &content.place_detail,
            Words::ToldWhom => &content.told_whom,
            Words::Particular(particular) => {
                content.particulars.get(&particular).map(String::as_str).unwrap_or_default()
            }
        }
    }

    /// Whether everything typed is sealed.
    pub fn all_kept(&self) -> bool {
        self.kept >= self.edits
    }

    /// Whether this was missing when it was last tried.
    pub fn lacks(&self, missing: Missing) -> bool {
        self.missing.contains(&missing)
    }

    /// What is still missing, in the order of the form. A time that was to differ, and was not given, counts.
    pub fn check(&self) -> Vec<Missing> {
        if self.content.only_adds() {
            return self.content.addition().err().unwrap_or_default();
        }
        let mut missing = self.content.check().err().unwrap_or_default();
        if !self.same_time && self.content.observed.is_none() && !missing.contains(&Missing::When) {
            missing.insert(missing.partition_point(|other| *other < Missing::When), Missing::When);
        }
        missing
    }
}

fn words_mut(content: &mut ConcernDraft, which: Words) -> &mut String {
    match which {
        Words::Reason => &mut content.reason,
        Words::Narrative => &mut content.narrative,
        Words::Quoted => &mut content.child_words,
        Words::Questions => &mut content.questions,
        Words::Opinion => &mut content.opinion,
        Words::Present => &mut content.present,
        Words::Done => &mut content.done,
        Words::PlaceDetail => &mut content.place_detail,
        Words::ToldWhom => &mut content.told_whom,
        Words::Particular(particular) => content.particulars.entry(particular).or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DraftId, PupilId};
    use crate::domain::time::{Minute, When};

    fn form(content: ConcernDraft) -> RecordForm {
        let now = Minute::parse("2026-11-23T10:20").unwrap().to_millis();
        let fresh = content.is_empty();
        let (draft, audience) = (DraftId([1; 16]), Vec::new());
        let (hearers, staff) = (Vec::new(), Vec::new());
        RecordForm::open(&DraftView {
            draft,
            content,
            fresh,
            administers: false,
            audience,
            hearers,
            governors_kit: false,
            places: Vec::new(),
            staff,
            now,
        })
    }

    fn sam() -> Involved {
        Involved {
            child: Child::Pupil(PupilId([2; 16])),
            role: PupilRole::Subject,
            name: "Sam Example".into(),
        }
    }

    #[test]
    fn a_new_concern_happened_just_now_and_opening_it_is_no_edit() {
        let form = form(ConcernDraft::default());
        assert_eq!(form.content.happened, Minute::parse("2026-11-23T10:20").map(When::At));
        assert!(form.all_kept());
    }

    #[test]
    fn an_old_draft_keeps_what_it_said() {
        let content = ConcernDraft { narrative: "Sam".into(), ..ConcernDraft::default() };
        assert_eq!(form(content).content.happened, None, "nothing is filled in behind the writer's back");
    }

    #[test]
    fn what_is_put_right_is_no_longer_marked_and_nothing_new_is() {
        let form = form(ConcernDraft::default());
        let missing = form.check();
        let form = form.after(Typed::Tried(missing));
        assert_eq!(form.missing, vec![Missing::Who, Missing::What, Missing::Told]);
        let form = form.after(Typed::AddChild(sam())).after(Typed::Words(Words::Narrative, "x".into()));
        assert_eq!(form.missing, vec![Missing::Told]);
        let form = form.after(Typed::Told(Told::NotYet)).after(Typed::RemoveChild(0));
        assert!(form.missing.is_empty());
    }

    #[test]
    fn every_change_is_unsealed_until_its_own_sealing_is_reported() {
        let form = form(ConcernDraft::default()).after(Typed::AddChild(sam())).after(Typed::AddChild(sam()));
        assert_eq!(form.content.pupils.len(), 1, "the same child is named once");
        assert!(!form.clone().after(Typed::Kept(1)).all_kept());
        assert!(form.after(Typed::Kept(2)).all_kept());
    }

    #[test]
    fn another_time_for_seeing_it_must_be_given() {
        let form = form(ConcernDraft::default()).after(Typed::SameTime(false));
        assert!(form.check().contains(&Missing::When));
        assert!(!form.after(Typed::Observed(WhenForm::just_now())).check().contains(&Missing::When));
    }

    #[test]
    fn a_topic_pressed_twice_is_not_chosen() {
        let form = form(ConcernDraft::default())
            .after(Typed::Topic(Topic::Online))
            .after(Typed::Topic(Topic::Online));
        assert!(form.content.topics.is_empty());
    }
}
