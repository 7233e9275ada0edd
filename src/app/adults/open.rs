//! Opening what was sealed to this device. What was opened once is kept in memory for as long as the vault is open.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

use crate::app::bundles::known_key;
use crate::app::session::Session;
use crate::bundle::letter;
use crate::crypto::labels;
use crate::crypto::recipient::Identity;
use crate::domain::event::{Body, Event, Sealed};
use crate::domain::hearing::{Heard, Inside, Passed, Said, Unsealed};
use crate::domain::ids::{DeviceId, EntryId};
use crate::store::Backend;

use super::seal::padded;

/// A sealed entry that was opened.
pub(in crate::app) struct Known {
    /// What it says.
    pub unsealed: Unsealed,
    /// The exact text that its writer signed, and the signature: to be passed on.
    pub letter: (Zeroizing<String>, String),
}

/// What this device has opened so far.
#[derive(Default)]
pub(in crate::app) struct Unsealing {
    /// By the entry that was opened.
    known: BTreeMap<EntryId, Known>,
    /// Entries that none of so many keys opens.
    closed: BTreeMap<EntryId, usize>,
}

/// What a sealed entry is on the outside.
pub(super) fn outside<B: Backend>(session: &Session<B>, entry: &EntryId) -> Option<Sealed> {
    let (device, _) = session.register.sealed.get(entry)?;
    let line = session.logs.of(device).find(|line| line.id() == *entry)?;
    let body: Body = serde_json::from_slice(line.body()?.as_bytes()).ok()?;
    match body.what {
        Event::Sealed(sealed) => Some(sealed),
        _ => None,
    }
}

/// What is inside, if this identity opens it and its writer signed it.
pub(super) fn inside<B: Backend>(
    session: &Session<B>,
    entry: &EntryId,
    identities: &[&Identity],
) -> Option<Known> {
    let (device, seq) = *session.register.sealed.get(entry)?;
    let file = STANDARD_NO_PAD.decode(outside(session, entry)?.age).ok()?;
    let letter = identities.iter().find_map(|identity| letter::open(&file, identity).ok())?;
    letter.verify(labels::SEALED, &known_key(session, &device)?).ok()?;
    known(*entry, (device, seq), letter.unverified(), letter.signature())
}

fn known(entry: EntryId, (device, seq): (DeviceId, u64), text: &str, sig: &str) -> Option<Known> {
    let inside: Inside = serde_json::from_slice(text.as_bytes()).ok()?;
    let unsealed = Unsealed { entry, device, seq, inside };
    Some(Known { unsealed, letter: (Zeroizing::new(text.to_owned()), sig.to_owned()) })
}

/// What was passed on: the inside of another entry, if that entry's writer signed it.
fn passed<B: Backend>(session: &Session<B>, by: &Known) -> Option<Known> {
    let Said::Passed(Passed { entry, inside, sig }) = &by.unsealed.inside.what else { return None };
    let place = *session.register.sealed.get(entry)?;
    // What was sealed was padded to its step: the signature covers that.
    let letter = letter::Letter::of(&padded(inside), sig);
    letter.verify(labels::SEALED, &known_key(session, &place.0)?).ok()?;
    let mut known = known(*entry, place, inside, sig)?;
    known.unsealed.inside.to.extend(&by.unsealed.inside.to);
    Some(known)
}

/// Opens what can be opened and was not yet.
pub(in crate::app) fn open<B: Backend>(session: &mut Session<B>) {
    loop {
        let (own, answers) = (&session.vault.keys().identity, answers(session));
        let mut identities = vec![own];
        identities.extend(&answers);
        let unsealing = &session.unsealing;
        let untried = session.register.sealed.keys().filter(|entry| {
            !unsealing.known.contains_key(*entry)
                && unsealing.closed.get(*entry).is_none_or(|tried| *tried < identities.len())
        });
        let tried: Vec<(EntryId, Option<Known>)> =
            untried.map(|entry| (*entry, inside(session, entry, &identities))).collect();
        let count = identities.len();
        if tried.is_empty() {
            return;
        }
        for (entry, known) in tried {
            match known {
                Some(known) => {
                    session.unsealing.known.insert(entry, known);
                }
                None => {
                    session.unsealing.closed.insert(entry, count);
                }
            }
        }
    }
}

/// What opens what the writers of the concerns known so far have added.
fn answers<B: Backend>(session: &Session<B>) -> Vec<Identity> {
    let all = each(session);
    all.iter().filter_map(|known| known.unsealed.inside.answers.as_ref()?.parse().ok()).collect()
}

/// Each entry that is known, and what was passed on, in no order.
fn each<B: Backend>(session: &Session<B>) -> Vec<Known> {
    let here = |entry: &EntryId| session.register.sealed.contains_key(entry);
    let mut all = Vec::new();
    for known in session.unsealing.known.values().filter(|known| here(&known.unsealed.entry)) {
        all.extend(passed(session, known));
        let Known { unsealed, letter: (text, sig) } = known;
        all.push(Known { unsealed: unsealed.clone(), letter: (text.clone(), sig.clone()) });
    }
    all
}

/// The entry that was opened, or passed on in one that was.
pub(super) fn one<B: Backend>(session: &Session<B>, entry: &EntryId) -> Option<Unsealed> {
    let known = &session.unsealing.known;
    match known.get(entry) {
        Some(one) => {
            Some(passed(session, one).map_or_else(|| one.unsealed.clone(), |passed| passed.unsealed))
        }
        None => known
            .values()
            .filter(|one| matches!(&one.unsealed.inside.what, Said::Passed(passed) if passed.entry == *entry))
            .find_map(|one| Some(passed(session, one)?.unsealed)),
    }
}

/// All that this device has heard.
pub(super) fn heard<B: Backend>(session: &mut Session<B>) -> Heard {
    open(session);
    let all: Vec<Unsealed> = each(session).into_iter().map(|known| known.unsealed).collect();
    Heard::fold(&all, &session.register.roster)
}

/// The letters of these entries, to be passed on.
pub(super) fn letters<B: Backend>(session: &Session<B>) -> BTreeMap<EntryId, Known> {
    each(session).into_iter().map(|known| (known.unsealed.entry, known)).collect()
}

/// What a governors' kit opens of what this device cannot.
pub(super) fn with_kit<B: Backend>(session: &Session<B>, kit: &Identity) -> Vec<Known> {
    let sealed = session.register.sealed.keys();
    let closed = sealed.filter(|entry| !session.unsealing.known.contains_key(*entry));
    closed.filter_map(|entry| inside(session, entry, &[kit])).collect()
}

/// Takes in what a kit has opened.
pub(super) fn take<B: Backend>(session: &mut Session<B>, known: Vec<Known>) {
    session.unsealing.known.extend(known.into_iter().map(|known| (known.unsealed.entry, known)));
}
