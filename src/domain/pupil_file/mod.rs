//! Pupils out of a school's own records: a table that the management information system exported, whatever its
//! columns are called, or a Common Transfer File.

mod cells;
mod compare;
mod ctf;
mod decode;
mod field;
mod headings;
mod names;
mod rows;
mod table;
mod vocabulary;

pub use compare::{Known, Match};
pub use field::{Field, Mapping};
pub use rows::{ReadRow, RowProblem};

use serde::{Deserialize, Serialize};

use super::time::Day;
use super::upn::Upn;

/// The largest file, in bytes.
pub const FILE_LIMIT: usize = 64 << 20;
/// The most rows.
pub const ROW_LIMIT: usize = 100_000;
/// The most columns.
pub const COLUMN_LIMIT: usize = 200;
/// The longest cell that is read, in characters; a name is held to 200.
pub const CELL_LIMIT: usize = 10_000;
/// The most cells, rows by columns: what a browser's memory holds without trouble.
pub const CELL_COUNT_LIMIT: usize = 5_000_000;

/// Why a file cannot be read as pupils.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum PupilFileError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`FILE_LIMIT`].
    #[error("the file is larger than 64 MiB")]
    TooLarge,
    /// A spreadsheet (or another file packed in the same way), whatever its name says: it must be saved as CSV.
    #[error("this is a spreadsheet")]
    Spreadsheet,
    /// A web page, as some systems save their lists.
    #[error("this is a web page")]
    WebPage,
    /// A PDF.
    #[error("this is a PDF")]
    Pdf,
    /// Not text.
    #[error("this is not text")]
    Binary,
    /// XML, but not a Common Transfer File.
    #[error("this XML is not a Common Transfer File")]
    OtherXml,
    /// XML that breaks off or is malformed.
    #[error("the XML is malformed")]
    MalformedXml,
    /// The columns are not named: there is no line of headings, or it is no table.
    #[error("there is no line of headings")]
    NoHeader,
    /// Headings, and no rows beneath them.
    #[error("there are no rows")]
    NoRows,
    /// More rows or columns than a school has.
    #[error("too many rows or columns")]
    TooMany,
}

macro_rules! stable {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal => $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[doc = $label] #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every one, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What it is called.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}

stable!(
    /// A year group of the National Curriculum, by the census code.
    YearGroup {
        N1 = "N1" => "Nursery 1",
        N2 = "N2" => "Nursery 2",
        Reception = "R" => "Reception",
        Y1 = "1" => "Year 1",
        Y2 = "2" => "Year 2",
        Y3 = "3" => "Year 3",
        Y4 = "4" => "Year 4",
        Y5 = "5" => "Year 5",
        Y6 = "6" => "Year 6",
        Y7 = "7" => "Year 7",
        Y8 = "8" => "Year 8",
        Y9 = "9" => "Year 9",
        Y10 = "10" => "Year 10",
        Y11 = "11" => "Year 11",
        Y12 = "12" => "Year 12",
        Y13 = "13" => "Year 13",
    }
);

stable!(
    /// Sex as the school census has it.
    Sex {
        Female = "F" => "Female",
        Male = "M" => "Male",
    }
);

stable!(
    /// Special educational needs provision, by the census code.
    SenStatus {
        NoProvision = "N" => "No special provision",
        Support = "K" => "SEN support",
        Plan = "E" => "Education, health and care plan",
    }
);

/// What a row says of a pupil.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PupilRow {
    /// Surname.
    pub surname: String,
    /// Forename.
    pub forename: String,
    /// What the child is called, if it differs.
    pub preferred: Option<String>,
    /// Date of birth.
    pub born: Option<Day>,
    /// Year group.
    pub year: Option<YearGroup>,
    /// Class or registration group.
    pub class: Option<String>,
    /// Unique pupil number.
    pub upn: Option<Upn>,
    /// Admission number.
    pub local_id: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Special educational needs.
    pub sen: Option<SenStatus>,
    /// Pupil premium.
    pub pupil_premium: Option<bool>,
}

/// A file, read into rows of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The columns' names, as they stand.
    pub columns: Vec<String>,
    /// Which column seems to be what.
    pub guess: Mapping,
    /// True if a person should look at the guess before it is used.
    pub needs_review: bool,
    /// Each row's line in the file, and its cells.
    cells: Vec<(usize, Vec<String>)>,
}

impl Sheet {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The first rows, to recognise the columns by.
    pub fn sample(&self, rows: usize) -> Vec<Vec<String>> {
        self.cells.iter().take(rows).map(|(_, cells)| cells.clone()).collect()
    }

    /// A row's cells as they stand.
    pub fn raw(&self, index: usize) -> &[String] {
        self.cells.get(index).map_or(&[], |(_, cells)| cells)
    }

    /// The rows under a mapping, in the order of the file. A row that is there twice, or whose pupil another row has
    /// too, is rejected where it comes second.
    pub fn rows<'a>(&'a self, mapping: &'a Mapping) -> impl Iterator<Item = ReadRow> + 'a {
        rows::read(&self.cells, mapping, self.columns.len())
    }
}

/// Reads a file.
///
/// # Errors
/// What it is instead, or why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Sheet, PupilFileError> {
    if bytes.len() > FILE_LIMIT {
        return Err(PupilFileError::TooLarge);
    }
    let text = decode::to_text(bytes)?;
    if text.trim_start().starts_with('<') { ctf::read(&text) } else { table::read(&text) }
}
