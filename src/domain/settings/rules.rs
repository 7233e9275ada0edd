//! Rules that suggest at triage who may need to know. They send nothing: somebody writes a card, and confirms it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::SettingFlaw;
use crate::domain::category::Category;
use crate::domain::ids::PersonId;
use crate::domain::triage::Level;

/// Whom to think of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertRule {
    /// Where a concern is filed under one of these, or under what is within them; none for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// And at least so much help is needed; none for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Who may need to know.
    pub people: Vec<PersonId>,
    /// Why, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl AlertRule {
    pub(super) fn check(&self) -> Result<(), SettingFlaw> {
        if self.people.is_empty() {
            return Err(SettingFlaw::NoPerson);
        }
        if self.categories.is_empty() && self.level.is_none() { Err(SettingFlaw::Boundless) } else { Ok(()) }
    }

    /// Whether it holds for a concern filed under these, at this level.
    pub fn holds(&self, categories: &[Category], level: Option<Level>) -> bool {
        let within = |rule: &Category, filed: &Category| {
            rule == filed || filed.group().is_some_and(|group| group.code == rule.code())
        };
        let filed = self.categories.is_empty()
            || categories.iter().any(|filed| self.categories.iter().any(|rule| within(rule, filed)));
        let high = self.level.is_none_or(|least| level.is_some_and(|level| level >= least));
        filed && high && !(categories.is_empty() && level.is_none())
    }
}

/// Who may need to know of a concern filed under these, at this level.
pub fn suggested(rules: &[AlertRule], categories: &[Category], level: Option<Level>) -> BTreeSet<PersonId> {
    let holding = rules.iter().filter(|rule| rule.holds(categories, level));
    holding.flat_map(|rule| rule.people.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(code: &str) -> Category {
        Category::try_from(code.to_owned()).unwrap()
    }

    #[test]
    fn a_rule_for_a_group_holds_for_what_is_within_it_and_a_level_for_what_is_above() {
        let nurse = PersonId([1; 16]);
        let neglect =
            AlertRule { categories: vec![category("neglect")], people: vec![nurse], ..AlertRule::default() };
        let high = AlertRule {
            level: Some(Level::Targeted),
            people: vec![PersonId([2; 16])],
            ..AlertRule::default()
        };
        let rules = [neglect, high];
        let told = |codes: &[&str], level| {
            let categories: Vec<Category> = codes.iter().map(|code| category(code)).collect();
            suggested(&rules, &categories, level).len()
        };
        assert_eq!(told(&["neglect-hygiene"], Some(Level::Universal)), 1);
        assert_eq!(told(&["welfare"], Some(Level::Universal)), 0);
        assert_eq!(told(&["welfare"], Some(Level::Acute)), 1);
        assert_eq!(told(&["neglect"], Some(Level::Targeted)), 2);
        assert_eq!(told(&[], None), 0);
    }
}
