//! The concerns of each adult side by side.

use yew::prelude::*;

use super::here;
use super::inbox::table;
use crate::app::intent::{AdultsIntent, Intent};
use crate::app::view::{AdultsView, Pattern};
use crate::domain::hearing::Progress;
use crate::ui::parts::{Empty, Heading, failing, link_to, waiting};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::adults::{self as words, patterns};

/// Every adult of whom there is a concern.
#[component]
pub fn Patterns() -> Html {
    let (loaded, again) = use_view(Intent::from(AdultsIntent::Patterns));
    let found = match here(&loaded) {
        Some(AdultsView::Patterns(found)) => Some(found),
        _ => None,
    };
    html! {
        <>
            <p class="no-print">{ link_to(words::BACK, Route::Adults(AdultsRoute::Inbox(Progress::New))) }</p>
            <Heading title={patterns::TITLE} />
            <p>{ patterns::LEAD }</p>
            { match (&found, &loaded) {
                (Some(found), _) if found.is_empty() => html! {
                    <Empty title={patterns::NONE}><p>{ patterns::NONE_LEAD }</p></Empty>
                },
                (Some(found), _) => html! { <>{ for found.iter().map(one) }</> },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

fn one(pattern: &Pattern) -> Html {
    let Pattern { adult, low_level, allegations, concerns } = pattern;
    html! {
        <section class="block" key={concerns.first().map(|row| row.concern.to_string()).unwrap_or_default()}>
            <h2>{ adult }</h2>
            <p>{ patterns::counts(concerns.len(), *low_level, *allegations) }</p>
            { table(concerns, adult.clone()) }
        </section>
    }
}
