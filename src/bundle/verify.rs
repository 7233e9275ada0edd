//! The entries of an opened bundle: each signature, and each chain where the kind of bundle promises one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use crate::crypto::keys::derive_device_id;
use crate::crypto::sign::VerifyingKey;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{DeviceId, Digest, SchoolId};
use crate::domain::person::Position;
use crate::log::chain::{self, ChainError};
use crate::log::entry::{Entry, Header, Verified};

use super::manifest::Manifest;
use super::pace::{Pace, Pass, Unpaced, at_once};
use super::within::Opened;
use super::{BundleError, FileFlaw, files};

/// The key of a device, from its first entry, if that entry is one: the device's id is the key's fingerprint, so the
/// key needs no other witness.
pub fn enrolled_key<S>(school: &SchoolId, entry: &Entry<S>) -> Option<VerifyingKey> {
    let header = entry.header();
    if header.seq != 0 {
        return None;
    }
    let body: Body = serde_json::from_slice(entry.body()?.as_bytes()).ok()?;
    let Event::Enrol(enrol) = body.what else { return None };
    let key: VerifyingKey = enrol.keys.sign.parse().ok()?;
    (derive_device_id(school, &key) == header.device).then_some(key)
}

/// Verifies that every attachment which entries name is there or said to be lacking, every entry, and every chain from the
/// bundle's base. Only what holds to its last entry is taken into memory.
///
/// `known` gives the keys of devices known already; the others' must be in the bundle.
///
/// # Errors
/// The first that does not hold.
pub async fn verify_in_pieces<R: Read + Seek, P: Pace>(
    mut opened: Opened<R>,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
    pace: &mut P,
) -> Result<Vec<Entry<Verified>>, P::Error> {
    let manifest = opened.manifest.clone();
    let mut keys = enrolled(&mut opened, pace).await?;
    keys.entry(manifest.device).or_insert(manifest.signer);
    let key_of = |device: DeviceId| keys.get(&device).copied().or_else(|| known(&device));
    let accounted: BTreeSet<Digest> =
        opened.files.iter().map(|part| part.sha256).chain(manifest.lacks.iter().copied()).collect();
    let mut chains = Chains::from(&manifest);
    let mut missing = None;
    let mut count = 0;
    let check = |number, line: &str| {
        let flawed = |flaw| BundleError::BadEntry { line: number, flaw };
        let entry = Entry::decode(line.as_bytes()).map_err(flawed)?;
        let device = entry.header().device;
        let entry = entry.verify(&key_of(device).ok_or(BundleError::UnknownDevice(device))?);
        chains.take(&entry.map_err(flawed)?);
        if manifest.kind.contiguous() && missing.is_none() {
            missing = files::named_in(line).find(|(file, _)| !accounted.contains(file));
        }
        count += 1;
        Ok(())
    };
    opened.entries().each(Pass::Signatures, pace, check).await?;
    if let Some((_, name)) = missing {
        return Err(BundleError::File { name, flaw: FileFlaw::Missing }.into());
    }
    if manifest.kind.contiguous() {
        chains.end(&manifest)?;
    }
    let mut verified = Vec::with_capacity(count);
    let take = |line, text: &str| {
        let entry = Entry::decode(text.as_bytes());
        // The very bytes whose signature was checked just now.
        verified.push(entry.map_err(|flaw| BundleError::BadEntry { line, flaw })?.admitted());
        Ok(())
    };
    opened.entries().each(Pass::Entries, pace, take).await?;
    Ok(verified)
}

/// The same in one go.
///
/// # Errors
/// The first that does not hold.
pub fn verify<R: Read + Seek>(
    opened: Opened<R>,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
) -> Result<Vec<Entry<Verified>>, BundleError> {
    at_once(verify_in_pieces(opened, known, &mut Unpaced))
}

/// The keys of the devices whose first entry is in the bundle.
async fn enrolled<R: Read + Seek, P: Pace>(
    opened: &mut Opened<R>,
    pace: &mut P,
) -> Result<BTreeMap<DeviceId, VerifyingKey>, P::Error> {
    let school = opened.manifest.school;
    let mut keys = BTreeMap::new();
    let find = |line, text: &str| {
        // Other entries need not be read for it.
        if text.contains(r#""seq":0,"#) {
            let entry = Entry::decode(text.as_bytes());
            let entry = entry.map_err(|flaw| BundleError::BadEntry { line, flaw })?;
            keys.extend(enrolled_key(&school, &entry).map(|key| (entry.header().device, key)));
        }
        Ok(())
    };
    opened.entries().each(Pass::Keys, pace, find).await?;
    Ok(keys)
}

/// How far each chain leads, from the bundle's base to the head that its maker signed.
struct Chains {
    /// The devices that have a head, and the maker's: where each has come to, or where it breaks.
    reached: BTreeMap<DeviceId, Result<Option<Position>, ChainError>>,
    maker: DeviceId,
    /// Whether the maker's chain goes on from an entry that came before.
    goes_on: bool,
    /// Where the maker's log is said to have no head: its numbers, and whether one comes twice.
    numbers: BTreeSet<u64>,
    forked: bool,
}

impl Chains {
    fn from(manifest: &Manifest) -> Self {
        let followed = manifest.heads.keys().chain(std::iter::once(&manifest.device));
        let reached = followed.map(|device| (*device, Ok(manifest.base.get(device).copied()))).collect();
        let goes_on = manifest.base.contains_key(&manifest.device);
        Self { reached, maker: manifest.device, goes_on, numbers: BTreeSet::new(), forked: false }
    }

    fn take(&mut self, entry: &Entry<Verified>) {
        let Header { device, seq, .. } = entry.header();
        // The maker's first entry, by which others know the device, may stand before a chain that goes on from later.
        if *device == self.maker && *seq == 0 && self.goes_on {
            return;
        }
        if *device == self.maker && !self.numbers.insert(*seq) {
            self.forked = true;
        }
        if let Some(reached) = self.reached.get_mut(device)
            && let Ok(head) = *reached
        {
            *reached = chain::follow(device, head, entry).map(Some);
        }
    }

    /// A log that forks has no one head: its branches stand by their signatures, and are held.
    fn end(self, manifest: &Manifest) -> Result<(), BundleError> {
        let reached = |device: &DeviceId| {
            let reached = self.reached.get(device).copied().unwrap_or(Ok(None));
            reached.map_err(|flaw| BundleError::BrokenChain { device: *device, flaw })
        };
        for (device, head) in &manifest.heads {
            let reached = reached(device)?;
            let broken = |flaw| BundleError::BrokenChain { device: *device, flaw };
            let next = reached.map_or(Some(0), |reached| reached.seq.checked_add(1));
            if let Some(next) = next.filter(|next| *next <= head.seq) {
                return Err(broken(ChainError::Unfinished { expected: next }));
            }
            if reached != Some(*head) {
                return Err(broken(ChainError::Broken { seq: head.seq }));
            }
        }
        // The maker's own log has no excuse but a fork.
        if !manifest.heads.contains_key(&self.maker) && !self.forked {
            reached(&self.maker)?;
        }
        Ok(())
    }
}
