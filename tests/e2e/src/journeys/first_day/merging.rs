//! The lead brings the hand-over in, confirms the device and reads.

use std::path::PathBuf;

use super::recording::NARRATIVE;
use super::{TEACHER, screen};
use crate::person::Person;

/// What is in the file is shown before anything is taken.
pub fn merge(lead: &mut Person, bundle: &PathBuf) -> anyhow::Result<()> {
    lead.click("link", "Bring in files")?;
    screen(lead, "bring-in")?;
    lead.upload("Files", std::slice::from_ref(bundle))?;
    lead.see_one("heading", "What is in them")?;
    lead.see(TEACHER)?;
    lead.see("Unconfirmed device")?;
    screen(lead, "bring-in-preview")?;
    lead.click("button", "Bring in")?;
    lead.see_one("heading", "Brought in")?;
    lead.see("1 concern brought in")?;
    screen(lead, "brought-in")
}

/// The concern is readable at once.
pub fn read(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "See the concerns")?;
    lead.click("link", "Stellan Dvořák")?;
    lead.see(NARRATIVE)?;
    screen(lead, "concern")
}
