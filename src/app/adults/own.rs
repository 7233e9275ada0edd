//! What a person wrote about adults: they cannot read it any more, see how far it has come, and can add to it.

use crate::app::App;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{AdultsView, OwnSealed};
use crate::domain::ids::EntryId;
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::open::outside;

/// The sealed concerns of this person, newest first. What was added to them is sealed in the same way, but has nothing to answer to.
fn own<B: Backend>(session: &Session<B>) -> Vec<(EntryId, (crate::domain::ids::DeviceId, u64))> {
    let sealed = session.register.sealed.iter().filter(|(_, (device, _))| session.is_mine(device));
    let concerns = sealed
        .filter(|(entry, _)| outside(session, entry).is_some_and(|outside| outside.answer_to.is_some()));
    let mut own: Vec<_> = concerns.map(|(entry, place)| (*entry, *place)).collect();
    own.sort_by_key(|(_, (device, seq))| std::cmp::Reverse((*seq, *device)));
    own
}

/// How many there are.
pub(in crate::app) fn count<B: Backend>(session: &Session<B>) -> usize {
    own(session).len()
}

/// The list.
pub(super) fn list<P: Ports>(app: &App<P>) -> Result<AdultsView, Problem> {
    let session = app.open()?;
    let rows = own(session).into_iter().map(|(concern, (device, seq))| OwnSealed {
        concern,
        delivery: session.register.reached(&device, seq),
    });
    Ok(AdultsView::Own(rows.collect()))
}
