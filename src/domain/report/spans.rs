//! How long it takes: from what happened until it is recorded, from there until somebody decides, from there until it is
//! closed. In minutes by the clock on the wall, so that from nine to nine the next day is a day whatever the clocks did.

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use super::period::Period;
use crate::domain::time::{Minute, When};

/// One step of a concern's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// From what happened until it was recorded.
    ToRecord,
    /// From the record until somebody decided what to make of it.
    ToDecide,
    /// From the decision until it was closed.
    ToClose,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 3] = [Self::ToRecord, Self::ToDecide, Self::ToClose];
}

/// How long something took, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// A quarter took no longer.
    pub lower: u64,
    /// Half took no longer.
    pub median: u64,
    /// Three quarters took no longer.
    pub upper: u64,
    /// The longest.
    pub longest: u64,
}

/// How long one step took, of the concerns recorded in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Which.
    pub step: Step,
    /// Of how many it is known.
    pub known: u64,
    /// How many have not come so far: not decided, or decided and not closed.
    pub waiting: u64,
    /// Of how many it cannot be said: when it happened is not known, or the step before has not been taken.
    pub unknown: u64,
    /// How long; none if it is known of none.
    pub spread: Option<Spread>,
}

/// What became of one concern in a step.
enum Taken {
    Minutes(u64),
    Waiting,
    Unknown,
}

/// How long each step took.
pub fn spans(facts: &[Fact], period: &Period) -> [Span; 3] {
    Step::ALL.map(|step| {
        let mut span = Span { step, known: 0, waiting: 0, unknown: 0, spread: None };
        let mut minutes = Vec::new();
        for fact in facts.iter().filter(|fact| period.has(fact.recorded.day())) {
            match taken(step, fact) {
                Taken::Minutes(taken) => minutes.push(taken),
                Taken::Waiting => span.waiting += 1,
                Taken::Unknown => span.unknown += 1,
            }
        }
        span.known = minutes.len() as u64;
        span.spread = spread(minutes);
        span
    })
}

fn taken(step: Step, fact: &Fact) -> Taken {
    match step {
        Step::ToRecord => delay(fact.happened, fact.recorded).map_or(Taken::Unknown, Taken::Minutes),
        Step::ToDecide => fact.triaged.map_or(Taken::Waiting, |at| between(fact.recorded, at)),
        Step::ToClose => match (fact.triaged, fact.closed) {
            (None, None) => Taken::Unknown,
            (_, None) => Taken::Waiting,
            (decided, Some(closed)) => between(decided.unwrap_or(fact.recorded), closed),
        },
    }
}

/// A clock set wrong may put the end before the beginning: no time, then.
fn between(from: Minute, to: Minute) -> Taken {
    Taken::Minutes(u64::try_from(to.minutes_since(from)).unwrap_or_default())
}

/// How long after it happened something was recorded: the least that it can be, where it happened some time between, or on
/// some day.
fn delay(happened: When, recorded: Minute) -> Option<u64> {
    let latest = match happened {
        When::At(minute) | When::Between(_, minute) => minute,
        When::On(day) if day == recorded.day() => recorded,
        When::On(day) => Minute::new(day, 23, 59)?,
        When::Unknown => return None,
    };
    Some(u64::try_from(recorded.minutes_since(latest)).unwrap_or_default())
}

fn spread(mut minutes: Vec<u64>) -> Option<Spread> {
    minutes.sort_unstable();
    let longest = *minutes.last()?;
    let rank = |of: usize| minutes.get((minutes.len() * of).div_ceil(4).saturating_sub(1)).copied();
    let middle = minutes.len() / 2;
    let upper_middle = minutes.get(middle).copied()?;
    let median = match middle.checked_sub(1).and_then(|below| minutes.get(below)) {
        Some(below) if minutes.len().is_multiple_of(2) => u64::midpoint(*below, upper_middle),
        _ => upper_middle,
    };
    Some(Spread { lower: rank(1)?, median, upper: rank(3)?, longest })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::ids::EntryId;
    use crate::domain::report::Key;
    use crate::domain::time::{Day, Millis};

    const HOUR: u64 = 60;
    const DAY: u64 = 24 * HOUR;

    fn minute(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    fn fact(happened: When, recorded: &str, triaged: Option<&str>, closed: Option<&str>) -> Fact {
        Fact {
            concern: EntryId([0; 32]),
            recorded: minute(recorded),
            happened,
            triaged: triaged.map(minute),
            closed: closed.map(minute),
            place: None,
            filed: BTreeSet::from([Key::Undecided]),
            children: Vec::new(),
        }
    }

    fn year() -> Period {
        Period { from: Day::new(2026, 1, 1).unwrap(), until: Day::new(2026, 12, 31).unwrap() }
    }

    #[test]
    fn an_hour_is_an_hour_and_a_day_a_day_when_the_clocks_change() {
        // Recorded at 09:00 London time, which is 08:00Z in summer: what a device stored is an instant.
        let summer = Minute::from_millis(Millis(minute("2026-07-01T09:00").to_millis().0));
        assert_eq!(delay(When::At(minute("2026-07-01T08:30")), summer), Some(30));
        // Friday before the clocks go back, until Monday after: three days, not three and an hour.
        let facts = [fact(
            When::At(minute("2026-10-23T15:00")),
            "2026-10-23T15:40",
            Some("2026-10-26T15:40"),
            Some("2026-10-27T15:40"),
        )];
        let [record, decide, close] = spans(&facts, &year());
        assert_eq!(record.spread.unwrap().median, 40);
        assert_eq!(decide.spread.unwrap().median, 3 * DAY);
        assert_eq!(close.spread.unwrap().median, DAY);
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        let on = |text: &str| When::On(Day::parse_iso(text).unwrap());
        let recorded = minute("2026-11-23T10:00");
        assert_eq!(delay(on("2026-11-23"), recorded), Some(0));
        assert_eq!(delay(on("2026-11-21"), recorded), Some(DAY + 10 * HOUR + 1));
        let between = When::Between(minute("2026-11-20T10:00"), minute("2026-11-22T10:00"));
        assert_eq!(delay(between, recorded), Some(DAY));
        assert_eq!(delay(When::Unknown, recorded), None);
        assert_eq!(delay(When::At(minute("2026-11-24T10:00")), recorded), Some(0), "a clock set wrong");
        let facts = [fact(When::Unknown, "2026-11-23T10:00", None, None)];
        let [record, decide, close] = spans(&facts, &year());
        assert_eq!((record.known, record.unknown, record.spread), (0, 1, None));
        assert_eq!((decide.known, decide.waiting), (0, 1));
        assert_eq!((close.waiting, close.unknown), (0, 1));
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        let of = |minutes: &[u64]| spread(minutes.to_vec()).map(|s| [s.lower, s.median, s.upper, s.longest]);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some([7, 7, 7, 7]));
        assert_eq!(of(&[9, 1]), Some([1, 5, 9, 9]));
        assert_eq!(of(&[5, 1, 3]), Some([1, 3, 5, 5]));
        assert_eq!(of(&[8, 2, 4, 6]), Some([2, 5, 6, 8]));
    }
}
