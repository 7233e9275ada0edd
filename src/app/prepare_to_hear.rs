//! Before concerns about adults are sealed to somebody: keys made anew, which nobody but others who hear them was ever
//! given. Until then an administrator could have opened this vault, to help with a forgotten passphrase.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::crypto::recipient::Identity;
use crate::domain::event::{Event, SealKey};
use crate::domain::time::Stamp;
use crate::vault::Vault;

use super::App;
use super::found_school::{recipient, stretch};
use super::problem::Problem;
use super::recovery_slot;
use super::session::body;
use super::unlock::open_slot;
use super::view::View;
use crate::platform::ports::Ports;

/// Makes the keys anew, under the same passphrase. Everything must open first.
pub(super) async fn prepare<P: Ports>(app: &mut App<P>, passphrase: Vec<u8>) -> Result<View, Problem> {
    let passphrase = Zeroizing::new(passphrase);
    let (ports, session) = app.open_mut()?;
    if !session.must_prepare_to_hear() {
        return Err(Problem::NotAllowed);
    }
    session.vault.read_all(|_| Ok(())).await?;
    let front = Vault::front(session.vault.backend()).await?;
    open_slot(ports, &front, &passphrase).await?;
    let stretched = stretch(ports, passphrase).await?;
    let identity = Identity::make(ports.random());
    let renewed = Event::SealKey(SealKey { seal: recipient(&identity)? });
    let at = Stamp::next(session.vault.root().stamp.as_ref(), None, ports.clock().now());
    let bodies = [body(ports.random(), &session.me, at, renewed)?];
    let entries = session.vault.renew_for_hearing(ports.random(), &stretched, identity, at, &bodies).await?;
    session.take(&entries);
    session.unsealing = super::adults::Unsealing::default();
    // They are made; what could not be sealed anew now is when the vault is unlocked next.
    let _ = session.vault.finish_rotation(ports.random(), |done, total| ports.progress(done, total)).await;
    let helpers: BTreeSet<String> = recovery_slot::keepers(session)
        .filter_map(|(person, _)| Some(session.register.person(&person)?.name.clone()))
        .collect();
    Ok(View::ReadyToHear(helpers.into_iter().collect()))
}
