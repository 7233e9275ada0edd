//! An action goes from the lead to a class teacher, a part of it on to a teaching assistant, and back: each on their own
//! device, each with the card and nothing more.

use std::path::PathBuf;

use super::colleagues::{Colleague, confirm, found, hand_over, join, record, update};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };
const ASSISTANT: Colleague = Colleague { name: "Ngozi Alder", job: "Teaching assistant" };
/// In the concern, and nowhere else.
const SECRET: &str = "slept in the shed";
const TITLE: &str = "Greet her at the gate";
const KNOW: &str = "She may be tired and cross in the mornings.";
const PART: &str = "Walk her to the classroom.";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[TEACHER, ASSISTANT])?;
    let mut teacher = joined(stage, &mut lead, "teacher", &TEACHER, "Year 6 laptop")?;
    let mut assistant = joined(stage, &mut lead, "assistant", &ASSISTANT, "Hall tablet")?;
    println!("   the lead gives an action with a card");
    give(&mut lead)?;
    update(&mut lead, &mut teacher)?;
    println!("   the teacher reads the card, accepts, and asks the assistant for a part");
    ask(&mut teacher)?;
    hand_over(&mut teacher, &mut lead)?;
    update(&mut lead, &mut assistant)?;
    println!("   the assistant does it");
    let evidence = stage.scratch("register.txt");
    std::fs::write(&evidence, "Monday, in time\nTuesday, in time\n")?;
    do_part(&mut assistant, evidence)?;
    hand_over(&mut assistant, &mut lead)?;
    update(&mut lead, &mut teacher)?;
    println!("   the teacher hears of it and closes the whole; the lead sees the chain");
    close(&mut teacher)?;
    hand_over(&mut teacher, &mut lead)?;
    chain(&mut lead)?;
    println!("   what an agency was told stands beside the concern");
    disclose(&mut lead)?;
    assistant.close()?;
    teacher.close()?;
    lead.close().map(drop)
}

fn joined(
    stage: &mut Stage,
    lead: &mut Person,
    who: &str,
    colleague: &Colleague,
    device: &str,
) -> anyhow::Result<Person> {
    let mut person = stage.person(who)?;
    join(lead, &mut person, colleague, device)?;
    hand_over(&mut person, lead)?;
    confirm(lead, colleague)?;
    Ok(person)
}

/// Opens the one concern.
fn concern(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Concerns")?;
    lead.click("link", "Robin Fern")?;
    lead.see_one("heading", "Actions, cards and disclosures")
}

fn give(lead: &mut Person) -> anyhow::Result<()> {
    record(lead, &format!("She said that she had {SECRET}."))?;
    concern(lead)?;
    screen(lead, "of-concern-none")?;
    lead.click("link", "Give an action")?;
    lead.see_one("heading", "Give an action")?;
    lead.click("button", "Give the action")?;
    lead.see_one("heading", "There is a problem")?;
    screen(lead, "give-mistakes")?;
    lead.write("What is to be done", TITLE)?;
    lead.choose("Who is to do it", &TEACHER.listed())?;
    lead.pick("By the end of the next school day")?;
    lead.pick("Yes: write a card")?;
    lead.click("button", "The concern's text, with the names of other children taken out")?;
    lead.click("button", "Start from this text")?;
    lead.click("button", "Give the action")?;
    lead.see("This is still the concern's own text")?;
    lead.write("What they need to know and look out for", KNOW)?;
    lead.write("What not to do", "Do not ask her why.")?;
    screen(lead, "give")?;
    lead.click("button", "Give the action")?;
    lead.see_one("link", TITLE)?;
    lead.see(KNOW)?;
    screen(lead, "of-concern")
}

fn ask(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "Home")?;
    teacher.click("link", "1 task and 1 card to read")?;
    teacher.see_one("heading", TITLE)?;
    teacher.no(KNOW)?;
    teacher.no(SECRET)?;
    screen(teacher, "task")?;
    teacher.click("button", "Read the card Robin Fern")?;
    teacher.see(KNOW)?;
    teacher.click("button", &format!("Accept {TITLE}"))?;
    teacher.see("Accepted")?;
    screen(teacher, "task-accepted")?;
    teacher.pictures("task-accepted-sizes")?;
    teacher.click("button", &format!("Ask a colleague for part {TITLE}"))?;
    teacher.click("button", "Ask them")?;
    teacher.see_one("heading", "There is a problem")?;
    teacher.choose("Of whom", &ASSISTANT.listed())?;
    teacher.write("What you ask of them", PART)?;
    screen(teacher, "task-ask")?;
    teacher.click("button", "Ask them")?;
    teacher.see_one("heading", "Passed on or asked of others")?;
    teacher.see(&format!("Asked of {}: {PART}", ASSISTANT.name))
}

fn do_part(assistant: &mut Person, evidence: PathBuf) -> anyhow::Result<()> {
    assistant.click("link", "My tasks")?;
    assistant.see(PART)?;
    assistant.see(TEACHER.name)?;
    assistant.click("button", "Read the card Robin Fern")?;
    assistant.see(KNOW)?;
    assistant.no(SECRET)?;
    assistant.click("button", &format!("Done {TITLE}"))?;
    assistant.write("What was done", "Walked with her.")?;
    assistant.write("What the child says of it", "She smiled.")?;
    assistant.click("button", "Attach a file")?;
    assistant.upload("Attach a file", &[evidence])?;
    assistant.see_one("button", "Take out register.txt")?;
    screen(assistant, "task-done")?;
    assistant.pictures("task-done")?;
    assistant.click("button", "Save")?;
    assistant.see_one("heading", "Closed")?;
    assistant.visit("#/actions")?;
    assistant.see("This is for your safeguarding lead and administrators")
}

fn close(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "My tasks")?;
    teacher.see("She smiled.")?;
    teacher.click("button", &format!("Done {TITLE}"))?;
    teacher.write("What was done", "She comes in by herself now.")?;
    teacher.click("button", "Save")?;
    teacher.see_one("heading", "Closed")?;
    screen(teacher, "tasks-closed")
}

fn chain(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Actions")?;
    lead.pick("All, closed ones too")?;
    screen(lead, "actions")?;
    lead.click("link", TITLE)?;
    lead.see("She comes in by herself now.")?;
    lead.see("She smiled.")?;
    lead.see(&format!("Asked of {}: {PART}", ASSISTANT.name))?;
    lead.click("button", "Show register.txt")?;
    lead.see("Tuesday, in time")?;
    screen(lead, "action")?;
    lead.pictures("action-sizes")
}

fn disclose(lead: &mut Person) -> anyhow::Result<()> {
    concern(lead)?;
    lead.click("link", "Record a disclosure")?;
    lead.see_one("heading", "Record a disclosure")?;
    lead.pick("Yes, it was shared")?;
    lead.choose("Agency", "Front door (MASH)")?;
    lead.write("To whom: name and role", "Dana Ilves, duty social worker")?;
    lead.write("What was shared, or asked for", "The concern of today.")?;
    lead.choose("What for", "To protect a child from harm")?;
    lead.choose("On what ground", "The duty to share (Children Act 2004, section 16LA)")?;
    lead.choose("Was consent asked?", "Not asked")?;
    lead.write("What was weighed", "Waiting would be worse for her.")?;
    lead.choose("How it was sent", "By telephone")?;
    lead.click("button", "Record it")?;
    lead.see_one("heading", "There is a problem")?;
    lead.write("Why not, or what was said", "It might put her at risk.")?;
    screen(lead, "disclose")?;
    lead.click("button", "Record it")?;
    lead.see_one("heading", "Shared with Front door (MASH)")?;
    screen(lead, "disclosed")
}
