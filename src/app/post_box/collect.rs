//! Collecting: what lies in the box is looked into once. What comes whole from confirmed devices is merged without asking;
//! everything else waits for a person, or is left alone.

use crate::app::ahead::Ahead;
use crate::app::bundles::known_key;
use crate::app::merge_bundles::{Looked, TAKING, judge, take_in, unpack};
use crate::app::problem::{BundleFlaw, Problem};
use crate::app::session::Session;
use crate::app::slices::{LOOKING, Slices};
use crate::app::view::{ArrivedRow, Found, Why};
use crate::bundle::manifest::{BundleKind, Manifest};
use crate::bundle::post_box::{BEGINNING, LONGEST, Looks, is_passing, looks};
use crate::bundle::{BundleError, files};
use crate::domain::ids::DeviceId;
use crate::platform::ports::Ports;
use crate::platform::post_box::{PostBox, PostBoxError, Posted};
use crate::store::Backend;

use super::Stopped;
use super::note::{Note, Seen, Verdict};

/// Looks into what is new in the box, and merges what comes whole.
pub(super) async fn collect<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    folder: &impl PostBox,
    note: &mut Note,
    listed: &[Posted],
) -> Result<(), Stopped> {
    let own: Vec<String> = note.own.iter().map(|own| own.name.clone()).collect();
    let others: Vec<&Posted> =
        listed.iter().filter(|file| !is_passing(&file.name) && !own.contains(&file.name)).collect();
    for seen in note.seen.values_mut() {
        if let Verdict::Waits { rounds, .. } | Verdict::NotWhole { rounds } = &mut seen.verdict {
            *rounds += 1;
        }
    }
    let mut first = true;
    loop {
        let mut merged = false;
        for file in &others {
            let seen = note.seen.get(&file.name).filter(|seen| seen.is(file));
            if seen.is_some_and(|seen| !seen.again(session.logs.len(), first)) {
                continue;
            }
            let rounds = seen.map_or(0, |seen| match seen.verdict {
                Verdict::NotWhole { rounds } | Verdict::Waits { rounds, .. } => rounds,
                _ => 0,
            });
            let slices = &mut Slices::of(ports, file.size * (LOOKING + TAKING));
            slices.bundle(file.size);
            slices.did(0, 1).await?;
            let (verdict, came) = look_at(ports, session, folder, (note, file, rounds), slices).await?;
            merged |= came;
            let seen = Seen { size: file.size, modified: file.modified, verdict };
            note.seen.insert(file.name.clone(), seen);
        }
        // What has come may be what another file was waiting for.
        if !merged {
            return Ok(());
        }
        first = false;
    }
}

/// What to make of one file; and whether it was merged.
async fn look_at<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    folder: &impl PostBox,
    (note, file, rounds): (&mut Note, &Posted, u32),
    slices: &mut Slices<'_, P>,
) -> Result<(Verdict, bool), Stopped> {
    let not_whole = Ok((Verdict::NotWhole { rounds }, false));
    let bytes = match read(folder, file).await {
        Ok(Read::Whole(bytes)) => bytes,
        Ok(Read::Foreign) => return Ok((Verdict::Foreign, false)),
        Ok(Read::NotWhole) | Err(PostBoxError::Absent | PostBoxError::Busy) => return not_whole,
        Err(error) => return Err(error.into()),
    };
    let waits = |why, from, entries| Verdict::Waits { why, from, entries, rounds };
    let refused = |problem: Problem, entries| match problem {
        Problem::Bundle(BundleFlaw::NotForThisDevice) => Ok((Verdict::NotForUs, false)),
        Problem::Bundle(BundleFlaw::Truncated | BundleFlaw::Altered) => {
            Ok((Verdict::NotWhole { rounds }, false))
        }
        Problem::Bundle(_) | Problem::OldCopy => Ok((waits(Why::Refused, String::new(), entries), false)),
        problem => Err(problem.into()),
    };
    let opened = match unpack(session, &bytes, slices).await {
        Ok(opened) => opened,
        Err(problem) => return refused(problem, session.logs.len()),
    };
    let (bundle, volume) = (opened.manifest.bundle, opened.manifest.volume);
    if note.has_merged(bundle, volume) {
        return Ok((Verdict::Known, false));
    }
    let unknown = |device: &DeviceId| known_key(session, device).is_none();
    if opened.manifest.base.keys().any(unknown) {
        // It follows on a file that has not come: not even whose it is can be read.
        return Ok((waits(Why::Gap, String::new(), session.logs.len()), false));
    }
    let looked = match judge(session, &mut Ahead::of(session), opened, slices).await {
        Ok(good) => Looked::new(file.name.clone(), good, bytes),
        Err(problem) => {
            if problem == Problem::OldCopy {
                session.vault.supersede(ports.random()).await.map_err(Problem::from)?;
            }
            return refused(problem, session.logs.len());
        }
    };
    if brings_nothing(session, &looked).await? {
        note.merged(bundle, volume);
        return Ok((Verdict::Known, false));
    }
    if let Some(why) = why_not(session, &looked.manifest, &looked.found) {
        return Ok((waits(why, looked.found.from.name, session.logs.len()), false));
    }
    let row = row(ports, &looked.found);
    match take_in(ports, session, &looked, slices).await {
        Ok(()) => {}
        Err(problem @ Problem::Bundle(_)) => return refused(problem, session.logs.len()),
        Err(problem) => return Err(problem.into()),
    }
    note.merged(bundle, volume);
    note.arrived(row);
    Ok((Verdict::Known, true))
}

enum Read {
    Whole(Vec<u8>),
    NotWhole,
    Foreign,
}

/// Reads a file, as far as it is one of ours.
async fn read(folder: &impl PostBox, file: &Posted) -> Result<Read, PostBoxError> {
    if file.size > LONGEST {
        return Ok(Read::Foreign);
    }
    match looks(&file.name, &folder.read(&file.name, BEGINNING).await?) {
        Looks::Foreign => return Ok(Read::Foreign),
        Looks::ToCome => return Ok(Read::NotWhole),
        Looks::Ours => {}
    }
    let bytes = folder.read(&file.name, LONGEST).await?;
    Ok(if bytes.len() as u64 == file.size { Read::Whole(bytes) } else { Read::NotWhole })
}

/// Whether all that a bundle brings is here.
async fn brings_nothing<B: Backend>(session: &Session<B>, looked: &Looked) -> Result<bool, Problem> {
    let Manifest { kind, device, number, volume, .. } = &looked.manifest;
    // Whoever delivered a further volume waits to hear that it has come, even if its attachments came another way before.
    let awaited = *kind == BundleKind::HandOver
        && *volume > 1
        && !session.register.volumes.has(&session.device(), device, *number, *volume);
    if looked.found.new > 0 || awaited {
        return Ok(false);
    }
    for part in &looked.manifest.parts {
        if files::of_member(part.name.as_bytes()).is_some()
            && session.vault.file_length(&part.sha256).await?.is_none()
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Why a bundle is not merged without asking, if it is not.
fn why_not<B: Backend>(session: &Session<B>, manifest: &Manifest, found: &Found) -> Option<Why> {
    // Attachments follow on the entries that name them.
    let place = (manifest.device, manifest.kind.code().to_owned(), manifest.number);
    let early = manifest.volume > 1 && !session.register.merged.contains(&place);
    match () {
        () if found.revoked => Some(Why::Revoked),
        () if found.unconfirmed => Some(Why::Unconfirmed),
        () if found.forks > 0 => Some(Why::Fork),
        () if found.gap || early => Some(Why::Gap),
        // What follows without a gap has all entries of the files before it, whether those ever come or not.
        () if !found.missing_numbers.is_empty() && found.lacking > 0 => Some(Why::Missing),
        () if found.held > 0 => Some(Why::Held),
        () => None,
    }
}

fn row<P: Ports>(ports: &P, found: &Found) -> ArrivedRow {
    ArrivedRow {
        at: ports.clock().now(),
        kind: found.kind.clone(),
        from: found.from.name.clone(),
        device: found.device_label.clone(),
        number: found.number,
        new: found.new,
        new_concerns: found.new_concerns,
        files: found.files,
        missing: found.missing_numbers.clone(),
    }
}

impl From<BundleError> for Stopped {
    fn from(error: BundleError) -> Self {
        Self::Problem(error.into())
    }
}
