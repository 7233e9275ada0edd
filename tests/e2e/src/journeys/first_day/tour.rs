//! The screens on which the day does nothing.

use super::screen;
use crate::person::Person;

/// The lead looks at the rest.
pub fn lead(lead: &mut Person) -> anyhow::Result<()> {
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
    lead.click("link", "Staff")?;
    lead.click("button", "Change Beatrix Fallowell")?;
    lead.within("dialog", "Change this person", |lead| {
        screen(lead, "staff-change")?;
        lead.click("button", "Cancel")
    })?;
    lead.visit("#/nothing/of/the/kind")?;
    lead.see("There is nothing here")?;
    screen(lead, "nowhere")
}
