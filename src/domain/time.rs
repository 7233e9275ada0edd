//! Time: instants and the clock port, the stamps that order entries, and the days and minutes people mean.
//!
//! Machines are compared in [`Millis`]; people write and read [`Day`]s and [`Minute`]s, always as a clock on a wall
//! in the United Kingdom shows them, whatever the machine's own zone is set to.

mod civil;

use serde::{Deserialize, Serialize};

pub use civil::{Day, Minute, When, month_name};

/// An instant: milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// The instant so many milliseconds later (earlier, if negative), held at the ends of what fits.
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }
}

/// Where the time comes from. The browser's clock in the product, a fixed one in tests.
pub trait Clock {
    /// What this machine believes the time to be.
    fn now(&self) -> Millis;
}

/// The first moment of 2026, before which Holdfast did not exist: a clock that says less is wrong.
pub const EARLIEST: Millis = Millis(1_767_225_600_000);

/// How far ahead of this machine's wall clock a stamp from elsewhere may be and still move this device's clock:
/// 24 hours, in milliseconds.
const MOST_AHEAD: i64 = 24 * 60 * 60 * 1000;

/// When an entry was written: a hybrid logical clock, with the raw wall clock beside it. Stamps are ordered by
/// clock, then tick.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// The logical clock: never behind the wall, never behind an earlier stamp of the same device.
    pub clock: Millis,
    /// Tells stamps of one millisecond apart.
    pub tick: u32,
    /// What the machine's own clock said, right or wrong.
    pub wall: Millis,
}

impl Stamp {
    /// The stamp after `previous` (this device's last) and `seen` (the latest from elsewhere), at `wall`.
    ///
    /// It is always later than `previous`, and later than `seen` unless that is more than 24 hours ahead of `wall`:
    /// such a stamp comes from a clock set wrong, and following it would spread the error, so it is left out.
    pub fn next(previous: Option<&Self>, seen: Option<&Self>, wall: Millis) -> Self {
        let seen = seen.filter(|stamp| stamp.clock <= wall.plus(MOST_AHEAD));
        let latest = previous.into_iter().chain(seen).map(|stamp| (stamp.clock, stamp.tick)).max();
        let (clock, tick) = match latest {
            Some((clock, tick)) if clock >= wall => match tick.checked_add(1) {
                Some(tick) => (clock, tick),
                None => (clock.plus(1), 0),
            },
            _ => (wall, 0),
        };
        Self { clock, tick, wall }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stamp(clock: i64, tick: u32) -> Stamp {
        Stamp { clock: Millis(clock), tick, wall: Millis(clock) }
    }

    #[test]
    fn a_stamp_follows_the_wall_and_ticks_when_the_wall_stands_still() {
        let first = Stamp::next(None, None, Millis(1_000));
        assert_eq!(first, stamp(1_000, 0));
        assert_eq!(Stamp::next(Some(&first), None, Millis(1_000)), stamp(1_000, 1));
        assert_eq!(Stamp::next(Some(&first), None, Millis(1_001)), stamp(1_001, 0));
    }

    #[test]
    fn a_wall_clock_set_back_does_not_turn_the_order_round() {
        let before = stamp(5_000, 3);
        let after = Stamp::next(Some(&before), None, Millis(10));
        assert_eq!((after.clock, after.tick, after.wall), (Millis(5_000), 4, Millis(10)));
    }

    #[test]
    fn a_clock_elsewhere_is_followed_up_to_a_day_ahead_and_no_further() {
        let wall = Millis(1_000_000);
        let day_ahead = stamp(wall.0 + MOST_AHEAD, 0);
        assert!(Stamp::next(None, Some(&day_ahead), wall) > day_ahead);
        let too_far = stamp(wall.0 + MOST_AHEAD + 1, 0);
        assert_eq!(Stamp::next(None, Some(&too_far), wall), Stamp { clock: wall, tick: 0, wall });
    }

    #[test]
    fn a_stamp_is_plain_numbers_in_json() {
        let json = serde_json::to_string(&stamp(7, 2)).unwrap();
        assert_eq!(json, r#"{"clock":7,"tick":2,"wall":7}"#);
        assert_eq!(serde_json::from_str::<Stamp>(&json).unwrap(), stamp(7, 2));
    }

    fn instants() -> impl Strategy<Value = i64> {
        prop_oneof![
            0..4i64,
            1_000_000_000_000..1_000_000_000_004i64,
            -4_000_000_000_000..4_000_000_000_000i64
        ]
    }

    fn ticks() -> impl Strategy<Value = u32> {
        prop_oneof![0..3u32, Just(u32::MAX), any::<u32>()]
    }

    proptest! {
        #[test]
        fn a_stamp_is_later_than_what_it_follows(
            previous in (instants(), ticks()), seen in (instants(), ticks()), wall in instants(),
        ) {
            let (previous, seen) = (stamp(previous.0, previous.1), stamp(seen.0, seen.1));
            let next = Stamp::next(Some(&previous), Some(&seen), Millis(wall));
            prop_assert!((next.clock, next.tick) > (previous.clock, previous.tick));
            prop_assert!(next.clock >= next.wall);
            if seen.clock.0 - wall <= MOST_AHEAD {
                prop_assert!((next.clock, next.tick) > (seen.clock, seen.tick));
            } else {
                prop_assert_eq!(next, Stamp::next(Some(&previous), None, Millis(wall)));
            }
        }

        #[test]
        fn a_device_stays_monotone_whatever_its_clock_and_others_say(
            steps in prop::collection::vec((instants(), prop::option::of((instants(), ticks()))), 1..40),
        ) {
            let mut last: Option<Stamp> = None;
            for (wall, seen) in steps {
                let seen = seen.map(|(clock, tick)| stamp(clock, tick));
                let next = Stamp::next(last.as_ref(), seen.as_ref(), Millis(wall));
                prop_assert_eq!(next.wall, Millis(wall));
                if let Some(last) = last {
                    prop_assert!((next.clock, next.tick) > (last.clock, last.tick));
                }
                last = Some(next);
            }
        }

        #[test]
        fn the_ends_of_time_do_not_overflow(clock: i64, tick: u32, wall: i64) {
            let seen = stamp(clock, tick);
            Stamp::next(Some(&seen), Some(&seen), Millis(wall));
        }
    }
}
