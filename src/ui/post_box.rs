//! Goes round to the post box while a vault is open that uses one: soon after something was written, when the page is come
//! back to, and every minute.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use yew::prelude::*;

use crate::app::intent::{Intent, PostIntent};

use super::session::{Session, use_session};
use super::window;

/// How long after something was written, in milliseconds: what follows at once goes with it.
const SOON: u32 = 1_500;
/// How often while nothing happens, in milliseconds.
const MINUTE: u32 = 60_000;

/// How it stands with going round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Going {
    #[default]
    Not,
    UnderWay,
    /// Once more when the one under way has ended.
    Again,
}

fn go(session: &Session, going: &Rc<Cell<Going>>) {
    if going.get() != Going::Not {
        going.set(Going::Again);
        return;
    }
    going.set(Going::UnderWay);
    let (asked, ended) = (session.clone(), going.clone());
    // What went wrong is in the status that comes with every answer.
    session.ask(Intent::Post(PostIntent::Round), Vec::new(), Callback::noop(), move |_, _| {
        if ended.replace(Going::Not) == Going::Again {
            go(&asked, &ended);
        }
    });
}

/// Draws nothing.
#[component]
pub fn PostBoxRounds() -> Html {
    let session = use_session();
    let going = use_ref(|| Rc::new(Cell::new(Going::Not)));
    let status = session.shell.status.clone();
    let used = status.as_ref().is_some_and(|status| status.post.is_some());
    let written = status.as_ref().map_or(0, |status| status.written);
    {
        let (session, going) = (session.clone(), going.clone());
        use_effect_with((used, written), move |(used, _)| {
            let soon = used.then(|| Timeout::new(SOON, move || go(&session, &going)));
            move || drop(soon)
        });
    }
    use_effect_with(used, move |used| {
        let listening = used.then(|| {
            let (come_back, back) = (session.clone(), going.clone());
            let focus = EventListener::new(&window::window(), "focus", move |_| go(&come_back, &back));
            (focus, Interval::new(MINUTE, move || go(&session, &going)))
        });
        move || drop(listening)
    });
    Html::default()
}
