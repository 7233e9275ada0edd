//! Decide what to make of a concern, and say how far the work on it has come. What was decided stays with the lead and
//! the administrators; the recorder hears only that their concern was acted on.

use super::inbox::{Neighbours, neighbours};
use crate::app::App;
use crate::app::actions::staff;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{DeskView, Spoken, TriageView};
use crate::domain::access::Action;
use crate::domain::event::{ActedOn, Event};
use crate::domain::ids::EntryId;
use crate::domain::register::{ConcernRecord, Triaged, Versions, Word};
use crate::domain::triage::{Before, Lacking, Status, StatusDraft, TriageDraft};
use crate::platform::ports::Ports;
use crate::store::Backend;

/// The concern, if the person here may decide about it.
fn decidable<'a, B: Backend>(
    session: &'a Session<B>,
    concern: &EntryId,
) -> Result<&'a ConcernRecord, Problem> {
    session.require(Action::Triage)?;
    session.concern(concern)
}

/// What was made of a concern.
pub(super) fn show<P: Ports>(app: &App<P>, concern: &EntryId) -> Result<DeskView, Problem> {
    let session = app.open()?;
    let record = decidable(session, concern)?;
    let triaged = session.register.triages.of(concern);
    let Neighbours { pile, previous, next, first_new, counts } = neighbours(session, record);
    Ok(DeskView::Triage(Box::new(TriageView {
        concern: *concern,
        status: triaged.map_or(Status::Received, Triaged::status),
        contested: triaged.is_some_and(Triaged::contested),
        triages: triaged.map(|triaged| said(&triaged.triages)).unwrap_or_default(),
        statuses: triaged.map(|triaged| said(&triaged.statuses)).unwrap_or_default(),
        before: triaged.map(Triaged::before).unwrap_or_default(),
        names: super::categories::names(session),
        rules: session.register.settings.alert_rules().to_vec(),
        staff: staff(session),
        pile,
        previous,
        next,
        first_new,
        counts,
    })))
}

fn said<T: Clone>(versions: &Versions<Word<T>>) -> Vec<Spoken<T>> {
    let heads = versions.heads();
    let one = |(entry, at, word): (EntryId, _, &Word<T>)| Spoken {
        entry,
        who: word.who.clone(),
        at,
        stands: heads.contains(&entry),
        what: word.what.clone(),
    };
    versions.all().into_iter().map(one).collect()
}

/// What the person had before them, as far as it is true: what arrived since then is not among it and stays contested.
fn confirmed<B: Backend>(session: &Session<B>, concern: &EntryId, before: &Before) -> Before {
    let Some(triaged) = session.register.triages.of(concern) else { return Before::default() };
    let (triages, statuses) = (triaged.triages.all(), triaged.statuses.all());
    let seen = |entry: &EntryId| before.statuses.contains(entry);
    Before {
        triages: triages.iter().map(|(id, _, _)| *id).filter(|id| before.triages.contains(id)).collect(),
        statuses: statuses.iter().map(|(id, _, _)| *id).filter(seen).collect(),
        closed: statuses.iter().any(|(id, _, word)| seen(id) && word.what.status.is_closed()),
    }
}

/// Decides, and says how far the work is then.
pub(super) async fn save<P: Ports>(
    app: &mut App<P>,
    concern: EntryId,
    content: &TriageDraft,
    status: Option<&StatusDraft>,
    before: &Before,
) -> Result<DeskView, Problem> {
    let (ports, session) = app.open_mut()?;
    decidable(session, &concern)?;
    let before = confirmed(session, &concern, before);
    let triage = content.check(concern, before.triages.clone());
    let change = match status {
        Some(status) => status.check(concern, before.clone(), true).map(Some),
        None if before.closed => Err(vec![Lacking::Reopening]),
        None => Ok(None),
    };
    let (triage, change) = match (triage, change) {
        (Ok(triage), Ok(change)) => (triage, change),
        (triage, change) => {
            let lacking = [triage.err(), change.err()].into_iter().flatten().flatten().collect();
            return Err(Problem::Triage(lacking));
        }
    };
    let mut events = vec![Event::Triage(triage)];
    if session.register.triages.acted_on(&concern).is_none() {
        events.push(Event::ActedOn(ActedOn { concern }));
    }
    // Written after the decision on the same device, which therefore knows it.
    events.extend(change.map(Event::Status));
    session.write(ports, events, Vec::new()).await?;
    show(app, &concern)
}

/// Says how far the work is.
pub(super) async fn set_status<P: Ports>(
    app: &mut App<P>,
    concern: EntryId,
    content: &StatusDraft,
    before: &Before,
) -> Result<DeskView, Problem> {
    let (ports, session) = app.open_mut()?;
    decidable(session, &concern)?;
    let before = confirmed(session, &concern, before);
    let change = content.check(concern, before, false).map_err(Problem::Triage)?;
    session.write(ports, vec![Event::Status(change)], Vec::new()).await?;
    show(app, &concern)
}
