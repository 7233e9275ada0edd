//! AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces. A sealed text is `nonce (12) || ciphertext || tag (16)`.

use aes_gcm::aead::{Aead, AeadInOut, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random::{Random, make_bytes};

/// Bytes that sealing adds.
pub const OVERHEAD: usize = 28;

/// Why sealing or opening failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AeadError {
    /// Shorter than a nonce and a tag.
    #[error("too short to be sealed bytes")]
    TooShort,
    /// Another key, another place, or altered: which of them cannot be known.
    #[error("sealed bytes do not open")]
    Refused,
}

/// A 256-bit key. Wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct AeadKey([u8; 32]);

impl AeadKey {
    /// A random key.
    pub fn make(random: &dyn Random) -> Self {
        Self(make_bytes(random))
    }

    /// A key from its bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key's bytes, to wrap it under another.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn cipher(&self) -> Aes256Gcm {
        let key: &Key<Aes256Gcm> = (&self.0).into();
        Aes256Gcm::new(key)
    }
}

/// Seals `plaintext`, bound to `associated`.
///
/// # Errors
/// [`AeadError::Refused`] if the text is longer than the cipher allows (64 GiB).
pub fn seal(
    key: &AeadKey,
    random: &dyn Random,
    associated: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, AeadError> {
    let nonce: [u8; 12] = make_bytes(random);
    let mut sealed = Vec::with_capacity(plaintext.len() + OVERHEAD);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plaintext);
    let (_, text) = sealed.split_at_mut(nonce.len());
    let tag = key
        .cipher()
        .encrypt_inout_detached(&Nonce::from(nonce), associated, text.into())
        .map_err(|_| AeadError::Refused)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Opens what [`seal`] made with the same key and `associated`.
///
/// # Errors
/// [`AeadError`] if it does not open.
pub fn open(key: &AeadKey, associated: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, AeadError> {
    if sealed.len() < OVERHEAD {
        return Err(AeadError::TooShort);
    }
    let (nonce, rest) = sealed.split_first_chunk::<12>().ok_or(AeadError::TooShort)?;
    let payload = Payload { msg: rest, aad: associated };
    let plain = key.cipher().decrypt(&Nonce::from(*nonce), payload).map_err(|_| AeadError::Refused)?;
    Ok(Zeroizing::new(plain))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::crypto::random::SeededRandom;

    proptest! {
        #[test]
        fn what_was_sealed_opens_and_any_flipped_bit_is_refused(
            text in proptest::collection::vec(any::<u8>(), 0..200),
            bit in any::<prop::sample::Index>(),
        ) {
            let random = SeededRandom::new(1);
            let key = AeadKey::make(&random);
            let mut sealed = seal(&key, &random, b"here", &text).unwrap();
            prop_assert_eq!(&*open(&key, b"here", &sealed).unwrap(), &text);
            prop_assert!(open(&key, b"there", &sealed).is_err());
            let bit = bit.index(sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(open(&key, b"here", &sealed).err(), Some(AeadError::Refused));
        }
    }

    #[test]
    fn bytes_too_short_to_be_sealed_are_named_so() {
        let key = AeadKey::from_bytes([0; 32]);
        assert_eq!(open(&key, b"", &[0; OVERHEAD - 1]).err(), Some(AeadError::TooShort));
    }
}
