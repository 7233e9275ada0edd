//! Agencies.

use yew::prelude::*;

use super::{Lines, SettingProps, section, use_saving};
use crate::app::view::AllSettings;
use crate::domain::disclosure::Agency;
use crate::domain::settings::{NamedAgency, Setting, SettingKind};
use crate::ui::parts::{Checkbox, Select, TextField};
use crate::ui::text::actions::disclosure;
use crate::ui::text::settings::{self as words, agencies};

fn standing(all: &AllSettings) -> Vec<NamedAgency> {
    let agencies = all.settings.iter().find_map(|setting| match setting {
        Setting::Agencies { agencies } => Some(agencies.clone()),
        _ => None,
    });
    agencies.unwrap_or_default()
}

/// The agencies, to change.
#[component]
pub fn Agencies(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let state = use_state(|| standing(&props.all));
    {
        let state = state.clone();
        use_effect_with(standing(&props.all), move |standing| state.set(standing.clone()));
    }
    let lines = Lines(state.clone());
    let onsave = {
        let (saving, state) = (saving.clone(), state.clone());
        Callback::from(move |()| saving.save(Setting::Agencies { agencies: (*state).clone() }))
    };
    let kinds: Vec<AttrValue> =
        Agency::ALL.iter().map(|kind| AttrValue::from(disclosure::agency(*kind))).collect();
    let fields = html! {
        <>
            <ul class="plain setting-lines">
                { for state.iter().enumerate().map(|(place, line)| {
                    let name = agencies::name(place + 1);
                    html! {
                        <li key={place} class="setting-line">
                            <TextField id={format!("agency-{place}")} label={name.clone()} value={line.name.clone()}
                                oninput={lines.set(place, |line, name| line.name = name)} />
                            <Select id={format!("agency-kind-{place}")} label={agencies::kind(place + 1)} choices={kinds.clone()}
                                chosen={Agency::ALL.iter().position(|kind| *kind == line.kind).unwrap_or_default()}
                                onchange={lines.set(place, |line, chosen: usize| {
                                    line.kind = Agency::ALL.get(chosen).copied().unwrap_or(Agency::Other);
                                })} />
                            <TextField id={format!("agency-phone-{place}")} label={agencies::phone(place + 1)} telephone=true
                                value={line.phone.clone()} oninput={lines.set(place, |line, phone| line.phone = phone)} />
                            if line.code.is_empty() {
                                { lines.take_out(place, name) }
                            } else {
                                <Checkbox id={format!("agency-offered-{place}")} label={words::OFFERED} checked={!line.ended}
                                    onchange={lines.set(place, |line, offered: bool| line.ended = !offered)} />
                            }
                        </li>
                    }
                }) }
            </ul>
            { lines.add(NamedAgency {
                code: String::new(),
                name: String::new(),
                kind: Agency::FrontDoor,
                phone: String::new(),
                ended: false,
            }) }
        </>
    };
    let words = (agencies::TITLE, agencies::LEAD, agencies::SAVE);
    section(SettingKind::Agencies, words, &saving, onsave, fields)
}
