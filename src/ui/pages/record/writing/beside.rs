//! Beside a text: slips with suggestions that one key takes, and the coach's advice. Quiet until there is something,
//! and a moment after the last letter; the language worker is asked about the newest text only.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

use super::{BesideProps, Writing, advised};
use crate::domain::coach::{Field, Finding, look};
use crate::domain::form::Particular;
use crate::ui::language::{self, Unchecked};
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::state::record::{Typed, Words};
use crate::ui::state::writing::{Slip, in_context};
use crate::ui::text::coach as words;
use crate::ui::window;

/// So long must typing pause before anything is said, in milliseconds.
const PAUSE: u32 = 700;
/// So many slips and pieces of advice are shown at a time: the next come up as these are dealt with.
const SHOWN: usize = 3;

/// The coach's name for a text of the form; nothing is said about the name of whoever was told.
pub fn field(which: Words) -> Option<Field> {
    Some(match which {
        Words::Narrative => Field::Narrative,
        Words::Quoted => Field::ChildWords,
        Words::Questions => Field::Questions,
        Words::Opinion => Field::Opinion,
        Words::Present => Field::Present,
        Words::Done => Field::Done,
        Words::PlaceDetail => Field::PlaceDetail,
        Words::Particular(particular) => Field::Particular(particular),
        Words::ToldWhom | Words::Reason => return None,
    })
}

/// Whether a text is somebody's own words, which nobody corrects.
fn verbatim(which: Words) -> bool {
    matches!(which, Words::Quoted | Words::Particular(Particular::Advice))
}

/// What was found in a text.
#[derive(Default, PartialEq)]
struct Found {
    text: String,
    advice: Vec<Finding>,
}

/// The notes beside one text.
#[component]
pub fn Notes(props: &BesideProps) -> Html {
    let writing = use_context::<Writing>();
    let text = props.form.words(props.words).to_owned();
    let slips = use_slips(&text, writing.as_ref(), props.words);
    let found = use_advice(&text, writing.as_ref(), props);
    let take = use_take(props);
    let unchecked = matches!(&slips, Some(Err(Unchecked)));
    // What was found stays where it still stands while more is typed.
    let slips: Vec<Slip> = slips.and_then(Result::ok).unwrap_or_default();
    let leaves = |what: &str| writing.as_ref().is_some_and(|writing| writing.leaves(what));
    let slips: Vec<Slip> =
        slips.into_iter().filter(|slip| slip.stands_in(&text) && !leaves(&slip.words)).collect();
    use_keys(props.id.clone(), slips.first().cloned(), writing.clone(), take.clone());
    let advice: Vec<&Finding> = found
        .advice
        .iter()
        .filter(|one| {
            let stood = found.text.get(one.range.clone());
            let same = stood.is_some() && stood == text.get(one.range.clone());
            same && !leaves(&advised(&one.advice, stood.unwrap_or_default()))
        })
        .collect();
    let Some(writing) = writing else { return Html::default() };
    html! {
        <div class="beside" id={notes_id(&props.id)}>
            <p class="unseen" role="status">{ words::beside(props.label, slips.len(), advice.len()) }</p>
            if !slips.is_empty() {
                <ul class="notes" aria-label={words::slips_of(props.label)}>
                    { for slips.iter().take(SHOWN).enumerate().map(|(place, slip)| {
                        note_of_slip(place == 0, slip, &text, props, &writing, &take)
                    }) }
                </ul>
            }
            if !advice.is_empty() {
                <ul class="notes notes-advice" aria-label={words::advice_of(props.label)}>
                    { for advice.iter().take(SHOWN).map(|one| note_of_advice(one, &text, props, &writing)) }
                </ul>
            }
            if let Some(more) = words::more(slips.len().saturating_sub(SHOWN) + advice.len().saturating_sub(SHOWN)) {
                <p class="hint">{ more }</p>
            }
            if unchecked && props.words == Words::Narrative && !text.trim().is_empty() {
                <p class="hint">{ words::UNCHECKED }</p>
            }
        </div>
    }
}

/// Asks the coach once typing pauses.
#[hook]
fn use_advice(text: &str, writing: Option<&Writing>, props: &BesideProps) -> Rc<Found> {
    let found = use_state(Rc::<Found>::default);
    let shared = writing.map(|writing| writing.shared.clone()).unwrap_or_default();
    let pupils = props.form.content.pupils.len();
    {
        let (found, which, content) = (found.clone(), props.words, props.form.content.clone());
        use_effect_with((text.to_owned(), shared, pupils), move |(text, shared, _)| {
            let (text, shared) = (text.clone(), shared.clone());
            let timer = Timeout::new(PAUSE, move || {
                let names = shared.with_involved(&content);
                let advice = field(which).map(|field| look(field, &text, &names)).unwrap_or_default();
                found.set(Rc::new(Found { text, advice }));
            });
            move || drop(timer)
        });
    }
    (*found).clone()
}

/// Asks the language worker once typing pauses, never about two texts of one field at a time, and never about a child's
/// own words.
#[hook]
fn use_slips(text: &str, writing: Option<&Writing>, which: Words) -> Option<Result<Vec<Slip>, Unchecked>> {
    let slips = use_state(|| None);
    let newest = use_mut_ref(String::new);
    let busy = use_ref(|| Cell::new(false));
    text.clone_into(&mut newest.borrow_mut());
    let names = writing.and_then(|writing| writing.names.clone());
    {
        let slips = slips.clone();
        use_effect_with((text.to_owned(), names), move |(_, names)| {
            let wanted = !verbatim(which);
            let timer = names.clone().filter(|_| wanted).map(|names| {
                Timeout::new(PAUSE, move || {
                    if !busy.replace(true) {
                        spawn_local(ask(names, newest, busy, slips));
                    }
                })
            });
            move || drop(timer)
        });
    }
    (*slips).clone()
}

type Answer = UseStateHandle<Option<Result<Vec<Slip>, Unchecked>>>;

/// Asks until the answer is about the text as it is by then: an answer that comes too late is dropped.
async fn ask(names: Rc<Vec<String>>, newest: Rc<RefCell<String>>, busy: Rc<Cell<bool>>, slips: Answer) {
    loop {
        let text = newest.borrow().clone();
        // An empty text too: then the worker is there by the first word.
        let answer = language::check(&names, &text).await;
        if *newest.borrow() == text || answer.is_err() {
            busy.set(false);
            slips.set(Some(answer));
            return;
        }
    }
}

/// What takes a suggestion: the slip, and what stands there then.
type Take = Callback<(Slip, String)>;

/// Puts a suggestion into the field itself, with the caret where it was, and tells the form.
#[hook]
fn use_take(props: &BesideProps) -> Take {
    let (id, which, typed) = (props.id.clone(), props.words, props.typed.clone());
    let text = props.form.words(which).to_owned();
    Callback::from(move |(slip, instead): (Slip, String)| {
        let Some(right) = slip.put_right(&text, &instead) else { return };
        put_into(&id, &right, |caret| slip.caret_after(&text, &instead, caret));
        typed.emit(Typed::Words(which, right));
    })
}

fn put_into(id: &str, text: &str, caret_after: impl Fn(u32) -> u32) {
    let Some(element) = window::document().get_element_by_id(id) else { return };
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        let caret = area.selection_end().ok().flatten().map(caret_after);
        area.set_value(text);
        if let Some(caret) = caret {
            let _ = area.set_selection_range(caret, caret);
        }
    } else if let Some(line) = element.dyn_ref::<HtmlInputElement>() {
        let caret = line.selection_end().ok().flatten().map(caret_after);
        line.set_value(text);
        if let Some(caret) = caret {
            let _ = line.set_selection_range(caret, caret);
        }
    }
}

fn notes_id(field: &str) -> String {
    format!("{field}-notes")
}

/// Alt and 1, 2 or 3 take a suggestion for the first slip, Alt and 0 leaves it, while the focus is in the field or its
/// notes. A key that types a character with Alt, as on some keyboards, types it.
#[hook]
fn use_keys(id: AttrValue, first: Option<Slip>, writing: Option<Writing>, take: Take) {
    use_effect(move || {
        let listener = first.zip(writing).map(|(slip, writing)| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window::window(), "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                if !key.alt_key() || key.ctrl_key() || key.meta_key() || key.repeat() || !is_in(&id) {
                    return;
                }
                let Ok(number) = key.key().parse::<usize>() else { return };
                let instead = number.checked_sub(1).and_then(|place| slip.instead.get(place));
                if let Some(instead) = instead {
                    event.prevent_default();
                    take.emit((slip.clone(), instead.clone()));
                } else if number == 0 {
                    event.prevent_default();
                    writing.leave(slip.words.clone());
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether the focus is in a field or its notes.
fn is_in(id: &str) -> bool {
    let focus = window::document().active_element();
    focus.is_some_and(|focus| {
        let notes = focus.closest(&format!("#{}", notes_id(id)));
        focus.id() == id || notes.is_ok_and(|notes| notes.is_some())
    })
}

/// Some words of the text, marked among those around them.
fn passage(text: &str, range: &std::ops::Range<usize>) -> Html {
    let shown = in_context(text, range);
    html! {
        <span class="passage" translate="no">{ shown.before }<mark>{ shown.words }</mark>{ shown.after }</span>
    }
}

fn note_of_slip(
    first: bool,
    slip: &Slip,
    text: &str,
    props: &BesideProps,
    writing: &Writing,
    take: &Take,
) -> Html {
    let shortcut = |number: usize| first.then(|| AttrValue::from(format!("Alt+{number}")));
    let suggestions = slip.instead.iter().enumerate().map(|(place, instead)| {
        let (taken, with, id) = (slip.clone(), instead.clone(), props.id.clone());
        let onclick = take.reform(move |()| (taken.clone(), with.clone()));
        let onclick = Callback::from(move |()| {
            onclick.emit(());
            window::focus_id(&id);
        });
        let label = if instead.is_empty() { words::TAKE_OUT.to_owned() } else { instead.clone() };
        html! {
            <Button key={place} kind={ButtonKind::Secondary} {label} about={words::instead_of(&slip.words)}
                shortcut={shortcut(place + 1)} {onclick} />
        }
    });
    html! {
        <li class="note" key={format!("{}-{}", slip.range().start, slip.words)}>
            <p>{ passage(text, &slip.range()) }{ " " }<span class="hint">{ words::slip(slip.kind) }</span></p>
            <p class="note-buttons">
                { for suggestions }
                <Button kind={ButtonKind::Quiet} label={words::LEAVE} about={AttrValue::from(slip.words.clone())}
                    shortcut={shortcut(0)} onclick={leave(writing, slip.words.clone(), &props.id)} />
                if first {
                    <span class="hint note-keys" aria-hidden="true">{ words::keys(slip.instead.len()) }</span>
                }
            </p>
        </li>
    }
}

fn note_of_advice(one: &Finding, text: &str, props: &BesideProps, writing: &Writing) -> Html {
    let said = words::advice(&one.advice);
    let stands = text.get(one.range.clone()).unwrap_or_default();
    let what = advised(&one.advice, stands);
    html! {
        <li class="note" key={format!("{}-{:?}", one.range.start, one.advice)}>
            <p>{ passage(text, &one.range) }</p>
            <p>{ said.reason }{ " " }{ said.better }</p>
            <p class="note-buttons">
                <Button kind={ButtonKind::Quiet} label={words::LEAVE} about={AttrValue::from(in_context(text, &one.range).words)}
                    onclick={leave(writing, what, &props.id)} />
            </p>
        </li>
    }
}

/// Leaves something as it is; the button is gone then, and the focus goes back to the field.
fn leave(writing: &Writing, what: String, id: &AttrValue) -> Callback<()> {
    let (writing, id) = (writing.clone(), id.clone());
    Callback::from(move |()| {
        writing.leave(what.clone());
        window::focus_id(&id);
    })
}
