//! A figure as its drawing shows it. Regions and their names come out of the drawing itself, so that what is shown and
//! what is recorded cannot disagree. Whoever names a [`Figure`] brings the drawings with it: on the way from the lock
//! screen to a saved concern nobody does (`docs/architecture.md`).

use std::sync::OnceLock;

use kurbo::{BezPath, Shape as _};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::drawing::{Drawing, Laterality, View};
use super::shape::Point;

/// A named part of the body.
#[derive(Debug, PartialEq)]
pub struct Region {
    /// Its stable id.
    pub id: String,
    /// Its name in words.
    pub name: String,
    /// The side of the body.
    pub side: Laterality,
    /// False where nothing may be drawn.
    pub drawable: bool,
    /// Its path in the drawing, as the SVG has it.
    pub path: String,
    shape: BezPath,
}

/// How a line of the drawing is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pen {
    /// The body's outline, filled as skin.
    Outline,
    /// As strong as the outline.
    Edge,
    /// Fine.
    Fold,
    /// A closed line, darker inside.
    Shade,
    /// A closed line, lighter inside.
    Pale,
}

/// A line of the drawing.
#[derive(Debug, PartialEq)]
pub struct Line {
    /// How it is drawn.
    pub pen: Pen,
    /// Its path, as the SVG has it.
    pub path: String,
}

#[derive(Default)]
struct Side {
    shape: BezPath,
    lines: Vec<Line>,
    regions: Vec<Region>,
}

/// A figure, read.
pub struct Figure {
    views: Vec<(View, Side)>,
    /// What is added to a place before it is looked for.
    aside: f64,
}

/// Places and the knots of the drawing are whole numbers, and a place level with a knot may be taken for outside; a part
/// of a unit beside it none is. The first drawing is judged as it always was.
const ASIDE: f64 = 0.125;

impl Figure {
    /// The figure of a drawing.
    pub fn of(drawing: Drawing) -> &'static Self {
        static CHILD_1: OnceLock<Figure> = OnceLock::new();
        static CHILD_2: OnceLock<Figure> = OnceLock::new();
        static INFANT_1: OnceLock<Figure> = OnceLock::new();
        let (slot, text) = match drawing {
            Drawing::Child1 => (&CHILD_1, include_str!("../../../assets/figures/child-1.svg")),
            Drawing::Child2 => (&CHILD_2, include_str!("../../../assets/figures/child-2.svg")),
            Drawing::Infant1 => (&INFANT_1, include_str!("../../../assets/figures/infant-1.svg")),
        };
        // The drawings are part of the program; a test reads every path of them.
        let aside = if drawing == Drawing::Child1 { 0.0 } else { ASIDE };
        slot.get_or_init(|| Self { views: read(text).unwrap_or_default(), aside })
    }

    fn side(&self, view: View) -> Option<&Side> {
        self.views.iter().find(|(known, _)| *known == view).map(|(_, side)| side)
    }

    /// The lines of a view, the outline first; a later one lies on an earlier one.
    pub fn lines(&self, view: View) -> &[Line] {
        self.side(view).map_or(&[], |side| &side.lines)
    }

    /// Every region of a view, in the drawing's order.
    pub fn regions(&self, view: View) -> &[Region] {
        self.side(view).map_or(&[], |side| &side.regions)
    }

    /// A region of a view by its id.
    pub fn region(&self, view: View, id: &str) -> Option<&Region> {
        self.regions(view).iter().find(|region| region.id == id)
    }

    /// The region at a place, if the place is on the body. Where regions leave a sliver between them, the nearest.
    pub fn region_at(&self, view: View, point: Point) -> Option<&Region> {
        let side = self.side(view)?;
        let at = kurbo::Point::new(f64::from(point.x) + self.aside, f64::from(point.y) + self.aside);
        if !side.shape.contains(at) {
            return None;
        }
        let inside = side.regions.iter().find(|region| region.shape.contains(at));
        inside.or_else(|| side.regions.iter().min_by(|one, other| one.off(at).total_cmp(&other.off(at))))
    }

    /// A place inside a region and on the body: where a mark goes that is placed by the region's name.
    pub fn centre(&self, view: View, region: &Region) -> Point {
        let bounds = region.shape.bounding_box();
        let place = |x: f64, y: f64| Point { x: x.round() as i32, y: y.round() as i32 };
        let centre = place(bounds.center().x, bounds.center().y);
        let within = |point: &Point| self.region_at(view, *point).is_some_and(|found| found.id == region.id);
        if within(&centre) {
            return centre;
        }
        let grid = (1..STEPS).flat_map(|row| (1..STEPS).map(move |column| (column, row)));
        let candidates = grid
            .map(|(column, row)| {
                let part = |step: i32| f64::from(step) / f64::from(STEPS);
                place(bounds.x0 + bounds.width() * part(column), bounds.y0 + bounds.height() * part(row))
            })
            .filter(within);
        let nearest = candidates.min_by_key(|point| {
            let (dx, dy) = (i64::from(point.x - centre.x), i64::from(point.y - centre.y));
            (dx * dx + dy * dy, point.y, point.x)
        });
        nearest.unwrap_or(centre)
    }
}

/// How finely a place inside a region is looked for.
const STEPS: i32 = 24;

impl Region {
    /// The square of the distance of a place from it.
    fn off(&self, at: kurbo::Point) -> f64 {
        let segments = self.shape.segments();
        segments
            .map(|segment| kurbo::ParamCurveNearest::nearest(&segment, at, 1.0).distance_sq)
            .fold(f64::MAX, f64::min)
    }

    /// Whether a place is inside its own lines.
    pub fn contains(&self, point: Point) -> bool {
        self.shape.contains(kurbo::Point::new(f64::from(point.x), f64::from(point.y)))
    }
}

fn read(drawing: &str) -> Option<Vec<(View, Side)>> {
    let mut views: Vec<(View, Side)> = Vec::new();
    let mut reader = Reader::from_str(drawing);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(views),
            Event::Start(group) => {
                let id = attribute(&group, "id");
                let view = View::ALL.into_iter().find(|view| id.as_deref() == Some(view.code()));
                views.extend(view.map(|view| (view, Side::default())));
            }
            Event::Empty(path) => add(&mut views.last_mut()?.1, &path)?,
            _ => {}
        }
    }
}

fn add(side: &mut Side, path: &BytesStart<'_>) -> Option<()> {
    let line = attribute(path, "d")?;
    let class = attribute(path, "class");
    if let Some(id) = attribute(path, "id") {
        let named = |side: &str| id.split('-').any(|word| word == side);
        side.regions.push(Region {
            name: attribute(path, "aria-label")?,
            side: match (named("left"), named("right")) {
                (true, _) => Laterality::Left,
                (_, true) => Laterality::Right,
                _ => Laterality::Midline,
            },
            drawable: class.as_deref() != Some("closed"),
            shape: shape(&line)?,
            path: line,
            id,
        });
        return Some(());
    }
    let pen = match class.as_deref() {
        Some("outline") => Pen::Outline,
        Some("edge") => Pen::Edge,
        Some("shade") => Pen::Shade,
        Some("pale") => Pen::Pale,
        _ => Pen::Fold,
    };
    if pen == Pen::Outline {
        side.shape = shape(&line)?;
    }
    side.lines.push(Line { pen, path: line });
    Some(())
}

/// The shape of an SVG path that keeps to what the drawing needs: `M`, `L`, `C` and `Z` with whole numbers.
fn shape(line: &str) -> Option<BezPath> {
    let letter = |c: char| c.is_ascii_alphabetic();
    let mut path = BezPath::new();
    for (command, numbers) in line.matches(letter).zip(line.split(letter).skip(1)) {
        let numbers: Vec<i32> =
            numbers.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
        let (pairs, []) = numbers.as_chunks::<2>() else { return None };
        let at = |pair: &[i32; 2]| kurbo::Point::new(f64::from(pair[0]), f64::from(pair[1]));
        match (command, pairs) {
            ("M", [to]) => path.move_to(at(to)),
            ("L", [to]) => path.line_to(at(to)),
            ("C", [one, two, to]) => path.curve_to(at(one), at(two), at(to)),
            ("Z", []) => path.close_path(),
            _ => return None,
        }
    }
    Some(path)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = element.try_get_attribute(name).ok()??.value;
    Some(std::str::from_utf8(&value).ok()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_kurbo_reads_it_and_nothing_else_passes() {
        for drawing in Drawing::ALL {
            for view in drawing.views() {
                for region in Figure::of(drawing).regions(*view) {
                    assert_eq!(region.shape, BezPath::from_svg(&region.path).unwrap(), "{}", region.id);
                }
            }
        }
        for other in ["M1", "M1 2 3 4", "L", "m1 2", "M1.5 2", "C1 2 3 4", "Q1 2 3 4", "Z1 2"] {
            assert_eq!(shape(other), None, "{other}");
        }
    }
}
