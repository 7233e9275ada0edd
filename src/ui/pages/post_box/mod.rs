//! The post box: which folder, how it stands, what came by it, and what waits for a person.

mod choosing;
mod lists;

use yew::prelude::*;

use crate::app::intent::{Intent, PostIntent};
use crate::app::view::{Post, PostStatus, Trouble, View};
use crate::platform::post_box::folder;
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Heading, Notice, Tone, failing, link_to, problem_panel, waiting, working,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, Task, use_session, use_task, use_view};
use crate::ui::text::{post_box as words, titles};
use choosing::{Allow, Choose};
use lists::{arrived, to_look_at};

/// The post box.
#[component]
pub fn PostBox() -> Html {
    let session = use_session();
    let (loaded, again) = use_view(Intent::Post(PostIntent::Look));
    let task = use_task();
    {
        // What a round in the background has changed is shown here too.
        let status = session.shell.status.as_ref().and_then(|status| status.post.clone());
        let again = again.clone();
        use_effect_with(status, move |_| again.emit(()));
    }
    let run = |intent: PostIntent| {
        let (task, again) = (task.clone(), again.clone());
        Callback::from(move |()| {
            let again = again.clone();
            task.run(Intent::Post(intent), Vec::new(), move |_, _| again.emit(()));
        })
    };
    html! {
        <div class="narrow">
            <Heading title={words::TITLE} />
            <p>{ words::WHAT }</p>
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again.clone()),
                Loaded::Here(view) => match &**view {
                    View::Post(post) => contents(post, &task, run, &again),
                    _ => waiting(),
                },
            } }
            <h2>{ words::BY_HAND }</h2>
            <p>{ link_to(titles::HAND_OVER, Route::HandOver) }</p>
            <p>{ link_to(titles::MERGE, Route::Merge) }</p>
        </div>
    }
}

fn contents(
    post: &Post,
    task: &Task,
    run: impl Fn(PostIntent) -> Callback<()>,
    again: &Callback<()>,
) -> Html {
    if post.practice {
        return html! { <Notice><p>{ words::PRACTICE }</p></Notice> };
    }
    let Some(status) = &post.status else {
        return if folder::can_pick() {
            html! {
                <>
                    <p>{ words::SEALED }</p>
                    <Choose vault={post.vault} first=true done={again.clone()} />
                </>
            }
        } else {
            html! { <Notice title={words::MISSING}><p>{ words::MISSING_BODY }</p></Notice> }
        };
    };
    let called = post.folder.clone().unwrap_or_default();
    let when = |at: Option<_>| at.map_or(words::NEVER.to_owned(), moment::day_and_time);
    html! {
        <>
            { standing(post, status, again) }
            { problem_panel(task.problem()) }
            <dl class="facts">
                <div><dt>{ words::FOLDER }</dt><dd>{ called }</dd></div>
                <div><dt>{ words::DELIVERED }</dt><dd>{ when(status.delivered) }</dd></div>
                <div><dt>{ words::LOOKED }</dt><dd>{ when(status.looked) }</dd></div>
                <div><dt>{ words::LYING }</dt><dd>{ post.lying }</dd></div>
                <div><dt>{ words::FOR_OTHERS }</dt><dd>{ post.for_others }</dd></div>
            </dl>
            <p class="buttons">
                <Button label={words::ROUND} busy={task.busy()} onclick={run(PostIntent::Round)} />
            </p>
            if task.busy() {
                { working(words::LOOKING, task.progress()) }
            }
            if !post.waiting.is_empty() {
                { to_look_at(&post.waiting, run(PostIntent::LeaveWaiting)) }
            }
            { arrived(&post.arrived) }
            <h2>{ words::FOLDER }</h2>
            if folder::can_pick() {
                <Choose vault={post.vault} first=false done={again.clone()} />
            }
            <p>{ words::STOP_BODY }</p>
            <p class="buttons">
                <Button kind={ButtonKind::Quiet} label={words::STOP} busy={task.busy()} onclick={run(PostIntent::Stop)} />
            </p>
        </>
    }
}

/// What a person should know now.
fn standing(post: &Post, status: &PostStatus, again: &Callback<()>) -> Html {
    html! {
        <>
            if let Some(trouble) = &status.trouble {
                <Notice tone={Tone::Warn} title={words::trouble(trouble).0} alert=true>
                    <p>{ words::trouble(trouble).1 }</p>
                    if *trouble == Trouble::Lapsed {
                        <Allow vault={post.vault} done={again.clone()} />
                    }
                </Notice>
            }
            if status.undelivered {
                <Notice tone={Tone::Warn}><p>{ words::UNDELIVERED }</p></Notice>
            }
            if status.unfinished > 0 {
                <Notice><p>{ words::unfinished(status.unfinished) }</p></Notice>
            }
        </>
    }
}
