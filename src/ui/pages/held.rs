//! What is held back, and why; a concern can be let count.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{HeldKind, HeldRow, View};
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Empty, Heading, TextField, failing, link_to, problem_panel, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_task, use_view};
use crate::ui::text::held as words;

/// What is held back.
#[component]
pub fn Held() -> Html {
    let (loaded, again) = use_view(Intent::Held);
    let newer = use_state(|| None::<Rc<Vec<HeldRow>>>);
    let first = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Held(rows) => Some(Rc::new(rows.clone())),
            _ => None,
        },
        _ => None,
    };
    let onrows = {
        let newer = newer.clone();
        Callback::from(move |rows| newer.set(Some(rows)))
    };
    html! {
        <>
            <Heading title={words::TITLE} />
            { match ((*newer).clone().or(first), &loaded) {
                (Some(rows), _) if rows.is_empty() => html! {
                    <Empty title={words::NONE}><p>{ words::NONE_LEAD }</p></Empty>
                },
                (Some(rows), _) => html! {
                    <>
                        <p>{ words::LEAD }</p>
                        <ul class="cards cards-wide">
                            { for rows.iter().map(|row| html! {
                                <Row key={row.entry.to_string()} row={row.clone()} onrows={onrows.clone()} />
                            }) }
                        </ul>
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
            <p>{ link_to(words::TO_STAFF, Route::Staff) }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: HeldRow,
    onrows: Callback<Rc<Vec<HeldRow>>>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let task = use_task();
    let reason = use_state(|| None::<String>);
    let row = &props.row;
    let ask = {
        let reason = reason.clone();
        Callback::from(move |()| reason.set(Some(String::new())))
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(Some(text)))
    };
    let release = {
        let (task, reason, onrows, entry) = (task.clone(), reason.clone(), props.onrows.clone(), row.entry);
        Callback::from(move |()| {
            let (failing, onrows) = (task.clone(), onrows.clone());
            let intent = Intent::Release { entry, reason: (*reason).clone().unwrap_or_default() };
            task.run(intent, Vec::new(), move |view, _| match view {
                View::Held(rows) => onrows.emit(Rc::new(rows)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <li class="card">
            <p class="card-title">{ words::kind(row.kind) }</p>
            if !row.says.is_empty() { <p class="card-begins">{ &row.says }</p> }
            <p class="hint">{ words::by(&row.who.name, &row.device, &moment::day_and_time(row.at)) }</p>
            <p>{ words::because(row.because) }</p>
            if let Some(text) = &*reason {
                <TextField id={format!("why-{}", row.entry)} label={words::WHY} hint={words::WHY_HINT} value={text.clone()}
                    first=true {oninput} />
                { problem_panel(task.problem()) }
                <p><Button kind={ButtonKind::Primary} label={words::RELEASE} about={row.who.name.clone()} busy={task.busy()}
                    onclick={release} /></p>
            } else if row.kind == HeldKind::Concern {
                <p><Button label={words::RELEASE} about={row.who.name.clone()} onclick={ask} /></p>
            }
        </li>
    }
}
