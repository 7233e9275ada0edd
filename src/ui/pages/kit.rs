//! The recovery kit: shown once, to be printed.

use yew::prelude::*;

use crate::app::view::Kit;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Checkbox, Heading, QrProps, qr};
use crate::ui::route::Route;
use crate::ui::session::use_session;
use crate::ui::state::Happened;
use crate::ui::text::found as words;
use crate::ui::window;

/// Properties of [`KitSheet`].
#[derive(Properties, PartialEq)]
pub struct KitSheetProps {
    /// The kit.
    pub kit: Kit,
}

/// The recovery kit, and the way on once it is in the safe.
#[component]
pub fn KitSheet(props: &KitSheetProps) -> Html {
    let session = use_session();
    let ticked = use_state(|| false);
    let reminded = use_state(|| false);
    let kit = &props.kit;
    let tick = {
        let ticked = ticked.clone();
        Callback::from(move |value| ticked.set(value))
    };
    let onsubmit = {
        let (ticked, reminded) = (ticked.clone(), reminded.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *ticked {
                session.happened(Happened::Opened(None));
                session.go(Route::Home);
            } else {
                reminded.set(true);
                window::focus_id("kit-safe");
            }
        })
    };
    let print = Callback::from(|()| window::print());
    html! {
        <form class="kit" {onsubmit} novalidate=true>
            <div class="no-print">
                <Heading title={words::KIT_TITLE} />
                <p>{ words::KIT_LEAD }</p>
                <p><Button label={words::KIT_PRINT} onclick={print} /></p>
            </div>
            <article class="sheet" translate="no">
                <header class="sheet-head">
                    <h2>{ words::SHEET_TITLE }</h2>
                    <dl class="facts">
                        <div><dt>{ words::SHEET_SCHOOL }</dt><dd>{ &kit.school }</dd></div>
                        <div><dt>{ words::SHEET_MADE }</dt><dd>{ moment::day_and_time(kit.made) }</dd></div>
                        <div><dt>{ words::SHEET_FINGERPRINT }</dt><dd class="mono">{ kit.fingerprint.join(" ") }</dd></div>
                    </dl>
                </header>
                <div class="sheet-columns">
                    <div>
                        <h3>{ words::SHEET_WHAT }</h3>
                        <p>{ words::SHEET_WHAT_BODY }</p>
                        <h3>{ words::SHEET_WHERE }</h3>
                        <p>{ words::SHEET_WHERE_BODY }</p>
                        <h3>{ words::SHEET_WHEN }</h3>
                        <p>{ words::SHEET_WHEN_BODY }</p>
                    </div>
                    <figure class="sheet-qr">
                        { qr(&QrProps { rows: kit.qr.clone(), label: words::SHEET_QR.into() }) }
                        <figcaption>{ words::SHEET_QR }</figcaption>
                    </figure>
                </div>
                <h3>{ words::SHEET_WORDS }</h3>
                <ol class="kit-words">
                    { for kit.words.iter().enumerate().map(|(place, word)| html! { <li key={place}>{ word }</li> }) }
                </ol>
                <h3>{ words::SHEET_IDENTITY }</h3>
                <p>{ words::SHEET_IDENTITY_BODY }</p>
                <p class="mono kit-identity">{ &kit.identity }</p>
            </article>
            <div class="no-print">
                <Checkbox id="kit-safe" label={words::KIT_TICK} checked={*ticked} onchange={tick}
                    error={(*reminded && !*ticked).then_some(words::KIT_TICK_MISSING)} />
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} submit=true label={words::KIT_DONE} />
                </div>
            </div>
        </form>
    }
}
