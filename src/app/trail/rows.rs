//! Rows of the trail, filtered.

use std::collections::BTreeSet;

use super::index::{Indexed, Line};
use crate::app::intent::TrailFilter;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{Detail, TrailPage, TrailRow};
use crate::domain::card::Arising;
use crate::domain::ids::{DeviceId, EntryId, PersonId, PupilId};
use crate::domain::register::{Amended, Register};
use crate::domain::time::Minute;
use crate::domain::trail::Touches;
use crate::store::Backend;

/// The most rows of one window.
const WINDOW: usize = 200;

/// The concern that something is about, or arises from.
fn concern_of(register: &Register, touches: &Touches) -> Option<EntryId> {
    let arising = |thing| register.cards.concern_of(thing);
    touches
        .concern
        .or_else(|| arising(Arising::Action(touches.action?)))
        .or_else(|| arising(Arising::Card(touches.card?)))
}

/// The pupils of a concern, as it was written and however it was corrected.
fn pupils_of(register: &Register, concern: &EntryId) -> BTreeSet<PupilId> {
    let Some(record) = register.concerns.get(concern) else { return BTreeSet::new() };
    let corrected = register.amendments.of(concern).iter().filter_map(|amendment| match &amendment.what {
        Amended::Corrected(amend) => Some(&amend.concern),
        Amended::Added(_) | Amended::Withdrawn(_) => None,
    });
    let involved = std::iter::once(&record.concern).chain(corrected).flat_map(|concern| &concern.pupils);
    involved
        .filter_map(|involved| match &involved.child {
            crate::domain::concern::Child::Pupil(pupil) => Some(*pupil),
            crate::domain::concern::Child::Unlisted(_) => None,
        })
        .collect()
}

/// What is asked for, made ready to be compared with.
struct Sought<'a> {
    filter: &'a TrailFilter,
    /// Whoever is the same child as the pupil.
    same: BTreeSet<PupilId>,
    /// Concerns about them.
    concerns: BTreeSet<EntryId>,
}

impl<'a> Sought<'a> {
    fn of(register: &Register, filter: &'a TrailFilter) -> Self {
        let same = filter.pupil.map(|pupil| register.joined.same(&pupil)).unwrap_or_default();
        let about = |concern: &&EntryId| !pupils_of(register, concern).is_disjoint(&same);
        let concerns = match filter.pupil {
            Some(_) => register.concerns.keys().filter(about).copied().collect(),
            None => BTreeSet::new(),
        };
        Self { filter, same, concerns }
    }

    fn fits(&self, register: &Register, line: &Line) -> bool {
        let TrailFilter { person, concern, pupil, group, from, until } = self.filter;
        let day = Minute::from_millis(line.at.wall).day();
        let about = || concern_of(register, &line.touches);
        person.is_none_or(|person| line.by == person)
            && group.is_none_or(|group| line.kind.group() == group)
            && from.is_none_or(|from| from <= day)
            && until.is_none_or(|until| day <= until)
            && concern.is_none_or(|concern| about() == Some(concern))
            && (pupil.is_none()
                || line.touches.pupils.iter().any(|pupil| self.same.contains(pupil))
                || about().is_some_and(|concern| self.concerns.contains(&concern)))
    }
}

/// A window of what fits.
pub(super) fn page<B: Backend>(
    session: &Session<B>,
    indexed: &Indexed,
    filter: &TrailFilter,
    offset: usize,
    limit: usize,
) -> Result<TrailPage, Problem> {
    let register = &session.register;
    if filter.concern.is_some_and(|concern| matches!(session.concern(&concern), Err(Problem::NotAllowed)))
        || filter.pupil.is_some_and(|pupil| register.shut_out(&session.person(), &pupil))
    {
        return Err(Problem::NotAllowed);
    }
    let sought = Sought::of(register, filter);
    let fits = |line: &&Line| sought.fits(register, line) && !is_kept_from(session, line);
    let fitting: Vec<&Line> = indexed.lines.iter().filter(fits).collect();
    let window = fitting.iter().skip(offset).take(limit.min(WINDOW));
    let of = match (filter.concern, filter.pupil) {
        (Some(concern), _) => children(register, Some(&concern), &[]),
        (None, Some(pupil)) => children(register, None, &[pupil]),
        (None, None) => Vec::new(),
    };
    Ok(TrailPage {
        offset,
        total: fitting.len(),
        rows: window.map(|line| row(session, line)).collect(),
        of,
        people: people(session, indexed),
    })
}

/// Whether this person is kept from what a line is about by a conflict of interest.
fn is_kept_from<B: Backend>(session: &Session<B>, line: &Line) -> bool {
    let register = &session.register;
    if register.profiles.no_locks() || session.is_mine(&line.device) {
        return false;
    }
    let concern = concern_of(register, &line.touches).and_then(|concern| register.concerns.get(&concern));
    let me = session.person();
    concern.is_some_and(|record| session.is_kept_from(record))
        || line.touches.pupils.iter().any(|pupil| register.shut_out(&me, pupil))
}

/// Everybody who did something, by name.
fn people<B: Backend>(session: &Session<B>, indexed: &Indexed) -> Vec<(PersonId, String)> {
    let mut seen = BTreeSet::new();
    let first = indexed.lines.iter().filter(|line| seen.insert(line.by));
    let mut people: Vec<(PersonId, String)> = first
        .map(|line| (line.by, name(session, &line.by).unwrap_or_else(|| line.who.name.clone())))
        .collect();
    people.sort_by_key(|(person, name)| (name.to_lowercase(), *person));
    people
}

fn name<B: Backend>(session: &Session<B>, person: &PersonId) -> Option<String> {
    session.register.person(person).map(|person| person.name.clone())
}

/// The names of the children whom something is about: those of the concern as it stands, or else of these pupils.
fn children(register: &Register, concern: Option<&EntryId>, pupils: &[PupilId]) -> Vec<String> {
    if let Some(record) = concern.and_then(|concern| register.concerns.get(concern)) {
        let current = register.amendments.current(record);
        return current.pupils.iter().map(|involved| involved.name.clone()).collect();
    }
    let known = |pupil: &PupilId| register.pupil(pupil).map(crate::domain::pupil::Identity::name);
    let mut names: Vec<String> = pupils.iter().filter_map(known).collect();
    names.dedup();
    names
}

fn device<B: Backend>(session: &Session<B>, device: &DeviceId) -> Option<(String, String)> {
    let known = session.register.roster.devices.get(device)?;
    let owner = session.register.roster.confirmed.get(device).and_then(|person| name(session, person));
    Some((known.label.clone(), owner.unwrap_or_else(|| known.author.name.clone())))
}

fn row<B: Backend>(session: &Session<B>, line: &Line) -> TrailRow {
    let register = &session.register;
    let concern =
        concern_of(register, &line.touches).filter(|concern| register.concerns.contains_key(concern));
    let chain = line.touches.action.and_then(|action| register.actions.get(&action)?.current());
    let (code, names) = line.code.clone().unzip();
    TrailRow {
        entry: line.entry,
        who: line.who.clone(),
        device: device(session, &line.device).map(|(label, _)| label).unwrap_or_default(),
        at: line.at,
        kind: line.kind,
        children: children(register, concern.as_ref(), &line.touches.pupils),
        detail: Detail {
            title: chain.map(|given| given.what.title.clone()),
            person: line.touches.person.and_then(|person| name(session, &person)),
            device: line.touches.device.and_then(|other| device(session, &other)),
            code,
            names: names.unwrap_or_default(),
        },
        concern,
        held: register.held.contains_key(&line.entry),
    }
}
