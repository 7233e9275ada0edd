//! What a school writes down about itself, and the turn of its year.

mod turn;

use crate::app::App;
use crate::app::actions::staff;
use crate::app::carried::Carried;
use crate::app::intent::SettingsIntent;
use crate::app::problem::Problem;
use crate::app::view::{AllSettings, SettingsView, View};
use crate::crypto::random::{Random, make_bytes};
use crate::domain::access::Action;
use crate::domain::event::{ChangedSetting, Event};
use crate::domain::ids::EntryId;
use crate::domain::settings::{Setting, SettingKind};
use crate::domain::time::Minute;
use crate::platform::ports::Ports;

/// Answers what is asked of them.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, asked: SettingsIntent) -> Result<View, Problem> {
    let view = match asked {
        SettingsIntent::Show => show(app)?,
        SettingsIntent::Save { setting, replaces } => save(app, setting, &replaces).await?,
        SettingsIntent::Turn { last, left } => turn::preview(app, last, left)?,
        SettingsIntent::TurnNow { last, left } => turn::turn(app, last, left).await?,
        SettingsIntent::TurnBack { year } => turn::back(app, year).await?,
    };
    Ok(View::SchoolSettings(Carried::of(&view)))
}

const KINDS: [SettingKind; 5] = [
    SettingKind::Places,
    SettingKind::Agencies,
    SettingKind::AlertRules,
    SettingKind::Policy,
    SettingKind::Holidays,
];

fn show<P: Ports>(app: &App<P>) -> Result<SettingsView, Problem> {
    let session = app.open()?;
    session.require(Action::ChangeSettings)?;
    let settings = &session.register.settings;
    let current = KINDS.iter().filter_map(|kind| settings.of(*kind)?.current().cloned());
    let heads = KINDS.iter().filter_map(|kind| Some((*kind, settings.of(*kind)?.heads())));
    Ok(SettingsView::All(Box::new(AllSettings {
        settings: current.collect(),
        heads: heads.collect(),
        staff: staff(session),
        today: Minute::from_millis(app.ports.clock().now()).day(),
    })))
}

/// Changes one of them.
async fn save<P: Ports>(
    app: &mut App<P>,
    setting: Setting,
    replaces: &[EntryId],
) -> Result<SettingsView, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ChangeSettings)?;
    let kind = setting.kind();
    if kind == SettingKind::Newer {
        return Err(Problem::NotAllowed);
    }
    let setting = coded(setting, ports.random()).check().map_err(Problem::Setting)?;
    let standing = session.register.settings.of(kind).map(|versions| versions.heads()).unwrap_or_default();
    let replaces = standing.into_iter().filter(|entry| replaces.contains(entry)).collect();
    session.write(ports, vec![Event::Setting(ChangedSetting { setting, replaces })], Vec::new()).await?;
    show(app)
}

/// Gives a code to what has none yet.
fn coded(mut setting: Setting, random: &dyn Random) -> Setting {
    let code = |code: &mut String, what: &str| {
        if code.is_empty() {
            *code = format!("{what}-{}", hex::encode(make_bytes::<6>(random)));
        }
    };
    match &mut setting {
        Setting::Places { places } => places.iter_mut().for_each(|place| code(&mut place.code, "place")),
        Setting::Agencies { agencies } => {
            agencies.iter_mut().for_each(|agency| code(&mut agency.code, "agency"));
        }
        _ => {}
    }
    setting
}
