//! The recovery kit: shown once, to be printed, as three shares or whole.

use yew::prelude::*;

use crate::app::view::{Kit, KitShare};
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Checkbox, Choice, Heading, QrProps, Radios, qr};
use crate::ui::route::Route;
use crate::ui::session::use_session;
use crate::ui::state::Happened;
use crate::ui::text::kit as words;
use crate::ui::window;

/// Properties of [`KitSheets`].
#[derive(Properties, PartialEq)]
pub struct KitSheetsProps {
    /// The kit.
    pub kit: Kit,
}

/// How a kit is kept.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Shares,
    Whole,
}

/// The recovery kit, and the way on once it is printed.
#[component]
pub fn KitSheets(props: &KitSheetsProps) -> Html {
    let session = use_session();
    let form = use_state(|| Form::Shares);
    let ticked = use_state(|| false);
    let reminded = use_state(|| false);
    let kit = &props.kit;
    let choose = {
        let (form, ticked, reminded) = (form.clone(), ticked.clone(), reminded.clone());
        Callback::from(move |place: usize| {
            form.set(if place == 0 { Form::Shares } else { Form::Whole });
            ticked.set(false);
            reminded.set(false);
        })
    };
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
    let choice =
        |label: &'static str, hint: &'static str| Choice { label: label.into(), hint: Some(hint.into()) };
    let choices = vec![
        choice(words::FORM_SHARES, words::FORM_SHARES_HINT),
        choice(words::FORM_WHOLE, words::FORM_WHOLE_HINT),
    ];
    let (print_label, tick_label, missing) = match *form {
        Form::Shares => (words::PRINT_SHARES, words::TICK_SHARES, words::TICK_SHARES_MISSING),
        Form::Whole => (words::PRINT, words::TICK, words::TICK_MISSING),
    };
    html! {
        <form class="kit" {onsubmit} novalidate=true>
            <div class="no-print">
                <Heading title={words::TITLE} />
                <p>{ words::LEAD }</p>
                <Radios id="kit-form" legend={words::FORM} {choices} chosen={usize::from(*form == Form::Whole)} onchange={choose} />
                <p><Button label={print_label} onclick={print} /></p>
            </div>
            if *form == Form::Shares {
                { for kit.shares.iter().map(|share| share_sheet(kit, share)) }
            } else {
                { whole_sheet(kit) }
            }
            <div class="no-print">
                <Checkbox id="kit-safe" label={tick_label} checked={*ticked} onchange={tick}
                    error={(*reminded && !*ticked).then_some(missing)} />
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} submit=true label={words::DONE} />
                </div>
            </div>
        </form>
    }
}

/// What stands at the head of each sheet; a share also says its set, and has room for its keeper's name.
fn head(kit: &Kit, title: String, set: Option<u16>) -> Html {
    html! {
        <header class="sheet-head">
            <h2>{ title }</h2>
            <dl class="facts">
                <div><dt>{ words::SHEET_SCHOOL }</dt><dd>{ &kit.school }</dd></div>
                <div><dt>{ words::SHEET_MADE }</dt><dd>{ moment::day_and_time(kit.made) }</dd></div>
                <div><dt>{ words::SHEET_FINGERPRINT }</dt><dd class="mono">{ kit.fingerprint.join(" ") }</dd></div>
                if let Some(set) = set {
                    <div><dt>{ words::SHEET_SET }</dt><dd class="mono">{ set }</dd></div>
                    <div><dt>{ words::SHEET_KEEPER }</dt><dd class="sheet-line"></dd></div>
                }
            </dl>
        </header>
    }
}

/// What it is, where to keep it and when to use it, beside the words as a QR code.
fn about(
    what: &'static str,
    place: &'static str,
    when: &'static str,
    rows: &[String],
    code: &'static str,
) -> Html {
    html! {
        <div class="sheet-columns">
            <div>
                <h3>{ words::SHEET_WHAT }</h3>
                <p>{ what }</p>
                <h3>{ words::SHEET_WHERE }</h3>
                <p>{ place }</p>
                <h3>{ words::SHEET_WHEN }</h3>
                <p>{ when }</p>
            </div>
            <figure class="sheet-qr">
                { qr(&QrProps { rows: rows.to_vec(), label: code.into() }) }
                <figcaption>{ code }</figcaption>
            </figure>
        </div>
    }
}

fn in_order(list: &[String]) -> Html {
    html! {
        <ol class="kit-words">
            { for list.iter().enumerate().map(|(place, word)| html! { <li key={place}>{ word }</li> }) }
        </ol>
    }
}

fn whole_sheet(kit: &Kit) -> Html {
    html! {
        <article class="sheet" translate="no">
            { head(kit, words::SHEET_TITLE.to_owned(), None) }
            { about(words::SHEET_WHAT_BODY, words::SHEET_WHERE_BODY, words::SHEET_WHEN_BODY, &kit.qr, words::SHEET_QR) }
            <h3>{ words::SHEET_WORDS }</h3>
            { in_order(&kit.words) }
            <h3>{ words::SHEET_IDENTITY }</h3>
            <p>{ words::SHEET_IDENTITY_BODY }</p>
            <p class="mono kit-identity">{ &kit.identity }</p>
        </article>
    }
}

fn share_sheet(kit: &Kit, share: &KitShare) -> Html {
    let place = words::share_where(share.number);
    html! {
        <article class="sheet" translate="no" key={share.number}>
            { head(kit, words::share_title(share.number), Some(kit.set)) }
            { about(words::SHARE_WHAT_BODY, place, words::SHARE_WHEN_BODY, &share.qr, words::SHARE_QR) }
            <h3>{ words::SHARE_WORDS }</h3>
            { in_order(&share.words) }
            <p class="sheet-note">{ words::SHARE_STANDARD }</p>
        </article>
    }
}
