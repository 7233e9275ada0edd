//! From the screen and the keyboard to the drawing. Pure.

use crate::domain::body_map::Point;

/// Where the drawing lies on the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Width and height of the view, in drawing units.
    pub extent: (i32, i32),
}

impl Frame {
    /// A length on the screen, in drawing units.
    pub fn units(&self, across: f64, down: f64) -> (i32, i32) {
        let scaled = |length: f64, whole: f64, units: i32| {
            if whole > 0.0 { (length / whole * f64::from(units)).round() as i32 } else { 0 }
        };
        (scaled(across, self.width, self.extent.0), scaled(down, self.height, self.extent.1))
    }

    /// The place in the drawing that a place on the screen shows.
    pub fn point(&self, x: f64, y: f64) -> Point {
        let (x, y) = self.units(x - self.left, y - self.top);
        Point { x, y }
    }
}

/// How far an arrow key moves a mark, in drawing units: a hand's breadth with Shift, else a finger's.
pub fn nudge(key: &str, shift: bool) -> Option<(i32, i32)> {
    let step = if shift { 100 } else { 20 };
    match key {
        "ArrowLeft" => Some((-step, 0)),
        "ArrowRight" => Some((step, 0)),
        "ArrowUp" => Some((0, -step)),
        "ArrowDown" => Some((0, step)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_of_screen_points_at_the_same_place() {
        for (width, left) in [(160.0, 0.0), (400.0, 33.5), (1000.0, -20.0)] {
            let frame = Frame { left, top: 7.0, width, height: width * 2.0, extent: (4000, 8000) };
            let middle = frame.point(left + width / 2.0, 7.0 + width);
            assert_eq!(middle, Point { x: 2000, y: 4000 });
        }
        let nothing = Frame { left: 0.0, top: 0.0, width: 0.0, height: 0.0, extent: (1, 1) };
        assert_eq!(nothing.point(5.0, 5.0), Point { x: 0, y: 0 });
    }

    #[test]
    fn arrows_move_and_nothing_else_does() {
        assert_eq!(nudge("ArrowUp", false), Some((0, -20)));
        assert_eq!(nudge("ArrowRight", true), Some((100, 0)));
        assert_eq!(nudge("a", false), None);
    }
}
