//! What came by the post box, and what waits for a person.

use yew::prelude::*;

use crate::app::view::{ArrivedRow, WaitingRow};
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, LinkButton};
use crate::ui::route::Route;
use crate::ui::text::post_box as words;

/// What waits for a person.
pub fn to_look_at(rows: &[WaitingRow], leave: Callback<()>) -> Html {
    html! {
        <>
            <h2>{ words::WAITING }</h2>
            <p>{ words::WAITING_BODY }</p>
            <ul class="cards cards-wide">
                { for rows.iter().map(|row| html! {
                    <li class="card" key={row.name.clone()}>
                        <p class="hint mono">{ &row.name }</p>
                        <p class="card-title">{ if row.from.is_empty() { words::UNKNOWN_SENDER } else { &row.from } }</p>
                        <p>{ words::why(row.why) }</p>
                    </li>
                }) }
            </ul>
            <p class="buttons">
                <LinkButton kind={ButtonKind::Primary} label={words::LOOK_AT_WAITING} to={Route::Merge} />
                <Button kind={ButtonKind::Quiet} label={words::LEAVE} onclick={leave} />
            </p>
        </>
    }
}

/// What came.
pub fn arrived(rows: &[ArrivedRow]) -> Html {
    html! {
        <>
            <h2 id="arrived">{ words::ARRIVED }</h2>
            if rows.is_empty() {
                <p>{ words::ARRIVED_NONE }</p>
            } else {
                <ul class="cards cards-wide" aria-labelledby="arrived">
                    { for rows.iter().enumerate().map(|(place, row)| html! {
                        <li class="card" key={place}>
                            <p class="card-title">{ &row.from }</p>
                            <p>{ words::came(row) }</p>
                            if !row.missing.is_empty() {
                                <p>{ words::missing(&row.missing) }</p>
                            }
                            <p class="hint">{ moment::day_and_time(row.at) }</p>
                        </li>
                    }) }
                </ul>
            }
        </>
    }
}
