//! What concerns about several children have in common: the place, and the time of the week. Nothing is suggested but that
//! somebody look.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::chronology::first_instant;
use super::concern::{Child, Concern, Place};
use super::form::Form;
use super::ids::{EntryId, PersonId, PupilId};
use super::register::Register;
use super::time::{Day, Minute, When};

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Up to nine in the morning.
    Before,
    /// Up to noon.
    Morning,
    /// Up to half past one.
    Midday,
    /// Up to a quarter past three.
    Afternoon,
    /// Later.
    After,
}

impl Part {
    /// Every part, the earliest first.
    pub const ALL: [Self; 5] = [Self::Before, Self::Morning, Self::Midday, Self::Afternoon, Self::After];

    /// The part that a minute lies in, as the clock on the wall shows it.
    pub fn of(minute: Minute) -> Self {
        let time = minute.time();
        let before = |limit: &str| time.as_str() < limit;
        match () {
            () if before("09:00") => Self::Before,
            () if before("12:00") => Self::Morning,
            () if before("13:30") => Self::Midday,
            () if before("15:15") => Self::Afternoon,
            () => Self::After,
        }
    }
}

/// A place at a time of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Where.
    pub place: Place,
    /// On which day of the week, from 0 for Monday.
    pub weekday: u8,
    /// In which part of the day, if it is known.
    pub part: Option<Part>,
    /// How many concerns.
    pub concerns: usize,
    /// How many children.
    pub pupils: usize,
}

/// Counts over the week.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// Places, with how many concerns on each day of the week.
    pub places: Vec<(Place, [u32; 7])>,
    /// Parts of the day, with how many on each day of the week; only concerns of which the time is known.
    pub parts: Vec<(Part, [u32; 7])>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patterns {
    /// How many concerns were looked at.
    pub concerns: usize,
    /// How many the viewer is kept from.
    pub kept_from: usize,
    /// Counts over the week.
    pub week: Week,
    /// Where at least three concerns name at least two children, the most frequent first.
    pub together: Vec<(Cell, Vec<EntryId>)>,
}

/// The fewest concerns, and the fewest children, that are called a pattern.
const FEWEST: (usize, usize) = (3, 2);

/// When it happened: on which day of the week, and in which part of the day if that is known.
fn time_of_week(concern: &Concern) -> Option<(Day, Option<Part>)> {
    let known = [concern.happened, concern.observed];
    let when = known.into_iter().find(|when| first_instant(*when).is_some())?;
    Some(match when {
        When::At(minute) => (minute.day(), Some(Part::of(minute))),
        When::Between(from, to) if from.day() == to.day() && Part::of(from) == Part::of(to) => {
            (from.day(), Some(Part::of(from)))
        }
        When::Between(from, _) => (from.day(), None),
        When::On(day) => (day, None),
        When::Unknown => return None,
    })
}

/// Looks for what concerns of these days have in common.
pub fn patterns(register: &Register, viewer: &PersonId, from: Day, until: Day) -> Patterns {
    let mut found = Patterns::default();
    let mut places: BTreeMap<Place, [u32; 7]> = BTreeMap::new();
    let mut parts: BTreeMap<Part, [u32; 7]> = BTreeMap::new();
    type Key = (Place, u8, Option<Part>);
    let mut cells: BTreeMap<Key, (Vec<EntryId>, BTreeSet<PupilId>)> = BTreeMap::new();
    for record in register.concerns.values() {
        let concern = register.amendments.current(record);
        let Some((day, part)) = time_of_week(concern) else { continue };
        let arranged = matches!(concern.form, Form::ParentContact | Form::AgencyContact | Form::Meeting);
        if arranged || day < from || until < day || register.amendments.withdrawn(&record.entry) {
            continue;
        }
        if register.shut_out_of(viewer, concern) {
            found.kept_from += 1;
            continue;
        }
        found.concerns += 1;
        let weekday = day.weekday();
        let count = |counts: &mut [u32; 7]| {
            if let Some(count) = counts.get_mut(usize::from(weekday)) {
                *count += 1;
            }
        };
        if let Some(part) = part {
            count(parts.entry(part).or_default());
        }
        let Some(place) = concern.place else { continue };
        count(places.entry(place).or_default());
        let (entries, pupils) = cells.entry((place, weekday, part)).or_default();
        entries.push(record.entry);
        pupils.extend(concern.pupils.iter().filter_map(|involved| match &involved.child {
            Child::Pupil(pupil) => Some(register.joined.kept(pupil)),
            Child::Unlisted(_) => None,
        }));
    }
    found.week = Week { places: places.into_iter().collect(), parts: parts.into_iter().collect() };
    let together = cells
        .into_iter()
        .filter(|(_, (entries, pupils))| entries.len() >= FEWEST.0 && pupils.len() >= FEWEST.1);
    let mut together: Vec<(Cell, Vec<EntryId>)> = together
        .map(|((place, weekday, part), (entries, pupils))| {
            let cell = Cell { place, weekday, part, concerns: entries.len(), pupils: pupils.len() };
            (cell, entries)
        })
        .collect();
    together.sort_by_key(|(cell, _)| (std::cmp::Reverse(cell.concerns), cell.place, cell.weekday, cell.part));
    found.together = together;
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_day_are_those_of_the_clock_on_the_wall() {
        let part = |text: &str| Part::of(Minute::parse(text).unwrap());
        assert_eq!(part("2026-07-01T08:59"), Part::Before);
        assert_eq!(part("2026-07-01T09:00"), Part::Morning);
        assert_eq!(part("2026-07-01T12:00"), Part::Midday);
        assert_eq!(part("2026-12-01T13:30"), Part::Afternoon);
        assert_eq!(part("2026-12-01T15:15"), Part::After);
        assert_eq!(Day::parse_iso("2026-11-23").unwrap().weekday(), 0, "a Monday");
        assert_eq!(Day::parse_iso("2026-11-29").unwrap().weekday(), 6);
    }
}
