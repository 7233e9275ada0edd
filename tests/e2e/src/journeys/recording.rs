//! Recording at length: by touch on the smallest telephone, forms with questions of their own, and what stands beside a
//! concern afterwards, told by the keyboard where it can be.

use super::colleagues::{Colleague, confirm, found, hand_over, join, record, update};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[TEACHER])?;
    let mut teacher = stage.person("teacher")?;
    join(&mut lead, &mut teacher, &TEACHER, "Year 6 laptop")?;
    hand_over(&mut teacher, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
    println!("   a concern by touch, 320 pixels wide, nobody told yet");
    by_touch(&mut teacher)?;
    println!("   a contact with an agency, on its own form");
    agency(&mut teacher)?;
    println!("   a concern is added to, corrected, and one was entered in error");
    record(&mut teacher, "He came in at nine without a coat.")?;
    add(&mut teacher)?;
    correct(&mut teacher)?;
    record(&mut teacher, "This is about another child.")?;
    withdraw(&mut teacher)?;
    println!("   the lead reads all of it, and the teacher sees that it was received");
    hand_over(&mut teacher, &mut lead)?;
    read(&mut lead)?;
    update(&mut lead, &mut teacher)?;
    teacher.click("link", "My concerns")?;
    teacher.see_many(2, "row", "Read")?;
    println!("   what the lead writes asks nobody whom they told");
    lead.press("Alt+R")?;
    lead.see_focus("field", "Child's name")?;
    lead.no("Have you told the safeguarding lead or a deputy?")?;
    teacher.close()?;
    lead.close().map(drop)
}

/// One finger and the keys of a telephone: from the home screen to those who must be told, and to the hand-over.
fn by_touch(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "Home")?;
    teacher.see_one("heading", "Home")?;
    teacher.size(320, 640)?;
    tap(teacher, "link", "Record a concern")?;
    tap(teacher, "field", "Child's name")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.type_keys("Robin Fern")?;
    tap(teacher, "option", "Add \"Robin Fern\": not on the pupil list")?;
    teacher.see_one("list", "Children named so far")?;
    tap(teacher, "field", "What you saw and heard")?;
    teacher.see_focus("field", "What you saw and heard")?;
    teacher.type_keys("She was sent home in somebody else's shoes.")?;
    tap(teacher, "radio", "Just now")?;
    tap(teacher, "radio", "Not yet")?;
    teacher.see("Draft kept")?;
    teacher.picture("recording-touch")?;
    tap(teacher, "button", "Read back and save")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.picture("recording-touch-read-back")?;
    tap(teacher, "button", "Save")?;
    teacher.see_one("heading", "Nobody has been told yet")?;
    teacher.picture("recording-touch-nobody-told")?;
    tap(teacher, "link", "Hand over")?;
    teacher.see_one("button", "Make the hand-over file")?;
    teacher.size(1280, 900)
}

/// A finger, once, in the middle of something.
fn tap(person: &mut Person, role: &str, name: &str) -> anyhow::Result<()> {
    person.finger(role, name, &[(0.5, 0.5)])
}

/// Opens the form with a child who is not on the list.
fn begin(person: &mut Person) -> anyhow::Result<()> {
    person.press("Alt+R")?;
    person.see_focus("field", "Child's name")?;
    person.fill("Child's name", "Robin Fern")?;
    person.click("option", "Add \"Robin Fern\": not on the pupil list")
}

fn agency(teacher: &mut Person) -> anyhow::Result<()> {
    begin(teacher)?;
    teacher.choose("What are you recording?", "Contact with an agency")?;
    teacher.see("Write advice word for word")?;
    teacher.write("What it was about", "I asked whether Robin's referral had arrived.")?;
    teacher.pick("Yes, in person")?;
    teacher.press("Control+Enter")?;
    teacher.see("Answer \"Which agency\"")?;
    screen(teacher, "agency-missing")?;
    teacher.choose("Which agency?", "Children's social care")?;
    teacher.write("Whom you spoke to there (optional)", "Dana Ilves, duty social worker")?;
    teacher.write("Their advice, word for word (optional)", "Ring again tomorrow before noon.")?;
    teacher.write("What was agreed (optional)", "The SW rings back.")?;
    teacher.see("A reader outside the school, or in twenty years, may not know these letters.")?;
    teacher.write("What was agreed (optional)", "Dana Ilves rings back.")?;
    teacher.no("A reader outside the school, or in twenty years, may not know these letters.")?;
    teacher.set("By when (optional)", "2026-12-01")?;
    teacher.see("Draft kept")?;
    // Going to another form and back loses no answer.
    teacher.choose("What are you recording?", "A meeting")?;
    teacher.no("Which agency?")?;
    teacher.choose("What are you recording?", "Contact with an agency")?;
    teacher.see_value("Whom you spoke to there (optional)", "Dana Ilves, duty social worker")?;
    screen(teacher, "agency")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.see("Children's social care")?;
    teacher.see("1 December 2026")?;
    screen(teacher, "agency-read-back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")
}

fn open(person: &mut Person, begins: &str) -> anyhow::Result<()> {
    person.click("link", "My concerns")?;
    person.within("row", begins, |person| person.click("link", "Robin Fern"))?;
    person.see_one("heading", "Concern")
}

fn add(teacher: &mut Person) -> anyhow::Result<()> {
    open(teacher, "He came in at nine")?;
    teacher.click("link", "Add to it")?;
    teacher.see_focus("field", "What you want to add")?;
    screen(teacher, "add")?;
    teacher.press("Control+Enter")?;
    teacher.see("Say what happened, or what the child said")?;
    teacher.write("What you want to add", "He told me he had lost it.")?;
    teacher.see("Draft kept")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")?;
    open(teacher, "He came in at nine")?;
    teacher.see("He told me he had lost it.")
}

fn correct(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "Correct it")?;
    teacher.see_one("heading", "Correct a concern")?;
    teacher.see_value("What you saw and heard", "He came in at nine without a coat.")?;
    teacher.write("What you saw and heard", "He came in at ten without a coat.")?;
    teacher.press("Control+Enter")?;
    teacher.see("Say why it is corrected")?;
    screen(teacher, "correct")?;
    teacher.write("Why is it corrected?", "I misread the clock.")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")
}

fn withdraw(teacher: &mut Person) -> anyhow::Result<()> {
    open(teacher, "This is about another child.")?;
    teacher.click("button", "Entered in error")?;
    teacher.within("dialog", "Was this entered in error?", |teacher| {
        screen(teacher, "withdraw")?;
        teacher.click("button", "It was entered in error")?;
        teacher.see("A reason is needed")?;
        teacher.write("Why", "It was another Robin.")?;
        teacher.click("button", "It was entered in error")
    })?;
    teacher.see("Why: It was another Robin.")?;
    teacher.click("link", "My concerns")?;
    teacher.no("This is about another child.")?;
    teacher.click("link", "See 1 that was entered in error")?;
    teacher.see("This is about another child.")?;
    screen(teacher, "entered-in-error")
}

fn read(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Concerns")?;
    lead.within("row", "He came in at ten", |lead| lead.click("link", "Robin Fern"))?;
    lead.see_one("heading", "Added and corrected afterwards")?;
    lead.see("Why: I misread the clock.")?;
    lead.see("He told me he had lost it.")?;
    lead.click("button", "As it was first written")?;
    lead.see("He came in at nine without a coat.")?;
    screen(lead, "amended")?;
    lead.click("link", "Concerns")?;
    lead.within("row", "I asked whether Robin's referral", |lead| lead.click("link", "Robin Fern"))?;
    lead.see("Ring again tomorrow before noon.")?;
    screen(lead, "agency-read")
}
