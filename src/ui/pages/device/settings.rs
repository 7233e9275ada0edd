//! The short name on the lock screen, and after how long to lock.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{ThisDevice, View};
use crate::ui::parts::{Button, Notice, Select, TextField, Tone, problem_panel};
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::device as words;

/// Properties of [`Settings`].
#[derive(Properties, PartialEq)]
pub struct SettingsProps {
    /// As they are.
    pub device: ThisDevice,
    /// Minutes until it locks, as they are.
    pub idle: u8,
}

/// What one sets of this device.
#[component]
pub fn Settings(props: &SettingsProps) -> Html {
    let task = use_task();
    let name = use_state(|| props.device.short_name.clone());
    let idle = use_state(|| props.idle);
    let (nameless, saved) = (use_state(|| false), use_state(|| false));
    let choices: Vec<AttrValue> =
        words::IDLE_CHOICES.iter().map(|minutes| words::minutes(*minutes).into()).collect();
    let chosen = words::IDLE_CHOICES.iter().position(|minutes| *minutes == *idle).unwrap_or_default();
    let onchange = {
        let idle = idle.clone();
        Callback::from(move |place: usize| {
            idle.set(words::IDLE_CHOICES.get(place).copied().unwrap_or(words::IDLE_CHOICES[0]));
        })
    };
    let onsubmit = {
        let (task, name, idle) = (task.clone(), name.clone(), idle.clone());
        let (nameless, saved) = (nameless.clone(), saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            nameless.set(name.trim().is_empty());
            saved.set(false);
            if name.trim().is_empty() {
                return;
            }
            let intent = Intent::KeepSettings { short_name: (*name).clone(), idle_minutes: *idle };
            let (failing, saved) = (task.clone(), saved.clone());
            task.run(intent, Vec::new(), move |view, _| match view {
                View::ThisDevice(_) => saved.set(true),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <section class="block">
            <h2>{ words::SETTINGS }</h2>
            <form {onsubmit} novalidate=true>
                <Select id="idle" label={words::IDLE} hint={words::IDLE_HINT} {choices} {chosen} {onchange} />
                <TextField id="short-name" label={words::SHORT_NAME} hint={words::SHORT_NAME_HINT} narrow=true value={(*name).clone()}
                    error={nameless.then_some(words::SHORT_NAME_MISSING)} oninput={Callback::from(move |text| name.set(text))} />
                { problem_panel(task.problem()) }
                <p><Button submit=true label={words::SETTINGS_SAVE} busy={task.busy()} /></p>
                if *saved { <Notice tone={Tone::Good} alert=true><p>{ words::SETTINGS_SAVED }</p></Notice> }
            </form>
        </section>
    }
}
