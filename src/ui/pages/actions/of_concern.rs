//! What arises from a concern, on its page: actions, cards, and what agencies were told.

use yew::prelude::*;

use super::here;
use super::lists::{OneCard, action_table};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionsView, OfConcern as Arising};
use crate::domain::disclosure::{Decision, Disclosure};
use crate::domain::ids::EntryId;
use crate::domain::person::Author;
use crate::domain::time::Stamp;
use crate::ui::moment;
use crate::ui::parts::{LinkButton, failing, waiting};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::actions::{self as words, disclosure};

/// Properties of [`OfConcern`].
#[derive(Properties, PartialEq)]
pub struct OfConcernProps {
    /// The concern.
    pub concern: EntryId,
}

/// What arises from a concern.
#[component]
pub fn OfConcern(props: &OfConcernProps) -> Html {
    let concern = props.concern;
    let (loaded, again) = use_view(Intent::from(ActionsIntent::OfConcern { concern }));
    html! {
        <section class="block of-concern">
            <h2>{ words::OF_CONCERN }</h2>
            { match (here(&loaded), &loaded) {
                (Some(ActionsView::OfConcern(arising)), _) => contents(&arising, &again),
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
            <p class="buttons no-print">
                <LinkButton label={words::ADD_ACTION} to={Route::Actions(ActionsRoute::Give(Some(concern)))} />
                <LinkButton label={words::ADD_CARD} to={Route::Actions(ActionsRoute::Card(Some(concern)))} />
                <LinkButton label={words::ADD_DISCLOSURE} to={Route::Actions(ActionsRoute::Disclose(concern))} />
            </p>
        </section>
    }
}

fn contents(arising: &Arising, again: &Callback<()>) -> Html {
    let Arising { actions, cards, disclosures } = arising;
    html! {
        <>
            if actions.is_empty() && cards.is_empty() && disclosures.is_empty() {
                <p>{ words::OF_CONCERN_NONE }</p>
            }
            if !actions.is_empty() { { action_table(actions) } }
            if !cards.is_empty() {
                <ul class="cards cards-wide">
                    { for cards.iter().map(|card| html! {
                        <OneCard key={card.card.card.to_string()} card={card.clone()} onchange={again.clone()} />
                    }) }
                </ul>
            }
            if !disclosures.is_empty() {
                <ul class="cards cards-wide">{ for disclosures.iter().map(told) }</ul>
            }
        </>
    }
}

fn told((who, at, told): &(Author, Stamp, Disclosure)) -> Html {
    let title = match told.decision {
        Decision::Shared { .. } => disclosure::ROW_SHARED,
        Decision::Refused { .. } => disclosure::ROW_REFUSED,
    };
    let fact = |label: &'static str, said: String| {
        html! { if !said.is_empty() { <div><dt>{ label }</dt><dd>{ said }</dd></div> } }
    };
    html! {
        <li class="card">
            <h3 class="card-title">{ title }{ " " }{ disclosure::agency(told.agency) }</h3>
            <dl class="facts">
                { fact(disclosure::TO, told.to.clone()) }
                { fact(disclosure::WHAT, told.what.clone()) }
                { fact(disclosure::PURPOSE, disclosure::purpose(told.purpose).to_owned()) }
                { match told.decision {
                    Decision::Shared { basis, way, sent } => html! {
                        <>
                            { fact(disclosure::BASIS, disclosure::basis(basis).to_owned()) }
                            { fact(disclosure::WAY, format!("{}, {sent}", disclosure::way(way))) }
                        </>
                    },
                    Decision::Refused { ground } => fact(disclosure::GROUND, disclosure::refusal(ground).to_owned()),
                } }
                { fact(disclosure::CONSENT, disclosure::consent(told.consent).to_owned()) }
                { fact(disclosure::CONSENT_NOTE, told.consent_note.clone()) }
                { fact(disclosure::BALANCE, told.balance.clone()) }
                { fact(disclosure::REFERENCE, told.reference.clone()) }
                { fact(words::WRITTEN_BY, format!("{}, {}", who.name, moment::stamp(at))) }
            </dl>
        </li>
    }
}
