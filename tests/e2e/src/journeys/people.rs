//! People and their devices: a lost laptop is revoked and what it had handed over comes back on a new one; what it writes
//! later is held; an administrator is appointed, and the lead is handed over.

use super::colleagues::{Colleague, change, confirm, copy, found, hand_over, join, make, record, update};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[TEACHER])?;
    println!("   a teacher records, and loses the laptop");
    let mut lost = stage.person("lost")?;
    join(&mut lead, &mut lost, &TEACHER, "Year 6 laptop")?;
    record(&mut lost, "Handed over before the laptop was lost.")?;
    hand_over(&mut lost, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
    record(&mut lost, "Never handed over.")?;
    offered_before_locking(&mut lost)?;
    revoke(&mut lead)?;
    println!("   what was handed over comes back on a new one");
    let mut new = stage.person("new")?;
    join(&mut lead, &mut new, &TEACHER, "Year 6 tablet")?;
    hand_over(&mut new, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
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
    new.see(&TEACHER.listed())?;
    screen(&new, "who-leads")?;
    lost.close()?;
    new.close()?;
    lead.close().map(drop)
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
    change(lead, &TEACHER, |lead| {
        lead.see("with nothing left behind")?;
        lead.click("button", "Revoke: lost or stolen Year 6 laptop")?;
        lead.see("Possibly lost: whatever was written on it since")?;
        screen(lead, "revoke")?;
        lead.click("button", "Revoke this device Year 6 laptop")?;
        lead.see("A reason is needed")?;
        lead.write("Why", "Left on the bus.")?;
        lead.click("button", "Revoke this device Year 6 laptop")?;
        lead.see("Revoked")
    })
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
    lead.click("button", &format!("Let it count {}", TEACHER.name))?;
    lead.write("Why", "Asked Tobias face to face: it is his.")?;
    lead.click("button", &format!("Let it count {}", TEACHER.name))?;
    lead.no("Never handed over.")?;
    lead.click("link", "Concerns")?;
    lead.see("Never handed over.")
}

fn appoint(lead: &mut Person) -> anyhow::Result<()> {
    change(lead, &TEACHER, |lead| {
        lead.click("button", "Make administrator")?;
        lead.see_one("button", "No longer an administrator")?;
        screen(lead, "appointed")
    })?;
    lead.see("Administrator")?;
    screen(lead, "staff")
}

fn hand_lead(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Staff")?;
    lead.click("link", "Who leads")?;
    lead.click("button", "Hand the lead over")?;
    lead.see("Choose who leads from now on")?;
    lead.pick(&TEACHER.listed())?;
    screen(lead, "hand-lead")?;
    lead.click("button", "Hand the lead over")?;
    lead.within("dialog", "Hand the lead over now?", |lead| {
        screen(lead, "hand-lead-ask")?;
        lead.click("button", &format!("Hand over to {}", TEACHER.name))
    })?;
    lead.see(&format!("{} leads now", TEACHER.name))?;
    screen(lead, "handed-lead")
}
