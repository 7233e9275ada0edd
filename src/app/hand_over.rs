//! Hand over: what this device's person wrote and nobody has receipted, and of an administrator everything that the other
//! administrators have not receipted, written here or merged; sealed to the administrators and the kit. Safe to repeat.

use std::collections::BTreeMap;

use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan};
use crate::crypto::random::make_bytes;
use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, Packed};
use crate::domain::ids::{BundleId, DeviceId};
use crate::domain::person::Position;
use crate::log::entry::{Entry, Verified};
use crate::store::Backend;
use crate::vault::position;

use super::bundles::{administrators, next_number};
use super::problem::Problem;
use super::session::Session;
use super::{Answer, App, volumes};
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
    for of in session.logs.devices().filter(|of| everything || session.is_mine(of)) {
        // What one administrator has of a recorder they pass on; between administrators each counts.
        let from =
            if everything { all_have(session, of) } else { session.register.receipts.get(of).copied() };
        let after = |entry: &&Entry<Verified>| from.is_none_or(|from| entry.header().seq > from.seq);
        if everything || session.is_own(of) {
            base.extend(from.map(|from| (*of, from)));
            heads.extend(whole_chain(session, of));
            lines.extend(session.logs.of(of).filter(after).map(|entry| entry.line()));
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
    let last = session.logs.of(of).find(|entry| entry.id() == whole.head)?.header();
    let before = last.prev.zip(last.seq.checked_sub(1)).map(|(head, seq)| Position { seq, head });
    others
        .try_fold(whole, |least, other| {
            let has =
                if other.device == *of { before } else { session.register.received.by(&other.device, of) };
            has.map(|has| if has.seq < least.seq { has } else { least })
        })
        // A receipt for another branch of it is none for this one.
        .filter(|least| session.logs.contains(of, least.seq, &least.head))
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
