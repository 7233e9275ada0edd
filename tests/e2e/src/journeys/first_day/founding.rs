//! The lead founds the school, brings its pupils in, lists the staff and makes the joining pack.

use anyhow::{Context as _, ensure};

use super::{LEAD, LEAD_PASSPHRASE, Pack, SCHOOL, TEACHER, sample, screen};
use crate::person::Person;

/// Three steps, the kit in the safe, and the lead is at home. Answers with the kit's identity for `age`.
pub fn found(lead: &mut Person) -> anyhow::Result<String> {
    screen(lead, "welcome")?;
    lead.click("link", "Found a school")?;
    lead.see("Step 1 of 3")?;
    lead.click("button", "Continue")?;
    lead.see("Enter the school's name")?;
    screen(lead, "found-mistakes")?;
    lead.fill("School name", SCHOOL)?;
    lead.fill("Your full name", LEAD)?;
    lead.fill("Your job at the school", "Deputy headteacher and DSL")?;
    lead.see_value("Short name for the lock screen", "MO")?;
    lead.click("button", "Continue")?;
    lead.see("Step 2 of 3")?;
    lead.fill("Designated Safeguarding Lead: telephone", "01632 960 001")?;
    lead.fill("Deputy: name and telephone", "Ann Example 01632 960 002")?;
    lead.fill("Children's social care, office hours: telephone", "01632 960 003")?;
    lead.fill("Children's social care, out of hours: telephone", "01632 960 004")?;
    screen(lead, "found-numbers")?;
    lead.click("button", "Continue")?;
    lead.see("Step 3 of 3")?;
    choose_passphrase(lead, LEAD_PASSPHRASE)?;
    screen(lead, "found-passphrase")?;
    lead.click("button", "Found the school")?;

    lead.see("Holdfast recovery kit: share 3 of 3")?;
    lead.pick("Whole, on one sheet")?;
    lead.see("The 24 words, in order")?;
    lead.see(SCHOOL)?;
    let sheet = lead.text()?;
    let kit = sheet.split_whitespace().find(|word| word.starts_with("AGE-SECRET-KEY-PQ-1"));
    let kit = kit.context("the kit shows no identity for age")?.to_owned();
    screen(lead, "kit")?;
    lead.click("button", "Continue")?;
    lead.see("Print the recovery kit and put it in the safe, then tick the box")?;
    lead.tick("It is printed and in the school's safe")?;
    lead.click("button", "Continue")?;
    lead.see_one("heading", "Home")?;
    lead.see("Bring your pupils in")?;
    lead.see("01632 960 003")?;
    screen(lead, "home-first")?;
    Ok(kit)
}

/// Chooses a passphrase: too short, then different, then rightly.
pub fn choose_passphrase(person: &mut Person, passphrase: &str) -> anyhow::Result<()> {
    person.write("Choose a passphrase", "short")?;
    person.see("Too short so far")?;
    person.write("Choose a passphrase", passphrase)?;
    person.see("Good")?;
    person.click("button", "Show passphrase")?;
    person.see_value("Choose a passphrase", passphrase)?;
    person.click("button", "Hide passphrase")?;
    person.write("Type the passphrase again", passphrase)
}

/// Two real exports; the second time, each changes nothing.
pub fn bring_pupils_in(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Pupils")?;
    lead.see("No pupils yet")?;
    screen(lead, "pupils-none")?;
    lead.click("link", "Import pupils")?;
    screen(lead, "import")?;
    lead.upload("Pupil list", &[sample("sims.csv")])?;
    lead.see("What would change")?;
    lead.see_one("radio", "New: 120")?;
    lead.see("Dvořák")?;
    screen(lead, "import-preview")?;
    lead.click("button", "Import 120 pupils")?;
    lead.see("120 new, 0 changed, 0 unchanged. 0 rows could not be brought in.")?;
    screen(lead, "import-done")?;

    for (file, fresh) in
        [("sims.csv", false), ("common-transfer-file.xml", true), ("common-transfer-file.xml", false)]
    {
        lead.click("link", "Pupils")?;
        lead.click("link", "Import pupils")?;
        lead.upload("Pupil list", &[sample(file)])?;
        lead.see("What would change")?;
        lead.see_one("radio", "New: 0")?;
        if fresh && lead.how_many("button", "Import ")? > 0 {
            lead.click("button", "Import ")?;
            lead.see_one("heading", "Pupils are in")?;
        } else {
            lead.see("Nothing to bring in: every pupil in this list is here already, exactly so.")?;
            lead.see_one("radio", "Unchanged: 120")?;
        }
    }
    lead.click("link", "Pupils")?;
    lead.see("120 pupils")?;
    lead.fill("Find a pupil", "whitl")?;
    lead.see("Zielińska-Whitlock")?;
    screen(lead, "pupils")
}

/// Three colleagues on the list.
pub fn add_staff(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.see_one("row", LEAD)?;
    for (name, job) in [
        (TEACHER, "Year 6 teacher"),
        ("Beatrix Fallowell", "Lunchtime supervisor"),
        ("Idris Penhallow", "Headteacher"),
    ] {
        lead.fill("Full name", name)?;
        lead.fill("Job", job)?;
        lead.click("button", "Add to the staff list")?;
        lead.see_one("row", name)?;
        lead.see_value("Full name", "")?;
    }
    screen(lead, "staff")
}

/// One file and a code of six words.
pub fn make_pack(lead: &mut Person) -> anyhow::Result<Pack> {
    lead.click("link", "Staff")?;
    lead.click("link", "Make a joining pack")?;
    lead.see("Whoever keeps an old pack and its code keeps that pupil list")?;
    screen(lead, "pack")?;
    let file = lead.download(|lead| lead.click("button", "Make the pack"))?;
    lead.see("It holds 120 pupils and 4 members of staff.")?;
    screen(lead, "pack-made")?;
    let shown = lead.text()?;
    let code = shown.split("The code").last().and_then(|rest| rest.split("Write it down").next());
    let code = code.context("the screen shows no code")?.trim().to_owned();
    ensure!(code.split(['-', ' ']).count() == 6, "not a code of six words: {code}");
    Ok(Pack { file, code })
}
