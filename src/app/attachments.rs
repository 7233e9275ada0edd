//! Files that go with concerns: taken in for a draft, looked at, given out to be saved, and taken away when nothing names
//! them any more.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::bundle::files::named;
use crate::crypto::hash::sha256;
use crate::domain::access::Action;
use crate::domain::attachment::{
    self, Attachment, Judged, Kind, LARGEST, MOST, Refused, beginning, cleaned, judge, previewable, saved_as,
};
use crate::domain::card::Arising;
use crate::domain::concern::ConcernDraft;
use crate::domain::event::{Event, Opened};
use crate::domain::ids::{Digest, EntryId};
use crate::domain::register::Amended;
use crate::store::Backend;
use crate::vault::VaultError;
use crate::vault::files::NamedBy;

use super::intent::Holder;
use super::problem::Problem;
use super::session::Session;
use super::view::{FileSeen, Shown, View};
use super::{Answer, App, actions, adults};
use crate::platform::ports::Ports;

/// Whether there may be files that nothing names any more.
pub(super) fn are_untidy<B: Backend>(session: &Session<B>) -> bool {
    session.untidy && !session.vault.root().superseded
}

/// Takes a file in: judged by its content, its place removed, sealed in this vault.
pub(super) async fn attach<P: Ports>(
    app: &mut App<P>,
    name: &str,
    have: usize,
    bytes: Vec<u8>,
) -> Result<View, Problem> {
    let bytes = Zeroizing::new(bytes);
    let (ports, session) = app.open_mut()?;
    session.require(Action::Record)?;
    if have >= MOST {
        return Err(Problem::NotAttached(Refused::TooMany));
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::NotAttached(Refused::TooLarge));
    }
    let Judged { kind, ending } = judge(&bytes).map_err(Problem::NotAttached)?;
    let (mut bytes, mut stripped) = (bytes, false);
    if kind.picture().is_some() {
        let (without, changed) =
            attachment::strip(kind, std::mem::take(&mut *bytes)).map_err(Problem::NotAttached)?;
        (*bytes, stripped) = (without, changed);
    }
    let file = Digest(sha256(&[&bytes]));
    let length = bytes.len() as u64;
    let progress = |done| {
        ports.progress(done, length);
        !ports.called_off()
    };
    session.vault.keep_file(ports.random(), &file, length, &mut bytes.as_slice(), progress).await?;
    session.attached.insert(file);
    let name =
        Some(cleaned(name)).filter(|name| !name.is_empty()).unwrap_or_else(|| format!("file.{ending}"));
    Ok(View::Attached(Attachment { file, name, kind, bytes: length, stripped }))
}

/// Every file that an entry names, whether the entry counts or is held.
pub(super) fn recorded<B: Backend>(session: &Session<B>) -> BTreeSet<Digest> {
    named(session.logs.iter().map(|entry| entry.line())).into_keys().collect()
}

/// Takes away what nothing names, and keeps for good what an entry names. What a form that is not saved may name stays, but
/// for when all forms are known to be `sealed`.
pub(super) async fn tidy<P: Ports>(app: &mut App<P>, sealed: bool) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    if sealed {
        session.attached.clear();
    }
    let mut drafted = BTreeSet::new();
    let mut sure = true;
    for kept in session.vault.drafts().await? {
        let content = kept.opened.map(|(_, content)| Zeroizing::new(content));
        match content.and_then(|content| serde_json::from_slice::<ConcernDraft>(&content).ok()) {
            Some(content) => drafted.extend(content.attachments.iter().map(|attachment| attachment.file)),
            // What a draft that cannot be read names, nobody knows.
            None => sure = false,
        }
    }
    let recorded = recorded(session);
    let attached = &session.attached;
    let by = |file: &Digest| match () {
        () if recorded.contains(file) => NamedBy::Entry,
        () if attached.contains(file) => NamedBy::Draft,
        () if drafted.contains(file) || !sure => NamedBy::Draft,
        () => NamedBy::Nobody,
    };
    session.vault.tidy_files(ports.random(), by).await?;
    session.untidy = false;
    Ok(View::FilesTidied)
}

/// What an entry or a draft says of a file, if this person may read it.
async fn said<P: Ports>(app: &App<P>, with: Holder, file: &Digest) -> Result<Attachment, Problem> {
    let session = app.open()?;
    let attachments = match with {
        Holder::Draft(draft) => {
            let kept = session.vault.drafts().await?.into_iter().find(|kept| kept.draft == draft);
            let (_, content) = kept.ok_or(Problem::NotHere)?.opened.ok_or(Problem::VaultDamaged)?;
            let content: ConcernDraft = serde_json::from_slice(&Zeroizing::new(content)).unwrap_or_default();
            content.attachments
        }
        Holder::Concern(entry) => {
            let record = session.concern(&entry)?;
            if !session.is_mine(&record.device) {
                session.require(Action::ReadAll)?;
            }
            let corrected =
                session.register.amendments.of(&entry).iter().filter_map(|amendment| match &amendment.what {
                    Amended::Corrected(amend) => Some(&amend.concern),
                    _ => None,
                });
            let ever = std::iter::once(&record.concern).chain(corrected);
            ever.flat_map(|concern| concern.attachments.clone()).collect()
        }
        Holder::Action(action) => actions::evidence(session, &action)?,
    };
    attachments.into_iter().find(|attachment| attachment.file == *file).ok_or(Problem::NotHere)
}

/// Refuses files that are not whole in this vault, but for those that an entry names already: whoever corrects a concern
/// need not have what it came with.
pub(super) async fn require_here<B: Backend>(
    session: &Session<B>,
    attachments: &[Attachment],
) -> Result<(), Problem> {
    for Attachment { file, bytes, .. } in attachments {
        let here = session.vault.file_length(file).await? == Some(*bytes);
        if !here && !recorded(session).contains(file) {
            return Err(Problem::FileNotHere);
        }
    }
    Ok(())
}

async fn read<P: Ports>(app: &App<P>, file: &Digest) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let vault = &app.open()?.vault;
    let lost = |error| match error {
        VaultError::Absent => Problem::FileNotHere,
        VaultError::Damaged("file") => Problem::FileDamaged,
        error => error.into(),
    };
    let length = vault.file_length(file).await.map_err(lost)?.ok_or(Problem::FileNotHere)?;
    let mut bytes = Zeroizing::new(Vec::new());
    bytes.reserve_exact(usize::try_from(length).unwrap_or_default());
    let take = |chunk: &[u8]| {
        app.ports.progress(bytes.len() as u64, length);
        if app.ports.called_off() {
            return Err(VaultError::Cancelled);
        }
        bytes.extend_from_slice(chunk);
        Ok(())
    };
    vault.read_file(file, take).await.map_err(lost)?;
    Ok(bytes)
}

/// The concern that a file goes with, if it is sealed to a few.
fn sealed<P: Ports>(app: &App<P>, with: Holder) -> Result<Option<EntryId>, Problem> {
    Ok(match with {
        Holder::Concern(entry) => app.open()?.register.sealed.contains_key(&entry).then_some(entry),
        Holder::Draft(_) | Holder::Action(_) => None,
    })
}

/// Shows a picture, or how a text begins.
pub(super) async fn see<P: Ports>(app: &mut App<P>, with: Holder, file: &Digest) -> Answer {
    let mut bytes = match sealed(app, with)? {
        Some(concern) => adults::open_file(app, &concern, file, false).await?.1,
        None => {
            said(app, with, file).await?;
            read(app, file).await?
        }
    };
    let Judged { kind, .. } = judge(&bytes).map_err(Problem::NotAttached)?;
    let (shown, blobs) = match kind {
        Kind::Text => {
            let begins = beginning(&bytes);
            (Shown::Text { text: begins.text, more: begins.more }, Vec::new())
        }
        kind if kind.picture().is_some() => match attachment::size(kind, &bytes) {
            Some((width, height)) if previewable(Some((width, height))) => {
                (Shown::Picture { width, height }, vec![std::mem::take(&mut *bytes)])
            }
            _ => (Shown::TooLarge, Vec::new()),
        },
        _ => (Shown::Nothing, Vec::new()),
    };
    Ok((View::FileSeen(FileSeen { kind, shown }), blobs))
}

/// Gives a file out, and notes for good that it was.
pub(super) async fn give<P: Ports>(app: &mut App<P>, with: Holder, file: &Digest) -> Answer {
    if let Some(concern) = sealed(app, with)? {
        let (attachment, mut bytes) = adults::open_file(app, &concern, file, true).await?;
        let name = saved_as(&attachment.name, &judge(&bytes).map_err(Problem::NotAttached)?);
        return Ok((View::FileGiven { name }, vec![std::mem::take(&mut *bytes)]));
    }
    let attachment = said(app, with, file).await?;
    let mut bytes = read(app, file).await?;
    // What came from elsewhere was judged there: what this program would not take in, it does not give out.
    let judged = judge(&bytes).map_err(Problem::NotAttached)?;
    let (ports, session) = app.open_mut()?;
    let concern = match with {
        Holder::Draft(_) => None,
        Holder::Concern(entry) => Some(Some(entry)),
        Holder::Action(action) => Some(session.register.cards.concern_of(Arising::Action(action))),
    };
    if let (Some(concern), false) = (concern, session.vault.root().superseded) {
        let opened = Opened { concern, pupil: None, file: Some(*file) };
        session.write(ports, vec![Event::Opened(opened)], Vec::new()).await?;
    }
    let name = saved_as(&attachment.name, &judged);
    Ok((View::FileGiven { name }, vec![std::mem::take(&mut *bytes)]))
}
