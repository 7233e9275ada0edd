//! Home: record a concern, go on with a draft, and what there is to do next.

use std::rc::Rc;

use yew::prelude::*;

use super::concern_rows::concern_table;
use crate::app::intent::{Intent, Pile};
use crate::app::problem::Problem;
use crate::app::view::{DraftCard, Home as HomeView, Status, View};
use crate::domain::access::{Action, allows};
use crate::domain::ids::DraftId;
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Dialog, Empty, Heading, LinkButton, Notice, Tone, failing, link_to, numbers_to_ring,
    problem_panel, safety_words, waiting,
};
use crate::ui::route::{ActionsRoute, RecordsRoute, Route};
use crate::ui::session::{Loaded, use_session, use_task, use_view};
use crate::ui::state::Happened;
use crate::ui::text::staff::ADMINISTRATORS_WANTED;
use crate::ui::text::{self, actions, devices, home as words, settings};

/// Home.
#[component]
pub fn Home() -> Html {
    let session = use_session();
    let (loaded, again) = use_view(Intent::Home);
    {
        let session = session.clone();
        use_effect_with(loaded.clone(), move |loaded| {
            if let Loaded::Here(view) = loaded
                && let View::Home(home) = &**view
            {
                session.happened(Happened::HomeRead(home.clone()));
            }
        });
    }
    {
        // What comes by the post box, or is written elsewhere, belongs on this screen too.
        let written = session.shell.status.as_ref().map(|status| status.written);
        let (again, shown) = (again.clone(), use_mut_ref(|| written));
        use_effect_with(written, move |written| {
            if std::mem::replace(&mut *shown.borrow_mut(), *written) != *written {
                again.emit(());
            }
        });
    }
    let fresh = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Home(home) => Some(Rc::new(home.clone())),
            _ => None,
        },
        _ => None,
    };
    let home = fresh.or_else(|| session.shell.home.clone());
    html! {
        <>
            <Heading title={words::TITLE} />
            <p class="record-first">
                <LinkButton kind={ButtonKind::Primary} label={words::RECORD} shortcut="Alt+R"
                    to={Route::Record { draft: None, check: false }} />
                <span class="hint">{ words::RECORD_HINT }</span>
            </p>
            if let Loaded::Failed(problem) = &loaded {
                { failing(problem, again.clone()) }
            }
            if session.shell.status.as_ref().is_some_and(|status| status.old_copy) {
                { problem_panel(Some(Problem::OldCopy)) }
            }
            { match (home, session.shell.status.clone()) {
                (Some(home), Some(status)) => contents(&ContentsProps { home, status, again }),
                _ => waiting(),
            } }
        </>
    }
}

struct ContentsProps {
    home: Rc<HomeView>,
    status: Rc<Status>,
    again: Callback<()>,
}

fn contents(props: &ContentsProps) -> Html {
    let ContentsProps { home, status, again } = props;
    let all = allows(status.role, Action::ReadAll);
    html! {
        <>
            if let Some(six) = &home.safety_words {
                <Notice title={words::WORDS_TITLE}>
                    { safety_words(six, words::WORDS_LABEL) }
                    <p>{ words::WORDS_BODY }</p>
                </Notice>
            }
            if status.must_prepare_to_hear {
                <Notice tone={Tone::Warn} title={words::HEAR}>
                    <p>{ words::HEAR_BODY }</p>
                    <p>{ link_to(words::HEAR_LINK, Route::Keys) }</p>
                </Notice>
            }
            { tasks(home) }
            <Drafts drafts={home.drafts.clone()} again={again.clone()} />
            if allows(status.role, Action::ManageStaff) {
                { to_do(home, status.practice) }
            }
            <section class="block">
                <h2>{ if all { words::RECENT } else { words::MY_RECENT } }</h2>
                if home.recent.is_empty() {
                    <Empty title={words::NONE}>
                        <p>{ if all { words::NONE_LEAD } else { words::NONE_RECORDER } }</p>
                    </Empty>
                } else {
                    { concern_table(&home.recent) }
                    if home.concerns > home.recent.len() {
                        <p>{ link_to(words::ALL, Route::Concerns) }</p>
                    }
                }
            </section>
            <section class="block">
                <h2>{ words::RING }</h2>
                { numbers_to_ring(&status.phones, false) }
            </section>
        </>
    }
}

/// Tasks given to this person, and cards for them to read.
fn tasks(home: &Rc<HomeView>) -> Html {
    let count = home.tasks;
    if count.open == 0 && count.unread == 0 {
        return Html::default();
    }
    let tone = if count.overdue > 0 { Tone::Warn } else { Tone::Plain };
    let mut said = Vec::new();
    if count.open > 0 {
        said.push(actions::tasks(count.open, count.overdue));
    }
    if count.unread > 0 {
        said.push(actions::unread(count.unread));
    }
    html! {
        <Notice {tone} title={actions::MY_TASKS}>
            <p>{ link_to(text::listed(&said), Route::Actions(ActionsRoute::Mine)) }</p>
        </Notice>
    }
}

/// What an administrator finds to do.
fn to_do(home: &Rc<HomeView>, practice: bool) -> Html {
    let item = |label: String, about: &'static str, to: Route| {
        html! {
            <li key={label.clone()}>
                { link_to(label, to) }
                if !about.is_empty() { <p class="hint">{ about }</p> }
            </li>
        }
    };
    let mut items = Vec::new();
    if home.waiting > 0 {
        let to = Route::Inbox(Pile::New);
        items.push(item(words::to_triage(home.waiting), words::TRIAGE_ABOUT, to));
    }
    if home.pupils == 0 {
        items.push(item(words::NO_PUPILS.into(), words::NO_PUPILS_ABOUT, Route::ImportPupils));
    }
    if home.staff <= 1 {
        items.push(item(words::NO_STAFF.into(), words::NO_STAFF_ABOUT, Route::Staff));
    }
    if home.lead_proposed {
        items.push(item(words::PROPOSED.into(), words::PROPOSED_ABOUT, Route::Lead));
    }
    if home.half_confirmed > 0 {
        items.push(item(words::HALF_CONFIRMED.into(), words::HALF_CONFIRMED_ABOUT, Route::Staff));
    }
    if home.unconfirmed > 0 {
        items.push(item(words::unconfirmed(home.unconfirmed), words::UNCONFIRMED_ABOUT, Route::Staff));
    }
    if home.held > 0 {
        items.push(item(words::held(home.held), words::HELD_ABOUT, Route::Held));
    }
    if home.guarded_administrators < ADMINISTRATORS_WANTED && !practice && home.staff > 1 {
        let label = words::administrators(home.guarded_administrators);
        items.push(item(label, words::ADMINISTRATORS_ABOUT, Route::Staff));
    }
    if let Some(review) = home.policy_review {
        items.push(item(settings::policy::due(&review.to_string()), "", Route::Lists));
    }
    match &home.last_full_copy {
        None => items.push(item(words::NO_COPY.into(), words::NO_COPY_ABOUT, Route::FullCopy)),
        Some(last) if home.copy_due => {
            items.push(item(devices::copy_old(last.days), words::COPY_OLD_ABOUT, Route::FullCopy));
        }
        Some(_) => {}
    }
    html! {
        <div class="columns">
            if !items.is_empty() {
                <section class="block">
                    <h2>{ words::DO_NEXT }</h2>
                    <ul class="todo">{ items }</ul>
                </section>
            }
            <section class="block">
                <h2>{ words::DESK }</h2>
                <ul class="todo">
                    { item(words::INBOX.into(), "", Route::Inbox(Pile::New)) }
                    if home.actions.open > 0 {
                        { item(actions::actions(home.actions.open, home.actions.overdue), "", Route::Actions(ActionsRoute::Desk)) }
                    }
                    { item(words::UPDATE.into(), "", Route::Update) }
                    if let Some(last) = home.last_full_copy.as_ref().filter(|_| !home.copy_due) {
                        <li>
                            { link_to(words::FULL_COPY, Route::FullCopy) }
                            <p class="hint">{ words::last_copy(&devices::when(&moment::day(last.at), last.days)) }</p>
                        </li>
                    }
                    { item(words::REPORTS.into(), "", Route::Records(RecordsRoute::Reports)) }
                    { item(words::TRAIL.into(), "", Route::Records(RecordsRoute::Trail)) }
                    { item(devices::LINK.into(), "", Route::Devices) }
                    { item(words::NUMBERS.into(), "", Route::School) }
                    { item(words::CATEGORIES.into(), "", Route::Categories) }
                    { item(settings::LINK.into(), "", Route::Lists) }
                </ul>
            </section>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DraftsProps {
    drafts: Vec<DraftCard>,
    again: Callback<()>,
}

#[component]
fn Drafts(props: &DraftsProps) -> Html {
    let task = use_task();
    let asked = use_state(|| None::<DraftId>);
    if props.drafts.is_empty() {
        return problem_panel(task.problem());
    }
    let ask = {
        let asked = asked.clone();
        Callback::from(move |draft| asked.set(Some(draft)))
    };
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let discard = {
        let (asked, task, again) = (asked.clone(), task.clone(), props.again.clone());
        Callback::from(move |()| {
            if let Some(draft) = *asked {
                let again = again.clone();
                task.run(Intent::DiscardDraft { draft }, Vec::new(), move |_, _| again.emit(()));
            }
            asked.set(None);
        })
    };
    html! {
        <section class="block">
            <h2>{ words::DRAFTS }</h2>
            <ul class="cards">
                { for props.drafts.iter().map(|card| {
                    let draft = card.draft;
                    let named = if card.pupils.is_empty() { words::NO_NAME_YET.to_owned() } else { text::listed(&card.pupils) };
                    let begins = if card.begins.is_empty() { words::NO_WORDS_YET } else { &card.begins };
                    html! {
                        <li class="card" key={draft.to_string()}>
                            <p class="card-title">{ &named }</p>
                            <p class="card-begins">{ begins }</p>
                            <p class="hint">{ words::kept(&moment::day_and_time(card.kept)) }</p>
                            <p class="buttons">
                                <LinkButton label={words::OPEN_DRAFT} about={named.clone()}
                                    to={Route::Record { draft: Some(draft), check: false }} />
                                <Button kind={ButtonKind::Quiet} label={words::DISCARD} about={named}
                                    onclick={ask.reform(move |()| draft)} />
                            </p>
                        </li>
                    }
                }) }
            </ul>
            { problem_panel(task.problem()) }
            if asked.is_some() {
                <Dialog id="discard" title={words::DISCARD_TITLE} onclose={close.clone()}>
                    <Notice tone={Tone::Warn}><p>{ words::DISCARD_BODY }</p></Notice>
                    <p class="buttons">
                        <Button label={words::DISCARD_KEEP} onclick={close} />
                        <Button kind={ButtonKind::Danger} label={words::DISCARD_NOW} onclick={discard} />
                    </p>
                </Dialog>
            }
        </section>
    }
}
