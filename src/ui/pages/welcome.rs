//! The first thing anyone sees: the three ways in, or, where there are vaults, the lock screen.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::second_factor::SecondFactor;
use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{FactorAsked, VaultCard, View, Welcome as Vaults};
use crate::domain::ids::VaultId;
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Heading, LinkButton, Notice, PassphraseField, Radios, Tone, link_to, problem_panel,
    read_passphrase, wipe, working,
};
use crate::ui::passkey;
use crate::ui::route::{FoundStep, Route};
use crate::ui::session::{Loaded, Session, out_of_step, use_session, use_task, use_view};
use crate::ui::state::Happened;
use crate::ui::text::{device, keys, passphrase, reset, visitor, welcome as words};
use crate::ui::window;

/// Properties of [`Welcome`].
#[derive(Properties, PartialEq)]
pub struct WelcomeProps {
    /// The vaults in this browser profile.
    pub welcome: Rc<Vaults>,
}

/// The welcome, or the lock screen.
#[component]
pub fn Welcome(props: &WelcomeProps) -> Html {
    if props.welcome.vaults.is_empty() {
        html! {
            <>
                <Heading title={words::TITLE} focus=false />
                <p class="lead">{ words::LEAD }</p>
                { mark(&props.welcome) }
                <WaysIn />
            </>
        }
    } else {
        html! {
            <div class="lock">
                <Unlock vaults={props.welcome.vaults.clone()} />
                { mark(&props.welcome) }
                <details class="more">
                    <summary>{ words::OTHER }</summary>
                    <WaysIn />
                </details>
            </div>
        }
    }
}

/// The mark that shows whether this computer erases everything, if one was left.
fn mark(welcome: &Vaults) -> Html {
    welcome.mark.map_or_else(Html::default, |at| {
        html! { <p class="hint">{ device::mark_left(&moment::day_and_time(at)) }</p> }
    })
}

/// Found, join, practise.
#[component]
fn WaysIn() -> Html {
    let session = use_session();
    let task = use_task();
    let practise = {
        let task = task.clone();
        Callback::from(move |()| {
            let session = session.clone();
            let failing = task.clone();
            task.run(Intent::Practise, Vec::new(), move |view, _| match view {
                View::Home(home) => {
                    session.happened(Happened::Opened(Some(home)));
                    session.go(Route::Home);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <div class="ways">
            <section class="way">
                <h2>{ words::JOIN }</h2>
                <p>{ words::JOIN_ABOUT }</p>
                <LinkButton label={words::JOIN} to={Route::Join} />
            </section>
            <section class="way">
                <h2>{ words::FOUND }</h2>
                <p>{ words::FOUND_ABOUT }</p>
                <LinkButton label={words::FOUND} to={Route::Found(FoundStep::School)} />
            </section>
            <section class="way">
                <h2>{ words::RESTORE }</h2>
                <p>{ words::RESTORE_ABOUT }</p>
                <LinkButton label={words::RESTORE} to={Route::Restore} />
            </section>
            <section class="way">
                <h2>{ words::PRACTISE }</h2>
                <p>{ words::PRACTISE_ABOUT }</p>
                <Button label={words::OPEN_PRACTICE} busy={task.busy()} onclick={practise} />
                if task.busy() {
                    { working(words::PRACTICE_MAKING, task.progress()) }
                }
                { problem_panel(task.problem()) }
            </section>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct UnlockProps {
    vaults: Vec<VaultCard>,
}

/// How a vault is to be opened.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Plainly,
    ToRecord,
    TakingOver,
}

#[component]
fn Unlock(props: &UnlockProps) -> Html {
    let session = use_session();
    let task = use_task();
    let chosen = use_state(|| 0_usize);
    let empty = use_state(|| false);
    let to_record = use_state(|| false);
    let asked = use_state(|| None::<FactorAsked>);
    let node = use_node_ref();
    let open = {
        let asked = asked.clone();
        let (task, node, empty, to_record) = (task.clone(), node.clone(), empty.clone(), to_record.clone());
        let vault = props.vaults.get(*chosen).map(|card| card.vault);
        Callback::from(move |how: Open| {
            let typed = read_passphrase(&node);
            empty.set(typed.is_empty());
            let Some(vault) = vault.filter(|_| !typed.is_empty()) else {
                window::focus(&node);
                return;
            };
            let record = how == Open::ToRecord || (how == Open::TakingOver && *to_record);
            to_record.set(record);
            let intent =
                if how == Open::TakingOver { Intent::TakeOver { vault } } else { Intent::Unlock { vault } };
            let (session, node, failing) = (session.clone(), node.clone(), task.clone());
            let asked = asked.clone();
            task.run(intent, vec![typed], move |view, _| {
                wipe(&node);
                match view {
                    View::CodeNeeded(factor) => asked.set(Some(factor)),
                    view if opened(&session, &view, record) => {}
                    _ => failing.set_problem(Some(out_of_step())),
                }
            });
        })
    };
    let problem = task.problem();
    {
        let (node, wrong) = (node.clone(), problem == Some(Problem::WrongPassphrase));
        use_effect_with(wrong, move |wrong| {
            if *wrong {
                window::focus(&node);
                if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
                    input.select();
                }
            }
        });
    }
    use_alt_r(open.reform(|()| Open::ToRecord));
    let onsubmit = open.reform(|event: SubmitEvent| {
        event.prevent_default();
        Open::Plainly
    });
    let error = match &problem {
        _ if *empty => Some(passphrase::MISSING),
        Some(Problem::WrongPassphrase) => Some(words::WRONG),
        _ => None,
    };
    let held = problem == Some(Problem::HeldElsewhere);
    let other =
        problem.filter(|problem| !matches!(problem, Problem::WrongPassphrase | Problem::HeldElsewhere));
    let choose = {
        let (chosen, task) = (chosen.clone(), task.clone());
        Callback::from(move |place| {
            chosen.set(place);
            task.set_problem(None);
        })
    };
    let onasked = {
        let asked = asked.clone();
        Callback::from(move |factor| asked.set(Some(factor)))
    };
    let practice = props.vaults.get(*chosen).is_some_and(|card| card.practice);
    let hint = practice.then(|| AttrValue::from(words::PRACTICE_HINT));
    let names = props.vaults.iter().map(|card| name_of(card).into()).collect::<Vec<_>>();
    if let Some(asked) = &*asked {
        return html! { <SecondFactor asked={asked.clone()} record={*to_record} /> };
    }
    html! {
        <form {onsubmit} novalidate=true>
            <Heading title={words::LOCKED_TITLE} focus=false />
            if props.vaults.len() > 1 {
                <Radios id="vault" legend={words::WHICH} choices={names} chosen={*chosen} onchange={choose} />
            } else if let Some(card) = props.vaults.first() {
                <p class="vault-label">{ name_of(card) }</p>
            }
            <PassphraseField id="passphrase" label={passphrase::LABEL} {hint} {error} node={node.clone()} first=true />
            if held {
                <Notice tone={Tone::Warn} title={words::HELD_TITLE} alert=true>
                    <p>{ words::HELD }</p>
                    <Button label={words::TAKE_OVER} busy={task.busy()} onclick={open.reform(|()| Open::TakingOver)} />
                </Notice>
            }
            { problem_panel(other) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::UNLOCK} busy={task.busy()} />
                <Button label={words::UNLOCK_AND_RECORD} shortcut="Alt+R" busy={task.busy()}
                    onclick={open.reform(|()| Open::ToRecord)} />
            </div>
            if task.busy() {
                { working(words::UNLOCKING, task.progress()) }
            }
            if let Some(card) = props.vaults.get(*chosen) {
                <WithPasskey key={card.vault.to_string()} vault={card.vault} onasked={onasked.clone()} />
            }
            <p>{ link_to(reset::LINK, Route::Reset) }</p>
            <p>{ link_to(visitor::WAY, Route::Visitor) }</p>
            <p class="hint">{ words::SHARED }</p>
        </form>
    }
}

/// Goes on with a vault that has opened; false if it has not.
pub(super) fn opened(session: &Session, view: &View, record: bool) -> bool {
    match view {
        View::Home(home) => {
            session.happened(Happened::Opened(Some(home.clone())));
            if record {
                session.go(Route::Record { draft: None, check: false });
            }
        }
        View::SecondFactorMissing => session.happened(Happened::Opened(None)),
        _ => return false,
    }
    true
}

#[derive(Properties, PartialEq)]
struct WithPasskeyProps {
    vault: VaultId,
    onasked: Callback<FactorAsked>,
}

/// A passkey in the passphrase's place, where the vault has one.
#[component]
fn WithPasskey(props: &WithPasskeyProps) -> Html {
    let session = use_session();
    let task = use_task();
    let (loaded, _) = use_view(Intent::LookAtPasskeys { vault: props.vault });
    let offers = match &loaded {
        Loaded::Here(view) => match &**view {
            View::PasskeyOffers(offers) => offers.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    if offers.is_empty() || !passkey::possible() {
        return Html::default();
    }
    let held = task.problem() == Some(Problem::HeldElsewhere);
    let unlock = {
        let (task, vault, onasked) = (task.clone(), props.vault, props.onasked.clone());
        Callback::from(move |()| {
            let (session, task, onasked) = (session.clone(), task.clone(), onasked.clone());
            let offers = offers.clone();
            spawn_local(async move {
                let (number, answer) = match passkey::ask(&offers).await {
                    Ok(answered) => answered,
                    Err(none) => return task.set_problem(none.problem()),
                };
                let failing = task.clone();
                let intent = Intent::UnlockWithPasskey { vault, number, take_over: held };
                task.run(intent, vec![answer.secret], move |view, _| match view {
                    View::CodeNeeded(factor) => onasked.emit(factor),
                    view if opened(&session, &view, false) => {}
                    _ => failing.set_problem(Some(out_of_step())),
                });
            });
        })
    };
    let label = if held { words::TAKE_OVER } else { keys::UNLOCK_WITH_PASSKEY };
    html! {
        <>
            if held {
                <Notice tone={Tone::Warn} title={words::HELD_TITLE} alert=true><p>{ words::HELD }</p></Notice>
            }
            { problem_panel(task.problem().filter(|_| !held)) }
            <p><Button {label} busy={task.busy()} onclick={unlock} /></p>
        </>
    }
}

fn name_of(card: &VaultCard) -> String {
    if card.practice { format!("{} ({})", card.label, words::PRACTICE_VAULT) } else { card.label.clone() }
}

/// Alt and R, as everywhere: unlock and record.
#[hook]
fn use_alt_r(record: Callback<()>) {
    use_effect_with(record, |record| {
        let record = record.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window::window(), "keydown", options, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            if key.alt_key() && !key.ctrl_key() && !key.meta_key() && key.code() == "KeyR" {
                event.prevent_default();
                record.emit(());
            }
        });
        move || drop(listener)
    });
}
