//! The facts of the safeguarding policy.

use yew::prelude::*;

use super::{SettingProps, section, use_saving};
use crate::app::view::AllSettings;
use crate::domain::settings::{Policy, Setting, SettingKind};
use crate::domain::time::Day;
use crate::ui::parts::{Picks, TextField};
use crate::ui::text::settings::policy;

fn standing(all: &AllSettings) -> Policy {
    let policy = all.settings.iter().find_map(|setting| match setting {
        Setting::Policy(policy) => Some(policy.clone()),
        _ => None,
    });
    policy.unwrap_or_default()
}

fn shown(day: Option<Day>) -> String {
    day.map(Day::iso).unwrap_or_default()
}

/// The policy, to change.
#[component]
pub fn PolicyFacts(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let state = use_state(|| standing(&props.all));
    let set = |change: fn(&mut Policy, String)| {
        let state = state.clone();
        Callback::from(move |text: String| {
            let mut next = (*state).clone();
            change(&mut next, text);
            state.set(next);
        })
    };
    let onsave = {
        let (saving, state) = (saving.clone(), state.clone());
        Callback::from(move |()| saving.save(Setting::Policy((*state).clone())))
    };
    let fields = html! {
        <>
            <TextField id="policy-title" label={policy::NAME} value={state.title.clone()} oninput={set(|policy, text| policy.title = text)} />
            <TextField id="policy-kept" label={policy::KEPT} value={state.kept.clone()} oninput={set(|policy, text| policy.kept = text)} />
            <TextField id="policy-author" label={policy::AUTHOR} value={state.author.clone()} oninput={set(|policy, text| policy.author = text)} />
            <TextField id="policy-dated" label={policy::DATED} value={shown(state.dated)} narrow=true picks={Picks::Day}
                oninput={set(|policy, text| policy.dated = Day::parse_iso(&text))} />
            <TextField id="policy-review" label={policy::REVIEW} value={shown(state.review)} narrow=true picks={Picks::Day}
                oninput={set(|policy, text| policy.review = Day::parse_iso(&text))} />
        </>
    };
    section(SettingKind::Policy, (policy::TITLE, policy::LEAD, policy::SAVE), &saving, onsave, fields)
}
