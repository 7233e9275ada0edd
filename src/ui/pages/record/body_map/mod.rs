//! The body map of a concern being written: the gate questions, then the editor. Without the right answers there is
//! no map; whatever brings one here, it is checked first. All of it but the way in comes when it is first wanted.

mod again;
mod board;
mod by_place;
mod circumstances;
mod describe;
mod details;
mod editing;
mod editor;
mod gate;
mod marks;
mod views;

use yew::prelude::*;

use super::sections::SectionProps;
use crate::domain::body_map::BodyMap;
use crate::domain::concern::{Child, Missing};
use crate::domain::ids::PupilId;
use crate::ui::pages::late_maps::with_maps;
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::state::record::Typed;
use crate::ui::text::concern::missing;
use crate::ui::text::map as words;
use editor::Editor;
use gate::GateQuestions;

/// The body map of a concern.
#[component]
pub fn BodyMapSection(props: &SectionProps) -> Html {
    let asking = use_state(|| false);
    let ask = {
        let asking = asking.clone();
        Callback::from(move |on| asking.set(on))
    };
    let map = props.form.content.maps.first();
    let drawing = DrawingProps {
        map: map.cloned(),
        pupils: props.form.content.pupils.iter().filter_map(|involved| pupil(&involved.child)).collect(),
        onchange: props.typed.reform(Typed::Maps),
        onask: ask.clone(),
    };
    html! {
        <section class="section" id="body-map" tabindex="-1" aria-labelledby="body-map-title">
            <h2 id="body-map-title">{ words::TITLE }</h2>
            if props.form.lacks(Missing::BodyMap) {
                <p class="error">{ missing(Missing::BodyMap) }</p>
            }
            if map.is_some() || *asking {
                { with_maps(move |maps| (maps.edit)(&drawing)) }
            } else {
                <p class="hint">{ words::WHEN }</p>
                <Button label={words::OPEN} onclick={ask.reform(|()| true)} />
            }
        </section>
    }
}

fn pupil(child: &Child) -> Option<PupilId> {
    match child {
        Child::Pupil(id) => Some(*id),
        Child::Unlisted(_) => None,
    }
}

/// Properties of [`drawing`].
#[derive(Properties, Clone, PartialEq)]
pub struct DrawingProps {
    /// The map, once the gate is passed.
    map: Option<BodyMap>,
    /// The children it may be of.
    pupils: Vec<PupilId>,
    /// The maps, changed.
    onchange: Callback<Vec<BodyMap>>,
    /// Whether the gate questions are asked.
    onask: Callback<bool>,
}

/// The gate questions, or the editor.
pub fn drawing(props: &DrawingProps) -> Html {
    let DrawingProps { map, pupils, onchange, onask } = props.clone();
    let Some(map) = map else {
        let passed = {
            let onask = onask.clone();
            Callback::from(move |map: BodyMap| {
                onask.emit(false);
                onchange.emit(vec![map]);
            })
        };
        return html! { <GateQuestions onpassed={passed} onleave={onask.reform(|()| false)} /> };
    };
    html! {
        <>
            <Editor {map} {pupils} onchange={onchange.reform(|map| vec![map])} />
            <Button kind={ButtonKind::Quiet} label={words::TAKE_OUT} onclick={onchange.reform(|()| Vec::new())} />
        </>
    }
}
