//! What of reports can be taken out to be read elsewhere.

use serde::{Deserialize, Serialize};

/// Something that was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Export {
    /// Counts and times.
    Tables,
    /// A line for each concern.
    Concerns,
    /// Who has what to do.
    Actions,
    /// When each device last handed over.
    Devices,
    /// What is given to governors.
    GovernorsPack,
    /// What was found when all records were verified.
    Statement,
}

impl Export {
    /// Everything that there is.
    pub const ALL: [Self; 6] =
        [Self::Tables, Self::Concerns, Self::Actions, Self::Devices, Self::GovernorsPack, Self::Statement];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Concerns => "concerns",
            Self::Actions => "actions",
            Self::Devices => "devices",
            Self::GovernorsPack => "governors-pack",
            Self::Statement => "statement",
        }
    }

    /// What a code stands for; none if only a newer version knows it.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| export.code() == code)
    }
}
