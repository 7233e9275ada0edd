//! Times as people read them, in Europe/London.

use crate::domain::time::{Day, Millis, Minute, Stamp, When};

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

/// "14:05 today" if it is, else the whole of it.
pub fn when(when: &When, now: Millis) -> String {
    let today = Minute::from_millis(now).day();
    match when {
        When::At(minute) if minute.day() == today => format!("today at {}", minute.time()),
        When::On(day) if *day == today => "today".to_owned(),
        When::Between(from, to) if from.day() == today && to.day() == today => {
            format!("today, between {} and {}", from.time(), to.time())
        }
        other => other.to_string(),
    }
}

/// "Year 3, 3B, born 04/05/2017": what tells one child from another of the same name.
pub fn born(day: Day) -> String {
    format!("born {}", day.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_said_as_today() {
        let minute = |text: &str| Minute::parse(text).unwrap();
        let now = minute("2026-11-23T15:00").to_millis();
        assert_eq!(when(&When::At(minute("2026-11-23T10:20")), now), "today at 10:20");
        assert_eq!(when(&When::At(minute("2026-11-20T10:20")), now), "20 November 2026 at 10:20");
        assert_eq!(
            when(&When::Between(minute("2026-11-23T10:20"), minute("2026-11-23T11:00")), now),
            "today, between 10:20 and 11:00"
        );
    }
}
