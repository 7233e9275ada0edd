//! The staff list: people, their devices, and confirming a device whose safety words were compared.

use crate::crypto::random::make_bytes;
use crate::domain::access::Action;
use crate::domain::event::{ConfirmDevice, Event, PersonEntry};
use crate::domain::ids::{DeviceId, PersonId};
use crate::domain::person::{Device, Person, Role};
use crate::store::Backend;
use crate::vault::position;

use super::App;
use super::problem::Problem;
use super::session::{Session, safety_words};
use super::view::{DeviceRow, Staff, StaffRow, View};
use crate::platform::ports::Ports;

fn device_row<B: Backend>(session: &Session<B>, device: &Device) -> DeviceRow {
    let concerns = session.register.concerns.values().filter(|record| record.device == device.device);
    let times = concerns.clone().map(|record| record.at.wall);
    DeviceRow {
        device: device.device,
        label: device.label.clone(),
        who: device.author.clone(),
        role: session.register.roster.role(&device.device),
        invited: device.invited,
        safety_words: safety_words(&device.device),
        last_heard: times.max(),
        concerns: concerns.count(),
        second_factor: session.register.second_factors.contains_key(&device.device),
        revocable: session.require(Action::RevokeDevice).is_ok()
            && session.register.roster.may_revoke(&session.device(), &device.device),
    }
}

/// The staff list.
pub(super) fn list<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::ManageStaff)?;
    let register = &session.register;
    let roster = &register.roster;
    let mut people: Vec<StaffRow> = register
        .people
        .values()
        .filter_map(|versions| versions.current())
        .map(|entry| {
            let person = entry.person.clone();
            let own = roster.confirmed.iter().filter(|(_, owner)| **owner == person.person);
            let devices = own.filter_map(|(device, _)| roster.devices.get(device));
            StaffRow {
                role: roster.role_of(person.person),
                hears: roster.hearers.contains(&person.person),
                devices: devices.map(|device| device_row(session, device)).collect(),
                person,
            }
        })
        .collect();
    people
        .sort_by_key(|row| (std::cmp::Reverse(row.role), row.person.name.to_lowercase(), row.person.person));
    let waiting = roster.devices.values().filter(|device| roster.role(&device.device) == Role::Unconfirmed);
    Ok(View::Staff(Staff {
        appoints: session.require(Action::Appoint).is_ok(),
        administrators: roster.administrators.len() + usize::from(roster.lead.is_some()),
        waiting: waiting.map(|device| device_row(session, device)).collect(),
        people,
    }))
}

/// Adds a person, or changes one.
pub(super) async fn save_person<P: Ports>(
    app: &mut App<P>,
    person: Option<PersonId>,
    name: String,
    job: String,
    active: bool,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ManageStaff)?;
    if name.trim().is_empty() {
        return Err(Problem::NameNeeded);
    }
    let replaces =
        person.and_then(|person| session.register.people.get(&person)).map(|versions| versions.heads());
    let person = person.unwrap_or_else(|| PersonId(make_bytes(ports.random())));
    let person = Person { person, name: name.trim().to_owned(), job: job.trim().to_owned(), active };
    let entry = PersonEntry { person, replaces: replaces.unwrap_or_default() };
    session.write(ports, vec![Event::Person(entry)], Vec::new()).await?;
    list(app)
}

/// Confirms a device: its safety words were compared in person. Somebody who typed their own name on joining is put
/// on the staff list with it.
pub(super) async fn confirm_device<P: Ports>(
    app: &mut App<P>,
    device: DeviceId,
    person: PersonId,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ConfirmDevice)?;
    let known = session.register.roster.devices.get(&device).cloned().ok_or(Problem::NotHere)?;
    let first = session.logs.of(&device).next().map(position).ok_or(Problem::NotHere)?;
    let mut events = Vec::new();
    if session.register.person(&person).is_none() {
        let person = Person { person, name: known.author.name, job: known.author.job, active: true };
        events.push(Event::Person(PersonEntry { person, replaces: Vec::new() }));
    }
    events.push(Event::ConfirmDevice(ConfirmDevice { device, person, from: first }));
    session.write(ports, events, Vec::new()).await?;
    list(app)
}
