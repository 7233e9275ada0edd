//! The flaws, in the order in which they are looked for, and what each is called.

use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::bundle::recognise::LooksLike;
use holdfast::bundle::{BundleError, FileFlaw};
use holdfast::log::chain::ChainError;
use holdfast::log::entry::EntryError;

/// The code of every pack in the corpus but one.
pub const CODE: &str = "larch-lantern-limestone-lobster-lullaby-lyric";

/// What a file is refused with.
pub enum Refusal {
    /// The bundle itself is flawed.
    Bundle(fn(&BundleError) -> bool),
    /// The bundle is sound, and has no place here.
    Problem(Problem),
}

macro_rules! bundle {
    ($pattern:pat) => {
        Refusal::Bundle(|error| matches!(error, $pattern))
    };
}

macro_rules! entry {
    ($line:pat, $flaw:pat) => {
        Refusal::Bundle(|error| matches!(error, BundleError::BadEntry { line: $line, flaw: $flaw }))
    };
}

macro_rules! chain {
    ($flaw:pat) => {
        Refusal::Bundle(|error| matches!(error, BundleError::BrokenChain { flaw: $flaw, .. }))
    };
}

macro_rules! file {
    ($flaw:pat) => {
        Refusal::Bundle(|error| matches!(error, BundleError::File { name, flaw: $flaw } if name == "letter.pdf"))
    };
}

fn refused(flaw: BundleFlaw) -> Refusal {
    Refusal::Problem(Problem::Bundle(flaw))
}

fn wrong_kind(code: &str) -> Refusal {
    refused(BundleFlaw::WrongKind(code.into()))
}

/// What the file of this name, without its ending, is refused with.
pub fn refusal(name: &str) -> Option<Refusal> {
    Some(match name {
        // What is no bundle.
        "empty" => bundle!(BundleError::NotABundle(LooksLike::Empty)),
        "not-a-bundle-pdf" => bundle!(BundleError::NotABundle(LooksLike::Pdf)),
        "not-a-bundle-zip" => bundle!(BundleError::NotABundle(LooksLike::Zip)),
        "not-a-bundle-picture" => bundle!(BundleError::NotABundle(LooksLike::Image)),
        "not-a-bundle-text" => bundle!(BundleError::NotABundle(LooksLike::Text)),
        "not-a-bundle-noise" => bundle!(BundleError::NotABundle(LooksLike::Unknown)),
        // age, to its last byte.
        "future-age-version" => bundle!(BundleError::NewerFormat),
        "too-many-recipients" => bundle!(BundleError::HeaderTooLarge),
        "truncated-age-header" | "truncated-age-between-chunks" | "truncated-armour" => {
            bundle!(BundleError::Truncated)
        }
        // A chunk that lacks its last bytes is, to a cipher, an altered chunk.
        "truncated-age" => bundle!(BundleError::Altered),
        "altered-age-header" | "altered-byte" | "altered-armour" | "bytes-after-age" => {
            bundle!(BundleError::Altered)
        }
        "for-another-person" | "sealed-with-a-code" => bundle!(BundleError::NotForThisDevice),
        // gzip and tar, and their sizes.
        "altered-gzip" => bundle!(BundleError::Altered | BundleError::WrongHash),
        "not-gzip" | "bad-gzip-checksum" | "two-gzip-members" | "bytes-after-gzip" => {
            bundle!(BundleError::Altered)
        }
        "truncated-gzip" => bundle!(BundleError::Altered | BundleError::Truncated),
        "not-a-tar" | "bad-tar-checksum" | "data-after-the-tar" => bundle!(BundleError::Altered),
        "empty-tar" => bundle!(BundleError::MissingPart),
        "truncated-tar" => bundle!(BundleError::Truncated),
        "huge-declared-manifest" | "inflating-manifest" | "huge-signature" => bundle!(BundleError::TooLarge),
        "huge-declared-part" => bundle!(BundleError::TooLarge),
        "entries-longer-than-declared" => bundle!(BundleError::TooLarge),
        // Names and kinds of members.
        "path-traversal" | "absolute-path" | "symlink" | "hard-link" | "folder" | "inflating-long-name" => {
            bundle!(BundleError::BadPath)
        }
        "extended-header" | "sparse-member" | "extra-member" | "name-in-capitals" => {
            bundle!(BundleError::BadPath)
        }
        "manifest-missing" | "signature-missing" | "entries-missing" | "entries-first" => {
            bundle!(BundleError::MissingPart)
        }
        "duplicate-manifest" | "duplicate-entries" => bundle!(BundleError::DuplicatePart),
        // The manifest.
        "manifest-not-json" | "manifest-lacks-a-member" | "manifest-says-a-member-twice" => {
            bundle!(BundleError::BadManifest)
        }
        "future-version" | "unknown-kind" => bundle!(BundleError::NewerFormat),
        "unsigned" | "signature-wrong" | "signature-in-capitals" | "manifest-altered-after-signing" => {
            bundle!(BundleError::BadSignature)
        }
        "signature-of-another-device" | "signature-under-another-label" => {
            bundle!(BundleError::BadSignature)
        }
        // School, audience, digests.
        "wrong-school" => bundle!(BundleError::OtherSchool),
        "sealed-anew-by-somebody-else" => bundle!(BundleError::WrongAudience),
        "part-not-declared" | "part-declared-twice" => bundle!(BundleError::BadManifest),
        "declared-part-missing" => bundle!(BundleError::MissingPart),
        "wrong-hash" | "entries-shorter-than-declared" => bundle!(BundleError::WrongHash),
        // Attachments, each named.
        "file-altered" => file!(FileFlaw::Altered),
        "file-missing" | "file-that-nobody-accounts-for" => file!(FileFlaw::Missing),
        "file-not-declared" => file!(FileFlaw::Undeclared),
        "file-too-long" | "file-too-short" => file!(FileFlaw::Length),
        "file-twice" => bundle!(BundleError::DuplicatePart),
        "file-before-the-entries" => bundle!(BundleError::MissingPart),
        "file-under-another-name" | "file-path-traversal" => bundle!(BundleError::BadPath),
        "file-declared-under-another-digest" => bundle!(BundleError::BadManifest),
        "volume-zero" | "volume-after-the-last" => bundle!(BundleError::BadManifest),
        // Each entry.
        "entry-not-json" | "entry-blank" | "entry-unended" | "entry-reformatted" => {
            entry!(_, EntryError::Malformed)
        }
        "entry-not-text" => entry!(2, EntryError::Malformed),
        "entry-too-long" => entry!(2, EntryError::TooLong),
        "entry-too-deep" => entry!(2, EntryError::TooDeep),
        "entry-with-a-fraction" => entry!(2, EntryError::Float),
        "entry-says-a-name-twice" => entry!(2, EntryError::DuplicateName),
        "entry-of-a-future-version" => entry!(2, EntryError::Newer(2)),
        "entry-of-an-unknown-algorithm" => entry!(2, EntryError::UnknownAlgorithm),
        "entry-without-salt" => entry!(2, EntryError::Unsalted),
        "entry-body-altered" => entry!(2, EntryError::Commitment),
        "entry-signature-wrong" | "entry-signed-by-another" => entry!(2, EntryError::Signature),
        "entry-of-an-unknown-device" => bundle!(BundleError::UnknownDevice(_)),
        // Each chain.
        "gap" => chain!(ChainError::Gap { expected: 2, found: 3 }),
        "beginning-missing" => chain!(ChainError::Gap { expected: 0, found: 2 }),
        "repeated-entry" | "fork" => chain!(ChainError::OutOfOrder { expected: 3, found: 2 }),
        "reordered" => chain!(ChainError::Gap { expected: 1, found: 2 }),
        "follows-another-history" => chain!(ChainError::Broken { seq: 2 }),
        "end-missing" => chain!(ChainError::Unfinished { expected: 3 }),
        "chain-missing" => chain!(ChainError::Unfinished { expected: 0 }),
        "ends-in-another-head" => chain!(ChainError::Broken { seq: 3 }),
        "gap-without-a-head" => chain!(ChainError::Gap { expected: 2, found: 3 }),
        // Sound, and not for here.
        "practice" => refused(BundleFlaw::Practice),
        "joining-pack-as-a-bundle" => wrong_kind("joining-pack"),
        "transfer" => wrong_kind("transfer"),
        "request" => wrong_kind("request"),
        "grant" => wrong_kind("grant"),
        "signer-not-in-roster" | "update-from-a-recorder" | "full-copy-from-a-recorder" => {
            refused(BundleFlaw::BadSignature)
        }
        // Parcels: a tar of bundles.
        "parcel-truncated" => refused(BundleFlaw::Truncated),
        "parcel-for-others" => refused(BundleFlaw::NotInParcel),
        "parcel-with-a-huge-part" => refused(BundleFlaw::TooLarge),
        "parcel-with-an-altered-part" => refused(BundleFlaw::Altered),
        // Joining packs, opened with a code.
        "pack-under-another-code" | "pack-sealed-to-a-device" => refused(BundleFlaw::WrongCode),
        "pack-with-too-much-work" => refused(BundleFlaw::TooLarge),
        "pack-that-is-a-hand-over" => wrong_kind("hand-over"),
        "pack-expired" => Refusal::Problem(Problem::PackExpired),
        "pack-without-an-invitation" => refused(BundleFlaw::BadParts),
        "pack-from-a-recorder" | "pack-without-a-founding" | "pack-for-practice-of-a-real-school" => {
            refused(BundleFlaw::BadSignature)
        }
        _ => return None,
    })
}
