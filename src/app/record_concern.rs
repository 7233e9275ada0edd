//! Save a concern, or what amends one: the entry is written and its draft is gone in one transaction.

use crate::domain::access::Action;
use crate::domain::concern::{ConcernDraft, Purpose, Told};
use crate::domain::event::Event;
use crate::domain::ids::DraftId;
use crate::store::Backend;
use crate::vault::drafts::discard;

use super::problem::Problem;
use super::session::Session;
use super::view::{Saved, View};
use super::{App, adults, amend_concern, attachments};
use crate::platform::ports::Ports;

/// Saves a concern.
pub(super) async fn save<P: Ports>(
    app: &mut App<P>,
    draft: &DraftId,
    content: &ConcernDraft,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    check_files(session, content).await?;
    let event = amend_concern::event(session, content)?;
    let tell_someone = match &event {
        Event::Concern(concern) => concern.told == Told::NotYet || concern.danger,
        Event::Amend(amend) => amend.concern.danger,
        _ => false,
    };
    let danger = tell_someone && content.danger;
    let entries = session.write(ports, vec![event], vec![discard(draft)]).await?;
    // Saved is saved: the files stay for good with the tidying that follows.
    session.untidy |= !content.attachments.is_empty();
    let written = entries.first().ok_or_else(|| Problem::Fault("nothing was written".to_owned()))?.id();
    let entry = match content.purpose {
        Purpose::New => written,
        Purpose::Corrects(concern) | Purpose::Adds(concern) => concern,
    };
    Ok(View::Saved(Saved { entry, tell_someone, danger, sealed: false }))
}

/// Saves a draft on a form that is sealed to those who hear such concerns, or what is added to one.
pub(super) async fn save_sealed<P: Ports>(
    app: &mut App<P>,
    draft: &DraftId,
    content: &ConcernDraft,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    check_files(session, content).await?;
    let (entry, danger) = match content.purpose {
        Purpose::New => {
            let concern = content.check().map_err(Problem::Incomplete)?;
            let danger = concern.danger;
            (adults::save(ports, session, draft, concern).await?, danger)
        }
        Purpose::Corrects(concern) | Purpose::Adds(concern) => {
            let corrects = matches!(content.purpose, Purpose::Corrects(_));
            adults::add(ports, session, draft, content, concern, corrects).await?;
            (concern, false)
        }
    };
    // The files as they were attached go with the draft.
    session.untidy |= !content.attachments.is_empty();
    Ok(View::Saved(Saved { entry, tell_someone: danger, danger, sealed: true }))
}

/// Whether the person may record, and every file that goes with it is here.
async fn check_files<B: Backend>(session: &Session<B>, content: &ConcernDraft) -> Result<(), Problem> {
    session.require(Action::Record)?;
    attachments::require_here(session, &content.attachments).await
}
