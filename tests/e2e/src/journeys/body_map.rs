//! The body map three times over: with a mouse, with fingers on a phone, and with nothing but the keyboard.

use anyhow::{Context as _, ensure};

use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

/// A task longer than this keeps people waiting, in milliseconds.
const LONG: f64 = 50.0;
/// What the keyboard alone must be able to write about a mark.
const SAID: &str = "I bumped it on the table";

/// Each in a browser of their own.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    println!("   by mouse");
    let mut pointing = begin(stage, "mouse", "Freya Foss")?;
    by_mouse(&mut pointing)?;
    pointing.close()?;
    println!("   by touch");
    let mut touching = begin(stage, "touch", "Ellis Egan")?;
    by_touch(&mut touching)?;
    touching.close()?;
    println!("   by keyboard");
    by_keyboard(stage)?;
    println!("   five hundred marks");
    let mut busy = begin(stage, "many", "Ellis Egan")?;
    many(&mut busy)?;
    busy.close().map(drop)
}

/// A practice school, a concern begun, and the gate passed.
pub fn begin(stage: &mut Stage, name: &str, child: &str) -> anyhow::Result<Person> {
    let mut person = stage.person(name)?;
    person.click("button", "Open a practice school")?;
    person.see_one("heading", "Home")?;
    person.click("link", "Record a concern")?;
    // A part of the name: the whole one would be offered twice, once as a child who is not on the list.
    let part = child.split(' ').next_back().unwrap_or(child).to_lowercase();
    person.fill("Child's name", &part)?;
    person.see(&format!("Add \"{part}\": not on the pupil list"))?;
    person.click("option", child)?;
    person.write("What you saw and heard", "Marks seen at registration.")?;
    person.click("button", "Draw a body map")?;
    for (question, answer) in [
        ("Was everything you will draw visible without moving clothing?", "Yes"),
        ("Is this a first-aid injury, such as a bump in the playground?", "No"),
        ("Did anybody take a photograph of it?", "No"),
    ] {
        person.within("group", question, |person| person.pick(answer))?;
    }
    person.click("button", "Start the body map")?;
    person.see("No marks yet.")?;
    Ok(person)
}

fn by_mouse(person: &mut Person) -> anyhow::Result<()> {
    screen(person, "body-map-empty")?;
    person.point("image", "Front", 0.5, 0.0875)?;
    person.see("Mark 1 added: forehead, front")?;
    person.pick("Line")?;
    person.stroke("image", "Front", &[(0.45, 0.33), (0.5, 0.34), (0.56, 0.34)])?;
    person.see("Mark 2 added:")?;
    person.pick("Ellipse")?;
    person.stroke("image", "Front", &[(0.42, 0.6), (0.44, 0.61)])?;
    person.see("Mark 3 added: right thigh")?;
    person.pick("Freehand")?;
    person.stroke("image", "Front", &[(0.57, 0.8), (0.6, 0.8), (0.6, 0.83), (0.57, 0.83), (0.57, 0.81)])?;
    person.see("Mark 4 added: left shin")?;

    // Nothing is drawn where nothing may be, with any tool.
    for tool in ["Point", "Line", "Ellipse", "Freehand"] {
        person.pick(tool)?;
        person.stroke("image", "Front", &[(0.5, 0.53), (0.51, 0.54), (0.5, 0.545)])?;
        person.see("No mark can be placed there")?;
    }
    person.see("4 marks in this view")?;

    // A mark dragged off the figure keeps its last place on it.
    person.pick("Select and move")?;
    person.stroke("image", "Front", &[(0.5, 0.0875), (0.55, 0.0875), (0.9, 0.0875), (0.99, 0.0875)])?;
    person.see("Mark 1 is at:")?;
    person.see("4 marks in this view")?;
    person.click("button", "Undo")?;
    person.see_one("button", "1. forehead, front: not described")?;

    person.click("button", "Enlarge")?;
    person.click("button", "Enlarge")?;
    person.click("button", "Show all of it")?;
    person.no_one("button", "Show all of it")?;

    person.pick("Head")?;
    person.pick("Head, left side")?;
    person.pick("Point")?;
    person.point("image", "Head, left side", 0.58, 0.4)?;
    person.see("Mark 5 added: left ear")?;
    describe(person)?;
    screen(person, "body-map-described")?;
    person.pictures("body-map")?;

    person.click("button", "Move or change this mark")?;
    person.click("button", "Duplicate")?;
    person.see("Mark 6 added: left ear")?;
    person.click("button", "Undo")?;
    person.see("Mark 6 removed")?;
    // Back past the beginning, and all of it again.
    for _ in 0..30 {
        person.press("Control+Z")?;
    }
    person.see("No marks yet.")?;
    for _ in 0..30 {
        person.press("Control+Y")?;
    }
    person.see_one("button", "5. left ear, upper part: bruise")?;
    save(person)?;
    history(person)
}

/// The first things asked of a mark, some of what unfolds, and where it was seen before.
fn describe(person: &mut Person) -> anyhow::Result<()> {
    person.choose("It appears to be", "Bruise")?;
    person.write("Length in mm", "12")?;
    person.choose("How the size was found", "Compared with an object")?;
    person.write("About the size of", "a 5p coin")?;
    person.tick("Purple")?;
    person.write("What the child said about it, word for word", "It still hurts.")?;
    person.click("button", "More about this mark")?;
    person.choose("Shape", "Round")?;
    person.choose("The same on the other side of the body", "No")?;
    person.choose("Pain", "Said that it hurts")?;
    person.choose("Medical advice taken", "School nurse")?;
    person.click("button", "Seen before?")?;
    person.click("button", "Look for earlier maps")?;
    person.until("an earlier mark to choose", || {
        let script =
            "const list = document.getElementById('mark-before'); return list ? list.options.length : 0";
        Ok(person.session()?.run(script, &[])?.as_u64().filter(|offered| *offered > 1))
    })?;
    person.press("Tab")?;
    let first =
        person.session()?.run("return document.getElementById('mark-before').options[1].text", &[])?;
    person.choose("Which mark it was", first.as_str().context("an option has a text")?)?;
    person.choose("How it looks beside then", "Fading")?;
    person.click("button", "How the child was seen")?;
    person.write("What the child was wearing", "School uniform, sleeves rolled up")?;
    person.choose("Examined by", "School nurse")
}

fn save(person: &mut Person) -> anyhow::Result<()> {
    person.see("Draft kept")?;
    person.click("button", "Read back and save")?;
    person.see_one("heading", "Read it back")?;
    person.see("Drawn, not to scale; sizes as stated.")?;
    for words in
        ["12 mm, compared with an object, about the size of a 5p coin", "Said that it hurts", "fading"]
    {
        person.see(words)?;
    }
    screen(person, "body-map-read-back")?;
    person.click("button", "Save")?;
    person.see("Saved")
}

/// The marks over time: a slider that keys move, and its twin in words.
fn history(person: &mut Person) -> anyhow::Result<()> {
    person.click("link", "Concerns")?;
    person.within("row", "Marks seen at registration.", |person| person.click("link", "Freya Foss"))?;
    person.click("button", "Show this child's maps by date")?;
    person.see_one("field", "Maps up to")?;
    person.see_one("row", "b5")?;
    person.see_one("row", "a1")?;
    person.choose("View", "Front")?;
    person.see_one("field", "Maps up to")?;
    screen(person, "body-map-history")?;
    person.pictures("body-map-history")
}

fn by_touch(person: &mut Person) -> anyhow::Result<()> {
    person.size(390, 844)?;
    person.finger("image", "Front", &[(0.5, 0.0875)])?;
    person.see("Mark 1 added: forehead, front")?;
    person.pick("Freehand")?;
    person.finger("image", "Front", &[(0.57, 0.8), (0.6, 0.8), (0.6, 0.83), (0.57, 0.83), (0.57, 0.81)])?;
    person.see("Mark 2 added: left shin")?;
    // Two fingers look closer and draw nothing.
    person.fingers(
        "image",
        "Front",
        &[&[(0.45, 0.3), (0.35, 0.25), (0.3, 0.2)], &[(0.55, 0.3), (0.65, 0.35), (0.7, 0.4)]],
    )?;
    person.see_one("button", "Show all of it")?;
    person.see("2 marks in this view")?;
    person.click("button", "Show all of it")?;
    // A finger that the system takes leaves nothing.
    person.finger_taken("image", "Front", &[(0.45, 0.3), (0.46, 0.31), (0.48, 0.33)])?;
    person.see("2 marks in this view")?;
    person.pick("Select and move")?;
    person.finger("image", "Front", &[(0.5, 0.0875), (0.52, 0.09), (0.1, 0.09)])?;
    person.see("Mark 1 is at:")?;
    person.pick("Hands")?;
    person.pick("Left hand, palm")?;
    person.pick("Line")?;
    person.finger("image", "Left hand, palm", &[(0.45, 0.65), (0.5, 0.7), (0.55, 0.75)])?;
    person.see("Mark 3 added: left palm")?;
    person.picture("body-map-touch")?;
    person.size(1280, 900)
}

/// From the first screen to a described mark without a pointer.
fn by_keyboard(stage: &mut Stage) -> anyhow::Result<()> {
    let mut typing = begin(stage, "keyboard", "Freya Foss")?;
    let person = &mut typing;
    person.tab_to("field", "Type a place")?;
    person.type_keys("left forearm thumb")?;
    person.press("Enter")?;
    person.see("Mark 1 added: left forearm, thumb side, front")?;
    person.type_keys("right ear lobe")?;
    person.press("Enter")?;
    person.see("Mark 2 added: right ear, lower part and lobe")?;
    person.see_one("image", "Head, front")?;
    person.tab_to("button", "2. right ear, lower part and lobe: not described")?;
    person.press("ArrowUp")?;
    person.see("Mark 2 is at: right ear")?;
    person.tab_to("field", "It appears to be")?;
    person.type_keys("Scr")?;
    person.see_one("button", "2. right ear, lower part and lobe: scratch")?;
    person.tab_to("field", "Length in mm")?;
    person.type_keys("9")?;
    person.tab_to("field", "What the child said about it, word for word")?;
    person.write_keys(SAID)?;
    person.see_value("What the child said about it, word for word", SAID)?;
    person.tab_to("button", "More about this mark")?;
    person.press("Enter")?;
    person.tab_to("field", "Exactly where")?;
    person.type_keys("back of the lobe")?;
    for _ in 0..60 {
        person.press("Shift+Tab")?;
        let on_board = "return document.activeElement.classList.contains('map-board')";
        if person.session()?.run(on_board, &[])?.as_bool() == Some(true) {
            break;
        }
    }
    person.see_focus("group", "Drawing board")?;
    person.press("Control+D")?;
    person.see("Mark 3 added: right ear")?;
    person.press("Delete")?;
    person.see("Mark 3 removed")?;
    person.press("PageUp")?;
    person.see_one("button", "Show all of it")?;
    person.press("Home")?;
    person.no_one("button", "Show all of it")?;
    person.press("Control+Z")?;
    person.see_one("button", "3. right ear, lower part and lobe: scratch")?;
    screen(person, "body-map-keyboard")?;
    typing.close().map(drop)
}

/// Places marks beside each other, fifty at a time, until there are so many.
pub fn place_marks(person: &mut Person, marks: usize) -> anyhow::Result<()> {
    let place = "const svg = document.querySelector('svg.map-canvas'); const box = svg.getBoundingClientRect(); \
                 const [from] = arguments; for (let at = from; at < from + 50; at++) { \
                 const where = { bubbles: true, cancelable: true, pointerId: 9, clientX: box.x + box.width * (0.42 + (at % 25) * 0.006), \
                 clientY: box.y + box.height * (0.25 + Math.floor(at / 25) * 0.009) }; \
                 svg.dispatchEvent(new PointerEvent('pointerdown', where)); svg.dispatchEvent(new PointerEvent('pointerup', where)); }";
    // So near each other, a press with the point would take hold of another mark.
    person.pick("Ellipse")?;
    for from in (0..marks).step_by(50) {
        person.session()?.run(place, &[serde_json::json!(from)])?;
        person.see(&format!("{} marks in this view", from + 50))?;
    }
    Ok(())
}

/// Five hundred marks are there, and one more change keeps nobody waiting.
fn many(person: &mut Person) -> anyhow::Result<()> {
    place_marks(person, 500)?;
    person.click("button", "Undo")?;
    person.see("499 marks in this view")?;
    person.see("Draft kept")?;
    person.watch_long_tasks()?;
    person.stroke("image", "Front", &[(0.44, 0.63), (0.46, 0.64)])?;
    person.see("500 marks in this view")?;
    person.see("Draft kept")?;
    let longest = person.longest_task()?.context("this engine does not tell of long tasks")?;
    println!("   the 500th mark: the page's longest task took {longest} ms (0: none over {LONG} ms)");
    person.picture("body-map-many")?;
    ensure!(longest <= LONG, "a task of the page took {longest} ms");
    Ok(())
}
