//! Choosing the folder, and allowing it again: both need a person's own press of a button, in the page.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::intent::{Intent, PostIntent};
use crate::domain::ids::VaultId;
use crate::platform::post_box::PostBoxes;
use crate::platform::post_box::folder::{self, Folders};
use crate::ui::parts::{Button, ButtonKind, Notice, Tone, problem_panel, working};
use crate::ui::session::use_task;
use crate::ui::text::post_box as words;

/// Properties of [`Choose`].
#[derive(Properties, PartialEq)]
pub struct ChooseProps {
    /// The vault whose post box it is to be.
    pub vault: VaultId,
    /// There is none yet.
    pub first: bool,
    /// The folder is used.
    pub done: Callback<()>,
}

/// Chooses the folder.
#[component]
pub fn Choose(props: &ChooseProps) -> Html {
    let task = use_task();
    let refused = use_state(|| false);
    let choose = {
        let (task, refused, vault, done) = (task.clone(), refused.clone(), props.vault, props.done.clone());
        Callback::from(move |()| {
            let (task, refused, done) = (task.clone(), refused.clone(), done.clone());
            spawn_local(async move {
                let kept = match folder::pick().await {
                    Ok(Some(handle)) => folder::keep(&vault, &handle).await,
                    // They turned back.
                    Ok(None) => return,
                    Err(error) => Err(error),
                };
                refused.set(kept.is_err());
                if kept.is_ok() {
                    task.run(Intent::Post(PostIntent::Use), Vec::new(), move |_, _| done.emit(()));
                }
            });
        })
    };
    let (label, kind) = if props.first {
        (words::CHOOSE, ButtonKind::Primary)
    } else {
        (words::CHOOSE_ANOTHER, ButtonKind::Secondary)
    };
    html! {
        <>
            <p>{ words::CHOOSE_HINT }</p>
            if *refused {
                <Notice tone={Tone::Warn} title={words::NOT_CHOSEN} alert=true><p>{ words::NOT_CHOSEN_BODY }</p></Notice>
            }
            { problem_panel(task.problem()) }
            <p class="buttons"><Button {kind} {label} busy={task.busy()} onclick={choose} /></p>
            if task.busy() {
                { working(words::LOOKING, task.progress()) }
            }
        </>
    }
}

/// Properties of [`Allow`].
#[derive(Properties, PartialEq)]
pub struct AllowProps {
    /// The vault whose post box it is.
    pub vault: VaultId,
    /// It was looked into again.
    pub done: Callback<()>,
}

/// Has the browser ask for the folder again.
#[component]
pub fn Allow(props: &AllowProps) -> Html {
    let task = use_task();
    let allow = {
        let (task, vault, done) = (task.clone(), props.vault, props.done.clone());
        Callback::from(move |()| {
            let (task, done) = (task.clone(), done.clone());
            spawn_local(async move {
                if let Ok(Some(folder)) = Folders.open(&vault).await {
                    // Whatever they said, the next round shows how it stands.
                    let _ = folder.ask_permission().await;
                }
                task.run(Intent::Post(PostIntent::Round), Vec::new(), move |_, _| done.emit(()));
            });
        })
    };
    html! {
        <>
            { problem_panel(task.problem()) }
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={words::ALLOW} busy={task.busy()} onclick={allow} />
            </p>
        </>
    }
}
