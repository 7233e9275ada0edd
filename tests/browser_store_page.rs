//! The store on IndexedDB in a page.
#![cfg(target_arch = "wasm32")]

#[path = "browser/store.rs"]
mod store;
mod store_cases;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
