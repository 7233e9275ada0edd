//! The browser's random source.

use crate::crypto::random::Random;

/// `crypto.getRandomValues`.
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, out: &mut [u8]) {
        if getrandom::fill(out).is_err() {
            // Without randomness nothing may go on: the recovery screen takes over.
            wasm_bindgen::throw_str("the browser gave no randomness");
        }
    }
}
