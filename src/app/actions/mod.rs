//! Actions, abridged cards and disclosures.

mod count;
mod desk;
mod give;
mod mine;
mod rows;

pub(super) use count::{every, own};
pub(super) use rows::{order, row, staff};

use crate::domain::access::Action;
use crate::domain::action::Step;
use crate::domain::attachment::Attachment;
use crate::domain::event::{Event, Status};
use crate::domain::ids::{ActionId, EntryId};
use crate::domain::register::{Chain, Thread};
use crate::store::Backend;

use super::App;
use super::carried::Carried;
use super::intent::ActionsIntent;
use super::problem::{ActionFlaw, Problem};
use super::session::Session;
use super::view::{ActionsView, View};
use crate::platform::ports::Ports;

/// Answers one of these questions.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, intent: ActionsIntent) -> Result<View, Problem> {
    let view = match intent {
        ActionsIntent::Mine => mine::list(app),
        ActionsIntent::Say { action, holds, step } => mine::say(app, action, holds, step).await,
        ActionsIntent::Ask { action, holds, to, part } => mine::ask(app, action, holds, to, &part).await,
        ActionsIntent::ReadCard { card } => mine::read_card(app, card).await,
        ActionsIntent::Desk => desk::list(app),
        ActionsIntent::Action { action } => desk::open(app, action),
        ActionsIntent::Decide { action, holds, step } => desk::decide(app, action, holds, step).await,
        ActionsIntent::Change { action, title, detail, due, priority } => {
            desk::change(app, action, desk::Change { title, detail, due, priority }).await
        }
        ActionsIntent::OfConcern { concern } => desk::of_concern(app, &concern),
        ActionsIntent::Start { concern } => give::start(app, concern),
        ActionsIntent::Give { concern, content, card } => give::give(app, concern, &content, card).await,
        ActionsIntent::WriteCard { concern, content } => give::write_card(app, concern, &content).await,
        ActionsIntent::WithdrawCard { card, reason } => give::withdraw_card(app, card, &reason).await,
        ActionsIntent::Disclose { concern, content } => give::disclose(app, concern, &content).await,
    };
    view.map(|view| View::Actions(Carried::of(&view)))
}

/// What use cases here give.
type Answered = Result<ActionsView, Problem>;

fn chain<'a, B: Backend>(session: &'a Session<B>, action: &ActionId) -> Result<&'a Chain, Problem> {
    session.register.actions.get(action).ok_or(Problem::NotHere)
}

/// What is said of an action, in the place of all that is known to stand.
fn status<B: Backend>(
    session: &Session<B>,
    action: ActionId,
    holds: Option<EntryId>,
    step: Step,
) -> Result<Event, Problem> {
    let step = step.check(session.me.person).map_err(flaw)?;
    let thread = chain(session, &action)?.thread_of(holds).ok_or(Problem::NotHere)?;
    let replaces = thread.heads.iter().map(|head| head.entry).collect();
    Ok(Event::ActionStatus(Status { action, holds, replaces, step }))
}

/// The files with what was said of an action, for administrators and those through whose hands it went.
pub(super) fn evidence<B: Backend>(
    session: &Session<B>,
    action: &ActionId,
) -> Result<Vec<Attachment>, Problem> {
    let me = session.me.person;
    let threads = chain(session, action)?.threads();
    let mine = |thread: &Thread<'_>| {
        let asked = thread.part.is_some_and(|part| part.by == me);
        asked || thread.holder == me || thread.statuses.iter().any(|status| status.by == me)
    };
    if !threads.iter().any(mine) {
        session.require(Action::GiveActions)?;
    }
    let statuses = threads.iter().flat_map(|thread| thread.statuses.iter());
    let files = statuses.filter_map(|status| match &status.what.step {
        Step::Done(outcome) | Step::NotDone(outcome) => Some(outcome.attachments.clone()),
        _ => None,
    });
    Ok(files.flatten().collect())
}

fn flaw(flaw: crate::domain::action::Flaw) -> Problem {
    Problem::Action(ActionFlaw::Action(vec![flaw]))
}
