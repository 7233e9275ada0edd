//! The screens on which the day does nothing.

use std::path::PathBuf;

use super::handing_over::says_nothing;
use super::screen;
use crate::person::Person;

/// The lead looks at the rest, and makes a full copy.
pub fn lead(lead: &mut Person) -> anyhow::Result<PathBuf> {
    lead.click("link", "This device")?;
    lead.see("Fingerprint of the school")?;
    screen(lead, "this-device")?;
    lead.click("link", "Home")?;
    lead.click("link", "Change the school's numbers")?;
    lead.see_value("School name", super::SCHOOL)?;
    screen(lead, "numbers")?;
    lead.click("link", "Home")?;
    lead.click("link", "Make a full copy")?;
    screen(lead, "full-copy")?;
    let copy = lead.download(|lead| lead.click("button", "Make the full copy"))?;
    lead.see("The file is ready")?;
    screen(lead, "full-copy-made")?;
    says_nothing(&copy)?;
    lead.click("link", "Staff")?;
    lead.click("button", "Change Beatrix Fallowell")?;
    lead.within("dialog", "Change this person", |lead| {
        screen(lead, "staff-change")?;
        lead.click("button", "Cancel")
    })?;
    lead.visit("#/nothing/of/the/kind")?;
    lead.see("There is nothing here")?;
    screen(lead, "nowhere")?;
    Ok(copy)
}
