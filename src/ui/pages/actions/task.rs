//! One task: what is to be done, the card with it, and saying how it goes.

use std::rc::Rc;

use yew::prelude::*;

use super::evidence::{Evidence, Files};
use super::people::Colleague;
use super::{error_of, mistakes, summary};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionsView, CardRow, CardState, Mine, Task as TaskView};
use crate::domain::action::{Outcome, Priority, Step};
use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::domain::register::Standing;
use crate::ui::parts::{Button, ButtonKind, Notice, TextArea, Tone, problem_panel, tag};
use crate::ui::session::{Task, out_of_step, use_task};
use crate::ui::text::{self, actions as words};

/// Asks for a change of one's tasks, and hands on how they stand then.
fn change(task: &Task, intent: ActionsIntent, onmine: &Callback<Rc<Mine>>, done: impl FnOnce() + 'static) {
    let (failing, onmine) = (task.clone(), onmine.clone());
    task.run(Intent::from(intent), Vec::new(), move |view, _| match view.actions() {
        Some(ActionsView::Mine(mine)) => {
            done();
            onmine.emit(Rc::new(mine));
        }
        _ => failing.set_problem(Some(out_of_step())),
    });
}

/// Properties of [`CardSays`].
#[derive(Properties, PartialEq)]
pub struct CardSaysProps {
    /// The card.
    pub card: CardRow,
    /// One's tasks as they stand after it was read.
    pub onmine: Callback<Rc<Mine>>,
}

/// A card: opening it tells its writer that it was read.
#[component]
pub fn CardSays(props: &CardSaysProps) -> Html {
    let task = use_task();
    let card = &props.card;
    let read = {
        let (task, onmine, id) = (task.clone(), props.onmine.clone(), card.card);
        Callback::from(move |()| change(&task, ActionsIntent::ReadCard { card: id }, &onmine, || ()))
    };
    let days = words::days(&card.from.to_string(), &card.until.to_string());
    html! {
        <div class="need-to-know">
            <h3>{ words::CARD }</h3>
            if let Some(about) = &card.about { <p class="need-to-know-about">{ about }</p> }
            { match (&card.says, card.state) {
                (Some((know, avoid)), CardState::Readable) => html! {
                    <>
                        <p class="passage" translate="no">{ know }</p>
                        if !avoid.is_empty() {
                            <h4>{ words::AVOID }</h4>
                            <p class="passage" translate="no">{ avoid }</p>
                        }
                        <p class="hint">{ words::CARD_RULE }</p>
                    </>
                },
                (None, CardState::Readable) => html! {
                    <>
                        { problem_panel(task.problem()) }
                        <p class="buttons">
                            <Button label={words::READ_CARD} about={card.about.clone()} busy={task.busy()} onclick={read} />
                        </p>
                        <p class="hint">{ words::READ_HINT }</p>
                    </>
                },
                (_, state) => html! { <p>{ tag(Tone::Plain, words::card_state(state)) }</p> },
            } }
            <p class="hint">{ words::VALID }{ " " }{ days }</p>
        </div>
    }
}

/// What is being said of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saying {
    Done,
    NotDone,
    PassOn,
    Ask,
}

/// Properties of [`OneTask`].
#[derive(Properties, PartialEq)]
pub struct OneTaskProps {
    /// Its place in the list.
    pub place: usize,
    /// The task.
    pub task: TaskView,
    /// Colleagues to pass it on to.
    pub staff: Vec<Person>,
    /// One's tasks as they stand after a change.
    pub onmine: Callback<Rc<Mine>>,
}

/// A task.
#[component]
pub fn OneTask(props: &OneTaskProps) -> Html {
    let asking = use_task();
    let saying = use_state(|| None::<Saying>);
    let task = &props.task;
    let accept = {
        let (asking, onmine) = (asking.clone(), props.onmine.clone());
        let (action, holds) = (task.action, task.holds);
        Callback::from(move |()| {
            change(&asking, ActionsIntent::Say { action, holds, step: Step::Accepted }, &onmine, || ());
        })
    };
    let open = |what: Saying| {
        let saying = saying.clone();
        Callback::from(move |()| saying.set(Some(what)))
    };
    let close = {
        let saying = saying.clone();
        Callback::from(move |()| saying.set(None))
    };
    let about = Some(AttrValue::from(task.title.clone()));
    html! {
        <li class="card task">
            <h2 class="task-title">{ &task.title }</h2>
            <p class="tags">
                if let Some(rung) = task.late { { tag(Tone::Danger, words::late(rung)) } }
                if task.priority == Priority::High { { tag(Tone::Warn, words::HIGH) } }
                { tag(if task.standing == Standing::Accepted { Tone::Good } else { Tone::Plain }, words::standing(task.standing)) }
            </p>
            if let Some(holder) = &task.for_whom {
                <Notice tone={Tone::Warn}><p>{ words::stands_in(holder) }</p></Notice>
            }
            <dl class="facts">
                <div><dt>{ words::DUE }</dt><dd>{ words::due(task.due) }</dd></div>
                if let Some(about) = &task.about { <div><dt>{ words::ABOUT }</dt><dd>{ about }</dd></div> }
                <div><dt>{ words::FROM }</dt><dd>{ &task.from }</dd></div>
            </dl>
            if let Some(part) = &task.part {
                <h3>{ words::PART }</h3>
                <p class="passage" translate="no">{ part }</p>
            }
            if !task.note.is_empty() { <p class="passage" translate="no">{ &task.note }</p> }
            if !task.detail.is_empty() { <p class="passage" translate="no">{ &task.detail }</p> }
            if let Some(card) = &task.card {
                <CardSays card={card.clone()} onmine={props.onmine.clone()} />
            }
            { problem_panel(asking.problem()) }
            if task.contested {
                <Notice tone={Tone::Warn}><p>{ words::CONTESTED }</p></Notice>
            } else if let Some(what) = *saying {
                <SayIt key={format!("{what:?}")} {what} place={props.place} task={task.clone()} staff={props.staff.clone()}
                    onmine={props.onmine.clone()} onclose={close} />
            } else {
                <p class="buttons">
                    if task.standing == Standing::Open {
                        <Button kind={ButtonKind::Primary} label={words::ACCEPT} about={about.clone()} busy={asking.busy()} onclick={accept} />
                    }
                    <Button label={words::DONE} about={about.clone()} onclick={open(Saying::Done)} />
                    <Button label={words::NOT_DONE} about={about.clone()} onclick={open(Saying::NotDone)} />
                    <Button kind={ButtonKind::Quiet} label={words::PASS_ON} about={about.clone()} onclick={open(Saying::PassOn)} />
                    <Button kind={ButtonKind::Quiet} label={words::ASK} {about} onclick={open(Saying::Ask)} />
                </p>
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SayItProps {
    what: Saying,
    place: usize,
    task: TaskView,
    staff: Vec<Person>,
    onmine: Callback<Rc<Mine>>,
    onclose: Callback<()>,
}

/// The fields of what is being said.
#[component]
fn SayIt(props: &SayItProps) -> Html {
    let task = use_task();
    let text = use_state(String::new);
    let view = use_state(String::new);
    let to = use_state(|| None::<PersonId>);
    let files = use_reducer(Files::default);
    let tries = use_state(|| 0_u32);
    let SayItProps { what, place, .. } = *props;
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    let chosen = {
        let to = to.clone();
        Callback::from(move |person| to.set(person))
    };
    let send = {
        let (task, onmine, onclose, tries) =
            (task.clone(), props.onmine.clone(), props.onclose.clone(), tries.clone());
        let (action, holds) = (props.task.action, props.task.holds);
        let (note, child_view, files) = ((*text).clone(), (*view).clone(), files.clone());
        // Nobody chosen is refused by the worker, as whoever is not on the list is.
        let to = to.unwrap_or(PersonId([0; 16]));
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let outcome =
                Outcome { note: note.clone(), child_view: child_view.clone(), attachments: files.0.clone() };
            let say = |step| ActionsIntent::Say { action, holds, step };
            let intent = match what {
                Saying::Done => say(Step::Done(outcome)),
                Saying::NotDone => say(Step::NotDone(outcome)),
                Saying::PassOn => say(Step::PassedOn { to, note: note.clone() }),
                Saying::Ask => ActionsIntent::Ask { action, holds, to, part: note.clone() },
            };
            let onclose = onclose.clone();
            change(&task, intent, &onmine, move || onclose.emit(()));
        })
    };
    let mistakes: Vec<_> = mistakes(task.problem().as_ref())
        .into_iter()
        .map(|(field, words)| (AttrValue::from(format!("{field}-{place}")), words))
        .collect();
    let error = |field: &str| error_of(&mistakes, &format!("{field}-{place}"));
    let (label, button, about) = match what {
        Saying::Done => (words::NOTE_DONE, words::SAVE, None),
        Saying::NotDone => (words::NOTE_NOT_DONE, words::SAVE, None),
        Saying::PassOn => (words::WORD_WITH_IT, words::SEND, Some(words::PASS_ON_ABOUT)),
        Saying::Ask => (words::WHAT_PART, words::ASK_NOW, Some(words::ASK_ABOUT)),
    };
    let field = if what == Saying::Ask { "part" } else { "note" };
    let hands_on = matches!(what, Saying::PassOn | Saying::Ask);
    html! {
        <div class="say">
            if let Some(about) = about { <p>{ about }</p> }
            { summary(task.problem(), &mistakes, *tries) }
            if hands_on {
                <Colleague id={format!("whom-{place}")} label={if what == Saying::Ask { words::OF_WHOM } else { words::TO_WHOM }}
                    none={words::CHOOSE} staff={props.staff.clone()} chosen={*to} error={error("whom")} onchange={chosen} />
            }
            <TextArea id={format!("{field}-{place}")} {label} value={(*text).clone()} error={error(field)} lines=3
                first={!hands_on} oninput={typed(&text)} />
            if !hands_on {
                <TextArea id={format!("view-{place}")} label={words::CHILD_VIEW} hint={words::CHILD_VIEW_HINT}
                    value={(*view).clone()} lines=2 oninput={typed(&view)} />
                <Evidence {files} />
            }
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={button} busy={task.busy()} onclick={send} />
                <Button label={text::CANCEL} onclick={props.onclose.clone()} />
            </p>
        </div>
    }
}
