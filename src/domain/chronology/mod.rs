//! The chronology of a child: what happened, in the order in which it happened, made from the register and never written
//! by hand (L20, W4). First only the order is worked out, of everything; what a row says is read for the rows that are
//! shown, so that a file of thousands of entries opens as fast as a short one.

mod chart;
mod made_of;
mod row;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use chart::{Bar, Chart, MONTHS, Span, chart};
pub use made_of::made_of;
pub use row::{ActionLine, AllegedLine, ConcernRow, Decided, Outcome, Row, Said, Starred, What, row};

use super::card::Arising;
use super::concern::{Child, Concern};
use super::disclosure::Decision;
use super::form::Form;
use super::ids::{ActionId, DeviceId, EntryId, FlagId, PersonId, PupilId};
use super::profile::Flag;
use super::register::{ConcernRecord, Register, Written};
use super::time::{Day, Millis, Minute, Stamp, When};

/// What an event was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A concern with all that stands beside it and was made of it.
    Concern,
    /// What an agency was told, or was refused.
    Disclosure,
    /// An action that arises from no concern of this child.
    Action(ActionId),
    /// A status flag was set.
    FlagSet(FlagId),
    /// A status flag ended.
    FlagEnded(FlagId),
}

/// What sort of event it is, to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Something seen or heard.
    Concern,
    /// Contact with a parent or an agency.
    Contact,
    /// A meeting.
    Meeting,
    /// A notice of the police, or a report that the law asks for.
    Notice,
    /// What an agency was told.
    Disclosure,
    /// An action.
    Action,
    /// A change of status.
    Status,
}

impl Sort {
    /// Every sort, in the order that filters offer them.
    pub const ALL: [Self; 7] = [
        Self::Concern,
        Self::Contact,
        Self::Meeting,
        Self::Notice,
        Self::Disclosure,
        Self::Action,
        Self::Status,
    ];

    /// The sort of what was written on a form.
    pub fn of(form: Form) -> Self {
        match form {
            Form::ParentContact | Form::AgencyContact => Self::Contact,
            Form::Meeting => Self::Meeting,
            Form::Encompass | Form::StatutoryReport => Self::Notice,
            Form::Concern
            | Form::Disclosure
            | Form::Welfare
            | Form::PhysicalIntervention
            | Form::Adult
            | Form::ColleaguesChild => Self::Concern,
        }
    }
}

/// By which of its times an event is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// When it happened.
    Happened,
    /// When it was seen or told, because nobody knows when it happened.
    Observed,
    /// When it was written down, because nobody knows either.
    Recorded,
}

/// An event in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The entry that it is made of; of a status flag the one that first said so, whatever was corrected since.
    pub entry: EntryId,
    /// What it is made of.
    pub source: Source,
    /// What sort it is.
    pub sort: Sort,
    /// When, as people say it.
    pub when: When,
    /// Which of its times that is.
    pub by: By,
    /// The instant that it is ordered by: the first that `when` allows.
    pub at: Millis,
    /// When it was written down.
    pub recorded: Stamp,
    /// On which device.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
}

impl Event {
    /// The day on which it is put.
    pub fn day(&self) -> Day {
        Minute::from_millis(self.at).day()
    }

    /// What decides its place: when it happened; of one instant, what was written down first. Entries arrive in any
    /// order, and this depends on none.
    fn order(&self) -> impl Ord + use<> {
        (self.at, self.recorded, self.device, self.seq, self.entry, self.source)
    }
}

/// The first instant that a time allows, in summer time and out of it; none if the time is not known.
pub fn first_instant(when: When) -> Option<Millis> {
    match when {
        When::At(minute) | When::Between(minute, _) => Some(minute.to_millis()),
        When::On(day) => Minute::new(day, 0, 0).map(Minute::to_millis),
        When::Unknown => None,
    }
}

/// When something is put that happened, was observed and was recorded then.
fn placed(happened: When, observed: When, recorded: Stamp) -> (When, By, Millis) {
    let known = [(happened, By::Happened), (observed, By::Observed)];
    let first = known.into_iter().find_map(|(when, by)| Some((when, by, first_instant(when)?)));
    first.unwrap_or_else(|| {
        let wall = Minute::from_millis(recorded.clock);
        (When::At(wall), By::Recorded, recorded.clock)
    })
}

/// Whose chronology it is, and for whose eyes.
#[derive(Debug, Clone, Copy)]
pub struct For<'a> {
    /// The pupils: who were joined are one child; several children for that of a household.
    pub pupils: &'a BTreeSet<PupilId>,
    /// Who looks: what names a pupil whose file they are kept from is left out.
    pub viewer: PersonId,
}

/// A chronology.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronology {
    /// The events, the oldest first.
    pub events: Vec<Event>,
    /// How many concerns are left out because they name a child whose file the viewer is kept from.
    pub kept_from: usize,
    /// How many were entered in error and are left out.
    pub in_error: usize,
}

/// Works out a chronology.
pub fn chronology(register: &Register, of: For<'_>) -> Chronology {
    let mut found = Chronology::default();
    let mut concerns = BTreeSet::new();
    for record in register.concerns.values() {
        let concern = register.amendments.current(record);
        if !names(concern, of.pupils) {
            continue;
        }
        if register.amendments.withdrawn(&record.entry) {
            found.in_error += 1;
        } else if register.shut_out_of(&of.viewer, concern) {
            found.kept_from += 1;
        } else {
            concerns.insert(record.entry);
            found.events.push(of_concern(record, concern));
        }
    }
    found.events.extend(disclosures(register, of, &concerns));
    found.events.extend(actions(register, of, &concerns));
    found.events.extend(flags(register, of));
    found.events.sort_by_cached_key(Event::order);
    found
}

/// Whether a concern names one of these pupils.
pub fn names(concern: &Concern, pupils: &BTreeSet<PupilId>) -> bool {
    concern
        .pupils
        .iter()
        .any(|involved| matches!(&involved.child, Child::Pupil(pupil) if pupils.contains(pupil)))
}

fn of_concern(record: &ConcernRecord, concern: &Concern) -> Event {
    let (when, by, at) = placed(concern.happened, concern.observed, record.at);
    Event {
        entry: record.entry,
        source: Source::Concern,
        sort: Sort::of(concern.form),
        when,
        by,
        at,
        recorded: record.at,
        device: record.device,
        seq: record.seq,
    }
}

/// Whether the viewer is kept from a concern.
fn shut_out(register: &Register, of: For<'_>, concern: &EntryId) -> bool {
    let record = register.concerns.get(concern);
    record.is_some_and(|record| register.shut_out_of(&of.viewer, register.amendments.current(record)))
}

/// Whether these are children whom the chronology is of.
fn is_of<'a>(mut children: impl Iterator<Item = &'a Child>, pupils: &BTreeSet<PupilId>) -> bool {
    children.any(|child| matches!(child, Child::Pupil(pupil) if pupils.contains(pupil)))
}

fn disclosures<'a>(
    register: &'a Register,
    of: For<'a>,
    concerns: &'a BTreeSet<EntryId>,
) -> impl Iterator<Item = Event> + 'a {
    let told = register.disclosures.iter().filter(move |written| {
        let told = &written.what;
        let others = told
            .about
            .iter()
            .any(|about| matches!(&about.child, Child::Pupil(pupil) if register.shut_out(&of.viewer, pupil)));
        let others = others || told.concern.is_some_and(|concern| shut_out(register, of, &concern));
        let here = told.concern.is_some_and(|concern| concerns.contains(&concern));
        !others && (here || is_of(told.about.iter().map(|about| &about.child), of.pupils))
    });
    told.map(|written| {
        let sent = match written.what.decision {
            Decision::Shared { sent, .. } => When::At(sent),
            Decision::Refused { .. } => When::Unknown,
        };
        let (when, by, at) = placed(sent, When::Unknown, written.at);
        let (recorded, device, seq) = (written.at, written.device, written.seq);
        let source = Source::Disclosure;
        Event { entry: written.entry, source, sort: Sort::Disclosure, when, by, at, recorded, device, seq }
    })
}

/// Actions that are about the child and arise from none of its concerns: the others stand with their concern.
fn actions<'a>(
    register: &'a Register,
    of: For<'a>,
    concerns: &'a BTreeSet<EntryId>,
) -> impl Iterator<Item = Event> + 'a {
    register.actions.all().filter_map(move |(action, chain)| {
        let first = chain.first()?;
        let about = chain.current()?.what.about.as_ref()?;
        if !is_of(std::iter::once(&about.child), of.pupils) {
            return None;
        }
        let arises = register.cards.concern_of(Arising::Action(*action));
        if arises.is_some_and(|concern| concerns.contains(&concern) || shut_out(register, of, &concern)) {
            return None;
        }
        let (when, by, at) = placed(When::Unknown, When::Unknown, first.at);
        let (recorded, device, seq) = (first.at, first.device, first.seq);
        let source = Source::Action(*action);
        Some(Event { entry: first.entry, source, sort: Sort::Action, when, by, at, recorded, device, seq })
    })
}

fn flags<'a>(register: &'a Register, of: For<'a>) -> impl Iterator<Item = Event> + 'a {
    register.profiles.flags(of.pupils).flat_map(|(id, versions)| {
        let all = versions.all();
        let current = versions.current().filter(|written| written.what.in_error.is_empty());
        let event = |day: Day, source: Source, said: Option<&(EntryId, Stamp, &Written<Flag>)>| {
            let (entry, recorded, written) = said?;
            let when = When::On(day);
            Some(Event {
                entry: *entry,
                source,
                sort: Sort::Status,
                when,
                by: By::Happened,
                at: first_instant(when)?,
                recorded: *recorded,
                device: written.device,
                seq: written.seq,
            })
        };
        let set = current.and_then(|written| event(written.what.from, Source::FlagSet(*id), all.first()));
        let ended = current.and_then(|written| {
            let first = all.iter().find(|(_, _, version)| version.what.until.is_some());
            event(written.what.until?, Source::FlagEnded(*id), first)
        });
        [set, ended].into_iter().flatten()
    })
}

/// What to show of a chronology. What is empty hides nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Only these sorts.
    pub sorts: BTreeSet<Sort>,
    /// Only what is starred.
    pub starred: bool,
    /// Only concerns filed under a category of this group.
    pub group: Option<String>,
    /// From this day on.
    pub from: Option<Day>,
    /// Up to and with this day.
    pub until: Option<Day>,
}

impl Filter {
    /// Whether an event is to be shown.
    pub fn shows(&self, register: &Register, pupils: &BTreeSet<PupilId>, event: &Event) -> bool {
        let day = event.day();
        (self.sorts.is_empty() || self.sorts.contains(&event.sort))
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && (!self.starred || register.profiles.star(pupils, &event.entry).is_some())
            && self.group.as_ref().is_none_or(|group| in_group(register, event, group))
    }
}

/// Whether an event is a concern that is filed under a group.
fn in_group(register: &Register, event: &Event, group: &str) -> bool {
    let triage = register.triages.of(&event.entry).and_then(|triaged| triaged.triage());
    event.source == Source::Concern
        && triage.is_some_and(|triage| {
            triage.categories.iter().filter_map(|category| category.group()).any(|of| of.code == group)
        })
}

#[cfg(test)]
mod tests;
