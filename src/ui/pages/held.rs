//! What is held back, and why; a concern can be let count.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{Held as HeldView, HeldKind, HeldRow, View};
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Empty, Heading, TextField, failing, link_to, problem_panel, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_task, use_view};
use crate::ui::text::{self, held as words};

/// What is held back.
#[component]
pub fn Held() -> Html {
    let (loaded, again) = use_view(Intent::Held);
    let newer = use_state(|| None::<Rc<HeldView>>);
    let first = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Held(held) => Some(Rc::new(held.clone())),
            _ => None,
        },
        _ => None,
    };
    let onheld = {
        let newer = newer.clone();
        Callback::from(move |held| newer.set(Some(held)))
    };
    html! {
        <>
            <Heading title={words::TITLE} />
            { match ((*newer).clone().or(first), &loaded) {
                (Some(held), _) if held.rows.is_empty() => html! {
                    <Empty title={words::NONE}><p>{ words::NONE_LEAD }</p></Empty>
                },
                (Some(held), _) => html! {
                    <>
                        <p>{ words::LEAD }</p>
                        if held.total > held.rows.len() {
                            <p class="hint">{ text::showing(0, held.rows.len(), held.total) }</p>
                        }
                        <ul class="cards cards-wide">
                            { for held.rows.iter().map(|row| html! {
                                <Row key={row.entry.to_string()} row={row.clone()} onheld={onheld.clone()} />
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
    onheld: Callback<Rc<HeldView>>,
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
        let (task, reason, onheld, entry) = (task.clone(), reason.clone(), props.onheld.clone(), row.entry);
        Callback::from(move |()| {
            let (failing, onheld) = (task.clone(), onheld.clone());
            let intent = Intent::Release { entry, reason: (*reason).clone().unwrap_or_default() };
            task.run(intent, Vec::new(), move |view, _| match view {
                View::Held(held) => onheld.emit(Rc::new(held)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <li class="card">
            <p class="card-title">{ words::kind(row.kind) }</p>
            if !row.says.is_empty() { <p class="card-begins">{ &row.says }</p> }
            <p class="hint">{ words::by(&row.who.name, &row.device, row.at.map(moment::day_and_time).as_deref()) }</p>
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
