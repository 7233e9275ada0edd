//! The last screen: what a person sees if the program breaks one of its own rules. It is plain elements, shows nothing
//! of what was on the screen, and prints nothing anywhere: a panic's message may quote what someone wrote.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

use super::text::recovery as words;
use super::window;

/// Shows [`show`] instead of the page if the program panics.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let place = info.location().map(|location| format!("{}:{}", location.file(), location.line()));
        show(place.as_deref().unwrap_or("?"));
    }));
}

/// Replaces the page. `place` is where in the program it broke, never what was in it. The first fault is the one that
/// counts: what breaks after it changes nothing.
pub fn show(place: &str) {
    let document = window::document();
    if document.get_elements_by_class_name("recovery").length() > 0 {
        return;
    }
    let (Some(body), Ok(main)) = (document.body(), document.create_element("main")) else { return };
    body.set_text_content(None);
    document.set_title("Holdfast");
    main.set_class_name("recovery");
    let add = |tag: &str, text: &str, class: &str| -> Option<Element> {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(text));
        element.set_class_name(class);
        main.append_child(&element).ok()?;
        Some(element)
    };
    add("h1", words::TITLE, "");
    add("p", words::SAFE, "");
    add("p", words::NEXT, "");
    if let Some(button) = add("button", words::RELOAD, "button button-primary") {
        let reload = Closure::once_into_js(window::reload);
        let _ = button.add_event_listener_with_callback("click", reload.unchecked_ref());
    }
    add("p", &words::place(place), "recovery-place");
    let _ = body.append_child(&main);
}
