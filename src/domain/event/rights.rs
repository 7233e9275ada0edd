//! Entries about devices and about who may do what.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Positions, SchoolDetails};
use crate::domain::ids::{DeviceId, Digest, EntryId, PackId, PersonId, SchoolId};
use crate::domain::person::{DeviceKeys, Position, Right};

/// See [`super::Event::Enrol`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrol {
    /// The school joined.
    pub school: SchoolId,
    /// The device's public keys.
    pub keys: DeviceKeys,
    /// What the person calls this device.
    pub label: String,
    /// The joining pack used, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<PackId>,
    /// HMAC-SHA-256 of the keys under the pack's secret, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
    /// The device whose vault goes on as this one, after a reset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<DeviceId>,
    /// A visitor's, used for this one hand-over and then gone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub once: bool,
}

/// See [`super::Event::Found`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The root key, 32 bytes in hexadecimal; its fingerprint is the school's id.
    pub root_key: String,
    /// The recovery kit's `age` recipient.
    pub kit: String,
    /// The first lead.
    pub lead: PersonId,
    /// The first lead's device.
    pub device: DeviceId,
    /// The root key's signature over the appointment (hexadecimal).
    pub root_sig: String,
    /// The school's name and numbers at founding.
    pub details: SchoolDetails,
    /// True for a practice school: its bundles and vaults never mix with a real one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub practice: bool,
}

/// See [`super::Event::Appoint`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appoint {
    /// The lead.
    pub person: PersonId,
    /// The lead's device: the one that writes this. It needs no other confirmation.
    pub device: DeviceId,
    /// Which appointment by the root key this is, from 1. The highest counts.
    pub number: u64,
    /// How far everybody who has led until now led, and how far the person's other devices had come: what a lead wrote up
    /// to there counts as a lead's, nothing later; what this person wrote counts as one from there on.
    pub upto: Positions,
    /// The root key's signature over all of it (hexadecimal).
    pub root_sig: String,
}

/// See [`super::Event::GovernorsKit`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GovernorsKit {
    /// The kit's `age` recipient.
    pub seal: String,
    /// The kits that this one takes the place of: nothing is sealed to them any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`super::Event::SealKey`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealKey {
    /// `age` recipient (`age1pq1…`) to seal to from here on.
    pub seal: String,
}

/// See [`super::Event::ConfirmDevice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmDevice {
    /// The device.
    pub device: DeviceId,
    /// The person whose it is, as checked face to face.
    pub person: PersonId,
    /// The position from which it holds.
    pub from: Position,
}

/// See [`super::Event::Grant`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// To whom.
    pub person: PersonId,
    /// What.
    pub right: Right,
    /// The last position of each of the person's devices that was written without it.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub from: Positions,
    /// How far the writer's other devices had come: what they said before is heard before this.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub after: Positions,
}

/// See [`super::Event::EndRight`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndRight {
    /// Whose.
    pub person: PersonId,
    /// What.
    pub right: Right,
    /// The last position of each of the person's devices that still counts.
    pub upto: Positions,
    /// How far the writer's other devices had come: what they said before is heard before this.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub after: Positions,
}

/// See [`super::Event::HandLead`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandLead {
    /// To whom. Whoever hands over is an administrator afterwards.
    pub person: PersonId,
    /// How far the writer's other devices led.
    pub upto: Positions,
    /// The last position of each of the person's devices that was written before they led.
    pub from: Positions,
}

/// See [`super::Event::ReplaceLead`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplaceLead {
    /// The lead who cannot act.
    pub lead: PersonId,
    /// Who is to lead.
    pub person: PersonId,
    /// How far the lead's devices led.
    pub upto: Positions,
    /// The last position of each of the person's devices that was written before they led.
    pub from: Positions,
    /// Why, in words.
    pub reason: String,
}

/// See [`super::Event::AgreeToReplace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreeToReplace {
    /// The entry agreed with.
    pub entry: EntryId,
}

/// See [`super::Event::Revoke`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoke {
    /// The device.
    pub device: DeviceId,
    /// The last position accepted; `None` accepts nothing.
    pub upto: Option<Position>,
    /// Why, in words.
    pub reason: String,
}

/// See [`super::Event::Release`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The held entry.
    pub entry: EntryId,
    /// Why, in words.
    pub reason: String,
}

/// See [`super::Event::ResetGranted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetGranted {
    /// The device whose passphrase was forgotten.
    pub device: DeviceId,
    /// Whose it is: their words were compared face to face.
    pub person: PersonId,
    /// The device as which its vault goes on; confirmed by this.
    pub next: DeviceId,
    /// SHA-256 of the request.
    pub request: Digest,
}

/// The kinds that may change who may do what: those of the roster, and joining packs.
const OF_RIGHTS: [&str; 17] = [
    "enrol",
    "found",
    "appoint",
    "school",
    "person",
    "confirm-device",
    "reset-granted",
    "seal-key",
    "governors-kit",
    "grant",
    "end-right",
    "hand-lead",
    "replace-lead",
    "agree-to-replace",
    "revoke",
    "release",
    "joining-pack",
];

/// Whether a body is of a kind that may change who may do what, told without reading the rest of it.
pub fn may_speak_of_rights(body: &str) -> bool {
    #[derive(Deserialize)]
    struct Kind<'a> {
        #[serde(borrow)]
        kind: Cow<'a, str>,
    }
    #[derive(Deserialize)]
    struct What<'a> {
        #[serde(borrow)]
        what: Kind<'a>,
    }
    serde_json::from_slice::<What<'_>>(body.as_bytes())
        .is_ok_and(|body| OF_RIGHTS.contains(&&*body.what.kind))
}
