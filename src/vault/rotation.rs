//! Rotation of the data keys: a new one is made, everything is sealed under it, and the ones before are forgotten. Each
//! step is one transaction that leaves every row under a key that is there; one that was cut off goes on at the next
//! unlock.

use crate::crypto::random::Random;
use crate::store::{Backend, Change, Table};

use super::root::Root;
use super::unlocked::KEYS;
use super::{Vault, VaultError, drafts, rows};

impl<B: Backend> Vault<B> {
    /// Whether data keys are here under which nothing new is sealed: a rotation has begun and not ended.
    pub fn is_rotating(&self) -> bool {
        self.keys.has_older()
    }

    /// Begins a rotation: from here on everything is sealed under a new data key.
    ///
    /// # Errors
    /// If the store refuses: then nothing has begun.
    pub async fn begin_rotation(&mut self, random: &dyn Random) -> Result<(), VaultError> {
        self.keys.add_data_key(random);
        let begun = match self.keys.seal_keys(random, self.id()) {
            Ok(value) => {
                let change = Change::Put { table: Table::Meta, key: KEYS.to_vec(), value };
                self.replace_root(random, self.root().clone(), vec![change]).await
            }
            Err(error) => Err(error),
        };
        if begun.is_err() {
            self.keys.drop_newest();
        }
        begun
    }

    /// Runs a rotation to its end. `progress` hears how many rows are done, of how many.
    ///
    /// # Errors
    /// If the store refuses, or a row does not open: then older keys stay, and the next time goes on from there.
    pub async fn finish_rotation(
        &mut self,
        random: &dyn Random,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<(), VaultError> {
        if !self.is_rotating() {
            return Ok(());
        }
        self.compact(random).await?;
        let pages: Vec<String> = self.root().pages.iter().map(|page| page.row.clone()).collect();
        let total = pages.len() as u64 + 1;
        for (done, row) in (0_u64..).zip(pages) {
            progress(done, total);
            self.reseal_page(random, &row).await?;
        }
        for (key, row) in drafts::sealed(self.backend()).await? {
            // A draft that does not open under its own key never will.
            let Ok(plain) = self.open(Table::Meta, &key, &row) else { continue };
            if !self.is_newest(&row) {
                let value = self.seal(random, Table::Meta, &key, &plain)?;
                self.commit(None, vec![Change::Put { table: Table::Meta, key, value }]).await?;
            }
        }
        self.reseal_remembered(random).await?;
        self.reseal_files(random).await?;
        let index = self.root().index.iter().flat_map(|index| &index.rows);
        let gone =
            index.map(|page| Change::Delete { table: Table::Index, key: page.row.clone().into_bytes() });
        let mut changes: Vec<Change> = gone.collect();
        let value = self.keys.seal_newest(random, self.id())?;
        changes.push(Change::Put { table: Table::Meta, key: KEYS.to_vec(), value });
        let root = Root { index: None, ..self.root().clone() };
        self.replace_root(random, root, changes).await?;
        self.keys.forget_older();
        progress(total, total);
        Ok(())
    }

    pub(super) fn is_newest(&self, row: &[u8]) -> bool {
        rows::key_number(row) == Some(self.keys.newest_number())
    }

    async fn reseal_page(&mut self, random: &dyn Random, row: &str) -> Result<(), VaultError> {
        let key = row.as_bytes();
        let sealed = self.backend().get(Table::Pages, key).await?.ok_or(VaultError::Damaged("page"))?;
        if self.is_newest(&sealed) {
            return Ok(());
        }
        let plain = self.open(Table::Pages, key, &sealed)?;
        let mut root = self.root().clone();
        let named = root.pages.iter_mut().find(|page| page.row == row);
        let named = named.filter(|page| page.is(&sealed)).ok_or(VaultError::Damaged("page"))?;
        let (page, add) = self.sealed_page(random, &plain, named.entries)?;
        *named = page;
        let gone = Change::Delete { table: Table::Pages, key: key.to_vec() };
        self.replace_root(random, root, vec![add, gone]).await
    }
}
