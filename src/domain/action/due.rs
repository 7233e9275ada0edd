//! By when, and who hears of it when that is over. School days are Monday to Friday, without the school's holidays.

use serde::{Deserialize, Serialize};

use super::Priority;
use crate::domain::settings::Holidays;
use crate::domain::time::{Day, Millis, Minute};

/// By when something is to be done. "The next school day" is worked out when it is written, so that it means the same
/// day for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// By the end of this day.
    On(Day),
    /// By this minute.
    At(Minute),
}

impl Due {
    /// The day.
    pub fn day(self) -> Day {
        match self {
            Self::On(day) => day,
            Self::At(minute) => minute.day(),
        }
    }

    /// The first instant at which it is late.
    pub fn end(self) -> Millis {
        match self {
            Self::On(day) => end_of(day),
            Self::At(minute) => minute.to_millis().plus(1),
        }
    }

    /// Whether it is late.
    pub fn is_over(self, now: Millis) -> bool {
        now >= self.end()
    }
}

/// The first instant after a day, by the clocks of the United Kingdom.
pub(crate) fn end_of(day: Day) -> Millis {
    let next = day.plus_days(1).and_then(|next| Minute::new(next, 0, 0));
    next.map_or(Millis(i64::MAX), Minute::to_millis)
}

/// The first instant of a day.
pub(crate) fn start_of(day: Day) -> Millis {
    Minute::new(day, 0, 0).map_or(Millis(i64::MIN), Minute::to_millis)
}

/// No school is closed for so many days at a stretch.
const LONGEST_CLOSED: i32 = 120;

/// The next day after this one on which the school is open.
pub fn next_school_day(day: Day, holidays: Holidays<'_>) -> Day {
    let mut after = (1..=LONGEST_CLOSED).filter_map(|days| day.plus_days(days));
    after.find(|next| holidays.is_school_day(*next)).unwrap_or(day)
}

/// Who hears that something is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// Whoever holds it.
    Owner,
    /// Whoever stands in, too.
    Deputy,
    /// The lead, too.
    Lead,
}

/// How far up something late has come: its holder at once; whoever stands in from the second school day after the day
/// it was due; the lead from the third, or from the second where nobody stands in. What presses climbs a school day
/// sooner. None while it is not late.
pub fn rung(
    due: Due,
    priority: Priority,
    stands_in: bool,
    now: Millis,
    holidays: Holidays<'_>,
) -> Option<Rung> {
    if !due.is_over(now) {
        return None;
    }
    let today = Minute::from_millis(now).day();
    let mut day = due.day();
    let mut passed = u8::from(priority == Priority::High);
    while passed < 3 {
        day = next_school_day(day, holidays);
        if day > today || day == due.day() {
            break;
        }
        passed += 1;
    }
    Some(match passed {
        0 | 1 => Rung::Owner,
        2 if stands_in => Rung::Deputy,
        _ => Rung::Lead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::settings::Holiday;

    fn minute(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn the_next_school_day_passes_over_the_weekend() {
        assert_eq!(next_school_day(day("2026-11-25"), Holidays::default()), day("2026-11-26"));
        for before in ["2026-11-27", "2026-11-28", "2026-11-29"] {
            assert_eq!(next_school_day(day(before), Holidays::default()), day("2026-11-30"), "{before}");
        }
    }

    #[test]
    fn holidays_are_no_school_days_and_nothing_climbs_over_them() {
        let christmas =
            [Holiday { name: "Christmas".into(), from: day("2026-12-21"), until: day("2027-01-01") }];
        let holidays = Holidays(&christmas);
        assert_eq!(next_school_day(day("2026-12-18"), holidays), day("2027-01-04"));
        let due = Due::On(day("2026-12-18"));
        let at = |text: &str| rung(due, Priority::Normal, true, minute(text).to_millis(), holidays);
        assert_eq!(at("2026-12-30T09:00"), Some(Rung::Owner));
        assert_eq!(at("2027-01-05T09:00"), Some(Rung::Deputy));
    }

    #[test]
    fn a_day_ends_at_midnight_in_britain_whatever_the_clocks_did() {
        // Clocks go forward on 29 March 2026, and back on 25 October.
        let hours = |text: &str| (end_of(day(text)).0 - start_of(day(text)).0) / 3_600_000;
        assert_eq!([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")], [24, 23, 25]);
        let due = Due::On(day("2026-07-01"));
        assert!(!due.is_over(minute("2026-07-01T23:59").to_millis()));
        assert!(due.is_over(minute("2026-07-02T00:00").to_millis()));
        let at = Due::At(minute("2026-07-01T10:00"));
        assert!(!at.is_over(minute("2026-07-01T10:00").to_millis()));
        assert!(at.is_over(minute("2026-07-01T10:01").to_millis()));
    }

    #[test]
    fn what_is_late_climbs_by_school_days() {
        // Due on a Thursday.
        let due = Due::On(day("2026-11-26"));
        let at = |text: &str, priority, deputy| {
            rung(due, priority, deputy, minute(text).to_millis(), Holidays::default())
        };
        let (normal, high) = (Priority::Normal, Priority::High);
        assert_eq!(at("2026-11-26T23:59", normal, true), None);
        for (when, expected) in [
            ("2026-11-27T00:00", Rung::Owner),
            ("2026-11-29T12:00", Rung::Owner),
            ("2026-11-30T08:00", Rung::Deputy),
            ("2026-12-01T08:00", Rung::Lead),
            ("2027-12-01T08:00", Rung::Lead),
        ] {
            assert_eq!(at(when, normal, true), Some(expected), "{when}");
        }
        assert_eq!(at("2026-11-30T08:00", normal, false), Some(Rung::Lead));
        assert_eq!(at("2026-11-27T00:00", high, true), Some(Rung::Deputy));
        assert_eq!(at("2026-11-30T00:00", high, true), Some(Rung::Lead));
    }
}
