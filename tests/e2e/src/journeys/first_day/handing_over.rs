//! The teacher's concerns leave the device in a sealed file whose name says nothing.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use super::{TEACHER_PASSPHRASE, screen, unlock};
use crate::person::Person;

/// The browser is closed and opened, and one button makes the file.
pub fn hand_over(teacher: &mut Person) -> anyhow::Result<PathBuf> {
    teacher.restart()?;
    unlock(teacher, TEACHER_PASSPHRASE)?;
    teacher.click("link", "2 not handed over")?;
    teacher.see("2 things you wrote have not left this device.")?;
    screen(teacher, "hand-over")?;
    let file = teacher.download(|teacher| teacher.click("button", "Make the hand-over file"))?;
    teacher.see("The file is ready")?;
    teacher.see("2 concerns")?;
    screen(teacher, "handed-over")?;
    says_nothing(&file)?;
    teacher.click("link", "My concerns")?;
    teacher.see_many(2, "row", "Packed")?;
    Ok(file)
}

/// A file's name is random letters and digits, and an ending.
pub fn says_nothing(file: &Path) -> anyhow::Result<()> {
    let name = file.file_name().and_then(|name| name.to_str()).context("the file has no name")?;
    let (stem, ending) = name.split_once('.').context("the file has no ending")?;
    ensure!(["age", "parcel"].contains(&ending), "a file with an ending of its own: {name}");
    let random = stem.len() >= 16 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    ensure!(random, "the file's name may say something: {name}");
    Ok(())
}
