//! Bring in files: look into them first, then merge what is good.

use web_sys::File;
use yew::prelude::*;

use crate::app::intent::{Intent, PostIntent};
use crate::app::problem::Problem;
use crate::app::view::{Arrival, Found, View};
use crate::domain::access::{Action, allows};
use crate::ui::parts::{
    Button, ButtonKind, FileDrop, Heading, LinkButton, Notice, Tone, link_to, problem_panel, tag, working,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::text::{self, files, merge as words, post_box, problem};

#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    Looked(Vec<Arrival>),
    Merged(Vec<Arrival>),
}

/// Bring in files.
#[component]
pub fn Merge() -> Html {
    let session = use_session();
    let task = use_task();
    let stage = use_state(|| Stage::Choosing);
    let all = session.shell.status.as_ref().is_some_and(|status| allows(status.role, Action::Merge));
    let onfiles =
        {
            let (task, stage) = (task.clone(), stage.clone());
            Callback::from(move |files: Vec<File>| {
                let names = files.iter().map(File::name).collect();
                let (failing, stage) = (task.clone(), stage.clone());
                task.run_with_files(Intent::LookAtBundles { names }, files, Vec::new(), move |view, _| {
                    match view {
                        View::Arrivals(found) => stage.set(Stage::Looked(found)),
                        _ => failing.set_problem(Some(out_of_step())),
                    }
                });
            })
        };
    let from_post_box = {
        let (task, stage) = (task.clone(), stage.clone());
        Callback::from(move |()| {
            let (failing, stage) = (task.clone(), stage.clone());
            task.run(Intent::Post(PostIntent::LookAtWaiting), Vec::new(), move |view, _| match view {
                View::Arrivals(found) => stage.set(Stage::Looked(found)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let post = session.shell.status.as_ref().and_then(|status| status.post.clone());
    let waits = post.map_or(0, |post| post.waiting);
    let stop = {
        let session = session.clone();
        Callback::from(move |()| session.client.call_off())
    };
    let merge = {
        let (task, stage) = (task.clone(), stage.clone());
        Callback::from(move |()| {
            let (failing, stage) = (task.clone(), stage.clone());
            task.run(Intent::MergeBundles, Vec::new(), move |view, _| match view {
                View::Merged(done) => stage.set(Stage::Merged(done)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let again = {
        let (stage, task) = (stage.clone(), task.clone());
        Callback::from(move |()| {
            task.set_problem(None);
            stage.set(Stage::Choosing);
        })
    };
    let unread = task.unread().map(files::unread);
    match &*stage {
        Stage::Choosing => html! {
            <div class="narrow">
                <Heading title={words::TITLE} />
                <p>{ if all { words::LEAD_ADMINISTRATOR } else { words::LEAD_RECORDER } }</p>
                if waits > 0 {
                    <Notice tone={Tone::Warn} title={words::waits(waits)}>
                        <p class="buttons">
                            <Button label={post_box::LOOK_AT_WAITING} busy={task.busy()} onclick={from_post_box} />
                        </p>
                    </Notice>
                }
                <FileDrop id="files" label={words::FILES} hint={words::FILES_HINT} many=true error={unread} {onfiles} />
                { problem_panel(task.problem()) }
                if task.busy() {
                    { working(words::LOOKING, task.progress()) }
                    <p class="buttons"><Button label={text::STOP} onclick={stop} /></p>
                }
            </div>
        },
        Stage::Looked(found) => {
            let new: usize = found
                .iter()
                .filter_map(|one| one.found.as_ref().ok())
                .map(|found| found.new + found.files)
                .sum();
            let none_good = found.iter().all(|arrival| arrival.found.is_err());
            html! {
                <div class="narrow">
                    <Heading title={if new == 0 && !none_good { words::NOTHING_NEW } else { words::FOUND_TITLE }} />
                    if none_good {
                        <p>{ words::NONE_GOOD }</p>
                    } else if new == 0 {
                        <p>{ words::NOTHING_NEW_BODY }</p>
                    }
                    { arrivals(found) }
                    { problem_panel(task.problem()) }
                    <div class="buttons">
                        if new > 0 {
                            <Button kind={ButtonKind::Primary} label={words::MERGE} busy={task.busy()} onclick={merge} />
                        }
                        <Button label={words::OTHERS} onclick={again} />
                        { link_to(text::GO_HOME, Route::Home) }
                    </div>
                    if task.busy() {
                        { working(words::MERGING, task.progress()) }
                        <p class="buttons"><Button label={text::STOP} onclick={stop} /></p>
                    }
                </div>
            }
        }
        Stage::Merged(done) => {
            let good: Vec<&Found> = done.iter().filter_map(|one| one.found.as_ref().ok()).collect();
            let entries = good.iter().map(|found| found.new).sum();
            let concerns = good.iter().map(|found| found.new_concerns).sum();
            let rest = done.iter().any(|one| one.found.is_err());
            html! {
                <div class="narrow">
                    <Heading title={words::DONE} />
                    <Notice tone={Tone::Good}>
                        <p>{ words::brought(concerns, entries) }</p>
                        <p>{ if all { words::DONE_BODY } else { words::DONE_BODY_RECORDER } }</p>
                    </Notice>
                    { arrivals(done) }
                    { problem_panel(task.problem()) }
                    if task.busy() {
                        { working(words::MERGING, task.progress()) }
                        <p class="buttons"><Button label={text::STOP} onclick={stop} /></p>
                    }
                    <div class="buttons">
                        if rest {
                            <Button kind={ButtonKind::Primary} label={words::MERGE_REST} busy={task.busy()} onclick={merge} />
                        }
                        <LinkButton kind={if rest { ButtonKind::Secondary } else { ButtonKind::Primary }} label={words::SEE} to={Route::Concerns} />
                        if all {
                            <LinkButton label={words::UPDATE} to={Route::Update} />
                        }
                        <Button label={words::OTHERS} onclick={again} />
                    </div>
                </div>
            }
        }
    }
}

fn arrivals(arrivals: &[Arrival]) -> Html {
    html! {
        <ul class="cards cards-wide">
            { for arrivals.iter().enumerate().map(|(place, arrival)| html! {
                <li class="card" key={place}>
                    <p class="hint mono">{ &arrival.name }</p>
                    { match &arrival.found {
                        Ok(found) => good(found),
                        Err(Problem::CalledOff) => html! {
                            <>
                                <p class="card-title">{ words::STOPPED }</p>
                                <p>{ words::STOPPED_BODY }</p>
                            </>
                        },
                        Err(broken) => {
                            let explained = problem::explain(broken);
                            html! {
                                <>
                                    <p class="card-title">{ explained.what }{ " " }{ tag(Tone::Danger, words::REFUSED) }</p>
                                    <p>{ explained.safe }{ " " }{ explained.next }</p>
                                </>
                            }
                        }
                    } }
                </li>
            }) }
        </ul>
    }
}

fn good(found: &Found) -> Html {
    html! {
        <>
            <p class="card-title">{ words::kind(found) }</p>
            <p>{ words::FROM }{ " " }{ words::from(found) }</p>
            <p><strong>{ words::brings(found) }</strong></p>
            if let Some(files) = words::files(found) { <p>{ files }</p> }
            if found.unconfirmed {
                <Notice tone={Tone::Warn} title={words::UNCONFIRMED}><p>{ words::UNCONFIRMED_BODY }</p></Notice>
            }
            if found.revoked {
                <Notice tone={Tone::Danger} title={words::REVOKED}><p>{ words::REVOKED_BODY }</p></Notice>
            }
            if found.gap { <Notice tone={Tone::Warn}><p>{ words::GAP }</p></Notice> }
            if !found.missing_numbers.is_empty() {
                <Notice tone={Tone::Warn}><p>{ words::missing_numbers(&found.missing_numbers) }</p></Notice>
            }
            if found.forks > 0 { <Notice tone={Tone::Danger}><p>{ words::forks(found.forks) }</p></Notice> }
            if found.held > 0 { <Notice tone={Tone::Warn}><p>{ words::held(found.held) }</p></Notice> }
            if found.unreadable > 0 { <Notice tone={Tone::Warn}><p>{ words::unreadable(found.unreadable) }</p></Notice> }
            if found.newer > 0 { <Notice tone={Tone::Warn}><p>{ words::newer(found.newer) }</p></Notice> }
        </>
    }
}
