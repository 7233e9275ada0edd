//! Concerns about adults, and about the children of colleagues who administer: sealed to those who hear them, read and worked on
//! by them alone.

mod case;
mod files;
mod found;
mod inbox;
mod kit;
mod open;
mod own;
mod pass_on;
mod seal;

use super::App;
use super::carried::Carried;
use super::intent::AdultsIntent;
use super::problem::Problem;
use super::session::Session;
use super::view::View;
use crate::crypto::recipient::{Identity, Recipient};
use crate::domain::access::Action;
use crate::domain::concern::{ConcernDraft, Purpose};
use crate::domain::form::Form;
use crate::domain::hearing::Case;
use crate::domain::ids::EntryId;
use crate::platform::ports::Ports;
use crate::store::Backend;
use seal::Circle;

pub(super) use files::open as open_file;
pub(super) use found::{readable, row};
pub(super) use open::{Unsealing, open as open_sealed};
pub(super) use own::count as own_count;
pub(super) use seal::{Sealing, addition as add, circle, concern as save, hearers, outside, say};

/// Answers what is asked about them.
pub(super) async fn answer<P: Ports>(
    app: &mut App<P>,
    asked: AdultsIntent,
    blob: Vec<u8>,
) -> Result<View, Problem> {
    let view = match asked {
        AdultsIntent::Inbox { progress, offset, limit } => inbox::list(app, progress, offset, limit)?,
        AdultsIntent::Case { concern } => case::open(app, &concern).await?,
        AdultsIntent::Assess { concern, content, before } => {
            case::assess(app, concern, &content, &before).await?
        }
        AdultsIntent::Advise { concern, content } => case::advise(app, concern, &content).await?,
        AdultsIntent::Conclude { concern, content, before } => {
            case::conclude(app, concern, &content, &before).await?
        }
        AdultsIntent::Patterns => inbox::patterns(app)?,
        AdultsIntent::Own => own::list(app)?,
        AdultsIntent::PassOn => pass_on::pass_on(app).await?,
        AdultsIntent::Kits => kit::list(app)?,
        AdultsIntent::MakeKit => kit::make(app)?,
        AdultsIntent::KeepKit => kit::keep(app, blob).await?,
        AdultsIntent::OpenWithKit => kit::open_with(app, blob).await?,
    };
    Ok(View::Adults(Carried::of(&view)))
}

/// Refuses whoever does not hear concerns about adults.
fn require_hearing<B: Backend>(session: &Session<B>) -> Result<(), Problem> {
    if session.hears() { Ok(()) } else { Err(Problem::NotAllowed) }
}

/// A concern that this device hears.
fn case_of<B: Backend>(session: &mut Session<B>, concern: &EntryId) -> Result<Case, Problem> {
    require_hearing(session)?;
    let mut heard = open::heard(session);
    let case = heard.cases.remove(concern).ok_or(Problem::NotHere)?;
    // The governors' kit may have opened what is about the very person who typed its words.
    let me = session.register.person(&session.me.person);
    if me.is_some_and(|me| case.kept_from(me)) { Err(Problem::NotHere) } else { Ok(case) }
}

/// By what right somebody adds to a concern.
enum Adds {
    /// They wrote it, and can seal to it, and no more.
    AsWriter(Recipient),
    /// They hear it: to whom what they add is sealed, and to what its files are.
    AsHearer(Circle, Option<Recipient>),
}

/// By what right the person here adds to a concern.
fn may_add<B: Backend>(session: &mut Session<B>, concern: &EntryId) -> Result<Adds, Problem> {
    session.require(Action::Record)?;
    if session.hears()
        && let Ok(case) = case_of(session, concern)
    {
        let to = seal::circle(session, |person| case.kept_from(person))?;
        let answers = case.answers.as_ref().and_then(|text| text.parse::<Identity>().ok());
        return Ok(Adds::AsHearer(to, answers.and_then(|answers| answers.recipient().ok())));
    }
    let (device, _) = session.register.sealed.get(concern).ok_or(Problem::NotHere)?;
    if !session.is_mine(device) {
        return Err(Problem::NotAllowed);
    }
    seal::answer_to(session, concern).map(Adds::AsWriter).ok_or(Problem::NotAllowed)
}

/// Starts the draft of what is added to a sealed concern, or says what was wrong in it. What it says so far may be closed to its
/// writer, so the draft begins empty.
pub(super) fn start<P: Ports>(app: &mut App<P>, concern: EntryId, corrects: bool) -> Result<View, Problem> {
    let (_, session) = app.open_mut()?;
    may_add(session, &concern)?;
    let purpose = if corrects { Purpose::Corrects(concern) } else { Purpose::Adds(concern) };
    super::drafts::start(app, ConcernDraft { purpose, form: Form::Adult, ..ConcernDraft::default() }, false)
}
