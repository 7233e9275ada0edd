//! A concern about an adult: a teacher records it, the head hears it, and the lead, who carries it, sees nothing.

use super::colleagues::{Colleague, PASSPHRASE, change, confirm, found, hand_over, join, update};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const HEAD: Colleague = Colleague { name: "Philippa Marsh", job: "Headteacher" };
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };
const ADULT: &str = "Gareth Pym";
/// In the concern, and nowhere else.
const SECRET: &str = "gave two pupils a lift in his own car";
const MORE: &str = "Their parents did not know.";
const ADVICE: &str = "Do not speak to him about it yet.";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[HEAD, TEACHER])?;
    let mut head = stage.person("head")?;
    let mut teacher = stage.person("teacher")?;
    for (person, colleague) in [(&mut head, &HEAD), (&mut teacher, &TEACHER)] {
        join(&mut lead, person, colleague, "Office laptop")?;
        hand_over(person, &mut lead)?;
        confirm(&mut lead, colleague)?;
    }
    println!("   nobody hears such concerns yet: the form says whom to ring");
    update(&mut lead, &mut teacher)?;
    begin(&mut teacher)?;
    teacher.see("Nobody at the school may hear this")?;
    screen(&teacher, "nobody-hears")?;
    println!("   the head makes ready, and makes the governors' kit");
    change(&mut lead, &HEAD, |lead| {
        lead.click("button", "Hears concerns about adults")?;
        lead.see_one("button", "No longer hears concerns about adults")
    })?;
    update(&mut lead, &mut head)?;
    make_ready(&mut head)?;
    kit(&mut head)?;
    hand_over(&mut head, &mut lead)?;
    update(&mut lead, &mut teacher)?;
    println!("   the teacher records about a colleague, and adds to what they cannot read any more");
    record(&mut teacher)?;
    add(&mut teacher)?;
    hand_over(&mut teacher, &mut lead)?;
    println!("   the lead carries it and sees nothing");
    nothing(&mut lead)?;
    update(&mut lead, &mut head)?;
    println!("   the head hears it: the four tests, advice, an outcome");
    hear(&mut head)?;
    assess(&mut head)?;
    advise(&mut head)?;
    conclude(&mut head)?;
    hand_over(&mut head, &mut lead)?;
    nothing(&mut lead)?;
    head.close()?;
    teacher.close()?;
    lead.close().map(drop)
}

/// Begins a concern about an adult.
fn begin(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.choose("What are you recording?", "A concern about an adult who works here")
}

fn make_ready(head: &mut Person) -> anyhow::Result<()> {
    head.click("link", "Home")?;
    head.click("link", "Make the keys anew")?;
    head.write("Your passphrase", PASSPHRASE)?;
    head.click("button", "Make the keys anew")?;
    head.see("You are ready to hear concerns about adults")
}

fn kit(head: &mut Person) -> anyhow::Result<()> {
    head.click("link", "About adults")?;
    head.see("There is no governors\u{2019} kit")?;
    screen(head, "adults-none")?;
    head.visit("#/adults/kit")?;
    head.click("button", "Make a kit")?;
    head.see_one("heading", "Governors\u{2019} kit for concerns about adults")?;
    let shown = head.text()?;
    let sheet = shown.split("and nothing else.").nth(1).and_then(|rest| rest.split("The same for").next());
    let words: Vec<&str> = sheet
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    anyhow::ensure!(words.len() == 24, "{} words", words.len());
    head.write("The twenty-four words, typed from the paper", &words.join(" "))?;
    screen(head, "governors-kit")?;
    head.click("button", "Use this kit from now on")?;
    head.see("It is used from now on")?;
    head.see_one("heading", "Open with the kit")?;
    head.visit("#/adults")?;
    head.no("There is no governors\u{2019} kit")?;
    head.visit("#/adults/kit")?;
    head.see_one("button", "Make a new kit in its place")?;
    screen(head, "governors-kit-kept")
}

fn record(teacher: &mut Person) -> anyhow::Result<()> {
    begin(teacher)?;
    teacher.choose("Which adult?", &HEAD.listed())?;
    teacher.see("It is sealed to the governors' kit")?;
    teacher.choose("Which adult?", "Somebody who is not on the staff list")?;
    teacher.see("Sealed to these people alone.")?;
    teacher.see(&HEAD.listed())?;
    teacher.write("The adult's full name", ADULT)?;
    teacher.write("What the adult did or said", &format!("After football he {SECRET}."))?;
    teacher.pick("Yes, in person")?;
    screen(teacher, "about-adult")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")?;
    teacher.see("It is sealed to a few, and you cannot read it any more.")?;
    screen(teacher, "adult-saved")
}

fn add(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.visit("#/concerns")?;
    teacher.no(SECRET)?;
    teacher.click("link", "1 that you wrote is sealed to a few")?;
    teacher.see_one("heading", "What you wrote about adults")?;
    teacher.no(SECRET)?;
    screen(teacher, "adults-mine")?;
    teacher.click("link", "Add to it")?;
    teacher.see("Sealed to the same people as what it adds to")?;
    teacher.write("What you want to add", MORE)?;
    screen(teacher, "adult-add")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")
}

/// Whoever does not hear such concerns sees nothing of one, by any address.
fn nothing(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("link", "Concerns")?;
    lead.no(SECRET)?;
    lead.no(ADULT)?;
    lead.no_one("link", "About adults")?;
    for address in ["#/adults", "#/adults/open", "#/adults/closed", "#/adults/by-adult"] {
        lead.visit(address)?;
        lead.see("These are for those who hear concerns about adults")?;
        lead.no(ADULT)?;
    }
    screen(lead, "adults-not-for-the-lead")
}

fn hear(head: &mut Person) -> anyhow::Result<()> {
    head.click("link", "About adults")?;
    head.see_one("row", SECRET)?;
    head.see("Not opened by you")?;
    screen(head, "adults-inbox")?;
    head.click("link", ADULT)?;
    head.see(SECRET)?;
    head.see(MORE)?;
    head.see(&TEACHER.listed())?;
    screen(head, "adult-case")?;
    head.pictures("adult-case-sizes")
}

/// The answers to the four tests, in their order.
fn tests(head: &mut Person, answers: [&str; 4]) -> anyhow::Result<()> {
    let questions = [
        "Has the adult behaved in a way that has harmed a child, or may have harmed a child?",
        "Has the adult possibly committed a criminal offence against or related to a child?",
        "Has the adult behaved towards a child or children in a way that indicates they may pose a risk of harm to children?",
        "Has the adult behaved, or may they have behaved, in a way that indicates they may not be suitable to work with children?",
    ];
    for (question, answer) in questions.into_iter().zip(answers) {
        head.within("group", question, |head| head.pick(answer))?;
    }
    Ok(())
}

fn assess(head: &mut Person) -> anyhow::Result<()> {
    head.click("button", "Save what it amounts to")?;
    head.see_one("heading", "There is a problem")?;
    screen(head, "adult-assess-mistakes")?;
    tests(head, ["No", "No", "Not clear yet", "Yes, or it may be so"])?;
    head.pick("Low-level concern")?;
    head.write("Why?", "He was alone with them.")?;
    head.click("button", "Save what it amounts to")?;
    head.see("it is an allegation until the designated officer says otherwise")?;
    head.pick("Allegation")?;
    head.click("button", "Save what it amounts to")?;
    head.see("Speak to the designated officer (LADO) today")?;
    screen(head, "adult-assessed")
}

fn advise(head: &mut Person) -> anyhow::Result<()> {
    head.write("Who advised", "Yusuf Arkwright, designated officer")?;
    head.write("Their advice, word for word", ADVICE)?;
    head.click("button", "Save the advice")?;
    head.see_one("heading", "Yusuf Arkwright, designated officer")?;
    head.see(ADVICE)?;
    head.no("Speak to the designated officer (LADO) today")
}

fn conclude(head: &mut Person) -> anyhow::Result<()> {
    head.click("button", "Give it an outcome")?;
    head.pick("Unsubstantiated")?;
    head.write("Why, and what was done", "The officer and we agreed.")?;
    head.click("button", "Save the outcome")?;
    head.see_one("heading", "Unsubstantiated")?;
    screen(head, "adult-closed")?;
    head.click("link", "About adults")?;
    head.see("Nothing new")?;
    head.visit("#/adults/closed")?;
    head.see_one("row", SECRET)?;
    head.visit("#/adults/by-adult")?;
    head.see_one("heading", ADULT)?;
    screen(head, "adults-by-adult")
}
