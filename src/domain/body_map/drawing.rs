//! Which drawings there are, which views each has, how large they are and where nothing may be drawn: what can be judged
//! about a mark without the drawing itself, which comes only when a map is opened.

use serde::{Deserialize, Serialize};

use super::shape::Point;

/// A version of a figure. What a published one shows never changes: entries name it for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drawing {
    /// The first child: front and back only. Read, and drafts that began with it are finished on it.
    Child1,
    /// The child.
    Child2,
    /// The infant.
    Infant1,
}

impl Drawing {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Child1, Self::Child2, Self::Infant1];
    /// Those that a new map is made on.
    pub const OFFERED: [Self; 2] = [Self::Child2, Self::Infant1];

    /// What entries call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Child1 => "child-1",
            Self::Child2 => "child-2",
            Self::Infant1 => "infant-1",
        }
    }

    /// The drawing that entries call so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|drawing| drawing.name() == name)
    }

    /// Its views, in the order that they are offered.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Child1 => &[View::Front, View::Back],
            Self::Child2 | Self::Infant1 => &View::ALL,
        }
    }

    /// Width and height of a view, in drawing units.
    pub fn extent(self, view: View) -> (i32, i32) {
        let body = if self == Self::Infant1 { 6000 } else { 8000 };
        match view {
            View::Front | View::Back | View::Left | View::Right => (4000, body),
            View::HeadTop | View::Mouth => (4000, 4000),
            _ => (4000, 5000),
        }
    }

    /// The corners of the area of a view that is never drawn on, if it shows one.
    pub fn closed(self, view: View) -> Vec<Point> {
        let (width, _) = self.extent(view);
        let corners: &[(i32, i32)] = match (self, view) {
            (Self::Child1, View::Front) => &CHILD_1_FRONT,
            (Self::Child1, View::Back) => &CHILD_1_BACK,
            (Self::Child2, View::Front) => &CHILD_2_FRONT,
            (Self::Child2, View::Back) => &CHILD_2_BACK,
            (Self::Child2, View::Left | View::Right) => &CHILD_2_SIDE,
            (Self::Infant1, View::Front) => &INFANT_1_FRONT,
            (Self::Infant1, View::Back) => &INFANT_1_BACK,
            (Self::Infant1, View::Left | View::Right) => &INFANT_1_SIDE,
            _ => &[],
        };
        let mirrored = view == View::Right;
        corners.iter().map(|(x, y)| Point { x: if mirrored { width - x } else { *x }, y: *y }).collect()
    }
}

/// The closed areas, as the drawings have them (a test compares).
const CHILD_1_FRONT: [(i32, i32); 7] =
    [(1840, 3900), (2160, 3900), (2220, 4240), (2140, 4400), (2000, 4520), (1860, 4400), (1780, 4240)];
const CHILD_1_BACK: [(i32, i32); 4] = [(1940, 3640), (2060, 3640), (2060, 4520), (1940, 4520)];
const CHILD_2_FRONT: [(i32, i32); 10] = [
    (1850, 3920),
    (2000, 3920),
    (2150, 3920),
    (2230, 4120),
    (2180, 4400),
    (2060, 4560),
    (2000, 4600),
    (1940, 4560),
    (1820, 4400),
    (1770, 4120),
];
const CHILD_2_BACK: [(i32, i32); 8] = [
    (1950, 3720),
    (2050, 3720),
    (2060, 4300),
    (2090, 4400),
    (2060, 4640),
    (1940, 4640),
    (1910, 4400),
    (1940, 4300),
];
const CHILD_2_SIDE: [(i32, i32); 5] = [(1850, 3900), (2120, 3900), (2130, 4260), (2100, 4420), (1850, 4420)];
const INFANT_1_FRONT: [(i32, i32); 9] = [
    (1700, 3500),
    (2000, 3500),
    (2300, 3500),
    (2260, 3760),
    (2160, 3920),
    (2018, 3950),
    (1982, 3950),
    (1840, 3920),
    (1740, 3760),
];
const INFANT_1_BACK: [(i32, i32); 8] = [
    (1950, 3330),
    (2050, 3330),
    (2060, 3660),
    (2110, 3860),
    (2050, 3960),
    (1950, 3960),
    (1890, 3860),
    (1940, 3660),
];
const INFANT_1_SIDE: [(i32, i32); 6] =
    [(1700, 3440), (2000, 3440), (2040, 3640), (1960, 3820), (1920, 4000), (1700, 4000)];

/// A view of a figure. Left and right are the child's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// The body from the front.
    Front,
    /// The body from behind.
    Back,
    /// The body from its left.
    Left,
    /// The body from its right.
    Right,
    /// The head from the front.
    HeadFront,
    /// The head from behind.
    HeadBack,
    /// The head from its left.
    HeadLeft,
    /// The head from its right.
    HeadRight,
    /// The head from above.
    HeadTop,
    /// The open mouth.
    Mouth,
    /// The left hand's palm.
    HandLeftPalm,
    /// The back of the left hand.
    HandLeftBack,
    /// The right hand's palm.
    HandRightPalm,
    /// The back of the right hand.
    HandRightBack,
    /// The left foot from above.
    FootLeftTop,
    /// The left foot's sole.
    FootLeftSole,
    /// The right foot from above.
    FootRightTop,
    /// The right foot's sole.
    FootRightSole,
}

impl View {
    /// Every one, in the order that they are offered.
    pub const ALL: [Self; 18] = [
        Self::Front,
        Self::Back,
        Self::Left,
        Self::Right,
        Self::HeadFront,
        Self::HeadBack,
        Self::HeadLeft,
        Self::HeadRight,
        Self::HeadTop,
        Self::Mouth,
        Self::HandLeftPalm,
        Self::HandLeftBack,
        Self::HandRightPalm,
        Self::HandRightBack,
        Self::FootLeftTop,
        Self::FootLeftSole,
        Self::FootRightTop,
        Self::FootRightSole,
    ];

    /// What entries and drawings call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
            Self::Left => "left",
            Self::Right => "right",
            Self::HeadFront => "head-front",
            Self::HeadBack => "head-back",
            Self::HeadLeft => "head-left",
            Self::HeadRight => "head-right",
            Self::HeadTop => "head-top",
            Self::Mouth => "mouth",
            Self::HandLeftPalm => "hand-left-palm",
            Self::HandLeftBack => "hand-left-back",
            Self::HandRightPalm => "hand-right-palm",
            Self::HandRightBack => "hand-right-back",
            Self::FootLeftTop => "foot-left-top",
            Self::FootLeftSole => "foot-left-sole",
            Self::FootRightTop => "foot-right-top",
            Self::FootRightSole => "foot-right-sole",
        }
    }
}

/// On which side of the body a region lies. The child's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Laterality {
    /// Left.
    Left,
    /// Right.
    Right,
    /// On the middle line.
    Midline,
}
