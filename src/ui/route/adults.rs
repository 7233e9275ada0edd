//! Where concerns about adults are.

use crate::domain::hearing::Progress;
use crate::domain::ids::EntryId;
use crate::ui::text::titles;

/// A screen about concerns about adults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdultsRoute {
    /// The inbox of those who hear them.
    Inbox(Progress),
    /// One of them.
    Case(EntryId),
    /// The concerns of each adult side by side.
    Patterns,
    /// What one wrote oneself and cannot read any more.
    Own,
    /// The governors' kit.
    Kit,
}

impl AdultsRoute {
    /// The screen that the parts of an address name.
    pub fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["adults"] => Self::Inbox(Progress::New),
            ["adults", "open"] => Self::Inbox(Progress::Open),
            ["adults", "closed"] => Self::Inbox(Progress::Closed),
            ["adults", "by-adult"] => Self::Patterns,
            ["adults", "mine"] => Self::Own,
            ["adults", "kit"] => Self::Kit,
            ["adults", id] => Self::Case(id.parse().ok()?),
            _ => return None,
        })
    }

    /// The address of this screen, with its `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Inbox(Progress::New) => "#/adults".to_owned(),
            Self::Inbox(Progress::Open) => "#/adults/open".to_owned(),
            Self::Inbox(Progress::Closed) => "#/adults/closed".to_owned(),
            Self::Case(concern) => format!("#/adults/{concern}"),
            Self::Patterns => "#/adults/by-adult".to_owned(),
            Self::Own => "#/adults/mine".to_owned(),
            Self::Kit => "#/adults/kit".to_owned(),
        }
    }

    /// The window's title.
    pub fn title(self) -> &'static str {
        titles::ADULTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        let piles = Progress::ALL.map(AdultsRoute::Inbox);
        let others =
            [AdultsRoute::Case(EntryId([4; 32])), AdultsRoute::Patterns, AdultsRoute::Own, AdultsRoute::Kit];
        for route in piles.into_iter().chain(others) {
            let hash = route.hash();
            let parts: Vec<&str> = hash.trim_start_matches("#/").split('/').collect();
            assert_eq!(AdultsRoute::parse(&parts), Some(route), "{hash}");
        }
    }
}
