//! The one chart of the program: bars, and beside them a table that says the same. The table is what a screen reader reads,
//! what prints where pictures do not, and what is saved.

use yew::prelude::*;

use crate::domain::report::Sheet;
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::text::report as words;

/// How wide the picture is, in its own units.
const WIDTH: u64 = 360;
/// The longest bar.
const LONGEST: u64 = 270;
/// The height of a label, and of a bar with the space below it.
const LABEL: u64 = 18;
const BAR: u64 = 16;

/// A cell: what the table says, and how long its bar is beside others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What the table says.
    pub text: String,
    /// How long the bar is; none where there is no number to draw.
    pub size: Option<u64>,
}

impl Cell {
    /// A count.
    pub fn count(count: u64) -> Self {
        Self { text: count.to_string(), size: Some(count) }
    }

    /// What has no bar.
    pub fn said(text: &str) -> Self {
        Self { text: text.to_owned(), size: None }
    }
}

/// A row: its label, and a cell for each series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// One for each series.
    pub cells: Vec<Cell>,
}

/// Properties of [`Chart`].
#[derive(Properties, PartialEq)]
pub struct ChartProps {
    /// Its id on the screen.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// What has to be known to read it right.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// What the rows are.
    pub head: AttrValue,
    /// What each series is.
    pub series: Vec<AttrValue>,
    /// The rows.
    pub lines: Vec<Line>,
    /// What they add up to.
    #[prop_or_default]
    pub total: Option<Line>,
    /// Said in the place of rows, if there are none.
    pub none: AttrValue,
    /// It is to be saved.
    #[prop_or_default]
    pub onsave: Option<Callback<()>>,
}

/// The cells of a chart's table, the headings first.
pub fn sheet(head: &str, series: &[AttrValue], lines: &[Line], total: Option<&Line>) -> Sheet {
    let headings = std::iter::once(head.to_owned()).chain(series.iter().map(ToString::to_string)).collect();
    let cells = |line: &Line| {
        let cells = line.cells.iter().map(|cell| cell.text.clone());
        std::iter::once(line.label.clone()).chain(cells).collect()
    };
    std::iter::once(headings).chain(lines.iter().chain(total).map(cells)).collect()
}

/// A chart with its table.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let heading = format!("{}-title", props.id);
    html! {
        <section class="block chart" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ &props.title }</h2>
            if let Some(note) = &props.note { <p class="hint">{ note }</p> }
            if props.lines.is_empty() {
                <p>{ &props.none }</p>
            } else {
                <div class="chart-both">
                    { picture(props) }
                    { table(props) }
                </div>
                if let Some(onsave) = &props.onsave {
                    <p class="buttons">
                        <Button kind={ButtonKind::Quiet} label={words::SAVE} about={props.title.clone()} onclick={onsave} />
                    </p>
                }
            }
        </section>
    }
}

fn picture(props: &ChartProps) -> Html {
    let sizes = props.lines.iter().flat_map(|line| &line.cells).filter_map(|cell| cell.size);
    let largest = sizes.max().unwrap_or_default().max(1);
    let step = LABEL + BAR * props.series.len() as u64 + 6;
    let height = step * props.lines.len() as u64;
    let bar = |top: u64, place: usize, cell: &Cell| {
        let width = cell.size.map(|size| (size * LONGEST / largest).max(u64::from(size > 0)));
        let y = top + LABEL + BAR * place as u64;
        html! {
            <>
                if let Some(width) = width.filter(|width| *width > 0) {
                    <rect class={format!("bar bar-{place}")} x="0" y={y.to_string()} width={width.to_string()}
                        height={(BAR - 4).to_string()} />
                }
                <text class="bar-value" x={(width.unwrap_or_default() + 5).to_string()} y={(y + 10).to_string()}>
                    { &cell.text }
                </text>
            </>
        }
    };
    html! {
        <figure class="chart-picture">
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={words::chart(&props.title)}>
                { for (0..).zip(&props.lines).map(|(number, line)| {
                    let top = step * number;
                    html! {
                        <g key={number}>
                            <text class="bar-label" x="0" y={(top + 13).to_string()}>{ &line.label }</text>
                            { for line.cells.iter().enumerate().map(|(place, cell)| bar(top, place, cell)) }
                        </g>
                    }
                }) }
            </svg>
            if props.series.len() > 1 {
                <figcaption class="chart-key" aria-hidden="true">
                    { for props.series.iter().enumerate().map(|(place, series)| html! {
                        <span key={place}>
                            <svg class="key" viewBox="0 0 12 12">
                                <rect class={format!("bar bar-{place}")} width="12" height="12" />
                            </svg>
                            { series }
                        </span>
                    }) }
                </figcaption>
            }
        </figure>
    }
}

fn table(props: &ChartProps) -> Html {
    let line = |line: &Line, total: bool| {
        html! {
            <tr key={line.label.clone()} class={total.then_some("total")}>
                <th scope="row">{ &line.label }</th>
                { for line.cells.iter().enumerate().map(|(place, cell)| html! {
                    <td key={place} class="number">{ &cell.text }</td>
                }) }
            </tr>
        }
    };
    html! {
        <table class="table chart-table">
            <caption class="unseen">{ &props.title }</caption>
            <thead>
                <tr>
                    <th scope="col">{ &props.head }</th>
                    { for props.series.iter().enumerate().map(|(place, series)| html! {
                        <th key={place} scope="col" class="number">{ series }</th>
                    }) }
                </tr>
            </thead>
            <tbody>
                { for props.lines.iter().map(|one| line(one, false)) }
                { for props.total.iter().map(|one| line(one, true)) }
            </tbody>
        </table>
    }
}
