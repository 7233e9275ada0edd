//! Somebody who is alleged to have harmed a child, named in a concern by an administrator. The same person in several
//! concerns carries one id: that is what links them, never a likeness of names.

use serde::{Deserialize, Serialize};

use super::{ProfileFlaw, Relation};
use crate::domain::concern::TEXT_LIMIT;
use crate::domain::ids::{AllegedId, EntryId};

/// See [`crate::domain::event::Event::Alleged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alleged {
    /// Who.
    pub alleged: AllegedId,
    /// In which concern.
    pub concern: EntryId,
    /// The name, or what is known of them ("a man in a blue van").
    pub name: String,
    /// What they are to the child.
    pub relation: Relation,
    /// They are not meant in this concern after all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_meant: bool,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// One who is being named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllegedDraft {
    /// Somebody named before; absent is somebody new.
    pub alleged: Option<AllegedId>,
    /// The name.
    pub name: String,
    /// What they are to the child.
    pub relation: Relation,
    /// They are not meant after all.
    pub not_meant: bool,
}

impl AllegedDraft {
    /// The entry, if there is a name.
    ///
    /// # Errors
    /// [`ProfileFlaw::AllegedName`] or [`ProfileFlaw::TooLong`].
    pub fn check(
        &self,
        alleged: AllegedId,
        concern: EntryId,
        replaces: Vec<EntryId>,
    ) -> Result<Alleged, ProfileFlaw> {
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(ProfileFlaw::AllegedName);
        }
        if name.len() > TEXT_LIMIT {
            return Err(ProfileFlaw::TooLong);
        }
        let (relation, not_meant) = (self.relation, self.not_meant);
        Ok(Alleged { alleged, concern, name, relation, not_meant, replaces })
    }
}
