//! The rows of a chronology on paper, in pieces that fit on a sheet.

use yew::prelude::*;

use crate::app::view::PrintPage;
use crate::domain::category::Names;
use crate::domain::chronology::{ActionLine, ConcernRow, Row, What};
use crate::domain::disclosure::{Decision, Disclosure};
use crate::domain::profile::Flag;
use crate::ui::moment;
use crate::ui::pages::profile::rows::source;
use crate::ui::state::sheets::{Paragraph, divide};
use crate::ui::text::actions::{self as action_words, disclosure};
use crate::ui::text::profile::{self as words, chronology, flag, print as says};
use crate::ui::text::{category, concern, desk, form, people};

/// How many letters of each column stand in one piece: about a quarter of a sheet.
const PIECE: usize = 900;
/// How much of an entry's id a row shows.
const ID: usize = 12;

/// A piece of a row.
#[derive(Clone, PartialEq)]
pub struct Piece {
    when: String,
    source: &'static str,
    starred: Option<String>,
    /// Only the first piece of a row says when and who.
    first: bool,
    columns: [Vec<Paragraph>; 3],
    who: String,
    recorded: String,
    entry: String,
    about: String,
}

impl Piece {
    /// Draws it; what goes on from the sheet before says so.
    pub fn draw(&self, first_on_sheet: bool) -> Html {
        html! {
            <tr>
                <td>
                    if self.first {
                        <strong>{ &self.when }</strong><br />{ self.source }
                        if !self.about.is_empty() { <br />{ &self.about } }
                        if let Some(starred) = &self.starred { <br /><strong>{ "\u{2605} " }{ says::STARRED }</strong>{ ": " }{ starred } }
                    } else if first_on_sheet {
                        { &self.when }{ " " }{ says::GOES_ON }
                    }
                </td>
                { for self.columns.iter().map(|column| html! {
                    <td>{ for column.iter().map(|(label, text)| html! {
                        <p>if let Some(label) = label { <strong>{ *label }{ ": " }</strong> }{ text }</p>
                    }) }</td>
                }) }
                <td>
                    if self.first {
                        { &self.who }<br />{ &self.recorded }<br /><span class="mono">{ says::ENTRY }{ " " }{ &self.entry }</span>
                    }
                </td>
            </tr>
        }
    }
}

/// A sheet's table with these rows.
pub fn table(body: NodeRef, rows: impl Iterator<Item = Html>) -> Html {
    let heads = [says::DATE, says::EVENT, says::ACTION, says::OUTCOME, says::WHO];
    html! {
        <table class="paper-table">
            <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
            <tbody ref={body}>{ for rows }</tbody>
        </table>
    }
}

/// Every row in pieces.
pub fn pieces(print: &PrintPage) -> Vec<Piece> {
    let page = &print.chronology;
    let several = page.children.len() > 1;
    page.rows
        .iter()
        .flat_map(|row| {
            let about = page.children.iter().filter(|(pupil, _)| several && row.about.contains(pupil));
            let about: Vec<&str> = about.map(|(_, name)| name.as_str()).collect();
            of_row(row, &page.names, &about.join(", "))
        })
        .collect()
}

fn of_row(row: &Row, names: &Names, about: &str) -> Vec<Piece> {
    let columns = match &row.what {
        What::Concern(said) => concern_columns(said, names),
        What::Disclosure(told) => told_columns(told),
        What::Action(line) => [Vec::new(), vec![action(line)], outcome(line)],
        What::Flag { flag, ended, .. } => [flag_column(flag, *ended), Vec::new(), Vec::new()],
    };
    let [mut one, mut two, mut three] = columns.map(|column| divide(column, PIECE).into_iter());
    let said = chronology::by(row.by).map(|by| format!(" ({by})")).unwrap_or_default();
    let mut pieces = Vec::new();
    loop {
        let columns = [one.next(), two.next(), three.next()];
        if columns.iter().all(Option::is_none) && !pieces.is_empty() {
            return pieces;
        }
        pieces.push(Piece {
            when: format!("{}{said}", row.when),
            source: source(row),
            starred: row.star.as_ref().map(|star| {
                let by = words::set_by(&star.who.name, &moment::stamp_short(&star.at));
                if star.why.is_empty() { by } else { format!("{} {by}", star.why) }
            }),
            first: pieces.is_empty(),
            columns: columns.map(Option::unwrap_or_default),
            who: people::name_and_job(&row.who.name, &row.who.job),
            recorded: moment::stamp_short(&row.recorded),
            entry: row.entry.to_string().chars().take(ID).collect(),
            about: about.to_owned(),
        });
    }
}

fn labelled(label: &'static str, text: &str) -> Option<Paragraph> {
    (!text.trim().is_empty()).then(|| (Some(label), text.to_owned()))
}

fn concern_columns(said: &ConcernRow, names: &Names) -> [Vec<Paragraph>; 3] {
    let mut event: Vec<Paragraph> = Vec::new();
    let filed: Vec<String> =
        said.categories.iter().map(|one| category::label(one, names).into_owned()).collect();
    event.extend((!filed.is_empty()).then(|| (None, filed.join(", "))));
    event.push((None, said.narrative.clone()));
    event.extend(labelled(chronology::CHILD_SAID, &said.child_words));
    let place = match said.place {
        Some(place) if said.place_detail.is_empty() => concern::place(place).to_owned(),
        Some(place) => format!("{}: {}", concern::place(place), said.place_detail),
        None => said.place_detail.clone(),
    };
    event.extend(labelled(chronology::PLACE, &place));
    let others: Vec<String> =
        said.others.iter().map(|(name, role)| format!("{name} ({})", concern::pupil_role(*role))).collect();
    event.extend(labelled(chronology::OTHERS, &others.join(", ")));
    let alleged: Vec<String> = said
        .alleged
        .iter()
        .map(|one| format!("{} ({})", one.name, words::relation(one.relation).to_lowercase()))
        .collect();
    event.extend(labelled(chronology::ALLEGED, &alleged.join(", ")));
    event.extend(said.particulars.iter().filter_map(|(particular, answer)| {
        labelled(form::question(*particular), &form::answer(*particular, answer))
    }));
    event.extend(labelled(chronology::OPINION, &said.opinion));
    event.extend(said.additions.iter().map(|added| {
        let by = words::set_by(&added.who.name, &moment::stamp_short(&added.at));
        (Some(chronology::ADDED), format!("{} ({by})", added.text))
    }));
    event.extend(said.corrected.then(|| (None, chronology::CORRECTED.to_owned())));
    let enclosed = chronology::enclosed(said.attachments, said.marks);
    event.extend(labelled(says::ENCLOSED, &enclosed));

    let mut actions: Vec<Paragraph> = labelled(chronology::DONE, &said.done).into_iter().collect();
    actions.extend(said.decisions.iter().map(|decided| {
        let by = words::set_by(&decided.who.name, &moment::stamp_short(&decided.at));
        let (decision, level) = (desk::decision(decided.triage.decision), desk::level(decided.triage.level));
        let reason = &decided.triage.reason;
        (Some(chronology::DECIDED), format!("{decision}, {level}, {}: {reason} ({by})", chronology::BECAUSE))
    }));
    if said.decisions.is_empty() {
        actions.push((None, chronology::NO_DECISION.to_owned()));
    }
    actions.extend(said.actions.iter().map(action));

    let mut outcomes: Vec<Paragraph> = Vec::new();
    if let Some(closed) = &said.outcome {
        let by = words::set_by(&closed.who.name, &moment::stamp_short(&closed.at));
        outcomes.push((
            None,
            format!("{}: {} {} ({by})", desk::status(said.status), closed.outcome, closed.reason),
        ));
    } else {
        outcomes.push((None, desk::status(said.status).to_owned()));
    }
    outcomes.extend(said.actions.iter().flat_map(outcome));
    [event, actions, outcomes]
}

fn action(line: &ActionLine) -> Paragraph {
    let standing = action_words::standing(line.standing).to_lowercase();
    (None, format!("{}: {}, {standing}", line.title, line.holder))
}

fn outcome(line: &ActionLine) -> Vec<Paragraph> {
    let note = (!line.note.is_empty()).then(|| (None, line.note.clone()));
    note.into_iter().chain(labelled(chronology::CHILD_VIEW, &line.child_view)).collect()
}

fn told_columns(told: &Disclosure) -> [Vec<Paragraph>; 3] {
    let (title, ground) = match told.decision {
        Decision::Shared { basis, .. } => (disclosure::ROW_SHARED, disclosure::basis(basis)),
        Decision::Refused { ground } => (disclosure::ROW_REFUSED, disclosure::refusal(ground)),
    };
    let whom = format!("{title} {}: {}", disclosure::agency(told.agency), told.to);
    let event = [Some((None, whom)), labelled(disclosure::WHAT, &told.what)];
    let actions = [
        labelled(disclosure::PURPOSE, disclosure::purpose(told.purpose)),
        labelled(disclosure::GROUND, ground),
        labelled(disclosure::CONSENT, disclosure::consent(told.consent)),
        labelled(disclosure::CONSENT_NOTE, &told.consent_note),
        labelled(disclosure::BALANCE, &told.balance),
    ];
    let outcome = [labelled(disclosure::REFERENCE, &told.reference)];
    [
        event.into_iter().flatten().collect(),
        actions.into_iter().flatten().collect(),
        outcome.into_iter().flatten().collect(),
    ]
}

fn flag_column(of: &Flag, ended: bool) -> Vec<Paragraph> {
    let named = flag::named(of.kind, of.plan);
    let what = if ended { format!("{named}: {}", flag::ENDED.to_lowercase()) } else { named };
    let worker: Vec<&str> =
        [&of.worker, &of.authority].into_iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    let all = [
        Some((None, what)),
        labelled(flag::WORKER, &worker.join(", ")),
        labelled(flag::REFERENCE, &of.reference),
        labelled(flag::NOTE, &of.note),
    ];
    all.into_iter().flatten().collect()
}
