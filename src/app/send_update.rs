//! Send an update: to each device of a recorder its own sealed part, in one parcel for everyone. A part holds the
//! roster whole, the pupil directory, and that device's receipts; nothing else is on a recorder's device.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::manifest::BundleKind;
use crate::bundle::parcel;
use crate::bundle::write::{Audience, Files, Plan, write};
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Recipient;
use crate::domain::access::Action;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::person::Role;
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

/// What the person of this device wrote on another one of theirs, which may be lost, with the receipts for it.
fn returned<'a, B: Backend>(
    session: &'a Session<B>,
    device: &DeviceId,
    receipts: &BTreeMap<DeviceId, (u64, &'a Entry<Verified>)>,
) -> Vec<&'a str> {
    let roster = &session.register.roster;
    let Some(person) = roster.confirmed.get(device) else { return Vec::new() };
    let mut lines = Vec::new();
    for other in roster.devices_of(*person).filter(|other| *other != device) {
        let written =
            session.logs.of(other).filter(|entry| session.register.concerns.contains_key(&entry.id()));
        lines.extend(written.map(|entry| entry.line()));
        lines.extend(receipts.get(other).map(|(_, entry)| entry.line()));
    }
    lines
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
        if wanted {
            let recipient = device.keys.seal.parse().map_err(|_| Problem::VaultDamaged)?;
            devices.push((device.device, recipient, device.author.name.clone()));
        }
    }
    if devices.is_empty() {
        return Err(Problem::NoRecipients);
    }
    let (bundle, number) = note(ports, session, BundleKind::Update).await?;
    let (common, receipts) = (common(session), receipts(session));
    let mut parts = Vec::new();
    let mut names = Vec::new();
    let mut entries = 0;
    for (device, recipient, name) in devices {
        let mut lines: Vec<&str> = common.iter().map(|entry| entry.line()).collect();
        lines.extend(receipts.get(&device).map(|(_, entry)| entry.line()));
        lines.extend(returned(session, &device, &receipts));
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
