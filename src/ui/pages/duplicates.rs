//! Pupils who may be one child: join them, say that they are two, or take apart what was joined.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{DuplicatesIntent, Intent};
use crate::app::view::{Duplicates as DuplicatesView, JoinedPupils, MaybeOne, OnePupil, View};
use crate::domain::ids::PupilId;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Empty, Heading, failing, link_to, problem_panel, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_task, use_view};
use crate::ui::text::{self, duplicates as words, titles};

/// Pupils who may be one child.
#[component]
pub fn Duplicates() -> Html {
    let (loaded, again) = use_view(Intent::Duplicates(DuplicatesIntent::List));
    let newer = use_state(|| None::<Rc<DuplicatesView>>);
    let first = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Duplicates(found) => Some(Rc::new(found.clone())),
            _ => None,
        },
        _ => None,
    };
    let onfound = {
        let newer = newer.clone();
        Callback::from(move |found| newer.set(Some(found)))
    };
    html! {
        <>
            <p>{ link_to(titles::PUPILS, Route::Pupils) }</p>
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            { match ((*newer).clone().or(first), &loaded) {
                (Some(found), _) => html! { <Lists {found} {onfound} /> },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ListsProps {
    found: Rc<DuplicatesView>,
    onfound: Callback<Rc<DuplicatesView>>,
}

#[component]
fn Lists(props: &ListsProps) -> Html {
    let task = use_task();
    let ask = {
        let (task, onfound) = (task.clone(), props.onfound.clone());
        Callback::from(move |intent| {
            let (failing, onfound) = (task.clone(), onfound.clone());
            task.run(intent, Vec::new(), move |view, _| match view {
                View::Duplicates(found) => onfound.emit(Rc::new(found)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let DuplicatesView { maybe, total, joined } = &*props.found;
    html! {
        <>
            { problem_panel(task.problem()) }
            <section class="block">
                <h2>{ words::MAYBE }</h2>
                if maybe.is_empty() {
                    <Empty title={words::NONE}><p>{ words::NONE_ABOUT }</p></Empty>
                } else {
                    <p>{ words::CAREFUL }</p>
                    if *total > maybe.len() { <p class="hint">{ text::showing(0, maybe.len(), *total) }</p> }
                    <ul class="cards cards-wide">{ for maybe.iter().map(|pair| pair_card(pair, &ask, task.busy())) }</ul>
                }
            </section>
            <section class="block">
                <h2>{ words::JOINED }</h2>
                if joined.is_empty() {
                    <p class="hint">{ words::NONE_JOINED }</p>
                } else {
                    <p>{ words::UPDATE }</p>
                    <ul class="cards cards-wide">{ for joined.iter().map(|join| join_card(join, &ask, task.busy())) }</ul>
                }
            </section>
        </>
    }
}

/// What helps to tell: name, date of birth, class, number, and how many concerns there are.
fn facts(pupil: &OnePupil) -> Html {
    let identity = &pupil.identity;
    let parts = [
        identity.born.map(moment::born),
        identity.class.clone(),
        pupil.upn.as_ref().map(|upn| upn.as_str().to_owned()),
        Some(words::concerns(pupil.concerns)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    html! {
        <>
            <strong>{ format!("{} {}", identity.forename, identity.surname) }</strong>
            <br />
            <span class="hint">{ parts.join(" · ") }</span>
        </>
    }
}

fn separate(one: PupilId, other: PupilId, ask: &Callback<Intent>) -> Callback<()> {
    ask.reform(move |()| Intent::Duplicates(DuplicatesIntent::Separate { pupils: [one, other] }))
}

fn pair_card(pair: &MaybeOne, ask: &Callback<Intent>, busy: bool) -> Html {
    let [one, other] = &pair.pupils;
    let keep = |kept: &OnePupil, joined: &OnePupil| {
        let (to_keep, to_join) = (kept.identity.pupil, joined.identity.pupil);
        let onclick = ask
            .reform(move |()| Intent::Duplicates(DuplicatesIntent::Join { kept: to_keep, joined: to_join }));
        let about = format!("{}, {}", kept.identity.name(), words::KEEP_ABOUT);
        html! {
            <li>
                <p>{ facts(kept) }</p>
                <p><Button label={words::KEEP} {about} {busy} {onclick} /></p>
            </li>
        }
    };
    let two = separate(one.identity.pupil, other.identity.pupil, ask);
    let about = text::listed(&[one.identity.name(), other.identity.name()]);
    html! {
        <li class="card" key={format!("{}{}", one.identity.pupil, other.identity.pupil)}>
            <p>{ words::why(pair.why) }</p>
            <ul class="plain">
                { keep(one, other) }
                { keep(other, one) }
            </ul>
            <p><Button kind={ButtonKind::Quiet} label={words::TWO} {about} {busy} onclick={two} /></p>
        </li>
    }
}

fn join_card(join: &JoinedPupils, ask: &Callback<Intent>, busy: bool) -> Html {
    let (kept, joined) = (&join.kept.identity, &join.joined.identity);
    let named = words::shown_as(
        &format!("{} {}", joined.forename, joined.surname),
        &format!("{} {}", kept.forename, kept.surname),
    );
    html! {
        <li class="card" key={join.entry.to_string()}>
            <p class="card-title">{ &named }</p>
            <p class="hint">{ words::by(&join.who, &moment::stamp(&join.at)) }</p>
            <p>
                <Button label={words::SEPARATE} about={named} {busy} onclick={separate(kept.pupil, joined.pupil, ask)} />
            </p>
        </li>
    }
}
