//! Formal categories: what the lead and the administrators file a concern under. Entries hold stable codes; what a code is
//! called is a school's own affair and may change without changing what was filed.

mod codes;

pub use codes::GROUPS;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::concern::Topic;

/// No code is longer, in bytes: a newer version's may be one that this version does not know.
const LONGEST: usize = 96;

/// The longest name that a school gives a category, in letters.
pub const LONGEST_LABEL: usize = 80;

/// A category's stable code, in kebab-case: a group's own (`neglect`) or one within it (`neglect-hygiene`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Category(String);

/// A group of categories.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// The group's own code: for what belongs to none within it.
    pub code: &'static str,
    /// The codes within it, each beginning with the group's.
    pub within: &'static [&'static str],
    /// Whether it is about adults who work at the school: such concerns are sealed, and no other is filed under it.
    pub adults: bool,
}

impl Group {
    /// Every code: the group's own, then those within it.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.code).chain(self.within.iter().copied())
    }
}

/// Text that is no category's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a category's code")]
pub struct NoCode;

impl Category {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The group that it is of; none if only a newer version knows it.
    pub fn group(&self) -> Option<&'static Group> {
        GROUPS.iter().find(|group| group.codes().any(|code| code == self.0))
    }

    /// Whether a concern about a child is filed under it.
    pub fn fits_a_concern(&self) -> bool {
        self.group().is_some_and(|group| !group.adults)
    }
}

impl TryFrom<String> for Category {
    type Error = NoCode;

    fn try_from(code: String) -> Result<Self, NoCode> {
        let word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if code.len() <= LONGEST && code.split('-').all(word) { Ok(Self(code)) } else { Err(NoCode) }
    }
}

impl From<Category> for String {
    fn from(category: Category) -> Self {
        category.0
    }
}

/// The groups near to what a recorder picked: a form shows these first, and chooses none.
pub fn near(topics: &[Topic]) -> Vec<&'static Group> {
    let codes = |topic: &Topic| -> &[&str] {
        match topic {
            Topic::InjuryOrMark => &["physical-abuse"],
            Topic::AtHome => &["family", "domestic-abuse"],
            Topic::CareAndNeeds => &["neglect"],
            Topic::Behaviour | Topic::Welfare => &["welfare"],
            Topic::Bullying | Topic::BetweenChildren => &["child-on-child"],
            Topic::Online => &["online-safety"],
            Topic::Feelings => &["mental-health"],
            Topic::Attendance => &["attendance"],
            Topic::Send | Topic::Health => &["health-and-send"],
            Topic::SomeoneOutside => &["exploitation"],
            Topic::Extremism => &["prevent"],
            Topic::ToldMe | Topic::Other => &[],
        }
    };
    let near: Vec<&str> = topics.iter().flat_map(codes).copied().collect();
    GROUPS.iter().filter(|group| near.contains(&group.code)).collect()
}

/// The codes of a group that the school offers for concerns about children.
pub fn offered(group: &Group, names: &Names) -> Vec<Category> {
    let hidden = |category: &Category| names.get(category).is_some_and(|naming| naming.hidden);
    let codes = group.codes().filter(|_| !group.adults).map(|code| Category(code.to_owned()));
    codes.filter(|category| !hidden(category)).collect()
}

/// What a school does with one category.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// What it is called here; absent for the name that it comes with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Not offered any more. What is filed under it stays so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl Naming {
    /// Without spaces around the name, and without a name that is none; none if it does nothing then.
    pub fn tidy(self) -> Option<Self> {
        let label = self.label.map(|label| label.trim().chars().take(LONGEST_LABEL).collect::<String>());
        let tidy = Self { label: label.filter(|label| !label.is_empty()), hidden: self.hidden };
        (tidy != Self::default()).then_some(tidy)
    }
}

/// What a school does with its categories; those that it leaves as they come are not among them.
pub type Names = BTreeMap<Category, Naming>;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_seventeen_groups_and_every_code_is_one_of_its_group_alone() {
        assert_eq!(GROUPS.len(), 17);
        let mut seen = BTreeSet::new();
        for group in &GROUPS {
            for code in group.codes() {
                assert!(seen.insert(code), "{code} twice");
                let category = Category::try_from(code.to_owned()).unwrap();
                assert_eq!(category.group(), Some(group), "{code}");
                assert!(code == group.code || code.starts_with(&format!("{}-", group.code)), "{code}");
            }
        }
    }

    #[test]
    fn a_newer_versions_code_reads_and_what_is_no_code_does_not() {
        let newer: Category = serde_json::from_str("\"neglect-of-robots\"").unwrap();
        assert!(newer.group().is_none() && !newer.fits_a_concern());
        for bad in ["", "Neglect", "neglect hygiene", "-neglect", "neglect-", &"a".repeat(97)] {
            assert_eq!(Category::try_from(bad.to_owned()), Err(NoCode), "{bad}");
        }
    }

    #[test]
    fn what_is_near_and_offered_leaves_out_what_is_hidden_and_what_is_about_adults() {
        let groups = |topics: &[Topic]| near(topics).iter().map(|group| group.code).collect::<Vec<_>>();
        assert_eq!(groups(&[Topic::AtHome, Topic::CareAndNeeds]), ["neglect", "domestic-abuse", "family"]);
        assert!(Topic::ALL.iter().flat_map(|topic| near(&[*topic])).all(|group| !group.adults));
        let hygiene = Category("neglect-hygiene".into());
        let names = [(hygiene.clone(), Naming { label: None, hidden: true })].into();
        let [neglect] = near(&[Topic::CareAndNeeds])[..] else { panic!() };
        assert!(offered(neglect, &Names::new()).contains(&hygiene));
        assert!(!offered(neglect, &names).contains(&hygiene));
        assert!(GROUPS.iter().filter(|group| group.adults).all(|group| offered(group, &names).is_empty()));
    }

    #[test]
    fn a_name_that_does_nothing_is_not_kept() {
        let spaces = Naming { label: Some("  ".into()), hidden: false };
        assert_eq!(spaces.tidy(), None);
        let kept = Naming { label: Some(" Care ".into()), hidden: true }.tidy().unwrap();
        assert_eq!(kept, Naming { label: Some("Care".into()), hidden: true });
    }
}
