//! Full copy: everything, sealed to the administrators and the kit. The school's backup.

use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan};
use crate::domain::access::Action;

use super::bundles::{administrators, known_key};
use super::hand_over::{noted, whole_chain};
use super::{Answer, App, Open, volumes};
use crate::platform::ports::Ports;

/// Makes a full copy.
pub(super) async fn make<P: Ports>(app: &mut App<P>) -> Answer {
    let (ports, session) = app.open_mut()?;
    session.require(Action::FullCopy)?;
    let (recipients, names) = administrators(session, true)?;
    let copy = async |session: &Open<P>, bundle, number| {
        let plan = Plan {
            kind: BundleKind::FullCopy,
            school: session.school(),
            practice: session.vault.root().practice,
            device: session.device(),
            bundle,
            number,
            base: std::collections::BTreeMap::new(),
            heads: session.logs.devices().filter_map(|device| whole_chain(session, device)).collect(),
            // What came before its device's first entry did nobody could check yet.
            lines: session
                .logs
                .devices()
                .filter(|device| known_key(session, device).is_some())
                .flat_map(|device| session.logs.of(device))
                .map(|entry| entry.line())
                .collect(),
            files: Files::default(),
            made: ports.clock().now(),
        };
        volumes::first(ports, session, plan, &Audience::Recipients(&recipients), names).await
    };
    let (answer, rest) = noted(ports, session, BundleKind::FullCopy, copy).await?;
    app.pending.volumes = rest;
    answer
}
