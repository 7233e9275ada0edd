//! Words about marks on a body map, to read.

use crate::domain::body_map::{Drawing, Mark, View};

pub const GATE_PASSED: &str = "The writer answered: visible without moving clothing, not a first-aid injury, no photograph taken. Left and right are the child's.";
pub const NOT_SAID: &str = "not described";
pub const SITE: &str = "Exactly where";
pub const COLOURS: &str = "Colour";
pub const SIZE: &str = "Size";
pub const SKIN_BROKEN: &str = "Skin broken";
pub const SWOLLEN: &str = "Swollen";
pub const CHILD_SAID: &str = "The child said";
pub const ASKED: &str = "Asked";
pub const NOTE: &str = "Also seen";

/// "appears to be: bruise".
pub fn appears(kind: &str) -> String {
    format!("appears to be: {}", kind.to_lowercase())
}

/// The colours, in order.
pub fn colours(mark: &Mark) -> String {
    let names: Vec<String> = mark.said.colours.iter().map(|colour| colour.label().to_lowercase()).collect();
    super::listed(&names)
}

/// "30 by 20 mm, estimated".
pub fn size(mark: &Mark) -> String {
    let size = match (mark.said.length_mm, mark.said.width_mm) {
        (Some(length), Some(width)) => format!("{length} by {width} mm"),
        (Some(one), None) | (None, Some(one)) => format!("{one} mm"),
        (None, None) => return String::new(),
    };
    mark.said.size_basis.map_or(size.clone(), |basis| format!("{size}, {}", basis.label().to_lowercase()))
}

pub const TITLE: &str = "Body map";
pub const WHEN: &str = "Only for marks that may be a sign of harm and that you saw without moving clothing. First aid goes in the accident book.";
pub const OPEN: &str = "Draw a body map";
pub const TAKE_OUT: &str = "Take the body map out";
pub const GATE: [&str; 3] = [
    "Was everything you will draw visible without moving clothing?",
    "Is this a first-aid injury, such as a bump in the playground?",
    "Did anybody take a photograph of it?",
];
pub const YES_NO: [&str; 2] = ["Yes", "No"];
pub const NO_MAP: &str = "No body map for this";
/// What to do instead, for each question.
pub const REFUSED: [&str; 3] = [
    "Never move a child's clothing to look. Write what you saw or were told in the concern, and tell your safeguarding lead now: they arrange for somebody qualified to look.",
    "Record it in the accident book and tell the office. If you are also worried about how it happened, go on with this concern without a map.",
    "Photographs of children's marks are not taken in school. Do not send it to anyone. Say in the concern who took it and when, and tell your safeguarding lead now.",
];
pub const START: &str = "Start the body map";
pub const LEAVE: &str = "Go on without a map";
pub const HOW: &str = "Tap the figure where you saw a mark, then describe it below. Left and right are the child's. With the keyboard, add a mark by its place on the body.";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const VIEW: &str = "View";
pub const PLACE: &str = "Place on the body";
pub const ADD: &str = "Add a mark there";
pub const MARKS: &str = "Marks";
pub const NO_MARKS: &str = "No marks yet.";
pub const MARK_KEYS: &str = "Arrow keys move the chosen mark, with Shift further. Delete removes it.";
pub const REMOVE: &str = "Remove";
pub const CHOOSE: &str = "Not described";
pub const KIND: &str = "It appears to be";
pub const COLOURS_SEEN: &str = "Colours seen";
pub const COLOURS_HINT: &str = "What you saw. Colour does not tell how old a mark is.";
pub const LENGTH: &str = "Length in mm";
pub const WIDTH: &str = "Width in mm";
pub const BASIS: &str = "How the size was found";
pub const CHILD_WORDS: &str = "What the child said about it, word for word";
pub const ASKED_WORDS: &str = "What you asked, word for word";
pub const NOT_THERE: &str = "No mark can be placed there";

/// What a view is called.
pub fn view(view: View) -> &'static str {
    match view {
        View::Front => "Front",
        View::Back => "Back",
        View::Left => "Left side",
        View::Right => "Right side",
        View::HeadFront => "Head, front",
        View::HeadBack => "Head, back",
        View::HeadLeft => "Head, left side",
        View::HeadRight => "Head, right side",
        View::HeadTop => "Head, from above",
        View::Mouth => "Mouth, open",
        View::HandLeftPalm => "Left hand, palm",
        View::HandLeftBack => "Left hand, back",
        View::HandRightPalm => "Right hand, palm",
        View::HandRightBack => "Right hand, back",
        View::FootLeftTop => "Left foot, top",
        View::FootLeftSole => "Left foot, sole",
        View::FootRightTop => "Right foot, top",
        View::FootRightSole => "Right foot, sole",
    }
}

/// "Mark 2: left upper arm, back".
pub fn describing(drawing: Drawing, mark: &Mark) -> String {
    format!("Mark {}: {}", mark.number, place(drawing, mark))
}

/// "left shoulder blade, back": what the front and the back have alike is told apart.
pub fn place(drawing: Drawing, mark: &Mark) -> String {
    let name = mark.region_name(drawing);
    match (mark.view, view(mark.view).to_lowercase()) {
        (View::Front | View::Back, view) if !name.ends_with(&view) => format!("{name}, {view}"),
        _ => name.to_owned(),
    }
}

/// "2. left upper arm, back: bruise".
pub fn row(drawing: Drawing, mark: &Mark) -> String {
    let kind = mark.said.kind.map_or(NOT_SAID, |kind| kind.label());
    format!("{}. {}: {}", mark.number, place(drawing, mark), kind.to_lowercase())
}

/// What changed, to be said aloud.
pub fn said(drawing: Drawing, before: &[Mark], after: &[Mark]) -> String {
    let new = after.iter().find(|mark| before.iter().all(|known| known.id != mark.id));
    if let Some(mark) = new {
        return format!("Mark {} added: {}", mark.number, place(drawing, mark));
    }
    if let Some(gone) = before.iter().find(|mark| after.iter().all(|known| known.id != mark.id)) {
        return format!("Mark {} removed", gone.number);
    }
    let moved =
        after.iter().find(|mark| before.iter().any(|known| known.id == mark.id && known.shape != mark.shape));
    moved.map_or_else(String::new, |mark| format!("Mark {} is at: {}", mark.number, place(drawing, mark)))
}
