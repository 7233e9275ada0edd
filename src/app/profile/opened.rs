//! Who has opened a pupil's file, and what was made ready to print of it.

use std::cmp::Reverse;

use super::child;
use crate::app::App;
use crate::app::problem::Problem;
use crate::app::view::{OpeningRow, PrintedRow, ProfileView, WhoOpened};
use crate::domain::chronology::{For, Source, chronology};
use crate::domain::ids::{EntryId, PupilId};
use crate::domain::register::Opening;
use crate::platform::ports::Ports;

/// Every opening of the file, and of each concern in it.
pub(super) fn list<P: Ports>(app: &App<P>, pupil: PupilId) -> Result<ProfileView, Problem> {
    let session = app.open()?;
    let child = child(session, &pupil)?;
    let register = &session.register;
    let row = |opening: &Opening, concern: Option<EntryId>| OpeningRow {
        who: opening.who.clone(),
        at: opening.at,
        device: register
            .roster
            .devices
            .get(&opening.device)
            .map(|device| device.label.clone())
            .unwrap_or_default(),
        concern,
    };
    let mut openings: Vec<OpeningRow> =
        register.profiles.opened(&child).map(|opening| row(opening, None)).collect();
    let events = chronology(register, For { pupils: &child, viewer: session.person() }).events;
    for event in events.iter().filter(|event| event.source == Source::Concern) {
        let opened = register.profiles.opened_concern(&event.entry).iter();
        openings.extend(opened.map(|opening| row(opening, Some(event.entry))));
    }
    openings.sort_by_key(|row| Reverse(row.at));
    let printed = register.profiles.printed().iter().rev();
    let printed = printed.filter(|written| child.contains(&written.what.pupil)).map(|written| PrintedRow {
        who: written.who.clone(),
        at: written.at,
        code: written.what.code.clone(),
        events: written.what.events,
    });
    Ok(ProfileView::WhoOpened(WhoOpened { openings, printed: printed.collect() }))
}
