//! Merge bundles: look into files first, say what is in each, and take in what was found good when the person agrees.
//! What is refused changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::bundle::manifest::{BundleKind, Manifest};
use crate::bundle::read::{Attachments, Key, Stream, attachments, open};
use crate::bundle::recognise::{LooksLike, recognise};
use crate::bundle::verify::verify;
use crate::bundle::within::Opened;
use crate::bundle::{BundleError, parcel};
use crate::crypto::recipient::Identity;
use crate::domain::access::{Action, allows};
use crate::domain::event::{Event, Merged, Receipt};
use crate::domain::ids::{DeviceId, Digest};
use crate::domain::person::{Author, Position, Role};
use crate::domain::register::{Record, Register};
use crate::log::entry::{Entry, Verified};
use crate::log::merge::{Inserted, Logs};
use crate::store::Backend;

use super::App;
use super::bundles::{key_in, known_key};
use super::problem::{BundleFlaw, Problem};
use super::session::{Session, fold, record};
use super::view::{Arrival, Found, View};
use crate::platform::ports::Ports;

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
}

impl Looked {
    /// A bundle of this name that was found good, and its file.
    pub(super) fn new(name: String, (manifest, entries, found): Good, file: Vec<u8>) -> Self {
        let file = (found.files > 0).then_some(file);
        Self { name, manifest, entries, found, file }
    }
}

/// Looks into files. Nothing is taken in yet.
pub(super) async fn look<P: Ports>(app: &mut App<P>, files: Vec<(String, Vec<u8>)>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let mut looked = Vec::new();
    let mut arrivals = Vec::new();
    let mut opened = Vec::new();
    let total = files.len() as u64 * 2;
    for (place, (name, file)) in files.iter().enumerate() {
        go_on(ports, place as u64, total).await?;
        match unpack(session, file) {
            Ok(one) => opened.push((place, one)),
            Err(BundleError::NotForThisDevice) if recognise(file) == LooksLike::Parcel => {
                let found = Err(Problem::Bundle(BundleFlaw::NotInParcel));
                arrivals.push((place, Arrival { name: name.clone(), found }));
            }
            Err(flaw) => arrivals.push((place, Arrival { name: name.clone(), found: Err(flaw.into()) })),
        }
    }
    // Each file is compared with what is here and what the files before it bring: a sender's go in the order they were made.
    opened.sort_by_key(|(_, Opened { manifest, .. })| {
        (manifest.device, manifest.kind, manifest.number, manifest.volume)
    });
    let mut ahead = Ahead::of(session);
    let mut old_copy = false;
    for (done, (place, one)) in (total / 2..).zip(opened) {
        go_on(ports, done, total).await?;
        let found = match judge(session, &mut ahead, one).await {
            Ok(good) => {
                let found = good.2.clone();
                looked.push((place, good));
                Ok(found)
            }
            Err(problem) => {
                old_copy |= problem == Problem::OldCopy;
                ahead.forget_refused(session);
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

/// Says how far a long job is, and goes on unless the person has called it off.
async fn go_on<P: Ports>(ports: &P, done: u64, total: u64) -> Result<(), Problem> {
    ports.progress(done, total);
    ports.breathe().await;
    if ports.called_off() { Err(Problem::CalledOff) } else { Ok(()) }
}

/// Opens a file with this device's key, or with the one before, which others may still seal to.
///
/// # Errors
/// The first check that fails.
pub(super) fn unpack<'a, B: Backend>(
    session: &Session<B>,
    file: &'a [u8],
) -> Result<Opened<Stream<'a>>, BundleError> {
    let keys = session.vault.keys();
    let opened = unpack_with(&keys.identity, session, file);
    match (&keys.former, &opened) {
        (Some(former), Err(BundleError::NotForThisDevice)) => unpack_with(former, session, file),
        _ => opened,
    }
}

fn unpack_with<'a, B: Backend>(
    identity: &Identity,
    session: &Session<B>,
    file: &'a [u8],
) -> Result<Opened<Stream<'a>>, BundleError> {
    let (key, school) = (Key::Identity(identity), session.school());
    if recognise(file) != LooksLike::Parcel {
        return open(file, &key, Some(&school));
    }
    for part in parcel::decode(file)? {
        match open(part, &key, Some(&school)) {
            Err(BundleError::NotForThisDevice) => {}
            other => return other,
        }
    }
    Err(BundleError::NotForThisDevice)
}

/// What the files looked into so far bring: each file is compared with what is here and with this.
pub(super) struct Ahead {
    logs: Logs,
    /// What that comes to, beside what is here; or, once one of them may change rights, together with it.
    register: Register,
}

impl Ahead {
    /// Nothing yet.
    pub(super) fn of<B: Backend>(session: &Session<B>) -> Self {
        Self { logs: Logs::default(), register: session.register.beside() }
    }

    /// A file was weighed and refused: what it would have come to counts for no other.
    fn forget_refused<B: Backend>(&mut self, session: &Session<B>) {
        let taken = std::mem::replace(self, Self::of(session)).logs;
        let entries: Vec<Entry<Verified>> = taken.iter().cloned().collect();
        New::of(session, self, &entries).fold(session, self);
        self.logs = taken;
    }
}

/// A bundle's entries that are not here yet.
struct New<'a> {
    entries: Vec<&'a Entry<Verified>>,
    /// Devices whose logs divide by them, and did not before.
    forks: BTreeSet<DeviceId>,
}

impl<'a> New<'a> {
    fn of<B: Backend>(session: &Session<B>, ahead: &Ahead, entries: &'a [Entry<Verified>]) -> Self {
        let here = [&session.logs, &ahead.logs];
        let mut among = Logs::default();
        let mut new = Self { entries: Vec::new(), forks: BTreeSet::new() };
        for entry in entries.iter().filter(|entry| !here.iter().any(|logs| logs.knows(entry))) {
            let inserted = among.insert(entry.clone());
            if inserted == Inserted::Known {
                continue;
            }
            if inserted == Inserted::Fork || here.iter().any(|logs| logs.divides(entry)) {
                new.forks.insert(entry.header().device);
            }
            new.entries.push(entry);
        }
        let forked = here.iter().flat_map(|logs| logs.forks());
        for (device, _) in forked {
            new.forks.remove(device);
        }
        new
    }

    /// What they come to: beside what is here where that is the same, since it is so much less, else together with it.
    fn fold<B: Backend>(&self, session: &Session<B>, ahead: &mut Ahead) {
        let forks = BTreeMap::new();
        let forked = |entry: &Entry<Verified>| {
            let forked = [&session.logs, &ahead.logs].into_iter().flat_map(Logs::forks);
            forked.into_iter().any(|(device, _)| *device == entry.header().device)
        };
        let divided = !self.forks.is_empty() || self.entries.iter().any(|entry| forked(entry));
        let mut beside = |record: &Record| ahead.register.extend_beside(&session.register, record);
        let mut amending = Vec::new();
        let mut records = self.entries.iter().filter_map(|entry| record(entry, &forks));
        let simple = !divided
            && records.all(|record| {
                let amends = record.amends();
                if amends {
                    amending.push(record);
                    return true;
                }
                beside(&record)
            })
            && amending.iter().all(beside);
        if !simple {
            let mut logs = session.logs.clone();
            logs.union(&ahead.logs);
            for entry in &self.entries {
                logs.insert((*entry).clone());
            }
            ahead.register = fold(&session.school(), &logs);
        }
    }
}

/// A bundle that was found good.
pub(super) type Good = (Manifest, Vec<Entry<Verified>>, Found);

/// Verifies what was opened, and compares it with what is here and what is `ahead`, which then holds it too.
///
/// # Errors
/// The first thing for which it is refused.
pub(super) async fn judge<B: Backend>(
    session: &Session<B>,
    ahead: &mut Ahead,
    opened: Opened<Stream<'_>>,
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
    let entries = verify(opened, |device| {
        known_key(session, device).or_else(|| key_in(&session.school(), &ahead.logs, device))
    })?;
    let new = New::of(session, ahead, &entries);
    new.fold(session, ahead);
    let register = &ahead.register;
    if goes_on_elsewhere(session, &entries, register) {
        return Err(Problem::OldCopy);
    }
    // A full copy may bring the very entry that makes its reader an administrator.
    let administers = allows(register.roster.role(&session.device()), Action::Merge);
    if manifest.kind != BundleKind::Update && !administers {
        return Err(wrong());
    }
    let sender = register.roster.role(&manifest.device);
    if manifest.kind != BundleKind::HandOver && sender < Role::Administrator {
        return Err(Problem::Bundle(BundleFlaw::BadSignature));
    }
    let device = register.roster.devices.get(&manifest.device);
    let counted = |entry: &&&Entry<Verified>| register.concerns.contains_key(&entry.id());
    let gap = |(device, base): (&DeviceId, &Position)| {
        ![&session.logs, &ahead.logs].iter().any(|logs| logs.contains(device, base.seq, &base.head))
    };
    let found = Found {
        kind: manifest.kind.code().to_owned(),
        from: device.map(|device| device.author.clone()).unwrap_or_else(nobody),
        device_label: device.map(|device| device.label.clone()).unwrap_or_default(),
        number: manifest.number,
        new: new.entries.len(),
        new_concerns: new.entries.iter().filter(counted).count(),
        known: entries.len() - new.entries.len(),
        missing_numbers: missing([&session.register, register], &manifest),
        gap: manifest.base.iter().any(gap),
        forks: new.forks.len(),
        unconfirmed: sender == Role::Unconfirmed,
        revoked: sender == Role::Revoked,
        held: new.entries.iter().filter(|entry| register.held.contains_key(&entry.id())).count(),
        files,
        lacking,
    };
    for entry in new.entries {
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

fn nobody() -> Author {
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

/// Takes in what was looked into and found good, and writes a receipt for each device heard from.
pub(super) async fn merge<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let looked = std::mem::take(&mut app.pending.bundles);
    let (ports, session) = app.open_mut()?;
    if session.vault.root().superseded {
        return Err(Problem::OldCopy);
    }
    let total = looked.len() as u64;
    let mut arrivals = Vec::new();
    for (done, looked) in (0_u64..).zip(looked) {
        go_on(ports, done, total).await?;
        let (name, found) = (looked.name.clone(), looked.found.clone());
        take_in(ports, session, looked).await?;
        arrivals.push(Arrival { name, found: Ok(found) });
    }
    Ok(View::Merged(arrivals))
}

/// Takes in one bundle that was found good, whole or not at all.
///
/// # Errors
/// If the store refuses: nothing of it was taken.
pub(super) async fn take_in<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    Looked { manifest, entries, found, file, .. }: Looked,
) -> Result<(), Problem> {
    let files = match file {
        Some(file) => {
            let opened = attachments_of(session, &file)?;
            take_files(ports, session, opened).await?
        }
        None => Vec::new(),
    };
    let mut devices = BTreeSet::new();
    devices.extend(entries.iter().map(|entry| entry.header().device));
    session.admit_with_files(ports, entries, &files).await?;
    let code = manifest.kind.code().to_owned();
    let mut events = Vec::new();
    if found.new > 0 || !session.register.merged.contains(&(manifest.device, code.clone(), manifest.number)) {
        events.push(Event::Merged(Merged {
            bundle: manifest.bundle,
            bundle_kind: code,
            from: manifest.device,
            number: manifest.number,
            entries: found.new as u64,
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
) -> Result<Vec<Digest>, Problem> {
    // What is left of them if it comes to nothing is tidied away.
    session.untidy = true;
    let mut taken = Vec::new();
    let keep = async |file: Digest, length: u64, content: &mut dyn Read| {
        let progress = |_| !ports.called_off();
        session.vault.keep_file(ports.random(), &file, length, content, progress).await?;
        taken.push(file);
        Ok::<(), Problem>(())
    };
    opened.each(keep).await?;
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
