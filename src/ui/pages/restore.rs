//! Restore a school in an empty browser: its newest full copy and the recovery kit, then who one is.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::found::mistake_of;
use super::join::{Entering, You};
use super::kit_words::{KitWordsFields, use_kit_words};
use crate::app::intent::Intent;
use crate::app::view::{Invitation, Restorable, View};
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, ErrorSummary, FileDrop, Heading, Mistake, link_to, problem_panel, step_of, working,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::{self, files, join, kit::restore as words};

/// Restore a school.
#[component]
pub fn Restore() -> Html {
    let found = use_state(|| None::<Rc<Restorable>>);
    let onfound = {
        let found = found.clone();
        Callback::from(move |restorable| found.set(restorable))
    };
    html! {
        <div class="narrow">
            if let Some(restorable) = &*found {
                <You invitation={Rc::new(invitation(restorable))} onback={onfound.reform(|()| None)} entering={Entering::Restoring}>
                    { about(restorable) }
                </You>
            } else {
                <Copy onfound={onfound.reform(Some)} />
            }
        </div>
    }
}

fn invitation(restorable: &Restorable) -> Invitation {
    Invitation {
        school: restorable.school.clone(),
        practice: restorable.practice,
        fingerprint: restorable.fingerprint.clone(),
        staff: restorable.staff.clone(),
        pupils: restorable.pupils,
    }
}

fn about(restorable: &Restorable) -> Html {
    html! {
        <>
            <p>{ words::made(&moment::day_and_time(restorable.made), &restorable.maker.name) }</p>
            <p>{ words::holds(restorable.entries, restorable.concerns, restorable.pupils) }</p>
            if let Some(lead) = &restorable.lead {
                <p>{ words::lead(&lead.name) }</p>
            }
            <p>{ words::AFTERWARDS }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CopyProps {
    onfound: Callback<Rc<Restorable>>,
}

#[component]
fn Copy(props: &CopyProps) -> Html {
    let task = use_task();
    let file = use_state(|| None::<File>);
    let kit = use_kit_words();
    let mistakes = use_state(Vec::<Mistake>::new);
    let tries = use_state(|| 0_u32);
    let onfiles = {
        let file = file.clone();
        Callback::from(move |files: Vec<File>| file.set(files.into_iter().next()))
    };
    let onsubmit = {
        let (task, file, kit, onfound) = (task.clone(), file.clone(), kit.clone(), props.onfound.clone());
        let (mistakes, tries) = (mistakes.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut missing: Vec<Mistake> = Vec::new();
            if file.is_none() {
                missing.push(("copy".into(), words::COPY_MISSING.into()));
            }
            missing.extend(kit.missing());
            let good = missing.is_empty();
            mistakes.set(missing);
            tries.set(*tries + 1);
            let Some(file) = (*file).clone().filter(|_| good) else { return };
            let (kit, onfound, failing) = (kit.clone(), onfound.clone(), task.clone());
            task.run_with_files(Intent::LookAtCopy, vec![file], kit.read(), move |view, _| match view {
                View::Restorable(restorable) => {
                    kit.wipe();
                    onfound.emit(Rc::new(restorable));
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let unread = task.unread().map(|error| AttrValue::from(files::unread(error)));
    html! {
        <form {onsubmit} novalidate=true>
            <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
            { step_of(1, 2) }
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            <FileDrop id="copy" label={words::COPY} hint={words::COPY_HINT} {onfiles}
                error={mistake_of(&mistakes, "copy").or(unread)} />
            if let Some(file) = &*file {
                <p role="status">{ join::PICKED }{ " " }<strong>{ file.name() }</strong></p>
            }
            <KitWordsFields words={kit} mistakes={(*mistakes).clone()} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::LOOK} busy={task.busy()} />
                { link_to(text::CANCEL, Route::Home) }
            </div>
            if task.busy() {
                { working(words::LOOKING, task.progress()) }
            }
        </form>
    }
}
