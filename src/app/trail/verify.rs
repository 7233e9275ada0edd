//! Walks every chain: every line of the store is read again, its hashes and its signature are checked, and each device's
//! entries must follow one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::app::bundles::known_key;
use crate::app::problem::Problem;
use crate::app::session::{Session, fingerprint};
use crate::app::staff::missing;
use crate::app::view::{ChainFound, Verified};
use crate::crypto::sign::VerifyingKey;
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Position;
use crate::log::entry::Entry;
use crate::platform::ports::Ports;
use crate::store::Backend;
use crate::vault::VaultError;

/// After how many entries it is said how far it is.
const SLICE: u64 = 256;

/// What was read of one device's chain.
#[derive(Default)]
struct Walked {
    /// By number: each entry there, and the one that it says is before it.
    entries: BTreeMap<u64, BTreeMap<EntryId, Option<EntryId>>>,
    bodiless: u64,
    unsigned: BTreeSet<u64>,
}

/// Walks every chain.
pub(super) async fn verify<P: Ports>(app: &mut App<P>) -> Result<Verified, Problem> {
    let (ports, session) = app.open_mut()?;
    let keys: BTreeMap<DeviceId, Option<VerifyingKey>> =
        session.logs.devices().map(|device| (*device, known_key(session, device))).collect();
    let total = session.logs.len() as u64;
    let (mut read, mut damaged) = (0, 0);
    let mut chains: BTreeMap<DeviceId, Walked> = BTreeMap::new();
    let each = |line: &str| {
        if read % SLICE == 0 {
            ports.progress(read, total);
            if ports.called_off() {
                return Err(VaultError::Cancelled);
            }
        }
        read += 1;
        // Reading it checks that body and header are the ones that the header and the entry's own name commit to.
        let Ok(entry) = Entry::decode(line.as_bytes()) else {
            damaged += 1;
            return Ok(());
        };
        let (id, header, bodiless) = (entry.id(), entry.header().clone(), entry.body().is_none());
        let key = keys.get(&header.device).and_then(Option::as_ref);
        let walked = chains.entry(header.device).or_default();
        walked.bodiless += u64::from(bodiless);
        if key.is_none_or(|key| entry.verify(key).is_err()) {
            walked.unsigned.insert(header.seq);
        }
        walked.entries.entry(header.seq).or_default().insert(id, header.prev);
        Ok(())
    };
    session.vault.read_all(each).await?;
    ports.progress(total, total);
    let details = session.register.school.current();
    Ok(Verified {
        at: ports.clock().now(),
        who: session.me.clone(),
        school: details.map(|details| details.name.clone()).unwrap_or_default(),
        fingerprint: fingerprint(&session.school()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        entries: read,
        chains: chains.into_iter().map(|(device, walked)| found(session, device, walked)).collect(),
        damaged,
    })
}

fn found<B: Backend>(session: &Session<B>, device: DeviceId, walked: Walked) -> ChainFound {
    let Walked { entries, bodiless, unsigned } = walked;
    let (mut gaps, mut unlinked, mut expected) = (Vec::new(), Vec::new(), 0);
    for (seq, here) in &entries {
        if let Some(last) = seq.checked_sub(1).filter(|last| *last >= expected) {
            gaps.push((expected, last));
        }
        expected = seq.saturating_add(1);
        let before = seq.checked_sub(1).and_then(|before| entries.get(&before));
        let follows = |prev: &Option<EntryId>| match (before, prev) {
            (Some(before), Some(prev)) => before.contains_key(prev),
            // The first has none before it; of what follows a gap nobody can say.
            (None, _) => true,
            (Some(_), None) => false,
        };
        if !here.values().all(follows) {
            unlinked.push(*seq);
        }
    }
    let within: u64 = gaps.iter().map(|(first, last)| last - first + 1).sum();
    let last = entries.last_key_value();
    let head = last.and_then(|(seq, here)| Some(Position { seq: *seq, head: *here.keys().next()? }));
    let known = session.register.roster.devices.get(&device);
    let owner = session.register.roster.confirmed.get(&device);
    let owner = owner.and_then(|person| session.register.person(person));
    ChainFound {
        device,
        label: known.map(|device| device.label.clone()).unwrap_or_default(),
        who: owner
            .map(|person| person.name.clone())
            .or_else(|| known.map(|device| device.author.name.clone()))
            .unwrap_or_default(),
        entries: entries.values().map(|here| here.len() as u64).sum(),
        bodiless,
        head,
        gaps,
        awaited: missing(session, &device).saturating_sub(within),
        forked: entries.iter().find(|(_, here)| here.len() > 1).map(|(seq, _)| *seq),
        unlinked,
        unsigned: unsigned.into_iter().collect(),
    }
}
