//! The inbox of those who hear concerns about adults.

use yew::prelude::*;

use super::here;
use crate::app::intent::{AdultsIntent, Intent};
use crate::app::view::{AdultRow, AdultsInbox, AdultsView};
use crate::domain::form::Form;
use crate::domain::hearing::{Progress, Threshold};
use crate::ui::moment;
use crate::ui::parts::{
    Button, Empty, Heading, LinkButton, Notice, Pager, Tone, failing, link_to, problem_panel, tag, waiting,
};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, out_of_step, use_task, use_view};
use crate::ui::text::concern::list;
use crate::ui::text::{self, adults as words};

/// How many rows are shown at once.
const WINDOW: usize = 50;

/// Properties of [`Inbox`].
#[derive(Properties, PartialEq)]
pub struct InboxProps {
    /// Which concerns.
    pub progress: Progress,
}

/// The inbox.
#[component]
pub fn Inbox(props: &InboxProps) -> Html {
    let progress = props.progress;
    let offset = use_state(|| 0_usize);
    let (loaded, again) =
        use_view(Intent::from(AdultsIntent::Inbox { progress, offset: *offset, limit: WINDOW }));
    let onmove = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    let page = match here(&loaded) {
        Some(AdultsView::Inbox(page)) => Some(page),
        _ => None,
    };
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            { piles(progress, page.as_ref()) }
            { match (&page, &loaded) {
                (Some(page), _) => contents(page, onmove, again),
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
            <p class="buttons">
                { link_to(words::BY_ADULT, Route::Adults(AdultsRoute::Patterns)) }
                { link_to(words::KIT, Route::Adults(AdultsRoute::Kit)) }
            </p>
        </>
    }
}

/// The three piles, each with how many there are.
fn piles(at: Progress, page: Option<&AdultsInbox>) -> Html {
    html! {
        <nav class="piles" aria-label={words::PILES}>
            { for Progress::ALL.into_iter().enumerate().map(|(place, progress)| html! {
                <a key={place} class="pile" href={AdultsRoute::Inbox(progress).hash()}
                    aria-current={(progress == at).then_some("page")}>
                    { words::progress(progress) }
                    if let Some(count) = page.and_then(|page| page.counts.get(place)) {
                        <span class="pile-count">{ count }</span>
                    }
                </a>
            }) }
        </nav>
    }
}

fn contents(page: &AdultsInbox, onmove: Callback<usize>, again: Callback<()>) -> Html {
    let place = Progress::ALL.iter().position(|progress| *progress == page.progress);
    let total = place.and_then(|place| page.counts.get(place)).copied().unwrap_or_default();
    html! {
        <>
            if !page.kit {
                <Notice tone={Tone::Warn} title={words::NO_KIT}>
                    <p>{ words::NO_KIT_BODY }</p>
                    <p><LinkButton label={words::KIT} to={Route::Adults(AdultsRoute::Kit)} /></p>
                </Notice>
            }
            if !page.unreached.is_empty() {
                <PassOn unreached={page.unreached.clone()} onpassed={again} />
            }
            if page.rows.is_empty() {
                <Empty title={words::none(page.progress)}><p>{ words::none_lead(page.progress) }</p></Empty>
            } else {
                { table(&page.rows, words::caption(page.progress)) }
                <Pager offset={page.offset} shown={page.rows.len()} {total} limit={WINDOW} what={words::WHAT} {onmove} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PassOnProps {
    unreached: Vec<(String, usize)>,
    onpassed: Callback<()>,
}

/// Those who cannot open some concerns, and the way to let them.
#[component]
fn PassOn(props: &PassOnProps) -> Html {
    let task = use_task();
    let done = use_state(|| None::<usize>);
    let pass = {
        let (task, done, onpassed) = (task.clone(), done.clone(), props.onpassed.clone());
        Callback::from(move |()| {
            let (failing, done, onpassed) = (task.clone(), done.clone(), onpassed.clone());
            task.run(Intent::from(AdultsIntent::PassOn), Vec::new(), move |view, _| match view.adults() {
                Some(AdultsView::PassedOn(count)) => {
                    done.set(Some(count));
                    onpassed.emit(());
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <Notice tone={Tone::Plain} title={words::UNREACHED}>
            <ul>
                { for props.unreached.iter().map(|(name, count)| html! {
                    <li>{ words::unreached(name, *count) }</li>
                }) }
            </ul>
            <p>{ words::PASS_ON_BODY }</p>
            if let Some(count) = *done { <p role="status">{ words::passed_on(count) }</p> }
            { problem_panel(task.problem()) }
            <p><Button label={words::PASS_ON} busy={task.busy()} onclick={pass} /></p>
        </Notice>
    }
}

/// Concerns about adults as a table; on a narrow screen each row becomes a card.
pub fn table(rows: &[AdultRow], caption: String) -> Html {
    html! {
        <table class="table table-cards">
            <caption class="unseen">{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words::WHEN }</th>
                    <th scope="col">{ words::ADULT }</th>
                    <th scope="col">{ words::BEGINS }</th>
                    <th scope="col">{ words::WHO }</th>
                    <th scope="col">{ words::STATE }</th>
                </tr>
            </thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

fn row(row: &AdultRow) -> Html {
    let child = row.form == Form::ColleaguesChild;
    let named = if child { text::listed(&row.children) } else { row.adult.clone() };
    html! {
        <tr key={row.concern.to_string()}
            class={classes!(row.danger.then_some("row-danger"), row.unread.then_some("row-unread"))}>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td class="cell-main">
                <a class="link" href={AdultsRoute::Case(row.concern).hash()}>{ named }</a>
                if child { <span class="hint">{ words::case::PARENT }{ " " }{ &row.adult }</span> }
            </td>
            <td class="cell-begins"><span class="clip">{ &row.begins }</span></td>
            <td>{ &row.who.name }</td>
            <td class="cell-tags">{ tags(row) }</td>
        </tr>
    }
}

/// What a concern amounts to.
pub fn threshold_tag(threshold: Threshold) -> Html {
    let tone = if threshold == Threshold::Allegation { Tone::Danger } else { Tone::Plain };
    tag(tone, words::threshold(threshold))
}

/// What stands out about a concern.
pub fn tags(row: &AdultRow) -> Html {
    html! {
        <span class="tags">
            if row.danger { { tag(Tone::Danger, list::DANGER) } }
            if row.contested { { tag(Tone::Warn, words::CONTESTED) } }
            if row.unread { { tag(Tone::Warn, words::UNREAD) } }
            if let Some(threshold) = row.threshold { { threshold_tag(threshold) } }
            if row.progress == Progress::Closed { { tag(Tone::Good, words::progress(row.progress)) } }
            if row.others > 0 { { tag(Tone::Plain, words::others(row.others)) } }
        </span>
    }
}
