//! Times as people read them, in Europe/London.

use crate::domain::time::{Day, Millis, Minute, Stamp};

/// "3 March 2025 at 14:05".
pub fn day_and_time(millis: Millis) -> String {
    Minute::from_millis(millis).to_string()
}

/// "3 March 2025".
pub fn day(millis: Millis) -> String {
    Minute::from_millis(millis).day().to_string()
}

/// "03/03/2025 14:05", for lists: what the device's own clock said.
pub fn stamp_short(stamp: &Stamp) -> String {
    Minute::from_millis(stamp.wall).short()
}

/// "3 March 2025 at 14:05": what the device's own clock said.
pub fn stamp(stamp: &Stamp) -> String {
    day_and_time(stamp.wall)
}

/// "born 04/05/2017": tells one child from another of the same name.
pub fn born(day: Day) -> String {
    format!("born {}", day.short())
}

/// "10:42" if that is today, "3 March 2025" if not.
pub fn time_or_day(millis: Millis, now: Millis) -> String {
    let (minute, today) = (Minute::from_millis(millis), Minute::from_millis(now).day());
    if minute.day() == today { minute.time() } else { minute.day().to_string() }
}
