//! What governors are given: one period, numbers only, small ones hidden.

use yew::prelude::*;

use super::chart::{Cell, Chart, Line, sheet};
use super::is_long;
use super::periods::Periods;
use super::save::save;
use crate::app::intent::{Intent, ReportIntent};
use crate::app::view::{PackView, ReportView};
use crate::domain::report::{Export, PackSpan, PackTable, Period, Sheet};
use crate::ui::parts::{Button, ButtonKind, Heading, Notice, Tone, failing, link_to, problem_panel, waiting};
use crate::ui::route::{RecordsRoute, Route};
use crate::ui::session::{Loaded, use_task, use_view};
use crate::ui::text::report as words;
use crate::ui::window;

/// The governors' pack.
#[component]
pub fn Governors() -> Html {
    let asked = use_state(|| None::<Period>);
    let (loaded, again) = use_view(Intent::from(ReportIntent::Pack { period: *asked }));
    let view = match &loaded {
        Loaded::Here(view) => view.report(),
        _ => None,
    };
    let onchange = Callback::from(move |periods: Vec<Period>| asked.set(periods.first().copied()));
    html! {
        <>
            <p class="no-print">{ link_to(words::BACK, Route::Records(RecordsRoute::Reports)) }</p>
            <Heading title={words::GOVERNORS} />
            { match (view, &loaded) {
                (Some(ReportView::Pack(view)), _) => html! { <Contents view={*view} {onchange} /> },
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ContentsProps {
    view: PackView,
    onchange: Callback<Vec<Period>>,
}

fn shown(count: Option<u64>) -> Cell {
    count.map_or_else(|| Cell::said(words::HIDDEN), Cell::count)
}

/// The rows of a table as they are given out, and on the screen only those that say something.
fn lines(table: &PackTable, view: &PackView) -> Vec<Line> {
    let line = |(key, count): (_, &Option<u64>)| Line {
        label: words::key(table.by, key, &view.names),
        cells: vec![shown(*count)],
    };
    table.keys.iter().zip(&table.column.cells).map(line).collect()
}

fn total(table: &PackTable) -> Line {
    Line { label: words::TOTAL.to_owned(), cells: vec![shown(table.column.total)] }
}

fn span(span: &PackSpan) -> Line {
    let mut cells: Vec<Cell> =
        span.column.cells.iter().map(|count| Cell::said(&shown(*count).text)).collect();
    let time = span.minutes.map_or_else(
        || Cell::said(words::HIDDEN),
        |[lower, median, upper]| Cell { text: words::spread(median, lower, upper), size: Some(median) },
    );
    cells.insert(0, time);
    Line { label: words::step(span.step).to_owned(), cells }
}

fn actions(view: &PackView) -> Vec<Line> {
    let labels = [words::OVERDUE_ALONE, words::NOT_OVERDUE];
    let cells = &view.pack.actions.cells;
    let line =
        |(label, count): (&str, &Option<u64>)| Line { label: label.to_owned(), cells: vec![shown(*count)] };
    labels.into_iter().zip(cells).map(line).collect()
}

const SPANS: [&str; 4] = [words::TIMES, words::STEP_KNOWN, words::STEP_WAITING, words::STEP_UNKNOWN];

/// The whole pack as one sheet.
fn whole(view: &PackView) -> Sheet {
    let count = [AttrValue::from(words::COUNT)];
    let mut whole: Sheet = vec![
        vec![view.school.clone(), words::period(&view.pack.period)],
        vec![words::ALL_CONCERNS.to_owned(), shown(view.pack.concerns).text],
        vec![words::HIDDEN_KEY.to_owned()],
    ];
    for table in view.pack.tables.iter().filter(|table| table.held) {
        whole.push(Vec::new());
        whole.extend(sheet(words::rows_are(table.by), &count, &lines(table, view), Some(&total(table))));
    }
    let spans: Vec<Line> = view.pack.spans.iter().map(span).collect();
    whole.push(Vec::new());
    whole.extend(sheet(words::MEDIAN, &SPANS.map(AttrValue::from), &spans, None));
    whole.push(Vec::new());
    whole.extend(sheet(words::WORK, &count, &actions(view), None));
    whole
}

#[component]
fn Contents(props: &ContentsProps) -> Html {
    let view = &props.view;
    let task = use_task();
    let saved = use_state(|| false);
    let onsave = {
        let (task, saved, view) = (task.clone(), saved.clone(), view.clone());
        Callback::from(move |()| {
            let period = Some(view.pack.period);
            save(&task, &saved, Export::GovernorsPack, period, false, whole(&view));
        })
    };
    let count = vec![AttrValue::from(words::COUNT)];
    html! {
        <>
            <p>{ words::pack_of(&view.school, &words::period(&view.pack.period), &view.today.to_string()) }</p>
            <p>{ words::GOVERNORS_LEAD }</p>
            <p class="no-print">{ words::GOVERNORS_OVERLAP }</p>
            <Periods today={view.today} shown={vec![view.pack.period]} onchange={props.onchange.clone()} />
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={words::PRINT} onclick={Callback::from(|()| window::print())} />
                <Button label={words::SAVE} busy={task.busy()} onclick={onsave} />
            </p>
            <p class="hint no-print">{ words::LOGGED }</p>
            { problem_panel(task.problem()) }
            if *saved { <Notice tone={Tone::Good} alert=true><p>{ words::SAVED }</p></Notice> }
            <dl class="facts">
                <div><dt>{ words::ALL_CONCERNS }</dt><dd>{ shown(view.pack.concerns).text }</dd></div>
            </dl>
            <p class="hint">{ words::HIDDEN_KEY }</p>
            { for view.pack.tables.iter().map(|table| {
                let none = table.column.total == Some(0);
                let all_hidden = !none && table.column.cells.iter().all(Option::is_none);
                let mut lines = lines(table, view);
                if is_long(table.by) {
                    lines.retain(|line| line.cells.iter().any(|cell| cell.size != Some(0)));
                }
                if none || all_hidden || !table.held {
                    lines.clear();
                }
                let instead = match (table.held, none) {
                    (false, _) => words::NOT_HELD,
                    (true, true) => words::NOTHING_IN_PERIOD,
                    (true, false) => words::ALL_HIDDEN,
                };
                html! {
                    <Chart key={words::dimension(table.by)} id={words::rows_are(table.by).to_lowercase().replace(' ', "-")}
                        title={words::dimension(table.by)}
                        note={words::note(table.by).filter(|_| !lines.is_empty()).map(AttrValue::from)}
                        head={words::rows_are(table.by)} series={count.clone()} {lines} total={Some(total(table))}
                        none={instead} />
                }
            }) }
            <Chart id="times" title={words::TIMES} note={Some(AttrValue::from(words::TIMES_LEAD))} head={words::MEDIAN}
                series={SPANS.map(AttrValue::from).to_vec()}
                lines={view.pack.spans.iter().map(span).collect::<Vec<_>>()} none={words::NOTHING_IN_PERIOD} />
            <Chart id="actions" title={words::WORK} note={Some(AttrValue::from(words::WORK_LEAD))} head={words::WORK}
                series={count} lines={actions(view)} none={words::WORK_NONE} />
        </>
    }
}
