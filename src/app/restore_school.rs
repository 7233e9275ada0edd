//! Restore a school in an empty browser from a full copy and the recovery kit. This is a new device; the root key, at hand
//! for a moment, appoints its person as the lead.

use zeroize::Zeroizing;

use crate::bundle::manifest::{BundleKind, Manifest};
use crate::bundle::read::{Key, attachments, open_in_pieces};
use crate::bundle::verify::verify_in_pieces;
use crate::crypto::keys::{RootSeed, derive_device_id};
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::domain::event::{Appoint, Enrol, Event, Merged, PersonEntry};
use crate::domain::ids::{DeviceId, PersonId, VaultId};
use crate::domain::person::{Author, DeviceKeys, Person, Role};
use crate::domain::register::Register;
use crate::log::entry::{Entry, Verified};
use crate::log::merge::Logs;
use crate::vault::Creation;
use crate::vault::shelf::{Listed, Stores};

use super::folding::fold_in_slices;
use super::found_school::{list, recipient, start, stretch, strong_enough};
use super::intent::Joining;
use super::merge_bundles::{TAKING, receipts, take_files};
use super::problem::{BundleFlaw, KitFlaw, Problem};
use super::session::fingerprint;
use super::slices::{LOOKING, Slices};
use super::view::{Restorable, View};
use super::{App, Open, kit};
use crate::platform::ports::Ports;

/// A full copy that was opened with the kit and found good.
pub(super) struct Looked {
    seed: RootSeed,
    manifest: Manifest,
    entries: Vec<Entry<Verified>>,
    logs: Logs,
    register: Register,
    /// The file itself, where attachments are still to be taken from it.
    file: Option<Vec<u8>>,
    /// How long it is, and how many they are.
    bytes: u64,
    files: usize,
}

/// Opens a full copy with the kit and checks all of it, in slices. Nothing is written.
pub(super) async fn look<P: Ports>(
    app: &mut App<P>,
    file: &[u8],
    first: &[u8],
    second: &[u8],
) -> Result<View, Problem> {
    app.pending.copy = None;
    let seed = kit::typed(first, second)?;
    let (school, identity) = (seed.school_id(), seed.root_identity());
    let slices = &mut Slices::of(&app.ports, file.len() as u64 * LOOKING);
    slices.bundle(file.len() as u64);
    let opened = open_in_pieces(file, &Key::Identity(&identity), Some(&school), slices).await;
    let opened = opened.map_err(|problem| match problem {
        Problem::Bundle(BundleFlaw::NotForThisDevice) => KitFlaw::OtherCopy.into(),
        problem => problem,
    })?;
    let manifest = opened.manifest.clone();
    let (bytes, files) = (file.len() as u64, opened.files.len());
    let file = (files > 0).then(|| file.to_vec());
    if manifest.kind != BundleKind::FullCopy {
        return Err(Problem::Bundle(BundleFlaw::WrongKind(manifest.kind.code().to_owned())));
    }
    let entries = verify_in_pieces(opened, |_| None, slices).await?;
    let mut logs = Logs::default();
    entries.iter().for_each(|entry| {
        logs.insert(entry.clone());
    });
    slices.tenths(1);
    let register = fold_in_slices(&school, &logs, slices).await?;
    // The founding that the root key signed must be in it, and be this kit's; whoever made the copy must have been
    // allowed to.
    let roster = &register.roster;
    let kit = recipient(&identity)?;
    let founded =
        roster.found.as_ref().is_some_and(|found| found.kit == kit && found.practice == manifest.practice);
    if !founded || roster.role(&manifest.device) < Role::Administrator {
        return Err(Problem::Bundle(BundleFlaw::BadSignature));
    }
    let people = register.people.values().filter_map(|versions| versions.current());
    let mut staff: Vec<Person> =
        people.map(|entry| entry.person.clone()).filter(|person| person.active).collect();
    staff.sort_by_key(|person| person.name.to_lowercase());
    let maker = roster.devices.get(&manifest.device).map(|device| device.author.clone());
    let restorable = Restorable {
        school: register.school.current().map(|details| details.name.clone()).unwrap_or_default(),
        practice: manifest.practice,
        fingerprint: fingerprint(&school),
        made: manifest.made,
        maker: maker.ok_or(Problem::Bundle(BundleFlaw::BadSignature))?,
        lead: roster.lead.and_then(|lead| register.person(&lead)).cloned(),
        staff,
        pupils: register.directory().count(),
        concerns: register.concerns.len(),
        entries: entries.len(),
    };
    app.pending.copy = Some(Looked { seed, manifest, entries, logs, register, file, bytes, files });
    Ok(View::Restorable(restorable))
}

/// Makes this device's vault from the copy just looked into. If that fails, nothing is left of it.
pub(super) async fn restore<P: Ports>(
    app: &mut App<P>,
    joining: Joining,
    passphrase: Vec<u8>,
) -> Result<View, Problem> {
    let passphrase = Zeroizing::new(passphrase);
    if !strong_enough(&passphrase) {
        return Err(Problem::WeakPassphrase);
    }
    let looked = app.pending.copy.as_ref().ok_or(Problem::NotHere)?;
    let random = app.ports.random();
    let listed = joining.person.and_then(|person| looked.register.person(&person));
    let known = listed.is_some();
    let me = match listed {
        Some(person) => Author { person: person.person, name: person.name.clone(), job: person.job.clone() },
        None => Author {
            person: PersonId(make_bytes(random)),
            name: joining.name.trim().to_owned(),
            job: joining.job.trim().to_owned(),
        },
    };
    let label = joining.label.trim();
    if me.name.is_empty() || label.is_empty() {
        return Err(Problem::NameNeeded);
    }
    let (school, practice) = (looked.manifest.school, looked.manifest.practice);
    let (signing, identity) = (SigningKey::make(random), Identity::make(random));
    let device = derive_device_id(&school, &signing.verifying());
    let keys = DeviceKeys { sign: signing.verifying().to_string(), seal: recipient(&identity)? };
    let device_label = [joining.device_label.trim(), label].into_iter().find(|text| !text.is_empty());
    let enrol = Enrol {
        school,
        keys,
        label: device_label.unwrap_or_default().to_owned(),
        pack: None,
        proof: None,
        continues: None,
        once: false,
    };
    let mut events = vec![Event::Enrol(enrol), Event::Appoint(appoint(looked, me.person, device))];
    if !known {
        let person = Person { person: me.person, name: me.name.clone(), job: me.job.clone(), active: true };
        events.push(Event::Person(PersonEntry { person, replaces: Vec::new() }));
    }
    let vault = VaultId(make_bytes(random));
    let stretched = stretch(&app.ports, passphrase).await?;
    let creation = Creation { vault, school, practice, device, signing, identity, stretched };
    match fill(app, creation, me, label, events).await {
        Ok(session) => app.session = Some(session),
        Err(problem) => {
            app.ports.release();
            // What could not be finished is in nobody's way if the browser keeps it: no shelf names it.
            let _ = app.ports.stores().remove(&Listed::database(&vault)).await;
            return Err(problem);
        }
    }
    app.pending.copy = None;
    super::home::home(app).await
}

/// The root key's word that this person leads, on this device.
fn appoint(looked: &Looked, person: PersonId, device: DeviceId) -> Appoint {
    let roster = &looked.register.roster;
    let theirs =
        roster.confirmed.iter().filter(|(_, owner)| roster.leads.contains(owner) || **owner == person);
    let reached = theirs.filter_map(|(device, _)| Some((*device, looked.logs.contiguous(device)?)));
    kit::appoint(&looked.seed, person, device, roster.appointments + 1, reached.collect())
}

async fn fill<P: Ports>(
    app: &App<P>,
    creation: Creation,
    me: Author,
    label: &str,
    events: Vec<Event>,
) -> Result<Open<P>, Problem> {
    let looked = app.pending.copy.as_ref().ok_or(Problem::NotHere)?;
    let (vault, practice) = (creation.vault, creation.practice);
    let mut session = start(app, creation, me, label).await?;
    session.write(&app.ports, events, Vec::new()).await?;
    let slices = &mut Slices::of(&app.ports, looked.bytes * TAKING);
    slices.bundle(looked.bytes);
    slices.tenths(TAKING - 2);
    let files = match &looked.file {
        Some(file) => {
            let opened = attachments(file, &Key::Identity(&looked.seed.root_identity()))?;
            take_files(&app.ports, &mut session, opened, (looked.files, slices)).await?
        }
        None => Vec::new(),
    };
    session.admit_with_files(&app.ports, looked.entries.clone(), &files, slices).await?;
    let Manifest { bundle, kind, device: from, number, volume, .. } = looked.manifest;
    let bundle_kind = kind.code().to_owned();
    let merged = Merged { bundle, bundle_kind, from, number, entries: looked.entries.len() as u64, volume };
    let mut taken = vec![Event::Merged(merged)];
    taken.extend(receipts(&session, &looked.logs.devices().copied().collect()));
    session.write(&app.ports, taken, Vec::new()).await?;
    list(app, &vault, label, practice).await?;
    Ok(session)
}
