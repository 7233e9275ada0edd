//! A time, given as people know it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Radios;
use crate::domain::time::{Millis, Minute};
use crate::ui::state::when::{WhenChoice, WhenForm};
use crate::ui::text::record as words;

/// Properties of [`WhenField`].
#[derive(Properties, PartialEq)]
pub struct WhenFieldProps {
    /// Its id.
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What was given so far.
    pub form: WhenForm,
    /// Now.
    pub now: Millis,
    /// It changed.
    pub onchange: Callback<WhenForm>,
}

/// A time: how it is given, and then the browser's own date and time fields.
#[component]
pub fn WhenField(props: &WhenFieldProps) -> Html {
    let form = &props.form;
    let choices = WhenChoice::ALL.iter().map(|choice| words::choice(*choice).into()).collect::<Vec<_>>();
    let chosen = WhenChoice::ALL.iter().position(|choice| Some(*choice) == form.choice);
    let onchoice = {
        let (form, onchange) = (form.clone(), props.onchange.clone());
        Callback::from(move |place: usize| {
            onchange.emit(WhenForm { choice: WhenChoice::ALL.get(place).copied(), ..form.clone() });
        })
    };
    let now = Minute::from_millis(props.now);
    let part = |id: &str,
                kind: &'static str,
                label: &'static str,
                value: &str,
                max: Option<String>,
                set: fn(&mut WhenForm, String)| {
        let id = format!("{}-{id}", props.id);
        let (form, onchange) = (form.clone(), props.onchange.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let mut form = form.clone();
            set(&mut form, event.target_unchecked_into::<HtmlInputElement>().value());
            onchange.emit(form);
        });
        html! {
            <div class="when-part">
                <label class="label" for={id.clone()}>{ label }</label>
                <input {id} class="input input-when" type={kind} value={value.to_owned()} {max} autocomplete="off" {oninput} />
            </div>
        }
    };
    let (day, minute) = (Some(now.day().iso()), Some(now.iso()));
    html! {
        <Radios id={&props.id} legend={&props.legend} error={props.error.clone()} {choices} {chosen} onchange={onchoice} inline=true>
            { match form.choice {
                Some(WhenChoice::Today) => html! {
                    <div class="when-parts">
                        { part("time", "time", words::TIME, &form.time, None, |form, text| form.time = text) }
                    </div>
                },
                Some(WhenChoice::Day) => html! {
                    <div class="when-parts">
                        { part("day", "date", words::DATE, &form.day, day, |form, text| form.day = text) }
                        { part("time", "time", words::TIME_IF_KNOWN, &form.time, None, |form, text| form.time = text) }
                    </div>
                },
                Some(WhenChoice::Between) => html! {
                    <div class="when-parts">
                        { part("from", "datetime-local", words::FROM, &form.from, minute.clone(), |form, text| form.from = text) }
                        { part("to", "datetime-local", words::TO, &form.to, minute, |form, text| form.to = text) }
                    </div>
                },
                Some(WhenChoice::JustNow | WhenChoice::Unknown) | None => Html::default(),
            } }
            if form.ahead(props.now) {
                <p class="hint" role="status">{ words::AHEAD }</p>
            }
        </Radios>
    }
}
