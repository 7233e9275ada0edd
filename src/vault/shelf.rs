//! The shelf: the small database `holdfast` that lists the vaults of this browser profile. It is readable by anyone
//! at this machine, so it holds nothing but what the lock screen shows.

use serde::{Deserialize, Serialize};

use crate::domain::ids::VaultId;
use crate::store::{Backend, Change, StoreError, Table};

use super::VaultError;

/// The database that holds the shelf.
pub const SHELF: &str = "holdfast";

const PREFIX: &str = "vault/";

/// Opens databases: the browser's, or memory in tests.
#[allow(async_fn_in_trait, reason = "one thread; nothing here is Send")]
pub trait Stores {
    /// What opens.
    type Store: Backend;

    /// Opens a database, making it if need be.
    ///
    /// # Errors
    /// If the browser gives no storage.
    async fn open(&self, name: &str) -> Result<Self::Store, StoreError>;

    /// Deletes a database.
    ///
    /// # Errors
    /// If the browser refuses.
    async fn remove(&self, name: &str) -> Result<(), StoreError>;
}

/// A vault as the shelf lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Version of this record.
    pub v: u32,
    /// Which.
    pub vault: VaultId,
    /// The short name that its person chose.
    pub label: String,
    /// True in a practice school.
    pub practice: bool,
}

impl Listed {
    /// The name of the vault's database: random, it says nothing.
    pub fn database(vault: &VaultId) -> String {
        format!("holdfast-{vault}")
    }
}

/// Every vault on the shelf.
///
/// # Errors
/// If the store refuses.
pub async fn list(shelf: &impl Backend) -> Result<Vec<Listed>, VaultError> {
    let rows = shelf.scan(Table::Meta, Some(PREFIX.as_bytes()), 256).await?;
    let ours = rows.iter().filter(|row| row.key.starts_with(PREFIX.as_bytes()));
    ours.map(|row| Ok(serde_json::from_slice(&row.value)?)).collect()
}

/// Puts a vault on the shelf.
///
/// # Errors
/// If the store refuses.
pub async fn add(shelf: &impl Backend, listed: &Listed) -> Result<(), VaultError> {
    let change =
        Change::Put { table: Table::Meta, key: row(&listed.vault), value: serde_json::to_vec(listed)? };
    Ok(shelf.commit(None, vec![change]).await?)
}

fn row(vault: &VaultId) -> Vec<u8> {
    format!("{PREFIX}{vault}").into_bytes()
}
