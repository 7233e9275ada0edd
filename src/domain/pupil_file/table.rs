//! A table as text: which separator it uses, where its headings are, and its rows.

use super::decode::{self};
use super::{CELL_COUNT_LIMIT, CELL_LIMIT, COLUMN_LIMIT, PupilFileError, ROW_LIMIT, Sheet, headings};

/// How far down the headings are looked for: exports may begin with a title, a date, an empty line.
const TITLE_LINES: usize = 15;

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

pub(super) fn read(text: &str) -> Result<Sheet, PupilFileError> {
    let (text, mut first_line, said) = decode::separator_line(text);
    let (separator, heading) = match said {
        Some(separator) => (separator, heading(text, separator).0),
        None => sniff(text),
    };
    let mut columns = None;
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut room = CELL_COUNT_LIMIT;
    let mut reader = reader(text, separator);
    for (place, record) in reader.records().enumerate() {
        let record = record.map_err(|_| PupilFileError::Binary)?;
        if place < heading {
            continue;
        }
        room = room.checked_sub(record.len()).ok_or(PupilFileError::TooMany)?;
        if record.len() > COLUMN_LIMIT || rows.len() >= ROW_LIMIT {
            return Err(PupilFileError::TooMany);
        }
        let cells: Vec<String> = record.iter().map(held).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if columns.is_none() {
            columns = Some(cells);
        } else {
            rows.push((line(text, &record, &mut first_line), cells));
        }
    }
    let columns = columns.ok_or(PupilFileError::Empty)?;
    let likeness = headings::likeness(columns.iter().map(String::as_str));
    let like_a_pupil = columns.iter().any(|cell| headings::is_upn(cell) || headings::is_born(cell));
    if likeness == 0 && (columns.len() == 1 || like_a_pupil) {
        return Err(PupilFileError::NoHeader);
    }
    if rows.is_empty() {
        return Err(PupilFileError::NoRows);
    }
    let (guess, needs_review) = headings::guess(&columns, &rows);
    Ok(Sheet { columns, guess, needs_review, cells: rows })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// A cell without surrounding space, and no longer than is needed to see that it is too long.
fn held(cell: &str) -> String {
    cell.trim().chars().take(CELL_LIMIT + 1).collect()
}

/// The line on which a record stands, from 1. The reader counts from the end of the record before, empty lines
/// included.
fn line(text: &str, record: &csv::StringRecord, before: &mut usize) -> usize {
    let Some(position) = record.position() else { return 0 };
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let skipped =
        rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    usize::try_from(position.line()).unwrap_or(usize::MAX).saturating_add(skipped + *before)
}

/// The separator under which the best line of headings is found, and which record that is.
fn sniff(text: &str) -> (u8, usize) {
    let tried = SEPARATORS.into_iter().map(|separator| (separator, heading(text, separator)));
    // Of equals the last is taken, so the comma, tried first, comes last.
    let best = tried.rev().max_by_key(|(_, (_, likeness, width))| (*likeness, *width));
    best.map_or((b',', 0), |(separator, (place, _, _))| (separator, place))
}

/// Of the first records, the one most like a line of headings: its place, how much it is like one, its width. If
/// none is at all, the first that is as wide as the widest.
fn heading(text: &str, separator: u8) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    for (place, record) in reader(text, separator).records().take(TITLE_LINES).enumerate() {
        let Ok(record) = record else { break };
        // One thing alone on its line is more likely a title.
        let likeness = headings::likeness(record.iter().map(str::trim).take(COLUMN_LIMIT));
        let found = (place, likeness, record.len());
        if (found.1, found.2) > (best.1, best.2) && (found.1 > best.1 || best.1 == 0) {
            best = found;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pupil_file::Field;

    #[test]
    fn every_separator_is_found() {
        for separator in [",", ";", "\t", "|"] {
            let text = "Surname,Forename,DOB\nLee,\"Ann, Jo; |x\",01/02/2018\n".replace(',', separator);
            let sheet = read(&text).unwrap();
            assert_eq!(sheet.columns, ["Surname", "Forename", "DOB"], "{separator:?}");
            assert_eq!(sheet.raw(0).len(), 3);
            assert!(!sheet.needs_review);
        }
        let sheet = read("sep=;\r\nX;Y\r\n1;2\r\n").unwrap();
        assert_eq!((sheet.columns.len(), sheet.cells[0].0), (2, 3));
    }

    #[test]
    fn titles_above_the_headings_are_passed_over() {
        let text =
            "Larkfield Primary\n\"Pupils on roll, by name\",,\n\nSurname,Forename,DOB\nLee,Ann,01/02/2018\n";
        let sheet = read(text).unwrap();
        assert_eq!(sheet.columns, ["Surname", "Forename", "DOB"]);
        assert_eq!(sheet.cells, [(5, vec!["Lee".to_owned(), "Ann".to_owned(), "01/02/2018".to_owned()])]);
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        for end in ["\n", "\r\n"] {
            let text =
                "Surname,Forename,DOB,Notes\nA,B,,x\n\n\nC,D,,\"two\nlines\"\nE,F,,\n".replace('\n', end);
            let sheet = read(&text).unwrap();
            let lines: Vec<usize> = sheet.cells.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [2, 5, 7], "{end:?}");
        }
    }

    #[test]
    fn a_table_without_headings_is_said_to_have_none() {
        assert_eq!(read("Lee,Ann,01/02/2018\nRay,Sam,02/03/2018\n"), Err(PupilFileError::NoHeader));
        assert_eq!(read("Dear parents\nthe fair is on Friday\n"), Err(PupilFileError::NoHeader));
        assert_eq!(read("Surname,Forename\n"), Err(PupilFileError::NoRows));
        assert_eq!(read(" \n"), Err(PupilFileError::Empty));
    }

    #[test]
    fn headings_in_another_language_can_still_be_mapped() {
        let sheet = read("Cyfenw,Enw\nLee,Ann\nRay,Sam\n").unwrap();
        assert!(sheet.needs_review);
        assert_eq!(sheet.guess.0, [Field::Ignore, Field::Ignore]);
        assert_eq!(sheet.len(), 2);
    }

    #[test]
    fn what_stands_in_a_column_decides_where_its_name_does_not() {
        let sheet =
            read("Surname,Forename,A,B\nLee,Ann,P801200001005,1/2/2018\nRay,Sam,,3/4/2019\n").unwrap();
        assert_eq!(sheet.guess.0, [Field::Surname, Field::Forename, Field::Upn, Field::Born]);
        assert!(sheet.needs_review);
    }

    #[test]
    fn more_than_a_school_has_is_refused() {
        let wide = format!("Surname,Forename{}\nA,B\n", ",x".repeat(COLUMN_LIMIT));
        assert_eq!(read(&wide), Err(PupilFileError::TooMany));
        let long = format!("Surname,Forename\n{}", "A,B\n".repeat(ROW_LIMIT + 1));
        assert_eq!(read(&long), Err(PupilFileError::TooMany));
        let big = format!("Surname,Forename\nA,B{}\n", ",".repeat(COLUMN_LIMIT - 2));
        let big = big.clone()
            + &format!("{}\n", ",".repeat(COLUMN_LIMIT - 1)).repeat(CELL_COUNT_LIMIT / COLUMN_LIMIT);
        assert_eq!(read(&big), Err(PupilFileError::TooMany));
    }
}
