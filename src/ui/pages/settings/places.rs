//! Places.

use yew::prelude::*;

use super::{Lines, SettingProps, section, use_saving};
use crate::app::view::AllSettings;
use crate::domain::settings::{NamedPlace, Setting, SettingKind};
use crate::ui::parts::{Checkbox, TextField};
use crate::ui::text::settings::{self as words, places};

fn standing(all: &AllSettings) -> Vec<NamedPlace> {
    let places = all.settings.iter().find_map(|setting| match setting {
        Setting::Places { places } => Some(places.clone()),
        _ => None,
    });
    places.unwrap_or_default()
}

/// The places, to change.
#[component]
pub fn Places(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let state = use_state(|| standing(&props.all));
    {
        let state = state.clone();
        // What was just given a code keeps it when it is saved again.
        use_effect_with(standing(&props.all), move |standing| state.set(standing.clone()));
    }
    let lines = Lines(state.clone());
    let onsave = {
        let (saving, state) = (saving.clone(), state.clone());
        Callback::from(move |()| saving.save(Setting::Places { places: (*state).clone() }))
    };
    let fields = html! {
        <>
            <ul class="plain setting-lines">
                { for state.iter().enumerate().map(|(place, line)| {
                    let label = places::label(place + 1);
                    html! {
                        <li key={place} class="setting-line">
                            <TextField id={format!("place-{place}")} label={label.clone()} value={line.label.clone()}
                                oninput={lines.set(place, |line, label| line.label = label)} />
                            if line.code.is_empty() {
                                { lines.take_out(place, label) }
                            } else {
                                <Checkbox id={format!("place-offered-{place}")} label={words::OFFERED} checked={!line.ended}
                                    onchange={lines.set(place, |line, offered: bool| line.ended = !offered)} />
                            }
                        </li>
                    }
                }) }
            </ul>
            { lines.add(NamedPlace { code: String::new(), label: String::new(), ended: false }) }
        </>
    };
    section(SettingKind::Places, (places::TITLE, places::LEAD, places::SAVE), &saving, onsave, fields)
}
