//! Which form it is written on, and that form's own questions.

use yew::prelude::*;

use super::sections::SectionProps;
use crate::domain::concern::{Missing, Purpose};
use crate::domain::form::{Choice, Form, Input, Particular};
use crate::ui::parts::{Notice, Picks, Select, TextArea, TextField, Tone};
use crate::ui::state::record::{Typed, Words};
use crate::ui::text::{form as words, people};

/// Which form, and what to know before writing on it.
#[component]
pub fn FormChoice(props: &SectionProps) -> Html {
    let form = props.form.content.form;
    // What everybody who administers reads never becomes a concern about an adult by a correction.
    let new = props.form.content.purpose == Purpose::New;
    let offered: Vec<Form> = Form::ALL.into_iter().filter(|form| new || !form.is_sealed()).collect();
    let choices: Vec<AttrValue> = offered.iter().map(|form| words::name(*form).into()).collect();
    let chosen = offered.iter().position(|other| *other == form).unwrap_or_default();
    let onchange =
        props.typed.reform(move |place: usize| Typed::Form(offered.get(place).copied().unwrap_or_default()));
    html! {
        <>
            <Select id="form" label={words::KIND} {choices} {chosen} {onchange} />
            if let Some(guidance) = words::guidance(form) {
                <Notice tone={Tone::Plain}><p>{ guidance }</p></Notice>
            }
        </>
    }
}

/// Which adult a concern about an adult is about; nothing on any other form.
#[component]
pub fn Adult(props: &SectionProps) -> Html {
    let form = &props.form;
    if !form.content.form.is_sealed() {
        return Html::default();
    }
    let child = form.content.form == Form::ColleaguesChild;
    let (title, else_) =
        if child { (words::COLLEAGUE, words::COLLEAGUE_CHOOSE) } else { (words::ADULT, words::ADULT_ELSE) };
    let mut choices = vec![AttrValue::from(else_)];
    choices.extend(form.staff.iter().map(|one| AttrValue::from(people::name_and_job(&one.name, &one.job))));
    let chosen = form.content.adult.and_then(|adult| form.staff.iter().position(|one| one.person == adult));
    let lacks = Missing::Particular(Particular::AdultName);
    let error = (child && form.lacks(lacks)).then(|| AttrValue::from(words::COLLEAGUE_MISSING));
    let staff = form.staff.clone();
    let onchange = props.typed.reform(move |place: usize| {
        Typed::Adult(place.checked_sub(1).and_then(|place| staff.get(place)).cloned())
    });
    html! {
        <section class="section">
            <h2>{ title }</h2>
            <Select id="adult" label={title} unseen_label=true {choices} {error}
                chosen={chosen.map_or(0, |place| place + 1)} {onchange} />
        </section>
    }
}

/// The form's own questions, those that earlier answers ask for among them.
#[component]
pub fn Particulars(props: &SectionProps) -> Html {
    let content = &props.form.content;
    let asked = content.form.particulars().iter().copied();
    let asked: Vec<Particular> = asked.filter(|particular| !hidden(props, *particular)).collect();
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

/// Whether a question need not be asked: another answer says so, or the adult is on the staff list.
fn hidden(props: &SectionProps, particular: Particular) -> bool {
    let content = &props.form.content;
    let known = (content.adult.is_some() || content.form == Form::ColleaguesChild)
        && matches!(particular, Particular::AdultName | Particular::AdultJob);
    known || content.form.hides(particular, &content.particulars)
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
    let value = props.form.words(Words::Particular(particular)).to_owned();
    let beside = || props.beside(&id, words::question(particular), Words::Particular(particular));
    let oninput = props.typed.reform(move |text| Typed::Words(Words::Particular(particular), text));
    match particular.input() {
        Input::Text => html! {
            <>
                <TextArea id={id.clone()} {label} {hint} {error} {value} {oninput} lines=2 />
                { beside() }
            </>
        },
        Input::Line => html! {
            <>
                <TextField id={id.clone()} {label} {hint} {error} {value} {oninput} />
                { beside() }
            </>
        },
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
