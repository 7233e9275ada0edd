//! What there is to deliver. It follows from what is here and what others have said to have, never from a list of things to
//! do: so whatever was interrupted is done later, and what is done already is not done again.
//!
//! Most of the trail is no news. A device that packs or merges says so in its log, and these words travel with the next
//! thing worth delivering; were they worth a delivery themselves, two devices would answer each other for ever.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::hand_over::{before, chains, received, whole_chain};
use crate::app::problem::Problem;
use crate::app::selection::Selection;
use crate::app::send_update::{Addressee, addressees};
use crate::app::session::Session;
use crate::crypto::hash::sha256;
use crate::domain::access::{Action, allows};
use crate::domain::event::{Body, Event, Positions, Receipt};
use crate::domain::ids::{DeviceId, Digest};
use crate::log::entry::{Entry, Verified};
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::note::{Carries, Note, Own};

/// Whether an entry is news by itself.
fn is_news(entry: &Entry<Verified>) -> bool {
    let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
    !matches!(
        body.map(|body| body.what),
        Some(
            Event::Packed(_)
                | Event::Merged(_)
                | Event::Opened(_)
                | Event::Exported(_)
                | Event::Receipt(_)
                | Event::LetGo(_)
        )
    )
}

/// The last entry of a device that is news, of those after one number and up to another.
fn last_news<B: Backend>(
    session: &Session<B>,
    device: &DeviceId,
    after: Option<u64>,
    upto: u64,
) -> Option<u64> {
    let entries: Vec<_> = session.logs.of(device).collect();
    let seq = |entry: &&&Entry<Verified>| entry.header().seq;
    let within = entries.iter().rev().skip_while(|entry| seq(entry) > upto);
    let beyond = within.take_while(|entry| after.is_none_or(|after| seq(entry) > after));
    beyond.into_iter().find(|entry| is_news(entry)).map(|entry| entry.header().seq)
}

/// The devices of the other administrators.
pub(super) fn peers<B: Backend>(session: &Session<B>) -> Vec<DeviceId> {
    let devices = session.register.roster.administrator_devices().map(|device| device.device);
    devices.filter(|device| *device != session.device()).collect()
}

/// Whether this device hands over what others wrote too.
fn hands_everything_on<B: Backend>(session: &Session<B>) -> bool {
    allows(session.role(), Action::ReadAll)
}

/// How far those whom a hand-over from here is for have said to have each log: all other administrators, for an
/// administrator; one of them, for anybody else.
pub(super) fn receipted<B: Backend>(session: &Session<B>) -> Positions {
    if !hands_everything_on(session) {
        return received(session);
    }
    let peers = peers(session);
    let mut least = Positions::new();
    for of in &chains(session) {
        let Some((_, head)) = whole_chain(session, of) else { continue };
        let said = peers.iter().filter(|peer| *peer != of).map(|peer| session.register.received.by(peer, of));
        // Nobody needs to be told what they wrote themselves.
        let Some(said) = said.collect::<Option<Vec<_>>>() else { continue };
        match said.into_iter().min_by_key(|upto| upto.seq) {
            Some(upto) if upto.seq < head.seq => {
                if session.logs.contains(of, upto.seq, &upto.head) {
                    least.insert(*of, upto);
                }
            }
            _ => {
                least.insert(*of, head);
            }
        }
    }
    least
}

/// How far each log is delivered: said to be received, or carried on from there by own files that lie in the box.
pub(super) fn reached<B: Backend>(session: &Session<B>, note: &Note) -> Positions {
    let mut reached = receipted(session);
    let mut files: Vec<&Own> = note.own.iter().collect();
    files.sort_by_key(|own| own.number);
    for Own { carries, .. } in files {
        let Carries::HandOver { base, heads, .. } = carries else { continue };
        let follows = |(device, base): (&DeviceId, &crate::domain::person::Position)| {
            reached.get(device).is_some_and(|reached| reached.seq >= base.seq)
        };
        if base.iter().all(follows) {
            for (device, head) in heads {
                let furthest = reached.entry(*device).or_insert(*head);
                if head.seq > furthest.seq {
                    *furthest = *head;
                }
            }
        }
    }
    reached
}

/// From where a hand-over is to carry on: from what has been reached; but whoever wrote a log is always shown its newest entry.
/// A machine that was put back to an earlier day learns by that that it is an old copy.
pub(super) fn beginning<B: Backend>(session: &Session<B>, reached: &Positions) -> Positions {
    let mut beginning = reached.clone();
    for peer in peers(session).into_iter().filter(|_| hands_everything_on(session)) {
        let Some(upto) = reached.get(&peer).copied() else { continue };
        match before(session, &peer, upto) {
            Some(before) => beginning.insert(peer, before),
            None => beginning.remove(&peer),
        };
    }
    beginning
}

/// How far this device's receipts for each device go.
pub(super) fn receipts_given<B: Backend>(session: &Session<B>) -> BTreeMap<DeviceId, u64> {
    let own = session.device();
    let given =
        session.logs.devices().filter_map(|of| Some((*of, session.register.received.by(&own, of)?.seq)));
    given.collect()
}

/// A digest of a log that has no one head.
fn loose<B: Backend>(session: &Session<B>, device: &DeviceId) -> Digest {
    let ids: Vec<u8> = session.logs.of(device).flat_map(|entry| entry.id().0).collect();
    Digest(sha256(&[&ids]))
}

/// The logs without one head that a hand-over from here carries, as they are now.
pub(super) fn loose_logs<B: Backend>(session: &Session<B>) -> BTreeMap<DeviceId, Digest> {
    let forked = chains(session).into_iter().filter(|of| whole_chain(session, of).is_none());
    forked.map(|of| (of, loose(session, &of))).collect()
}

/// Whether a hand-over is to be delivered.
pub(super) fn hand_over_is_due<B: Backend>(session: &Session<B>, note: &Note, reached: &Positions) -> bool {
    if hands_everything_on(session) && peers(session).is_empty() {
        return false;
    }
    let beyond = |of: &DeviceId| match whole_chain(session, of) {
        Some((_, head)) => last_news(session, of, reached.get(of).map(|upto| upto.seq), head.seq).is_some(),
        None => note.loose.get(of) != Some(&loose(session, of)),
    };
    chains(session).iter().any(beyond) || receipts_are_news(session, note)
}

/// Whether the other administrators are to hear what this one has received: not of trails alone.
fn receipts_are_news<B: Backend>(session: &Session<B>, note: &Note) -> bool {
    if !hands_everything_on(session) {
        return false;
    }
    let mut told = note.told.clone();
    for own in &note.own {
        if let Carries::HandOver { told: carried, .. } = &own.carries {
            for (device, upto) in carried {
                let furthest = told.entry(*device).or_default();
                *furthest = (*upto).max(*furthest);
            }
        }
    }
    let mut given = receipts_given(session).into_iter();
    given.any(|(of, upto)| last_news(session, &of, told.get(&of).copied(), upto).is_some())
}

/// The devices whose part of an update is to be delivered, with a digest of what each is to be sent.
///
/// # Errors
/// [`Problem::CalledOff`].
pub(super) async fn updates_due<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    note: &Note,
) -> Result<Vec<(Addressee, Digest)>, Problem> {
    if !allows(session.role(), Action::Merge) {
        return Ok(Vec::new());
    }
    let lying: BTreeSet<u64> = note
        .own
        .iter()
        .filter(|own| matches!(own.carries, Carries::Updates(_)))
        .map(|own| own.number)
        .collect();
    let selection = Selection::of(ports, session).await?;
    let mut due = Vec::new();
    for addressee in addressees(session) {
        ports.breathe().await;
        let view = view(session, &selection.part(&addressee.device));
        let same = note.views.get(&addressee.device).is_some_and(|(sent, number)| {
            let come = session.register.updated.by(&addressee.device, &session.device()) >= *number;
            *sent == view && (come || lying.contains(number))
        });
        if !same {
            due.push((addressee, view));
        }
    }
    Ok(due)
}

/// A digest of what a part says. A receipt counts for the last news that it covers.
fn view<B: Backend>(session: &Session<B>, lines: &[&str]) -> Digest {
    let mut said = BTreeSet::new();
    for line in lines {
        let receipt = line.contains(r#""kind":"receipt""#).then(|| receipt(line)).flatten();
        said.insert(match receipt {
            Some((by, Receipt { device, upto })) => {
                format!("{by} {device} {:?}", last_news(session, &device, None, upto.seq))
            }
            None => hex::encode(sha256(&[line.as_bytes()])),
        });
    }
    let said: Vec<String> = said.into_iter().collect();
    Digest(sha256(&[said.join("\n").as_bytes()]))
}

/// A receipt, and whose it is.
fn receipt(line: &str) -> Option<(DeviceId, Receipt)> {
    let entry = Entry::decode(line.as_bytes()).ok()?;
    match serde_json::from_slice::<Body>(entry.body()?.as_bytes()).ok()?.what {
        Event::Receipt(receipt) => Some((entry.header().device, receipt)),
        _ => None,
    }
}
