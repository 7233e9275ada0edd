//! The attachments of a bundle: those that its entries name and that are here, in as many volumes as they need. The first
//! volume carries the entries, and says what it lacks; each further one carries files alone, and is made when it is asked for,
//! so that no more than one is ever in memory.

use std::collections::BTreeMap;

use crate::bundle::files::{named, volumes};
use crate::bundle::manifest::BundleKind;
use crate::bundle::write::{Audience, Files, Plan, Writing};
use crate::domain::ids::{BundleId, Digest};
use crate::store::Backend;
use crate::vault::VaultError;

use super::bundles::{administrators, make_file_name};
use super::folding::SLICE;
use super::problem::Problem;
use super::session::Session;
use super::slices::Slices;
use super::view::{FileMade, View};
use super::{Answer, App};
use crate::platform::ports::Ports;

/// How an entry says that it is sealed to a few.
const SEALED: &str = r#""kind":"sealed""#;
/// The files of such entries come to so many bytes at most in one part of an update.
const MOST_SEALED: u64 = 100 << 20;

/// The volumes of a bundle that have not been made yet.
#[derive(Clone)]
pub(super) struct Rest {
    kind: BundleKind,
    bundle: BundleId,
    number: u64,
    /// Which volume is next.
    pub(super) next: u32,
    of: u32,
    files: Vec<Vec<(Digest, u64)>>,
}

/// What finding the files that entries name comes to, in tenths of the entries' bytes; writing the entries; and reading a file.
const NAMING: u64 = 1;
const WRITING: u64 = 3;
const READING: u64 = 2;

/// Whether a line is that of a concern.
pub(super) fn is_concern(line: &str) -> bool {
    line.contains(r#""kind":"concern""#)
}

/// The attachments that entries name, and what they are called there: one part of a job.
///
/// # Errors
/// [`Problem::CalledOff`].
pub(super) async fn named_in_slices<P: Ports>(
    lines: &[&str],
    slices: &Slices<'_, P>,
) -> Result<BTreeMap<Digest, String>, Problem> {
    let mut found = BTreeMap::new();
    for (number, some) in lines.chunks(SLICE).enumerate() {
        slices.did(number * SLICE, lines.len()).await?;
        found.extend(named(some.iter().copied()));
    }
    Ok(found)
}

/// What there is of a file: none if it is not here, or does not open.
fn here<T>(found: Result<T, VaultError>) -> Result<Option<T>, Problem> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(VaultError::Absent | VaultError::Damaged("file") | VaultError::TooNew) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Writes a bundle with the attachments that its entries name, and says what it holds; and what is left for further volumes.
pub(super) async fn first<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    mut plan: Plan<'_>,
    to: &Audience<'_>,
    recipients: Vec<String>,
) -> Result<(Answer, Option<Rest>), Problem> {
    let (mut present, mut lacks) = (Vec::new(), Vec::new());
    let entries = plan.lines.iter().map(|line| line.len() as u64).sum();
    // What it comes to with its files is known once it is known which of those are here: until then, to as much again.
    let slices = &mut Slices::of(ports, entries * NAMING * 2);
    slices.bundle(entries);
    slices.tenths(NAMING);
    let named = named_in_slices(&plan.lines, slices).await?;
    slices.tenths(NAMING);
    for (number, file) in named.keys().copied().enumerate() {
        slices.did(number, named.len()).await?;
        match here(session.vault.file_length(&file).await)?.flatten() {
            Some(length) => present.push((file, length)),
            None => lacks.push(file),
        }
    }
    let absent = lacks.len();
    let mut divided = volumes(present, ports.volume()).into_iter();
    let of = u32::try_from(divided.len()).map_err(|_| Problem::StorageFull)?;
    let carried = divided.next().unwrap_or_default();
    let files: Vec<_> = divided.collect();
    lacks.extend(files.iter().flatten().map(|(file, _)| *file));
    plan.files = Files { carried, lacks, volume: 1, volumes: of };
    let (file, damaged) = fill(ports, session, &mut plan, to).await?;
    let concerns = plan.lines.iter().filter(|line| is_concern(line)).count();
    let made = FileMade {
        file_name: make_file_name(ports.random(), "age"),
        entries: plan.lines.len(),
        concerns,
        recipients,
        files: plan.files.carried.len(),
        lacking: absent + damaged,
        volume: 1,
        volumes: of,
    };
    let Plan { kind, bundle, number, .. } = plan;
    let rest = (of > 1).then_some(Rest { kind, bundle, number, next: 2, of, files });
    Ok((Ok((View::FileMade(made), vec![file])), rest))
}

/// Writes a part of an update with the files of what is sealed to those who hear concerns about adults, as far as they are here.
pub(super) async fn sealed_part<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    mut plan: Plan<'_>,
    to: &Audience<'_>,
) -> Result<Vec<u8>, Problem> {
    let sealed = plan.lines.iter().copied().filter(|line| line.contains(SEALED));
    let mut room = MOST_SEALED;
    for file in named(sealed).into_keys() {
        match here(session.vault.file_length(&file).await)?.flatten() {
            Some(length) if length <= room => {
                room -= length;
                plan.files.carried.push((file, length));
            }
            _ => plan.files.lacks.push(file),
        }
    }
    Ok(fill(ports, session, &mut plan, to).await?.0)
}

/// Makes the next volume of the bundle that was made last.
pub(super) async fn next<P: Ports>(app: &mut App<P>) -> Answer {
    let rest = app.pending.volumes.clone().ok_or(Problem::NotHere)?;
    let (ports, session) = app.open_mut()?;
    let (answer, rest) = further(ports, session, rest).await?;
    app.pending.volumes = rest;
    Ok(answer)
}

/// Makes the next volume; and what is left then.
///
/// # Errors
/// [`Problem::NoRecipients`], [`Problem::CalledOff`], or if the store refuses.
pub(super) async fn further<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    Rest { kind, bundle, number, next, of, mut files }: Rest,
) -> Result<((View, Vec<Vec<u8>>), Option<Rest>), Problem> {
    let (recipients, names) = administrators(session, kind == BundleKind::FullCopy)?;
    let mut plan = Plan {
        kind,
        school: session.school(),
        practice: session.vault.root().practice,
        device: session.device(),
        bundle,
        number,
        base: BTreeMap::new(),
        heads: BTreeMap::new(),
        lines: Vec::new(),
        files: Files { carried: files.remove(0), lacks: Vec::new(), volume: next, volumes: of },
        made: ports.clock().now(),
    };
    let (file, lacking) = fill(ports, session, &mut plan, &Audience::Recipients(&recipients)).await?;
    let made = FileMade {
        file_name: make_file_name(ports.random(), "age"),
        recipients: names,
        files: plan.files.carried.len(),
        lacking,
        volume: next,
        volumes: of,
        ..FileMade::default()
    };
    let left = !files.is_empty();
    let rest = left.then_some(Rest { kind, bundle, number, next: next + 1, of, files });
    Ok(((View::FileMade(made), vec![file]), rest))
}

/// Writes a volume. Each file is read twice: what does not open must be known before the manifest is signed. Answers how many
/// did not.
async fn fill<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    plan: &mut Plan<'_>,
    to: &Audience<'_>,
) -> Result<(Vec<u8>, usize), Problem> {
    let entries: u64 = plan.lines.iter().map(|line| line.len() as u64).sum();
    let files: u64 = plan.files.carried.iter().map(|(_, length)| length).sum();
    let slices = &mut Slices::of(ports, entries * WRITING + files * 2 * READING);
    slices.bundle(entries);
    slices.part(files * READING);
    let mut done = 0;
    let mut sound = Vec::new();
    let before = plan.files.lacks.len();
    for (file, length) in std::mem::take(&mut plan.files.carried) {
        let each = |piece: &[u8]| {
            done += piece.len() as u64;
            if slices.heard(done, files) { Ok(()) } else { Err(VaultError::Cancelled) }
        };
        slices.did(0, 1).await?;
        match here(session.vault.read_file(&file, each).await)? {
            Some(()) => sound.push((file, length)),
            None => plan.files.lacks.push(file),
        }
    }
    plan.files.carried = sound;
    let damaged = plan.files.lacks.len() - before;
    let signing = &session.vault.keys().signing;
    let mut writing = Writing::begin_in_pieces(plan, signing, to, slices).await?;
    slices.part(files * READING);
    done = 0;
    while let Some(file) = writing.next_file()? {
        let each = |piece: &[u8]| {
            done += piece.len() as u64;
            if !slices.heard(done, files) {
                return Err(Problem::CalledOff);
            }
            Ok(writing.piece(piece)?)
        };
        session.vault.read_file(&file, each).await?;
        slices
            .did(usize::try_from(done).unwrap_or_default(), usize::try_from(files).unwrap_or_default())
            .await?;
    }
    Ok((writing.finish()?, damaged))
}
