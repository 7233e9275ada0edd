//! Addresses that lead nowhere, or not for this person.

use yew::prelude::*;

use crate::ui::parts::{Heading, link_to};
use crate::ui::route::Route;
use crate::ui::text::{self, nowhere as words};

/// No such screen.
#[component]
pub fn Nowhere() -> Html {
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::BODY }</p>
            <p>{ link_to(text::GO_HOME, Route::Home) }</p>
        </>
    }
}

/// Not for this person.
#[component]
pub fn NotAllowed() -> Html {
    html! {
        <>
            <Heading title={words::NOT_ALLOWED} />
            <p>{ words::NOT_ALLOWED_BODY }</p>
            <p>{ link_to(text::GO_HOME, Route::Home) }</p>
        </>
    }
}
