//! The head of every screen: whose school, what has not left this device, and the way out.

use yew::prelude::*;

use super::{Tone, tag};
use crate::app::intent::Pile;
use crate::app::view::{PostStatus, Status};
use crate::domain::access::{Action, allows};
use crate::domain::hearing::Progress;
use crate::ui::moment;
use crate::ui::route::{ActionsRoute, AdultsRoute, Route};
use crate::ui::text::{header as words, post_box};
use crate::ui::window;

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// What it shows; absent while locked.
    pub status: Option<std::rc::Rc<Status>>,
    /// Where the person is.
    pub route: Route,
    /// Open the box that finds.
    pub onfind: Callback<()>,
    /// Blank the screen.
    pub onblank: Callback<()>,
    /// Lock.
    pub onlock: Callback<()>,
}

/// The head of every screen.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let onblank = props.onblank.reform(|_: MouseEvent| ());
    let onfind = props.onfind.reform(|_: MouseEvent| ());
    let onlock = props.onlock.reform(|_: MouseEvent| ());
    html! {
        <header class="head">
            <div class="head-row">
                <a class="brand" href={Route::Home.hash()}>
                    <Mark />
                    <span class="brand-name">{ "Holdfast" }</span>
                </a>
                if let Some(status) = &props.status {
                    <p class="head-school">
                        <span class="head-school-name">{ &status.school }</span>
                        if status.practice { <span class="practice">{ words::PRACTICE }</span> }
                    </p>
                }
                <div class="head-do">
                    if props.status.is_some() {
                        <button type="button" class="head-button" onclick={onfind} aria-keyshortcuts="Control+K" aria-haspopup="dialog" title={words::FIND_TITLE}>{ words::FIND }</button>
                    }
                    <button type="button" class="head-button" onclick={onblank} aria-keyshortcuts="Escape Escape" title={words::BLANK_TITLE}>
                        { words::BLANK }
                    </button>
                    if props.status.is_some() {
                        <button type="button" class="head-button" onclick={onlock} aria-keyshortcuts="Alt+L" title={words::LOCK_TITLE}>{ words::LOCK }</button>
                    }
                </div>
            </div>
            if let Some(status) = &props.status {
                <div class="head-row head-row-nav">
                    <nav class="nav" aria-label={words::NAV_LABEL}>
                        { for places(status).into_iter().map(|(label, route)| html! {
                            <a key={label} class="nav-link" href={route.hash()} aria-current={is_in(props.route, route).then_some("page")}>{ label }</a>
                        }) }
                    </nav>
                    <div class="head-state">
                        if status.nobody_told > 0 {
                            <a class="head-alert" href={Route::TellSomeone.hash()}>{ words::nobody_told(status.nobody_told) }</a>
                        }
                        if let Some(post) = &status.post {
                            <a class="head-count" href={Route::PostBox.hash()}>
                                { tag(if needs_a_look(post) { Tone::Warn } else { Tone::Plain }, stands(post)) }
                            </a>
                        }
                        <a class="head-count" href={Route::HandOver.hash()}>
                            { tag(if status.not_handed_over > 0 { Tone::Warn } else { Tone::Plain }, words::not_handed_over(status.not_handed_over)) }
                        </a>
                    </div>
                </div>
            }
        </header>
    }
}

/// Whether the post box wants somebody.
fn needs_a_look(post: &PostStatus) -> bool {
    post.trouble.is_some() || post.undelivered || post.waiting > 0
}

/// How it stands with the post box: the time, and the day only where it is another one.
fn stands(post: &PostStatus) -> String {
    let time = post.delivered.map(|delivered| moment::time_or_day(delivered, window::now()));
    post_box::short(post, time.as_deref())
}

fn places(status: &Status) -> Vec<(&'static str, Route)> {
    let mut places = vec![(words::HOME, Route::Home)];
    if allows(status.role, Action::Triage) {
        places.push((words::INBOX, Route::Inbox(Pile::New)));
    }
    if allows(status.role, Action::ReadAll) {
        places.push((words::CONCERNS, Route::Concerns));
    } else {
        places.push((words::MY_CONCERNS, Route::Concerns));
    }
    places.push((words::TASKS, Route::Actions(ActionsRoute::Mine)));
    if allows(status.role, Action::GiveActions) {
        places.push((words::ACTIONS, Route::Actions(ActionsRoute::Desk)));
    }
    if status.hears {
        places.push((words::ADULTS, Route::Adults(AdultsRoute::Inbox(Progress::New))));
    }
    if allows(status.role, Action::ImportPupils) {
        places.push((words::PUPILS, Route::Pupils));
    }
    if allows(status.role, Action::ManageStaff) {
        places.push((words::STAFF, Route::Staff));
    }
    places.push((words::BRING_IN, Route::Merge));
    places.push((words::THIS_DEVICE, Route::ThisDevice));
    places
}

/// Whether a place of the navigation holds the screen one is at.
fn is_in(at: Route, place: Route) -> bool {
    match place {
        Route::Concerns => matches!(
            at,
            Route::Concerns | Route::Concern(_) | Route::Withdrawn | Route::Correct(_) | Route::AddTo(_)
        ),
        Route::Inbox(_) => matches!(at, Route::Inbox(_)),
        Route::Actions(ActionsRoute::Desk) => matches!(at, Route::Actions(to) if to != ActionsRoute::Mine),
        Route::Adults(_) => matches!(at, Route::Adults(_)),
        Route::Pupils => {
            matches!(at, Route::Pupils | Route::ImportPupils | Route::Duplicates | Route::Profile(_))
        }
        Route::Staff => {
            matches!(
                at,
                Route::Staff | Route::Pack | Route::Grant | Route::Lead | Route::Held | Route::Devices
            )
        }
        Route::ThisDevice => {
            matches!(at, Route::ThisDevice | Route::Keys | Route::KitDrill | Route::PostBox)
        }
        place => at == place,
    }
}

/// Two posts and the ring that holds between them.
#[component]
fn Mark() -> Html {
    html! {
        <svg class="mark" viewBox="10 10 44 44" aria-hidden="true">
            <path class="mark-post" d="M18 14v36M46 14v36M18 32h4M42 32h4" />
            <circle class="mark-ring" cx="32" cy="32" r="8.5" />
        </svg>
    }
}
