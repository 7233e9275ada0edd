//! What every screen shares: the line to the worker and the page's state, and the one way in which screens ask.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{Progress, View};

use super::files::{self, ReadError};
use super::route::Route;
use super::state::{Happened, Shell};
use super::window;
use super::worker_client::WorkerClient;

impl Reducible for Shell {
    type Action = Happened;

    fn reduce(self: Rc<Self>, happened: Happened) -> Rc<Self> {
        Rc::new((*self).clone().after(happened))
    }
}

/// The files that came with an answer.
pub type Files = Vec<Vec<u8>>;

// Boxed, so that what waits for answers is compiled once and not for every question.
type Answered = Box<dyn FnOnce(Result<View, Problem>, Files)>;
type Done = Box<dyn FnOnce(View, Files)>;

/// What every screen shares.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// The line to the vault worker.
    pub client: WorkerClient,
    /// The page's state.
    pub shell: UseReducerHandle<Shell>,
    /// What the screen seals before the page locks.
    before_lock: BeforeLock,
}

/// What the screen seals before the page locks: there is one page, so there is one of these.
#[derive(Clone, Default)]
struct BeforeLock(Rc<RefCell<Option<Callback<()>>>>);

impl PartialEq for BeforeLock {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

thread_local! {
    static BEFORE_LOCK: BeforeLock = BeforeLock::default();
}

impl Session {
    /// What every screen shares.
    pub fn new(client: WorkerClient, shell: UseReducerHandle<Shell>) -> Self {
        Self { client, shell, before_lock: BEFORE_LOCK.with(Clone::clone) }
    }

    /// Has `seal` called before the page locks; `None` when the screen closes.
    pub fn before_lock(&self, seal: Option<Callback<()>>) {
        *self.before_lock.0.borrow_mut() = seal;
    }

    /// Seals what is being written, locks, and loads the page anew.
    pub fn lock(&self) {
        let seal = self.before_lock.0.borrow().clone();
        if let Some(seal) = seal {
            // The worker answers in order: the draft is sealed before the keys go.
            seal.emit(());
        }
        self.happened(Happened::Unsaved(false));
        self.ask(Intent::Lock, Vec::new(), Callback::noop(), |_, _| {
            window::replace_address(Route::Home);
            window::reload();
        });
    }

    /// Asks the worker; `done` gets the answer. A reply that says "locked" reloads the page instead.
    pub fn ask(
        &self,
        intent: Intent,
        blobs: Files,
        progress: Callback<Progress>,
        done: impl FnOnce(Result<View, Problem>, Files) + 'static,
    ) {
        self.ask_then(intent, blobs, progress, Box::new(done));
    }

    fn ask_then(&self, intent: Intent, blobs: Files, progress: Callback<Progress>, done: Answered) {
        let (client, dispatcher) = (self.client.clone(), self.shell.dispatcher());
        spawn_local(async move {
            let reply = client.ask(&intent, blobs, progress).await;
            if reply.outcome == Err(Problem::Locked) {
                window::reload();
                return;
            }
            if let Some(status) = reply.status {
                dispatcher.dispatch(Happened::Status(status));
            }
            done(reply.outcome, reply.blobs);
        });
    }

    /// Tells the page that something happened.
    pub fn happened(&self, happened: Happened) {
        self.shell.dispatch(happened);
    }

    /// Goes to another screen.
    pub fn go(&self, route: Route) {
        self.happened(Happened::Went(route));
        window::go(route);
    }
}

/// What every screen shares.
#[hook]
pub fn use_session() -> Session {
    // Every screen is drawn inside the provider; without it there would be no page to draw.
    match use_context::<Session>() {
        Some(session) => session,
        None => unreachable!("screens are drawn inside the session's provider"),
    }
}

/// One thing at a time that a screen asks for: whether it is under way, how far, and what went wrong.
#[derive(Clone)]
pub struct Task {
    session: Session,
    under_way: Rc<Cell<bool>>,
    busy: UseStateHandle<bool>,
    progress: UseStateHandle<Option<Progress>>,
    problem: UseStateHandle<Option<Problem>>,
    unread: UseStateHandle<Option<ReadError>>,
}

impl Task {
    /// Why a file could not be read the last time.
    pub fn unread(&self) -> Option<ReadError> {
        *self.unread
    }

    /// Reads files, then starts it with their bytes, followed by `more`.
    pub fn run_with_files(
        &self,
        intent: Intent,
        files: Vec<File>,
        more: Files,
        done: impl FnOnce(View, Files) + 'static,
    ) {
        self.run_with_files_then(intent, files, more, Box::new(done));
    }

    fn run_with_files_then(&self, intent: Intent, files: Vec<File>, more: Files, done: Done) {
        if self.under_way.replace(true) {
            return;
        }
        self.busy.set(true);
        self.unread.set(None);
        self.problem.set(None);
        let task = self.clone();
        spawn_local(async move {
            let mut blobs = Vec::with_capacity(files.len() + more.len());
            for file in &files {
                match files::read(file).await {
                    Ok(bytes) => blobs.push(bytes),
                    Err(error) => {
                        task.under_way.set(false);
                        task.busy.set(false);
                        task.unread.set(Some(error));
                        return;
                    }
                }
            }
            blobs.extend(more);
            task.under_way.set(false);
            task.run_then(intent, blobs, done);
        });
    }

    /// Whether it is under way.
    pub fn busy(&self) -> bool {
        *self.busy
    }

    /// How far it is.
    pub fn progress(&self) -> Option<Progress> {
        *self.progress
    }

    /// What went wrong the last time.
    pub fn problem(&self) -> Option<Problem> {
        (*self.problem).clone()
    }

    /// Says what went wrong, or forgets it.
    pub fn set_problem(&self, problem: Option<Problem>) {
        self.problem.set(problem);
    }

    /// Starts it, unless it is under way; `done` is called if it went well.
    pub fn run(&self, intent: Intent, blobs: Files, done: impl FnOnce(View, Files) + 'static) {
        self.run_then(intent, blobs, Box::new(done));
    }

    fn run_then(&self, intent: Intent, blobs: Files, done: Done) {
        if self.under_way.replace(true) {
            return;
        }
        self.busy.set(true);
        self.progress.set(None);
        self.problem.set(None);
        let so_far = {
            let progress = self.progress.clone();
            Callback::from(move |now| progress.set(Some(now)))
        };
        let task = self.clone();
        self.session.ask(intent, blobs, so_far, move |outcome, files| {
            task.under_way.set(false);
            task.busy.set(false);
            match outcome {
                Ok(view) => done(view, files),
                Err(problem) => task.problem.set(Some(problem)),
            }
        });
    }
}

/// See [`Task`].
#[hook]
pub fn use_task() -> Task {
    let session = use_session();
    let under_way = use_ref(|| Cell::new(false));
    let busy = use_state(|| false);
    let progress = use_state(|| None);
    let problem = use_state(|| None);
    let unread = use_state(|| None);
    Task { session, under_way, busy, progress, problem, unread }
}

/// What a screen asked for when it was opened.
#[derive(Clone, PartialEq)]
pub enum Loaded {
    /// Not here yet.
    Waiting,
    /// Here.
    Here(Rc<View>),
    /// It could not be had.
    Failed(Problem),
}

/// Asks when the screen opens and whenever `intent` changes; the callback asks again.
#[hook]
pub fn use_view(intent: Intent) -> (Loaded, Callback<()>) {
    let session = use_session();
    let loaded = use_state(|| Loaded::Waiting);
    let newest = use_mut_ref(|| 0_u32);
    let ask = {
        let (loaded, session, intent) = (loaded.clone(), session, intent.clone());
        Callback::from(move |()| {
            let (loaded, newest) = (loaded.clone(), newest.clone());
            let mine = newest.borrow().wrapping_add(1);
            *newest.borrow_mut() = mine;
            session.ask(intent.clone(), Vec::new(), Callback::noop(), move |outcome, _| {
                if *newest.borrow() == mine {
                    loaded.set(match outcome {
                        Ok(view) => Loaded::Here(Rc::new(view)),
                        Err(problem) => Loaded::Failed(problem),
                    });
                }
            });
        })
    };
    {
        let ask = ask.clone();
        use_effect_with(intent, move |_| ask.emit(()));
    }
    ((*loaded).clone(), ask)
}

/// The worker answered something else than was asked: a fault in the program.
pub fn out_of_step() -> Problem {
    Problem::Fault("the answer does not fit the question".to_owned())
}
