//! Days as people type them: `2026-09-01`, `1/9/2026`, a month `2026-09` or `9/2026`, a year `2026`.

use crate::domain::time::Day;

/// The first and the last day that a text means.
pub(super) fn read(text: &str) -> Option<(Day, Day)> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |part: &str| {
        let plain = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| plain)
    };
    let year = |part: &str| number(part).filter(|_| part.len() == 4);
    let small =
        |part: &str| number(part).filter(|_| part.len() <= 2).and_then(|small| i8::try_from(small).ok());
    let one = |day: Option<Day>| day.map(|day| (day, day));
    match parts.as_slice() {
        [only] => {
            let year = year(only)?;
            Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
        }
        [first, second] => match (year(first), year(second)) {
            (Some(year), _) => month(year, small(second)?),
            (None, Some(year)) => month(year, small(first)?),
            (None, None) => None,
        },
        [first, second, third] => match (year(first), year(third)) {
            (Some(year), _) => one(Day::new(year, small(second)?, small(third)?)),
            (None, Some(year)) => one(Day::new(year, small(second)?, small(first)?)),
            (None, None) => None,
        },
        _ => None,
    }
}

fn month(year: i16, month: i8) -> Option<(Day, Day)> {
    let last = (28..=31).rev().find_map(|day| Day::new(year, month, day))?;
    Some((Day::new(year, month, 1)?, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years_read_and_what_is_none_does_not() {
        let read = |text: &str| read(text).map(|(first, last)| (first.iso(), last.iso()));
        let days = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(read("2026-09-01"), days("2026-09-01", "2026-09-01"));
        assert_eq!(read("1/9/2026"), days("2026-09-01", "2026-09-01"));
        assert_eq!(read("2024-02"), days("2024-02-01", "2024-02-29"));
        assert_eq!(read("9/2026"), days("2026-09-01", "2026-09-30"));
        assert_eq!(read("2026"), days("2026-01-01", "2026-12-31"));
        for bad in ["", "9", "1/9", "2026-13", "31/2/2026", "2026-09-01-02", "26-09-01", "+202", "2026-"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
