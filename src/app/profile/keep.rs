//! What administrators write about a child beside what was recorded. Each is an entry that names those it takes the place
//! of; what two wrote apart stands side by side.

use super::child;
use crate::app::App;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::ProfileView;
use crate::crypto::random::make_bytes;
use crate::domain::access::Action;
use crate::domain::concern::{Child, TEXT_LIMIT};
use crate::domain::event::{Event, FileLock, Star};
use crate::domain::ids::{AllegedId, EntryId, FlagId, HouseholdId, PersonId, PupilId};
use crate::domain::profile::{AllegedDraft, FlagDraft, HouseholdDraft, ProfileFlaw};
use crate::platform::ports::Ports;
use crate::store::Backend;

/// Sets, ends or corrects a status flag.
pub(super) async fn flag<P: Ports>(
    app: &mut App<P>,
    pupil: PupilId,
    flag: Option<FlagId>,
    content: &FlagDraft,
    replaces: Vec<EntryId>,
) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    let child = child(session, &pupil)?;
    // A flag stays with the pupil under whose id it was set.
    let (id, of) = match flag {
        None => (FlagId(make_bytes(ports.random())), pupil),
        Some(id) => {
            let known = session.register.profiles.flag(&id).and_then(|versions| versions.current());
            (
                id,
                known
                    .map(|known| known.what.pupil)
                    .filter(|of| child.contains(of))
                    .ok_or(Problem::NotHere)?,
            )
        }
    };
    match content.check(id, of, replaces) {
        Ok(flag) => write(ports, session, Event::Flag(Box::new(flag))).await,
        Err(flaws) => Ok(ProfileView::Lacks(ProfileFlaw::Flag(flaws))),
    }
}

/// Says who lives together.
pub(super) async fn household<P: Ports>(
    app: &mut App<P>,
    pupil: PupilId,
    household: Option<HouseholdId>,
    content: &HouseholdDraft,
    replaces: Vec<EntryId>,
) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    child(session, &pupil)?;
    let known = |id: &HouseholdId| session.register.profiles.household(id).is_some();
    let known_child = |child: &Child| match child {
        Child::Pupil(pupil) => session.register.pupils.contains_key(pupil),
        Child::Unlisted(_) => true,
    };
    if household.is_some_and(|id| !known(&id)) || !content.children.iter().all(|one| known_child(&one.child))
    {
        return Err(Problem::NotHere);
    }
    let id = household.unwrap_or_else(|| HouseholdId(make_bytes(ports.random())));
    match content.check(id, replaces) {
        Ok(household) => write(ports, session, Event::Household(Box::new(household))).await,
        Err(flaws) => Ok(ProfileView::Lacks(ProfileFlaw::Household(flaws))),
    }
}

/// Says that an event is significant, or that it is not.
pub(super) async fn star<P: Ports>(
    app: &mut App<P>,
    pupil: PupilId,
    event: EntryId,
    on: bool,
    why: &str,
) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    let child = child(session, &pupil)?;
    if why.len() > TEXT_LIMIT {
        return Ok(ProfileView::Lacks(ProfileFlaw::TooLong));
    }
    // Of a child who was entered twice, a star taken away is taken away under every id.
    let starred = child.iter().filter(|same| {
        **same == pupil || !on && !session.register.profiles.star_heads(same, &event).is_empty()
    });
    let stars = starred.map(|same| {
        let replaces = session.register.profiles.star_heads(same, &event);
        Event::Star(Star { pupil: *same, event, off: !on, why: why.trim().to_owned(), replaces })
    });
    let stars = stars.collect();
    session.write(ports, stars, Vec::new()).await?;
    Ok(ProfileView::Written)
}

/// Keeps a member of staff from a file, or lets them in again. Nobody lets themselves in, and somebody must be left who
/// may see the file.
pub(super) async fn lock<P: Ports>(
    app: &mut App<P>,
    pupil: PupilId,
    person: PersonId,
    on: bool,
    reason: &str,
) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    let child = child(session, &pupil)?;
    session.register.person(&person).ok_or(Problem::NotHere)?;
    let reason = Problem::needs_reason(reason)?;
    if reason.len() > TEXT_LIMIT {
        return Ok(ProfileView::Lacks(ProfileFlaw::TooLong));
    }
    if !on && person == session.person() {
        return Ok(ProfileView::Lacks(ProfileFlaw::NotOnesOwn));
    }
    let roster = &session.register.roster;
    let mut administer = roster.administrators.iter().chain(&roster.lead);
    if on && administer.all(|one| *one == person || session.register.shut_out(one, &pupil)) {
        return Ok(ProfileView::Lacks(ProfileFlaw::NobodyLeft));
    }
    let profiles = &session.register.profiles;
    let locked =
        child.iter().filter(|same| **same == pupil || !profiles.lock_heads(same, &person).is_empty());
    let locks = locked.map(|same| {
        let replaces = profiles.lock_heads(same, &person);
        Event::FileLock(FileLock { pupil: *same, person, off: !on, reason: reason.clone(), replaces })
    });
    let locks = locks.collect();
    session.write(ports, locks, Vec::new()).await?;
    Ok(ProfileView::Written)
}

/// Names somebody alleged in a concern to have harmed a child.
pub(super) async fn alleged<P: Ports>(
    app: &mut App<P>,
    concern: EntryId,
    content: &AllegedDraft,
) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::KeepFiles)?;
    session.concern(&concern)?;
    let known = |id: &AllegedId| session.register.profiles.alleged().any(|one| one.what.alleged == *id);
    if content.alleged.is_some_and(|id| !known(&id)) {
        return Err(Problem::NotHere);
    }
    let id = content.alleged.unwrap_or_else(|| AllegedId(make_bytes(ports.random())));
    let replaces = session.register.profiles.alleged_heads(&id, &concern);
    match content.check(id, concern, replaces) {
        Ok(alleged) => write(ports, session, Event::Alleged(alleged)).await,
        Err(flaw) => Ok(ProfileView::Lacks(flaw)),
    }
}

async fn write<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    event: Event,
) -> Result<ProfileView, Problem> {
    session.write(ports, vec![event], Vec::new()).await?;
    Ok(ProfileView::Written)
}
