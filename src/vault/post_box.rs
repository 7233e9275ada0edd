//! What a vault remembers of its post box: sealed, beside the log and never in it. It can be lost without harm: what lies
//! in the box is then looked at anew, and what had been delivered is delivered once more.

use zeroize::Zeroizing;

use crate::crypto::random::Random;
use crate::store::{Backend, Change, Table};

use super::{Vault, VaultError};

const KEY: &[u8] = b"post-box";

impl<B: Backend> Vault<B> {
    /// Whether this vault uses a post box.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn uses_post_box(&self) -> Result<bool, VaultError> {
        Ok(self.backend().get(Table::Meta, KEY).await?.is_some())
    }

    /// What is remembered of the post box; none if there is none, or if it does not open.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn post_box(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let row = self.backend().get(Table::Meta, KEY).await?;
        Ok(row.and_then(|row| self.open(Table::Meta, KEY, &row).ok()))
    }

    /// Remembers this of the post box; `None` forgets it.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn keep_post_box(
        &self,
        random: &dyn Random,
        remembered: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        let key = KEY.to_vec();
        let change = match remembered {
            Some(plain) => {
                let value = self.seal(random, Table::Meta, KEY, plain)?;
                Change::Put { table: Table::Meta, key, value }
            }
            None => Change::Delete { table: Table::Meta, key },
        };
        Ok(self.backend().commit(None, vec![change]).await?)
    }

    /// Seals what is remembered under the newest data key.
    pub(super) async fn reseal_post_box(&self, random: &dyn Random) -> Result<(), VaultError> {
        match self.post_box().await? {
            Some(plain) => self.keep_post_box(random, Some(&plain)).await,
            None => Ok(()),
        }
    }
}
