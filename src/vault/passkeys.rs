//! Passkeys of a vault: several, named, each in the passphrase's place or as the second factor beside it.

use crate::crypto::aead::AeadKey;
use crate::crypto::passkeys::{Passkey, PasskeySlot};
use crate::crypto::random::Random;
use crate::domain::time::Millis;
use crate::store::{Backend, Change, Table};

use super::keyring::{Front, SlotKeys};
use super::root::{PasskeyName, Root};
use super::second_factor::{forget_app, has_app};
use super::unlocked::{FRONT, KEYS};
use super::{Vault, VaultError};

/// What a passkey is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyUse {
    /// It opens the vault in the passphrase's place.
    Unlock,
    /// It is the second factor beside the passphrase.
    Factor,
}

impl Front {
    /// The passkeys that open the vault in the passphrase's place.
    pub fn unlocking(&self) -> impl Iterator<Item = &PasskeySlot> {
        self.passkeys.iter().filter(|slot| !slot.is_factor())
    }

    /// The passkeys that are a second factor.
    pub fn factors(&self) -> impl Iterator<Item = &PasskeySlot> {
        self.passkeys.iter().filter(|slot| slot.is_factor())
    }

    fn passkey(&self, number: u32) -> Result<&PasskeySlot, VaultError> {
        self.passkeys.iter().find(|slot| slot.number == number).ok_or(VaultError::WrongPassphrase)
    }

    /// The keys that a passkey's secret opens.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if it does not.
    pub fn open_with_passkey(&self, number: u32, secret: &[u8; 32]) -> Result<SlotKeys, VaultError> {
        let (kek, personal) = self.passkey(number)?.open_slot(&self.vault, secret)?;
        Ok(SlotKeys { kek, personal })
    }

    /// The gate that a passkey's secret opens once the passphrase has opened the key-encryption key.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] if it does not.
    pub fn pass_with_passkey(
        &self,
        number: u32,
        secret: &[u8; 32],
        keys: &SlotKeys,
    ) -> Result<AeadKey, VaultError> {
        Ok(self.passkey(number)?.open_gate(&self.vault, secret, &keys.kek)?)
    }
}

impl<B: Backend> Vault<B> {
    /// Keeps a passkey under a name.
    ///
    /// # Errors
    /// If the store or the cipher refuses: then nothing was changed.
    pub async fn keep_passkey(
        &mut self,
        random: &dyn Random,
        passkey: &Passkey,
        purpose: PasskeyUse,
        name: &str,
        at: Millis,
    ) -> Result<(), VaultError> {
        let mut front = Self::front(self.backend()).await?;
        let number = self.root().next_passkey();
        let (id, keys) = (*self.id(), self.keys.slot_keys());
        let mut changes = Vec::new();
        let mut new_gate = None;
        let slot = match purpose {
            PasskeyUse::Unlock => {
                PasskeySlot::seal_slot(random, &id, number, passkey, &keys.kek, &keys.personal)?
            }
            PasskeyUse::Factor => {
                let made = AeadKey::make(random);
                let gate = self.keys.gate().unwrap_or(&made);
                let slot = PasskeySlot::seal_gate(random, &id, number, passkey, &keys.kek, gate)?;
                if !self.keys.guarded() {
                    let value = self.keys.seal_guarded(random, &id, &made)?;
                    changes.push(Change::Put { table: Table::Meta, key: KEYS.to_vec(), value });
                    new_gate = Some(made);
                }
                slot
            }
        };
        front.passkeys.push(slot);
        changes.push(Change::Put {
            table: Table::Meta,
            key: FRONT.to_vec(),
            value: serde_json::to_vec(&front)?,
        });
        let mut root = self.root().clone();
        root.passkeys.insert(number, PasskeyName { name: name.to_owned(), added: at });
        self.replace_root(random, root, changes).await?;
        if let Some(gate) = new_gate {
            self.keys.take_gate(gate);
        }
        Ok(())
    }

    /// Removes a passkey; false if it is the last second factor, and then nothing is changed.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn remove_passkey(&mut self, random: &dyn Random, number: u32) -> Result<bool, VaultError> {
        let mut front = Self::front(self.backend()).await?;
        let slot = front.passkey(number)?;
        if slot.is_factor() && front.factors().count() == 1 && !has_app(self.backend()).await? {
            return Ok(false);
        }
        front.passkeys.retain(|slot| slot.number != number);
        let change =
            Change::Put { table: Table::Meta, key: FRONT.to_vec(), value: serde_json::to_vec(&front)? };
        let mut root: Root = self.root().clone();
        // The name goes, its number stays taken.
        if let Some(name) = root.passkeys.get_mut(&number) {
            name.name.clear();
        }
        self.replace_root(random, root, vec![change]).await?;
        Ok(true)
    }

    /// Removes the authenticator app and its backup codes: from then on only passkeys open the gate.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn remove_app(&mut self, random: &dyn Random) -> Result<(), VaultError> {
        let root = self.root().clone();
        self.replace_root(random, root, forget_app().to_vec()).await
    }
}
