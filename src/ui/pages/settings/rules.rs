//! Whom to think of at triage.

use yew::prelude::*;

use super::{SettingProps, section, use_lines, use_saving};
use crate::domain::category::{Category, GROUPS};
use crate::domain::settings::{AlertRule, Setting, SettingKind};
use crate::domain::triage::Level;
use crate::ui::pages::actions::Colleagues;
use crate::ui::parts::{Select, TextField};
use crate::ui::text::category::default_label;
use crate::ui::text::desk;
use crate::ui::text::settings::rules;

fn standing(setting: &Setting) -> Option<&Vec<AlertRule>> {
    match setting {
        Setting::AlertRules { rules } => Some(rules),
        _ => None,
    }
}

/// The groups of categories that a concern about a child is filed under.
fn groups() -> Vec<Category> {
    let offered = GROUPS.iter().filter(|group| !group.adults);
    offered.filter_map(|group| Category::try_from(group.code.to_owned()).ok()).collect()
}

/// The rules, to change.
#[component]
pub fn Rules(props: &SettingProps) -> Html {
    let saving = use_saving(props);
    let lines = use_lines(&props.all, standing);
    let onsave = {
        let (saving, lines) = (saving.clone(), lines.clone());
        Callback::from(move |()| saving.save(Setting::AlertRules { rules: lines.all() }))
    };
    let groups = groups();
    let mut categories = vec![AttrValue::from(rules::ANY_CATEGORY)];
    categories.extend(groups.iter().map(|group| AttrValue::from(default_label(group).into_owned())));
    let mut levels = vec![AttrValue::from(rules::ANY_LEVEL)];
    levels.extend(Level::ALL.map(|level| AttrValue::from(desk::level(level))));
    let fields = html! {
        <>
            <ul class="plain setting-lines">
                { for lines.0.iter().enumerate().map(|(place, rule)| {
                    let filed = rule.categories.first();
                    let chosen = filed.and_then(|filed| groups.iter().position(|group| group == filed));
                    let level = rule.level.and_then(|level| Level::ALL.iter().position(|one| *one == level));
                    html! {
                        <li key={place} class="setting-line">
                            <Select id={format!("rule-category-{place}")} label={rules::category(place + 1)} choices={categories.clone()}
                                chosen={chosen.map_or(0, |chosen| chosen + 1)}
                                onchange={lines.set(place, |rule, chosen: usize| {
                                    let group = chosen.checked_sub(1).and_then(|chosen| self::groups().get(chosen).cloned());
                                    rule.categories = group.into_iter().collect();
                                })} />
                            <Select id={format!("rule-level-{place}")} label={rules::level(place + 1)} choices={levels.clone()}
                                chosen={level.map_or(0, |level| level + 1)}
                                onchange={lines.set(place, |rule, chosen: usize| {
                                    rule.level = chosen.checked_sub(1).and_then(|chosen| Level::ALL.get(chosen).copied());
                                })} />
                            <Colleagues id={format!("rule-people-{place}")} label={rules::people(place + 1)} staff={props.all.staff.clone()}
                                chosen={rule.people.clone()} onchange={lines.set(place, |rule, people| rule.people = people)} />
                            <TextField id={format!("rule-why-{place}")} label={rules::why(place + 1)} value={rule.why.clone()}
                                oninput={lines.set(place, |rule, why| rule.why = why)} />
                            { lines.take_out(place, rules::category(place + 1)) }
                        </li>
                    }
                }) }
            </ul>
            { lines.add(AlertRule::default()) }
        </>
    };
    section(SettingKind::AlertRules, (rules::TITLE, rules::LEAD, rules::SAVE), &saving, onsave, fields)
}
