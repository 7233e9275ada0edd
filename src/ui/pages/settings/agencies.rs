//! Agencies.

use yew::prelude::*;

use super::{SettingProps, section, use_lines, use_saving};
use crate::domain::disclosure::Agency;
use crate::domain::settings::{NamedAgency, Setting, SettingKind};
use crate::ui::parts::{Checkbox, Select, TextField};
use crate::ui::text::actions::disclosure;
use crate::ui::text::settings::{self as words, agencies};

fn standing(setting: &Setting) -> Option<&Vec<NamedAgency>> {
    match setting {
        Setting::Agencies { agencies } => Some(agencies),
        _ => None,
    }
}

/// The agencies, to change.
#[component]
pub fn Agencies(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let lines = use_lines(&props.all, standing);
    let onsave = {
        let (saving, lines) = (saving.clone(), lines.clone());
        Callback::from(move |()| saving.save(Setting::Agencies { agencies: lines.all() }))
    };
    let kinds: Vec<AttrValue> =
        Agency::ALL.iter().map(|kind| AttrValue::from(disclosure::agency(*kind))).collect();
    let fields = html! {
        <>
            <ul class="plain setting-lines">
                { for lines.0.iter().enumerate().map(|(place, line)| {
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
