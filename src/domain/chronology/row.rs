//! What one row of a chronology says: source, event, the child's voice, what was decided and why, what came of it, and who
//! wrote it (L20).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{By, Event, For, Sort, Source};
use crate::domain::action::Step;
use crate::domain::card::Arising;
use crate::domain::category::Category;
use crate::domain::concern::{Child, Place, PupilRole, Topic};
use crate::domain::disclosure::Disclosure;
use crate::domain::event::Triage;
use crate::domain::form::{Form, Particulars};
use crate::domain::ids::{ActionId, AllegedId, EntryId, FlagId, PupilId};
use crate::domain::person::Author;
use crate::domain::profile::{Alleged, Flag, Relation};
use crate::domain::register::{Amended, Chain, Register, Standing};
use crate::domain::time::{Stamp, When};
use crate::domain::triage::Status;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The entry that it is made of.
    pub entry: EntryId,
    /// What sort it is.
    pub sort: Sort,
    /// When.
    pub when: When,
    /// Which of its times that is.
    pub by: By,
    /// Who wrote it.
    pub who: Author,
    /// When it was written down.
    pub recorded: Stamp,
    /// Of several children: whom it is about.
    pub about: Vec<PupilId>,
    /// That it is significant, if somebody said so.
    pub star: Option<Starred>,
    /// What it says.
    pub what: What,
}

/// Who said that an event is significant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Starred {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Why, if they said.
    pub why: String,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A concern.
    Concern(Box<ConcernRow>),
    /// What an agency was told.
    Disclosure(Box<Disclosure>),
    /// An action.
    Action(ActionLine),
    /// A status flag was set, or ended.
    Flag {
        /// Which.
        id: FlagId,
        /// As it stands.
        flag: Box<Flag>,
        /// It ended.
        ended: bool,
    },
}

/// Something said by somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What.
    pub text: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What, and why.
    pub triage: Triage,
}

/// What came of a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Who said so.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What.
    pub outcome: String,
    /// Why.
    pub reason: String,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionLine {
    /// Which.
    pub action: ActionId,
    /// What is to be done.
    pub title: String,
    /// Who holds it; empty if nothing is known of them here.
    pub holder: String,
    /// How it stands.
    pub standing: Standing,
    /// What was said of it last.
    pub note: String,
    /// What the child said of it.
    pub child_view: String,
}

/// Somebody alleged to have done something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllegedLine {
    /// Who.
    pub alleged: AllegedId,
    /// The name.
    pub name: String,
    /// What they are to the child.
    pub relation: Relation,
}

/// What a concern says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernRow {
    /// The form.
    pub form: Form,
    /// The part that the child of the chronology has in it.
    pub role: Option<PupilRole>,
    /// The other children, by name.
    pub others: Vec<(String, PupilRole)>,
    /// What its recorder picked.
    pub topics: Vec<Topic>,
    /// What it is filed under.
    pub categories: Vec<Category>,
    /// Where.
    pub place: Option<Place>,
    /// Where, in words.
    pub place_detail: String,
    /// What happened.
    pub narrative: String,
    /// The child's own words.
    pub child_words: String,
    /// What was done at once.
    pub done: String,
    /// Professional opinion.
    pub opinion: String,
    /// The answers to the form's own questions.
    pub particulars: Particulars,
    /// What was added since.
    pub additions: Vec<Said>,
    /// It was corrected, and this is as it stands now.
    pub corrected: bool,
    /// What was decided: more than one, if two decided without knowing of each other.
    pub decisions: Vec<Decided>,
    /// How far the work has come.
    pub status: Status,
    /// What came of it, once it is closed.
    pub outcome: Option<Outcome>,
    /// Actions that arise from it.
    pub actions: Vec<ActionLine>,
    /// Who is alleged in it to have done something.
    pub alleged: Vec<AllegedLine>,
    /// How many files go with it.
    pub attachments: usize,
    /// How many marks are on its body maps.
    pub marks: usize,
}

/// Reads what the row of an event says; none if the event is not of this register.
pub fn row(register: &Register, of: For<'_>, event: &Event) -> Option<Row> {
    let (who, about, what) = match event.source {
        Source::Concern => {
            let record = register.concerns.get(&event.entry)?;
            let concern = register.amendments.current(record);
            let about = concern.pupils.iter().filter_map(|involved| match &involved.child {
                Child::Pupil(pupil) if of.pupils.contains(pupil) => Some(*pupil),
                _ => None,
            });
            let about = about.collect();
            (record.who.clone(), about, What::Concern(Box::new(concern_row(register, of, event.entry)?)))
        }
        Source::Disclosure => {
            let written = register.disclosures.iter().find(|written| written.entry == event.entry)?;
            let told = &written.what;
            let concern = told.concern.and_then(|concern| register.concerns.get(&concern));
            let of_concern = concern.map(|record| &register.amendments.current(record).pupils);
            let children = told.about.iter().map(|about| &about.child);
            let named = of_concern.into_iter().flatten().map(|involved| &involved.child).chain(children);
            let about: BTreeSet<PupilId> = named
                .filter_map(|child| match child {
                    Child::Pupil(pupil) if of.pupils.contains(pupil) => Some(*pupil),
                    _ => None,
                })
                .collect();
            (written.who.clone(), about.into_iter().collect(), What::Disclosure(Box::new(told.clone())))
        }
        Source::Action(action) => {
            let chain = register.actions.get(&action)?;
            let about = chain.current()?.what.about.as_ref().and_then(|about| match &about.child {
                Child::Pupil(pupil) => Some(*pupil),
                Child::Unlisted(_) => None,
            });
            let who = chain.first()?.who.clone();
            (who, about.into_iter().collect(), What::Action(action_line(register, action, chain)?))
        }
        Source::FlagSet(id) | Source::FlagEnded(id) => {
            let versions = register.profiles.flag(&id)?;
            let flag = Box::new(versions.current()?.what.clone());
            let ended = matches!(event.source, Source::FlagEnded(_));
            let all = versions.all();
            let said = all.iter().find(|(entry, _, _)| *entry == event.entry)?;
            (said.2.who.clone(), vec![flag.pupil], What::Flag { id, flag, ended })
        }
    };
    let star = register.profiles.star(of.pupils, &event.entry).map(|star| Starred {
        who: star.who.clone(),
        at: star.at,
        why: star.what.why.clone(),
    });
    let Event { entry, sort, when, by, recorded, .. } = *event;
    Some(Row { entry, sort, when, by, who, recorded, about, star, what })
}

fn concern_row(register: &Register, of: For<'_>, entry: EntryId) -> Option<ConcernRow> {
    let record = register.concerns.get(&entry)?;
    let concern = register.amendments.current(record);
    let is_one = |child: &Child| matches!(child, Child::Pupil(pupil) if of.pupils.contains(pupil));
    let role = concern.pupils.iter().find(|involved| is_one(&involved.child)).map(|involved| involved.role);
    let others = concern.pupils.iter().filter(|involved| !is_one(&involved.child));
    let amendments = register.amendments.of(&entry);
    let additions = amendments.iter().filter_map(|amendment| match &amendment.what {
        Amended::Added(text) => {
            Some(Said { who: amendment.who.clone(), at: amendment.at, text: text.clone() })
        }
        _ => None,
    });
    let triaged = register.triages.of(&entry);
    let decisions = triaged.map(|triaged| triaged.triages.standing()).unwrap_or_default();
    let status = register.triages.status(&entry);
    let closing = triaged.filter(|_| status.is_closed()).and_then(|triaged| {
        let (_, at, word) = triaged.statuses.standing().pop()?;
        let (outcome, reason) = (word.what.outcome.clone(), word.what.reason.clone());
        Some(Outcome { who: word.who.clone(), at, outcome, reason })
    });
    let actions = register.cards.arising_from(&entry).filter_map(|thing| match thing {
        Arising::Action(action) => action_line(register, action, register.actions.get(&action)?),
        Arising::Card(_) => None,
    });
    let alleged = register.profiles.alleged().filter(|written| written.what.concern == entry);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Some(ConcernRow {
        form: concern.form,
        role,
        others: others.map(|involved| (involved.name.clone(), involved.role)).collect(),
        topics: concern.topics.clone(),
        categories: triaged
            .and_then(|triaged| triaged.triage())
            .map(|triage| triage.categories.clone())
            .unwrap_or_default(),
        place: concern.place,
        place_detail: text(&concern.place_detail),
        narrative: concern.narrative.clone(),
        child_words: text(&concern.child_words),
        done: text(&concern.done),
        opinion: text(&concern.opinion),
        particulars: concern.particulars.clone(),
        additions: additions.collect(),
        corrected: amendments.iter().any(|amendment| matches!(amendment.what, Amended::Corrected(_))),
        decisions: decisions
            .into_iter()
            .map(|(_, at, word)| Decided { who: word.who.clone(), at, triage: word.what.clone() })
            .collect(),
        status,
        outcome: closing,
        actions: actions.collect(),
        alleged: alleged.map(|written| line(&written.what)).collect(),
        attachments: concern.attachments.len(),
        marks: concern.maps.iter().map(|map| map.marks.len()).sum(),
    })
}

fn line(alleged: &Alleged) -> AllegedLine {
    AllegedLine { alleged: alleged.alleged, name: alleged.name.clone(), relation: alleged.relation }
}

fn action_line(register: &Register, action: ActionId, chain: &Chain) -> Option<ActionLine> {
    let whole = chain.whole()?;
    let said = whole.heads.iter().rev().find_map(|head| match &head.what.step {
        Step::Done(outcome) | Step::NotDone(outcome) => {
            Some((outcome.note.clone(), outcome.child_view.clone()))
        }
        Step::Cancelled { reason } => Some((reason.clone(), String::new())),
        _ => None,
    });
    let (note, child_view) = said.unwrap_or_default();
    Some(ActionLine {
        action,
        title: chain.current()?.what.title.clone(),
        holder: register.person(&whole.holder).map(|person| person.name.clone()).unwrap_or_default(),
        standing: whole.standing,
        note,
        child_view,
    })
}
