//! Passkeys: the list, making one, removing one.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{PasskeyCard, PasskeyOffered, Passkeys as Kept, View};
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Notice, TextField, Tone, failing, problem_panel, waiting};
use crate::ui::passkey;
use crate::ui::session::{Loaded, Task, out_of_step, use_task, use_view};
use crate::ui::text::keys as words;
use crate::ui::window;

/// Passkeys.
#[component]
pub fn Passkeys() -> Html {
    let (loaded, again) = use_view(Intent::Passkeys);
    let newer = use_state(|| None::<Kept>);
    let first = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Passkeys(kept) => Some(kept.clone()),
            _ => None,
        },
        _ => None,
    };
    let onkept = {
        let newer = newer.clone();
        Callback::from(move |kept| newer.set(Some(kept)))
    };
    html! {
        <section class="block no-print">
            <h2>{ words::PASSKEYS_TITLE }</h2>
            { match ((*newer).clone().or(first), &loaded) {
                (Some(kept), _) => html! {
                    <>
                        <p>{ if kept.factor { words::PASSKEYS_FACTOR } else { words::PASSKEYS_UNLOCK } }</p>
                        if !kept.passkeys.is_empty() {
                            <ul class="cards">
                                { for kept.passkeys.iter().map(|card| html! {
                                    <Card key={card.number} card={card.clone()} onkept={onkept.clone()} />
                                }) }
                            </ul>
                        }
                        if passkey::possible() {
                            <Add onkept={onkept.clone()} />
                        } else {
                            <p class="hint">{ words::PASSKEYS_IMPOSSIBLE }</p>
                        }
                        if kept.app_removable {
                            <RemoveApp onkept={onkept.clone()} />
                        }
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </section>
    }
}

fn change(task: &Task, intent: Intent, blobs: Vec<Vec<u8>>, onkept: &Callback<Kept>) {
    let (failing, onkept) = (task.clone(), onkept.clone());
    task.run(intent, blobs, move |view, _| match view {
        View::Passkeys(kept) => onkept.emit(kept),
        _ => failing.set_problem(Some(out_of_step())),
    });
}

#[derive(Properties, PartialEq)]
struct CardProps {
    card: PasskeyCard,
    onkept: Callback<Kept>,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let task = use_task();
    let card = &props.card;
    let remove = {
        let (task, onkept, number) = (task.clone(), props.onkept.clone(), card.number);
        Callback::from(move |()| change(&task, Intent::RemovePasskey { number }, Vec::new(), &onkept))
    };
    html! {
        <li class="card">
            <p class="card-title">{ &card.name }</p>
            <p class="hint">
                { if card.factor { words::PASSKEY_IS_FACTOR } else { words::PASSKEY_IS_UNLOCK } }
                { " · " }{ words::passkey_added(&moment::day_and_time(card.added)) }
            </p>
            { problem_panel(task.problem()) }
            <p><Button kind={ButtonKind::Quiet} label={words::PASSKEY_REMOVE} about={card.name.clone()} busy={task.busy()}
                onclick={remove} /></p>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    onkept: Callback<Kept>,
}

#[component]
fn Add(props: &AddProps) -> Html {
    let task = use_task();
    let name = use_state(String::new);
    let (nameless, added) = (use_state(|| false), use_state(|| false));
    let make = {
        let (task, name, added, onkept) = (task.clone(), name.clone(), added.clone(), props.onkept.clone());
        Callback::from(move |offered: PasskeyOffered| {
            let (task, name, added, onkept) = (task.clone(), name.clone(), added.clone(), onkept.clone());
            spawn_local(async move {
                match passkey::make(&offered).await {
                    Ok(answer) => {
                        let intent = Intent::KeepPasskey {
                            name: name.trim().to_owned(),
                            credential: answer.credential,
                        };
                        let onkept = onkept.reform(move |kept| {
                            name.set(String::new());
                            added.set(true);
                            kept
                        });
                        change(&task, intent, vec![answer.secret], &onkept);
                    }
                    Err(none) => task.set_problem(none.problem()),
                }
            });
        })
    };
    let onsubmit = {
        let (task, name, nameless, added) = (task.clone(), name.clone(), nameless.clone(), added.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            added.set(false);
            nameless.set(name.trim().is_empty());
            if name.trim().is_empty() {
                window::focus_id("passkey-name");
                return;
            }
            let (failing, make) = (task.clone(), make.clone());
            task.run(Intent::OfferPasskey, Vec::new(), move |view, _| match view {
                View::PasskeyOffered(offered) => make.emit(offered),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <form {onsubmit} novalidate=true>
            <TextField id="passkey-name" label={words::PASSKEY_NAME} hint={words::PASSKEY_NAME_HINT} narrow=true
                error={nameless.then_some(words::PASSKEY_NAME_MISSING)} value={(*name).clone()}
                oninput={Callback::from(move |text| name.set(text))} />
            { problem_panel(task.problem()) }
            if *added { <Notice tone={Tone::Good} title={words::PASSKEY_ADDED} alert=true /> }
            <p><Button submit=true label={words::PASSKEY_ADD} busy={task.busy()} /></p>
        </form>
    }
}

#[component]
fn RemoveApp(props: &AddProps) -> Html {
    let task = use_task();
    let remove = {
        let (task, onkept) = (task.clone(), props.onkept.clone());
        Callback::from(move |()| change(&task, Intent::RemoveApp, Vec::new(), &onkept))
    };
    html! {
        <>
            <h3>{ words::APP_REMOVE_TITLE }</h3>
            <p>{ words::APP_REMOVE_ABOUT }</p>
            { problem_panel(task.problem()) }
            <p><Button label={words::APP_REMOVE} busy={task.busy()} onclick={remove} /></p>
        </>
    }
}
