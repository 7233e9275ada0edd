//! Cells as people and systems write them.

use std::str::FromStr;

use super::{SenStatus, Sex, YearGroup};
use crate::domain::time::Day;

/// Children at school were born in these years: anything else is a slip.
const BORN: std::ops::RangeInclusive<i16> = 1995..=2035;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date of birth in any usual British or ISO form. A bare number is not one: what a spreadsheet meant by it cannot
/// be known.
pub(super) fn born(text: &str) -> Option<Day> {
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ', ',']).filter(|part| !part.is_empty()).take(6).collect();
    // A weekday before the date and midnight after it say nothing more.
    let parts = match parts.as_slice() {
        [weekday, rest @ ..] if is_weekday(weekday) => rest,
        all => all,
    };
    let [first, middle, last, rest @ ..] = parts else { return None };
    if rest.len() > 1 || !rest.iter().all(|time| is_midnight(time)) {
        return None;
    }
    let (last, time) = last.split_once('T').unwrap_or((last, "00:00"));
    if !is_midnight(time.trim_end_matches('Z')) {
        return None;
    }
    let (year, month, day) = if first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        (number(first)?, month(middle)?, day_of_month(last)?)
    } else if first.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        (full_year(last)?, month(first)?, day_of_month(middle)?)
    } else {
        (full_year(last)?, month(middle)?, day_of_month(first)?)
    };
    Day::new(year, month, day).filter(|day| BORN.contains(&day.year()))
}

/// A number of digits only, without sign.
fn number<N: FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A month by number, by name, or by the first three or four letters of its name.
fn month(text: &str) -> Option<i8> {
    if let Some(number) = number(text) {
        return Some(number);
    }
    let lower = text.to_ascii_lowercase();
    let named = |name: &str| name == lower || (matches!(lower.len(), 3 | 4) && name.starts_with(&lower));
    MONTHS.iter().position(|name| named(name)).and_then(|place| i8::try_from(place + 1).ok())
}

/// `19` or `19th`.
fn day_of_month(text: &str) -> Option<i8> {
    let lower = text.to_ascii_lowercase();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending));
    number(digits.unwrap_or(&lower))
}

fn is_weekday(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    lower.len() >= 3 && days.iter().any(|day| day.starts_with(&lower))
}

/// The time that systems write after a date which has none. A date of birth has no other.
fn is_midnight(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'0' | b':'))
}

fn full_year(text: &str) -> Option<i16> {
    let year: i16 = number(text)?;
    match text.len() {
        4 => Some(year),
        2 if year <= 35 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// A year group, however it is written.
pub(super) fn year(text: &str) -> Option<YearGroup> {
    let lower = text.trim().to_lowercase();
    // "Year Reception" and "YR" too: what is left after the word decides, if anything is.
    let bare =
        ["nc year group", "national curriculum year", "year group", "nc year", "year", "yr", "nc", "y"]
            .iter()
            .find_map(|word| lower.strip_prefix(word))
            .map_or(lower.as_str(), |rest| rest.trim_matches([' ', '-', ':', '.']));
    match (bare, lower.as_str()) {
        (_, "yr") | ("r" | "0" | "00" | "rec" | "reception" | "fs2" | "f2" | "eyfs2", _) => {
            Some(YearGroup::Reception)
        }
        ("n1" | "nursery 1" | "fs0" | "f0", _) => Some(YearGroup::N1),
        ("n2" | "n" | "nur" | "nursery" | "nursery 2" | "fs1" | "f1" | "eyfs1", _) => Some(YearGroup::N2),
        (number, _) => {
            // A spreadsheet may have made 5 into 5.0.
            let number = number.strip_suffix(".0").unwrap_or(number);
            let number = number.strip_prefix('0').unwrap_or(number);
            let numbered =
                |year: &&YearGroup| year.code() == number && number.bytes().all(|b| b.is_ascii_digit());
            YearGroup::ALL.iter().find(numbered).copied()
        }
    }
}

/// A class without the word "class" before it.
pub(super) fn class(text: &str) -> String {
    let lower = text.to_lowercase();
    let word = ["class ", "form ", "reg group ", "registration group ", "tutor group "]
        .iter()
        .find(|word| lower.starts_with(**word));
    let bare = word.and_then(|word| text.get(word.len()..)).unwrap_or(text);
    bare.trim().to_owned()
}

/// Sex as the census has it.
pub(super) fn sex(text: &str) -> Option<Sex> {
    match text.trim().to_lowercase().as_str() {
        "f" | "female" | "girl" => Some(Sex::Female),
        "m" | "male" | "boy" => Some(Sex::Male),
        _ => None,
    }
}

/// Special educational needs provision: the census code, what it is called, or both ("K - SEN Support").
pub(super) fn sen(text: &str) -> Option<SenStatus> {
    let lower = text.trim().to_lowercase();
    let code = lower.split([' ', '-', '(', ':']).next().unwrap_or_default();
    let said = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match code {
        "n" => Some(SenStatus::NoProvision),
        "k" => Some(SenStatus::Support),
        "e" => Some(SenStatus::Plan),
        _ if said(&["no sen", "no special", "no prov", "none", "not sen"]) || lower == "no" => {
            Some(SenStatus::NoProvision)
        }
        _ if said(&["ehc", "health and care", "health & care", "statement"]) => Some(SenStatus::Plan),
        _ if said(&["support", "school action"]) => Some(SenStatus::Support),
        _ => None,
    }
}

/// Yes or no.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "y" | "yes" | "t" | "true" | "1" | "x" | "pp" | "eligible" | "pupil premium" => Some(true),
        "n" | "no" | "f" | "false" | "0" | "-" | "not eligible" => Some(false),
        _ => None,
    }
}

/// Surname and forename out of "Smith, Jane" or "Jane Smith".
pub(super) fn names(text: &str) -> (String, String) {
    if let Some((surname, forename)) = text.split_once(',') {
        return (surname.trim().to_owned(), forename.trim().to_owned());
    }
    match text.trim().split_once(' ') {
        Some((forename, surname)) => (surname.trim().to_owned(), forename.trim().to_owned()),
        None => (text.trim().to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_any_usual_form_and_impossible_ones_are_not() {
        for text in [
            "19/10/2016",
            "19-10-16",
            "19.10.2016",
            "19 October 2016",
            "19th Oct 2016",
            "Oct 19, 2016",
            "19 OCT 2016",
            "19-Oct-16",
            "Wed 19 October 2016",
            "Wednesday, 19th October, 2016",
            "2016/10/19",
            "2016-10-19T00:00:00Z",
            "2016-10-19 00:00:00",
            "2016-10-19",
            "2016-10-19T00:00:00",
            "19/10/2016 00:00",
        ] {
            assert_eq!(born(text).map(Day::iso).as_deref(), Some("2016-10-19"), "{text}");
        }
        for text in [
            "31/02/2018",
            "2018-13-01",
            "01/09/1918",
            "43012",
            "",
            "yesterday",
            "1/2",
            "99/99/9999",
            "+19/10/2016",
            "19/+1/2016",
            "10/19/2016",
            "19 Octopus 2016",
            "19xy/10/2016",
            "19/10/016",
            "20161019",
            "19/10/2016 14:30",
            "29/02/2019",
            "1/2/3/4",
            "٠١/٠٢/٢٠١٨",
        ] {
            assert_eq!(born(text), None, "{text}");
        }
    }

    #[test]
    fn year_groups_and_classes_are_read_however_they_are_written() {
        for (code, texts) in [
            ("R", &["R", "0", "Reception", "Year R", "YR", "Yr R", "FS2", "reception "][..]),
            ("N2", &["Nursery", "N2", "n", "FS1"]),
            ("N1", &["N1", "Nursery 1"]),
            ("5", &["5", "05", "Year 5", "Yr 5", "Y5", "year 05", "NC Year 5", "5.0"]),
            ("13", &["13", "Year 13"]),
        ] {
            for text in texts {
                assert_eq!(year(text).map(YearGroup::code), Some(code), "{text}");
            }
        }
        for text in ["14", "-5", "Year", "five", "2026", "1R", "0R"] {
            assert_eq!(year(text), None, "{text}");
        }
        assert_eq!(class("Class 5B"), "5B");
        assert_eq!(class("Classics"), "Classics");
    }

    #[test]
    fn needs_and_premium_are_read_as_codes_or_words() {
        for text in ["N", "No special educational need", "No SEN", "none", "N - No special educational need"]
        {
            assert_eq!(sen(text), Some(SenStatus::NoProvision), "{text}");
        }
        for text in ["K", "SEN Support", "K - SEN Support", "SEN support"] {
            assert_eq!(sen(text), Some(SenStatus::Support), "{text}");
        }
        for text in ["E", "EHCP", "Education, Health and Care Plan", "EHC plan", "E: EHC Plan"] {
            assert_eq!(sen(text), Some(SenStatus::Plan), "{text}");
        }
        assert_eq!(sen("Dyslexia"), None);
        assert_eq!((yes("T"), yes("No"), yes("perhaps")), (Some(true), Some(false), None));
        assert_eq!((sex("Female"), sex("m"), sex("U")), (Some(Sex::Female), Some(Sex::Male), None));
    }

    #[test]
    fn a_full_name_is_taken_apart() {
        assert_eq!(names("Smith, Jane Ann"), ("Smith".into(), "Jane Ann".into()));
        assert_eq!(names("Jane de Souza"), ("de Souza".into(), "Jane".into()));
        assert_eq!(names("Jane"), ("Jane".into(), String::new()));
    }
}
