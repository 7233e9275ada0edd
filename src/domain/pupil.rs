//! Pupils. Identity (what any member of staff may see, to pick the right child) and details (what only
//! administrators see) are two entries, because a device is sent whole entries or nothing.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use serde::{Deserialize, Serialize};

use super::ids::{EntryId, PupilId};
use super::pupil_file::{PupilRow, SenStatus, Sex, YearGroup};
use super::time::Day;

/// What tells one child from another: the directory that every member of staff has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Which pupil.
    pub pupil: PupilId,
    /// Surname as the school's records have it.
    pub surname: String,
    /// Forename as the school's records have it.
    pub forename: String,
    /// What the child is called, if it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<String>,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Day>,
    /// Year group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<YearGroup>,
    /// Class or registration group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The day on which they left, if they have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Day>,
    /// The year at whose turn of the school year this was written, if that is why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolled: Option<i16>,
    /// The identity entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// What else the school's records say: administrators only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Which pupil.
    pub pupil: PupilId,
    /// Unique pupil number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<super::upn::Upn>,
    /// The school's own admission number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_id: Option<String>,
    /// Sex as the census has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Special educational needs provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sen: Option<SenStatus>,
    /// Whether the pupil attracts the pupil premium.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pupil_premium: Option<bool>,
    /// The details entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

impl Identity {
    /// The identity that a row of a school's export gives a pupil.
    pub fn from_row(pupil: PupilId, row: &PupilRow, replaces: Vec<EntryId>) -> Self {
        Self {
            pupil,
            surname: row.surname.clone(),
            forename: row.forename.clone(),
            preferred: row.preferred.clone(),
            born: row.born,
            year: row.year,
            class: row.class.clone(),
            left: None,
            rolled: None,
            replaces,
        }
    }

    /// The name to show: what the child is called, then the surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.preferred.as_deref().unwrap_or(&self.forename), self.surname)
    }
}

impl Details {
    /// The details that a row of a school's export gives a pupil.
    pub fn from_row(pupil: PupilId, row: &PupilRow, replaces: Vec<EntryId>) -> Self {
        Self {
            pupil,
            upn: row.upn.clone(),
            local_id: row.local_id.clone(),
            sex: row.sex,
            sen: row.sen,
            pupil_premium: row.pupil_premium,
            replaces,
        }
    }
}

/// A row as it would read in an export, put together again from both entries.
pub fn to_row(identity: &Identity, details: Option<&Details>) -> PupilRow {
    PupilRow {
        surname: identity.surname.clone(),
        forename: identity.forename.clone(),
        preferred: identity.preferred.clone(),
        born: identity.born,
        year: identity.year,
        class: identity.class.clone(),
        upn: details.and_then(|d| d.upn.clone()),
        local_id: details.and_then(|d| d.local_id.clone()),
        sex: details.and_then(|d| d.sex),
        sen: details.and_then(|d| d.sen),
        pupil_premium: details.and_then(|d| d.pupil_premium),
    }
}

/// A text without case and accents.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    const ACCENTS: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMapBorrowed::new();
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    apart.chars().filter(|letter| ACCENTS.get_u8(*letter) == 0).flat_map(char::to_lowercase).collect()
}

/// A name without case, accents, spaces and signs.
pub fn bare(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
