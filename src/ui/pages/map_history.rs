//! Marks over time: a slider lays a child's maps over each other by date, and a table says the same in words.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::map_view::{Skin, shape_drawn, unit};
use crate::app::intent::Intent;
use crate::app::view::{ChildMap, View as Answer};
use crate::domain::body_map::{Drawing, Mark, View};
use crate::domain::ids::{EntryId, PupilId};
use crate::ui::parts::{Button, Select, problem_panel};
use crate::ui::session::use_task;
use crate::ui::text::map::{self as words, read};

/// Properties of [`History`].
#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    /// The concern being read.
    pub entry: EntryId,
    /// Its children.
    pub pupils: Vec<PupilId>,
}

/// The maps of the concern's children, once somebody asks for them.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let task = use_task();
    let maps = use_state(|| None::<Rc<Vec<ChildMap>>>);
    let look = {
        let (task, maps, pupils) = (task.clone(), maps.clone(), props.pupils.clone());
        Callback::from(move |()| {
            let maps = maps.clone();
            task.run(Intent::ChildMaps { pupils: pupils.clone() }, Vec::new(), move |view, _| {
                if let Answer::ChildMaps(found) = view {
                    let sound = |found: &ChildMap| found.map.check_drawn().is_ok();
                    maps.set(Some(Rc::new(found.into_iter().filter(sound).collect())));
                }
            });
        })
    };
    let content = match &*maps {
        None => html! {
            <div class="no-print">
                <p class="hint">{ read::HISTORY_HINT }</p>
                { problem_panel(task.problem()) }
                <Button label={read::HISTORY_LOOK} busy={task.busy()} onclick={look} />
            </div>
        },
        Some(maps) if maps.len() < 2 => html! { <p class="hint" role="status">{ read::HISTORY_ONE }</p> },
        Some(maps) => html! { <Slider entry={props.entry} maps={maps.clone()} /> },
    };
    html! {
        <div class="map-history">
            <h3>{ read::HISTORY }</h3>
            { content }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SliderProps {
    entry: EntryId,
    maps: Rc<Vec<ChildMap>>,
}

impl SliderProps {
    /// Every drawing and view that is drawn on.
    fn views(&self) -> Vec<(Drawing, View)> {
        let used = |drawing: Drawing, view: View| {
            self.maps.iter().any(|map| {
                map.map.drawing() == Some(drawing) && map.map.marks.iter().any(|mark| mark.view == view)
            })
        };
        let all = Drawing::ALL
            .into_iter()
            .flat_map(|drawing| drawing.views().iter().map(move |view| (drawing, *view)));
        all.filter(|(drawing, view)| used(*drawing, *view)).collect()
    }
}

/// The maps up to a date, the newest of them strongest.
#[component]
fn Slider(props: &SliderProps) -> Html {
    let here = props.maps.iter().position(|map| map.entry == props.entry);
    let upto = use_state(|| here.unwrap_or(props.maps.len().saturating_sub(1)));
    let chosen = use_state(|| 0_usize);
    let views = props.views();
    let Some((drawing, view)) = views.get(*chosen).or(views.first()).copied() else { return Html::default() };
    let extent = drawing.extent(view);
    let slide = {
        let upto = upto.clone();
        Callback::from(move |event: InputEvent| {
            if let Ok(place) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
                upto.set(place);
            }
        })
    };
    let when = |map: &ChildMap| map.observed.to_string();
    let names: Vec<AttrValue> =
        views.iter().map(|(drawing, view)| read::history_view(*drawing, *view).into()).collect();
    let turn = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let shown = props.maps.iter().enumerate().take(*upto + 1);
    let layers = shown.filter(|(_, map)| map.map.drawing() == Some(drawing)).map(|(place, map)| {
        let class = if place == *upto { "map-layer" } else { "map-layer map-layer-past" };
        let marks = map.map.marks.iter().filter(|mark| mark.view == view);
        html! { <g {class} key={place}>{ for marks.map(|mark| labelled(place, mark, unit(extent))) }</g> }
    });
    let says = props.maps.get(*upto).map(when).unwrap_or_default();
    html! {
        <>
            <div class="field no-print">
                <label class="label" for="map-upto">{ read::HISTORY_DATE }{ ": " }{ &says }</label>
                <input
                    type="range"
                    id="map-upto"
                    class="map-slider"
                    min="0"
                    max={props.maps.len().saturating_sub(1).to_string()}
                    value={upto.to_string()}
                    aria-valuetext={says.clone()}
                    oninput={slide}
                />
            </div>
            if names.len() > 1 {
                <div class="no-print">
                    <Select id="map-history-view" label={read::HISTORY_VIEW} choices={names} chosen={*chosen} onchange={turn} />
                </div>
            }
            <figure class="map-figure">
                <svg viewBox={format!("0 0 {} {}", extent.0, extent.1)} aria-hidden="true">
                    <Skin {drawing} {view} />
                    { for layers }
                </svg>
                <figcaption>{ words::view(view) }{ ". " }{ read::HISTORY_DATE }{ " " }{ says }</figcaption>
            </figure>
            { table(props) }
        </>
    }
}

/// A mark with the letter of its map and its number: "b2".
fn labelled(place: usize, mark: &Mark, unit: i32) -> Html {
    let Some(at) = mark.shape.anchor() else { return Html::default() };
    html! {
        <g key={mark.id.to_string()}>
            { shape_drawn(&mark.shape, unit) }
            <text class="map-number" x={(at.x + unit * 7 / 10).to_string()} y={(at.y - unit / 2).to_string()}
                font-size={(unit * 2).to_string()} stroke-width={(unit * 2 / 5).to_string()}>
                { read::history_letter(place) }{ mark.number }
            </text>
        </g>
    }
}

/// All maps in words: the slider's twin.
fn table(props: &SliderProps) -> Html {
    let rows = props.maps.iter().enumerate().flat_map(|(place, map)| {
        let this = map.entry == props.entry;
        map.map.marks.iter().map(move |mark| {
            let drawing = map.map.drawing().unwrap_or(Drawing::Child2);
            let change = mark.said.change.map(|change| change.label()).unwrap_or_default();
            html! {
                <tr key={format!("{place}-{}", mark.number)}>
                    <th scope="row">{ read::history_letter(place) }{ mark.number }</th>
                    <td>{ map.observed.to_string() }if this { { " (" }{ read::HISTORY_THIS }{ ")" } }</td>
                    <td>{ words::place(drawing, mark) }</td>
                    <td>{ read::kind(mark) }</td>
                    <td>{ before(props, mark) }if !change.is_empty() { { " " }{ change } }</td>
                    <td>{ &map.who }</td>
                </tr>
            }
        })
    });
    let heads =
        [read::NUMBER, read::HISTORY_SEEN, read::WHERE, read::WHAT, read::SEEN_BEFORE, read::HISTORY_WHO];
    html! {
        <div class="table-scroll" role="group" aria-label={read::HISTORY} tabindex="0">
            <table class="table map-legend">
                <caption class="unseen">{ read::HISTORY }</caption>
                <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// The mark on an earlier map, as the table calls it.
fn before(props: &SliderProps, mark: &Mark) -> String {
    let Some(before) = mark.said.seen_before else { return String::new() };
    let place = props.maps.iter().position(|map| map.entry == before.entry);
    place.map(|place| format!("{}{}", read::history_letter(place), before.number)).unwrap_or_default()
}
