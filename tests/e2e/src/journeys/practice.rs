//! The practice school: one click, a term of school life, badged wherever one looks.

use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

/// Opens it, reads in it, locks it, and comes back.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut visitor = stage.person("visitor")?;
    visitor.click("button", "Open a practice school")?;
    badged(&visitor, "Home")?;
    screen(&visitor, "practice-home")?;
    visitor.click("link", "Concerns")?;
    badged(&visitor, "Concerns")?;
    visitor.see_one("row", "Ellis Egan")?;
    screen(&visitor, "practice-concerns")?;
    visitor.pictures("practice-concerns")?;
    visitor.click("link", "Freya Foss")?;
    visitor.see_one("row", "graze")?;
    visitor.see("fell off my scooter")?;
    badged(&visitor, "Concern")?;
    screen(&visitor, "practice-concern")?;
    visitor.pictures("practice-concern")?;
    visitor.click("link", "Staff")?;
    visitor.see("Halina Brzezina")?;
    screen(&visitor, "practice-staff")?;
    visitor.click("link", "Pupils")?;
    visitor.see("200")?;
    screen(&visitor, "practice-pupils")?;
    visitor.click("button", "Lock")?;
    visitor.see_one("heading", "Unlock")?;
    visitor.see("For the practice school it is the word: practice")?;
    visitor.write("Passphrase", "practice")?;
    visitor.click("button", "Unlock")?;
    badged(&visitor, "Home")?;
    visitor.close().map(drop)
}

fn badged(visitor: &Person, heading: &str) -> anyhow::Result<()> {
    visitor.see_one("heading", heading)?;
    visitor.see("Practice school")
}
