//! The page.

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
