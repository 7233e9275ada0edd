//! What a school writes down about itself: its places and agencies, whom to think of at triage, its policy, its holidays. Each is
//! one list or one set of facts, said whole, newest first; what was chosen by it before keeps the words it had then.

mod holidays;
mod rules;

pub use holidays::{Holiday, Holidays};
pub use rules::{AlertRule, suggested};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::disclosure::Agency;
use super::time::Day;

/// The longest name, in letters.
pub const LONGEST_NAME: usize = 120;
/// The longest list.
pub const MOST: usize = 400;

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Setting {
    /// Places, to be suggested where a concern asks where.
    Places {
        /// Each.
        places: Vec<NamedPlace>,
    },
    /// Agencies, to choose from where one is told something.
    Agencies {
        /// Each.
        agencies: Vec<NamedAgency>,
    },
    /// Whom to think of at triage. Administrators only.
    AlertRules {
        /// Each.
        rules: Vec<AlertRule>,
    },
    /// The safeguarding policy.
    Policy(Policy),
    /// Days on which the school is closed.
    Holidays {
        /// Each stretch of them.
        holidays: Vec<Holiday>,
    },
    /// One that only a newer version knows.
    #[serde(other)]
    Newer,
}

/// Which setting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingKind {
    /// Places.
    Places,
    /// Agencies.
    Agencies,
    /// Whom to think of at triage.
    AlertRules,
    /// The policy.
    Policy,
    /// Holidays.
    Holidays,
    /// One that only a newer version knows.
    Newer,
}

/// A place at the school, or near it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPlace {
    /// Its stable code: concerns keep it, whatever it is called later.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// Not offered any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

/// An agency that the school works with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAgency {
    /// Its stable code.
    pub code: String,
    /// What it is called, and who answers there.
    pub name: String,
    /// What it is.
    pub kind: Agency,
    /// Its telephone number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Not offered any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

/// The facts of the safeguarding policy; the policy itself is kept elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// What it is called.
    pub title: String,
    /// Where it is kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kept: String,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The day of this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Day>,
    /// The day by which it is to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Day>,
}

/// So many days before its review a policy is brought to mind.
const REMIND: i32 = 28;

impl Policy {
    /// The day of its review, if that is near or past.
    pub fn due(&self, today: Day) -> Option<Day> {
        self.review.filter(|review| today.plus_days(REMIND).is_some_and(|soon| *review <= soon))
    }
}

/// What is wrong with a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingFlaw {
    /// A name is missing.
    Nameless,
    /// Two have one name.
    Twice,
    /// There are too many.
    TooMany,
    /// A rule names nobody.
    NoPerson,
    /// A rule holds for everything: it names neither a category nor a level.
    Boundless,
    /// A holiday ends before it begins.
    Backwards,
}

impl Setting {
    /// Which it is.
    pub fn kind(&self) -> SettingKind {
        match self {
            Self::Places { .. } => SettingKind::Places,
            Self::Agencies { .. } => SettingKind::Agencies,
            Self::AlertRules { .. } => SettingKind::AlertRules,
            Self::Policy(_) => SettingKind::Policy,
            Self::Holidays { .. } => SettingKind::Holidays,
            Self::Newer => SettingKind::Newer,
        }
    }

    /// Tidied, if nothing is wrong with it.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(self) -> Result<Self, SettingFlaw> {
        Ok(match self {
            Self::Places { mut places } => {
                for place in &mut places {
                    place.label = name(&place.label)?;
                }
                let offered = places.iter().filter(|place| !place.ended);
                unlike(offered.map(|place| place.label.as_str()), places.len())?;
                Self::Places { places }
            }
            Self::Agencies { mut agencies } => {
                for agency in &mut agencies {
                    agency.name = name(&agency.name)?;
                    agency.phone = line(&agency.phone);
                }
                let offered = agencies.iter().filter(|agency| !agency.ended);
                unlike(offered.map(|agency| agency.name.as_str()), agencies.len())?;
                Self::Agencies { agencies }
            }
            Self::AlertRules { mut rules } => {
                for rule in &mut rules {
                    rule.why = line(&rule.why);
                    rule.check()?;
                }
                few(rules.len())?;
                Self::AlertRules { rules }
            }
            Self::Policy(policy) => Self::Policy(Policy {
                title: name(&policy.title)?,
                kept: line(&policy.kept),
                author: line(&policy.author),
                ..policy
            }),
            Self::Holidays { mut holidays } => {
                for holiday in &mut holidays {
                    holiday.name = name(&holiday.name)?;
                    if holiday.until < holiday.from {
                        return Err(SettingFlaw::Backwards);
                    }
                }
                few(holidays.len())?;
                holidays.sort_by_key(|holiday| (holiday.from, holiday.until));
                Self::Holidays { holidays }
            }
            Self::Newer => Self::Newer,
        })
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_NAME * 4).collect()
}

fn name(text: &str) -> Result<String, SettingFlaw> {
    let name: String = line(text).chars().take(LONGEST_NAME).collect();
    if name.is_empty() { Err(SettingFlaw::Nameless) } else { Ok(name) }
}

fn few(count: usize) -> Result<(), SettingFlaw> {
    if count > MOST { Err(SettingFlaw::TooMany) } else { Ok(()) }
}

/// Whether no two names that are offered are alike.
fn unlike<'a>(names: impl Iterator<Item = &'a str>, count: usize) -> Result<(), SettingFlaw> {
    few(count)?;
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name.to_lowercase()) {
            return Err(SettingFlaw::Twice);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(label: &str, ended: bool) -> NamedPlace {
        NamedPlace { code: format!("p-{}", label.len()), label: label.into(), ended }
    }

    #[test]
    fn two_that_are_offered_are_not_called_alike_and_one_that_has_ended_may_be() {
        let check = |places: Vec<NamedPlace>| Setting::Places { places }.check();
        assert_eq!(
            check(vec![place("Sand pit", false), place(" sand  pit ", false)]),
            Err(SettingFlaw::Twice)
        );
        assert!(check(vec![place("Sand pit", false), place("Sand pit", true)]).is_ok());
        assert_eq!(check(vec![place("  ", false)]), Err(SettingFlaw::Nameless));
    }

    #[test]
    fn a_policy_is_brought_to_mind_four_weeks_before_its_review_and_from_then_on() {
        let day = |text: &str| Day::parse_iso(text).unwrap();
        let policy = Policy { review: Some(day("2026-12-20")), ..Policy::default() };
        assert_eq!(policy.due(day("2026-11-20")), None);
        assert_eq!(policy.due(day("2026-11-22")), policy.review);
        assert_eq!(policy.due(day("2027-03-01")), policy.review);
        assert_eq!(Policy::default().due(day("2027-03-01")), None);
    }

    #[test]
    fn a_setting_of_a_newer_version_reads_and_says_nothing() {
        let newer: Setting = serde_json::from_str(r#"{"of":"tides","tides":[]}"#).unwrap();
        assert_eq!(newer.kind(), SettingKind::Newer);
    }
}
