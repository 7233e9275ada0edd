//! Tables as files for a spreadsheet, in which no cell can be read as a formula.

/// Lines of cells, the headings first.
pub type Sheet = Vec<Vec<String>>;

/// What a spreadsheet may take for the beginning of a formula, also in the wide letters of some keyboards.
const DANGEROUS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The sheet as UTF-8 with a byte order mark, by which spreadsheets know it, and lines that end as RFC 4180 has it. A cell
/// that a spreadsheet could take for a formula begins with an apostrophe.
pub fn write(sheet: &Sheet) -> Vec<u8> {
    let mut file = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for line in sheet {
        // What is written to is memory, and takes everything.
        let _ = file.write_record(line.iter().map(|cell| harmless(cell)));
    }
    file.into_inner().unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    let cell: String = cell.chars().filter(|letter| *letter != '\0').collect();
    // What a spreadsheet drops at the beginning hides nothing.
    let unseen = |letter: char| letter.is_whitespace() || letter.is_control();
    let begins = cell.trim_start_matches(unseen).starts_with(DANGEROUS);
    let dropped = cell.starts_with(|letter: char| letter.is_control());
    if begins || dropped { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sheet(cells: &[&str]) -> String {
        String::from_utf8(write(&vec![cells.iter().map(|cell| (*cell).to_owned()).collect()])).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be_and_no_formula_runs() {
        assert_eq!(sheet(&["Neglect", "3"]), "\u{feff}Neglect,3\r\n");
        assert_eq!(sheet(&["a, \"b\"", "two\nlines"]), "\u{feff}\"a, \"\"b\"\"\",\"two\nlines\"\r\n");
        for formula in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u{a0}=1", "\0=1"]
        {
            let line = sheet(&[formula]);
            let first = line.trim_start_matches('\u{feff}').trim_start_matches('"').chars().next();
            assert_eq!(first, Some('\''), "{formula:?} became {line:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_cell_reads_back_and_begins_as_no_formula(
            cells in prop::collection::vec("[=+@\\-\t\r\n \",a\u{0}＝]{0,6}|\\PC{0,8}", 1..6),
        ) {
            let file = write(&vec![cells.clone()]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&file[3..]);
            let line = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(line.len(), cells.len());
            for (read, cell) in line.iter().zip(&cells) {
                prop_assert!(!read.trim_start_matches(char::is_control).trim_start().starts_with(DANGEROUS));
                let plain = cell.replace('\0', "");
                prop_assert!(read == plain || read.strip_prefix('\'') == Some(&plain));
            }
        }
    }
}
