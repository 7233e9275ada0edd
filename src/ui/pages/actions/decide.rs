//! An administrator says how an action stands, or puts it otherwise.

use std::rc::Rc;

use yew::prelude::*;

use super::give::{DueField, DueForm};
use super::{error_of, mistakes, summary};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionView, ActionsView};
use crate::domain::action::{Outcome, Priority, Step};
use crate::ui::parts::{Button, ButtonKind, Checkbox, Select, TextArea, TextField};
use crate::ui::session::{Task, out_of_step, use_task};
use crate::ui::text::actions::{self as words, form};

/// Properties of [`Decide`].
#[derive(Properties, PartialEq)]
pub struct DecideProps {
    /// The action.
    pub view: Rc<ActionView>,
    /// The action as it stands then.
    pub onaction: Callback<Rc<ActionView>>,
}

/// What an administrator may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Cancel,
    Reopen,
    Done,
    NotDone,
}

impl Says {
    fn label(self) -> &'static str {
        match self {
            Self::Cancel => words::CANCEL,
            Self::Reopen => words::REOPEN,
            Self::Done => words::KEEP_AS_DONE,
            Self::NotDone => words::KEEP_AS_NOT_DONE,
        }
    }

    fn step(self, why: String) -> Step {
        let outcome = |note| Outcome { note, ..Outcome::default() };
        match self {
            Self::Cancel => Step::Cancelled { reason: why },
            Self::Reopen => Step::Reopened { reason: why },
            Self::Done => Step::Done(outcome(why)),
            Self::NotDone => Step::NotDone(outcome(why)),
        }
    }
}

fn change(
    task: &Task,
    intent: ActionsIntent,
    onaction: &Callback<Rc<ActionView>>,
    done: impl FnOnce() + 'static,
) {
    let (failing, onaction) = (task.clone(), onaction.clone());
    task.run(Intent::from(intent), Vec::new(), move |view, _| match view.actions() {
        Some(ActionsView::Action(view)) => {
            done();
            onaction.emit(Rc::new(*view));
        }
        _ => failing.set_problem(Some(out_of_step())),
    });
}

/// Says how an action stands, in the place of all that was said; and puts otherwise what is to be done.
#[component]
pub fn Decide(props: &DecideProps) -> Html {
    let task = use_task();
    let chosen = use_state(|| 0_usize);
    let why = use_state(String::new);
    let tries = use_state(|| 0_u32);
    let row = &props.view.row;
    let offered: &[Says] = match (row.contested, row.standing.is_closed()) {
        (true, _) => &[Says::Reopen, Says::Done, Says::NotDone, Says::Cancel],
        (false, true) => &[Says::Reopen],
        (false, false) => &[Says::Cancel, Says::Done, Says::NotDone],
    };
    let says = offered.get(*chosen).copied().unwrap_or(Says::Reopen);
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let oninput = {
        let why = why.clone();
        Callback::from(move |text| why.set(text))
    };
    let decide = {
        let (task, onaction, why, tries, chosen) =
            (task.clone(), props.onaction.clone(), why.clone(), tries.clone(), chosen.clone());
        let holds = props.view.threads.first().and_then(|whole| whole.holds);
        let action = row.action;
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let (why, chosen) = (why.clone(), chosen.clone());
            let intent = ActionsIntent::Decide { action, holds, step: says.step((*why).clone()) };
            change(&task, intent, &onaction, move || {
                why.set(String::new());
                chosen.set(0);
            });
        })
    };
    let mistakes = mistakes(task.problem().as_ref());
    html! {
        <>
            <section class="block no-print">
                <h3>{ words::DECIDE }</h3>
                { summary(task.problem(), &mistakes, *tries) }
                <Select id="says" label={words::STANDING} chosen={*chosen} onchange={onchoose}
                    choices={offered.iter().map(|says| says.label().into()).collect::<Vec<AttrValue>>()} />
                <TextArea id="note" label={words::WHY} hint={words::WHY_SEEN} value={(*why).clone()}
                    error={error_of(&mistakes, "note")} lines=2 {oninput} />
                <p class="buttons"><Button label={words::DECIDE} busy={task.busy()} onclick={decide} /></p>
            </section>
            if !row.standing.is_closed() {
                <details class="block no-print">
                    <summary>{ words::CHANGE }</summary>
                    <Change key={format!("{:?}", props.view.versions.last().map(|(_, at, _)| *at))} view={props.view.clone()}
                        onaction={props.onaction.clone()} />
                </details>
            }
        </>
    }
}

/// Puts otherwise what is to be done.
#[component]
fn Change(props: &DecideProps) -> Html {
    let task = use_task();
    let tries = use_state(|| 0_u32);
    let given = props.view.versions.last().map(|(_, _, given)| given.clone());
    let title = use_state(|| given.as_ref().map(|given| given.title.clone()).unwrap_or_default());
    let detail = use_state(|| given.as_ref().map(|given| given.detail.clone()).unwrap_or_default());
    let due = use_state(|| DueForm::of(given.as_ref().map(|given| given.due)));
    let high = use_state(|| given.as_ref().is_some_and(|given| given.priority == Priority::High));
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    let ondue = {
        let due = due.clone();
        Callback::from(move |form| due.set(form))
    };
    let onhigh = {
        let high = high.clone();
        Callback::from(move |is| high.set(is))
    };
    let save = {
        let (task, onaction, tries, action) =
            (task.clone(), props.onaction.clone(), tries.clone(), props.view.row.action);
        let (title, detail, due, high) = ((*title).clone(), (*detail).clone(), due.due(None), *high);
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let priority = if high { Priority::High } else { Priority::Normal };
            let intent =
                ActionsIntent::Change { action, title: title.clone(), detail: detail.clone(), due, priority };
            change(&task, intent, &onaction, || ());
        })
    };
    let mistakes = mistakes(task.problem().as_ref());
    html! {
        <>
            { summary(task.problem(), &mistakes, *tries) }
            <TextField id="title" label={form::TITLE} value={(*title).clone()} error={error_of(&mistakes, "title")} oninput={typed(&title)} />
            <TextArea id="detail" label={form::DETAIL} value={(*detail).clone()} error={error_of(&mistakes, "detail")} lines=3 oninput={typed(&detail)} />
            <DueField form={(*due).clone()} days={None} error={error_of(&mistakes, "due")} onchange={ondue} />
            <Checkbox id="high" label={form::HIGH} hint={form::HIGH_HINT} checked={*high} onchange={onhigh} />
            <p class="buttons"><Button kind={ButtonKind::Primary} label={words::CHANGE_NOW} busy={task.busy()} onclick={save} /></p>
        </>
    }
}
