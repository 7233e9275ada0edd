//! Send an update: to each device of a recorder its own sealed part, in one parcel for everyone. A part holds what is that
//! person's, and nothing else is on a recorder's device ([`Selection`]).

use std::collections::BTreeMap;

use crate::bundle::manifest::BundleKind;
use crate::bundle::parcel;
use crate::bundle::write::{Audience, Files, Plan, write};
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Recipient;
use crate::domain;
use crate::domain::access::Action;
use crate::domain::ids::{BundleId, DeviceId};
use crate::domain::person::Role;
use crate::store::Backend;

use super::bundles::make_file_name;
use super::hand_over::noted;
use super::problem::Problem;
use super::selection::Selection;
use super::session::Session;
use super::view::{FileMade, View};
use super::{Answer, App, volumes};
use crate::platform::ports::Ports;

/// A device that an update is for.
pub(super) struct Addressee {
    pub(super) device: DeviceId,
    recipient: Recipient,
    pub(super) name: String,
}

/// Every device that an update is for.
pub(super) fn addressees<B: Backend>(session: &Session<B>) -> Vec<Addressee> {
    let roster = &session.register.roster;
    let mut devices = Vec::new();
    for device in roster.devices.values() {
        // Somebody who never had the pack gets nothing; whoever has left gets nothing any more.
        let wanted = match roster.role(&device.device) {
            Role::Recorder => session.register.person(&device.person).is_none_or(|person| person.active),
            Role::Unconfirmed => device.invited,
            _ => false,
        };
        // A key that is none is its device's own doing, and keeps nobody else from their part.
        if wanted && let Ok(recipient) = device.keys.seal.parse() {
            let name = device.author.name.clone();
            devices.push(Addressee { device: device.device, recipient, name });
        }
    }
    devices
}

/// A parcel that was made.
pub(super) struct Parcel {
    /// Its number among this device's updates.
    pub(super) number: u64,
    /// How many entries the largest part carries.
    entries: usize,
    /// The file.
    pub(super) file: Vec<u8>,
}

/// Makes a parcel with a part for each of these.
pub(super) async fn pack<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    addressees: &[Addressee],
) -> Result<Parcel, Problem> {
    let make =
        async |session: &Session<B>, bundle, number| fill(ports, session, addressees, (bundle, number)).await;
    noted(ports, session, BundleKind::Update, make).await
}

async fn fill<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    addressees: &[Addressee],
    (bundle, number): (BundleId, u64),
) -> Result<Parcel, Problem> {
    let selection = Selection::of(ports, session).await?;
    let mut parts = Vec::new();
    let mut entries = 0;
    for (done, Addressee { device, recipient, .. }) in (0_u64..).zip(addressees) {
        ports.progress(done, addressees.len() as u64);
        ports.breathe().await;
        if ports.called_off() {
            return Err(Problem::CalledOff);
        }
        let lines = selection.part(device);
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
        let to = std::slice::from_ref(recipient);
        let to = Audience::Recipients(to);
        // Files of what is sealed to a few reach those who hear it in no other way.
        let part = if session.register.includes(domain::audience::Audience::Hearers, device) {
            volumes::sealed_part(ports, session, plan, &to).await?
        } else {
            write(&plan, &session.vault.keys().signing, &to)?
        };
        parts.push((hex::encode(make_bytes::<8>(ports.random())), part));
    }
    // Sorted by random names, the parts say nothing about the order of the roster.
    parts.sort();
    Ok(Parcel { number, entries, file: parcel::encode(&parts)? })
}

/// Makes a parcel with every recorder's update.
pub(super) async fn make<P: Ports>(app: &mut App<P>) -> Answer {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Merge)?;
    let addressees = addressees(session);
    if addressees.is_empty() {
        return Err(Problem::NoRecipients);
    }
    let Parcel { entries, file, .. } = pack(ports, session, &addressees).await?;
    let mut recipients: Vec<String> = addressees.into_iter().map(|addressee| addressee.name).collect();
    recipients.sort();
    let file_name = make_file_name(ports.random(), "parcel");
    Ok((
        View::FileMade(FileMade { file_name, entries, concerns: 0, recipients, ..FileMade::default() }),
        vec![file],
    ))
}
