//! Bring pupils in: the file, its columns where they are unsure, what would change, and only then the import.

mod mapping;
mod preview;

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use self::mapping::MappingTable;
use self::preview::Preview;
use crate::app::intent::Intent;
use crate::app::view::{PreviewCounts, PupilSheet, View};
use crate::domain::pupil_file::Mapping;
use crate::ui::parts::{
    ButtonKind, FileDrop, Heading, LinkButton, Notice, Tone, link_to, problem_panel, working,
};
use crate::ui::route::Route;
use crate::ui::session::{Task, out_of_step, use_task};
use crate::ui::text::{files, pupils as words};

#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    Mapping(Rc<PupilSheet>),
    Preview(Rc<PupilSheet>, PreviewCounts),
    Done(PreviewCounts),
}

/// Bring pupils in.
#[component]
pub fn Import() -> Html {
    let task = use_task();
    let stage = use_state(|| Stage::Choosing);
    let onfiles = {
        let (task, stage) = (task.clone(), stage.clone());
        Callback::from(move |files: Vec<File>| {
            let (next, stage) = (task.clone(), stage.clone());
            task.run_with_files(Intent::ReadPupilFile, files, Vec::new(), move |view, _| match view {
                View::PupilSheet(sheet) if sheet.needs_review => stage.set(Stage::Mapping(Rc::new(sheet))),
                View::PupilSheet(sheet) => compare(&next, &stage, Rc::new(sheet)),
                _ => next.set_problem(Some(out_of_step())),
            });
        })
    };
    let onmapping = {
        let (task, stage) = (task.clone(), stage.clone());
        Callback::from(move |(sheet, mapping): (Rc<PupilSheet>, Mapping)| {
            compare(&task, &stage, Rc::new(PupilSheet { mapping, ..(*sheet).clone() }));
        })
    };
    let onremap = {
        let stage = stage.clone();
        Callback::from(move |sheet| stage.set(Stage::Mapping(sheet)))
    };
    let onother = {
        let stage = stage.clone();
        Callback::from(move |()| stage.set(Stage::Choosing))
    };
    let ondone = {
        let stage = stage.clone();
        Callback::from(move |counts| stage.set(Stage::Done(counts)))
    };
    match &*stage {
        Stage::Choosing => html! {
            <div class="narrow">
                <Heading title={words::IMPORT_TITLE} />
                <p>{ words::IMPORT_LEAD }</p>
                <FileDrop id="pupil-file" label={words::FILE} hint={words::FILE_HINT} error={task.unread().map(files::unread)}
                    accept=".csv,.txt,.tsv,.xml,text/csv,text/plain,text/xml" {onfiles} />
                { problem_panel(task.problem()) }
                if task.busy() {
                    { working(words::READING, task.progress()) }
                }
            </div>
        },
        Stage::Mapping(sheet) => html! {
            <>
                <MappingTable sheet={sheet.clone()} busy={task.busy()} {onmapping} {onother} />
                { problem_panel(task.problem()) }
                if task.busy() {
                    { working(words::COMPARING, task.progress()) }
                }
            </>
        },
        Stage::Preview(sheet, counts) => html! {
            <Preview sheet={sheet.clone()} counts={*counts} {onremap} {onother} {ondone} />
        },
        Stage::Done(counts) => html! {
            <div class="narrow">
                <Heading title={words::DONE_TITLE} />
                <Notice tone={Tone::Good}>
                    <p>{ words::done(counts) }</p>
                    <p>{ words::DONE_NEXT }</p>
                </Notice>
                <div class="buttons">
                    <LinkButton kind={ButtonKind::Primary} label={words::SEE} to={Route::Pupils} />
                    { link_to(words::MAKE_PACK, Route::Pack) }
                </div>
            </div>
        },
    }
}

/// Compares the file with the directory, under the sheet's mapping.
fn compare(task: &Task, stage: &UseStateHandle<Stage>, sheet: Rc<PupilSheet>) {
    let (failing, stage) = (task.clone(), stage.clone());
    let intent = Intent::PreviewPupils { mapping: sheet.mapping.clone() };
    task.run(intent, Vec::new(), move |view, _| match view {
        View::PupilPreview(counts) => stage.set(Stage::Preview(sheet, counts)),
        _ => failing.set_problem(Some(out_of_step())),
    });
}
