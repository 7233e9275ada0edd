//! The pupil directory and bringing pupils in.

use crate::app::view::{PreviewCounts, RowGroup};
use crate::domain::pupil_file::{Field, PupilFileError, RowProblem};

pub const TITLE: &str = "Pupils";
pub const IMPORT: &str = "Import pupils";
pub const SEARCH: &str = "Find a pupil";
pub const SEARCH_HINT: &str = "By any part of the name.";
pub const NONE: &str = "No pupils yet";
pub const NONE_ABOUT: &str =
    "Bring them in from your school's records system: export a list as CSV, or a common transfer file (XML).";
pub const NOT_FOUND: &str = "Nobody by that name";
pub const NOT_FOUND_ABOUT: &str = "Try fewer letters, or only the surname.";
pub const CAPTION: &str = "Pupils, by surname";
pub const COLUMN_NAME: &str = "Name";
pub const COLUMN_CLASS: &str = "Class";
pub const COLUMN_YEAR: &str = "Year";
pub const COLUMN_BORN: &str = "Born";
pub const COLUMN_RECORD: &str = "Record";
pub const RECORD: &str = "Record";
pub const SHARED_NAME: &str = "Shares a name";

pub const IMPORT_TITLE: &str = "Import pupils";
pub const IMPORT_LEAD: &str = "Export a pupil list from your records system (SIMS, Arbor, Bromcom or any other): surname, forename, date of birth, year, class \
    and UPN if you have it. The columns may be called anything. You see what would change before anything does.";
pub const FILE: &str = "Pupil list";
pub const FILE_HINT: &str = "A CSV or text file, or a common transfer file in XML.";
pub const READING: &str = "Reading the list…";
pub const MAPPING_TITLE: &str = "Which column is what?";
pub const MAPPING_LEAD: &str =
    "Check what each column holds. Columns that are not brought in stay in your file only.";
pub const MAPPING_REVIEW: &str = "Some columns were not recognised for certain. Please look before going on.";
pub const MAPPING_COLUMN: &str = "Column";
pub const MAPPING_SAMPLE: &str = "First rows";
pub const MAPPING_FIELD: &str = "Holds";
pub const MAPPING_NO_NAMES: &str =
    "Say which columns hold the surname and the forename, or which one holds both";
pub const MAPPING_TWICE: &str = "Two columns are said to hold the same thing. Choose one of them";
pub const COMPARE: &str = "Compare with the directory";
pub const COMPARING: &str = "Comparing…";
pub const PREVIEW_TITLE: &str = "What would change";
pub const PREVIEW_SHOW: &str = "Show";
pub const PREVIEW_NONE: &str = "No rows of this kind.";
pub const PREVIEW_LINE: &str = "Line";
pub const PREVIEW_NAME: &str = "Pupil";
pub const PREVIEW_WHAT: &str = "What";
pub const PREVIEW_ROWS: &str = "rows";
pub const BACK_TO_MAPPING: &str = "Look at the columns";
pub const OTHER_FILE: &str = "Choose another file";
pub const IMPORTING: &str = "Bringing the pupils in…";
pub const NOTHING: &str = "Nothing to bring in: every pupil in this list is here already, exactly so.";
pub const DONE_TITLE: &str = "Pupils are in";
pub const DONE_NEXT: &str = "Colleagues get the list with a joining pack, or with your next update.";
pub const SEE: &str = "See the pupils";
pub const MAKE_PACK: &str = "Make a joining pack";

/// What is wrong with a file, and what to do.
pub fn file_error(error: &PupilFileError) -> (&'static str, &'static str) {
    match error {
        PupilFileError::Empty => {
            ("There is nothing in this file", "Export the list again, and look whether it has rows.")
        }
        PupilFileError::TooLarge => (
            "This file is larger than a pupil list can be",
            "Export only the columns that are needed, for current pupils only.",
        ),
        PupilFileError::Spreadsheet => (
            "This is a spreadsheet, whatever its name says",
            "Open it in Excel or LibreOffice, choose \"Save as\", then \"CSV UTF-8\", and choose that file.",
        ),
        PupilFileError::WebPage => (
            "This is a web page, whatever its name says",
            "Export the list as CSV, or open it in Excel or LibreOffice and save it as \"CSV UTF-8\".",
        ),
        PupilFileError::Pdf => ("This is a PDF", "Export the list as CSV instead of printing it."),
        PupilFileError::Binary => (
            "This file is not text",
            "Export the list from your records system as CSV, or as a common transfer file.",
        ),
        PupilFileError::OtherXml => (
            "This is XML, but not a common transfer file",
            "Export a common transfer file (CTF), or a list as CSV.",
        ),
        PupilFileError::MalformedXml => (
            "This XML breaks off or is damaged",
            "Export the common transfer file again, and copy it completely.",
        ),
        PupilFileError::NoHeader => (
            "The columns in this file have no names",
            "The first line must name the columns (Surname, Forename, Date of birth …), with one line a pupil below it.",
        ),
        PupilFileError::NoRows => (
            "There are no rows in this file",
            "The first line must name the columns, and below it there must be one line a pupil.",
        ),
        PupilFileError::TooMany => (
            "This file has more rows or columns than a school has",
            "Export current pupils only, and only the columns that are needed.",
        ),
    }
}

/// What is wrong with a row.
pub fn row_problem(problem: &RowProblem) -> String {
    match problem {
        RowProblem::NoSurname => "no surname".to_owned(),
        RowProblem::NoForename => "no forename".to_owned(),
        RowProblem::TooLong(column) => format!("{} is too long", field(*column).to_lowercase()),
        RowProblem::DuplicateOfLine(line) => format!("says exactly the same as line {line}"),
        RowProblem::UpnAlsoOnLine(line) => format!("has the same UPN as line {line}"),
        RowProblem::SamePupilAsLine(line) => {
            format!("has the same names and date of birth as line {line}, and no UPN to tell them apart")
        }
        RowProblem::SwallowedLines(lines) => {
            format!("a quotation mark is not closed, and {lines} more lines were taken for part of this one")
        }
        RowProblem::BadDate(text) => format!("\"{text}\" is not a child's date of birth; left empty"),
        RowProblem::BadUpn(text, reason) => format!("\"{text}\" is not a UPN ({reason}); left empty"),
        RowProblem::BadYear(text) => format!("\"{text}\" is not a year group; left empty"),
        RowProblem::NotUnderstood(column, text) => {
            format!("\"{text}\" was not understood as {}; left empty", field(*column).to_lowercase())
        }
        RowProblem::TooFewCells => "fewer cells than columns".to_owned(),
        RowProblem::TooManyCells => "more cells than columns".to_owned(),
    }
}

/// What a column may hold.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Surname => "Surname",
        Field::Forename => "Forename",
        Field::Preferred => "Preferred forename",
        Field::FullName => "Full name",
        Field::Born => "Date of birth",
        Field::Year => "Year group",
        Field::Class => "Class",
        Field::Upn => "UPN",
        Field::LocalId => "Admission number",
        Field::Sex => "Sex",
        Field::Sen => "Special needs",
        Field::PupilPremium => "Pupil premium",
        Field::Ignore => "Not brought in",
    }
}

/// What a group of rows is called.
pub fn group(group: RowGroup) -> &'static str {
    match group {
        RowGroup::New => "New",
        RowGroup::Changed => "Changed",
        RowGroup::Unchanged => "Unchanged",
        RowGroup::Rejected => "Cannot be brought in",
    }
}

/// How many rows a group has.
pub fn of_group(counts: &PreviewCounts, group: RowGroup) -> usize {
    match group {
        RowGroup::New => counts.new,
        RowGroup::Changed => counts.changed,
        RowGroup::Unchanged => counts.unchanged,
        RowGroup::Rejected => counts.rejected,
    }
}

pub fn rows(count: usize) -> String {
    super::count(count, "row", "rows")
}

pub fn changes(fields: &[Field]) -> String {
    let names: Vec<_> = fields.iter().map(|changed| field(*changed).to_lowercase()).collect();
    format!("changes: {}", names.join(", "))
}

pub const AMBIGUOUS: &str = "More than one pupil here has this name and date of birth. Nothing is changed: put it right in the school's records first.";

pub fn warned(count: usize) -> String {
    let rows = if count == 1 {
        "1 row has something in it".to_owned()
    } else {
        format!("{count} rows have something in them")
    };
    format!("{rows} that was not understood; the rest is brought in.")
}

pub fn import_now(count: usize) -> String {
    format!("Import {}", super::count(count, "pupil", "pupils"))
}

pub fn done(counts: &PreviewCounts) -> String {
    format!(
        "{} new, {} changed, {} unchanged. {} could not be brought in.",
        counts.new,
        counts.changed,
        counts.unchanged,
        super::count(counts.rejected, "row", "rows")
    )
}

pub fn in_all(total: usize) -> String {
    super::count(total, "pupil", "pupils")
}
