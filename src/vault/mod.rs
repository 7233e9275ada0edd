//! The vault: an encrypted event store in one database of one browser profile. Create, unlock, append, compact,
//! index. Every change seals its rows first; one short transaction then replaces the root record, and the store
//! refuses it if another writer came first.

pub mod drafts;
pub mod index;
pub mod keyring;
pub mod root;
pub mod rows;
pub mod shelf;
mod unlocked;

pub use unlocked::{Creation, Vault, position};

use crate::crypto::aead::AeadError;
use crate::crypto::kdf::KdfError;
use crate::crypto::slots::SlotError;
use crate::log::chain::ChainError;
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
    /// A row that the root record names is missing, or is not what the root record says.
    #[error("a row named {0} is missing or altered")]
    Damaged(&'static str),
    /// A sealed row does not open.
    #[error("a sealed row does not open")]
    Sealed(#[from] AeadError),
    /// Key stretching failed.
    #[error(transparent)]
    Stretch(#[from] KdfError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An entry is not what it should be.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// A chain does not hold.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// A record of the vault's own cannot be read back.
    #[error("a record of the vault cannot be read: {0}")]
    Record(#[from] serde_json::Error),
}

impl From<SlotError> for VaultError {
    fn from(_: SlotError) -> Self {
        Self::WrongPassphrase
    }
}
