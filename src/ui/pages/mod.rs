//! The screens, one file each.

use yew::prelude::*;

use crate::domain::access::{Action, allows};

use super::route::Route;
use super::state::Shell;

mod attachments;
mod concern;
mod concern_list;
mod concern_sheet;
mod device;
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
mod lead;
mod map_view;
mod merge;
mod nowhere;
mod pack;
mod pupils;
mod record;
mod reset;
mod restore;
mod saved;
mod school;
mod second_factor;
mod send;
mod staff;
mod staff_rights;
mod visitor;
mod welcome;

pub use late::{Late, Piece};
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
        Route::RecordAbout(pupil) => html! { <record::Record about={Some(pupil)} check=false /> },
        Route::Saved => html! { <saved::Saved /> },
        Route::TellSomeone => html! { <saved::TellSomeone /> },
        Route::Concern(entry) => html! { <concern::Concern key={entry.to_string()} {entry} /> },
        Route::Concerns => html! { <concern_list::Concerns /> },
        Route::Nowhere => html! { <nowhere::Nowhere /> },
        route => html! { <late::Late piece={Piece::Screen(route)} /> },
    }
}

/// What one must be allowed to do to see a screen.
fn needs(route: Route) -> Option<Action> {
    match route {
        Route::Pupils | Route::ImportPupils => Some(Action::ImportPupils),
        Route::Grant => Some(Action::ConfirmDevice),
        Route::Held => Some(Action::RevokeDevice),
        Route::Staff | Route::Lead | Route::Pack | Route::School => Some(Action::ManageStaff),
        Route::FullCopy | Route::KitDrill => Some(Action::FullCopy),
        Route::Update => Some(Action::Merge),
        Route::Record { .. } | Route::RecordAbout(_) | Route::Saved | Route::HandOver => Some(Action::Record),
        Route::Concerns | Route::Concern(_) => Some(Action::ReadOwn),
        Route::Home
        | Route::Found(_)
        | Route::Join
        | Route::Restore
        | Route::Visitor
        | Route::TellSomeone
        | Route::Merge
        | Route::ThisDevice
        | Route::Keys
        | Route::Reset
        | Route::Nowhere => None,
    }
}
