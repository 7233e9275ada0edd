//! How a person gets in: vaults, second factors, passkeys, joining, resets, and the recovery kit.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{SchoolId, VaultId};
use crate::domain::person::{Author, Person};
use crate::domain::time::Millis;

/// See [`super::View::Welcome`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// Vaults in this browser profile.
    pub vaults: Vec<VaultCard>,
    /// When a mark was left to see whether this computer erases everything.
    pub mark: Option<Millis>,
}

/// A vault as the lock screen lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultCard {
    /// Which.
    pub vault: VaultId,
    /// The short name that its person chose.
    pub label: String,
    /// True for a practice school.
    pub practice: bool,
}

/// See [`super::View::CodeNeeded`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorAsked {
    /// An authenticator app is set up: its code, or a printed one, is taken.
    pub app: bool,
    /// Passkeys that are taken.
    pub passkeys: Vec<PasskeyOffer>,
}

/// A passkey to ask the authenticator for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyOffer {
    /// Its number.
    pub number: u32,
    /// The credential's id, hexadecimal.
    pub credential: String,
    /// What its secret is derived from, hexadecimal.
    pub salt: String,
}

/// See [`super::View::Passkeys`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkeys {
    /// Each, oldest first.
    pub passkeys: Vec<PasskeyCard>,
    /// A new one would be the second factor; otherwise it opens the vault in the passphrase's place.
    pub factor: bool,
    /// An authenticator app is set up.
    pub app: bool,
    /// It may be removed.
    pub app_removable: bool,
}

/// A passkey in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyCard {
    /// Its number.
    pub number: u32,
    /// What its person calls it.
    pub name: String,
    /// When it was kept.
    pub added: Millis,
    /// It is a second factor.
    pub factor: bool,
}

/// See [`super::View::PasskeyOffered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyOffered {
    /// What its secret is to be derived from, hexadecimal.
    pub salt: String,
    /// Whose it is.
    pub name: String,
    /// Credentials that are kept already, hexadecimal.
    pub credentials: Vec<String>,
}

/// The recovery kit: shown once, printed, never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// The school's name.
    pub school: String,
    /// Twenty-four words.
    pub words: Vec<String>,
    /// The kit's `age` identity (`AGE-SECRET-KEY-PQ-1…`), for opening a full copy with stock tools.
    pub identity: String,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// The words as a QR code: one row of modules a string, `1` dark.
    pub qr: Vec<String>,
    /// The number that all shares of this kit bear.
    pub set: u16,
    /// Three shares, of which two are as good as the words above.
    pub shares: Vec<KitShare>,
    /// When it was made.
    pub made: Millis,
}

/// A share of the recovery kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitShare {
    /// Which, from 1.
    pub number: u8,
    /// Thirty-three words.
    pub words: Vec<String>,
    /// The words as a QR code.
    pub qr: Vec<String>,
}

/// See [`super::View::KitProven`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitProven {
    /// By two shares, not by the whole kit.
    pub shares: bool,
    /// When.
    pub at: Millis,
}

/// See [`super::View::Restorable`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restorable {
    /// The school.
    pub school: String,
    /// True for a practice school.
    pub practice: bool,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// When the copy was made.
    pub made: Millis,
    /// Who made it.
    pub maker: Author,
    /// Who is the safeguarding lead in it.
    pub lead: Option<Person>,
    /// The staff list to pick from.
    pub staff: Vec<Person>,
    /// How many pupils it holds.
    pub pupils: usize,
    /// How many concerns.
    pub concerns: usize,
    /// How many entries in all.
    pub entries: usize,
}

/// See [`super::View::Invitation`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The school.
    pub school: String,
    /// True for a practice school.
    pub practice: bool,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// The staff list to pick from.
    pub staff: Vec<Person>,
    /// How many pupils the pack brings.
    pub pupils: usize,
}

/// See [`super::View::Reset`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetAsked {
    /// The request's file name: random, it says nothing.
    pub file_name: String,
    /// Six words, to compare with the administrator's.
    pub words: Vec<String>,
}

/// See [`super::View::ResetLooked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetLooked {
    /// Whose it is, from inside the recovery slot and the roster.
    pub name: String,
    /// Their job.
    pub job: String,
    /// What they call the device.
    pub device_label: String,
    /// Six words, to compare with theirs.
    pub words: Vec<String>,
}

/// See [`super::View::FactorOffered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorOffered {
    /// The secret, to type.
    pub typed: String,
    /// The secret as a QR code: one row of modules a string, `1` dark.
    pub qr: Vec<String>,
}

/// See [`super::View::VisitorSchools`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorSchool {
    /// Which.
    pub school: SchoolId,
    /// Its fingerprint, as safety words.
    pub fingerprint: Vec<String>,
}
