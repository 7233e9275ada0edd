//! The reset of a forgotten passphrase: request, six words, grant, and everything is there.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::super::first_day::screen;
use super::knock;
use crate::person::Person;

/// A class teacher.
const TEACHER: &str = "Tobias Wrenfield";
const PASSPHRASE: &str = "copper lantern gravel thimble";
const NEW_PASSPHRASE: &str = "walnut harbour sparrow ledger";

/// The whole reset.
pub fn run(lead: &mut Person, teacher: &mut Person) -> anyhow::Result<()> {
    join(lead, teacher)?;
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.write("What you saw and heard", "Half a sentence about the")?;
    teacher.see("Draft kept")?;
    teacher.click("link", "Leave it as a draft")?;
    confirm(lead, teacher)?;

    teacher.click("button", "Lock")?;
    knock(teacher, "a passphrase I thought it was")?;
    teacher.see("That passphrase does not open this")?;
    teacher.click("link", "Forgotten your passphrase, or lost your authenticator?")?;
    teacher.see("First choose a new passphrase")?;
    screen(teacher, "reset-ask")?;
    teacher.write("Choose a passphrase", NEW_PASSPHRASE)?;
    teacher.write("Type the passphrase again", NEW_PASSPHRASE)?;
    let request = teacher.download(|teacher| teacher.click("button", "Make the request"))?;
    teacher.see_one("heading", "Bring in the grant")?;
    screen(teacher, "reset-waits")?;
    let theirs = teacher.within("list", "Six words to compare", |teacher| teacher.text())?;

    lead.click("link", "Staff")?;
    lead.click("link", "Help a colleague to a new passphrase")?;
    screen(lead, "grant")?;
    lead.upload("Request", &[request])?;
    lead.see(TEACHER)?;
    lead.click("button", "They differ: grant nothing")?;
    // And once more, from pictures of the codes on the teacher's screen.
    let pictures = codes(teacher)?;
    lead.click("button", "Read it from the codes on another screen")?;
    screen(lead, "read-codes")?;
    lead.upload("Pictures of the codes", &pictures[1..])?;
    lead.see(&format!("{} of {} codes are here", pictures.len() - 1, pictures.len()))?;
    lead.upload("Pictures of the codes", &pictures[..1])?;
    lead.see(TEACHER)?;
    let ours = lead.within("list", "Compare these six words", |lead| lead.text())?;
    ensure!(ours == theirs, "the lead sees \"{ours}\", the teacher \"{theirs}\"");
    screen(lead, "grant-compare")?;
    let grant = lead.download(|lead| lead.click("button", "All six are the same: grant it"))?;
    lead.see("The reset is granted")?;
    screen(lead, "granted")?;

    // The browser is started again in between.
    teacher.restart()?;
    teacher.click("link", "Forgotten your passphrase, or lost your authenticator?")?;
    teacher.see(theirs.split(' ').next().unwrap_or_default())?;
    teacher.click("button", "Open the vault")?;
    teacher.see("Choose the file that the administrator gave you")?;
    teacher.upload("Grant", &[grant])?;
    teacher.write("The new passphrase", NEW_PASSPHRASE)?;
    teacher.click("button", "Open the vault")?;
    teacher.see_one("heading", "Home")?;
    teacher.see("Half a sentence about the")?;
    teacher.click("button", "Lock")?;
    knock(teacher, PASSPHRASE)?;
    teacher.see("That passphrase does not open this")?;
    knock(teacher, NEW_PASSPHRASE)?;
    teacher.see_one("heading", "Home")
}

/// Pictures of every code of the request, as a telephone would take them.
fn codes(teacher: &mut Person) -> anyhow::Result<Vec<PathBuf>> {
    teacher.click("button", "Show it as codes instead")?;
    teacher.click("button", "Pause")?;
    screen(teacher, "codes")?;
    let count = teacher.session()?.run(
        "return Number([...document.querySelectorAll('p')].map((p) => /^Code \\d+ of (\\d+)$/.exec(p.textContent)) \
         .find((found) => found)[1])",
        &[],
    )?;
    let count = count.as_u64().context("no number of codes")?;
    ensure!(count > 1, "one code holds it all: nothing is shown of a loop");
    let mut pictures = Vec::new();
    for number in 1..=count {
        // The loop was paused at any of them.
        let session = teacher.session()?;
        let found = session.post("/element", &json!({ "using": "css selector", "value": ".frame svg" }))?;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        let shot = session.get(&format!("/element/{}/screenshot", id.context("no code")?))?;
        let path = teacher.places.downloads.with_file_name(format!("code-{number}.png"));
        std::fs::write(&path, STANDARD.decode(shot.as_str().context("no picture")?)?)?;
        pictures.push(path);
        teacher.click("button", "Next code")?;
    }
    Ok(pictures)
}

/// The teacher joins with a pack.
fn join(lead: &mut Person, teacher: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.write("Full name", TEACHER)?;
    lead.write("Job", "Year 6 teacher")?;
    lead.click("button", "Add to the staff list")?;
    lead.see_one("row", TEACHER)?;
    lead.click("link", "Make a joining pack")?;
    let file = lead.download(|lead| lead.click("button", "Make the pack"))?;
    lead.see("2 members of staff")?;
    let shown = lead.text()?;
    let code = shown.split("The code").last().and_then(|rest| rest.split("Write it down").next());
    teacher.click("link", "Join a school")?;
    teacher.upload("Joining pack", &[file])?;
    teacher.see("Chosen:")?;
    teacher.write("Six-word code", code.unwrap_or_default().trim())?;
    teacher.click("button", "Open the pack")?;
    teacher.see_one("heading", "Who are you?")?;
    teacher.choose("Your name", &format!("{TEACHER}, Year 6 teacher"))?;
    teacher.write("What you call this device", "Year 6 laptop")?;
    teacher.write("Choose a passphrase", PASSPHRASE)?;
    teacher.write("Type the passphrase again", PASSPHRASE)?;
    teacher.click("button", "Join the school")?;
    teacher.see_one("heading", "Home")
}

/// The lead learns of the device, and confirms it.
fn confirm(lead: &mut Person, teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "All handed over")?;
    let bundle = teacher.download(|teacher| teacher.click("button", "Make the hand-over file"))?;
    lead.click("link", "Bring in files")?;
    lead.upload("Files", &[bundle])?;
    lead.click("button", "Bring in")?;
    lead.see_one("heading", "Brought in")?;
    lead.click("link", "Staff")?;
    lead.click("button", "Words compared: confirm")?;
    lead.see("No device waits to be confirmed.")
}
