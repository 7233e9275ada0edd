//! A concern in reading order: the same for the one who reads it back and the one who reads it years later.

use yew::prelude::*;

use crate::domain::concern::{Child, Concern, Involved, Told};
use crate::ui::parts::{Notice, Tag, Tone};
use crate::ui::text::concern::{self as words, page};
use crate::ui::text::record;

/// Properties of [`ConcernSheet`].
#[derive(Properties, PartialEq)]
pub struct ConcernSheetProps {
    /// What it says.
    pub concern: Concern,
    /// More times, after those that the writer gave.
    #[prop_or_default]
    pub times: Html,
}

/// A concern in reading order.
#[component]
pub fn ConcernSheet(props: &ConcernSheetProps) -> Html {
    let concern = &props.concern;
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
                    <p class="tags">{ for concern.topics.iter().map(|topic| html! { <Tag key={words::topic(*topic)} label={words::topic(*topic)} /> }) }</p>
                </section>
            }
            <Passage title={page::NARRATIVE} text={concern.narrative.clone()} />
            <Passage title={page::CHILD_WORDS} text={concern.child_words.clone().unwrap_or_default()} quoted=true />
            <Passage title={page::QUESTIONS} text={concern.questions.clone().unwrap_or_default()} quoted=true />
            <Passage title={page::PRESENT} text={concern.present.clone().unwrap_or_default()} />
            <Passage title={page::DONE} text={concern.done.clone().unwrap_or_default()} />
            <Passage title={page::OPINION} text={concern.opinion.clone().unwrap_or_default()} />
            <section>
                <h2>{ page::TIMES }</h2>
                <dl class="facts">
                    <div><dt>{ page::HAPPENED }</dt><dd>{ concern.happened.to_string() }</dd></div>
                    <div><dt>{ page::OBSERVED }</dt><dd>{ concern.observed.to_string() }</dd></div>
                    { props.times.clone() }
                    if let Some(place) = place { <div><dt>{ page::PLACE }</dt><dd>{ place }</dd></div> }
                    <div>
                        <dt>{ page::TOLD }</dt>
                        <dd>{ told }{ " " }if concern.told == Told::NotYet { <Tag tone={Tone::Warn} label={record::NOBODY_TITLE} /> }</dd>
                    </div>
                </dl>
            </section>
            <super::map_view::MapView maps={concern.maps.clone()} />
        </article>
    }
}

fn named_child(involved: &Involved) -> Html {
    html! {
        <li>
            <strong>{ &involved.name }</strong>{ ": " }{ words::pupil_role(involved.role) }
            if matches!(involved.child, Child::Unlisted(_)) { { " " }<Tag tone={Tone::Warn} label={record::UNLISTED} /> }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct PassageProps {
    title: &'static str,
    text: AttrValue,
    #[prop_or_default]
    quoted: bool,
}

/// A text as it was written, line for line; nothing if there is none.
#[component]
fn Passage(props: &PassageProps) -> Html {
    if props.text.trim().is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ props.title }</h2>
            if props.quoted {
                <blockquote class="passage">{ &props.text }</blockquote>
            } else {
                <p class="passage">{ &props.text }</p>
            }
        </section>
    }
}
