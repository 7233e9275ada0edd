//! The shapes that are drawn, in whole drawing units. Pure geometry of integers: what is signed has no fractions.

use serde::{Deserialize, Serialize};

use super::POINT_LIMIT;

/// A place on the drawing, in whole drawing units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// A freehand outline, closed; its first point names the region.
    Outline(Vec<Point>),
}

/// Twenty-four places around an ellipse, in thousandths of its half width and height.
const AROUND: [(i64, i64); 24] = [
    (1000, 0),
    (966, 259),
    (866, 500),
    (707, 707),
    (500, 866),
    (259, 966),
    (0, 1000),
    (-259, 966),
    (-500, 866),
    (-707, 707),
    (-866, 500),
    (-966, 259),
    (-1000, 0),
    (-966, -259),
    (-866, -500),
    (-707, -707),
    (-500, -866),
    (-259, -966),
    (0, -1000),
    (259, -966),
    (500, -866),
    (707, -707),
    (866, -500),
    (966, -259),
];

impl Shape {
    /// The place that the mark's number stands at, and that gives it its region.
    pub fn anchor(&self) -> Option<Point> {
        match self {
            Self::Point(point) | Self::Ellipse(point, ..) => Some(*point),
            Self::Line(from, to) => Some(middle(*from, *to)),
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

    /// The shape larger or smaller about its middle, in hundredths across and down. A point stays a point.
    #[must_use]
    pub fn scaled(&self, across: i32, down: i32) -> Self {
        let (low, high) = self.bounds();
        let centre = middle(low, high);
        let part = |from: i32, to: i32, hundredths: i32| {
            let length = i64::from(to) - i64::from(from);
            from.saturating_add(i32::try_from(length * i64::from(hundredths) / 100).unwrap_or(i32::MAX))
        };
        let scale =
            |point: &Point| Point { x: part(centre.x, point.x, across), y: part(centre.y, point.y, down) };
        let radius = |radius: u16, hundredths: i32| {
            let scaled = i64::from(radius) * i64::from(hundredths) / 100;
            // A small ellipse grows by a unit at least.
            let least = if hundredths > 100 { i64::from(radius) + 1 } else { LEAST_RADIUS };
            u16::try_from(scaled.max(least)).unwrap_or(u16::MAX)
        };
        match self {
            Self::Point(point) => Self::Point(*point),
            Self::Line(from, to) => Self::Line(scale(from), scale(to)),
            Self::Ellipse(point, rx, ry) => Self::Ellipse(*point, radius(*rx, across), radius(*ry, down)),
            Self::Outline(points) => Self::Outline(points.iter().map(scale).collect()),
        }
    }

    /// The corners of the upright box around it: least and greatest.
    pub fn bounds(&self) -> (Point, Point) {
        let mut ends = self.around().into_iter();
        let Some(first) = ends.next() else { return (Point { x: 0, y: 0 }, Point { x: 0, y: 0 }) };
        ends.fold((first, first), |(low, high), point| {
            let least = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
            (least, Point { x: high.x.max(point.x), y: high.y.max(point.y) })
        })
    }

    /// Whether it has a middle on the drawing and keeps to its limits.
    pub(super) fn on_drawing(&self, (width, height): (i32, i32)) -> bool {
        let fits = |point: &Point| (0..=width).contains(&point.x) && (0..=height).contains(&point.y);
        match self {
            Self::Point(point) => fits(point),
            Self::Line(from, to) => fits(from) && fits(to),
            Self::Ellipse(point, rx, ry) => {
                fits(point) && i32::from(*rx) <= width && i32::from(*ry) <= height
            }
            Self::Outline(points) => (2..=POINT_LIMIT).contains(&points.len()) && points.iter().all(fits),
        }
    }

    /// Whether any of it, edge or inside, lies in an area with these corners. Its edge alone is not in it.
    pub fn touches(&self, area: &[Point]) -> bool {
        if area.len() < 3 {
            return false;
        }
        let own = self.around();
        own.iter().any(|point| within(*point, area))
            || sides(&own, self.closed()).any(|side| sides(area, true).any(|other| cross(side, other)))
            || self.closed() && area.iter().any(|point| within(*point, &own))
    }

    fn closed(&self) -> bool {
        matches!(self, Self::Ellipse(..) | Self::Outline(_))
    }

    /// Its points; an ellipse's are those of [`AROUND`].
    fn around(&self) -> Vec<Point> {
        match self {
            Self::Point(point) => vec![*point],
            Self::Line(from, to) => vec![*from, *to],
            Self::Ellipse(centre, rx, ry) => {
                let part = |from: i32, radius: u16, thousandths: i64| {
                    i32::try_from(i64::from(from) + i64::from(radius) * thousandths / 1000).unwrap_or(from)
                };
                AROUND
                    .iter()
                    .map(|(x, y)| Point { x: part(centre.x, *rx, *x), y: part(centre.y, *ry, *y) })
                    .collect()
            }
            Self::Outline(points) => points.clone(),
        }
    }
}

/// The smallest ellipse that can still be seen and held, in drawing units.
const LEAST_RADIUS: i64 = 12;

fn middle(one: Point, other: Point) -> Point {
    let half = |a: i32, b: i32| i32::try_from((i64::from(a) + i64::from(b)) / 2).unwrap_or(a);
    Point { x: half(one.x, other.x), y: half(one.y, other.y) }
}

fn sides(points: &[Point], closed: bool) -> impl Iterator<Item = (Point, Point)> {
    let last = if closed && points.len() > 2 { points.last().zip(points.first()) } else { None };
    points
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
        .chain(last.map(|(a, b)| (*a, *b)))
}

/// On which side of a line a point lies: positive, negative, or zero on it.
fn turn((from, to): (Point, Point), point: Point) -> i128 {
    let (dx, dy) = (i128::from(to.x) - i128::from(from.x), i128::from(to.y) - i128::from(from.y));
    let (px, py) = (i128::from(point.x) - i128::from(from.x), i128::from(point.y) - i128::from(from.y));
    dx * py - dy * px
}

/// Whether two sides cross, each ending beyond the other.
fn cross(one: (Point, Point), other: (Point, Point)) -> bool {
    let apart = |line: (Point, Point), ends: (Point, Point)| {
        turn(line, ends.0).signum() * turn(line, ends.1).signum() < 0
    };
    apart(one, other) && apart(other, one)
}

/// Whether a point is inside an area, and not on its edge.
pub(super) fn within(point: Point, area: &[Point]) -> bool {
    let mut inside = false;
    for side in sides(area, true) {
        let (from, to) = side;
        let turned = turn(side, point);
        let between = |a: i32, b: i32, value: i32| (a.min(b)..=a.max(b)).contains(&value);
        if turned == 0 && between(from.x, to.x, point.x) && between(from.y, to.y, point.y) {
            return false;
        }
        if (from.y > point.y) != (to.y > point.y) && (turned > 0) == (to.y > from.y) {
            inside = !inside;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: i32, y: i32) -> Point {
        Point { x, y }
    }

    fn square() -> Vec<Point> {
        vec![point(100, 100), point(200, 100), point(200, 200), point(100, 200)]
    }

    #[test]
    fn within_means_inside_and_not_on_the_edge() {
        assert!(within(point(150, 150), &square()) && within(point(101, 199), &square()));
        for outside in [point(100, 150), point(150, 200), point(100, 100), point(99, 150), point(300, 150)] {
            assert!(!within(outside, &square()), "{outside:?}");
        }
    }

    #[test]
    fn a_shape_touches_an_area_with_any_part_of_it() {
        let across = Shape::Line(point(50, 150), point(250, 150));
        let beside = Shape::Line(point(50, 50), point(250, 50));
        let around = Shape::Ellipse(point(150, 150), 900, 900);
        let near = Shape::Ellipse(point(300, 150), 90, 90);
        let reaching = Shape::Ellipse(point(300, 150), 120, 20);
        let ring = Shape::Outline(vec![point(0, 0), point(400, 0), point(400, 400), point(0, 400)]);
        let touching: Vec<bool> =
            [across, beside, around, near, reaching, ring].iter().map(|one| one.touches(&square())).collect();
        assert_eq!(touching, [true, false, true, false, true, true]);
    }

    #[test]
    fn scaling_is_about_the_middle_and_never_to_nothing() {
        let line = Shape::Line(point(100, 100), point(300, 100));
        assert_eq!(line.scaled(200, 200), Shape::Line(point(0, 100), point(400, 100)));
        let small = Shape::Ellipse(point(9, 9), 12, 12);
        assert_eq!(small.scaled(50, 50), small);
        assert_ne!(small.scaled(101, 101), small);
        let huge = Shape::Outline(vec![point(i32::MAX, 0), point(i32::MIN, 0)]);
        assert!(!huge.scaled(1000, 1000).on_drawing((4000, 4000)));
    }
}
