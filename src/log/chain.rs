//! A chain: one device's entries, each naming the one before.

use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Position;

use super::entry::Entry;

/// Where a chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// An entry of another device.
    #[error("entry {seq} is of another device")]
    OtherDevice {
        /// Its number.
        seq: u64,
    },
    /// Entries between are missing.
    #[error("entries from {expected} are missing before {found}")]
    Gap {
        /// The number that should have come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// The same number again, or an earlier one.
    #[error("entry {found} stands where {expected} should")]
    OutOfOrder {
        /// The number that should have come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// It stops before the head that was promised.
    #[error("entries from {expected} on are missing")]
    Unfinished {
        /// The number that should have come.
        expected: u64,
    },
    /// It names another entry as the one before.
    #[error("entry {seq} does not follow the one before it")]
    Broken {
        /// Its number.
        seq: u64,
    },
}

/// Checks that an entry continues a device's chain from `head`.
///
/// Returns the new head.
///
/// # Errors
/// How it does not.
pub fn follow<S>(
    device: &DeviceId,
    head: Option<Position>,
    entry: &Entry<S>,
) -> Result<Position, ChainError> {
    let header = entry.header();
    let found = header.seq;
    if header.device != *device {
        return Err(ChainError::OtherDevice { seq: found });
    }
    let (expected, prev): (u64, Option<EntryId>) = match head {
        // Nothing follows the last number that there is.
        Some(head) => (head.seq.checked_add(1).ok_or(ChainError::Broken { seq: found })?, Some(head.head)),
        None => (0, None),
    };
    match found.cmp(&expected) {
        std::cmp::Ordering::Greater => Err(ChainError::Gap { expected, found }),
        std::cmp::Ordering::Less => Err(ChainError::OutOfOrder { expected, found }),
        std::cmp::Ordering::Equal if header.prev != prev => Err(ChainError::Broken { seq: found }),
        std::cmp::Ordering::Equal => Ok(Position { seq: found, head: entry.id() }),
    }
}

/// Checks that `entries` continue a device's chain from `previous` without a gap.
///
/// Returns the new head.
///
/// # Errors
/// The first place where it breaks.
pub fn check<'a, S: 'a>(
    device: &DeviceId,
    previous: Option<Position>,
    entries: impl IntoIterator<Item = &'a Entry<S>>,
) -> Result<Option<Position>, ChainError> {
    entries.into_iter().try_fold(previous, |head, entry| follow(device, head, entry).map(Some))
}
