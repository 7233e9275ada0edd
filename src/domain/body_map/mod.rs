//! The body map: only for suspected child-protection marks. A map carries the answers to the three gate questions;
//! without them there is no map. Coordinates are whole drawing units of a versioned figure; colours and kinds are
//! stable codes. Nothing here suggests a cause or guesses an age.

mod draft;
mod figure;
mod mark;

pub use draft::{MapAction, MapDraft};
pub use figure::{FIGURE, HEIGHT, Region, View, WIDTH, outline, region_at, region_centre, regions, scenery};
pub use mark::{Mark, MarkColour, MarkKind, Point, Shape, SizeBasis, YesNo};

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

/// A body map: it always belongs to a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyMap {
    /// The drawing, with its version: [`FIGURE`].
    pub figure: String,
    /// The answers that let it be made.
    pub gate: Gate,
    /// The marks, numbered from 1.
    pub marks: Vec<Mark>,
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
    /// More marks than [`MARK_LIMIT`].
    #[error("too many marks")]
    TooMany,
    /// Numbers that are not 1, 2, 3 …
    #[error("marks are not numbered in order")]
    Numbers,
    /// A mark off the drawing, or without a point, or with too many.
    #[error("a mark is off the drawing")]
    OffDrawing,
    /// A mark where nothing may be drawn.
    #[error("a mark where nothing may be drawn")]
    NotDrawable,
    /// A region that the drawing does not give that place.
    #[error("a region that is not the drawing's")]
    Region,
    /// A text that is too long.
    #[error("a text is too long")]
    TooLong,
}

impl BodyMap {
    /// A map of the current figure, if the gate is passed.
    pub fn new(gate: Gate) -> Option<Self> {
        gate.passed().then(|| Self { figure: FIGURE.to_owned(), gate, marks: Vec::new() })
    }

    /// Checks a map from anywhere: the one gate for what was typed, kept or sent.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self) -> Result<(), BodyMapFlaw> {
        if !self.gate.passed() {
            return Err(BodyMapFlaw::Gate);
        }
        if self.figure != FIGURE {
            return Err(BodyMapFlaw::Figure);
        }
        if self.marks.len() > MARK_LIMIT {
            return Err(BodyMapFlaw::TooMany);
        }
        for (number, mark) in (1..).zip(&self.marks) {
            if mark.number != number {
                return Err(BodyMapFlaw::Numbers);
            }
            mark.check()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Gate = Gate { visible: true, not_first_aid: true, no_photograph: true };

    #[test]
    fn any_wrong_answer_makes_no_map() {
        assert!(BodyMap::new(OPEN).is_some());
        for gate in [
            Gate { visible: false, ..OPEN },
            Gate { not_first_aid: false, ..OPEN },
            Gate { no_photograph: false, ..OPEN },
            Gate::default(),
        ] {
            assert!(BodyMap::new(gate).is_none());
            let forged = BodyMap { figure: FIGURE.to_owned(), gate, marks: Vec::new() };
            assert_eq!(forged.check(), Err(BodyMapFlaw::Gate));
        }
    }
}
