//! Where one may go from the box: the screens that the role opens, and what can be done anywhere.

use crate::app::intent::Pile;
use crate::app::view::Status;
use crate::domain::access::allows;
use crate::domain::hearing::Progress;
use crate::domain::search::{Query, Term, Vocabulary, called_so};
use crate::ui::pages::needs;
use crate::ui::route::{ActionsRoute, AdultsRoute, ProfileRoute, Route};
use crate::ui::text::{desk, search, titles};

/// Somewhere to go, or something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What it is called.
    pub label: String,
    /// What it is.
    pub go: Go,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Go {
    /// A screen.
    To(Route),
    /// Lock.
    Lock,
    /// Blank the screen.
    Blank,
}

/// The screens that stand by themselves, in the order in which they are offered.
const SCREENS: [Route; 37] = [
    Route::Record { draft: None, check: false },
    Route::Home,
    Route::Inbox(Pile::New),
    Route::Inbox(Pile::Open),
    Route::Inbox(Pile::Closed),
    Route::Concerns,
    Route::Actions(ActionsRoute::Mine),
    Route::Actions(ActionsRoute::Desk),
    Route::Actions(ActionsRoute::Give(None)),
    Route::Actions(ActionsRoute::Card(None)),
    Route::HandOver,
    Route::Merge,
    Route::Update,
    Route::PostBox,
    Route::Adults(AdultsRoute::Inbox(Progress::New)),
    Route::Adults(AdultsRoute::Patterns),
    Route::Adults(AdultsRoute::Own),
    Route::Adults(AdultsRoute::Kit),
    Route::Withdrawn,
    Route::Pupils,
    Route::ImportPupils,
    Route::Duplicates,
    Route::Profile(ProfileRoute::Patterns),
    Route::Staff,
    Route::Pack,
    Route::Grant,
    Route::Lead,
    Route::Held,
    Route::Devices,
    Route::Categories,
    Route::School,
    Route::Lists,
    Route::Turn,
    Route::FullCopy,
    Route::ThisDevice,
    Route::Keys,
    Route::KitDrill,
];

/// How many are offered before anything is typed.
const FIRST: usize = 8;

fn label(route: Route) -> String {
    match route {
        Route::Inbox(pile) => format!("{}: {}", titles::INBOX, desk::pile(pile).to_lowercase()),
        route => route.title().to_owned(),
    }
}

/// Every place that the person here may go to.
fn open_to(status: &Status) -> impl Iterator<Item = Place> + '_ {
    let open = |route: &Route| match route {
        Route::Adults(AdultsRoute::Own) => true,
        Route::Adults(_) => status.hears,
        route => needs(*route).is_none_or(|action| allows(status.role, action)),
    };
    let screens = SCREENS.into_iter().filter(move |route| open(route));
    let screens = screens.map(|route| Place { label: label(route), go: Go::To(route) });
    let anywhere = [(search::LOCK, Go::Lock), (search::BLANK, Go::Blank)];
    screens.chain(anywhere.map(|(label, go)| Place { label: label.to_owned(), go }))
}

/// The places that are called so; some to begin with, if nothing is typed.
pub fn places(status: &Status, typed: &str) -> Vec<Place> {
    let all = open_to(status);
    if typed.trim().is_empty() {
        return all.take(FIRST).collect();
    }
    // A place has no filters: every word is one of its name.
    let query = Query::read(typed, &Vocabulary::default());
    if !query.filters.is_empty() || query.terms.iter().any(|term| matches!(term, Term::Phrase { .. })) {
        return Vec::new();
    }
    all.filter(|place| called_so(&place.label, &query)).take(FIRST).collect()
}
