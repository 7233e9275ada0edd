//! Let go of bodies that are to leave this device: concerns that it has kept as long as the school keeps them here, and
//! what was others' and is no longer for this person. The trail says so first; then the bodies go, under new data keys.
//!
//! Only on the devices of recorders. Administrators' devices hold everything.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::bundle::files::named;
use crate::domain::audience::Audience;
use crate::domain::concern::{ConcernDraft, Purpose};
use crate::domain::event::{Body, Event, LetGo, Reference};
use crate::domain::ids::{DeviceId, Digest, EntryId};
use crate::domain::person::{Position, Role};
use crate::domain::register::{ConcernRecord, Register};
use crate::domain::time::Millis;
use crate::log::entry::{Entry, Verified};
use crate::log::merge::Logs;
use crate::store::Backend;

use super::App;
use super::problem::Problem;
use super::session::{Session, fold};
use super::view::View;
use crate::platform::ports::Ports;

/// So many entries one entry of the trail names at most: it must not become too long.
const NAMED: usize = 2_000;

/// What is to leave.
#[derive(Default)]
struct Due {
    /// Concerns, and of each what stands beside it.
    concerns: BTreeMap<EntryId, (Reference, Vec<EntryId>)>,
    not_theirs: BTreeSet<EntryId>,
    replaced: BTreeSet<EntryId>,
}

impl Due {
    fn is_empty(&self) -> bool {
        self.concerns.is_empty() && self.not_theirs.is_empty() && self.replaced.is_empty()
    }

    fn bodies(&self) -> BTreeSet<EntryId> {
        let concerns = self.concerns.iter().flat_map(|(entry, (_, beside))| beside.iter().chain([entry]));
        concerns.chain(&self.not_theirs).chain(&self.replaced).copied().collect()
    }

    /// What the trail says, but for what it says already.
    fn events(&self, register: &Register) -> Vec<Event> {
        let unsaid =
            self.concerns.values().filter(|(one, _)| register.let_go.reference(&one.entry).is_none());
        let unsaid: Vec<_> = unsaid.collect();
        let mut said: Vec<LetGo> = unsaid
            .chunks(NAMED)
            .map(|some| LetGo {
                concerns: some.iter().map(|(reference, _)| *reference).collect(),
                beside: some.iter().flat_map(|(_, beside)| beside).copied().collect(),
                ..LetGo::default()
            })
            .collect();
        let not_theirs: Vec<EntryId> = self.not_theirs.iter().copied().collect();
        said.extend(
            not_theirs.chunks(NAMED).map(|some| LetGo { not_theirs: some.to_vec(), ..LetGo::default() }),
        );
        if !self.replaced.is_empty() {
            let replaced = self.replaced.len() as u64;
            match said.first_mut() {
                Some(first) => first.replaced = replaced,
                None => said.push(LetGo { replaced, ..LetGo::default() }),
            }
        }
        said.into_iter().map(Event::LetGo).collect()
    }
}

/// Whether a device lets go of anything: it is a recorder's, and its log does not go on elsewhere.
fn lets_go<B: Backend>(session: &Session<B>, register: &Register) -> bool {
    register.roster.role(&session.device()) == Role::Recorder && !session.vault.root().superseded
}

fn outlived<B: Backend>(
    session: &Session<B>,
    register: &Register,
    record: &ConcernRecord,
    now: Millis,
) -> bool {
    // Of another device of the same person only a part of the log is here; who gave it is who receipted it.
    let vouches = |device: &DeviceId, upto: &Position| {
        !session.is_own(device) || session.logs.contains(device, upto.seq, &upto.head)
    };
    session.is_mine(&record.device) && register.outlived(record, now, vouches)
}

/// What is to leave, of what these logs hold.
fn due<B: Backend>(session: &Session<B>, logs: &Logs, register: &Register, now: Millis) -> Due {
    let mut due = Due::default();
    if !lets_go(session, register) {
        return due;
    }
    for record in register.concerns.values().filter(|record| outlived(session, register, record, now)) {
        let ConcernRecord { entry, device, seq, at, .. } = *record;
        let beside = register.amendments.of(&entry).iter().map(|amendment| amendment.entry).collect();
        due.concerns.insert(entry, (Reference { entry, device, seq, at }, beside));
    }
    let carried = register.carried_to(&session.device(), now);
    for (entry, audience) in foreign(session, logs, register, carried) {
        if audience == Audience::Replaced {
            due.replaced.insert(entry.id());
        } else if is_held_elsewhere(session, register, entry) {
            due.not_theirs.insert(entry.id());
        }
    }
    due
}

/// What others wrote that is here with its body and is not for this device's person, to whom these actions and cards are
/// carried.
fn foreign<'a, B: Backend>(
    session: &'a Session<B>,
    logs: &'a Logs,
    register: &'a Register,
    carried: BTreeSet<EntryId>,
) -> impl Iterator<Item = (&'a Entry<Verified>, Audience)> {
    let device = session.device();
    // Whoever administered needs to know what those who still do have received.
    let served = register.roster.has_served(&device);
    let others = logs.iter().filter(|entry| !session.is_mine(&entry.header().device));
    others.filter_map(move |entry| {
        let what = said(entry)?;
        let audience = register.audience(&entry.id(), &what);
        let theirs = register.includes(audience, &device)
            || audience == Audience::Carried && carried.contains(&entry.id())
            || audience == Audience::Unknown
            || served && matches!(what, Event::Receipt(_));
        (!theirs).then_some((entry, audience))
    })
}

/// The devices of which something is here that no administrator has: this device was one's, and did not hand it on.
pub(super) fn stranded<B: Backend>(session: &Session<B>) -> BTreeSet<DeviceId> {
    let register = &session.register;
    if !register.roster.has_served(&session.device()) {
        return BTreeSet::new();
    }
    // What is carried here for a while is somebody's to have all the same.
    let foreign = foreign(session, &session.logs, register, BTreeSet::new());
    let stranded = foreign.filter(|(entry, audience)| {
        *audience != Audience::Replaced && !is_held_elsewhere(session, register, entry)
    });
    stranded.map(|(entry, _)| entry.header().device).collect()
}

/// Whether an administrator wrote it, or has receipted it: whoever no longer administers may hold what nobody else has yet.
fn is_held_elsewhere<B: Backend>(session: &Session<B>, register: &Register, entry: &Entry<Verified>) -> bool {
    let header = entry.header();
    let vouches = |upto: &Position| session.logs.contains(&header.device, upto.seq, &upto.head);
    register.roster.role(&header.device) >= Role::Administrator
        || !register.holders(&header.device, header.seq, vouches).is_empty()
}

fn said(entry: &Entry<Verified>) -> Option<Event> {
    serde_json::from_slice::<Body>(entry.body()?.as_bytes()).ok().map(|body| body.what)
}

/// Whether something has come or a day has passed, and anything is to leave now.
pub(super) fn is_due<B: Backend>(session: &mut Session<B>, now: Millis) -> bool {
    let unsettled = std::mem::take(&mut session.unsettled);
    unsettled && !due(session, &session.logs, &session.register, now).is_empty()
}

/// Entries from elsewhere as they may be kept here: what would leave at once, or left before, comes without its body.
pub(super) fn kept<B: Backend>(
    session: &Session<B>,
    entries: Vec<Entry<Verified>>,
    now: Millis,
) -> Vec<Entry<Verified>> {
    if !lets_go(session, &session.register) {
        return entries;
    }
    let mut logs = session.logs.clone();
    for entry in &entries {
        logs.insert(entry.clone());
    }
    let register = fold(&session.school(), &logs);
    let mut due = due(session, &logs, &register, now);
    // What is said nowhere yet is let go of with an entry that says so, once it is here.
    due.concerns.retain(|entry, _| register.let_go.reference(entry).is_some());
    due.not_theirs.retain(|entry| is_bodiless(session, entry, &entries));
    due.replaced.retain(|entry| is_bodiless(session, entry, &entries));
    let without = due.bodies();
    let kept = |entry: Entry<Verified>| {
        if without.contains(&entry.id()) { entry.without_body() } else { entry }
    };
    entries.into_iter().map(kept).collect()
}

/// Whether one of these entries is here already, without its body.
fn is_bodiless<B: Backend>(session: &Session<B>, id: &EntryId, entries: &[Entry<Verified>]) -> bool {
    entries.iter().find(|entry| entry.id() == *id).is_some_and(|entry| {
        let header = entry.header();
        session.logs.contains(&header.device, header.seq, id) && !session.logs.knows(entry)
    })
}

/// What drafts still need: the concerns that they amend, and the files that they name; none if a draft cannot be read.
async fn drafted<B: Backend>(
    session: &Session<B>,
) -> Result<Option<(BTreeSet<EntryId>, BTreeSet<Digest>)>, Problem> {
    let (mut concerns, mut files) = (BTreeSet::new(), BTreeSet::new());
    for kept in session.vault.drafts().await? {
        let content = kept.opened.map(|(_, content)| Zeroizing::new(content));
        let Some(draft) = content.and_then(|content| serde_json::from_slice::<ConcernDraft>(&content).ok())
        else {
            return Ok(None);
        };
        if let Purpose::Corrects(entry) | Purpose::Adds(entry) = draft.purpose {
            concerns.insert(entry);
        }
        files.extend(draft.attachments.iter().map(|attachment| attachment.file));
    }
    Ok(Some((concerns, files)))
}

/// Lets go of what is to leave.
pub(super) async fn let_go<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let mut due = due(session, &session.logs, &session.register, ports.clock().now());
    let drafted = drafted(session).await?;
    let amended = drafted.as_ref().map(|(concerns, _)| concerns);
    due.concerns.retain(|entry, _| amended.is_some_and(|amended| !amended.contains(entry)));
    if due.is_empty() {
        return Ok(View::LetGo);
    }
    session.write(ports, due.events(&session.register), Vec::new()).await?;
    let bodies = due.bodies();
    let mut logs = session.logs.clone();
    logs.withhold(&bodies);
    let still: BTreeSet<Digest> = named(logs.iter().map(|entry| entry.line())).into_keys().collect();
    let gone = session.logs.iter().filter(|entry| bodies.contains(&entry.id())).map(|entry| entry.line());
    let unneeded = |file: &Digest| {
        !still.contains(file) && drafted.as_ref().is_some_and(|(_, files)| !files.contains(file))
    };
    let files: Vec<Digest> = named(gone).into_keys().filter(unneeded).collect();
    // Who a child is stays on the directory: its rows of before need no new keys.
    let renews = !(due.concerns.is_empty() && due.not_theirs.is_empty());
    if renews && !session.vault.is_rotating() {
        session.vault.begin_rotation(ports.random()).await?;
    }
    session.vault.forget_bodies(ports.random(), &bodies, &files).await?;
    session.logs = logs;
    session.refold();
    if renews {
        session.vault.finish_rotation(ports.random(), |done, total| ports.progress(done, total)).await?;
    }
    Ok(View::LetGo)
}
