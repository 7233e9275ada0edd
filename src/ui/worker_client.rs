//! The page's end of the line to the vault worker: one message each way for each ask, with a number that pairs them.
//!
//! Sent: `{id, intent: JSON, blobs: [Uint8Array]}`, the blobs' buffers transferred; or `{stop: true}`. Received: `{id, reply: JSON,
//! blobs}`, before it any number of `{id, progress: JSON}`, and at any time `{event: "locked"}`
//! or `{event: "broken", place}`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Deserialize;
use serde_json::value::RawValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;
use zeroize::Zeroize;

use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{Progress, Reply, Status, View};
use crate::ui::pages::read_view;

/// Something the worker says unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Push {
    /// The keys are gone: locked here or taken over elsewhere.
    Locked,
    /// The worker itself broke: where, or what the browser says of it.
    Broken(String),
}

/// The line to the vault worker. Cheap to clone.
#[derive(Clone)]
pub struct WorkerClient(Rc<Line>);

struct Line {
    worker: Worker,
    next: Cell<u32>,
    waiting: Rc<RefCell<HashMap<u32, Waiting>>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

struct Waiting {
    slot: Rc<RefCell<Slot>>,
    progress: Callback<Progress>,
}

#[derive(Default)]
struct Slot {
    reply: Option<Reply>,
    waker: Option<Waker>,
}

/// The reason of a fault: the page and its worker are not of one version.
pub const NOT_UNDERSTOOD: &str = "the vault worker gave an answer that the page does not understand";

#[derive(Deserialize)]
struct Answer {
    status: Option<Status>,
    outcome: Result<Box<RawValue>, Problem>,
}

impl PartialEq for WorkerClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl WorkerClient {
    /// Starts the vault worker.
    ///
    /// # Errors
    /// The browser's own words if it refuses workers.
    pub fn start(pushed: Callback<Push>) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name("vault");
        let worker = Worker::new_with_options("worker.js", &options).map_err(|error| words_of(&error))?;
        let waiting = Rc::new(RefCell::new(HashMap::new()));
        let on_message = {
            let (waiting, pushed) = (waiting.clone(), pushed.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                receive(&event.data(), &waiting, &pushed);
            })
        };
        let on_error = {
            let waiting = waiting.clone();
            Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                event.prevent_default();
                let broken: Vec<Waiting> = waiting.borrow_mut().drain().map(|(_, one)| one).collect();
                for one in broken {
                    settle(&one.slot, fault("the vault worker stopped"));
                }
                let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                pushed.emit(Push::Broken(format!("worker: {}", words.unwrap_or_default())));
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self(Rc::new(Line {
            worker,
            next: Cell::new(0),
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        })))
    }

    /// Asks, and waits for the answer. The blobs are wiped here once they are on their way.
    pub async fn ask(&self, intent: &Intent, blobs: Vec<Vec<u8>>, progress: Callback<Progress>) -> Reply {
        let id = self.0.next.get().wrapping_add(1);
        self.0.next.set(id);
        let slot = Rc::new(RefCell::new(Slot::default()));
        self.0.waiting.borrow_mut().insert(id, Waiting { slot: slot.clone(), progress });
        if let Err(reason) = self.post(id, intent, blobs) {
            self.0.waiting.borrow_mut().remove(&id);
            return fault(&reason);
        }
        poll_fn(move |context| {
            let mut slot = slot.borrow_mut();
            match slot.reply.take() {
                Some(reply) => Poll::Ready(reply),
                None => {
                    slot.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }

    /// Calls off the long job that is under way, if it is one that can be.
    pub fn call_off(&self) {
        let message = Object::new();
        // A message that does not go out stops nothing: the job goes on to its end.
        if Reflect::set(&message, &"stop".into(), &JsValue::TRUE).is_ok() {
            let _ = self.0.worker.post_message(&message);
        }
    }

    fn post(&self, id: u32, intent: &Intent, blobs: Vec<Vec<u8>>) -> Result<(), String> {
        let json =
            serde_json::to_string(intent).map_err(|_| "an intent could not be written down".to_owned())?;
        let (list, transfer) = (Array::new(), Array::new());
        for mut blob in blobs {
            let bytes = Uint8Array::from(blob.as_slice());
            blob.zeroize();
            transfer.push(&bytes.buffer());
            list.push(&bytes);
        }
        let message = Object::new();
        for (key, value) in [("id", JsValue::from(id)), ("intent", json.into()), ("blobs", list.into())] {
            Reflect::set(&message, &key.into(), &value).map_err(|error| words_of(&error))?;
        }
        self.0.worker.post_message_with_transfer(&message, &transfer).map_err(|error| words_of(&error))
    }
}

fn receive(data: &JsValue, waiting: &RefCell<HashMap<u32, Waiting>>, pushed: &Callback<Push>) {
    let get = |key: &str| Reflect::get(data, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if get("event").as_string().as_deref() == Some("locked") {
        pushed.emit(Push::Locked);
        return;
    }
    if get("event").as_string().as_deref() == Some("broken") {
        pushed.emit(Push::Broken(get("place").as_string().unwrap_or_default()));
        return;
    }
    let Some(id) = whole(&get("id")) else { return };
    if let Some(json) = get("progress").as_string() {
        let progress = waiting.borrow().get(&id).map(|one| one.progress.clone());
        if let (Some(progress), Ok(so_far)) = (progress, serde_json::from_slice(json.as_bytes())) {
            progress.emit(so_far);
        }
        return;
    }
    let Some(one) = waiting.borrow_mut().remove(&id) else { return };
    let answer =
        get("reply").as_string().and_then(|json| serde_json::from_slice::<Answer>(json.as_bytes()).ok());
    let Some(Answer { status, outcome }) = answer else { return settle(&one.slot, fault(NOT_UNDERSTOOD)) };
    let blobs = bytes_in(&get("blobs"));
    let text = match outcome {
        Ok(text) => text,
        Err(problem) => return settle(&one.slot, Reply { status, outcome: Err(problem), blobs }),
    };
    match View::read_early(text.get()) {
        Some(view) => settle(&one.slot, Reply { status, outcome: Ok(view), blobs }),
        None => spawn_local(async move {
            let outcome = read_view(text.get()).await;
            settle(&one.slot, Reply { status, outcome, blobs });
        }),
    }
}

fn settle(slot: &RefCell<Slot>, reply: Reply) {
    let waker = {
        let mut slot = slot.borrow_mut();
        slot.reply = Some(reply);
        slot.waker.take()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
}

fn bytes_in(list: &JsValue) -> Vec<Vec<u8>> {
    let Some(list) = list.dyn_ref::<Array>() else { return Vec::new() };
    list.iter().filter_map(|item| item.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()).collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a whole number in range"
)]
fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

fn fault(reason: &str) -> Reply {
    Reply { status: None, outcome: Err(Problem::Fault(reason.to_owned())), blobs: Vec::new() }
}

fn words_of(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "no reason given".to_owned())
}
