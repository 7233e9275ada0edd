//! Grant the reset of a colleague's forgotten passphrase. Whose it is comes from inside the recovery slot and from the
//! roster, never from the request; the key in it is passed on, sealed to the request's one-time key, and kept nowhere.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::bundle::{BundleError, letter};
use crate::crypto::labels;
use crate::domain::access::Action;
use crate::domain::event::{Event, ResetGranted};
use crate::domain::ids::{DeviceId, Digest};
use crate::store::Backend;

use super::ask_reset::{ResetRequest, request_digest};
use super::bundles::{known_key, make_file_name};
use super::problem::{BundleFlaw, Problem};
use super::recovery_slot::{PURPOSE, RecoveryMessage};
use super::session::Session;
use super::view::{FileMade, ResetLooked, View};
use super::{Answer, App};
use crate::platform::ports::Ports;

/// What a grant says.
#[derive(Serialize, Deserialize)]
pub(super) struct GrantMessage {
    /// Version of the format.
    pub v: u32,
    /// The request that it answers.
    pub request: Digest,
    /// Who grants it.
    pub from: DeviceId,
    /// The key-encryption key, in hexadecimal.
    pub kek: String,
    /// The second factor's gate, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<String>,
    /// The entry of the one who grants it, which confirms the new device.
    pub entry: String,
}

impl Drop for GrantMessage {
    fn drop(&mut self) {
        self.kek.zeroize();
        self.gate.zeroize();
    }
}

/// Looks into a request: whose it is, and the words to compare with them.
pub(super) fn look<P: Ports>(app: &mut App<P>, file: &[u8]) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::ConfirmDevice)?;
    let text = std::str::from_utf8(file).map_err(|_| Problem::Bundle(BundleFlaw::NotAReset))?;
    let request = ResetRequest::read(file)?;
    let message = open_slot(session, &request)?;
    let roster = &session.register.roster;
    let device = roster.devices.get(&message.device).ok_or(Problem::ResetMismatch)?;
    let looked = ResetLooked {
        name: session
            .register
            .person(&message.person)
            .map_or_else(|| device.author.name.clone(), |person| person.name.clone()),
        job: device.author.job.clone(),
        device_label: device.label.clone(),
        words: request.words(),
    };
    app.pending.reset = Some(text.to_owned());
    Ok(View::ResetLooked(looked))
}

/// Grants the request just looked into: notes it, and makes the file.
pub(super) async fn grant<P: Ports>(app: &mut App<P>) -> Answer {
    let text = app.pending.reset.take().ok_or(Problem::NotHere)?;
    let request = ResetRequest::read(text.as_bytes())?;
    let (ports, session) = app.open_mut()?;
    session.require(Action::ConfirmDevice)?;
    let message = open_slot(session, &request)?;
    let digest = request_digest(&text);
    let granted = ResetGranted {
        device: message.device,
        person: message.person,
        next: request.next(),
        request: digest,
    };
    let one_time = request.one_time.parse().map_err(|_| Problem::Bundle(BundleFlaw::NotAReset))?;
    let entries = session.write(ports, vec![Event::ResetGranted(granted)], Vec::new()).await?;
    let entry = entries.first().ok_or(Problem::NotHere)?.line().to_owned();
    let (kek, gate) = (message.kek.clone(), message.gate.clone());
    let grant = GrantMessage { v: 1, request: digest, from: session.device(), kek, gate, entry };
    let grant = serde_json::to_string(&grant).map_err(|error| Problem::Fault(error.to_string()))?;
    let signing = &session.vault.keys().signing;
    let file = letter::write(Zeroizing::new(grant), labels::RESET_GRANT, signing, &[one_time])?;
    let device = session.register.roster.devices.get(&message.device);
    let name = device.map(|device| device.author.name.clone()).unwrap_or_default();
    let file_name = make_file_name(ports.random(), "grant");
    Ok((
        View::FileMade(FileMade {
            file_name,
            entries: 0,
            concerns: 0,
            recipients: vec![name],
            ..FileMade::default()
        }),
        vec![file],
    ))
}

/// Opens the request's recovery slot and checks every word of it.
fn open_slot<B: Backend>(session: &Session<B>, request: &ResetRequest) -> Result<RecoveryMessage, Problem> {
    if request.slot.school != session.school() {
        return Err(Problem::Bundle(BundleFlaw::OtherSchool));
    }
    let letter = hex::decode(&request.slot.letter).map_err(|_| Problem::Bundle(BundleFlaw::NotAReset))?;
    let keys = session.vault.keys();
    // Whoever has not heard of this device's new key has sealed it to the one before.
    let letter = match (letter::open(&letter, &keys.identity), &keys.former) {
        (Err(BundleError::NotForThisDevice), Some(former)) => letter::open(&letter, former)?,
        (opened, _) => opened?,
    };
    let message: RecoveryMessage = serde_json::from_slice(letter.unverified().as_bytes())
        .map_err(|_| Problem::Bundle(BundleFlaw::NotAReset))?;
    let key = known_key(session, &message.device).ok_or(Problem::ResetMismatch)?;
    letter.verify(labels::RECOVERY, &key)?;
    let roster = &session.register.roster;
    let own = roster.confirmed.get(&session.device());
    let same = message.purpose == PURPOSE
        && message.school == request.slot.school
        && message.device == request.slot.device
        && roster.confirmed.get(&message.device) == Some(&message.person);
    if !same {
        return Err(Problem::ResetMismatch);
    }
    if own == Some(&message.person) {
        return Err(Problem::OwnReset);
    }
    if roster.revoked.contains_key(&message.device) {
        return Err(Problem::Bundle(BundleFlaw::Revoked));
    }
    Ok(message)
}
