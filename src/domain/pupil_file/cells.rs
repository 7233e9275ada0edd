//! Cells as people and systems write them.

use super::{SenStatus, Sex, YearGroup};
use crate::domain::time::Day;

/// Children at school were born in these years: anything else is a slip.
const BORN: std::ops::RangeInclusive<i16> = 1995..=2035;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date of birth in any usual British or ISO form. A bare number is not one: what a spreadsheet meant by it cannot
/// be known.
pub(super) fn born(text: &str) -> Option<Day> {
    let text = text.split(['T']).next().unwrap_or(text).trim();
    let text = text.strip_suffix(" 00:00:00").or(text.strip_suffix(" 00:00")).unwrap_or(text);
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let number = |text: &str| -> Option<i16> {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse().ok()
    };
    let month = |text: &str| -> Option<i8> {
        let lower = text.to_lowercase();
        let named = MONTHS.iter().position(|month| lower.starts_with(month));
        named.map_or_else(|| text.parse().ok(), |place| i8::try_from(place + 1).ok())
    };
    let (year, month, day) = if first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) {
        (number(first)?, month(middle)?, number(last)?)
    } else if first.starts_with(|c: char| c.is_ascii_alphabetic()) {
        (full_year(last)?, month(first)?, number(middle)?)
    } else {
        (full_year(last)?, month(middle)?, number(first)?)
    };
    let day = Day::new(year, month, i8::try_from(day).ok()?)?;
    BORN.contains(&day.year()).then_some(day)
}

fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
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
    let bare = ["year group", "year", "yr", "nc year", "nc"]
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix))
        .unwrap_or(&lower)
        .trim();
    match bare {
        "r" | "0" | "rec" | "reception" => Some(YearGroup::Reception),
        "n1" | "nursery 1" | "-2" => Some(YearGroup::N1),
        "n2" | "n" | "nursery" | "nursery 2" | "-1" => Some(YearGroup::N2),
        number => {
            let number = number.trim_start_matches('0');
            YearGroup::ALL.iter().copied().find(|year| year.code() == number)
        }
    }
}

/// A class without the word "class" before it.
pub(super) fn class(text: &str) -> String {
    let lower = text.to_lowercase();
    let word = ["class ", "form ", "reg group "].iter().find(|word| lower.starts_with(**word));
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

/// Special educational needs provision.
pub(super) fn sen(text: &str) -> Option<SenStatus> {
    let lower = text.trim().to_lowercase();
    match lower.as_str() {
        "n" | "no" | "none" | "no special educational need" | "no special provision" => {
            Some(SenStatus::NoProvision)
        }
        "k" | "s" | "sen support" | "support" => Some(SenStatus::Support),
        "e" | "ehcp" | "ehc plan" | "education, health and care plan" => Some(SenStatus::Plan),
        _ => None,
    }
}

/// Yes or no.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "y" | "yes" | "t" | "true" | "1" | "pp" => Some(true),
        "n" | "no" | "f" | "false" | "0" => Some(false),
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
            "2016-10-19",
            "2016-10-19T00:00:00",
            "19/10/2016 00:00",
        ] {
            assert_eq!(born(text).map(Day::iso).as_deref(), Some("2016-10-19"), "{text}");
        }
        for text in ["31/02/2018", "2018-13-01", "01/09/1918", "43012", "", "yesterday", "1/2", "99/99/9999"]
        {
            assert_eq!(born(text), None, "{text}");
        }
    }

    #[test]
    fn year_groups_and_classes_are_read_however_they_are_written() {
        for (text, code) in [
            ("R", "R"),
            ("0", "R"),
            ("Reception", "R"),
            ("Nursery", "N2"),
            ("Year 5", "5"),
            ("05", "5"),
            ("13", "13"),
        ] {
            assert_eq!(year(text).map(YearGroup::code), Some(code), "{text}");
        }
        assert_eq!(year("14"), None);
        assert_eq!(class("Class 5B"), "5B");
        assert_eq!(class("Classics"), "Classics");
    }
}
