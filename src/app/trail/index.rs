//! Every entry as the trail looks for it: read once, and again only when something was written.

use crate::app::App;
use crate::app::adults;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{DeviceId, EntryId, PersonId};
use crate::domain::person::Author;
use crate::domain::time::Stamp;
use crate::domain::trail::{Kind, Touches, touches};
use crate::log::entry::{Entry, Verified};
use crate::platform::ports::Ports;
use crate::store::Backend;

/// After how many entries what waits is let in between.
const SLICE: usize = 2_000;

/// Every entry of these logs, newest first.
#[derive(Default)]
pub struct Indexed {
    /// How many entries there were, with and without bodies.
    of: (usize, usize),
    /// One for each entry with a body that this device's person may read.
    pub lines: Vec<Line>,
}

/// An entry as the trail looks for it.
pub struct Line {
    /// Which.
    pub entry: EntryId,
    /// In whose log.
    pub device: DeviceId,
    /// Its number there.
    pub seq: u64,
    /// Who wrote it, as they signed.
    pub who: Author,
    /// Whose the device is.
    pub by: PersonId,
    /// When.
    pub at: Stamp,
    /// What was done.
    pub kind: Kind,
    /// To whom and what.
    pub touches: Touches,
    /// The stable code of a sort of file, or of what was taken out; and whether names were in it.
    pub code: Option<(String, bool)>,
}

/// The index of the logs as they are.
pub(super) async fn of<P: Ports>(app: &mut App<P>) -> Result<Indexed, Problem> {
    let known = app.pending.trail.take();
    let (_, session) = app.open_mut()?;
    if session.hears() {
        adults::open_sealed(session);
    }
    let session = app.open()?;
    let bodies = session.logs.iter().filter(|entry| entry.body().is_some()).count();
    let size = (session.logs.len(), bodies);
    if let Some(known) = known.filter(|known| known.of == size) {
        return Ok(known);
    }
    let mut lines = Vec::with_capacity(bodies);
    let hears = session.hears();
    for (number, entry) in session.logs.iter().enumerate() {
        if number % SLICE == 0 {
            app.ports.progress(number as u64, size.0 as u64);
            app.ports.breathe().await;
            if app.ports.called_off() {
                return Err(Problem::CalledOff);
            }
        }
        lines.extend(line(session, entry, hears));
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.device, line.seq)));
    Ok(Indexed { of: size, lines })
}

fn line<B: Backend>(session: &Session<B>, entry: &Entry<Verified>, hears: bool) -> Option<Line> {
    let body: Body = serde_json::from_slice(entry.body()?.as_bytes()).ok()?;
    let id = entry.id();
    let kind = Kind::of(&body.what);
    let (mut who, mut at) = (body.who, body.at);
    if kind == Kind::Sealed {
        // Of what is sealed nobody hears, not even that it was written, but those who can read it.
        let (entry, found) = adults::readable(session, &id).filter(|_| hears)?;
        if entry != id {
            return None;
        }
        (who, at) = (found.who, found.at);
    }
    let header = entry.header();
    let owner = session.register.roster.confirmed.get(&header.device).copied();
    let touches = if kind == Kind::Sealed { Touches::default() } else { touches(id, &body.what) };
    let code = match body.what {
        Event::Packed(packed) => Some((packed.bundle_kind, false)),
        Event::Merged(merged) => Some((merged.bundle_kind, false)),
        Event::Exported(exported) => Some((exported.what, exported.names)),
        _ => None,
    };
    Some(Line {
        entry: id,
        device: header.device,
        seq: header.seq,
        by: owner.unwrap_or(who.person),
        who,
        at,
        kind,
        touches,
        code,
    })
}
