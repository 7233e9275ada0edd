//! How a row is sealed: `format (1) || data key number (4, big-endian) || nonce || ciphertext || tag`, with the
//! vault, the table, the row's key, the data key's number and the format as associated data, so that no row opens
//! in another's place.

use zeroize::Zeroizing;

use crate::crypto::aead::{self, AeadKey};
use crate::crypto::labels;
use crate::crypto::random::Random;
use crate::domain::ids::VaultId;
use crate::store::Table;

use super::VaultError;
use super::keyring::Keyring;
use super::unlocked::ROOT;

/// The format of sealed rows.
pub const FORMAT: u8 = 1;

/// Where a row lies: what its seal is bound to.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The vault.
    pub vault: &'a VaultId,
    /// The table.
    pub table: Table,
    /// The row's key.
    pub key: &'a [u8],
}

impl Place<'_> {
    /// What lies there, to name it when it is damaged.
    fn what(&self) -> &'static str {
        match self.table {
            Table::Meta if self.key == ROOT => "root record",
            Table::Meta => "draft",
            Table::Tail => "tail",
            Table::Pages => "page",
            Table::Index => "index",
            Table::Files => "file",
        }
    }

    fn associated(&self, number: u32) -> Vec<u8> {
        let mut associated = Vec::with_capacity(96);
        for part in [labels::ROW.as_bytes(), self.vault.as_bytes(), self.table.name().as_bytes(), self.key] {
            associated.extend_from_slice(&(part.len() as u64).to_be_bytes());
            associated.extend_from_slice(part);
        }
        associated.extend_from_slice(&number.to_be_bytes());
        associated.push(FORMAT);
        associated
    }
}

/// Seals a row's bytes under data key `number`.
///
/// # Errors
/// Only if the platform's cipher refuses.
pub fn seal(
    place: Place<'_>,
    number: u32,
    key: &AeadKey,
    random: &dyn Random,
    plaintext: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let sealed = aead::seal(key, random, &place.associated(number), plaintext)?;
    let mut row = Vec::with_capacity(5 + sealed.len());
    row.push(FORMAT);
    row.extend_from_slice(&number.to_be_bytes());
    row.extend_from_slice(&sealed);
    Ok(row)
}

/// The number of the data key that a row is sealed under.
pub(super) fn key_number(row: &[u8]) -> Option<u32> {
    match row {
        [FORMAT, a, b, c, d, ..] => Some(u32::from_be_bytes([*a, *b, *c, *d])),
        _ => None,
    }
}

/// Opens a row under the data key that it names.
///
/// # Errors
/// [`VaultError::TooNew`] for another format; [`VaultError::Damaged`] if it was altered, or belongs elsewhere.
pub fn open(place: Place<'_>, keys: &Keyring, row: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let damaged = || VaultError::Damaged(place.what());
    let (number, sealed) = match row {
        [FORMAT, a, b, c, d, sealed @ ..] => (u32::from_be_bytes([*a, *b, *c, *d]), sealed),
        [format, ..] if *format > FORMAT => return Err(VaultError::TooNew),
        _ => return Err(damaged()),
    };
    let key = keys.numbered(number).ok_or_else(damaged)?;
    aead::open(key, &place.associated(number), sealed).map_err(|_| damaged())
}
