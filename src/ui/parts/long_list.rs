//! A list of any length as a table: no more than a window of its rows is on the page. Keys go from row to row while the focus is
//! in the list; screen readers hear how many rows there are and which one they are at.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent};
use yew::prelude::*;
use yew::virtual_dom::Key;

use crate::ui::state::long_list::{MOUNTED, Mounted, Step};
use crate::ui::window;

/// How high a row is taken to be before any was measured: pixels.
const ROW: f64 = 56.0;

/// A row of the list.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// What it is, unlike every other.
    pub key: Key,
    /// Its classes.
    pub class: Classes,
    /// Its cells. The first link in it is what its keys open.
    pub cells: Html,
}

/// Properties of [`LongList`].
#[derive(Properties, PartialEq)]
pub struct LongListProps {
    /// Its id.
    pub id: AttrValue,
    /// The classes of its table.
    #[prop_or_default]
    pub class: Classes,
    /// What it holds, for those who do not see what stands above it.
    pub caption: AttrValue,
    /// The columns' heads.
    pub heads: Html,
    /// How many columns there are.
    pub columns: u8,
    /// How many rows there are in all.
    pub total: usize,
    /// The place of the first row that is here.
    pub at: usize,
    /// The rows that are here.
    pub rows: Vec<Row>,
    /// Rows from this place on are wanted.
    pub onwanted: Callback<usize>,
    /// The first row takes the focus when the list opens.
    #[prop_or_default]
    pub first: bool,
}

/// What the list remembers between drawings.
#[derive(Default)]
struct Memory {
    /// The place of the row that had the focus last.
    active: Cell<Option<usize>>,
    /// How many rows there are.
    total: Cell<usize>,
    /// The row that takes the focus once it is here.
    awaited: Cell<Option<usize>>,
    /// The focus was in the list when rows were asked for.
    held: Cell<bool>,
    /// A row that was seen, and where its top was: what is drawn next keeps it there.
    anchor: Cell<Option<(usize, f64)>>,
    /// What was asked for last and has not come.
    asked: Cell<Option<usize>>,
    /// How high a row is on average.
    row: Cell<Option<f64>>,
}

thread_local! {
    /// Of each list that was left, how many rows it had and which of them had the focus: whoever comes back is there again.
    static LEFT: RefCell<BTreeMap<AttrValue, (usize, usize)>> = const { RefCell::new(BTreeMap::new()) };
}

/// The row that had the focus when a list of this id and length was left.
fn left_at(id: &AttrValue, total: usize) -> Option<usize> {
    LEFT.with_borrow_mut(|left| left.remove(id)).filter(|(rows, _)| *rows == total).map(|(_, place)| place)
}

/// A list of any length.
#[component]
pub fn LongList(props: &LongListProps) -> Html {
    let node = use_node_ref();
    let memory = use_memo((), |()| Memory::default());
    let mounted = Mounted { at: props.at, here: props.rows.len(), total: props.total };
    {
        let (node, memory) = (node.clone(), memory.clone());
        use_effect_with((mounted, first_key(props)), move |(mounted, _)| {
            if let Some(list) = node.cast::<Element>() {
                settle(&list, *mounted, &memory);
            }
        });
    }
    {
        let (node, memory) = (node.clone(), memory.clone());
        let (first, id, onwanted) = (props.first, props.id.clone(), props.onwanted.clone());
        use_effect_with(props.rows.is_empty(), move |empty| {
            let place = match (*empty, first) {
                (true, _) => None,
                (false, true) => Some(0),
                (false, false) => left_at(&id, mounted.total),
            };
            let link = place.and_then(|place| link_of(&node.cast::<Element>()?, place));
            match (link, place) {
                (Some(link), _) => {
                    let _ = link.focus();
                }
                (None, Some(place)) => {
                    memory.awaited.set(Some(place));
                    memory.asked.set(Some(mounted.around(place)));
                    onwanted.emit(mounted.around(place));
                }
                (None, None) => {}
            }
        });
    }
    {
        let (memory, id) = (memory.clone(), props.id.clone());
        use_effect_with(props.total, move |total| {
            memory.total.set(*total);
            move || {
                if let Some(place) = memory.active.get() {
                    LEFT.with_borrow_mut(|left| left.insert(id, (memory.total.get(), place)));
                }
            }
        });
    }
    {
        let (node, memory, onwanted) = (node.clone(), memory.clone(), props.onwanted.clone());
        use_effect_with((mounted, onwanted), move |(mounted, onwanted)| {
            let look = {
                let (mounted, onwanted) = (*mounted, onwanted.clone());
                move || {
                    if let Some(list) = node.cast::<Element>()
                        && let Some(at) = looked_at(&list, mounted, &memory)
                        && memory.asked.get() != Some(at)
                    {
                        memory.asked.set(Some(at));
                        onwanted.emit(at);
                    }
                }
            };
            look();
            let look = Rc::new(look);
            let resized = look.clone();
            let listeners = [
                EventListener::new(&window::window(), "scroll", move |_| look()),
                EventListener::new(&window::window(), "resize", move |_| resized()),
            ];
            move || drop(listeners)
        });
    }
    let onfocusin = {
        let memory = memory.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(place) = place_of(event.target()) {
                memory.active.set(Some(place));
            }
        })
    };
    let onkeydown = {
        let (node, memory, onwanted) = (node.clone(), memory, props.onwanted.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some(list) = node.cast::<Element>() else { return };
            let from = place_of(event.target()).or(memory.active.get()).unwrap_or(0);
            if matches!(event.key().as_str(), "o" | "O") {
                event.prevent_default();
                if let Some(link) = link_of(&list, from) {
                    link.click();
                }
                return;
            }
            let Some(step) = Step::of(&event.key()) else { return };
            event.prevent_default();
            let to = step.from(from, mounted.total);
            memory.active.set(Some(to));
            match link_of(&list, to) {
                Some(link) => {
                    let _ = link.focus();
                }
                None => {
                    memory.awaited.set(Some(to));
                    memory.asked.set(Some(mounted.around(to)));
                    onwanted.emit(mounted.around(to));
                }
            }
        })
    };
    let rows = props.rows.iter().take(MOUNTED).zip(props.at..);
    html! {
        <div ref={node} class="long-list" tabindex="-1" {onkeydown} {onfocusin}>
            <table id={&props.id} class={classes!("table", props.class.clone())} aria-rowcount={(props.total + 1).to_string()}>
                <caption class="unseen">{ &props.caption }</caption>
                <thead><tr aria-rowindex="1">{ props.heads.clone() }</tr></thead>
                <tbody>
                    <tr key="above" class="room" aria-hidden="true"><td colspan={props.columns.to_string()}></td></tr>
                    { for rows.map(|(row, place)| html! {
                        <tr key={row.key.clone()} class={row.class.clone()} aria-rowindex={(place + 2).to_string()}>{ row.cells.clone() }</tr>
                    }) }
                    <tr key="below" class="room" aria-hidden="true"><td colspan={props.columns.to_string()}></td></tr>
                </tbody>
            </table>
        </div>
    }
}

fn first_key(props: &LongListProps) -> Option<Key> {
    props.rows.first().map(|row| row.key.clone())
}

fn row_at(list: &Element, place: usize) -> Option<Element> {
    list.query_selector(&format!("tbody tr[aria-rowindex=\"{}\"]", place + 2)).ok().flatten()
}

fn link_of(list: &Element, place: usize) -> Option<HtmlElement> {
    row_at(list, place)?.query_selector("a").ok().flatten()?.dyn_into().ok()
}

/// The place of the row that something is in.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let row = target?.dyn_into::<Element>().ok()?.closest("tbody tr").ok().flatten()?;
    row.get_attribute("aria-rowindex")?.parse::<usize>().ok()?.checked_sub(2)
}

fn rooms(list: &Element) -> Option<[HtmlElement; 2]> {
    let rooms = list.query_selector_all("tr.room > td").ok()?;
    let room = |place| rooms.get(place)?.dyn_into::<HtmlElement>().ok();
    Some([room(0)?, room(1)?])
}

/// Measures the rows that are here, gives the others their room, keeps what was seen where it was, and puts the focus where it
/// was to go.
fn settle(list: &Element, mounted: Mounted, memory: &Memory) {
    memory.asked.set(None);
    let Some([above, below]) = rooms(list) else { return };
    let top = |place| row_at(list, place).map(|row| row.get_bounding_client_rect().top());
    if mounted.here > 0
        && let Some(first) = top(mounted.at)
    {
        let high = below.get_bounding_client_rect().top() - first;
        #[expect(clippy::cast_precision_loss, reason = "no more than a window of rows")]
        let each = high / mounted.here as f64;
        if each > 1.0 {
            memory.row.set(Some(each));
        }
    }
    let (before, after) = mounted.room(memory.row.get().unwrap_or(ROW));
    for (room, high) in [(&above, before), (&below, after)] {
        let _ = room.style().set_property("height", &format!("{high:.0}px"));
    }
    if let Some(place) = memory.awaited.take() {
        if let Some(link) = link_of(list, place) {
            let _ = link.focus();
        }
    } else if let Some((place, was)) = memory.anchor.get()
        && let Some(now) = top(place)
        && (now - was).abs() >= 1.0
    {
        window::window().scroll_by_with_x_and_y(0.0, now - was);
    }
    // The row that had the focus is gone: keys still go on from it.
    let focus = window::document().active_element();
    let outside = focus.is_none_or(|focus| focus.tag_name() == "BODY");
    if memory.held.take()
        && outside
        && let Some(list) = list.dyn_ref::<HtmlElement>()
    {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = list.focus_with_options(&options);
    }
}

/// Looks at what is seen of the list; from which row on the page should have them, if it should have others.
fn looked_at(list: &Element, mounted: Mounted, memory: &Memory) -> Option<usize> {
    let body = list.query_selector("tbody").ok().flatten()?.get_bounding_client_rect();
    let row = memory.row.get().unwrap_or(ROW);
    let high = window::window().inner_height().ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not below 0, and far below 2^52"
    )]
    let rows = |pixels: f64| (pixels.max(0.0) / row) as usize;
    if body.bottom() < 0.0 || body.top() > high {
        return None;
    }
    let first = rows(-body.top());
    let seen = rows(high) + 1;
    let kept = (first..first + seen).find_map(|place| Some((place, row_at(list, place)?)));
    memory.anchor.set(kept.map(|(place, row)| (place, row.get_bounding_client_rect().top())));
    let wanted = mounted.wanted(first, seen);
    if wanted.is_some() {
        let focus = window::document().active_element();
        // It stays said until rows have come: the row may have left the page since.
        if focus.is_some_and(|focus| list.contains(Some(&focus))) {
            memory.held.set(true);
        }
    }
    wanted
}
