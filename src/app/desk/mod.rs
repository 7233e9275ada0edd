//! The lead's desk: the inbox, triage, and what the school calls its categories.

mod categories;
pub(super) mod inbox;
mod triage;

pub(super) use categories::names;

use super::App;
use super::carried::Carried;
use super::intent::DeskIntent;
use super::problem::Problem;
use super::view::View;
use crate::platform::ports::Ports;

/// Answers what is asked at the desk.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, asked: DeskIntent) -> Result<View, Problem> {
    let view = match asked {
        DeskIntent::Inbox { pile, offset, limit } => inbox::list(app, pile, offset, limit)?,
        DeskIntent::Triage { concern } => triage::show(app, &concern)?,
        DeskIntent::SaveTriage { concern, content, status, before } => {
            triage::save(app, concern, &content, status.as_ref(), &before).await?
        }
        DeskIntent::SetStatus { concern, content, before } => {
            triage::set_status(app, concern, &content, &before).await?
        }
        DeskIntent::Categories => categories::show(app)?,
        DeskIntent::SaveCategories { names, replaces } => categories::save(app, names, replaces).await?,
    };
    Ok(View::Desk(Carried::of(&view)))
}
