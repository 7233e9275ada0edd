//! Places.

use yew::prelude::*;

use super::{SettingProps, section, use_lines, use_saving};
use crate::domain::settings::{NamedPlace, Setting, SettingKind};
use crate::ui::parts::{Checkbox, TextField};
use crate::ui::text::settings::{self as words, places};

fn standing(setting: &Setting) -> Option<&Vec<NamedPlace>> {
    match setting {
        Setting::Places { places } => Some(places),
        _ => None,
    }
}

/// The places, to change.
#[component]
pub fn Places(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let lines = use_lines(&props.all, standing);
    let onsave = {
        let (saving, lines) = (saving.clone(), lines.clone());
        Callback::from(move |()| saving.save(Setting::Places { places: lines.all() }))
    };
    let fields = html! {
        <>
            <ul class="plain setting-lines">
                { for lines.0.iter().enumerate().map(|(place, line)| {
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
