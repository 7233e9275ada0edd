//! A colleague joins with the pack and its code, and may record at once.

use super::founding::choose_passphrase;
use super::{LEAD, Pack, SCHOOL, TEACHER, TEACHER_PASSPHRASE, screen};
use crate::person::Person;

/// The code of an older pack, then the right one; a name off the list; a passphrase.
pub fn join(teacher: &mut Person, pack: &Pack, old_code: &str) -> anyhow::Result<()> {
    teacher.click("link", "Join a school")?;
    teacher.upload("Joining pack", std::slice::from_ref(&pack.file))?;
    teacher.see("Chosen:")?;
    teacher.fill("Six-word code", old_code)?;
    teacher.click("button", "Open the pack")?;
    teacher.see("The code does not open this pack. Check each word")?;
    screen(teacher, "join-wrong-code")?;
    teacher.fill("Six-word code", &pack.code.to_uppercase().replace('-', " "))?;
    teacher.click("button", "Open the pack")?;
    teacher.see_one("heading", "Who are you?")?;
    teacher.see(SCHOOL)?;
    teacher.see("The pack brings 120 pupils.")?;
    teacher.choose("Your name", &format!("{TEACHER}, Year 6 teacher"))?;
    teacher.see_value("Short name for the lock screen", "TW")?;
    teacher.fill("What you call this device", "Year 6 laptop")?;
    choose_passphrase(teacher, TEACHER_PASSPHRASE)?;
    screen(teacher, "join-who")?;
    teacher.click("button", "Join the school")?;
    teacher.see_one("heading", "Home")?;
    teacher.see("Read these six words to your safeguarding lead")?;
    teacher.see("All handed over")?;
    teacher.no(LEAD)?;
    screen(teacher, "home-joined")
}
