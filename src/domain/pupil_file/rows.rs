//! A row of cells as a pupil. Whatever has a name is brought in: a child must not be lost because a number in the
//! row is wrong; what was not understood is said.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::columns::{Field, Mapping};
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
    /// Not a date of birth of a child at school; left empty.
    BadDate(String),
    /// Not a UPN; left empty.
    BadUpn(String, UpnError),
    /// Not a year group; left empty.
    BadYear(String),
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

pub(super) fn read<'a>(
    rows: &'a [(usize, Vec<String>)],
    mapping: &'a Mapping,
    columns: usize,
) -> impl Iterator<Item = ReadRow> + 'a {
    let mut lines: HashMap<String, usize> = HashMap::new();
    let mut upns: HashMap<Upn, usize> = HashMap::new();
    rows.iter().enumerate().map(move |(index, (line, cells))| {
        let (row, mut problems) = one(cells, mapping);
        match cells.len().cmp(&columns) {
            std::cmp::Ordering::Less => problems.push(RowProblem::TooFewCells),
            std::cmp::Ordering::Greater => problems.push(RowProblem::TooManyCells),
            std::cmp::Ordering::Equal => {}
        }
        if !problems.iter().any(RowProblem::rejects) {
            if let Some(first) = lines.get(&cells.join("\u{1f}")) {
                problems.push(RowProblem::DuplicateOfLine(*first));
            } else if let Some(first) = row.upn.as_ref().and_then(|upn| upns.get(upn)) {
                problems.push(RowProblem::UpnAlsoOnLine(*first));
            } else {
                lines.insert(cells.join("\u{1f}"), *line);
                upns.extend(row.upn.clone().map(|upn| (upn, *line)));
            }
        }
        let rejected = problems.iter().any(RowProblem::rejects);
        ReadRow { line: *line, index, row: (!rejected).then_some(row), problems }
    })
}

fn one(cells: &[String], mapping: &Mapping) -> (PupilRow, Vec<RowProblem>) {
    let mut problems = Vec::new();
    let cell = |field: Field| {
        let text = mapping.column(field).and_then(|column| cells.get(column)).map(|cell| cell.trim());
        text.filter(|text| !text.is_empty())
    };
    for field in Field::ALL {
        let limit = match field {
            Field::Surname | Field::Forename | Field::Preferred | Field::Class | Field::LocalId => NAME_LIMIT,
            _ => CELL_LIMIT,
        };
        if field != Field::Ignore && cell(field).is_some_and(|text| text.chars().count() > limit) {
            problems.push(RowProblem::TooLong(field));
        }
    }
    let (mut surname, mut forename) = cell(Field::FullName).map(cells::names).unwrap_or_default();
    if let Some(text) = cell(Field::Surname) {
        text.clone_into(&mut surname);
    }
    if let Some(text) = cell(Field::Forename) {
        text.clone_into(&mut forename);
    }
    if surname.is_empty() {
        problems.push(RowProblem::NoSurname);
    }
    if forename.is_empty() {
        problems.push(RowProblem::NoForename);
    }
    let born = cell(Field::Born).and_then(|text| {
        let born = cells::born(text);
        if born.is_none() {
            problems.push(RowProblem::BadDate(short(text)));
        }
        born
    });
    let upn = cell(Field::Upn).and_then(|text| match text.parse::<Upn>() {
        Ok(upn) => Some(upn),
        Err(flaw) => {
            problems.push(RowProblem::BadUpn(short(text), flaw));
            None
        }
    });
    let year = cell(Field::Year).and_then(|text| {
        let year = cells::year(text);
        if year.is_none() {
            problems.push(RowProblem::BadYear(short(text)));
        }
        year
    });
    let row = PupilRow {
        preferred: cell(Field::Preferred).filter(|text| *text != forename).map(str::to_owned),
        surname,
        forename,
        born,
        year,
        class: cell(Field::Class).map(cells::class),
        upn,
        local_id: cell(Field::LocalId).map(str::to_owned),
        sex: cell(Field::Sex).and_then(cells::sex),
        sen: cell(Field::Sen).and_then(cells::sen),
        pupil_premium: cell(Field::PupilPremium).and_then(cells::yes),
    };
    (row, problems)
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
