//! Tables: of two periods, how many concerns, or children concerned, fall under each of a thing's values.

use serde::{Deserialize, Serialize};

use super::facts::{ChildFacts, Fact};
use super::keys::{Key, TimeOfDay, weekday};
use super::period::Period;
use crate::domain::category::{Category, GROUPS};
use crate::domain::concern::Place;
use crate::domain::pupil_file::{SenStatus, Sex, YearGroup};
use crate::domain::register::Register;

/// What a table counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// What it is filed under, by group. A concern filed under two groups is counted under both.
    Category,
    /// The month in which it was recorded.
    Month,
    /// The day of the week on which it happened.
    Weekday,
    /// The time of day at which it happened.
    Time,
    /// Where it happened.
    Place,
    /// The year group of each child concerned.
    Year,
    /// The sex of each child concerned.
    Sex,
    /// The special educational needs of each child concerned.
    Sen,
    /// Whether each child concerned attracts the pupil premium.
    PupilPremium,
}

impl Dimension {
    /// Every one, in the order of the report.
    pub const ALL: [Self; 9] = [
        Self::Category,
        Self::Month,
        Self::Weekday,
        Self::Time,
        Self::Place,
        Self::Year,
        Self::Sex,
        Self::Sen,
        Self::PupilPremium,
    ];

    /// Whether it counts children, and not concerns.
    pub fn of_children(self) -> bool {
        matches!(self, Self::Year | Self::Sex | Self::Sen | Self::PupilPremium)
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it counts.
    pub key: Key,
    /// How many in each period; absent where there can be none, whatever happened: a month that is not in the period.
    pub counts: [Option<u64>; 2],
}

/// A table. Its rows add up to its totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it counts by.
    pub by: Dimension,
    /// The rows: which there are depends on the school and the periods, not on what was recorded.
    pub rows: Vec<Row>,
    /// How many in each period altogether.
    pub totals: [u64; 2],
    /// Whether the school's records hold this of any child, or it is not asked of children.
    pub held: bool,
}

/// Counts by one thing.
pub fn table(by: Dimension, facts: &[Fact], periods: &[Period; 2], register: &Register) -> Table {
    let keys = keys(by, periods, register);
    let counts = |period: &Period| -> Vec<u64> {
        let mut counts = vec![0; keys.len()];
        let facts = facts.iter().filter(|fact| period.has(fact.recorded.day()));
        for key in facts.flat_map(|fact| fall_under(by, fact)) {
            // What is in no row is in the last, of which nothing is known.
            let place = keys.iter().position(|known| *known == key).unwrap_or(keys.len().saturating_sub(1));
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        counts
    };
    let [first, second] = [counts(&periods[0]), counts(&periods[1])];
    let totals = [first.iter().sum(), second.iter().sum()];
    let possible = |key: &Key, period: &Period| match key {
        Key::Month(month) => period.has_month(*month),
        _ => true,
    };
    let held = keys.iter().any(|key| *key != Key::NotHeld);
    let rows = keys.into_iter().zip(first).zip(second).map(|((key, first), second)| Row {
        counts: [possible(&key, &periods[0]).then_some(first), possible(&key, &periods[1]).then_some(second)],
        key,
    });
    Table { by, rows: rows.collect(), totals, held }
}

/// The rows of a table, whatever was recorded.
fn keys(by: Dimension, periods: &[Period; 2], register: &Register) -> Vec<Key> {
    let known = |child: fn(&ChildFacts) -> bool| {
        let details = register.details.values().filter_map(|versions| versions.current());
        let held = |details: &crate::domain::pupil::Details| ChildFacts {
            year: None,
            sex: details.sex,
            sen: details.sen,
            pupil_premium: details.pupil_premium,
        };
        details.map(held).any(|facts| child(&facts))
    };
    let mut keys: Vec<Key> = match by {
        Dimension::Category => {
            let groups = GROUPS.iter().filter(|group| !group.adults);
            let groups = groups.filter_map(|group| Category::try_from(group.code.to_owned()).ok());
            return groups.map(Key::Category).chain([Key::OtherCategory, Key::Undecided]).collect();
        }
        Dimension::Month => {
            let first = periods[0].from.month();
            let months = (0..12).map(|after| (first - 1 + after) % 12 + 1);
            let within = months.filter(|month| periods.iter().any(|period| period.has_month(*month)));
            return within.map(Key::Month).collect();
        }
        Dimension::Weekday => (0..7).map(Key::Weekday).collect(),
        Dimension::Time => TimeOfDay::ALL.map(Key::Time).to_vec(),
        Dimension::Place => Place::ALL.map(Key::Place).to_vec(),
        Dimension::Year => {
            let here = |year: &&YearGroup| register.directory().any(|pupil| pupil.year == Some(**year));
            YearGroup::ALL.iter().filter(here).map(|year| Key::Year(*year)).collect()
        }
        Dimension::Sex if known(|child| child.sex.is_some()) => {
            Sex::ALL.iter().map(|sex| Key::Sex(*sex)).collect()
        }
        Dimension::Sen if known(|child| child.sen.is_some()) => {
            SenStatus::ALL.iter().map(|sen| Key::Sen(*sen)).collect()
        }
        Dimension::PupilPremium if known(|child| child.pupil_premium.is_some()) => {
            [true, false].map(Key::PupilPremium).to_vec()
        }
        Dimension::Sex | Dimension::Sen | Dimension::PupilPremium => Vec::new(),
    };
    keys.push(Key::NotHeld);
    keys
}

/// What one concern counts towards.
fn fall_under(by: Dimension, fact: &Fact) -> Vec<Key> {
    let of_each = |key: fn(&ChildFacts) -> Option<Key>| {
        fact.children.iter().map(|child| key(child).unwrap_or(Key::NotHeld)).collect()
    };
    match by {
        Dimension::Category => fact.filed.iter().cloned().collect(),
        Dimension::Month => vec![Key::Month(fact.recorded.day().month())],
        Dimension::Weekday => vec![weekday(fact.happened).map_or(Key::NotHeld, Key::Weekday)],
        Dimension::Time => vec![TimeOfDay::when(fact.happened).map_or(Key::NotHeld, Key::Time)],
        Dimension::Place => vec![fact.place.map_or(Key::NotHeld, Key::Place)],
        Dimension::Year => of_each(|child| child.year.map(Key::Year)),
        Dimension::Sex => of_each(|child| child.sex.map(Key::Sex)),
        Dimension::Sen => of_each(|child| child.sen.map(Key::Sen)),
        Dimension::PupilPremium => of_each(|child| child.pupil_premium.map(Key::PupilPremium)),
    }
}
