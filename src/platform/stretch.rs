//! Key stretching in a worker of its own, ended afterwards: its 64 MiB go back to the browser, and the vault worker
//! stays free.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use crate::crypto::kdf::{KdfError, StretchCost, derive_stretched};

/// The name that tells `worker.js` to stretch.
pub const NAME: &str = "stretch";

/// Stretches a passphrase in a worker.
///
/// # Errors
/// [`KdfError::Memory`] if the worker cannot be started or dies: nothing is said about the passphrase.
pub async fn stretch(
    passphrase: Zeroizing<Vec<u8>>,
    salt: [u8; 16],
    cost: StretchCost,
) -> Result<Zeroizing<[u8; 32]>, KdfError> {
    let cost = cost.bounded()?;
    let answer = ask(&passphrase, salt, cost).await.map_err(|_| KdfError::Memory)?;
    let bytes = Zeroizing::new(Uint8Array::new(&answer).to_vec());
    let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| KdfError::Memory)?;
    Ok(Zeroizing::new(key))
}

async fn ask(passphrase: &[u8], salt: [u8; 16], cost: StretchCost) -> Result<JsValue, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(NAME);
    let worker = Worker::new_with_options("worker.js", &options)?;
    let numbers = [cost.memory_kib, cost.passes, cost.lanes];
    let message = Array::of3(
        &Uint8Array::from(passphrase),
        &Uint8Array::from(salt.as_slice()),
        &js_sys::Uint32Array::from(numbers.as_slice()),
    );
    let answered = Promise::new(&mut |resolve: Function, reject: Function| {
        let resolve =
            Closure::once_into_js(move |event: MessageEvent| resolve.call1(&JsValue::NULL, &event.data()));
        worker.set_onmessage(Some(resolve.unchecked_ref()));
        worker.set_onerror(Some(&reject));
    });
    worker.post_message(&message)?;
    let answer = JsFuture::from(answered).await;
    worker.terminate();
    answer
}

/// The other side: answers one question, and is then ended by who asked.
pub fn run(scope: &web_sys::DedicatedWorkerGlobalScope) {
    let answering = scope.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let stretched = read(&event.data())
            .and_then(|(passphrase, salt, cost)| derive_stretched(&passphrase, &salt, cost).ok());
        let bytes = stretched.map(|key| Uint8Array::from(key.as_slice())).unwrap_or_default();
        // If even this cannot be posted, the asker's error handler speaks.
        let _ = answering.post_message(&bytes);
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
}

fn read(message: &JsValue) -> Option<(Zeroizing<Vec<u8>>, [u8; 16], StretchCost)> {
    let parts: &Array = message.dyn_ref()?;
    let given: Uint8Array = parts.get(0).dyn_into().ok()?;
    let passphrase = Zeroizing::new(given.to_vec());
    given.fill(0, 0, given.length());
    let salt = Uint8Array::new(&parts.get(1)).to_vec().try_into().ok()?;
    let numbers = js_sys::Uint32Array::new(&parts.get(2)).to_vec();
    let [memory_kib, passes, lanes] = numbers.try_into().ok()?;
    Some((passphrase, salt, StretchCost { memory_kib, passes, lanes }))
}

/// The name that this worker was given.
pub fn own_name() -> Option<String> {
    Reflect::get(&js_sys::global(), &"name".into()).ok()?.as_string()
}
