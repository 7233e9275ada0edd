//! Forgotten the passphrase, or lost the authenticator: from the lock screen, in two steps that may be days apart.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::found::{mistake_of, passphrase_mistakes};
use super::frames::{ReadFrames, ShowFrames};
use crate::app::intent::Intent;
use crate::app::view::{ResetAsked, VaultCard, View};
use crate::domain::ids::VaultId;
use crate::ui::parts::{
    Button, ButtonKind, FileDrop, FileOut, Heading, Mistake, NewPassphrase, PassphraseField, Radios, failing,
    link_to, problem_panel, read_passphrase, safety_words, waiting, wipe, working,
};
use crate::ui::route::Route;
use crate::ui::session::{Files, out_of_step, use_session, use_task};
use crate::ui::state::{Happened, Phase};
use crate::ui::text::{self, files, passphrase, reset as words, welcome};

/// Which vault, then the reset of it.
#[component]
pub fn Reset() -> Html {
    let session = use_session();
    let chosen = use_state(|| None::<VaultId>);
    let Phase::Locked(locked) = &session.shell.phase else {
        return html! { <Heading title={words::DONE_TITLE} /> };
    };
    let vaults: Vec<VaultCard> = locked.vaults.iter().filter(|card| !card.practice).cloned().collect();
    let only = match vaults.as_slice() {
        [card] => Some(card.vault),
        _ => None,
    };
    html! {
        <div class="narrow">
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            { match chosen.or(only) {
                Some(vault) => html! { <OfVault key={vault.to_string()} {vault} /> },
                None => html! { <Which {vaults} onchosen={Callback::from(move |vault| chosen.set(Some(vault)))} /> },
            } }
            <p>{ link_to(words::BACK, Route::Home) }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct WhichProps {
    vaults: Vec<VaultCard>,
    onchosen: Callback<VaultId>,
}

#[component]
fn Which(props: &WhichProps) -> Html {
    let place = use_state(|| 0_usize);
    let names = props.vaults.iter().map(|card| card.label.clone().into()).collect::<Vec<_>>();
    let onsubmit = {
        let (vault, onchosen) = (props.vaults.get(*place).map(|card| card.vault), props.onchosen.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(vault) = vault {
                onchosen.emit(vault);
            }
        })
    };
    if props.vaults.is_empty() {
        return html! { <p>{ words::NO_VAULT }</p> };
    }
    let (chosen, set) = (*place, place.clone());
    html! {
        <form {onsubmit} novalidate=true>
            <Radios id="vault" legend={welcome::WHICH} choices={names} {chosen}
                onchange={Callback::from(move |place| set.set(place))} />
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={text::CONTINUE} />
            </div>
        </form>
    }
}

/// What is known of the reset of a vault.
#[derive(Clone, PartialEq)]
enum Known {
    Nothing,
    NoneWaits,
    Waits(ResetAsked, Rc<Vec<u8>>),
}

fn known(view: View, files: Files) -> Option<Known> {
    match (view, files.into_iter().next()) {
        (View::Reset(None), _) => Some(Known::NoneWaits),
        (View::Reset(Some(asked)), Some(request)) => Some(Known::Waits(asked, Rc::new(request))),
        _ => None,
    }
}

#[derive(Properties, PartialEq)]
struct OfVaultProps {
    vault: VaultId,
}

#[component]
fn OfVault(props: &OfVaultProps) -> Html {
    let task = use_task();
    let state = use_state(|| Known::Nothing);
    let anew = use_state(|| false);
    let look = {
        let (task, state, vault) = (task.clone(), state.clone(), props.vault);
        Callback::from(move |()| {
            let (state, failing) = (state.clone(), task.clone());
            task.run(Intent::LookAtOwnReset { vault }, Vec::new(), move |view, files| {
                match known(view, files) {
                    Some(known) => state.set(known),
                    None => failing.set_problem(Some(out_of_step())),
                }
            });
        })
    };
    {
        let look = look.clone();
        use_effect_with((), move |()| look.emit(()));
    }
    let onasked = {
        let (state, anew) = (state.clone(), anew.clone());
        Callback::from(move |known| {
            state.set(known);
            anew.set(false);
        })
    };
    match (&*state, task.problem()) {
        (Known::Nothing, Some(problem)) => failing(&problem, look),
        (Known::Nothing, None) => waiting(),
        (Known::Waits(asked, request), _) if !*anew => {
            let begin = Callback::from(move |()| anew.set(true));
            waits(props.vault, asked, request, &begin)
        }
        _ => html! { <Ask vault={props.vault} {onasked} /> },
    }
}

#[derive(Properties, PartialEq)]
struct AskProps {
    vault: VaultId,
    onasked: Callback<Known>,
}

/// The first step: the new passphrase is chosen, and the request is made.
#[component]
fn Ask(props: &AskProps) -> Html {
    let task = use_task();
    let mistakes = use_state(Vec::<Mistake>::new);
    let (node, again) = (use_node_ref(), use_node_ref());
    let onsubmit = {
        let (task, mistakes, node, again) = (task.clone(), mistakes.clone(), node.clone(), again.clone());
        let (vault, onasked) = (props.vault, props.onasked.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = read_passphrase(&node);
            let found = passphrase_mistakes(&typed, &read_passphrase(&again));
            let good = found.is_empty();
            if let Some((id, _)) = found.first() {
                crate::ui::window::focus_id(id);
            }
            mistakes.set(found);
            if !good {
                return;
            }
            let (failing, onasked) = (task.clone(), onasked.clone());
            task.run(Intent::AskReset { vault }, vec![typed], move |view, files| match known(view, files) {
                Some(known) => onasked.emit(known),
                None => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <form {onsubmit} novalidate=true>
            <h2>{ words::ASK_TITLE }</h2>
            <p>{ words::ASK }</p>
            <NewPassphrase node={node} {again} error={mistake_of(&mistakes, "passphrase")}
                again_error={mistake_of(&mistakes, "passphrase-again")} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::MAKE} busy={task.busy()} />
            </div>
            if task.busy() {
                { working(words::MAKING, task.progress()) }
            }
        </form>
    }
}

fn waits(vault: VaultId, asked: &ResetAsked, request: &Rc<Vec<u8>>, begin: &Callback<()>) -> Html {
    html! {
        <>
            <section class="block">
                <h2>{ words::REQUEST_TITLE }</h2>
                <p>{ words::REQUEST }</p>
                <FileOut name={asked.file_name.clone()} bytes={request.clone()} />
                <ShowFrames bytes={request.clone()} />
                <h3>{ words::WORDS_TITLE }</h3>
                { safety_words(&asked.words, words::WORDS_TITLE) }
                <p>{ words::WORDS }</p>
                <p><Button kind={ButtonKind::Quiet} label={words::BEGIN_AGAIN} onclick={begin.clone()} /></p>
            </section>
            <Take {vault} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TakeProps {
    vault: VaultId,
}

/// The second step: the grant comes back.
#[component]
fn Take(props: &TakeProps) -> Html {
    let session = use_session();
    let task = use_task();
    let file = use_state(|| None::<File>);
    let read = use_state(|| None::<Rc<Vec<u8>>>);
    let lacks = use_state(|| [false; 2]);
    let node = use_node_ref();
    let onfiles = {
        let file = file.clone();
        Callback::from(move |files: Vec<File>| file.set(files.into_iter().next()))
    };
    let onmessage = {
        let read = read.clone();
        Callback::from(move |message| read.set(Some(Rc::new(message))))
    };
    let onsubmit = {
        let (task, file, node, lacks, vault) =
            (task.clone(), file.clone(), node.clone(), lacks.clone(), props.vault);
        let read = read.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = read_passphrase(&node);
            lacks.set([file.is_none() && read.is_none(), typed.is_empty()]);
            if typed.is_empty() {
                return;
            }
            let (session, node, failing) = (session.clone(), node.clone(), task.clone());
            let intent = Intent::TakeGrant { vault };
            let done = move |view, _| match view {
                View::ResetDone => {
                    wipe(&node);
                    session.happened(Happened::Opened(None));
                    session.go(Route::Home);
                }
                _ => failing.set_problem(Some(out_of_step())),
            };
            match (&*read, &*file) {
                (Some(grant), _) => task.run(intent, vec![grant.to_vec(), typed], done),
                (None, Some(grant)) => task.run_with_files(intent, vec![grant.clone()], vec![typed], done),
                (None, None) => {}
            }
        })
    };
    let [no_file, no_passphrase] = *lacks;
    html! {
        <section class="block">
            <h2>{ words::TAKE_TITLE }</h2>
            <p>{ words::TAKE }</p>
            <form {onsubmit} novalidate=true>
                <FileDrop id="grant" label={words::GRANT} hint={words::GRANT_HINT} {onfiles}
                    error={task.unread().map(files::unread).or(no_file.then_some(words::GRANT_MISSING))} />
                if let Some(file) = &*file {
                    <p>{ words::CHOSEN }{ " " }<strong class="mono">{ file.name() }</strong></p>
                }
                <ReadFrames id="grant-pictures" {onmessage} />
                if read.is_some() { <p>{ words::GRANT_READ }</p> }
                <PassphraseField id="new-passphrase" label={words::NEW} {node} called={words::SHOW_NEW}
                    error={no_passphrase.then_some(passphrase::MISSING)} />
                { problem_panel(task.problem()) }
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} submit=true label={words::OPEN} busy={task.busy()} />
                </div>
                if task.busy() {
                    { working(words::OPENING, task.progress()) }
                }
            </form>
        </section>
    }
}
