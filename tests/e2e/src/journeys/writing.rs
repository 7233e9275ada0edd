//! Help with the writing: the language check in its worker, the coach beside the fields, and the read-back.

use anyhow::ensure;

use super::first_day::screen;
use super::shell::wait_for_service_worker;
use crate::person::Person;
use crate::stage::Stage;

const FIELD: &str = "What you saw and heard";
const SLIPS: &str = "Spelling and grammar: What you saw and heard";
const ADVICE: &str = "Advice: What you saw and heard";

/// Slips are found and put right by one key; advice comes and is left; all of it without a server once it was there.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut teacher = stage.person("teacher")?;
    wait_for_service_worker(&teacher)?;
    ensure!(!fetched(stage), "the language check is fetched before anybody writes");
    teacher.click("button", "Open a practice school")?;
    teacher.see_one("heading", "Home")?;
    record(&mut teacher)?;

    println!("   slips are found, and one key puts them right");
    teacher.write_keys("He was seperate from his freinds.")?;
    teacher.within("list", SLIPS, |teacher| {
        teacher.see("seperate")?;
        teacher.see("freinds")?;
        teacher.see_one("button", "separate instead of seperate")
    })?;
    ensure!(fetched(stage), "the language check did not come from the site");
    teacher.see_focus("field", FIELD)?;
    screen(&teacher, "writing-slips")?;
    teacher.pictures("writing-slips")?;
    teacher.press("Alt+1")?;
    teacher.see_value(FIELD, "He was separate from his freinds.")?;
    teacher.see_focus("field", FIELD)?;
    teacher.see_one("button", "friends instead of freinds")?;
    teacher.tab_to("button", "friends instead of freinds")?;
    teacher.press("Enter")?;
    teacher.see_value(FIELD, "He was separate from his friends.")?;
    teacher.see_focus("field", FIELD)?;
    teacher.no_one("list", SLIPS)?;

    println!("   what is not in the dictionary can be left, and names are in it");
    teacher.press("End")?;
    teacher.write_keys(" Mr Qwyllian told Ellis Egan.")?;
    teacher.see_one("button", "Leave it Qwyllian")?;
    teacher.no("Egan instead")?;
    teacher.press("Alt+0")?;
    teacher.no_one("list", SLIPS)?;
    teacher.see_value(FIELD, "He was separate from his friends. Mr Qwyllian told Ellis Egan.")?;

    println!("   opinion among the facts is spoken of, never in the child's own words");
    teacher.write("The child's own words", "I seen it and he is obviously a stupid freind!!!")?;
    teacher.write(FIELD, "He was obviously upset. Another child had seperate shoes.")?;
    teacher.within("list", ADVICE, |teacher| {
        teacher.see("obviously")?;
        teacher.see("This reads as opinion among the facts.")?;
        teacher.see("Another child")
    })?;
    teacher.see_one("list", SLIPS)?;
    teacher.no_one("list", "Advice: The child's own words")?;
    teacher.no_one("list", "Spelling and grammar: The child's own words")?;
    screen(&teacher, "writing-advice")?;
    teacher.pictures("writing-advice")?;
    teacher.click("button", "Leave it obviously")?;
    teacher.no("This reads as opinion among the facts.")?;
    teacher.see_focus("field", FIELD)?;

    println!("   the read-back says what is still unclear");
    teacher.see("Draft kept")?;
    teacher.fill("Child's name", "egan")?;
    teacher.click("option", "Ellis Egan")?;
    teacher.see("Draft kept")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.see("What is still unclear")?;
    teacher.see("Where it happened.")?;
    teacher.see("What you asked before the child said it")?;
    teacher.see("It is not said who this is.")?;
    teacher.no("This reads as opinion among the facts.")?;
    screen(&teacher, "writing-read-back")?;
    teacher.pictures("writing-read-back")?;

    println!("   with the server stopped all of it is still there");
    stage.site.stop();
    teacher.reload()?;
    teacher.write("Passphrase", "practice")?;
    teacher.click("button", "Unlock")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.see("What is still unclear")?;
    teacher.click("link", "Home")?;
    teacher.see_one("heading", "Home")?;
    record(&mut teacher)?;
    teacher.write_keys("They was clearly late.")?;
    teacher.see_one("button", "were instead of was")?;
    teacher.see("This reads as opinion among the facts.")?;
    teacher.close()?;
    without(stage)
}

/// Without the language check the form works, and says so quietly; the coach is there all the same.
fn without(stage: &mut Stage) -> anyhow::Result<()> {
    println!("   where the check cannot be fetched, the form works as before");
    stage.site.go_on()?;
    let mut other = stage.person("without")?;
    wait_for_service_worker(&other)?;
    other.click("button", "Open a practice school")?;
    other.see_one("heading", "Home")?;
    stage.site.stop();
    record(&mut other)?;
    other.write_keys("He was obviously seperate.")?;
    other.see("Spelling is not checked in this browser just now.")?;
    other.see("This reads as opinion among the facts.")?;
    other.see("Draft kept")?;
    screen(&other, "writing-unchecked")?;
    other.close().map(drop)
}

fn record(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.click("field", FIELD)?;
    teacher.see_focus("field", FIELD)
}

/// Whether the site was asked for the language check's wasm.
fn fetched(stage: &Stage) -> bool {
    stage.site.log().iter().any(|one| one.path.starts_with("/language-") && one.path.ends_with(".wasm"))
}
