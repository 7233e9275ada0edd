//! A row of cells as a pupil. Whatever has a name is brought in: a child must not be lost because a number in the
//! row is wrong; what was not understood is said.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::field::{Field, Mapping};
use super::names::{self, NameKey};
use super::{CELL_LIMIT, PupilRow, cells};
use crate::domain::upn::{Upn, UpnError};

/// The longest name.
const NAME_LIMIT: usize = 200;

/// What is wrong with a row, or was not understood in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowProblem {
    /// No surname: rejected.
    NoSurname,
    /// No forename: rejected.
    NoForename,
    /// A name longer than 200 characters, or a cell longer than 10,000: rejected.
    TooLong(Field),
    /// Another row, on this line, says exactly the same: rejected.
    DuplicateOfLine(usize),
    /// Another row, on this line, has the same UPN: rejected.
    UpnAlsoOnLine(usize),
    /// Another row, on this line, has the same names and date of birth, and no two UPNs tell them apart: rejected.
    SamePupilAsLine(usize),
    /// A cell runs over so many more lines that look like rows: a quotation mark was not closed, and the pupils on
    /// those lines would be lost without a word. Rejected.
    SwallowedLines(usize),
    /// Not a date of birth of a child at school; left empty.
    BadDate(String),
    /// Not a UPN; left empty.
    BadUpn(String, UpnError),
    /// Not a year group; left empty.
    BadYear(String),
    /// Not one of the values that this field can have; left empty.
    NotUnderstood(Field, String),
    /// Fewer cells than there are columns.
    TooFewCells,
    /// More cells than there are columns.
    TooManyCells,
}

impl RowProblem {
    /// Whether the row cannot be brought in.
    pub fn rejects(&self) -> bool {
        matches!(
            self,
            Self::NoSurname
                | Self::NoForename
                | Self::TooLong(_)
                | Self::DuplicateOfLine(_)
                | Self::UpnAlsoOnLine(_)
                | Self::SamePupilAsLine(_)
                | Self::SwallowedLines(_)
        )
    }
}

/// A row, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its place among the rows.
    pub index: usize,
    /// The pupil; none if the row is rejected.
    pub row: Option<PupilRow>,
    /// What was wrong or not understood.
    pub problems: Vec<RowProblem>,
}

/// The rows accepted so far: by what they say, by UPN, and by names and date of birth (with whether a UPN is there).
#[derive(Default)]
struct Seen {
    rows: HashMap<PupilRow, usize>,
    upns: HashMap<Upn, usize>,
    names: HashMap<NameKey, (usize, bool)>,
}

impl Seen {
    /// Why the row is one too many, if it is; otherwise it is remembered.
    fn repeats(&mut self, row: &PupilRow, line: usize) -> Option<RowProblem> {
        if let Some(first) = self.rows.get(row) {
            return Some(RowProblem::DuplicateOfLine(*first));
        }
        if let Some(first) = row.upn.as_ref().and_then(|upn| self.upns.get(upn)) {
            return Some(RowProblem::UpnAlsoOnLine(*first));
        }
        let key = names::key(row);
        // Without a date of birth, one name may well be two children.
        if row.born.is_some()
            && let Some((first, with_upn)) = self.names.get(&key)
            && !(*with_upn && row.upn.is_some())
        {
            return Some(RowProblem::SamePupilAsLine(*first));
        }
        self.names.entry(key).or_insert((line, row.upn.is_some()));
        self.upns.extend(row.upn.clone().map(|upn| (upn, line)));
        self.rows.insert(row.clone(), line);
        None
    }
}

pub(super) fn read<'a>(
    rows: &'a [(usize, Vec<String>)],
    mapping: &'a Mapping,
    columns: usize,
) -> impl Iterator<Item = ReadRow> + 'a {
    let mut seen = Seen::default();
    rows.iter().enumerate().map(move |(index, (line, cells))| {
        let (row, mut problems) = one(cells, mapping);
        match cells.len().cmp(&columns) {
            std::cmp::Ordering::Less => problems.push(RowProblem::TooFewCells),
            std::cmp::Ordering::Greater => problems.push(RowProblem::TooManyCells),
            std::cmp::Ordering::Equal => {}
        }
        let swallowed = cells.iter().map(|cell| swallowed(cell, columns)).max().unwrap_or(0);
        if swallowed > 0 {
            problems.push(RowProblem::SwallowedLines(swallowed));
        }
        if !problems.iter().any(RowProblem::rejects) {
            problems.extend(seen.repeats(&row, *line));
        }
        let rejected = problems.iter().any(RowProblem::rejects);
        ReadRow { line: *line, index, row: (!rejected).then_some(row), problems }
    })
}

/// How many lines within a cell have as many separators as a row: two or more are rows that a quotation mark took in.
fn swallowed(cell: &str, columns: usize) -> usize {
    if columns < 3 || !cell.contains('\n') {
        return 0;
    }
    let like_rows = |separator: char| {
        let lines = cell.lines().skip(1);
        lines.filter(|line| line.matches(separator).count() + 1 == columns).count()
    };
    let most = [',', ';', '\t', '|'].into_iter().map(like_rows).max().unwrap_or(0);
    if most >= 2 { most } else { 0 }
}

fn one(cells: &[String], mapping: &Mapping) -> (PupilRow, Vec<RowProblem>) {
    let mut problems = Vec::new();
    let cell = |field: Field| {
        let text = mapping.column(field).and_then(|column| cells.get(column));
        text.map(|text| names::tidy(text)).filter(|text| !text.is_empty())
    };
    for field in Field::ALL {
        let limit = match field {
            Field::Surname | Field::Forename | Field::Preferred | Field::Class | Field::LocalId => NAME_LIMIT,
            _ => CELL_LIMIT,
        };
        let text =
            mapping.column(field).filter(|_| field != Field::Ignore).and_then(|column| cells.get(column));
        if text.is_some_and(|text| text.len() > limit && text.chars().nth(limit).is_some()) {
            problems.push(RowProblem::TooLong(field));
        }
    }
    let (mut surname, mut forename) =
        cell(Field::FullName).map(|text| cells::names(&text)).unwrap_or_default();
    if let Some(text) = cell(Field::Surname) {
        surname = text.into_owned();
    }
    if let Some(text) = cell(Field::Forename) {
        forename = text.into_owned();
    }
    if surname.is_empty() {
        problems.push(RowProblem::NoSurname);
    }
    if forename.is_empty() {
        problems.push(RowProblem::NoForename);
    }
    let upn = cell(Field::Upn).and_then(|text| {
        text.parse::<Upn>().map_err(|flaw| problems.push(RowProblem::BadUpn(short(&text), flaw))).ok()
    });
    let mut read = Read { cell: &cell, problems: &mut problems };
    let row = PupilRow {
        preferred: cell(Field::Preferred).filter(|text| *text != forename).map(Cow::into_owned),
        surname,
        forename,
        born: read.value(Field::Born, cells::born),
        year: read.value(Field::Year, cells::year),
        class: cell(Field::Class).map(|text| cells::class(&text)),
        upn,
        local_id: cell(Field::LocalId).map(Cow::into_owned),
        sex: read.value(Field::Sex, cells::sex),
        sen: read.value(Field::Sen, cells::sen),
        pupil_premium: read.value(Field::PupilPremium, cells::yes),
    };
    (row, problems)
}

/// Reads cells that can have only certain values.
struct Read<'a, F> {
    cell: F,
    problems: &'a mut Vec<RowProblem>,
}

impl<'c, F: Fn(Field) -> Option<Cow<'c, str>>> Read<'_, F> {
    /// The value, or none and a problem if there is one that cannot be understood.
    fn value<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = (self.cell)(field)?;
        let value = read(&text);
        if value.is_none() {
            self.problems.push(match field {
                Field::Born => RowProblem::BadDate(short(&text)),
                Field::Year => RowProblem::BadYear(short(&text)),
                _ => RowProblem::NotUnderstood(field, short(&text)),
            });
        }
        value
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pupil_file::Sheet;

    fn read(text: &str) -> Vec<ReadRow> {
        let sheet = crate::domain::pupil_file::read(text.as_bytes()).unwrap();
        sheet.rows(&sheet.guess).collect()
    }

    fn problems(text: &str) -> Vec<Vec<RowProblem>> {
        read(text).into_iter().map(|row| row.problems).collect()
    }

    #[test]
    fn a_child_is_not_lost_because_something_else_in_the_row_is_wrong() {
        let rows = read(
            "Surname,Forename,DOB,Year,UPN,Sex,SEN,PP\n\
             Lee,Ann,31/02/2018,99,A123,?,Z,maybe\n",
        );
        let row = rows[0].row.as_ref().unwrap();
        assert_eq!((row.surname.as_str(), row.forename.as_str()), ("Lee", "Ann"));
        assert_eq!((row.born, row.year, row.sex, row.sen, row.pupil_premium), (None, None, None, None, None));
        assert_eq!(
            rows[0].problems,
            [
                RowProblem::BadUpn("A123".into(), UpnError::Length(4)),
                RowProblem::BadDate("31/02/2018".into()),
                RowProblem::BadYear("99".into()),
                RowProblem::NotUnderstood(Field::Sex, "?".into()),
                RowProblem::NotUnderstood(Field::Sen, "Z".into()),
                RowProblem::NotUnderstood(Field::PupilPremium, "maybe".into()),
            ]
        );
    }

    #[test]
    fn a_row_without_a_name_or_with_an_endless_one_is_rejected() {
        let long = "A".repeat(201);
        let found =
            problems(&format!("Surname,Forename,DOB\n,Ann,\nLee,,\n{long},Ann,\nLee,Jo\nLee,Al,,x\n"));
        assert_eq!(
            found,
            [
                vec![RowProblem::NoSurname],
                vec![RowProblem::NoForename],
                vec![RowProblem::TooLong(Field::Surname)],
                vec![RowProblem::TooFewCells],
                vec![RowProblem::TooManyCells],
            ]
        );
    }

    #[test]
    fn a_pupil_who_comes_twice_is_taken_once() {
        let found = problems(
            "Surname,Forename,DOB,Class,UPN,Notes\n\
             O'Neill,Ann,1/2/2018,3A,P801200001005,\n\
             O'Neill,Ann,1/2/2018,3A,P801200001005,another note\n\
             Ray,Sam,1/3/2018,3A,P801200001005,\n\
             O\u{2019}NEILL,ann,01/02/2018,3B,,\n\
             O'Neill,Ann,1/2/2018,3A,H801200001001,a namesake with a number of her own\n\
             Ahmed,Ali,,3A,,\n\
             Ahmed,Ali,,3B,,\n",
        );
        assert_eq!(
            found,
            [
                vec![],
                vec![RowProblem::DuplicateOfLine(2)],
                vec![RowProblem::UpnAlsoOnLine(2)],
                vec![RowProblem::SamePupilAsLine(2)],
                vec![],
                vec![],
                vec![],
            ]
        );
    }

    #[test]
    fn a_quotation_mark_left_open_does_not_swallow_pupils_in_silence() {
        let found =
            problems("Surname,Forename,DOB,Notes\nLee,Ann,,\"left open\nRay,Sam,,\nKaur,Jo,,\nBird,Al,,\n");
        assert_eq!(found, [vec![RowProblem::SwallowedLines(3)]]);
        let fine = problems("Surname,Forename,DOB,Notes\nLee,Ann,,\"1, High Street\nLeeds, Yorks\nLS1\"\n");
        assert_eq!(fine, [vec![]]);
    }

    #[test]
    fn cells_that_look_like_formulas_are_text() {
        let rows = read("Surname,Forename,DOB,Class\n=1+1,@SUM(A1),,\"=HYPERLINK(\"\"x\"\")\"\n");
        let row = rows[0].row.as_ref().unwrap();
        assert_eq!((row.surname.as_str(), row.forename.as_str()), ("=1+1", "@SUM(A1)"));
        assert_eq!(row.class.as_deref(), Some("=HYPERLINK(\"x\")"));
    }

    #[test]
    fn a_mapping_that_does_not_fit_the_file_rejects_rows_and_breaks_nothing() {
        let sheet: Sheet = crate::domain::pupil_file::read(b"Surname,Forename\nLee,Ann\n").unwrap();
        for mapping in [Mapping(vec![]), Mapping(vec![Field::Surname; 900]), Mapping(vec![Field::Ignore])] {
            assert!(sheet.rows(&mapping).all(|row| row.row.is_none()));
        }
    }
}
