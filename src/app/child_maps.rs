//! The body maps of a child: what marks looked like from one day to the next. A recorder sees those in their own
//! concerns; administrators see all, and that somebody looked at the child's maps is an entry.

use std::collections::BTreeSet;

use crate::domain::concern::{Child, Concern};
use crate::domain::event::{Event, Opened};
use crate::domain::ids::PupilId;
use crate::platform::ports::Ports;

use super::App;
use super::problem::Problem;
use super::read_concerns::readable;
use super::view::{ChildMap, View};

/// The maps of these children, the oldest first.
pub(super) async fn list<P: Ports>(app: &mut App<P>, pupils: &[PupilId]) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let mut maps = Vec::new();
    let mut looked_at = BTreeSet::new();
    // Whoever was joined with another is one child.
    let same: Vec<(PupilId, BTreeSet<PupilId>)> =
        pupils.iter().map(|pupil| (*pupil, session.register.joined.same(pupil))).collect();
    for record in readable(session) {
        let of = same.iter().filter(|(_, same)| same.iter().any(|pupil| names(&record.concern, pupil)));
        let named: Vec<PupilId> = of.map(|(pupil, _)| *pupil).collect();
        if named.is_empty() || record.concern.maps.is_empty() {
            continue;
        }
        if !session.is_mine(&record.device) {
            looked_at.extend(named);
        }
        maps.extend(record.concern.maps.iter().map(|map| ChildMap {
            entry: record.entry,
            observed: record.concern.observed,
            at: record.at,
            who: record.who.name.clone(),
            map: map.clone(),
        }));
    }
    if !looked_at.is_empty() && !session.vault.root().superseded {
        let opened = looked_at
            .into_iter()
            .map(|pupil| Event::Opened(Opened { concern: None, pupil: Some(pupil), file: None }));
        session.write(ports, opened.collect(), Vec::new()).await?;
    }
    maps.sort_by_key(|map| (map.at, map.entry));
    Ok(View::ChildMaps(maps))
}

fn names(concern: &Concern, pupil: &PupilId) -> bool {
    concern.pupils.iter().any(|involved| matches!(&involved.child, Child::Pupil(known) if known == pupil))
}
