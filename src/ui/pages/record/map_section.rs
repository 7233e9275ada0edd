//! Where the body map joins the form: what is on it so far, and the way to take it out again.

use yew::prelude::*;

use super::sections::SectionProps;
use crate::domain::concern::Missing;
use crate::ui::pages::map_view::MapView;
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::state::record::Typed;
use crate::ui::text::concern::missing;
use crate::ui::text::record as words;

/// The body map of a concern; nothing where there is none.
#[component]
pub fn MapSection(props: &SectionProps) -> Html {
    let maps = &props.form.content.maps;
    if maps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" id="body-map" tabindex="-1">
            if props.form.lacks(Missing::BodyMap) {
                <p class="error">{ missing(Missing::BodyMap) }</p>
            }
            <MapView maps={maps.clone()} />
            <Button kind={ButtonKind::Quiet} label={words::MAP_REMOVE} onclick={props.typed.reform(|()| Typed::Maps(Vec::new()))} />
        </section>
    }
}
