//! A table with a heading line: which separator it uses, and which column is what.

use serde::{Deserialize, Serialize};

use super::{COLUMN_LIMIT, PupilFileError, ROW_LIMIT, Sheet};

/// What a column may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Surname.
    Surname,
    /// Forename.
    Forename,
    /// Preferred forename.
    Preferred,
    /// Both names in one: "Smith, Jane" or "Jane Smith".
    FullName,
    /// Date of birth.
    Born,
    /// Year group.
    Year,
    /// Class or registration group.
    Class,
    /// Unique pupil number.
    Upn,
    /// Admission number.
    LocalId,
    /// Sex.
    Sex,
    /// Special educational needs.
    Sen,
    /// Pupil premium.
    PupilPremium,
    /// Not brought in.
    Ignore,
}

impl Field {
    /// Every field, in the order that forms offer them.
    pub const ALL: [Self; 13] = [
        Self::Surname,
        Self::Forename,
        Self::Preferred,
        Self::FullName,
        Self::Born,
        Self::Year,
        Self::Class,
        Self::Upn,
        Self::LocalId,
        Self::Sex,
        Self::Sen,
        Self::PupilPremium,
        Self::Ignore,
    ];

    /// The words that columns of this kind go by, folded as [`fold`] does. The longest word that fits decides.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Surname => {
                &["surname", "legalsurname", "lastname", "legallastname", "familyname", "pupilsurname"]
            }
            Self::Forename => &[
                "forename",
                "firstname",
                "legalforename",
                "legalfirstname",
                "givenname",
                "forenames",
                "pupilforename",
            ],
            Self::Preferred => &[
                "preferredforename",
                "preferredfirstname",
                "preferredname",
                "knownas",
                "chosenname",
                "preferred",
            ],
            Self::FullName => {
                &["name", "fullname", "student", "pupil", "studentname", "pupilname", "legalname"]
            }
            Self::Born => &["dob", "dateofbirth", "birthdate", "born", "birthday"],
            Self::Year => &[
                "year",
                "yeargroup",
                "yr",
                "ncyear",
                "ncyearactual",
                "nationalcurriculumyear",
                "yeartaughtin",
                "ncy",
            ],
            Self::Class => &[
                "class",
                "reg",
                "form",
                "regform",
                "registrationform",
                "registrationgroup",
                "reggroup",
                "tutorgroup",
            ],
            Self::Upn => &["upn", "uniquepupilnumber"],
            Self::LocalId => {
                &["adno", "admissionnumber", "admissionno", "admno", "localid", "pupilid", "studentid"]
            }
            Self::Sex => &["sex", "gender", "legalsex"],
            Self::Sen => {
                &["sen", "senstatus", "senprovision", "senprovisioncode", "send", "sencode", "senneed"]
            }
            Self::PupilPremium => {
                &["pupilpremium", "pupilpremiumindicator", "pp", "ppindicator", "pupilpremiumrecipient"]
            }
            Self::Ignore => &[],
        }
    }
}

/// Which column is what, column by column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping(pub Vec<Field>);

impl Mapping {
    /// The first column that is `field`.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0.iter().position(|found| *found == field)
    }

    /// Whether names can be read with it.
    pub fn names(&self) -> bool {
        let both = self.column(Field::Surname).is_some() && self.column(Field::Forename).is_some();
        both || self.column(Field::FullName).is_some()
    }

    /// Recognises columns by their names; true if a person should look.
    pub(super) fn guess(columns: &[String]) -> (Self, bool) {
        let mut fields = Vec::with_capacity(columns.len());
        for column in columns {
            let name = fold(column);
            let field = Field::ALL.into_iter().find(|field| field.words().contains(&name.as_str()));
            let field = field.unwrap_or(Field::Ignore);
            // A second column of a kind is for a person to decide about; the first stands.
            fields.push(if fields.contains(&field) { Field::Ignore } else { field });
        }
        // Where both names have columns of their own, a third with both adds nothing.
        if fields.contains(&Field::Surname) && fields.contains(&Field::Forename) {
            for field in fields.iter_mut().filter(|field| **field == Field::FullName) {
                *field = Field::Ignore;
            }
        }
        let mapping = Self(fields);
        let sure = mapping.names() && mapping.column(Field::Born).is_some();
        (mapping, !sure)
    }
}

/// A heading without case, spaces and punctuation.
fn fold(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub(super) fn read(text: &str) -> Result<Sheet, PupilFileError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut heading = None;
    let mut cells = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { return Err(PupilFileError::Binary) };
        if record.len() > COLUMN_LIMIT || cells.len() >= ROW_LIMIT {
            return Err(PupilFileError::TooMany);
        }
        let row: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if row.iter().all(String::is_empty) {
            continue;
        }
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        if heading.is_none() { heading = Some(row) } else { cells.push((line, row)) }
    }
    let columns = heading.ok_or(PupilFileError::Empty)?;
    if cells.is_empty() {
        return Err(PupilFileError::NoRows);
    }
    let (guess, needs_review) = Mapping::guess(&columns);
    Ok(Sheet { columns, guess, needs_review, cells })
}

/// The separator that the heading line uses most, outside quotation marks.
fn separator(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    let count = |separator: u8| {
        let mut quoted = false;
        heading
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                *byte == separator && !quoted
            })
            .count()
    };
    let candidates = [b',', b';', b'\t', b'|'];
    candidates.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}
