//! The vault: an encrypted event store in one database of one browser profile. Create, unlock, append, compact,
//! index. Every change seals its rows first; one short transaction then replaces the root record, and the store
//! refuses it if another writer came first.

pub mod addresses;
pub mod drafts;
mod entries;
pub mod files;
mod forget;
mod hearing;
mod index;
pub mod keyring;
pub mod passkeys;
mod passphrase;
pub mod recovery;
pub mod remembered;
pub mod root;
mod rotation;
pub mod rows;
pub mod second_factor;
pub mod shelf;
mod unlocked;

pub use entries::position;
use unlocked::make_row_id;
pub use unlocked::{Creation, Vault};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::crypto::aead::AeadError;
use crate::crypto::kdf::KdfError;
use crate::crypto::slots::SlotError;
use crate::log::entry::EntryError;
use crate::store::StoreError;

/// Why a vault refused. Nothing in it was changed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No slot opens: the passphrase is wrong.
    #[error("no key slot opens with this passphrase")]
    WrongPassphrase,
    /// There is no vault in this database.
    #[error("there is no vault here")]
    Absent,
    /// The leading format byte or version is one that only a newer version knows.
    #[error("written by a newer version")]
    TooNew,
    /// A row is missing, does not open, or is not the one that the root record names.
    #[error("missing or altered: {0}")]
    Damaged(&'static str),
    /// This device's log goes on elsewhere: to append here would fork it.
    #[error("an old copy of a vault that was written elsewhere")]
    Superseded,
    /// It was called off half way, and nothing of it was kept.
    #[error("called off")]
    Cancelled,
    /// The cipher refused to seal.
    #[error("the cipher refused to seal")]
    Sealing(#[from] AeadError),
    /// Key stretching failed.
    #[error(transparent)]
    Stretch(#[from] KdfError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An entry is not what it should be.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// A record of the vault's own cannot be read back.
    #[error("a record of the vault cannot be read: {0}")]
    Record(#[from] serde_json::Error),
}

impl From<SlotError> for VaultError {
    fn from(error: SlotError) -> Self {
        match error {
            SlotError::Refused => Self::WrongPassphrase,
            SlotError::Malformed => Self::Damaged("key slots"),
        }
    }
}

/// Reads a record of the vault's own, version first: what a newer version wrote may have another shape.
fn read_record<T: DeserializeOwned>(bytes: &[u8], what: &'static str) -> Result<T, VaultError> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let version: Version = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged(what))?;
    match version.v {
        1 => serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged(what)),
        0 => Err(VaultError::Damaged(what)),
        _ => Err(VaultError::TooNew),
    }
}
