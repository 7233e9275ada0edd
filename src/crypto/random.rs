//! Randomness, as a port: the browser's generator outside, a seeded one in tests.

use std::cell::Cell;

use super::hash::sha256;

/// A source of random bytes.
pub trait Random {
    /// Fills `out` with random bytes.
    fn fill(&self, out: &mut [u8]);
}

/// `N` random bytes.
pub fn make_bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// Reproducible bytes from a seed: SHA-256 of seed and counter. For tests, vectors and the practice school's
/// invented content; never for keys that guard anything.
pub struct SeededRandom {
    seed: u64,
    counter: Cell<u64>,
}

impl SeededRandom {
    /// A source that gives the same bytes for the same seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, counter: Cell::new(0) }
    }
}

impl Random for SeededRandom {
    fn fill(&self, out: &mut [u8]) {
        for chunk in out.chunks_mut(32) {
            let block = sha256(&[&self.seed.to_be_bytes(), &self.counter.get().to_be_bytes()]);
            self.counter.set(self.counter.get().wrapping_add(1));
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}
