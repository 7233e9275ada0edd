//! Adds a mark by the name of its place: typed, or chosen from the list of the view.

use yew::prelude::*;

use super::editing::{Act, make_id};
use crate::domain::body_map::{Drawing, Figure, MapAction, Region, View};
use crate::ui::parts::{Button, Select, TextField};
use crate::ui::state::board::Tool;
use crate::ui::text::map as words;

/// How many places found are shown.
const SHOWN: usize = 8;

/// Properties of [`ByPlace`].
#[derive(Properties, PartialEq)]
pub struct ByPlaceProps {
    /// The drawing.
    pub drawing: Drawing,
    /// The view on the board.
    pub view: View,
    /// The tool in hand: it says what is placed.
    pub tool: Tool,
    /// The way to the state.
    pub act: Act,
}

impl ByPlaceProps {
    fn add(&self, view: View, region: &'static Region) -> Callback<()> {
        let (act, drawing, tool) = (self.act.clone(), self.drawing, self.tool);
        Callback::from(move |()| {
            let at = Figure::of(drawing).centre(view, region);
            act.act(MapAction::Add(make_id(), view, tool.shape_at(at)));
        })
    }
}

/// The places whose names have all the words typed: those of the view on the board first.
fn found(drawing: Drawing, view: View, typed: &str) -> Vec<(View, &'static Region)> {
    let typed = typed.to_lowercase();
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let figure = Figure::of(drawing);
    let views = std::iter::once(view).chain(drawing.views().iter().copied().filter(|other| *other != view));
    let all = views.flat_map(|view| figure.regions(view).iter().map(move |region| (view, region)));
    let fits = |(_, region): &(View, &Region)| {
        region.drawable && wanted.iter().all(|word| region.name.contains(word))
    };
    all.filter(fits).take(SHOWN).collect()
}

/// Adds a mark by the name of its place.
#[component]
pub fn ByPlace(props: &ByPlaceProps) -> Html {
    let typed = use_state(String::new);
    let chosen = use_state(|| 0_usize);
    {
        let chosen = chosen.clone();
        use_effect_with(props.view, move |_| chosen.set(0));
    }
    let figure = Figure::of(props.drawing);
    let mut offered: Vec<&'static Region> =
        figure.regions(props.view).iter().filter(|region| region.drawable).collect();
    offered.sort_unstable_by_key(|region| region.name.as_str());
    let choices: Vec<AttrValue> =
        offered.iter().map(|region| AttrValue::from(region.name.as_str())).collect();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let add = offered.get(*chosen).map(|region| props.add(props.view, region)).unwrap_or_default();
    let found = found(props.drawing, props.view, &typed);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let after = |add: Callback<()>| {
        let typed = typed.clone();
        Callback::from(move |()| {
            add.emit(());
            typed.set(String::new());
        })
    };
    let first = found.first().map(|(view, region)| after(props.add(*view, region)));
    let enter = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            // Enter would send the form that this stands in.
            event.prevent_default();
            event.stop_propagation();
            if let Some(first) = &first {
                first.emit(());
            }
        }
    });
    html! {
        <div class="map-by-place" role="group" aria-label={words::BY_PLACE}>
            <div onkeydown={enter}>
                <TextField id="map-typed" label={words::TYPED} hint={words::TYPED_HINT} value={(*typed).clone()} {oninput} />
            </div>
            if found.is_empty() && !typed.trim().is_empty() {
                <p class="hint" role="status">{ words::NONE_FOUND }</p>
            }
            <ul class="map-found">
                { for found.iter().map(|(view, region)| html! {
                    <li key={format!("{}-{}", view.code(), region.id)}>
                        <Button label={region.name.as_str()} about={words::view(*view)} onclick={after(props.add(*view, region))} />
                    </li>
                }) }
            </ul>
            <Select id="map-place" label={words::PLACE} {choices} chosen={*chosen} onchange={choose} />
            <Button label={words::ADD} onclick={add} />
        </div>
    }
}
