//! People and their devices: a lost laptop is revoked and what it had handed over comes back on a new one; what it writes
//! later is held; an administrator is appointed, and the lead is handed over.

use std::path::PathBuf;

use anyhow::Context as _;

use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const TEACHER: &str = "Tobias Wrenfield";
const PASSPHRASE: &str = "velvet anchor meadow kettle";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead)?;
    println!("   a teacher records, and loses the laptop");
    let mut lost = stage.person("lost")?;
    join(&mut lead, &mut lost, "Year 6 laptop")?;
    record(&mut lost, "Handed over before the laptop was lost.")?;
    hand_over(&mut lost, &mut lead)?;
    confirm(&mut lead)?;
    record(&mut lost, "Never handed over.")?;
    offered_before_locking(&mut lost)?;
    revoke(&mut lead)?;
    println!("   what was handed over comes back on a new one");
    let mut new = stage.person("new")?;
    join(&mut lead, &mut new, "Year 6 tablet")?;
    hand_over(&mut new, &mut lead)?;
    confirm(&mut lead)?;
    update(&mut lead, &mut new)?;
    new.click("link", "My concerns")?;
    new.see("Handed over before the laptop was lost.")?;
    println!("   what the lost one writes is held, until somebody has looked");
    found_again(&mut lost, &mut lead)?;
    println!("   an administrator is appointed, and the lead is handed over");
    appoint(&mut lead)?;
    copy(&mut lead, &mut new)?;
    hand_lead(&mut lead)?;
    copy(&mut lead, &mut new)?;
    new.click("link", "Staff")?;
    new.see_one("heading", "Staff")?;
    new.click("link", "Who leads")?;
    new.see(&format!("{TEACHER}, Year 6 teacher"))?;
    screen(&new, "who-leads")?;
    lost.close()?;
    new.close()?;
    lead.close().map(drop)
}

fn found(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Found a school")?;
    lead.write("School name", "Larkspur Primary")?;
    lead.write("Your full name", LEAD)?;
    lead.write("Your job at the school", "Deputy headteacher")?;
    lead.click("button", "Continue")?;
    lead.see("Step 2 of 3")?;
    lead.click("button", "Continue")?;
    lead.see("Step 3 of 3")?;
    lead.write("Choose a passphrase", PASSPHRASE)?;
    lead.write("Type the passphrase again", PASSPHRASE)?;
    lead.click("button", "Found the school")?;
    lead.pick("Whole, on one sheet")?;
    lead.tick("It is printed and in the school's safe")?;
    lead.click("button", "Continue")?;
    lead.see_one("heading", "Home")?;
    lead.click("link", "Staff")?;
    lead.write("Full name", TEACHER)?;
    lead.write("Job", "Year 6 teacher")?;
    lead.click("button", "Add to the staff list")?;
    lead.see_one("row", TEACHER)
}

/// The teacher joins with a fresh pack, on this device.
fn join(lead: &mut Person, teacher: &mut Person, device: &str) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("link", "Make a joining pack")?;
    let file = lead.download(|lead| lead.click("button", "Make the pack"))?;
    lead.see("2 members of staff")?;
    let shown = lead.text()?;
    let code = shown.split("The code").last().and_then(|rest| rest.split("Write it down").next());
    teacher.click("link", "Join a school")?;
    teacher.upload("Joining pack", &[file])?;
    teacher.see("Chosen:")?;
    teacher.write("Six-word code", code.context("no code")?.trim())?;
    teacher.click("button", "Open the pack")?;
    teacher.see_one("heading", "Who are you?")?;
    teacher.choose("Your name", &format!("{TEACHER}, Year 6 teacher"))?;
    teacher.write("What you call this device", device)?;
    teacher.write("Choose a passphrase", PASSPHRASE)?;
    teacher.write("Type the passphrase again", PASSPHRASE)?;
    teacher.click("button", "Join the school")?;
    teacher.see_one("heading", "Home")
}

fn record(teacher: &mut Person, narrative: &str) -> anyhow::Result<()> {
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.fill("Child's name", "Robin Fern")?;
    teacher.click("option", "Add \"Robin Fern\": not on the pupil list")?;
    teacher.write("What you saw and heard", narrative)?;
    teacher.pick("Yes, in person")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")
}

/// A file that somebody makes.
fn make(person: &mut Person, screen: &str, button: &str) -> anyhow::Result<PathBuf> {
    person.visit(screen)?;
    person.download(|person| person.click("button", button))
}

fn bring_in(person: &mut Person, file: PathBuf) -> anyhow::Result<()> {
    person.click("link", "Home")?;
    person.click("link", "Bring in files")?;
    person.upload("Files", &[file])?;
    person.click("button", "Bring in")?;
    person.see_one("heading", "Brought in")
}

fn hand_over(teacher: &mut Person, lead: &mut Person) -> anyhow::Result<()> {
    let file = make(teacher, "#/hand-over", "Make the hand-over file")?;
    bring_in(lead, file)
}

fn update(lead: &mut Person, teacher: &mut Person) -> anyhow::Result<()> {
    let file = make(lead, "#/update", "Make the update file")?;
    bring_in(teacher, file)
}

fn copy(lead: &mut Person, other: &mut Person) -> anyhow::Result<()> {
    let file = make(lead, "#/full-copy", "Make the full copy")?;
    bring_in(other, file)
}

fn confirm(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("button", &format!("Words compared: confirm {TEACHER}"))?;
    lead.see("No device waits to be confirmed.")
}

/// Locking with something not handed over offers to hand over first.
fn offered_before_locking(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("button", "Lock")?;
    teacher.see_one("dialog", "1 not handed over")?;
    screen(teacher, "before-lock")?;
    teacher.within("dialog", "1 not handed over", |teacher| teacher.click("button", "Cancel"))?;
    teacher.no_one("dialog", "1 not handed over")
}

fn revoke(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("button", &format!("Change {TEACHER}"))?;
    lead.within("dialog", "Change this person", |lead| {
        lead.see("with nothing left behind")?;
        lead.click("button", "Revoke: lost or stolen Year 6 laptop")?;
        lead.see("Possibly lost: whatever was written on it since")?;
        screen(lead, "revoke")?;
        lead.click("button", "Revoke this device Year 6 laptop")?;
        lead.see("A reason is needed")?;
        lead.write("Why", "Left on the bus.")?;
        lead.click("button", "Revoke this device Year 6 laptop")?;
        lead.see("Revoked")?;
        lead.press("Escape")
    })?;
    lead.no_one("dialog", "Change this person")
}

fn found_again(lost: &mut Person, lead: &mut Person) -> anyhow::Result<()> {
    let file = make(lost, "#/hand-over", "Make the hand-over file")?;
    lead.click("link", "Bring in files")?;
    lead.upload("Files", &[file])?;
    lead.see("This device has been revoked")?;
    screen(lead, "from-revoked")?;
    lead.click("button", "Bring in")?;
    lead.see_one("heading", "Brought in")?;
    lead.click("link", "Home")?;
    lead.see("held back")?;
    screen(lead, "home-held")?;
    lead.visit("#/staff/held")?;
    lead.see("Never handed over.")?;
    screen(lead, "held")?;
    lead.click("button", &format!("Let it count {TEACHER}"))?;
    lead.write("Why", "Asked Tobias face to face: it is his.")?;
    lead.click("button", &format!("Let it count {TEACHER}"))?;
    lead.no("Never handed over.")?;
    lead.click("link", "Concerns")?;
    lead.see("Never handed over.")
}

fn appoint(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("button", &format!("Change {TEACHER}"))?;
    lead.within("dialog", "Change this person", |lead| {
        lead.click("button", "Make administrator")?;
        lead.see_one("button", "No longer an administrator")?;
        screen(lead, "appointed")?;
        lead.press("Escape")
    })?;
    lead.see("Administrator")?;
    screen(lead, "staff")
}

fn hand_lead(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("link", "Who leads")?;
    lead.click("button", "Hand the lead over")?;
    lead.see("Choose who leads from now on")?;
    lead.pick(&format!("{TEACHER}, Year 6 teacher"))?;
    screen(lead, "hand-lead")?;
    lead.click("button", "Hand the lead over")?;
    lead.within("dialog", "Hand the lead over now?", |lead| {
        screen(lead, "hand-lead-ask")?;
        lead.click("button", &format!("Hand over to {TEACHER}"))
    })?;
    lead.see(&format!("{TEACHER} leads now"))?;
    screen(lead, "handed-lead")
}
