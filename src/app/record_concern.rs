//! Save a concern: the entry is written and its draft is gone in one transaction.

use crate::domain::access::Action;
use crate::domain::concern::{ConcernDraft, Told};
use crate::domain::event::Event;
use crate::domain::ids::DraftId;
use crate::vault::drafts::discard;

use super::App;
use super::problem::Problem;
use super::view::{Saved, View};
use crate::platform::ports::Ports;

/// Saves a concern.
pub(super) async fn save<P: Ports>(
    app: &mut App<P>,
    draft: &DraftId,
    content: &ConcernDraft,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Record)?;
    let concern = content.check().map_err(Problem::Incomplete)?;
    for attachment in &concern.attachments {
        if session.vault.file_length(&attachment.file).await? != Some(attachment.bytes) {
            return Err(Problem::FileNotHere);
        }
    }
    let files = !concern.attachments.is_empty();
    let (told, danger) = (concern.told, concern.danger);
    let entries = session.write(ports, vec![Event::Concern(Box::new(concern))], vec![discard(draft)]).await?;
    // Saved is saved: the files stay for good with the tidying that follows.
    session.untidy |= files;
    let entry = entries.first().ok_or_else(|| Problem::Fault("nothing was written".to_owned()))?.id();
    Ok(View::Saved(Saved { entry, tell_someone: told == Told::NotYet || danger, danger }))
}
