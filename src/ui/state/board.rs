//! The board that a body map is drawn on: which part of the view it shows, and what fingers, pen and mouse make of it.
//! Pure: places on the screen come in, what to do comes out.

mod window;

pub use window::{Finger, Frame, Window};

use crate::domain::body_map::{Freehand, Point, Shape};
use crate::domain::ids::MarkId;

/// What the pointer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Places points, and takes hold of marks.
    Point,
    /// Draws lines.
    Line,
    /// Draws ellipses, from their middle.
    Ellipse,
    /// Draws freehand.
    Freehand,
    /// Takes hold of marks, or of the figure.
    Hand,
}

impl Tool {
    /// Every one, in the order that they are offered.
    pub const ALL: [Self; 5] = [Self::Point, Self::Line, Self::Ellipse, Self::Freehand, Self::Hand];

    /// What this tool makes where a place is only named: by the keyboard, or with a tap.
    pub fn shape_at(self, at: Point) -> Shape {
        let by = |x: i32, y: i32| Point { x: at.x + x, y: at.y + y };
        match self {
            Self::Point | Self::Hand => Shape::Point(at),
            Self::Line => Shape::Line(by(-USUAL, 0), by(USUAL, 0)),
            Self::Ellipse => Shape::Ellipse(at, USUAL as u16, USUAL as u16 * 3 / 4),
            Self::Freehand => Shape::Outline(vec![
                by(0, -USUAL),
                by(USUAL * 7 / 10, -USUAL / 2),
                by(USUAL, 0),
                by(USUAL * 7 / 10, USUAL / 2),
                by(0, USUAL),
                by(-USUAL * 7 / 10, USUAL / 2),
                by(-USUAL, 0),
                by(-USUAL * 7 / 10, -USUAL / 2),
            ]),
        }
    }
}

/// Half the length of what is placed and not drawn, in drawing units.
const USUAL: i32 = 60;
/// Drawn shorter than this, in drawing units, it was a tap.
const TAP: i32 = 24;
/// How far a press may wander, in drawing units, and still choose the mark rather than move it.
const STEADY: i32 = 20;
/// What a press took hold of.
#[derive(Debug, Clone, PartialEq)]
pub enum Under {
    /// The figure, or nothing.
    Figure,
    /// A mark.
    Mark(MarkId, Shape),
    /// A handle of the mark in hand: 0 for the first, 1 for the second.
    Handle(MarkId, Shape, u8),
}

#[derive(Debug, Clone, PartialEq)]
enum Gesture {
    /// Nothing is held.
    None,
    /// Drawing with a tool: where it began, where it is, and all of the stroke.
    Draw(Tool, Point, Point, Freehand),
    /// A mark, or a handle of it: what it was, where it was taken, what it would be now.
    Hold(MarkId, Shape, Option<u8>, Point, Shape),
    /// The figure is moved, or enlarged by two fingers: the window at the beginning, and where the fingers were.
    Look(Window, Vec<Finger>),
    /// Fingers are still down after two were; what one of them does now means nothing.
    Over,
}

/// What is to be done once a finger is lifted.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Place a mark.
    Add(Shape),
    /// Choose a mark.
    Choose(MarkId),
    /// Give a mark another shape.
    Reshape(MarkId, Shape),
    /// Nothing was under the hand: no mark is chosen any more.
    LetGo,
}

/// The board.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The part of the view shown.
    pub window: Window,
    gesture: Gesture,
    pointers: Vec<Finger>,
}

impl Board {
    /// A board that shows all of a view.
    pub fn new(extent: (i32, i32)) -> Self {
        Self { window: Window::whole(extent), gesture: Gesture::None, pointers: Vec::new() }
    }

    /// A finger, pen or button went down. A second one ends what the first was drawing: two fingers look closer.
    pub fn down(&mut self, frame: &Frame, tool: Tool, pointer: i32, at: (f64, f64), under: Under) {
        self.pointers.retain(|(known, _)| *known != pointer);
        self.pointers.push((pointer, at));
        if self.pointers.len() > 1 {
            self.gesture = Gesture::Look(self.window, self.pointers.clone());
            return;
        }
        let point = frame.point(&self.window, at);
        self.gesture = match (under, tool) {
            (Under::Handle(id, shape, handle), _) => {
                Gesture::Hold(id, shape.clone(), Some(handle), point, shape)
            }
            (Under::Mark(id, shape), Tool::Point | Tool::Hand) => {
                Gesture::Hold(id, shape.clone(), None, point, shape)
            }
            (_, Tool::Hand) => Gesture::Look(self.window, self.pointers.clone()),
            (_, tool) => Gesture::Draw(tool, point, point, Freehand::begin(point)),
        };
    }

    /// It moved. Where `fits` says no, what is drawn or held keeps its last place.
    pub fn moved(
        &mut self,
        frame: &Frame,
        pointer: i32,
        at: (f64, f64),
        fits: &dyn Fn(Option<MarkId>, &Shape) -> bool,
    ) {
        let Some(slot) = self.pointers.iter_mut().find(|(known, _)| *known == pointer) else { return };
        slot.1 = at;
        let point = frame.point(&self.window, at);
        match &mut self.gesture {
            Gesture::Draw(tool, from, to, stroke) => {
                let on = match tool {
                    Tool::Ellipse => fits(None, &ellipse(*from, point)),
                    Tool::Line => fits(None, &Shape::Line(*from, point)) && fits(None, &Shape::Point(point)),
                    _ => fits(None, &Shape::Point(point)),
                };
                if on {
                    *to = point;
                    stroke.go_on(point);
                }
            }
            Gesture::Hold(id, first, handle, from, now) => {
                let (dx, dy) = (point.x - from.x, point.y - from.y);
                let next = match handle {
                    Some(handle) => pulled(first, *handle, dx, dy),
                    None => first.moved(dx, dy),
                };
                if fits(Some(*id), &next) {
                    *now = next;
                }
            }
            Gesture::Look(first, began) => {
                self.window = first.looked(frame, began, &self.pointers);
            }
            Gesture::None | Gesture::Over => {}
        }
    }

    /// It was lifted.
    pub fn up(&mut self, pointer: i32) -> Option<Outcome> {
        if !self.pointers.iter().any(|(known, _)| *known == pointer) {
            return None;
        }
        self.pointers.retain(|(known, _)| *known != pointer);
        let rest = if self.pointers.is_empty() { Gesture::None } else { Gesture::Over };
        let gesture = std::mem::replace(&mut self.gesture, rest);
        match gesture {
            Gesture::Draw(tool, from, to, stroke) => drawn(tool, from, to, &stroke).map(Outcome::Add),
            Gesture::Hold(id, first, _, _, now) => Some(if first == now || steady(&first, &now) {
                Outcome::Choose(id)
            } else {
                Outcome::Reshape(id, now)
            }),
            Gesture::Look(first, began) if began.len() == 1 && first == self.window => Some(Outcome::LetGo),
            _ => None,
        }
    }

    /// The system took it: nothing is drawn, and what was held is back where it was.
    pub fn cancel(&mut self, pointer: i32) {
        self.pointers.retain(|(known, _)| *known != pointer);
        self.gesture = if self.pointers.is_empty() { Gesture::None } else { Gesture::Over };
    }

    /// What is being drawn, to show it.
    pub fn drawing(&self) -> Option<Shape> {
        match &self.gesture {
            Gesture::Draw(Tool::Freehand, _, _, stroke) if stroke.points().len() > 1 => {
                Some(Shape::Outline(stroke.points().to_vec()))
            }
            Gesture::Draw(tool, from, to, stroke) => drawn(*tool, *from, *to, stroke),
            _ => None,
        }
    }

    /// The mark that is held, and what it would be if it were let go.
    pub fn held(&self) -> Option<(MarkId, &Shape)> {
        match &self.gesture {
            Gesture::Hold(id, _, _, _, now) => Some((*id, now)),
            _ => None,
        }
    }
}

fn far(from: Point, to: Point) -> i32 {
    (to.x - from.x).abs().max((to.y - from.y).abs())
}

fn ellipse(from: Point, to: Point) -> Shape {
    let radius = |from: i32, to: i32| u16::try_from((to - from).abs().max(TAP / 2)).unwrap_or(u16::MAX);
    Shape::Ellipse(from, radius(from.x, to.x), radius(from.y, to.y))
}

fn drawn(tool: Tool, from: Point, to: Point, stroke: &Freehand) -> Option<Shape> {
    match tool {
        Tool::Line | Tool::Ellipse if far(from, to) < TAP => Some(tool.shape_at(from)),
        Tool::Line => Some(Shape::Line(from, to)),
        Tool::Ellipse => Some(ellipse(from, to)),
        Tool::Freehand => stroke.finish(),
        Tool::Point => Some(Shape::Point(to)),
        Tool::Hand => None,
    }
}

/// A mark that hardly moved was chosen, not moved.
fn steady(first: &Shape, now: &Shape) -> bool {
    let (a, b) = (first.bounds(), now.bounds());
    far(a.0, b.0).max(far(a.1, b.1)) <= STEADY
}

/// The shape with one handle pulled: an end of a line, the rim of an ellipse, the corner of an outline's box.
fn pulled(shape: &Shape, handle: u8, dx: i32, dy: i32) -> Shape {
    let by = |point: Point| Point { x: point.x + dx, y: point.y + dy };
    match shape {
        Shape::Point(_) => shape.moved(dx, dy),
        Shape::Line(from, to) if handle == 0 => Shape::Line(by(*from), *to),
        Shape::Line(from, to) => Shape::Line(*from, by(*to)),
        Shape::Ellipse(centre, rx, ry) => {
            let grown =
                |radius: u16, by: i32| u16::try_from((i32::from(radius) + by).max(TAP / 2)).unwrap_or(radius);
            Shape::Ellipse(*centre, grown(*rx, dx), grown(*ry, dy))
        }
        Shape::Outline(_) => {
            let (low, high) = shape.bounds();
            let grown = |length: i32, by: i32| (length.max(1) + 2 * by).max(1) * 100 / length.max(1);
            shape.scaled(grown(high.x - low.x, dx), grown(high.y - low.y, dy))
        }
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

    const FRAME: Frame = Frame { left: 10.0, top: 20.0, width: 400.0, height: 800.0 };

    fn board() -> Board {
        Board::new((4000, 8000))
    }

    /// Everywhere right of 1000 units is on the figure.
    fn fits(_: Option<MarkId>, shape: &Shape) -> bool {
        shape.anchor().is_some_and(|at| at.x > 1000)
    }

    fn draw(tool: Tool, places: &[(f64, f64)]) -> Option<Outcome> {
        let mut board = board();
        board.down(&FRAME, tool, 1, places[0], Under::Figure);
        places.iter().skip(1).for_each(|at| board.moved(&FRAME, 1, *at, &fits));
        board.up(1)
    }

    #[test]
    fn each_tool_draws_its_shape_and_a_tap_its_usual_one() {
        let (from, to) = ((210.0, 420.0), (260.0, 440.0));
        let at = Point { x: 2000, y: 4000 };
        assert_eq!(draw(Tool::Point, &[from]), Some(Outcome::Add(Shape::Point(at))));
        let line = Shape::Line(at, Point { x: 2500, y: 4200 });
        assert_eq!(draw(Tool::Line, &[from, to]), Some(Outcome::Add(line)));
        assert_eq!(draw(Tool::Ellipse, &[from, to]), Some(Outcome::Add(Shape::Ellipse(at, 500, 200))));
        let Some(Outcome::Add(Shape::Outline(points))) = draw(Tool::Freehand, &[from, (220.0, 470.0), to])
        else {
            panic!("an outline")
        };
        assert_eq!(points.len(), 3);
        assert_eq!(draw(Tool::Line, &[from]), Some(Outcome::Add(Tool::Line.shape_at(at))));
    }

    #[test]
    fn a_stroke_that_leaves_the_figure_stays_on_it() {
        let line = draw(Tool::Line, &[(210.0, 420.0), (160.0, 420.0), (30.0, 420.0)]);
        let end = Point { x: 1500, y: 4000 };
        assert_eq!(line, Some(Outcome::Add(Shape::Line(Point { x: 2000, y: 4000 }, end))));
        let id = MarkId([1; 16]);
        let mut board = board();
        let shape = Shape::Point(Point { x: 2000, y: 4000 });
        board.down(&FRAME, Tool::Point, 1, (210.0, 420.0), Under::Mark(id, shape));
        board.moved(&FRAME, 1, (160.0, 420.0), &fits);
        board.moved(&FRAME, 1, (-500.0, 420.0), &fits);
        assert_eq!(board.up(1), Some(Outcome::Reshape(id, Shape::Point(end))));
    }

    #[test]
    fn what_the_system_takes_leaves_nothing_behind() {
        let mut board = board();
        board.down(&FRAME, Tool::Freehand, 1, (210.0, 420.0), Under::Figure);
        board.moved(&FRAME, 1, (240.0, 460.0), &fits);
        assert!(board.drawing().is_some());
        board.cancel(1);
        assert_eq!((board.drawing(), board.up(1)), (None, None));
        let shape = Shape::Point(Point { x: 2000, y: 4000 });
        board.down(&FRAME, Tool::Point, 2, (210.0, 420.0), Under::Mark(MarkId([1; 16]), shape));
        board.moved(&FRAME, 2, (300.0, 420.0), &fits);
        board.cancel(2);
        assert_eq!(board.held(), None);
        assert_eq!(board.up(2), None);
    }

    #[test]
    fn two_fingers_enlarge_and_draw_nothing() {
        let mut board = board();
        board.down(&FRAME, Tool::Freehand, 1, (160.0, 420.0), Under::Figure);
        board.moved(&FRAME, 1, (170.0, 420.0), &fits);
        board.down(&FRAME, Tool::Freehand, 2, (250.0, 420.0), Under::Figure);
        board.moved(&FRAME, 1, (130.0, 420.0), &fits);
        board.moved(&FRAME, 2, (290.0, 420.0), &fits);
        assert!((board.window.zoom - 2.0).abs() < 1e-9, "{:?}", board.window);
        let middle = FRAME.place(&board.window, (210.0, 420.0));
        assert!((middle.0 - 2000.0).abs() < 1.0 && (middle.1 - 4000.0).abs() < 1.0, "{middle:?}");
        assert_eq!(board.up(1), None);
        board.moved(&FRAME, 2, (10.0, 40.0), &fits);
        assert_eq!(board.up(2), None, "the finger that stays draws nothing");
        board.down(&FRAME, Tool::Point, 3, (210.0, 420.0), Under::Figure);
        assert!(board.up(3).is_some());
    }

    #[test]
    fn handles_change_what_they_are_at() {
        let at = Point { x: 2000, y: 4000 };
        let line = Shape::Line(at, Point { x: 2100, y: 4000 });
        assert_eq!(pulled(&line, 1, 50, 0), Shape::Line(at, Point { x: 2150, y: 4000 }));
        assert_eq!(pulled(&Shape::Ellipse(at, 40, 40), 0, 10, -200), Shape::Ellipse(at, 50, 12));
    }

    #[test]
    fn arrows_move_and_nothing_else_does() {
        assert_eq!(nudge("ArrowUp", false), Some((0, -20)));
        assert_eq!(nudge("ArrowRight", true), Some((100, 0)));
        assert_eq!(nudge("a", false), None);
    }
}
