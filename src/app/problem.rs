//! What can go wrong, as rules broken. The words for people live in `ui/text.rs`. Whatever the problem, the vault
//! is as it was before.

use serde::{Deserialize, Serialize};

use crate::domain::attachment::Refused;
use crate::domain::concern::Missing;
use crate::domain::hearing;
use crate::domain::pupil_file::PupilFileError;
use crate::domain::settings::SettingFlaw;
use crate::domain::time::Millis;
use crate::domain::triage::Lacking;

/// What went wrong. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// The passphrase opens nothing here.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Shorter than twelve characters and fewer than four words.
    #[error("the passphrase is too easy to guess")]
    WeakPassphrase,
    /// The browser refused the memory that key stretching needs.
    #[error("the browser refused the memory for key stretching")]
    NoMemory,
    /// Another tab holds this vault.
    #[error("another tab holds this vault")]
    HeldElsewhere,
    /// No vault is open: it was locked, here or in another tab.
    #[error("locked")]
    Locked,
    /// The role does not allow it.
    #[error("not allowed")]
    NotAllowed,
    /// The browser gives no storage (private window, or storage switched off).
    #[error("no storage")]
    NoStorage,
    /// The disk or the browser's share of it is full.
    #[error("storage is full")]
    StorageFull,
    /// Another tab wrote in between: look again.
    #[error("written elsewhere meanwhile")]
    WrittenElsewhere,
    /// The connection to the database was lost and could not be opened again.
    #[error("the browser lost the database")]
    StorageLost,
    /// The browser refused, in its own words.
    #[error("the browser refused: {0}")]
    StorageRefused(String),
    /// Something sealed in the vault does not open: it was damaged or altered on disk.
    #[error("the vault is damaged")]
    VaultDamaged,
    /// The vault was written by a newer version.
    #[error("the vault needs a newer version")]
    VaultTooNew,
    /// A name is needed.
    #[error("a name is needed")]
    NameNeeded,
    /// A number of days that is none, or more than ten years.
    #[error("not a number of days")]
    DaysOutOfRange,
    /// A reason is needed.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// More than a loop of QR codes carries.
    #[error("too long for QR codes")]
    TooLongForFrames,
    /// The authenticator gave no secret.
    #[error("the authenticator derives no secret")]
    PasskeyUnfit,
    /// The passkey is not one that opens this.
    #[error("another passkey")]
    WrongPasskey,
    /// The last second factor of an administrator stays.
    #[error("the last second factor")]
    LastFactor,
    /// The vault holds what has not been handed over.
    #[error("something has not been handed over")]
    NotHandedOver,
    /// The vault holds drafts.
    #[error("there are drafts")]
    DraftsLeft,
    /// Somebody without a confirmed device cannot lead.
    #[error("the person has no confirmed device")]
    NoDeviceYet,
    /// The lead is marked as having left.
    #[error("the lead hands over before leaving")]
    LeadLeaves,
    /// What a concern still lacks.
    #[error("the concern is not complete")]
    Incomplete(Vec<Missing>),
    /// What a triage or a status still lacks.
    #[error("the triage is not complete")]
    Triage(Vec<Lacking>),
    /// Something is wrong with a setting.
    #[error("the setting is not complete")]
    Setting(SettingFlaw),
    /// What is said of a concern about an adult still lacks something.
    #[error("what is said of the concern is not complete")]
    Hearing(Vec<hearing::Lacking>),
    /// The concern is larger than one entry may be.
    #[error("larger than 1 MiB")]
    EntryTooLarge,
    /// A file was not taken in.
    #[error("{0}")]
    NotAttached(Refused),
    /// A file is not on this device.
    #[error("the file is not on this device")]
    FileNotHere,
    /// A file does not open: it was damaged or altered on disk.
    #[error("the file is damaged")]
    FileDamaged,
    /// It was called off.
    #[error("called off")]
    CalledOff,
    /// The pupil file cannot be read.
    #[error("{0}")]
    PupilFile(PupilFileError),
    /// A bundle was refused.
    #[error("the file was refused: {0:?}")]
    Bundle(BundleFlaw),
    /// Words that are not the recovery kit that was asked for.
    #[error("not the recovery kit: {0:?}")]
    Kit(KitFlaw),
    /// This machine's clock says a time before there was any Holdfast.
    #[error("the clock is set to {}", .0.0)]
    ClockWrong(Millis),
    /// The joining pack's last day is over.
    #[error("the joining pack has expired")]
    PackExpired,
    /// What a form about actions lacks.
    #[error("not complete: {0:?}")]
    Action(ActionFlaw),
    /// What was asked for is not here.
    #[error("not here")]
    NotHere,
    /// There is nobody to hand over to.
    #[error("no recipients")]
    NoRecipients,
    /// This device's log goes on elsewhere: another copy of this vault has written.
    #[error("this vault is an old copy")]
    OldCopy,
    /// The code of the second factor is not one of now. The next is looked at after so many seconds.
    #[error("wrong code; wait {wait} s")]
    WrongSecondCode {
        /// Seconds.
        wait: i64,
    },
    /// The code of the second factor was taken before; each is taken once.
    #[error("code taken before; wait {wait} s")]
    SecondCodeUsed {
        /// Seconds.
        wait: i64,
    },
    /// After wrong codes, none is looked at for so many seconds.
    #[error("wait {wait} s")]
    TooSoon {
        /// Seconds.
        wait: i64,
    },
    /// Nobody else can open this vault: there are no other administrators, or it was never unlocked since there are.
    #[error("no recovery slot")]
    NobodyCanReset,
    /// Nobody hears concerns about this adult, or they have not made ready.
    #[error("nobody hears concerns about this adult")]
    NobodyHears,
    /// The request, its recovery slot and the roster do not say the same device and person.
    #[error("the request does not fit the roster")]
    ResetMismatch,
    /// Nobody resets themselves alone.
    #[error("one's own reset")]
    OwnReset,
    /// No reset waits in this vault.
    #[error("no reset waits")]
    NoResetWaits,
    /// The grant answers another request, or an earlier one, or is for another vault.
    #[error("the grant is for another request")]
    OtherReset,
    /// The grant is not from somebody who may grant it.
    #[error("the grant is from somebody who may not grant it")]
    GrantNotAllowed,
    /// An administrator's vault opens only with a second factor, and this one has none yet.
    #[error("a second factor must be set up first")]
    SecondFactorNeeded,
    /// A part of the program that comes when it is first wanted could not be fetched.
    #[error("a part of the program could not be fetched")]
    PartMissing,
    /// The program broke one of its own rules.
    #[error("a fault in the program: {0}")]
    Fault(String),
}

impl Problem {
    /// A reason without the spaces around it.
    ///
    /// # Errors
    /// [`Problem::ReasonNeeded`] if nothing is left.
    pub(super) fn needs_reason(reason: &str) -> Result<String, Problem> {
        let reason = reason.trim();
        if reason.is_empty() { Err(Self::ReasonNeeded) } else { Ok(reason.to_owned()) }
    }
}

/// What a form about actions, cards or disclosures lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionFlaw {
    /// An action, or a step of one.
    Action(Vec<crate::domain::action::Flaw>),
    /// A card.
    Card(Vec<crate::domain::card::CardFlaw>),
    /// A disclosure.
    Disclosure(Vec<crate::domain::disclosure::Lacks>),
}

/// What is wrong with words typed from a recovery kit. `sheet` is the first or the second share typed, or none for the
/// whole kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KitFlaw {
    /// This word, counted from 1, is not on the list.
    UnknownWord {
        /// Where.
        sheet: Option<u8>,
        /// Which.
        word: usize,
    },
    /// So many words instead of 24, or of 33 on a share.
    WordCount {
        /// Where.
        sheet: Option<u8>,
        /// How many.
        words: usize,
    },
    /// Every word is on the list; one is wrong, or two changed places.
    Checksum {
        /// Where.
        sheet: Option<u8>,
    },
    /// A share by the same standard that no recovery kit has.
    OtherKind {
        /// Where.
        sheet: Option<u8>,
    },
    /// The two shares are of two different sets.
    OtherSet,
    /// The same share twice.
    SameShare,
    /// The two shares say that they belong together, and do not.
    Unfit,
    /// A sound kit, of another school.
    OtherSchool,
    /// A sound kit that does not open this file: one of the two is another school's.
    OtherCopy,
}

/// Why a bundle was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BundleFlaw {
    /// Not a bundle at all; what it seems to be instead, as a stable code (`pdf`, `zip`, `csv`, `empty` …).
    NotABundle(String),
    /// Not the request for a reset.
    NotAReset,
    /// Sealed to others.
    NotForThisDevice,
    /// A parcel with a part for others, and none for this device.
    NotInParcel,
    /// The six-word code does not open it.
    WrongCode,
    /// Cut short.
    Truncated,
    /// Altered, or damaged on the way.
    Altered,
    /// Larger than it may be, or inflates without end.
    TooLarge,
    /// Made by a newer version.
    NewerFormat,
    /// Another school's.
    OtherSchool,
    /// The signature does not hold.
    BadSignature,
    /// A part is missing, doubled, or not what the manifest says.
    BadParts,
    /// An attachment is missing, or is not what the manifest says.
    File {
        /// What the entry that names it calls it.
        name: String,
        /// It is not there at all.
        missing: bool,
    },
    /// An entry is malformed.
    BadEntry,
    /// A device's chain of entries is broken.
    BrokenChain,
    /// Not the kind of bundle that was asked for; its kind's stable code.
    WrongKind(String),
    /// It brings a second history of a device by whose word this one's person administers: what both say after the place where they
    /// part is held, that word among it.
    ForkOfRights,
    /// It brings the word that ends this person's right to take such a file.
    EndsRights,
    /// From a device that has been revoked.
    Revoked,
    /// Practice and real never mix.
    Practice,
}
