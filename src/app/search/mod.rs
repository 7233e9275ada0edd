//! Search over what the person here may read. What it needs is built in slices once it is first wanted, brought up to date as
//! entries come, and dropped when the vault is locked: its text is wiped then.

mod build;
mod find;
mod list;
mod saved;

use std::collections::BTreeSet;

use super::App;
use super::carried::Carried;
use super::intent::{Order, SearchIntent};
use super::problem::Problem;
use super::view::{SearchOpened, SearchView, View};
use crate::domain::event::Event;
use crate::domain::ids::EntryId;
use crate::domain::register::Record;
use crate::domain::search::{Index, Query};
use crate::platform::ports::Ports;

/// What search holds of an open vault.
#[derive(Default)]
pub(super) struct Searching {
    built: Option<Box<Built>>,
}

/// What has been built, and what is still to be looked at.
struct Built {
    index: Index,
    /// What there was when it was begun and is not in yet, the newest last.
    left: Vec<EntryId>,
    /// What has changed since it was taken in.
    changed: BTreeSet<EntryId>,
    /// Names on the directory or the staff list have changed.
    names_changed: bool,
}

impl Searching {
    /// Takes note of an entry that has come.
    pub(super) fn hear(&mut self, record: &Record) {
        let Some(built) = &mut self.built else { return };
        match &record.body.what {
            Event::Concern(_) | Event::Sealed(_) => {
                built.changed.insert(record.id);
            }
            Event::Amend(amend) => {
                built.changed.insert(amend.entry);
            }
            Event::Addition(addition) => {
                built.changed.insert(addition.entry);
            }
            Event::Withdraw(withdraw) => {
                built.changed.insert(withdraw.entry);
            }
            Event::Triage(triage) => {
                built.changed.insert(triage.concern);
            }
            Event::Status(status) => {
                built.changed.insert(status.concern);
            }
            Event::Pupil(_) | Event::Person(_) => built.names_changed = true,
            // Who is one child, and who is kept from whose file, bears on every concern about them.
            Event::JoinPupils(_) | Event::SeparatePupils(_) | Event::FileLock(_) => self.forget(),
            _ => {}
        }
    }

    /// Drops everything: all that there is, or whose it is, has changed.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// A window of every concern that the person here may read, newest first.
pub(super) fn concerns<P: Ports>(app: &mut App<P>, offset: usize, limit: usize) -> Result<View, Problem> {
    let page = list::window(app.open_mut()?.1, Query::default(), Order::Newest, offset, limit);
    Ok(View::Concerns(page.page))
}

/// Answers what is asked of search.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, asked: SearchIntent) -> Result<View, Problem> {
    let view = match asked {
        SearchIntent::Open => {
            let (_, session) = app.open_mut()?;
            let ready = build::slice(session);
            let names = super::desk::names(session);
            SearchView::Opened(SearchOpened { saved: saved::read(session).await?, names, ready })
        }
        SearchIntent::Find { query, limit } => {
            SearchView::Found(find::find(app.open_mut()?.1, &query, limit))
        }
        SearchIntent::List { query, order, offset, limit } => {
            SearchView::List(list::window(app.open_mut()?.1, query, order, offset, limit))
        }
        SearchIntent::Save { name, typed } => {
            let (ports, session) = app.open_mut()?;
            SearchView::Saved(saved::save(ports, session, &name, &typed).await?)
        }
        SearchIntent::Forget { name } => {
            let (ports, session) = app.open_mut()?;
            SearchView::Saved(saved::forget(ports, session, &name).await?)
        }
    };
    Ok(View::Search(Carried::of(&view)))
}
