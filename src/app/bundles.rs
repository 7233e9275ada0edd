//! What every use case that makes or reads bundles shares.

use crate::bundle::manifest::BundleKind;
use crate::bundle::verify::enrolled_key;
use crate::bundle::{BundleError, FileFlaw};
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::recipient::Recipient;
use crate::crypto::sign::VerifyingKey;
use crate::domain::ids::{DeviceId, SchoolId};
use crate::log::merge::Logs;
use crate::store::Backend;

use super::problem::{BundleFlaw, Problem};
use super::session::Session;

/// A file name that says nothing.
pub(super) fn make_file_name(random: &dyn Random, ending: &str) -> String {
    format!("{}.{ending}", hex::encode(make_bytes::<8>(random)))
}

/// Everyone a hand-over or full copy is sealed to, with their names: each administrator's device, and the kit. This
/// device is among them where `own` is wanted.
pub(super) fn administrators<B: Backend>(
    session: &Session<B>,
    own: bool,
) -> Result<(Vec<Recipient>, Vec<String>), Problem> {
    let roster = &session.register.roster;
    let (mut recipients, mut names) = (Vec::new(), Vec::new());
    for device in roster.administrator_devices().filter(|device| own || device.device != session.device()) {
        // A key that is none is its device's own doing, and keeps nothing from the others.
        if let Ok(recipient) = device.keys.seal.parse() {
            recipients.push(recipient);
            names.push(device.author.name.clone());
        }
    }
    let kit = roster.found.as_ref().ok_or(Problem::NoRecipients)?;
    recipients.push(kit.kit.parse().map_err(|_| Problem::VaultDamaged)?);
    names.dedup();
    Ok((recipients, names))
}

/// The number of this device's next bundle of a kind.
pub(super) fn next_number<B: Backend>(session: &Session<B>, kind: BundleKind) -> u64 {
    let place = (session.device(), kind.code().to_owned());
    session.register.numbers.get(&place).map_or(1, |number| number.saturating_add(1))
}

/// The key of a device known here.
pub(super) fn known_key<B: Backend>(session: &Session<B>, device: &DeviceId) -> Option<VerifyingKey> {
    key_in(&session.school(), &session.logs, device)
}

/// The key of a device whose log begins in these.
pub(super) fn key_in(school: &SchoolId, logs: &Logs, device: &DeviceId) -> Option<VerifyingKey> {
    enrolled_key(school, logs.of(device).next()?)
}

impl From<BundleError> for Problem {
    fn from(error: BundleError) -> Self {
        Self::Bundle(match error {
            BundleError::NotABundle(looks) => BundleFlaw::NotABundle(looks.code().to_owned()),
            BundleError::NotForThisDevice | BundleError::WrongAudience => BundleFlaw::NotForThisDevice,
            BundleError::WrongCode => BundleFlaw::WrongCode,
            BundleError::Truncated => BundleFlaw::Truncated,
            BundleError::Altered | BundleError::WrongHash => BundleFlaw::Altered,
            BundleError::File { name, flaw } => BundleFlaw::File { name, missing: flaw == FileFlaw::Missing },
            BundleError::HeaderTooLarge | BundleError::WorkFactor | BundleError::TooLarge => {
                BundleFlaw::TooLarge
            }
            BundleError::BadPath
            | BundleError::DuplicatePart
            | BundleError::MissingPart
            | BundleError::BadManifest => BundleFlaw::BadParts,
            BundleError::NewerFormat => BundleFlaw::NewerFormat,
            BundleError::BadSignature => BundleFlaw::BadSignature,
            BundleError::OtherSchool => BundleFlaw::OtherSchool,
            BundleError::BadEntry { .. } | BundleError::UnknownDevice(_) => BundleFlaw::BadEntry,
            BundleError::BrokenChain { .. } => BundleFlaw::BrokenChain,
            BundleError::Write => return Self::NoRecipients,
        })
    }
}
