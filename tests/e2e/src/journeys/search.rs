//! Finding, by the keyboard alone: a name with a slip, filters as words, a phrase, a place to go; a search is saved and found
//! again; what is found goes on in the list. And a colleague finds their own and nothing else, and no address says what was
//! typed.

use anyhow::ensure;

use super::colleagues::{Colleague, confirm, found, hand_over, join, record};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };
const BOX: &str = "Pupils, concerns, staff, or where to go";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    lead.click("button", "Open a practice school")?;
    lead.see_one("heading", "Home")?;
    lead.count();
    println!("   a name with a slip, and what was asked for is marked");
    names(&mut lead)?;
    println!("   filters as words, a phrase, the arrows, and a concern opens");
    words(&mut lead)?;
    println!("   a search is saved, found again and forgotten");
    saved(&mut lead)?;
    println!("   a place to go; the rest in the list, sorted");
    places(&mut lead)?;
    let counts = lead.counts();
    ensure!(counts.clicks == 0, "nothing needed the mouse");
    lead.close()?;

    println!("   a colleague finds their own, and nothing of others");
    own(stage)
}

fn open(person: &mut Person) -> anyhow::Result<()> {
    person.press("Control+k")?;
    person.see_focus("field", BOX)
}

fn look_for(person: &mut Person, typed: &str) -> anyhow::Result<()> {
    person.press("Control+a")?;
    person.type_keys(typed)
}

fn marks(person: &Person) -> anyhow::Result<String> {
    let script = "return Array.from(document.querySelectorAll('#finder-list mark'), mark => mark.textContent).join('|')";
    Ok(person.session()?.run(script, &[])?.as_str().unwrap_or_default().to_owned())
}

fn names(lead: &mut Person) -> anyhow::Result<()> {
    open(lead)?;
    lead.see_one("group", "Go to")?;
    screen(lead, "search-empty")?;
    lead.type_keys("xnathe")?;
    lead.see("These are nearly called that")?;
    lead.within("group", "Pupils", |lead| lead.see("Xanthe"))?;
    lead.until("the name is marked", || Ok(marks(lead)?.contains("Xanthe").then_some(())))?;
    screen(lead, "search-slip")?;
    lead.pictures("search-slip")?;
    // Escape once closes the box, and nothing else.
    lead.press("Escape")?;
    lead.no_one("dialog", "Search")?;
    lead.see_one("heading", "Home")
}

fn words(lead: &mut Person) -> anyhow::Result<()> {
    open(lead)?;
    lead.type_keys("category:neglect year:2 level:2 coat")?;
    lead.see("Category: Neglect")?;
    lead.within("group", "Concerns", |lead| lead.see_one("option", "Esme"))?;
    screen(lead, "search-filters")?;
    lead.pictures("search-filters")?;
    look_for(lead, "\"coat's at my nan's\"")?;
    lead.see("1 concern")?;
    lead.until("the phrase is marked", || Ok((marks(lead)? == "coat's at my nan's").then_some(())))?;
    look_for(lead, "football lunch")?;
    lead.see_one("option", "Hugo")?;
    lead.press("Enter")?;
    lead.see_one("heading", "Concern")?;
    lead.see("played football together")?;
    // From the middle of anything, and an arrow past the first.
    open(lead)?;
    lead.type_keys("esme oversl")?;
    lead.see("1 concern")?;
    look_for(lead, "jago")?;
    lead.see_one("group", "Pupils")?;
    lead.press("ArrowDown")?;
    lead.press("Enter")?;
    lead.see_one("heading", "Concern")?;
    lead.see("Jago")
}

fn saved(lead: &mut Person) -> anyhow::Result<()> {
    open(lead)?;
    lead.type_keys("about:online nia")?;
    lead.see("1 concern")?;
    lead.tab_to("button", "Save this search")?;
    lead.press("Enter")?;
    lead.see_focus("field", "Name")?;
    look_for(lead, "Nia online")?;
    screen(lead, "search-saving")?;
    lead.press("Enter")?;
    lead.see_one("button", "Forget")?;
    lead.press("Escape")?;
    lead.no_one("dialog", "Search")?;
    open(lead)?;
    lead.within("group", "Saved searches", |lead| lead.see_one("option", "Nia online"))?;
    screen(lead, "search-saved")?;
    lead.press("ArrowDown")?;
    lead.press("Enter")?;
    lead.see_value(BOX, "about:online nia")?;
    lead.see("1 concern")?;
    lead.tab_to("button", "Forget Nia online")?;
    lead.press("Enter")?;
    lead.see_one("button", "Save this search")?;
    lead.press("Escape")?;
    lead.no_one("dialog", "Search")
}

fn places(lead: &mut Person) -> anyhow::Result<()> {
    open(lead)?;
    lead.type_keys("devices cop")?;
    lead.see_one("option", "Devices and copies")?;
    lead.press("Enter")?;
    lead.see_one("heading", "Devices and copies")?;
    open(lead)?;
    lead.type_keys("esme or")?;
    look_for(lead, "she")?;
    lead.see_one("option", "in the list")?;
    // The last of the concerns is the way to all of them.
    for _ in 0..13 {
        lead.press("ArrowDown")?;
        if chosen(lead)?.starts_with("See all") {
            break;
        }
    }
    lead.press("Enter")?;
    lead.see_one("heading", "Concerns")?;
    lead.see_value("Find in this list", "she")?;
    lead.tab_to("field", "Sort by")?;
    lead.type_keys("Old")?;
    lead.until("the oldest come first", || Ok(first_row(lead)?.contains("summer dress").then_some(())))?;
    screen(lead, "concerns-found")?;
    lead.pictures("concerns-found")?;
    let address = lead.session()?.run("return location.href + document.title", &[])?;
    ensure!(!address.as_str().unwrap_or_default().contains("she"), "what was looked for is in no address");
    lead.tab_to("link", "Esme")?;
    lead.press("End")?;
    lead.until("the focus in the last row", || Ok((focused(lead)? == rows(lead)?).then_some(())))?;
    lead.press("Home")?;
    lead.until("the focus in the first row", || Ok((focused(lead)? == 2).then_some(())))?;
    lead.press("o")?;
    lead.see_one("heading", "Concern")
}

fn chosen(person: &Person) -> anyhow::Result<String> {
    let script = "return document.querySelector('#finder-list [aria-selected=true]')?.innerText || ''";
    Ok(person.session()?.run(script, &[])?.as_str().unwrap_or_default().to_owned())
}

fn first_row(person: &Person) -> anyhow::Result<String> {
    let script = "return document.querySelector('#concerns tr[aria-rowindex=\"2\"]')?.innerText || ''";
    Ok(person.session()?.run(script, &[])?.as_str().unwrap_or_default().to_owned())
}

/// The number of the row that has the focus, as screen readers say it; 0 if none has.
pub fn focused(person: &Person) -> anyhow::Result<u64> {
    let script = "return Number(document.activeElement.closest('tr')?.getAttribute('aria-rowindex') || 0)";
    Ok(person.session()?.run(script, &[])?.as_u64().unwrap_or_default())
}

/// How many rows screen readers say that the list has, its head among them.
pub fn rows(person: &Person) -> anyhow::Result<u64> {
    let script =
        "return Number(document.querySelector('.long-list table')?.getAttribute('aria-rowcount') || 0)";
    Ok(person.session()?.run(script, &[])?.as_u64().unwrap_or_default())
}

fn own(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("head")?;
    found(&mut lead, LEAD, &[TEACHER])?;
    let mut teacher = stage.person("teacher")?;
    join(&mut lead, &mut teacher, &TEACHER, "Year 6 laptop")?;
    record(&mut teacher, "He came in at nine without a quilted coat.")?;
    hand_over(&mut teacher, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
    record(&mut lead, "Grandmother rang about the quilted blanket.")?;
    open(&mut lead)?;
    lead.type_keys("quilted")?;
    lead.see("2 concerns")?;
    lead.press("Escape")?;
    open(&mut teacher)?;
    teacher.type_keys("quilted")?;
    teacher.see("1 concern")?;
    teacher.no("blanket")?;
    look_for(&mut teacher, "grandmother")?;
    teacher.see("Nothing was found")?;
    // Nor is a place offered that is not theirs.
    look_for(&mut teacher, "devices and cop")?;
    teacher.see("Nothing was found")?;
    teacher.no_one("option", "Devices and copies")?;
    screen(&teacher, "search-nothing")?;
    teacher.close()?;
    lead.close().map(drop)
}
