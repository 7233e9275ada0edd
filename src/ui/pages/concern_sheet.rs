//! A concern in reading order: the same for the one who reads it back and the one who reads it years later.

use yew::prelude::*;

use super::map_view::map_view;
use crate::domain::concern::{Child, Concern, Involved, Told};
use crate::ui::parts::{Notice, Tone, tag};
use crate::ui::text::concern::{self as words, page};
use crate::ui::text::record;

/// A concern in reading order; `times` come after those that the writer gave.
pub fn concern_sheet(concern: &Concern, times: Html) -> Html {
    let place = match (concern.place, &concern.place_detail) {
        (Some(place), Some(detail)) => Some(format!("{}: {detail}", words::place(place))),
        (Some(place), None) => Some(words::place(place).to_owned()),
        (None, detail) => detail.clone(),
    };
    let told = match &concern.told_whom {
        Some(whom) => format!("{}: {whom}", words::told(concern.told)),
        None => words::told(concern.told).to_owned(),
    };
    html! {
        <article class="concern" translate="no">
            if concern.danger {
                <Notice tone={Tone::Danger} title={page::DANGER} />
            }
            <section>
                <h2>{ page::WHO }</h2>
                <ul class="plain">
                    { for concern.pupils.iter().map(named_child) }
                </ul>
            </section>
            if !concern.topics.is_empty() {
                <section>
                    <h2>{ page::TOPICS }</h2>
                    <p class="tags">{ for concern.topics.iter().map(|topic| tag(Tone::Plain, words::topic(*topic))) }</p>
                </section>
            }
            { passage(page::NARRATIVE, Some(&concern.narrative), false) }
            { passage(page::CHILD_WORDS, concern.child_words.as_ref(), true) }
            { passage(page::QUESTIONS, concern.questions.as_ref(), true) }
            { passage(page::PRESENT, concern.present.as_ref(), false) }
            { passage(page::DONE, concern.done.as_ref(), false) }
            { passage(page::OPINION, concern.opinion.as_ref(), false) }
            <section>
                <h2>{ page::TIMES }</h2>
                <dl class="facts">
                    <div><dt>{ page::HAPPENED }</dt><dd>{ concern.happened.to_string() }</dd></div>
                    <div><dt>{ page::OBSERVED }</dt><dd>{ concern.observed.to_string() }</dd></div>
                    { times }
                    if let Some(place) = place { <div><dt>{ page::PLACE }</dt><dd>{ place }</dd></div> }
                    <div>
                        <dt>{ page::TOLD }</dt>
                        <dd>{ told }{ " " }if concern.told == Told::NotYet { { tag(Tone::Warn, record::NOBODY_TITLE) } }</dd>
                    </div>
                </dl>
            </section>
            { map_view(&concern.maps) }
        </article>
    }
}

fn named_child(involved: &Involved) -> Html {
    html! {
        <li>
            <strong>{ &involved.name }</strong>{ ": " }{ words::pupil_role(involved.role) }
            if matches!(involved.child, Child::Unlisted(_)) { { " " }{ tag(Tone::Warn, record::UNLISTED) } }
        </li>
    }
}

/// A text as it was written, line for line; nothing if there is none.
fn passage(title: &'static str, text: Option<&String>, quoted: bool) -> Html {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Html::default() };
    html! {
        <section>
            <h2>{ title }</h2>
            if quoted {
                <blockquote class="passage">{ text }</blockquote>
            } else {
                <p class="passage">{ text }</p>
            }
        </section>
    }
}
