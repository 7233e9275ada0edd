//! Merge bundles: look into files first, say what is in each, and take in what was found good when the person agrees.
//! What is refused changes nothing.

use std::collections::BTreeSet;
use std::io::Read;

use crate::bundle::manifest::{BundleKind, Manifest};
use crate::bundle::read::{Attachments, Key, Stream, attachments, open_in_pieces};
use crate::bundle::recognise::{LooksLike, recognise};
use crate::bundle::verify::verify_in_pieces;
use crate::bundle::within::Opened;
use crate::bundle::{BundleError, armour, parcel};
use crate::crypto::recipient::Identity;
use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, Merged, Receipt};
use crate::domain::ids::{DeviceId, Digest};
use crate::domain::person::{Author, Position, Role};
use crate::domain::register::Register;
use crate::log::entry::{Entry, Verified};
use crate::store::Backend;

use super::App;
use super::ahead::{Ahead, New};
use super::bundles::{key_in, known_key};
use super::folding::SLICE;
use super::problem::{BundleFlaw, Problem};
use super::session::Session;
use super::slices::{LOOKING, Slices};
use super::view::{Arrival, Found, View};
use crate::platform::ports::Ports;

/// What taking a bundle in costs, in tenths of looking into it.
pub(super) const TAKING: u64 = 4;
/// So many missing numbers are named: a number may be any.
const MISSING_LIMIT: usize = 100;

/// A bundle that was looked into and found good.
pub(super) struct Looked {
    pub(super) name: String,
    pub(super) manifest: Manifest,
    entries: Vec<Entry<Verified>>,
    pub(super) found: Found,
    /// The file itself, where attachments are still to be taken from it.
    file: Option<Vec<u8>>,
    /// How long it is.
    bytes: u64,
}

impl Looked {
    /// A bundle of this name that was found good, and its file.
    pub(super) fn new(name: String, (manifest, entries, found): Good, file: Vec<u8>) -> Self {
        let bytes = file.len() as u64;
        let file = (found.files > 0).then_some(file);
        Self { name, manifest, entries, found, file, bytes }
    }
}

/// Looks into files, in slices. Nothing is taken in yet.
pub(super) async fn look<P: Ports>(app: &mut App<P>, files: Vec<(String, Vec<u8>)>) -> Result<View, Problem> {
    app.pending.bundles.clear();
    let (ports, session) = app.open_mut()?;
    let mut looked = Vec::new();
    let mut arrivals = Vec::new();
    let mut opened = Vec::new();
    let total = files.iter().map(|(_, file)| file.len() as u64 * LOOKING).sum();
    let slices = &mut Slices::of(ports, total);
    for (place, (name, file)) in files.iter().enumerate() {
        slices.bundle(file.len() as u64);
        slices.did(0, 1).await?;
        match unpack(session, file, slices).await {
            Ok(one) => opened.push((place, one)),
            Err(Problem::Bundle(BundleFlaw::NotForThisDevice)) if is_parcel(file) => {
                let found = Err(Problem::Bundle(BundleFlaw::NotInParcel));
                arrivals.push((place, Arrival { name: name.clone(), found }));
            }
            Err(Problem::CalledOff) => return Err(Problem::CalledOff),
            Err(flaw) => arrivals.push((place, Arrival { name: name.clone(), found: Err(flaw) })),
        }
    }
    // Each file is compared with what is here and what the files before it bring: a sender's go in the order they were made.
    opened.sort_by_key(|(_, Opened { manifest, .. })| {
        (manifest.device, manifest.kind, manifest.number, manifest.volume)
    });
    let mut ahead = Ahead::of(session);
    let mut old_copy = false;
    for (place, one) in opened {
        slices.bundle(files.get(place).map_or(0, |(_, file)| file.len() as u64));
        let found = match judge(session, &mut ahead, one, slices).await {
            Ok(good) => {
                let found = good.2.clone();
                looked.push((place, good));
                Ok(found)
            }
            Err(Problem::CalledOff) => return Err(Problem::CalledOff),
            Err(problem) => {
                old_copy |= problem == Problem::OldCopy;
                ahead.forget_refused(session, slices).await?;
                Err(problem)
            }
        };
        arrivals.extend(files.get(place).map(|(name, _)| (place, Arrival { name: name.clone(), found })));
    }
    if old_copy {
        session.vault.supersede(ports.random()).await?;
    }
    arrivals.sort_by_key(|(place, _)| *place);
    let mut files: Vec<_> = files.into_iter().map(Some).collect();
    app.pending.bundles = looked
        .into_iter()
        .filter_map(|(place, good)| {
            let (name, file) = files.get_mut(place)?.take()?;
            Some(Looked::new(name, good, file))
        })
        .collect();
    Ok(View::Arrivals(arrivals.into_iter().map(|(_, arrival)| arrival).collect()))
}

/// Opens a file with this device's key, or with the one before, which others may still seal to.
///
/// # Errors
/// The first check that fails; [`Problem::CalledOff`].
pub(super) async fn unpack<'a, P: Ports, B: Backend>(
    session: &Session<B>,
    file: &'a [u8],
    slices: &mut Slices<'_, P>,
) -> Result<Opened<Stream<'a>>, Problem> {
    let keys = session.vault.keys();
    let opened = unpack_with(&keys.identity, session, file, slices).await;
    match (&keys.former, &opened) {
        (Some(former), Err(problem)) if *problem == not_for_this_device() => {
            unpack_with(former, session, file, slices).await
        }
        _ => opened,
    }
}

async fn unpack_with<'a, P: Ports, B: Backend>(
    identity: &Identity,
    session: &Session<B>,
    file: &'a [u8],
    slices: &mut Slices<'_, P>,
) -> Result<Opened<Stream<'a>>, Problem> {
    let (key, school) = (Key::Identity(identity), session.school());
    let parts = match recognise(file) {
        LooksLike::Parcel => parcel::decode(file)?,
        LooksLike::ArmouredParcel => armour::parts(file),
        _ => return open_in_pieces(file, &key, Some(&school), slices).await,
    };
    for (number, part) in parts.iter().enumerate() {
        slices.did(number, parts.len()).await?;
        match open_in_pieces(part, &key, Some(&school), slices).await {
            Err(problem) if problem == not_for_this_device() => {}
            other => return other,
        }
    }
    Err(not_for_this_device())
}

fn is_parcel(file: &[u8]) -> bool {
    matches!(recognise(file), LooksLike::Parcel | LooksLike::ArmouredParcel)
}

fn not_for_this_device() -> Problem {
    Problem::Bundle(BundleFlaw::NotForThisDevice)
}

/// A bundle that was found good.
pub(super) type Good = (Manifest, Vec<Entry<Verified>>, Found);

/// Verifies what was opened, and compares it with what is here and what is `ahead`, which then holds it too. Eight tenths of
/// looking into the bundle.
///
/// # Errors
/// The first thing for which it is refused; [`Problem::CalledOff`].
pub(super) async fn judge<P: Ports, B: Backend>(
    session: &Session<B>,
    ahead: &mut Ahead,
    opened: Opened<Stream<'_>>,
    slices: &mut Slices<'_, P>,
) -> Result<Good, Problem> {
    let manifest = opened.manifest.clone();
    if manifest.practice != session.vault.root().practice {
        return Err(Problem::Bundle(BundleFlaw::Practice));
    }
    let wrong = || Problem::Bundle(BundleFlaw::WrongKind(manifest.kind.code().to_owned()));
    if !matches!(manifest.kind, BundleKind::HandOver | BundleKind::FullCopy | BundleKind::Update) {
        return Err(wrong());
    }
    let files = opened.files.len();
    let mut lacking = 0;
    for lacks in &manifest.lacks {
        lacking += usize::from(session.vault.file_length(lacks).await?.is_none());
    }
    let known = |device: &DeviceId| {
        known_key(session, device).or_else(|| key_in(&session.school(), &ahead.logs, device))
    };
    let entries = verify_in_pieces(opened, known, slices).await?;
    slices.tenths(1);
    let new = New::of(session, ahead, &entries, slices).await?;
    new.fold(session, ahead, slices).await?;
    let register = &ahead.register;
    if goes_on_elsewhere(session, &entries, register) {
        return Err(Problem::OldCopy);
    }
    // A full copy may bring the very entry that makes its reader an administrator.
    let administers = allows(register.roster.role(&session.device()), Action::Merge);
    if manifest.kind != BundleKind::Update && !administers {
        return Err(match allows(session.role(), Action::Merge) {
            true if !new.forks.is_empty() => Problem::Bundle(BundleFlaw::ForkOfRights),
            true => Problem::Bundle(BundleFlaw::EndsRights),
            false => wrong(),
        });
    }
    let sender = register.roster.role(&manifest.device);
    if manifest.kind != BundleKind::HandOver && sender < Role::Administrator {
        return Err(Problem::Bundle(BundleFlaw::BadSignature));
    }
    let device = register.roster.devices.get(&manifest.device);
    let gap = |(device, base): (&DeviceId, &Position)| {
        ![&session.logs, &ahead.logs].iter().any(|logs| logs.contains(device, base.seq, &base.head))
    };
    let mut found = Found {
        kind: manifest.kind.code().to_owned(),
        from: device.map(|device| device.author.clone()).unwrap_or_else(nobody),
        device_label: device.map(|device| device.label.clone()).unwrap_or_default(),
        number: manifest.number,
        new: new.entries.len(),
        new_concerns: 0,
        known: entries.len() - new.entries.len(),
        missing_numbers: missing([&session.register, register], &manifest),
        gap: manifest.base.iter().any(gap),
        forks: new.forks.len(),
        unconfirmed: sender == Role::Unconfirmed,
        revoked: sender == Role::Revoked,
        held: 0,
        unreadable: 0,
        newer: 0,
        files,
        lacking,
    };
    for (number, entry) in new.entries.into_iter().enumerate() {
        if number % SLICE == 0 {
            slices.did(1, 1).await?;
        }
        let id = entry.id();
        found.new_concerns += usize::from(register.concerns.contains_key(&id));
        found.held += usize::from(register.held.contains_key(&id));
        found.unreadable += usize::from(register.unreadable.contains(&id));
        found.newer += usize::from(register.newer.contains(&id));
        ahead.logs.insert(entry.clone());
    }
    Ok((manifest, entries, found))
}

/// Whether a bundle proves that this device's log has entries which are not here: it brings one, or an administrator
/// has receipted one.
fn goes_on_elsewhere<B: Backend>(
    session: &Session<B>,
    entries: &[Entry<Verified>],
    register: &Register,
) -> bool {
    let own = session.device();
    let unknown = |entry: &Entry<Verified>| {
        let header = entry.header();
        header.device == own && !session.logs.contains(&own, header.seq, &entry.id())
    };
    let mut receipted = [&session.register, register].into_iter().filter_map(|of| of.receipts.get(&own));
    entries.iter().any(unknown)
        || receipted.any(|upto| !session.logs.contains(&own, upto.seq, &upto.head))
        // After a reset somebody's old copy of this vault, or a grant that was used elsewhere, goes on as another device.
        || register.roster.goes_on(&own)
}

/// Whose it is if nothing says so.
pub(super) fn nobody() -> Author {
    Author { person: crate::domain::ids::PersonId([0; 16]), name: String::new(), job: String::new() }
}

/// The numbers of the sender's earlier bundles of the kind that have not come; of very many, the first.
fn missing(registers: [&Register; 2], manifest: &Manifest) -> Vec<u64> {
    let place = |number| (manifest.device, manifest.kind.code().to_owned(), number);
    let come = |register: &Register| {
        register.merged.range(place(1)..place(manifest.number.max(1))).next_back().map(|(.., number)| *number)
    };
    // A bundle that carries everything since the last receipt makes earlier ones needless; only numbers after the
    // newest that came can be missing.
    let newest = registers.into_iter().filter_map(come).max().unwrap_or(0);
    let complete = manifest.base.is_empty();
    let missing = newest.saturating_add(1)..manifest.number;
    if complete { Vec::new() } else { missing.take(MISSING_LIMIT).collect() }
}

/// Takes in what was looked into and found good, and writes a receipt for each device heard from. Where it is called off half
/// way, each file is taken whole or not at all, and those that were not wait to be taken still.
pub(super) async fn merge<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let looked = std::mem::take(&mut app.pending.bundles);
    let (ports, session) = app.open_mut()?;
    if session.vault.root().superseded {
        return Err(Problem::OldCopy);
    }
    let slices = &mut Slices::of(ports, looked.iter().map(|looked| looked.bytes * TAKING).sum());
    let mut arrivals = Vec::new();
    let mut waiting = Vec::new();
    for looked in looked {
        slices.bundle(looked.bytes);
        let taken = if waiting.is_empty() {
            match slices.did(0, 1).await {
                Ok(()) => take_in(ports, session, &looked, slices).await,
                off => off,
            }
        } else {
            Err(Problem::CalledOff)
        };
        let found = match taken {
            Err(Problem::CalledOff) => Err(Problem::CalledOff),
            taken => taken.map(|()| Ok(looked.found.clone()))?,
        };
        arrivals.push(Arrival { name: looked.name.clone(), found: found.clone() });
        if found.is_err() {
            waiting.push(looked);
        }
    }
    let none = arrivals.iter().all(|arrival| arrival.found.is_err());
    let stopped = !waiting.is_empty();
    app.pending.bundles = waiting;
    if stopped && none { Err(Problem::CalledOff) } else { Ok(View::Merged(arrivals)) }
}

/// Takes in one bundle that was found good, whole or not at all.
///
/// # Errors
/// If the store refuses, or it was called off: nothing of it was taken.
pub(super) async fn take_in<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    Looked { manifest, entries, found, file, .. }: &Looked,
    slices: &mut Slices<'_, P>,
) -> Result<(), Problem> {
    slices.tenths(TAKING - 2);
    let files = match file {
        Some(file) => {
            let opened = attachments_of(session, file)?;
            take_files(ports, session, opened, (found.files, slices)).await?
        }
        None => Vec::new(),
    };
    let mut devices = BTreeSet::new();
    devices.extend(entries.iter().map(|entry| entry.header().device));
    session.admit_with_files(ports, entries.clone(), &files, slices).await?;
    let code = manifest.kind.code().to_owned();
    let mut events = Vec::new();
    let merged = &session.register.merged;
    let further = manifest.volume > 1 && {
        let Manifest { device, number, volume, .. } = manifest;
        !session.register.volumes.has(&session.device(), device, *number, *volume)
    };
    if found.new > 0 || further || !merged.contains(&(manifest.device, code.clone(), manifest.number)) {
        events.push(Event::Merged(Merged {
            bundle: manifest.bundle,
            bundle_kind: code,
            from: manifest.device,
            number: manifest.number,
            entries: found.new as u64,
            volume: manifest.volume,
        }));
    }
    if allows(session.role(), Action::Merge) {
        events.extend(receipts(session, &devices));
    }
    session.write(ports, events, Vec::new()).await?;
    Ok(())
}

/// Takes the attachments out of a bundle that was found good: they lie loose until its entries are here too.
pub(super) async fn take_files<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    opened: Attachments<'_>,
    (count, slices): (usize, &Slices<'_, P>),
) -> Result<Vec<Digest>, Problem> {
    // What is left of them if it comes to nothing is tidied away.
    session.untidy = true;
    let mut taken = Vec::new();
    let keep = async |file: Digest, length: u64, content: &mut dyn Read| {
        slices.did(taken.len(), count).await?;
        let progress = |_| !ports.called_off();
        session.vault.keep_file(ports.random(), &file, length, content, progress).await?;
        taken.push(file);
        Ok::<(), Problem>(())
    };
    opened.each(async || slices.did(0, count).await, keep).await?;
    Ok(taken)
}

fn attachments_of<'a, B: Backend>(
    session: &Session<B>,
    file: &'a [u8],
) -> Result<Attachments<'a>, BundleError> {
    let keys = session.vault.keys();
    let opened = attachments_with(&keys.identity, file);
    match (&keys.former, &opened) {
        (Some(former), Err(BundleError::NotForThisDevice)) => attachments_with(former, file),
        _ => opened,
    }
}

fn attachments_with<'a>(identity: &Identity, file: &'a [u8]) -> Result<Attachments<'a>, BundleError> {
    let key = Key::Identity(identity);
    if recognise(file) != LooksLike::Parcel {
        return attachments(file, &key);
    }
    for part in parcel::decode(file)? {
        match attachments(part, &key) {
            Err(BundleError::NotForThisDevice) => {}
            other => return other,
        }
    }
    Err(BundleError::NotForThisDevice)
}

/// Receipts for what has come further than the last one said.
pub(super) fn receipts<B: Backend>(session: &Session<B>, devices: &BTreeSet<DeviceId>) -> Vec<Event> {
    // Each administrator says for themselves what they have: the others hand over to them what they have not, and two must have
    // it before a body leaves its writer's device.
    let received = &session.register.received;
    let own = || session.vault.root().earlier.iter().chain(std::iter::once(&session.vault.root().device));
    let others = devices.iter().filter(|device| !session.is_own(device));
    others
        .filter_map(|device| {
            let upto = session.logs.contiguous(device)?;
            let already = own().filter_map(|own| received.by(own, device)).map(|upto| upto.seq).max();
            already
                .is_none_or(|already| already < upto.seq)
                .then_some(Event::Receipt(Receipt { device: *device, upto }))
        })
        .collect()
}
