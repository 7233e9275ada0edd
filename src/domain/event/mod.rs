//! What an entry's body says: a random salt, then who, when, what. The kinds here are the whole vocabulary of the
//! log; a kind from a newer version is kept and shown as such.

mod actions;
mod amend;
mod duplicates;
mod exported;
mod letting_go;
mod profile;
mod rights;
mod settings;
mod triage;

pub use actions::{ArisesFrom, Asked, Assignment, Card, CardRead, Disclosure, Status, Withdrawal};
pub use amend::{Addition, Amend, Sealed, Withdraw};
pub use duplicates::{JoinPupils, SeparatePupils};
pub use exported::Exported;
pub use letting_go::{COPY_DAYS, LetGo, Reference, SchoolSettings};
pub use profile::{Alleged, FileLock, Flag, Household, Printed, Star};
pub use rights::{
    AgreeToReplace, Appoint, ConfirmDevice, EndRight, Enrol, Found, GovernorsKit, Grant, HandLead, Release,
    ReplaceLead, ResetGranted, Revoke, SealKey, may_speak_of_rights,
};
pub use settings::ChangedSetting;
pub use triage::{ActedOn, Categories, SetStatus, Triage};

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::concern::Concern;
use super::ids::{BundleId, DeviceId, Digest, EntryId, PackId, PupilId};
use super::person::{Author, Person, Phones, Position};
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
    /// Two pupils of the directory are one child.
    JoinPupils(JoinPupils),
    /// Two pupils are two children, whoever joined them.
    SeparatePupils(SeparatePupils),
    /// A concern.
    Concern(Box<Concern>),
    /// A concern, corrected: the correction stands beside it.
    Amend(Box<Amend>),
    /// Something added to a concern.
    Addition(Addition),
    /// Something for a narrower circle. Who, when and what are all inside: the body around it names nobody and no time.
    Sealed(Sealed),
    /// A concern was entered in error.
    Withdraw(Withdraw),
    /// What the school calls its categories.
    Categories(Categories),
    /// Something that the school writes down about itself.
    Setting(ChangedSetting),
    /// An administrator has decided what to make of a concern. Administrators only.
    Triage(Triage),
    /// How far the work on a concern has come. Administrators only.
    Status(SetStatus),
    /// A concern was acted on: that is all its recorder hears.
    ActedOn(ActedOn),
    /// An action is given to somebody, or what is to be done is put otherwise. Administrators only.
    Action(Box<Assignment>),
    /// A part of an action is asked of a colleague, by whoever holds it.
    ActionAsked(Asked),
    /// How an action goes, by whoever holds it or an administrator.
    ActionStatus(Status),
    /// An abridged card. Administrators only.
    Card(Box<Card>),
    /// A card is withdrawn. Administrators only.
    CardWithdrawn(Withdrawal),
    /// A card was opened and read.
    CardRead(CardRead),
    /// What an action or a card arises from. Administrators only, and sent to nobody else: so neither names a concern.
    ArisesFrom(ArisesFrom),
    /// What was told to an agency, or refused. Administrators only.
    Disclosure(Box<Disclosure>),
    /// A status flag of a pupil: set, ended or corrected. Administrators only.
    Flag(Box<Flag>),
    /// Who lives together. Administrators only.
    Household(Box<Household>),
    /// An event of a pupil's chronology is significant, or is so no more. Administrators only.
    Star(Star),
    /// A member of staff is not shown a pupil's file, or is again. Administrators only.
    FileLock(FileLock),
    /// Somebody is alleged in a concern to have harmed a child. Administrators only.
    Alleged(Alleged),
    /// Trail: a pupil's chronology was made ready to print. Administrators only.
    Printed(Printed),
    /// An administrator has granted the reset of a forgotten passphrase.
    ResetGranted(ResetGranted),
    /// This device is sealed to under a new key from here on. Its person hears concerns about adults, and nobody but other
    /// hearers was ever given what opens it.
    SealKey(SealKey),
    /// The governors' kit was made: what is about adults is sealed to it too. By whoever hears such concerns.
    GovernorsKit(GovernorsKit),
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
    /// Trail: something was taken out to be read elsewhere. Administrators only.
    Exported(Exported),
    /// Trail: bodies have left this device; their lines stay, and they are with the administrators.
    LetGo(LetGo),
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
                "join-pupils" => Self::JoinPupils(said(text)?),
                "separate-pupils" => Self::SeparatePupils(said(text)?),
                "concern" => Self::Concern(said(text)?),
                "amend" => Self::Amend(said(text)?),
                "sealed" => Self::Sealed(said(text)?),
                "addition" => Self::Addition(said(text)?),
                "withdraw" => Self::Withdraw(said(text)?),
                "categories" => Self::Categories(said(text)?),
                "setting" => Self::Setting(said(text)?),
                "triage" => Self::Triage(said(text)?),
                "status" => Self::Status(said(text)?),
                "acted-on" => Self::ActedOn(said(text)?),
                "action" => Self::Action(said(text)?),
                "action-asked" => Self::ActionAsked(said(text)?),
                "action-status" => Self::ActionStatus(said(text)?),
                "card" => Self::Card(said(text)?),
                "card-withdrawn" => Self::CardWithdrawn(said(text)?),
                "card-read" => Self::CardRead(said(text)?),
                "arises-from" => Self::ArisesFrom(said(text)?),
                "disclosure" => Self::Disclosure(said(text)?),
                "flag" => Self::Flag(said(text)?),
                "household" => Self::Household(said(text)?),
                "star" => Self::Star(said(text)?),
                "file-lock" => Self::FileLock(said(text)?),
                "alleged" => Self::Alleged(said(text)?),
                "printed" => Self::Printed(said(text)?),
                "reset-granted" => Self::ResetGranted(said(text)?),
                "seal-key" => Self::SealKey(said(text)?),
                "governors-kit" => Self::GovernorsKit(said(text)?),
                "second-factor" => Self::SecondFactor(said(text)?),
                "receipt" => Self::Receipt(said(text)?),
                "packed" => Self::Packed(said(text)?),
                "merged" => Self::Merged(said(text)?),
                "opened" => Self::Opened(said(text)?),
                "exported" => Self::Exported(said(text)?),
                "let-go" => Self::LetGo(said(text)?),
                "kit-drill" => Self::KitDrill(said(text)?),
                _ => Self::Newer,
            })
        };
        read().map_err(|error: serde_json::Error| D::Error::custom(error))
    }
}

/// See [`Event::School`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolDetails {
    /// The school's name.
    pub name: String,
    /// Numbers that must be at hand.
    pub phones: Phones,
    /// What the school has chosen.
    #[serde(default, skip_serializing_if = "SchoolSettings::are_default")]
    pub settings: SchoolSettings,
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
    /// Which volume of it.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub volume: u32,
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
    /// The attachment of the concern that was saved as a readable file, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Digest>,
}

/// See [`Event::KitDrill`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitDrill {
    /// Proven by two shares; otherwise by the whole kit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shares: bool,
}

fn first() -> u32 {
    1
}

fn is_first(volume: &u32) -> bool {
    *volume == first()
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
                | Self::SealKey(_)
                | Self::GovernorsKit(_)
                | Self::Grant(_)
                | Self::EndRight(_)
                | Self::HandLead(_)
                | Self::ReplaceLead(_)
                | Self::AgreeToReplace(_)
                | Self::Revoke(_)
                | Self::Release(_)
        )
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
