//! A freehand stroke: what a finger or a pen draws, kept to the figure and to a bounded number of points.

use super::shape::{Point, Shape};

/// The most points that a stroke keeps while it is drawn.
pub const STROKE_LIMIT: usize = 4096;
/// The most points of an outline made of a stroke.
pub const OUTLINE_POINTS: usize = 96;
/// How far from the drawn line the kept one may be at first, in drawing units; it grows until the points are few.
const TOLERANCE: i64 = 6;
/// The farthest that it may be.
const COARSEST: i64 = 120;
/// A stroke that stays within so many units is a point.
const SMALLEST: i32 = 24;

/// A stroke while it is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Freehand {
    points: Vec<Point>,
}

impl Freehand {
    /// A stroke that begins here.
    pub fn begin(at: Point) -> Self {
        Self { points: vec![at] }
    }

    /// Goes on to a place. What repeats the last place, or comes after [`STROKE_LIMIT`] points, adds nothing.
    pub fn go_on(&mut self, to: Point) {
        if self.points.len() < STROKE_LIMIT && self.points.last() != Some(&to) {
            self.points.push(to);
        }
    }

    /// Its points so far.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The shape drawn: an outline of [`OUTLINE_POINTS`] points at most, or a point if the hand hardly moved.
    pub fn finish(&self) -> Option<Shape> {
        let first = *self.points.first()?;
        let (low, high) = Shape::Outline(self.points.clone()).bounds();
        if (high.x - low.x).max(high.y - low.y) < SMALLEST || self.points.len() < 3 {
            return Some(Shape::Point(first));
        }
        Some(Shape::Outline(simplified(&self.points, OUTLINE_POINTS)))
    }
}

/// The points that matter most: ends, and whatever lies off the line between them (Ramer, Douglas and Peucker). Of a
/// scribble, where all of them matter, only some, evenly.
pub fn simplified(points: &[Point], most: usize) -> Vec<Point> {
    let most = most.max(2);
    let mut tolerance = TOLERANCE;
    while tolerance <= COARSEST {
        let kept = kept(points, tolerance);
        if kept.len() <= most {
            return kept;
        }
        tolerance += tolerance / 2;
    }
    points.iter().step_by(points.len().div_ceil(most).max(1)).copied().collect()
}

fn kept(points: &[Point], tolerance: i64) -> Vec<Point> {
    let mut keep = vec![false; points.len()];
    let mut spans = vec![(0, points.len().saturating_sub(1))];
    while let Some((from, to)) = spans.pop() {
        for end in [from, to] {
            if let Some(slot) = keep.get_mut(end) {
                *slot = true;
            }
        }
        let (Some(start), Some(stop)) = (points.get(from), points.get(to)) else { continue };
        let inner = points.iter().enumerate().take(to).skip(from + 1);
        let farthest = inner.map(|(place, point)| (off(*start, *stop, *point), place)).max();
        if let Some((distance, place)) = farthest
            && distance > tolerance * tolerance
        {
            spans.extend([(from, place), (place, to)]);
        }
    }
    points.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
}

/// The square of a point's distance from the line between two others.
fn off(from: Point, to: Point, point: Point) -> i64 {
    let (dx, dy) = (i64::from(to.x) - i64::from(from.x), i64::from(to.y) - i64::from(from.y));
    let (px, py) = (i64::from(point.x) - i64::from(from.x), i64::from(point.y) - i64::from(from.y));
    let length = dx * dx + dy * dy;
    let along = px * dx + py * dy;
    if length == 0 || along <= 0 {
        return px * px + py * py;
    }
    if along >= length {
        let (ex, ey) = (px - dx, py - dy);
        return ex * ex + ey * ey;
    }
    let across = i128::from(dx * py - dy * px);
    i64::try_from(across * across / i128::from(length)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_stroke_keeps_its_ends_and_a_bent_one_its_corner() {
        let straight: Vec<Point> = (0..500).map(|x| Point { x, y: 40 }).collect();
        assert_eq!(simplified(&straight, 96), [Point { x: 0, y: 40 }, Point { x: 499, y: 40 }]);
        let bent: Vec<Point> =
            (0..300).map(|x| Point { x, y: if x < 150 { 0 } else { (x - 150) * 3 } }).collect();
        assert_eq!(simplified(&bent, 96).len(), 3);
    }

    #[test]
    fn a_hand_that_hardly_moves_makes_a_point() {
        let mut stroke = Freehand::begin(Point { x: 10, y: 10 });
        for step in [11, 12, 13, 12] {
            stroke.go_on(Point { x: step, y: 10 });
        }
        assert_eq!(stroke.finish(), Some(Shape::Point(Point { x: 10, y: 10 })));
        assert_eq!(Freehand::default().finish(), None);
    }

    #[test]
    fn however_long_a_stroke_its_points_are_few() {
        let mut stroke = Freehand::begin(Point { x: 2000, y: 2000 });
        for step in 0..9000_i32 {
            stroke.go_on(Point { x: 2000 + step * 7919 % 1500, y: 2000 + step * 104_729 % 1500 });
        }
        assert_eq!(stroke.points().len(), STROKE_LIMIT);
        let Some(Shape::Outline(points)) = stroke.finish() else { panic!("an outline") };
        assert!((3..=OUTLINE_POINTS).contains(&points.len()));
    }
}
