//! What a column may be, and which column is what.

use serde::{Deserialize, Serialize};

/// What a column may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Surname.
    Surname,
    /// Forename.
    Forename,
    /// Preferred forename.
    Preferred,
    /// Both names in one: "Smith, Jane" or "Jane Smith".
    FullName,
    /// Date of birth.
    Born,
    /// Year group.
    Year,
    /// Class or registration group.
    Class,
    /// Unique pupil number.
    Upn,
    /// Admission number.
    LocalId,
    /// Sex.
    Sex,
    /// Special educational needs.
    Sen,
    /// Pupil premium.
    PupilPremium,
    /// Not brought in.
    Ignore,
}

impl Field {
    /// Every field, in the order that forms offer them.
    pub const ALL: [Self; 13] = [
        Self::Surname,
        Self::Forename,
        Self::Preferred,
        Self::FullName,
        Self::Born,
        Self::Year,
        Self::Class,
        Self::Upn,
        Self::LocalId,
        Self::Sex,
        Self::Sen,
        Self::PupilPremium,
        Self::Ignore,
    ];
}

/// Which column is what, column by column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping(pub Vec<Field>);

impl Mapping {
    /// The first column that is `field`.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0.iter().position(|found| *found == field)
    }

    /// Whether names can be read with it.
    pub fn names(&self) -> bool {
        let both = self.column(Field::Surname).is_some() && self.column(Field::Forename).is_some();
        both || self.column(Field::FullName).is_some()
    }
}
