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
use super::problem::Problem;
use super::session::Session;
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
    next: u32,
    of: u32,
    files: Vec<Vec<(Digest, u64)>>,
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
    for file in named(plan.lines.iter().copied()).into_keys() {
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
    let concerns = plan.lines.iter().filter(|line| line.contains(r#""kind":"concern""#)).count();
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
    let total = plan.files.carried.iter().map(|(_, length)| length * 2).sum();
    let mut done = 0;
    let mut heard = |piece: &[u8]| {
        done += piece.len() as u64;
        ports.progress(done, total);
        !ports.called_off()
    };
    let mut sound = Vec::new();
    let before = plan.files.lacks.len();
    for (file, length) in std::mem::take(&mut plan.files.carried) {
        let each = |piece: &[u8]| if heard(piece) { Ok(()) } else { Err(VaultError::Cancelled) };
        match here(session.vault.read_file(&file, each).await)? {
            Some(()) => sound.push((file, length)),
            None => plan.files.lacks.push(file),
        }
    }
    plan.files.carried = sound;
    let damaged = plan.files.lacks.len() - before;
    let mut writing = Writing::begin(plan, &session.vault.keys().signing, to)?;
    while let Some(file) = writing.next_file()? {
        let each = |piece: &[u8]| {
            if !heard(piece) {
                return Err(Problem::CalledOff);
            }
            Ok(writing.piece(piece)?)
        };
        session.vault.read_file(&file, each).await?;
    }
    Ok((writing.finish()?, damaged))
}
