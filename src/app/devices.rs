//! Devices, for administrators: when each last handed over, what is known to be missing from it, whether its log divides and
//! what of it is held back; and how old the school's full copies are.

use crate::domain::access::Action;
use crate::domain::event::COPY_DAYS;
use crate::domain::ids::DeviceId;
use crate::domain::person::Role;
use crate::domain::register::HAND_OVER;
use crate::domain::time::{Millis, Minute};
use crate::store::Backend;

use super::App;
use super::home::settings;
use super::problem::Problem;
use super::session::Session;
use super::staff::missing;
use super::view::{CopyMade, DeviceState, Devices, View};
use crate::platform::ports::Ports;

/// The most missing hand-overs that are named.
const NAMED: usize = 3;

/// So many days of the calendar lie between.
fn days_between(earlier: Millis, now: Millis) -> u32 {
    let days = Minute::from_millis(now).day().days_since(Minute::from_millis(earlier).day());
    u32::try_from(days).unwrap_or_default()
}

/// The newest full copy of each administrator's device, newest first.
fn copies<B: Backend>(session: &Session<B>, now: Millis) -> Vec<CopyMade> {
    let register = &session.register;
    let roster = &register.roster;
    let standing = register.copied.iter().filter(|(device, _)| roster.role(device) >= Role::Administrator);
    let mut copies: Vec<CopyMade> = standing
        .filter_map(|(device, at)| {
            let known = roster.devices.get(device)?;
            Some(CopyMade {
                who: known.author.name.clone(),
                label: known.label.clone(),
                at: at.wall,
                days: days_between(at.wall, now),
                here: session.is_own(device),
            })
        })
        .collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.at));
    copies
}

/// The school's newest full copy, and whether administrators are to be reminded.
pub(super) fn last_copy<B: Backend>(session: &Session<B>, now: Millis) -> (Option<CopyMade>, bool) {
    let last = copies(session, now).into_iter().next();
    let most = settings(session).copy_days.unwrap_or(COPY_DAYS);
    let due = last.as_ref().is_none_or(|last| last.days > most);
    (last, due)
}

/// The numbers of a device's hand-overs that have not come, newest first, where entries are missing with them: what came
/// complete with a later one is not missing.
fn missing_bundles<B: Backend>(session: &Session<B>, device: &DeviceId) -> Vec<u64> {
    let register = &session.register;
    let come = |number: &u64| register.merged.contains(&(*device, HAND_OVER.to_owned(), *number));
    let known = register.numbers.get(&(*device, HAND_OVER.to_owned())).copied().unwrap_or_default();
    let merged = register.merged.iter().filter(|(from, kind, _)| from == device && kind == HAND_OVER);
    let highest = merged.map(|(.., number)| *number).max().unwrap_or_default().max(known);
    (1..=highest).rev().filter(|number| !come(number)).take(NAMED).collect()
}

fn state<B: Backend>(session: &Session<B>, device: &DeviceId, now: Millis) -> Option<DeviceState> {
    let register = &session.register;
    let known = register.roster.devices.get(device)?;
    let handed_over = register.handed_over.get(device);
    let entries = missing(session, device);
    let held = session.logs.of(device).filter(|entry| register.is_set_aside(&entry.id()));
    let person = register.roster.confirmed.get(device).and_then(|person| register.person(person));
    Some(DeviceState {
        device: *device,
        label: known.label.clone(),
        who: person.map_or_else(|| known.author.name.clone(), |person| person.name.clone()),
        role: register.roster.role(device),
        handed_over: handed_over.map(|last| last.at.wall),
        days: handed_over.map(|last| days_between(last.at.wall, now)),
        drafts: handed_over.map_or(0, |last| last.drafts),
        missing: entries,
        missing_bundles: if entries > 0 { missing_bundles(session, device) } else { Vec::new() },
        forked: session.logs.forks().any(|(forked, _)| forked == device),
        held: held.count(),
        let_go: register.let_go.by(device).count(),
    })
}

/// Every device but this one that is still in use, those with something to do first.
pub(super) fn rows<B: Backend>(session: &Session<B>, now: Millis) -> Vec<DeviceState> {
    let roster = &session.register.roster;
    let in_use = roster.devices.values().filter(|device| {
        let id = &device.device;
        !device.once && !session.is_own(id) && roster.role(id) != Role::Revoked && !roster.goes_on(id)
    });
    let mut rows: Vec<_> = in_use.filter_map(|device| state(session, &device.device, now)).collect();
    rows.sort_by(|one, other| {
        let order = |row: &DeviceState| (!row.needs_somebody(), row.handed_over);
        order(one).cmp(&order(other)).then_with(|| one.who.cmp(&other.who))
    });
    rows
}

/// Devices and full copies.
pub(super) fn list<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::RevokeDevice)?;
    let now = app.ports.clock().now();
    let (_, copy_due) = last_copy(session, now);
    let copy_days = settings(session).copy_days.unwrap_or(COPY_DAYS);
    let (rows, copies) = (rows(session, now), copies(session, now));
    Ok(View::Devices(Devices { rows, copies, copy_due, copy_days }))
}
