//! A period: from one day to another, both counted.

use serde::{Deserialize, Serialize};

use crate::domain::time::Day;

/// How long a period is if nobody says so: six weeks, about half a term.
pub const STANDARD_DAYS: i32 = 42;

/// From the beginning of one day to the end of another, by the clocks of the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last.
    pub until: Day,
}

impl Period {
    /// So many days, the last of them this one.
    pub fn ending(until: Day, days: i32) -> Self {
        Self { from: until.plus_days(1 - days).unwrap_or(until), until }
    }

    /// The period of the same length that ends the day before this one begins.
    pub fn before(self) -> Self {
        let days = i32::try_from(self.until.days_since(self.from)).unwrap_or(i32::MAX).saturating_add(1);
        let until = self.from.plus_days(-1).unwrap_or(self.from);
        Self::ending(until, days)
    }

    /// The school year that a day lies in, up to that day: school years begin on 1 September.
    pub fn school_year(until: Day) -> Self {
        let year = if until.month() >= 9 { until.year() } else { until.year() - 1 };
        Self { from: Day::new(year, 9, 1).unwrap_or(until), until }
    }

    /// The same days a year before; 29 February is 28 February then.
    pub fn year_before(self) -> Self {
        let before = |day: Day| {
            Day::new(day.year() - 1, day.month(), day.day())
                .or_else(|| Day::new(day.year() - 1, day.month(), 28))
                .unwrap_or(day)
        };
        Self { from: before(self.from), until: before(self.until) }
    }

    /// Whether it has a day at all.
    pub fn is_sound(self) -> bool {
        self.from <= self.until
    }

    /// Whether a day is one of it.
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether a month of the calendar, 1 to 12, has a day of it.
    pub fn has_month(self, month: i8) -> bool {
        let months = i32::from(self.until.year()) * 12 + i32::from(self.until.month())
            - i32::from(self.from.year()) * 12
            - i32::from(self.from.month());
        let after = (i32::from(month) - i32::from(self.from.month())).rem_euclid(12);
        after <= months
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn period(from: &str, until: &str) -> Period {
        Period { from: day(from), until: day(until) }
    }

    #[test]
    fn periods_touch_and_overlap_nowhere() {
        let six_weeks = Period::ending(day("2026-11-25"), STANDARD_DAYS);
        assert_eq!(six_weeks, period("2026-10-15", "2026-11-25"));
        assert_eq!(six_weeks.before(), period("2026-09-03", "2026-10-14"));
        assert!(six_weeks.has(day("2026-10-15")) && !six_weeks.has(day("2026-10-14")));
        assert_eq!(Period::school_year(day("2026-08-31")), period("2025-09-01", "2026-08-31"));
        assert_eq!(Period::school_year(day("2028-02-29")).year_before(), period("2026-09-01", "2027-02-28"));
    }

    #[test]
    fn months_go_round_the_year() {
        let months = |period: Period| (1..=12).filter(|month| period.has_month(*month)).collect::<Vec<_>>();
        assert_eq!(months(period("2026-11-30", "2027-02-01")), [1, 2, 11, 12]);
        assert_eq!(months(period("2026-05-01", "2026-05-31")), [5]);
        assert_eq!(months(period("2025-09-01", "2026-08-31")).len(), 12);
    }
}
