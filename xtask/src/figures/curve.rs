//! Smooth lines through given points, in whole drawing units.

/// A point that a line goes through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// The line turns here instead of bending.
    pub corner: bool,
}

/// How far a handle reaches, as a part of the chord: about that of a circle's arc.
const REACH: f64 = 0.35;

/// The SVG path (`M`, `C`, `Z`, whole numbers) through the knots.
pub fn smooth(knots: &[Knot], closed: bool) -> String {
    let Some(first) = knots.first() else { return String::new() };
    let count = knots.len();
    let at = |place: usize| knots.get(place % count).copied().unwrap_or(*first);
    let mut path = format!("M{} {}", whole(first.x), whole(first.y));
    let last = if closed { count } else { count - 1 };
    for place in 0..last {
        let (from, to) = (at(place), at(place + 1));
        let before = (closed || place > 0).then(|| at(place + count - 1));
        let after = (closed || place + 2 < count).then(|| at(place + 2));
        let length = distance(from, to) * REACH;
        let out = direction(before.filter(|_| !from.corner).unwrap_or(from), to);
        let into = direction(from, after.filter(|_| !to.corner).unwrap_or(to));
        path += &format!(
            "C{} {} {} {} {} {}",
            whole(from.x + out.0 * length),
            whole(from.y + out.1 * length),
            whole(to.x - into.0 * length),
            whole(to.y - into.1 * length),
            whole(to.x),
            whole(to.y)
        );
    }
    if closed {
        path.push('Z');
    }
    path
}

/// The SVG path with straight lines between the knots, closed.
pub fn straight(knots: &[Knot]) -> String {
    let mut path = String::new();
    for (place, knot) in knots.iter().enumerate() {
        path += &format!("{}{} {}", if place == 0 { 'M' } else { 'L' }, whole(knot.x), whole(knot.y));
    }
    path.push('Z');
    path
}

/// Rounds so that mirrored halves stay mirrored: halves go up on both sides.
fn whole(value: f64) -> i64 {
    (value + 0.5).floor() as i64
}

fn distance(from: Knot, to: Knot) -> f64 {
    ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).sqrt()
}

fn direction(from: Knot, to: Knot) -> (f64, f64) {
    let length = distance(from, to);
    if length == 0.0 { (0.0, 0.0) } else { ((to.x - from.x) / length, (to.y - from.y) / length) }
}
