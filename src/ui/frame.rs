//! The frame around every screen: starts the worker, follows the address, keeps the title, and draws the screen that
//! is due.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BeforeUnloadEvent, KeyboardEvent, PageTransitionEvent, ServiceWorkerRegistration};
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::View;

use super::idle::IdleLock;
use super::pages;
use super::parts::{Button, ButtonKind, Dialog, Header, Heading, Notice, problem_panel, waiting};
use super::post_box::PostBoxRounds;
use super::recovery;
use super::route::Route;
use super::session::{Session, out_of_step, use_session};
use super::state::{Happened, Phase, Shell, TwiceEscape};
use super::text::{self, blank, header, update, welcome};
use super::window;
use super::worker_client::{Push, WorkerClient};

/// Draws the page. Does nothing where there is no window (in a worker, which runs the same program).
pub fn start() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    recovery::install();
    if let Some(root) = document.get_element_by_id("app") {
        yew::Renderer::<Frame>::with_root(root).render();
    }
}

#[component]
fn Frame() -> Html {
    let shell = use_reducer(|| Shell { route: window::current_route(), ..Shell::default() });
    let client = use_memo((), |()| {
        WorkerClient::start(Callback::from(|push| match push {
            Push::Locked => window::reload(),
            Push::Broken(place) => recovery::show(&place),
        }))
    });
    match &*client {
        Ok(client) => {
            let session = Session::new(client.clone(), shell);
            html! { <ContextProvider<Session> context={session}><Page /></ContextProvider<Session>> }
        }
        Err(reason) => html! {
            <main class="main">
                <Heading title={welcome::BROKEN} />
                { problem_panel(Some(Problem::StorageRefused(reason.clone()))) }
            </main>
        },
    }
}

#[component]
fn Page() -> Html {
    let session = use_session();
    let shell = session.shell.clone();
    use_start(&session);
    use_window(&session);
    use_effect_with(shell.title(), |title| window::document().set_title(title));
    let onblank = {
        let session = session.clone();
        Callback::from(move |()| session.happened(Happened::Blank(true)))
    };
    let onfind = {
        let session = session.clone();
        Callback::from(move |()| session.happened(Happened::Finding(true)))
    };
    let offered = use_state(|| false);
    let onlock = {
        let (session, offered) = (session.clone(), offered.clone());
        Callback::from(move |()| {
            if session.shell.status.as_ref().is_some_and(|status| status.not_handed_over > 0) {
                offered.set(true);
            } else {
                session.lock();
            }
        })
    };
    let onclose = {
        let offered = offered.clone();
        Callback::from(move |()| offered.set(false))
    };
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        window::focus_id("main");
    });
    let open = shell.phase == Phase::Open;
    html! {
        <>
            <div class={classes!("page", shell.blanked.then_some("is-blank"))}>
                <a class="skip" href="#main" onclick={skip}>{ text::SKIP }</a>
                <Header status={open.then(|| shell.status.clone()).flatten()} route={shell.route} {onfind} {onblank} {onlock} />
                if shell.update_ready {
                    <UpdateBanner />
                }
                <main id="main" class="main" tabindex="-1">
                    { screen(&shell) }
                </main>
            </div>
            if open {
                <IdleLock />
                <PostBoxRounds />
            }
            if shell.finding && !shell.blanked {
                <pages::Late piece={pages::Piece::Finder} />
            }
            if *offered {
                <OfferHandOver {onclose} />
            }
            if shell.blanked {
                <Blank />
            }
        </>
    }
}

fn screen(shell: &Shell) -> Html {
    match &shell.phase {
        Phase::Starting => waiting(),
        Phase::Broken(problem) => html! {
            <>
                <Heading title={welcome::BROKEN} />
                { problem_panel(Some(problem.clone())) }
            </>
        },
        Phase::Locked(welcome) => match shell.route {
            route @ (Route::Found(_) | Route::Join | Route::Restore | Route::Reset | Route::Visitor) => {
                html! { <pages::Late piece={pages::Piece::Screen(route)} /> }
            }
            _ => html! { <pages::Welcome welcome={welcome.clone()} /> },
        },
        Phase::Open => pages::draw(shell),
    }
}

/// Asks the worker which vaults there are.
#[hook]
fn use_start(session: &Session) {
    let session = session.clone();
    use_effect_with((), move |()| {
        let asked = session.clone();
        session.ask(Intent::Start, Vec::new(), Callback::noop(), move |outcome, _| {
            asked.happened(Happened::Started(match outcome {
                Ok(View::Welcome(welcome)) => Ok(welcome),
                Ok(_) => Err(out_of_step()),
                Err(problem) => Err(problem),
            }));
        });
    });
}

/// Listens to the window for as long as the page lives.
#[hook]
fn use_window(session: &Session) {
    let shell = session.shell.clone();
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            let follow = session.clone();
            let mut listeners = vec![
                EventListener::new(&window::window(), "hashchange", move |_| {
                    follow.happened(Happened::Went(window::current_route()));
                }),
                EventListener::new(&window::window(), "pageshow", |event| {
                    // A page out of the browser's back/forward cache still holds what was on it.
                    if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
                        window::reload();
                    }
                }),
            ];
            let ready = session.clone();
            listeners.push(EventListener::new(&window::window(), "holdfast-update-ready", move |_| {
                ready.happened(Happened::UpdateReady);
            }));
            let escape = session;
            let mut twice = TwiceEscape::default();
            listeners.push(EventListener::new(&window::window(), "keydown", move |event| {
                let escaped = event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|key| key.key() == "Escape" && !key.repeat());
                if escaped && twice.press(window::steady_now()) {
                    escape.happened(Happened::Blank(true));
                }
            }));
            move || drop(listeners)
        });
    }
    {
        let session = session.clone();
        let recording = matches!(shell.route, Route::Record { .. });
        let open = shell.phase == Phase::Open;
        let shows = open && !shell.blanked;
        use_effect_with((open, shows, recording), move |(open, shows, recording)| {
            let shows = *shows;
            let records = shows && !recording;
            let listener = open.then(|| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window::window(), "keydown", options, move |event| {
                    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                    if shows && (key.ctrl_key() || key.meta_key()) && !key.alt_key() && key.code() == "KeyK" {
                        event.prevent_default();
                        session.happened(Happened::Finding(true));
                        return;
                    }
                    if !key.alt_key() || key.ctrl_key() || key.meta_key() {
                        return;
                    }
                    if key.code() == "KeyL" {
                        event.prevent_default();
                        session.lock();
                    } else if key.code() == "KeyR" && records {
                        event.prevent_default();
                        session.go(Route::Record { draft: None, check: false });
                    }
                })
            });
            move || drop(listener)
        });
    }
    let waiting =
        shell.phase == Phase::Open && shell.status.as_ref().is_some_and(|now| now.not_handed_over > 0);
    use_effect_with(shell.unsaved || waiting, |ask| {
        let listener = ask.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window::window(), "beforeunload", options, |event| {
                if window::leaving() {
                    return;
                }
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("unsaved");
                }
            })
        });
        move || drop(listener)
    });
}

#[derive(Properties, PartialEq)]
struct OfferProps {
    onclose: Callback<()>,
}

/// Before locking: what has not left this device can still be handed over.
#[component]
fn OfferHandOver(props: &OfferProps) -> Html {
    let session = use_session();
    let waiting = session.shell.status.as_ref().map_or(0, |status| status.not_handed_over);
    let hand_over = {
        let (session, onclose) = (session.clone(), props.onclose.clone());
        Callback::from(move |()| {
            onclose.emit(());
            session.go(Route::HandOver);
        })
    };
    let lock = Callback::from(move |()| session.lock());
    html! {
        <Dialog id="before-lock" title={header::not_handed_over(waiting)} onclose={props.onclose.clone()}>
            <p>{ header::BEFORE_LOCK }</p>
            <div class="buttons">
                <Button kind={ButtonKind::Primary} label={header::HAND_OVER_FIRST} onclick={hand_over} />
                <Button label={header::LOCK_NOW} onclick={lock} />
                <Button kind={ButtonKind::Quiet} label={text::CANCEL} onclick={props.onclose.clone()} />
            </div>
        </Dialog>
    }
}

#[component]
fn Blank() -> Html {
    let session = use_session();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| window::focus(&node));
    }
    let onclick = Callback::from(move |_: MouseEvent| session.happened(Happened::Blank(false)));
    html! {
        <main class="blank">
            <h1 class="unseen">{ blank::TITLE }</h1>
            <button ref={node} type="button" class="blank-show" {onclick}>{ blank::SHOW }</button>
        </main>
    }
}

#[component]
fn UpdateBanner() -> Html {
    let session = use_session();
    let install = Callback::from(|()| spawn_local(install_update()));
    let later = {
        let session = session.clone();
        Callback::from(move |()| session.happened(Happened::UpdateLater))
    };
    html! {
        <aside class="banner" aria-label={update::TITLE}>
            <Notice title={update::TITLE}>
                if session.shell.unsaved {
                    <p>{ update::UNSAVED }</p>
                } else {
                    <p>{ update::BODY }</p>
                    <p class="buttons">
                        <Button kind={ButtonKind::Secondary} label={update::INSTALL} onclick={install} />
                        <Button kind={ButtonKind::Quiet} label={update::LATER} onclick={later} />
                    </p>
                }
            </Notice>
        </aside>
    }
}

/// Tells the waiting service worker that the person agrees. The page reloads once the new version is in charge.
async fn install_update() {
    let container = window::window().navigator().service_worker();
    let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
    let Some(waiting) =
        registration.dyn_ref::<ServiceWorkerRegistration>().and_then(|registration| registration.waiting())
    else {
        return;
    };
    let message = js_sys::Object::new();
    if js_sys::Reflect::set(&message, &JsValue::from("type"), &JsValue::from("activate")).is_ok() {
        let _ = waiting.post_message(&message);
    }
}
