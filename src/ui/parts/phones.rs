//! Telephone numbers that must be at hand: to fill in, and to ring.

use yew::prelude::*;

use super::{Button, ButtonKind, TextField};
use crate::domain::person::Phones;
use crate::ui::text::phones as words;

/// Properties of [`PhoneFields`].
#[derive(Properties, PartialEq)]
pub struct PhoneFieldsProps {
    /// The numbers so far.
    pub phones: Phones,
    /// They changed.
    pub onchange: Callback<Phones>,
    /// The first field takes the focus when the screen opens.
    #[prop_or_default]
    pub first: bool,
}

/// The numbers, to fill in.
#[component]
pub fn PhoneFields(props: &PhoneFieldsProps) -> Html {
    let field = |set: fn(&mut Phones, String)| {
        let (phones, onchange) = (props.phones.clone(), props.onchange.clone());
        Callback::from(move |text: String| {
            let mut phones = phones.clone();
            set(&mut phones, text);
            onchange.emit(phones);
        })
    };
    let deputies: Vec<String> =
        if props.phones.deputies.is_empty() { vec![String::new()] } else { props.phones.deputies.clone() };
    let deputy = |place: usize| {
        let (phones, deputies, onchange) = (props.phones.clone(), deputies.clone(), props.onchange.clone());
        Callback::from(move |text: String| {
            let mut deputies = deputies.clone();
            if let Some(line) = deputies.get_mut(place) {
                *line = text;
            }
            onchange.emit(Phones { deputies, ..phones.clone() });
        })
    };
    let add = {
        let (phones, deputies, onchange) = (props.phones.clone(), deputies.clone(), props.onchange.clone());
        Callback::from(move |()| {
            let mut deputies = deputies.clone();
            deputies.push(String::new());
            onchange.emit(Phones { deputies, ..phones.clone() });
        })
    };
    html! {
        <>
            <TextField id="phone-lead" label={words::LEAD} hint={words::LEAD_HINT} telephone=true
                value={props.phones.lead.clone()} first={props.first} oninput={field(|phones, text| phones.lead = text)} />
            { for deputies.iter().enumerate().map(|(place, line)| html! {
                <TextField key={place} id={format!("phone-deputy-{place}")} label={words::deputy(place)}
                    hint={(place == 0).then_some(words::DEPUTY_HINT)} value={line.clone()} oninput={deputy(place)} />
            }) }
            if deputies.len() < 6 {
                <p><Button kind={ButtonKind::Quiet} label={words::ADD_DEPUTY} onclick={add} /></p>
            }
            <TextField id="phone-day" label={words::DAY} hint={words::DAY_HINT} telephone=true
                value={props.phones.social_care_day.clone()}
                oninput={field(|phones, text| phones.social_care_day = text)} />
            <TextField id="phone-night" label={words::NIGHT} hint={words::NIGHT_HINT} telephone=true
                value={props.phones.social_care_night.clone()}
                oninput={field(|phones, text| phones.social_care_night = text)} />
            <TextField id="phone-chair" label={words::CHAIR} hint={words::CHAIR_HINT} value={props.phones.chair.clone()}
                oninput={field(|phones, text| phones.chair = text)} />
            <TextField id="phone-officer" label={words::OFFICER} hint={words::OFFICER_HINT}
                value={props.phones.designated_officer.clone()}
                oninput={field(|phones, text| phones.designated_officer = text)} />
        </>
    }
}

/// The numbers, to ring: each a link that a telephone dials. Where someone is in danger, 999 stands first.
pub fn numbers_to_ring(phones: &Phones, danger: bool) -> Html {
    let emergency = (words::EMERGENCY.to_owned(), "999".to_owned());
    let mut lines = Vec::new();
    if danger {
        lines.push(emergency.clone());
    }
    lines.push((words::LEAD_SHORT.to_owned(), phones.lead.clone()));
    for deputy in &phones.deputies {
        lines.push((words::DEPUTY_SHORT.to_owned(), deputy.clone()));
    }
    lines.push((words::DAY_SHORT.to_owned(), phones.social_care_day.clone()));
    lines.push((words::NIGHT_SHORT.to_owned(), phones.social_care_night.clone()));
    if !danger {
        lines.push(emergency);
    }
    to_ring(lines)
}

/// The numbers to ring where nobody at the school may hear a concern about an adult.
pub fn numbers_about_adults(phones: &Phones) -> Html {
    to_ring(vec![
        (words::CHAIR_SHORT.to_owned(), phones.chair.clone()),
        (words::OFFICER_SHORT.to_owned(), phones.designated_officer.clone()),
    ])
}

fn to_ring(lines: Vec<(String, String)>) -> Html {
    html! {
        <dl class="numbers">
            { for lines.into_iter().filter(|(_, line)| !line.trim().is_empty()).enumerate().map(|(place, (who, line))| {
                let number = words::dialled(&line);
                html! {
                    <div key={place}>
                        <dt>{ who }</dt>
                        <dd>
                            if number.is_empty() { { line } } else { <a href={format!("tel:{number}")}>{ line }</a> }
                        </dd>
                    </div>
                }
            }) }
        </dl>
    }
}
