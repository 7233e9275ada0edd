//! What the form asks where it does not begin a concern but stands beside one.

use yew::prelude::*;

use super::sections::SectionProps;
use crate::domain::concern::{Missing, Purpose};
use crate::ui::parts::{TextArea, TextField};
use crate::ui::state::record::{Typed, Words};
use crate::ui::text::{self, amend as words, concern};

/// Why a concern is corrected; nothing where it is not.
#[component]
pub fn Correction(props: &SectionProps) -> Html {
    let form = &props.form;
    if !matches!(form.content.purpose, Purpose::Corrects(_)) {
        return Html::default();
    }
    let error = form.lacks(Missing::Reason).then(|| AttrValue::from(concern::missing(Missing::Reason)));
    html! {
        <>
            <p>{ words::CORRECT_LEAD }</p>
            <TextField id="reason" label={words::REASON} hint={words::REASON_HINT} {error}
                value={form.words(Words::Reason).to_owned()}
                oninput={props.typed.reform(|text| Typed::Words(Words::Reason, text))} />
        </>
    }
}

/// What is added to a concern.
#[component]
pub fn Addition(props: &SectionProps) -> Html {
    let form = &props.form;
    if form.content.form.is_sealed() {
        return sealed(props);
    }
    let names: Vec<String> = form.content.pupils.iter().map(|involved| involved.name.clone()).collect();
    let error = [Missing::What, Missing::TooLong]
        .into_iter()
        .find(|missing| form.lacks(*missing))
        .map(|missing| AttrValue::from(concern::missing(missing)));
    html! {
        <section class="section">
            <p><strong>{ text::listed(&names) }</strong></p>
            <p>{ words::ADD_LEAD }</p>
            <TextArea id="narrative" label={words::ADD_TEXT} hint={words::ADD_HINT} lines=6 first=true {error}
                value={form.words(Words::Narrative).to_owned()}
                oninput={props.typed.reform(|text| Typed::Words(Words::Narrative, text))} />
            { props.beside("narrative", words::ADD_TEXT, Words::Narrative) }
        </section>
    }
}

/// What is added to a concern that is sealed to a few.
fn sealed(props: &SectionProps) -> Html {
    let form = &props.form;
    let error = [Missing::What, Missing::TooLong]
        .into_iter()
        .find(|missing| form.lacks(*missing))
        .map(|missing| AttrValue::from(concern::missing(missing)));
    let corrects = matches!(form.content.purpose, Purpose::Corrects(_));
    let (label, lead) = match corrects {
        true => (words::SEALED_CORRECT, words::SEALED_CORRECT_LEAD),
        false => (words::ADD_TEXT, words::SEALED_ADD_LEAD),
    };
    html! {
        <section class="section">
            <p>{ lead }</p>
            <TextArea id="narrative" {label} hint={words::ADD_HINT} lines=6 first=true {error}
                value={form.words(Words::Narrative).to_owned()}
                oninput={props.typed.reform(|text| Typed::Words(Words::Narrative, text))} />
            { props.beside("narrative", label, Words::Narrative) }
        </section>
    }
}
