//! What stands beside a concern, and writing more of it: a correction, an addition, that it was entered in error.

use std::rc::Rc;

use yew::prelude::*;

use super::concern_rows::delivery_tag;
use crate::app::intent::Intent;
use crate::app::view::{AmendedView, AmendmentView, ConcernView, View};
use crate::domain::differences::{Change, Difference, Part};
use crate::domain::ids::EntryId;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Dialog, LinkButton, Notice, TextField, Tone, problem_panel};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::amend as words;
use crate::ui::text::{self, people};

/// Everything that stands beside a concern, oldest first.
pub fn amendments(view: &ConcernView) -> Html {
    if view.amendments.is_empty() {
        return Html::default();
    }
    html! {
        <section class="amendments">
            <h2>{ words::TITLE }</h2>
            if view.contested {
                <Notice tone={Tone::Warn}><p>{ words::CONTESTED }</p></Notice>
            }
            <ol class="cards cards-wide">
                { for view.amendments.iter().map(one) }
            </ol>
        </section>
    }
}

fn one(amendment: &AmendmentView) -> Html {
    let AmendmentView { who, at, delivery, what } = amendment;
    let title = match what {
        AmendedView::Corrected { .. } => words::CORRECTED,
        AmendedView::Added(_) => words::ADDED,
        AmendedView::Withdrawn(_) => words::WITHDRAWN,
    };
    html! {
        <li class="card">
            <h3>{ title }</h3>
            <p class="hint">
                { people::name_and_job(&who.name, &who.job) }{ ", " }{ moment::stamp(at) }{ " " }
                { delivery_tag(*delivery) }
            </p>
            { match what {
                AmendedView::Corrected { reason, differences } => html! {
                    <>
                        <p>{ words::because(reason) }</p>
                        { for differences.iter().map(difference) }
                    </>
                },
                AmendedView::Added(text) => html! { <p class="passage" translate="no">{ text }</p> },
                AmendedView::Withdrawn(reason) => html! { <p>{ words::because(reason) }</p> },
            } }
        </li>
    }
}

fn difference(difference: &Difference) -> Html {
    let Difference { part, words: runs } = difference;
    let name = words::part(*part);
    if runs.is_empty() {
        return html! { <p>{ words::also_changed(&name) }</p> };
    }
    let answer = |text: &str| match part {
        Part::Particular(particular) => text::form::answer(*particular, text),
        _ => text.to_owned(),
    };
    html! {
        <>
            <h4>{ name }</h4>
            <p class="passage differences" translate="no">
                { for runs.iter().map(|(change, run)| match change {
                    Change::Same => html! { <span>{ answer(run) }</span> },
                    Change::Added => html! { <ins><span class="unseen">{ words::INSERTED }</span>{ answer(run) }</ins> },
                    Change::Removed => html! { <del><span class="unseen">{ words::DELETED }</span>{ answer(run) }</del> },
                }) }
            </p>
        </>
    }
}

/// Properties of [`AmendButtons`].
#[derive(Properties, PartialEq)]
pub struct AmendButtonsProps {
    /// The concern.
    pub entry: EntryId,
    /// It was entered in error already.
    pub withdrawn: bool,
    /// The concern as it then stands.
    pub onchange: Callback<Rc<ConcernView>>,
}

/// Add to it, correct it, entered in error.
#[component]
pub fn AmendButtons(props: &AmendButtonsProps) -> Html {
    let task = use_task();
    let reason = use_state(|| None::<String>);
    let entry = props.entry;
    let ask = {
        let reason = reason.clone();
        Callback::from(move |()| reason.set(Some(String::new())))
    };
    let close = {
        let reason = reason.clone();
        Callback::from(move |()| reason.set(None))
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(Some(text)))
    };
    let withdraw = {
        let (task, reason, onchange) = (task.clone(), reason.clone(), props.onchange.clone());
        Callback::from(move |()| {
            let (failing, reason, onchange) = (task.clone(), reason.clone(), onchange.clone());
            let intent = Intent::Withdraw { entry, reason: (*reason).clone().unwrap_or_default() };
            task.run(intent, Vec::new(), move |view, _| match view {
                View::Concern(view) => {
                    reason.set(None);
                    onchange.emit(Rc::new(*view));
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <div class="buttons no-print">
            <LinkButton label={words::ADD} to={Route::AddTo(entry)} />
            <LinkButton label={words::CORRECT} to={Route::Correct(entry)} />
            if !props.withdrawn {
                <Button kind={ButtonKind::Quiet} label={words::WITHDRAW} onclick={ask} />
            }
            if let Some(typed) = &*reason {
                <Dialog id="withdraw" title={words::WITHDRAW_TITLE} onclose={close.clone()}>
                    <p>{ words::WITHDRAW_ABOUT }</p>
                    <TextField id="withdraw-why" label={words::WHY} value={typed.clone()} first=true {oninput} />
                    { problem_panel(task.problem()) }
                    <p class="buttons">
                        <Button kind={ButtonKind::Danger} label={words::WITHDRAW_NOW} busy={task.busy()} onclick={withdraw} />
                        <Button label={text::CANCEL} onclick={close} />
                    </p>
                </Dialog>
            }
        </div>
    }
}
