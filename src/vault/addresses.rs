//! To whom a visitor's concern is sealed: for each school that anybody here has joined, the public keys of those who read
//! it. Readable by anyone at this machine, like everything on the shelf; keys and nothing else.

use serde::{Deserialize, Serialize};

use crate::domain::ids::SchoolId;
use crate::store::{Backend, Change, Table};

use super::VaultError;

const PREFIX: &str = "school/";

/// A school as somebody who has not joined it can write to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Version of this record.
    pub v: u32,
    /// The school.
    pub school: SchoolId,
    /// The `age` recipients of the administrators' devices and of the recovery kit.
    pub recipients: Vec<String>,
}

/// Every school that can be written to from here.
///
/// # Errors
/// If the store refuses.
pub async fn list(shelf: &impl Backend) -> Result<Vec<Address>, VaultError> {
    let rows = shelf.scan(Table::Meta, Some(PREFIX.as_bytes()), 64).await?;
    let ours = rows.iter().filter(|row| row.key.starts_with(PREFIX.as_bytes()));
    Ok(ours.filter_map(|row| serde_json::from_slice(&row.value).ok()).collect())
}

/// Keeps a school's address, in the place of what it was.
///
/// # Errors
/// If the store refuses.
pub async fn keep(shelf: &impl Backend, address: &Address) -> Result<(), VaultError> {
    let key = format!("{PREFIX}{}", address.school).into_bytes();
    let change = Change::Put { table: Table::Meta, key, value: serde_json::to_vec(address)? };
    Ok(shelf.commit(None, vec![change]).await?)
}
