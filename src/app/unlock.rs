//! The lock screen: which vaults are in this browser, and opening one.

use zeroize::Zeroizing;

use crate::crypto::aead::AeadKey;
use crate::crypto::codes::CodeError;
use crate::crypto::passkeys::PasskeySlot;
use crate::domain::ids::VaultId;
use crate::store::Backend;
use crate::vault::keyring::{Front, SlotKeys};
use crate::vault::second_factor::{GateError, SecondFactor, has_app};
use crate::vault::shelf::{self, Listed, SHELF, Stores};
use crate::vault::{Vault, VaultError};

use super::App;
use super::practise::PRACTICE_PASSPHRASE;
use super::problem::Problem;
use super::remove_vault;
use super::session::Session;
use super::view::{FactorAsked, PasskeyOffer, VaultCard, View, Welcome};
use crate::platform::ports::Ports;

/// The vaults of this browser profile.
pub(super) async fn welcome<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    // What another tab may still have open is gone from the list, and goes at a later start.
    let _ = remove_vault::finish(app.ports.stores(), &shelf).await;
    let vaults = shelf::list(&shelf).await?;
    let vaults = vaults
        .into_iter()
        .filter(|listed| !listed.going)
        .map(|Listed { vault, label, practice, .. }| VaultCard { vault, label, practice })
        .collect();
    Ok(View::Welcome(Welcome { vaults, mark: shelf::mark(&shelf).await? }))
}

/// A vault whose passphrase was right, while the code of its second factor is waited for.
pub(super) struct Unlocking<B> {
    store: B,
    vault: VaultId,
    keys: SlotKeys,
    /// The passphrase's slot; none if a passkey opened it.
    slot: Option<u32>,
    take_over: bool,
}

/// The passkeys that open a vault in the passphrase's place.
pub(super) async fn passkeys<P: Ports>(app: &App<P>, vault: &VaultId) -> Result<View, Problem> {
    let store = app.ports.stores().open(&Listed::database(vault)).await.map_err(VaultError::from)?;
    let front = Vault::front(&store).await?;
    Ok(View::PasskeyOffers(front.unlocking().map(offer).collect()))
}

fn offer(slot: &PasskeySlot) -> PasskeyOffer {
    PasskeyOffer { number: slot.number, credential: slot.credential.clone(), salt: slot.salt.clone() }
}

/// Opens a vault, or asks for its second factor. A wrong passphrase costs nothing but time.
pub(super) async fn unlock<P: Ports>(
    app: &mut App<P>,
    vault: &VaultId,
    passphrase: Vec<u8>,
    take_over: bool,
) -> Result<View, Problem> {
    // A practice vault opens with one click.
    let passphrase = if passphrase.is_empty() { PRACTICE_PASSPHRASE.to_vec() } else { passphrase };
    let passphrase = Zeroizing::new(passphrase);
    let store = app.ports.stores().open(&Listed::database(vault)).await.map_err(VaultError::from)?;
    let front = Vault::front(&store).await?;
    let (keys, slot) = open_slot(&app.ports, &front, &passphrase).await?;
    pass(app, Unlocking { store, vault: front.vault, keys, slot: Some(slot), take_over }, &front).await
}

/// Opens a vault with a passkey in the passphrase's place.
pub(super) async fn unlock_with_passkey<P: Ports>(
    app: &mut App<P>,
    vault: &VaultId,
    number: u32,
    secret: Vec<u8>,
    take_over: bool,
) -> Result<View, Problem> {
    let secret = secret_of(secret)?;
    let store = app.ports.stores().open(&Listed::database(vault)).await.map_err(VaultError::from)?;
    let front = Vault::front(&store).await?;
    let keys = front.open_with_passkey(number, &secret).map_err(wrong_passkey)?;
    pass(app, Unlocking { store, vault: front.vault, keys, slot: None, take_over }, &front).await
}

fn secret_of(secret: Vec<u8>) -> Result<Zeroizing<[u8; 32]>, Problem> {
    let secret = Zeroizing::new(secret);
    Ok(Zeroizing::new(secret.as_slice().try_into().map_err(|_| Problem::PasskeyUnfit)?))
}

fn wrong_passkey(error: VaultError) -> Problem {
    match error {
        VaultError::WrongPassphrase => Problem::WrongPasskey,
        error => error.into(),
    }
}

/// Goes on once a slot has opened: with the vault, or with its second factor.
async fn pass<P: Ports>(
    app: &mut App<P>,
    unlocking: Unlocking<<P::Stores as Stores>::Store>,
    front: &Front,
) -> Result<View, Problem> {
    let asked =
        FactorAsked { app: has_app(&unlocking.store).await?, passkeys: front.factors().map(offer).collect() };
    let guarded = asked.app || !asked.passkeys.is_empty();
    // The passphrase is tried before the lock is asked for, and the second factor before another tab is made to let go:
    // nobody takes a vault over without them.
    if !guarded || !unlocking.take_over {
        app.ports.hold(&front.vault, unlocking.take_over).await.map_err(|_| Problem::HeldElsewhere)?;
    }
    if guarded {
        app.unlocking = Some(unlocking);
        return Ok(View::CodeNeeded(asked));
    }
    open(app, unlocking, None).await
}

/// Gives the code of the second factor, of the app or a printed one.
pub(super) async fn give_code<P: Ports>(app: &mut App<P>, code: Vec<u8>) -> Result<View, Problem> {
    let code = Zeroizing::new(code);
    let Unlocking { store, vault, keys, .. } = app.unlocking.as_ref().ok_or(Problem::Locked)?;
    let factor = SecondFactor::read(store, vault, keys).await?.ok_or(Problem::NotHere)?;
    let (random, now) = (app.ports.random(), app.ports.clock().now());
    let typed = std::str::from_utf8(&code).unwrap_or_default();
    let gate = factor.pass(store, random, vault, keys, typed, now).await?;
    enter(app, gate).await
}

/// Gives a passkey as the second factor.
pub(super) async fn give_passkey<P: Ports>(
    app: &mut App<P>,
    number: u32,
    secret: Vec<u8>,
) -> Result<View, Problem> {
    let secret = secret_of(secret)?;
    let Unlocking { store, keys, .. } = app.unlocking.as_ref().ok_or(Problem::Locked)?;
    let front = Vault::front(store).await?;
    let gate = front.pass_with_passkey(number, &secret, keys).map_err(wrong_passkey)?;
    enter(app, gate).await
}

/// Opens the vault whose second factor was given.
async fn enter<P: Ports>(app: &mut App<P>, gate: AeadKey) -> Result<View, Problem> {
    let Unlocking { vault, take_over, .. } = app.unlocking.as_ref().ok_or(Problem::Locked)?;
    if *take_over {
        app.ports.hold(vault, true).await.map_err(|_| Problem::HeldElsewhere)?;
    }
    let unlocking = app.unlocking.take().ok_or(Problem::Locked)?;
    open(app, unlocking, Some(gate)).await
}

/// The keys of the slot that a passphrase opens, and the slot's number.
pub(super) async fn open_slot<P: Ports>(
    ports: &P,
    front: &Front,
    passphrase: &Zeroizing<Vec<u8>>,
) -> Result<(SlotKeys, u32), Problem> {
    for slot in front.slots() {
        let salt = slot.salt().map_err(|_| Problem::VaultDamaged)?;
        let stretched = ports.stretch(passphrase.clone(), salt, slot.cost).await.map_err(VaultError::from)?;
        match front.open(slot, &stretched) {
            Ok(keys) => return Ok((keys, slot.number)),
            Err(VaultError::WrongPassphrase) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Problem::WrongPassphrase)
}

async fn open<P: Ports>(
    app: &mut App<P>,
    unlocking: Unlocking<<P::Stores as Stores>::Store>,
    gate: Option<AeadKey>,
) -> Result<View, Problem> {
    let Unlocking { store, vault, keys, slot, .. } = unlocking;
    match read(&app.ports, store, &vault, keys, slot, gate).await {
        Ok(session) => app.session = Some(session),
        Err(problem) => {
            app.ports.release();
            return Err(problem);
        }
    }
    if app.open()?.second_factor_missing() {
        return Ok(View::SecondFactorMissing);
    }
    super::home::home(app).await
}

async fn read<P: Ports, B: Backend>(
    ports: &P,
    store: B,
    vault: &VaultId,
    keys: SlotKeys,
    slot: Option<u32>,
    gate: Option<AeadKey>,
) -> Result<Session<B>, Problem> {
    let mut vault = Vault::unlock(store, vault, keys, gate).await?;
    if let Some(slot) = slot {
        vault.settle_passphrase(ports.random(), slot).await?;
    }
    vault.finish_rotation(ports.random(), |done, total| ports.progress(done, total)).await?;
    let session = Session::open(vault).await?;
    session.vault.refill_reserve(ports.random()).await?;
    Ok(session)
}

impl From<GateError> for Problem {
    fn from(error: GateError) -> Self {
        match error {
            GateError::Code(CodeError::Wrong, wait) => Self::WrongSecondCode { wait },
            GateError::Code(CodeError::Used, wait) => Self::SecondCodeUsed { wait },
            GateError::Wait(wait) => Self::TooSoon { wait },
            GateError::Vault(error) => error.into(),
        }
    }
}
