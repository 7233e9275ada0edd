//! What is held back: entries that are here and count for nobody, with the reason, until an administrator has looked into
//! them and lets them count; and what this version cannot read, which stays until one can.

use serde::Deserialize;

use crate::domain::access::{Action, action};
use crate::domain::event::{Body, Event, Release};
use crate::domain::ids::EntryId;
use crate::domain::person::Author;
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, Verified};

use super::App;
use super::drafts::begins;
use super::problem::Problem;
use super::view::{Held, HeldKind, HeldRow, SetAside, View};
use crate::platform::ports::Ports;

/// The most rows shown.
const MOST: usize = 200;

/// Everything held back, newest first.
pub(super) fn list<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::RevokeDevice)?;
    let roster = &session.register.roster;
    let mut rows = Vec::new();
    for entry in session.logs.iter().filter(|entry| session.register.is_set_aside(&entry.id())) {
        let device = entry.header().device;
        let label = roster.devices.get(&device).map(|device| device.label.clone()).unwrap_or_default();
        let because = session.register.held.get(&entry.id());
        let Some((because, body)) = because.zip(body(entry)) else {
            let Outline { who, at } = outline(entry);
            let newer = session.register.newer.contains(&entry.id());
            rows.push(HeldRow {
                entry: entry.id(),
                kind: HeldKind::Unknown,
                says: String::new(),
                who: who
                    .or_else(|| Some(roster.devices.get(&device)?.author.clone()))
                    .unwrap_or_else(super::merge_bundles::nobody),
                device: label,
                at: at.map(|at| at.wall),
                because: if newer { SetAside::Newer } else { SetAside::Unreadable },
            });
            continue;
        };
        let (kind, says) = match body.what {
            Event::Concern(concern) => {
                let pupils: Vec<String> = concern.pupils.iter().map(|one| one.name.clone()).collect();
                (HeldKind::Concern, format!("{}: {}", pupils.join(", "), begins(&concern.narrative)))
            }
            what if what.is_roster() => (HeldKind::Staff, String::new()),
            what if action(&what)
                .is_some_and(|action| matches!(action, Action::GiveActions | Action::CarryOutActions)) =>
            {
                (HeldKind::Action, String::new())
            }
            Event::Pupil(_)
            | Event::PupilDetails(_)
            | Event::Flag(_)
            | Event::Household(_)
            | Event::Star(_)
            | Event::FileLock(_)
            | Event::Alleged(_) => (HeldKind::Pupil, String::new()),
            Event::Triage(_) | Event::Status(_) | Event::ActedOn(_) => (HeldKind::Triage, String::new()),
            _ => (HeldKind::Trail, String::new()),
        };
        rows.push(HeldRow {
            entry: entry.id(),
            kind,
            says,
            who: body.who,
            device: label,
            at: Some(body.at.wall),
            because: SetAside::Held(*because),
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.entry)));
    let total = rows.len();
    rows.truncate(MOST);
    Ok(View::Held(Held { rows, total }))
}

/// Who wrote an entry and when, as far as that can be read of a body that cannot as a whole.
#[derive(Default)]
struct Outline {
    who: Option<Author>,
    at: Option<Stamp>,
}

fn outline(entry: &Entry<Verified>) -> Outline {
    #[derive(Deserialize)]
    struct Who {
        who: Author,
    }
    #[derive(Deserialize)]
    struct At {
        at: Stamp,
    }
    let Some(body) = entry.body() else { return Outline::default() };
    Outline {
        who: serde_json::from_slice::<Who>(body.as_bytes()).ok().map(|body| body.who),
        at: serde_json::from_slice::<At>(body.as_bytes()).ok().map(|body| body.at),
    }
}

fn body(entry: &Entry<Verified>) -> Option<Body> {
    serde_json::from_slice(entry.body()?.as_bytes()).ok()
}

/// Lets a held concern count. Why is on record for good.
pub(super) async fn release<P: Ports>(
    app: &mut App<P>,
    entry: EntryId,
    reason: String,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::RevokeDevice)?;
    let reason = Problem::needs_reason(&reason)?;
    let held = session.logs.iter().find(|held| held.id() == entry);
    let held = held.filter(|held| session.register.held.contains_key(&held.id())).ok_or(Problem::NotHere)?;
    // What changes rights or the pupil list is done again by somebody who may, not let count afterwards.
    if !matches!(body(held).map(|body| body.what), Some(Event::Concern(_))) {
        return Err(Problem::NotAllowed);
    }
    let release = Release { entry, reason };
    session.write(ports, vec![Event::Release(release)], Vec::new()).await?;
    list(app)
}
