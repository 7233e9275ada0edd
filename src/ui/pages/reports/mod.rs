//! Reports: two periods side by side, and what governors are given.

mod chart;
mod governors;
mod now;
mod periods;
mod save;

pub use governors::Governors;

use yew::prelude::*;

use crate::app::intent::{Intent, ReportIntent};
use crate::app::view::{Report, ReportView};
use crate::domain::category::Names;
use crate::domain::report::{Dimension, Export, Key, Period, Span, Step, Table};
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Heading, LinkButton, Notice, Tone, failing, problem_panel, waiting,
};
use crate::ui::route::{RecordsRoute, Route};
use crate::ui::session::{Loaded, use_task, use_view};
use crate::ui::text::report as words;
use crate::ui::window;

use chart::{Cell, Chart, Line, sheet};
use periods::Periods;

/// Two periods side by side.
#[component]
pub fn Reports() -> Html {
    let asked = use_state(|| None::<[Period; 2]>);
    let (loaded, again) = use_view(Intent::from(ReportIntent::Report { periods: *asked }));
    let view = match &loaded {
        Loaded::Here(view) => view.report(),
        _ => None,
    };
    let onchange = Callback::from(move |periods: Vec<Period>| asked.set(periods.try_into().ok()));
    html! {
        <>
            <Heading title={words::TITLE} />
            <p class="no-print">{ words::LEAD }</p>
            { match (view, &loaded) {
                (Some(ReportView::Report(report)), _) => html! { <Contents report={*report} {onchange} /> },
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ContentsProps {
    report: Report,
    onchange: Callback<Vec<Period>>,
}

#[component]
fn Contents(props: &ContentsProps) -> Html {
    let report = &props.report;
    let task = use_task();
    let saved = use_state(|| false);
    let names = use_state(|| false);
    let series: Vec<AttrValue> = report.periods.iter().map(|period| words::period(period).into()).collect();
    let save_lines = {
        let (task, saved, called) = (task.clone(), saved.clone(), report.names.clone());
        let (period, names) = (report.periods[0], *names);
        Callback::from(move |()| save::save_lines(&task, &saved, period, names, called.clone()))
    };
    let onnames = {
        let names = names.clone();
        Callback::from(move |with| names.set(with))
    };
    html! {
        <>
            <div class="columns no-print">
                <Periods today={report.today} shown={report.periods.to_vec()} onchange={props.onchange.clone()} />
                <section class="block">
                    <p class="hint">{ words::TO_GOVERNORS_HINT }</p>
                    <p class="buttons">
                        <LinkButton label={words::TO_GOVERNORS} to={Route::Records(RecordsRoute::Governors)} />
                        <Button label={words::PRINT} onclick={Callback::from(|()| window::print())} />
                    </p>
                    <p class="hint">{ words::LOGGED }</p>
                </section>
            </div>
            { problem_panel(task.problem()) }
            if *saved { <Notice tone={Tone::Good} alert=true><p>{ words::SAVED }</p></Notice> }
            { overview(report, &series) }
            { for report.tables.iter().map(|table| html! {
                <Counts key={words::dimension(table.by)} table={table.clone()} series={series.clone()}
                    names={report.names.clone()} onsave={onsave(&task, &saved, report.periods[0])} />
            }) }
            { times(report, &series, &onsave(&task, &saved, report.periods[0])) }
            <now::Work loads={report.loads.clone()} />
            <now::HandOvers devices={report.devices.clone()} />
            <section class="block no-print">
                <h2>{ words::CONCERNS }</h2>
                <p>{ words::CONCERNS_LEAD }</p>
                <Checkbox id="concern-names" label={words::CONCERNS_NAMES} hint={words::CONCERNS_NAMES_HINT}
                    checked={*names} onchange={onnames} />
                <p class="buttons">
                    <Button kind={ButtonKind::Secondary} label={words::SAVE_CONCERNS} busy={task.busy()}
                        onclick={save_lines} />
                </p>
            </section>
        </>
    }
}

/// Saves counts and times.
fn onsave(
    task: &crate::ui::session::Task,
    saved: &UseStateHandle<bool>,
    period: Period,
) -> Callback<crate::domain::report::Sheet> {
    let (task, saved) = (task.clone(), saved.clone());
    Callback::from(move |sheet| save::save(&task, &saved, Export::Tables, Some(period), false, sheet))
}

fn overview(report: &Report, series: &[AttrValue]) -> Html {
    let fact = |label: &'static str, counts: [u64; 2], hint: Option<&'static str>| {
        html! {
            <tr>
                <th scope="row">{ label }if let Some(hint) = hint { <span class="hint">{ hint }</span> }</th>
                { for counts.iter().enumerate().map(|(place, count)| html! {
                    <td key={place} class="number">{ count }</td>
                }) }
            </tr>
        }
    };
    html! {
        <div class="table-scroll" role="group" aria-label={words::ALL_CONCERNS} tabindex="0">
        <table class="table overview">
            <caption class="unseen">{ words::ALL_CONCERNS }</caption>
            <thead>
                <tr>
                    <td></td>
                    { for series.iter().enumerate().map(|(place, one)| html! {
                        <th key={place} scope="col" class="number">{ one }</th>
                    }) }
                </tr>
            </thead>
            <tbody>
                { fact(words::ALL_CONCERNS, report.concerns, None) }
                if let Some(adults) = report.adults { { fact(words::ADULTS, adults, Some(words::ADULTS_HINT)) } }
            </tbody>
        </table>
        </div>
    }
}

/// Whether a row of which there is nothing is left out on the screen: there are many, and they say little.
fn is_long(by: Dimension) -> bool {
    matches!(by, Dimension::Category | Dimension::Place | Dimension::Year)
}

#[derive(Properties, PartialEq)]
struct CountsProps {
    table: Table,
    series: Vec<AttrValue>,
    names: Names,
    onsave: Callback<crate::domain::report::Sheet>,
}

/// Counts by one thing.
#[component]
fn Counts(props: &CountsProps) -> Html {
    let table = &props.table;
    let line = |key: &Key, counts: &[Option<u64>; 2]| Line {
        label: words::key(table.by, key, &props.names),
        cells: counts
            .iter()
            .map(|count| count.map_or_else(|| Cell::said(words::IMPOSSIBLE), Cell::count))
            .collect(),
    };
    let all: Vec<Line> = table.rows.iter().map(|row| line(&row.key, &row.counts)).collect();
    let total = Line {
        label: words::TOTAL.to_owned(),
        cells: table.totals.iter().copied().map(Cell::count).collect(),
    };
    let lines: Vec<Line> = if table.totals == [0, 0] || !table.held {
        Vec::new()
    } else if is_long(table.by) {
        all.iter()
            .filter(|line| line.cells.iter().any(|cell| cell.size.unwrap_or_default() > 0))
            .cloned()
            .collect()
    } else {
        all.clone()
    };
    let head = words::rows_are(table.by);
    let onsave = props.onsave.reform({
        let whole = sheet(head, &props.series, &all, Some(&total));
        move |()| whole.clone()
    });
    html! {
        <Chart id={format!("by-{}", head.to_lowercase().replace(' ', "-"))} title={words::dimension(table.by)}
            note={words::note(table.by).filter(|_| table.held).map(AttrValue::from)} {head}
            series={props.series.clone()} {lines} total={Some(total)}
            none={if table.held { words::NOTHING } else { words::NOT_HELD }} onsave={Some(onsave)} />
    }
}

/// How long each step took.
fn times(report: &Report, series: &[AttrValue], onsave: &Callback<crate::domain::report::Sheet>) -> Html {
    let cell = |span: &Span| {
        let of = words::of_how_many(span.known, span.waiting, span.unknown);
        match &span.spread {
            Some(spread) => Cell {
                text: format!("{}, {of}", words::spread(spread.median, spread.lower, spread.upper)),
                brief: Some(words::in_days(spread.median)),
                size: Some(spread.median),
            },
            None => Cell { brief: Some(String::new()), ..Cell::said(&of) },
        }
    };
    let lines: Vec<Line> = (0..)
        .zip(Step::ALL)
        .map(|(place, step)| Line {
            label: words::step(step).to_owned(),
            cells: report.spans.iter().filter_map(|spans| spans.get::<usize>(place)).map(cell).collect(),
        })
        .collect();
    let onsave = onsave.reform({
        let whole = sheet(words::MEDIAN, series, &lines, None);
        move |()| whole.clone()
    });
    html! {
        <Chart id="times" title={words::TIMES} note={Some(AttrValue::from(words::TIMES_LEAD))} head={words::MEDIAN}
            series={series.to_vec()} {lines} none={words::NOTHING} onsave={Some(onsave)} />
    }
}
