//! On the read-back: what is still unclear in the entry as a whole, and what the coach would ask about its texts.

use yew::prelude::*;

use super::{UnclearProps, Writing, advised};
use crate::domain::coach::{Advice, Field, Finding, look_over, unclear};
use crate::ui::parts::{Notice, Tone};
use crate::ui::state::writing::in_context;
use crate::ui::text::coach as words;

/// So many remarks about the texts are read; who fixes these sees the next.
const SHOWN: usize = 8;

/// What is still unclear; nothing where nothing is.
#[component]
pub fn Open(props: &UnclearProps) -> Html {
    let writing = use_context::<Writing>();
    let draft = &props.form.content;
    let Some(writing) = writing else { return Html::default() };
    let open = unclear(draft);
    let texts = look_over(draft, &writing.shared);
    let asked: Vec<(Field, &Finding)> = texts
        .iter()
        .flat_map(|(field, found)| found.iter().map(|one| (*field, one)))
        .filter(|(_, one)| asks(&one.advice))
        .filter(|(field, one)| {
            let stands = field.of(draft).get(one.range.clone()).unwrap_or_default();
            !writing.leaves(&advised(&one.advice, stands))
        })
        .collect();
    if open.is_empty() && asked.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Plain} title={words::UNCLEAR_TITLE}>
            <p>{ words::UNCLEAR_LEAD }</p>
            <ul>
                { for open.iter().map(|one| html! { <li key={words::unclear(*one)}>{ words::unclear(*one) }</li> }) }
                { for asked.iter().take(SHOWN).map(|(field, one)| remark(*field, one, field.of(draft))) }
            </ul>
            if let Some(more) = words::more(asked.len().saturating_sub(SHOWN)) {
                <p>{ more }</p>
            }
        </Notice>
    }
}

/// Whether a reader would have to ask: how it is put matters less by now than what is missing.
fn asks(advice: &Advice) -> bool {
    match advice {
        Advice::OpinionAsFact
        | Advice::Judgement
        | Advice::Initials
        | Advice::Abbreviation
        | Advice::VagueTime
        | Advice::Unnamed
        | Advice::SharedName { .. } => true,
        Advice::Leading(_)
        | Advice::Capitals
        | Advice::Exclamation
        | Advice::LongText { .. }
        | Advice::LongSentence { .. }
        | Advice::Repeated
        | Advice::Slip { .. } => false,
    }
}

fn remark(field: Field, one: &Finding, text: &str) -> Html {
    let shown = in_context(text, &one.range);
    html! {
        <li key={format!("{field:?}-{}-{:?}", one.range.start, one.advice)}>
            { words::field(field) }{ ": " }<q translate="no">{ shown.words }</q>{ ". " }{ words::advice(&one.advice).reason }
        </li>
    }
}
