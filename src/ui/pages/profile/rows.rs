//! One row of a chronology on the screen.

use yew::prelude::*;

use super::alleged::NameAlleged;
use super::star::StarIt;
use super::use_keep;
use crate::app::intent::ProfileIntent;
use crate::domain::category::Names;
use crate::domain::chronology::{ActionLine, ConcernRow, Row, Sort, What};
use crate::domain::disclosure::{Decision, Disclosure};
use crate::domain::ids::{AllegedId, PupilId};
use crate::domain::profile::Relation;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Tone, tag};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::text::actions::{self as action_words, disclosure};
use crate::ui::text::profile::{self as words, chronology as says, flag};
use crate::ui::text::{category, concern, desk, form};

/// Properties of [`ChronologyRow`].
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// In whose chronology.
    pub pupil: PupilId,
    /// What it says.
    pub row: Row,
    /// What the school calls its categories.
    pub names: Names,
    /// What the children of the chronology are called.
    pub children_names: Vec<(PupilId, String)>,
    /// Everybody named as alleged before.
    pub known: Vec<(AllegedId, String, Relation)>,
    /// Something was written.
    pub changed: Callback<()>,
}

/// One row.
#[component]
pub fn ChronologyRow(props: &RowProps) -> Html {
    let keep = use_keep();
    let naming = use_state(|| false);
    let row = &props.row;
    let starring = use_state(|| false);
    let ask_why = {
        let starring = starring.clone();
        Callback::from(move |()| starring.set(!*starring))
    };
    let unstar = {
        let (keep, changed, pupil, event) = (keep.clone(), props.changed.clone(), props.pupil, row.entry);
        Callback::from(move |()| {
            let changed = changed.clone();
            let asked = ProfileIntent::Star { pupil, event, on: false, why: String::new() };
            keep.run(asked, move || changed.emit(()));
        })
    };
    let onstarred = {
        let (starring, changed) = (starring.clone(), props.changed.clone());
        Callback::from(move |()| {
            starring.set(false);
            changed.emit(());
        })
    };
    let name = {
        let naming = naming.clone();
        Callback::from(move |()| naming.set(!*naming))
    };
    let onsaved = {
        let (naming, changed) = (naming.clone(), props.changed.clone());
        Callback::from(move |()| {
            naming.set(false);
            changed.emit(());
        })
    };
    let is_concern = matches!(row.what, What::Concern(_));
    let about: Vec<&str> = props
        .children_names
        .iter()
        .filter(|(pupil, _)| row.about.contains(pupil))
        .map(|(_, name)| name.as_str())
        .collect();
    html! {
        <li class={classes!("chronology-row", row.star.is_some().then_some("chronology-starred"))}>
            <div class="chronology-when">
                <strong>{ row.when.to_string() }</strong>
                if let Some(by) = says::by(row.by) { <span class="hint">{ by }</span> }
                <span class="hint">{ source(row) }</span>
                if props.children_names.len() > 1 && !about.is_empty() { <span>{ about.join(", ") }</span> }
            </div>
            <div class="chronology-what">
                if let Some(star) = &row.star {
                    <p>
                        { tag(Tone::Warn, says::STARRED_ROW) }{ " " }{ &star.why }
                        <span class="hint">{ " " }{ words::set_by(&star.who.name, &moment::stamp_short(&star.at)) }</span>
                    </p>
                }
                { match &row.what {
                    What::Concern(said) => concern_row(said, &props.names),
                    What::Disclosure(told) => told_row(told),
                    What::Action(line) => html! { <ul class="file-list">{ action_line(line) }</ul> },
                    What::Flag { flag, ended, .. } => flag_row(flag, *ended),
                } }
                <p class="hint">{ says::written(&row.who.name, &row.who.job, &moment::stamp_short(&row.recorded)) }</p>
                { keep.said() }
                <p class="chronology-do no-print">
                    if row.star.is_some() {
                        <Button kind={ButtonKind::Quiet} label={says::UNSTAR} about={row.when.to_string()} busy={keep.busy()} onclick={unstar} />
                    } else {
                        <Button kind={ButtonKind::Quiet} label={says::STAR} about={row.when.to_string()} onclick={ask_why.clone()} />
                    }
                    if is_concern {
                        <a class="link" href={Route::Concern(row.entry).hash()}>
                            { says::OPEN }<span class="unseen">{ " " }{ says::OPEN_ABOUT }{ " " }{ row.when.to_string() }</span>
                        </a>
                        <Button kind={ButtonKind::Quiet} label={words::ALLEGED_NAME} about={row.when.to_string()} onclick={name} />
                    }
                </p>
                if *starring {
                    <StarIt pupil={props.pupil} event={row.entry} onsaved={onstarred} onclose={ask_why} />
                }
                if *naming {
                    <NameAlleged concern={row.entry} known={props.known.clone()} {onsaved} />
                }
            </div>
        </li>
    }
}

/// What a row is made of, in words.
pub fn source(row: &Row) -> &'static str {
    match &row.what {
        What::Concern(said) => form::name(said.form),
        What::Disclosure(_) => says::sort(row.sort),
        What::Action(_) => says::ACTION_GIVEN,
        What::Flag { ended: false, .. } => says::FLAG_SET,
        What::Flag { ended: true, .. } => says::FLAG_ENDED,
    }
}

fn part(label: &'static str, said: &str) -> Html {
    html! { if !said.trim().is_empty() { <p class="passage"><strong>{ says::introduced(label) }</strong>{ said }</p> } }
}

fn concern_row(said: &ConcernRow, names: &Names) -> Html {
    let others: Vec<String> =
        said.others.iter().map(|(name, role)| format!("{name} ({})", concern::pupil_role(*role))).collect();
    let place = match said.place {
        Some(place) if said.place_detail.is_empty() => concern::place(place).to_owned(),
        Some(place) => format!("{}: {}", concern::place(place), said.place_detail),
        None => said.place_detail.clone(),
    };
    let alleged: Vec<String> = said
        .alleged
        .iter()
        .map(|one| format!("{} ({})", one.name, words::relation(one.relation).to_lowercase()))
        .collect();
    html! {
        <>
            <p class="tags">
                { for said.categories.iter().map(|one| tag(Tone::Plain, category::label(one, names).into_owned())) }
                { tag(Tone::Plain, desk::status(said.status)) }
            </p>
            <p class="passage">{ &said.narrative }</p>
            if !said.child_words.is_empty() {
                <p class="passage"><strong>{ says::CHILD_SAID }{ ": " }</strong>{ &said.child_words }</p>
            }
            { part(says::PLACE, &place) }
            { part(says::OTHERS, &others.join(", ")) }
            { part(says::DONE, &said.done) }
            { part(says::OPINION, &said.opinion) }
            { for said.particulars.iter().map(|(particular, answer)| part(form::question(*particular), &form::answer(*particular, answer))) }
            { part(says::ALLEGED, &alleged.join(", ")) }
            { for said.additions.iter().map(|added| html! {
                <p class="passage">
                    <strong>{ says::ADDED }{ ": " }</strong>{ &added.text }
                    <span class="hint">{ " " }{ words::set_by(&added.who.name, &moment::stamp_short(&added.at)) }</span>
                </p>
            }) }
            if said.corrected { <p class="hint">{ says::CORRECTED }</p> }
            { for said.decisions.iter().map(|decided| html! {
                <p class="passage">
                    <strong>{ says::DECIDED }{ ": " }{ desk::decision(decided.triage.decision) }{ ", " }{ desk::level(decided.triage.level) }</strong>
                    { ", " }{ says::BECAUSE }{ ": " }{ &decided.triage.reason }
                    <span class="hint">{ " " }{ words::set_by(&decided.who.name, &moment::stamp_short(&decided.at)) }</span>
                </p>
            }) }
            if said.decisions.is_empty() && awaits_decision(said) { <p class="hint">{ says::NO_DECISION }</p> }
            if !said.actions.is_empty() {
                <ul class="file-list">{ for said.actions.iter().map(action_line) }</ul>
            }
            if let Some(outcome) = &said.outcome {
                <p class="passage">
                    <strong>{ says::OUTCOME }{ ": " }</strong>{ &outcome.outcome }{ " " }{ &outcome.reason }
                    <span class="hint">{ " " }{ words::set_by(&outcome.who.name, &moment::stamp_short(&outcome.at)) }</span>
                </p>
            }
            if said.attachments + said.marks > 0 { <p class="hint">{ says::enclosed(said.attachments, said.marks) }</p> }
        </>
    }
}

/// Whether somebody has to decide on it: a contact or a meeting may be filed as it is.
pub fn awaits_decision(said: &ConcernRow) -> bool {
    matches!(Sort::of(said.form), Sort::Concern | Sort::Notice)
}

fn action_line(line: &ActionLine) -> Html {
    html! {
        <li>
            <a class="link" href={Route::Actions(ActionsRoute::One(line.action)).hash()}>{ &line.title }</a>
            { ": " }{ &line.holder }{ ", " }{ action_words::standing(line.standing).to_lowercase() }
            if !line.note.is_empty() { <span class="file-line">{ &line.note }</span> }
            if !line.child_view.is_empty() { <span class="file-line">{ says::CHILD_VIEW }{ ": " }{ &line.child_view }</span> }
        </li>
    }
}

fn told_row(told: &Disclosure) -> Html {
    let (title, ground) = match told.decision {
        Decision::Shared { basis, .. } => (disclosure::ROW_SHARED, disclosure::basis(basis)),
        Decision::Refused { ground } => (disclosure::ROW_REFUSED, disclosure::refusal(ground)),
    };
    html! {
        <>
            <p><strong>{ title }{ " " }{ disclosure::agency(told.agency) }</strong>{ ": " }{ &told.to }</p>
            { part(disclosure::WHAT, &told.what) }
            { part(disclosure::GROUND, ground) }
            { part(disclosure::BALANCE, &told.balance) }
        </>
    }
}

fn flag_row(of: &crate::domain::profile::Flag, ended: bool) -> Html {
    let worker: Vec<&str> =
        [&of.worker, &of.authority].into_iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    html! {
        <>
            <p><strong>{ flag::named(of.kind, of.plan) }</strong>if ended { { ": " }{ flag::ENDED.to_lowercase() } }</p>
            if !worker.is_empty() { <p>{ worker.join(", ") }</p> }
            if !of.note.is_empty() { <p class="passage">{ &of.note }</p> }
        </>
    }
}
