//! Renew the data keys: whoever has a copy of the disk as it was, and learns its keys, reads nothing that is written from
//! now on. Everything must open first, and it runs to the end.

use super::App;
use super::problem::Problem;
use super::view::View;
use crate::platform::ports::Ports;

/// Renews the data keys.
pub(super) async fn renew<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.vault.read_all(|_| Ok(())).await?;
    session.vault.begin_rotation(ports.random()).await?;
    session.vault.finish_rotation(ports.random(), |done, total| ports.progress(done, total)).await?;
    Ok(View::KeysRenewed)
}
