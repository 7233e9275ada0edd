//! Revoke a lost device: what it wrote up to the last entry that has come here stays, what comes later is held.

use crate::domain::access::Action;
use crate::domain::event::{Event, Revoke};
use crate::domain::ids::DeviceId;

use super::problem::Problem;
use super::view::View;
use super::{App, renew_keys, staff};
use crate::platform::ports::Ports;

/// Revokes a device.
pub(super) async fn revoke<P: Ports>(
    app: &mut App<P>,
    device: DeviceId,
    reason: String,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::RevokeDevice)?;
    let reason = Problem::needs_reason(&reason)?;
    let roster = &session.register.roster;
    let known = roster.devices.contains_key(&device) && !roster.revoked.contains_key(&device);
    // Nobody ends the rights of a higher rank, and nobody their own by mistake.
    let may = device != session.device() && roster.may_revoke(&session.device(), &device);
    if !known || !may {
        return Err(Problem::NotAllowed);
    }
    let upto = session.logs.contiguous(&device);
    let revoke = Revoke { device, upto, reason };
    session.write(ports, vec![Event::Revoke(revoke)], Vec::new()).await?;
    // The device is revoked whatever comes of this. A rotation that was begun runs to its end at the next unlock; one that
    // could not begin (a damaged row, a full disk) can be asked for again under the keys of this vault.
    let _ = renew_keys::renew(app).await;
    staff::list(app)
}
