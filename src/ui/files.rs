//! Files that come in from the person and go out to them.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Url};

use super::window;

/// The largest file that is read into memory, in bytes; larger ones cannot be anything Holdfast makes or takes.
pub const LARGEST: f64 = 300.0 * 1024.0 * 1024.0;

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// The browser could not read it: moved, deleted, or held by another program.
    Unreadable,
}

/// A file's bytes.
///
/// # Errors
/// See [`ReadError`].
pub async fn read(file: &File) -> Result<Vec<u8>, ReadError> {
    if file.size() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ReadError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// What the browser is told that a file is.
fn kind_of(name: &str) -> &'static str {
    if name.ends_with(".txt") { "text/plain" } else { "application/octet-stream" }
}

/// Gives a file to the browser to save.
pub fn download(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind_of(name));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let anchor =
        window::document().create_element("a").ok().and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.set_hidden(true);
        if let Some(body) = window::document().body() {
            let _ = body.append_child(&anchor);
            anchor.click();
            anchor.remove();
        }
    }
    // The browser reads the file after the click; a minute is ample, and then the memory is given back.
    let release = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let _ = window::window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), 60_000);
}

/// Whether the share sheet takes this very file.
pub fn can_share(name: &str, bytes: &[u8]) -> bool {
    let navigator = JsValue::from(window::window().navigator());
    let asked = method(&navigator, "canShare").zip(share_of(name, bytes));
    asked.is_some_and(|(can_share, what)| {
        can_share.call1(&navigator, &what).is_ok_and(|answer| answer.is_truthy())
    })
}

/// Opens the share sheet with this file. Nothing happens where it is missing or the person turns back.
pub async fn share(name: &str, bytes: &[u8]) {
    let navigator = JsValue::from(window::window().navigator());
    let Some((share, what)) = method(&navigator, "share").zip(share_of(name, bytes)) else { return };
    if let Ok(promise) = share.call1(&navigator, &what)
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        let _ = JsFuture::from(promise).await;
    }
}

fn method(target: &JsValue, name: &str) -> Option<js_sys::Function> {
    Reflect::get(target, &name.into()).ok()?.dyn_into().ok()
}

fn share_of(name: &str, bytes: &[u8]) -> Option<JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(kind_of(name));
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let what = Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file)).ok()?;
    Some(what.into())
}
