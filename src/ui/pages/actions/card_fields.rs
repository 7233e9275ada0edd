//! The fields of a card being written, beside the text that it may start from.

use yew::prelude::*;

use super::error_of;
use super::people::Colleagues;
use crate::app::view::Start;
use crate::domain::card::{CardDraft, CardFlaw};
use crate::domain::ids::PersonId;
use crate::domain::time::Day;
use crate::ui::parts::{Button, Mistake, Picks, TextArea, TextField};
use crate::ui::text::actions::form;

/// For how many days a card may be read unless somebody says otherwise.
const DAYS: i32 = 14;

/// The field that a flaw is about.
pub fn field(flaw: CardFlaw) -> &'static str {
    match flaw {
        CardFlaw::Empty | CardFlaw::TooLong | CardFlaw::Unedited => "know",
        CardFlaw::Nobody => "audience",
        CardFlaw::Days => "until",
    }
}

/// A card of which nothing is written yet.
pub fn starting(start: &Start) -> CardDraft {
    CardDraft {
        about: start.about.first().cloned(),
        know: String::new(),
        avoid: String::new(),
        // Suggested, and no more: it can be taken out, and nothing is sent before the card is confirmed.
        audience: start.think_of.clone(),
        from: start.today,
        until: start.today.plus_days(DAYS).unwrap_or(start.today),
    }
}

/// Properties of [`CardFields`].
#[derive(Properties, PartialEq)]
pub struct CardFieldsProps {
    /// What is written so far.
    pub draft: CardDraft,
    /// What it starts from.
    pub start: Start,
    /// It goes with an action, whose holder reads it anyway.
    pub goes_with: bool,
    /// What is wrong with the form.
    pub mistakes: Vec<Mistake>,
    /// It changed.
    pub onchange: Callback<CardDraft>,
}

/// The fields of a card.
#[component]
pub fn CardFields(props: &CardFieldsProps) -> Html {
    let CardFieldsProps { draft, start, goes_with, mistakes, onchange } = props;
    let set = |change: fn(&mut CardDraft, String)| {
        let draft = draft.clone();
        onchange.reform(move |text| {
            let mut changed = draft.clone();
            change(&mut changed, text);
            changed
        })
    };
    let onaudience = {
        let draft = draft.clone();
        onchange.reform(move |audience: Vec<PersonId>| CardDraft { audience, ..draft.clone() })
    };
    let begin = {
        let (draft, suggested) = (draft.clone(), start.suggested.clone());
        onchange.reform(move |()| CardDraft { know: suggested.clone(), ..draft.clone() })
    };
    let (audience, audience_hint) = match goes_with {
        true => (form::AUDIENCE_MORE, Some(AttrValue::from(form::AUDIENCE_MORE_HINT))),
        false => (form::AUDIENCE, None),
    };
    html! {
        <section class="block">
            if !start.suggested.is_empty() {
                <details>
                    <summary>{ form::SUGGESTED }</summary>
                    <p class="hint">{ form::SUGGESTED_ABOUT }</p>
                    <p class="passage" translate="no">{ &start.suggested }</p>
                    <p><Button label={form::START} onclick={begin} /></p>
                </details>
            }
            <TextArea id="know" label={form::KNOW} hint={form::left(draft.know.trim().chars().count())} value={draft.know.clone()}
                error={error_of(mistakes, "know")} lines=4 oninput={set(|draft, text| draft.know = text)} />
            <TextArea id="avoid" label={form::AVOID} hint={form::AVOID_HINT} value={draft.avoid.clone()} lines=2
                oninput={set(|draft, text| draft.avoid = text)} />
            <Colleagues id="audience" label={audience} hint={audience_hint} staff={start.staff.clone()} chosen={draft.audience.clone()}
                error={error_of(mistakes, "audience")} onchange={onaudience} />
            <TextField id="from" label={form::FROM} value={draft.from.iso()} picks={Picks::Day} narrow=true
                oninput={set(|draft, text| draft.from = Day::parse_iso(&text).unwrap_or(draft.from))} />
            <TextField id="until" label={form::UNTIL} hint={form::UNTIL_HINT} value={draft.until.iso()} picks={Picks::Day} narrow=true
                error={error_of(mistakes, "until")}
                oninput={set(|draft, text| draft.until = Day::parse_iso(&text).unwrap_or(draft.until))} />
        </section>
    }
}
