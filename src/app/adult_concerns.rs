//! Concerns about adults: sealed to those who hear them, but for the adult concerned. The lead's and everybody else's
//! devices carry what they cannot read; the writer cannot read it either, once it is saved.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

use crate::bundle::letter;
use crate::crypto::labels;
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Recipient;
use crate::domain::concern::Concern;
use crate::domain::event::{Body, Event, Sealed};
use crate::domain::ids::{DraftId, EntryId, PersonId};
use crate::domain::person::{Author, Person};
use crate::domain::register::Delivery;
use crate::domain::time::{Millis, Stamp};
use crate::store::Backend;
use crate::vault::drafts::discard;

use super::App;
use super::bundles::known_key;
use super::drafts::begins;
use super::problem::Problem;
use super::session::{Session, body};
use super::view::{ConcernPage, ConcernRow, ConcernView, View};
use crate::platform::ports::Ports;

/// What is sealed is padded to a multiple of so many bytes, so that its length says little.
const STEP: usize = 4096;

/// The devices of those who hear a concern about this adult: whoever hears such concerns and has made ready, but for the
/// adult.
fn devices<B: Backend>(session: &Session<B>, adult: Option<PersonId>) -> Vec<(PersonId, &str)> {
    let roster = &session.register.roster;
    let hears = |device: &crate::domain::person::Device| {
        let person = *roster.confirmed.get(&device.device)?;
        let may = device.private
            && !roster.revoked.contains_key(&device.device)
            && roster.hearers.contains(&person)
            && adult != Some(person);
        may.then_some(person)
    };
    roster.devices.values().filter_map(|device| Some((hears(device)?, device.keys.seal.as_str()))).collect()
}

/// Those who could hear a concern about an adult, before it is said about whom.
pub(super) fn hearers<B: Backend>(session: &Session<B>) -> Vec<Person> {
    let mut people: Vec<Person> = devices(session, None)
        .into_iter()
        .filter_map(|(person, _)| session.register.person(&person).cloned())
        .collect();
    people.sort_by(|one, other| (&one.name, one.person).cmp(&(&other.name, other.person)));
    people.dedup();
    people
}

/// Seals a concern about an adult; its draft is gone in the same transaction.
pub(super) async fn save<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    draft: &DraftId,
    concern: Concern,
) -> Result<EntryId, Problem> {
    let to: Result<Vec<Recipient>, _> =
        devices(session, concern.adult).into_iter().map(|(_, seal)| seal.parse()).collect();
    let to = to.map_err(|_| Problem::VaultDamaged)?;
    if to.is_empty() {
        return Err(Problem::NobodyHears);
    }
    let at = Stamp::next(session.vault.root().stamp.as_ref(), None, ports.clock().now());
    let inner = Event::Concern(Box::new(concern));
    let inner = Zeroizing::new(body(ports.random(), &session.me, at, inner)?);
    let file = letter::write(padded(&inner), labels::SEALED, &session.vault.keys().signing, &to)?;
    let outer = Body {
        salt: hex::encode(make_bytes::<16>(ports.random())),
        who: Author { person: PersonId([0; 16]), name: String::new(), job: String::new() },
        at: Stamp { clock: Millis(0), tick: 0, wall: Millis(0) },
        what: Event::Sealed(Sealed { age: STANDARD_NO_PAD.encode(file) }),
    };
    let outer = serde_json::to_string(&outer).map_err(|error| Problem::Fault(error.to_string()))?;
    let entries = session.vault.append(ports.random(), at, &[outer], vec![discard(draft)]).await?;
    session.take(&entries);
    Ok(entries.first().ok_or_else(|| Problem::Fault("nothing was written".to_owned()))?.id())
}

/// A text filled up to a step of size: spaces after it are no part of what JSON says.
fn padded(text: &str) -> Zeroizing<String> {
    let more = text.len().next_multiple_of(STEP) - text.len();
    let mut padded = Zeroizing::new(String::with_capacity(text.len() + more));
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(' ', more));
    padded
}

/// A concern about an adult, if the person here hears such concerns and this device can open it.
pub(super) fn readable<B: Backend>(session: &Session<B>, entry: &EntryId) -> Option<(Body, Concern)> {
    if session.hears() { open_one(session, entry) } else { None }
}

/// What a sealed entry says, if this device can open it and its writer signed it.
pub(super) fn open_one<B: Backend>(session: &Session<B>, entry: &EntryId) -> Option<(Body, Concern)> {
    let (device, _) = session.register.sealed.get(entry)?;
    let line = session.logs.of(device).find(|line| line.id() == *entry)?;
    let outer: Body = serde_json::from_slice(line.body()?.as_bytes()).ok()?;
    let Event::Sealed(Sealed { age }) = outer.what else { return None };
    let file = STANDARD_NO_PAD.decode(age).ok()?;
    let letter = letter::open(&file, &session.vault.keys().identity).ok()?;
    letter.verify(labels::SEALED, &known_key(session, device)?).ok()?;
    let body: Body = serde_json::from_slice(letter.unverified().as_bytes()).ok()?;
    match &body.what {
        Event::Concern(concern) if concern.maps.is_empty() => {
            let concern = (**concern).clone();
            Some((body, concern))
        }
        _ => None,
    }
}

pub(super) fn row<B: Backend>(
    session: &Session<B>,
    entry: EntryId,
    body: &Body,
    concern: &Concern,
) -> ConcernRow {
    let device = session.register.sealed.get(&entry).map(|(device, _)| *device);
    let confirmed = device.is_some_and(|device| session.register.roster.confirmed.contains_key(&device));
    let adult = concern.particulars.get(&crate::domain::form::Particular::AdultName);
    ConcernRow {
        entry,
        pupils: adult.into_iter().cloned().collect(),
        topics: Vec::new(),
        begins: begins(&concern.narrative),
        who: body.who.clone(),
        at: body.at,
        danger: concern.danger,
        map: false,
        delivery: Delivery::Received,
        confirmed,
        mine: device.is_some_and(|device| session.is_mine(&device)),
        amended: false,
        withdrawn: false,
        let_go: false,
    }
}

/// The concerns about adults that this device can read, newest first.
pub(super) fn list<P: Ports>(app: &App<P>, offset: usize, limit: usize) -> Result<View, Problem> {
    let session = app.open()?;
    if !session.hears() {
        return Err(Problem::NotAllowed);
    }
    let sealed = session.register.sealed.keys();
    let mut rows: Vec<ConcernRow> = sealed
        .filter_map(|entry| {
            open_one(session, entry).map(|(body, concern)| row(session, *entry, &body, &concern))
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.entry)));
    let total = rows.len();
    let rows = rows.into_iter().skip(offset).take(limit).collect();
    Ok(View::Concerns(ConcernPage { offset, total, withdrawn: 0, rows }))
}

/// When each concern about an adult that this device can read was recorded.
pub(super) fn recorded<B: Backend>(session: &Session<B>) -> Vec<Stamp> {
    let sealed = session.register.sealed.keys();
    sealed.filter_map(|entry| open_one(session, entry).map(|(body, _)| body.at)).collect()
}

/// Opens one of them.
pub(super) fn open<P: Ports>(app: &App<P>, entry: &EntryId) -> Result<View, Problem> {
    let session = app.open()?;
    if !session.hears() {
        return Err(Problem::NotAllowed);
    }
    let (body, concern) = open_one(session, entry).ok_or(Problem::NotHere)?;
    let (device, seq) = session.register.sealed.get(entry).copied().ok_or(Problem::NotHere)?;
    let known = session.register.roster.devices.get(&device);
    Ok(View::Concern(Box::new(ConcernView {
        row: row(session, *entry, &body, &concern),
        device: known.map(|device| device.label.clone()).unwrap_or_default(),
        seq,
        opened: None,
        current: concern.clone(),
        contested: false,
        amendments: Vec::new(),
        amendable: false,
        concern,
    })))
}
