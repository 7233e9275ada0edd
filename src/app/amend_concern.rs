//! Amend a concern: correct it, add to it, or say that it was entered in error. The original stays, one click away.

use crate::domain::access::{Action, allows};
use crate::domain::concern::{Concern, ConcernDraft, Purpose};
use crate::domain::event::{Addition, Amend, Event, Withdraw};
use crate::domain::ids::EntryId;
use crate::domain::register::ConcernRecord;
use crate::store::Backend;

use super::problem::Problem;
use super::session::Session;
use super::view::View;
use super::{App, adults, drafts, read_concerns};
use crate::platform::ports::Ports;

/// The concern, if the person here may amend it: it is their own, or they administer.
fn amendable<'a, B: Backend>(session: &'a Session<B>, entry: &EntryId) -> Result<&'a ConcernRecord, Problem> {
    let record = session.concern(entry)?;
    if !session.is_mine(&record.device) && !allows(session.role(), Action::ReadAll) {
        return Err(Problem::NotAllowed);
    }
    Ok(record)
}

/// Starts the draft of a correction, which says at first what the concern says now.
pub(super) fn correct<P: Ports>(app: &mut App<P>, entry: EntryId) -> Result<View, Problem> {
    if app.open()?.register.sealed.contains_key(&entry) {
        return adults::start(app, entry, true);
    }
    let session = app.open()?;
    let current = session.register.amendments.current(amendable(session, &entry)?);
    drafts::start(app, ConcernDraft::correcting(entry, current), false)
}

/// Starts the draft of an addition.
pub(super) fn add<P: Ports>(app: &mut App<P>, entry: EntryId) -> Result<View, Problem> {
    if app.open()?.register.sealed.contains_key(&entry) {
        return adults::start(app, entry, false);
    }
    let session = app.open()?;
    let current = session.register.amendments.current(amendable(session, &entry)?);
    let content = ConcernDraft {
        purpose: Purpose::Adds(entry),
        pupils: current.pupils.clone(),
        ..ConcernDraft::default()
    };
    drafts::start(app, content, false)
}

/// The concern that a draft amounts to, with the code of its place, if the school's own list names it.
fn checked<B: Backend>(session: &Session<B>, content: &ConcernDraft) -> Result<Concern, Problem> {
    let mut concern = content.check().map_err(Problem::Incomplete)?;
    let named = concern.place_detail.as_ref();
    concern.place_code = named.and_then(|label| session.register.settings.place_code(label));
    Ok(concern)
}

/// What a draft that amends becomes.
pub(super) fn event<B: Backend>(session: &Session<B>, content: &ConcernDraft) -> Result<Event, Problem> {
    // What is about an adult, or a colleague's child, is sealed, and never stands among what everybody who administers reads.
    if content.form.is_sealed() {
        return Err(Problem::NotAllowed);
    }
    match content.purpose {
        Purpose::New => {
            let concern = checked(session, content)?;
            Ok(Event::Concern(Box::new(concern)))
        }
        Purpose::Corrects(entry) => {
            amendable(session, &entry)?;
            let concern = checked(session, content)?;
            let replaces = session.register.amendments.heads(&entry);
            let reason = content.reason.trim().to_owned();
            Ok(Event::Amend(Box::new(Amend { entry, reason, concern, replaces })))
        }
        Purpose::Adds(entry) => {
            amendable(session, &entry)?;
            let text = content.addition().map_err(Problem::Incomplete)?;
            Ok(Event::Addition(Addition { entry, text }))
        }
    }
}

/// Says that a concern was entered in error.
pub(super) async fn withdraw<P: Ports>(
    app: &mut App<P>,
    entry: EntryId,
    reason: String,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    amendable(session, &entry)?;
    let reason = Problem::needs_reason(&reason)?;
    if !session.register.amendments.withdrawn(&entry) {
        session.write(ports, vec![Event::Withdraw(Withdraw { entry, reason })], Vec::new()).await?;
    }
    read_concerns::open(app, &entry).await
}
