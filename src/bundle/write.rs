//! Writing a bundle. Tar and gzip times are zero: the same entries give the same inner bytes.

use std::collections::BTreeMap;
use std::io::Write;

use age::secrecy::SecretString;
use flate2::{Compression, GzBuilder};
use zeroize::Zeroizing;

use crate::crypto::hash::sha256;
use crate::crypto::labels;
use crate::crypto::recipient::Recipient;
use crate::crypto::sign::SigningKey;
use crate::domain::ids::{BundleId, DeviceId, Digest, SchoolId};
use crate::domain::person::Position;
use crate::domain::time::Millis;
use crate::log::page;

use super::BundleError;
use super::manifest::{BundleKind, Manifest, Part, VERSION};

/// The part that holds the entries.
pub const ENTRIES: &str = "entries.jsonl";
/// The part that holds the manifest.
pub const MANIFEST: &str = "manifest.json";
/// The part that holds the manifest's signature, in hexadecimal.
pub const SIGNATURE: &str = "manifest.sig";
/// The scrypt work factor of a joining pack: log2 N.
pub const WORK_FACTOR: u8 = 16;

/// Who can open it.
pub enum Audience<'a> {
    /// These recipients.
    Recipients(&'a [Recipient]),
    /// Whoever knows the code.
    Code(&'a str),
}

/// What goes into a bundle.
pub struct Plan<'a> {
    /// What it is for.
    pub kind: BundleKind,
    /// The school.
    pub school: SchoolId,
    /// True in a practice school.
    pub practice: bool,
    /// The device that makes it.
    pub device: DeviceId,
    /// The bundle's id.
    pub bundle: BundleId,
    /// Its number among the device's bundles of the kind.
    pub number: u64,
    /// Where each chain continues from.
    pub base: BTreeMap<DeviceId, Position>,
    /// Where each chain ends.
    pub heads: BTreeMap<DeviceId, Position>,
    /// The entries' lines, unchanged.
    pub lines: Vec<&'a str>,
    /// When.
    pub made: Millis,
}

/// Writes a bundle.
///
/// # Errors
/// [`BundleError::Write`] if there is nobody to seal it to.
pub fn write(plan: &Plan<'_>, signing: &SigningKey, to: &Audience<'_>) -> Result<Vec<u8>, BundleError> {
    let entries = Zeroizing::new(page::encode(plan.lines.iter().copied()));
    let recipients = match to {
        Audience::Recipients(recipients) => recipients.iter().map(recipient_digest).collect(),
        Audience::Code(_) => Vec::new(),
    };
    let manifest = Manifest {
        v: VERSION,
        kind: plan.kind,
        school: plan.school,
        practice: plan.practice,
        device: plan.device,
        signer: signing.verifying(),
        bundle: plan.bundle,
        number: plan.number,
        recipients,
        base: plan.base.clone(),
        heads: plan.heads.clone(),
        volume: 1,
        volumes: 1,
        made: plan.made,
        parts: vec![Part {
            name: ENTRIES.to_owned(),
            length: entries.len() as u64,
            sha256: Digest(sha256(&[&entries])),
        }],
    };
    let manifest = serde_json::to_vec(&manifest).map_err(|_| BundleError::Write)?;
    let signature = signing.sign(labels::MANIFEST, &manifest).to_string();
    let parts = [(MANIFEST, manifest.as_slice()), (SIGNATURE, signature.as_bytes()), (ENTRIES, &entries)];
    seal(&parts, to)
}

/// The digest by which a manifest names a recipient.
pub fn recipient_digest(recipient: &Recipient) -> Digest {
    Digest(sha256(&[recipient.to_string().as_bytes()]))
}

/// Packs parts and seals them. Public so that tests can seal what no honest device would.
///
/// # Errors
/// [`BundleError::Write`] if there is nobody to seal it to.
pub fn seal(parts: &[(&str, &[u8])], to: &Audience<'_>) -> Result<Vec<u8>, BundleError> {
    let encryptor = match to {
        Audience::Recipients(recipients) => {
            let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
            age::Encryptor::with_recipients(recipients).map_err(|_| BundleError::Write)?
        }
        Audience::Code(code) => {
            let mut recipient = age::scrypt::Recipient::new(SecretString::from((*code).to_owned()));
            recipient.set_work_factor(WORK_FACTOR);
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
                .map_err(|_| BundleError::Write)?
        }
    };
    let mut out = Vec::new();
    let sealing = encryptor.wrap_output(&mut out).map_err(|_| BundleError::Write)?;
    let gzip = GzBuilder::new().mtime(0).write(sealing, Compression::fast());
    let mut tar = tar::Builder::new(gzip);
    for (name, bytes) in parts {
        append(&mut tar, name, bytes)?;
    }
    let gzip = tar.into_inner().map_err(|_| BundleError::Write)?;
    let sealing = gzip.finish().map_err(|_| BundleError::Write)?;
    sealing.finish().map_err(|_| BundleError::Write)?;
    Ok(out)
}

pub(super) fn append<W: Write>(
    tar: &mut tar::Builder<W>,
    name: &str,
    bytes: &[u8],
) -> Result<(), BundleError> {
    let mut header = tar::Header::new_ustar();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_mtime(0);
    tar.append_data(&mut header, name, bytes).map_err(|_| BundleError::Write)
}
