//! What the school has written down about itself, as it stands.

use std::collections::BTreeMap;

use super::Versions;
use crate::domain::event::ChangedSetting;
use crate::domain::ids::EntryId;
use crate::domain::person::folded;
use crate::domain::settings::{AlertRule, Holidays, NamedAgency, NamedPlace, Policy, Setting, SettingKind};
use crate::domain::time::Stamp;

/// Every setting.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    of: BTreeMap<SettingKind, Versions<Setting>>,
}

impl Settings {
    pub(super) fn add(&mut self, id: EntryId, at: Stamp, changed: &ChangedSetting) {
        let versions = self.of.entry(changed.setting.kind()).or_default();
        versions.add(id, at, changed.setting.clone(), &changed.replaces);
    }

    /// One of them, with its versions.
    pub fn of(&self, kind: SettingKind) -> Option<&Versions<Setting>> {
        self.of.get(&kind)
    }

    /// Whether an entry is one that stands.
    pub fn stands(&self, id: &EntryId, kind: SettingKind) -> bool {
        self.of(kind).is_some_and(|versions| versions.heads().contains(id))
    }

    fn current(&self, kind: SettingKind) -> Option<&Setting> {
        self.of(kind)?.current()
    }

    /// Its places, those that are not offered any more among them.
    pub fn places(&self) -> &[NamedPlace] {
        match self.current(SettingKind::Places) {
            Some(Setting::Places { places }) => places,
            _ => &[],
        }
    }

    /// The code of the place that is called so and offered, however it was typed.
    pub fn place_code(&self, label: &str) -> Option<String> {
        let label = folded(label);
        let offered = self.places().iter().filter(|place| !place.ended);
        offered.into_iter().find(|place| folded(&place.label) == label).map(|place| place.code.clone())
    }

    /// Its agencies.
    pub fn agencies(&self) -> &[NamedAgency] {
        match self.current(SettingKind::Agencies) {
            Some(Setting::Agencies { agencies }) => agencies,
            _ => &[],
        }
    }

    /// Whom to think of at triage.
    pub fn alert_rules(&self) -> &[AlertRule] {
        match self.current(SettingKind::AlertRules) {
            Some(Setting::AlertRules { rules }) => rules,
            _ => &[],
        }
    }

    /// Its policy.
    pub fn policy(&self) -> Option<&Policy> {
        match self.current(SettingKind::Policy) {
            Some(Setting::Policy(policy)) => Some(policy),
            _ => None,
        }
    }

    /// Its holidays.
    pub fn holidays(&self) -> Holidays<'_> {
        match self.current(SettingKind::Holidays) {
            Some(Setting::Holidays { holidays }) => Holidays(holidays),
            _ => Holidays::default(),
        }
    }
}
