//! The teacher records: a plain concern from the lock screen, by the keyboard alone and within a budget; then one with
//! everything in it, which survives the browser's being killed.

use anyhow::ensure;

use super::drawing;
use super::{LEAD, TEACHER_PASSPHRASE, screen, unlock};
use crate::person::Person;

/// What happened, in the first concern.
pub const NARRATIVE: &str = "During wet play Stellan told me that nobody had been at home since Saturday and that he had looked \
    after the baby on his own. He was wearing the same clothes as on Friday.";
/// What happened, in the second.
pub const SECOND_NARRATIVE: &str =
    "At the classroom door Priya would not take her coat off and held her left arm close to her side.";
/// In the second: what the child said.
pub const CHILD_WORDS: &str = "I fell on the stairs again and nobody must know about the stairs.";
/// In the second: what was asked.
pub const QUESTION: &str = "Tell me what happened to your arm, Priya?";
/// In the second: what the teacher makes of it.
pub const OPINION: &str = "I think that she was frightened, because she kept looking towards the gate.";
/// In the second: where it was.
pub const PLACE: &str = "By the door to the playground";
/// In the second: a child who is not on the list.
pub const UNLISTED: &str = "Jessamy Nightingale";
/// Key presses besides passphrase and narrative.
const PRESSES: usize = 30;
/// Screens on which something is done.
const SCREENS: usize = 3;

/// A plain concern, counted from the lock screen.
pub fn plain_concern(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("button", "Lock")?;
    teacher.see_one("heading", "Unlock")?;
    teacher.see_focus("field", "Passphrase")?;
    teacher.count();
    teacher.write_keys(TEACHER_PASSPHRASE)?;
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.type_keys("dvo st")?;
    teacher.see_one("option", "Stellan Dvořák")?;
    teacher.press("Enter")?;
    teacher.see_one("list", "Children named so far")?;
    teacher.press("Enter")?;
    teacher.see_focus("field", "What you saw and heard")?;
    teacher.write_keys(NARRATIVE)?;
    teacher.tab_to("radio", "Just now")?;
    teacher.press("Space")?;
    teacher.tab_to("radio", "Yes, in person")?;
    teacher.press("Space")?;
    teacher.see("Draft kept")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.see(NARRATIVE)?;
    teacher.see(LEAD)?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")?;
    let counts = teacher.counts();
    println!("   recording: {} key presses, {} screens", counts.keys, counts.screens.len());
    ensure!(counts.clicks == 0, "the mouse was needed {} times", counts.clicks);
    ensure!(counts.keys <= PRESSES, "{} key presses are more than {PRESSES}", counts.keys);
    ensure!(counts.screens.len() <= SCREENS, "more than {SCREENS} screens: {:?}", counts.screens);
    ensure!(counts.seconds < 90.0, "recording took {} s", counts.seconds);
    teacher.see("1 not handed over")?;
    screen(teacher, "saved")
}

/// A concern with everything in it: a child off the list, the child's own words, what was asked and done, opinion apart,
/// other times, danger, nobody told. The browser is killed after the first letter, and again when all is typed.
pub fn full_concern(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "Go to Home")?;
    teacher.click("link", "Record a concern")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.write("What you saw and heard", "A")?;
    teacher.see("Draft kept")?;
    teacher.kill_and_restart()?;
    unlock(teacher, TEACHER_PASSPHRASE)?;
    teacher.see("Drafts on this device")?;
    screen(teacher, "home-draft")?;
    teacher.click("link", "Go on writing Nobody named yet")?;
    teacher.see_value("What you saw and heard", "A")?;

    teacher.tick("A child is in danger or needs help right now")?;
    teacher.see("Ring first, write afterwards")?;
    teacher.see("01632 960 003")?;
    teacher.fill("Child's name", "fairw pri")?;
    // The list is the one for all that was typed: before that it still moves under the pointer.
    teacher.see("Add \"fairw pri\": not on the pupil list")?;
    teacher.click("option", "Priya Fairweather")?;
    teacher.fill("Child's name", UNLISTED)?;
    teacher.click("option", &format!("Add \"{UNLISTED}\": not on the pupil list"))?;
    teacher.choose(&format!("{UNLISTED}: Part"), "Brother or sister")?;
    teacher.write("What you saw and heard", SECOND_NARRATIVE)?;
    teacher.write("The child's own words", CHILD_WORDS)?;
    teacher.click("button", "Questions you asked, who was there, what you did, your opinion")?;
    teacher.write("Questions you asked", QUESTION)?;
    teacher.write("Who else was there", "Beatrix Fallowell")?;
    teacher.write("What you did at once", "Sat with her in the reading corner.")?;
    teacher.write("Your professional opinion", OPINION)?;
    teacher.within("group", "When did it happen?", |teacher| {
        teacher.pick("On another day")?;
        teacher.set("Date", "2025-03-14")?;
        teacher.set("Time, if you know it", "15:40")
    })?;
    teacher.pick("At another time")?;
    teacher.within("group", "When was that?", |teacher| teacher.pick("Just now"))?;
    teacher.choose("Where?", "Classroom")?;
    teacher.write("Where exactly", PLACE)?;
    teacher.pick("Not yet")?;
    teacher.see("Recording it is not telling them.")?;
    teacher.tick("Injury or mark")?;
    teacher.tick("Something a child told me")?;
    drawing::gate(teacher)?;
    drawing::draw(teacher)?;
    screen(teacher, "record")?;

    teacher.kill_and_restart()?;
    unlock(teacher, TEACHER_PASSPHRASE)?;
    teacher.click("link", "Go on writing")?;
    teacher.see_value("What you saw and heard", SECOND_NARRATIVE)?;
    teacher.see_value("Your professional opinion", OPINION)?;
    teacher.see_value("Date", "2025-03-14")?;
    teacher.see_one("list", "Children named so far")?;
    drawing::see_rows(teacher)?;
    teacher.click("button", "Read back and save")?;
    teacher.see_one("heading", "Read it back")?;
    for words in [
        SECOND_NARRATIVE,
        CHILD_WORDS,
        QUESTION,
        OPINION,
        UNLISTED,
        "Brother or sister",
        "14 March 2025",
        PLACE,
    ] {
        teacher.see(words)?;
    }
    drawing::read(teacher)?;
    screen(teacher, "read-back")?;
    teacher.click("button", "Save")?;
    teacher.see_one("heading", "Ring now")?;
    teacher.see("2 not handed over")?;
    teacher.see("Nobody told: 1")?;
    screen(teacher, "ring-now")?;
    teacher.click("link", "Nobody told: 1")?;
    teacher.see_one("heading", "Nobody has been told yet")?;
    screen(teacher, "tell-someone")?;
    teacher.click("link", "My concerns")?;
    teacher.see_one("row", "Priya Fairweather")?;
    teacher.see_many(2, "row", "Saved")?;
    screen(teacher, "my-concerns")
}

/// What is missing is named, and nothing is saved before it is there; a draft can be thrown away.
pub fn missing_parts(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "Home")?;
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    screen(teacher, "record-empty")?;
    teacher.press("Control+Enter")?;
    teacher.within("alert", "There is a problem", |teacher| {
        teacher.see("Name the child it is about")?;
        teacher.see("Say what happened, or what the child said")?;
        teacher.see("Say whether you have told the safeguarding lead or a deputy")
    })?;
    screen(teacher, "record-mistakes")?;
    teacher.click("button", "Throw the draft away")?;
    teacher.within("dialog", "Throw this draft away?", |teacher| {
        screen(teacher, "throw-away")?;
        teacher.click("button", "Throw it away")
    })?;
    teacher.see_one("heading", "Home")?;
    teacher.no("Drafts on this device")
}
