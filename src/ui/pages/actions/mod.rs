//! Tasks, actions, cards and disclosures.

mod card_fields;
mod decide;
mod desk;
mod disclose;
mod evidence;
mod give;
mod lists;
mod mine;
mod of_concern;
mod one;
mod people;
mod task;
mod write_card;

use yew::prelude::*;

use crate::app::intent::{ActionsIntent, Intent};
use crate::app::problem::{ActionFlaw, Problem};
use crate::app::view::{ActionsView, Start};
use crate::domain::ids::EntryId;
use crate::ui::parts::{ErrorSummary, Mistake, failing, problem_panel, waiting};
use crate::ui::route::ActionsRoute;
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::actions::flaws;

pub use lists::action_table;
pub use of_concern::OfConcern;
pub use people::Colleagues;

/// One of these screens.
pub fn screen(route: ActionsRoute) -> Html {
    match route {
        ActionsRoute::Mine => html! { <mine::MyTasks /> },
        ActionsRoute::Desk => html! { <desk::ActionDesk /> },
        ActionsRoute::One(action) => html! { <one::OneAction key={action.to_string()} {action} /> },
        ActionsRoute::Give(concern) => html! { <give::Give {concern} /> },
        ActionsRoute::Card(concern) => html! { <write_card::WriteCard {concern} /> },
        ActionsRoute::Disclose(concern) => html! { <disclose::Disclose {concern} /> },
    }
}

/// What was answered, once it is here.
fn here(loaded: &Loaded) -> Option<ActionsView> {
    match loaded {
        Loaded::Here(view) => view.actions(),
        _ => None,
    }
}

/// What a form begins with, about a concern or about none; what is shown in its place until it is here.
#[hook]
fn use_start(concern: Option<EntryId>) -> Result<Start, Html> {
    let (loaded, again) = use_view(Intent::from(ActionsIntent::Start { concern }));
    match (here(&loaded), &loaded) {
        (Some(ActionsView::Start(start)), _) => Ok(*start),
        (_, Loaded::Failed(problem)) => Err(failing(problem, again)),
        _ => Err(waiting()),
    }
}

/// What is wrong with a form, each with the field that it is about.
fn mistakes(problem: Option<&Problem>) -> Vec<Mistake> {
    let flaws: Vec<(&str, String)> = match problem {
        Some(Problem::Action(ActionFlaw::Action(flaws))) => {
            flaws.iter().map(|flaw| (give::field(*flaw), flaws::action(*flaw))).collect()
        }
        Some(Problem::Action(ActionFlaw::Card(flaws))) => {
            flaws.iter().map(|flaw| (card_fields::field(*flaw), flaws::card(*flaw))).collect()
        }
        Some(Problem::Action(ActionFlaw::Disclosure(lacks))) => {
            lacks.iter().map(|one| (disclose::field(*one), flaws::disclosure(*one))).collect()
        }
        _ => Vec::new(),
    };
    flaws.into_iter().map(|(field, words)| (field.to_owned().into(), words.into())).collect()
}

/// The error of one field.
fn error_of(mistakes: &[Mistake], field: &str) -> Option<AttrValue> {
    mistakes.iter().find(|(id, _)| id == field).map(|(_, words)| words.clone())
}

/// What is wrong with a form, or what else went wrong.
fn summary(problem: Option<Problem>, mistakes: &[Mistake], tries: u32) -> Html {
    if mistakes.is_empty() {
        problem_panel(problem)
    } else {
        html! { <ErrorSummary mistakes={mistakes.to_vec()} {tries} /> }
    }
}
