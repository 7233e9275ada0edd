//! Who has opened a file, and what was made ready to print.

use yew::prelude::*;

use super::here;
use crate::app::intent::{Intent, ProfileIntent};
use crate::app::view::{OpeningRow, PrintedRow, ProfileView, WhoOpened};
use crate::domain::ids::PupilId;
use crate::ui::moment;
use crate::ui::parts::{failing, link_to, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::people;
use crate::ui::text::profile as words;

/// Properties of [`Opened`].
#[derive(Properties, PartialEq)]
pub struct OpenedProps {
    /// Whose file.
    pub pupil: PupilId,
    /// Another number asks again.
    pub version: u32,
}

/// One click away: it is asked for when it is opened.
#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <details class="file-part" {ontoggle}>
            <summary>{ words::OPENED }</summary>
            if *open { <List key={props.version} pupil={props.pupil} /> }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    pupil: PupilId,
}

#[component]
fn List(props: &ListProps) -> Html {
    let (loaded, again) = use_view(Intent::from(ProfileIntent::WhoOpened { pupil: props.pupil }));
    match (here(&loaded), &loaded) {
        (Some(ProfileView::WhoOpened(who)), _) => lists(&who),
        (_, Loaded::Failed(problem)) => failing(problem, again),
        _ => waiting(),
    }
}

fn lists(WhoOpened { openings, printed }: &WhoOpened) -> Html {
    html! {
        <>
            <p class="hint">{ words::OPENED_HINT }</p>
            if openings.is_empty() {
                <p>{ words::OPENED_NONE }</p>
            } else {
                <table class="table table-cards">
                    <thead>
                        <tr>
                            <th scope="col">{ words::OPENED_WHEN }</th>
                            <th scope="col">{ words::OPENED_WHO }</th>
                            <th scope="col">{ words::OPENED_WHAT }</th>
                            <th scope="col">{ words::OPENED_WHERE }</th>
                        </tr>
                    </thead>
                    <tbody>{ for openings.iter().map(opening) }</tbody>
                </table>
            }
            if !printed.is_empty() {
                <h3>{ words::PRINTED }</h3>
                <table class="table table-cards">
                    <thead>
                        <tr>
                            <th scope="col">{ words::OPENED_WHEN }</th>
                            <th scope="col">{ words::OPENED_WHO }</th>
                            <th scope="col">{ words::PRINTED_CODE }</th>
                            <th scope="col">{ words::PRINTED_EVENTS }</th>
                        </tr>
                    </thead>
                    <tbody>{ for printed.iter().map(print) }</tbody>
                </table>
            }
        </>
    }
}

fn opening(row: &OpeningRow) -> Html {
    html! {
        <tr>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td>{ people::name_and_job(&row.who.name, &row.who.job) }</td>
            <td>
                { match row.concern {
                    Some(concern) => link_to(words::OPENED_CONCERN, Route::Concern(concern)),
                    None => html! { { words::OPENED_FILE } },
                } }
            </td>
            <td>{ &row.device }</td>
        </tr>
    }
}

fn print(row: &PrintedRow) -> Html {
    html! {
        <tr>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td>{ people::name_and_job(&row.who.name, &row.who.job) }</td>
            <td class="mono">{ &row.code }</td>
            <td>{ row.events }</td>
        </tr>
    }
}
