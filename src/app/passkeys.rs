//! Passkeys: keep one, name it, remove it. For a recorder it opens the vault in the passphrase's place; for somebody who
//! administers it is the second factor beside it.

use zeroize::Zeroizing;

use crate::crypto::passkeys::{Passkey, make_salt};
use crate::domain::event::{Event, FactorWay, SecondFactorSet};
use crate::domain::person::Role;
use crate::store::Backend;
use crate::vault::Vault;
use crate::vault::passkeys::PasskeyUse;
use crate::vault::second_factor::has_app;

use super::App;
use super::problem::Problem;
use super::session::Session;
use super::view::{PasskeyCard, PasskeyOffered, Passkeys, View};
use crate::platform::ports::Ports;

/// The longest name.
const LONGEST_NAME: usize = 40;

fn purpose<B: Backend>(session: &Session<B>) -> PasskeyUse {
    if session.role() >= Role::Administrator { PasskeyUse::Factor } else { PasskeyUse::Unlock }
}

/// The passkeys of this vault.
pub(super) async fn list<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let front = Vault::front(session.vault.backend()).await?;
    let names = &session.vault.root().passkeys;
    let card = |slot: &crate::crypto::passkeys::PasskeySlot| {
        let name = names.get(&slot.number)?;
        Some(PasskeyCard {
            number: slot.number,
            name: name.name.clone(),
            added: name.added,
            factor: slot.is_factor(),
        })
    };
    let app_set = has_app(session.vault.backend()).await?;
    Ok(View::Passkeys(Passkeys {
        passkeys: front.passkeys.iter().filter_map(card).collect(),
        factor: purpose(session) == PasskeyUse::Factor,
        app: app_set,
        app_removable: app_set && app_removable(session, front.factors().count()),
    }))
}

/// Without the app a lost passkey must not lock its person out: there is a second one, or the recovery kit was tried.
fn app_removable<B: Backend>(session: &Session<B>, factors: usize) -> bool {
    factors > 1 || factors == 1 && session.register.kit_proven.is_some()
}

/// A salt for a new passkey. Nothing is changed yet.
pub(super) async fn offer<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let front = Vault::front(session.vault.backend()).await?;
    let salt = make_salt(app.ports.random());
    let credentials = front.passkeys.into_iter().map(|slot| slot.credential).collect();
    let offered = PasskeyOffered { salt: salt.clone(), name: session.me.name.clone(), credentials };
    app.pending.passkey = Some(salt);
    Ok(View::PasskeyOffered(offered))
}

/// Keeps a passkey that was made with the salt just offered.
pub(super) async fn keep<P: Ports>(
    app: &mut App<P>,
    name: String,
    credential: String,
    secret: Vec<u8>,
) -> Result<View, Problem> {
    let secret = Zeroizing::new(secret);
    let secret: [u8; 32] = secret.as_slice().try_into().map_err(|_| Problem::PasskeyUnfit)?;
    let salt = app.pending.passkey.clone().ok_or(Problem::NotHere)?;
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    let (ports, session) = app.open_mut()?;
    if name.is_empty() {
        return Err(Problem::NameNeeded);
    }
    if hex::decode(&credential).map_or(0, |id| id.len()) == 0 {
        return Err(Problem::PasskeyUnfit);
    }
    let passkey = Passkey { credential, salt, secret: Zeroizing::new(secret) };
    let purpose = purpose(session);
    session.vault.keep_passkey(ports.random(), &passkey, purpose, &name, ports.clock().now()).await?;
    if purpose == PasskeyUse::Factor {
        let noted = Event::SecondFactor(SecondFactorSet { way: FactorWay::Passkey });
        session.write(ports, vec![noted], Vec::new()).await?;
    }
    app.pending.passkey = None;
    list(app).await
}

/// Removes a passkey: not the last thing that guards an administrator's vault.
pub(super) async fn remove<P: Ports>(app: &mut App<P>, number: u32) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    if !session.vault.remove_passkey(ports.random(), number).await? {
        return Err(Problem::LastFactor);
    }
    list(app).await
}

/// Removes the authenticator app, once passkeys do without it: from then on the passphrase and a passkey are both needed,
/// even by whoever has the disk.
pub(super) async fn remove_app<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let front = Vault::front(session.vault.backend()).await?;
    if !app_removable(session, front.factors().count()) {
        return Err(Problem::LastFactor);
    }
    session.vault.remove_app(ports.random()).await?;
    list(app).await
}
