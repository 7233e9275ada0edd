//! The body map: its three questions, then marks by pointer and by keyboard, each described in words.

use super::screen;
use crate::person::Person;

/// What the child said about a mark.
pub const MARK_WORDS: &str = "It was the big spoon, and it still hurts when I write.";
/// The marks as they are listed.
const ROWS: [&str; 2] = ["1. left upper chest, front: graze", "2. left elbow, point, back: bruise"];

/// A wrong answer makes no map; the right ones do.
pub fn gate(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("button", "Draw a body map")?;
    answer(teacher, "Is this a first-aid injury, such as a bump in the playground?", "Yes")?;
    teacher.see("Record it in the accident book")?;
    screen(teacher, "map-refused")?;
    teacher.click("button", "Go on without a map")?;
    teacher.no_one("image", "Front")?;
    teacher.click("button", "Draw a body map")?;
    answer(teacher, "Was everything you will draw visible without moving clothing?", "Yes")?;
    answer(teacher, "Is this a first-aid injury, such as a bump in the playground?", "No")?;
    teacher.no_one("button", "Start the body map")?;
    answer(teacher, "Did anybody take a photograph of it?", "Yes")?;
    teacher.see("No body map for this")?;
    teacher.no_one("button", "Start the body map")?;
    answer(teacher, "Did anybody take a photograph of it?", "No")?;
    screen(teacher, "map-gate")?;
    teacher.click("button", "Start the body map")?;
    teacher.see("No marks yet.")
}

fn answer(teacher: &mut Person, question: &str, answer: &str) -> anyhow::Result<()> {
    teacher.within("group", question, |teacher| teacher.pick(answer))
}

/// Two marks: one where the pointer is put, one by the name of its place, moved with the arrow keys.
pub fn draw(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.point("image", "Front", 0.55, 0.27)?;
    teacher.see("Mark 1 added: left upper chest, front")?;
    teacher.choose("It appears to be", "Graze")?;
    teacher.see_one("button", ROWS[0])?;

    teacher.pick("Back")?;
    teacher.choose("Place on the body", "left elbow, point")?;
    teacher.click("button", "Add a mark there")?;
    teacher.see("Mark 2 added: left elbow, point, back")?;
    teacher.within("group", "Mark 2: left elbow, point, back", |teacher| {
        teacher.choose("It appears to be", "Bruise")?;
        teacher.tick("Purple")?;
        teacher.write("Length in mm", "30")?;
        teacher.choose("How the size was found", "Estimated")?;
        teacher.write("What the child said about it, word for word", MARK_WORDS)
    })?;
    teacher.click("button", ROWS[1])?;
    teacher.press("ArrowDown")?;
    teacher.see("Mark 2 is at: left elbow, point, back")?;
    teacher.press("Delete")?;
    teacher.see("Mark 2 removed")?;
    teacher.no_one("button", ROWS[1])?;
    teacher.click("button", "Undo")?;
    teacher.see_one("button", ROWS[1])?;
    teacher.pick("Front")?;
    teacher.stroke("image", "Front", &[(0.55, 0.27), (0.54, 0.28), (0.55, 0.29)])?;
    teacher.see("Mark 1 is at:")?;
    teacher.no_one("button", "Redo")?;
    teacher.press("Control+Z")?;
    teacher.see_one("button", "Redo")?;
    see_rows(teacher)?;
    // Off the figure there is nothing to draw on.
    teacher.point("image", "Front", 0.02, 0.02)?;
    teacher.see("No mark can be placed there")?;
    teacher.see("Draft kept")?;
    screen(teacher, "map")
}

/// Both marks are there.
pub fn see_rows(teacher: &mut Person) -> anyhow::Result<()> {
    ROWS.into_iter().try_for_each(|row| teacher.see_one("button", row))
}

/// Both marks read in words.
pub fn read(person: &mut Person) -> anyhow::Result<()> {
    for words in ["appears to be: graze", "appears to be: bruise", "30 mm, estimated", MARK_WORDS] {
        person.see(words)?;
    }
    Ok(())
}
