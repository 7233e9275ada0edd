//! Where tasks, actions and cards are.

use crate::domain::ids::{ActionId, EntryId};
use crate::ui::text::titles;

/// A screen about tasks, actions, cards or disclosures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionsRoute {
    /// One's own tasks.
    Mine,
    /// Every action.
    Desk,
    /// One action.
    One(ActionId),
    /// Give an action, from a concern or from none.
    Give(Option<EntryId>),
    /// Write a card, from a concern or from none.
    Card(Option<EntryId>),
    /// Record what an agency was told of a concern.
    Disclose(EntryId),
}

impl ActionsRoute {
    /// The screen that the parts of an address name.
    pub fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["tasks"] => Self::Mine,
            ["actions"] => Self::Desk,
            ["actions", "give"] => Self::Give(None),
            ["actions", "card"] => Self::Card(None),
            ["actions", id] => Self::One(id.parse().ok()?),
            ["concerns", id, "give"] => Self::Give(Some(id.parse().ok()?)),
            ["concerns", id, "card"] => Self::Card(Some(id.parse().ok()?)),
            ["concerns", id, "disclose"] => Self::Disclose(id.parse().ok()?),
            _ => return None,
        })
    }

    /// The address of this screen, with its `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Mine => "#/tasks".to_owned(),
            Self::Desk => "#/actions".to_owned(),
            Self::One(action) => format!("#/actions/{action}"),
            Self::Give(None) => "#/actions/give".to_owned(),
            Self::Card(None) => "#/actions/card".to_owned(),
            Self::Give(Some(concern)) => format!("#/concerns/{concern}/give"),
            Self::Card(Some(concern)) => format!("#/concerns/{concern}/card"),
            Self::Disclose(concern) => format!("#/concerns/{concern}/disclose"),
        }
    }

    /// The window's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Mine => titles::TASKS,
            Self::Desk => titles::ACTIONS,
            Self::One(_) => titles::ACTION,
            Self::Give(_) => titles::GIVE_ACTION,
            Self::Card(_) => titles::WRITE_CARD,
            Self::Disclose(_) => titles::DISCLOSE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        let entry = EntryId([4; 32]);
        for route in [
            ActionsRoute::Mine,
            ActionsRoute::Desk,
            ActionsRoute::One(ActionId([5; 16])),
            ActionsRoute::Give(None),
            ActionsRoute::Give(Some(entry)),
            ActionsRoute::Card(None),
            ActionsRoute::Card(Some(entry)),
            ActionsRoute::Disclose(entry),
        ] {
            let hash = route.hash();
            let parts: Vec<&str> = hash.trim_start_matches("#/").split('/').collect();
            assert_eq!(ActionsRoute::parse(&parts), Some(route), "{hash}");
        }
        assert_eq!(ActionsRoute::parse(&["actions", "zz"]), None);
    }
}
