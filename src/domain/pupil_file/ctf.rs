//! A Common Transfer File (Department for Education, "Common transfer file 25: specification"): pupils as XML. Read
//! as a table, so that everything after is the same. No entity is expanded but the five of XML itself, a document
//! type is refused, and depth, text and rows are bounded.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};
use quick_xml::reader::Reader;

use super::field::{Field, Mapping};
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
/// The place of [`Field::Sen`] among the columns.
const SEN: usize = 8;
const DEPTH: usize = 64;

pub(super) fn read(text: &str) -> Result<Sheet, PupilFileError> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut cells = Vec::new();
    let mut pupil = None;
    let mut value = String::new();
    let (mut line, mut read_to) = (1, 0);
    loop {
        let event = reader.read_event().map_err(|_| PupilFileError::MalformedXml)?;
        let here = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let newlines =
            text.as_bytes().get(read_to..here).map_or(0, |read| read.iter().filter(|b| **b == b'\n').count());
        line += newlines;
        read_to = here;
        match event {
            Event::Eof if path.is_empty() => break,
            Event::Eof | Event::DocType(_) => return Err(PupilFileError::MalformedXml),
            Event::Start(element) => {
                let name = String::from_utf8_lossy(element.local_name().as_ref()).into_owned();
                open(&path, &name)?;
                if name == "Pupil" && pupil.is_none() {
                    pupil = Some(Pupil { depth: path.len(), line, ..Pupil::default() });
                }
                path.push(name);
                value.clear();
            }
            Event::Empty(element) => {
                open(&path, &String::from_utf8_lossy(element.local_name().as_ref()))?;
            }
            Event::Text(words) => {
                add(&mut value, &words.decode().map_err(|_| PupilFileError::MalformedXml)?);
            }
            Event::CData(words) => {
                add(&mut value, &words.decode().map_err(|_| PupilFileError::MalformedXml)?);
            }
            Event::GeneralRef(reference) => add(&mut value, &resolve(&reference)?),
            Event::End(_) => {
                if let Some(found) = &mut pupil {
                    found.end(path.get(found.depth + 1..).unwrap_or_default(), value.trim());
                }
                path.pop();
                value.clear();
                if let Some(found) = pupil.take_if(|found| found.depth == path.len()) {
                    if cells.len() >= ROW_LIMIT {
                        return Err(PupilFileError::TooMany);
                    }
                    cells.push((found.line, found.cells.to_vec()));
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
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

/// Whether an element may begin here: the first must be a Common Transfer File's, and none too deep.
fn open(path: &[String], name: &str) -> Result<(), PupilFileError> {
    match (path.len(), name) {
        (0, "CTfile") => Ok(()),
        // "XML Spreadsheet 2003", which some systems save as .xls or .xml.
        (0, "Workbook") => Err(PupilFileError::Spreadsheet),
        (0, "html") => Err(PupilFileError::WebPage),
        (0, _) => Err(PupilFileError::OtherXml),
        (DEPTH.., _) => Err(PupilFileError::MalformedXml),
        _ => Ok(()),
    }
}

/// Adds text to an element's, up to what shows that it is too long.
fn add(value: &mut String, words: &str) {
    if value.len() <= CELL_LIMIT * 4 {
        value.extend(words.chars().take(CELL_LIMIT + 1));
    }
}

/// The character that a reference stands for: by number, or one of XML's own five. No others.
fn resolve(reference: &BytesRef<'_>) -> Result<String, PupilFileError> {
    let malformed = |_| PupilFileError::MalformedXml;
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| PupilFileError::MalformedXml)? {
        return Ok(letter.to_string());
    }
    let name = reference.decode().map_err(malformed)?;
    resolve_xml_entity(&name).map(str::to_owned).ok_or(PupilFileError::MalformedXml)
}

/// A pupil being read.
#[derive(Default)]
struct Pupil {
    /// How many elements stand around it.
    depth: usize,
    line: usize,
    cells: [String; COLUMNS.len()],
    /// A provision and the day from which it holds, until the element that holds both ends.
    provision: String,
    from: String,
    /// The day from which the provision in the cells holds: of several, the newest counts.
    newest: String,
}

impl Pupil {
    /// An element within the pupil ends. Only its own names are taken: contacts and schools have names too.
    fn end(&mut self, path: &[String], value: &str) {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let column = match names.as_slice() {
            ["UPN"] => 0,
            ["Surname"] => 1,
            ["Forename"] => 2,
            ["PreferredForename"] | ["BasicDetails", "PreferredForename"] => 3,
            ["DOB"] => 4,
            ["Sex" | "Gender"] => 5,
            ["NCyearActual"] | ["BasicDetails", "NCyearActual"] => 6,
            ["RegGroup"] | ["BasicDetails", "RegGroup"] => 7,
            ["SENhistory", .., "SENprovision"] => {
                value.clone_into(&mut self.provision);
                return;
            }
            ["SENhistory", .., "StartDate"] => {
                value.clone_into(&mut self.from);
                return;
            }
            ["SENhistory"] | ["SENhistory", _] => {
                let (provision, from) = (std::mem::take(&mut self.provision), std::mem::take(&mut self.from));
                if !provision.is_empty() && from >= self.newest {
                    self.newest = from;
                    self.cells[SEN] = provision;
                }
                return;
            }
            _ => return,
        };
        if let Some(cell) = self.cells.get_mut(column) {
            value.clone_into(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pupils(inner: &str) -> Result<Sheet, PupilFileError> {
        read(&format!("<?xml version=\"1.0\"?>\n<CTfile><CTFpupilData>\n{inner}\n</CTFpupilData></CTfile>"))
    }

    #[test]
    fn a_pupils_own_names_are_taken_and_a_contacts_are_not() {
        let sheet = pupils(
            "<Pupil>\n<UPN>P801200001005</UPN><Surname>O&apos;Neill</Surname><Forename>Zo&#xEB;</Forename>\
             <DOB>2018-02-01</DOB><Gender>F</Gender>\
             <BasicDetails><FormerSurname>Old</FormerSurname><PreferredForename>Zo</PreferredForename>\
             <NCyearActual>4</NCyearActual></BasicDetails>\
             <Contacts><Contact><Surname>Ray</Surname><Forename>Sam</Forename></Contact></Contacts>\
             <SchoolHistory><School><UPN>no</UPN></School></SchoolHistory>\
             <SENhistory><SEN><StartDate>2025-01-01</StartDate><SENprovision>E</SENprovision></SEN>\
             <SEN><StartDate>2023-01-01</StartDate><SENprovision>K</SENprovision></SEN></SENhistory></Pupil>",
        );
        let sheet = sheet.unwrap();
        assert_eq!(
            sheet.cells,
            [(
                3,
                ["P801200001005", "O'Neill", "Zoë", "Zo", "2018-02-01", "F", "4", "", "E"]
                    .map(str::to_owned)
                    .to_vec()
            )]
        );
    }

    #[test]
    fn text_keeps_its_spaces_around_references() {
        let sheet = pupils("<Pupil><Surname> A &amp; <![CDATA[B]]> </Surname><Forename/></Pupil>").unwrap();
        assert_eq!(sheet.cells[0].1[1], "A & B");
    }

    #[test]
    fn nothing_is_expanded_and_nothing_runs_on() {
        let bomb = "<!DOCTYPE CTfile [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><CTfile>&b;</CTfile>";
        assert_eq!(read(bomb), Err(PupilFileError::MalformedXml));
        assert_eq!(pupils("<Pupil><Surname>&b;</Surname></Pupil>"), Err(PupilFileError::MalformedXml));
        assert_eq!(pupils(&"<a>".repeat(1_000_000)), Err(PupilFileError::MalformedXml));
        assert_eq!(pupils("<Pupil><Surname>Lee</Forename></Pupil>"), Err(PupilFileError::MalformedXml));
        assert_eq!(read("<CTfile><CTFpupilData><Pupil>"), Err(PupilFileError::MalformedXml));
        let many = "<Pupil></Pupil>".repeat(ROW_LIMIT + 1);
        assert_eq!(pupils(&many), Err(PupilFileError::TooMany));
        let long = format!("<Pupil><Surname>{}</Surname></Pupil>", "a&amp;".repeat(100_000));
        assert!(pupils(&long).unwrap().cells[0].1[1].len() <= CELL_LIMIT * 5);
    }

    #[test]
    fn other_xml_is_named() {
        assert_eq!(read("<root/>"), Err(PupilFileError::OtherXml));
        assert_eq!(
            read("<?xml version=\"1.0\"?><Message><Header/></Message>"),
            Err(PupilFileError::OtherXml)
        );
        assert_eq!(read("<?xml version=\"1.0\"?><Workbook></Workbook>"), Err(PupilFileError::Spreadsheet));
        assert_eq!(pupils(""), Err(PupilFileError::NoRows));
    }
}
