//! What a school chooses: after how many days what happens.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::View;
use crate::domain::event::SchoolSettings;
use crate::ui::parts::{Button, Notice, TextField, Tone, failing, problem_panel, waiting};
use crate::ui::session::{Loaded, use_task, use_view};
use crate::ui::text::letting_go as words;
use crate::ui::window;

/// The school's settings.
#[component]
pub fn Settings() -> Html {
    let (loaded, again) = use_view(Intent::Settings);
    match &loaded {
        Loaded::Waiting => waiting(),
        Loaded::Failed(problem) => failing(problem, again),
        Loaded::Here(view) => match &**view {
            View::Settings(settings) => html! { <Form settings={*settings} /> },
            _ => waiting(),
        },
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    settings: SchoolSettings,
}

/// What was typed as a number of days: empty is none.
fn days(text: &str) -> Result<Option<u32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|days| (1..=3_650).contains(days)).map(Some).ok_or(()),
    }
}

fn shown(days: Option<u32>) -> String {
    days.map(|days| days.to_string()).unwrap_or_default()
}

#[component]
fn Form(props: &FormProps) -> Html {
    let task = use_task();
    let keep = use_state(|| shown(props.settings.keep_days));
    let copy = use_state(|| shown(props.settings.copy_days));
    let saved = use_state(|| false);
    let tried = use_state(|| false);
    let onsubmit = {
        let (task, keep, copy) = (task.clone(), keep.clone(), copy.clone());
        let (saved, tried) = (saved.clone(), tried.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Ok(keep_days), Ok(copy_days)) = (days(&keep), days(&copy)) else {
                tried.set(true);
                window::focus_id(if days(&keep).is_err() { "keep-days" } else { "copy-days" });
                return;
            };
            let saved = saved.clone();
            let intent = Intent::SaveSettings(SchoolSettings { keep_days, copy_days });
            task.run(intent, Vec::new(), move |_, _| saved.set(true));
        })
    };
    let typed = |field: &UseStateHandle<String>| {
        let (field, saved) = (field.clone(), saved.clone());
        Callback::from(move |text| {
            saved.set(false);
            field.set(text);
        })
    };
    let wrong = |text: &str| (*tried && days(text).is_err()).then_some(words::NOT_DAYS);
    html! {
        <form class="narrow block" {onsubmit} novalidate=true>
            <h2>{ words::SETTINGS_TITLE }</h2>
            if *saved {
                <Notice tone={Tone::Good} alert=true><p>{ words::SETTINGS_SAVED }</p></Notice>
            }
            <TextField id="keep-days" label={words::KEEP_DAYS} hint={words::KEEP_DAYS_HINT} narrow=true
                value={(*keep).clone()} oninput={typed(&keep)} error={wrong(&keep)} />
            <TextField id="copy-days" label={words::COPY_DAYS} hint={words::COPY_DAYS_HINT} narrow=true
                value={(*copy).clone()} oninput={typed(&copy)} error={wrong(&copy)} />
            { problem_panel(task.problem()) }
            <p class="buttons"><Button submit=true label={words::SETTINGS_SAVE} busy={task.busy()} /></p>
        </form>
    }
}
