//! What a school writes down about itself: entries by those with the right, for everybody who needs them; and the turn of the
//! school year.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{ActionsIntent, DeskIntent, Intent, SettingsIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{ActionsView, AllSettings, DeskView, SettingsView, Start, TurnOfYear, View};
use holdfast::domain::category::Category;
use holdfast::domain::disclosure::Agency;
use holdfast::domain::ids::{EntryId, PersonId};
use holdfast::domain::pupil_file::YearGroup;
use holdfast::domain::settings::{
    AlertRule, Holiday, NamedAgency, NamedPlace, Policy, Setting, SettingFlaw, SettingKind,
};
use holdfast::domain::time::Day;
use holdfast::domain::triage::{Before, Decision, Level, Risk, TriageDraft};
use school::hearing::hand_over;
use school::{Browser, confirm, copy, deputy, school, tell};

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn asked(browser: &mut Browser, asked: SettingsIntent) -> Result<SettingsView, Problem> {
    browser.try_ask(asked.into(), Vec::new()).map(|(view, _)| view.school_settings().unwrap())
}

fn all(browser: &mut Browser) -> AllSettings {
    let Ok(SettingsView::All(all)) = asked(browser, SettingsIntent::Show) else { panic!("no settings") };
    *all
}

fn save(browser: &mut Browser, setting: Setting) -> Result<AllSettings, Problem> {
    let replaces = all(browser).heads.get(&setting.kind()).cloned().unwrap_or_default();
    match asked(browser, SettingsIntent::Save { setting, replaces })? {
        SettingsView::All(all) => Ok(*all),
        other => panic!("{other:?}"),
    }
}

fn place(code: &str, label: &str, ended: bool) -> NamedPlace {
    NamedPlace { code: code.into(), label: label.into(), ended }
}

fn places(all: &AllSettings) -> Vec<NamedPlace> {
    let places = all.settings.iter().find_map(|setting| match setting {
        Setting::Places { places } => Some(places.clone()),
        _ => None,
    });
    places.unwrap()
}

fn suggested(browser: &mut Browser) -> Vec<String> {
    let View::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    draft.places
}

#[test]
fn places_are_suggested_to_everybody_and_keep_their_codes_whatever_they_are_called() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let first = vec![place("", "The sand pit", false), place("", "Forest school", false)];
    let saved = places(&save(&mut lead, Setting::Places { places: first }).unwrap());
    tell(&mut lead, &mut teacher);
    assert_eq!(suggested(&mut teacher), ["The sand pit", "Forest school"]);

    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let mut content = teacher.concern("A fall.");
    content.place_detail = "the  SAND pit".into();
    teacher.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) });
    hand_over(&mut teacher, &mut lead);
    let code = |lead: &Browser| {
        let register = lead.app.register().unwrap();
        register.concerns.values().next().unwrap().concern.place_code.clone().unwrap()
    };
    assert_eq!(code(&lead), saved[0].code);

    let renamed = vec![
        NamedPlace { label: "Play corner".into(), ..saved[0].clone() },
        NamedPlace { ended: true, ..saved[1].clone() },
    ];
    let now = places(&save(&mut lead, Setting::Places { places: renamed }).unwrap());
    assert_eq!(now[0].code, code(&lead), "what was written before belongs to the same place");
    tell(&mut lead, &mut teacher);
    assert_eq!(suggested(&mut teacher), ["Play corner"]);
    let twice = vec![place("", "Hall", false), place("", "hall", false)];
    let refused = save(&mut lead, Setting::Places { places: twice });
    assert_eq!(refused.err(), Some(Problem::Setting(SettingFlaw::Twice)));
}

#[test]
fn only_those_with_the_right_change_them_and_who_is_thought_of_stays_with_those_who_triage() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let nurse = teacher.status.as_ref().unwrap().me.person;
    let refused = asked(&mut teacher, SettingsIntent::Show);
    assert_eq!(refused.err(), Some(Problem::NotAllowed));
    let setting = Setting::Policy(Policy { title: "Mine".into(), ..Policy::default() });
    let refused = asked(&mut teacher, SettingsIntent::Save { setting, replaces: Vec::new() });
    assert_eq!(refused.err(), Some(Problem::NotAllowed));
    let rule = AlertRule { level: Some(Level::Early), people: vec![nurse], ..AlertRule::default() };
    save(&mut lead, Setting::AlertRules { rules: vec![rule] }).unwrap();
    save(&mut lead, Setting::Policy(Policy { title: "Safeguarding".into(), ..Policy::default() })).unwrap();
    tell(&mut lead, &mut teacher);
    let settings = &teacher.app.register().unwrap().settings;
    assert!(settings.alert_rules().is_empty());
    assert_eq!(settings.policy().unwrap().title, "Safeguarding");
}

#[test]
fn two_who_change_one_list_apart_both_keep_what_they_wrote_until_somebody_settles_it() {
    let (mut lead, _) = school();
    let mut other = deputy(&mut lead);
    let policy = |title: &str| Setting::Policy(Policy { title: title.into(), ..Policy::default() });
    save(&mut lead, policy("One")).unwrap();
    save(&mut other, policy("Two")).unwrap();
    copy(&mut lead, &mut other);
    assert_eq!(all(&mut other).heads[&SettingKind::Policy].len(), 2);
    assert_eq!(save(&mut other, policy("Both")).unwrap().heads[&SettingKind::Policy].len(), 1);
}

/// The one concern, triaged.
fn triaged(lead: &mut Browser, code: &str, level: Level) -> EntryId {
    lead.record("He is hungry again.");
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 1 }) else { panic!() };
    let concern = page.rows[0].entry;
    triage(lead, concern, code, level);
    concern
}

fn triage(lead: &mut Browser, concern: EntryId, code: &str, level: Level) {
    let content = Box::new(TriageDraft {
        categories: vec![Category::try_from(code.to_owned()).unwrap()],
        level: Some(level),
        risk: Some(Risk::Low),
        risk_reason: "As before.".into(),
        decision: Some(Decision::Monitor),
        reason: "We keep an eye on it for two weeks.".into(),
        ..TriageDraft::default()
    });
    let view = lead.ask(DeskIntent::Triage { concern }.into());
    let Some(DeskView::Triage(standing)) = view.desk() else { panic!() };
    let before = Before { ..standing.before };
    lead.ask(DeskIntent::SaveTriage { concern, content, status: None, before }.into());
}

fn start(lead: &mut Browser, concern: Option<EntryId>) -> Start {
    match lead.ask(ActionsIntent::Start { concern }.into()).actions() {
        Some(ActionsView::Start(start)) => *start,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rule_suggests_whom_to_think_of_and_sends_nothing_to_anybody() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let nurse: PersonId = teacher.status.as_ref().unwrap().me.person;
    let neglect = Category::try_from("neglect".to_owned()).unwrap();
    let rule = AlertRule { categories: vec![neglect], people: vec![nurse], ..AlertRule::default() };
    save(&mut lead, Setting::AlertRules { rules: vec![rule] }).unwrap();
    let concern = triaged(&mut lead, "welfare", Level::Universal);
    assert!(start(&mut lead, Some(concern)).think_of.is_empty());
    // Filed otherwise: it suggests, and reveals nothing.
    triage(&mut lead, concern, "neglect-hygiene", Level::Early);
    assert_eq!(start(&mut lead, Some(concern)).think_of, [nurse]);
    tell(&mut lead, &mut teacher);
    let register = teacher.app.register().unwrap();
    assert!(register.concerns.is_empty() && register.cards_for(nurse).is_empty());
    assert_eq!(register.actions.all().count(), 0);
    let boundless = AlertRule { people: vec![nurse], ..AlertRule::default() };
    let refused = save(&mut lead, Setting::AlertRules { rules: vec![boundless] });
    assert_eq!(refused.err(), Some(Problem::Setting(SettingFlaw::Boundless)));
}

#[test]
fn agencies_are_offered_where_one_is_told_and_holidays_are_no_school_days() {
    let (mut lead, _) = school();
    let agency = |name: &str, ended| NamedAgency {
        code: String::new(),
        name: name.into(),
        kind: Agency::FrontDoor,
        phone: "01632 960 200".into(),
        ended,
    };
    let agencies = vec![agency("Front door, Larkshire", false), agency("The old one", true)];
    save(&mut lead, Setting::Agencies { agencies }).unwrap();
    assert_eq!(start(&mut lead, None).next_school_day, day("2026-11-03"));
    let holiday =
        |from: &str, until: &str| Holiday { name: "Half term".into(), from: day(from), until: day(until) };
    let backwards = vec![holiday("2026-11-06", "2026-11-03")];
    let refused = save(&mut lead, Setting::Holidays { holidays: backwards });
    assert_eq!(refused.err(), Some(Problem::Setting(SettingFlaw::Backwards)));
    save(&mut lead, Setting::Holidays { holidays: vec![holiday("2026-11-03", "2026-11-06")] }).unwrap();
    let start = start(&mut lead, None);
    assert_eq!(start.next_school_day, day("2026-11-09"));
    assert_eq!(
        start.agencies.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["Front door, Larkshire"]
    );
}

#[test]
fn the_policys_review_is_brought_to_the_leads_mind_and_to_nobody_elses() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let review = |browser: &mut Browser| {
        let View::Home(home) = browser.ask(Intent::Home) else { panic!("not home") };
        home.policy_review
    };
    assert_eq!(review(&mut lead), None);
    let policy =
        Policy { title: "Safeguarding".into(), review: Some(day("2026-11-20")), ..Policy::default() };
    save(&mut lead, Setting::Policy(policy)).unwrap();
    tell(&mut lead, &mut teacher);
    assert_eq!(review(&mut lead), Some(day("2026-11-20")));
    assert_eq!(review(&mut teacher), None);
}

fn turn(browser: &mut Browser, intent: SettingsIntent) -> TurnOfYear {
    match asked(browser, intent).unwrap() {
        SettingsView::Turn(turn) => turn,
        other => panic!("{other:?}"),
    }
}

/// How many pupils are in each year, and how many have left.
fn years(browser: &Browser) -> (Vec<(YearGroup, usize)>, usize) {
    let register = browser.app.register().unwrap();
    let (left, here): (Vec<_>, Vec<_>) = register.directory().partition(|identity| identity.left.is_some());
    let counts = YearGroup::ALL.iter().filter_map(|year| {
        let count = here.iter().filter(|identity| identity.year == Some(*year)).count();
        (count > 0).then_some((*year, count))
    });
    (counts.collect(), left.len())
}

#[test]
fn the_school_year_turns_once_after_a_look_and_turns_back() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let (before, left) = years(&lead);
    assert_eq!(left, 0);
    let last = before.last().unwrap().0;
    let leaving = day("2027-07-21");
    let look = SettingsIntent::Turn { last, left: leaving };
    let seen = turn(&mut lead, look.clone());
    assert_eq!((seen.year, seen.leavers.1, seen.done), (2027, before.last().unwrap().1, 0));
    assert_eq!(years(&lead), (before.clone(), 0), "looking changes nothing");
    let refused = asked(&mut teacher, look.clone());
    assert_eq!(refused.err(), Some(Problem::NotAllowed));

    let now = SettingsIntent::TurnNow { last, left: leaving };
    turn(&mut lead, now.clone());
    let (after, left) = years(&lead);
    assert_eq!(left, before.last().unwrap().1);
    let moved: Vec<usize> = after.iter().map(|(_, count)| *count).collect();
    let were: Vec<usize> = before.iter().rev().skip(1).rev().map(|(_, count)| *count).collect();
    assert_eq!(moved, were, "each year has who was in the one below");
    let again = turn(&mut lead, now);
    assert!(again.moves.is_empty() && again.leavers.1 == 0, "once is enough");
    assert_eq!(years(&lead), (after.clone(), left));
    tell(&mut lead, &mut teacher);
    assert_eq!(years(&teacher), (after, left), "everybody's directory");

    turn(&mut lead, SettingsIntent::TurnBack { year: 2027 });
    assert_eq!(years(&lead), (before, 0));
    assert_eq!(turn(&mut lead, SettingsIntent::TurnBack { year: 2027 }).moves[0].1, 0);
}
