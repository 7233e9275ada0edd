//! Words about marks on a body map, to read.

use crate::domain::body_map::Mark;

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
    let names: Vec<String> = mark.colours.iter().map(|colour| colour.label().to_lowercase()).collect();
    super::listed(&names)
}

/// "30 by 20 mm, estimated".
pub fn size(mark: &Mark) -> String {
    let size = match (mark.length_mm, mark.width_mm) {
        (Some(length), Some(width)) => format!("{length} by {width} mm"),
        (Some(one), None) | (None, Some(one)) => format!("{one} mm"),
        (None, None) => return String::new(),
    };
    mark.size_basis.map_or(size.clone(), |basis| format!("{size}, {}", basis.label().to_lowercase()))
}
