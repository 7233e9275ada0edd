//! The pupil files that schools have, from the sample files: what is read, what is rejected, and why.
#![allow(clippy::unwrap_used, reason = "tests may stop at what they do not expect")]

use std::path::Path;
use std::time::{Duration, Instant};

use holdfast::domain::ids::PupilId;
use holdfast::domain::pupil_file::{
    self, Field, Known, Match, PupilFileError, PupilRow, ReadRow, RowProblem, SenStatus, Sex, Sheet,
    YearGroup,
};
use holdfast::domain::time::Day;
use holdfast::domain::upn::UpnError;
use proptest::prelude::*;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)).unwrap()
}

fn sheet(name: &str) -> Sheet {
    pupil_file::read(&bytes(name)).unwrap()
}

fn read(sheet: &Sheet) -> Vec<ReadRow> {
    sheet.rows(&sheet.guess).collect()
}

fn accepted(rows: &[ReadRow]) -> Vec<&PupilRow> {
    rows.iter().filter_map(|row| row.row.as_ref()).collect()
}

fn known<'a>(rows: impl IntoIterator<Item = &'a PupilRow>) -> Known {
    let number = |(place, row): (usize, &PupilRow)| {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&place.to_be_bytes());
        (PupilId(id), row.clone())
    };
    rows.into_iter().enumerate().map(number).collect()
}

/// All rows are accepted, without a word about any.
fn assert_clean(name: &str, rows: usize) -> Vec<PupilRow> {
    let sheet = sheet(name);
    let read = read(&sheet);
    assert_eq!(read.iter().find(|row| !row.problems.is_empty()), None, "{name}");
    assert_eq!((sheet.len(), accepted(&read).len()), (rows, rows), "{name}");
    read.into_iter().filter_map(|row| row.row).collect()
}

#[test]
fn sims_exports_are_read_whole_without_review() {
    assert!(!sheet("sims.csv").needs_review);
    let rows = assert_clean("sims.csv", 120);
    assert!(rows.iter().all(|row| {
        row.born.is_some()
            && row.year.is_some()
            && row.class.is_some()
            && row.upn.is_some()
            && row.local_id.is_some()
            && row.sex.is_some()
            && row.sen.is_some()
            && row.pupil_premium.is_some()
    }));
    assert!(rows.iter().any(|row| row.preferred.is_some()) && rows.iter().any(|row| row.preferred.is_none()));
    assert!(rows.iter().any(|row| row.surname == "Dvořák"));
}

#[test]
fn arbor_exports_are_read_whole_without_review() {
    let sheet = sheet("arbor.csv");
    assert!(!sheet.needs_review);
    assert_eq!(sheet.guess.column(Field::FullName), None, "the names have columns of their own");
    let rows = assert_clean("arbor.csv", 120);
    assert!(rows.iter().any(|row| row.year == Some(YearGroup::Reception)));
    assert!(rows.iter().any(|row| row.sen == Some(SenStatus::Plan)));
    assert!(
        rows.iter().all(|row| row.class.as_ref().is_some_and(|class| class.len() == 2)),
        "\"Class 5B\" is 5B"
    );
}

#[test]
fn a_common_transfer_file_is_read_whole_without_its_contacts() {
    assert_clean("common-transfer-file.xml", 120);
    assert!(!sheet("contacts.xml").needs_review);
    let rows = assert_clean("contacts.xml", 80);
    let text = String::from_utf8(bytes("contacts.xml")).unwrap();
    for row in &rows {
        let surname = row.surname.replace('\'', "&apos;");
        let own = format!(
            "<UPN>{}</UPN><Surname>{surname}</Surname><Forename>{}</Forename>",
            row.upn.as_ref().unwrap(),
            row.forename
        );
        assert!(text.contains(&own), "{own}");
    }
    assert!(rows.iter().all(|row| row.born.is_some() && row.year.is_some() && row.sex.is_some()));
    for sen in SenStatus::ALL {
        assert!(rows.iter().any(|row| row.sen == Some(*sen)), "{sen:?}");
    }
}

#[test]
fn a_messy_file_loses_no_child_and_gives_every_reason() {
    let sheet = sheet("slips.csv");
    assert!(!sheet.needs_review);
    let rows = read(&sheet);
    let found: Vec<(usize, bool, &[RowProblem])> = rows
        .iter()
        .filter(|row| !row.problems.is_empty())
        .map(|row| (row.line, row.row.is_some(), row.problems.as_slice()))
        .collect();
    let date = |text: &str| vec![RowProblem::BadDate(text.into())];
    let bad_upn = |text: &str, flaw| vec![RowProblem::BadUpn(text.into(), flaw)];
    let expected = [
        (3, true, date("31/02/2018")),
        (5, true, bad_upn("A123", UpnError::Length(4))),
        (7, false, vec![RowProblem::UpnAlsoOnLine(6)]),
        (9, false, vec![RowProblem::DuplicateOfLine(8)]),
        (14, false, vec![RowProblem::NoForename]),
        (15, true, date("2018-13-01")),
        (17, false, vec![RowProblem::TooLong(Field::Surname)]),
        (19, true, date("01/09/1918")),
        (20, true, date("43012")),
        (21, true, vec![RowProblem::TooFewCells]),
        (22, true, vec![RowProblem::TooManyCells]),
        (25, true, bad_upn("A999210219299", UpnError::CheckLetter { expected: 'Z' })),
        (32, true, vec![RowProblem::BadYear("Year 99".into())]),
        (33, false, vec![RowProblem::SamePupilAsLine(26)]),
        (34, false, vec![RowProblem::NoSurname]),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(line, kept, problems)| (*line, *kept, problems.as_slice())).collect();
    assert_eq!(found, expected);
    assert_eq!((rows.len(), accepted(&rows).len()), (41, 35));

    let by_line =
        |line: usize| rows.iter().find(|row| row.line == line).and_then(|row| row.row.as_ref()).unwrap();
    for (line, born) in
        [(26, "2016-10-19"), (27, "2021-08-21"), (28, "2019-09-01"), (29, "2016-10-19"), (30, "2016-10-19")]
    {
        assert_eq!(by_line(line).born, Day::parse_iso(born), "line {line}");
    }
    assert!(by_line(31).upn.as_ref().unwrap().is_temporary());
    assert_eq!(by_line(10).surname, "Hallström");
    assert_eq!((by_line(18).year, by_line(26).year), (Some(YearGroup::N2), Some(YearGroup::Y5)));
    assert_eq!(by_line(4).born, None);
    assert_eq!(by_line(16).surname, "<b>Bold</b>", "markup is text");
    let notes = |line: usize| sheet.raw(rows.iter().find(|row| row.line == line).unwrap().index)[6].as_str();
    assert_eq!(notes(11), "=HYPERLINK(\"x\",\"y\")", "formulas are text");
    assert_eq!(notes(12), "line one\nline two, \"quoted\"");
}

#[test]
fn what_is_messy_is_sorted_into_kept_and_rejected() {
    let sheet = sheet("messy.csv");
    let rows = read(&sheet);
    let rejected: Vec<usize> = rows.iter().filter(|row| row.row.is_none()).map(|row| row.line).collect();
    assert_eq!((rows.len(), rejected), (22, vec![7, 9, 14, 15, 18]));
}

#[test]
fn other_encodings_and_separators_are_read() {
    let sims = assert_clean("sims.csv", 120);
    for name in ["utf16.csv", "windows-1252.csv", "semicolon.csv", "tabs.tsv"] {
        assert!(!sheet(name).needs_review, "{name}");
        let rows = assert_clean(name, 120);
        // What Windows-1252 cannot write, the sample leaves out.
        let same = rows.iter().filter(|row| sims.contains(row)).count();
        assert!(same == 120 || (name == "windows-1252.csv" && same > 60), "{name}: {same}");
        assert!(rows.iter().any(|row| !row.surname.is_ascii()), "{name}");
        assert!(!rows.iter().any(|row| row.surname.contains('\u{fffd}')), "{name}");
    }
    assert!(!sheet("excel-unicode.txt").needs_review, "tabs in UTF-16, under other names");
    let rows = assert_clean("excel-unicode.txt", 40);
    assert!(rows.iter().all(|row| row.upn.is_some() && row.born.is_some() && row.class.is_some()));
    assert!(rows.iter().any(|row| !row.surname.is_ascii()));
}

#[test]
fn titles_above_the_headings_and_whole_names_are_read() {
    let titled = sheet("titled.csv");
    assert_eq!(
        titled.columns,
        ["Name", "D.O.B.", "Yr", "Class teacher"],
        "the title above them is passed over"
    );
    assert_eq!(titled.guess.0, [Field::FullName, Field::Born, Field::Year, Field::Ignore]);
    assert!(!titled.needs_review, "\"Surname, Forename\" in every row is plain");
    let rows = assert_clean("titled.csv", 35);
    assert_eq!((rows[0].surname.as_str(), rows[0].forename.as_str()), ("D'Souza", "Rhys"));
}

#[test]
fn what_is_no_pupil_file_is_named() {
    assert_eq!(pupil_file::read(&bytes("renamed-spreadsheet.csv")), Err(PupilFileError::Spreadsheet));
    assert_eq!(pupil_file::read(&bytes("empty.csv")), Err(PupilFileError::Empty));
    assert_eq!(pupil_file::read(b"%PDF-1.4 ..."), Err(PupilFileError::Pdf));
    assert_eq!(pupil_file::read(b"\x7fELF\x02\x01\x01\x00"), Err(PupilFileError::Binary));
    assert_eq!(pupil_file::read(&bytes("other.xml")), Err(PupilFileError::OtherXml));
    assert_eq!(pupil_file::read(b"<!DOCTYPE html><p>Log in"), Err(PupilFileError::WebPage));
    assert_eq!(pupil_file::read(b"Lee,Ann,01/02/2018\nRay,Sam,3/4/2019"), Err(PupilFileError::NoHeader));
    assert_eq!(pupil_file::read(b"Surname,Forename,DOB\n"), Err(PupilFileError::NoRows));
    let too_large = vec![b'a'; pupil_file::FILE_LIMIT + 1];
    assert_eq!(pupil_file::read(&too_large), Err(PupilFileError::TooLarge));
    let broken = bytes("common-transfer-file.xml");
    assert_eq!(pupil_file::read(&broken[..broken.len() / 2]), Err(PupilFileError::MalformedXml));
}

#[test]
fn importing_twice_changes_nothing() {
    for name in [
        "sims.csv",
        "arbor.csv",
        "common-transfer-file.xml",
        "messy.csv",
        "utf16.csv",
        "titled.csv",
        "slips.csv",
    ] {
        let sheet = sheet(name);
        let rows = read(&sheet);
        let known = known(accepted(&rows));
        for row in accepted(&rows) {
            assert!(matches!(known.compare(row), Match::Unchanged(_)), "{name}: {row:?}");
        }
    }
}

#[test]
fn another_systems_export_finds_the_same_children() {
    let (sims, arbor) = (sheet("sims.csv"), sheet("arbor.csv"));
    let (sims, arbor) = (read(&sims), read(&arbor));
    let known = known(accepted(&sims));
    let (mut new, mut changed) = (0, 0);
    for row in accepted(&arbor) {
        match known.compare(row) {
            Match::New => new += 1,
            Match::Changed(_, fields) => {
                changed += 1;
                assert!(
                    fields.iter().all(|field| matches!(field, Field::Preferred | Field::PupilPremium)),
                    "{row:?}"
                );
            }
            Match::Unchanged(_) => {}
            Match::Ambiguous(several) => panic!("{row:?} could be any of {several:?}"),
        }
    }
    assert_eq!((new, changed), (0, 0));
}

#[test]
fn a_large_school_trust_is_read_in_a_moment() {
    let mut text = String::from("Surname,Forename,DOB,Year,Reg,Adno,Sex,SEN Status\n");
    for place in 0..20_000 {
        let (day, month, year) = (place % 28 + 1, place % 12 + 1, 2011 + place % 10);
        text.push_str(&format!(
            "Wójcik{},Ann{place},{day:02}/{month:02}/{year},5,5A,{place},F,N\n",
            place % 977
        ));
    }
    let started = Instant::now();
    let sheet = pupil_file::read(text.as_bytes()).unwrap();
    let rows = read(&sheet);
    assert_eq!(accepted(&rows).len(), 20_000);
    assert_eq!(accepted(&rows)[0].sex, Some(Sex::Female));
    let known = known(accepted(&rows));
    assert!(accepted(&rows).into_iter().all(|row| matches!(known.compare(row), Match::Unchanged(_))));
    // Under a second without optimisation; what is allowed is for a busy machine.
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

fn nothing_panics(bytes: &[u8]) {
    let Ok(sheet) = pupil_file::read(bytes) else { return };
    assert!(!sheet.is_empty() && sheet.sample(3).len() <= 3);
    for row in sheet.rows(&sheet.guess) {
        assert_eq!(row.row.is_none(), row.problems.iter().any(RowProblem::rejects));
        assert!(row.line > 0 && row.index < sheet.len());
        if let Some(pupil) = &row.row {
            let json = serde_json::to_string(pupil).unwrap();
            assert_eq!(&serde_json::from_str::<PupilRow>(&json).unwrap(), pupil);
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        nothing_panics(&bytes);
    }

    #[test]
    fn no_table_makes_the_reader_panic(text in "(Surname|Name|DOB|UPN)?[,;\t]Forename,(DOB|Year|SEN)\r?\n([,;\"\r\n\t =0-9/A-Zéß'.<-]{0,12}[,\"\n]?){0,30}") {
        nothing_panics(text.as_bytes());
    }

    #[test]
    fn no_xml_makes_the_reader_panic(inner in "(<Pupil>|</Pupil>|<Surname>|</Surname>|&amp;|&x;|&#0;|<!--|-->|<SENhistory>|<![CDATA[|]]>|[a-zé<>/&; ]){0,30}") {
        nothing_panics(format!("<CTfile><CTFpupilData>{inner}</CTFpupilData></CTfile>").as_bytes());
        nothing_panics(format!("<CTfile>{inner}").as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_to_a_sample_makes_the_reader_panic(
        name in prop::sample::select(vec!["titled.csv", "slips.csv", "excel-unicode.txt", "contacts.xml"]),
        place in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = bytes(name);
        let place = place.index(bytes.len());
        bytes[place] = byte;
        nothing_panics(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        nothing_panics(&bytes);
    }
}
