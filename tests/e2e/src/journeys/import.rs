//! Twenty thousand pupils come in while the page stays awake: no task of it takes longer than 50 ms.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::person::Person;
use crate::stage::Stage;

/// How many pupils.
const PUPILS: usize = 20_000;
/// The longest that a page may keep a person waiting, in milliseconds (W3C, Long Tasks API: what takes longer counts as
/// long).
const LONG: f64 = 50.0;

const FORENAMES: [&str; 10] =
    ["Aled", "Bronwen", "Cerys", "Dafydd", "Eira", "Ffion", "Gwil", "Heulwen", "Iolo", "Lowri"];
const SURNAMES: [&str; 10] = [
    "Ashdown",
    "Birkbeck",
    "Coldharbour",
    "Dunmore",
    "Eastlake",
    "Fernhill",
    "Greenhalgh",
    "Hartwell",
    "Inchbald",
    "Langmead",
];

/// Reads, previews and brings in, with an observer at the page.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let file = stage.scratch("twenty-thousand.csv");
    std::fs::write(&file, list())?;
    let mut lead = stage.person("lead")?;
    lead.click("button", "Open a practice school")?;
    lead.see_one("heading", "Home")?;
    lead.click("link", "Pupils")?;
    lead.click("link", "Import pupils")?;
    lead.watch_long_tasks()?;
    notices(&mut lead)?;
    lead.watch_long_tasks()?;
    // A slow machine takes its time; the page may not.
    lead.patience = Duration::from_secs(180);
    lead.upload("Pupil list", &[file])?;
    lead.see("What would change")?;
    lead.see_one("radio", &format!("New: {PUPILS}"))?;
    lead.click("button", &format!("Import {PUPILS} pupils"))?;
    lead.see(&format!("{PUPILS} new, 0 changed, 0 unchanged. 0 rows could not be brought in."))?;
    let longest = lead.longest_task()?.context("this engine does not tell of long tasks")?;
    println!("   {PUPILS} pupils in: the page's longest task took {longest} ms (0: none over {LONG} ms)");
    ensure!(longest <= LONG, "a task of the page took {longest} ms");
    lead.click("link", "Pupils")?;
    lead.see("20200 pupils")?;
    lead.close().map(drop)
}

/// The observer sees a long task when there is one.
fn notices(lead: &mut Person) -> anyhow::Result<()> {
    lead.keep_busy(2.0 * LONG)?;
    let longest = lead.until("the long task that was made to be noticed", || {
        Ok(lead.longest_task()?.filter(|longest| *longest > LONG))
    })?;
    ensure!(longest >= 2.0 * LONG, "a task of {} ms was taken for one of {longest} ms", 2.0 * LONG);
    Ok(())
}

/// A list as a school's records give it out, with names of nobody.
fn list() -> String {
    let mut list = "Surname,Forename,DOB,Year,Reg\n".to_owned();
    for number in 0..PUPILS {
        let (surname, forename) = (SURNAMES[number / 10 % 10], FORENAMES[number % 10]);
        let (day, month, year) = (number % 28 + 1, number / 28 % 12 + 1, 2008 + number % 12);
        // Writing to a text cannot fail.
        let _ = writeln!(
            list,
            "{surname}-{number},{forename},{day:02}/{month:02}/{year},{},{}A",
            number % 12,
            number % 12
        );
    }
    list
}
