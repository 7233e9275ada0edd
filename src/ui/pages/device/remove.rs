//! Take one's vault off this computer.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::ui::parts::{Button, ButtonKind, Checkbox, Dialog, Notice, Tone, link_to, problem_panel};
use crate::ui::route::Route;
use crate::ui::session::use_task;
use crate::ui::text::{device as words, titles};
use crate::ui::window;

/// Properties of [`Remove`].
#[derive(Properties, PartialEq)]
pub struct RemoveProps {
    /// How many drafts would go with it.
    pub drafts: usize,
    /// How much has not been handed over.
    pub waiting: usize,
}

/// Removes the open vault.
#[component]
pub fn Remove(props: &RemoveProps) -> Html {
    let task = use_task();
    let (asked, drafts) = (use_state(|| false), use_state(|| false));
    let ask = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(true))
    };
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(false))
    };
    let remove = {
        let (task, asked, with_drafts) = (task.clone(), asked.clone(), *drafts);
        Callback::from(move |()| {
            asked.set(false);
            task.run(Intent::RemoveVault { with_drafts }, Vec::new(), |_, _| {
                window::replace_address(Route::Home);
                window::reload();
            });
        })
    };
    html! {
        <section class="block">
            <h2>{ words::REMOVE }</h2>
            <p>{ words::REMOVE_LEAD }</p>
            if props.waiting > 0 {
                <Notice tone={Tone::Warn}>
                    <p>{ words::REMOVE_WAITING }</p>
                    <p>{ link_to(titles::HAND_OVER, Route::HandOver) }</p>
                </Notice>
            } else {
                { problem_panel(task.problem()) }
                <p><Button kind={ButtonKind::Danger} label={words::REMOVE_ASK} busy={task.busy()} onclick={ask} /></p>
            }
            if *asked {
                <Dialog id="remove" title={words::REMOVE_TITLE} onclose={close.clone()}>
                    <p>{ words::REMOVE_BODY }</p>
                    if props.drafts > 0 {
                        <Checkbox id="remove-drafts" label={words::REMOVE_DRAFTS} checked={*drafts}
                            onchange={Callback::from(move |with: bool| drafts.set(with))} />
                    }
                    <div class="buttons">
                        <Button label={words::REMOVE_KEEP} onclick={close} />
                        <Button kind={ButtonKind::Danger} label={words::REMOVE_NOW} onclick={remove} />
                    </div>
                </Dialog>
            }
        </section>
    }
}
