//! The lock screen's second question: the code of an authenticator app, or a passkey.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::welcome::opened;
use crate::app::intent::Intent;
use crate::app::view::FactorAsked;
use crate::ui::parts::{Button, ButtonKind, Heading, TextField, problem_panel};
use crate::ui::passkey;
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::text::{self, keys, welcome as words};
use crate::ui::window;
use crate::vault::root::IDLE;

/// Properties of [`SecondFactor`].
#[derive(Properties, PartialEq)]
pub struct SecondFactorProps {
    /// What is taken.
    pub asked: FactorAsked,
    /// Go on to recording a concern.
    pub record: bool,
}

/// The second question.
#[component]
pub fn SecondFactor(props: &SecondFactorProps) -> Html {
    let session = use_session();
    let task = use_task();
    let code = use_state(String::new);
    let empty = use_state(|| false);
    let record = props.record;
    let give = {
        let (session, task, code) = (session.clone(), task.clone(), code.clone());
        move |intent: Intent, blob: Vec<u8>| {
            let (session, failing, typed) = (session.clone(), task.clone(), code.clone());
            task.run(intent, vec![blob], move |view, _| {
                typed.set(String::new());
                if !opened(&session, &view, record) {
                    failing.set_problem(Some(out_of_step()));
                }
            });
        }
    };
    let onsubmit = {
        let (give, code, empty) = (give.clone(), code.clone(), empty.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            empty.set(code.trim().is_empty());
            window::focus_id("code");
            if !code.trim().is_empty() {
                give(Intent::GiveCode, code.as_bytes().to_vec());
            }
        })
    };
    let offers = props.asked.passkeys.clone();
    let use_passkey = {
        let (offers, task) = (offers.clone(), task.clone());
        Callback::from(move |()| {
            let (offers, task, give) = (offers.clone(), task.clone(), give.clone());
            spawn_local(async move {
                match passkey::ask(&offers).await {
                    Ok((number, answer)) => give(Intent::GivePasskey { number }, answer.secret),
                    Err(none) => task.set_problem(none.problem()),
                }
            });
        })
    };
    use_effect_with((), |()| {
        // The passphrase was right: nobody is to find the page half open.
        let timer = Timeout::new(u32::from(IDLE) * 60_000, window::reload);
        move || drop(timer)
    });
    let again = Callback::from(|()| window::reload());
    let app = props.asked.app;
    html! {
        <form {onsubmit} novalidate=true>
            <Heading title={words::LOCKED_TITLE} focus=false />
            if !offers.is_empty() {
                <p>{ keys::LOCK_PASSKEY }</p>
                <p><Button kind={ButtonKind::Primary} label={keys::USE_PASSKEY} busy={task.busy()} onclick={use_passkey} /></p>
            }
            if app {
                <TextField id="code" label={keys::LOCK_CODE} hint={keys::LOCK_CODE_HINT} narrow=true first=true
                    error={empty.then_some(keys::LOCK_CODE_MISSING)} value={(*code).clone()}
                    oninput={Callback::from(move |text| code.set(text))} />
            }
            { problem_panel(task.problem()) }
            <div class="buttons">
                if app {
                    <Button kind={if offers.is_empty() { ButtonKind::Primary } else { ButtonKind::Secondary }} submit=true
                        label={keys::GO_ON} busy={task.busy()} />
                }
                <Button kind={ButtonKind::Quiet} label={text::CANCEL} onclick={again} />
            </div>
        </form>
    }
}
