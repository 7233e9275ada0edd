//! Concerns in a list: one row each, dense on a desk, cards on a telephone.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{ConcernRow, View};
use crate::domain::access::{Action, allows};
use crate::domain::register::Delivery;
use crate::ui::moment;
use crate::ui::parts::{Empty, Heading, Pager, Tone, failing, link_to, tag, waiting};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::text::concern::{self as words, list, page};
use crate::ui::text::{self, home, letting_go};

/// How many rows are shown at once.
const WINDOW: usize = 50;

/// Properties of [`Concerns`].
#[derive(Properties, PartialEq)]
pub struct ConcernsProps {
    /// Which.
    pub which: Which,
}

/// Which concerns a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All that stand.
    Standing,
    /// Those that were entered in error.
    Withdrawn,
}

/// The concerns that this device may read, newest first.
#[component]
pub fn Concerns(props: &ConcernsProps) -> Html {
    let session = use_session();
    let offset = use_state(|| 0_usize);
    let (offset_now, limit) = (*offset, WINDOW);
    let (loaded, again) = use_view(match props.which {
        Which::Standing => Intent::Concerns { offset: offset_now, limit },
        Which::Withdrawn => Intent::Withdrawn { offset: offset_now, limit },
    });
    let all = session.shell.status.as_ref().is_some_and(|status| allows(status.role, Action::ReadAll));
    let onmove = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    html! {
        <>
            <Heading title={match (props.which, all) {
                (Which::Withdrawn, _) => list::TITLE_WITHDRAWN,
                (Which::Standing, true) => list::TITLE_ALL,
                (Which::Standing, false) => list::TITLE_MINE,
            }} />
            { match props.which {
                Which::Standing => Html::default(),
                Which::Withdrawn => html! { <p>{ link_to(page::BACK, Route::Concerns) }</p> },
            } }
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match &**view {
                    View::Concerns(page) if page.total == 0 && props.which != Which::Standing => html! {
                        <p>{ list::NO_WITHDRAWN }</p>
                    },
                    View::Concerns(page) if page.total == 0 && page.withdrawn + page.sealed == 0 => html! {
                        <Empty title={home::NONE}>
                            <p>{ if all { home::NONE_LEAD } else { home::NONE_RECORDER } }</p>
                        </Empty>
                    },
                    View::Concerns(page) => html! {
                        <>
                            { concern_table(&page.rows) }
                            <Pager offset={page.offset} shown={page.rows.len()} total={page.total} limit={WINDOW}
                                what={list::WHAT} {onmove} />
                            if page.withdrawn > 0 {
                                <p>{ link_to(list::see_withdrawn(page.withdrawn), Route::Withdrawn) }</p>
                            }
                            if page.sealed > 0 {
                                <p>{ link_to(list::see_sealed(page.sealed), Route::Adults(AdultsRoute::Own)) }</p>
                            }
                        </>
                    },
                    _ => waiting(),
                },
            } }
        </>
    }
}

/// Concerns as a table; on a narrow screen each row becomes a card.
pub fn concern_table(rows: &[ConcernRow]) -> Html {
    html! {
        <table class="table table-cards">
            <thead>
                <tr>
                    <th scope="col">{ list::WHEN }</th>
                    <th scope="col">{ list::PUPILS }</th>
                    <th scope="col">{ list::BEGINS }</th>
                    <th scope="col">{ list::WHO }</th>
                    <th scope="col">{ list::STATE }</th>
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(row) }
            </tbody>
        </table>
    }
}

fn row(row: &ConcernRow) -> Html {
    let topics: Vec<&str> = row.topics.iter().map(|topic| words::topic(*topic)).collect();
    let named = if row.let_go { letting_go::reference(&row.entry) } else { text::listed(&row.pupils) };
    html! {
        <tr class={classes!(row.danger.then_some("row-danger"))}>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td class="cell-main"><a class="link" href={Route::Concern(row.entry).hash()}>{ named }</a></td>
            <td class="cell-begins">
                <span class="clip">{ if row.let_go { letting_go::LEFT_SHORT } else { row.begins.as_str() } }</span>
                if !topics.is_empty() { <span class="hint">{ topics.join(" · ") }</span> }
            </td>
            <td>{ if row.mine { list::YOURS } else { row.who.name.as_str() } }</td>
            <td class="cell-tags">{ row_tags(row) }</td>
        </tr>
    }
}

/// What stands out about a concern, and how far it has come.
fn row_tags(row: &ConcernRow) -> Html {
    html! {
        <span class="tags">
            if row.danger { { tag(Tone::Danger, list::DANGER) } }
            { delivery_tag(row.delivery) }
            if row.amended { { tag(Tone::Plain, list::AMENDED) } }
            if row.let_go { { tag(Tone::Plain, letting_go::LEFT_TAG) } }
            if row.withdrawn { { tag(Tone::Warn, list::WITHDRAWN) } }
            if row.map { { tag(Tone::Plain, list::MAP) } }
            if !row.confirmed { { tag(Tone::Warn, list::UNCONFIRMED) } }
        </span>
    }
}

/// How far a concern has come.
pub fn delivery_tag(delivery: Delivery) -> Html {
    let tone = match delivery {
        Delivery::Saved => Tone::Warn,
        Delivery::Packed => Tone::Plain,
        Delivery::Received | Delivery::Read | Delivery::ActedOn => Tone::Good,
    };
    tag(tone, words::delivery(delivery))
}
