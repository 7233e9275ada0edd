//! What an entry's body says: a random salt, then who, when, what. The kinds here are the whole vocabulary of the
//! log; a kind from a newer version is kept and shown as such.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::concern::Concern;
use super::ids::{BundleId, DeviceId, Digest, EntryId, PackId, PersonId, PupilId, SchoolId};
use super::person::{Author, DeviceKeys, Person, Phones, Position, Right};
use super::pupil::{Details, Identity};
use super::time::{Millis, Stamp};

/// A position in each of several devices' logs.
pub type Positions = BTreeMap<DeviceId, Position>;

/// The body of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Sixteen random bytes in hexadecimal, so that a withheld body cannot be guessed from its digest.
    pub salt: String,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What.
    pub what: Event,
}

/// What happened. In JSON one object: the kind's stable code under `kind`, beside what that kind says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// A device's first entry: its keys and its person.
    Enrol(Enrol),
    /// The school is founded: signed by the root key as well.
    Found(Found),
    /// The root key names the lead, from here on: signed by it as well.
    Appoint(Appoint),
    /// The school's name and telephone numbers, changed.
    School(SchoolDetails),
    /// A person on the staff list, added or changed.
    Person(PersonEntry),
    /// A joining pack was made. Administrators only.
    JoiningPack(Pack),
    /// A device's safety words were compared in person and it is confirmed.
    ConfirmDevice(ConfirmDevice),
    /// A right is granted.
    Grant(Grant),
    /// A right ends.
    EndRight(EndRight),
    /// The lead hands over to somebody else.
    HandLead(HandLead),
    /// An administrator would replace a lead who cannot act; counts once another one agrees.
    ReplaceLead(ReplaceLead),
    /// Another administrator agrees.
    AgreeToReplace(AgreeToReplace),
    /// A device is revoked.
    Revoke(Revoke),
    /// A held entry is let count.
    Release(Release),
    /// A pupil's identity.
    Pupil(Identity),
    /// A pupil's details.
    PupilDetails(Details),
    /// A concern.
    Concern(Box<Concern>),
    /// An administrator has granted the reset of a forgotten passphrase.
    ResetGranted(ResetGranted),
    /// A second factor now guards this device's vault.
    SecondFactor(SecondFactorSet),
    /// An administrator has received a device's log up to a position.
    Receipt(Receipt),
    /// Trail: a bundle was made on this device.
    Packed(Packed),
    /// Trail: a bundle was merged on this device.
    Merged(Merged),
    /// Trail: something was opened and read.
    Opened(Opened),
    /// Trail: the recovery kit was proven on this device.
    KitDrill(KitDrill),
    /// A kind that only a newer Holdfast knows. Kept, never understood.
    Newer,
}

/// Reads the kind, then the same text as what that kind says: nothing is copied in between, as a derived reader of
/// tagged enums would. Only from JSON that is in memory as a whole, which every body is.
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Kind<'a> {
            #[serde(borrow)]
            kind: Cow<'a, str>,
        }
        fn said<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
            serde_json::from_slice(text.as_bytes())
        }
        let text = <&RawValue>::deserialize(deserializer)?.get();
        let read = || {
            let Kind { kind } = serde_json::from_slice(text.as_bytes())?;
            Ok(match &*kind {
                "enrol" => Self::Enrol(said(text)?),
                "found" => Self::Found(said(text)?),
                "appoint" => Self::Appoint(said(text)?),
                "school" => Self::School(said(text)?),
                "person" => Self::Person(said(text)?),
                "joining-pack" => Self::JoiningPack(said(text)?),
                "confirm-device" => Self::ConfirmDevice(said(text)?),
                "grant" => Self::Grant(said(text)?),
                "end-right" => Self::EndRight(said(text)?),
                "hand-lead" => Self::HandLead(said(text)?),
                "replace-lead" => Self::ReplaceLead(said(text)?),
                "agree-to-replace" => Self::AgreeToReplace(said(text)?),
                "revoke" => Self::Revoke(said(text)?),
                "release" => Self::Release(said(text)?),
                "pupil" => Self::Pupil(said(text)?),
                "pupil-details" => Self::PupilDetails(said(text)?),
                "concern" => Self::Concern(said(text)?),
                "reset-granted" => Self::ResetGranted(said(text)?),
                "second-factor" => Self::SecondFactor(said(text)?),
                "receipt" => Self::Receipt(said(text)?),
                "packed" => Self::Packed(said(text)?),
                "merged" => Self::Merged(said(text)?),
                "opened" => Self::Opened(said(text)?),
                "kit-drill" => Self::KitDrill(said(text)?),
                _ => Self::Newer,
            })
        };
        read().map_err(|error: serde_json::Error| D::Error::custom(error))
    }
}

/// See [`Event::Enrol`].
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

/// See [`Event::Found`].
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

/// See [`Event::Appoint`].
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

/// See [`Event::School`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolDetails {
    /// The school's name.
    pub name: String,
    /// Numbers that must be at hand.
    pub phones: Phones,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`Event::Person`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// The person.
    pub person: Person,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`Event::JoiningPack`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Which pack.
    pub pack: PackId,
    /// Its invitation secret, 32 bytes in hexadecimal.
    pub secret: String,
    /// Not to be used after.
    pub expires: Millis,
}

/// See [`Event::ConfirmDevice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmDevice {
    /// The device.
    pub device: DeviceId,
    /// The person whose it is, as checked face to face.
    pub person: PersonId,
    /// The position from which it holds.
    pub from: Position,
}

/// See [`Event::Grant`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// To whom.
    pub person: PersonId,
    /// What.
    pub right: Right,
    /// The last position of each of the person's devices that was written without it.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub from: Positions,
}

/// See [`Event::EndRight`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndRight {
    /// Whose.
    pub person: PersonId,
    /// What.
    pub right: Right,
    /// The last position of each of the person's devices that still counts.
    pub upto: Positions,
}

/// See [`Event::HandLead`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandLead {
    /// To whom. Whoever hands over is an administrator afterwards.
    pub person: PersonId,
    /// How far the writer's other devices led.
    pub upto: Positions,
    /// The last position of each of the person's devices that was written before they led.
    pub from: Positions,
}

/// See [`Event::ReplaceLead`].
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

/// See [`Event::AgreeToReplace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreeToReplace {
    /// The entry agreed with.
    pub entry: EntryId,
}

/// See [`Event::Revoke`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoke {
    /// The device.
    pub device: DeviceId,
    /// The last position accepted; `None` accepts nothing.
    pub upto: Option<Position>,
    /// Why, in words.
    pub reason: String,
}

/// See [`Event::Release`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The held entry.
    pub entry: EntryId,
    /// Why, in words.
    pub reason: String,
}

/// See [`Event::ResetGranted`].
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

/// See [`Event::SecondFactor`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorSet {
    /// Of what kind it is.
    pub way: FactorWay,
}

/// A kind of second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactorWay {
    /// An authenticator app (RFC 6238).
    App,
    /// A passkey (Web Authentication).
    Passkey,
}

/// See [`Event::Receipt`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose log.
    pub device: DeviceId,
    /// Everything up to here has been received.
    pub upto: Position,
}

/// See [`Event::Packed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// The bundle.
    pub bundle: BundleId,
    /// Its kind's stable code (`hand-over`, `full-copy` …).
    pub bundle_kind: String,
    /// Its number among this device's bundles of that kind.
    pub number: u64,
    /// Own entries up to here are in it.
    pub upto: Option<Position>,
    /// And those of the devices as which this vault was written before a reset.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub earlier: Positions,
    /// How many drafts stayed behind on the device.
    #[serde(default, skip_serializing_if = "none")]
    pub drafts: u64,
}

/// See [`Event::Merged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The bundle.
    pub bundle: BundleId,
    /// Its kind's stable code.
    pub bundle_kind: String,
    /// The device that made it.
    pub from: DeviceId,
    /// Its number among that device's bundles of that kind.
    pub number: u64,
    /// How many entries were new here.
    pub entries: u64,
}

/// See [`Event::Opened`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Opened {
    /// The concern, if one was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<EntryId>,
    /// The pupil whose file was opened, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pupil: Option<PupilId>,
}

/// See [`Event::KitDrill`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitDrill {
    /// Proven by two shares; otherwise by the whole kit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shares: bool,
}

fn none(count: &u64) -> bool {
    *count == 0
}

impl Event {
    /// Whether it grants, changes or ends rights or names a device: such entries always travel complete, to all.
    pub fn is_roster(&self) -> bool {
        matches!(
            self,
            Self::Enrol(_)
                | Self::Found(_)
                | Self::Appoint(_)
                | Self::School(_)
                | Self::Person(_)
                | Self::ConfirmDevice(_)
                | Self::ResetGranted(_)
                | Self::Grant(_)
                | Self::EndRight(_)
                | Self::HandLead(_)
                | Self::ReplaceLead(_)
                | Self::AgreeToReplace(_)
                | Self::Revoke(_)
                | Self::Release(_)
        )
    }

    /// Whether a person wrote it meaning it to be read: what "not handed over" counts. Trail and enrolment travel
    /// silently.
    pub fn is_written(&self) -> bool {
        matches!(self, Self::Concern(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_from_a_newer_version_is_kept_apart_and_a_malformed_known_kind_is_an_error() {
        let newer: Event = serde_json::from_str(r#"{"kind":"telepathy","range_m":3}"#).unwrap();
        assert_eq!(newer, Event::Newer);
        assert!(serde_json::from_str::<Event>(r#"{"kind":"revoke","device":"zz"}"#).is_err());
    }
}
