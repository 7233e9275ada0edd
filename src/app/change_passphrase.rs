//! Change the passphrase: the old one is asked for, and until the new one has been proven to open the vault, the old one
//! does.

use zeroize::Zeroizing;

use crate::vault::Vault;

use super::App;
use super::found_school::{stretch, strong_enough};
use super::problem::Problem;
use super::unlock::open_slot;
use super::view::View;
use crate::platform::ports::Ports;

/// Changes the passphrase.
pub(super) async fn change<P: Ports>(app: &mut App<P>, old: Vec<u8>, new: Vec<u8>) -> Result<View, Problem> {
    let (old, new) = (Zeroizing::new(old), Zeroizing::new(new));
    if !strong_enough(&new) {
        return Err(Problem::WeakPassphrase);
    }
    let (ports, session) = app.open_mut()?;
    let front = Vault::front(session.vault.backend()).await?;
    open_slot(ports, &front, &old).await?;
    let stretched = stretch(ports, new).await?;
    session.vault.change_passphrase(ports.random(), &stretched).await?;
    Ok(View::PassphraseChanged)
}
