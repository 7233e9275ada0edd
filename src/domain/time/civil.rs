//! Days and minutes as people in a British school write them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Millis;

/// The zone every minute is meant in, carried in the program: it depends on no machine's settings.
static LONDON: TimeZone = jiff::tz::get!("Europe/London");

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a month of this number, from 1, is called; nothing for any other number.
pub fn month_name(month: i8) -> &'static str {
    let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    place.and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

/// A day of the calendar, in the years 1 to 9999. In JSON `"2016-10-19"`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().filter(|date| date.year() >= 1).map(Self)
    }

    /// Reads `2016-10-19`, exactly so: four, two and two digits.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
    }

    /// `2016-10-19`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The age in whole years, on the day `on`, of a person born on this day; negative before it. Who was born on
    /// 29 February is a year older on 1 March in years without one, as the law counts.
    pub fn age_on(self, on: Self) -> i16 {
        let had_birthday = (on.month(), on.day()) >= (self.month(), self.day());
        on.year() - self.year() - i16::from(!had_birthday)
    }

    /// `19/10/2016`, for tables.
    pub fn short(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }

    /// The day so many days later; none past the year 9999 or before the year 1.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let date = self.0.checked_add(Span::new().try_days(days).ok()?).ok()?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// How many days it lies after another; negative before it.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }

    /// The day of the week, from 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    fn month_name(self) -> &'static str {
        month_name(self.month())
    }
}

/// `19 October 2016`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day(), self.month_name(), self.year())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse_iso(&text).ok_or_else(|| D::Error::custom("a day such as 2016-10-19 was expected"))
    }
}

/// A minute as the clock on the wall shows it in the United Kingdom, in the years 1 to 9998. In JSON
/// `"2026-11-23T10:20"`.
///
/// Twice a year the wall clock and time itself part company; see [`Minute::to_millis`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(DateTime);

impl Minute {
    const FIRST: Self = Self(DateTime::constant(1, 1, 1, 0, 0, 0, 0));
    const LAST: Self = Self(DateTime::constant(9998, 12, 31, 23, 59, 0, 0));

    /// The minute, if day and clock have it.
    pub fn new(day: Day, hour: i8, minute: i8) -> Option<Self> {
        let at = DateTime::new(day.0.year(), day.0.month(), day.0.day(), hour, minute, 0, 0).ok()?;
        (Self(at) <= Self::LAST).then_some(Self(at))
    }

    /// Reads `2026-11-23T10:20`, exactly so, as browsers' date-and-time inputs give it.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, clock) = text.split_once('T')?;
        let (hour, minute) = clock.split_once(':')?;
        Self::new(Day::parse_iso(day)?, digits(hour, 2)?, digits(minute, 2)?)
    }

    /// What the wall clock shows at an instant, seconds cut off. Instants outside the years 1 to 9998 give the
    /// first or the last minute of them.
    pub fn from_millis(at: Millis) -> Self {
        let Ok(instant) = Timestamp::from_millisecond(at.0) else {
            return if at.0 < 0 { Self::FIRST } else { Self::LAST };
        };
        let shown = LONDON.to_datetime(instant);
        let minute =
            DateTime::constant(shown.year(), shown.month(), shown.day(), shown.hour(), shown.minute(), 0, 0);
        Self(minute).clamp(Self::FIRST, Self::LAST)
    }

    /// The instant at which the wall clock shows this minute.
    ///
    /// When the clocks go forward there is an hour that no clock shows (01:00 to 01:59 on the last Sunday of March):
    /// it is read as if they had not yet gone forward, so 01:30 is the instant later shown as 02:30. When they go
    /// back, 01:00 to 01:59 comes twice: the first is meant, in summer time.
    pub fn to_millis(self) -> Millis {
        // Every minute of the years 1 to 9998 is an instant, so the default never comes up.
        LONDON
            .to_ambiguous_timestamp(self.0)
            .compatible()
            .map_or(Millis(0), |instant| Millis(instant.as_millisecond()))
    }

    /// The day it lies in.
    pub fn day(self) -> Day {
        Day(self.0.date())
    }

    /// How many minutes of the day have passed, as the clock on the wall counts them.
    pub fn of_day(self) -> i64 {
        i64::from(self.0.hour()) * 60 + i64::from(self.0.minute())
    }

    /// How many minutes it lies after another by the clock on the wall, where every day has 24 hours; negative before it.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        self.day().days_since(earlier.day()) * 24 * 60 + self.of_day() - earlier.of_day()
    }

    /// `2026-11-23T10:20`.
    pub fn iso(self) -> String {
        format!("{}T{}", self.day().iso(), self.time())
    }

    /// `10:20`.
    pub fn time(self) -> String {
        format!("{:02}:{:02}", self.0.hour(), self.0.minute())
    }

    /// `23/11/2026 10:20`, for tables.
    pub fn short(self) -> String {
        format!("{} {}", self.day().short(), self.time())
    }
}

/// `23 November 2026 at 10:20`.
impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.day(), self.time())
    }
}

impl Serialize for Minute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("a minute such as 2026-11-23T10:20 was expected"))
    }
}

/// When something happened, as exactly as the writer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// At this minute.
    At(Minute),
    /// Some time from the first to the second.
    Between(Minute, Minute),
    /// Some time on this day.
    On(Day),
    /// Not known.
    Unknown,
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(minute) => write!(f, "{minute}"),
            Self::Between(from, to) if from.day() == to.day() => {
                write!(f, "{}, between {} and {}", from.day(), from.time(), to.time())
            }
            Self::Between(from, to) => write!(f, "between {from} and {to}"),
            Self::On(day) => write!(f, "{day}"),
            Self::Unknown => f.write_str("not known"),
        }
    }
}

/// A number of exactly `len` ASCII digits.
fn digits<N: FromStr>(text: &str, len: usize) -> Option<N> {
    if text.len() != len || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn minute(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    fn instant(text: &str) -> Millis {
        Millis(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn a_day_is_written_as_people_and_tables_and_json_want_it() {
        let born = day("2016-10-09");
        assert_eq!(born.to_string(), "9 October 2016");
        assert_eq!(born.short(), "09/10/2016");
        assert_eq!(serde_json::to_string(&born).unwrap(), "\"2016-10-09\"");
        assert_eq!((born.year(), born.month(), born.day()), (2016, 10, 9));
    }

    #[test]
    fn days_that_the_calendar_lacks_are_refused() {
        for bad in ["2015-02-29", "1900-02-29", "2018-13-01", "2018-00-01", "2018-04-31", "0000-01-01"] {
            assert!(Day::parse_iso(bad).is_none(), "{bad}");
        }
        for bad in
            ["", "2016-1-09", "2016-10-09-", "+016-10-09", "2016-10-09T00:00", "20161009", "2016-10-٠٩"]
        {
            assert!(Day::parse_iso(bad).is_none(), "{bad}");
            assert!(serde_json::from_str::<Day>(&format!("{bad:?}")).is_err(), "{bad}");
        }
        assert!(Day::new(2000, 2, 29).is_some());
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(10_000, 1, 1).is_none() && Day::new(0, 1, 1).is_none());
        assert_eq!(day("2024-02-28").plus_days(2), Day::parse_iso("2024-03-01"));
        assert_eq!(day("0001-01-01").plus_days(-1), None);
    }

    #[test]
    fn a_birthday_adds_a_year_on_the_day_and_leaplings_wait_for_march() {
        let born = day("2016-10-19");
        assert_eq!(born.age_on(day("2026-10-18")), 9);
        assert_eq!(born.age_on(day("2026-10-19")), 10);
        assert_eq!(born.age_on(day("2015-10-19")), -1);
        let leapling = day("2016-02-29");
        assert_eq!(leapling.age_on(day("2026-02-28")), 9);
        assert_eq!(leapling.age_on(day("2026-03-01")), 10);
        assert_eq!(leapling.age_on(day("2024-02-29")), 8);
    }

    #[test]
    fn winter_is_greenwich_and_summer_an_hour_ahead() {
        assert_eq!(minute("2026-11-23T10:20").to_millis(), instant("2026-11-23T10:20:00Z"));
        assert_eq!(minute("2026-07-01T10:20").to_millis(), instant("2026-07-01T09:20:00Z"));
        assert_eq!(Minute::from_millis(instant("2026-07-01T09:20:59.999Z")), minute("2026-07-01T10:20"));
        assert_eq!(minute("2060-07-01T10:20").to_millis(), instant("2060-07-01T09:20:00Z"));
    }

    #[test]
    fn the_hour_that_no_clock_shows_is_read_before_the_change() {
        assert_eq!(minute("2026-03-29T00:59").to_millis(), instant("2026-03-29T00:59:00Z"));
        assert_eq!(minute("2026-03-29T01:30").to_millis(), instant("2026-03-29T01:30:00Z"));
        assert_eq!(Minute::from_millis(instant("2026-03-29T01:30:00Z")), minute("2026-03-29T02:30"));
    }

    #[test]
    fn the_hour_that_comes_twice_means_the_first() {
        assert_eq!(minute("2026-10-25T01:30").to_millis(), instant("2026-10-25T00:30:00Z"));
        assert_eq!(Minute::from_millis(instant("2026-10-25T00:30:00Z")), minute("2026-10-25T01:30"));
        assert_eq!(Minute::from_millis(instant("2026-10-25T01:30:00Z")), minute("2026-10-25T01:30"));
        assert_eq!(minute("2026-10-25T02:00").to_millis(), instant("2026-10-25T02:00:00Z"));
    }

    #[test]
    fn a_week_and_a_night_are_as_long_as_people_count_them() {
        assert_eq!([day("2026-11-23").weekday(), day("2026-11-29").weekday()], [0, 6]);
        // From Saturday to Monday at nine is two days, whether the clocks went forward, back, or not at all.
        for (from, to) in [
            ("2026-03-28T09:00", "2026-03-30T09:00"),
            ("2026-10-24T09:00", "2026-10-26T09:00"),
            ("2026-11-21T09:00", "2026-11-23T09:00"),
        ] {
            assert_eq!(minute(to).minutes_since(minute(from)), 2 * 24 * 60);
            assert_eq!(minute(from).minutes_since(minute(to)), -2 * 24 * 60);
        }
        assert_eq!(minute("2026-11-24T00:10").minutes_since(minute("2026-11-23T23:50")), 20);
    }

    #[test]
    fn in_1970_british_clocks_stood_an_hour_ahead_all_year() {
        assert_eq!(Minute::from_millis(Millis(0)), minute("1970-01-01T01:00"));
        assert_eq!(minute("1970-01-01T01:00").to_millis(), Millis(0));
        assert_eq!(Minute::from_millis(Millis(-1)), minute("1970-01-01T00:59"));
        assert_eq!(minute("1972-01-01T00:00").to_millis(), instant("1972-01-01T00:00:00Z"));
    }

    #[test]
    fn a_minute_is_written_as_people_and_tables_and_json_want_it() {
        let at = minute("2026-11-03T09:05");
        assert_eq!(at.to_string(), "3 November 2026 at 09:05");
        assert_eq!(at.short(), "03/11/2026 09:05");
        assert_eq!(serde_json::to_string(&at).unwrap(), "\"2026-11-03T09:05\"");
        for bad in [
            "2026-11-03",
            "2026-11-03T9:05",
            "2026-11-03T24:00",
            "2026-11-03T23:60",
            "2026-11-03T10:20:30",
            "2026-11-03T+1:05",
        ] {
            assert!(Minute::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn when_is_said_as_exactly_as_it_is_known() {
        let (from, to) = (minute("2026-11-23T10:20"), minute("2026-11-23T11:00"));
        assert_eq!(When::At(from).to_string(), "23 November 2026 at 10:20");
        assert_eq!(When::Between(from, to).to_string(), "23 November 2026, between 10:20 and 11:00");
        let next = minute("2026-11-24T08:00");
        assert_eq!(
            When::Between(from, next).to_string(),
            "between 23 November 2026 at 10:20 and 24 November 2026 at 08:00"
        );
        assert_eq!(When::On(from.day()).to_string(), "23 November 2026");
        assert_eq!(When::Unknown.to_string(), "not known");
        assert_eq!(serde_json::to_string(&When::At(from)).unwrap(), r#"{"at":"2026-11-23T10:20"}"#);
        assert_eq!(serde_json::to_string(&When::Unknown).unwrap(), r#""unknown""#);
    }

    proptest! {
        #[test]
        fn any_instant_has_a_minute_that_reads_back(at: i64) {
            for at in [at, at % 4_000_000_000_000] {
                let minute = Minute::from_millis(Millis(at));
                let json = serde_json::to_string(&minute).unwrap();
                prop_assert_eq!(serde_json::from_str::<Minute>(&json).unwrap(), minute);
                // Shown, read and shown again, it stays the same, whatever the clocks did that night.
                prop_assert_eq!(Minute::from_millis(minute.to_millis()), minute);
            }
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in "\\PC{0,20}|[0-9T:-]{8,17}") {
            let _ = (Day::parse_iso(&text), Minute::parse(&text));
        }
    }
}
