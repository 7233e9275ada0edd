//! A small file as codes on one screen, and its way into another through a camera or pictures.

use std::rc::Rc;

use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlVideoElement, MediaStream};
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{FramesRead, View};
use crate::ui::camera::{self, Picture};
use crate::ui::parts::{Button, FileDrop, Notice, QrProps, Tone, problem_panel, qr};
use crate::ui::session::{Session, out_of_step, use_session, use_task};
use crate::ui::text::frames as words;
use crate::ui::window;

/// How long each code stays, in milliseconds.
const EACH: u32 = 700;
/// How often the camera is looked at, in milliseconds.
const LOOK: u32 = 200;

/// Properties of [`ShowFrames`].
#[derive(Properties, PartialEq)]
pub struct ShowFramesProps {
    /// The file.
    pub bytes: Rc<Vec<u8>>,
}

/// Shows a file as a loop of codes, once asked to.
#[component]
pub fn ShowFrames(props: &ShowFramesProps) -> Html {
    let task = use_task();
    let codes = use_state(|| None::<Rc<Vec<Vec<String>>>>);
    let show = {
        let (task, codes, bytes) = (task.clone(), codes.clone(), props.bytes.clone());
        Callback::from(move |()| {
            let (failing, codes) = (task.clone(), codes.clone());
            task.run(Intent::ShowFrames, vec![bytes.to_vec()], move |view, _| match view {
                View::Frames(shown) => codes.set(Some(Rc::new(shown))),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <div class="block">
            if let Some(codes) = &*codes {
                <Loop codes={codes.clone()} />
            } else {
                { problem_panel(task.problem()) }
                <p><Button label={words::SHOW} busy={task.busy()} onclick={show} /></p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct LoopProps {
    codes: Rc<Vec<Vec<String>>>,
}

#[component]
fn Loop(props: &LoopProps) -> Html {
    let at = use_state(|| 0_usize);
    let running = use_state(|| !window::prefers_stillness());
    let of = props.codes.len();
    {
        let at = at.clone();
        use_effect_with((*running, *at), move |(running, place)| {
            let (running, next) = (*running && of > 1, (*place + 1) % of);
            let timer = running.then(|| Timeout::new(EACH, move || at.set(next)));
            move || drop(timer)
        });
    }
    let step = |by: usize| {
        let (at, running) = (at.clone(), running.clone());
        Callback::from(move |()| {
            running.set(false);
            at.set((*at + by) % of);
        })
    };
    let toggle = {
        let running = running.clone();
        Callback::from(move |()| running.set(!*running))
    };
    html! {
        <>
            <p>{ words::SHOWN }</p>
            <div class="frame">
                { qr(&QrProps { rows: props.codes[*at].clone(), label: words::code(*at + 1, of).into() }) }
            </div>
            <p>{ words::code(*at + 1, of) }</p>
            if of > 1 {
                <div class="buttons">
                    <Button label={if *running { words::PAUSE } else { words::RUN }} onclick={toggle} />
                    <Button label={words::NEXT} onclick={step(1)} />
                    <Button label={words::PREVIOUS} onclick={step(of - 1)} />
                </div>
            }
        </>
    }
}

/// Properties of [`ReadFrames`].
#[derive(Properties, PartialEq)]
pub struct ReadFramesProps {
    /// Id of the file button.
    pub id: AttrValue,
    /// The file that was shown as codes.
    pub onmessage: Callback<Vec<u8>>,
}

/// What came of one picture.
type Outcome = Result<(FramesRead, Option<Vec<u8>>), Problem>;

fn read(session: &Session, picture: Picture, done: impl FnOnce(Outcome) + 'static) {
    let Picture { width, points } = picture;
    session.ask(Intent::ReadFrames { width }, vec![points], Callback::noop(), move |outcome, files| {
        done(outcome.and_then(|view| match view {
            View::FramesRead(now) => Ok((now, files.into_iter().next())),
            _ => Err(out_of_step()),
        }));
    });
}

/// Reads a file that another screen shows as codes.
#[component]
pub fn ReadFrames(props: &ReadFramesProps) -> Html {
    let session = use_session();
    let now = use_state(|| None::<FramesRead>);
    let problem = use_state(|| None::<Problem>);
    let filming = use_state(|| false);
    let taken = {
        let (now, problem, filming, onmessage) =
            (now.clone(), problem.clone(), filming.clone(), props.onmessage.clone());
        Callback::from(move |outcome: Outcome| match outcome {
            Ok((read, message)) => {
                now.set(Some(read));
                if let Some(message) = message {
                    filming.set(false);
                    now.set(None);
                    onmessage.emit(message);
                }
            }
            Err(broken) => {
                filming.set(false);
                problem.set(Some(broken));
            }
        })
    };
    let onfiles = {
        let (session, taken, problem) = (session.clone(), taken.clone(), problem.clone());
        Callback::from(move |files: Vec<File>| {
            problem.set(None);
            let (session, taken) = (session.clone(), taken.clone());
            spawn_local(async move {
                for file in files {
                    if let Some(picture) = camera::open(&file).await {
                        let taken = taken.clone();
                        read(&session, picture, move |outcome| taken.emit(outcome));
                    }
                }
            });
        })
    };
    let film = {
        let (filming, problem) = (filming.clone(), problem.clone());
        Callback::from(move |()| {
            problem.set(None);
            filming.set(!*filming);
        })
    };
    html! {
        <details class="optional">
            <summary>{ words::READ }</summary>
            <p>{ words::READ_ABOUT }</p>
            <p><Button label={if *filming { words::CAMERA_OFF } else { words::CAMERA }} onclick={film} /></p>
            if *filming { <Film {taken} /> }
            <FileDrop id={&props.id} label={words::PICTURES} hint={words::PICTURES_HINT} many=true accept="image/*" {onfiles} />
            if let Some(now) = &*now {
                <p role="status">{ if now.of == 0 { words::NONE_FOUND.to_owned() } else { words::have(now.have, now.of) } }</p>
            }
            { problem_panel((*problem).clone()) }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct FilmProps {
    taken: Callback<Outcome>,
}

/// The camera, for as long as it is drawn.
#[component]
fn Film(props: &FilmProps) -> Html {
    let session = use_session();
    let node = use_node_ref();
    let refused = use_state(|| false);
    {
        let (node, refused, taken) = (node.clone(), refused.clone(), props.taken.clone());
        use_effect_with((), move |()| {
            let running: Rc<std::cell::RefCell<Option<(MediaStream, Interval)>>> = Rc::default();
            let gone = Rc::new(std::cell::Cell::new(false));
            let (keep, left) = (running.clone(), gone.clone());
            if let Some(video) = node.cast::<HtmlVideoElement>() {
                spawn_local(async move {
                    let Some(stream) = camera::start(&video).await else { return refused.set(true) };
                    if left.get() {
                        return camera::stop(&stream);
                    }
                    let busy = Rc::new(std::cell::Cell::new(false));
                    let looking = Interval::new(LOOK, move || {
                        let Some(picture) = (!busy.get()).then(|| camera::look(&video)).flatten() else {
                            return;
                        };
                        busy.set(true);
                        let (busy, taken) = (busy.clone(), taken.clone());
                        read(&session, picture, move |outcome| {
                            busy.set(false);
                            taken.emit(outcome);
                        });
                    });
                    *keep.borrow_mut() = Some((stream, looking));
                });
            }
            move || {
                gone.set(true);
                if let Some((stream, looking)) = running.borrow_mut().take() {
                    drop(looking);
                    camera::stop(&stream);
                }
            }
        });
    }
    html! {
        <>
            <video ref={node} class="film" playsinline=true muted=true aria-label={words::FILM} />
            if *refused { <Notice tone={Tone::Warn} alert=true><p>{ words::REFUSED }</p></Notice> }
        </>
    }
}
