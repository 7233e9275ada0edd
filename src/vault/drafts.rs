//! Drafts: sealed as people type. They are not entries and never leave the device.

use crate::crypto::random::Random;
use crate::domain::ids::DraftId;
use crate::domain::time::Millis;
use crate::store::{Backend, Change, Table};

use super::{Vault, VaultError};

const PREFIX: &str = "draft/";

/// A draft as it was last sealed: its bytes mean something to the caller alone.
pub struct Kept {
    /// Which.
    pub draft: DraftId,
    /// When it was sealed, and what was sealed; none if it was damaged since and does not open.
    pub opened: Option<(Millis, Vec<u8>)>,
}

fn key(draft: &DraftId) -> Vec<u8> {
    format!("{PREFIX}{draft}").into_bytes()
}

impl<B: Backend> Vault<B> {
    /// Seals a draft in place of what it was.
    ///
    /// # Errors
    /// If the store refuses: the draft is then as it was last sealed.
    pub async fn keep_draft(
        &self,
        random: &dyn Random,
        draft: &DraftId,
        at: Millis,
        content: &[u8],
    ) -> Result<(), VaultError> {
        let key = key(draft);
        let mut plain = zeroize::Zeroizing::new(at.0.to_be_bytes().to_vec());
        plain.extend_from_slice(content);
        let value = self.seal(random, Table::Meta, &key, &plain)?;
        self.commit(None, vec![Change::Put { table: Table::Meta, key, value }]).await
    }

    /// Every draft.
    ///
    /// # Errors
    /// If the store refuses. A draft that does not open is said to be there, and never destroyed.
    pub async fn drafts(&self) -> Result<Vec<Kept>, VaultError> {
        let mut drafts = Vec::new();
        for (key, row) in sealed(self.backend()).await? {
            let Some(draft) = id_in(&key) else { continue };
            let plain = self.open(Table::Meta, &key, &row).ok();
            let opened = plain.as_ref().and_then(|plain| plain.split_first_chunk::<8>());
            let opened = opened.map(|(at, content)| (Millis(i64::from_be_bytes(*at)), content.to_vec()));
            drafts.push(Kept { draft, opened });
        }
        Ok(drafts)
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn discard_draft(&self, draft: &DraftId) -> Result<(), VaultError> {
        Ok(self.backend().commit(None, vec![discard(draft)]).await?)
    }
}

/// Every draft as it lies sealed, with its row's key.
pub(super) async fn sealed(backend: &impl Backend) -> Result<Vec<(Vec<u8>, Vec<u8>)>, VaultError> {
    let mut drafts = Vec::new();
    let mut after = PREFIX.as_bytes().to_vec();
    loop {
        let batch = backend.scan(Table::Meta, Some(&after), 16).await?;
        let Some(last) = batch.last() else { return Ok(drafts) };
        after.clone_from(&last.key);
        for row in batch {
            if id_in(&row.key).is_none() {
                return Ok(drafts);
            }
            drafts.push((row.key, row.value));
        }
    }
}

/// The change that throws a draft away, for the transaction that saves what it became.
pub fn discard(draft: &DraftId) -> Change {
    Change::Delete { table: Table::Meta, key: key(draft) }
}

fn id_in(key: &[u8]) -> Option<DraftId> {
    std::str::from_utf8(key).ok()?.strip_prefix(PREFIX)?.parse().ok()
}
