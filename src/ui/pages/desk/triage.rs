//! What is made of a concern: what stands, the form, and the way to the next one in the inbox.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::form::Fields;
use super::standing::{earlier, standing};
use crate::app::intent::{DeskIntent, Intent, Pile};
use crate::app::problem::Problem;
use crate::app::view::{DeskView, TriageView};
use crate::domain::concern::Topic;
use crate::domain::ids::EntryId;
use crate::domain::settings::suggested;
use crate::ui::pages::record::form::use_ctrl_enter;
use crate::ui::parts::{
    Button, ButtonKind, LinkButton, Notice, Tone, failing, link_to, problem_panel, waiting,
};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::session::{Loaded, out_of_step, use_session, use_task, use_view};
use crate::ui::state::Happened;
use crate::ui::state::triage::{Asks, Chosen, TriageForm};
use crate::ui::text::desk::triage as says;
use crate::ui::text::settings::rules;
use crate::ui::text::{self, people};
use crate::ui::window;

/// Properties of [`Triage`].
#[derive(Clone, Properties, PartialEq)]
pub struct TriageProps {
    /// The concern.
    pub concern: EntryId,
    /// What the recorder picked.
    pub topics: Vec<Topic>,
    /// Something was decided: the concern has come further.
    pub onsaved: Callback<()>,
}

/// What is made of a concern.
#[component]
pub fn Triage(props: &TriageProps) -> Html {
    let (loaded, again) = use_view(Intent::from(DeskIntent::Triage { concern: props.concern }));
    html! {
        <section class="triage no-print" aria-labelledby="triage-title">
            <h2 id="triage-title">{ says::TITLE }</h2>
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match view.desk() {
                    Some(DeskView::Triage(view)) => html! {
                        <Panel first={*view} topics={props.topics.clone()} onsaved={props.onsaved.clone()} />
                    },
                    _ => waiting(),
                },
            } }
        </section>
    }
}

#[derive(Clone, PartialEq)]
struct FormState(TriageForm);

impl Reducible for FormState {
    type Action = Chosen;

    fn reduce(self: Rc<Self>, chosen: Chosen) -> Rc<Self> {
        Rc::new(Self(self.0.clone().after(chosen)))
    }
}

#[derive(Properties, PartialEq)]
struct PanelProps {
    first: TriageView,
    topics: Vec<Topic>,
    onsaved: Callback<()>,
}

#[component]
fn Panel(props: &PanelProps) -> Html {
    let session = use_session();
    let shell = session.shell.clone();
    let task = use_task();
    let newer = use_state(|| None::<Rc<TriageView>>);
    let saved = use_state(|| 0_u32);
    let view = (*newer).clone().unwrap_or_else(|| Rc::new(props.first.clone()));
    let state = use_reducer(|| FormState(TriageForm::open(&props.first)));
    let form = &state.0;
    {
        let (session, edited) = (session.clone(), form.edited);
        use_effect_with(edited, move |edited| session.happened(Happened::Unsaved(*edited)));
    }
    use_effect_with((), move |()| move || session.happened(Happened::Unsaved(false)));
    use_effect_with(*saved, |saved| {
        if *saved > 0 {
            window::focus_first("triage-on");
        }
    });
    let asks = {
        let state = state.clone();
        Callback::from(move |asks| {
            state.dispatch(Chosen::Asks(asks));
            if asks == Asks::Nothing {
                window::focus_id("triage-title");
            }
        })
    };
    let save = {
        let (task, state, newer, saved, view) =
            (task.clone(), state.clone(), newer, saved.clone(), view.clone());
        let onsaved = props.onsaved.clone();
        Callback::from(move |()| {
            let (concern, before) = (view.concern, view.before.clone());
            let form = &state.0;
            let asked = match form.asks {
                Asks::Nothing => return,
                Asks::Decision => {
                    let (content, status) = (Box::new(form.triage.clone()), form.status_to_save());
                    DeskIntent::SaveTriage { concern, content, status, before }
                }
                Asks::Status => DeskIntent::SetStatus { concern, content: form.status.clone(), before },
            };
            let (failing, onsaved) = (task.clone(), onsaved.clone());
            let (state, newer, saved) = (state.clone(), newer.clone(), saved.clone());
            task.run(Intent::from(asked), Vec::new(), move |answer, _| match answer.desk() {
                Some(DeskView::Triage(view)) => {
                    state.dispatch(Chosen::Shown(view.clone()));
                    newer.set(Some(Rc::new(*view)));
                    saved.set(*saved + 1);
                    onsaved.emit(());
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let lacking = match task.problem() {
        Some(Problem::Triage(lacking)) => Some(lacking),
        _ => None,
    };
    {
        let state = state.clone();
        use_effect_with((lacking.clone(), task.busy()), move |(lacking, busy)| {
            if let (Some(lacking), false) = (lacking, busy) {
                state.dispatch(Chosen::Tried(lacking.clone()));
            }
        });
    }
    use_ctrl_enter(save.clone(), form.asks != Asks::Nothing && !task.busy());
    use_alt_t();
    let beside = shell.beside(view.concern);
    let onchosen = {
        let state = state.clone();
        Callback::from(move |chosen| state.dispatch(chosen))
    };
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <>
            { neighbours(&view, beside) }
            <p class="hint">{ says::ONLY_YOU }</p>
            if *saved > 0 && form.asks == Asks::Nothing {
                { after_saving(&view) }
            }
            { standing(&view) }
            if form.asks == Asks::Nothing {
                <p class="buttons" id="triage-form">
                    if view.before.closed {
                        <Button label={says::CLOSED_CHANGE} onclick={asks.reform(|()| Asks::Status)} />
                    } else {
                        <Button label={says::CHANGE} onclick={asks.reform(|()| Asks::Status)} />
                    }
                    <Button label={says::AGAIN} onclick={asks.reform(|()| Asks::Decision)} />
                </p>
            } else {
                <form id="triage-form" class="triage-form" {onsubmit} novalidate=true>
                    <Fields form={form.clone()} names={view.names.clone()} topics={props.topics.clone()} {onchosen} />
                    if lacking.is_none() { { problem_panel(task.problem()) } }
                    <div class="buttons">
                        <Button kind={ButtonKind::Primary} shortcut="Control+Enter" busy={task.busy()} onclick={save}
                            label={if form.asks == Asks::Decision { says::SAVE } else { says::SAVE_STATUS }} />
                        if view.triages.iter().any(|said| said.stands) && !view.contested {
                            <Button kind={ButtonKind::Quiet} label={text::CANCEL} onclick={asks.reform(|()| Asks::Nothing)} />
                        }
                    </div>
                    <p class="hint">{ says::SAVE_HINT }</p>
                </form>
            }
            { think_of(&view, form) }
            { earlier(&view) }
        </>
    }
}

/// Whom the school's rules say to think of, as it is decided or is about to be. Nothing is sent.
fn think_of(view: &TriageView, form: &TriageForm) -> Html {
    let standing = view.triages.iter().rfind(|said| said.stands).map(|said| &said.what);
    let (categories, level) = match (form.asks, standing) {
        (Asks::Decision, _) | (_, None) => (form.triage.categories.as_slice(), form.triage.level),
        (_, Some(triage)) => (triage.categories.as_slice(), Some(triage.level)),
    };
    let people = suggested(&view.rules, categories, level);
    let named: Vec<_> = view.staff.iter().filter(|person| people.contains(&person.person)).collect();
    if named.is_empty() {
        return Html::default();
    }
    let card = Route::Actions(ActionsRoute::Card(Some(view.concern)));
    html! {
        <Notice tone={Tone::Plain} title={rules::SUGGESTED}>
            <ul>
                { for named.into_iter().map(|person| html! {
                    <li key={person.person.to_string()}>{ people::name_and_job(&person.name, &person.job) }</li>
                }) }
            </ul>
            <p class="hint">{ rules::NOTHING_SENT }</p>
            if standing.is_some() { <p>{ link_to(rules::WRITE_CARD, card) }</p> }
        </Notice>
    }
}

/// What was saved, and the way to the next concern that waits: one key, because it has the focus.
fn after_saving(view: &TriageView) -> Html {
    let left = view.counts.of(Pile::New);
    html! {
        <Notice tone={Tone::Good} title={says::SAVED}>
            <p role="status">{ if left == 0 { says::NONE_LEFT.to_owned() } else { says::left(left) } }</p>
            <p id="triage-on" tabindex="-1">
                if let Some(next) = view.first_new {
                    <LinkButton kind={ButtonKind::Primary} label={says::NEXT_NEW} to={Route::Concern(next)} />
                } else {
                    { link_to(says::TO_INBOX, Route::Inbox(Pile::New)) }
                }
            </p>
        </Notice>
    }
}

/// The concerns before and after this one, as the inbox showed them, or else in its pile.
fn neighbours(view: &TriageView, beside: Option<[Option<EntryId>; 2]>) -> Html {
    let Some(pile) = view.pile else { return Html::default() };
    let [previous, next] = beside.unwrap_or([view.previous, view.next]);
    html! {
        <nav class="buttons triage-neighbours" aria-label={says::NAV}>
            if let Some(previous) = previous {
                <LinkButton kind={ButtonKind::Quiet} label={says::PREVIOUS} about={says::NEXT_ABOUT} to={Route::Concern(previous)} />
            }
            if let Some(next) = next {
                <LinkButton kind={ButtonKind::Quiet} label={says::NEXT} about={says::NEXT_ABOUT} to={Route::Concern(next)} />
            }
            { link_to(says::TO_INBOX, Route::Inbox(pile)) }
        </nav>
    }
}

/// Alt and T goes to the form, or to the buttons that bring it up.
#[hook]
fn use_alt_t() {
    use_effect_with((), |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window::window(), "keydown", options, |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            if key.alt_key() && !key.ctrl_key() && !key.meta_key() && key.code() == "KeyT" {
                event.prevent_default();
                window::focus_first("triage-form");
            }
        });
        move || drop(listener)
    });
}
