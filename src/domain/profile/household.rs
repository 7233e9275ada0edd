//! A household: the children who live together or are brothers and sisters, and the adults with them. Names are written
//! down with it, so that it can be read without the directory (L16).

use serde::{Deserialize, Serialize};

use super::codes;
use crate::domain::concern::{Child, TEXT_LIMIT};
use crate::domain::ids::{EntryId, HouseholdId, PupilId};

codes!(
    /// What an adult is to the children.
    Relation {
        /// Mother.
        Mother,
        /// Father.
        Father,
        /// Step-parent.
        StepParent,
        /// A parent's partner.
        ParentsPartner,
        /// Adoptive parent.
        AdoptiveParent,
        /// Foster carer.
        FosterCarer,
        /// A relative who cares for the child.
        KinshipCarer,
        /// Special guardian.
        SpecialGuardian,
        /// Grandparent.
        Grandparent,
        /// Aunt or uncle.
        AuntOrUncle,
        /// A grown-up brother or sister.
        Sibling,
        /// Another relative.
        OtherRelative,
        /// A friend of the family.
        FamilyFriend,
        /// A childminder or nanny.
        Childminder,
        /// A neighbour.
        Neighbour,
        /// A lodger, or another adult in the home.
        Lodger,
        /// Somebody who works at the school.
        SchoolStaff,
        /// A coach, club or faith leader.
        Coach,
        /// A driver or escort.
        Transport,
        /// A young person who is not at this school.
        YoungPerson,
        /// Somebody known from online.
        OnlineContact,
        /// Nobody knows.
        Unknown,
    }
);

/// A child of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdChild {
    /// Who: on the directory, or somebody else's name.
    pub child: Child,
    /// The name shown when it was written.
    pub name: String,
    /// A brother or sister who lives elsewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub elsewhere: bool,
}

/// An adult of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdAdult {
    /// The name.
    pub name: String,
    /// What they are to the children.
    pub relation: Relation,
    /// How to reach them, and what else is to be known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A household as it stands after one entry. See [`crate::domain::event::Event::Household`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// Which.
    pub household: HouseholdId,
    /// Its children.
    pub children: Vec<HouseholdChild>,
    /// Its adults.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adults: Vec<HouseholdAdult>,
    /// Anything else: who sleeps where and when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

impl Household {
    /// Its children on the directory.
    pub fn pupils(&self) -> impl Iterator<Item = PupilId> {
        self.children.iter().filter_map(|child| match &child.child {
            Child::Pupil(pupil) => Some(*pupil),
            Child::Unlisted(_) => None,
        })
    }
}

/// What a household that is being written lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HouseholdFlaw {
    /// The name of a child.
    Child,
    /// The name of an adult.
    Adult,
    /// It is too long.
    TooLong,
}

/// A household being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdDraft {
    /// Its children.
    pub children: Vec<HouseholdChild>,
    /// Its adults.
    pub adults: Vec<HouseholdAdult>,
    /// Anything else.
    pub note: String,
}

impl From<&Household> for HouseholdDraft {
    fn from(household: &Household) -> Self {
        let Household { children, adults, note, .. } = household.clone();
        Self { children, adults, note }
    }
}

impl HouseholdDraft {
    /// The household, if every name is there; it takes the place of those entries. A household without children is one
    /// that has ended.
    ///
    /// # Errors
    /// What it lacks.
    pub fn check(
        &self,
        household: HouseholdId,
        replaces: Vec<EntryId>,
    ) -> Result<Household, Vec<HouseholdFlaw>> {
        let blank = |text: &str| text.trim().is_empty();
        let mut flaws = Vec::new();
        if self.children.iter().any(|child| blank(&child.name)) {
            flaws.push(HouseholdFlaw::Child);
        }
        if self.adults.iter().any(|adult| blank(&adult.name)) {
            flaws.push(HouseholdFlaw::Adult);
        }
        let adults = self.adults.iter().map(|adult| adult.name.len() + adult.note.len());
        let children = self.children.iter().map(|child| child.name.len());
        if adults.chain(children).sum::<usize>() + self.note.len() > TEXT_LIMIT {
            flaws.push(HouseholdFlaw::TooLong);
        }
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let mut seen: Vec<&Child> = Vec::new();
        let mut children = Vec::new();
        for child in &self.children {
            if !seen.contains(&&child.child) {
                seen.push(&child.child);
                children.push(HouseholdChild { name: child.name.trim().to_owned(), ..child.clone() });
            }
        }
        let adults = self.adults.iter().map(|adult| HouseholdAdult {
            name: adult.name.trim().to_owned(),
            note: adult.note.trim().to_owned(),
            ..adult.clone()
        });
        let (adults, note) = (adults.collect(), self.note.trim().to_owned());
        Ok(Household { household, children, adults, note, replaces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child(number: u8) -> HouseholdChild {
        let child = Child::Pupil(PupilId([number; 16]));
        HouseholdChild { child, name: format!("Child {number}"), elsewhere: false }
    }

    #[test]
    fn a_household_names_everybody_and_nobody_twice() {
        let adult = HouseholdAdult { name: "  ".into(), relation: Relation::Mother, note: String::new() };
        let nameless = HouseholdDraft { adults: vec![adult.clone()], ..HouseholdDraft::default() };
        let check = |draft: &HouseholdDraft| draft.check(HouseholdId([1; 16]), Vec::new());
        assert_eq!(check(&nameless), Err(vec![HouseholdFlaw::Adult]));
        let adult = HouseholdAdult { name: " Ms Example ".into(), ..adult };
        let draft =
            HouseholdDraft { children: vec![child(1), child(2), child(1)], adults: vec![adult], ..nameless };
        let household = check(&draft).unwrap();
        assert_eq!(household.pupils().collect::<Vec<_>>(), [PupilId([1; 16]), PupilId([2; 16])]);
        assert_eq!(household.adults[0].name, "Ms Example");
        assert_eq!(HouseholdDraft::from(&household).children.len(), 2);
    }
}
