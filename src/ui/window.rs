//! The browser's window, as far as the page needs it.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Window};
use yew::NodeRef;

use super::route::Route;
use crate::domain::time::Millis;

/// The window. The page cannot exist without one.
pub fn window() -> Window {
    gloo::utils::window()
}

/// Its document.
pub fn document() -> Document {
    gloo::utils::document()
}

/// The screen that the address names.
pub fn current_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to another screen; the address changes, and that is what the page follows.
pub fn go(route: Route) {
    let _ = window().location().set_hash(&route.hash());
}

/// Changes the address without a new place in the history. The caller says so to the page's state.
pub fn replace_address(route: Route) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&route.hash()));
    }
}

thread_local! {
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page is being loaded anew by Holdfast itself: then nobody is asked whether they wish to leave it.
pub fn leaving() -> bool {
    LEAVING.get()
}

/// Loads the page anew: keys and contents leave the memory with the old one.
pub fn reload() {
    LEAVING.set(true);
    let _ = window().location().reload();
}

/// Opens the browser's print dialogue.
pub fn print() {
    let _ = window().print();
}

/// Milliseconds of the page's own steady clock.
pub fn steady_now() -> f64 {
    js_sys::Date::now()
}

/// What the machine's clock says.
pub fn now() -> Millis {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds are far below 2^53")]
    Millis(js_sys::Date::now() as i64)
}

/// Whether the person has asked for as little movement as can be.
pub fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Puts the keyboard's focus on an element, if it is there.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Puts the keyboard's focus on the element of this id, or on the first answer of a question, and scrolls to it.
pub fn focus_id(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let inside = element.query_selector("input").ok().flatten().filter(|_| element.tag_name() == "FIELDSET");
    element.scroll_into_view();
    if let Ok(element) = inside.unwrap_or(element).dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Puts the keyboard's focus on the first thing to fill in or press within the element of this id.
pub fn focus_first(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let first = element.query_selector("input, select, textarea, button, a").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}
