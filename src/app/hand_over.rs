//! Hand over: what this device wrote and nobody has receipted, and what an administrator has merged, sealed to the
//! administrators and the kit. Safe to repeat.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan};
use crate::crypto::random::make_bytes;
use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, Packed};
use crate::domain::ids::{BundleId, DeviceId};
use crate::domain::person::Position;
use crate::store::Backend;
use crate::vault::position;

use super::bundles::{administrators, next_number};
use super::problem::Problem;
use super::session::Session;
use super::{Answer, App, let_go, volumes};
use crate::platform::ports::Ports;

/// Makes a hand-over.
pub(super) async fn make<P: Ports>(app: &mut App<P>) -> Answer {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Record)?;
    let (recipients, names) = administrators(session, false)?;
    let (bundle, number) = note(ports, session, BundleKind::HandOver).await?;
    let everything = allows(session.role(), Action::ReadAll);
    let mut base = BTreeMap::new();
    let mut heads = BTreeMap::new();
    let mut lines = Vec::new();
    // Whoever no longer administers gives on what nobody has who does.
    let stranded = if everything { BTreeSet::new() } else { let_go::stranded(session) };
    let handed = |of: &&DeviceId| everything || session.is_own(of) || stranded.contains(*of);
    for of in session.logs.devices().filter(handed) {
        // A recorder's receipts are administrators'; between administrators everything goes until that is settled.
        let from = if everything { None } else { session.register.still_received(of) };
        let from = from.filter(|from| session.logs.contains(of, from.seq, &from.head));
        let entries =
            session.logs.of(of).filter(|entry| from.is_none_or(|from| entry.header().seq > from.seq));
        base.extend(from.map(|from| (*of, from)));
        heads.extend(whole_chain(session, of));
        lines.extend(entries.map(|entry| entry.line()));
    }
    let plan = Plan {
        kind: BundleKind::HandOver,
        school: session.school(),
        practice: session.vault.root().practice,
        device: session.device(),
        bundle,
        number,
        base,
        heads,
        lines,
        files: Files::default(),
        made: ports.clock().now(),
    };
    let (answer, rest) =
        volumes::first(ports, session, plan, &Audience::Recipients(&recipients), names).await?;
    app.pending.volumes = rest;
    answer
}

/// Notes on the trail that a bundle is made, before it is: the note travels in it. An old copy cannot note anything,
/// but what was written in it must still come out.
pub(super) async fn note<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    kind: BundleKind,
) -> Result<(BundleId, u64), Problem> {
    let (bundle, number) = (BundleId(make_bytes(ports.random())), next_number(session, kind));
    if session.vault.root().superseded {
        return Ok((bundle, number));
    }
    let root = session.vault.root();
    let earlier =
        root.earlier.iter().filter_map(|device| Some((*device, *root.heads.get(device)?))).collect();
    let upto = session.vault.head();
    let drafts = session.vault.drafts().await?.len() as u64;
    let packed = Packed { bundle, bundle_kind: kind.code().to_owned(), number, upto, earlier, drafts };
    session.write(ports, vec![Event::Packed(packed)], Vec::new()).await?;
    Ok((bundle, number))
}

/// The head of a device's chain, if the chain is whole: a fork has no one head, a view no chain.
pub(super) fn whole_chain<B: Backend>(
    session: &Session<B>,
    device: &DeviceId,
) -> Option<(DeviceId, Position)> {
    let last = session.logs.of(device).last().map(position)?;
    (session.logs.contiguous(device) == Some(last)).then_some((*device, last))
}
