//! Send an update: to each device of a recorder its own sealed part, in one parcel for everyone. A part holds the
//! roster whole, the pupil directory, that device's receipts, which of its concerns were read, and its person's tasks and
//! cards; nothing else is on a recorder's device.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::manifest::BundleKind;
use crate::bundle::parcel;
use crate::bundle::write::{Audience, Files, Plan, write};
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Recipient;
use crate::domain::access::Action;
use crate::domain::event::{Body, Event, Opened};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Role;
use crate::domain::time::{Millis, Stamp};
use crate::log::entry::{Entry, Verified};
use crate::store::Backend;

use super::bundles::make_file_name;
use super::hand_over::note;
use super::problem::Problem;
use super::session::Session;
use super::view::{FileMade, View};
use super::{Answer, App};
use crate::platform::ports::Ports;

/// What every member of staff may have: the roster whole, and the directory as it stands.
pub(super) fn common<B: Backend>(session: &Session<B>) -> Vec<&Entry<Verified>> {
    let mut current: BTreeSet<EntryId> = BTreeSet::new();
    current.extend(session.register.pupils.values().flat_map(|versions| versions.heads()));
    let wanted = |entry: &&Entry<Verified>| {
        current.contains(&entry.id())
            || entry
                .body()
                .and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok())
                .is_some_and(|body| body.what.is_roster())
    };
    session.logs.iter().filter(wanted).collect()
}

/// The newest receipt for each device: up to where, and the entry.
fn receipts<B: Backend>(session: &Session<B>) -> BTreeMap<DeviceId, (u64, &Entry<Verified>)> {
    let mut newest: BTreeMap<DeviceId, (u64, &Entry<Verified>)> = BTreeMap::new();
    for entry in session.logs.iter() {
        let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
        let Some(Event::Receipt(receipt)) = body.map(|body| body.what) else { continue };
        let place = newest.entry(receipt.device).or_insert((receipt.upto.seq, entry));
        if receipt.upto.seq >= place.0 {
            *place = (receipt.upto.seq, entry);
        }
    }
    newest
}

/// Of each concern, an administrator's note that it was opened and read: the first.
fn opened<B: Backend>(session: &Session<B>) -> BTreeMap<EntryId, &Entry<Verified>> {
    let mut first: BTreeMap<EntryId, (Stamp, &Entry<Verified>)> = BTreeMap::new();
    for entry in session.logs.iter() {
        let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
        let Some(Body { at, what: Event::Opened(Opened { concern: Some(concern), .. }), .. }) = body else {
            continue;
        };
        if session.register.opened.get(&concern) == Some(&at) {
            first.entry(concern).or_insert((at, entry));
        }
    }
    first.into_iter().map(|(concern, (_, entry))| (concern, entry)).collect()
}

/// What the person of this device wrote on another one of theirs, which may be lost, with the receipts for it.
fn returned<'a, B: Backend>(
    session: &'a Session<B>,
    device: &DeviceId,
    receipts: &BTreeMap<DeviceId, (u64, &'a Entry<Verified>)>,
) -> Vec<&'a str> {
    let roster = &session.register.roster;
    let Some(person) = roster.confirmed.get(device) else { return Vec::new() };
    let register = &session.register;
    let mut written: BTreeSet<EntryId> = register.concerns.keys().copied().collect();
    written.extend(register.amendments.all().map(|amendment| amendment.entry));
    let mut lines = Vec::new();
    for other in roster.devices_of(*person).filter(|other| *other != device) {
        let written = session.logs.of(other).filter(|entry| written.contains(&entry.id()));
        lines.extend(written.map(|entry| entry.line()));
        lines.extend(receipts.get(other).map(|(_, entry)| entry.line()));
    }
    lines
}

/// What is sealed to a narrower circle, for the devices of those who hear concerns about adults.
fn sealed<'a, B: Backend>(session: &'a Session<B>, device: &DeviceId) -> Vec<&'a str> {
    let roster = &session.register.roster;
    let hears = roster.confirmed.get(device).is_some_and(|person| roster.hearers.contains(person));
    let entries = session.logs.iter().filter(|entry| session.register.sealed.contains_key(&entry.id()));
    if hears { entries.map(|entry| entry.line()).collect() } else { Vec::new() }
}

/// Tasks that are or were this person's, with what was said of them, and the cards for them.
fn tasks<'a, B: Backend>(session: &'a Session<B>, device: &DeviceId, now: Millis) -> Vec<&'a str> {
    let register = &session.register;
    let Some(person) = register.roster.confirmed.get(device) else { return Vec::new() };
    let carried = register.actions_carried_to(*person, now);
    let entries = session.logs.iter().filter(|entry| carried.contains(&entry.id()));
    if carried.is_empty() { Vec::new() } else { entries.map(|entry| entry.line()).collect() }
}

/// Whether one device is the other, or another confirmed one of the same person.
fn is_of<B: Backend>(session: &Session<B>, one: &DeviceId, other: &DeviceId) -> bool {
    let owner = |device| session.register.roster.confirmed.get(device);
    one == other || owner(one).is_some() && owner(one) == owner(other)
}

/// Makes a parcel with every recorder's update.
pub(super) async fn make<P: Ports>(app: &mut App<P>) -> Answer {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Merge)?;
    let roster = &session.register.roster;
    let mut devices: Vec<(DeviceId, Recipient, String)> = Vec::new();
    for device in roster.devices.values() {
        // Somebody who never had the pack gets nothing; whoever has left gets nothing any more.
        let wanted = match roster.role(&device.device) {
            Role::Recorder => session.register.person(&device.person).is_none_or(|person| person.active),
            Role::Unconfirmed => device.invited,
            _ => false,
        };
        // A key that is none is its device's own doing, and keeps nobody else from their part.
        if wanted && let Ok(recipient) = device.keys.seal.parse() {
            devices.push((device.device, recipient, device.author.name.clone()));
        }
    }
    if devices.is_empty() {
        return Err(Problem::NoRecipients);
    }
    let (bundle, number) = note(ports, session, BundleKind::Update).await?;
    let (common, receipts, opened) = (common(session), receipts(session), opened(session));
    let mut parts = Vec::new();
    let mut names = Vec::new();
    let mut entries = 0;
    for (device, recipient, name) in devices {
        let mut lines: Vec<&str> = common.iter().map(|entry| entry.line()).collect();
        lines.extend(receipts.get(&device).map(|(_, entry)| entry.line()));
        lines.extend(returned(session, &device, &receipts));
        lines.extend(sealed(session, &device));
        lines.extend(tasks(session, &device, ports.clock().now()));
        let theirs =
            session.register.concerns.values().filter(|record| is_of(session, &record.device, &device));
        lines.extend(theirs.filter_map(|record| Some(opened.get(&record.entry)?.line())));
        entries = entries.max(lines.len());
        let plan = Plan {
            kind: BundleKind::Update,
            school: session.school(),
            practice: session.vault.root().practice,
            device: session.device(),
            bundle,
            number,
            base: BTreeMap::new(),
            heads: BTreeMap::new(),
            lines,
            files: Files::default(),
            made: ports.clock().now(),
        };
        let part = write(&plan, &session.vault.keys().signing, &Audience::Recipients(&[recipient]))?;
        parts.push((hex::encode(make_bytes::<8>(ports.random())), part));
        names.push(name);
    }
    // Sorted by random names, the parts say nothing about the order of the roster.
    parts.sort();
    names.sort();
    let file = parcel::encode(&parts)?;
    let file_name = make_file_name(ports.random(), "parcel");
    Ok((
        View::FileMade(FileMade {
            file_name,
            entries,
            concerns: 0,
            recipients: names,
            ..FileMade::default()
        }),
        vec![file],
    ))
}
