//! Record once: a supply teacher or visitor writes one concern on a machine where somebody has joined the school. A name,
//! no passphrase, no pupil list; a device that is used once, sealed straight to those who read it; nothing stays here.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan, write};
use crate::crypto::hash::sha256;
use crate::crypto::keys::derive_device_id;
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::{Identity, Recipient};
use crate::crypto::sign::SigningKey;
use crate::domain::concern::ConcernDraft;
use crate::domain::event::{Enrol, Event};
use crate::domain::ids::{BundleId, Digest, PersonId, SchoolId};
use crate::domain::person::{Author, DeviceKeys, Position};
use crate::domain::time::Stamp;
use crate::log::entry::Entry;
use crate::store::Backend;
use crate::vault::addresses::{self, Address};
use crate::vault::shelf::{SHELF, Stores};

use super::bundles::make_file_name;
use super::found_school::recipient;
use super::intent::Visitor;
use super::problem::Problem;
use super::session::{Session, body, fingerprint};
use super::view::{FileMade, View, VisitorSchool};
use super::{Answer, App};
use crate::platform::ports::Ports;

/// What a one-use device is called where its concern arrives.
const LABEL: &str = "Recorded once";

/// To whom a visitor's concern would be sealed now; none before the founding is known here.
fn address<B: Backend>(session: &Session<B>) -> Option<Address> {
    let roster = &session.register.roster;
    let devices = roster.administrator_devices().map(|device| device.keys.seal.clone());
    let recipients: BTreeSet<String> = devices.chain([roster.found.as_ref()?.kit.clone()]).collect();
    Some(Address { v: 1, school: session.school(), recipients: recipients.into_iter().collect() })
}

/// Keeps, on the shelf, to whom a visitor's concern would be sealed now, if that has changed since it was kept last.
pub(super) async fn keep_address<P: Ports>(app: &mut App<P>) -> Result<(), Problem> {
    let Some(session) = app.session.as_ref().filter(|session| !session.vault.root().practice) else {
        return Ok(());
    };
    let Some(address) = address(session) else { return Ok(()) };
    let digest = Digest(sha256(&[address.recipients.join("\n").as_bytes()]));
    if session.address_kept == Some(digest) {
        return Ok(());
    }
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    addresses::keep(&shelf, &address).await?;
    if let Some(session) = app.session.as_mut() {
        session.address_kept = Some(digest);
    }
    Ok(())
}

/// The schools that can be written to from here.
pub(super) async fn schools<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    let schools = addresses::list(&shelf).await?;
    let schools = schools
        .into_iter()
        .map(|address| VisitorSchool { fingerprint: fingerprint(&address.school), school: address.school });
    Ok(View::VisitorSchools { schools: schools.collect(), now: app.ports.clock().now() })
}

/// Seals one concern. The file is all there is: no part of it stays on this machine.
pub(super) async fn record<P: Ports>(
    app: &App<P>,
    school: SchoolId,
    visitor: Visitor,
    content: &ConcernDraft,
) -> Answer {
    // What is about an adult is sealed to others than these.
    if content.form.is_sealed() {
        return Err(Problem::NotAllowed);
    }
    let concern = content.check().map_err(Problem::Incomplete)?;
    // There is nowhere to seal a file in before it is carried away.
    if !concern.attachments.is_empty() {
        return Err(Problem::FileNotHere);
    }
    let (name, job) = (visitor.name.trim().to_owned(), visitor.job.trim().to_owned());
    if name.is_empty() {
        return Err(Problem::NameNeeded);
    }
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    let address = addresses::list(&shelf).await?.into_iter().find(|address| address.school == school);
    let address = address.ok_or(Problem::NotHere)?;
    let to: Vec<Recipient> = address.recipients.iter().filter_map(|one| one.parse().ok()).collect();

    let random = app.ports.random();
    let signing = SigningKey::make(random);
    let device = derive_device_id(&school, &signing.verifying());
    let keys =
        DeviceKeys { sign: signing.verifying().to_string(), seal: recipient(&Identity::make(random))? };
    let enrol =
        Enrol { school, keys, label: LABEL.to_owned(), pack: None, proof: None, continues: None, once: true };
    let who = Author { person: PersonId(make_bytes(random)), name, job };
    let mut head: Option<Position> = None;
    let mut stamp = None;
    let mut lines = Vec::new();
    for what in [Event::Enrol(enrol), Event::Concern(Box::new(concern))] {
        let at = Stamp::next(stamp.as_ref(), None, app.ports.clock().now());
        stamp = Some(at);
        let body = body(random, &who, at, what)?;
        let seq = head.map_or(0, |head| head.seq + 1);
        let entry = Entry::sign(device, seq, head.map(|head| head.head), &body, &signing)
            .map_err(|_| Problem::EntryTooLarge)?;
        head = Some(Position { seq, head: entry.id() });
        lines.push(entry.line().to_owned());
    }
    let plan = Plan {
        kind: BundleKind::HandOver,
        school,
        practice: false,
        device,
        bundle: BundleId(make_bytes(random)),
        number: 1,
        base: BTreeMap::new(),
        heads: head.map(|head| (device, head)).into_iter().collect(),
        lines: lines.iter().map(String::as_str).collect(),
        files: Files::default(),
        made: app.ports.clock().now(),
    };
    let file = write(&plan, &signing, &Audience::Recipients(&to))?;
    let file_name = make_file_name(random, "age");
    Ok((
        View::FileMade(FileMade {
            file_name,
            entries: 2,
            concerns: 1,
            recipients: Vec::new(),
            ..FileMade::default()
        }),
        vec![file],
    ))
}
