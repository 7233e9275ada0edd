//! Concerns in a list: one row each, dense on a desk, cards on a telephone; searched, sorted, and as long as it may be.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{Intent, Order, SearchIntent};
use crate::app::view::{ConcernPage, ConcernRow, FoundPage, Ready, SearchView, View};
use crate::domain::access::{Action, allows};
use crate::ui::parts::{Empty, Heading, LongList, Row, Select, TextField, failing, link_to, waiting};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::state::Happened;
use crate::ui::state::long_list::MOUNTED;
use crate::ui::text::concern::{list, page};
use crate::ui::text::home;
use crate::ui::text::search::{self as finding, list as words};

use super::concern_rows::{cells, heads};
use super::search;

/// Properties of [`Concerns`].
#[derive(Properties, PartialEq)]
pub struct ConcernsProps {
    /// Which.
    pub which: Which,
}

/// Which concerns a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All that stand.
    Standing,
    /// Those that were entered in error.
    Withdrawn,
}

/// The concerns that this device may read.
#[component]
pub fn Concerns(props: &ConcernsProps) -> Html {
    let session = use_session();
    let which = props.which;
    let opened = search::use_opened();
    let order = use_state(Order::default);
    let at = use_state(|| 0_usize);
    let status = session.shell.status.clone();
    let may = |action| status.as_ref().is_some_and(|status| allows(status.role, action));
    let (all, decides) = (may(Action::ReadAll), may(Action::Triage));
    let sought = session.shell.sought.clone();
    {
        // Another list: from its beginning.
        let at = at.clone();
        use_effect_with((sought.clone(), *order), move |_| at.set(0));
    }
    let query = search::read(&sought, decides, (*opened).as_ref());
    let (offset, limit) = (*at, MOUNTED);
    let (loaded, again) = use_view(match which {
        Which::Standing => SearchIntent::List { query: query.clone(), order: *order, offset, limit }.into(),
        Which::Withdrawn => Intent::Withdrawn { offset, limit },
    });
    let here = use_memo(loaded.clone(), window);
    {
        // What is found while search gets ready is not all of it.
        let again = again.clone();
        use_effect_with(here.clone(), move |here| {
            if (**here).as_ref().is_some_and(|here| !here.ready.is_whole()) {
                again.emit(());
            }
        });
    }
    let onseek = {
        let session = session.clone();
        Callback::from(move |typed: String| session.happened(Happened::Sought(typed.into())))
    };
    let onwanted = {
        let at = at.clone();
        Callback::from(move |place| at.set(place))
    };
    let title = match (which, all) {
        (Which::Withdrawn, _) => list::TITLE_WITHDRAWN,
        (Which::Standing, true) => list::TITLE_ALL,
        (Which::Standing, false) => list::TITLE_MINE,
    };
    html! {
        <>
            <Heading {title} />
            { match which {
                Which::Standing => html! { <Narrow sought={sought.clone()} {onseek} order={order.clone()} /> },
                Which::Withdrawn => html! { <p>{ link_to(page::BACK, Route::Concerns) }</p> },
            } }
            { match (&*here, &loaded) {
                (Some(FoundPage { page, ready }), _) if page.total == 0 && ready.is_whole() => {
                    html! { <>{ nothing(which, all, &sought, page) }{ others(page) }</> }
                }
                (Some(FoundPage { page, ready }), _) => html! {
                    <>
                        <p class="hint" role="status">{ words::total(page.total) }</p>
                        if !ready.is_whole() { <p class="hint">{ finding::getting_ready(*ready) }</p> }
                        <LongList id="concerns" class="table-cards" caption={words::caption(title, *order)}
                            heads={heads()} columns=5 total={page.total} at={page.offset}
                            rows={page.rows.iter().map(listed).collect::<Vec<_>>()} {onwanted} />
                        { others(page) }
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

/// The window that an answer holds.
fn window(loaded: &Loaded) -> Option<FoundPage> {
    let Loaded::Here(view) = loaded else { return None };
    match (&**view, view.search()) {
        (View::Concerns(page), _) => Some(FoundPage { page: page.clone(), ready: Ready::default() }),
        (_, Some(SearchView::List(found))) => Some(found),
        _ => None,
    }
}

#[derive(Properties, PartialEq)]
struct NarrowProps {
    sought: Rc<str>,
    onseek: Callback<String>,
    order: UseStateHandle<Order>,
}

/// What narrows the list, and how it is sorted.
#[component]
fn Narrow(props: &NarrowProps) -> Html {
    let orders = Order::ALL.map(|order| AttrValue::from(words::order(order))).to_vec();
    let chosen = Order::ALL.iter().position(|order| *order == *props.order).unwrap_or(0);
    let onchange = {
        let order = props.order.clone();
        Callback::from(move |place: usize| order.set(Order::ALL.get(place).copied().unwrap_or_default()))
    };
    html! {
        <div class="narrowing">
            <TextField id="find-concern" label={words::FIND} hint={words::FIND_HINT} search=true
                value={props.sought.to_string()} oninput={props.onseek.clone()} />
            <Select id="sort-concerns" label={words::SORT} choices={orders} {chosen} {onchange} />
            <p class="hint narrowing-keys">{ words::HINT }</p>
        </div>
    }
}

fn nothing(which: Which, all: bool, sought: &str, page: &ConcernPage) -> Html {
    match which {
        Which::Withdrawn => html! { <p>{ list::NO_WITHDRAWN }</p> },
        Which::Standing if !sought.trim().is_empty() => html! {
            <>
                <p class="unseen" role="status">{ words::total(0) }</p>
                <Empty title={words::NONE}><p>{ words::NONE_LEAD }</p></Empty>
            </>
        },
        Which::Standing if page.withdrawn + page.sealed > 0 => html! { <p>{ words::total(0) }</p> },
        Which::Standing => html! {
            <Empty title={home::NONE}>
                <p>{ if all { home::NONE_LEAD } else { home::NONE_RECORDER } }</p>
            </Empty>
        },
    }
}

/// Those that were entered in error, and those that are sealed to a few, have lists of their own.
fn others(page: &ConcernPage) -> Html {
    html! {
        <>
            if page.withdrawn > 0 {
                <p>{ link_to(list::see_withdrawn(page.withdrawn), Route::Withdrawn) }</p>
            }
            if page.sealed > 0 {
                <p>{ link_to(list::see_sealed(page.sealed), Route::Adults(AdultsRoute::Own)) }</p>
            }
        </>
    }
}

fn listed(row: &ConcernRow) -> Row {
    Row {
        key: row.entry.to_string().into(),
        class: classes!(row.danger.then_some("row-danger")),
        cells: cells(row),
    }
}
