//! The lead brings the hand-over in, confirms the device, reads, and sends word back.

use std::path::{Path, PathBuf};

use anyhow::ensure;

use super::drawing;
use super::handing_over::says_nothing;
use super::recording::{CHILD_WORDS, NARRATIVE, OPINION, PLACE, QUESTION, SECOND_NARRATIVE, UNLISTED};
use super::{TEACHER, screen};
use crate::person::Person;

/// What is in the file is shown before anything is taken; a second time it brings nothing.
pub fn merge(lead: &mut Person, bundle: &Path) -> anyhow::Result<()> {
    lead.click("link", "Bring in files")?;
    screen(lead, "bring-in")?;
    lead.upload("Files", &[bundle.to_owned()])?;
    lead.see_one("heading", "What is in them")?;
    lead.see(&format!("From {TEACHER}, Year 6 teacher, on \"Year 6 laptop\""))?;
    lead.see("2 concerns among them.")?;
    lead.see("Unconfirmed device")?;
    screen(lead, "bring-in-preview")?;
    lead.click("button", "Bring in")?;
    lead.see_one("heading", "Brought in")?;
    lead.see("2 concerns brought in")?;
    screen(lead, "brought-in")?;
    lead.click("button", "Choose other files")?;
    lead.upload("Files", &[bundle.to_owned()])?;
    lead.see_one("heading", "Nothing new")?;
    screen(lead, "nothing-new")?;
    lead.click("link", "Concerns")?;
    lead.see_many(2, "row", "Unconfirmed device")?;
    screen(lead, "concerns-unconfirmed")
}

/// The six words on both screens are the same; then the device is confirmed.
pub fn confirm(lead: &mut Person, teacher: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Home")?;
    lead.see("1 device waits to be confirmed")?;
    screen(lead, "home-to-do")?;
    lead.click("link", "1 device waits to be confirmed")?;
    lead.see("Joined with your pack")?;
    let theirs = lead.within("list", "Safety words to compare", |lead| lead.text())?;
    screen(lead, "staff-waiting")?;
    teacher.click("link", "Home")?;
    teacher.see_one("list", "Safety words of this device")?;
    let own = teacher.within("list", "Safety words of this device", |teacher| teacher.text())?;
    ensure!(own.split(' ').count() == 6, "not six words: {own}");
    ensure!(own == theirs, "the teacher reads \"{own}\", the lead sees \"{theirs}\"");
    lead.click("button", "Words compared: confirm")?;
    lead.see("No device waits to be confirmed.")?;
    lead.see_one("row", "Year 6 laptop")?;
    lead.click("link", "Concerns")?;
    lead.see_one("row", "Priya Fairweather")?;
    lead.no("Unconfirmed device")
}

/// Both concerns are there, word for word.
pub fn read(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Stellan Dvořák")?;
    lead.see(NARRATIVE)?;
    lead.see(TEACHER)?;
    screen(lead, "concern")?;
    lead.click("link", "Back to the list")?;
    lead.click("link", "Priya Fairweather")?;
    lead.see("A child was in danger when this was written")?;
    for words in [
        SECOND_NARRATIVE,
        CHILD_WORDS,
        QUESTION,
        OPINION,
        PLACE,
        UNLISTED,
        "not on the pupil list",
        "14 March 2025",
    ] {
        lead.see(words)?;
    }
    drawing::read(lead)?;
    screen(lead, "concern-full")
}

/// The file for all colleagues.
pub fn send_update(lead: &mut Person) -> anyhow::Result<PathBuf> {
    lead.click("link", "Home")?;
    lead.click("link", "Send an update to colleagues")?;
    screen(lead, "update")?;
    let file = lead.download(|lead| lead.click("button", "Make the update file"))?;
    lead.see("The file is ready")?;
    lead.see(TEACHER)?;
    screen(lead, "update-made")?;
    says_nothing(&file)?;
    Ok(file)
}

/// The teacher brings the update in, and both concerns have been received.
pub fn receive_update(teacher: &mut Person, update: &Path) -> anyhow::Result<()> {
    teacher.click("link", "Bring in files")?;
    screen(teacher, "bring-in")?;
    teacher.upload("Files", &[update.to_owned()])?;
    teacher.see_one("heading", "What is in them")?;
    teacher.click("button", "Bring in")?;
    teacher.see("Your concerns now show how far they have come.")?;
    teacher.click("link", "My concerns")?;
    teacher.see_one("row", "Priya Fairweather")?;
    teacher.see_one("row", "Received")?;
    teacher.see_many(2, "row", "Received")?;
    screen(teacher, "received")
}
