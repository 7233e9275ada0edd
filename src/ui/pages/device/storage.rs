//! How the browser keeps what is here, said as it is, and how to find out what it does not say.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{ThisDevice, View};
use crate::ui::moment;
use crate::ui::parts::{Button, Notice, Tone, problem_panel};
use crate::ui::session::{out_of_step, use_task};
use crate::ui::storage::{self, Kept};
use crate::ui::text::device as words;

/// Properties of [`Storage`].
#[derive(Properties, PartialEq)]
pub struct StorageProps {
    /// What the vault knows of it.
    pub device: ThisDevice,
}

/// How the browser keeps it.
#[component]
pub fn Storage(props: &StorageProps) -> Html {
    let task = use_task();
    let kept = use_state(|| None::<Kept>);
    let refused = use_state(|| false);
    let mark = use_state(|| props.device.mark);
    {
        let kept = kept.clone();
        use_effect_with((), move |()| spawn_local(async move { kept.set(Some(storage::look().await)) }));
    }
    let ask = {
        let (kept, refused) = (kept.clone(), refused.clone());
        Callback::from(move |()| {
            let (kept, refused) = (kept.clone(), refused.clone());
            spawn_local(async move {
                refused.set(storage::persist().await != Some(true));
                kept.set(Some(storage::look().await));
            });
        })
    };
    let leave = {
        let (task, mark) = (task.clone(), mark.clone());
        Callback::from(move |()| {
            let (failing, mark) = (task.clone(), mark.clone());
            task.run(Intent::LeaveMark, Vec::new(), move |view, _| match view {
                View::Marked(at) => mark.set(Some(at)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let device = &props.device;
    let promised = kept.and_then(|kept| kept.persisted);
    html! {
        <section class="block">
            <h2>{ words::STORAGE }</h2>
            <dl class="facts">
                <div>
                    <dt>{ words::PERSISTED }</dt>
                    <dd>{ match promised {
                        Some(true) => words::PERSISTED_YES,
                        Some(false) => words::PERSISTED_NO,
                        None => words::PERSISTED_UNKNOWN,
                    } }</dd>
                </div>
                if let Some((used, quota)) = kept.and_then(|kept| kept.used.zip(kept.quota)) {
                    <div><dt>{ words::USED }</dt><dd>{ words::room(used, quota) }</dd></div>
                }
                <div>
                    <dt>{ words::LAST_HAND_OVER }</dt>
                    <dd>{ device.handed_over.map_or_else(|| words::NEVER.to_owned(), moment::day_and_time) }</dd>
                </div>
                <div><dt>{ words::NOT_RECEIVED }</dt><dd>{ words::not_received(device.not_received) }</dd></div>
                <div><dt>{ words::DRAFTS }</dt><dd>{ device.drafts }</dd></div>
            </dl>
            if promised == Some(false) {
                <p><Button label={words::ASK_PERSIST} onclick={ask} /></p>
            }
            if *refused { <Notice tone={Tone::Warn} alert=true><p>{ words::PERSIST_REFUSED }</p></Notice> }
            if kept.is_some_and(|kept| kept.clears_after_a_week && !kept.installed) {
                <Notice tone={Tone::Warn} title={words::WEEK_TITLE}><p>{ words::WEEK }</p></Notice>
            }
            if kept.is_some_and(|kept| kept.looks_private) {
                <Notice tone={Tone::Warn} title={words::PRIVATE_TITLE}><p>{ words::PRIVATE }</p></Notice>
            }
            <h3>{ words::ERASE_TITLE }</h3>
            <p>{ words::ERASE_LEAD }</p>
            if let Some(at) = *mark {
                <p>{ words::mark_left(&moment::day_and_time(at)) }</p>
            }
            { problem_panel(task.problem()) }
            <p><Button label={words::LEAVE_MARK} busy={task.busy()} onclick={leave} /></p>
        </section>
    }
}
