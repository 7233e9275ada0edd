//! The box that finds: pupils, concerns, staff and where to go, as one types. A combobox after the ARIA pattern: the focus stays
//! in the field, and the arrows go through what is found.

mod asking;
mod choices;
mod places;
mod saving;
mod vocabulary;

use std::rc::Rc;

use web_sys::{HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::app::intent::{Intent, SearchIntent};
use crate::app::view::{SavedSearch, SearchOpened, SearchView};
use crate::domain::access::{Action, allows};
use crate::domain::search::{Facet, Query};
use crate::ui::parts::Dialog;
use crate::ui::route::{AdultsRoute, ProfileRoute, Route};
use crate::ui::session::{Loaded, Session, use_session, use_view};
use crate::ui::state::Happened;
use crate::ui::text::search as words;
use crate::ui::window;

use asking::{Answer, use_asking};
use choices::{Choice, Group, groups, plain};
use places::{Go, places};
use saving::Saving;
pub use vocabulary::{called, vocabulary};

/// How far the page keys go.
const PAGE: usize = 5;
/// The field, and the list that it opens.
const FIELD: &str = "finder";
const LIST: &str = "finder-list";

/// The box that finds.
#[component]
pub fn Finder() -> Html {
    let session = use_session();
    let opened = use_opened();
    let saved_since = use_state(|| None::<Vec<SavedSearch>>);
    let decides = session.shell.status.as_ref().is_some_and(|status| allows(status.role, Action::Triage));
    let known = use_memo((decides, opened.clone()), |(decides, opened)| {
        vocabulary(*decides, &opened.as_ref().as_ref().map(|opened| opened.names.clone()).unwrap_or_default())
    });
    let typed = use_state(AttrValue::default);
    let asking = use_asking();
    {
        let (asking, known) = (asking.clone(), known.clone());
        use_effect_with(((*typed).clone(), opened.is_some()), move |(typed, _)| {
            asking.ask(typed.clone(), Query::read(typed, &known));
        });
    }
    let answer = asking.answer();
    let saved = (*saved_since).clone().or_else(|| (*opened).as_ref().map(|opened| opened.saved.clone()));
    let saved = saved.unwrap_or_default();
    let nothing = typed.trim().is_empty();
    let groups: Vec<Group> = groups(
        answer.as_ref().filter(|_| !nothing).map(|answer| &answer.found),
        if nothing { &saved } else { &[] },
        session.shell.status.as_ref().map(|status| places(status, &typed)).unwrap_or_default(),
    );
    let all: Vec<Choice> = groups.iter().flat_map(|(_, choices)| choices.iter().cloned()).collect();
    let at = use_state(|| None::<usize>);
    let now = at.filter(|place| *place < all.len()).or((!nothing && !all.is_empty()).then_some(0));
    let hurried = use_mut_ref(|| None::<AttrValue>);
    let close = {
        let session = session.clone();
        Callback::from(move |()| session.happened(Happened::Finding(false)))
    };
    let choose = {
        let (session, typed, at) = (session.clone(), typed.clone(), at.clone());
        Callback::from(move |choice: Choice| match choice {
            Choice::Saved(saved) => {
                at.set(None);
                typed.set(saved.typed.into());
                window::focus_id(FIELD);
            }
            choice => take(&session, &typed, &choice),
        })
    };
    {
        // Enter was pressed before what it takes was here.
        let (choose, hurried) = (choose.clone(), hurried.clone());
        let first = all.first().cloned();
        use_effect_with(answer.clone(), move |answer| {
            let due = answer.as_ref().is_some_and(|answer| Some(&answer.typed) == hurried.borrow().as_ref());
            if let Some(first) = first.filter(|_| due) {
                hurried.borrow_mut().take();
                choose.emit(first);
            }
        });
    }
    use_effect_with(now, |now| {
        let Some(chosen) = now.and_then(|place| window::document().get_element_by_id(&option_id(place)))
        else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        chosen.scroll_into_view_with_scroll_into_view_options(&options);
    });
    let oninput = {
        let (typed, at) = (typed.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            at.set(None);
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value().into());
        })
    };
    let onkeydown = {
        let (at, all, choose) = (at.clone(), all.clone(), choose.clone());
        let (typed, hurried, answer) = (typed.clone(), hurried, answer.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
                return;
            }
            if event.key() == "Enter" {
                event.prevent_default();
                if answer.as_ref().is_some_and(|answer| answer.typed == *typed) {
                    if let Some(choice) = now.and_then(|place| all.get(place)) {
                        choose.emit(choice.clone());
                    }
                } else {
                    *hurried.borrow_mut() = Some((*typed).clone());
                }
            } else if let Some(to) = step(&event.key(), now, all.len()) {
                event.prevent_default();
                at.set(Some(to));
            }
        })
    };
    let onsaved = {
        let saved_since = saved_since.clone();
        Callback::from(move |saved| {
            saved_since.set(Some(saved));
            window::focus_id(FIELD);
        })
    };
    let names = (*opened).as_ref().map(|opened| opened.names.clone()).unwrap_or_default();
    let name = move |facet: &Facet| called(facet, &names);
    let names = (*opened).as_ref().map(|opened| opened.names.clone()).unwrap_or_default();
    html! {
        <Dialog id="finder-box" title={words::TITLE} onclose={close}>
            <div class="finder">
                <label class="label" for={FIELD}>{ words::LABEL }</label>
                <input
                    id={FIELD}
                    class="input"
                    type="text"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-expanded={if all.is_empty() { "false" } else { "true" }}
                    aria-controls={LIST}
                    aria-activedescendant={now.map(option_id)}
                    aria-describedby="finder-own"
                    value={(*typed).clone()}
                    spellcheck="false"
                    autocomplete="off"
                    autocorrect="off"
                    translate="no"
                    writingsuggestions="false"
                    data-gramm="false"
                    {oninput}
                    {onkeydown}
                />
                <p class="unseen" id="finder-own">{ words::YOUR_OWN }</p>
                { understood(answer.as_deref(), &name) }
                <div id={LIST} class="finder-list" role="listbox" aria-label={words::RESULTS}>
                    { drawn(&groups, now, &choose, |choice| choice.draw(&names)) }
                </div>
                { state(answer.as_deref().filter(|answer| answer.typed == *typed), &groups, nothing) }
                if !nothing {
                    <Saving typed={(*typed).clone()} {saved} {onsaved} />
                }
                <details class="finder-help">
                    <summary>{ words::HELP }</summary>
                    <p>{ words::HELP_TEXT }</p>
                    <p>{ words::HELP_FILTERS }</p>
                    <dl>
                        { for examples(decides).iter().map(|(word, what)| html! {
                            <div><dt><code>{ *word }</code></dt><dd>{ *what }</dd></div>
                        }) }
                    </dl>
                </details>
            </div>
        </Dialog>
    }
}

fn opened(loaded: &Loaded) -> Option<SearchOpened> {
    match loaded {
        Loaded::Here(view) => match view.search() {
            Some(SearchView::Opened(opened)) => Some(opened),
            _ => None,
        },
        _ => None,
    }
}

fn examples(decides: bool) -> &'static [(&'static str, &'static str)] {
    if decides { &words::EXAMPLES } else { &words::OWN_EXAMPLES }
}

fn option_id(place: usize) -> String {
    format!("{FIELD}-{place}")
}

/// The place that a key leads to, round from the end to the beginning.
fn step(key: &str, now: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (key, now) {
        ("ArrowDown", None) => 0,
        ("ArrowDown", Some(place)) => {
            if place == last {
                0
            } else {
                place + 1
            }
        }
        ("ArrowUp", None | Some(0)) => last,
        ("ArrowUp", Some(place)) => place - 1,
        ("PageDown", now) => (now.unwrap_or(0) + PAGE).min(last),
        ("PageUp", now) => now.unwrap_or(0).saturating_sub(PAGE),
        _ => return None,
    })
}

/// Goes where a choice leads.
fn take(session: &Session, typed: &str, choice: &Choice) {
    session.happened(Happened::Finding(false));
    let reads_all = session.shell.status.as_ref().is_some_and(|status| allows(status.role, Action::ReadAll));
    let seek = |text: String| {
        session.happened(Happened::Sought(text.into()));
        session.go(Route::Concerns);
    };
    match choice {
        Choice::Saved(_) => {}
        Choice::Pupil(pupil) if reads_all => session.go(Route::Profile(ProfileRoute::File(pupil.pupil))),
        Choice::Pupil(pupil) => session.go(Route::RecordAbout(pupil.pupil)),
        Choice::Person(person) => seek(format!("by:\"{}\"", plain(&person.name))),
        Choice::All(_) => seek(typed.trim().to_owned()),
        Choice::Concern(found) if found.adult => {
            session.go(Route::Adults(AdultsRoute::Case(found.row.entry)))
        }
        Choice::Concern(found) => session.go(Route::Concern(found.row.entry)),
        Choice::Place(place) => match place.go {
            Go::To(route) => session.go(route),
            Go::Lock => session.lock(),
            Go::Blank => session.happened(Happened::Blank(true)),
        },
    }
}

/// How the filters were understood.
fn understood(answer: Option<&Answer>, called: &impl Fn(&Facet) -> String) -> Html {
    let filters = answer.map(|answer| answer.query.filters.as_slice()).unwrap_or_default();
    if filters.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="understood">
            { for filters.iter().map(|filter| html! { <li class="tag tag-plain">{ words::understood(filter, called) }</li> }) }
        </ul>
    }
}

fn drawn(
    groups: &[Group],
    now: Option<usize>,
    choose: &Callback<Choice>,
    draw: impl Fn(&Choice) -> Html,
) -> Html {
    let mut place = 0;
    let mut drawn = Vec::new();
    for (title, choices) in groups {
        let id = format!("{FIELD}-group-{place}");
        let mut options = Vec::new();
        for choice in choices {
            // The field keeps the focus while the mouse is pressed.
            let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
            let onclick = {
                let (choose, choice) = (choose.clone(), choice.clone());
                Callback::from(move |_: MouseEvent| choose.emit(choice.clone()))
            };
            let chosen = if now == Some(place) { "true" } else { "false" };
            options.push(html! {
                <div id={option_id(place)} role="option" class="offer" aria-selected={chosen} {onmousedown} {onclick}>
                    { draw(choice) }
                </div>
            });
            place += 1;
        }
        drawn.push(html! {
            <div role="group" aria-labelledby={id.clone()}>
                <p class="finder-group" {id} role="presentation">{ *title }</p>
                { for options }
            </div>
        });
    }
    html! { { for drawn } }
}

/// How much was found, and whether there may be more to come.
fn state(answer: Option<&Answer>, groups: &[Group], nothing: bool) -> Html {
    let Some(Answer { found, .. }) = answer.filter(|_| !nothing) else {
        return html! { <p class="hint" role="status"></p> };
    };
    let places =
        groups.iter().find(|(title, _)| *title == words::PLACES).map_or(0, |(_, places)| places.len());
    html! {
        <>
            if groups.is_empty() && found.ready.is_whole() { <p>{ words::NOTHING_ABOUT }</p> }
            <p class="hint" role="status">
                { words::found(found.pupils_total, found.concerns_total, found.staff.len(), places) }
                if found.nearly { { ". " }{ words::NEARLY } }
            </p>
            if !found.ready.is_whole() { <p class="hint">{ words::getting_ready(found.ready) }</p> }
        </>
    }
}

/// Reads what is typed in a list's field, as the person here may ask.
pub fn read(typed: &str, decides: bool, opened: Option<&SearchOpened>) -> Query {
    let names = opened.map(|opened| opened.names.clone()).unwrap_or_default();
    Query::read(typed, &vocabulary(decides, &names))
}

/// What the box and the lists need before anything is typed.
#[hook]
pub fn use_opened() -> Rc<Option<SearchOpened>> {
    let (loaded, _) = use_view(Intent::from(SearchIntent::Open));
    use_memo(loaded, opened)
}
