//! Places, times of the week and people that concerns have in common.

use super::alleged::{in_several, links};
use crate::app::App;
use crate::app::problem::Problem;
use crate::app::view::{PatternsView, ProfileView};
use crate::domain::access::Action;
use crate::domain::patterns::patterns;
use crate::domain::time::Day;
use crate::platform::ports::Ports;

/// What concerns of these days have in common.
pub(super) fn show<P: Ports>(app: &App<P>, from: Day, until: Day) -> Result<ProfileView, Problem> {
    let session = app.open()?;
    session.require(Action::KeepFiles)?;
    let found = patterns(&session.register, &session.person(), from, until);
    let together = found.together.into_iter().map(|(cell, entries)| (cell, links(session, entries)));
    Ok(ProfileView::Patterns(Box::new(PatternsView {
        concerns: found.concerns,
        kept_from: found.kept_from,
        week: found.week,
        together: together.collect(),
        alleged: in_several(session),
    })))
}
