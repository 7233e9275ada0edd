//! Take the grant of a reset: the key in it is tried on the vault, then who signed it is looked up in the roster that is
//! now readable; if either fails nothing is written. The vault goes on as a new device, with new keys for everything;
//! entries that were not handed over and drafts are all there.

use zeroize::Zeroizing;

use crate::bundle::letter;
use crate::crypto::aead::AeadKey;
use crate::crypto::labels;
use crate::crypto::recipient::Identity;
use crate::domain::event::{Body, Enrol, Event, ResetGranted};
use crate::domain::ids::VaultId;
use crate::domain::person::{DeviceKeys, Role};
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, Verified};
use crate::store::Backend;
use crate::vault::keyring::{SlotKeys, Stretched};
use crate::vault::recovery::{GoingOn, waiting_reset};
use crate::vault::second_factor::SecondFactor;
use crate::vault::shelf::{Listed, Stores};
use crate::vault::{Vault, VaultError};

use super::App;
use super::ask_reset::{ResetRequest, request_digest};
use super::bundles::known_key;
use super::found_school::recipient;
use super::grant_reset::GrantMessage;
use super::problem::{BundleFlaw, Problem};
use super::session::{Session, body};
use super::view::View;
use crate::platform::ports::Ports;

/// Takes a grant, with the passphrase that was chosen with the request.
pub(super) async fn take<P: Ports>(
    app: &mut App<P>,
    vault: &VaultId,
    file: &[u8],
    passphrase: Vec<u8>,
) -> Result<View, Problem> {
    let passphrase = Zeroizing::new(passphrase);
    let store = app.ports.stores().open(&Listed::database(vault)).await.map_err(VaultError::from)?;
    let waiting = waiting_reset(&store).await?.ok_or(Problem::NoResetWaits)?;
    let (salt, cost) = (waiting.salt()?, waiting.cost);
    let key = app.ports.stretch(passphrase, salt, cost).await.map_err(VaultError::from)?;
    let one_time = waiting.open(vault, &key)?;
    let letter = letter::open(file, &one_time.identity).map_err(|error| match error.into() {
        Problem::Bundle(BundleFlaw::NotForThisDevice) => Problem::OtherReset,
        problem => problem,
    })?;
    let grant: GrantMessage = serde_json::from_slice(letter.unverified().as_bytes())
        .map_err(|_| Problem::Bundle(BundleFlaw::BadParts))?;
    if grant.request != request_digest(&waiting.request) {
        return Err(Problem::OtherReset);
    }
    app.ports.hold(vault, false).await.map_err(|_| Problem::HeldElsewhere)?;
    let stretched = Stretched { salt, cost, key };
    let request = ResetRequest::read(waiting.request.as_bytes())?;
    let session = async {
        let session = open(&app.ports, store, vault, &grant).await?;
        let entry = check(&session, &letter, &grant, &request)?;
        let device = request.next();
        let identity = Identity::make(app.ports.random());
        let going_on = GoingOn { device, signing: one_time.signing, identity, stretched };
        let mut session = go_on(&app.ports, session, going_on).await?;
        session.admit(&app.ports, vec![entry]).await?;
        Ok(session)
    };
    match session.await {
        Ok(session) => app.session = Some(session),
        Err(problem) => {
            app.ports.release();
            return Err(problem);
        }
    }
    Ok(View::ResetDone)
}

/// Tries the key on the vault, and reads what it opens.
async fn open<P: Ports, B: Backend>(
    ports: &P,
    store: B,
    vault: &VaultId,
    grant: &GrantMessage,
) -> Result<Session<B>, Problem> {
    let kek = key(&grant.kek)?;
    // A second factor that was lost with the passphrase, or instead of it, is waived: two people have met.
    let keys = SlotKeys { kek, personal: AeadKey::make(ports.random()) };
    let not_ours = |error| match error {
        VaultError::Damaged(_) => Problem::OtherReset,
        error => error.into(),
    };
    let factor = SecondFactor::read(&store, vault, &keys).await.map_err(not_ours)?;
    let gate = match &grant.gate {
        Some(gate) => Some(key(gate)?),
        None => factor.map(SecondFactor::waive),
    };
    let vault = Vault::open_granted(store, ports.random(), vault, keys.kek, gate).await;
    Session::open(vault.map_err(not_ours)?).await
}

fn key(text: &str) -> Result<AeadKey, Problem> {
    let mut bytes = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text, bytes.as_mut_slice()).map_err(|_| Problem::Bundle(BundleFlaw::BadParts))?;
    Ok(AeadKey::from_bytes(*bytes))
}

/// Whether somebody who may do so granted it, for this device and this person, and not for themselves.
fn check<B: Backend>(
    session: &Session<B>,
    letter: &letter::Letter,
    grant: &GrantMessage,
    request: &ResetRequest,
) -> Result<Entry<Verified>, Problem> {
    let refused = || Problem::GrantNotAllowed;
    let key = known_key(session, &grant.from).ok_or_else(refused)?;
    letter.verify(labels::RESET_GRANT, &key)?;
    let entry = Entry::decode(grant.entry.as_bytes()).map_err(|_| refused())?;
    let entry = entry.verify(&key).map_err(|_| refused())?;
    let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
    let Some(Event::ResetGranted(granted)) = body.map(|body| body.what) else { return Err(refused()) };
    let roster = &session.register.roster;
    // Until the first update has come, this device does not know yet that it is confirmed.
    let own = roster.confirmed.get(&session.device()).copied().unwrap_or(granted.person);
    let expected =
        ResetGranted { device: session.device(), person: own, next: request.next(), request: grant.request };
    let allowed = roster.role(&grant.from) >= Role::Administrator
        && roster.confirmed.get(&grant.from) != Some(&own)
        && entry.header().device == grant.from
        && granted == expected;
    if allowed { Ok(entry) } else { Err(refused()) }
}

/// Goes on as the new device, whose first entry names the one before.
async fn go_on<P: Ports, B: Backend>(
    ports: &P,
    session: Session<B>,
    going_on: GoingOn,
) -> Result<Session<B>, Problem> {
    let random = ports.random();
    let (school, before, me) = (session.school(), session.device(), session.me.clone());
    let label = session.register.roster.devices.get(&before).map(|device| device.label.clone());
    let keys =
        DeviceKeys { sign: going_on.signing.verifying().to_string(), seal: recipient(&going_on.identity)? };
    let enrol = Enrol {
        school,
        keys,
        label: label.unwrap_or_default(),
        pack: None,
        proof: None,
        continues: Some(before),
        once: false,
    };
    let at = Stamp::next(session.vault.root().stamp.as_ref(), None, ports.clock().now());
    let body = body(random, &me, at, Event::Enrol(enrol))?;
    let (mut vault, _) = session.vault.go_on(random, going_on, at, &[body]).await?;
    // The reset is done; what could not be sealed anew now is when the vault is unlocked next.
    let _ = vault.finish_rotation(random, |done, total| ports.progress(done, total)).await;
    Session::open(vault).await
}
