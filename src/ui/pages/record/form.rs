//! The form, from top to bottom as a person would tell it. Enter and Tab lead through it; Ctrl and Enter go on.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::amending::{Addition, Correction};
use super::attachments::Attachments;
use super::keep::{Keeper, use_keep};
use super::particulars::{Adult, FormChoice, Particulars, field_id};
use super::read_back::ReadBack;
use super::sections::{Audience, Danger, Told, Topics, What, WhenAndWhere, Who};
use super::writing::{Writing, use_writing};
use crate::app::intent::Intent;
use crate::app::view::DraftView;
use crate::domain::concern::{Missing, Purpose};
use crate::ui::parts::{
    Button, ButtonKind, Dialog, ErrorSummary, Heading, Mistake, Notice, Tone, link_to, problem_panel,
};
use crate::ui::route::Route;
use crate::ui::session::{use_session, use_task};
use crate::ui::state::Happened;
use crate::ui::state::record::{RecordForm, Typed};
use crate::ui::text::concern::missing as what_is_missing;
use crate::ui::text::{home, problem, record as words, titles};
use crate::ui::window;

/// The form's state, as the page's reducer.
#[derive(Clone, PartialEq)]
pub struct FormState {
    /// The form.
    pub form: Rc<RecordForm>,
}

impl Reducible for FormState {
    type Action = Typed;

    fn reduce(self: Rc<Self>, typed: Typed) -> Rc<Self> {
        Rc::new(Self { form: Rc::new(RecordForm::clone(&self.form).after(typed)) })
    }
}

/// Properties of [`Form`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The draft.
    pub view: Rc<DraftView>,
    /// It is being read back.
    pub check: bool,
}

/// The form, or its read-back.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let session = use_session();
    let state = use_reducer(|| FormState { form: Rc::new(RecordForm::open(&props.view)) });
    let keeper = use_keep(props.view.draft, &state);
    let draft = props.view.draft;
    let writing = use_writing(true);
    {
        let (session, unsaved) = (session.clone(), !state.form.all_kept());
        use_effect_with(unsaved, move |unsaved| session.happened(Happened::Unsaved(*unsaved)));
    }
    {
        let session = session.clone();
        use_effect_with((), move |()| move || session.happened(Happened::Unsaved(false)));
    }
    let next = {
        let (session, state, keeper) = (session.clone(), state.clone(), keeper.clone());
        Callback::from(move |()| {
            let missing = state.form.check();
            let done = missing.is_empty();
            state.dispatch(Typed::Tried(missing));
            if done {
                keeper.seal();
                session.go(Route::Record { draft: Some(draft), check: true });
            }
        })
    };
    use_ctrl_enter(next.clone(), !props.check);
    if props.check {
        return html! {
            <ContextProvider<Writing> context={writing}>
                <ReadBack {draft} form={state.form.clone()} keeper={KeeperProp(keeper)} />
            </ContextProvider<Writing>>
        };
    }
    let typed = {
        let state = state.clone();
        Callback::from(move |typed| state.dispatch(typed))
    };
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let form = &state.form;
    let attachments = html! {
        <Attachments {draft} form={form.clone()} typed={typed.clone()} keeper={KeeperProp(keeper.clone())} />
    };
    let next = next.reform(|()| ());
    html! {
        <ContextProvider<Writing> context={writing}>
        <form class="record" {onsubmit} novalidate=true>
            <ErrorSummary mistakes={mistakes(form)} tries={form.tries} />
            <Heading title={title(form)} focus=false />
            { questions(form, &typed, &attachments) }
            <div class="record-bar">
                <Button kind={ButtonKind::Primary} label={words::NEXT} shortcut="Control+Enter" onclick={next} />
                <span class="hint">{ words::NEXT_HINT }</span>
                { kept(form) }
            </div>
            <div class="buttons">
                { link_to(words::LATER, Route::Home) }
                <Discard {draft} keeper={KeeperProp(keeper)} />
            </div>
        </form>
        </ContextProvider<Writing>>
    }
}

/// What the form asks: everything, or, of who adds to a concern, only what.
fn questions(form: &Rc<RecordForm>, typed: &Callback<Typed>, attachments: &Html) -> Html {
    let (form, typed) = (form.clone(), typed.clone());
    if form.content.only_adds() {
        return html! {
            <>
                <Addition form={form.clone()} {typed} />
                if form.content.form.is_sealed() { { attachments.clone() } }
                <Audience {form} />
            </>
        };
    }
    html! {
        <>
            <Correction form={form.clone()} typed={typed.clone()} />
            <FormChoice form={form.clone()} typed={typed.clone()} />
            <Danger form={form.clone()} typed={typed.clone()} />
            <Adult form={form.clone()} typed={typed.clone()} />
            <Who form={form.clone()} typed={typed.clone()} />
            <What form={form.clone()} typed={typed.clone()} />
            <Particulars form={form.clone()} typed={typed.clone()} />
            <WhenAndWhere form={form.clone()} typed={typed.clone()} />
            <Told form={form.clone()} typed={typed.clone()} />
            if form.content.form.names_a_child() {
                <Topics form={form.clone()} typed={typed.clone()} />
            }
            if form.content.form.meets_the_child() || !form.content.maps.is_empty() {
                <super::body_map::BodyMapSection form={form.clone()} {typed} />
            }
            { attachments.clone() }
            <Audience {form} />
        </>
    }
}

fn title(form: &RecordForm) -> &'static str {
    match form.content.purpose {
        Purpose::New => words::TITLE,
        Purpose::Corrects(_) => titles::CORRECT,
        Purpose::Adds(_) => titles::ADD_TO,
    }
}

/// What is missing, each with the field to go to.
fn mistakes(form: &RecordForm) -> Vec<Mistake> {
    form.missing
        .iter()
        .map(|missing| {
            let id = match missing {
                Missing::Reason => "reason",
                Missing::Who => "who",
                Missing::What | Missing::TooLong => "narrative",
                Missing::When if form.content.happened.is_some() => "observed",
                Missing::When => "happened",
                Missing::Told => "told",
                Missing::BodyMap => "body-map",
                Missing::Particular(particular) => {
                    return (field_id(*particular).into(), what_is_missing(*missing).into());
                }
            };
            (id.into(), what_is_missing(*missing).into())
        })
        .collect()
}

/// Whether the draft is sealed.
fn kept(form: &RecordForm) -> Html {
    if let Some(broken) = &form.keep_problem {
        let explained = problem::explain(broken);
        return html! {
            <Notice tone={Tone::Danger} title={words::NOT_KEPT} alert=true>
                <p>{ explained.what }{ ". " }{ explained.next }</p>
            </Notice>
        };
    }
    let (class, says) = match (form.edits, form.all_kept()) {
        (0, _) => ("kept", words::NOT_BEGUN),
        (_, true) => ("kept kept-done", words::KEPT),
        (_, false) => ("kept", words::KEEPING),
    };
    html! { <p {class} id="draft-kept">{ says }</p> }
}

/// [`Keeper`] as a property: the same for as long as the form lives.
#[derive(Clone)]
pub struct KeeperProp(pub Keeper);

impl PartialEq for KeeperProp {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Properties, PartialEq)]
struct DiscardProps {
    draft: crate::domain::ids::DraftId,
    keeper: KeeperProp,
}

#[component]
fn Discard(props: &DiscardProps) -> Html {
    let session = use_session();
    let task = use_task();
    let asked = use_state(|| false);
    let ask = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(true))
    };
    let close = {
        let (asked, keeper) = (asked.clone(), props.keeper.0.clone());
        Callback::from(move |()| {
            asked.set(false);
            keeper.resume();
        })
    };
    let discard = {
        let (task, keeper, draft) = (task.clone(), props.keeper.0.clone(), props.draft);
        Callback::from(move |()| {
            keeper.finish();
            let session = session.clone();
            task.run(Intent::DiscardDraft { draft }, Vec::new(), move |_, _| session.go(Route::Home));
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={words::DISCARD} onclick={ask} />
            if *asked {
                <Dialog id="discard" title={home::DISCARD_TITLE} onclose={close.clone()}>
                    <p>{ home::DISCARD_BODY }</p>
                    { problem_panel(task.problem()) }
                    <p class="buttons">
                        <Button label={home::DISCARD_KEEP} onclick={close} />
                        <Button kind={ButtonKind::Danger} label={home::DISCARD_NOW} busy={task.busy()} onclick={discard} />
                    </p>
                </Dialog>
            }
        </>
    }
}

/// Ctrl and Enter (or Cmd and Enter), wherever the focus is.
#[hook]
pub fn use_ctrl_enter(go: Callback<()>, active: bool) {
    use_effect_with((go, active), |(go, active)| {
        let listener = active.then(|| {
            let go = go.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window::window(), "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.repeat() {
                    event.prevent_default();
                    go.emit(());
                }
            })
        });
        move || drop(listener)
    });
}
