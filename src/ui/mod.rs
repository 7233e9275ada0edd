//! The page and the worker's entry point.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Holdfast" }</h1></main> }
}

/// Mounts the page; returns at once where there is no window, as in a worker.
pub fn start() {
    let Some(window) = web_sys::window() else { return };
    let Some(root) = window.document().and_then(|document| document.get_element_by_id("app")) else { return };
    yew::Renderer::<App>::with_root(root).render();
}

/// What `worker.js` calls: answers every message with itself.
#[wasm_bindgen]
pub fn run_worker() {
    let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let answer = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let _ = answering.post_message(&event.data());
    });
    let _ = scope.add_event_listener_with_callback("message", answer.as_ref().unchecked_ref());
    answer.forget();
}
