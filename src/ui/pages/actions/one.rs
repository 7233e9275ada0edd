//! One action with its whole chain.

use std::rc::Rc;

use yew::prelude::*;

use super::decide::Decide;
use super::evidence::what_came;
use super::here;
use super::lists::{OneCard, action_tags};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionView, ActionsView, Said, SaidView, ThreadView};
use crate::domain::ids::ActionId;
use crate::ui::moment;
use crate::ui::pages::concern_rows::delivery_tag;
use crate::ui::parts::{Heading, Notice, Tone, failing, link_to, tag, waiting};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::{actions as words, people};

/// Properties of [`OneAction`].
#[derive(Properties, PartialEq)]
pub struct OneActionProps {
    /// Which.
    pub action: ActionId,
}

/// One action.
#[component]
pub fn OneAction(props: &OneActionProps) -> Html {
    let (loaded, again) = use_view(Intent::from(ActionsIntent::Action { action: props.action }));
    let newer = use_state(|| None::<Rc<ActionView>>);
    let onaction = {
        let newer = newer.clone();
        Callback::from(move |view| newer.set(Some(view)))
    };
    let onchange = {
        let (newer, again) = (newer.clone(), again.clone());
        Callback::from(move |()| {
            newer.set(None);
            again.emit(());
        })
    };
    let first = match here(&loaded) {
        Some(ActionsView::Action(view)) => Some(Rc::new(*view)),
        _ => None,
    };
    html! {
        <div class="reading one-action">
            <p>{ link_to(words::BACK, Route::Actions(ActionsRoute::Desk)) }</p>
            <Heading title={words::ACTION} />
            { match ((*newer).clone().or(first), &loaded) {
                (Some(view), _) => contents(&view, &onaction, &onchange),
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </div>
    }
}

fn contents(view: &Rc<ActionView>, onaction: &Callback<Rc<ActionView>>, onchange: &Callback<()>) -> Html {
    let ActionView { row, versions, owner, deputy, threads, card } = &**view;
    let detail = versions.last().map(|(_, _, given)| given.detail.clone()).unwrap_or_default();
    html! {
        <>
            <h2>{ &row.title }</h2>
            <p>{ action_tags(row) }</p>
            if row.contested {
                <Notice tone={Tone::Danger}><p>{ words::CONTESTED_DESK }</p></Notice>
            }
            if !detail.is_empty() { <p class="passage" translate="no">{ detail }</p> }
            <dl class="facts">
                <div><dt>{ words::DUE }</dt><dd>{ words::due(row.due) }</dd></div>
                if let Some(about) = &row.about { <div><dt>{ words::ABOUT }</dt><dd>{ about }</dd></div> }
                <div><dt>{ words::OWNER }</dt><dd>{ owner }</dd></div>
                if let Some(deputy) = deputy { <div><dt>{ words::DEPUTY }</dt><dd>{ deputy }</dd></div> }
                <div><dt>{ words::HOLDER }</dt><dd>{ &row.holder }</dd></div>
            </dl>
            if let Some(concern) = row.concern { <p>{ link_to(words::TO_CONCERN, Route::Concern(concern)) }</p> }
            if versions.len() > 1 {
                <section class="block">
                    <h3>{ words::VERSIONS }</h3>
                    <ul class="cards cards-wide">
                        { for versions.iter().map(|(who, at, given)| html! {
                            <li class="card">
                                <p class="card-title">{ &given.title }</p>
                                <p class="passage" translate="no">{ &given.detail }</p>
                                <p>{ words::DUE }{ ": " }{ words::due(given.due) }</p>
                                <p class="hint">{ &who.name }{ ", " }{ moment::stamp(at) }</p>
                            </li>
                        }) }
                    </ul>
                </section>
            }
            <section class="block">
                <h3>{ words::CHAIN }</h3>
                { for threads.iter().map(|thread| self::thread(row.action, thread)) }
            </section>
            if let Some(card) = card {
                <section class="block">
                    <h3>{ words::CARD_WITH }</h3>
                    <ul class="cards cards-wide"><OneCard card={card.clone()} onchange={onchange.clone()} /></ul>
                </section>
            }
            <Decide view={view.clone()} onaction={onaction.clone()} />
        </>
    }
}

fn thread(action: ActionId, thread: &ThreadView) -> Html {
    html! {
        <>
            if let Some((part, who, at)) = &thread.part {
                <h4>{ words::asked(&thread.holder, part) }</h4>
                <p class="hint">{ words::asked_by(&who.name, &moment::stamp(at)) }</p>
            }
            if thread.said.is_empty() {
                <p class="hint">{ words::NOTHING_SAID }</p>
            } else {
                <ol class="cards cards-wide">
                    { for thread.said.iter().map(|said| one(action, said, thread.contested)) }
                </ol>
            }
        </>
    }
}

fn one(action: ActionId, said: &SaidView, contested: bool) -> Html {
    html! {
        <li class="card">
            <p class="card-title">{ words::said(&said.what) }</p>
            if said.stands && contested { <p>{ tag(Tone::Danger, words::STANDS) }</p> }
            { match &said.what {
                Said::Done(outcome) | Said::NotDone(outcome) => what_came(action, outcome),
                Said::PassedOn(_, text) | Said::Cancelled(text) | Said::Reopened(text) if !text.is_empty() => html! {
                    <p class="passage" translate="no">{ text }</p>
                },
                _ => Html::default(),
            } }
            <p class="hint">
                { people::name_and_job(&said.who.name, &said.who.job) }{ ", " }{ moment::stamp(&said.at) }{ " " }
                { delivery_tag(said.delivery) }
            </p>
        </li>
    }
}
