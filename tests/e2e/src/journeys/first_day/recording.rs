//! The teacher records: from the lock screen, by the keyboard alone, within a budget.

use anyhow::ensure;

use super::{LEAD, TEACHER_PASSPHRASE, screen};
use crate::person::Person;

/// What happened, in the first concern.
pub const NARRATIVE: &str = "During wet play Stellan told me that nobody had been at home since Saturday and that he had looked \
    after the baby on his own. He was wearing the same clothes as on Friday.";
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
