//! Every action: what is open, what is late, by person; and every card.

use yew::prelude::*;

use super::here;
use super::lists::{OneCard, action_table};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionRow, ActionsView, Desk};
use crate::ui::parts::{Empty, Heading, LinkButton, Radios, Select, failing, waiting};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::actions as words;

/// Which actions are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    Open,
    Overdue,
    All,
}

const SHOWS: [(Show, &str); 3] =
    [(Show::Open, words::OPEN), (Show::Overdue, words::OVERDUE), (Show::All, words::ALL)];

/// Every action.
#[component]
pub fn ActionDesk() -> Html {
    let (loaded, again) = use_view(Intent::from(ActionsIntent::Desk));
    html! {
        <>
            <Heading title={words::ACTIONS} />
            <p class="buttons">
                <LinkButton label={words::ADD_ACTION} to={Route::Actions(ActionsRoute::Give(None))} />
                <LinkButton label={words::ADD_CARD} to={Route::Actions(ActionsRoute::Card(None))} />
            </p>
            { match (here(&loaded), &loaded) {
                (Some(ActionsView::Desk(desk)), _) => html! { <Lists desk={desk.clone()} {again} /> },
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ListsProps {
    desk: Desk,
    again: Callback<()>,
}

#[component]
fn Lists(props: &ListsProps) -> Html {
    let show = use_state(|| 0_usize);
    let whose = use_state(|| 0_usize);
    let mut holders: Vec<&String> = props.desk.actions.iter().map(|row| &row.holder).collect();
    holders.sort();
    holders.dedup();
    let mut choices = vec![AttrValue::from(words::ALL_PEOPLE)];
    choices.extend(holders.iter().map(|name| AttrValue::from((*name).clone())));
    let only = whose.checked_sub(1).and_then(|place| holders.get(place).copied());
    let which = SHOWS.get(*show).map_or(Show::Open, |(show, _)| *show);
    let shown: Vec<ActionRow> = props
        .desk
        .actions
        .iter()
        .filter(|row| only.is_none_or(|only| row.holder == *only))
        .filter(|row| match which {
            Show::Open => !row.standing.is_closed() || row.contested,
            Show::Overdue => row.late.is_some(),
            Show::All => true,
        })
        .cloned()
        .collect();
    let onshow = {
        let show = show.clone();
        Callback::from(move |place| show.set(place))
    };
    let onwhose = {
        let whose = whose.clone();
        Callback::from(move |place| whose.set(place))
    };
    if props.desk.actions.is_empty() && props.desk.cards.is_empty() {
        return html! { <Empty title={words::NO_ACTIONS}><p>{ words::NO_ACTIONS_ABOUT }</p></Empty> };
    }
    html! {
        <>
            <Radios id="show" legend={words::WHICH} inline=true chosen={Some(*show)} onchange={onshow}
                choices={SHOWS.iter().map(|(_, label)| (*label).into()).collect::<Vec<_>>()} />
            <Select id="whose" label={words::WHOSE} {choices} chosen={*whose} onchange={onwhose} />
            <p role="status" class="hint">{ words::shown(shown.len()) }</p>
            if !shown.is_empty() { { action_table(&shown) } }
            if !props.desk.cards.is_empty() {
                <section class="block">
                    <h2>{ words::CARDS_DESK }</h2>
                    <ul class="cards cards-wide">
                        { for props.desk.cards.iter().map(|card| html! {
                            <OneCard key={card.card.card.to_string()} card={card.clone()} onchange={props.again.clone()} />
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}
