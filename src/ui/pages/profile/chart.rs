//! Concerns over time: a bar for each month or year, in the colours and hatchings of what they were filed under, and the same as
//! a table.

use yew::prelude::*;

use crate::app::view::ProfilePage;
use crate::domain::chronology::{Bar, Span};
use crate::ui::text::{category, profile as words};

/// How wide a bar is, with the room beside it.
const STEP: usize = 28;
const WIDE: usize = 20;
/// How high the highest bar is.
const HIGH: usize = 120;
/// Room below for what each bar counts, and on the left for the scale.
const BELOW: usize = 34;
const LEFT: usize = 26;

/// What a series is called.
fn series_name(page: &ProfilePage, series: Option<&String>) -> String {
    match series {
        None => words::CHART_UNFILED.to_owned(),
        Some(code) if code.is_empty() => words::CHART_REST.to_owned(),
        Some(code) => code
            .clone()
            .try_into()
            .map(|group| category::label(&group, &page.names).into_owned())
            .unwrap_or_default(),
    }
}

fn span_name(span: Span) -> String {
    match span {
        Span::Month(year, month) => words::month(year, month),
        Span::Year(year) => year.to_string(),
    }
}

/// The chart with its table.
pub fn chart(page: &ProfilePage) -> Html {
    let bars = &page.chart.bars;
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else {
        return html! {
            <section class="file-part">
                <h2>{ words::CHART }</h2>
                <p class="hint">{ words::CHART_NONE }</p>
            </section>
        };
    };
    let total = |bar: &Bar| bar.counts.iter().sum::<u32>();
    let all: u32 = bars.iter().map(total).sum();
    let highest = usize::try_from(bars.iter().map(total).max().unwrap_or(1).max(1)).unwrap_or(1);
    let (width, height) = (LEFT + bars.len() * STEP + 8, HIGH + BELOW + 8);
    let says = words::chart_says(all, &span_name(first.span), &span_name(last.span));
    let names: Vec<String> =
        page.chart.series.iter().map(|series| series_name(page, series.as_ref())).collect();
    html! {
        <section class="file-part file-chart">
            <h2>{ words::CHART }</h2>
            <div class="chart-scroll" tabindex="0" role="group" aria-label={words::CHART}>
                <svg viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()} role="img" aria-label={says}>
                    <line class="chart-axis" x1={LEFT.to_string()} y1={(HIGH + 8).to_string()} x2={width.to_string()} y2={(HIGH + 8).to_string()} />
                    <text class="chart-number" x={(LEFT - 4).to_string()} y="14" text-anchor="end">{ highest }</text>
                    <text class="chart-number" x={(LEFT - 4).to_string()} y={(HIGH + 8).to_string()} text-anchor="end">{ "0" }</text>
                    { for bars.iter().enumerate().map(|(place, bar)| one_bar(place, bar, highest)) }
                </svg>
            </div>
            <ul class="chart-key" aria-hidden="true">
                { for names.iter().enumerate().map(|(place, name)| html! {
                    <li>
                        <svg width="14" height="14" viewBox="0 0 14 14"><rect class={format!("chart-bar chart-{place}")} width="14" height="14" /></svg>
                        { " " }{ name }
                    </li>
                }) }
            </ul>
            <p class="hint">{ words::CHART_NOTE }</p>
            <details>
                <summary>{ words::CHART_TABLE }</summary>
                { table(page, &names) }
            </details>
        </section>
    }
}

fn one_bar(place: usize, bar: &Bar, highest: usize) -> Html {
    let x = LEFT + place * STEP + (STEP - WIDE) / 2;
    let mut below = 0_usize;
    let parts = bar.counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(series, count)| {
        let from = below * HIGH / highest;
        below += usize::try_from(*count).unwrap_or_default();
        let to = below * HIGH / highest;
        let (y, high) = (HIGH + 8 - to, to - from);
        html! {
            <rect key={series} class={format!("chart-bar chart-{series}")} x={x.to_string()} y={y.to_string()} width={WIDE.to_string()} height={high.to_string()} />
        }
    });
    let parts: Vec<Html> = parts.collect();
    let (label, year) = match bar.span {
        Span::Month(year, month) if place == 0 || month == 1 => {
            (words::month_short(month).to_owned(), Some(year))
        }
        Span::Month(_, month) => (words::month_short(month).to_owned(), None),
        Span::Year(year) => (year.to_string(), None),
    };
    let middle = (x + WIDE / 2).to_string();
    html! {
        <g key={place}>
            { for parts }
            <text class="chart-word" x={middle.clone()} y={(HIGH + 22).to_string()} text-anchor="middle">{ label }</text>
            if let Some(year) = year {
                <text class="chart-word" x={middle} y={(HIGH + 36).to_string()} text-anchor="middle">{ year }</text>
            }
        </g>
    }
}

fn table(page: &ProfilePage, names: &[String]) -> Html {
    html! {
        <div class="table-scroll" role="group" aria-label={words::CHART} tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{ words::CHART_WHEN }</th>
                        { for names.iter().map(|name| html! { <th scope="col">{ name }</th> }) }
                        <th scope="col">{ words::CHART_ALL }</th>
                    </tr>
                </thead>
                <tbody>
                    { for page.chart.bars.iter().map(|bar| html! {
                        <tr>
                            <th scope="row">{ span_name(bar.span) }</th>
                            { for bar.counts.iter().map(|count| html! { <td>{ count }</td> }) }
                            <td>{ bar.counts.iter().sum::<u32>() }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
