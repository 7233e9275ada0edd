//! A walk of every chain, with what was found in words that anybody can put in a report.

use yew::prelude::*;

use crate::app::intent::{Intent, ReportIntent, TrailIntent};
use crate::app::view::{ChainFound, ReportView, TrailView, Verified};
use crate::domain::report::Export;
use crate::ui::files;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Heading, Notice, Tone, link_to, problem_panel, working};
use crate::ui::route::{RecordsRoute, Route};
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::text::{self, people, report, statement, trail as words};
use crate::ui::window;

/// Verify all records.
#[component]
pub fn Verify() -> Html {
    let session = use_session();
    let task = use_task();
    let saving = use_task();
    let found = use_state(|| None::<Verified>);
    let stop = Callback::from(move |()| session.client.call_off());
    let verify = {
        let (task, found) = (task.clone(), found.clone());
        Callback::from(move |()| {
            found.set(None);
            let (failing, found) = (task.clone(), found.clone());
            task.run(Intent::from(TrailIntent::Verify), Vec::new(), move |view, _| match view.trail() {
                Some(TrailView::Verified(verified)) => found.set(Some(*verified)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let save = {
        let (task, found) = (saving.clone(), found.clone());
        Callback::from(move |()| {
            let Some(found) = (*found).clone() else { return };
            let asked = ReportIntent::Export { what: Export::Statement, period: None, names: true };
            let failing = task.clone();
            task.run(Intent::from(asked), Vec::new(), move |view, _| match view.report() {
                Some(ReportView::Exported) => {
                    files::download(statement::FILE, statement::text(&found).as_bytes());
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <>
            <p class="no-print">{ link_to(words::TITLE, Route::Records(RecordsRoute::Trail)) }</p>
            <Heading title={words::VERIFY} />
            <p class="no-print">{ words::VERIFY_LEAD }</p>
            { problem_panel(task.problem()) }
            if task.busy() {
                { working(words::VERIFYING, task.progress()) }
                <p class="buttons"><Button label={text::STOP} onclick={stop} /></p>
            } else if let Some(found) = &*found {
                { result(found) }
                { problem_panel(saving.problem()) }
                <p class="hint no-print">{ words::STATEMENT_HINT }</p>
                <p class="buttons">
                    <Button kind={ButtonKind::Primary} label={words::STATEMENT} busy={saving.busy()} onclick={save} />
                    <Button label={words::PRINT} onclick={Callback::from(|()| window::print())} />
                    <Button label={words::AGAIN} onclick={verify} />
                </p>
            } else {
                <p class="buttons"><Button kind={ButtonKind::Primary} label={words::VERIFY} onclick={verify} /></p>
            }
        </>
    }
}

fn result(found: &Verified) -> Html {
    let tone = match (found.is_unaltered(), found.is_whole()) {
        (true, true) => Tone::Good,
        (true, false) => Tone::Warn,
        (false, _) => Tone::Danger,
    };
    html! {
        <>
            <Notice {tone} title={statement::verdict(found)} alert=true>
                <p>{ statement::meaning(found) }</p>
                <p class="hint">
                    { report::pack_of(&found.school, &people::name_and_job(&found.who.name, &found.who.job),
                        &moment::day_and_time(found.at)) }
                </p>
            </Notice>
            <section class="block">
                <h2>{ words::CHAINS }</h2>
                <table class="table table-cards">
                    <caption class="unseen">{ words::CHAINS }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::DEVICE }</th>
                            <th scope="col">{ words::COUNT }</th>
                            <th scope="col">{ words::FOUND }</th>
                        </tr>
                    </thead>
                    <tbody>{ for found.chains.iter().map(chain) }</tbody>
                </table>
            </section>
        </>
    }
}

fn chain(found: &ChainFound) -> Html {
    let said = statement::chain(found);
    html! {
        <tr key={found.device.to_string()}>
            <td class="cell-main">
                <strong>{ &found.who }</strong><br /><span class="hint">{ &found.label }</span>
            </td>
            <td>
                { found.entries }
                if found.bodiless > 0 { <br /><span class="hint">{ statement::bodiless(found.bodiless) }</span> }
            </td>
            <td>
                if said.is_empty() {
                    { words::SOUND }
                } else {
                    <ul class="plain">{ for said.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                }
            </td>
        </tr>
    }
}
