//! Where pupils' files are.

use crate::domain::ids::PupilId;
use crate::ui::text::titles;

/// A screen about a pupil's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileRoute {
    /// One pupil's file.
    File(PupilId),
    /// What concerns about several pupils have in common.
    Patterns,
}

impl ProfileRoute {
    /// The screen that the parts of an address name.
    pub fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["pupils", "patterns"] => Self::Patterns,
            ["pupils", id] => Self::File(id.parse().ok()?),
            _ => return None,
        })
    }

    /// The address of this screen, with its `#`.
    pub fn hash(self) -> String {
        match self {
            Self::File(pupil) => format!("#/pupils/{pupil}"),
            Self::Patterns => "#/pupils/patterns".to_owned(),
        }
    }

    /// The window's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::File(_) => titles::PUPIL_FILE,
            Self::Patterns => titles::PATTERNS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        for route in [ProfileRoute::File(PupilId([5; 16])), ProfileRoute::Patterns] {
            let hash = route.hash();
            let parts: Vec<&str> = hash.trim_start_matches("#/").split('/').collect();
            assert_eq!(ProfileRoute::parse(&parts), Some(route), "{hash}");
        }
        assert_eq!(ProfileRoute::parse(&["pupils", "zz"]), None);
    }
}
