//! Concerns about adults: what those see who hear them, and what is left to those who wrote one.

mod advise;
mod assess;
mod case;
mod conclude;
mod inbox;
mod kit;
mod own;
mod patterns;
mod said;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{AdultsIntent, Intent};
use crate::app::problem::Problem;
use crate::app::view::{AdultsView, CaseView};
use crate::domain::hearing::Lacking;
use crate::ui::parts::{ErrorSummary, Heading, Mistake, link_to, problem_panel};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, Task, out_of_step, use_session};
use crate::ui::text::{self, adults as words};

/// One of these screens.
pub fn screen(route: AdultsRoute) -> Html {
    match route {
        AdultsRoute::Own | AdultsRoute::Kit => drawn(route),
        AdultsRoute::Inbox(_) | AdultsRoute::Case(_) | AdultsRoute::Patterns => {
            html! { <ForHearers {route} /> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct ForHearersProps {
    route: AdultsRoute,
}

/// A screen for those who hear such concerns; whoever does not is told so, and nothing is asked for.
#[component]
fn ForHearers(props: &ForHearersProps) -> Html {
    let session = use_session();
    if session.shell.status.as_ref().is_some_and(|status| status.hears) {
        return drawn(props.route);
    }
    html! {
        <div class="narrow">
            <Heading title={words::TITLE} />
            <p>{ words::NOT_A_HEARER }</p>
            <p>{ link_to(text::GO_HOME, Route::Home) }</p>
        </div>
    }
}

fn drawn(route: AdultsRoute) -> Html {
    match route {
        AdultsRoute::Inbox(progress) => html! { <inbox::Inbox key={route.hash()} {progress} /> },
        AdultsRoute::Case(concern) => html! { <case::OneCase key={concern.to_string()} {concern} /> },
        AdultsRoute::Patterns => html! { <patterns::Patterns /> },
        AdultsRoute::Own => html! { <own::Own /> },
        AdultsRoute::Kit => html! { <kit::Kit /> },
    }
}

/// What was answered, once it is here.
fn here(loaded: &Loaded) -> Option<AdultsView> {
    match loaded {
        Loaded::Here(view) => view.adults(),
        _ => None,
    }
}

/// Properties of a form about a concern.
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The concern.
    pub view: Rc<CaseView>,
    /// The concern as it then stands.
    pub onsaved: Callback<Rc<CaseView>>,
}

/// Saves what was said of a concern.
fn save(task: &Task, asked: AdultsIntent, onsaved: &Callback<Rc<CaseView>>) {
    let (failing, onsaved) = (task.clone(), onsaved.clone());
    task.run(Intent::from(asked), Vec::new(), move |view, _| match view.adults() {
        Some(AdultsView::Case(view)) => onsaved.emit(Rc::new(*view)),
        _ => failing.set_problem(Some(out_of_step())),
    });
}

/// What is wrong with a form, each with the field that it is about.
fn mistakes(problem: Option<&Problem>, field: impl Fn(Lacking) -> String) -> Vec<Mistake> {
    match problem {
        Some(Problem::Hearing(lacking)) => {
            lacking.iter().map(|what| (field(*what).into(), words::lacking(*what).into())).collect()
        }
        _ => Vec::new(),
    }
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

/// What is typed into a field goes into its state.
fn typed(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.clone();
    Callback::from(move |text| state.set(text))
}
