//! The passphrase slot: it wraps the vault's key-encryption key (KEK) and the person's personal key, each under a
//! key of its own derived from the stretched passphrase.

use serde::{Deserialize, Serialize};

use crate::domain::ids::VaultId;

use super::aead::{self, AeadError, AeadKey};
use super::kdf::{StretchCost, derive_key};
use super::labels;
use super::random::Random;

/// A slot that does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// The stretched passphrase is another.
    #[error("the slot does not open with this passphrase")]
    Refused,
    /// The slot's bytes are not what a slot holds.
    #[error("the slot is malformed")]
    Malformed,
}

impl From<AeadError> for SlotError {
    fn from(error: AeadError) -> Self {
        match error {
            AeadError::TooShort => Self::Malformed,
            AeadError::Refused => Self::Refused,
        }
    }
}

/// Bytes of a wrapped key.
const WRAPPED: usize = 32 + aead::OVERHEAD;

/// A passphrase slot as it lies readable in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseSlot {
    /// The slot's number.
    pub number: u32,
    /// Salt for stretching, sixteen bytes in hexadecimal.
    pub salt: String,
    /// What stretching costs; bounded when used.
    pub cost: StretchCost,
    /// The wrapped KEK, hexadecimal.
    kek: String,
    /// The wrapped personal key, hexadecimal.
    personal: String,
}

/// The stretched passphrase with what it was stretched by.
pub struct Stretched<'a> {
    /// Sixteen random bytes.
    pub salt: [u8; 16],
    /// What it cost.
    pub cost: StretchCost,
    /// What came out.
    pub key: &'a [u8; 32],
}

impl PassphraseSlot {
    /// Wraps both keys.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn seal(
        random: &dyn Random,
        vault: &VaultId,
        number: u32,
        stretched: &Stretched<'_>,
        kek: &AeadKey,
        personal: &AeadKey,
    ) -> Result<Self, SlotError> {
        let wrap = |label, key: &AeadKey| {
            let wrapping = derive_wrapping(stretched.key, label, vault, number);
            Ok::<_, SlotError>(hex::encode(aead::seal(&wrapping, random, label.as_bytes(), key.as_bytes())?))
        };
        Ok(Self {
            number,
            salt: hex::encode(stretched.salt),
            cost: stretched.cost,
            kek: wrap(labels::SLOT_KEK, kek)?,
            personal: wrap(labels::SLOT_PERSONAL, personal)?,
        })
    }

    /// Unwraps the KEK and the personal key.
    ///
    /// # Errors
    /// [`SlotError::Refused`] for another passphrase; [`SlotError::Malformed`] if it is not a slot at all, or if the
    /// passphrase opens only one half of it.
    pub fn open(&self, vault: &VaultId, stretched: &[u8; 32]) -> Result<(AeadKey, AeadKey), SlotError> {
        let unwrap = |label: &str, wrapped: &str| {
            let mut bytes = [0; WRAPPED];
            decode(wrapped, &mut bytes)?;
            let wrapping = derive_wrapping(stretched, label, vault, self.number);
            let key = aead::open(&wrapping, label.as_bytes(), &bytes)?;
            let key: [u8; 32] = key.as_slice().try_into().map_err(|_| SlotError::Malformed)?;
            Ok::<_, SlotError>(AeadKey::from_bytes(key))
        };
        let kek = unwrap(labels::SLOT_KEK, &self.kek)?;
        // The passphrase has shown itself right: what does not open now was altered.
        let personal = unwrap(labels::SLOT_PERSONAL, &self.personal).map_err(|_| SlotError::Malformed)?;
        Ok((kek, personal))
    }

    /// The salt to stretch with.
    ///
    /// # Errors
    /// [`SlotError::Malformed`] if it is not sixteen bytes.
    pub fn salt(&self) -> Result<[u8; 16], SlotError> {
        let mut salt = [0; 16];
        decode(&self.salt, &mut salt)?;
        Ok(salt)
    }
}

/// Lower-case hexadecimal only: one spelling, so that no altered byte goes unseen.
fn decode(text: &str, bytes: &mut [u8]) -> Result<(), SlotError> {
    let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let read = hex::decode_to_slice(text, bytes);
    if lower && read.is_ok() { Ok(()) } else { Err(SlotError::Malformed) }
}

fn derive_wrapping(stretched: &[u8; 32], label: &str, vault: &VaultId, number: u32) -> AeadKey {
    derive_key(stretched, label, &[vault.as_bytes(), &number.to_be_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn a_slot_opens_with_its_passphrase_in_its_vault_only() {
        let random = SeededRandom::new(3);
        let (kek, personal) = (AeadKey::make(&random), AeadKey::make(&random));
        let vault = VaultId([1; 16]);
        let stretched = Stretched { salt: [2; 16], cost: StretchCost::default(), key: &[3; 32] };
        let slot = PassphraseSlot::seal(&random, &vault, 0, &stretched, &kek, &personal).unwrap();
        let (opened, own) = slot.open(&vault, &[3; 32]).unwrap();
        assert_eq!(opened.as_bytes(), kek.as_bytes());
        assert_eq!(own.as_bytes(), personal.as_bytes());
        assert_eq!(slot.open(&vault, &[4; 32]).err(), Some(SlotError::Refused));
        assert_eq!(slot.open(&VaultId([2; 16]), &[3; 32]).err(), Some(SlotError::Refused));
        let moved = PassphraseSlot { number: 1, ..slot.clone() };
        assert_eq!(moved.open(&vault, &[3; 32]).err(), Some(SlotError::Refused));
        assert_eq!(slot.salt(), Ok([2; 16]));
    }
}
