//! What can be chosen in the box, in its groups.

use yew::prelude::*;

use crate::app::view::{ConcernFound, PersonFound, PupilFound, SavedSearch, SearchFound};
use crate::domain::category::Names;
use crate::domain::search::Piece;
use crate::ui::moment;
use crate::ui::pages::desk::status_tag;
use crate::ui::parts::{Tone, tag};
use crate::ui::text::search as words;
use crate::ui::text::{adults, category, concern, desk, letting_go};

use super::places::Place;

/// Something to choose.
#[derive(Clone, PartialEq)]
pub enum Choice {
    /// A search that was saved.
    Saved(SavedSearch),
    /// A pupil.
    Pupil(PupilFound),
    /// A concern.
    Concern(ConcernFound),
    /// Every concern that was found.
    All(usize),
    /// A member of staff.
    Person(PersonFound),
    /// Somewhere to go.
    Place(Place),
}

/// Choices of one kind, with what they are.
pub type Group = (&'static str, Vec<Choice>);

/// The groups that have something in them.
pub fn groups(found: Option<&SearchFound>, saved: &[SavedSearch], places: Vec<Place>) -> Vec<Group> {
    let mut groups = vec![(words::SAVED, saved.iter().cloned().map(Choice::Saved).collect())];
    if let Some(found) = found {
        groups.push((words::PUPILS, found.pupils.iter().cloned().map(Choice::Pupil).collect()));
        let mut concerns: Vec<Choice> = found.concerns.iter().cloned().map(Choice::Concern).collect();
        if found.concerns_total > concerns.len() {
            concerns.push(Choice::All(found.concerns_total));
        }
        groups.push((words::CONCERNS, concerns));
        groups.push((words::STAFF, found.staff.iter().cloned().map(Choice::Person).collect()));
    }
    groups.push((words::PLACES, places.into_iter().map(Choice::Place).collect()));
    groups.retain(|(_, choices): &Group| !choices.is_empty());
    groups
}

/// Pieces of a text, what was asked for marked.
pub fn pieces(pieces: &[Piece]) -> Html {
    html! {
        { for pieces.iter().map(|piece| if piece.marked {
            html! { <mark>{ &piece.text }</mark> }
        } else {
            html! { { &piece.text } }
        }) }
    }
}

/// The text of pieces.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

impl Choice {
    /// What stands in its line.
    pub fn draw(&self, names: &Names) -> Html {
        match self {
            Self::Saved(saved) => html! {
                <>
                    <span class="offer-name">{ &saved.name }</span>
                    if saved.name != saved.typed { <span class="offer-about">{ &saved.typed }</span> }
                </>
            },
            Self::Pupil(pupil) => {
                let about = [pupil.class.as_deref(), pupil.year.as_deref()];
                let about: Vec<&str> = about.into_iter().flatten().collect();
                html! {
                    <>
                        <span class="offer-name">{ pieces(&pupil.name) }</span>
                        <span class="offer-about">{ about.join(", ") }</span>
                    </>
                }
            }
            Self::Person(person) => html! {
                <>
                    <span class="offer-name">{ pieces(&person.name) }</span>
                    <span class="offer-about">{ &person.job }</span>
                </>
            },
            Self::All(count) => html! { <span class="offer-name">{ words::all(*count) }</span> },
            Self::Place(place) => html! { <span class="offer-name">{ &place.label }</span> },
            Self::Concern(found) => concern_line(found, names),
        }
    }
}

fn concern_line(found: &ConcernFound, names: &Names) -> Html {
    let row = &found.row;
    let filed: Vec<String> =
        found.categories.iter().map(|code| category::label(code, names).into_owned()).collect();
    html! {
        <>
            <span class="offer-name">
                if row.let_go { { letting_go::reference(&row.entry) } } else { { pieces(&found.about) } }
            </span>
            <span class="offer-about">
                { moment::stamp_short(&row.at) }{ ", " }
                { if row.mine { concern::list::YOURS } else { row.who.name.as_str() } }
            </span>
            <span class="offer-text">{ pieces(&found.excerpt) }</span>
            <span class="tags">
                if row.danger { { tag(Tone::Danger, concern::list::DANGER) } }
                if found.adult { { tag(Tone::Plain, adults::TITLE) } }
                if let Some(status) = found.status { { status_tag(status) } }
                if let Some(level) = found.level { { tag(Tone::Plain, desk::level(level)) } }
                { for filed.into_iter().map(|one| tag(Tone::Plain, one)) }
            </span>
        </>
    }
}
