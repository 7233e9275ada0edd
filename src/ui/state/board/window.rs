//! The part of a view that the board shows, and where that lies on the screen.

use crate::domain::body_map::Point;

/// The most that can be seen enlarged.
const MOST: f64 = 8.0;

/// A finger and where it is on the screen, in CSS pixels.
pub type Finger = (i32, (f64, f64));

/// The part of a view that is shown, in drawing units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// How much it is enlarged, from 1.
    pub zoom: f64,
    /// Width and height of the whole view.
    pub extent: (i32, i32),
}

impl Window {
    /// All of a view.
    pub fn whole(extent: (i32, i32)) -> Self {
        Self { x: 0.0, y: 0.0, zoom: 1.0, extent }
    }

    /// Its width and height.
    pub fn size(&self) -> (f64, f64) {
        (f64::from(self.extent.0) / self.zoom, f64::from(self.extent.1) / self.zoom)
    }

    /// Enlarged so many times more about a place of the view.
    #[must_use]
    pub fn zoomed(&self, times: f64, (x, y): (f64, f64)) -> Self {
        let zoom = (self.zoom * times).clamp(1.0, MOST);
        let kept = self.zoom / zoom;
        let next = Self { x: x - (x - self.x) * kept, y: y - (y - self.y) * kept, zoom, ..*self };
        next.held()
    }

    /// Enlarged about its own middle.
    #[must_use]
    pub fn about_middle(&self, times: f64) -> Self {
        let (width, height) = self.size();
        self.zoomed(times, (self.x + width / 2.0, self.y + height / 2.0))
    }

    /// Moved by parts of what it shows.
    #[must_use]
    pub fn panned(&self, across: f64, down: f64) -> Self {
        let (width, height) = self.size();
        Self { x: self.x + across * width, y: self.y + down * height, ..*self }.held()
    }

    /// Moved, if need be, so that a place is well inside.
    #[must_use]
    pub fn showing(&self, at: Point) -> Self {
        let (width, height) = self.size();
        let (x, y) = (f64::from(at.x), f64::from(at.y));
        let inside = (self.x..self.x + width).contains(&x) && (self.y..self.y + height).contains(&y);
        if inside { *self } else { Self { x: x - width / 2.0, y: y - height / 2.0, ..*self }.held() }
    }

    /// The window as one finger moves the figure or two enlarge it: what was under them stays under them.
    #[must_use]
    pub fn looked(&self, frame: &Frame, began: &[Finger], now: &[Finger]) -> Self {
        let places = |fingers: &[Finger]| -> Vec<(f64, f64)> {
            fingers.iter().take(2).map(|(_, at)| frame.place(self, *at)).collect()
        };
        let middle = |places: &[(f64, f64)]| {
            let count = places.len().max(1) as f64;
            (
                places.iter().map(|at| at.0).sum::<f64>() / count,
                places.iter().map(|at| at.1).sum::<f64>() / count,
            )
        };
        let spread = |places: &[(f64, f64)]| match places {
            [a, b] => ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt(),
            _ => 0.0,
        };
        let (before, after) = (places(began), places(now));
        let (from, to) = (middle(&before), middle(&after));
        let times = match (spread(&before), spread(&after)) {
            (one, other) if before.len() == 2 && after.len() == 2 && one > 0.0 => other / one,
            _ => 1.0,
        };
        let zoomed = self.zoomed(times, from);
        let kept = self.zoom / zoomed.zoom;
        let (dx, dy) = ((from.0 - to.0) * kept, (from.1 - to.1) * kept);
        Self { x: zoomed.x + dx, y: zoomed.y + dy, ..zoomed }.held()
    }

    fn held(self) -> Self {
        let (width, height) = self.size();
        let (most_x, most_y) = (f64::from(self.extent.0) - width, f64::from(self.extent.1) - height);
        Self { x: self.x.clamp(0.0, most_x.max(0.0)), y: self.y.clamp(0.0, most_y.max(0.0)), ..self }
    }
}

/// Where the board lies on the screen, in CSS pixels.
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
}

impl Frame {
    /// The part of the frame that a place on the screen is at: 0 to 1 across and down.
    fn part(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let part = |at: f64, from: f64, whole: f64| if whole > 0.0 { (at - from) / whole } else { 0.0 };
        (part(x, self.left, self.width), part(y, self.top, self.height))
    }

    /// The place of the view that a place on the screen shows.
    pub fn place(&self, window: &Window, at: (f64, f64)) -> (f64, f64) {
        let (across, down) = self.part(at);
        let (width, height) = window.size();
        (window.x + across * width, window.y + down * height)
    }

    pub(super) fn point(&self, window: &Window, at: (f64, f64)) -> Point {
        let (x, y) = self.place(window, at);
        Point { x: x.round() as i32, y: y.round() as i32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_never_leaves_the_view() {
        let window = Window::whole((4000, 8000)).about_middle(4.0);
        assert_eq!(window.size(), (1000.0, 2000.0));
        let far = window.panned(-9.0, 9.0);
        assert_eq!((far.x, far.y), (0.0, 6000.0));
        assert_eq!(far.zoomed(0.01, (0.0, 0.0)), Window::whole((4000, 8000)));
        let shown = window.showing(Point { x: 10, y: 10 });
        assert_eq!((shown.x, shown.y), (0.0, 0.0));
    }
}
