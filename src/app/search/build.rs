//! Take in what the person here may read, in slices.

use crate::app::adults;
use crate::app::desk::inbox;
use crate::app::read_concerns::readable;
use crate::app::session::Session;
use crate::app::view::Ready;
use crate::domain::access::{Action, allows};
use crate::domain::concern::{Child, Concern};
use crate::domain::event::Triage;
use crate::domain::form::Input;
use crate::domain::ids::{EntryId, PersonId, PupilId};
use crate::domain::person::Author;
use crate::domain::register::{Amended, ConcernRecord, Register, Triaged};
use crate::domain::search::{Document, Facet, Group, Index, Named, Names, Standing};
use crate::domain::time::{Minute, Stamp, When};
use crate::store::Backend;

use super::Built;

/// No slice takes in more text than this, in bytes, or more concerns: a person at the keyboard notices neither.
const SLICE: usize = 1 << 20;
const CONCERNS: usize = 2_000;
/// A concern about an adult is opened first: that takes as long as so many bytes of text.
const OPENING: usize = 64 << 10;

/// Takes in one more slice: what has changed, then what is left of what there was.
pub(super) fn slice<B: Backend>(session: &mut Session<B>) -> Ready {
    if session.hears() {
        adults::open_sealed(session);
    }
    let mut built = match session.searching.built.take() {
        Some(built) if built.index.wasted() * 2 <= built.index.bytes() => built,
        // More than half of the text belongs to what is found no more.
        _ => Box::new(begin(session)),
    };
    if std::mem::take(&mut built.names_changed) {
        let (directory, staff) = names(session);
        built.index.know(directory, staff);
    }
    let before = built.index.bytes();
    let mut opened = 0;
    for _ in 0..CONCERNS {
        if built.index.bytes() - before + opened > SLICE {
            break;
        }
        // What has just come is looked for first.
        let Some(entry) = built.changed.pop_first().or_else(|| built.left.pop()) else { break };
        opened += take_in(session, &mut built.index, &entry);
    }
    let done = built.index.len();
    let ready = Ready { done, total: done + built.changed.len() + built.left.len() };
    session.searching.built = Some(built);
    ready
}

fn begin<B: Backend>(session: &Session<B>) -> Built {
    let mut index = Index::default();
    let (directory, staff) = names(session);
    index.know(directory, staff);
    let mut left: Vec<EntryId> = readable(session).into_iter().map(|record| record.entry).collect();
    left.reverse();
    if session.hears() {
        left.extend(session.register.sealed.keys());
    }
    Built { index, left, changed: Default::default(), names_changed: false }
}

/// The names of pupils and staff.
fn names<B: Backend>(session: &Session<B>) -> (Names<PupilId>, Names<PersonId>) {
    let (mut directory, mut staff) = (Names::default(), Names::default());
    for identity in session.register.directory() {
        let preferred = identity.preferred.as_deref().unwrap_or_default();
        let names = [preferred, identity.forename.as_str(), identity.surname.as_str()];
        let group = Group::new(identity.class.as_deref(), identity.year);
        directory.add(Named::new(identity.pupil, &names, group));
    }
    let people = session.register.people.values().filter_map(|versions| versions.current());
    for person in people.map(|entry| &entry.person) {
        staff.add(Named::new(person.person, &[&person.name], Group::default()));
    }
    (directory, staff)
}

/// Takes one entry in, or forgets it if it is not to be found. How much that costs beside its text.
fn take_in<B: Backend>(session: &Session<B>, index: &mut Index, entry: &EntryId) -> usize {
    if let Some(record) = session.register.concerns.get(entry) {
        let all = allows(session.role(), Action::ReadAll) && !session.is_kept_from(record);
        let may = all || session.is_mine(&record.device);
        // What was entered in error has a list of its own.
        if may && !session.register.amendments.withdrawn(entry) {
            take_in_concern(session, index, record);
        } else {
            index.remove(entry);
        }
        return 0;
    }
    if let Some((concern, found)) = adults::readable(session, entry) {
        let mut fields: Vec<&str> = prose(&found.concern).collect();
        fields.push(&found.who.name);
        let facets = facets(&found.concern);
        index.add(&document(session, concern, &found.who, found.at, &found.concern, facets, fields));
    }
    OPENING
}

fn take_in_concern<B: Backend>(session: &Session<B>, index: &mut Index, record: &ConcernRecord) {
    let register = &session.register;
    let concern = register.amendments.current(record);
    let mut facets = facets(concern);
    if session.is_mine(&record.device) {
        facets.push(Facet::Mine);
    }
    if allows(session.role(), Action::Triage) {
        facets.extend(decided(session, record));
    }
    let mut fields = texts(register, record);
    fields.extend(concern.pupils.iter().map(|involved| involved.name.as_str()));
    fields.push(&record.who.name);
    index.add(&document(session, record.entry, &record.who, record.at, concern, facets, fields));
}

fn document<'a, B: Backend>(
    session: &Session<B>,
    entry: EntryId,
    who: &'a Author,
    at: Stamp,
    concern: &Concern,
    facets: Vec<Facet>,
    fields: Vec<&'a str>,
) -> Document<'a> {
    let day = match concern.happened {
        When::At(minute) | When::Between(minute, _) => minute.day(),
        When::On(day) => day,
        When::Unknown => Minute::from_millis(at.wall).day(),
    };
    let listed = concern.pupils.iter().filter_map(|involved| match involved.child {
        Child::Pupil(pupil) => Some(shown(&session.register, pupil)),
        Child::Unlisted(_) => None,
    });
    Document { entry, at, day, pupils: listed.collect(), by: (who.person, &who.name), facets, fields }
}

/// Under whom the directory shows a pupil.
fn shown(register: &Register, pupil: PupilId) -> PupilId {
    let kept = register.joined.kept(&pupil);
    if kept == pupil || register.pupils.contains_key(&kept) {
        return kept;
    }
    register.joined.same(&pupil).into_iter().find(|same| register.pupils.contains_key(same)).unwrap_or(pupil)
}

fn facets(concern: &Concern) -> Vec<Facet> {
    let mut facets: Vec<Facet> = concern.topics.iter().map(|topic| Facet::Topic(*topic)).collect();
    facets.extend(concern.place.map(Facet::Place));
    facets.push(Facet::Form(concern.form));
    if concern.danger {
        facets.push(Facet::Danger);
    }
    if !concern.maps.is_empty() {
        facets.push(Facet::Map);
    }
    facets
}

/// What was decided about a concern.
fn decided<B: Backend>(session: &Session<B>, record: &ConcernRecord) -> Vec<Facet> {
    let triages = &session.register.triages;
    let standing = match inbox::pile_of(session, record) {
        crate::app::intent::Pile::New => Standing::New,
        crate::app::intent::Pile::Open => Standing::Open,
        crate::app::intent::Pile::Closed => Standing::Closed,
    };
    let mut facets = vec![Facet::Status(triages.status(&record.entry)), Facet::Standing(standing)];
    if let Some(Triage { categories, level, risk, .. }) = triages.of(&record.entry).and_then(Triaged::triage)
    {
        facets.extend(categories.iter().cloned().map(Facet::Category));
        facets.extend([Facet::Level(*level), Facet::Risk(*risk)]);
    }
    facets
}

/// The texts of a concern and of what stands beside it: as it reads now first.
pub(super) fn texts<'a>(register: &'a Register, record: &'a ConcernRecord) -> Vec<&'a str> {
    let current = register.amendments.current(record);
    let mut texts: Vec<&str> = prose(current).collect();
    for amendment in register.amendments.of(&record.entry) {
        match &amendment.what {
            Amended::Corrected(amend) => texts.push(&amend.reason),
            Amended::Added(text) | Amended::Withdrawn(text) => texts.push(text),
        }
    }
    // A correction never hides what was written.
    if !std::ptr::eq(current, &raw const record.concern) {
        texts.extend(prose(&record.concern));
    }
    if let Some(triage) = register.triages.of(&record.entry).and_then(Triaged::triage) {
        texts.extend([triage.risk_reason.as_str(), triage.reason.as_str()]);
    }
    texts
}

/// What people wrote in a concern.
pub(super) fn prose(concern: &Concern) -> impl Iterator<Item = &str> {
    let optional = [
        &concern.child_words,
        &concern.questions,
        &concern.opinion,
        &concern.present,
        &concern.done,
        &concern.place_detail,
    ];
    let answers = concern.particulars.iter();
    let answers = answers.filter(|(question, _)| matches!(question.input(), Input::Line | Input::Text));
    let marks = concern.maps.iter().flat_map(|map| &map.marks).flat_map(|mark| {
        let said = &mark.said;
        let texts = [
            &said.child_words,
            &said.asked,
            &said.adult_words,
            &said.adult_who,
            &said.exact_site,
            &said.like_object,
        ];
        texts.into_iter().chain([&said.colour_note, &said.first_aid, &said.note])
    });
    std::iter::once(&concern.narrative)
        .chain(optional.into_iter().flatten())
        .chain(answers.map(|(_, answer)| answer))
        .chain(marks)
        .chain(concern.attachments.iter().map(|attachment| &attachment.name))
        .map(String::as_str)
        .filter(|text| !text.trim().is_empty())
}
