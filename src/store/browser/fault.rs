//! From the browser's exceptions to [`StoreError`].

use rexie::KeyRange;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::super::StoreError;

/// The error of the crate below rexie, which rexie passes on but does not name.
type Below = <KeyRange as TryFrom<JsValue>>::Error;

/// What an exception means once a connection is open.
pub(super) fn from_exception(exception: &DomException) -> StoreError {
    let name = exception.name();
    match name.as_str() {
        "QuotaExceededError" => StoreError::Full,
        "ConstraintError" => StoreError::Duplicate,
        // The connection was closed, the browser's database process died, or it cut off what was under way.
        "InvalidStateError" | "UnknownError" | "AbortError" => StoreError::Lost,
        _ => StoreError::Refused { name, message: exception.message() },
    }
}

/// What a thrown value means once a connection is open.
pub(super) fn from_thrown(thrown: &JsValue) -> StoreError {
    if let Some(exception) = thrown.dyn_ref::<DomException>() {
        return from_exception(exception);
    }
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => StoreError::Refused { name: error.name().into(), message: error.message().into() },
        None => StoreError::Refused { name: "Error".to_owned(), message: "not an exception".to_owned() },
    }
}

/// What an error of rexie means once a connection is open.
pub(super) fn from_rexie(error: &rexie::Error) -> StoreError {
    match exception(error) {
        Some(thrown) => from_thrown(thrown),
        None => StoreError::Refused { name: "Error".to_owned(), message: error.to_string() },
    }
}

/// What an error of rexie means while opening or deleting: there is no connection yet that could be lost, so the
/// browser's own words are kept.
pub(super) fn from_opening(error: &rexie::Error) -> StoreError {
    match exception(error).and_then(|thrown| thrown.dyn_ref::<DomException>()) {
        Some(exception) if exception.name() != "QuotaExceededError" => {
            StoreError::Refused { name: exception.name(), message: exception.message() }
        }
        _ => from_rexie(error),
    }
}

/// The value that the browser threw, where there is one.
fn exception(error: &rexie::Error) -> Option<&JsValue> {
    let rexie::Error::IdbError(below) = error else { return None };
    match below {
        Below::DomException(exception) => Some(exception.as_ref()),
        Below::GetAllFailed(thrown)
        | Below::GetAllKeysFailed(thrown)
        | Below::GetFailed(thrown)
        | Below::IndexedDbDeleteFailed(thrown)
        | Below::IndexedDbNotFound(thrown)
        | Below::IndexedDbOpenFailed(thrown)
        | Below::ObjectStoreNotFound(thrown)
        | Below::RequestErrorNotFound(thrown)
        | Below::RequestResultNotFound(thrown)
        | Below::TransactionOpenFailed(thrown) => Some(thrown),
        _ => None,
    }
}
