//! This device: facts about it, locking, how the browser keeps it, and taking it off this computer.

mod remove;
mod settings;
mod storage;

use yew::prelude::*;

use super::kit_drill;
use crate::app::intent::Intent;
use crate::app::view::View;
use crate::domain::access::{Action, allows};
use crate::ui::parts::{Heading, failing, link_to, safety_words, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::text::{device as words, people, titles};
use crate::vault::root::IDLE;
use remove::Remove;
use settings::Settings;
use storage::Storage;

/// Facts about this device.
#[component]
pub fn Device() -> Html {
    let session = use_session();
    let (loaded, again) = use_view(Intent::ThisDevice);
    let status = session.shell.status.clone();
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::WHERE }</p>
            <p>{ link_to(titles::KEYS, Route::Keys) }</p>
            <p>{ link_to(titles::POST_BOX, Route::PostBox) }</p>
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match &**view {
                    View::ThisDevice(device) => html! {
                        <>
                            <dl class="facts">
                                <div><dt>{ words::LABEL }</dt><dd>{ &device.label }</dd></div>
                                if let Some(status) = &status {
                                    <div><dt>{ words::WHO }</dt><dd>{ people::name_and_job(&status.me.name, &status.me.job) }</dd></div>
                                    <div>
                                        <dt>{ words::ROLE }</dt>
                                        <dd>{ people::role(status.role) }{ ": " }{ people::role_means(status.role) }</dd>
                                    </div>
                                }
                                <div><dt>{ words::ENTRIES }</dt><dd>{ device.entries }</dd></div>
                                <div><dt>{ words::OWN }</dt><dd>{ device.own }</dd></div>
                                <div><dt>{ words::GENERATION }</dt><dd>{ device.generation }</dd></div>
                            </dl>
                            <Settings device={device.clone()} idle={status.as_ref().map_or(IDLE, |status| status.idle_minutes)} />
                            <Storage device={device.clone()} />
                            if status.as_ref().is_some_and(|status| allows(status.role, Action::FullCopy)) {
                                <h2>{ words::KIT }</h2>
                                <p>{ kit_drill::last_tried(device.kit_proven) }</p>
                                <p>{ link_to(titles::KIT_DRILL, Route::KitDrill) }</p>
                            }
                            <h2>{ words::WORDS }</h2>
                            { safety_words(&device.safety_words, words::WORDS) }
                            <h2>{ words::FINGERPRINT }</h2>
                            { safety_words(&device.fingerprint, words::FINGERPRINT) }
                            <p class="hint">{ words::FINGERPRINT_ABOUT }</p>
                            <Remove drafts={device.drafts} waiting={status.as_ref().map_or(0, |status| status.not_handed_over)} />
                        </>
                    },
                    _ => waiting(),
                },
            } }
        </>
    }
}
