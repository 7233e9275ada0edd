//! How a person gets in: the second factor, passkeys, and the passphrase.

mod hearing;
mod passkeys;

use std::rc::Rc;

use yew::prelude::*;

use hearing::Hearing;
use passkeys::Passkeys;

use super::found::{mistake_of, passphrase_mistakes};
use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{FactorOffered, View};
use crate::ui::parts::{
    Button, ButtonKind, Heading, Mistake, NewPassphrase, Notice, PassphraseField, QrProps, TextField, Tone,
    problem_panel, qr, read_passphrase, wipe, working,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::state::Happened;
use crate::ui::text::{keys as words, passphrase};
use crate::ui::window;

/// How a person gets in.
#[component]
pub fn Keys() -> Html {
    let session = use_session();
    let missing = session.shell.status.as_ref().is_some_and(|status| status.second_factor_missing);
    {
        let (session, route) = (session.clone(), session.shell.route);
        // Wherever a link leads: once it is set up, this screen must stay, for it shows the backup codes.
        use_effect_with((missing, route), move |(missing, route)| {
            if *missing && *route != Route::Keys {
                session.go(Route::Keys);
            }
        });
    }
    html! {
        <>
            <Heading title={words::TITLE} />
            if missing {
                <Notice tone={Tone::Warn} title={words::MISSING_TITLE}><p>{ words::MISSING }</p></Notice>
            }
            if !missing {
                <Hearing />
            }
            <Factor />
            <Passkeys />
            if !missing {
                <ChangePassphrase />
                <RenewKeys />
            }
        </>
    }
}

/// How far setting up an authenticator app has come.
#[derive(Clone, PartialEq)]
enum Step {
    Before,
    Offered(Rc<FactorOffered>),
    Set(Rc<Vec<String>>),
}

#[component]
fn Factor() -> Html {
    let session = use_session();
    let task = use_task();
    let step = use_state(|| Step::Before);
    let offer = {
        let (task, step) = (task.clone(), step.clone());
        Callback::from(move |()| {
            let (failing, step) = (task.clone(), step.clone());
            task.run(Intent::OfferFactor, Vec::new(), move |view, _| match view {
                View::FactorOffered(offered) => step.set(Step::Offered(Rc::new(offered))),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let onset = {
        let (step, session) = (step.clone(), session.clone());
        Callback::from(move |codes| {
            session.happened(Happened::Unsaved(true));
            step.set(Step::Set(codes));
        })
    };
    let ondone = {
        let (step, session) = (step.clone(), session.clone());
        Callback::from(move |()| {
            session.happened(Happened::Unsaved(false));
            step.set(Step::Before);
            session.go(Route::Home);
        })
    };
    let guarded = session.shell.status.as_ref().is_some_and(|status| status.second_factor);
    html! {
        <section class="block">
            <h2>{ words::FACTOR_TITLE }</h2>
            { match &*step {
                Step::Before => html! {
                    <>
                        <p>{ if guarded { words::GUARDED } else { words::NOT_GUARDED } }</p>
                        <p class="hint">{ words::FACTOR_ABOUT }</p>
                        { problem_panel(task.problem()) }
                        <p>
                            <Button kind={if guarded { ButtonKind::Secondary } else { ButtonKind::Primary }}
                                label={if guarded { words::SET_UP_AGAIN } else { words::SET_UP }}
                                busy={task.busy()} onclick={offer} />
                        </p>
                    </>
                },
                Step::Offered(offered) => html! { <FirstCode offered={offered.clone()} {onset} /> },
                Step::Set(codes) => backup_codes(codes, &ondone),
            } }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FirstCodeProps {
    offered: Rc<FactorOffered>,
    onset: Callback<Rc<Vec<String>>>,
}

#[component]
fn FirstCode(props: &FirstCodeProps) -> Html {
    let task = use_task();
    let code = use_state(String::new);
    let onsubmit = {
        let (task, code, onset) = (task.clone(), code.clone(), props.onset.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            window::focus_id("first-code");
            let (failing, onset) = (task.clone(), onset.clone());
            task.run(Intent::ConfirmFactor, vec![code.as_bytes().to_vec()], move |view, _| match view {
                View::FactorSet(codes) => onset.emit(Rc::new(codes)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let wrong = matches!(task.problem(), Some(Problem::WrongSecondCode { .. }));
    html! {
        <form {onsubmit} novalidate=true>
            <ol class="steps-list">
                <li>{ words::STEP_APP }</li>
                <li>
                    { words::STEP_SCAN }
                    { qr(&QrProps { rows: props.offered.qr.clone(), label: words::QR_LABEL.into() }) }
                    <p class="hint">{ words::STEP_TYPE }</p>
                    <p class="mono factor-secret" translate="no">{ &props.offered.typed }</p>
                </li>
                <li>
                    <TextField id="first-code" label={words::CODE} hint={words::CODE_HINT} narrow=true telephone=true
                        error={wrong.then_some(words::CODE_WRONG)} value={(*code).clone()}
                        oninput={Callback::from(move |text| code.set(text))} />
                </li>
            </ol>
            { problem_panel(task.problem().filter(|_| !wrong)) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::CONFIRM} busy={task.busy()} />
            </div>
        </form>
    }
}

fn backup_codes(codes: &Rc<Vec<String>>, ondone: &Callback<()>) -> Html {
    html! {
        <>
            <Notice tone={Tone::Good} title={words::SET_TITLE} alert=true><p>{ words::SET }</p></Notice>
            <h3>{ words::BACKUP_TITLE }</h3>
            <p>{ words::BACKUP_ABOUT }</p>
            <ul class="backup-codes mono" translate="no">
                { for codes.iter().map(|code| html! { <li key={code.clone()}>{ code }</li> }) }
            </ul>
            <div class="buttons no-print">
                <Button label={words::PRINT} onclick={Callback::from(|()| window::print())} />
                <Button kind={ButtonKind::Primary} label={words::KEPT} onclick={ondone.clone()} />
            </div>
        </>
    }
}

#[component]
fn ChangePassphrase() -> Html {
    let task = use_task();
    let changed = use_state(|| false);
    let mistakes = use_state(Vec::<Mistake>::new);
    let (old, new, again) = (use_node_ref(), use_node_ref(), use_node_ref());
    let onsubmit = {
        let (task, changed, mistakes) = (task.clone(), changed.clone(), mistakes.clone());
        let (old, new, again) = (old.clone(), new.clone(), again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            changed.set(false);
            let (before, typed) = (read_passphrase(&old), read_passphrase(&new));
            let mut found = passphrase_mistakes(&typed, &read_passphrase(&again));
            if before.is_empty() {
                found.insert(0, ("old-passphrase".into(), passphrase::MISSING.into()));
            }
            let good = found.is_empty();
            if let Some((id, _)) = found.first() {
                window::focus_id(id);
            }
            mistakes.set(found);
            if !good {
                return;
            }
            let (failing, changed) = (task.clone(), changed.clone());
            let fields = [old.clone(), new.clone(), again.clone()];
            task.run(Intent::ChangePassphrase, vec![before, typed], move |view, _| match view {
                View::PassphraseChanged => {
                    fields.iter().for_each(wipe);
                    changed.set(true);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let wrong = task.problem() == Some(Problem::WrongPassphrase);
    let old_error =
        mistake_of(&mistakes, "old-passphrase").or(wrong.then_some(AttrValue::from(words::OLD_WRONG)));
    html! {
        <section class="block no-print">
            <h2>{ words::PASSPHRASE_TITLE }</h2>
            <p>{ words::PASSPHRASE_ABOUT }</p>
            <form {onsubmit} novalidate=true>
                <PassphraseField id="old-passphrase" label={words::OLD} error={old_error} node={old}
                    called={words::SHOW_OLD} />
                <NewPassphrase node={new} {again} error={mistake_of(&mistakes, "passphrase")}
                    again_error={mistake_of(&mistakes, "passphrase-again")} />
                { problem_panel(task.problem().filter(|_| !wrong)) }
                if *changed {
                    <Notice tone={Tone::Good} title={words::CHANGED} alert=true><p>{ words::CHANGED_ABOUT }</p></Notice>
                }
                <div class="buttons">
                    <Button submit=true label={words::CHANGE} busy={task.busy()} />
                </div>
                if task.busy() {
                    { working(words::CHANGING, task.progress()) }
                }
            </form>
        </section>
    }
}

#[component]
fn RenewKeys() -> Html {
    let task = use_task();
    let renewed = use_state(|| false);
    let renew = {
        let (task, renewed) = (task.clone(), renewed.clone());
        Callback::from(move |()| {
            renewed.set(false);
            let (failing, renewed) = (task.clone(), renewed.clone());
            task.run(Intent::RenewKeys, Vec::new(), move |view, _| match view {
                View::KeysRenewed => renewed.set(true),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <section class="block no-print">
            <h2>{ words::RENEW_TITLE }</h2>
            <p>{ words::RENEW_ABOUT }</p>
            { problem_panel(task.problem()) }
            if *renewed {
                <Notice tone={Tone::Good} title={words::RENEWED} alert=true />
            }
            <p><Button label={words::RENEW} busy={task.busy()} onclick={renew} /></p>
            if task.busy() {
                { working(words::RENEWING, task.progress()) }
            }
        </section>
    }
}
