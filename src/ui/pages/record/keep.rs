//! Seals the draft as it is typed: the first letter at once, then whenever typing pauses, at least every three
//! seconds, and whenever the page is hidden, closed, locked or left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::domain::ids::DraftId;
use crate::ui::pages::record::form::FormState;
use crate::ui::session::{Session, use_session};
use crate::ui::state::record::{RecordForm, Typed};
use crate::ui::window;

/// So long must typing pause, in milliseconds.
const PAUSE: u32 = 500;
/// So long may it go on without a pause, in milliseconds.
const LONGEST: f64 = 3000.0;

/// Seals one draft.
#[derive(Clone)]
pub struct Keeper {
    session: Session,
    draft: DraftId,
    newest: Rc<RefCell<Rc<RecordForm>>>,
    sent: Rc<Cell<u32>>,
    sent_at: Rc<Cell<f64>>,
    over: Rc<Cell<bool>>,
    state: UseReducerDispatcher<FormState>,
}

impl Keeper {
    /// Seals what has changed since the last time.
    pub fn seal(&self) {
        let newest = self.newest.borrow().clone();
        let edits = newest.edits;
        if self.over.get() || edits <= self.sent.get() {
            return;
        }
        self.sent.set(edits);
        self.sent_at.set(window::steady_now());
        let (sent, state) = (self.sent.clone(), self.state.clone());
        let intent = Intent::KeepDraft { draft: self.draft, content: Box::new(newest.content.clone()) };
        self.session.ask(intent, Vec::new(), Callback::noop(), move |outcome, _| match outcome {
            Ok(_) => state.dispatch(Typed::Kept(edits)),
            Err(problem) => {
                // The next change tries again with everything.
                sent.set(sent.get().min(edits.saturating_sub(1)));
                state.dispatch(Typed::NotKept(problem));
            }
        });
    }

    /// The draft is a concern now, or thrown away: never seal it again.
    pub fn finish(&self) {
        self.over.set(true);
    }

    /// It is a draft after all.
    pub fn resume(&self) {
        self.over.set(false);
    }
}

/// Seals this draft for as long as its form is on the screen.
#[hook]
pub fn use_keep(draft: DraftId, state: &UseReducerHandle<FormState>) -> Keeper {
    let session = use_session();
    let newest = use_mut_ref(|| state.form.clone());
    *newest.borrow_mut() = state.form.clone();
    let keeper = Keeper {
        session,
        draft,
        newest,
        sent: use_ref(|| Cell::new(0)),
        sent_at: use_ref(|| Cell::new(window::steady_now())),
        over: use_ref(|| Cell::new(false)),
        state: state.dispatcher(),
    };
    {
        let keeper = keeper.clone();
        use_effect_with(state.form.edits, move |edits| {
            let late = window::steady_now() - keeper.sent_at.get() > LONGEST;
            let first = *edits == 1;
            // Never within the change itself: what was typed or drawn is to be seen before it is sealed.
            let pause = if first || late { 0 } else { PAUSE };
            let timer = (*edits > 0).then(|| Timeout::new(pause, move || keeper.seal()));
            move || drop(timer)
        });
    }
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            let on = |target: &web_sys::EventTarget, name: &'static str| {
                let keeper = keeper.clone();
                EventListener::new(target, name, move |_| keeper.seal())
            };
            let listeners = [on(&window::document(), "visibilitychange"), on(&window::window(), "pagehide")];
            let seal = {
                let keeper = keeper.clone();
                Callback::from(move |()| keeper.seal())
            };
            keeper.session.before_lock(Some(seal));
            move || {
                drop(listeners);
                keeper.session.before_lock(None);
                keeper.seal();
            }
        });
    }
    keeper
}
