//! A Common Transfer File (DfE): pupils as XML. Read as a table, so that everything after is the same. No entity is
//! expanded, nothing outside the file is looked at, and depth and text are bounded.

use quick_xml::escape::unescape;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::columns::{Field, Mapping};
use super::{CELL_LIMIT, PupilFileError, ROW_LIMIT, Sheet};

const COLUMNS: [(&str, Field); 9] = [
    ("UPN", Field::Upn),
    ("Surname", Field::Surname),
    ("Forename", Field::Forename),
    ("PreferredForename", Field::Preferred),
    ("DOB", Field::Born),
    ("Sex", Field::Sex),
    ("NCyearActual", Field::Year),
    ("RegGroup", Field::Class),
    ("SENprovision", Field::Sen),
];
const DEPTH: usize = 64;

pub(super) fn read(text: &str) -> Result<Sheet, PupilFileError> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut cells = Vec::new();
    let mut row = vec![String::new(); COLUMNS.len()];
    let mut line = 1;
    let mut read_to = 0;
    loop {
        let event = reader.read_event().map_err(|_| PupilFileError::MalformedXml)?;
        let here = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        line +=
            text.as_bytes().get(read_to..here).map_or(0, |read| read.iter().filter(|b| **b == b'\n').count());
        read_to = here;
        match event {
            Event::Eof if path.is_empty() => break,
            Event::Eof => return Err(PupilFileError::MalformedXml),
            Event::Start(element) => {
                let name = String::from_utf8_lossy(element.local_name().as_ref()).into_owned();
                if path.is_empty() && name != "CTfile" {
                    return Err(PupilFileError::OtherXml);
                }
                if path.len() >= DEPTH {
                    return Err(PupilFileError::MalformedXml);
                }
                path.push(name);
            }
            Event::Text(words) => {
                let place = path.last().filter(|_| path.iter().any(|name| name == "Pupil"));
                let column = place.and_then(|name| COLUMNS.iter().position(|(known, _)| known == name));
                if let Some(cell) = column.and_then(|column| row.get_mut(column)) {
                    let words = words.decode().map_err(|_| PupilFileError::MalformedXml)?;
                    cell.extend(words.trim().chars().take(CELL_LIMIT));
                }
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|_| PupilFileError::MalformedXml)?;
                let words =
                    unescape(&format!("&{name};")).map_err(|_| PupilFileError::MalformedXml)?.into_owned();
                let column = path.last().and_then(|name| COLUMNS.iter().position(|(known, _)| known == name));
                if let Some(cell) = column.and_then(|column| row.get_mut(column)) {
                    cell.push_str(&words);
                }
            }
            Event::End(_) if path.pop().as_deref() == Some("Pupil") => {
                if cells.len() >= ROW_LIMIT {
                    return Err(PupilFileError::TooMany);
                }
                cells.push((line, std::mem::replace(&mut row, vec![String::new(); COLUMNS.len()])));
            }
            Event::DocType(_) => return Err(PupilFileError::MalformedXml),
            _ => {}
        }
    }
    if cells.is_empty() {
        return Err(PupilFileError::NoRows);
    }
    Ok(Sheet {
        columns: COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        guess: Mapping(COLUMNS.iter().map(|(_, field)| *field).collect()),
        needs_review: false,
        cells,
    })
}
