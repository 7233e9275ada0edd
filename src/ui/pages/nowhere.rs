//! Addresses that lead nowhere, or not for this person.

use yew::prelude::*;

use crate::ui::parts::{Heading, LinkTo};
use crate::ui::route::Route;
use crate::ui::text::{self, nowhere as words};

/// No such screen.
#[component]
pub fn Nowhere() -> Html {
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::BODY }</p>
            <p><LinkTo label={text::GO_HOME} to={Route::Home} /></p>
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
            <p><LinkTo label={text::GO_HOME} to={Route::Home} /></p>
        </>
    }
}
