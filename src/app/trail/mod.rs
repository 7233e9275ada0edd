//! The trail for administrators: everything that was done, filtered and in windows; and a walk of every chain.

mod index;
mod rows;
mod verify;

pub(super) use index::Indexed;

use super::App;
use super::carried::Carried;
use super::intent::TrailIntent;
use super::problem::Problem;
use super::view::{TrailView, View};
use crate::domain::access::Action;
use crate::platform::ports::Ports;

/// Answers what is asked of the trail.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, asked: TrailIntent) -> Result<View, Problem> {
    app.open()?.require(Action::ReadAll)?;
    let view = match asked {
        TrailIntent::Page { filter, offset, limit } => {
            let indexed = index::of(app).await?;
            let page = rows::page(app.open()?, &indexed, &filter, offset, limit)?;
            app.pending.trail = Some(indexed);
            TrailView::Page(Box::new(page))
        }
        TrailIntent::Verify => TrailView::Verified(Box::new(verify::verify(app).await?)),
    };
    Ok(View::Trail(Carried::of(&view)))
}
