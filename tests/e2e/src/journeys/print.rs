//! A pupil's file: opened, kept, starred, read together with brothers and sisters, and printed. The print is turned to PDF and
//! its text read: every page says which of how many it is and carries the check code, and what is on it can be read.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::colleagues::{Colleague, found, join};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    lead.click("button", "Open a practice school")?;
    lead.see_one("heading", "Home")?;
    println!("   one screen says what is known of a child and what is being done");
    open(&mut lead, "Esme Ellery")?;
    page(&mut lead)?;
    println!("   a status is set, refused while it lacks something, and ended");
    status(&mut lead)?;
    println!("   an event is starred, and only starred ones shown");
    star(&mut lead)?;
    println!("   the chronology on paper: front sheet, page n of m, check code");
    let code = print(&mut lead)?;
    println!("   who has opened it, and the print's code, one click away");
    opened(&mut lead, &code)?;
    println!("   a colleague is kept from the file; patterns across pupils");
    kept_from(&mut lead)?;
    patterns(&mut lead)?;
    lead.close()?;
    println!("   a recorder is told that this is not theirs");
    recorder(stage)
}

fn open(lead: &mut Person, forename: &str) -> anyhow::Result<()> {
    lead.click("link", "Pupils")?;
    lead.write("Find a pupil", forename)?;
    lead.click("link", forename)?;
    lead.see("Pupil's file")
}

fn page(lead: &mut Person) -> anyhow::Result<()> {
    for heading in
        ["What we know", "What we are doing", "Concerns over time", "Marks over time", "Chronology"]
    {
        lead.see_one("heading", heading)?;
    }
    lead.see("Child in need (section 17)")?;
    lead.see("Dana Ilves, social worker")?;
    lead.see("Level 3")?;
    lead.see("Tamsin")?;
    lead.see("The first time that Esme spoke of being left in charge")?;
    lead.see("That you opened this file is written down")?;
    screen(lead, "pupil-file")?;
    lead.pictures("pupil-file")
}

fn status(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("button", "Set a status")?;
    lead.click("button", "Save the status")?;
    lead.see("Choose the status")?;
    lead.see("Give the day on which it began")?;
    screen(lead, "pupil-status-lacking")?;
    lead.choose("Status", "Young carer")?;
    lead.set("Since", "2026-10-01")?;
    lead.write("Worker there", "Petra Nowell, family worker")?;
    lead.pictures("pupil-status-form")?;
    lead.click("button", "Save the status")?;
    lead.no_one("button", "Save the status")?;
    lead.see("since 01/10/2026")?;
    lead.click("button", "Change or end Young carer")?;
    lead.set("Last day", "2026-11-01")?;
    lead.click("button", "Save the status")?;
    lead.no_one("button", "Save the status")?;
    lead.click("button", "Ended, or entered in error")?;
    lead.see("01/10/2026 to 01/11/2026")?;
    lead.see("Earlier entries")
}

fn star(lead: &mut Person) -> anyhow::Result<()> {
    let before = lead.how_many("button", "Take the star away")?;
    lead.within("item", "three bananas", |lead| {
        lead.click("button", "Star")?;
        lead.see_focus("field", "Why it matters")?;
        lead.type_keys("It is the third time.")?;
        lead.click("button", "Star it")?;
        lead.see("It is the third time.")
    })?;
    lead.see_many(before + 1, "button", "Take the star away")?;
    lead.click("button", "What to see")?;
    lead.tick("Only starred events")?;
    lead.until("only starred events", || {
        Ok((lead.how_many("button", "Take the star away")? == before + 1
            && lead.text()?.contains(&format!("{} of ", before + 1)))
        .then_some(()))
    })?;
    screen(lead, "pupil-starred")?;
    lead.untick("Only starred events")?;
    lead.tick("With brothers and sisters of the household")?;
    lead.until("everything", || Ok((!lead.text()?.contains(" of 1")).then_some(())))?;
    lead.click("button", "Show everything")
}

/// The text of every page that the browser's printer makes of the screen.
fn pages(person: &Person, name: &str) -> anyhow::Result<Vec<String>> {
    let a4 = json!({
        "page": { "width": 21.0, "height": 29.7 },
        "margin": { "top": 1.5, "bottom": 1.5, "left": 1.5, "right": 1.5 },
        "shrinkToFit": false,
    });
    let printed = person.session()?.post("/print", &a4)?;
    let pdf = STANDARD.decode(printed.as_str().context("nothing was printed")?)?;
    let file: PathBuf = person.places.downloads.with_file_name(name);
    std::fs::write(&file, &pdf)?;
    Ok(pdf_extract::extract_text_from_mem_by_pages(&pdf)?)
}

/// Without the spaces, because a line may end anywhere, and with letters apart that the font draws as one.
fn bare(text: &str) -> String {
    let apart = text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl").replace('\u{fb00}', "ff");
    apart.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn print(lead: &mut Person) -> anyhow::Result<String> {
    lead.click("button", "Print the chronology")?;
    lead.see_one("heading", "Ready to print")?;
    lead.see("Page 1 of ")?;
    screen(lead, "pupil-print")?;
    lead.pictures("pupil-print")?;
    let shown = lead.text()?;
    let code = shown.split("Check code ").nth(1).and_then(|rest| rest.get(..19)).context("no check code")?;
    let code = code.to_owned();
    ensure!(code.split('-').count() == 4, "{code} is no check code");
    let pages = pages(lead, "chronology.pdf")?;
    let count = pages.len();
    ensure!(count >= 2, "a front sheet and the rows are {count} pages");
    for (place, text) in pages.iter().enumerate() {
        let text = bare(text);
        let number = bare(&format!("Page {} of {count}", place + 1));
        ensure!(text.contains(&number), "page {} does not say {number}:\n{text}", place + 1);
        ensure!(text.contains(&bare(&code)), "page {} lacks the check code:\n{text}", place + 1);
        ensure!(text.contains("Esme"), "page {} does not say whose file it is", place + 1);
    }
    let whole = bare(&pages.concat());
    for said in [
        "Child protection file: front sheet",
        "Larkfield Practice School",
        "Child in need (section 17)",
        "Dana Ilves, social worker",
        "Robin Ashworth",
        "That's where Mummy goes in the night.",
        "Several signs together now suggest that her needs are not met at home.",
        "Significant event",
        "Made",
    ] {
        ensure!(whole.contains(&bare(said)), "the print does not say \"{said}\"");
    }
    let front = bare(pages.first().context("no page")?);
    ensure!(!front.contains(&bare("Mummy goes")), "the front sheet stands alone");
    ensure!(!whole.contains(&bare("Ready to print")), "what is for the screen is not on paper");
    lead.click("button", "Back to the file")?;
    lead.see_one("heading", "What we know")?;
    Ok(code)
}

fn opened(lead: &mut Person, code: &str) -> anyhow::Result<()> {
    lead.click("button", "Who has opened this file")?;
    lead.see("Made ready to print")?;
    lead.see(code)?;
    lead.see("Practice school")?;
    screen(lead, "pupil-opened")
}

fn kept_from(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("button", "Kept from this file")?;
    lead.choose("Colleague", "Moira Castellane, Deputy headteacher")?;
    lead.click("button", "Keep them from it")?;
    lead.see("reason")?;
    lead.write("Why", "Esme is her granddaughter.")?;
    lead.click("button", "Keep them from it")?;
    lead.see_one("button", "Let them in again Moira Castellane")?;
    screen(lead, "pupil-locks")
}

fn patterns(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Patterns across pupils")?;
    lead.see_one("heading", "Patterns across pupils")?;
    lead.see("A man in a grey car near the gate")?;
    lead.see("in 2 concerns")?;
    lead.see_one("heading", "Place and day of the week")?;
    screen(lead, "patterns")?;
    lead.pictures("patterns")
}

fn recorder(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("head")?;
    found(&mut lead, "Marguerite Oakhanger", &[TEACHER])?;
    let mut teacher = stage.person("teacher")?;
    join(&mut lead, &mut teacher, &TEACHER, "Year 6 laptop")?;
    for address in ["#/pupils/patterns", "#/pupils/00112233445566778899aabbccddeeff"] {
        teacher.visit(address)?;
        teacher.see_one("heading", "This is for your safeguarding lead and administrators")?;
    }
    teacher.close()?;
    lead.close().map(drop)
}
