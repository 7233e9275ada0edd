//! The lock screen: which vaults are in this browser, and opening one.

use zeroize::Zeroizing;

use crate::domain::ids::VaultId;
use crate::store::Backend;
use crate::vault::shelf::{self, Listed, SHELF, Stores};
use crate::vault::{Vault, VaultError};

use super::App;
use super::practise::PRACTICE_PASSPHRASE;
use super::problem::Problem;
use super::session::Session;
use super::view::{VaultCard, View, Welcome};
use crate::platform::ports::Ports;

/// The vaults of this browser profile.
pub(super) async fn welcome<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    let vaults = shelf::list(&shelf).await?;
    let vaults = vaults
        .into_iter()
        .map(|Listed { vault, label, practice, .. }| VaultCard { vault, label, practice })
        .collect();
    Ok(View::Welcome(Welcome { vaults }))
}

/// Opens a vault. A wrong passphrase costs nothing but time.
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
    let salt = front.slot.salt().map_err(|_| Problem::VaultDamaged)?;
    let stretched = app.ports.stretch(passphrase, salt, front.slot.cost).await.map_err(VaultError::from)?;
    // The passphrase is tried before the lock is asked for: nobody takes a vault over without it.
    front.slot.open(&front.vault, &stretched).map_err(VaultError::from)?;
    app.ports.hold(vault, take_over).await.map_err(|_| Problem::HeldElsewhere)?;
    let opened = open(store, &front, &stretched).await;
    let session = match opened {
        Ok(session) => session,
        Err(problem) => {
            app.ports.release();
            return Err(problem);
        }
    };
    session.vault.refill_reserve(app.ports.random()).await?;
    app.session = Some(session);
    super::home::home(app).await
}

async fn open<B: Backend>(
    store: B,
    front: &crate::vault::keyring::Front,
    stretched: &[u8; 32],
) -> Result<Session<B>, Problem> {
    Session::open(Vault::unlock(store, front, stretched).await?).await
}
