//! One's own tasks, with the card beside each.

use std::rc::Rc;

use yew::prelude::*;

use super::evidence::what_came;
use super::here;
use super::task::{CardSays, OneTask};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionsView, Handed, Mine};
use crate::ui::parts::{Empty, Heading, Tone, failing, tag, waiting};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::actions as words;

/// One's own tasks.
#[component]
pub fn MyTasks() -> Html {
    let (loaded, again) = use_view(Intent::from(ActionsIntent::Mine));
    let newer = use_state(|| None::<Rc<Mine>>);
    let onmine = {
        let newer = newer.clone();
        Callback::from(move |mine| newer.set(Some(mine)))
    };
    let first = match here(&loaded) {
        Some(ActionsView::Mine(mine)) => Some(Rc::new(mine.clone())),
        _ => None,
    };
    html! {
        <>
            <Heading title={words::MY_TASKS} />
            { match ((*newer).clone().or(first), &loaded) {
                (Some(mine), _) => lists(&mine, &onmine),
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

fn lists(mine: &Rc<Mine>, onmine: &Callback<Rc<Mine>>) -> Html {
    html! {
        <>
            if mine.tasks.is_empty() {
                <Empty title={words::NO_TASKS}><p>{ words::NO_TASKS_ABOUT }</p></Empty>
            } else {
                <p class="hint">{ words::TRAVELS }</p>
                <ol class="cards cards-wide">
                    { for mine.tasks.iter().enumerate().map(|(place, task)| html! {
                        <OneTask key={format!("{}-{:?}", task.action, task.holds)} {place} task={task.clone()}
                            staff={mine.staff.clone()} onmine={onmine.clone()} />
                    }) }
                </ol>
            }
            if !mine.cards.is_empty() {
                <section class="block">
                    <h2>{ words::CARDS }</h2>
                    <ul class="cards cards-wide">
                        { for mine.cards.iter().map(|card| html! {
                            <li class="card" key={card.card.to_string()}>
                                <CardSays card={card.clone()} onmine={onmine.clone()} />
                            </li>
                        }) }
                    </ul>
                </section>
            }
            if !mine.handed.is_empty() {
                <section class="block">
                    <h2>{ words::HANDED }</h2>
                    <ul class="cards cards-wide">{ for mine.handed.iter().map(handed) }</ul>
                </section>
            }
            if !mine.closed.is_empty() {
                <section class="block">
                    <h2>{ words::CLOSED }</h2>
                    <ul class="cards cards-wide">
                        { for mine.closed.iter().map(|task| html! {
                            <li class="card">
                                <p class="card-title">{ &task.title }</p>
                                if let Some(part) = &task.part { <p>{ part }</p> }
                                <p>{ tag(Tone::Plain, words::standing(task.standing)) }</p>
                                if let Some(outcome) = &task.outcome { { what_came(task.action, outcome) } }
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}

fn handed(handed: &Handed) -> Html {
    let tone = if handed.standing.is_closed() { Tone::Good } else { Tone::Plain };
    html! {
        <li class="card">
            <p class="card-title">{ &handed.title }</p>
            <p>{ match &handed.part {
                Some(part) => words::asked(&handed.holder, part),
                None => format!("{}: {}", words::HOLDER, handed.holder),
            } }</p>
            <p>{ tag(tone, words::standing(handed.standing)) }</p>
            if let Some(outcome) = &handed.outcome {
                { what_came(handed.action, outcome) }
            }
        </li>
    }
}
