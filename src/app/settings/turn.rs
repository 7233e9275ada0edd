//! The turn of the school year: seen first, then done in batches. Stopped half-way, the rest is done the next time; and it can be
//! taken back, pupil by pupil, where nothing newer is known.

use std::collections::BTreeMap;

use crate::app::App;
use crate::app::find_pupils::directory;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{SettingsView, TurnOfYear};
use crate::domain::access::Action;
use crate::domain::event::Event;
use crate::domain::pupil::Identity;
use crate::domain::pupil_file::YearGroup;
use crate::domain::roll_over::{Move, RollOver, before};
use crate::domain::time::Day;
use crate::platform::ports::Ports;
use crate::store::Backend;

/// So many pupils are moved in one go.
const BATCH: usize = 500;
/// So many leavers are named.
const NAMED: usize = 200;
/// A school year begins in September.
const BEGINS: i8 = 9;

/// The turn that a leaving day belongs to: of the school year that begins after it.
fn rolls(last: YearGroup, left: Day) -> RollOver {
    let year = if left.month() >= BEGINS { left.year() + 1 } else { left.year() };
    RollOver { year, last, left }
}

/// What becomes of each pupil.
fn moves<B: Backend>(session: &Session<B>, turn: RollOver) -> Vec<(&Identity, Move)> {
    let heads = |identity: &Identity| {
        session.register.pupils.get(&identity.pupil).map(|versions| versions.heads()).unwrap_or_default()
    };
    directory(session).map(|identity| (identity, turn.of(identity, heads(identity)))).collect()
}

/// What it would do.
pub(super) fn preview<P: Ports>(app: &App<P>, last: YearGroup, left: Day) -> Result<SettingsView, Problem> {
    let session = app.open()?;
    session.require(Action::ImportPupils)?;
    let turn = rolls(last, left);
    let mut ups: BTreeMap<YearGroup, usize> = BTreeMap::new();
    let (mut leavers, mut leaving, mut unknown) = (Vec::new(), 0, 0);
    for (identity, what) in moves(session, turn) {
        match what {
            Move::To(to) if to.left.is_some() => {
                leaving += 1;
                if leavers.len() < NAMED {
                    leavers.push(identity.name());
                }
            }
            Move::To(_) => {
                if let Some(year) = identity.year {
                    *ups.entry(year).or_default() += 1;
                }
            }
            Move::NoYear => unknown += 1,
            Move::Done => {}
        }
    }
    leavers.sort();
    Ok(SettingsView::Turn(TurnOfYear {
        year: turn.year,
        moves: ups.into_iter().map(|(year, count)| (year.label().to_owned(), count)).collect(),
        leavers: (leavers, leaving),
        unknown,
        done: undoable(session, turn.year).len(),
    }))
}

/// The pupils who were moved in that year, and of whom nothing newer is known, as they were before.
fn undoable<B: Backend>(session: &Session<B>, year: i16) -> Vec<Identity> {
    session.register.pupils.values().filter_map(|versions| before(versions, year)).collect()
}

async fn write<P: Ports>(app: &mut App<P>, identities: Vec<Identity>) -> Result<(), Problem> {
    let (ports, session) = app.open_mut()?;
    let total = identities.len() as u64;
    let mut done = 0;
    for batch in identities.chunks(BATCH) {
        ports.progress(done, total);
        ports.breathe().await;
        if ports.called_off() {
            return Err(Problem::CalledOff);
        }
        session.write(ports, batch.iter().cloned().map(Event::Pupil).collect(), Vec::new()).await?;
        done += batch.len() as u64;
    }
    Ok(())
}

/// Turns it.
pub(super) async fn turn<P: Ports>(
    app: &mut App<P>,
    last: YearGroup,
    left: Day,
) -> Result<SettingsView, Problem> {
    let session = app.open()?;
    session.require(Action::ImportPupils)?;
    let moved = moves(session, rolls(last, left)).into_iter().filter_map(|(_, what)| match what {
        Move::To(identity) => Some(*identity),
        Move::NoYear | Move::Done => None,
    });
    let moved: Vec<Identity> = moved.collect();
    write(app, moved).await?;
    preview(app, last, left)
}

/// Takes it back.
pub(super) async fn back<P: Ports>(app: &mut App<P>, year: i16) -> Result<SettingsView, Problem> {
    let session = app.open()?;
    session.require(Action::ImportPupils)?;
    let were = undoable(session, year);
    let moves = vec![(String::new(), were.len())];
    write(app, were).await?;
    Ok(SettingsView::Turn(TurnOfYear { year, moves, leavers: (Vec::new(), 0), unknown: 0, done: 0 }))
}
