//! Ask for the reset of a forgotten passphrase, from the lock screen: the new passphrase is chosen first, and one-time
//! keys are sealed under it, so that request and grant may be days and reloads apart.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::crypto::hash::{derive_id, sha256};
use crate::crypto::keys::derive_device_id;
use crate::crypto::labels;
use crate::crypto::recipient::Identity;
use crate::crypto::sign::{SigningKey, VerifyingKey};
use crate::crypto::words::derive_safety_words;
use crate::domain::ids::{DeviceId, Digest, VaultId};
use crate::vault::recovery::{OneTimeKeys, RecoverySlot, recovery_slot, wait_for_grant, waiting_reset};
use crate::vault::shelf::{Listed, Stores};
use crate::vault::{Vault, VaultError};

use super::bundles::make_file_name;
use super::found_school::{recipient, stretch, strong_enough};
use super::problem::{BundleFlaw, Problem};
use super::view::{ResetAsked, View};
use super::{Answer, App};
use crate::platform::ports::Ports;

/// The longest request that is read.
const LONGEST: usize = 256 << 10;

/// A request: unsigned, and nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ResetRequest {
    /// Version of the format.
    pub v: u32,
    /// Says what the file is.
    pub kind: String,
    /// The recovery slot of the vault, as it lies there.
    pub slot: RecoverySlot,
    /// The grant is to be sealed to this, and to nothing else.
    pub one_time: String,
    /// The key that signs as the new device.
    pub sign: VerifyingKey,
}

/// What a request says that it is.
const KIND: &str = "holdfast-reset-request";

impl ResetRequest {
    /// Reads a request.
    ///
    /// # Errors
    /// [`BundleFlaw::NotAReset`], or that it needs a newer version.
    pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let flaw = |flaw| Problem::Bundle(flaw);
        if bytes.len() > LONGEST {
            return Err(flaw(BundleFlaw::NotAReset));
        }
        let request: Self = serde_json::from_slice(bytes).map_err(|_| flaw(BundleFlaw::NotAReset))?;
        match (request.v.min(request.slot.v), request.v.max(request.slot.v), request.kind == KIND) {
            (1, 1, true) => Ok(request),
            (1.., _, true) => Err(flaw(BundleFlaw::NewerFormat)),
            _ => Err(flaw(BundleFlaw::NotAReset)),
        }
    }

    /// The device as which the vault goes on.
    pub fn next(&self) -> DeviceId {
        derive_device_id(&self.slot.school, &self.sign)
    }

    /// Six words, for both sides to compare: they stand for the school, the device, the slot and both keys.
    pub fn words(&self) -> Vec<String> {
        let RecoverySlot { school, device, letter, .. } = &self.slot;
        let parts: [&[u8]; 5] =
            [school.as_bytes(), device.as_bytes(), letter.as_bytes(), self.one_time.as_bytes(), &self.sign.0];
        derive_safety_words(&derive_id(labels::SAFETY_RESET, &parts)).map(str::to_owned).to_vec()
    }
}

/// What a grant names a request by.
pub(super) fn request_digest(request: &str) -> Digest {
    Digest(sha256(&[request.as_bytes()]))
}

/// Whether a reset waits in a vault: its request again, and its words.
pub(super) async fn look<P: Ports>(app: &App<P>, vault: &VaultId) -> Answer {
    let store = app.ports.stores().open(&Listed::database(vault)).await.map_err(VaultError::from)?;
    if recovery_slot(&store).await?.is_none() {
        return Err(Problem::NobodyCanReset);
    }
    match waiting_reset(&store).await? {
        Some(waiting) => asked(app, waiting.request),
        None => Ok((View::Reset(None), Vec::new())),
    }
}

/// Chooses a new passphrase and makes the request.
pub(super) async fn ask<P: Ports>(app: &App<P>, vault: &VaultId, passphrase: Vec<u8>) -> Answer {
    let passphrase = Zeroizing::new(passphrase);
    if !strong_enough(&passphrase) {
        return Err(Problem::WeakPassphrase);
    }
    let random = app.ports.random();
    let store = app.ports.stores().open(&Listed::database(vault)).await.map_err(VaultError::from)?;
    let front = Vault::front(&store).await?;
    let slot = recovery_slot(&store).await?.ok_or(Problem::NobodyCanReset)?;
    let keys = OneTimeKeys { identity: Identity::make(random), signing: SigningKey::make(random) };
    let request = ResetRequest {
        v: 1,
        kind: KIND.to_owned(),
        slot,
        one_time: recipient(&keys.identity)?,
        sign: keys.signing.verifying(),
    };
    let request = serde_json::to_string(&request).map_err(|error| Problem::Fault(error.to_string()))?;
    let stretched = stretch(&app.ports, passphrase).await?;
    let waiting = keys.seal(random, &front.vault, request.clone(), &stretched)?;
    wait_for_grant(&store, &waiting).await?;
    asked(app, request)
}

fn asked<P: Ports>(app: &App<P>, request: String) -> Answer {
    let words = ResetRequest::read(request.as_bytes())?.words();
    let file_name = make_file_name(app.ports.random(), "reset");
    Ok((View::Reset(Some(ResetAsked { file_name, words })), vec![request.into_bytes()]))
}
