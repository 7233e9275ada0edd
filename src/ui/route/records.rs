//! Where reports and the trail are.

use crate::domain::ids::{EntryId, PupilId};
use crate::ui::text::titles;

/// A screen about what all records together say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordsRoute {
    /// Two periods side by side.
    Reports,
    /// What governors are given.
    Governors,
    /// Everything that was done.
    Trail,
    /// Everything that was done to a concern.
    OfConcern(EntryId),
    /// Everything that was done about a pupil.
    OfPupil(PupilId),
    /// A walk of every chain.
    Verify,
}

impl RecordsRoute {
    /// The screen that the parts of an address name.
    pub fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["reports"] => Self::Reports,
            ["reports", "governors"] => Self::Governors,
            ["trail"] => Self::Trail,
            ["trail", "verify"] => Self::Verify,
            ["trail", "concern", id] => Self::OfConcern(id.parse().ok()?),
            ["trail", "pupil", id] => Self::OfPupil(id.parse().ok()?),
            _ => return None,
        })
    }

    /// The address of this screen, with its `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Reports => "#/reports".to_owned(),
            Self::Governors => "#/reports/governors".to_owned(),
            Self::Trail => "#/trail".to_owned(),
            Self::Verify => "#/trail/verify".to_owned(),
            Self::OfConcern(concern) => format!("#/trail/concern/{concern}"),
            Self::OfPupil(pupil) => format!("#/trail/pupil/{pupil}"),
        }
    }

    /// The window's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Reports => titles::REPORTS,
            Self::Governors => titles::GOVERNORS,
            Self::Trail | Self::OfConcern(_) | Self::OfPupil(_) => titles::TRAIL,
            Self::Verify => titles::VERIFY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        for route in [
            RecordsRoute::Reports,
            RecordsRoute::Governors,
            RecordsRoute::Trail,
            RecordsRoute::Verify,
            RecordsRoute::OfConcern(EntryId([4; 32])),
            RecordsRoute::OfPupil(PupilId([5; 16])),
        ] {
            let hash = route.hash();
            let parts: Vec<&str> = hash.trim_start_matches("#/").split('/').collect();
            assert_eq!(RecordsRoute::parse(&parts), Some(route), "{hash}");
        }
        assert_eq!(RecordsRoute::parse(&["trail", "concern", "zz"]), None);
    }
}
