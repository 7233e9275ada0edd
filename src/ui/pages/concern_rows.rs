//! A concern as a row: what a list says of it.

use yew::prelude::*;

use crate::app::view::ConcernRow;
use crate::domain::register::Delivery;
use crate::ui::moment;
use crate::ui::parts::{Tone, tag};
use crate::ui::route::Route;
use crate::ui::text::concern::{self as words, list};
use crate::ui::text::{self, letting_go};

/// Concerns as a table; on a narrow screen each row becomes a card.
pub fn concern_table(rows: &[ConcernRow]) -> Html {
    html! {
        <table class="table table-cards">
            <thead><tr>{ heads() }</tr></thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr class={classes!(row.danger.then_some("row-danger"))}>{ cells(row) }</tr>
                }) }
            </tbody>
        </table>
    }
}

/// The heads of its five columns.
pub fn heads() -> Html {
    html! {
        <>
            <th scope="col">{ list::WHEN }</th>
            <th scope="col">{ list::PUPILS }</th>
            <th scope="col">{ list::BEGINS }</th>
            <th scope="col">{ list::WHO }</th>
            <th scope="col">{ list::STATE }</th>
        </>
    }
}

/// Its cells.
pub fn cells(row: &ConcernRow) -> Html {
    let topics: Vec<&str> = row.topics.iter().map(|topic| words::topic(*topic)).collect();
    let named = if row.let_go { letting_go::reference(&row.entry) } else { text::listed(&row.pupils) };
    html! {
        <>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td class="cell-main"><a class="link" href={Route::Concern(row.entry).hash()}>{ named }</a></td>
            <td class="cell-begins">
                <span class="clip">{ if row.let_go { letting_go::LEFT_SHORT } else { row.begins.as_str() } }</span>
                if !topics.is_empty() { <span class="hint">{ topics.join(" · ") }</span> }
            </td>
            <td>{ if row.mine { list::YOURS } else { row.who.name.as_str() } }</td>
            <td class="cell-tags">{ row_tags(row) }</td>
        </>
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
