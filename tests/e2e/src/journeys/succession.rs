//! A lead who cannot act: two administrators together put somebody else in their place. Before that one of them is asked
//! to hear concerns about adults, and makes ready for it.

use super::colleagues::{
    Colleague, PASSPHRASE, change, confirm, copy, found, hand_over, join, record, update,
};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const FIRST: Colleague = Colleague { name: "Tobias Wrenfield", job: "Deputy headteacher" };
const SECOND: Colleague = Colleague { name: "Philippa Marsh", job: "SENCO" };

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[FIRST, SECOND])?;
    let mut first = stage.person("first")?;
    let mut second = stage.person("second")?;
    for (person, colleague) in [(&mut first, &FIRST), (&mut second, &SECOND)] {
        join(&mut lead, person, colleague, "Office laptop")?;
        hand_over(person, &mut lead)?;
        confirm(&mut lead, colleague)?;
        change(&mut lead, colleague, |lead| {
            lead.click("button", "Make administrator")?;
            lead.see_one("button", "No longer an administrator")
        })?;
    }
    println!("   one of them makes ready to hear concerns about adults");
    change(&mut lead, &FIRST, |lead| {
        lead.click("button", "Hears concerns about adults")?;
        lead.see_one("button", "No longer hears concerns about adults")
    })?;
    lead.see("Its keys are not made anew yet")?;
    screen(&lead, "hearer-not-ready")?;
    copy(&mut lead, &mut first)?;
    copy(&mut lead, &mut second)?;
    make_ready(&mut first)?;
    record(&mut first, "Written after the keys were made anew.")?;
    hand_over(&mut first, &mut lead)?;
    lead.click("link", "Staff")?;
    lead.see("Hears concerns about adults")?;
    lead.no("Its keys are not made anew yet")?;
    println!("   a concern about an adult is read by who hears it alone");
    copy(&mut lead, &mut second)?;
    about_the_lead(&mut second)?;
    hand_over(&mut second, &mut lead)?;
    lead.click("link", "Concerns")?;
    lead.see("Written after the keys were made anew.")?;
    lead.no("raised her voice")?;
    lead.no_one("link", "About adults")?;
    hand_over(&mut second, &mut first)?;
    heard(&mut first)?;
    println!("   the lead cannot act: one administrator says who is to lead, another one agrees");
    propose(&mut second)?;
    hand_over(&mut second, &mut first)?;
    agree(&mut first)?;
    // Whoever was replaced is on the staff like anybody else: what administrators send each other is not for them.
    update(&mut first, &mut lead)?;
    lead.click("link", "Home")?;
    lead.see("Concerns you wrote")?;
    lead.no_one("link", "Staff")?;
    screen(&lead, "replaced-lead")?;
    first.close()?;
    second.close()?;
    lead.close().map(drop)
}

fn make_ready(hearer: &mut Person) -> anyhow::Result<()> {
    hearer.click("link", "Home")?;
    hearer.see("You have been asked to hear concerns about adults")?;
    screen(hearer, "asked-to-hear")?;
    hearer.click("link", "Make the keys anew")?;
    hearer.see_one("heading", "Before you hear concerns about adults")?;
    screen(hearer, "before-hearing")?;
    hearer.click("button", "Make the keys anew")?;
    hearer.see("Type your passphrase")?;
    hearer.write("Your passphrase", "not this one at all")?;
    hearer.click("button", "Make the keys anew")?;
    hearer.see("That is not the passphrase of this vault. Nothing was changed")?;
    hearer.write("Your passphrase", PASSPHRASE)?;
    hearer.click("button", "Make the keys anew")?;
    hearer.see("You are ready to hear concerns about adults")?;
    hearer.see("Nobody can help you with a forgotten passphrase now")?;
    screen(hearer, "ready-to-hear")
}

fn about_the_lead(second: &mut Person) -> anyhow::Result<()> {
    second.press("Alt+R")?;
    second.see_focus("field", "Child's name")?;
    second.choose("What are you recording?", "A concern about an adult who works here")?;
    second.see("However small, a nagging doubt too")?;
    second.choose("Which adult?", &FIRST.listed())?;
    second.see("Nobody at the school may hear this")?;
    second.choose("Which adult?", &format!("{LEAD}, Deputy headteacher"))?;
    second.see("Sealed to these people alone.")?;
    second.see(&FIRST.listed())?;
    second.write("What the adult did or said", "She raised her voice at a child in the corridor.")?;
    second.see("Draft kept")?;
    screen(second, "about-an-adult")?;
    second.press("Control+Enter")?;
    second.see_one("heading", "Read it back")?;
    screen(second, "about-an-adult-read-back")?;
    second.press("Control+Enter")?;
    second.see_one("heading", "Saved")?;
    second.see("1 not handed over")?;
    second.click("link", "Concerns")?;
    second.no("raised her voice")
}

fn heard(hearer: &mut Person) -> anyhow::Result<()> {
    hearer.click("link", "About adults")?;
    hearer.see_one("row", "raised her voice")?;
    screen(hearer, "adults")?;
    hearer.click("link", LEAD)?;
    hearer.see("She raised her voice at a child in the corridor.")?;
    hearer.see(&SECOND.listed())?;
    screen(hearer, "adult")
}

fn propose(second: &mut Person) -> anyhow::Result<()> {
    second.click("link", "Staff")?;
    second.click("link", "Who leads")?;
    second.click("button", "Ask another administrator to agree")?;
    second.see("Choose who is to lead")?;
    second.see("Say why")?;
    second.pick(&FIRST.listed())?;
    second.write("Why", "Marguerite is in hospital.")?;
    second.click("button", "Ask another administrator to agree")?;
    second.see("This is your own wish")?;
    second.no_one("button", &format!("I agree {}", FIRST.name))?;
    screen(second, "replace-proposed")
}

fn agree(first: &mut Person) -> anyhow::Result<()> {
    first.click("link", "Home")?;
    first.click("link", "An administrator wishes to replace the lead")?;
    first.see("Reason given: Marguerite is in hospital.")?;
    screen(first, "replace-asked")?;
    first.click("button", &format!("I agree {}", FIRST.name))?;
    first.see(&format!("{} leads now", FIRST.name))?;
    screen(first, "replace-agreed")
}
