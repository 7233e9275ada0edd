//! The lead's desk: the inbox is worked through by the keyboard alone; a concern is decided, closed and reopened; a
//! category is called what the school calls it. Two administrators decide apart, and one of them settles it. And on a
//! colleague's device: that it was acted on, and no more.

use anyhow::ensure;

use super::colleagues::{Colleague, change, confirm, copy, found, hand_over, join, record, update};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const DEPUTY: Colleague = Colleague { name: "Wilhelmina Sandoval", job: "Inclusion lead" };
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    lead.click("button", "Open a practice school")?;
    lead.see_one("heading", "Home")?;
    lead.see("concerns wait for a decision")?;
    println!("   the inbox, by the keyboard alone");
    lead.count();
    through_the_inbox(&mut lead)?;
    println!("   a decision without its reason is not saved; with it, one key leads to the next");
    decide(&mut lead)?;
    println!("   no further action, closed at once, and reopened");
    close_and_reopen(&mut lead)?;
    let counts = lead.counts();
    ensure!(counts.clicks == 0, "nothing needed the mouse");
    println!("   the school's own name for a category, on what was filed before");
    rename(&mut lead)?;
    lead.close()?;

    println!("   two administrators decide apart, and one of them settles it");
    together(stage)
}

/// The row of the inbox that has the focus, counted from 1; 0 if none has.
fn row(person: &Person) -> anyhow::Result<u64> {
    let script = "const row = document.activeElement.closest('tbody tr'); \
                  return row ? Number(row.getAttribute('aria-rowindex')) - 1 : 0";
    Ok(person.session()?.run(script, &[])?.as_u64().unwrap_or_default())
}

fn in_row(person: &Person, number: u64) -> anyhow::Result<()> {
    person.until(&format!("the focus in row {number}"), || Ok((row(person)? == number).then_some(())))
}

fn through_the_inbox(lead: &mut Person) -> anyhow::Result<()> {
    lead.tab_to("link", "Inbox")?;
    lead.press("Enter")?;
    lead.see_one("heading", "Inbox")?;
    in_row(lead, 1)?;
    lead.see_one("link", "New")?;
    screen(lead, "inbox")?;
    lead.pictures("inbox")?;
    lead.press("j")?;
    in_row(lead, 2)?;
    lead.press("ArrowDown")?;
    in_row(lead, 3)?;
    lead.press("k")?;
    in_row(lead, 2)?;
    lead.press("ArrowUp")?;
    in_row(lead, 1)?;
    lead.press("k")?;
    in_row(lead, 1)?;
    // Single keys are the list's, and nobody else's.
    lead.press("Shift+Tab")?;
    lead.press("j")?;
    ensure!(row(lead)? == 0, "a letter moves nothing while the focus is elsewhere");
    lead.press("Tab")?;
    in_row(lead, 1)?;
    lead.press("o")?;
    lead.see_one("heading", "Concern")?;
    // What has been read since does not move: the next is the one that stood next.
    lead.see("Esme came in a clean coat")?;
    lead.tab_to("link", "Next concern in this pile")?;
    lead.press("Enter")?;
    lead.see("Poppy fell asleep in maths")?;
    lead.tab_to("link", "Previous concern in this pile")?;
    lead.press("Enter")?;
    lead.see("Esme came in a clean coat")
}

fn decide(lead: &mut Person) -> anyhow::Result<()> {
    lead.see_one("heading", "Triage")?;
    lead.see_one("field", "Find a category")?;
    screen(lead, "triage-new")?;
    lead.pictures("triage-new")?;
    lead.press("Alt+T")?;
    lead.see_focus("field", "Find a category")?;
    lead.type_keys("hyg")?;
    lead.press("Enter")?;
    lead.within("group", "Chosen", |lead| lead.see_one("checkbox", "Hygiene"))?;
    lead.tab_to("radio", "Level 1")?;
    lead.press("ArrowRight")?;
    lead.tab_to("radio", "Low")?;
    lead.press("ArrowRight")?;
    lead.tab_to("field", "Why the risk is that")?;
    lead.type_keys("Seen daily.")?;
    lead.tab_to("field", "Decision")?;
    lead.type_keys("Mon")?;
    lead.tab_to("field", "Reason for the decision")?;
    lead.type_keys("Wait")?;
    lead.press("Control+Enter")?;
    lead.see_one("heading", "There is a problem")?;
    lead.see_one("link", "Give the reason for the decision, in a sentence at least")?;
    screen(lead, "triage-lacking")?;
    lead.press("Tab")?;
    lead.press("Enter")?;
    lead.see_focus("field", "Reason for the decision")?;
    lead.press("End")?;
    lead.type_keys(" and see whether it comes again this term.")?;
    lead.press("Control+Enter")?;
    lead.see_one("heading", "Saved")?;
    lead.see_focus("link", "Next to triage")?;
    lead.see("Wait and see whether it comes again this term.")?;
    lead.see("Acted on")?;
    lead.see("Level 2")?;
    lead.see("Medium risk")?;
    screen(lead, "triage-decided")?;
    lead.pictures("triage-decided")?;
    lead.press("Enter")?;
    lead.no_one("heading", "Saved")?;
    lead.see_one("heading", "Concern")
}

fn close_and_reopen(lead: &mut Person) -> anyhow::Result<()> {
    lead.see_one("field", "Find a category")?;
    lead.press("Alt+T")?;
    lead.see_focus("field", "Find a category")?;
    lead.type_keys("friend")?;
    lead.press("Enter")?;
    lead.tab_to("radio", "Level 1")?;
    lead.press("Space")?;
    lead.tab_to("radio", "Low")?;
    lead.press("Space")?;
    lead.tab_to("field", "Why the risk is that")?;
    lead.type_keys("Nothing points to harm.")?;
    lead.tab_to("field", "Decision")?;
    lead.press("ArrowDown")?;
    lead.tab_to("field", "Reason for the decision")?;
    lead.type_keys("It was settled between the children the same day.")?;
    lead.tab_to("field", "Then it is")?;
    for _ in 0..4 {
        lead.press("ArrowDown")?;
    }
    lead.press("Control+Enter")?;
    lead.see_one("link", "Say what came of it for the child")?;
    lead.tab_to("field", "What came of it for the child")?;
    lead.type_keys("They are friends again.")?;
    lead.press("Tab")?;
    lead.type_keys("Checked with both of them a week later.")?;
    lead.press("Control+Enter")?;
    lead.see_one("heading", "Saved")?;
    lead.see_focus("link", "Next to triage")?;
    lead.see_one("heading", "Closed: no further action")?;
    screen(lead, "triage-closed")?;
    lead.press("Alt+T")?;
    lead.see_focus("button", "Reopen")?;
    lead.press("Enter")?;
    lead.see_one("field", "Then it is")?;
    lead.press("Alt+T")?;
    lead.see_focus("field", "Then it is")?;
    for _ in 0..3 {
        lead.press("ArrowDown")?;
    }
    lead.tab_to("field", "Why it is reopened")?;
    lead.type_keys("One of them came back and told me more.")?;
    lead.press("Control+Enter")?;
    lead.see_one("heading", "Reopened")?;
    lead.see_focus("link", "Next to triage")?;
    lead.tab_to("button", "Earlier decisions and statuses")?;
    lead.press("Enter")?;
    lead.see("They are friends again.")?;
    screen(lead, "triage-reopened")?;
    lead.pictures("triage-reopened")
}

fn rename(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Home")?;
    lead.click("link", "Name the categories")?;
    lead.see_one("heading", "Categories")?;
    lead.click("button", "Neglect")?;
    lead.fill("Hygiene", "Washing and clean clothes")?;
    screen(lead, "categories")?;
    lead.pictures("categories")?;
    lead.click("button", "Save the names")?;
    lead.see("Saved. Your colleagues' screens follow")?;
    lead.click("link", "Inbox")?;
    lead.see_one("heading", "Inbox")?;
    lead.click("link", "Open")?;
    lead.see("Washing and clean clothes")?;
    screen(lead, "inbox-open")?;
    lead.pictures("inbox-open")?;
    lead.click("link", "Closed")?;
    lead.see("Closed: resolved")?;
    screen(lead, "inbox-closed")
}

fn together(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("head")?;
    found(&mut lead, LEAD, &[TEACHER, DEPUTY])?;
    lead.click("link", "Inbox")?;
    lead.see_one("heading", "Nothing waits for a decision")?;
    screen(&lead, "inbox-empty")?;
    let mut deputy = stage.person("deputy")?;
    join(&mut lead, &mut deputy, &DEPUTY, "Inclusion laptop")?;
    hand_over(&mut deputy, &mut lead)?;
    confirm(&mut lead, &DEPUTY)?;
    change(&mut lead, &DEPUTY, |lead| lead.click("button", "Make administrator"))?;
    let mut teacher = stage.person("teacher")?;
    join(&mut lead, &mut teacher, &TEACHER, "Year 6 laptop")?;
    record(&mut teacher, "He came in at nine without a coat.")?;
    hand_over(&mut teacher, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
    copy(&mut lead, &mut deputy)?;

    decide_on_it(&mut lead, "Monitor", "A coat was lent and we will see about tomorrow.")?;
    lead.see("Nothing else waits for a decision.")?;
    decide_on_it(
        &mut deputy,
        "Talk to the parent or carer",
        "It is the third time, and nobody has asked why.",
    )?;
    hand_over(&mut deputy, &mut lead)?;
    lead.click("link", "Inbox")?;
    lead.click("link", "Open")?;
    lead.see_one("row", "Two decisions")?;
    lead.click("link", "Robin Fern")?;
    lead.see_one("heading", "Two people said different things without knowing of each other")?;
    for (who, what) in [(LEAD, "Monitor"), (DEPUTY.name, "Talk to the parent or carer")] {
        lead.within("region", what, |lead| lead.see(who))?;
    }
    screen(&lead, "triage-contested")?;
    lead.pictures("triage-contested")?;
    lead.write("Reason for the decision", "We have spoken, and we ask her mother this afternoon.")?;
    lead.click("button", "Save the decision")?;
    lead.see_one("heading", "Saved")?;
    lead.no("Two people said different things")?;

    println!("   whoever recorded it hears that it was acted on, and no more");
    update(&mut lead, &mut teacher)?;
    teacher.click("link", "My concerns")?;
    teacher.see_one("row", "Acted on")?;
    teacher.click("link", "Robin Fern")?;
    teacher.see("has read it and decided what is done")?;
    teacher.no_one("heading", "Triage")?;
    teacher.no("A coat was lent")?;
    // Nor by an address.
    for address in ["#/inbox", "#/inbox/closed", "#/school/categories"] {
        teacher.visit(address)?;
        teacher.see("This is for your safeguarding lead and administrators")?;
    }
    screen(&teacher, "inbox-refused")?;
    teacher.close()?;
    deputy.close()?;
    lead.close().map(drop)
}

fn decide_on_it(person: &mut Person, decision: &str, reason: &str) -> anyhow::Result<()> {
    person.click("link", "Inbox")?;
    person.click("link", "Robin Fern")?;
    person.see_one("heading", "Triage")?;
    person.fill("Find a category", "clothing")?;
    person.press("Enter")?;
    person.pick("Level 1")?;
    person.pick("Low")?;
    person.fill("Why the risk is that", "He was not cold.")?;
    person.choose("Decision", decision)?;
    person.write("Reason for the decision", reason)?;
    person.click("button", "Save the decision")?;
    person.see_one("heading", "Saved")
}
