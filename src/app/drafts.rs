//! Drafts: sealed as people type, listed, resumed on the same device.

use zeroize::Zeroizing;

use crate::crypto::random::make_bytes;
use crate::domain::concern::{Child, ConcernDraft, Involved, PupilRole};
use crate::domain::ids::{DraftId, PupilId};
use crate::domain::person::{Person, Role};
use crate::store::Backend;

use super::problem::Problem;
use super::session::Session;
use super::view::{DraftCard, DraftView, View};
use super::{App, adults};
use crate::platform::ports::Ports;

/// How many characters of a text a list shows.
const BEGINS: usize = 120;

/// The drafts on this device, newest first.
pub(super) async fn cards<B: Backend>(session: &Session<B>) -> Result<Vec<DraftCard>, Problem> {
    let mut cards = Vec::new();
    for kept in session.vault.drafts().await? {
        let (at, content) = kept.opened.unwrap_or_default();
        let content: ConcernDraft = serde_json::from_slice(&content).unwrap_or_default();
        cards.push(DraftCard {
            draft: kept.draft,
            pupils: content.pupils.iter().map(|involved| involved.name.clone()).collect(),
            begins: begins(&content.narrative),
            kept: at,
        });
    }
    cards.sort_by_key(|card| std::cmp::Reverse(card.kept));
    Ok(cards)
}

/// The first words of a text.
pub(super) fn begins(text: &str) -> String {
    text.chars().take(BEGINS).collect()
}

/// Opens a draft, or starts one.
pub(super) async fn open<P: Ports>(app: &App<P>, draft: Option<DraftId>) -> Result<View, Problem> {
    let Some(draft) = draft else { return start(app, ConcernDraft::default(), true) };
    let session = app.open()?;
    let kept = session.vault.drafts().await?.into_iter().find(|kept| kept.draft == draft);
    let (_, content) = kept.ok_or(Problem::NotHere)?.opened.ok_or(Problem::VaultDamaged)?;
    let content = Zeroizing::new(content);
    // A draft of another version keeps what this one understands of it.
    let content = serde_json::from_slice(&content).unwrap_or_default();
    view(app, draft, content, false)
}

/// Starts a draft about a pupil.
pub(super) fn about<P: Ports>(app: &App<P>, pupil: PupilId) -> Result<View, Problem> {
    let identity = app.open()?.register.pupil(&pupil).ok_or(Problem::NotHere)?;
    let (child, name) = (Child::Pupil(pupil), identity.name());
    let pupils = vec![Involved { child, role: PupilRole::Subject, name }];
    start(app, ConcernDraft { pupils, ..ConcernDraft::default() }, true)
}

/// Starts a draft; `fresh` if what it says of itself is still to be filled in.
pub(super) fn start<P: Ports>(app: &App<P>, content: ConcernDraft, fresh: bool) -> Result<View, Problem> {
    view(app, DraftId(make_bytes(app.ports.random())), content, fresh)
}

fn view<P: Ports>(app: &App<P>, draft: DraftId, content: ConcernDraft, fresh: bool) -> Result<View, Problem> {
    let session = app.open()?;
    let administers = session.role() >= Role::Administrator;
    let staff = session.register.people.values().filter_map(|versions| versions.current());
    let mut staff: Vec<Person> = staff.map(|entry| entry.person.clone()).collect();
    staff.retain(|person| person.active);
    staff.sort_by_key(|person| person.name.to_lowercase());
    Ok(View::Draft(Box::new(DraftView {
        draft,
        content,
        fresh,
        administers,
        audience: audience(session),
        hearers: adults::hearers(session),
        governors_kit: !session.register.roster.governors_kits.is_empty(),
        staff,
        places: places(session),
        now: app.ports.clock().now(),
    })))
}

/// What the school calls its places, as far as it offers them.
fn places<B: Backend>(session: &Session<B>) -> Vec<String> {
    let offered = session.register.settings.places().iter().filter(|place| !place.ended);
    offered.map(|place| place.label.clone()).collect()
}

/// Who will see a concern: the lead and the administrators.
pub(super) fn audience<B: Backend>(session: &Session<B>) -> Vec<Person> {
    let roster = &session.register.roster;
    let people = roster.lead.iter().chain(&roster.administrators);
    people.filter_map(|person| session.register.person(person).cloned()).collect()
}

/// Seals a draft as it stands.
pub(super) async fn keep<P: Ports>(
    app: &App<P>,
    draft: &DraftId,
    content: &ConcernDraft,
) -> Result<View, Problem> {
    let plain = serde_json::to_vec(content).map_err(|error| Problem::Fault(error.to_string()))?;
    let (plain, now) = (Zeroizing::new(plain), app.ports.clock().now());
    app.open()?.vault.keep_draft(app.ports.random(), draft, now, &plain).await?;
    Ok(View::DraftKept)
}

/// Throws a draft away.
pub(super) async fn discard<P: Ports>(app: &mut App<P>, draft: &DraftId) -> Result<View, Problem> {
    let (_, session) = app.open_mut()?;
    session.vault.discard_draft(draft).await?;
    session.attached.clear();
    session.untidy = session.vault.root().files.is_some();
    super::home::home(app).await
}
