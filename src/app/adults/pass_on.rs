//! Passing on: what was heard before somebody came to hear is sealed anew, to all who hear it now. Each names the entry that was
//! sealed before, and carries the very text that its writer signed.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::AdultsView;
use crate::domain::hearing::{Case, Heard, Passed, Said};
use crate::domain::ids::{DeviceId, PersonId};
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::open::{self, Known};
use super::seal::{self, Sealing};
use super::{inbox, require_hearing};

/// The devices of those who hear a concern and cannot open all of it.
fn missing<B: Backend>(session: &Session<B>, case: &Case) -> Vec<(PersonId, DeviceId)> {
    let hearing = seal::hearing_devices(session, |person| case.kept_from(person));
    hearing.into_iter().filter(|(_, device)| !case.to.contains(device)).collect()
}

/// Those who hear concerns and cannot open some of them: by name, how many.
pub(super) fn unreached<B: Backend>(session: &Session<B>, heard: &Heard) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<PersonId, usize> = BTreeMap::new();
    for case in heard.cases.values() {
        let people: BTreeSet<PersonId> =
            missing(session, case).into_iter().map(|(person, _)| person).collect();
        for person in people {
            *counts.entry(person).or_default() += 1;
        }
    }
    let name = |person| session.register.person(&person).map(|person| person.name.clone());
    counts.into_iter().filter_map(|(person, count)| Some((name(person)?, count))).collect()
}

/// Seals what this device has heard to those who hear it now and cannot open it.
pub(super) async fn pass_on<P: Ports>(app: &mut App<P>) -> Result<AdultsView, Problem> {
    let (ports, session) = app.open_mut()?;
    require_hearing(session)?;
    let heard = inbox::heard(session);
    let letters = open::letters(session);
    let count = again(ports, session, &heard, &letters).await?;
    Ok(AdultsView::PassedOn(count))
}

/// Seals every entry of the concerns that some who hear them cannot open: how many entries.
pub(super) async fn again<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    heard: &Heard,
    letters: &BTreeMap<crate::domain::ids::EntryId, Known>,
) -> Result<usize, Problem> {
    let mut sealings = Vec::new();
    for case in heard.cases.values().filter(|case| !missing(session, case).is_empty()) {
        let to = seal::circle(session, |person| case.kept_from(person))?;
        for known in case.entries.iter().filter_map(|entry| letters.get(entry)) {
            // What a concern's writer adds is opened by what is inside the concern.
            let opens = known.unsealed.inside.to.is_empty()
                && known.unsealed.entry != case.concern.entry
                && case.answers.is_some();
            if !opens {
                let (inside, sig) = &known.letter;
                let inside = inside.trim_end().to_owned();
                let passed = Passed { entry: known.unsealed.entry, inside, sig: sig.clone() };
                sealings.push(Sealing::plain(Said::Passed(passed), to.clone()));
            }
        }
    }
    let count = sealings.len();
    seal::write(ports, session, sealings, Vec::new()).await?;
    Ok(count)
}
