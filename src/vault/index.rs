//! The index's rows: a sealed summary of the register, a cache in rows of its own so that a list never waits for
//! bodies.

use zeroize::Zeroizing;

use crate::crypto::hash::sha256;
use crate::crypto::random::Random;
use crate::domain::ids::Digest;
use crate::store::{Backend, Change, Table};

use super::root::{IndexRows, PageRow};
use super::{Vault, VaultError, make_row_id};

/// A row holds so many bytes of the index.
const ROW_BYTES: usize = 1 << 20;

impl<B: Backend> Vault<B> {
    /// Keeps the index: the register's summary, sealed in rows of its own. It is a cache; losing it loses nothing.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn keep_index(
        &mut self,
        random: &dyn Random,
        fold: u32,
        plain: &[u8],
    ) -> Result<(), VaultError> {
        let mut root = self.root().clone();
        let old = root.index.iter().flat_map(|index| &index.rows);
        let mut changes: Vec<Change> = old
            .map(|page| Change::Delete { table: Table::Index, key: page.row.clone().into_bytes() })
            .collect();
        let mut rows = Vec::new();
        for chunk in plain.chunks(ROW_BYTES) {
            let key = make_row_id(random);
            let value = self.seal(random, Table::Index, key.as_bytes(), chunk)?;
            rows.push(PageRow { row: key.clone(), digest: Digest(sha256(&[&value])), entries: 0 });
            changes.push(Change::Add { table: Table::Index, key: key.into_bytes(), value });
        }
        root.index = Some(IndexRows { fold, contents: root.contents(), rows });
        self.replace_root(random, root, changes).await
    }

    /// The index, if there is one that was made by this fold from what the vault holds now.
    ///
    /// # Errors
    /// Only if the store refuses; a missing or altered row counts as no index.
    pub async fn index(&self, fold: u32) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let Some(index) = &self.root().index else { return Ok(None) };
        if index.fold != fold || index.contents != self.root().contents() {
            return Ok(None);
        }
        let mut plain = Zeroizing::new(Vec::new());
        for page in &index.rows {
            let Some(row) = self.backend().get(Table::Index, page.row.as_bytes()).await? else {
                return Ok(None);
            };
            let Ok(part) = self.open(Table::Index, page.row.as_bytes(), &row) else { return Ok(None) };
            plain.extend_from_slice(&part);
        }
        Ok(Some(plain))
    }
}
