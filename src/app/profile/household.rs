//! The household of a child, and who else may belong to it.

use std::collections::BTreeSet;

use super::page::flags;
use crate::app::session::Session;
use crate::app::view::{HouseholdView, Sibling};
use crate::domain::chronology::{For, Source, chronology};
use crate::domain::ids::PupilId;
use crate::domain::profile::FlagKind;
use crate::domain::pupil::{Identity, fold};
use crate::domain::time::Day;
use crate::store::Backend;

/// The most who may be brothers or sisters: where more share a surname, it says nothing.
const SIBLINGS: usize = 6;

/// Everybody of the child's households whose file the person here may see, the child among them.
pub(super) fn everybody<B: Backend>(session: &Session<B>, child: &BTreeSet<PupilId>) -> BTreeSet<PupilId> {
    let register = &session.register;
    let current = register.profiles.households(child).filter_map(|(_, versions)| versions.current());
    let others: BTreeSet<PupilId> = current
        .flat_map(|written| written.what.pupils())
        .filter(|pupil| !register.shut_out(&session.person(), pupil))
        .collect();
    others.iter().flat_map(|pupil| register.joined.same(pupil)).chain(child.iter().copied()).collect()
}

/// The households that the child belongs to.
pub(super) fn households<B: Backend>(
    session: &Session<B>,
    child: &BTreeSet<PupilId>,
    today: Day,
) -> Vec<HouseholdView> {
    let rows = session.register.profiles.households(child).filter_map(|(household, versions)| {
        let current = versions.current()?;
        let others = current.what.pupils().filter(|pupil| !child.contains(pupil));
        Some(HouseholdView {
            household: *household,
            contested: versions.contested(),
            heads: versions.heads(),
            who: current.who.clone(),
            at: current.at,
            siblings: others.filter_map(|pupil| sibling(session, pupil, today)).collect(),
            content: current.what.clone(),
        })
    });
    rows.collect()
}

/// Pupils with the same surname who are in no household with the child, if they are few.
pub(super) fn same_surname<B: Backend>(
    session: &Session<B>,
    identity: &Identity,
    child: &BTreeSet<PupilId>,
    households: &[HouseholdView],
    today: Day,
) -> Vec<Sibling> {
    let surname = fold(&identity.surname);
    let known: BTreeSet<PupilId> =
        households.iter().flat_map(|household| household.content.pupils()).collect();
    let others = session.register.directory().filter(|other| {
        !child.contains(&other.pupil) && !known.contains(&other.pupil) && fold(&other.surname) == surname
    });
    let others: Vec<PupilId> = others.map(|other| other.pupil).take(SIBLINGS + 1).collect();
    if others.len() > SIBLINGS {
        return Vec::new();
    }
    others.into_iter().filter_map(|pupil| sibling(session, pupil, today)).collect()
}

fn sibling<B: Backend>(session: &Session<B>, pupil: PupilId, today: Day) -> Option<Sibling> {
    let register = &session.register;
    let identity = register.pupil(&register.joined.kept(&pupil)).or_else(|| register.pupil(&pupil))?.clone();
    let viewer = session.person();
    if register.shut_out(&viewer, &pupil) {
        return Some(Sibling { identity, flags: Vec::new(), open: 0, concerns: 0, kept_from: true });
    }
    let same = register.joined.same(&pupil);
    let events = chronology(register, For { pupils: &same, viewer }).events;
    let concerns = events.iter().filter(|event| event.source == Source::Concern);
    let open = concerns.clone().filter(|event| !register.triages.status(&event.entry).is_closed()).count();
    let standing: Vec<FlagKind> =
        flags(register, &same, today).into_iter().filter(|row| row.stands).map(|row| row.flag.kind).collect();
    Some(Sibling { identity, flags: standing, open, concerns: concerns.count(), kept_from: false })
}
