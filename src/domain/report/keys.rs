//! What the rows of a report's tables stand for.

use serde::{Deserialize, Serialize};

use crate::domain::category::Category;
use crate::domain::concern::Place;
use crate::domain::pupil_file::{SenStatus, Sex, YearGroup};
use crate::domain::time::{Minute, When};

/// What a row counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// Filed under this group of categories, by the group's own code.
    Category(Category),
    /// Filed under what only a newer version knows.
    OtherCategory,
    /// Nobody has decided yet.
    Undecided,
    /// Recorded in this month of the year, 1 to 12.
    Month(i8),
    /// It happened on this day of the week, 0 for Monday.
    Weekday(u8),
    /// It happened at this time of day.
    Time(TimeOfDay),
    /// It happened here.
    Place(Place),
    /// About a child in this year group.
    Year(YearGroup),
    /// About a child of this sex.
    Sex(Sex),
    /// About a child with this provision.
    Sen(SenStatus),
    /// About a child who attracts the pupil premium, or not.
    PupilPremium(bool),
    /// The records do not say.
    NotHeld,
}

/// A part of the school day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeOfDay {
    /// Midnight to 08:30.
    BeforeSchool,
    /// 08:30 to noon.
    Morning,
    /// Noon to 13:30.
    Lunch,
    /// 13:30 to 15:30.
    Afternoon,
    /// 15:30 to 18:00.
    AfterSchool,
    /// 18:00 to midnight.
    Evening,
}

impl TimeOfDay {
    /// Every part, in order.
    pub const ALL: [Self; 6] =
        [Self::BeforeSchool, Self::Morning, Self::Lunch, Self::Afternoon, Self::AfterSchool, Self::Evening];

    /// The part that a minute by the clock on the wall lies in.
    pub fn of(minute: Minute) -> Self {
        match minute.of_day() {
            ..510 => Self::BeforeSchool,
            510..720 => Self::Morning,
            720..810 => Self::Lunch,
            810..930 => Self::Afternoon,
            930..1080 => Self::AfterSchool,
            1080.. => Self::Evening,
        }
    }

    /// The part in which something happened, if it is known to one.
    pub fn when(happened: When) -> Option<Self> {
        match happened {
            When::At(minute) => Some(Self::of(minute)),
            When::Between(from, to) => {
                Some(Self::of(from)).filter(|part| from.day() == to.day() && *part == Self::of(to))
            }
            When::On(_) | When::Unknown => None,
        }
    }
}

/// The day of the week on which something happened, if it is known to a day; 0 for Monday.
pub(super) fn weekday(happened: When) -> Option<u8> {
    match happened {
        When::At(minute) => Some(minute.day().weekday()),
        When::Between(from, to) => Some(from.day().weekday()).filter(|_| from.day() == to.day()),
        When::On(day) => Some(day.weekday()),
        When::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_day_is_by_the_clock_on_the_wall_and_only_where_it_is_known() {
        let minute = |text: &str| Minute::parse(text).unwrap();
        for (time, part) in [
            ("08:29", TimeOfDay::BeforeSchool),
            ("08:30", TimeOfDay::Morning),
            ("12:00", TimeOfDay::Lunch),
            ("13:30", TimeOfDay::Afternoon),
            ("15:30", TimeOfDay::AfterSchool),
            ("18:00", TimeOfDay::Evening),
        ] {
            // In July and in January alike.
            for day in ["2026-07-01", "2026-01-15"] {
                assert_eq!(TimeOfDay::of(minute(&format!("{day}T{time}"))), part);
            }
        }
        let between = |from, to| When::Between(minute(from), minute(to));
        assert_eq!(
            TimeOfDay::when(between("2026-11-23T09:00", "2026-11-23T10:00")),
            Some(TimeOfDay::Morning)
        );
        assert_eq!(TimeOfDay::when(between("2026-11-23T09:00", "2026-11-23T12:10")), None);
        assert_eq!(TimeOfDay::when(between("2026-11-23T09:00", "2026-11-24T09:10")), None);
        assert_eq!(weekday(between("2026-11-23T09:00", "2026-11-24T09:10")), None);
        assert_eq!(weekday(When::At(minute("2026-11-23T00:05"))), Some(0));
    }
}
