//! The keys of an open vault. A random key-encryption key (KEK), wrapped by the key slots, wraps the numbered data
//! keys and the device's `age` identity; the signing key is wrapped by a personal key that only the person's own
//! slots hold (design section 6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::aead::{self, AeadKey};
use crate::crypto::kdf::{StretchCost, derive_key};
use crate::crypto::labels;
use crate::crypto::passkeys::PasskeySlot;
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
    /// While the passphrase is being changed: the slot that the new one opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<PassphraseSlot>,
    /// Passkeys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passkeys: Vec<PasskeySlot>,
}

impl Front {
    /// Every slot that a passphrase may open.
    pub fn slots(&self) -> impl Iterator<Item = &PassphraseSlot> {
        std::iter::once(&self.slot).chain(&self.next)
    }

    /// The keys that one of its slots wraps.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if it does not open.
    pub fn open(&self, slot: &PassphraseSlot, stretched: &[u8; 32]) -> Result<SlotKeys, VaultError> {
        let (kek, personal) = slot.open(&self.vault, stretched)?;
        Ok(SlotKeys { kek, personal })
    }
}

/// The two keys that every slot of a person wraps.
pub struct SlotKeys {
    /// The key-encryption key: opens data keys and `age` identity.
    pub kek: AeadKey,
    /// The personal key: opens the signing key. No slot but the person's own holds it.
    pub personal: AeadKey,
}

/// The sealed keys beside the slots.
#[derive(Serialize, Deserialize)]
struct Wrapped {
    identity: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    former: Option<String>,
    data_keys: BTreeMap<u32, String>,
}

impl Drop for Wrapped {
    fn drop(&mut self) {
        self.identity.zeroize();
        self.former.zeroize();
        self.data_keys.values_mut().for_each(Zeroize::zeroize);
    }
}

/// The keys of an open vault.
pub struct Keyring {
    slot_keys: SlotKeys,
    gate: Option<AeadKey>,
    data_keys: BTreeMap<u32, AeadKey>,
    newest: u32,
    /// Opens what is sealed to this device.
    pub identity: Identity,
    /// Opens what was sealed to it before that identity was made: others may not have heard of the new one.
    pub former: Option<Identity>,
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

const FIRST_SLOT: u32 = 0;

/// What the row holds that the key-encryption key seals.
struct Opened {
    identity: Identity,
    former: Option<Identity>,
    data_keys: BTreeMap<u32, AeadKey>,
    newest: u32,
}

fn open_keys(
    vault: &VaultId,
    kek: &AeadKey,
    gate: Option<&AeadKey>,
    keys: &[u8],
) -> Result<Opened, VaultError> {
    let damaged = || VaultError::Damaged("keys");
    let key = derive_keys_key(kek, gate);
    let key = key.as_ref().unwrap_or(kek);
    let plain = aead::open(key, &associated(labels::VAULT_KEYS, vault), keys);
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
    let former = wrapped.former.as_deref().map(str::parse).transpose().map_err(|_| damaged())?;
    Ok(Opened { identity, former, data_keys, newest })
}

/// What seals the data keys where a second factor guards them: nobody reaches them without its record.
fn derive_keys_key(kek: &AeadKey, gate: Option<&AeadKey>) -> Option<AeadKey> {
    gate.map(|gate| derive_key(kek.as_bytes(), labels::FACTOR_GATE, &[gate.as_bytes()]))
}

pub(super) fn associated(label: &str, vault: &VaultId) -> Vec<u8> {
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
        let slot_keys = SlotKeys { kek: AeadKey::make(random), personal: AeadKey::make(random) };
        let data_keys = BTreeMap::from([(1, AeadKey::make(random))]);
        Self { slot_keys, gate: None, data_keys, newest: 1, identity, former: None, signing }
            .sealed(random, vault, stretched)
    }

    /// A slot for a passphrase, around the keys as they are.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn make_slot(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        number: u32,
        stretched: &Stretched,
    ) -> Result<PassphraseSlot, VaultError> {
        let by = slots::Stretched { salt: stretched.salt, cost: stretched.cost, key: &stretched.key };
        let SlotKeys { kek, personal } = &self.slot_keys;
        Ok(PassphraseSlot::seal(random, vault, number, &by, kek, personal)?)
    }

    /// Data keys and identity under the key-encryption key, and, where there is one, under the second factor's gate too.
    pub(super) fn seal_keys(&self, random: &dyn Random, vault: &VaultId) -> Result<Vec<u8>, VaultError> {
        self.seal_wrapped(random, vault, self.gate.as_ref(), 0)
    }

    /// The same under the gate of a second factor that is about to guard them.
    pub(super) fn seal_guarded(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        gate: &AeadKey,
    ) -> Result<Vec<u8>, VaultError> {
        self.seal_wrapped(random, vault, Some(gate), 0)
    }

    /// The same with the newest data key alone.
    pub(super) fn seal_newest(&self, random: &dyn Random, vault: &VaultId) -> Result<Vec<u8>, VaultError> {
        self.seal_wrapped(random, vault, self.gate.as_ref(), self.newest)
    }

    fn seal_wrapped(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        gate: Option<&AeadKey>,
        from: u32,
    ) -> Result<Vec<u8>, VaultError> {
        let data_keys = self.data_keys.range(from..);
        let data_keys = data_keys.map(|(number, key)| (*number, hex::encode(key.as_bytes())));
        let wrapped = Wrapped {
            identity: self.identity.to_text().to_string(),
            former: self.former.as_ref().map(|former| former.to_text().to_string()),
            data_keys: data_keys.collect(),
        };
        let plain = Zeroizing::new(serde_json::to_vec(&wrapped)?);
        let key = derive_keys_key(&self.slot_keys.kek, gate);
        let key = key.as_ref().unwrap_or(&self.slot_keys.kek);
        Ok(aead::seal(key, random, &associated(labels::VAULT_KEYS, vault), &plain)?)
    }

    fn seal_signing(&self, random: &dyn Random, vault: &VaultId) -> Result<Vec<u8>, VaultError> {
        let seed = self.signing.seed();
        let associated = associated(labels::VAULT_SIGNING, vault);
        Ok(aead::seal(&self.slot_keys.personal, random, &associated, seed.as_slice())?)
    }

    /// The keys that this person's slots wrap.
    pub fn slot_keys(&self) -> &SlotKeys {
        &self.slot_keys
    }

    /// Whether a second factor guards the data keys.
    pub fn guarded(&self) -> bool {
        self.gate.is_some()
    }

    /// The gate, where a second factor guards the data keys.
    pub fn gate(&self) -> Option<&AeadKey> {
        self.gate.as_ref()
    }

    /// Notes the gate of the second factor that the data keys now lie sealed under.
    pub(super) fn take_gate(&mut self, gate: AeadKey) {
        self.gate = Some(gate);
    }

    /// Opens what a granted key-encryption key seals. The signing key stays closed: nobody but the person has its key.
    pub(super) fn open_granted(
        random: &dyn Random,
        vault: &VaultId,
        kek: AeadKey,
        gate: Option<AeadKey>,
        keys: &[u8],
    ) -> Result<Self, VaultError> {
        let slot_keys = SlotKeys { kek, personal: AeadKey::make(random) };
        let Opened { identity, former, data_keys, newest } =
            open_keys(vault, &slot_keys.kek, gate.as_ref(), keys)?;
        let signing = SigningKey::make(random);
        Ok(Self { slot_keys, gate, data_keys, newest, identity, former, signing })
    }

    /// New keys for everything, for the device as which the vault goes on, beside the data keys that there are: with a
    /// new one, which seals from now on. It opens what was sealed to the device before.
    pub(super) fn renew(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        stretched: &Stretched,
        signing: SigningKey,
        identity: Identity,
    ) -> Result<(Self, Sealed), VaultError> {
        let former = Some(self.same_identity()?);
        let (slot_keys, data_keys, newest) = self.renewed(random);
        Self { slot_keys, gate: None, data_keys, newest, identity, former, signing }
            .sealed(random, vault, stretched)
    }

    /// The same for the same device: it signs as before, and opens what was sealed to it before. `gate` is that of the
    /// second factor that stays.
    pub(super) fn renew_same(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        stretched: &Stretched,
        identity: Identity,
        gate: Option<AeadKey>,
    ) -> Result<(Self, Sealed), VaultError> {
        let former = Some(self.same_identity()?);
        let signing = SigningKey::from_seed(*self.signing.seed());
        let (slot_keys, data_keys, newest) = self.renewed(random);
        Self { slot_keys, gate, data_keys, newest, identity, former, signing }
            .sealed(random, vault, stretched)
    }

    fn same_identity(&self) -> Result<Identity, VaultError> {
        self.identity.to_text().parse().map_err(|_| VaultError::Damaged("keys"))
    }

    fn renewed(&self, random: &dyn Random) -> (SlotKeys, BTreeMap<u32, AeadKey>, u32) {
        let slot_keys = SlotKeys { kek: AeadKey::make(random), personal: AeadKey::make(random) };
        let before = self.data_keys.iter();
        let mut data_keys: BTreeMap<u32, AeadKey> =
            before.map(|(number, key)| (*number, AeadKey::from_bytes(*key.as_bytes()))).collect();
        let newest = self.newest + 1;
        data_keys.insert(newest, AeadKey::make(random));
        (slot_keys, data_keys, newest)
    }

    fn sealed(
        self,
        random: &dyn Random,
        vault: &VaultId,
        stretched: &Stretched,
    ) -> Result<(Self, Sealed), VaultError> {
        let slot = self.make_slot(random, vault, FIRST_SLOT, stretched)?;
        let front =
            serde_json::to_vec(&Front { v: 1, vault: *vault, slot, next: None, passkeys: Vec::new() })?;
        let keys = self.seal_keys(random, vault)?;
        let signing = self.seal_signing(random, vault)?;
        Ok((self, Sealed { front, keys, signing }))
    }

    /// Opens what the slots' keys seal; `gate` is the second factor's, where there is one.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open(
        vault: &VaultId,
        slot_keys: SlotKeys,
        gate: Option<AeadKey>,
        keys: &[u8],
        signing: &[u8],
    ) -> Result<Self, VaultError> {
        let Opened { identity, former, data_keys, newest } =
            open_keys(vault, &slot_keys.kek, gate.as_ref(), keys)?;
        let damaged = || VaultError::Damaged("signing key");
        let associated = associated(labels::VAULT_SIGNING, vault);
        let seed = aead::open(&slot_keys.personal, &associated, signing);
        let seed = seed.map_err(|_| damaged())?;
        let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| damaged())?;
        let seed = Zeroizing::new(seed);
        let signing = SigningKey::from_seed(*seed);
        Ok(Self { slot_keys, gate, data_keys, newest, identity, former, signing })
    }

    /// The data key to seal with, and its number.
    ///
    /// # Errors
    /// Never for a ring that opened.
    pub fn newest(&self) -> Result<(u32, &AeadKey), VaultError> {
        Ok((self.newest, self.numbered(self.newest).ok_or(VaultError::Damaged("keys"))?))
    }

    /// The number of the data key that seals.
    pub(super) fn newest_number(&self) -> u32 {
        self.newest
    }

    /// Whether there are data keys that no longer seal.
    pub(super) fn has_older(&self) -> bool {
        self.data_keys.len() > 1
    }

    /// Makes a data key, which seals from now on.
    pub(super) fn add_data_key(&mut self, random: &dyn Random) {
        self.newest += 1;
        self.data_keys.insert(self.newest, AeadKey::make(random));
    }

    /// Takes back the data key made last, which has sealed nothing that was kept.
    pub(super) fn drop_newest(&mut self) {
        self.data_keys.remove(&self.newest);
        self.newest = self.data_keys.keys().last().copied().unwrap_or_default();
    }

    /// Forgets every data key but the one that seals.
    pub(super) fn forget_older(&mut self) {
        let newest = self.newest;
        self.data_keys.retain(|number, _| *number == newest);
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
