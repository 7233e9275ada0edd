//! Concerns in a list: one row each, dense on a desk, cards on a telephone.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{ConcernRow, View};
use crate::domain::access::{Action, allows};
use crate::domain::register::Delivery;
use crate::ui::moment;
use crate::ui::parts::{Empty, Heading, Pager, Tone, failing, link_to, tag, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::text::concern::{self as words, list, page};
use crate::ui::text::{self, home};

/// How many rows are shown at once.
const WINDOW: usize = 50;

/// Properties of [`Concerns`].
#[derive(Properties, PartialEq)]
pub struct ConcernsProps {
    /// Those that were entered in error, and no others.
    #[prop_or_default]
    pub withdrawn: bool,
}

/// The concerns that this device may read, newest first.
#[component]
pub fn Concerns(props: &ConcernsProps) -> Html {
    let session = use_session();
    let offset = use_state(|| 0_usize);
    let (loaded, again) = use_view(match props.withdrawn {
        true => Intent::Withdrawn { offset: *offset, limit: WINDOW },
        false => Intent::Concerns { offset: *offset, limit: WINDOW },
    });
    let all = session.shell.status.as_ref().is_some_and(|status| allows(status.role, Action::ReadAll));
    let onmove = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    html! {
        <>
            <Heading title={match (props.withdrawn, all) {
                (true, _) => list::TITLE_WITHDRAWN,
                (_, true) => list::TITLE_ALL,
                _ => list::TITLE_MINE,
            }} />
            if props.withdrawn {
                <p>{ link_to(page::BACK, Route::Concerns) }</p>
            }
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match &**view {
                    View::Concerns(page) if page.total == 0 && props.withdrawn => html! {
                        <p>{ list::NO_WITHDRAWN }</p>
                    },
                    View::Concerns(page) if page.total == 0 && page.withdrawn == 0 => html! {
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
    html! {
        <tr class={classes!(row.danger.then_some("row-danger"))}>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td class="cell-main"><a class="link" href={Route::Concern(row.entry).hash()}>{ text::listed(&row.pupils) }</a></td>
            <td class="cell-begins">
                <span class="clip">{ &row.begins }</span>
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
        Delivery::Received | Delivery::Read => Tone::Good,
    };
    tag(tone, words::delivery(delivery))
}
