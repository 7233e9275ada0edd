//! Screens that most people see rarely: they come in a file of their own, when the first of them is wanted.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::problem::Problem;
use crate::app::view::View;
use crate::domain::ids::EntryId;
use crate::ui::parts::{failing, waiting};
use crate::ui::route::{RecordsRoute, Route};
use crate::ui::worker_client::NOT_UNDERSTOOD;

use super::attachments::{Chooser, ChooserProps, FileList, FileListProps};
use super::concern::Concern;
use super::concern_list::{Concerns, Which};
use super::desk::{Categories, Inbox, Triage, TriageProps};
use super::search::Finder;
use super::{
    actions, adults, device, devices, duplicates, found, grant, held, import, join, keys, kit_drill, lead,
    merge, nowhere, pack, post_box, profile, pupils, reports, reset, restore, school, send, settings, staff,
    trail, visitor,
};

/// What comes late: a screen, or a part of one that most people do not need.
#[derive(Clone, PartialEq)]
pub enum Piece {
    /// A screen.
    Screen(Route),
    /// Choosing files for a draft.
    Chooser(ChooserProps),
    /// The files of a concern.
    Files(FileListProps),
    /// What is made of a concern.
    Triage(TriageProps),
    /// What arises from a concern.
    OfConcern(EntryId),
    /// The box that finds.
    Finder,
}

/// Draws one of these, and reads what the vault answers to them.
type Part = (fn(&Piece) -> Html, fn(&str) -> Result<View, Problem>);

/// What the vault answers to a screen that comes late.
///
/// # Errors
/// [`Problem::PartMissing`]; that it is not understood.
pub async fn read_view(text: &str) -> Result<View, Problem> {
    load().await.and_then(|(_, read)| read(text))
}

fn read(text: &str) -> Result<View, Problem> {
    serde_json::from_slice(text.as_bytes()).map_err(|_| Problem::Fault(NOT_UNDERSTOOD.to_owned()))
}

fn draw(piece: &Piece) -> Html {
    match piece {
        Piece::Screen(route) => screen(*route),
        Piece::Chooser(props) => html! { <Chooser ..props.clone() /> },
        Piece::Finder => html! { <Finder /> },
        Piece::OfConcern(entry) => html! { <actions::OfConcern concern={*entry} /> },
        Piece::Files(props) => html! { <FileList ..props.clone() /> },
        Piece::Triage(props) => html! { <Triage ..props.clone() /> },
    }
}

fn screen(route: Route) -> Html {
    match route {
        Route::Found(step) => html! { <found::Found {step} /> },
        Route::Join => html! { <join::Join /> },
        Route::Merge => html! { <merge::Merge /> },
        Route::PostBox => html! { <post_box::PostBox /> },
        Route::Pupils => html! { <pupils::Pupils /> },
        Route::ImportPupils => html! { <import::Import /> },
        Route::Staff => html! { <staff::Staff /> },
        Route::Pack => html! { <pack::Pack /> },
        Route::HandOver => html! { <send::Send key="hand-over" kind={send::Kind::HandOver} /> },
        Route::Update => html! { <send::Send key="update" kind={send::Kind::Update} /> },
        Route::FullCopy => html! { <send::Send key="full-copy" kind={send::Kind::FullCopy} /> },
        Route::Lists => html! { <settings::Lists /> },
        Route::Turn => html! { <settings::Turn /> },
        Route::School => html! { <school::School /> },
        Route::Reset => html! { <reset::Reset /> },
        Route::Visitor => html! { <visitor::Visitor /> },
        Route::Concern(entry) => html! { <Concern key={entry.to_string()} {entry} /> },
        Route::Adults(route) => adults::screen(route),
        Route::Concerns => html! { <Concerns key="standing" which={Which::Standing} /> },
        Route::Withdrawn => html! { <Concerns key="withdrawn" which={Which::Withdrawn} /> },
        Route::Inbox(pile) => html! { <Inbox key={route.hash()} {pile} /> },
        Route::Categories => html! { <Categories /> },
        Route::Lead => html! { <lead::Lead /> },
        Route::Devices => html! { <devices::Devices /> },
        Route::Duplicates => html! { <duplicates::Duplicates /> },
        Route::Actions(route) => actions::screen(route),
        Route::Records(route) => records(route),
        Route::Profile(route) => profile::screen(route),
        Route::Held => html! { <held::Held /> },
        Route::Grant => html! { <grant::Grant /> },
        Route::Keys => html! { <keys::Keys /> },
        Route::KitDrill => html! { <kit_drill::KitDrill /> },
        Route::Restore => html! { <restore::Restore /> },
        Route::ThisDevice => html! { <device::Device /> },
        _ => html! { <nowhere::Nowhere /> },
    }
}

fn records(route: RecordsRoute) -> Html {
    match route {
        RecordsRoute::Reports => html! { <reports::Reports /> },
        RecordsRoute::Governors => html! { <reports::Governors /> },
        RecordsRoute::Trail => html! { <trail::Trail /> },
        RecordsRoute::OfConcern(concern) => {
            html! { <trail::Trail key={concern.to_string()} concern={Some(concern)} /> }
        }
        RecordsRoute::OfPupil(pupil) => {
            html! { <trail::Trail key={pupil.to_string()} pupil={Some(pupil)} /> }
        }
        RecordsRoute::Verify => html! { <trail::Verify /> },
    }
}

/// Fetches these screens.
#[cfg(feature = "in-parts")]
async fn load() -> Result<Part, Problem> {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    #[wasm_split(screens, fallible)]
    fn part() -> Result<Part, SplitLoaderError> {
        Ok((draw, read))
    }
    part().await.map_err(|_| Problem::PartMissing)
}

/// The quick build is of one piece.
#[cfg(not(feature = "in-parts"))]
#[expect(clippy::unused_async, reason = "as the other build has it")]
async fn load() -> Result<Part, Problem> {
    Ok((draw, read))
}

/// See [`Late`].
#[derive(Properties, PartialEq)]
pub struct LateProps {
    /// What.
    pub piece: Piece,
}

/// A screen, or a part of one, that comes when it is wanted.
#[component]
pub fn Late(props: &LateProps) -> Html {
    let here = use_state(|| None::<Result<Part, Problem>>);
    let fetch = {
        let here = here.clone();
        Callback::from(move |()| {
            let here = here.clone();
            spawn_local(async move { here.set(Some(load().await)) });
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| fetch.emit(()));
    }
    match &*here {
        Some(Ok((draw, _))) => draw(&props.piece),
        Some(Err(problem)) => failing(problem, fetch),
        None => waiting(),
    }
}
