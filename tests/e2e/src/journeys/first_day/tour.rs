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
    lead.write("Days that concerns stay on the devices of those who wrote them", "none")?;
    lead.click("button", "Save these days")?;
    lead.see("Enter a whole number from 1 to 3650")?;
    lead.write("Days that concerns stay on the devices of those who wrote them", "90")?;
    lead.click("button", "Save these days")?;
    lead.see("devices act on it once they have it")?;
    screen(lead, "numbers")?;
    lead.click("link", "Pupils")?;
    lead.click("link", "Pupils entered twice")?;
    lead.see("No two pupils look like one child")?;
    screen(lead, "pupils-twice")?;
    lead.click("link", "Home")?;
    lead.click("link", "Look after devices and copies")?;
    lead.see("No full copy has been made yet")?;
    lead.see("today")?;
    screen(lead, "devices")?;
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
