//! What of each concern is counted: no words and no names.

use std::collections::BTreeSet;

use super::keys::Key;
use crate::domain::category::Category;
use crate::domain::concern::{Child, Concern, Place, PupilRole};
use crate::domain::form::Form;
use crate::domain::ids::{EntryId, PupilId};
use crate::domain::pupil::Details;
use crate::domain::pupil_file::{SenStatus, Sex, YearGroup};
use crate::domain::register::{ConcernRecord, Register, Triaged};
use crate::domain::time::{Minute, Stamp, When};

/// A concern as far as it is counted.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Which.
    pub concern: EntryId,
    /// When it was recorded, by the clock on the wall.
    pub recorded: Minute,
    /// When it happened.
    pub happened: When,
    /// When somebody first decided what to make of it.
    pub triaged: Option<Minute>,
    /// When it was closed, if it is.
    pub closed: Option<Minute>,
    /// Where.
    pub place: Option<Place>,
    /// What it is filed under: [`Key::Category`], [`Key::OtherCategory`] or [`Key::Undecided`], at least one.
    pub filed: BTreeSet<Key>,
    /// The children whom it concerns.
    pub children: Vec<ChildFacts>,
}

/// A child as far as they are counted, as the directory has them now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChildFacts {
    /// Year group.
    pub year: Option<YearGroup>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Special educational needs.
    pub sen: Option<SenStatus>,
    /// Pupil premium.
    pub pupil_premium: Option<bool>,
}

/// The clock on the wall when an entry was written, as its own device had it.
fn wall(at: Stamp) -> Minute {
    Minute::from_millis(at.wall)
}

/// Every concern that is counted, oldest first: none that was entered in error, and none about an adult.
pub fn facts(register: &Register) -> Vec<Fact> {
    let counted = register
        .concerns
        .values()
        .filter(|record| record.concern.form != Form::Adult && !register.amendments.withdrawn(&record.entry));
    let mut facts: Vec<Fact> = counted.map(|record| fact(register, record)).collect();
    facts.sort_by_key(|fact| (fact.recorded, fact.concern));
    facts
}

fn fact(register: &Register, record: &ConcernRecord) -> Fact {
    let concern = register.amendments.current(record);
    let triaged = register.triages.of(&record.entry);
    let first = triaged.and_then(|triaged| triaged.triages.all().first().map(|(_, at, _)| *at));
    let closing = triaged.filter(|triaged| triaged.status().is_closed()).and_then(|triaged| {
        let statuses = triaged.statuses.standing();
        statuses.iter().filter(|(_, _, word)| word.what.status.is_closed()).map(|(_, at, _)| *at).max()
    });
    let categories = triaged.and_then(Triaged::triage).map(|triage| triage.categories.as_slice());
    Fact {
        concern: record.entry,
        recorded: wall(record.at),
        happened: concern.happened,
        triaged: first.map(wall),
        closed: closing.map(wall),
        place: concern.place,
        filed: filed(categories.unwrap_or_default()),
        children: children(register, concern),
    }
}

/// The groups of these categories.
fn filed(categories: &[Category]) -> BTreeSet<Key> {
    if categories.is_empty() {
        return BTreeSet::from([Key::Undecided]);
    }
    let group = |category: &Category| {
        let code = category.group().map(|group| group.code.to_owned());
        code.and_then(|code| Category::try_from(code).ok()).map_or(Key::OtherCategory, Key::Category)
    };
    categories.iter().map(group).collect()
}

/// The children whom a concern is about, or who may have harmed or been harmed; each once, whoever was joined with whom.
/// Those who saw it or are only mentioned are not counted.
fn children(register: &Register, concern: &Concern) -> Vec<ChildFacts> {
    let (mut seen, mut children) = (BTreeSet::new(), Vec::new());
    for involved in &concern.pupils {
        let counted = match involved.role {
            PupilRole::Subject | PupilRole::AllegedVictim | PupilRole::AllegedHarmer => true,
            PupilRole::Witness | PupilRole::Sibling | PupilRole::Mentioned => false,
        };
        match &involved.child {
            Child::Pupil(pupil) if counted && seen.insert(register.joined.kept(pupil)) => {
                children.push(child(register, pupil));
            }
            Child::Unlisted(_) if counted => children.push(ChildFacts::default()),
            Child::Pupil(_) | Child::Unlisted(_) => {}
        }
    }
    children
}

/// What is held of a child, of every pupil who is the same.
fn child(register: &Register, pupil: &PupilId) -> ChildFacts {
    let kept = register.joined.kept(pupil);
    let same = register.joined.same(pupil);
    let ids: Vec<PupilId> = std::iter::once(kept).chain(same.into_iter().filter(|id| *id != kept)).collect();
    let details = || ids.iter().filter_map(|id| register.details.get(id)?.current());
    let held = |details: &Details| details.pupil_premium;
    ChildFacts {
        year: ids.iter().find_map(|id| register.pupil(id)?.year),
        sex: details().find_map(|details| details.sex),
        sen: details().find_map(|details| details.sen),
        pupil_premium: details().find_map(held),
    }
}
