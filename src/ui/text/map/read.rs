//! Words about marks on a body map, to read.

use super::fields as asked;
use crate::domain::body_map::{Circumstances, Description, Drawing, Mark, View};

pub const GATE_PASSED: &str = "The writer answered: visible without moving clothing, not a first-aid injury, no photograph taken. Left and right are the child's.";
pub const SCALE: &str = "Drawn, not to scale; sizes as stated.";
pub const LEGEND: &str = "Marks on this map";
pub const NUMBER: &str = "No.";
pub const WHERE: &str = "Where";
pub const WHAT: &str = "Appears to be";
pub const SAID: &str = "Described as";
pub const NOT_SAID: &str = "not described";
pub const SIZE: &str = "Size";
pub const COLOURS: &str = "Colour";
pub const SEEN_BEFORE: &str = "Seen before";
pub const HISTORY: &str = "Marks over time";
pub const HISTORY_LOOK: &str = "Show this child's maps by date";
pub const HISTORY_HINT: &str = "All maps of this child that you may read on this device. Looking is noted.";
pub const HISTORY_ONE: &str = "This is the only map of this child that you may read on this device.";
pub const HISTORY_DATE: &str = "Maps up to";
pub const HISTORY_VIEW: &str = "View";
pub const HISTORY_SEEN: &str = "Seen";
pub const HISTORY_WHO: &str = "Recorded by";
pub const HISTORY_THIS: &str = "this concern";

/// The colours, in order.
pub fn colours(said: &Description) -> String {
    let names: Vec<String> = said.colours.iter().map(|colour| colour.label().to_lowercase()).collect();
    let names = super::super::listed(&names);
    match (names.is_empty(), said.colour_note.trim()) {
        (_, "") => names,
        (true, note) => note.to_owned(),
        (false, note) => format!("{names}: {note}"),
    }
}

/// "30 by 20 mm, estimated, about the size of a 5p coin".
pub fn size(said: &Description) -> String {
    let mut parts = Vec::new();
    match (said.length_mm, said.width_mm) {
        (Some(length), Some(width)) => parts.push(format!("{length} by {width} mm")),
        (Some(one), None) | (None, Some(one)) => parts.push(format!("{one} mm")),
        (None, None) => {}
    }
    parts.extend(said.size_basis.map(|basis| basis.label().to_lowercase()));
    if !said.like_object.trim().is_empty() {
        parts.push(format!("about the size of {}", said.like_object.trim()));
    }
    parts.join(", ")
}

/// Everything said about a mark, in reading order: label and value.
pub fn facts(said: &Description) -> Vec<(&'static str, String)> {
    let label = |text: Option<&'static str>| text.unwrap_or_default().to_owned();
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut facts = vec![
        (asked::SITE, said.exact_site.clone()),
        (COLOURS, colours(said)),
        (SIZE, size(said)),
        (asked::FORM, label(said.form.map(|form| form.label()))),
        (asked::BOTH_SIDES, label(said.both_sides.map(|answer| answer.label()))),
        (asked::COUNT, number(said.count)),
        (asked::SKIN_BROKEN, label(said.skin_broken.map(|answer| answer.label()))),
        (asked::BLEEDING, label(said.bleeding.map(|answer| answer.label()))),
        (asked::SWOLLEN, label(said.swollen.map(|answer| answer.label()))),
        (asked::BLISTER, label(said.blister.map(|answer| answer.label()))),
        (asked::SCAB, label(said.scab.map(|answer| answer.label()))),
        (asked::CLEAN, label(said.clean.map(|answer| answer.label()))),
        (asked::WARM, label(said.warm.map(|answer| answer.label()))),
        (asked::PAIN, label(said.pain.map(|answer| answer.label()))),
        (asked::PAIN_FACE, said.pain_face.map(|face| format!("{face} of 5")).unwrap_or_default()),
        (asked::MOVEMENT, label(said.movement_limited.map(|answer| answer.label()))),
        (asked::DRESSED, label(said.dressed.map(|answer| answer.label()))),
        (asked::KNOWN, label(said.known.map(|answer| answer.label()))),
        ("The child said", said.child_words.clone()),
        ("Asked", said.asked.clone()),
        ("An adult said", said.adult_words.clone()),
        (asked::ADULT_WHO, said.adult_who.clone()),
        (asked::ADULT_WHEN, said.adult_when.clone()),
        (asked::ADVICE, label(said.advice.map(|answer| answer.label()))),
        (asked::FIRST_AID, said.first_aid.clone()),
        ("Also seen", said.note.clone()),
        (SEEN_BEFORE, seen_before(said)),
    ];
    facts.retain(|(_, value)| !value.trim().is_empty());
    facts
}

/// "as mark 2 of an earlier map: fading".
fn seen_before(said: &Description) -> String {
    let before = said.seen_before.map(|before| format!("as mark {} of an earlier map", before.number));
    let change = said.change.map(|change| change.label().to_lowercase());
    before.into_iter().chain(change).collect::<Vec<_>>().join(": ")
}

/// How the child was seen, in reading order: label and value.
pub fn circumstances(seen: &Circumstances) -> Vec<(&'static str, String)> {
    let label = |text: Option<&'static str>| text.unwrap_or_default().to_owned();
    let mut facts = vec![
        (asked::WITNESS, seen.witness.clone()),
        (asked::CLOTHING, seen.clothing.clone()),
        (asked::LIGHTING, seen.lighting.clone()),
        (asked::MOOD, seen.mood.clone()),
        (asked::CHILD_SAID, seen.child_said.clone()),
        (asked::AGREED, label(seen.agreed.map(|answer| answer.label()))),
        (asked::EXAMINED, label(seen.examined_by.map(|who| who.label()))),
        (asked::NOT_DRAWN, seen.not_drawn.clone()),
    ];
    facts.retain(|(_, value)| !value.trim().is_empty());
    facts
}

/// What a mark appears to be, in a row.
pub fn kind(mark: &Mark) -> String {
    mark.said.kind.map_or(NOT_SAID, |kind| kind.label()).to_lowercase()
}

/// "23 November 2026, 10:20, mark 2: left ear: bruise".
pub fn earlier(drawing: Drawing, when: &str, mark: &Mark) -> String {
    format!("{when}, mark {}: {}: {}", mark.number, super::place(drawing, mark), kind(mark))
}

/// "Front", or "Front, a baby" where it must be told apart from the child's.
pub fn history_view(drawing: Drawing, view: View) -> String {
    let name = super::view(view);
    match drawing {
        Drawing::Child1 => format!("{name} (earlier drawing)"),
        Drawing::Child2 => name.to_owned(),
        Drawing::Infant1 => format!("{name} (baby)"),
    }
}

/// The letter of a map among a child's: a, b, c …, then aa, ab …
pub fn history_letter(place: usize) -> String {
    let letter = |place: usize| char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
    match place / 26 {
        0 => letter(place).to_string(),
        more => format!("{}{}", history_letter(more - 1), letter(place)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_have_letters_however_many_there_are() {
        let letters: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(history_letter).collect();
        assert_eq!(letters, ["a", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn what_was_not_said_is_not_shown() {
        assert!(facts(&Description::default()).is_empty());
        let said =
            Description { length_mm: Some(30), like_object: "a 5p coin".into(), ..Description::default() };
        assert_eq!(facts(&said), [(SIZE, "30 mm, about the size of a 5p coin".to_owned())]);
    }
}
