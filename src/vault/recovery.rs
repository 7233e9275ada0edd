//! What lets administrators help somebody who has forgotten their passphrase, without ever being able to sign as them:
//! the recovery slot (the key-encryption key, sealed to administrators' devices), the reset that waits for its grant, and
//! going on as a new device once the grant has come.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::aead::{self, AeadKey};
use crate::crypto::kdf::StretchCost;
use crate::crypto::labels;
use crate::crypto::random::Random;
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::domain::ids::{DeviceId, Digest, SchoolId, VaultId};
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, Verified};
use crate::store::{Backend, Change, Table};

use super::keyring::{Front, Keyring, Sealed, Stretched, associated};
use super::root::Root;
use super::second_factor::forget_app;
use super::unlocked::{FRONT, KEYS, SIGNING};
use super::{Vault, VaultError, read_record};

const RECOVERY: &[u8] = b"recovery";
const RESET: &[u8] = b"reset";

/// The recovery slot as it lies readable in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverySlot {
    /// Version of this record.
    pub v: u32,
    /// The school.
    pub school: SchoolId,
    /// The device whose vault it is.
    pub device: DeviceId,
    /// The letter in hexadecimal: an `age` file.
    pub letter: String,
}

/// A reset that waits for its grant: readable, but for the one-time keys, which the new passphrase opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingReset {
    /// Version of this record.
    pub v: u32,
    /// The request, as it was given out.
    pub request: String,
    /// Salt for stretching the new passphrase, sixteen bytes in hexadecimal.
    pub salt: String,
    /// What stretching costs; bounded when used.
    pub cost: StretchCost,
    /// The one-time keys, sealed, hexadecimal.
    keys: String,
}

/// The keys of a reset: one to open the grant with, once, and one to sign with from then on.
pub struct OneTimeKeys {
    /// Opens the grant.
    pub identity: Identity,
    /// Signs as the new device.
    pub signing: SigningKey,
}

#[derive(Serialize, Deserialize)]
struct Plain {
    identity: String,
    signing: String,
}

impl Drop for Plain {
    fn drop(&mut self) {
        self.identity.zeroize();
        self.signing.zeroize();
    }
}

impl OneTimeKeys {
    /// Seals them, with the request, under the new passphrase.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn seal(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        request: String,
        stretched: &Stretched,
    ) -> Result<WaitingReset, VaultError> {
        let plain = Plain {
            identity: self.identity.to_text().to_string(),
            signing: hex::encode(self.signing.seed().as_slice()),
        };
        let plain = Zeroizing::new(serde_json::to_vec(&plain)?);
        let key = AeadKey::from_bytes(*stretched.key);
        let keys = aead::seal(&key, random, &associated(labels::RESET_WAITING, vault), &plain)?;
        let (salt, keys) = (hex::encode(stretched.salt), hex::encode(keys));
        Ok(WaitingReset { v: 1, request, salt, cost: stretched.cost, keys })
    }
}

impl WaitingReset {
    /// The salt to stretch the new passphrase with.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn salt(&self) -> Result<[u8; 16], VaultError> {
        let mut salt = [0; 16];
        hex::decode_to_slice(&self.salt, &mut salt).map_err(|_| VaultError::Damaged("reset"))?;
        Ok(salt)
    }

    /// Opens the one-time keys.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if it is not the passphrase that was chosen with the request.
    pub fn open(&self, vault: &VaultId, stretched: &[u8; 32]) -> Result<OneTimeKeys, VaultError> {
        let damaged = || VaultError::Damaged("reset");
        let sealed = hex::decode(&self.keys).map_err(|_| damaged())?;
        let key = AeadKey::from_bytes(*stretched);
        let plain = aead::open(&key, &associated(labels::RESET_WAITING, vault), &sealed)
            .map_err(|_| VaultError::WrongPassphrase)?;
        let plain: Plain = serde_json::from_slice(&plain).map_err(|_| damaged())?;
        let mut seed = Zeroizing::new([0; 32]);
        hex::decode_to_slice(&plain.signing, seed.as_mut_slice()).map_err(|_| damaged())?;
        let identity = plain.identity.parse().map_err(|_| damaged())?;
        Ok(OneTimeKeys { identity, signing: SigningKey::from_seed(*seed) })
    }
}

/// The recovery slot of a vault, locked or open; none if nobody can reset it.
///
/// # Errors
/// If the store refuses, or the record cannot be read.
pub async fn recovery_slot(backend: &impl Backend) -> Result<Option<RecoverySlot>, VaultError> {
    let row = backend.get(Table::Meta, RECOVERY).await?;
    row.map(|row| read_record(&row, "recovery slot")).transpose()
}

/// The reset that waits in a vault.
///
/// # Errors
/// If the store refuses, or the record cannot be read.
pub async fn waiting_reset(backend: &impl Backend) -> Result<Option<WaitingReset>, VaultError> {
    let row = backend.get(Table::Meta, RESET).await?;
    row.map(|row| read_record(&row, "reset")).transpose()
}

/// Lets a reset wait, in the place of an earlier one, whose grant then opens nothing any more.
///
/// # Errors
/// If the store refuses: then the earlier one still waits.
pub async fn wait_for_grant(backend: &impl Backend, reset: &WaitingReset) -> Result<(), VaultError> {
    let value = serde_json::to_vec(reset)?;
    let change = Change::Put { table: Table::Meta, key: RESET.to_vec(), value };
    Ok(backend.commit(None, vec![change]).await?)
}

/// What takes the recovery slot away, and a reset that waits with it, for the transaction that makes new keys.
pub(super) fn forget_recovery() -> [Change; 2] {
    [RECOVERY, RESET].map(|key| Change::Delete { table: Table::Meta, key: key.to_vec() })
}

/// As what a vault goes on after a reset.
pub struct GoingOn {
    /// The new device.
    pub device: DeviceId,
    /// Signs its entries.
    pub signing: SigningKey,
    /// Opens what is sealed to it.
    pub identity: Identity,
    /// The new passphrase.
    pub stretched: Stretched,
}

impl<B: Backend> Vault<B> {
    /// Puts a recovery slot in the place of the one before, or none; `sealed_to` names those whom it is sealed to.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn keep_recovery_slot(
        &mut self,
        random: &dyn Random,
        slot: Option<&RecoverySlot>,
        sealed_to: Digest,
    ) -> Result<(), VaultError> {
        let key = RECOVERY.to_vec();
        let change = match slot {
            Some(slot) => Change::Put { table: Table::Meta, key, value: serde_json::to_vec(slot)? },
            None => Change::Delete { table: Table::Meta, key },
        };
        let root = Root { recovery: Some(sealed_to), ..self.root().clone() };
        self.replace_root(random, root, vec![change]).await
    }

    /// Opens a vault with the key-encryption key that a grant brought, to look who signed the grant. Whatever is written
    /// must be written by [`go_on`](Self::go_on).
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if it is not this vault's key.
    pub async fn open_granted(
        backend: B,
        random: &dyn Random,
        vault: &VaultId,
        kek: AeadKey,
        gate: Option<AeadKey>,
    ) -> Result<Self, VaultError> {
        let row = backend.get(Table::Meta, KEYS).await?.ok_or(VaultError::Damaged("keys"))?;
        let keys = Keyring::open_granted(random, vault, kek, gate, &row)?;
        Self::with_keys(backend, vault, keys).await
    }

    /// Goes on as a new device: new keys for everything, the second factor and every slot made before are gone, the data
    /// stays. All of it in the one transaction that writes the new device's first entries; a vault that fails here is
    /// closed, and as it was.
    ///
    /// # Errors
    /// If the store refuses: then nothing was written.
    pub async fn go_on(
        self,
        random: &dyn Random,
        going_on: GoingOn,
        stamp: Stamp,
        bodies: &[String],
    ) -> Result<(Self, Vec<Entry<Verified>>), VaultError> {
        let GoingOn { device, signing, identity, stretched } = going_on;
        let vault = *self.id();
        let (keys, Sealed { front, keys: wrapped, signing }) =
            self.keys.renew(random, &vault, &stretched, signing, identity)?;
        let put = |key: &[u8], value| Change::Put { table: Table::Meta, key: key.to_vec(), value };
        let mut changes = vec![put(FRONT, front), put(KEYS, wrapped), put(SIGNING, signing)];
        changes.extend(forget_recovery());
        changes.extend(forget_app());
        let mut this = self.with_renewed(keys, device);
        let entries = this.append(random, stamp, bodies, changes).await?;
        let front: Front = Self::front(this.backend()).await?;
        front.open(&front.slot, &stretched.key)?;
        Ok((this, entries))
    }
}
