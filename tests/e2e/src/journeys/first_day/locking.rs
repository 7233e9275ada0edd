//! Locked, unlocked, in two tabs at once, and after the program broke one of its own rules.

use anyhow::ensure;

use super::{TEACHER_PASSPHRASE, screen, unlock};
use crate::person::Person;

/// A wrong passphrase is told and costs nothing, however often.
pub fn wrong_passphrase(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.reload()?;
    teacher.see_one("heading", "Unlock")?;
    screen(teacher, "unlock")?;
    try_wrong(teacher, "copper lantern gravel thimbles")?;
    // Nothing typed at all says so instead.
    teacher.write("Passphrase", "")?;
    teacher.click("button", "Unlock")?;
    teacher.see("Type your passphrase")?;
    try_wrong(teacher, "another wrong passphrase")?;
    screen(teacher, "unlock-wrong")?;
    unlock(teacher, TEACHER_PASSPHRASE)?;
    teacher.see_many(2, "row", "Received")
}

fn try_wrong(teacher: &mut Person, wrong: &str) -> anyhow::Result<()> {
    teacher.write("Passphrase", wrong)?;
    teacher.click("button", "Unlock")?;
    teacher.see(
        "That passphrase does not open this. Nothing was lost, and you can try again as often as you like",
    )
}

/// A second tab is told who holds the vault, and takes it over with the draft that the first was writing.
pub fn second_tab(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.write("What you saw and heard", "Begun in the first tab.")?;
    teacher.see("Draft kept")?;
    let second = teacher.new_tab("")?;
    teacher.write("Passphrase", TEACHER_PASSPHRASE)?;
    teacher.click("button", "Unlock")?;
    teacher.see("Holdfast is open in another tab or window")?;
    screen(teacher, "held-elsewhere")?;
    teacher.click("button", "Take over here")?;
    teacher.see_one("heading", "Home")?;
    teacher.see("Begun in the first tab.")?;
    teacher.tab(0)?;
    teacher.see_one("heading", "Unlock")?;
    teacher.no("Begun in the first tab.")?;
    teacher.close_tab()?;
    teacher.tab(second - 1)?;
    teacher.see_one("heading", "Home")
}

/// The program stops itself with a calm screen; the draft is there after the reload.
///
/// An extension that takes an element out of the page is the way to make it stop: what it draws next belongs before that
/// element, and drawing is where a program in the browser cannot go on by guessing.
pub fn recovery(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.click("link", "Go on writing")?;
    teacher.write("What you saw and heard", "Begun in the first tab, kept in the second.")?;
    // Leaving the form seals what was typed last; a program that stops seals nothing more.
    teacher.click("link", "Leave it as a draft")?;
    teacher.see_one("heading", "Home")?;
    teacher.click("link", "Go on writing")?;
    teacher.see_value("What you saw and heard", "Begun in the first tab, kept in the second.")?;
    for part in ["failed to insert node before next sibling", "unreachable", "Unreachable code"] {
        teacher.forgive(part);
    }
    teacher.session()?.run("document.querySelector('h1').remove()", &[])?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Holdfast had to stop")?;
    let shown = teacher.text()?;
    ensure!(!shown.contains("Begun"), "the recovery screen shows what was typed: {shown}");
    screen(teacher, "recovery")?;
    teacher.click("button", "Reload")?;
    unlock(teacher, TEACHER_PASSPHRASE)?;
    teacher.see_value("What you saw and heard", "Begun in the first tab, kept in the second.")?;
    teacher.click("link", "Leave it as a draft")?;
    teacher.see_one("heading", "Home")
}

/// The screen goes blank at Escape twice, title and all, and comes back as it was.
pub fn blank(teacher: &mut Person) -> anyhow::Result<()> {
    teacher.press("Escape")?;
    teacher.press("Escape")?;
    teacher.see_one("button", "Show the screen")?;
    teacher.no("Begun in the first tab")?;
    screen(teacher, "blank")?;
    teacher.click("button", "Show the screen")?;
    teacher.see("Begun in the first tab")
}
