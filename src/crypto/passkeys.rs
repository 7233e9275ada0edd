//! What a passkey opens: the secret that its authenticator derives from a salt (Web Authentication level 3, section
//! 10.1.4, the `prf` extension, with user verification) wraps either both keys of a slot, in the passphrase's place, or the
//! second factor's gate, beside it.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::domain::ids::VaultId;

use super::aead::{self, AeadKey};
use super::kdf::derive_key;
use super::labels;
use super::random::{Random, make_bytes};
use super::slots::SlotError;

/// A passkey as it lies readable in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeySlot {
    /// The slot's number, never used again in this vault.
    pub number: u32,
    /// The credential's id, hexadecimal.
    pub credential: String,
    /// What the authenticator derives its secret from: 32 random bytes, hexadecimal.
    pub salt: String,
    /// What it wraps.
    wraps: Wraps,
}

/// What a passkey wraps, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Wraps {
    /// The two keys of a slot: it opens the vault in the passphrase's place.
    Slot { kek: String, personal: String },
    /// The gate: it is the second factor beside the passphrase.
    Gate(String),
}

/// A passkey to be kept: its credential's id and the salt, hexadecimal, and the secret that came of them.
pub struct Passkey {
    /// The credential's id.
    pub credential: String,
    /// The salt.
    pub salt: String,
    /// The authenticator's secret.
    pub secret: Zeroizing<[u8; 32]>,
}

/// A salt for a new passkey, hexadecimal.
pub fn make_salt(random: &dyn Random) -> String {
    hex::encode(make_bytes::<32>(random))
}

impl PasskeySlot {
    /// A passkey that opens the vault.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn seal_slot(
        random: &dyn Random,
        vault: &VaultId,
        number: u32,
        passkey: &Passkey,
        kek: &AeadKey,
        personal: &AeadKey,
    ) -> Result<Self, SlotError> {
        let wrap = |label, key| wrap(random, passkey.secret.as_slice(), label, vault, number, key);
        let wraps = Wraps::Slot {
            kek: wrap(labels::PASSKEY_KEK, kek)?,
            personal: wrap(labels::PASSKEY_PERSONAL, personal)?,
        };
        Ok(Self { number, credential: passkey.credential.clone(), salt: passkey.salt.clone(), wraps })
    }

    /// A passkey that is the second factor. The key-encryption key, which the passphrase opens, goes into what wraps the
    /// gate, so that neither does anything alone.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn seal_gate(
        random: &dyn Random,
        vault: &VaultId,
        number: u32,
        passkey: &Passkey,
        kek: &AeadKey,
        gate: &AeadKey,
    ) -> Result<Self, SlotError> {
        let both = both(kek, &passkey.secret);
        let wraps = Wraps::Gate(wrap(random, both.as_slice(), labels::PASSKEY_GATE, vault, number, gate)?);
        Ok(Self { number, credential: passkey.credential.clone(), salt: passkey.salt.clone(), wraps })
    }

    /// Whether it is a second factor.
    pub fn is_factor(&self) -> bool {
        matches!(self.wraps, Wraps::Gate(_))
    }

    /// The two keys of a slot.
    ///
    /// # Errors
    /// [`SlotError::Refused`] for another secret, or if it is a second factor.
    pub fn open_slot(&self, vault: &VaultId, secret: &[u8; 32]) -> Result<(AeadKey, AeadKey), SlotError> {
        let Wraps::Slot { kek, personal } = &self.wraps else { return Err(SlotError::Refused) };
        let unwrap = |label, wrapped| unwrap(secret.as_slice(), label, vault, self.number, wrapped);
        Ok((unwrap(labels::PASSKEY_KEK, kek)?, unwrap(labels::PASSKEY_PERSONAL, personal)?))
    }

    /// The gate.
    ///
    /// # Errors
    /// [`SlotError::Refused`] for another secret, or if it is no second factor.
    pub fn open_gate(&self, vault: &VaultId, secret: &[u8; 32], kek: &AeadKey) -> Result<AeadKey, SlotError> {
        let Wraps::Gate(gate) = &self.wraps else { return Err(SlotError::Refused) };
        unwrap(both(kek, secret).as_slice(), labels::PASSKEY_GATE, vault, self.number, gate)
    }
}

fn both(kek: &AeadKey, secret: &[u8; 32]) -> Zeroizing<[u8; 64]> {
    let mut both = Zeroizing::new([0; 64]);
    both[..32].copy_from_slice(kek.as_bytes());
    both[32..].copy_from_slice(secret);
    both
}

fn wrap(
    random: &dyn Random,
    input: &[u8],
    label: &str,
    vault: &VaultId,
    number: u32,
    key: &AeadKey,
) -> Result<String, SlotError> {
    let wrapping = derive_key(input, label, &[vault.as_bytes(), &number.to_be_bytes()]);
    Ok(hex::encode(aead::seal(&wrapping, random, label.as_bytes(), key.as_bytes())?))
}

fn unwrap(
    input: &[u8],
    label: &str,
    vault: &VaultId,
    number: u32,
    wrapped: &str,
) -> Result<AeadKey, SlotError> {
    let bytes = hex::decode(wrapped).map_err(|_| SlotError::Malformed)?;
    let wrapping = derive_key(input, label, &[vault.as_bytes(), &number.to_be_bytes()]);
    let key = aead::open(&wrapping, label.as_bytes(), &bytes)?;
    let key: [u8; 32] = key.as_slice().try_into().map_err(|_| SlotError::Malformed)?;
    Ok(AeadKey::from_bytes(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    fn passkey(secret: u8) -> Passkey {
        Passkey { credential: "01".into(), salt: "02".into(), secret: Zeroizing::new([secret; 32]) }
    }

    #[test]
    fn a_passkey_opens_with_its_secret_in_its_vault_and_place_only() {
        let random = SeededRandom::new(5);
        let (kek, personal) = (AeadKey::make(&random), AeadKey::make(&random));
        let vault = VaultId([1; 16]);
        let slot = PasskeySlot::seal_slot(&random, &vault, 3, &passkey(7), &kek, &personal).unwrap();
        let (opened, own) = slot.open_slot(&vault, &[7; 32]).unwrap();
        assert_eq!((opened.as_bytes(), own.as_bytes()), (kek.as_bytes(), personal.as_bytes()));
        assert_eq!(slot.open_slot(&vault, &[8; 32]).err(), Some(SlotError::Refused));
        assert_eq!(slot.open_slot(&VaultId([2; 16]), &[7; 32]).err(), Some(SlotError::Refused));
        let moved = PasskeySlot { number: 4, ..slot.clone() };
        assert_eq!(moved.open_slot(&vault, &[7; 32]).err(), Some(SlotError::Refused));
        assert_eq!(slot.open_gate(&vault, &[7; 32], &kek).err(), Some(SlotError::Refused));
    }

    #[test]
    fn a_gate_opens_with_passkey_and_passphrase_together_only() {
        let random = SeededRandom::new(6);
        let (kek, other, gate) = (AeadKey::make(&random), AeadKey::make(&random), AeadKey::make(&random));
        let vault = VaultId([1; 16]);
        let slot = PasskeySlot::seal_gate(&random, &vault, 0, &passkey(7), &kek, &gate).unwrap();
        assert!(slot.is_factor());
        assert_eq!(slot.open_gate(&vault, &[7; 32], &kek).unwrap().as_bytes(), gate.as_bytes());
        assert_eq!(slot.open_gate(&vault, &[7; 32], &other).err(), Some(SlotError::Refused));
        assert_eq!(slot.open_gate(&vault, &[8; 32], &kek).err(), Some(SlotError::Refused));
        assert_eq!(slot.open_slot(&vault, &[7; 32]).err(), Some(SlotError::Refused));
    }
}
