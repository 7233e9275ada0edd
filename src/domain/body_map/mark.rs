//! One mark: where, what it appears to be, and what was said about it.

use serde::{Deserialize, Serialize};

use super::figure::{HEIGHT, View, WIDTH, region_at, region_by_id};
use super::{BodyMapFlaw, MARK_TEXT_LIMIT, POINT_LIMIT};
use crate::domain::ids::MarkId;

/// A place on the drawing, in whole drawing units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// The shape drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A point.
    Point(Point),
    /// A line from end to end.
    Line(Point, Point),
    /// An ellipse: centre, and half its width and height.
    Ellipse(Point, u16, u16),
    /// A freehand outline.
    Outline(Vec<Point>),
}

impl Shape {
    /// The place that the mark's number stands at, and that gives it its region.
    pub fn anchor(&self) -> Option<Point> {
        match self {
            Self::Point(point) | Self::Ellipse(point, ..) => Some(*point),
            Self::Line(from, to) => Some(Point { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }),
            Self::Outline(points) => points.first().copied(),
        }
    }

    /// The shape moved.
    #[must_use]
    pub fn moved(&self, dx: i32, dy: i32) -> Self {
        let shift = |point: &Point| Point { x: point.x.saturating_add(dx), y: point.y.saturating_add(dy) };
        match self {
            Self::Point(point) => Self::Point(shift(point)),
            Self::Line(from, to) => Self::Line(shift(from), shift(to)),
            Self::Ellipse(point, rx, ry) => Self::Ellipse(shift(point), *rx, *ry),
            Self::Outline(points) => Self::Outline(points.iter().map(shift).collect()),
        }
    }

    fn on_drawing(&self) -> bool {
        let fits = |point: &Point| (0..=WIDTH).contains(&point.x) && (0..=HEIGHT).contains(&point.y);
        match self {
            Self::Point(point) => fits(point),
            Self::Line(from, to) => fits(from) && fits(to),
            Self::Ellipse(point, rx, ry) => {
                fits(point) && i32::from(*rx) <= WIDTH && i32::from(*ry) <= HEIGHT
            }
            Self::Outline(points) => (2..=POINT_LIMIT).contains(&points.len()) && points.iter().all(fits),
        }
    }
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident => $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$each])* #[doc = $label] $variant),+ }

        impl $name {
            /// Every one, in the order that forms offer them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// What it is called.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}

codes!(
    /// What a mark appears to be: an observer's word, never a cause.
    MarkKind {
        Bruise => "Bruise",
        BruiseCluster => "Cluster of small bruises",
        PinPoints => "Pin-point spots",
        RedMark => "Red mark",
        Swelling => "Swelling or lump",
        Graze => "Graze",
        Scratch => "Scratch",
        Cut => "Cut",
        Puncture => "Puncture",
        Bite => "Bite",
        BurnDry => "Burn (dry)",
        Scald => "Scald (wet)",
        RoundBurn => "Small round burn",
        FrictionBurn => "Friction or carpet burn",
        RopeMark => "Mark like that of a rope or band",
        GripMark => "Grip or finger-tip marks",
        SlapMark => "Hand-shaped mark",
        LoopMark => "Line or loop",
        BlackEye => "Black eye",
        BloodInEye => "Blood in the eye",
        MouthInjury => "Mouth, lip or tooth",
        HairLoss => "Patch of hair missing",
        NailDamage => "Nail damage",
        Rash => "Rash",
        Blister => "Blister",
        Scab => "Scab",
        Scar => "Scar",
        Dressing => "Plaster or bandage",
        Limp => "Limping or holding a limb",
        PainNoMark => "Pain, no mark to see",
        Other => "Something else",
    }
);

codes!(
    /// A colour, by name. Colour never tells age.
    MarkColour {
        Red => "Red",
        Pink => "Pink",
        Purple => "Purple",
        Blue => "Blue",
        Black => "Black",
        Brown => "Brown",
        Green => "Green",
        Yellow => "Yellow",
        Orange => "Orange",
        Pale => "White or pale",
        DarkerThanSkin => "Darker than the skin around",
        LighterThanSkin => "Lighter than the skin around",
    }
);

codes!(
    /// How a size was found.
    SizeBasis {
        Ruler => "Measured with a ruler",
        Estimate => "Estimated",
        LikeObject => "Compared with an object",
    }
);

codes!(
    /// Yes, no, or nobody looked.
    YesNo {
        Yes => "Yes",
        No => "No",
        Unknown => "Not known",
    }
);

/// A mark on a body map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which: stays with the mark when it is seen again on another day.
    pub id: MarkId,
    /// Its number on this map, from 1.
    pub number: u16,
    /// Which view of the figure.
    pub view: View,
    /// The shape drawn.
    pub shape: Shape,
    /// The region's id, derived from the drawing.
    pub region: String,
    /// What it appears to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<MarkKind>,
    /// Colours seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colours: Vec<MarkColour>,
    /// Length in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length_mm: Option<u16>,
    /// Width in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width_mm: Option<u16>,
    /// How the size was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_basis: Option<SizeBasis>,
    /// Whether the skin is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skin_broken: Option<YesNo>,
    /// Whether it is swollen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swollen: Option<YesNo>,
    /// Exactly where, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub exact_site: String,
    /// What the child said about it, word for word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub child_words: String,
    /// What the child was asked, word for word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked: String,
    /// Anything else seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Mark {
    /// A mark with nothing described yet, if it is somewhere that may be drawn on.
    pub fn place(id: MarkId, view: View, shape: Shape) -> Option<Self> {
        let anchor = shape.anchor().filter(|_| shape.on_drawing())?;
        let region = region_at(view, anchor).filter(|region| region.drawable)?;
        Some(Self {
            id,
            number: 0,
            view,
            shape,
            region: region.id.clone(),
            kind: None,
            colours: Vec::new(),
            length_mm: None,
            width_mm: None,
            size_basis: None,
            skin_broken: None,
            swollen: None,
            exact_site: String::new(),
            child_words: String::new(),
            asked: String::new(),
            note: String::new(),
        })
    }

    /// The region in words.
    pub fn region_name(&self) -> &str {
        region_by_id(self.view, &self.region).map_or(self.region.as_str(), |region| region.name.as_str())
    }

    pub(super) fn check(&self) -> Result<(), BodyMapFlaw> {
        let anchor =
            self.shape.anchor().filter(|_| self.shape.on_drawing()).ok_or(BodyMapFlaw::OffDrawing)?;
        let region = region_at(self.view, anchor).ok_or(BodyMapFlaw::OffDrawing)?;
        if !region.drawable {
            return Err(BodyMapFlaw::NotDrawable);
        }
        if region.id != self.region {
            return Err(BodyMapFlaw::Region);
        }
        let texts = [&self.exact_site, &self.child_words, &self.asked, &self.note];
        if texts.iter().any(|text| text.len() > MARK_TEXT_LIMIT) {
            return Err(BodyMapFlaw::TooLong);
        }
        Ok(())
    }
}
