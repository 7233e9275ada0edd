//! The vault worker's entry: the same wasm, no screen. It owns keys, database, fold and search; the page sends
//! intents, one message each, and draws what comes back.
//!
//! A question is `{id, intent: JSON, blobs: [Uint8Array]}`; `{stop: true}` calls off the one under way. Its answer is `{id, reply: JSON of {status, outcome},
//! blobs: [Uint8Array]}`; before it may come `{id, progress: JSON}`. `{event: "locked"}` comes unasked when another
//! tab took the vault over, `{event: "broken", place}` when the program broke one of its own rules.

use std::cell::Cell;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc;
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::Zeroizing;

use crate::app::intent::{Ask, Intent};
use crate::app::problem::Problem;
use crate::app::view::{Progress, Reply, Status, View};
use crate::app::{App, Late, late};
use crate::crypto::kdf::{KdfError, StretchCost};
use crate::crypto::random::Random;
use crate::domain::ids::VaultId;
use crate::domain::time::Clock;
use crate::platform::clock::SystemClock;
use crate::platform::locks::Hold;
use crate::platform::ports::{HeldElsewhere, Ports};
use crate::platform::post_box::folder::Folders;
use crate::platform::random::SystemRandom;
use crate::platform::stores::BrowserStores;
use crate::platform::stretch;

enum Job {
    Answer {
        id: f64,
        ask: Ask,
    },
    /// What only the part that comes later can read.
    Later {
        id: f64,
        intent: String,
        blobs: Vec<Vec<u8>>,
    },
    LetGo,
}

/// What `worker.js` calls once the wasm is loaded.
#[wasm_bindgen]
pub fn run_worker() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    if stretch::own_name().as_deref() == Some(stretch::NAME) {
        stretch::run(&scope);
        return;
    }
    std::panic::set_hook(Box::new(say_broken));
    let (jobs, queue) = mpsc::unbounded();
    let incoming = jobs.clone();
    let called_off = Rc::new(Cell::new(false));
    let stop = called_off.clone();
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // Heard at once, while what it stops waits for the database.
        if get(&event.data(), "stop").is_truthy() {
            stop.set(true);
            return;
        }
        // The queue lives as long as the worker.
        let _ = incoming.unbounded_send(read(&event.data()));
    });
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    receive.forget();
    wasm_bindgen_futures::spawn_local(work(scope, jobs, queue, called_off));
}

/// Fetches the use cases that most days do without.
#[cfg(feature = "in-parts")]
async fn load() -> Result<Part, Problem> {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    #[wasm_split(work, fallible)]
    fn part() -> Result<Part, SplitLoaderError> {
        Ok((late::answer::<Edges>, read_later))
    }
    part().await.map_err(|_| Problem::PartMissing)
}

/// The quick build is of one piece.
#[cfg(not(feature = "in-parts"))]
#[expect(clippy::unused_async, reason = "as the other build has it")]
async fn load() -> Result<Part, Problem> {
    Ok((late::answer::<Edges>, read_later))
}

/// What answers and reads the questions that most days do without.
type Part = (Late<Edges>, fn(&str) -> Option<Intent>);

fn read_later(text: &str) -> Option<Intent> {
    serde_json::from_slice(text.as_bytes()).ok()
}

/// Tells the page where the program broke, never what was in it.
fn say_broken(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map(|location| format!("{}:{}", location.file(), location.line()));
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        post(&scope, &[("event", "broken".into()), ("place", place.unwrap_or_default().into())]);
    }
}

/// Answers one question after the other: nothing ever runs beside a write.
async fn work(
    scope: DedicatedWorkerGlobalScope,
    jobs: mpsc::UnboundedSender<Job>,
    mut queue: mpsc::UnboundedReceiver<Job>,
    called_off: Rc<Cell<bool>>,
) {
    let current = Rc::new(Cell::new(0.0));
    let edges = Edges {
        breathed: Stretch::default(),
        said: Stretch::default(),
        scope: scope.clone(),
        current: current.clone(),
        called_off: called_off.clone(),
        hold: Hold::default(),
        jobs,
    };
    let mut app = App::in_parts(edges, || Box::pin(async { Ok(load().await?.0) }));
    while let Some(job) = queue.next().await {
        match job {
            Job::Answer { id, ask } => {
                current.set(id);
                called_off.set(false);
                let reply = app.answer(ask).await;
                post_reply(&scope, id, reply);
            }
            Job::Later { id, intent, blobs } => {
                current.set(id);
                called_off.set(false);
                let malformed = || Problem::Fault("a message that is not an intent".to_owned());
                let intent = load().await.and_then(|(_, read)| read(&intent).ok_or_else(malformed));
                let reply = match intent {
                    Ok(intent) => app.answer(Ask { intent, blobs }).await,
                    Err(problem) => Reply { status: None, outcome: Err(problem), blobs: Vec::new() },
                };
                post_reply(&scope, id, reply);
            }
            Job::LetGo => {
                app.answer(Ask { intent: Intent::Lock, blobs: Vec::new() }).await;
                post(&scope, &[("event", "locked".into())]);
            }
        }
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn read(message: &JsValue) -> Job {
    let id = get(message, "id").as_f64().unwrap_or_default();
    let given: Vec<Uint8Array> =
        Array::from(&get(message, "blobs")).iter().map(|blob| Uint8Array::new(&blob)).collect();
    let blobs = given.iter().map(Uint8Array::to_vec).collect();
    // A passphrase came this way: the copy that JavaScript still has is wiped.
    given.iter().for_each(|blob| {
        blob.fill(0, 0, blob.length());
    });
    let text = get(message, "intent").as_string().unwrap_or_default();
    match Intent::read_early(&text) {
        Some(intent) => Job::Answer { id, ask: Ask { intent, blobs } },
        None => Job::Later { id, intent: text, blobs },
    }
}

#[derive(Serialize)]
struct Answered<'a> {
    status: &'a Option<Status>,
    outcome: &'a Result<View, Problem>,
}

fn post_reply(scope: &DedicatedWorkerGlobalScope, id: f64, reply: Reply) {
    let answered = Answered { status: &reply.status, outcome: &reply.outcome };
    let text = serde_json::to_string(&answered).unwrap_or_default();
    let blobs: Array = reply.blobs.iter().map(|blob| Uint8Array::from(blob.as_slice())).collect();
    post(scope, &[("id", id.into()), ("reply", text.into()), ("blobs", blobs.into())]);
}

fn post(scope: &DedicatedWorkerGlobalScope, members: &[(&str, JsValue)]) {
    let message = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    // A page that is gone does not listen; nobody else could be told.
    let _ = scope.post_message(&message);
}

/// A long job goes on for so many milliseconds before it lets messages in.
const SLICE: f64 = 25.0;
/// The page hears how far it is at most once in so many milliseconds.
const SAYING: f64 = 100.0;

/// A stretch of time.
#[derive(Default)]
struct Stretch(Cell<f64>);

impl Stretch {
    fn begin(&self) {
        self.0.set(js_sys::Date::now());
    }

    /// Whether it has lasted so long; then the next one begins. A clock that is set back ends it.
    fn is_over(&self, milliseconds: f64) -> bool {
        let lasted = js_sys::Date::now() - self.0.get();
        let over = !(0.0..milliseconds).contains(&lasted);
        if over {
            self.begin();
        }
        over
    }
}

/// The browser's edges, as the use cases know them.
struct Edges {
    breathed: Stretch,
    said: Stretch,
    scope: DedicatedWorkerGlobalScope,
    current: Rc<Cell<f64>>,
    called_off: Rc<Cell<bool>>,
    hold: Hold,
    jobs: mpsc::UnboundedSender<Job>,
}

impl Ports for Edges {
    type Stores = BrowserStores;
    type PostBoxes = Folders;

    fn clock(&self) -> &dyn Clock {
        &SystemClock
    }

    fn random(&self) -> &dyn Random {
        &SystemRandom
    }

    fn stores(&self) -> &BrowserStores {
        &BrowserStores
    }

    fn post_boxes(&self) -> &Folders {
        &Folders
    }

    async fn stretch(
        &self,
        passphrase: Zeroizing<Vec<u8>>,
        salt: [u8; 16],
        cost: StretchCost,
    ) -> Result<Zeroizing<[u8; 32]>, KdfError> {
        stretch::stretch(passphrase, salt, cost).await
    }

    async fn hold(&self, vault: &VaultId, take_over: bool) -> Result<(), HeldElsewhere> {
        let jobs = self.jobs.clone();
        let lost = move || {
            let _ = jobs.unbounded_send(Job::LetGo);
        };
        self.hold.take(vault, take_over, lost).await
    }

    fn release(&self) {
        self.hold.release();
    }

    fn progress(&self, done: u64, total: u64) {
        // Drawing more than a person can see would keep the page busy.
        if done < total && !self.said.is_over(SAYING) {
            return;
        }
        let text = serde_json::to_string(&Progress { done, total }).unwrap_or_default();
        post(&self.scope, &[("id", self.current.get().into()), ("progress", text.into())]);
    }

    async fn breathe(&self) {
        if self.breathed.is_over(SLICE) {
            gloo::timers::future::TimeoutFuture::new(0).await;
            self.breathed.begin();
        }
    }

    fn called_off(&self) -> bool {
        self.called_off.get()
    }
}
