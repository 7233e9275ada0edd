//! The body map: only for suspected child-protection marks. A map carries the answers to the three gate questions;
//! without them there is no map. Coordinates are whole drawing units of a versioned figure; colours and kinds are
//! stable codes. Nothing here suggests a cause or guesses an age.

mod codes;
mod draft;
mod drawing;
mod figure;
mod mark;
mod shape;
mod stroke;

pub use codes::{
    Advice, Bleeding, Change, Cleanliness, Examiner, Form, KnownMark, MarkColour, MarkKind, Pain, SizeBasis,
    YesNo,
};
pub use draft::{MapAction, MapDraft};
pub use drawing::{Drawing, Laterality, View};
pub use figure::{Figure, Line, Pen, Region};
pub use mark::{Description, Mark, SeenBefore, region_of};
pub use shape::{Point, Shape};
pub use stroke::{Freehand, OUTLINE_POINTS, STROKE_LIMIT, simplified};

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// The most marks on one map.
pub const MARK_LIMIT: usize = 500;
/// The most points of one outline.
pub const POINT_LIMIT: usize = 512;
/// The longest text of one mark, in bytes.
pub const MARK_TEXT_LIMIT: usize = 4_000;

/// The answers to the gate questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// What is drawn was visible without moving clothing.
    pub visible: bool,
    /// It is suspected child protection, not a first-aid injury.
    pub not_first_aid: bool,
    /// No photograph was taken.
    pub no_photograph: bool,
}

impl Gate {
    /// Whether a map may be made.
    pub fn passed(self) -> bool {
        self.visible && self.not_first_aid && self.no_photograph
    }
}

/// How the child was seen. The observer is the entry's author.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// Who else saw the marks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub witness: String,
    /// What the child was wearing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub clothing: String,
    /// In what light.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lighting: String,
    /// How the child seemed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mood: String,
    /// What the child said while the marks were looked at, word for word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub child_said: String,
    /// Whether the child agreed to their being drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<YesNo>,
    /// Who has examined the child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examined_by: Option<Examiner>,
    /// What was said or seen about the genital area, which is never drawn on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub not_drawn: String,
}

impl Circumstances {
    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn texts(&self) -> [&str; 6] {
        [&self.witness, &self.clothing, &self.lighting, &self.mood, &self.child_said, &self.not_drawn]
    }
}

/// A body map: it always belongs to a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyMap {
    /// The drawing, with its version: a name of [`Drawing`].
    pub figure: String,
    /// The answers that let it be made.
    pub gate: Gate,
    /// How the child was seen.
    #[serde(default, skip_serializing_if = "Circumstances::is_empty")]
    pub circumstances: Circumstances,
    /// The marks, numbered from 1. Shared: each step of drawing keeps all that it did not change.
    pub marks: Vec<Rc<Mark>>,
}

/// Why a map does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyMapFlaw {
    /// The gate questions were not answered so that a map may be made.
    #[error("the gate was not passed")]
    Gate,
    /// A drawing that this version does not have.
    #[error("an unknown figure")]
    Figure,
    /// A view that the drawing does not have.
    #[error("a view that the figure does not have")]
    View,
    /// More marks than [`MARK_LIMIT`].
    #[error("too many marks")]
    TooMany,
    /// Numbers that are not 1, 2, 3 …
    #[error("marks are not numbered in order")]
    Numbers,
    /// Two marks that say they are one.
    #[error("two marks with one id")]
    Twice,
    /// A mark off the drawing, or without a point, or with too many.
    #[error("a mark is off the drawing")]
    OffDrawing,
    /// A mark where nothing may be drawn.
    #[error("a mark where nothing may be drawn")]
    NotDrawable,
    /// A region that the drawing does not give that place.
    #[error("a region that is not the drawing's")]
    Region,
    /// A number that means nothing.
    #[error("a number out of range")]
    OutOfRange,
    /// A text that is too long.
    #[error("a text is too long")]
    TooLong,
}

impl BodyMap {
    /// An empty map, if the gate is passed.
    pub fn new(gate: Gate, drawing: Drawing) -> Option<Self> {
        let figure = drawing.name().to_owned();
        let circumstances = Circumstances::default();
        gate.passed().then_some(Self { figure, gate, circumstances, marks: Vec::new() })
    }

    /// Its drawing, if this version has it.
    pub fn drawing(&self) -> Option<Drawing> {
        Drawing::named(&self.figure)
    }

    /// Checks a map from anywhere, without the drawing: the one gate for what was typed, kept or sent.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self) -> Result<(), BodyMapFlaw> {
        if !self.gate.passed() {
            return Err(BodyMapFlaw::Gate);
        }
        let drawing = self.drawing().ok_or(BodyMapFlaw::Figure)?;
        if self.marks.len() > MARK_LIMIT {
            return Err(BodyMapFlaw::TooMany);
        }
        if self.circumstances.texts().iter().any(|text| text.len() > MARK_TEXT_LIMIT) {
            return Err(BodyMapFlaw::TooLong);
        }
        let mut ids = std::collections::BTreeSet::new();
        for (number, mark) in (1..).zip(&self.marks) {
            if mark.number != number {
                return Err(BodyMapFlaw::Numbers);
            }
            if !ids.insert(mark.id) {
                return Err(BodyMapFlaw::Twice);
            }
            mark.check(drawing)?;
        }
        Ok(())
    }

    /// Checks a map against its drawing too: every mark on the figure, in the region that it names.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check_drawn(&self) -> Result<(), BodyMapFlaw> {
        self.check()?;
        let drawing = self.drawing().ok_or(BodyMapFlaw::Figure)?;
        self.marks.iter().try_for_each(|mark| mark.check_drawn(drawing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Gate = Gate { visible: true, not_first_aid: true, no_photograph: true };

    #[test]
    fn any_wrong_answer_makes_no_map() {
        let map = BodyMap::new(OPEN, Drawing::Infant1).unwrap();
        for gate in [
            Gate { visible: false, ..OPEN },
            Gate { not_first_aid: false, ..OPEN },
            Gate { no_photograph: false, ..OPEN },
            Gate::default(),
        ] {
            assert!(BodyMap::new(gate, Drawing::Child2).is_none());
            assert_eq!(BodyMap { gate, ..map.clone() }.check(), Err(BodyMapFlaw::Gate));
        }
    }
}
