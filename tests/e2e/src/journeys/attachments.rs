//! Files that go with a concern: a picture loses its place and a letter is attached, a program is refused; both are saved,
//! handed over, and seen by the lead.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};

use super::colleagues::{Colleague, confirm, found, hand_over, join};
use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };
const LETTER: &[u8] = b"%PDF-1.4\n% a letter from home, and no sound PDF\n";
/// A name that runs from right to left, and a picture of a face.
const DRAWING: &str = "رسمة 🙂.jpg";
/// Big-endian Exif: how it is turned, and a place at 51 degrees north.
const PLACE: &[u8] =
    b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\
    \0\0\0\0\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x44\0\0\0\0\
    \0\0\0\x33\0\0\0\x01\0\0\0\x1e\0\0\0\x01\0\0\0\x07\0\0\0\x01";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[TEACHER])?;
    let mut teacher = stage.person("teacher")?;
    join(&mut lead, &mut teacher, &TEACHER, "Year 6 laptop")?;
    hand_over(&mut teacher, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
    println!("   a picture and a letter are attached, and a program is not");
    let picture = drawing(&teacher)?;
    let file = |name: &str, bytes: &[u8]| -> anyhow::Result<PathBuf> {
        let path = stage.scratch(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    };
    let files = [file(DRAWING, &picture)?, file("letter.pdf", LETTER)?];
    let program = file("holiday.jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0")?;
    attach(&mut teacher, &files, program)?;
    println!("   the lead sees them");
    hand_over(&mut teacher, &mut lead)?;
    lead.click("link", "Concerns")?;
    lead.click("link", "Robin Fern")?;
    lead.see_one("heading", "Concern")?;
    lead.see("letter.pdf")?;
    show(&mut lead, "lead-concern")?;
    save(&mut lead)?;
    teacher.close()?;
    lead.close().map(drop)
}

/// A JPEG that the browser makes, with a place put into it.
fn drawing(person: &Person) -> anyhow::Result<Vec<u8>> {
    let script = "const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [640, 400]; \
                  const pen = canvas.getContext('2d'); pen.fillStyle = '#f2e9d8'; pen.fillRect(0, 0, 640, 400); \
                  pen.strokeStyle = '#2b4a6f'; pen.lineWidth = 8; pen.strokeRect(220, 180, 200, 160); \
                  pen.beginPath(); pen.moveTo(200, 180); pen.lineTo(320, 80); pen.lineTo(440, 180); pen.stroke(); \
                  const blob = await new Promise((made) => canvas.toBlob(made, 'image/jpeg', 0.8)); \
                  return Array.from(new Uint8Array(await blob.arrayBuffer()))";
    let made = person.session()?.run_async(script, &[])?;
    let bytes = made.as_array().context("the browser made no picture")?;
    let bytes: Vec<u8> = bytes.iter().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
    ensure!(bytes.starts_with(b"\xff\xd8"), "not a JPEG");
    let length = u16::try_from(PLACE.len() + 2)?.to_be_bytes();
    Ok([&bytes[..2], b"\xff\xe1", &length, PLACE, &bytes[2..]].concat())
}

fn attach(teacher: &mut Person, files: &[PathBuf], program: PathBuf) -> anyhow::Result<()> {
    teacher.press("Alt+R")?;
    teacher.see_focus("field", "Child's name")?;
    teacher.fill("Child's name", "Robin Fern")?;
    teacher.click("option", "Add \"Robin Fern\": not on the pupil list")?;
    teacher.write("What you saw and heard", "Robin gave me a drawing, and a letter from home.")?;
    teacher.pick("Yes, in person")?;
    teacher.click("button", "Attach a file")?;
    teacher.see("No photographs of injuries or marks")?;
    teacher.see("10 files of up to 25 MB")?;
    screen(teacher, "attach")?;
    teacher.upload("Attach a file", files)?;
    teacher.see("JPEG picture")?;
    teacher.see("Details that may tell where it was taken were removed")?;
    teacher.see("PDF document, 48 bytes")?;
    teacher.upload("Attach a file", &[program])?;
    teacher.see("This file is a program, whatever its name says")?;
    teacher.see("Draft kept")?;
    screen(teacher, "attached")?;
    show(teacher, "attached-shown")?;
    teacher.pictures("attached")?;
    // Kept with the draft, over a lock and a new start.
    teacher.click("link", "Leave it as a draft")?;
    teacher.see_one("heading", "Home")?;
    teacher.click("link", "Robin Fern")?;
    teacher.see("letter.pdf")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Read it back")?;
    teacher.see("letter.pdf")?;
    screen(teacher, "attached-read-back")?;
    teacher.press("Control+Enter")?;
    teacher.see_one("heading", "Saved")
}

/// The picture is shown, and really drawn.
fn show(person: &mut Person, name: &str) -> anyhow::Result<()> {
    person.click("button", &format!("Show {DRAWING}"))?;
    person.see_one("image", &format!("The picture {DRAWING}"))?;
    person.until("the picture to be drawn", || {
        let script = "const shown = document.querySelector('.file-picture'); \
                      return shown.src.startsWith('blob:') && shown.complete ? shown.naturalWidth : 0";
        Ok((person.session()?.run(script, &[])?.as_u64() == Some(640)).then_some(()))
    })?;
    screen(person, name)
}

fn save(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("button", "Save to this computer letter.pdf")?;
    lead.see_one("dialog", "Save a readable file to this computer?")?;
    lead.see("noted in the log for good")?;
    screen(lead, "save-file")?;
    let saved = lead.download(|lead| lead.click("button", "Save it"))?;
    ensure!(saved.file_name().is_some_and(|name| name == "letter.pdf"), "saved as {}", saved.display());
    ensure!(std::fs::read(&saved)? == LETTER, "another letter was saved");
    lead.pictures("lead-concern")
}
