//! Recognising columns by what they are called, and by what stands in them where the name says too little.

use super::cells;
use super::field::{Field, Mapping};
use super::vocabulary::{is_elsewhere, is_noise, phrases};
use crate::domain::upn::Upn;

/// How many rows are looked at to check a guess.
const LOOKED_AT: usize = 50;

/// The words of a heading, in small letters: "LegalSurname", "legal_surname" and "Legal Surname (text)" are the same.
fn words(heading: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in
        heading.split(['(', '[']).find(|part| !part.trim().is_empty()).unwrap_or("").chars().take(200)
    {
        let starts = letter.is_uppercase() && before.is_lowercase();
        if (starts || !letter.is_alphanumeric()) && words.last().is_some_and(|word| !word.is_empty()) {
            // An apostrophe joins: "child's" is one word.
            if !matches!(letter, '\'' | '\u{2019}') {
                words.push(String::new());
            }
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn without_noise(words: &[String]) -> Vec<String> {
    words.iter().filter(|word| !is_noise(word)).cloned().collect()
}

/// The field that a heading names outright.
fn sure(heading: &str) -> Option<Field> {
    let words = words(heading);
    let same = |words: &[String]| {
        let joined = words.concat();
        let letters = |phrase: &str| phrase.bytes().filter(|byte| *byte != b' ').eq(joined.bytes());
        let named = |field: &Field| phrases(*field).any(letters);
        Field::ALL.into_iter().find(named)
    };
    same(&words).or_else(|| same(&without_noise(&words)))
}

/// The field that a heading seems to name: the longest of the phrases that it contains.
fn likely(heading: &str) -> Option<Field> {
    let words = without_noise(&words(heading));
    if about_another(&words) {
        return None;
    }
    let heading = format!(" {} ", words.join(" "));
    let contained =
        Field::ALL.into_iter().flat_map(|field| phrases(field).map(move |phrase| (field, phrase)));
    contained
        .filter(|(_, phrase)| heading.contains(&format!(" {phrase} ")))
        .max_by_key(|(_, phrase)| phrase.len())
        .map(|(field, _)| field)
}

/// How much a row looks like a line of headings: two for each field named outright, one for each that seems named.
pub(super) fn likeness<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let mut seen = Vec::new();
    cells
        .map(|cell| match (sure(cell), likely(cell)) {
            (Some(field), _) if !seen.contains(&field) => {
                seen.push(field);
                2
            }
            (None, Some(field)) if !seen.contains(&field) => 1,
            _ => 0,
        })
        .sum()
}

/// Which column is what, and true if a person should look before it is used.
pub(super) fn guess(columns: &[String], rows: &[(usize, Vec<String>)]) -> (Mapping, bool) {
    let mut fields = vec![Field::Ignore; columns.len()];
    let mut review = false;
    for (column, heading) in columns.iter().enumerate() {
        if let Some(field) = sure(heading) {
            // A second column of a kind is for a person to decide about; the first stands.
            let taken = fields.contains(&field);
            review |= taken && field != Field::FullName;
            set(&mut fields, column, if taken { Field::Ignore } else { field });
        }
    }
    for (column, heading) in columns.iter().enumerate() {
        let free = fields.get(column) == Some(&Field::Ignore) && sure(heading).is_none();
        if let Some(field) = likely(heading).filter(|field| free && !fields.contains(field)) {
            set(&mut fields, column, field);
            review |= field != Field::FullName;
        }
    }
    review |= names(&mut fields, rows);
    for (field, fits) in [(Field::Upn, is_upn as fn(&str) -> bool), (Field::Born, is_born)] {
        if let Some(column) = fields.iter().position(|found| *found == field) {
            // The name says so, but what stands there does not.
            let (fitting, filled) = count(rows, column, fits);
            review |= fitting * 2 < filled;
        } else {
            let found = (0..columns.len()).find(|column| {
                let (fitting, filled) = count(rows, *column, fits);
                let free = fields.get(*column) == Some(&Field::Ignore);
                free && filled > 0
                    && fitting * 5 >= filled * 4
                    && columns.get(*column).is_some_and(|name| !about_another(&words(name)))
            });
            if let Some(column) = found {
                set(&mut fields, column, field);
                review = true;
            }
        }
    }
    let mapping = Mapping(fields);
    let sure = mapping.names() && mapping.column(Field::Born).is_some();
    (mapping, review || !sure)
}

/// Sorts out the columns of names; true if a person should look.
fn names(fields: &mut [Field], rows: &[(usize, Vec<String>)]) -> bool {
    let place = |fields: &[Field], field: Field| fields.iter().position(|found| *found == field);
    let (surname, forename) = (place(fields, Field::Surname), place(fields, Field::Forename));
    match (surname, forename, place(fields, Field::FullName), place(fields, Field::Preferred)) {
        // Where both names have columns of their own, a third with both adds nothing.
        (Some(_), Some(_), Some(full), _) => {
            set(fields, full, Field::Ignore);
            false
        }
        (Some(_), Some(_), None, _) => false,
        // "Surname" and "Name": the second is the forename, unless both names stand in it.
        (Some(_), None, Some(full), _) => {
            let (both, filled) = count(rows, full, |cell| cell.contains([' ', ',']));
            if both * 2 <= filled {
                set(fields, full, Field::Forename);
            }
            true
        }
        (Some(_), None, None, Some(preferred)) => {
            set(fields, preferred, Field::Forename);
            true
        }
        // "Smith, Jane" can be told apart; "Mary Jane Smith" needs a person's eye.
        (_, _, Some(full), _) => {
            let (comma, filled) = count(rows, full, |cell| cell.contains(','));
            comma < filled || filled == 0
        }
        _ => true,
    }
}

fn set(fields: &mut [Field], column: usize, field: Field) {
    if let Some(place) = fields.get_mut(column) {
        *place = field;
    }
}

/// Of the first rows' cells in a column: how many fit, how many are filled.
fn count(rows: &[(usize, Vec<String>)], column: usize, fits: impl Fn(&str) -> bool) -> (usize, usize) {
    let filled = rows.iter().take(LOOKED_AT).filter_map(|(_, cells)| cells.get(column));
    let filled = filled.filter(|cell| !cell.is_empty());
    filled.fold((0, 0), |(fitting, all), cell| (fitting + usize::from(fits(cell)), all + 1))
}

/// Whether a heading's words make it somebody else's column or about something else. A date is, unless it is of birth.
fn about_another(words: &[String]) -> bool {
    let birth = words.iter().any(|word| word == "birth");
    words.iter().any(|word| is_elsewhere(word) && !(birth && word == "date"))
}

pub(super) fn is_upn(cell: &str) -> bool {
    cell.parse::<Upn>().is_ok()
}

pub(super) fn is_born(cell: &str) -> bool {
    cells::born(cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &[&str]) -> (Vec<Field>, bool) {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let (mapping, review) = guess(&headings, &[]);
        (mapping.0, review)
    }

    #[test]
    fn what_the_usual_systems_write_needs_no_review() {
        for headings in [
            ["Surname", "Forename", "DOB", "Year", "Reg", "UPN", "Adno"],
            [
                "Legal last name",
                "Legal first name",
                "Date of birth",
                "Year group",
                "Registration form",
                "upn",
                "ID",
            ],
            ["LegalSurname", "LegalForename", "DateOfBirth", "NCYear", "RegGroup", "UPN", "AdmissionNumber"],
            ["PUPIL_SURNAME", "PUPIL_FORENAME", "D.O.B.", "YR", "CLASS", "UNIQUE PUPIL NUMBER", "ADM NO"],
            [
                "Family Name",
                "Given Name",
                "Birth Date (dd/mm/yyyy)",
                "NC Year Group",
                "Tutor Group",
                "UPN",
                "Student ID",
            ],
            ["Child's surname", "Child's first name", "Born", "Yr Group", "Form", "UPN [13]", "Pupil number"],
        ] {
            let expected = [
                Field::Surname,
                Field::Forename,
                Field::Born,
                Field::Year,
                Field::Class,
                Field::Upn,
                Field::LocalId,
            ];
            assert_eq!(columns(&headings), (expected.to_vec(), false), "{headings:?}");
        }
    }

    #[test]
    fn what_is_somebody_elses_or_something_else_is_left_out() {
        for heading in [
            "Mother's surname",
            "Contact 1 Forename",
            "Former UPN",
            "Date of admission",
            "Admission date",
            "Class teacher",
            "Year of entry",
            "SEN need type",
            "Place of birth",
            "Parent Name",
            "Service Pupil Premium",
            "Postcode",
            "Notes",
            "Preferred Surname Verified",
            "",
        ] {
            let headings = ["Surname", "Forename", "DOB", heading];
            let expected = [Field::Surname, Field::Forename, Field::Born, Field::Ignore];
            assert_eq!(columns(&headings), (expected.to_vec(), false), "{heading}");
        }
    }

    #[test]
    fn what_is_only_likely_is_offered_for_review() {
        let (fields, review) = columns(&["Surname", "Forename", "DOB", "Gender at last census"]);
        assert_eq!((fields[3], review), (Field::Sex, true));
        let (fields, review) = columns(&["Surname", "Forename", "Birth date of the pupil"]);
        assert_eq!((fields[2], review), (Field::Born, true));
        let (fields, review) = columns(&["Surname", "Forename", "DOB", "Class", "Form"]);
        assert_eq!((fields[4], review), (Field::Ignore, true));
        let (fields, review) = columns(&["Surname", "Name", "DOB"]);
        assert_eq!((fields[1], review), (Field::Forename, true));
        assert!(columns(&["Name", "DOB"]).1);
        assert!(columns(&["Surname", "Forename"]).1, "without dates of birth, a person looks");
    }
}
