//! After saving: that it is safe, whom to tell, and the one button that hands it over.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ui::parts::{ButtonKind, Heading, LinkButton, Notice, Tone, link_to, numbers_to_ring};
use crate::ui::route::Route;
use crate::ui::session::use_session;
use crate::ui::storage;
use crate::ui::text::{self, letting_go, record as words};

/// A concern has just been saved.
#[component]
pub fn Saved() -> Html {
    let session = use_session();
    let saved = session.shell.saved.clone();
    use_effect_with((), |()| {
        // The right moment to ask: from now on something is here that must not be cleared.
        spawn_local(async {
            storage::persist().await;
        });
    });
    let phones = session.shell.status.as_ref().map(|status| status.phones.clone()).unwrap_or_default();
    let sealed = saved.as_ref().and_then(|saved| saved.sealed.then_some(saved.entry));
    let (tell, danger) = saved.map_or((false, false), |saved| (saved.tell_someone, saved.danger));
    html! {
        <div class="narrow">
            <Heading title={match (danger, tell) {
                (true, _) => words::RING_NOW,
                (false, true) => words::NOBODY_TITLE,
                (false, false) => words::SAVED_TITLE,
            }} />
            if tell {
                <Notice tone={if danger { Tone::Danger } else { Tone::Warn }}>
                    <p>{ if danger { words::DANGER_NOW } else { words::NOBODY_BODY } }</p>
                    { numbers_to_ring(&phones, danger) }
                </Notice>
            }
            <Notice tone={Tone::Good} title={tell.then_some(words::SAVED_TITLE)}>
                <p>{ words::SAVED_BODY }{ " " }{ words::SAVED_NEXT }</p>
                if let Some(entry) = sealed {
                    <p>{ words::SAVED_SEALED }{ " " }<strong class="mono">{ letting_go::reference(&entry) }</strong></p>
                }
            </Notice>
            <div class="buttons">
                <LinkButton kind={ButtonKind::Primary} label={words::HAND_OVER} to={Route::HandOver} />
                { link_to(words::ANOTHER, Route::Record { draft: None, check: false }) }
                { link_to(text::GO_HOME, Route::Home) }
            </div>
        </div>
    }
}

/// Concerns of which nobody had been told: whom to ring.
#[component]
pub fn TellSomeone() -> Html {
    let session = use_session();
    let Some(status) = session.shell.status.clone() else { return Html::default() };
    let waiting = status.nobody_told > 0;
    html! {
        <div class="narrow">
            <Heading title={if waiting { words::NOBODY_TITLE } else { words::TOLD_ENOUGH }} />
            if waiting {
                <Notice tone={Tone::Warn}>
                    <p>{ words::NOBODY_BODY }</p>
                    { numbers_to_ring(&status.phones, false) }
                </Notice>
            }
            <div class="buttons">
                if waiting {
                    <LinkButton kind={ButtonKind::Primary} label={words::HAND_OVER} to={Route::HandOver} />
                }
                { link_to(text::GO_HOME, Route::Home) }
            </div>
        </div>
    }
}
