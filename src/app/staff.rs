//! The staff list: people, their devices, and confirming a device whose safety words were compared.

use crate::crypto::random::make_bytes;
use crate::domain::access::Action;
use crate::domain::event::{ConfirmDevice, EndRight, Event, PersonEntry};
use crate::domain::ids::{DeviceId, PersonId};
use crate::domain::person::{Device, Person, Right, Role};
use crate::store::Backend;
use crate::vault::position;

use super::App;
use super::problem::Problem;
use super::session::{Session, safety_words};
use super::view::{DeviceRow, Staff, StaffRow, View};
use crate::platform::ports::Ports;

fn device_row<B: Backend>(session: &Session<B>, device: &Device) -> DeviceRow {
    let concerns = session.register.concerns.values().filter(|record| record.device == device.device);
    let handed_over = session.register.handed_over.get(&device.device);
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
        handed_over: handed_over.map(|last| last.at.wall),
        drafts: handed_over.map_or(0, |last| last.drafts),
        missing: missing(session, &device.device),
        second_factor: session.register.second_factors.contains_key(&device.device),
        private: device.private,
        revocable: session.require(Action::RevokeDevice).is_ok()
            && session.register.roster.may_revoke(&session.device(), &device.device),
        half_confirmed: session.register.roster.half_confirmed(&device.device),
        may_confirm: may_confirm_too(session, &device.device),
    }
}

/// How many entries of a device are known to be written, since later ones or a hand-over name them, and are not here.
pub(super) fn missing<B: Backend>(session: &Session<B>, device: &DeviceId) -> u64 {
    let here = session.logs.of(device).count() as u64;
    let newest = session.logs.of(device).last().map(|entry| entry.header().seq);
    let packed = session.register.packed.get(device).map(|upto| upto.seq);
    newest.max(packed).map_or(0, |last| (last + 1).saturating_sub(here))
}

/// Whether the person here may be the other administrator who says that this device is the lead's.
pub(super) fn may_confirm_too<B: Backend>(session: &Session<B>, device: &DeviceId) -> bool {
    let (roster, me) = (&session.register.roster, session.me.person);
    let other = roster.lead != Some(me) || session.role() == Role::Lead;
    roster.half_confirmed(device) && other && !roster.vouched(device, &me)
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
    let waiting = roster
        .devices
        .values()
        .filter(|device| !device.once && roster.role(&device.device) == Role::Unconfirmed);
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
    let mut events = Vec::new();
    if let Some(person) = person.filter(|_| !active) {
        let roster = &session.register.roster;
        if roster.lead == Some(person) {
            return Err(Problem::LeadLeaves);
        }
        // Whoever leaves gives back what they may do; only the lead takes it.
        let rights = [
            (Right::Administrator, roster.administrators.contains(&person)),
            (Right::HearsAdults, roster.hearers.contains(&person)),
        ];
        for (right, _) in rights.into_iter().filter(|(_, has)| *has) {
            session.require(Action::Appoint)?;
            let (upto, after) = (session.reached(person), session.others_reached());
            events.push(Event::EndRight(EndRight { person, right, upto, after }));
        }
    }
    let person = person.unwrap_or_else(|| PersonId(make_bytes(ports.random())));
    let person = Person { person, name: name.trim().to_owned(), job: job.trim().to_owned(), active };
    let entry = PersonEntry { person, replaces: replaces.unwrap_or_default() };
    events.push(Event::Person(entry));
    session.write(ports, events, Vec::new()).await?;
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
