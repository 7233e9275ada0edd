//! Concerns about adults among what is searched: only on the device of somebody who hears them, and never what is about themselves.

use crate::app::drafts::begins;
use crate::app::session::Session;
use crate::app::view::ConcernRow;
use crate::domain::concern::Concern;
use crate::domain::form::Particular;
use crate::domain::hearing::Said;
use crate::domain::ids::EntryId;
use crate::domain::person::Author;
use crate::domain::register::Delivery;
use crate::domain::time::Stamp;
use crate::store::Backend;

use super::open;

/// A concern that was opened.
pub(in crate::app) struct Found {
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// What.
    pub concern: Concern,
}

/// The concern that a sealed entry is, or passes on, with its own entry; if the person here hears it, and it was opened.
pub(in crate::app) fn readable<B: Backend>(
    session: &Session<B>,
    entry: &EntryId,
) -> Option<(EntryId, Found)> {
    if !session.hears() {
        return None;
    }
    let unsealed = open::one(session, entry)?;
    let Said::Concern(concern) = unsealed.inside.what else { return None };
    let me = session.register.person(&session.me.person);
    if me.is_some_and(|me| concern.kept_from(me)) {
        return None;
    }
    let found = Found { who: unsealed.inside.who, at: unsealed.inside.at, concern: *concern };
    Some((unsealed.entry, found))
}

/// It, as a list shows it.
pub(in crate::app) fn row<B: Backend>(session: &Session<B>, entry: EntryId, found: &Found) -> ConcernRow {
    let device = session.register.sealed.get(&entry).map(|(device, _)| *device);
    let adult = found.concern.particulars.get(&Particular::AdultName);
    ConcernRow {
        entry,
        pupils: adult.into_iter().cloned().collect(),
        topics: Vec::new(),
        begins: begins(&found.concern.narrative),
        who: found.who.clone(),
        at: found.at,
        danger: found.concern.danger,
        map: !found.concern.maps.is_empty(),
        delivery: Delivery::Received,
        confirmed: device.is_some_and(|device| session.register.roster.confirmed.contains_key(&device)),
        mine: device.is_some_and(|device| session.is_mine(&device)),
        amended: false,
        withdrawn: false,
        let_go: false,
    }
}
