//! The shelf: the small database `holdfast` that lists the vaults of this browser profile. It is readable by anyone
//! at this machine, so it holds nothing but what the lock screen shows.

use serde::{Deserialize, Serialize};

use crate::domain::ids::VaultId;
use crate::domain::time::Millis;
use crate::store::{Backend, Change, StoreError, Table};

use super::VaultError;

/// The database that holds the shelf.
pub const SHELF: &str = "holdfast";

const PREFIX: &str = "vault/";
const MARK: &[u8] = b"mark";

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
    /// True once its person has had it removed: what is left of it goes at the next start.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub going: bool,
}

impl Listed {
    /// The name of the vault's database: random, it says nothing.
    pub fn database(vault: &VaultId) -> String {
        format!("holdfast-{vault}")
    }
}

/// Every vault on the shelf. A row that cannot be read hides one vault, and must not hide the others.
///
/// # Errors
/// If the store refuses.
pub async fn list(shelf: &impl Backend) -> Result<Vec<Listed>, VaultError> {
    let rows = shelf.scan(Table::Meta, Some(PREFIX.as_bytes()), 256).await?;
    let ours = rows.iter().filter(|row| row.key.starts_with(PREFIX.as_bytes()));
    Ok(ours.filter_map(|row| serde_json::from_slice(&row.value).ok()).collect())
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

async fn change(
    shelf: &impl Backend,
    vault: &VaultId,
    change: impl FnOnce(&mut Listed),
) -> Result<(), VaultError> {
    let listed = list(shelf).await?.into_iter().find(|listed| listed.vault == *vault);
    let mut listed = listed.ok_or(VaultError::Absent)?;
    change(&mut listed);
    add(shelf, &listed).await
}

/// Gives a vault another short name.
///
/// # Errors
/// [`VaultError::Absent`] if it is not on the shelf; or if the store refuses.
pub async fn rename(shelf: &impl Backend, vault: &VaultId, label: &str) -> Result<(), VaultError> {
    change(shelf, vault, |listed| label.clone_into(&mut listed.label)).await
}

/// Notes that a vault is to go.
///
/// # Errors
/// As for [`rename`].
pub async fn mark_going(shelf: &impl Backend, vault: &VaultId) -> Result<(), VaultError> {
    change(shelf, vault, |listed| listed.going = true).await
}

/// Takes a vault that is gone off the shelf.
///
/// # Errors
/// If the store refuses.
pub async fn forget(shelf: &impl Backend, vault: &VaultId) -> Result<(), VaultError> {
    let gone = Change::Delete { table: Table::Meta, key: row(vault) };
    Ok(shelf.commit(None, vec![gone]).await?)
}

/// Leaves a mark that says when it was left, in the place of an earlier one.
///
/// # Errors
/// If the store refuses.
pub async fn leave_mark(shelf: &impl Backend, at: Millis) -> Result<(), VaultError> {
    let mark = Change::Put { table: Table::Meta, key: MARK.to_vec(), value: serde_json::to_vec(&at)? };
    Ok(shelf.commit(None, vec![mark]).await?)
}

/// When the mark was left, if it is still here.
///
/// # Errors
/// If the store refuses.
pub async fn mark(shelf: &impl Backend) -> Result<Option<Millis>, VaultError> {
    let row = shelf.get(Table::Meta, MARK).await?;
    Ok(row.and_then(|row| serde_json::from_slice(&row).ok()))
}

fn row(vault: &VaultId) -> Vec<u8> {
    format!("{PREFIX}{vault}").into_bytes()
}
