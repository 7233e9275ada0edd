//! What a vault remembers beside its log, and never in it: sealed, one row each. All of it can be lost without harm to any
//! record.

use zeroize::Zeroizing;

use crate::crypto::random::Random;
use crate::store::{Backend, Change, Table};

use super::{Vault, VaultError};

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remembered {
    /// The post box: what lies in it is looked at anew if this is lost, and what had been delivered is delivered once more.
    PostBox,
    /// The searches that its person has saved.
    Searches,
}

impl Remembered {
    const ALL: [Self; 2] = [Self::PostBox, Self::Searches];

    fn key(self) -> &'static [u8] {
        match self {
            Self::PostBox => b"post-box",
            Self::Searches => b"searches",
        }
    }
}

impl<B: Backend> Vault<B> {
    /// Whether this vault uses a post box.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn uses_post_box(&self) -> Result<bool, VaultError> {
        Ok(self.backend().get(Table::Meta, Remembered::PostBox.key()).await?.is_some())
    }

    /// What is remembered; none if it is nothing, or if it does not open.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn remembered(&self, what: Remembered) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let row = self.backend().get(Table::Meta, what.key()).await?;
        Ok(row.and_then(|row| self.open(Table::Meta, what.key(), &row).ok()))
    }

    /// Remembers this; `None` forgets it.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn remember(
        &self,
        random: &dyn Random,
        what: Remembered,
        remembered: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        let key = what.key().to_vec();
        let change = match remembered {
            Some(plain) => {
                let value = self.seal(random, Table::Meta, what.key(), plain)?;
                Change::Put { table: Table::Meta, key, value }
            }
            None => Change::Delete { table: Table::Meta, key },
        };
        Ok(self.backend().commit(None, vec![change]).await?)
    }

    /// Seals what is remembered under the newest data key.
    pub(super) async fn reseal_remembered(&self, random: &dyn Random) -> Result<(), VaultError> {
        for what in Remembered::ALL {
            if let Some(plain) = self.remembered(what).await? {
                self.remember(random, what, Some(&plain)).await?;
            }
        }
        Ok(())
    }
}
