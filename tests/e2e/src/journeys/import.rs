//! Twenty thousand pupils come in while the page stays awake: no task of it takes longer than 50 ms.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use super::search::{focused, rows};
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
    println!("   the list of all of them, by the keyboard and by scrolling");
    long_list(&mut lead)?;
    lead.close().map(drop)
}

/// No more than a window of the list is on the page, wherever one is in it, and every row can be come to.
fn long_list(lead: &mut Person) -> anyhow::Result<()> {
    let said = u64::try_from(PUPILS + 200 + 1)?;
    ensure!(rows(lead)? == said, "screen readers hear how many there are");
    lead.watch_long_tasks()?;
    lead.tab_to("link", "Record")?;
    lead.until("the focus in the list", || Ok((focused(lead)? == 2).then_some(())))?;
    for (key, row) in
        [("End", said), ("PageUp", said - 10), ("k", said - 11), ("Home", 2), ("PageDown", 12), ("j", 13)]
    {
        lead.press(key)?;
        lead.until(&format!("{key} leads to row {row}"), || Ok((focused(lead)? == row).then_some(())))?;
        ensure!(mounted(lead)? <= 60, "{} rows are on the page", mounted(lead)?);
    }
    for part in [0.5, 0.9, 0.1, 0.55] {
        let script = "window.scrollTo(0, document.documentElement.scrollHeight * arguments[0])";
        lead.session()?.run(script, &[part.into()])?;
        lead.until(&format!("rows where one scrolled to, {part}"), || Ok(filled(lead)?.then_some(())))?;
        ensure!(mounted(lead)? <= 60, "{} rows are on the page", mounted(lead)?);
    }
    lead.picture("pupils-scrolled")?;
    // The keys go on from the row that had the focus, though it has left the page.
    lead.press("j")?;
    lead.until("the focus in row 14", || Ok((focused(lead)? == 14).then_some(())))?;
    let longest = lead.longest_task()?.context("this engine does not tell of long tasks")?;
    println!("   through {said} rows: the page's longest task took {longest} ms (0: none over {LONG} ms)");
    Ok(())
}

fn mounted(lead: &Person) -> anyhow::Result<u64> {
    let script = "return document.querySelectorAll('.long-list tbody tr[aria-rowindex]').length";
    Ok(lead.session()?.run(script, &[])?.as_u64().unwrap_or_default())
}

/// Whether what is seen of the list is rows, from top to bottom, and not room that is left for them.
fn filled(lead: &Person) -> anyhow::Result<bool> {
    let script = "return [...document.querySelectorAll('.long-list .room')].every(room => {
        const box = room.getBoundingClientRect();
        return box.bottom <= 0 || box.top >= innerHeight || box.height < 1;
    })";
    Ok(lead.session()?.run(script, &[])?.as_bool() == Some(true))
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
