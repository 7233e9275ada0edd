//! Days on which the school is closed.

use yew::prelude::*;

use super::{SettingProps, section, use_lines, use_saving};
use crate::domain::settings::{Holiday, Setting, SettingKind};
use crate::domain::time::Day;
use crate::ui::parts::{Picks, TextField};
use crate::ui::text::settings::holidays;

fn standing(setting: &Setting) -> Option<&Vec<Holiday>> {
    match setting {
        Setting::Holidays { holidays } => Some(holidays),
        _ => None,
    }
}

/// The holidays, to change.
#[component]
pub fn HolidayDays(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let lines = use_lines(&props.all, standing);
    let onsave = {
        let (saving, lines) = (saving.clone(), lines.clone());
        Callback::from(move |()| saving.save(Setting::Holidays { holidays: lines.all() }))
    };
    let today = props.all.today;
    let fields = html! {
        <>
            <ul class="plain setting-lines">
                { for lines.0.iter().enumerate().map(|(place, holiday)| {
                    let name = holidays::name(place + 1);
                    html! {
                        <li key={place} class="setting-line">
                            <TextField id={format!("holiday-{place}")} label={name.clone()} value={holiday.name.clone()}
                                oninput={lines.set(place, |holiday, name| holiday.name = name)} />
                            <TextField id={format!("holiday-from-{place}")} label={holidays::from(place + 1)} value={holiday.from.iso()}
                                narrow=true picks={Picks::Day} oninput={lines.set(place, |holiday, text: String| {
                                    holiday.from = Day::parse_iso(&text).unwrap_or(holiday.from);
                                })} />
                            <TextField id={format!("holiday-until-{place}")} label={holidays::until(place + 1)} value={holiday.until.iso()}
                                narrow=true picks={Picks::Day} oninput={lines.set(place, |holiday, text: String| {
                                    holiday.until = Day::parse_iso(&text).unwrap_or(holiday.until);
                                })} />
                            { lines.take_out(place, name) }
                        </li>
                    }
                }) }
            </ul>
            { lines.add(Holiday { name: String::new(), from: today, until: today }) }
        </>
    };
    let words = (holidays::TITLE, holidays::LEAD, holidays::SAVE);
    section(SettingKind::Holidays, words, &saving, onsave, fields)
}
