//! A chronology, a window at a time on the screen and whole on paper. The order is worked out of everything; what a row says
//! is read for the rows that are shown.

use std::collections::BTreeSet;

use super::{child, household, page};
use crate::app::App;
use crate::app::desk;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{ChronologyPage, PrintPage, ProfileView};
use crate::crypto::check_code::derive_check_code;
use crate::crypto::labels;
use crate::domain::chronology::{self, Chronology, Event, Filter, For, Row, What};
use crate::domain::event::{Event as Entry, Printed};
use crate::domain::ids::PupilId;
use crate::domain::person::Author;
use crate::platform::ports::Ports;
use crate::store::Backend;

/// The most rows of one window.
const WINDOW: usize = 100;

/// What is read of a chronology.
struct Read {
    /// Whom it is of.
    pupils: BTreeSet<PupilId>,
    /// All of it.
    whole: Chronology,
    /// What the filter shows.
    shown: Vec<Event>,
}

fn read<B: Backend>(
    session: &Session<B>,
    pupil: &PupilId,
    of_household: bool,
    filter: &Filter,
) -> Result<Read, Problem> {
    let child = child(session, pupil)?;
    let pupils = if of_household { household::everybody(session, &child) } else { child };
    let register = &session.register;
    let whole = chronology::chronology(register, For { pupils: &pupils, viewer: session.person() });
    let shown = whole.events.iter().filter(|event| filter.shows(register, &pupils, event)).copied();
    let shown = shown.collect();
    Ok(Read { pupils, whole, shown })
}

fn page_of<B: Backend>(session: &Session<B>, read: &Read, offset: usize, limit: usize) -> ChronologyPage {
    let register = &session.register;
    let of = For { pupils: &read.pupils, viewer: session.person() };
    let window = read.shown.iter().skip(offset).take(limit);
    let called = |pupil: &PupilId| Some((*pupil, register.pupil(pupil)?.name()));
    ChronologyPage {
        offset,
        shown: read.shown.len(),
        total: read.whole.events.len(),
        kept_from: read.whole.kept_from,
        in_error: read.whole.in_error,
        rows: window.filter_map(|event| chronology::row(register, of, event)).collect(),
        children: read.pupils.iter().filter_map(called).collect(),
        names: desk::names(session),
    }
}

/// A window of a chronology.
pub(super) fn window<P: Ports>(
    app: &App<P>,
    pupil: PupilId,
    of_household: bool,
    filter: &Filter,
    offset: usize,
    limit: usize,
) -> Result<ProfileView, Problem> {
    let session = app.open()?;
    let read = read(session, &pupil, of_household, filter)?;
    Ok(ProfileView::Chronology(page_of(session, &read, offset, limit.min(WINDOW))))
}

/// The code that follows from everything that a print is made of.
fn check_code<B: Backend>(session: &Session<B>, pupil: &PupilId, read: &Read) -> String {
    let of = For { pupils: &read.pupils, viewer: session.person() };
    let made_of = |event: &Event| chronology::made_of(&session.register, of, event);
    let entries: Vec<_> = read.shown.iter().flat_map(made_of).collect();
    let mut parts: Vec<&[u8]> = vec![pupil.as_bytes()];
    parts.extend(entries.iter().map(|entry| entry.as_bytes().as_slice()));
    derive_check_code(labels::CHECK_CHRONOLOGY, &parts)
}

/// A chronology to print, whole, with what goes on its front sheet. That it was made is an entry with its check code.
pub(super) async fn print<P: Ports>(
    app: &mut App<P>,
    pupil: PupilId,
    of_household: bool,
    filter: &Filter,
) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    let now = ports.clock().now();
    let read = read(session, &pupil, of_household, filter)?;
    let code = check_code(session, &pupil, &read);
    let page = page::page(session, pupil, &child(session, &pupil)?, now)?;
    let chronology = page_of(session, &read, 0, usize::MAX);
    if !session.vault.root().superseded {
        let events = u64::try_from(read.shown.len()).unwrap_or(u64::MAX);
        let printed = Printed { pupil, code: code.clone(), events };
        session.write(ports, vec![Entry::Printed(printed)], Vec::new()).await?;
    }
    let school = session.register.school.current().map(|details| details.name.clone());
    Ok(ProfileView::Print(Box::new(PrintPage {
        school: school.unwrap_or_default(),
        page,
        staff: staff(&chronology.rows),
        chronology,
        code,
        who: session.me.clone(),
        at: now,
    })))
}

/// Everybody who wrote something in these rows, once for each job they had (L16).
fn staff(rows: &[Row]) -> Vec<Author> {
    let mut staff: Vec<Author> = Vec::new();
    for row in rows {
        let mut writers = vec![&row.who];
        writers.extend(row.star.iter().map(|star| &star.who));
        if let What::Concern(concern) = &row.what {
            writers.extend(concern.additions.iter().map(|said| &said.who));
            writers.extend(concern.decisions.iter().map(|decided| &decided.who));
            writers.extend(concern.outcome.iter().map(|outcome| &outcome.who));
        }
        for writer in writers {
            if !staff.contains(writer) {
                staff.push(writer.clone());
            }
        }
    }
    staff.sort_by_key(|author| (author.name.to_lowercase(), author.job.to_lowercase()));
    staff
}
