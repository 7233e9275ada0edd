//! Help a colleague who has forgotten their passphrase: their request is looked into, the words are compared, and the
//! grant is made.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::frames::{ReadFrames, ShowFrames};
use crate::app::intent::Intent;
use crate::app::view::{FileMade, ResetLooked, View};
use crate::ui::parts::{
    Button, ButtonKind, FileDrop, FileOut, Heading, Notice, Tone, link_to, problem_panel, safety_words,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::{self, files, people, reset as words};

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Compare(Rc<ResetLooked>),
    Done(FileMade, Rc<Vec<u8>>),
}

/// Grants a colleague's reset.
#[component]
pub fn Grant() -> Html {
    let task = use_task();
    let step = use_state(|| Step::Choose);
    let onfiles = {
        let (task, step) = (task.clone(), step.clone());
        Callback::from(move |files: Vec<File>| {
            let (failing, step) = (task.clone(), step.clone());
            task.run_with_files(Intent::LookAtReset, files, Vec::new(), move |view, _| match view {
                View::ResetLooked(looked) => step.set(Step::Compare(Rc::new(looked))),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let onmessage = {
        let (task, step) = (task.clone(), step.clone());
        Callback::from(move |message| {
            let (failing, step) = (task.clone(), step.clone());
            task.run(Intent::LookAtReset, vec![message], move |view, _| match view {
                View::ResetLooked(looked) => step.set(Step::Compare(Rc::new(looked))),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let grant = {
        let (task, step) = (task.clone(), step.clone());
        Callback::from(move |()| {
            let (failing, step) = (task.clone(), step.clone());
            task.run(Intent::GrantReset, Vec::new(), move |view, files| {
                match (view, files.into_iter().next()) {
                    (View::FileMade(made), Some(bytes)) => step.set(Step::Done(made, Rc::new(bytes))),
                    _ => failing.set_problem(Some(out_of_step())),
                }
            });
        })
    };
    let back = {
        let step = step.clone();
        Callback::from(move |()| step.set(Step::Choose))
    };
    html! {
        <div class="narrow">
            <Heading title={words::GRANT_PAGE_TITLE} />
            { match &*step {
                Step::Choose => html! {
                    <>
                        <p>{ words::GRANT_PAGE_LEAD }</p>
                        <FileDrop id="request" label={words::REQUEST_FILE} hint={words::REQUEST_HINT} {onfiles}
                            error={task.unread().map(files::unread)} />
                        <ReadFrames id="request-pictures" {onmessage} />
                        { problem_panel(task.problem()) }
                        <p>{ link_to(words::TO_STAFF, Route::Staff) }</p>
                    </>
                },
                Step::Compare(looked) => html! {
                    <>
                        <p>{ words::asks(&people::name_and_job(&looked.name, &looked.job), &looked.device_label) }</p>
                        <h2>{ words::COMPARE_TITLE }</h2>
                        { safety_words(&looked.words, words::COMPARE_TITLE) }
                        <p>{ words::COMPARE }</p>
                        { problem_panel(task.problem()) }
                        <div class="buttons">
                            <Button kind={ButtonKind::Primary} label={words::COMPARED} busy={task.busy()} onclick={grant} />
                            <Button label={words::DIFFERENT} onclick={back} />
                        </div>
                    </>
                },
                Step::Done(made, bytes) => html! {
                    <>
                        <Notice tone={Tone::Good} title={words::GRANTED}>
                            <p>{ words::GRANTED_NEXT }</p>
                        </Notice>
                        <FileOut name={made.file_name.clone()} bytes={bytes.clone()} />
                        <ShowFrames bytes={bytes.clone()} />
                        <dl class="facts">
                            <div><dt>{ text::send::OPENED_BY }</dt><dd>{ text::listed(&made.recipients) }</dd></div>
                        </dl>
                        <p>{ link_to(words::TO_STAFF, Route::Staff) }</p>
                    </>
                },
            } }
        </div>
    }
}
