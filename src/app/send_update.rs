//! Send an update: to each device of a recorder its own sealed part, in one parcel for everyone. A part holds the
//! roster whole, the pupil directory, that device's receipts and which of its concerns were read; nothing else is on a
//! recorder's device ([`Selection`]).

use std::collections::BTreeMap;

use crate::bundle::manifest::BundleKind;
use crate::bundle::parcel;
use crate::bundle::write::{Audience, Files, Plan, write};
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Recipient;
use crate::domain::access::Action;
use crate::domain::ids::DeviceId;
use crate::domain::person::Role;

use super::bundles::make_file_name;
use super::hand_over::note;
use super::problem::Problem;
use super::selection::Selection;
use super::view::{FileMade, View};
use super::{Answer, App};
use crate::platform::ports::Ports;

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
    let selection = Selection::of(session, ports.clock().now());
    let mut parts = Vec::new();
    let mut names = Vec::new();
    let mut entries = 0;
    for (device, recipient, name) in devices {
        let lines = selection.part(&device);
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
