//! Files on their way: by hand, in letters as mail and phones pass them on; and by themselves, through a post box.
//!
//! No test can press the buttons of the browser's own folder dialogue. So the page is given another `showDirectoryPicker`,
//! which answers a directory of the origin's own file system: the same kind of handle, kept in the same way, used by the same
//! code. Two people share one browser here, because that file system is one browser's own. What it cannot show is the dialogue
//! itself, and the browser asking for its permission again.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};

use super::colleagues::{Colleague, PASSPHRASE, confirm, found, record};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Philippa Stonehouse";
const TEACHER: Colleague = Colleague { name: "Dominic Farthing", job: "Year 2 teacher" };

/// Stands in for the browser's dialogue.
const PICKER: &str = "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory())\
                      .getDirectoryHandle('Post', { create: true });";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut person = stage.person("staffroom")?;
    person.patience = std::time::Duration::from_secs(40);
    found(&mut person, LEAD, &[TEACHER])?;
    let teacher = join(&mut person)?;
    println!("   by hand: what goes is shown first, and goes in letters");
    record(&mut person, "Written before there was a post box.")?;
    let letters = in_letters(&mut person)?;
    person.tab(0)?;
    take_letters(&mut person, letters)?;
    confirm(&mut person, &TEACHER)?;
    println!("   a post box: both choose the same folder");
    choose(&mut person)?;
    screen(&person, "post-box")?;
    person.tab(teacher)?;
    choose(&mut person)?;
    println!("   a concern goes by itself, and word of it comes back by itself");
    record(&mut person, "Written with a post box.")?;
    person.see("Post box: delivered")?;
    person.see("All handed over")?;
    person.tab(0)?;
    arrives(&mut person)?;
    person.tab(teacher)?;
    received(&mut person)?;
    println!("   and it is given up again");
    give_up(&mut person)?;
    person.close().map(drop)
}

/// The teacher joins in a tab of their own.
fn join(person: &mut Person) -> anyhow::Result<usize> {
    person.click("link", "Staff")?;
    person.click("link", "Make a joining pack")?;
    let file = person.download(|person| person.click("button", "Make the pack"))?;
    person.see("members of staff")?;
    let shown = person.text()?;
    let code = shown.split("The code").last().and_then(|rest| rest.split("Write it down").next());
    let tab = person.new_tab("#/join")?;
    person.upload("Joining pack", &[file])?;
    person.see("Chosen:")?;
    person.write("Six-word code", code.context("no code")?.trim())?;
    person.click("button", "Open the pack")?;
    person.see_one("heading", "Who are you?")?;
    person.choose("Your name", &TEACHER.listed())?;
    person.write("What you call this device", "Staffroom computer")?;
    person.write("Choose a passphrase", PASSPHRASE)?;
    person.write("Type the passphrase again", PASSPHRASE)?;
    person.click("button", "Join the school")?;
    person.see_one("heading", "Home")?;
    Ok(tab)
}

/// A hand-over, saved once more as text.
fn in_letters(person: &mut Person) -> anyhow::Result<PathBuf> {
    person.click("link", "1 not handed over")?;
    person.see("Will hold")?;
    person.see("among them 1 concern")?;
    person.see(LEAD)?;
    screen(person, "will-hold")?;
    let sealed = person.download(|person| person.click("button", "Make the hand-over file"))?;
    let letters = person.download(|person| person.click("button", "Save as text, for e-mail or a phone"))?;
    screen(person, "in-letters")?;
    ensure!(letters.extension().is_some_and(|ending| ending == "txt"), "{}", letters.display());
    ensure!(sealed.file_stem() == letters.file_stem(), "the name says nothing, in both");
    let text = std::fs::read_to_string(&letters)?;
    ensure!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"), "not an armoured file");
    Ok(letters)
}

fn take_letters(person: &mut Person, letters: PathBuf) -> anyhow::Result<()> {
    person.click("link", "Bring in files")?;
    person.upload("Files", &[letters])?;
    person.see("Unconfirmed device")?;
    person.click("button", "Bring in")?;
    person.see_one("heading", "Brought in")?;
    person.see("1 concern brought in")
}

/// Chooses the folder.
fn choose(person: &mut Person) -> anyhow::Result<()> {
    person.session()?.run(PICKER, &[])?;
    person.click("link", "This device")?;
    person.click("link", "Post box")?;
    person.see("Every file in it is sealed")?;
    screen(person, "post-box-none")?;
    person.click("button", "Choose the folder")?;
    person.see("Last looked into")?;
    person.see_one("button", "Look now")?;
    person.see("Post box:")
}

/// The lead looks, and it is there, whole and without a question.
fn arrives(person: &mut Person) -> anyhow::Result<()> {
    person.click("button", "Look now")?;
    person.see("1 new concern")?;
    person.see(TEACHER.name)?;
    screen(person, "post-box-arrived")?;
    person.see("Post box: delivered")?;
    person.click("link", "Concerns")?;
    person.see("Written with a post box.")
}

/// The teacher comes back to the page, and that is all.
fn received(person: &mut Person) -> anyhow::Result<()> {
    person.session()?.run("window.dispatchEvent(new Event('focus'))", &[])?;
    person.until("the receipt, brought by the post box", || {
        person.visit("#/concerns")?;
        let received = person.text()?.matches("Received").count();
        if received < 2 {
            person.visit("#/")?;
        }
        Ok((received >= 2).then_some(()))
    })?;
    screen(person, "received-by-post")
}

fn give_up(person: &mut Person) -> anyhow::Result<()> {
    person.visit("#/post-box")?;
    person.see("What arrived")?;
    person.see("Update 1")?;
    screen(person, "post-box-of-a-recorder")?;
    person.click("button", "Use no post box")?;
    person.see_one("button", "Choose the folder")?;
    person.no("Post box: delivered")
}
