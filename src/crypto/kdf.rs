//! Keys from passphrases (Argon2id, RFC 9106) and keys from keys (HKDF-SHA-256, RFC 5869).

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hkdf::Hkdf;
use icu_normalizer::DecomposingNormalizerBorrowed;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::aead::AeadKey;

/// Why a key could not be derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KdfError {
    /// A cost read from storage is beyond what this program ever writes.
    #[error("the cost of key stretching is out of bounds")]
    OutOfBounds,
    /// The memory was refused: nothing is said about the passphrase.
    #[error("the memory for key stretching was refused")]
    Memory,
}

/// What stretching costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StretchCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for StretchCost {
    fn default() -> Self {
        Self { memory_kib: 64 << 10, passes: 3, lanes: 1 }
    }
}

impl StretchCost {
    /// The cost, if it is one that this program may be asked to pay.
    ///
    /// # Errors
    /// [`KdfError::OutOfBounds`]: a hostile vault must not hang the browser.
    pub fn bounded(self) -> Result<Self, KdfError> {
        let fine = (8..=256 << 10).contains(&self.memory_kib)
            && (1..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes;
        if fine { Ok(self) } else { Err(KdfError::OutOfBounds) }
    }
}

/// Stretches a passphrase with Argon2id. A passphrase is taken in Unicode's normal form D (UAX 15), for keyboards differ
/// in whether they make an é of one code point or of two; what is not UTF-8 is taken as it is.
///
/// # Errors
/// [`KdfError::Memory`] if there is too little of it; [`KdfError::OutOfBounds`] for a cost, or a passphrase of more
/// than 4 GiB, that Argon2 does not take. Never "wrong passphrase", which only opening something can tell.
pub fn derive_stretched(
    passphrase: &[u8],
    salt: &[u8; 16],
    cost: StretchCost,
) -> Result<Zeroizing<[u8; 32]>, KdfError> {
    let cost = cost.bounded()?;
    let params =
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| KdfError::OutOfBounds)?;
    // The memory is asked for here, not by the library: so that a refusal has a name, and the result does not stay
    // behind in what is given back.
    let mut memory = Zeroizing::new(Vec::new());
    memory.try_reserve_exact(params.block_count()).map_err(|_| KdfError::Memory)?;
    memory.resize(params.block_count(), Block::default());
    let mut out = Zeroizing::new([0; 32]);
    let passphrase = &normal_form(passphrase);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase, salt, out.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| KdfError::OutOfBounds)?;
    Ok(out)
}

fn normal_form(passphrase: &[u8]) -> Zeroizing<Vec<u8>> {
    let Ok(text) = std::str::from_utf8(passphrase) else { return Zeroizing::new(passphrase.to_vec()) };
    // No code point grows by more than this (UAX 15, section 12), so that no half-written copy is left behind.
    let mut normal = Zeroizing::new(String::with_capacity(text.len() * 4));
    // Writing to a text cannot fail.
    let _ = DecomposingNormalizerBorrowed::new_nfd().normalize_to(text, &mut *normal);
    Zeroizing::new(normal.as_bytes().to_vec())
}

/// A key from key material that is already random: HKDF with the label and the length-prefixed context as info.
pub fn derive_key(input: &[u8], label: &str, context: &[&[u8]]) -> AeadKey {
    AeadKey::from_bytes(*derive_bytes(input, label, context))
}

/// The bytes of [`derive_key`], for keys that do not seal.
pub fn derive_bytes(input: &[u8], label: &str, context: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut info = Vec::new();
    for part in std::iter::once(label.as_bytes()).chain(context.iter().copied()) {
        info.extend_from_slice(&(part.len() as u64).to_be_bytes());
        info.extend_from_slice(part);
    }
    let mut out = Zeroizing::new([0; 32]);
    let expanded = Hkdf::<Sha256>::new(None, input).expand(&info, out.as_mut_slice());
    // Better no key than a known one: 32 bytes are within HKDF's limit of 8,160, so this always holds.
    assert!(expanded.is_ok(), "HKDF gives 32 bytes");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_out_of_bounds_are_refused_before_any_work() {
        for cost in [
            StretchCost { memory_kib: 4 << 20, ..StretchCost::default() },
            StretchCost { passes: 1000, ..StretchCost::default() },
            StretchCost { lanes: 0, ..StretchCost::default() },
            StretchCost { memory_kib: 8, lanes: 4, passes: 1 },
        ] {
            assert_eq!(derive_stretched(b"x", &[0; 16], cost).err(), Some(KdfError::OutOfBounds));
        }
    }

    #[test]
    fn a_passphrase_is_the_same_however_its_accents_are_typed() {
        let cost = StretchCost { memory_kib: 8, passes: 1, lanes: 1 };
        let key = |passphrase: &str| *derive_stretched(passphrase.as_bytes(), &[0; 16], cost).unwrap();
        assert_eq!(
            key("Caf\u{e9} A\u{30a} \u{1e69} \u{ac01}"),
            key("Cafe\u{301} \u{c5} s\u{307}\u{323} \u{1100}\u{1161}\u{11a8}")
        );
        assert_ne!(key("Cafe"), key("Caf\u{e9}"));
        // What only looks alike stays different.
        assert_ne!(key("\u{fb01}"), key("fi"));
        assert!(derive_stretched(b"\xff\xfe", &[0; 16], cost).is_ok());
        // The normal form never needs more room than it is given.
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let text = c.encode_utf8(&mut bytes);
            assert!(normal_form(text.as_bytes()).len() <= text.len() * 4, "{c:?}");
        }
    }

    #[test]
    fn label_and_context_separate_keys() {
        let key = |label, context: &[&[u8]]| *derive_key(b"input", label, context).as_bytes();
        assert_eq!(key("a", &[b"b"]), key("a", &[b"b"]));
        assert_ne!(key("a", &[b"b"]), key("a", &[b"c"]));
        assert_ne!(key("a", &[b"bc"]), key("ab", &[b"c"]));
    }
}
