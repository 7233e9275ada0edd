//! `cargo xtask draw`: the figures of the body map, from their sources in `xtask/figures/` to the drawings in
//! `assets/figures/`. A published drawing is never changed: entries name it for ever. A better one gets a new name.
//!
//! A source is a list of statements, one a line; a line that begins with a space continues the one before, and `#` begins
//! a remark. Points are `x,y` in whole units; `!` after a point makes a corner there. `/2` after a statement's name
//! draws its mirror image too. In ids and names `@` stands for the side of the body that is drawn.
//!
//! ```text
//! view front 4000x8000 left       a view, its size, and which of the child's sides is drawn on the right
//! outline/2 2000,300 2200,340 …   the edge of the body, closed
//! edge, fold, ring, shade, pale …  a line as strong as the outline, a fine one; closed: empty, darker, lighter
//! region/2 chest-@ "chest, @" …   a named place, straight lines; an earlier one is in front of a later one
//! closed genital-area "…" …       a place that is not drawn on
//! place 1000 900 0 150            from here on: scale across and down in thousandths, then shift
//! outline-of, lines-of, regions-of, all-of front    what another view has; `child-2:front` is another figure's
//! mirror right left               a view that is another's mirror image, left and right exchanged
//! ```

mod curve;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context as _, bail, ensure};

use crate::project::Project;
use curve::{Knot, smooth, straight};

/// The figures, each with the place of its source and of its drawing.
const FIGURES: [&str; 2] = ["child-2", "infant-1"];
/// Between the views on the sheet, in drawing units.
const GAP: i32 = 400;
/// How wide the sheet of all views is, in drawing units.
const SHEET: i32 = 21_000;

/// Draws every figure.
pub fn run() -> anyhow::Result<()> {
    for (drawing, content) in all(&Project::find()?)? {
        std::fs::write(&drawing, content)?;
        println!("{}", drawing.display());
    }
    Ok(())
}

/// Every drawing's place and what belongs there.
fn all(project: &Project) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let mut drawn = Drawn::new();
    let mut sheets = Vec::new();
    for name in FIGURES {
        let source = project.root.join("xtask/figures").join(name).with_extension("fig");
        let text = std::fs::read_to_string(&source).with_context(|| source.display().to_string())?;
        let views = draw(&text, &drawn).with_context(|| source.display().to_string())?;
        sheets.push((project.root.join("assets/figures").join(name).with_extension("svg"), sheet(&views)));
        drawn.insert(name, views);
    }
    Ok(sheets)
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Line {
    Outline,
    Edge,
    Fold,
    Ring,
    Shade,
    Pale,
}

impl Line {
    const ALL: [(&str, Self); 6] = [
        ("outline", Self::Outline),
        ("edge", Self::Edge),
        ("fold", Self::Fold),
        ("ring", Self::Ring),
        ("shade", Self::Shade),
        ("pale", Self::Pale),
    ];

    fn closed(self) -> bool {
        matches!(self, Self::Outline | Self::Ring | Self::Shade | Self::Pale)
    }

    /// The class in the drawing, and how a program without a style sheet draws it.
    fn class(self) -> (&'static str, &'static str) {
        match self {
            Self::Outline => ("outline", r##"fill="#f4efe8" stroke="#3d4750" stroke-width="16""##),
            Self::Edge => ("edge", r##"fill="none" stroke="#3d4750" stroke-width="14""##),
            Self::Fold | Self::Ring => ("fold", r##"fill="none" stroke="#7d868d" stroke-width="9""##),
            Self::Shade => ("shade", r##"fill="#e2dbd1" stroke="#7d868d" stroke-width="9""##),
            Self::Pale => ("pale", r##"fill="#fffdfa" stroke="#7d868d" stroke-width="9""##),
        }
    }
}

#[derive(Debug, Clone)]
enum Part {
    Line(Line, Vec<Knot>),
    Region { id: String, name: String, open: bool, corners: Vec<Knot> },
}

#[derive(Debug, Clone)]
struct View {
    id: String,
    width: i32,
    height: i32,
    side: String,
    parts: Vec<Part>,
}

/// Scale and shift.
#[derive(Clone, Copy)]
struct Placing {
    across: f64,
    down: f64,
    dx: f64,
    dy: f64,
}

const AS_IT_IS: Placing = Placing { across: 1.0, down: 1.0, dx: 0.0, dy: 0.0 };

/// The figures drawn so far, by name.
type Drawn = BTreeMap<&'static str, Vec<View>>;

/// The views that a source describes.
fn draw(source: &str, drawn: &Drawn) -> anyhow::Result<Vec<View>> {
    let mut views: Vec<View> = Vec::new();
    let mut placing = AS_IT_IS;
    for statement in statements(source) {
        let done = act(&statement, drawn, &mut views, &mut placing);
        done.with_context(|| statement.chars().take(80).collect::<String>())?;
    }
    Ok(views)
}

fn statements(source: &str) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    for line in source.lines() {
        let line = line.split('#').next().unwrap_or_default();
        match statements.last_mut() {
            Some(last) if line.starts_with(' ') => last.push_str(line),
            _ if line.trim().is_empty() => {}
            _ => statements.push(line.to_owned()),
        }
    }
    statements
}

fn act(statement: &str, drawn: &Drawn, views: &mut Vec<View>, placing: &mut Placing) -> anyhow::Result<()> {
    let (head, rest) = statement.split_once(' ').context("nothing follows")?;
    let words: Vec<&str> = rest.split_ascii_whitespace().collect();
    match (head, words.as_slice()) {
        ("view", [id, size, side]) => {
            let (width, height) = size.split_once('x').context("a size is WIDTHxHEIGHT")?;
            let (width, height) = (width.parse()?, height.parse()?);
            let (id, side) = ((*id).to_owned(), (*side).to_owned());
            views.push(View { id, width, height, side, parts: Vec::new() });
            *placing = AS_IT_IS;
            return Ok(());
        }
        ("mirror", [id, of]) => {
            let mirrored = mirrored_view(named(views, of)?, id);
            views.push(mirrored);
            return Ok(());
        }
        ("place", numbers) => {
            let numbers: Vec<f64> = numbers.iter().map(|number| number.parse()).collect::<Result<_, _>>()?;
            let [across, down, dx, dy] = numbers[..] else { bail!("four numbers") };
            *placing = Placing { across: across / 1000.0, down: down / 1000.0, dx, dy };
            return Ok(());
        }
        ("outline-of" | "lines-of" | "regions-of" | "all-of", [of]) => {
            let of = match of.split_once(':') {
                Some((figure, of)) => named(drawn.get(figure).context("no such figure")?, of)?,
                None => named(views, of)?,
            };
            let wanted = |part: &&Part| match (head, part) {
                ("outline-of", Part::Line(Line::Outline, _)) | ("all-of", _) => true,
                ("lines-of", Part::Line(line, _)) => *line != Line::Outline,
                ("regions-of", Part::Region { .. }) => true,
                _ => false,
            };
            let parts: Vec<Part> =
                of.parts.iter().filter(wanted).map(|part| placed(part, *placing)).collect();
            views.last_mut().context("no view yet")?.parts.extend(parts);
            return Ok(());
        }
        _ => {}
    }
    let view = views.last_mut().context("no view yet")?;
    let (head, twice) = head.strip_suffix("/2").map_or((head, false), |head| (head, true));
    if let Some((_, line)) = Line::ALL.iter().find(|(name, _)| *name == head) {
        add_line(view, *line, &knots(rest, *placing)?, twice);
    } else if let "region" | "closed" = head {
        let mut quoted = rest.split('"');
        let (Some(id), Some(name), Some(corners), None) =
            (quoted.next(), quoted.next(), quoted.next(), quoted.next())
        else {
            bail!("an id, a name in quotes, points");
        };
        add_region(view, id.trim(), name, head == "region", &knots(corners, *placing)?, twice);
    } else {
        bail!("an unknown statement");
    }
    Ok(())
}

fn named<'a>(views: &'a [View], id: &str) -> anyhow::Result<&'a View> {
    views.iter().find(|view| view.id == id).context("no such view")
}

fn add_line(view: &mut View, line: Line, knots: &[Knot], twice: bool) {
    let mirror = mirrored(knots, view.width);
    if line == Line::Outline && twice {
        // Both halves are one closed line; a knot on the middle line is not doubled.
        let middle = f64::from(view.width) / 2.0;
        let back = mirror.into_iter().rev().filter(|knot| knot.x != middle);
        view.parts.push(Part::Line(line, knots.iter().copied().chain(back).collect()));
        return;
    }
    view.parts.push(Part::Line(line, knots.to_vec()));
    if twice {
        view.parts.push(Part::Line(line, mirror));
    }
}

fn add_region(view: &mut View, id: &str, name: &str, open: bool, corners: &[Knot], twice: bool) {
    let other = if view.side == "left" { "right" } else { "left" };
    let part = |side: &str, corners: Vec<Knot>| Part::Region {
        id: id.replace('@', side),
        name: name.replace('@', side),
        open,
        corners,
    };
    let (side, mirror) = (view.side.clone(), mirrored(corners, view.width));
    view.parts.push(part(&side, corners.to_vec()));
    if twice {
        view.parts.push(part(other, mirror));
    }
}

fn knots(text: &str, placing: Placing) -> anyhow::Result<Vec<Knot>> {
    let mut knots = Vec::new();
    for word in text.split_ascii_whitespace() {
        let (word, corner) = word.strip_suffix('!').map_or((word, false), |word| (word, true));
        let (x, y) = word.split_once(',').with_context(|| format!("{word} is no point"))?;
        let (x, y) = (f64::from(x.parse::<i32>()?), f64::from(y.parse::<i32>()?));
        knots.push(put(Knot { x, y, corner }, placing));
    }
    ensure!(knots.len() > 1, "a line has two points at least");
    Ok(knots)
}

fn put(knot: Knot, placing: Placing) -> Knot {
    let (x, y) = (knot.x * placing.across + placing.dx, knot.y * placing.down + placing.dy);
    Knot { x: x.round(), y: y.round(), corner: knot.corner }
}

fn placed(part: &Part, placing: Placing) -> Part {
    let moved = |knots: &[Knot]| knots.iter().map(|knot| put(*knot, placing)).collect();
    match part {
        Part::Line(line, knots) => Part::Line(*line, moved(knots)),
        Part::Region { id, name, open, corners } => {
            Part::Region { id: id.clone(), name: name.clone(), open: *open, corners: moved(corners) }
        }
    }
}

fn mirrored(knots: &[Knot], width: i32) -> Vec<Knot> {
    knots.iter().map(|knot| Knot { x: f64::from(width) - knot.x, ..*knot }).collect()
}

fn mirrored_view(view: &View, id: &str) -> View {
    let flip = |part: &Part| match part {
        Part::Line(line, knots) => Part::Line(*line, mirrored(knots, view.width)),
        Part::Region { id, name, open, corners } => Part::Region {
            id: exchanged(id),
            name: exchanged(name),
            open: *open,
            corners: mirrored(corners, view.width),
        },
    };
    let parts = view.parts.iter().map(flip).collect();
    View { id: id.to_owned(), side: exchanged(&view.side), parts, ..*view }
}

/// The words with left and right exchanged.
fn exchanged(words: &str) -> String {
    words.replace("left", "\u{0}").replace("right", "left").replace('\u{0}', "right")
}

/// All views on one sheet, so that any program can show the drawing.
fn sheet(views: &[View]) -> String {
    let (mut x, mut y, mut row, mut wide) = (GAP, GAP, 0, 0);
    let mut inside = String::new();
    for view in views {
        if x + view.width > SHEET {
            (x, y, row) = (GAP, y + row + GAP, 0);
        }
        inside += &one_view(view, x, y);
        x += view.width + GAP;
        row = row.max(view.height);
        wide = wide.max(x);
    }
    let high = y + row + GAP;
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\">\n{inside}</svg>\n")
}

fn one_view(view: &View, x: i32, y: i32) -> String {
    let View { id, width, height, .. } = view;
    let mut lines = String::new();
    let mut regions = String::new();
    for part in &view.parts {
        match part {
            Part::Line(line, knots) => {
                let (class, style) = line.class();
                let path = smooth(knots, line.closed());
                lines += &format!("  <path class=\"{class}\" {style} d=\"{path}\"/>\n");
            }
            Part::Region { id, name, open, corners } => {
                let side = ["left", "right"].into_iter().find(|side| id.split('-').any(|word| word == *side));
                let class = if *open { "" } else { "class=\"closed\" " };
                regions += &format!(
                    "    <path id=\"{id}\" {class}data-side=\"{}\" aria-label=\"{name}\" d=\"{}\"/>\n",
                    side.unwrap_or("midline"),
                    straight(corners)
                );
            }
        }
    }
    format!(
        "<svg id=\"{id}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         {lines}  <g display=\"none\">\n{regions}  </g>\n</svg>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str) -> anyhow::Result<String> {
        draw(source, &Drawn::new()).map(|views| sheet(&views))
    }

    #[test]
    fn the_drawings_are_what_their_sources_say() {
        for (drawing, content) in all(&Project::find().unwrap()).unwrap() {
            let committed = std::fs::read_to_string(&drawing).unwrap();
            assert!(content == committed, "{}: run `cargo xtask draw`", drawing.display());
        }
    }

    #[test]
    fn a_mirrored_statement_is_drawn_twice_and_sides_are_named() {
        let twice = drawn("view front 100x100 left\nregion/2 ear-@ \"@ ear\" 60,10 70,10\n  70,20").unwrap();
        for wanted in
            ["ear-left", "left ear\" d=\"M60 10L70 10L70 20Z", "right ear\" d=\"M40 10L30 10L30 20Z"]
        {
            assert!(twice.contains(wanted), "{twice}");
        }
        let turned =
            drawn("view left 100x9 left\nregion ear-@ \"@ ear\" 60,1 70,2\nmirror right left").unwrap();
        assert!(turned.contains("right ear\" d=\"M40 1L30 2Z"));
    }

    #[test]
    fn a_view_takes_from_another_what_it_names() {
        let both =
            "view a 9x9 left\noutline 1,1 2,2 3,3\nfold 1,1 2,2\nview b 9x9 left\nplace 2000 1000 1 0\n";
        let outlines = |text: &str| text.matches("class=\"outline\"").count();
        assert_eq!(outlines(&drawn(&format!("{both}outline-of a")).unwrap()), 2);
        let lines = drawn(&format!("{both}lines-of a")).unwrap();
        assert!(outlines(&lines) == 1 && lines.contains("d=\"M3 1C"), "{lines}");
    }

    #[test]
    fn a_source_that_makes_no_sense_is_refused() {
        let view = "view a 9x9 left\n";
        for rest in ["fold 1,1", "wave 1,1 2,2", "all-of b", "all-of none:b", "region a 1,1 2,2", "place 1 2"]
        {
            assert!(drawn(&format!("{view}{rest}")).is_err(), "{rest}");
        }
        assert!(drawn("outline 1,1 2,2").is_err() && drawn("view a 10 left").is_err());
    }
}
