//! Search, its box, and lists that can be searched and sorted.

use crate::app::intent::Order;
use crate::app::view::Ready;
use crate::domain::search::{Facet, Field, Filter, Standing};
use crate::domain::time::Day;

pub const TITLE: &str = "Search";
pub const LABEL: &str = "Pupils, concerns, staff, or where to go";
pub const PUPILS: &str = "Pupils";
pub const CONCERNS: &str = "Concerns";
pub const STAFF: &str = "Staff";
pub const PLACES: &str = "Go to";
pub const SAVED: &str = "Saved searches";
pub const RESULTS: &str = "What was found";
pub const NEARLY: &str = "Nothing is spelt so. These are nearly called that.";
pub const LOCK: &str = "Lock";
pub const BLANK: &str = "Blank the screen";
pub const SAVE: &str = "Save this search";
pub const SAVE_NAME: &str = "Name";
pub const SAVE_NAME_HINT: &str = "Kept sealed on this device, for you alone.";
pub const SAVE_IT: &str = "Save";
pub const FORGET: &str = "Forget";
pub const NOTHING: &str = "Nothing was found";
pub const NOTHING_ABOUT: &str = "Try fewer letters, or the beginning of a word.";
pub const HELP: &str = "How to narrow it";
pub const HELP_TEXT: &str =
    "Type any words, each from its beginning. Words in quotes must stand so, in that order.";
pub const HELP_FILTERS: &str = "Narrow with words like these:";
pub const YOUR_OWN: &str = "What is found is what you may read.";

/// Filters to try, for those who decide about concerns.
pub const EXAMPLES: [(&str, &str); 7] = [
    ("year:4", "pupils of a year group; class: does the same for a class"),
    ("category:neglect", "what it is filed under; also level:3, risk:high, status:monitoring"),
    ("open", "being worked on; also new, closed, danger, mine, map"),
    ("from:2026-09-01", "happened on that day or later; also to: and on:"),
    ("by:name", "who wrote it"),
    ("place:playground", "where; about:bullying says what it is about"),
    ("\"no coat\"", "exactly these words"),
];

/// Filters to try, for those who find their own concerns.
pub const OWN_EXAMPLES: [(&str, &str); 5] = [
    ("year:4", "pupils of a year group; class: does the same for a class"),
    ("from:2026-09-01", "happened on that day or later; also to: and on:"),
    ("place:playground", "where; about:bullying says what it is about"),
    ("danger", "a child was in danger; map finds those with a body map"),
    ("\"no coat\"", "exactly these words"),
];

/// How much was found, for those who hear it.
pub fn found(pupils: usize, concerns: usize, staff: usize, places: usize) -> String {
    let counts = [
        super::count(pupils, "pupil", "pupils"),
        super::count(concerns, "concern", "concerns"),
        super::count(staff, "member of staff", "members of staff"),
        super::count(places, "place to go", "places to go"),
    ];
    let some = [pupils, concerns, staff, places].into_iter().zip(counts).filter(|(count, _)| *count > 0);
    let some: Vec<String> = some.map(|(_, said)| said).collect();
    if some.is_empty() { NOTHING.to_owned() } else { some.join(", ") }
}

/// The option that shows every concern that was found in the list.
pub fn all(count: usize) -> String {
    format!("See all {} in the list", super::count(count, "concern", "concerns"))
}

/// How far search has come.
pub fn getting_ready(ready: Ready) -> String {
    format!("Getting ready: {} of {} concerns can be found so far.", ready.done, ready.total)
}

/// How a filter was understood.
pub fn understood(filter: &Filter, called: impl Fn(&Facet) -> String) -> String {
    match filter {
        Filter::Is(facet) => called(facet),
        Filter::Any { field, typed, facets } if facets.is_empty() => {
            format!("{}: nothing is called \"{typed}\"", self::field(*field))
        }
        Filter::Any { field, facets, .. } => {
            let names: Vec<String> = facets.iter().take(3).map(called).collect();
            let more = facets.len().saturating_sub(names.len());
            let more = if more > 0 { format!(" or {more} more") } else { String::new() };
            format!("{}: {}{more}", self::field(*field), names.join(", "))
        }
        Filter::Named { field, typed, .. } => format!("{}: {typed}", self::field(*field)),
        Filter::Days { from, to } => days(*from, *to),
        Filter::Unclear { field, .. } => format!("{}: type a day, such as 2026-09-01", self::field(*field)),
    }
}

fn days(from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("On {from}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("From {from}"),
        (None, Some(to)) => format!("To {to}"),
        (None, None) => String::new(),
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Year => "Year",
        Field::Class => "Class",
        Field::Pupil => "Pupil",
        Field::By => "Written by",
        Field::About => "About",
        Field::Place => "Place",
        Field::Form => "Form",
        Field::Category => "Category",
        Field::Level => "Level",
        Field::Risk => "Risk",
        Field::Status => "Status",
        Field::From => "From",
        Field::To => "To",
        Field::On => "On",
    }
}

/// What a word that narrows by itself asks for.
pub fn keyword(facet: &Facet) -> &'static str {
    match facet {
        Facet::Standing(Standing::New) => "New",
        Facet::Standing(Standing::Open) => "Open",
        Facet::Standing(Standing::Closed) => "Closed",
        Facet::Danger => "A child was in danger",
        Facet::Map => "With a body map",
        Facet::Mine => "Written by you",
        _ => "",
    }
}

/// The list of concerns, searched and sorted.
pub mod list {
    use super::Order;

    pub const FIND: &str = "Find in this list";
    pub const FIND_HINT: &str = "Words, names, or filters such as open or year:4.";
    pub const SORT: &str = "Sort by";
    pub const NONE: &str = "No concern has all of that";
    pub const NONE_LEAD: &str = "Try fewer letters, or take a filter away.";
    pub const HINT: &str =
        "In the list: J or Down goes on, K or Up goes back, Home and End to either end, Enter or O opens.";

    /// How a list is sorted.
    pub fn order(order: Order) -> &'static str {
        match order {
            Order::Newest => "Newest first",
            Order::Oldest => "Oldest first",
            Order::Pupil => "Pupil",
            Order::Writer => "Written by",
        }
    }

    /// How many there are.
    pub fn total(count: usize) -> String {
        crate::ui::text::count(count, "concern", "concerns")
    }

    /// What the table holds.
    pub fn caption(which: &str, order: Order) -> String {
        format!("{which}, {}", self::order(order).to_lowercase())
    }
}
