//! The figure: a neutral child, drawn in `assets/figures/child-1.svg`, front and back. Regions and their names come
//! out of the drawing itself, so that what is shown and what is recorded cannot disagree. Left and right are the
//! child's.

use std::sync::OnceLock;

use kurbo::{BezPath, Shape as _};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use serde::{Deserialize, Serialize};

use super::mark::Point;

/// The drawing that this version knows.
pub const FIGURE: &str = "child-1";
/// Its width in drawing units.
pub const WIDTH: i32 = 4000;
/// Its height in drawing units.
pub const HEIGHT: i32 = 8000;

const DRAWING: &str = include_str!("../../../assets/figures/child-1.svg");

/// A view of the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// From the front.
    Front,
    /// From behind.
    Back,
}

impl View {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Front, Self::Back];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Front => "Front",
            Self::Back => "Back",
        }
    }
}

/// A named part of the body.
#[derive(Debug, PartialEq)]
pub struct Region {
    /// Its stable id.
    pub id: String,
    /// Its name in words.
    pub name: String,
    /// False where nothing may be drawn.
    pub drawable: bool,
    /// Its path in the drawing, as the SVG has it.
    pub path: String,
    shape: BezPath,
}

#[derive(Default)]
struct Side {
    outline: String,
    shape: BezPath,
    scenery: Vec<String>,
    regions: Vec<Region>,
}

#[derive(Default)]
struct Figure {
    front: Side,
    back: Side,
}

fn figure() -> &'static Figure {
    static FIGURE: OnceLock<Figure> = OnceLock::new();
    // The drawing is part of the program; a test reads every path of it.
    FIGURE.get_or_init(|| read(DRAWING).unwrap_or_default())
}

fn side(view: View) -> &'static Side {
    match view {
        View::Front => &figure().front,
        View::Back => &figure().back,
    }
}

fn read(drawing: &str) -> Option<Figure> {
    let mut figure = Figure::default();
    let mut reader = Reader::from_str(drawing);
    let mut view = View::Front;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(figure),
            Event::Start(group) if attribute(&group, "id").as_deref() == Some("back") => view = View::Back,
            Event::Empty(path) => {
                let side = match view {
                    View::Front => &mut figure.front,
                    View::Back => &mut figure.back,
                };
                add(side, &path)?;
            }
            _ => {}
        }
    }
}

fn add(side: &mut Side, path: &BytesStart<'_>) -> Option<()> {
    let line = attribute(path, "d")?;
    let class = attribute(path, "class");
    match (attribute(path, "id"), class.as_deref()) {
        (Some(id), class) => side.regions.push(Region {
            id,
            name: attribute(path, "aria-label")?,
            drawable: class != Some("closed"),
            shape: shape(&line)?,
            path: line,
        }),
        (None, Some("outline")) => {
            side.shape = shape(&line)?;
            side.outline = line;
        }
        (None, _) => side.scenery.push(line),
    }
    Some(())
}

/// The shape of an SVG path that keeps to what the drawing needs: `M`, `L`, `C` and `Z` with whole numbers. (A reader of
/// all of SVG's paths costs every first visit 15 KiB.)
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

/// The body's outline, as an SVG path.
pub fn outline(view: View) -> &'static str {
    &side(view).outline
}

/// The lines that make the outline a child: face, creases, the edge of the shorts.
pub fn scenery(view: View) -> &'static [String] {
    &side(view).scenery
}

/// Every region of a view, in the drawing's order.
pub fn regions(view: View) -> &'static [Region] {
    &side(view).regions
}

/// The region at a place, if the place is on the body. Where regions leave a sliver between them, the nearest.
pub fn region_at(view: View, point: Point) -> Option<&'static Region> {
    let side = side(view);
    let at = kurbo::Point::new(f64::from(point.x), f64::from(point.y));
    if !side.shape.contains(at) {
        return None;
    }
    let inside = side.regions.iter().find(|region| region.shape.contains(at));
    let distance = |region: &Region| {
        let segments = region.shape.segments();
        segments
            .map(|segment| kurbo::ParamCurveNearest::nearest(&segment, at, 1.0).distance_sq)
            .fold(f64::MAX, f64::min)
    };
    inside.or_else(|| side.regions.iter().min_by(|one, other| distance(one).total_cmp(&distance(other))))
}

/// A region by its id.
pub fn region_by_id(view: View, id: &str) -> Option<&'static Region> {
    regions(view).iter().find(|region| region.id == id)
}

/// A place inside a region and on the body: where a mark goes that is placed by the region's name.
pub fn region_centre(view: View, region: &Region) -> Point {
    let bounds = region.shape.bounding_box();
    let place = |x: f64, y: f64| Point { x: x.round() as i32, y: y.round() as i32 };
    let centre = place(bounds.center().x, bounds.center().y);
    let within = |point: &Point| region_at(view, *point).is_some_and(|found| found.id == region.id);
    let grid = (1..12).flat_map(|row| (1..12).map(move |column| (column, row)));
    let candidates = grid
        .map(|(column, row)| {
            let part = |step: i32| f64::from(step) / 12.0;
            place(bounds.x0 + bounds.width() * part(column), bounds.y0 + bounds.height() * part(row))
        })
        .filter(within);
    let nearest = candidates.min_by_key(|point| {
        let (dx, dy) = (i64::from(point.x - centre.x), i64::from(point.y - centre.y));
        (dx * dx + dy * dy, point.y, point.x)
    });
    nearest.unwrap_or(centre)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_drawing_is_whole_and_every_region_can_be_hit() {
        let mut ids = BTreeSet::new();
        for view in View::ALL {
            assert!(!outline(view).is_empty() && scenery(view).len() > 10);
            for region in regions(view) {
                assert!(ids.insert((view, region.id.clone())), "{} twice", region.id);
                let centre = region_centre(view, region);
                let found = region_at(view, centre).map(|found| found.id.as_str());
                assert_eq!(found, Some(region.id.as_str()), "{view:?}");
            }
        }
        assert!(ids.len() >= 100, "{}", ids.len());
    }

    #[test]
    fn a_path_is_read_as_kurbo_reads_it_and_nothing_else_passes() {
        for view in View::ALL {
            for region in regions(view) {
                assert_eq!(region.shape, BezPath::from_svg(&region.path).unwrap(), "{}", region.id);
            }
        }
        for other in ["M1", "M1 2 3 4", "L", "m1 2", "M1.5 2", "C1 2 3 4", "Q1 2 3 4", "Z1 2"] {
            assert_eq!(shape(other), None, "{other}");
        }
    }

    #[test]
    fn left_is_the_childs_left() {
        let at = |view, x| region_at(view, Point { x, y: 2600 }).map(|region| region.name.as_str());
        assert_eq!(at(View::Front, 2300), Some("chest, left"));
        assert_eq!(at(View::Front, 1700), Some("chest, right"));
        assert_eq!(at(View::Back, 2300), Some("right shoulder blade"));
    }

    #[test]
    fn every_place_on_the_body_has_a_region_and_no_place_off_it_has() {
        for view in View::ALL {
            for x in (0..=WIDTH).step_by(50) {
                for y in (0..=HEIGHT).step_by(50) {
                    let on = side(view).shape.contains(kurbo::Point::new(f64::from(x), f64::from(y)));
                    assert_eq!(region_at(view, Point { x, y }).is_some(), on);
                }
            }
        }
    }
}
