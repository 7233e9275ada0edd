//! The teacher's concerns leave the device in a sealed file whose name says nothing.

use std::path::PathBuf;

use super::screen;
use crate::person::Person;

/// One button makes the file.
pub fn hand_over(teacher: &mut Person) -> anyhow::Result<PathBuf> {
    teacher.click("link", "1 not handed over")?;
    teacher.see("1 thing you wrote has not left this device.")?;
    screen(teacher, "hand-over")?;
    let file = teacher.download(|teacher| teacher.click("button", "Make the hand-over file"))?;
    teacher.see("All handed over")?;
    screen(teacher, "handed-over")?;
    Ok(file)
}
