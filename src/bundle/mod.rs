//! The file that travels: `age( gzip( tar( manifest.json, manifest.sig, entries.jsonl, files/… ) ) )`. Stock `age` 1.3, `tar`
//! and `jq` open it with the kit, and so will an archivist's tools decades on (`docs/format.md`).

pub mod armour;
pub mod enclosure;
pub mod files;
pub mod frames;
mod gzip;
pub mod letter;
pub mod manifest;
pub mod pace;
pub mod parcel;
pub mod post_box;
pub mod read;
pub mod recognise;
pub mod verify;
pub mod within;
pub mod write;

use crate::domain::ids::DeviceId;
use crate::log::chain::ChainError;
use crate::log::entry::EntryError;

/// The flaw for which a bundle is refused. Nothing of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Not a bundle at all.
    #[error("not a bundle: it looks like {0}")]
    NotABundle(recognise::LooksLike),
    /// Sealed to others.
    #[error("sealed to others")]
    NotForThisDevice,
    /// The code does not open it.
    #[error("the code does not open it")]
    WrongCode,
    /// Cut short.
    #[error("cut short")]
    Truncated,
    /// Altered, or damaged on the way.
    #[error("altered or damaged")]
    Altered,
    /// The header is longer, or names more recipients, than any bundle of ours.
    #[error("the header is too large")]
    HeaderTooLarge,
    /// Opening it would take more work than any bundle of ours asks for.
    #[error("opening it would take too much work")]
    WorkFactor,
    /// Larger than it may be, or than its manifest says.
    #[error("larger than it may be")]
    TooLarge,
    /// A part under a name that no bundle of ours has.
    #[error("a part has a forbidden name")]
    BadPath,
    /// A part twice.
    #[error("a part stands in it twice")]
    DuplicatePart,
    /// A part is missing, or not where it belongs.
    #[error("a part is missing or out of place")]
    MissingPart,
    /// The manifest cannot be read.
    #[error("the manifest cannot be read")]
    BadManifest,
    /// Made by a newer version.
    #[error("made by a newer version")]
    NewerFormat,
    /// The manifest's signature does not hold.
    #[error("the manifest's signature does not hold")]
    BadSignature,
    /// Another school's.
    #[error("another school's")]
    OtherSchool,
    /// The manifest does not name this reader: it was sealed anew by somebody else.
    #[error("not addressed to this reader")]
    WrongAudience,
    /// An attachment is not what the manifest says, or is not there.
    #[error("the file {name}: {flaw}")]
    File {
        /// What an entry calls it, or the beginning of its digest.
        name: String,
        /// What is wrong.
        flaw: FileFlaw,
    },
    /// A part is not what the manifest says.
    #[error("a part is not what the manifest says")]
    WrongHash,
    /// An entry breaks a rule.
    #[error("line {line}: {flaw}")]
    BadEntry {
        /// Its line, from 1.
        line: usize,
        /// The rule.
        flaw: EntryError,
    },
    /// An entry of a device whose key nobody knows.
    #[error("the key of device {0} is not known")]
    UnknownDevice(DeviceId),
    /// A chain breaks.
    #[error("the chain of {device} breaks: {flaw}")]
    BrokenChain {
        /// Whose.
        device: DeviceId,
        /// Where.
        flaw: ChainError,
    },
    /// It could not be written.
    #[error("the bundle could not be written")]
    Write,
}

/// What is wrong with an attachment in a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileFlaw {
    /// The manifest does not name it.
    #[error("not in the manifest")]
    Undeclared,
    /// It is not there, and the manifest does not say that it would not be.
    #[error("missing")]
    Missing,
    /// It is longer or shorter than the manifest says.
    #[error("of another length")]
    Length,
    /// Its digest is not the one that the manifest says.
    #[error("altered")]
    Altered,
}
