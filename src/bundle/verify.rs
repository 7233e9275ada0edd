//! The entries of an opened bundle: each signature, and each chain where the kind of bundle promises one.

use std::collections::{BTreeMap, BTreeSet};

use crate::crypto::keys::derive_device_id;
use crate::crypto::sign::VerifyingKey;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{DeviceId, Digest, SchoolId};
use crate::log::chain::{self, ChainError};
use crate::log::entry::{Entry, Verified};

use super::manifest::Manifest;
use super::read::Opened;
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
/// bundle's base.
///
/// `known` gives the keys of devices known already; the others' must be in the bundle.
///
/// # Errors
/// The first that does not hold.
pub fn verify(
    opened: Opened,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
) -> Result<Vec<Entry<Verified>>, BundleError> {
    let Opened { manifest, entries, files: carried } = opened;
    if manifest.kind.contiguous() {
        let named = files::named(entries.iter().map(Entry::line));
        let here = |file: &&Digest| {
            carried.iter().any(|part| part.sha256 == **file) || manifest.lacks.contains(file)
        };
        if let Some(file) = named.keys().find(|file| !here(file)) {
            return Err(files::flawed(file, &named, FileFlaw::Missing));
        }
    }
    let mut keys = BTreeMap::new();
    keys.insert(manifest.device, manifest.signer);
    for entry in &entries {
        if let Some(key) = enrolled_key(&manifest.school, entry) {
            keys.insert(entry.header().device, key);
        }
    }
    let mut verified = Vec::with_capacity(entries.len());
    for (number, entry) in entries.into_iter().enumerate() {
        let device = entry.header().device;
        let key = keys.get(&device).copied().or_else(|| known(&device));
        let key = key.ok_or(BundleError::UnknownDevice(device))?;
        let entry = entry.verify(&key).map_err(|flaw| BundleError::BadEntry { line: number + 1, flaw })?;
        verified.push(entry);
    }
    if manifest.kind.contiguous() {
        check_chains(&manifest, &verified)?;
    }
    Ok(verified)
}

/// Checks that every chain leads from the bundle's base to the head that its maker signed.
///
/// A log that forks has no one head: its branches stand by their signatures, and are held.
fn check_chains(manifest: &Manifest, entries: &[Entry<Verified>]) -> Result<(), BundleError> {
    let mut chains: BTreeMap<DeviceId, Vec<&Entry<Verified>>> = BTreeMap::new();
    for entry in entries {
        chains.entry(entry.header().device).or_default().push(entry);
    }
    for (device, head) in &manifest.heads {
        let entries = chains.remove(device).unwrap_or_default();
        let broken = |flaw| BundleError::BrokenChain { device: *device, flaw };
        let reached = chain::check(device, manifest.base.get(device).copied(), entries).map_err(broken)?;
        let next = reached.map_or(0, |reached| reached.seq + 1);
        if next <= head.seq {
            return Err(broken(ChainError::Unfinished { expected: next }));
        }
        if reached != Some(*head) {
            return Err(broken(ChainError::Broken { seq: head.seq }));
        }
    }
    // The maker's own log has no excuse but a fork.
    let own = chains.remove(&manifest.device).unwrap_or_default();
    let mut numbers = BTreeSet::new();
    if own.iter().all(|entry| numbers.insert(entry.header().seq)) {
        let broken = |flaw| BundleError::BrokenChain { device: manifest.device, flaw };
        chain::check(&manifest.device, manifest.base.get(&manifest.device).copied(), own).map_err(broken)?;
    }
    Ok(())
}
