//! The first screen.

use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, SchoolDetails};
use crate::domain::person::{Phones, Role};

use super::App;
use super::problem::Problem;
use super::session::safety_words;
use super::view::{Home, View};
use super::{drafts, read_concerns};
use crate::platform::ports::Ports;

/// How many concerns the first screen shows.
const RECENT: usize = 8;

/// The first screen.
pub(super) async fn home<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let (register, role) = (&session.register, session.role());
    let administers = allows(role, Action::ReadAll);
    let readable = read_concerns::readable(session);
    let recent = readable.iter().take(RECENT).map(|record| read_concerns::row(session, record)).collect();
    let roster = &register.roster;
    let unconfirmed = roster
        .devices
        .values()
        .filter(|device| !device.once && roster.role(&device.device) == Role::Unconfirmed)
        .count();
    Ok(View::Home(Home {
        drafts: drafts::cards(session).await?,
        recent,
        concerns: readable.len(),
        pupils: register.pupils.len(),
        staff: register
            .people
            .values()
            .filter_map(|person| person.current())
            .filter(|entry| entry.person.active)
            .count(),
        unconfirmed: if administers { unconfirmed } else { 0 },
        held: if administers { register.held.len() } else { 0 },
        guarded_administrators: if administers {
            let people = roster.administrators.iter().chain(&roster.lead);
            people.filter(|person| register.has_second_factor(**person)).count()
        } else {
            0
        },
        lead_proposed: allows(role, Action::ReplaceLead)
            && roster.proposals.iter().any(|(_, by, _)| *by != session.me.person),
        half_confirmed: roster
            .devices
            .keys()
            .filter(|device| administers && super::staff::may_confirm_too(session, device))
            .count(),
        tasks: super::actions::own(session, app.ports.clock().now()),
        actions: match administers {
            true => super::actions::every(session, app.ports.clock().now()),
            false => super::view::TaskCount::default(),
        },
        last_full_copy: if administers { super::full_copy::last(session) } else { None },
        safety_words: (role == Role::Unconfirmed).then(|| safety_words(&session.device())),
    }))
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
    let details = SchoolDetails { name: name.trim().to_owned(), phones, replaces };
    session.write(ports, vec![Event::School(details)], Vec::new()).await?;
    home(app).await
}
