//! A school with colleagues, as several journeys need one: founding it, joining it, recording, and carrying files.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::person::Person;

/// Everybody's passphrase.
pub const PASSPHRASE: &str = "velvet anchor meadow kettle";

/// A member of staff.
#[derive(Clone, Copy)]
pub struct Colleague {
    /// In full.
    pub name: &'static str,
    /// What they do at the school.
    pub job: &'static str,
}

impl Colleague {
    /// As lists to choose from name them.
    pub fn listed(&self) -> String {
        format!("{}, {}", self.name, self.job)
    }
}

/// Founds a school and puts colleagues on its staff list.
pub fn found(lead: &mut Person, name: &str, staff: &[Colleague]) -> anyhow::Result<()> {
    lead.click("link", "Found a school")?;
    lead.write("School name", "Larkspur Primary")?;
    lead.write("Your full name", name)?;
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
    if !staff.is_empty() {
        lead.click("link", "Staff")?;
    }
    for colleague in staff {
        lead.write("Full name", colleague.name)?;
        lead.write("Job", colleague.job)?;
        lead.click("button", "Add to the staff list")?;
        lead.see_one("row", colleague.name)?;
    }
    Ok(())
}

/// A colleague joins with a fresh pack, on this device.
pub fn join(
    lead: &mut Person,
    other: &mut Person,
    colleague: &Colleague,
    device: &str,
) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("link", "Make a joining pack")?;
    let file = lead.download(|lead| lead.click("button", "Make the pack"))?;
    lead.see("members of staff")?;
    let shown = lead.text()?;
    let code = shown.split("The code").last().and_then(|rest| rest.split("Write it down").next());
    other.click("link", "Join a school")?;
    other.upload("Joining pack", &[file])?;
    other.see("Chosen:")?;
    other.write("Six-word code", code.context("no code")?.trim())?;
    other.click("button", "Open the pack")?;
    other.see_one("heading", "Who are you?")?;
    other.choose("Your name", &colleague.listed())?;
    other.write("What you call this device", device)?;
    other.write("Choose a passphrase", PASSPHRASE)?;
    other.write("Type the passphrase again", PASSPHRASE)?;
    other.click("button", "Join the school")?;
    other.see_one("heading", "Home")
}

/// Records a concern about a child who is not on the list.
pub fn record(teacher: &mut Person, narrative: &str) -> anyhow::Result<()> {
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.fill("Child's name", "Robin Fern")?;
    teacher.click("option", "Add \"Robin Fern\": not on the pupil list")?;
    teacher.write("What you saw and heard", narrative)?;
    // Whoever administers is not asked whom they told.
    if teacher.how_many("radio", "Yes, in person")? > 0 {
        teacher.pick("Yes, in person")?;
    }
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")
}

/// A file that somebody makes.
pub fn make(person: &mut Person, screen: &str, button: &str) -> anyhow::Result<PathBuf> {
    person.click("link", "Home")?;
    person.see_one("heading", "Home")?;
    person.visit(screen)?;
    person.download(|person| person.click("button", button))
}

/// Brings a file in.
pub fn bring_in(person: &mut Person, file: PathBuf) -> anyhow::Result<()> {
    person.click("link", "Home")?;
    person.click("link", "Bring in files")?;
    person.upload("Files", &[file])?;
    person.click("button", "Bring in")?;
    person.see_one("heading", "Brought in")
}

/// What somebody wrote reaches an administrator.
pub fn hand_over(teacher: &mut Person, lead: &mut Person) -> anyhow::Result<()> {
    let file = make(teacher, "#/hand-over", "Make the hand-over file")?;
    bring_in(lead, file)
}

/// What the lead sends reaches a colleague.
pub fn update(lead: &mut Person, teacher: &mut Person) -> anyhow::Result<()> {
    let file = make(lead, "#/update", "Make the update file")?;
    bring_in(teacher, file)
}

/// A full copy reaches another administrator.
pub fn copy(lead: &mut Person, other: &mut Person) -> anyhow::Result<()> {
    let file = make(lead, "#/full-copy", "Make the full copy")?;
    bring_in(other, file)
}

/// Confirms the one device that waits.
pub fn confirm(lead: &mut Person, colleague: &Colleague) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("button", &format!("Words compared: confirm {}", colleague.name))?;
    lead.see("No device waits to be confirmed.")
}

/// Opens what one changes of a colleague, and closes it again.
pub fn change(
    lead: &mut Person,
    colleague: &Colleague,
    what: impl FnOnce(&mut Person) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("button", &format!("Change {}", colleague.name))?;
    lead.within("dialog", "Change this person", |lead| {
        what(lead)?;
        // Escape would do as well, but twice within a second blanks the screen.
        lead.click("button", "Cancel")
    })?;
    lead.no_one("dialog", "Change this person")
}
