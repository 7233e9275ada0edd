//! Hand over: what this device's person wrote and nobody has receipted, and of an administrator everything that the other
//! administrators have not receipted, written here or merged; sealed to the administrators and the kit. Safe to repeat.

use std::collections::BTreeSet;

use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan};
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Recipient;
use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, Packed, Positions};
use crate::domain::ids::{BundleId, DeviceId};
use crate::domain::person::Position;
use crate::log::entry::{Entry, Verified};
use crate::store::Backend;
use crate::vault::position;

use super::bundles::{administrators, known_key, next_number};
use super::problem::Problem;
use super::session::Session;
use super::view::View;
use super::volumes::{self, Rest};
use super::{Answer, App, let_go};
use crate::platform::ports::Ports;

/// A hand-over that was made.
pub(super) struct Made {
    /// Its number among this device's hand-overs.
    pub(super) number: u64,
    /// Where each chain in it continues from.
    pub(super) base: Positions,
    /// Where each chain in it ends.
    pub(super) heads: Positions,
    /// Its file, or the first of its volumes.
    pub(super) answer: (View, Vec<Vec<u8>>),
    /// The volumes that are not made yet.
    pub(super) rest: Option<Rest>,
}

/// Makes a hand-over.
pub(super) async fn make<P: Ports>(app: &mut App<P>) -> Answer {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Record)?;
    let from = received(session);
    let made = pack(ports, session, &from).await?;
    app.pending.volumes = made.rest;
    Ok(made.answer)
}

/// The devices whose logs a hand-over from here carries as chains.
pub(super) fn chains<B: Backend>(session: &Session<B>) -> BTreeSet<DeviceId> {
    if allows(session.role(), Action::ReadAll) {
        return session.logs.devices().copied().collect();
    }
    // Whoever no longer administers gives on what nobody has who does.
    let mut chains: BTreeSet<DeviceId> = let_go::stranded(session).into_iter().collect();
    chains.extend(session.logs.devices().filter(|of| session.is_own(of)));
    chains
}

/// The devices whose logs a hand-over from here carries. What came before its device's first entry did nobody could check yet:
/// it waits for that.
pub(super) fn carried<B: Backend>(session: &Session<B>) -> impl Iterator<Item = &DeviceId> {
    let chains = chains(session);
    let wanted = move |of: &&DeviceId| chains.contains(*of) || session.is_mine(of);
    session.logs.devices().filter(wanted).filter(|of| known_key(session, of).is_some())
}

/// How far those whom a hand-over is for have each log that it carries.
pub(super) fn received<B: Backend>(session: &Session<B>) -> Positions {
    let everything = allows(session.role(), Action::ReadAll);
    let mut received = Positions::new();
    for of in carried(session) {
        // What one administrator has of a recorder they pass on; between administrators each counts.
        let from = if everything { all_have(session, of) } else { session.register.still_received(of) };
        received.extend(from.map(|from| (*of, from)));
    }
    received.retain(|of, from| session.logs.contains(of, from.seq, &from.head));
    received
}

/// Makes a hand-over of what lies beyond these positions.
///
/// # Errors
/// [`Problem::NoRecipients`], or if the store refuses.
pub(super) async fn pack<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    from: &Positions,
) -> Result<Made, Problem> {
    let (recipients, names) = administrators(session, false)?;
    let make = async |session: &Session<B>, bundle, number| {
        fill(ports, session, from, (bundle, number), (recipients, names)).await
    };
    noted(ports, session, BundleKind::HandOver, make).await
}

async fn fill<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    from: &Positions,
    (bundle, number): (BundleId, u64),
    (recipients, names): (Vec<Recipient>, Vec<String>),
) -> Result<Made, Problem> {
    let (mut base, mut heads, mut lines) = (Positions::new(), Positions::new(), Vec::new());
    let chains = chains(session);
    for of in carried(session) {
        let from = from.get(of).copied();
        let after = |entry: &&Entry<Verified>| from.is_none_or(|from| entry.header().seq > from.seq);
        if chains.contains(of) {
            base.extend(from.map(|from| (*of, from)));
            heads.extend(whole_chain(session, of));
            // The first entry of its maker always goes: whoever had received it may be lost, and nobody else knows the device.
            let needed =
                |entry: &&Entry<Verified>| after(entry) || *of == session.device() && entry.header().seq == 0;
            lines.extend(session.logs.of(of).filter(needed).map(|entry| entry.line()));
        } else {
            // Of another device of the same person this one has a view, not a chain: what is lost there and, with whoever had
            // received it, at the school may be left here alone. Its first entry says by which key it stands.
            let again = session.logs.of(of).filter(|entry| entry.header().seq == 0 || after(entry));
            lines.extend(again.map(|entry| entry.line()));
        }
    }
    let plan = Plan {
        kind: BundleKind::HandOver,
        school: session.school(),
        practice: session.vault.root().practice,
        device: session.device(),
        bundle,
        number,
        base: base.clone(),
        heads: heads.clone(),
        lines,
        files: Files::default(),
        made: ports.clock().now(),
    };
    let (answer, rest) =
        volumes::first(ports, session, plan, &Audience::Recipients(&recipients), names).await?;
    Ok(Made { number, base, heads, answer: answer?, rest })
}

/// How far every other administrator has a log, by their own receipts; none if one of them has nothing of it, or if there is
/// no other.
///
/// Whoever wrote the log has it, but is always shown its newest entry: a machine that was put back to an earlier day learns
/// by that that it is an old copy, before it misses what it had once receipted.
fn all_have<B: Backend>(session: &Session<B>, of: &DeviceId) -> Option<Position> {
    let roster = &session.register.roster;
    let mut others =
        roster.administrator_devices().filter(|device| device.device != session.device()).peekable();
    others.peek()?;
    // Where a log forks, or something of it is missing, all that is here of it from there on goes.
    let whole = session.logs.contiguous(of)?;
    let before = before(session, of, whole);
    others
        .try_fold(whole, |least, other| {
            let has =
                if other.device == *of { before } else { session.register.received.by(&other.device, of) };
            has.map(|has| if has.seq < least.seq { has } else { least })
        })
        // A receipt for another branch of it is none for this one.
        .filter(|least| session.logs.contains(of, least.seq, &least.head))
}

/// The position before this one.
pub(super) fn before<B: Backend>(
    session: &Session<B>,
    of: &DeviceId,
    position: Position,
) -> Option<Position> {
    let last = session.logs.of(of).find(|entry| entry.id() == position.head)?.header();
    last.prev.zip(last.seq.checked_sub(1)).map(|(head, seq)| Position { seq, head })
}

/// Makes a bundle and notes on the trail that it was made: the note travels in it, and is kept once there is something to travel.
/// An old copy cannot note anything, but what was written in it must still come out.
///
/// # Errors
/// What making it says, or if the store refuses: then nothing is noted.
pub(super) async fn noted<P: Ports, B: Backend, T>(
    ports: &P,
    session: &mut Session<B>,
    kind: BundleKind,
    make: impl AsyncFnOnce(&Session<B>, BundleId, u64) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let (bundle, number) = (BundleId(make_bytes(ports.random())), next_number(session, kind));
    if session.vault.root().superseded {
        return make(session, bundle, number).await;
    }
    let root = session.vault.root();
    let earlier =
        root.earlier.iter().filter_map(|device| Some((*device, *root.heads.get(device)?))).collect();
    let upto = session.vault.head();
    let drafts = session.vault.drafts().await?.len() as u64;
    let packed = Packed { bundle, bundle_kind: kind.code().to_owned(), number, upto, earlier, drafts };
    let work = async |session: &Session<B>| make(session, bundle, number).await;
    session.write_after(ports, Event::Packed(packed), work).await
}

/// The head of a device's chain, if the chain is whole: a fork has no one head, a view no chain.
pub(super) fn whole_chain<B: Backend>(
    session: &Session<B>,
    device: &DeviceId,
) -> Option<(DeviceId, Position)> {
    let last = session.logs.of(device).last().map(position)?;
    (session.logs.contiguous(device) == Some(last)).then_some((*device, last))
}
