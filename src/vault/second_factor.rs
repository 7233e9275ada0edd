//! The second factor of a vault: an authenticator app's secret and the backup codes, sealed under the key-encryption key,
//! and checked after that key opens and before the data keys do. It stops a person at the keyboard who has learnt the
//! passphrase, not a thief with the disk and the passphrase: whoever can run other code than this can skip the check.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::aead::{self, AeadKey};
use crate::crypto::codes::{self, BACKUP_CODES, CodeError, CodeSecret, derive_backup_digest};
use crate::crypto::labels;
use crate::crypto::random::Random;
use crate::domain::ids::VaultId;
use crate::domain::time::Millis;
use crate::store::{Backend, Change, Table};

use super::keyring::{SlotKeys, associated};
use super::unlocked::KEYS;
use super::{Vault, VaultError, read_record};

const FACTOR: &[u8] = b"second-factor";
const LOCKOUT: &[u8] = b"lock-out";
/// However often a wrong code was given, one may try again after so many seconds.
const LONGEST_WAIT: i64 = 3600;

/// The second factor, open.
pub struct SecondFactor {
    secret: CodeSecret,
    /// The step whose code was taken last.
    last: u64,
    /// Digests of the backup codes that are left.
    backup: Vec<[u8; 32]>,
    gate: AeadKey,
}

/// As it lies sealed.
#[derive(Serialize, Deserialize)]
struct Record {
    v: u32,
    secret: String,
    last: u64,
    backup: Vec<String>,
    gate: String,
}

impl Drop for Record {
    fn drop(&mut self) {
        self.secret.zeroize();
        self.gate.zeroize();
    }
}

impl SecondFactor {
    /// A second factor whose first code, that of `step`, has been given; with the backup codes to print. `gate` is what
    /// passkeys guard the data keys with already.
    pub fn make(
        random: &dyn Random,
        secret: CodeSecret,
        step: u64,
        gate: Option<&AeadKey>,
    ) -> (Self, Vec<Zeroizing<String>>) {
        let printed: Vec<_> = (0..BACKUP_CODES).map(|_| codes::make_backup_code(random)).collect();
        let backup = printed.iter().filter_map(|code| derive_backup_digest(code)).collect();
        let gate = gate.map_or_else(|| AeadKey::make(random), |gate| AeadKey::from_bytes(*gate.as_bytes()));
        (Self { secret, last: step, backup, gate }, printed)
    }

    /// The second factor of a vault, if it has one.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if it does not open.
    pub async fn read(
        backend: &impl Backend,
        vault: &VaultId,
        keys: &SlotKeys,
    ) -> Result<Option<Self>, VaultError> {
        let Some(row) = backend.get(Table::Meta, FACTOR).await? else { return Ok(None) };
        let damaged = || VaultError::Damaged("second factor");
        let plain = aead::open(&keys.kek, &associated(labels::VAULT_FACTOR, vault), &row);
        let record: Record = read_record(&plain.map_err(|_| damaged())?, "second factor")?;
        let (mut secret, mut gate) = (Zeroizing::new([0; 20]), Zeroizing::new([0; 32]));
        hex::decode_to_slice(&record.secret, secret.as_mut_slice()).map_err(|_| damaged())?;
        hex::decode_to_slice(&record.gate, gate.as_mut_slice()).map_err(|_| damaged())?;
        let digest = |text: &String| {
            let mut digest = [0; 32];
            hex::decode_to_slice(text, &mut digest).map_err(|_| damaged())?;
            Ok::<_, VaultError>(digest)
        };
        Ok(Some(Self {
            secret: CodeSecret::from_bytes(*secret),
            last: record.last,
            backup: record.backup.iter().map(digest).collect::<Result<_, _>>()?,
            gate: AeadKey::from_bytes(*gate),
        }))
    }

    /// Seals it under the key-encryption key.
    pub(super) fn seal(
        &self,
        random: &dyn Random,
        vault: &VaultId,
        keys: &SlotKeys,
    ) -> Result<Change, VaultError> {
        let record = Record {
            v: 1,
            secret: hex::encode(self.secret.as_bytes()),
            last: self.last,
            backup: self.backup.iter().map(hex::encode).collect(),
            gate: hex::encode(self.gate.as_bytes()),
        };
        let plain = Zeroizing::new(serde_json::to_vec(&record)?);
        let value = aead::seal(&keys.kek, random, &associated(labels::VAULT_FACTOR, vault), &plain)?;
        Ok(Change::Put { table: Table::Meta, key: FACTOR.to_vec(), value })
    }

    fn take(&mut self, typed: &str, seconds: u64) -> Result<(), CodeError> {
        match self.secret.check(typed, seconds, Some(self.last)) {
            Ok(step) => self.last = step,
            Err(error) => {
                let place = derive_backup_digest(typed)
                    .and_then(|digest| self.backup.iter().position(|left| *left == digest));
                self.backup.remove(place.ok_or(error)?);
            }
        }
        Ok(())
    }

    /// Takes a code, of the app or a printed one, each once. A wrong one is counted before it is looked at, so that no
    /// killed tab makes it uncounted, and each makes the next wait twice as long.
    ///
    /// # Errors
    /// [`GateError`]; if the store refuses, no code was taken.
    pub async fn pass(
        mut self,
        backend: &impl Backend,
        random: &dyn Random,
        vault: &VaultId,
        keys: &SlotKeys,
        typed: &str,
        now: Millis,
    ) -> Result<AeadKey, GateError> {
        let before = Lockout::read(backend).await?;
        let left = before.wait(now);
        if left > 0 {
            // A clock set back starts the wait again, so that setting it forward and back shortens nothing.
            if now < before.last {
                backend
                    .commit(None, vec![Lockout { last: now, ..before }.row()?])
                    .await
                    .map_err(VaultError::from)?;
            }
            return Err(GateError::Wait(left));
        }
        let counted = Lockout { v: 1, failures: before.failures.saturating_add(1), last: now };
        backend.commit(None, vec![counted.row()?]).await.map_err(VaultError::from)?;
        let seconds = u64::try_from(now.0 / 1000).unwrap_or_default();
        self.take(typed, seconds).map_err(|error| GateError::Code(error, counted.wait(now)))?;
        let forget = Change::Delete { table: Table::Meta, key: LOCKOUT.to_vec() };
        let changes = vec![self.seal(random, vault, keys)?, forget];
        backend.commit(None, changes).await.map_err(VaultError::from)?;
        Ok(self.gate)
    }

    /// What it guards the data keys with, without a code: for a reset, which an administrator grants face to face.
    pub fn waive(self) -> AeadKey {
        self.gate
    }
}

/// Whether an authenticator app is set up.
///
/// # Errors
/// If the store refuses.
pub async fn has_app(backend: &impl Backend) -> Result<bool, VaultError> {
    Ok(backend.get(Table::Meta, FACTOR).await?.is_some())
}

/// What takes an authenticator app away, for the transaction that makes new keys.
pub(super) fn forget_app() -> [Change; 2] {
    [FACTOR, LOCKOUT].map(|key| Change::Delete { table: Table::Meta, key: key.to_vec() })
}

/// Why a second factor lets nobody pass.
#[derive(Debug, thiserror::Error)]
pub enum GateError {
    /// The code is not taken; the next one is looked at after so many seconds.
    #[error("{0}; wait {1} s")]
    Code(CodeError, i64),
    /// No code is looked at for so many seconds.
    #[error("wait {0} s")]
    Wait(i64),
    /// The vault refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Wrong codes in a row, readable: it must be counted by whoever is at the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Lockout {
    v: u32,
    failures: u32,
    last: Millis,
}

impl Lockout {
    async fn read(backend: &impl Backend) -> Result<Self, VaultError> {
        match backend.get(Table::Meta, LOCKOUT).await? {
            Some(row) => read_record(&row, "lock-out"),
            None => Ok(Self { v: 1, failures: 0, last: Millis(0) }),
        }
    }

    fn row(&self) -> Result<Change, VaultError> {
        Ok(Change::Put { table: Table::Meta, key: LOCKOUT.to_vec(), value: serde_json::to_vec(self)? })
    }

    /// Seconds until the next code is looked at: after the first wrong one 1, then 2, 4, 8 …
    fn wait(&self, now: Millis) -> i64 {
        let Some(doublings) = self.failures.checked_sub(1) else { return 0 };
        let wait = 1_i64.checked_shl(doublings).filter(|wait| (1..LONGEST_WAIT).contains(wait));
        let gone = now.0.saturating_sub(self.last.0).max(0);
        let left = wait.unwrap_or(LONGEST_WAIT) * 1000 - gone;
        (left.max(0) + 999) / 1000
    }
}

impl<B: Backend> Vault<B> {
    /// What puts a second factor before the data keys, for the transaction that notes it in the log; once that is done,
    /// [`guard`](Self::guard).
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn guarding(&self, random: &dyn Random, factor: &SecondFactor) -> Result<Vec<Change>, VaultError> {
        let value = self.keys.seal_guarded(random, self.id(), &factor.gate)?;
        let keys = Change::Put { table: Table::Meta, key: KEYS.to_vec(), value };
        Ok(vec![factor.seal(random, self.id(), self.keys.slot_keys())?, keys])
    }

    /// Notes that a second factor now guards the data keys.
    pub fn guard(&mut self, factor: SecondFactor) {
        self.keys.take_gate(factor.gate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_to_an_hour_and_a_clock_set_back_does_not_shorten_it() {
        let after = |failures| Lockout { v: 1, failures, last: Millis(10_000) };
        assert_eq!(after(0).wait(Millis(10_000)), 0);
        let waits = [1, 2, 3, 4, 12].map(|failures| after(failures).wait(Millis(10_000)));
        assert_eq!(waits, [1, 2, 4, 8, 2048]);
        for many in [13, 63, 64, 65, u32::MAX] {
            assert_eq!(after(many).wait(Millis(10_000)), LONGEST_WAIT);
        }
        assert_eq!(after(3).wait(Millis(11_001)), 3);
        assert_eq!(after(3).wait(Millis(14_000)), 0);
        assert_eq!(after(3).wait(Millis(-5_000)), 4);
    }
}
