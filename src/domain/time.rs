//! Time. Instants are milliseconds; what people enter is civil time in Europe/London; entries carry a hybrid logical
//! clock with the raw wall clock beside it. Nothing but display reads a clock for meaning.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::{self, TimeZone};
use jiff::{Timestamp, ToSpan};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

static LONDON: TimeZone = tz::get!("Europe/London");

/// A device never advances its clock from a stamp further ahead of its own wall clock than this.
const AHEAD: i64 = 24 * 60 * 60 * 1000;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

/// The wall clock, as a port.
pub trait Clock {
    /// Now, as far as this machine knows.
    fn now(&self) -> Millis;
}

/// A reading of a device's hybrid logical clock, with the raw wall clock beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// The clock: never goes back on one device.
    pub clock: Millis,
    /// Tells readings of one millisecond apart.
    pub tick: u32,
    /// What the wall clock said.
    pub wall: Millis,
}

impl Stamp {
    /// The reading after `previous`, having seen `seen`, when the wall clock says `wall`.
    ///
    /// It is always later than `previous`. A `seen` reading more than a day ahead of the wall clock is not followed:
    /// one wrong clock must not carry a whole school into next year.
    pub fn next(previous: Option<&Self>, seen: Option<&Self>, wall: Millis) -> Self {
        let followed = seen.filter(|seen| seen.clock.0.saturating_sub(wall.0) <= AHEAD);
        let latest = previous.into_iter().chain(followed).map(|stamp| (stamp.clock, stamp.tick)).max();
        let (clock, tick) = match latest {
            Some((clock, tick)) if clock >= wall => match tick.checked_add(1) {
                Some(tick) => (clock, tick),
                None => (Millis(clock.0 + 1), 0),
            },
            _ => (wall, 0),
        };
        Self { clock, tick, wall }
    }
}

/// A calendar day. ISO 8601 in JSON (`2016-10-19`); "19 October 2016" on screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day, if there is one of these numbers.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// A day written `2016-10-19`, exactly.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let date: Date = text.parse().ok()?;
        let day = Self(date);
        (day.iso() == text).then_some(day)
    }

    /// `2016-10-19`.
    pub fn iso(self) -> String {
        self.0.to_string()
    }

    /// `19/10/2016`.
    pub fn short(self) -> String {
        format!("{:02}/{:02}/{:04}", self.0.day(), self.0.month(), self.0.year())
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Whole years from this day of birth to `day`; somebody born on 29 February has a birthday on 1 March in other
    /// years (Family Law Reform Act 1969 reads it so).
    pub fn age_on(self, day: Self) -> i16 {
        let before = (day.0.month(), day.0.day()) < (self.0.month(), self.0.day());
        day.0.year() - self.0.year() - i16::from(before)
    }

    /// The day so many days later.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(days.days()).ok().map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
        let month = MONTHS.get(self.0.month().unsigned_abs() as usize - 1).copied().unwrap_or_default();
        write!(f, "{} {month} {}", self.0.day(), self.0.year())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse_iso(&text).ok_or_else(|| D::Error::custom("a day as 2016-10-19"))
    }
}

/// A minute of civil time in Europe/London. `2026-11-23T10:20` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(DateTime);

impl Minute {
    /// The minute, if the clock shows one.
    pub fn new(day: Day, hour: i8, minute: i8) -> Option<Self> {
        let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
        Some(Self(day.0.to_datetime(time)))
    }

    /// A minute written `2026-11-23T10:20`, exactly: what `datetime-local` inputs give.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T')?;
        let (hour, minute) = time.split_once(':')?;
        if hour.len() != 2 || minute.len() != 2 {
            return None;
        }
        Self::new(Day::parse_iso(day)?, hour.parse().ok()?, minute.parse().ok()?)
    }

    /// The minute of an instant, as clocks in London show it.
    pub fn from_millis(at: Millis) -> Self {
        let timestamp = Timestamp::from_millisecond(at.0).unwrap_or_default();
        let shown = LONDON.to_datetime(timestamp);
        let time = jiff::civil::Time::new(shown.hour(), shown.minute(), 0, 0).unwrap_or_default();
        Self(shown.date().to_datetime(time))
    }

    /// The instant. A minute that the clocks skip in spring is taken as an hour later; one that they repeat in
    /// autumn as the first of the two.
    pub fn to_millis(self) -> Millis {
        let zoned = LONDON.to_ambiguous_timestamp(self.0).compatible();
        Millis(zoned.map(Timestamp::as_millisecond).unwrap_or_default())
    }

    /// `2026-11-23T10:20`.
    pub fn iso(self) -> String {
        format!("{}T{}", self.day().iso(), self.time())
    }

    /// The day.
    pub fn day(self) -> Day {
        Day(self.0.date())
    }

    /// `10:20`.
    pub fn time(self) -> String {
        format!("{:02}:{:02}", self.0.hour(), self.0.minute())
    }

    /// `23/11/2026 10:20`.
    pub fn short(self) -> String {
        format!("{} {}", self.day().short(), self.time())
    }
}

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
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("a minute as 2026-11-23T10:20"))
    }
}

/// When something happened, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// At this minute.
    At(Minute),
    /// At some time between.
    Between(Minute, Minute),
    /// On this day.
    On(Day),
    /// Nobody knows.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn minute(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    #[test]
    fn london_keeps_summer_time() {
        // 25 October 2026, 01:00 UTC: the clocks go back from 02:00 to 01:00.
        assert_eq!(Minute::from_millis(Millis(1_792_886_400_000 - 60_000)).iso(), "2026-10-25T00:59");
        let first = minute("2026-10-25T01:30").to_millis();
        let later = minute("2026-10-25T02:30").to_millis();
        assert_eq!(later.0 - first.0, 2 * 3_600_000, "the repeated hour is taken at its first passing");
        // 28 March 2027: 01:00 to 02:00 does not exist.
        assert_eq!(minute("2027-03-28T01:30").to_millis(), minute("2027-03-28T02:30").to_millis());
        assert_eq!(Minute::from_millis(Millis(0)).iso(), "1970-01-01T01:00", "British Standard Time");
    }

    #[test]
    fn days_read_back_and_impossible_ones_are_refused() {
        let day = Day::parse_iso("2024-02-29").unwrap();
        assert_eq!(day.to_string(), "29 February 2024");
        assert_eq!(serde_json::to_string(&day).unwrap(), r#""2024-02-29""#);
        assert!(Day::parse_iso("2023-02-29").is_none());
        assert!(Day::parse_iso("2024-2-9").is_none());
        assert_eq!(day.age_on(Day::parse_iso("2025-02-28").unwrap()), 0);
        assert_eq!(day.age_on(Day::parse_iso("2025-03-01").unwrap()), 1);
    }

    #[test]
    fn a_clock_set_to_1970_never_goes_back_and_never_drags_others() {
        let before = Stamp { clock: Millis(1_000_000), tick: 4, wall: Millis(1_000_000) };
        let after = Stamp::next(Some(&before), None, Millis(0));
        assert_eq!((after.clock, after.tick, after.wall), (Millis(1_000_000), 5, Millis(0)));
        let wild = Stamp { clock: Millis(AHEAD + 2), tick: 0, wall: Millis(AHEAD + 2) };
        assert_eq!(Stamp::next(None, Some(&wild), Millis(1)).clock, Millis(1));
    }

    proptest! {
        #[test]
        fn a_device_clock_is_monotone_whatever_the_wall_says(walls in proptest::collection::vec(any::<i32>(), 1..50)) {
            let mut last: Option<Stamp> = None;
            for wall in walls {
                let next = Stamp::next(last.as_ref(), None, Millis(i64::from(wall)));
                prop_assert!(last.is_none_or(|last| (last.clock, last.tick) < (next.clock, next.tick)));
                last = Some(next);
            }
        }

        #[test]
        fn every_minute_reads_back(at in 0..4_000_000_000_000_i64) {
            let minute = Minute::from_millis(Millis(at));
            prop_assert_eq!(Minute::parse(&minute.iso()), Some(minute));
        }
    }
}
