//! The recovery kit in three shares: printed one to a sheet of paper, tried, and used to restore the school in another
//! browser from a full copy.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::first_day::{sample, screen};
use crate::person::Person;
use crate::stage::Stage;

const SCHOOL: &str = "Thistledown Primary";
const LEAD: &str = "Rosalind Amberley";
const SUCCESSOR: &str = "Cormac Hollis";
const PASSPHRASE: &str = "velvet anchor meadow kettle";
const NEW_PASSPHRASE: &str = "heron marble orchard flint";
const NARRATIVE: &str = "Stellan had nothing to eat with him, for the third day running.";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    println!("   a school is founded, its kit in three shares");
    let mut lead = stage.person("lead")?;
    let shares = found(&mut lead)?;
    fill(&mut lead)?;
    println!("   the kit is tried");
    drill(&mut lead, &shares)?;
    let copy = full_copy(&mut lead)?;
    println!("   and the school restored with two shares, on another computer");
    let mut successor = stage.person("successor")?;
    refused(&mut successor, &copy, &shares)?;
    restore(&mut successor, &copy, &shares)?;
    successor.close()?;
    lead.close().map(drop)
}

fn found(lead: &mut Person) -> anyhow::Result<[String; 3]> {
    lead.click("link", "Found a school")?;
    lead.write("School name", SCHOOL)?;
    lead.write("Your full name", LEAD)?;
    lead.write("Your job at the school", "Deputy headteacher")?;
    lead.click("button", "Continue")?;
    lead.see("Step 2 of 3")?;
    lead.click("button", "Continue")?;
    lead.see("Step 3 of 3")?;
    lead.write("Choose a passphrase", PASSPHRASE)?;
    lead.write("Type the passphrase again", PASSPHRASE)?;
    lead.click("button", "Found the school")?;
    lead.see("Holdfast recovery kit: share 3 of 3")?;
    lead.no("The 24 words, in order")?;
    screen(lead, "kit-shares")?;
    let script = "return Array.from(document.querySelectorAll('.sheet')).map((sheet) => \
                  Array.from(sheet.querySelectorAll('.kit-words li')).map((word) => word.textContent).join(' '))";
    let shown = lead.session()?.run(script, &[])?;
    let shares: Vec<String> = serde_json::from_value(shown)?;
    let shares: [String; 3] = shares.try_into().ok().context("there are not three sheets")?;
    ensure!(shares.iter().all(|share| share.split(' ').count() == 33), "not 33 words each");
    ensure!(sheets_of_paper(lead, "shares.pdf")? == 3, "three shares are not three sheets of paper");
    lead.pick("Whole, on one sheet")?;
    lead.see("The 24 words, in order")?;
    ensure!(sheets_of_paper(lead, "kit.pdf")? == 1, "the whole kit is not one sheet of paper");
    lead.pick("As three shares, of which any two are enough (suggested)")?;
    lead.click("button", "Continue")?;
    lead.see("Print the three shares and give each to its keeper, then tick the box")?;
    lead.tick("The three shares are printed, each for a keeper of its own")?;
    lead.click("button", "Continue")?;
    lead.see_one("heading", "Home")?;
    Ok(shares)
}

/// How many pages the browser's printer makes of the screen.
fn sheets_of_paper(person: &Person, name: &str) -> anyhow::Result<usize> {
    let a4 = json!({ "page": { "width": 21.0, "height": 29.7 }, "shrinkToFit": false });
    let printed = person.session()?.post("/print", &a4)?;
    let pdf = STANDARD.decode(printed.as_str().context("nothing was printed")?)?;
    std::fs::write(person.places.downloads.with_file_name(name), &pdf)?;
    let text = String::from_utf8_lossy(&pdf);
    let after = |(at, mark): (usize, &str)| text[at + mark.len()..].chars().next();
    Ok(text.match_indices("/Type /Page").filter(|found| after(*found) != Some('s')).count())
}

/// A colleague, pupils, a concern.
fn fill(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.fill("Full name", SUCCESSOR)?;
    lead.fill("Job", "Headteacher")?;
    lead.click("button", "Add to the staff list")?;
    lead.see_one("row", SUCCESSOR)?;
    lead.click("link", "Pupils")?;
    lead.click("link", "Import pupils")?;
    lead.upload("Pupil list", &[sample("sims.csv")])?;
    lead.click("button", "Import 120 pupils")?;
    lead.see_one("heading", "Pupils are in")?;
    lead.click("link", "Home")?;
    lead.press("Alt+R")?;
    lead.see_focus("field", "Child's name")?;
    lead.type_keys("dvo st")?;
    lead.see_one("option", "Stellan Dvořák")?;
    lead.press("Enter")?;
    lead.write("What you saw and heard", NARRATIVE)?;
    lead.pick("Just now")?;
    lead.press("Control+Enter")?;
    lead.see_one("heading", "Read it back")?;
    lead.press("Control+Enter")?;
    lead.see_one("heading", "Saved")
}

fn drill(lead: &mut Person, shares: &[String; 3]) -> anyhow::Result<()> {
    lead.click("link", "This device")?;
    lead.see("The recovery kit has not been tried yet, as far as this device knows.")?;
    lead.click("link", "Try the recovery kit")?;
    lead.click("button", "Try it")?;
    lead.see("Type the words of another share")?;
    screen(lead, "drill-mistakes")?;
    lead.write("The 33 words of one share", &shares[2])?;
    lead.see("33 of 33 words")?;
    lead.write("The 33 words of another share", &shares[2])?;
    lead.click("button", "Try it")?;
    lead.see("This is the same share twice")?;
    lead.see("Nothing was changed, and nothing was lost.")?;
    screen(lead, "drill-same-share")?;
    lead.write("The 33 words of another share", &shares[1].to_uppercase())?;
    lead.click("button", "Try it")?;
    lead.see_one("heading", "This is the right kit")?;
    screen(lead, "drill-right")?;
    lead.click("button", "Try another")?;
    lead.pick("The whole kit")?;
    let whole = ["abandon"; 23].join(" ") + " art";
    lead.write("The 24 words", &whole)?;
    lead.click("button", "Try it")?;
    lead.see("This is a recovery kit, but not this school's")?;
    screen(lead, "drill-other-school")?;
    lead.click("link", "This device")?;
    lead.see("The recovery kit was last tried:")?;
    screen(lead, "device-with-kit")
}

fn full_copy(lead: &mut Person) -> anyhow::Result<PathBuf> {
    lead.click("link", "Home")?;
    lead.click("link", "Make a full copy")?;
    lead.download(|lead| lead.click("button", "Make the full copy"))
}

/// A kit of another school does not open the copy, and nothing comes of it.
fn refused(successor: &mut Person, copy: &Path, shares: &[String; 3]) -> anyhow::Result<()> {
    successor.click("link", "Restore a school")?;
    successor.click("button", "Open the copy")?;
    successor.see("Choose the full copy")?;
    screen(successor, "restore-mistakes")?;
    successor.upload("Full copy", &[copy.to_path_buf()])?;
    let mut swapped: Vec<&str> = shares[0].split(' ').collect();
    swapped.swap(10, 20);
    successor.write("The 33 words of one share", &swapped.join(" "))?;
    successor.write("The 33 words of another share", &shares[1])?;
    successor.click("button", "Open the copy")?;
    successor.see("At least one word of the first share is wrong, or two have changed places")?;
    screen(successor, "restore-wrong-word")?;
    successor.reload()?;
    let vaults =
        successor.session()?.run_async("return (await indexedDB.databases()).map((one) => one.name)", &[])?;
    let named = |name: &Value| name.as_str().is_some_and(|name| name.starts_with("holdfast-"));
    ensure!(!vaults.as_array().context("no list")?.iter().any(named), "a vault is there: {vaults}");
    Ok(())
}

fn restore(successor: &mut Person, copy: &Path, shares: &[String; 3]) -> anyhow::Result<()> {
    successor.upload("Full copy", &[copy.to_path_buf()])?;
    successor.write("The 33 words of one share", &shares[2])?;
    successor.write("The 33 words of another share", &shares[0])?;
    successor.click("button", "Open the copy")?;
    successor.see(SCHOOL)?;
    successor.see(&format!("{LEAD} is the safeguarding lead in it."))?;
    successor.see("1 concern, and 120 pupils")?;
    successor.choose("Your name", &format!("{SUCCESSOR}, Headteacher"))?;
    successor.see_value("Short name for the lock screen", "CH")?;
    successor.write("What you call this device", "The new computer")?;
    successor.write("Choose a passphrase", NEW_PASSPHRASE)?;
    successor.write("Type the passphrase again", NEW_PASSPHRASE)?;
    screen(successor, "restore-you")?;
    successor.click("button", "Restore the school")?;
    successor.see_one("heading", "Home")?;
    successor.see("Stellan Dvořák")?;
    screen(successor, "restored")?;
    successor.click("link", "Pupils")?;
    successor.see("120 pupils")?;
    successor.click("link", "Staff")?;
    successor.see_one("row", LEAD)?;
    successor.see("Safeguarding lead")?;
    screen(successor, "restored-staff")
}
