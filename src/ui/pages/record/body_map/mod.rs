//! The body map of a concern being written: the gate questions, then the editor. Without the right answers there is
//! no map; whatever brings one here, it is checked first.

mod describe;
mod editor;
mod gate;
mod pointing;

use yew::prelude::*;

use super::sections::SectionProps;
use crate::domain::body_map::{BodyMap, MapDraft};
use crate::domain::concern::Missing;
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
    let maps = props.typed.reform(Typed::Maps);
    let ask = |on: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(on))
    };
    let passed = {
        let (asking, maps) = (asking.clone(), maps.clone());
        Callback::from(move |map: BodyMap| {
            asking.set(false);
            maps.emit(vec![map]);
        })
    };
    let content = match props.form.content.maps.first() {
        Some(map) => {
            let onchange = maps.reform(|map| vec![map]);
            html! {
                <>
                    if let Some(draft) = MapDraft::new(map.clone()).filter(|_| map.check_drawn().is_ok()) {
                        <Editor {draft} {onchange} />
                    }
                    <Button kind={ButtonKind::Quiet} label={words::TAKE_OUT} onclick={maps.reform(|()| Vec::new())} />
                </>
            }
        }
        None if *asking => html! { <GateQuestions onpassed={passed} onleave={ask(false)} /> },
        None => html! {
            <>
                <p class="hint">{ words::WHEN }</p>
                <Button label={words::OPEN} onclick={ask(true)} />
            </>
        },
    };
    html! {
        <section class="section" id="body-map" tabindex="-1" aria-labelledby="body-map-title">
            <h2 id="body-map-title">{ words::TITLE }</h2>
            if props.form.lacks(Missing::BodyMap) {
                <p class="error">{ missing(Missing::BodyMap) }</p>
            }
            { content }
        </section>
    }
}
