//! Which form it is written on, and that form's own questions.

use yew::prelude::*;

use super::sections::SectionProps;
use crate::domain::concern::Missing;
use crate::domain::form::{Choice, Form, Input, Particular};
use crate::ui::parts::{Notice, Picks, Select, TextArea, TextField, Tone};
use crate::ui::state::record::Typed;
use crate::ui::text::form as words;

/// Which form, and what to know before writing on it.
#[component]
pub fn FormChoice(props: &SectionProps) -> Html {
    let form = props.form.content.form;
    let choices: Vec<AttrValue> = Form::ALL.iter().map(|form| words::name(*form).into()).collect();
    let chosen = Form::ALL.iter().position(|other| *other == form).unwrap_or_default();
    let onchange =
        props.typed.reform(|place: usize| Typed::Form(Form::ALL.get(place).copied().unwrap_or_default()));
    html! {
        <>
            <Select id="form" label={words::KIND} {choices} {chosen} {onchange} />
            if let Some(guidance) = words::guidance(form) {
                <Notice tone={Tone::Plain}><p>{ guidance }</p></Notice>
            }
        </>
    }
}

/// The form's own questions, those that earlier answers ask for among them.
#[component]
pub fn Particulars(props: &SectionProps) -> Html {
    let content = &props.form.content;
    let asked = content.form.particulars().iter().copied();
    let asked: Vec<Particular> =
        asked.filter(|particular| !content.form.hides(*particular, &content.particulars)).collect();
    if asked.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section">
            <h2>{ words::OWN }</h2>
            { for asked.into_iter().map(|particular| html! { <div key={field_id(particular)}>{ question(props, particular) }</div> }) }
        </section>
    }
}

/// The id of a question's field.
pub fn field_id(particular: Particular) -> String {
    format!("particular-{particular:?}").to_lowercase()
}

fn question(props: &SectionProps, particular: Particular) -> Html {
    let content = &props.form.content;
    let id = AttrValue::from(field_id(particular));
    let needed = content.form.needs().contains(&particular);
    let label = match needed {
        true => words::question(particular).to_owned(),
        false => format!("{} {}", words::question(particular), words::NOT_NEEDED),
    };
    let hint = words::hint(particular).map(AttrValue::from);
    let lacks = props.form.lacks(Missing::Particular(particular));
    let error = lacks.then(|| AttrValue::from(words::missing(particular)));
    let value = content.particulars.get(&particular).cloned().unwrap_or_default();
    let oninput = props.typed.reform(move |text| Typed::Particular(particular, text));
    match particular.input() {
        Input::Text => {
            html! { <TextArea {id} {label} {hint} {error} {value} {oninput} lines=2 /> }
        }
        Input::Line => html! { <TextField {id} {label} {hint} {error} {value} {oninput} /> },
        Input::Day => html! {
            <TextField {id} {label} {hint} {error} {value} {oninput} narrow=true picks={Picks::Day} />
        },
        Input::Minute => html! {
            <TextField {id} {label} {hint} {error} {value} {oninput} narrow=true picks={Picks::Minute} />
        },
        Input::Choice(choices) => {
            let chosen = choices.iter().position(|choice| choice.code() == value);
            let mut offered = vec![AttrValue::from(words::NOT_SAID)];
            offered.extend(choices.iter().map(|choice| AttrValue::from(words::choice(*choice))));
            let onchange = oninput.reform(move |place: usize| {
                let choice = place.checked_sub(1).and_then(|place| choices.get(place));
                choice.map_or("", |choice: &Choice| choice.code()).to_owned()
            });
            html! {
                <Select {id} {label} {hint} {error} choices={offered}
                    chosen={chosen.map_or(0, |place| place + 1)} {onchange} />
            }
        }
    }
}
