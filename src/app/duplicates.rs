//! Duplicate pupils: suggested, never joined by themselves; joined and taken apart by entries.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::Action;
use crate::domain::concern::Child;
use crate::domain::duplicates::Compared;
use crate::domain::event::{Event, JoinPupils, SeparatePupils};
use crate::domain::ids::PupilId;
use crate::store::Backend;

use super::App;
use super::find_pupils::directory;
use super::problem::Problem;
use super::session::Session;
use super::view::{Duplicates, JoinedPupils, MaybeOne, OnePupil, View};
use crate::platform::ports::Ports;

/// The most suggestions shown at once.
const MOST: usize = 50;

fn pupil<B: Backend>(session: &Session<B>, pupil: PupilId) -> Option<OnePupil> {
    let register = &session.register;
    let identity = register.pupil(&pupil)?.clone();
    let names = |child: &Child| matches!(child, Child::Pupil(other) if *other == pupil);
    let concerns = register.concerns.values().filter(|record| {
        let concern = register.amendments.current(record);
        concern.pupils.iter().any(|involved| names(&involved.child))
    });
    Some(OnePupil {
        upn: register.details.get(&pupil).and_then(|details| details.current()?.upn.clone()),
        concerns: concerns.count(),
        identity,
    })
}

/// Pupils who may be one child, and those who were joined.
pub(super) fn list<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::ImportPupils)?;
    let register = &session.register;
    let details = |pupil: &PupilId| register.details.get(pupil).and_then(|versions| versions.current());
    let everybody: Vec<Compared<'_>> =
        directory(session).map(|identity| Compared::new(identity, details(&identity.pupil))).collect();
    // Only those who share a number or a date of birth are compared.
    let mut groups: BTreeMap<String, Vec<&Compared<'_>>> = BTreeMap::new();
    for one in &everybody {
        let upn = one.details.and_then(|details| details.upn.as_ref()).map(|upn| upn.as_str().to_owned());
        let born = one.identity.born.map(|born| born.iso());
        for key in upn.into_iter().chain(born) {
            groups.entry(key).or_default().push(one);
        }
    }
    let mut found = BTreeSet::new();
    for group in groups.values() {
        for (place, one) in group.iter().enumerate() {
            for other in group.iter().skip(place + 1) {
                let (first, second) = (one.identity.pupil, other.identity.pupil);
                let pair = (first.min(second), first.max(second));
                if let Some(why) = one.alike(other).filter(|_| !register.joined.are_two(pair.0, pair.1)) {
                    found.insert((why, pair));
                }
            }
        }
    }
    let total = found.len();
    let maybe = found.into_iter().take(MOST).filter_map(|(why, (one, other))| {
        Some(MaybeOne { why, pupils: [pupil(session, one)?, pupil(session, other)?] })
    });
    let joined = register.joined.standing().filter_map(|(entry, join)| {
        Some(JoinedPupils {
            entry: *entry,
            kept: pupil(session, join.pupils.kept)?,
            joined: pupil(session, join.pupils.joined)?,
            who: join.who.name.clone(),
            at: join.at,
        })
    });
    Ok(View::Duplicates(Duplicates { maybe: maybe.collect(), total, joined: joined.collect() }))
}

/// Says that two pupils are one child.
pub(super) async fn join<P: Ports>(
    app: &mut App<P>,
    kept: PupilId,
    joined: PupilId,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ImportPupils)?;
    let register = &session.register;
    let known = |pupil: &PupilId| register.pupils.contains_key(pupil);
    if !known(&kept) || !known(&joined) {
        return Err(Problem::NotHere);
    }
    if register.joined.kept(&kept) != register.joined.kept(&joined) {
        session.write(ports, vec![Event::JoinPupils(JoinPupils { kept, joined })], Vec::new()).await?;
    }
    list(app)
}

/// Says that two pupils are two children: whatever joined one with the other ends.
pub(super) async fn separate<P: Ports>(app: &mut App<P>, pupils: [PupilId; 2]) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ImportPupils)?;
    let [one, other] = pupils;
    let between = |join: &JoinPupils| [(one, other), (other, one)].contains(&(join.kept, join.joined));
    let standing = session.register.joined.standing();
    let joins = standing.filter(|(_, join)| between(&join.pupils)).map(|(entry, _)| *entry).collect();
    session.write(ports, vec![Event::SeparatePupils(SeparatePupils { pupils, joins })], Vec::new()).await?;
    list(app)
}
