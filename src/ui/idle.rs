//! Locks the page when nobody touches it, with a warning before, and at once when the machine has slept.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::parts::{Notice, Tone};
use super::session::use_session;
use super::state::idle::{Due, Idle};
use super::text::idle as words;
use super::window;

/// What counts as touching the page.
const TOUCHES: [&str; 5] = ["keydown", "pointerdown", "pointermove", "wheel", "input"];

/// Watches while a vault is open; draws the warning.
#[component]
pub fn IdleLock() -> Html {
    let session = use_session();
    // Most touches and ticks change nothing, and then nothing is drawn.
    let left = use_state_eq(|| None::<u32>);
    let minutes = session.shell.status.as_ref().map_or(u8::MAX, |status| status.idle_minutes);
    {
        let (left, session) = (left.clone(), session.clone());
        use_effect_with(minutes, move |minutes| {
            let minutes = *minutes;
            let idle = Rc::new(RefCell::new(Idle::new(window::steady_now())));
            let touched = TOUCHES.map(|touch| {
                let (idle, left) = (idle.clone(), left.clone());
                EventListener::new(&window::window(), touch, move |_| {
                    idle.borrow_mut().touch(window::steady_now());
                    left.set(None);
                })
            });
            let ticking =
                Interval::new(1_000, move || match idle.borrow_mut().tick(window::steady_now(), minutes) {
                    Due::Stay => left.set(None),
                    Due::Warn(seconds) => left.set(Some(seconds)),
                    Due::Lock => session.lock(),
                });
            move || drop((touched, ticking))
        });
    }
    html! {
        if let Some(seconds) = *left {
            <aside class="banner idle" aria-label={words::TITLE}>
                <Notice tone={Tone::Warn} title={words::TITLE} alert=true>
                    <p>{ words::BODY }</p>
                    // Said once: a number that changes every second would never let a screen reader finish.
                    <p class="idle-left" aria-hidden="true">{ words::left(seconds) }</p>
                </Notice>
            </aside>
        }
    }
}
