//! The first screen.

use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, SchoolDetails, SchoolSettings};
use crate::domain::person::{Phones, Role};
use crate::domain::time::{Day, Millis, Minute};

use super::App;
use super::problem::Problem;
use super::session::{Session, safety_words};
use super::view::{Home, View};
use super::{devices, drafts, read_concerns};
use crate::platform::ports::Ports;
use crate::store::Backend;

/// How many concerns the first screen shows.
const RECENT: usize = 8;
/// The most days that a school may choose: ten years.
const MOST_DAYS: u32 = 3_650;

/// The first screen.
pub(super) async fn home<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let (register, role) = (&session.register, session.role());
    let administers = allows(role, Action::ReadAll);
    let (recent, concerns) = read_concerns::newest(session, RECENT);
    let (last_full_copy, copy_due) = match administers {
        true => devices::last_copy(session, app.ports.clock().now()),
        false => (None, false),
    };
    let roster = &register.roster;
    let unconfirmed = roster
        .devices
        .values()
        .filter(|device| !device.once && roster.role(&device.device) == Role::Unconfirmed)
        .count();
    Ok(View::Home(Home {
        drafts: drafts::cards(session).await?,
        recent,
        concerns,
        pupils: register.directory().count(),
        staff: register
            .people
            .values()
            .filter_map(|person| person.current())
            .filter(|entry| entry.person.active)
            .count(),
        unconfirmed: if administers { unconfirmed } else { 0 },
        held: if administers { register.set_aside() } else { 0 },
        guarded_administrators: if administers {
            let people = roster.administrators.iter().chain(&roster.lead);
            people.filter(|person| register.has_second_factor(**person)).count()
        } else {
            0
        },
        lead_proposed: allows(role, Action::ReplaceLead)
            && roster.proposals.iter().any(|(_, by, _)| *by != session.me.person),
        waiting: if administers { super::desk::inbox::waiting(session) } else { 0 },
        half_confirmed: roster
            .devices
            .keys()
            .filter(|device| administers && super::staff::may_confirm_too(session, device))
            .count(),
        last_full_copy,
        copy_due,
        policy_review: policy_review(session, role, app.ports.clock().now()),
        tasks: super::actions::own(session, app.ports.clock().now()),
        actions: match administers {
            true => super::actions::every(session, app.ports.clock().now()),
            false => super::view::TaskCount::default(),
        },
        safety_words: (role == Role::Unconfirmed).then(|| safety_words(&session.device())),
    }))
}

/// The day of the policy's review, if it is near or past.
fn policy_review<B: Backend>(session: &Session<B>, role: Role, now: Millis) -> Option<Day> {
    let policy = session.register.settings.policy().filter(|_| allows(role, Action::ChangeSettings))?;
    policy.due(Minute::from_millis(now).day())
}

/// Changes the school's name and numbers.
pub(super) async fn save_school<P: Ports>(
    app: &mut App<P>,
    name: String,
    phones: Phones,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ManageStaff)?;
    if name.trim().is_empty() {
        return Err(Problem::NameNeeded);
    }
    let replaces = session.register.school.heads();
    let settings = settings(session);
    let details = SchoolDetails { name: name.trim().to_owned(), phones, settings, replaces };
    session.write(ports, vec![Event::School(details)], Vec::new()).await?;
    home(app).await
}

/// What the school has chosen.
pub(super) fn settings<B: Backend>(session: &Session<B>) -> SchoolSettings {
    session.register.school.current().map(|details| details.settings).unwrap_or_default()
}

/// What the school has chosen, to change.
pub(super) fn show_settings<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::ManageStaff)?;
    Ok(View::Settings(settings(session)))
}

/// Changes what the school chooses.
pub(super) async fn save_settings<P: Ports>(
    app: &mut App<P>,
    settings: SchoolSettings,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ManageStaff)?;
    let days = |days: Option<u32>| days.is_none_or(|days| (1..=MOST_DAYS).contains(&days));
    if !days(settings.keep_days) || !days(settings.copy_days) {
        return Err(Problem::DaysOutOfRange);
    }
    let replaces = session.register.school.heads();
    let before = session.register.school.current().cloned().ok_or(Problem::NotHere)?;
    let details = SchoolDetails { settings, replaces, ..before };
    session.write(ports, vec![Event::School(details)], Vec::new()).await?;
    show_settings(app)
}
