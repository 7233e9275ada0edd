//! One concern about an adult: read, and worked on by those who hear it. Whatever they say of it is sealed to the same few.

use crate::app::App;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{Added, AdultsView, CaseView, Spoken};
use crate::domain::hearing::{AdviceDraft, AssessmentDraft, Case, OpenedBy, OutcomeDraft, Said, Spoke};
use crate::domain::ids::EntryId;
use crate::domain::person::Person;
use crate::domain::register::Versions;
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::seal::{self, Sealing};
use super::{case_of, inbox};

/// Opens one. That this person did is noted for those who hear it, the first time.
pub(super) async fn open<P: Ports>(app: &mut App<P>, concern: &EntryId) -> Result<AdultsView, Problem> {
    let (_, session) = app.open_mut()?;
    let case = case_of(session, concern)?;
    if !case.read_by(session.me.person) && !session.vault.root().superseded {
        say(app, &case, Said::Opened(OpenedBy { concern: *concern, file: None })).await?;
    }
    show(app, concern)
}

fn show<P: Ports>(app: &mut App<P>, concern: &EntryId) -> Result<AdultsView, Problem> {
    let now = app.ports.clock().now();
    let (_, session) = app.open_mut()?;
    let case = case_of(session, concern)?;
    let heard = inbox::heard(session);
    let subject = case.subject();
    let same = heard
        .cases
        .values()
        .filter(|other| subject.is_some() && other.concern.entry != *concern && other.subject() == subject);
    let mut same: Vec<&Case> = same.collect();
    same.sort_by_key(|other| std::cmp::Reverse(other.concern.at));
    let others: Vec<_> = same.iter().map(|other| inbox::row(session, other, same.len())).collect();
    let added = case.additions.iter().map(|spoke| Added {
        who: spoke.who.clone(),
        at: spoke.at,
        corrects: spoke.what.corrects,
        text: spoke.what.text.clone(),
        attachments: spoke.enclosed.iter().map(|enclosed| enclosed.attachment.clone()).collect(),
    });
    let heard_by = seal::hearing_devices(session, |person| case.kept_from(person));
    let mut heard_by: Vec<String> = heard_by
        .into_iter()
        .filter_map(|(person, _)| Some(session.register.person(&person)?.name.clone()))
        .collect();
    heard_by.sort();
    heard_by.dedup();
    Ok(AdultsView::Case(Box::new(CaseView {
        row: inbox::row(session, &case, others.len()),
        content: case.concern.what.clone(),
        confirmed: session.register.roster.confirmed.contains_key(&case.concern.device),
        additions: added.collect(),
        assessments: versions(&case.assessments),
        advice: case.advice.iter().map(|spoke| spoken(spoke, true)).collect(),
        outcomes: versions(&case.outcomes),
        opened: case.opened.iter().map(|spoke| spoken(spoke, true)).collect(),
        others,
        heard_by,
        staff: staff(session),
        addable: case.answers.is_some(),
        now,
    })))
}

fn staff<B: Backend>(session: &Session<B>) -> Vec<Person> {
    let people = session.register.people.values().filter_map(|versions| versions.current());
    let mut staff: Vec<Person> = people.map(|entry| entry.person.clone()).collect();
    staff.sort_by_key(|person| person.name.to_lowercase());
    staff
}

fn spoken<T: Clone>(spoke: &Spoke<T>, stands: bool) -> Spoken<T> {
    let Spoke { entry, who, at, what, .. } = spoke;
    Spoken { entry: *entry, who: who.clone(), at: *at, stands, what: what.clone() }
}

fn versions<T: Clone>(versions: &Versions<Spoke<T>>) -> Vec<Spoken<T>> {
    let heads = versions.heads();
    versions.all().into_iter().map(|(entry, _, spoke)| spoken(spoke, heads.contains(&entry))).collect()
}

/// Of these, those that are known here: what has come since stays contested.
fn known<T>(versions: &Versions<Spoke<T>>, before: &[EntryId]) -> Vec<EntryId> {
    versions.all().into_iter().map(|(entry, ..)| entry).filter(|entry| before.contains(entry)).collect()
}

async fn say<P: Ports>(app: &mut App<P>, case: &Case, said: Said) -> Result<(), Problem> {
    let (ports, session) = app.open_mut()?;
    // Whom an assessment names hears no more of it from here on.
    let named = match &said {
        Said::Assessment(assessment) => assessment.adult,
        _ => None,
    };
    let to = seal::circle(session, |person| case.kept_from(person) || named == Some(person.person))?;
    seal::write(ports, session, vec![Sealing::plain(said, to)], Vec::new()).await?;
    Ok(())
}

/// Says what it amounts to.
pub(super) async fn assess<P: Ports>(
    app: &mut App<P>,
    concern: EntryId,
    content: &AssessmentDraft,
    before: &[EntryId],
) -> Result<AdultsView, Problem> {
    let (_, session) = app.open_mut()?;
    let case = case_of(session, &concern)?;
    let assessment = content.check(concern, known(&case.assessments, before)).map_err(Problem::Hearing)?;
    say(app, &case, Said::Assessment(assessment)).await?;
    show(app, &concern)
}

/// Records advice.
pub(super) async fn advise<P: Ports>(
    app: &mut App<P>,
    concern: EntryId,
    content: &AdviceDraft,
) -> Result<AdultsView, Problem> {
    let (_, session) = app.open_mut()?;
    let case = case_of(session, &concern)?;
    let advice = content.check(concern).map_err(Problem::Hearing)?;
    say(app, &case, Said::Advice(advice)).await?;
    show(app, &concern)
}

/// Says what came of it, or takes it up again.
pub(super) async fn conclude<P: Ports>(
    app: &mut App<P>,
    concern: EntryId,
    content: &OutcomeDraft,
    before: &[EntryId],
) -> Result<AdultsView, Problem> {
    let (_, session) = app.open_mut()?;
    let case = case_of(session, &concern)?;
    let (upon, replaces) = (known(&case.assessments, before), known(&case.outcomes, before));
    let outcome = content.check(concern, case.threshold(), upon, replaces).map_err(Problem::Hearing)?;
    say(app, &case, Said::Outcome(outcome)).await?;
    show(app, &concern)
}
