//! Body maps to read: every view that is drawn on, with its numbered marks, and every mark as a row in words. Marks over
//! time come when they are asked for.

use std::rc::Rc;

use yew::prelude::*;

use super::late_maps::with_maps;
use super::map_history::History;
use crate::domain::body_map::{BodyMap, Drawing, Figure, Line, Mark, Pen, Shape, View};
use crate::domain::ids::{EntryId, PupilId};
use crate::ui::parts::{Notice, Tone};
use crate::ui::text::concern::page;
use crate::ui::text::map::{self as words, read};

/// What is to be read.
#[derive(Clone, PartialEq)]
pub struct ReadProps {
    /// The maps of one concern.
    pub maps: Vec<BodyMap>,
    /// The concern's entry and its children, once it is saved: then their other maps can be looked at.
    pub of: Option<(EntryId, Vec<PupilId>)>,
}

/// A concern's body maps, to read.
pub fn map_view(maps: &[BodyMap], of: Option<(EntryId, Vec<PupilId>)>) -> Html {
    if maps.is_empty() {
        return Html::default();
    }
    let props = ReadProps { maps: maps.to_vec(), of };
    html! {
        <section class="maps">
            <h2>{ page::MAP }</h2>
            { with_maps(move |maps| (maps.read)(&props)) }
        </section>
    }
}

/// The maps, drawn.
pub fn maps_to_read(props: &ReadProps) -> Html {
    html! {
        <>
            { for props.maps.iter().map(one_map) }
            if let Some((entry, pupils)) = props.of.clone().filter(|(_, pupils)| !pupils.is_empty()) {
                <History {entry} {pupils} />
            }
        </>
    }
}

fn one_map(map: &BodyMap) -> Html {
    let Some(drawing) = map.drawing().filter(|_| map.check_drawn().is_ok()) else {
        return html! { <Notice tone={Tone::Warn}><p>{ page::MAP_FLAWED }</p></Notice> };
    };
    let drawn_on = |view: &&View| map.marks.iter().any(|mark| mark.view == **view);
    let seen = read::circumstances(&map.circumstances);
    html! {
        <>
            <p class="hint">{ read::GATE_PASSED }{ " " }{ read::SCALE }</p>
            <div class="map-views">
                { for drawing.views().iter().filter(drawn_on).map(|view| figure(drawing, *view, &map.marks)) }
            </div>
            { facts(seen) }
            { legend(drawing, &map.marks) }
        </>
    }
}

fn facts(facts: Vec<(&'static str, String)>) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    let fact =
        |(label, value): (&'static str, String)| html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> };
    html! { <dl class="facts">{ for facts.into_iter().map(fact) }</dl> }
}

/// Every mark as a row.
fn legend(drawing: Drawing, marks: &[Rc<Mark>]) -> Html {
    let row = |mark: &Rc<Mark>| {
        html! {
            <tr key={mark.id.to_string()}>
                <th scope="row">{ mark.number }</th>
                <td>
                    { words::place(drawing, mark) }
                    <br /><span class="hint">{ words::view(mark.view) }</span>
                </td>
                <td>{ read::kind(mark) }</td>
                <td>{ facts(read::facts(&mark.said)) }</td>
            </tr>
        }
    };
    html! {
        <div class="table-scroll" role="group" aria-label={read::LEGEND} tabindex="0">
            <table class="table map-legend">
                <caption class="unseen">{ read::LEGEND }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ read::NUMBER }</th>
                        <th scope="col">{ read::WHERE }</th>
                        <th scope="col">{ read::WHAT }</th>
                        <th scope="col">{ read::SAID }</th>
                    </tr>
                </thead>
                <tbody>{ for marks.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// One view of the figure with its marks. The rows beside it say the same in words.
pub fn figure(drawing: Drawing, view: View, marks: &[Rc<Mark>]) -> Html {
    let extent = drawing.extent(view);
    let unit = unit(extent);
    let drawn = |mark: &Rc<Mark>| html! { <Drawn key={mark.id.to_string()} mark={mark.clone()} {unit} /> };
    html! {
        <figure class="map-figure" key={view.code()}>
            <svg viewBox={format!("0 0 {} {}", extent.0, extent.1)} aria-hidden="true">
                <Skin {drawing} {view} />
                { for marks.iter().filter(|mark| mark.view == view).map(drawn) }
            </svg>
            <figcaption>{ words::view(view) }</figcaption>
        </figure>
    }
}

/// What everything on a view is drawn in proportion to, in drawing units: about the width of a finger on the body.
pub fn unit(extent: (i32, i32)) -> i32 {
    extent.1 / 80
}

/// Properties of [`Skin`].
#[derive(Properties, PartialEq)]
pub struct SkinProps {
    /// The drawing.
    pub drawing: Drawing,
    /// The view.
    pub view: View,
}

/// The lines of a view of a figure.
#[component]
pub fn Skin(props: &SkinProps) -> Html {
    let line = |line: &'static Line| {
        let class = match line.pen {
            Pen::Outline => "map-outline",
            Pen::Edge => "map-edge",
            Pen::Fold => "map-scenery",
            Pen::Shade => "map-shade",
            Pen::Pale => "map-pale",
        };
        html! { <path {class} d={line.path.as_str()} /> }
    };
    html! { <g>{ for Figure::of(props.drawing).lines(props.view).iter().map(line) }</g> }
}

/// Properties of [`Drawn`].
#[derive(Properties, PartialEq)]
pub struct DrawnProps {
    /// The mark.
    pub mark: Rc<Mark>,
    /// See [`unit`].
    pub unit: i32,
}

/// A mark as it is drawn, with its number.
#[component]
pub fn Drawn(props: &DrawnProps) -> Html {
    let Some(at) = props.mark.shape.anchor() else { return Html::default() };
    let (x, y) = (at.x + props.unit * 7 / 10, at.y - props.unit / 2);
    html! {
        <g>
            { shape_drawn(&props.mark.shape, props.unit) }
            <text class="map-number" x={x.to_string()} y={y.to_string()} font-size={(props.unit * 2).to_string()} stroke-width={(props.unit * 2 / 5).to_string()}>
                { props.mark.number }
            </text>
        </g>
    }
}

/// A shape as it is drawn.
pub fn shape_drawn(shape: &Shape, unit: i32) -> Html {
    match shape {
        Shape::Point(point) => html! {
            <circle class="map-mark" cx={point.x.to_string()} cy={point.y.to_string()} r={(unit * 2 / 5).to_string()} />
        },
        Shape::Line(from, to) => html! {
            <line class="map-mark" x1={from.x.to_string()} y1={from.y.to_string()} x2={to.x.to_string()} y2={to.y.to_string()} />
        },
        Shape::Ellipse(centre, rx, ry) => html! {
            <ellipse class="map-mark" cx={centre.x.to_string()} cy={centre.y.to_string()} rx={rx.to_string()} ry={ry.to_string()} />
        },
        Shape::Outline(points) => {
            let points: Vec<String> = points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
            html! { <polygon class="map-mark" points={points.join(" ")} /> }
        }
    }
}
