//! Set up an authenticator app as the second factor: its secret is shown, its first code is asked for, and only then does
//! it guard the vault.

use zeroize::Zeroizing;

use crate::crypto::codes::CodeSecret;
use crate::domain::event::{Event, FactorWay, SecondFactorSet};
use crate::vault::second_factor::SecondFactor;

use super::App;
use super::found_school::qr;
use super::problem::Problem;
use super::view::{FactorOffered, View};
use crate::platform::ports::Ports;

/// Makes a secret for an app and shows it. Nothing is changed yet.
pub(super) fn offer<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let secret = CodeSecret::make(app.ports.random());
    let account = session.me.name.clone();
    let offered = FactorOffered { typed: secret.typed().to_string(), qr: qr(&secret.address(&account))? };
    app.pending.factor = Some(secret);
    Ok(View::FactorOffered(offered))
}

/// Takes the app's first code: from now on the vault asks for one. Answers the backup codes, shown once.
pub(super) async fn confirm<P: Ports>(app: &mut App<P>, code: Vec<u8>) -> Result<View, Problem> {
    let code = Zeroizing::new(code);
    let typed = std::str::from_utf8(&code).unwrap_or_default();
    let seconds = u64::try_from(app.ports.clock().now().0 / 1000).unwrap_or_default();
    let secret = app.pending.factor.as_ref().ok_or(Problem::NotHere)?;
    let step = secret.check(typed, seconds, None).map_err(|_| Problem::WrongSecondCode { wait: 0 })?;
    let secret = CodeSecret::from_bytes(*secret.as_bytes());
    let (ports, session) = app.open_mut()?;
    let (factor, codes) = SecondFactor::make(ports.random(), secret, step, session.vault.keys().gate());
    let guarding = session.vault.guarding(ports.random(), &factor)?;
    let noted = Event::SecondFactor(SecondFactorSet { way: FactorWay::App });
    session.write(ports, vec![noted], guarding).await?;
    session.vault.guard(factor);
    app.pending.factor = None;
    Ok(View::FactorSet(codes.iter().map(|code| code.to_string()).collect()))
}
