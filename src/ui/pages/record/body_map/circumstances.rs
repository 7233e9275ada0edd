//! How the child was seen: what is said once for the whole map.

use yew::prelude::*;

use super::editing::Act;
use crate::domain::body_map::{Circumstances, Examiner, MapAction, YesNo};
use crate::ui::parts::{Select, TextArea, TextField};
use crate::ui::text::map::fields;

/// Properties of [`Seen`].
#[derive(Properties, PartialEq)]
pub struct SeenProps {
    /// What has been said so far.
    pub seen: Circumstances,
    /// The way to the state.
    pub act: Act,
}

impl SeenProps {
    fn with<T: 'static>(&self, set: fn(&mut Circumstances, T)) -> Callback<T> {
        let (seen, act) = (self.seen.clone(), self.act.clone());
        Callback::from(move |answer| {
            let mut seen = seen.clone();
            set(&mut seen, answer);
            act.act(MapAction::Circumstances(Box::new(seen)));
        })
    }

    fn line(
        &self,
        id: &'static str,
        label: &'static str,
        value: &str,
        set: fn(&mut Circumstances, String),
    ) -> Html {
        let hint = (id == "map-lighting").then(|| AttrValue::from(fields::LIGHTING_HINT));
        html! { <TextField {id} {label} {hint} value={value.to_owned()} oninput={self.with(set)} /> }
    }
}

fn offered<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<AttrValue> {
    std::iter::once(fields::CHOOSE).chain(all.iter().map(|one| label(*one))).map(AttrValue::from).collect()
}

/// How the child was seen.
#[component]
pub fn Seen(props: &SeenProps) -> Html {
    let seen = &props.seen;
    let agreed = seen.agreed.and_then(|answer| YesNo::ALL.iter().position(|known| *known == answer));
    let examined = seen.examined_by.and_then(|who| Examiner::ALL.iter().position(|known| *known == who));
    let place = |place: Option<usize>| place.map_or(0, |place| place + 1);
    html! {
        <details class="more">
            <summary>{ fields::CIRCUMSTANCES }</summary>
            { props.line("map-witness", fields::WITNESS, &seen.witness, |seen, text| seen.witness = text) }
            { props.line("map-clothing", fields::CLOTHING, &seen.clothing, |seen, text| seen.clothing = text) }
            { props.line("map-lighting", fields::LIGHTING, &seen.lighting, |seen, text| seen.lighting = text) }
            { props.line("map-mood", fields::MOOD, &seen.mood, |seen, text| seen.mood = text) }
            <TextArea id="map-child-said" label={fields::CHILD_SAID} value={seen.child_said.clone()} lines={2}
                oninput={props.with(|seen, text| seen.child_said = text)} />
            <Select id="map-agreed" label={fields::AGREED} choices={offered(YesNo::ALL, YesNo::label)} chosen={place(agreed)}
                onchange={props.with(|seen, place: usize| seen.agreed = place.checked_sub(1).and_then(|place| YesNo::ALL.get(place)).copied())} />
            <Select id="map-examined" label={fields::EXAMINED} choices={offered(Examiner::ALL, Examiner::label)} chosen={place(examined)}
                onchange={props.with(|seen, place: usize| seen.examined_by = place.checked_sub(1).and_then(|place| Examiner::ALL.get(place)).copied())} />
            <TextArea id="map-not-drawn" label={fields::NOT_DRAWN} hint={fields::NOT_DRAWN_HINT} value={seen.not_drawn.clone()} lines={2}
                oninput={props.with(|seen, text| seen.not_drawn = text)} />
        </details>
    }
}
