//! What an import would do, group by group, row by row.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{PreviewCounts, PreviewRow, PupilSheet, RowGroup, View};
use crate::ui::parts::{
    Button, ButtonKind, Heading, Notice, Pager, Radios, Tone, failing, link_to, problem_panel, waiting,
    working,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_task, use_view};
use crate::ui::text::pupils as words;

/// How many rows are shown at once.
const WINDOW: usize = 50;

const GROUPS: [RowGroup; 4] = [RowGroup::New, RowGroup::Changed, RowGroup::Unchanged, RowGroup::Rejected];

/// Properties of [`Preview`].
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// The sheet.
    pub sheet: Rc<PupilSheet>,
    /// How many rows would do what.
    pub counts: PreviewCounts,
    /// Look at the columns again.
    pub onremap: Callback<Rc<PupilSheet>>,
    /// It is the wrong file.
    pub onother: Callback<()>,
    /// It is done.
    pub ondone: Callback<PreviewCounts>,
}

/// What an import would do.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let task = use_task();
    let counts = &props.counts;
    let first = GROUPS.iter().position(|group| words::of_group(counts, *group) > 0).unwrap_or_default();
    let chosen = use_state(|| first);
    let coming = counts.new + counts.changed;
    let import = {
        let (task, ondone) = (task.clone(), props.ondone.clone());
        Callback::from(move |()| {
            let (failing, ondone) = (task.clone(), ondone.clone());
            task.run(Intent::ImportPupils, Vec::new(), move |view, _| match view {
                View::PupilsImported(counts) => ondone.emit(counts),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let onremap = {
        let (sheet, onremap) = (props.sheet.clone(), props.onremap.clone());
        Callback::from(move |()| onremap.emit(sheet.clone()))
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let group = GROUPS.get(*chosen).copied().unwrap_or(RowGroup::New);
    let choices = GROUPS
        .iter()
        .map(|group| format!("{}: {}", words::group(*group), words::of_group(counts, *group)).into())
        .collect::<Vec<_>>();
    html! {
        <>
            <Heading title={words::PREVIEW_TITLE} />
            <p>{ words::rows(props.sheet.rows) }</p>
            if counts.warned > 0 {
                <Notice tone={Tone::Warn}><p>{ words::warned(counts.warned) }</p></Notice>
            }
            if coming == 0 {
                <Notice><p>{ words::NOTHING }</p></Notice>
            }
            { problem_panel(task.problem()) }
            <div class="buttons">
                if coming > 0 {
                    <Button kind={ButtonKind::Primary} label={words::import_now(coming)} busy={task.busy()} onclick={import} />
                }
                <Button label={words::BACK_TO_MAPPING} onclick={onremap} />
                <Button label={words::OTHER_FILE} onclick={props.onother.clone()} />
                { link_to(crate::ui::text::CANCEL, Route::Pupils) }
            </div>
            if task.busy() {
                { working(words::IMPORTING, task.progress()) }
            }
            <Radios id="group" legend={words::PREVIEW_SHOW} {choices} chosen={*chosen} {onchange} inline=true />
            <Rows key={words::group(group)} {group} total={words::of_group(counts, group)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    group: RowGroup,
    total: usize,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let offset = use_state(|| 0_usize);
    let (loaded, again) =
        use_view(Intent::PreviewRows { group: props.group, offset: *offset, limit: WINDOW });
    if props.total == 0 {
        return html! { <p class="hint">{ words::PREVIEW_NONE }</p> };
    }
    let onmove = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    match &loaded {
        Loaded::Waiting => waiting(),
        Loaded::Failed(problem) => failing(problem, again),
        Loaded::Here(view) => match &**view {
            View::PreviewRows(rows) => html! {
                <>
                    <table class="table table-cards">
                        <thead>
                            <tr>
                                <th scope="col">{ words::PREVIEW_LINE }</th>
                                <th scope="col">{ words::PREVIEW_NAME }</th>
                                <th scope="col">{ words::PREVIEW_WHAT }</th>
                            </tr>
                        </thead>
                        <tbody>{ for rows.iter().map(row) }</tbody>
                    </table>
                    <Pager offset={*offset} shown={rows.len()} total={props.total} limit={WINDOW} what={words::PREVIEW_ROWS} {onmove} />
                </>
            },
            _ => waiting(),
        },
    }
}

fn row(row: &PreviewRow) -> Html {
    let PreviewRow { line, row, problems, changes, ambiguous, raw } = row;
    html! {
        <tr>
            <td class="cell-when">{ line }</td>
            <td class="cell-main">
                if let Some(pupil) = row {
                    <strong>{ format!("{} {}", pupil.preferred.as_ref().unwrap_or(&pupil.forename), pupil.surname) }</strong>
                    <span class="hint cell-about">{ about(pupil.class.as_deref(), pupil.born) }</span>
                } else {
                    <span class="clip">{ raw.join(" · ") }</span>
                }
            </td>
            <td>
                if !changes.is_empty() { <p class="cell-line">{ words::changes(changes) }</p> }
                if *ambiguous { <p class="cell-line">{ words::AMBIGUOUS }</p> }
                { for problems.iter().map(|problem| html! { <p class="cell-line">{ words::row_problem(problem) }</p> }) }
            </td>
        </tr>
    }
}

fn about(class: Option<&str>, born: Option<crate::domain::time::Day>) -> String {
    let born = born.map(crate::ui::moment::born);
    class.map(str::to_owned).into_iter().chain(born).collect::<Vec<_>>().join(", ")
}
