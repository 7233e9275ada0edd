//! Reports for administrators: two periods side by side, what governors are given, and a line for each concern. Whatever
//! is taken out of the program is logged first.

use std::collections::BTreeMap;

use super::App;
use super::carried::Carried;
use super::intent::ReportIntent;
use super::problem::Problem;
use super::session::Session;
use super::view::{ConcernLine, NamedLoad, PackView, Report, ReportView, View};
use super::{adults, desk, devices};
use crate::domain::access::Action;
use crate::domain::event::{Event, Exported};
use crate::domain::ids::PersonId;
use crate::domain::register::Triaged;
use crate::domain::report::{
    Dimension, Export, Fact, Period, STANDARD_DAYS, facts, pack, spans, table, workload,
};
use crate::domain::time::{Day, Minute};
use crate::platform::ports::Ports;
use crate::store::Backend;

/// Answers what is asked of reports.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, asked: ReportIntent) -> Result<View, Problem> {
    app.open()?.require(Action::ReadAll)?;
    let view = match asked {
        ReportIntent::Report { periods } => side_by_side(app, periods)?,
        ReportIntent::Pack { period } => governors(app, period)?,
        ReportIntent::Concerns { period, names } => {
            log(app, Export::Concerns, Some(period), names).await?;
            ReportView::Concerns(lines(app.open()?, period, names))
        }
        ReportIntent::Export { what, period, names } => {
            log(app, what, period, names).await?;
            ReportView::Exported
        }
    };
    Ok(View::Report(Carried::of(&view)))
}

fn today<P: Ports>(app: &App<P>) -> Day {
    Minute::from_millis(app.ports.clock().now()).day()
}

/// Writes down that something is taken out.
async fn log<P: Ports>(
    app: &mut App<P>,
    what: Export,
    period: Option<Period>,
    names: bool,
) -> Result<(), Problem> {
    let (ports, session) = app.open_mut()?;
    let exported = Exported {
        what: what.code().to_owned(),
        from: period.map(|period| period.from),
        until: period.map(|period| period.until),
        concern: None,
        pupil: None,
        names,
    };
    session.write(ports, vec![Event::Exported(exported)], Vec::new()).await?;
    Ok(())
}

fn count(facts: &[Fact], period: &Period) -> u64 {
    facts.iter().filter(|fact| period.has(fact.recorded.day())).count() as u64
}

fn side_by_side<P: Ports>(app: &mut App<P>, periods: Option<[Period; 2]>) -> Result<ReportView, Problem> {
    let (_, session) = app.open_mut()?;
    if session.hears() {
        adults::open_sealed(session);
    }
    let session = app.open()?;
    let register = &session.register;
    let (now, today) = (app.ports.clock().now(), today(app));
    let periods =
        periods.filter(|periods| periods.iter().all(|period| period.is_sound())).unwrap_or_else(|| {
            let latest = Period::ending(today, STANDARD_DAYS);
            [latest, latest.before()]
        });
    let facts = facts(register);
    let adults = session.hears().then(|| {
        let heard = session.register.sealed.keys().filter_map(|entry| adults::readable(session, entry));
        let days: BTreeMap<_, _> = heard.map(|(entry, found)| (entry, found.at)).collect();
        periods.map(|period| {
            days.values().filter(|at| period.has(Minute::from_millis(at.wall).day())).count() as u64
        })
    });
    let loads = workload(register, now).into_iter().map(|load| NamedLoad {
        name: name(session, &load.person),
        open: load.open,
        overdue: load.overdue,
    });
    Ok(ReportView::Report(Box::new(Report {
        periods,
        today,
        concerns: periods.map(|period| count(&facts, &period)),
        adults,
        tables: Dimension::ALL.into_iter().map(|by| table(by, &facts, &periods, register)).collect(),
        spans: periods.map(|period| spans(&facts, &period)),
        loads: loads.collect(),
        devices: devices::rows(session, now),
        names: desk::names(session),
    })))
}

fn name<B: Backend>(session: &Session<B>, person: &PersonId) -> String {
    session.register.person(person).map(|person| person.name.clone()).unwrap_or_default()
}

fn governors<P: Ports>(app: &App<P>, period: Option<Period>) -> Result<ReportView, Problem> {
    let session = app.open()?;
    let today = today(app);
    let period = period.filter(|period| period.is_sound()).unwrap_or_else(|| Period::school_year(today));
    let loads = workload(&session.register, app.ports.clock().now());
    let school = session.register.school.current().map(|details| details.name.clone());
    Ok(ReportView::Pack(Box::new(PackView {
        pack: pack(&facts(&session.register), period, &loads, &session.register),
        school: school.unwrap_or_default(),
        today,
        names: desk::names(session),
    })))
}

/// A line for each concern of a period.
fn lines<B: Backend>(session: &Session<B>, period: Period, names: bool) -> Vec<ConcernLine> {
    let register = &session.register;
    let facts = facts(register);
    let within = facts.iter().filter(|fact| period.has(fact.recorded.day()));
    let line = |fact: &Fact| {
        let record = register.concerns.get(&fact.concern).filter(|record| !session.is_kept_from(record))?;
        let concern = register.amendments.current(record);
        let triage = register.triages.of(&fact.concern).and_then(Triaged::triage);
        let named = concern.pupils.iter().filter(|_| names).map(|involved| involved.name.clone());
        Some(ConcernLine {
            recorded: record.at,
            happened: concern.happened,
            place: concern.place,
            categories: triage.map(|triage| triage.categories.clone()).unwrap_or_default(),
            level: triage.map(|triage| triage.level),
            risk: triage.map(|triage| triage.risk),
            decision: triage.map(|triage| triage.decision),
            status: register.triages.status(&fact.concern),
            children: fact.children.len(),
            names: named.collect(),
            who: names.then(|| record.who.name.clone()),
        })
    };
    within.filter_map(line).collect()
}
