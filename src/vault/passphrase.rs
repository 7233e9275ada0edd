//! Changing the passphrase: the new slot is written and read back before the old one goes, so that whatever happens in
//! between, the old passphrase opens the vault or the new one does, or both.

use crate::crypto::random::Random;
use crate::store::{Backend, Change, Table};

use super::keyring::{Front, Stretched};
use super::unlocked::FRONT;
use super::{Vault, VaultError};

impl<B: Backend> Vault<B> {
    /// Puts a slot for a new passphrase in the old one's place.
    ///
    /// # Errors
    /// If the store refuses, or what was written does not read back: then the old passphrase opens the vault as before.
    pub async fn change_passphrase(
        &mut self,
        random: &dyn Random,
        stretched: &Stretched,
    ) -> Result<(), VaultError> {
        let front = Self::front(self.backend()).await?;
        let slot = self.keys.make_slot(random, self.id(), front.slot.number + 1, stretched)?;
        self.write_front(random, Front { next: Some(slot), ..front }).await?;
        let front = Self::front(self.backend()).await?;
        let next = front.next.as_ref().ok_or(VaultError::Damaged("key slots"))?;
        let opened = front.open(next, &stretched.key)?;
        if opened.kek.as_bytes() != self.keys.slot_keys().kek.as_bytes() {
            return Err(VaultError::Damaged("key slots"));
        }
        self.settle_passphrase(random, next.number).await
    }

    /// Ends a change of passphrase that was cut off: the slot that has just opened stays, the other goes.
    ///
    /// # Errors
    /// If the store refuses: then both still open.
    pub async fn settle_passphrase(&mut self, random: &dyn Random, opened: u32) -> Result<(), VaultError> {
        let front = Self::front(self.backend()).await?;
        let Some(next) = front.next else { return Ok(()) };
        let slot = if next.number == opened { next } else { front.slot };
        self.write_front(random, Front { slot, next: None, ..front }).await
    }

    async fn write_front(&mut self, random: &dyn Random, front: Front) -> Result<(), VaultError> {
        let value = serde_json::to_vec(&front)?;
        let change = Change::Put { table: Table::Meta, key: FRONT.to_vec(), value };
        self.replace_root(random, self.root().clone(), vec![change]).await
    }
}
