//! The screens, one file each.

use yew::prelude::*;

use crate::domain::access::{Action, allows};

use super::route::{ActionsRoute, Route};
use super::state::Shell;

mod actions;
mod adults;
mod amend;
mod attachments;
mod concern;
mod concern_list;
mod concern_rows;
mod concern_sheet;
mod desk;
mod device;
mod devices;
mod duplicates;
mod found;
mod frames;
mod grant;
mod held;
mod home;
mod import;
mod join;
mod keys;
mod kit;
mod kit_drill;
mod kit_words;
mod late;
mod late_maps;
mod lead;
mod map_history;
mod map_view;
mod merge;
mod nowhere;
mod pack;
mod post_box;
mod profile;
mod pupils;
mod record;
mod reference;
mod reports;
mod reset;
mod restore;
mod saved;
mod school;
mod school_settings;
mod search;
mod second_factor;
mod send;
mod settings;
mod staff;
mod staff_rights;
mod trail;
mod visitor;
mod welcome;

pub use late::{Late, Piece, read_view};
use record::Start;
pub use welcome::Welcome;

/// The screen that is due while a vault is open.
pub fn draw(shell: &Shell) -> Html {
    if shell.status.as_ref().is_some_and(|status| status.second_factor_missing) {
        return html! { <late::Late piece={Piece::Screen(Route::Keys)} /> };
    }
    let may = |action| shell.status.as_ref().is_some_and(|status| allows(status.role, action));
    if needs(shell.route).is_some_and(|action| !may(action)) {
        return html! { <nowhere::NotAllowed /> };
    }
    match shell.route {
        Route::Home | Route::Found(_) | Route::Join | Route::Restore | Route::Reset | Route::Visitor => {
            html! { <home::Home /> }
        }
        Route::Record { draft, check } => html! { <record::Record {draft} {check} /> },
        Route::RecordAbout(pupil) => html! { <record::Record start={Start::About(pupil)} check=false /> },
        Route::Correct(entry) => html! { <record::Record start={Start::Correct(entry)} check=false /> },
        Route::AddTo(entry) => html! { <record::Record start={Start::AddTo(entry)} check=false /> },
        Route::Saved => html! { <saved::Saved /> },
        Route::TellSomeone => html! { <saved::TellSomeone /> },
        Route::Nowhere => html! { <nowhere::Nowhere /> },
        route => html! { <late::Late piece={Piece::Screen(route)} /> },
    }
}

/// What one must be allowed to do to see a screen.
fn needs(route: Route) -> Option<Action> {
    match route {
        Route::Pupils | Route::ImportPupils | Route::Duplicates => Some(Action::ImportPupils),
        Route::Grant => Some(Action::ConfirmDevice),
        Route::Held | Route::Devices => Some(Action::RevokeDevice),
        Route::Actions(ActionsRoute::Mine) => Some(Action::ReadOwn),
        Route::Actions(_) => Some(Action::GiveActions),
        Route::Records(_) => Some(Action::ReadAll),
        Route::Lists => Some(Action::ChangeSettings),
        Route::Turn => Some(Action::ImportPupils),
        Route::Staff | Route::Lead | Route::Pack | Route::School => Some(Action::ManageStaff),
        Route::Inbox(_) => Some(Action::Triage),
        Route::Profile(_) => Some(Action::KeepFiles),
        Route::Categories => Some(Action::NameCategories),
        Route::FullCopy | Route::KitDrill => Some(Action::FullCopy),
        Route::Update => Some(Action::Merge),
        Route::Record { .. }
        | Route::RecordAbout(_)
        | Route::Correct(_)
        | Route::AddTo(_)
        | Route::Saved
        | Route::HandOver => Some(Action::Record),
        Route::Concerns | Route::Concern(_) | Route::Withdrawn | Route::Adults(_) => Some(Action::ReadOwn),
        Route::Home
        | Route::Found(_)
        | Route::Join
        | Route::Restore
        | Route::Visitor
        | Route::TellSomeone
        | Route::Merge
        | Route::PostBox
        | Route::ThisDevice
        | Route::Keys
        | Route::Reset
        | Route::Nowhere => None,
    }
}
