//! Words of the body map: its questions, the board, and what is said aloud while drawing.

pub mod fields;
pub mod read;

use std::rc::Rc;

use crate::domain::body_map::{Drawing, Mark, View};
use crate::ui::state::board::Tool;

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
pub const FIGURE: &str = "Which figure will you draw on?";
pub const FIGURES: [&str; 2] = ["A child", "A baby, before walking well"];
pub const HOW: &str = "Show where you saw a mark, then describe it. Left and right are the child's. With the keyboard, add a mark by the name of its place.";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const PART: &str = "Part of the body";
pub const PARTS: [&str; 5] = ["Whole body", "Head", "Mouth", "Hands", "Feet"];
pub const VIEW: &str = "View";
pub const TOOL: &str = "Tool";
pub const BOARD: &str = "Drawing board";
pub const BOARD_KEYS: &str = "On the drawing board: arrow keys move the chosen mark, or the figure when it is enlarged; plus and minus make the mark larger or smaller; Page Up and Page Down enlarge the figure, Home shows all of it; Delete removes the mark, Control and D doubles it, Escape lets it go.";
pub const CLOSER: &str = "Enlarge";
pub const FARTHER: &str = "Reduce";
pub const WHOLE: &str = "Show all of it";
pub const BY_PLACE: &str = "Add a mark by the name of its place";
pub const PLACE: &str = "Place on the body";
pub const TYPED: &str = "Type a place";
pub const TYPED_HINT: &str = "Such as “left ear” or “forearm”. Enter adds the first one found.";
pub const NONE_FOUND: &str = "No place is called so. Try another word, or choose from the list.";
pub const ADD: &str = "Add a mark there";
pub const MARKS: &str = "Marks";
pub const NO_MARKS: &str = "No marks yet.";
pub const MARK_KEYS: &str =
    "Arrow keys move the chosen mark, with Shift further. Plus and minus change its size. Delete removes it.";
pub const REMOVE: &str = "Remove";
pub const CHANGE_IT: &str = "Move or change this mark";
pub const MOVES: [(&str, &str); 4] =
    [("Left", "ArrowLeft"), ("Right", "ArrowRight"), ("Up", "ArrowUp"), ("Down", "ArrowDown")];
pub const LARGER: &str = "Larger";
pub const SMALLER: &str = "Smaller";
pub const DUPLICATE: &str = "Duplicate";
pub const NOT_THERE: &str = "No mark can be placed there";
pub const FULL: &str = "A map holds 500 marks. Describe groups of marks together, with their number.";

/// What a tool is called.
pub fn tool(tool: Tool) -> &'static str {
    match tool {
        Tool::Point => "Point",
        Tool::Line => "Line",
        Tool::Ellipse => "Ellipse",
        Tool::Freehand => "Freehand",
        Tool::Hand => "Select and move",
    }
}

/// What a tool does.
pub fn tool_does(tool: Tool) -> &'static str {
    match tool {
        Tool::Point => "Tap where the mark is. Press a mark and draw it elsewhere to move it.",
        Tool::Line => "Press at one end of the mark and draw to the other.",
        Tool::Ellipse => {
            "Press in the middle of the mark and draw outwards. To change it later, take “Select and move” and pull its dot."
        }
        Tool::Freehand => "Draw around the edge of the mark.",
        Tool::Hand => "Press a mark to choose it, or draw it elsewhere. Press beside it to move the figure.",
    }
}

/// "3 marks in this view".
pub fn marks_here(count: usize) -> String {
    match count {
        0 => "No marks in this view".to_owned(),
        1 => "1 mark in this view".to_owned(),
        many => format!("{many} marks in this view"),
    }
}

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
    let kind = mark.said.kind.map_or(read::NOT_SAID, |kind| kind.label());
    format!("{}. {}: {}", mark.number, place(drawing, mark), kind.to_lowercase())
}

/// What changed, to be said aloud.
pub fn said(drawing: Drawing, before: &[Rc<Mark>], after: &[Rc<Mark>]) -> String {
    let new = after.iter().rev().find(|mark| before.iter().all(|known| known.id != mark.id));
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
