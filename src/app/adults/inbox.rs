//! The hearer's own inbox, and the concerns of each adult side by side.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::App;
use crate::app::drafts::begins;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{AdultRow, AdultsInbox, AdultsView, Pattern};
use crate::domain::form::Particular;
use crate::domain::hearing::{Case, Heard, Progress, Threshold};
use crate::domain::ids::EntryId;
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::{open, pass_on, require_hearing};

/// The most rows of one window.
const WINDOW: usize = 200;

/// What this person hears: never what is about themselves, whatever opened it.
pub(super) fn heard<B: Backend>(session: &mut Session<B>) -> Heard {
    let mut heard = open::heard(session);
    if let Some(me) = session.register.person(&session.me.person) {
        heard.cases.retain(|_, case| !case.kept_from(me));
    }
    heard
}

/// The name of the adult, as the staff list has it or as it was typed.
pub(super) fn named<B: Backend>(session: &Session<B>, case: &Case) -> String {
    let concern = &case.concern.what;
    let assessed = case.assessments.current().and_then(|spoke| spoke.what.adult);
    let person = assessed.or(concern.adult).and_then(|person| session.register.person(&person));
    let typed = || concern.particulars.get(&Particular::AdultName).cloned().unwrap_or_default();
    person.map_or_else(typed, |person| person.name.clone())
}

/// How many concerns there are about the same adult, for each concern.
fn companies(heard: &Heard) -> BTreeMap<EntryId, usize> {
    let mut companies = BTreeMap::new();
    for cases in heard.by_subject().into_values() {
        companies.extend(cases.iter().map(|case| (case.concern.entry, cases.len())));
    }
    companies
}

/// A concern as lists show it; there are so many others about the same adult.
pub(super) fn row<B: Backend>(session: &Session<B>, case: &Case, others: usize) -> AdultRow {
    let concern = &case.concern.what;
    AdultRow {
        concern: case.concern.entry,
        form: concern.form,
        adult: named(session, case),
        children: concern.pupils.iter().map(|involved| involved.name.clone()).collect(),
        begins: begins(&concern.narrative),
        who: case.concern.who.clone(),
        at: case.concern.at,
        danger: concern.danger,
        unread: !case.read_by(session.me.person),
        progress: case.progress(),
        threshold: case.threshold(),
        contested: case.contested(),
        others,
    }
}

/// A window of the inbox: what is new and dangerous first.
pub(super) fn list<P: Ports>(
    app: &mut App<P>,
    progress: Progress,
    offset: usize,
    limit: usize,
) -> Result<AdultsView, Problem> {
    let (_, session) = app.open_mut()?;
    require_hearing(session)?;
    let heard = heard(session);
    let companies = companies(&heard);
    let others = |case: &Case| companies.get(&case.concern.entry).map_or(0, |count| count - 1);
    let mut counts = [0; 3];
    let mut rows = Vec::new();
    for case in heard.cases.values() {
        let row = row(session, case, others(case));
        if let Some(count) = counts.get_mut(row.progress as usize) {
            *count += 1;
        }
        if row.progress == progress {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| {
        let first = (!row.contested, !row.danger, !row.unread, Reverse(row.threshold));
        (first, Reverse(row.at), row.concern)
    });
    Ok(AdultsView::Inbox(AdultsInbox {
        progress,
        offset,
        counts,
        rows: rows.into_iter().skip(offset).take(limit.min(WINDOW)).collect(),
        unreached: pass_on::unreached(session, &heard),
        kit: !session.register.roster.governors_kits.is_empty(),
    }))
}

/// The adults of whom there is a concern, those of whom there are most first.
pub(super) fn patterns<P: Ports>(app: &mut App<P>) -> Result<AdultsView, Problem> {
    let (_, session) = app.open_mut()?;
    require_hearing(session)?;
    let heard = heard(session);
    let mut patterns: Vec<Pattern> = heard
        .by_subject()
        .into_values()
        .map(|cases| {
            let of = |threshold| cases.iter().filter(|case| case.threshold() == Some(threshold)).count();
            Pattern {
                adult: cases.last().map(|case| named(session, case)).unwrap_or_default(),
                low_level: of(Threshold::LowLevel),
                allegations: of(Threshold::Allegation),
                concerns: cases.iter().rev().map(|case| row(session, case, cases.len() - 1)).collect(),
            }
        })
        .collect();
    patterns.sort_by_key(|pattern| (Reverse(pattern.concerns.len()), pattern.adult.to_lowercase()));
    Ok(AdultsView::Patterns(patterns))
}
