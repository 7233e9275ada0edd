//! The manifest: what a bundle says of itself, under its maker's signature.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crypto::sign::VerifyingKey;
use crate::domain::ids::{BundleId, DeviceId, Digest, SchoolId};
use crate::domain::person::Position;
use crate::domain::time::Millis;

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// What a bundle is for. The codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BundleKind {
    /// Device to administrators and kit: entries not yet receipted.
    HandOver,
    /// Administrators to a device: its view.
    Update,
    /// Administrator to administrators and kit: everything.
    FullCopy,
    /// School to school: a pupil's file.
    Transfer,
    /// Lead to all staff.
    JoiningPack,
    /// A person to an administrator: a device key's reset is asked for.
    Request,
    /// An administrator to a person: it is granted.
    Grant,
}

impl BundleKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::HandOver,
        Self::Update,
        Self::FullCopy,
        Self::Transfer,
        Self::JoiningPack,
        Self::Request,
        Self::Grant,
    ];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::HandOver => "hand-over",
            Self::Update => "update",
            Self::FullCopy => "full-copy",
            Self::Transfer => "transfer",
            Self::JoiningPack => "joining-pack",
            Self::Request => "request",
            Self::Grant => "grant",
        }
    }

    /// The kind of a stable code; none if only a newer version knows it.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its chains must be contiguous from its base. The others are views: each entry stands by its own
    /// signature, and missing numbers mean nothing.
    pub fn contiguous(self) -> bool {
        matches!(self, Self::HandOver | Self::FullCopy)
    }
}

/// A part of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name in the tar.
    pub name: String,
    /// Its length in bytes.
    pub length: u64,
    /// Its SHA-256.
    pub sha256: Digest,
}

/// What a bundle says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version.
    pub v: u32,
    /// What it is for.
    pub kind: BundleKind,
    /// The school.
    pub school: SchoolId,
    /// True for a practice school.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub practice: bool,
    /// The device that made it.
    pub device: DeviceId,
    /// That device's key: its fingerprint is the device's id.
    pub signer: VerifyingKey,
    /// This bundle.
    pub bundle: BundleId,
    /// Its number among the device's bundles of this kind, from 1.
    pub number: u64,
    /// SHA-256 of each recipient it is sealed to; none where a code opens it.
    pub recipients: Vec<Digest>,
    /// Where each chain in it continues from.
    pub base: BTreeMap<DeviceId, Position>,
    /// Where each chain in it ends.
    pub heads: BTreeMap<DeviceId, Position>,
    /// This volume, from 1.
    pub volume: u32,
    /// Of so many.
    pub volumes: u32,
    /// When it was made.
    pub made: Millis,
    /// The parts that follow.
    pub parts: Vec<Part>,
    /// Attachments that its entries name and that are not in it: they are in another volume, or its maker has none that opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Digest>,
}
