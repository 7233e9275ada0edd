//! New keys for somebody who now hears concerns about adults: whoever was given the key-encryption key before, to help with
//! a forgotten passphrase, opens nothing with it that is written from now on.

use crate::crypto::aead::AeadKey;
use crate::crypto::random::Random;
use crate::crypto::recipient::Identity;
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, Verified};
use crate::store::{Backend, Change, Table};

use super::keyring::{Sealed, Stretched};
use super::recovery::forget_recovery;
use super::second_factor::SecondFactor;
use super::unlocked::{FRONT, KEYS, SIGNING};
use super::{Vault, VaultError};

impl<B: Backend> Vault<B> {
    /// Makes slot, key-encryption key and `age` identity anew, in the one transaction that writes `bodies`, which say so.
    /// An authenticator app stays; passkeys and the recovery slot go. The data keys are renewed by
    /// [`finish_rotation`](Self::finish_rotation) afterwards.
    ///
    /// # Errors
    /// If the store refuses: then the keys are as they were.
    pub async fn renew_for_hearing(
        &mut self,
        random: &dyn Random,
        stretched: &Stretched,
        identity: Identity,
        stamp: Stamp,
        bodies: &[String],
    ) -> Result<Vec<Entry<Verified>>, VaultError> {
        let id = *self.id();
        let app = SecondFactor::read(self.backend(), &id, self.keys.slot_keys()).await?;
        let gate = self.keys.gate().filter(|_| app.is_some());
        let gate = gate.map(|gate| AeadKey::from_bytes(*gate.as_bytes()));
        let (keys, Sealed { front, keys: wrapped, signing }) =
            self.keys.renew_same(random, &id, stretched, identity, gate)?;
        let put = |key: &[u8], value| Change::Put { table: Table::Meta, key: key.to_vec(), value };
        let mut changes = vec![put(FRONT, front), put(KEYS, wrapped), put(SIGNING, signing)];
        changes.extend(forget_recovery());
        if let Some(app) = &app {
            changes.push(app.seal(random, &id, keys.slot_keys())?);
        }
        let before = self.exchange(keys);
        match self.append(random, stamp, bodies, changes).await {
            Ok(entries) => Ok(entries),
            Err(error) => {
                self.take_back(before);
                Err(error)
            }
        }
    }
}
