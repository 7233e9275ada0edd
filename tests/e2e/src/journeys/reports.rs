//! Reports and the trail, in the practice school: two periods side by side, tables saved and read back, the governors'
//! pack on paper and as a file, who did what, and all records verified.

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    lead.click("button", "Open a practice school")?;
    lead.see_one("heading", "Home")?;
    println!("   two periods side by side, and a table of them in a spreadsheet");
    side_by_side(&mut lead)?;
    println!("   a line for each concern, without names and with them");
    lines(&mut lead)?;
    println!("   the governors' pack: no small number, on the screen, on paper and in the file");
    governors(&mut lead)?;
    println!("   who did what, by kind, and to one concern");
    trail(&mut lead)?;
    println!("   all records verified, and the statement of it");
    verify(&mut lead)?;
    lead.close().map(drop)
}

fn read(lead: &mut Person, button: &str) -> anyhow::Result<Vec<csv::StringRecord>> {
    let file = lead.download(|lead| lead.click("button", button))?;
    ensure!(
        file.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with("holdfast-report")),
        "the file's name says more than what it is"
    );
    let bytes = std::fs::read(&file)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").context("no byte order mark")?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    Ok(reader.records().collect::<Result<_, _>>()?)
}

fn side_by_side(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Read reports")?;
    lead.see_one("heading", "Reports")?;
    lead.see_one("heading", "By category")?;
    lead.see("The pupil directory does not hold this of any pupil")?;
    lead.see_one("row", "Neglect")?;
    lead.see_one("heading", "Actions now")?;
    lead.see_one("heading", "Hand-overs now")?;
    screen(lead, "reports")?;
    lead.pictures("reports")?;
    let table = read(lead, "Save as CSV By day of the week")?;
    ensure!(table.len() == 10, "seven days, one not known, headings and total: {table:?}");
    let number = |row: usize, column: usize| -> anyhow::Result<u64> {
        Ok(table.get(row).and_then(|row| row.get(column)).context("no such cell")?.parse()?)
    };
    for column in 1..=2 {
        let mut sum = 0;
        for row in 1..9 {
            sum += number(row, column)?;
        }
        ensure!(sum == number(9, column)? && sum > 5, "the rows of column {column} do not add up");
    }
    lead.see("Saved to your downloads")?;
    lead.pick("The last twelve weeks, and the twelve before")?;
    lead.see_one("heading", "By category")?;
    lead.pick("Other days")?;
    lead.set("From", "2020-02-01")?;
    lead.set("To", "2020-01-01")?;
    lead.click("button", "Show")?;
    lead.see("Give both days of each period, the earlier one first")?;
    screen(lead, "reports-days")?;
    lead.set("To", "2020-02-29")?;
    lead.click("button", "Show")?;
    lead.pick("The last twelve weeks, and the twelve before")
}

fn lines(lead: &mut Person) -> anyhow::Result<()> {
    let nameless = read(lead, "Save the lines as CSV")?;
    ensure!(nameless.len() > 30, "a line for each concern of twelve weeks: {}", nameless.len());
    let said =
        |lines: &[csv::StringRecord], text: &str| lines.iter().flatten().any(|cell| cell.contains(text));
    ensure!(!said(&nameless, "Esme"), "a child is named whom nobody asked for");
    lead.tick("With the names of children and recorders")?;
    let named = read(lead, "Save the lines as CSV")?;
    ensure!(said(&named, "Esme") && named.len() == nameless.len(), "the names were asked for");
    ensure!(!said(&named, "summer dress"), "what was written is in no table");
    Ok(())
}

/// Whether a text is of small numbers that must not be there.
fn small(text: &str) -> bool {
    ["1", "2", "3", "4"].contains(&text.trim())
}

fn governors(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Governors' pack")?;
    lead.see_one("heading", "Governors' pack")?;
    lead.see("not shown")?;
    screen(lead, "governors")?;
    lead.pictures("governors")?;
    let script = "return Array.from(document.querySelectorAll('main td, main .bar-value')).map((cell) => cell.textContent)";
    let cells = lead.session()?.run(script, &[])?;
    let cells: Vec<String> = serde_json::from_value(cells)?;
    ensure!(cells.len() > 20 && !cells.iter().any(|cell| small(cell)), "a small number is shown: {cells:?}");
    let pack = read(lead, "Save as CSV")?;
    ensure!(!pack.iter().flat_map(|line| line.iter().skip(1)).any(small), "a small number is in the file");
    ensure!(
        pack.iter().flatten().any(|cell| cell == "not shown"),
        "nothing is hidden in the practice school"
    );
    // The reason why nobody can be known: of what is hidden there are always two.
    let a4 = json!({ "page": { "width": 21.0, "height": 29.7 }, "shrinkToFit": false });
    let printed = lead.session()?.post("/print", &a4)?;
    let pdf = STANDARD.decode(printed.as_str().context("nothing was printed")?)?;
    std::fs::write(lead.places.downloads.with_file_name("governors.pdf"), &pdf)?;
    let pages = String::from_utf8_lossy(&pdf).matches("/Type /Page\n").count();
    ensure!(pages < 10, "the pack takes {pages} sheets of paper");
    Ok(())
}

fn trail(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Home")?;
    lead.click("link", "See who did what")?;
    lead.see_one("heading", "Trail")?;
    lead.see("Showing 1 to 50 of")?;
    lead.see("Took something out of Holdfast: the governors' pack, without names")?;
    screen(lead, "trail")?;
    lead.pictures("trail")?;
    lead.click("button", "Next")?;
    lead.see("Showing 51 to 100 of")?;
    lead.choose("Kind", "What was opened, saved or exported")?;
    lead.see("a line for each concern, with names")?;
    lead.no("Recorded a concern")?;
    lead.choose("Kind", "Concerns, and what was added to them")?;
    lead.choose("Done by", "Halina Brzezina")?;
    lead.see("Recorded a concern")?;
    lead.no("Took something out")?;
    lead.set("From", "2020-01-01")?;
    lead.set("To", "2020-01-31")?;
    lead.see("Nothing in the trail fits what you asked for")?;
    lead.click("button", "Show everything again")?;
    lead.see("Showing 1 to 50 of")?;

    // From a concern to all that was done to it, and back.
    lead.click("link", "Concerns")?;
    lead.click("link", "Freya Foss")?;
    lead.see_one("heading", "Concern")?;
    lead.click("link", "What was done to this concern")?;
    lead.see_one("heading", "Trail")?;
    lead.see("Opened a concern: Freya Foss")?;
    lead.see("Recorded a concern: Freya Foss")?;
    screen(lead, "trail-concern")?;
    lead.click("link", "Back to the concern")?;
    lead.see_one("heading", "Concern")
}

fn verify(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Home")?;
    lead.click("link", "See who did what")?;
    lead.click("link", "Verify all records")?;
    lead.click("button", "Verify all records")?;
    lead.see("Every record is unaltered, and none is missing")?;
    screen(lead, "verified")?;
    lead.pictures("verified")?;
    let file = lead.download(|lead| lead.click("button", "Save the statement"))?;
    let statement = std::fs::read_to_string(&file)?;
    ensure!(statement.contains("Every record is unaltered, and none is missing."), "{statement}");
    for said in ["School: ", "Verified: ", "With: Holdfast ", "Newest: number ", "Unaltered and complete"] {
        ensure!(statement.contains(said), "the statement does not say \"{said}\"");
    }
    lead.click("link", "Trail")?;
    lead.see("the statement that records were verified, with names")
}
