//! A concern's body maps, to read: the figure with its numbered marks, and every mark as a row in words.

use yew::prelude::*;

use crate::domain::body_map::{BodyMap, Drawing, Figure, Mark, Pen, Shape, View};
use crate::ui::parts::{Notice, Tone};
use crate::ui::text::concern::page;
use crate::ui::text::map as words;

/// A concern's body maps, to read.
pub fn map_view(maps: &[BodyMap]) -> Html {
    if maps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="maps">
            <h2>{ page::MAP }</h2>
            { for maps.iter().map(one_map) }
        </section>
    }
}

fn one_map(map: &BodyMap) -> Html {
    let Some(drawing) = map.drawing().filter(|_| map.check_drawn().is_ok()) else {
        return html! { <Notice tone={Tone::Warn}><p>{ page::MAP_FLAWED }</p></Notice> };
    };
    let drawn_on = |view: &&View| map.marks.iter().any(|mark| mark.view == **view);
    html! {
        <>
            <p class="hint">{ words::GATE_PASSED }</p>
            <div class="map-views">
                { for drawing.views().iter().filter(drawn_on).map(|view| figure(drawing, *view, &map.marks)) }
            </div>
            <ol class="map-marks">{ for map.marks.iter().map(|mark| row(drawing, mark)) }</ol>
        </>
    }
}

/// One view of the figure with its marks. The rows beside it say the same in words.
fn figure(drawing: Drawing, view: View, marks: &[Mark]) -> Html {
    let (width, height) = drawing.extent(view);
    html! {
        <figure class="map-figure">
            <svg viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
                { lines(drawing, view) }
                { for marks.iter().filter(|mark| mark.view == view).map(drawn) }
            </svg>
            <figcaption>{ words::view(view) }</figcaption>
        </figure>
    }
}

/// The lines of a view of a figure.
pub fn lines(drawing: Drawing, view: View) -> Html {
    let line = |line: &'static crate::domain::body_map::Line| {
        let class = match line.pen {
            Pen::Outline => "map-outline",
            Pen::Edge => "map-edge",
            Pen::Fold => "map-scenery",
            Pen::Shade => "map-shade",
            Pen::Pale => "map-pale",
        };
        html! { <path {class} d={line.path.as_str()} /> }
    };
    html! { <>{ for Figure::of(drawing).lines(view).iter().map(line) }</> }
}

/// A mark as it is drawn, with its number.
pub fn drawn(mark: &Mark) -> Html {
    let Some(anchor) = mark.shape.anchor() else { return Html::default() };
    let shape = match &mark.shape {
        Shape::Point(point) => {
            html! { <circle class="map-mark" cx={point.x.to_string()} cy={point.y.to_string()} r="40" /> }
        }
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
    };
    html! {
        <g key={mark.id.to_string()}>
            { shape }
            <text class="map-number" x={(anchor.x + 70).to_string()} y={(anchor.y - 50).to_string()}>{ mark.number }</text>
        </g>
    }
}

/// One mark in words.
fn row(drawing: Drawing, mark: &Mark) -> Html {
    let kind = mark.said.kind.map_or(words::NOT_SAID, |kind| kind.label());
    let fact = |label: &'static str, value: &str| {
        if value.trim().is_empty() {
            Html::default()
        } else {
            html! { <div><dt>{ label }</dt><dd>{ value.to_owned() }</dd></div> }
        }
    };
    html! {
        <li value={mark.number.to_string()}>
            <p class="card-title">{ mark.region_name(drawing) }{ ": " }{ words::appears(kind) }</p>
            <dl class="facts">
                { fact(words::SITE, &mark.said.exact_site) }
                { fact(words::COLOURS, &words::colours(mark)) }
                { fact(words::SIZE, &words::size(mark)) }
                { fact(words::SKIN_BROKEN, mark.said.skin_broken.map_or("", |answer| answer.label())) }
                { fact(words::SWOLLEN, mark.said.swollen.map_or("", |answer| answer.label())) }
                { fact(words::CHILD_SAID, &mark.said.child_words) }
                { fact(words::ASKED, &mark.said.asked) }
                { fact(words::NOTE, &mark.said.note) }
            </dl>
        </li>
    }
}
