//! The recovery slot: the key-encryption key of this vault, sealed to the devices of other administrators, so that one of
//! them can grant a reset. Made anew whenever who they are changes.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::bundle::letter;
use crate::crypto::hash::sha256;
use crate::crypto::labels;
use crate::crypto::recipient::Recipient;
use crate::domain::ids::{DeviceId, Digest, PersonId, SchoolId, VaultId};
use crate::store::Backend;
use crate::vault::recovery::RecoverySlot;

use super::App;
use super::problem::Problem;
use super::session::Session;
use crate::platform::ports::Ports;

/// What a recovery slot says, to whoever may open it.
#[derive(Serialize, Deserialize)]
pub(super) struct RecoveryMessage {
    /// What it is for, so that nothing else that this device signs is taken for it.
    pub purpose: String,
    /// The school.
    pub school: SchoolId,
    /// Whose vault it is.
    pub person: PersonId,
    /// The device.
    pub device: DeviceId,
    /// The vault.
    pub vault: VaultId,
    /// The key-encryption key, in hexadecimal.
    pub kek: String,
    /// The second factor's gate, in hexadecimal: a passkey alone may open it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<String>,
}

/// The one purpose of a recovery slot.
pub(super) const PURPOSE: &str = "reset";

impl Drop for RecoveryMessage {
    fn drop(&mut self) {
        self.kek.zeroize();
        self.gate.zeroize();
    }
}

/// Those who may open this vault's recovery slot, by person and recipient: the devices of the other administrators; once
/// the keys were made anew for hearing concerns about adults, only of those who hear them too.
pub(super) fn keepers<B: Backend>(session: &Session<B>) -> impl Iterator<Item = (PersonId, &str)> {
    let roster = &session.register.roster;
    let own = roster.confirmed.get(&session.device()).copied().unwrap_or(session.me.person);
    let private = is_private(session);
    roster.administrator_devices().filter_map(move |device| {
        let person = *roster.confirmed.get(&device.device)?;
        let may = person != own && (!private || device.private && roster.hearers.contains(&person));
        may.then_some((person, device.keys.seal.as_str()))
    })
}

/// Whether these keys are for those who hear concerns about adults alone: made so, and their person still hears them.
fn is_private<B: Backend>(session: &Session<B>) -> bool {
    session.vault.root().private && session.hears()
}

fn digest(keepers: &[&str], guarded: bool) -> Digest {
    let guarded: &[u8] = if guarded { b"\nguarded" } else { b"" };
    Digest(sha256(&[keepers.join("\n").as_bytes(), guarded]))
}

/// Whether the recovery slot is sealed to others than it should be.
pub(super) fn is_stale<B: Backend>(session: &Session<B>) -> bool {
    let root = session.vault.root();
    if root.practice || root.superseded {
        return false;
    }
    let keepers: Vec<&str> = keepers(session).map(|(_, keeper)| keeper).collect();
    if root.private != is_private(session) {
        return true;
    }
    match root.recovery {
        Some(sealed_to) => sealed_to != digest(&keepers, session.vault.keys().guarded()),
        None => !keepers.is_empty(),
    }
}

/// Seals it to those who should open it now.
pub(super) async fn refresh<P: Ports>(app: &mut App<P>) -> Result<(), Problem> {
    let (ports, session) = app.open_mut()?;
    let keepers: Vec<&str> = keepers(session).map(|(_, keeper)| keeper).collect();
    let private = is_private(session);
    let sealed_to = digest(&keepers, session.vault.keys().guarded());
    let to: Vec<Recipient> = keepers.iter().filter_map(|keeper| keeper.parse().ok()).collect();
    let (school, device) = (session.school(), session.device());
    let keys = session.vault.keys();
    let message = RecoveryMessage {
        purpose: PURPOSE.to_owned(),
        school,
        person: session.me.person,
        device,
        vault: *session.vault.id(),
        kek: hex::encode(keys.slot_keys().kek.as_bytes()),
        gate: keys.gate().map(|gate| hex::encode(gate.as_bytes())),
    };
    let text = serde_json::to_string(&message).map_err(|error| Problem::Fault(error.to_string()))?;
    let slot = if to.is_empty() {
        None
    } else {
        let letter = letter::write(Zeroizing::new(text), labels::RECOVERY, &keys.signing, &to)?;
        Some(RecoverySlot { v: 1, school, device, letter: hex::encode(letter) })
    };
    session.vault.keep_recovery_slot(ports.random(), slot.as_ref(), sealed_to, private).await?;
    Ok(())
}
