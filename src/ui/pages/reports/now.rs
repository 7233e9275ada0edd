//! How things stand now: who has what to do, and when each device last handed over.

use yew::prelude::*;

use super::chart::{Cell, Chart, Line, sheet};
use super::save::save;
use crate::app::view::{DeviceState, NamedLoad};
use crate::domain::report::Export;
use crate::ui::moment;
use crate::ui::parts::{Checkbox, problem_panel};
use crate::ui::session::use_task;
use crate::ui::text::{people, report as words};

fn called(name: &str) -> String {
    if name.is_empty() { words::NOBODY_KNOWN.to_owned() } else { name.to_owned() }
}

/// The lines as they are saved: without names, unless they are asked for.
fn taken_out(lines: &[Line], names: bool) -> Vec<Line> {
    let nameless = |(number, line): (usize, &Line)| Line {
        label: if names { line.label.clone() } else { words::nameless(number) },
        cells: line.cells.clone(),
    };
    (1..).zip(lines).map(nameless).collect()
}

/// Properties of [`Work`].
#[derive(Properties, PartialEq)]
pub struct WorkProps {
    /// Who has what to do.
    pub loads: Vec<NamedLoad>,
}

/// Open and overdue actions by person.
#[component]
pub fn Work(props: &WorkProps) -> Html {
    let lines = props.loads.iter().map(|load| Line {
        label: called(&load.name),
        cells: vec![Cell::count(load.open), Cell::count(load.overdue)],
    });
    html! {
        <OfColleagues id="work" title={words::WORK} note={words::WORK_LEAD} head={words::PERSON} what={Export::Actions}
            series={vec![AttrValue::from(words::OPEN), words::OVERDUE.into()]} lines={lines.collect::<Vec<_>>()}
            none={words::WORK_NONE} />
    }
}

/// Properties of [`HandOvers`].
#[derive(Properties, PartialEq)]
pub struct HandOversProps {
    /// The devices.
    pub devices: Vec<DeviceState>,
}

/// When each device last handed over, and what is missing from it.
#[component]
pub fn HandOvers(props: &HandOversProps) -> Html {
    let count = |count: u64| Cell::said(&count.to_string());
    let lines = props.devices.iter().map(|device| Line {
        label: people::name_and_job(&called(&device.who), &device.label),
        cells: vec![
            device.days.map_or_else(|| Cell::said(words::NO_HAND_OVER), |days| Cell::count(u64::from(days))),
            Cell::said(&device.handed_over.map(moment::day).unwrap_or_default()),
            count(device.missing),
            count(device.held as u64),
        ],
    });
    let series = [words::DAYS_SINCE, words::LAST, words::MISSING, words::HELD];
    html! {
        <OfColleagues id="hand-overs" title={words::DEVICES} note={words::DEVICES_LEAD} head={words::DEVICE}
            what={Export::Devices} series={series.map(AttrValue::from).to_vec()} lines={lines.collect::<Vec<_>>()}
            none={words::DEVICES_NONE} />
    }
}

#[derive(Properties, PartialEq)]
struct OfColleaguesProps {
    id: &'static str,
    title: &'static str,
    note: &'static str,
    head: &'static str,
    what: Export,
    series: Vec<AttrValue>,
    lines: Vec<Line>,
    none: &'static str,
}

/// A chart whose rows are colleagues: it is saved without their names, unless they are asked for.
#[component]
fn OfColleagues(props: &OfColleaguesProps) -> Html {
    let task = use_task();
    let saved = use_state(|| false);
    let names = use_state(|| false);
    let onsave = {
        let (task, saved, what, names) = (task.clone(), saved.clone(), props.what, *names);
        let whole = sheet(props.head, &props.series, &taken_out(&props.lines, names), None);
        Callback::from(move |()| save(&task, &saved, what, None, names, whole.clone()))
    };
    let onnames = {
        let names = names.clone();
        Callback::from(move |with| names.set(with))
    };
    html! {
        <>
            <Chart id={props.id} title={props.title} note={Some(AttrValue::from(props.note))} head={props.head}
                series={props.series.clone()} lines={props.lines.clone()} none={props.none} onsave={Some(onsave)} />
            if !props.lines.is_empty() {
                <div class="no-print">
                    <Checkbox id={format!("{}-names", props.id)} label={words::NAMES} checked={*names} onchange={onnames} />
                </div>
            }
            { problem_panel(task.problem()) }
            if *saved { <p role="status">{ words::SAVED }</p> }
        </>
    }
}
