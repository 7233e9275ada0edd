//! The page's end of the line to the language worker: a program of its own (`language/`), started when a form is first
//! opened and kept until the page is loaded anew. Where it cannot be had, nothing is checked and everything else works.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::state::writing::Slip;

/// The language check cannot be had in this browser just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unchecked;

type Waiting = Rc<RefCell<HashMap<u32, oneshot::Sender<String>>>>;

struct Line {
    worker: Worker,
    names: Rc<Vec<String>>,
    next: Cell<u32>,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

thread_local! {
    static LINE: RefCell<Option<Line>> = const { RefCell::new(None) };
}

/// Looks for slips in a text. The names are those that are no slips.
///
/// # Errors
/// [`Unchecked`] where the worker cannot be started, cannot fetch its program, or broke.
pub async fn check(names: &Rc<Vec<String>>, text: &str) -> Result<Vec<Slip>, Unchecked> {
    let answer = LINE.with_borrow_mut(|line| {
        if line.is_none() {
            *line = Line::start().ok();
        }
        line.as_mut().and_then(|line| line.ask(names, text).ok()).ok_or(Unchecked)
    })?;
    let answer = answer.await.map_err(|_| Unchecked)?;
    Slip::read(&answer, text).ok_or(Unchecked)
}

impl Line {
    fn start() -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name("language");
        let worker = Worker::new_with_options("language-worker.js", &options)?;
        let waiting = Waiting::default();
        let on_message = {
            let waiting = waiting.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                receive(&event.data(), &waiting)
            })
        };
        let on_error = Closure::<dyn FnMut(Event)>::new(|event: Event| {
            event.prevent_default();
            give_up();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            names: Rc::default(),
            next: Cell::new(0),
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    fn ask(&mut self, names: &Rc<Vec<String>>, text: &str) -> Result<oneshot::Receiver<String>, JsValue> {
        let first = self.next.get() == 0;
        if first || self.names != *names {
            let list: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
            self.post(&[("names", list.into())])?;
            self.names = names.clone();
        }
        let id = self.next.get().wrapping_add(1);
        self.next.set(id);
        self.post(&[("id", id.into()), ("text", text.into())])?;
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(id, sender);
        Ok(receiver)
    }

    fn post(&self, members: &[(&str, JsValue)]) -> Result<(), JsValue> {
        let message = Object::new();
        for (name, value) in members {
            Reflect::set(&message, &(*name).into(), value)?;
        }
        self.worker.post_message(&message)
    }
}

fn receive(data: &JsValue, waiting: &Waiting) {
    let get = |key: &str| Reflect::get(data, &key.into()).unwrap_or(JsValue::UNDEFINED);
    if get("broken").is_truthy() {
        give_up();
        return;
    }
    let id = get("id").as_f64().unwrap_or_default();
    let asked = waiting.borrow().keys().copied().find(|known| f64::from(*known) == id);
    if let (Some(asked), Some(findings)) = (asked, get("findings").as_string())
        && let Some(sender) = waiting.borrow_mut().remove(&asked)
    {
        // Whoever asked may have left the form.
        let _ = sender.send(findings);
    }
}

/// Ends the worker; whoever waits learns that nothing is checked. The next text that is typed tries anew.
fn give_up() {
    // Not dropped here: this is called from one of its own closures.
    let line = LINE.with_borrow_mut(Option::take);
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(line) = line {
            line.worker.terminate();
        }
    });
}
