//! The keys of an open vault. A random key-encryption key (KEK), wrapped by the key slots, wraps the numbered data
//! keys and the device's `age` identity; the signing key is wrapped by a personal key that only the person's own
//! slots hold (design section 6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::aead::{self, AeadKey};
use crate::crypto::kdf::StretchCost;
use crate::crypto::labels;
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::crypto::slots::{self, PassphraseSlot};
use crate::domain::ids::VaultId;

use super::VaultError;

/// What lies readable: the vault's id and its key slots with their parameters.
#[derive(Serialize, Deserialize)]
pub struct Front {
    /// Version of this record.
    pub v: u32,
    /// The vault.
    pub vault: VaultId,
    /// The slot that the person's passphrase opens.
    pub slot: PassphraseSlot,
}

/// The sealed keys beside the slots.
#[derive(Serialize, Deserialize)]
struct Wrapped {
    identity: String,
    data_keys: BTreeMap<u32, String>,
}

impl Drop for Wrapped {
    fn drop(&mut self) {
        self.identity.zeroize();
        self.data_keys.values_mut().for_each(Zeroize::zeroize);
    }
}

/// The keys of an open vault.
pub struct Keyring {
    data_keys: BTreeMap<u32, AeadKey>,
    newest: u32,
    /// Opens what is sealed to this device.
    pub identity: Identity,
    /// Signs this device's entries.
    pub signing: SigningKey,
}

/// The three records in which a key ring lies on disk.
pub struct Sealed {
    /// JSON of [`Front`], readable.
    pub front: Vec<u8>,
    /// The KEK's: data keys and `age` identity.
    pub keys: Vec<u8>,
    /// The personal key's: the signing key.
    pub signing: Vec<u8>,
}

const SLOT: u32 = 0;

fn associated(label: &str, vault: &VaultId) -> Vec<u8> {
    [label.as_bytes(), vault.as_bytes()].concat()
}

impl Keyring {
    /// New keys for a new vault, around the device's signing key and identity, sealed under a stretched passphrase.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn make(
        random: &dyn Random,
        vault: &VaultId,
        stretched: &Stretched,
        signing: SigningKey,
        identity: Identity,
    ) -> Result<(Self, Sealed), VaultError> {
        let kek = AeadKey::make(random);
        let personal = AeadKey::make(random);
        let data_key = AeadKey::make(random);
        let by = slots::Stretched { salt: stretched.salt, cost: stretched.cost, key: &stretched.key };
        let slot = PassphraseSlot::seal(random, vault, SLOT, &by, &kek, &personal)?;
        let front = serde_json::to_vec(&Front { v: 1, vault: *vault, slot })?;
        let wrapped = Wrapped {
            identity: identity.to_text().to_string(),
            data_keys: BTreeMap::from([(1, hex::encode(data_key.as_bytes()))]),
        };
        let plain = Zeroizing::new(serde_json::to_vec(&wrapped)?);
        let keys = aead::seal(&kek, random, &associated(labels::VAULT_KEYS, vault), &plain)?;
        let seed = signing.seed();
        let sealed_signing =
            aead::seal(&personal, random, &associated(labels::VAULT_SIGNING, vault), seed.as_slice())?;
        let ring = Self { data_keys: BTreeMap::from([(1, data_key)]), newest: 1, identity, signing };
        Ok((ring, Sealed { front, keys, signing: sealed_signing }))
    }

    /// Opens the three records.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if the slot does not open; [`VaultError::Damaged`] if it does and the rest not.
    pub fn open(
        front: &Front,
        stretched: &[u8; 32],
        keys: &[u8],
        signing: &[u8],
    ) -> Result<Self, VaultError> {
        let (kek, personal) = front.slot.open(&front.vault, stretched)?;
        let damaged = || VaultError::Damaged("keys");
        let plain = aead::open(&kek, &associated(labels::VAULT_KEYS, &front.vault), keys);
        let plain = plain.map_err(|_| damaged())?;
        let wrapped: Wrapped = serde_json::from_slice(&plain).map_err(|_| damaged())?;
        let mut data_keys = BTreeMap::new();
        for (number, text) in &wrapped.data_keys {
            let mut key = Zeroizing::new([0; 32]);
            hex::decode_to_slice(text, key.as_mut_slice()).map_err(|_| damaged())?;
            data_keys.insert(*number, AeadKey::from_bytes(*key));
        }
        let newest = data_keys.keys().last().copied().ok_or_else(damaged)?;
        let identity = wrapped.identity.parse().map_err(|_| damaged())?;
        let damaged = || VaultError::Damaged("signing key");
        let seed = aead::open(&personal, &associated(labels::VAULT_SIGNING, &front.vault), signing);
        let seed = seed.map_err(|_| damaged())?;
        let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| damaged())?;
        let seed = Zeroizing::new(seed);
        Ok(Self { data_keys, newest, identity, signing: SigningKey::from_seed(*seed) })
    }

    /// The data key to seal with, and its number.
    ///
    /// # Errors
    /// Never for a ring that opened.
    pub fn newest(&self) -> Result<(u32, &AeadKey), VaultError> {
        Ok((self.newest, self.numbered(self.newest).ok_or(VaultError::Damaged("keys"))?))
    }

    /// The data key with a number, if there is one.
    pub fn numbered(&self, number: u32) -> Option<&AeadKey> {
        self.data_keys.get(&number)
    }
}

/// A passphrase, stretched. The stretching happens elsewhere: it takes a worker of its own.
pub struct Stretched {
    /// Sixteen random bytes.
    pub salt: [u8; 16],
    /// What it cost.
    pub cost: StretchCost,
    /// What came out.
    pub key: Zeroizing<[u8; 32]>,
}

impl Stretched {
    /// A salt for a new slot.
    pub fn make_salt(random: &dyn Random) -> [u8; 16] {
        make_bytes(random)
    }
}
