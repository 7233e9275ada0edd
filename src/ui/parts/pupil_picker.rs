//! Type-ahead for children: a combobox after the ARIA pattern, worked from the keyboard alone.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{FieldLabel, describing};
use crate::app::intent::Intent;
use crate::app::view::{PupilCard, View};
use crate::domain::concern::{Child, Involved, PupilRole};
use crate::ui::session::use_session;
use crate::ui::text::record as words;
use crate::ui::window;

/// How many children are offered at once.
const OFFERED: usize = 8;

/// Properties of [`PupilPicker`].
#[derive(Properties, PartialEq)]
pub struct PupilPickerProps {
    /// Its id.
    pub id: AttrValue,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// A child was chosen.
    pub onchild: Callback<Involved>,
    /// Enter was pressed with nothing typed: on to what comes next.
    pub onleave: Callback<()>,
}

/// What is offered for what was typed.
#[derive(Clone, Default, PartialEq)]
struct Offer {
    typed: String,
    cards: Vec<PupilCard>,
}

/// Type-ahead for children.
#[component]
pub fn PupilPicker(props: &PupilPickerProps) -> Html {
    let session = use_session();
    let typed = use_state(String::new);
    let offer = use_state(Offer::default);
    let at = use_state(|| None::<usize>);
    let open = use_state(|| false);
    // The text for which Enter was pressed before its answer was here.
    let hurried = use_mut_ref(|| None::<String>);
    let newest: Rc<RefCell<String>> = use_mut_ref(String::new);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| window::focus(&node));
    }
    let choose = {
        let (typed, open, at, newest, offer) =
            (typed.clone(), open.clone(), at.clone(), newest.clone(), offer.clone());
        props.onchild.reform(move |involved: Involved| {
            typed.set(String::new());
            newest.borrow_mut().clear();
            offer.set(Offer::default());
            open.set(false);
            at.set(None);
            involved
        })
    };
    let look = {
        let (offer, at, open) = (offer.clone(), at.clone(), open.clone());
        let (newest, hurried, choose) = (newest.clone(), hurried.clone(), choose.clone());
        Callback::from(move |text: String| {
            *newest.borrow_mut() = text.clone();
            if text.trim().is_empty() {
                open.set(false);
                offer.set(Offer::default());
                return;
            }
            let (offer, at, open) = (offer.clone(), at.clone(), open.clone());
            let (newest, hurried, choose) = (newest.clone(), hurried.clone(), choose.clone());
            let intent = Intent::FindPupils { text: text.trim().to_owned(), offset: 0, limit: OFFERED };
            session.ask(intent, Vec::new(), Callback::noop(), move |outcome, _| {
                if *newest.borrow() != text {
                    return;
                }
                let cards = match outcome {
                    Ok(View::Pupils(page)) => page.rows,
                    _ => Vec::new(),
                };
                let waited = hurried.borrow_mut().take().is_some_and(|waiting| waiting == text);
                if let Some(card) = cards.first().filter(|_| waited) {
                    choose.emit(named(card));
                    return;
                }
                at.set((!cards.is_empty()).then_some(0));
                open.set(true);
                offer.set(Offer { typed: text, cards });
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        let look = look.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(text.clone());
            look.emit(text);
        })
    };
    let choices = if *open { offer.cards.len() + 1 } else { 0 };
    let pick = {
        let (offer, choose) = (offer.clone(), choose.clone());
        Callback::from(move |place: usize| match offer.cards.get(place) {
            Some(card) => choose.emit(named(card)),
            None => choose.emit(unlisted(&offer.typed)),
        })
    };
    let onkeydown = {
        let (at, open, typed, offer) = (at.clone(), open.clone(), typed.clone(), offer.clone());
        let (pick, hurried, onleave, look) =
            (pick.clone(), hurried.clone(), props.onleave.clone(), look.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" | "ArrowUp" if choices > 0 => {
                    event.prevent_default();
                    let down = event.key() == "ArrowDown";
                    at.set(Some(match (*at, down) {
                        (None, true) => 0,
                        (None, false) => choices - 1,
                        (Some(place), true) => (place + 1) % choices,
                        (Some(place), false) => (place + choices - 1) % choices,
                    }));
                }
                "ArrowDown" if !typed.trim().is_empty() => look.emit((*typed).clone()),
                "Enter" => {
                    event.prevent_default();
                    if typed.trim().is_empty() {
                        onleave.emit(());
                    } else if offer.typed != *typed {
                        *hurried.borrow_mut() = Some((*typed).clone());
                    } else if let Some(place) = at.filter(|_| *open) {
                        pick.emit(place);
                    }
                }
                "Escape" if *open => open.set(false),
                _ => {}
            }
        })
    };
    let onblur = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let list_id = format!("{}-list", props.id);
    let active = at.filter(|_| *open).map(|place| format!("{}-{place}", props.id));
    html! {
        <div class={classes!("field", "picker", props.error.is_some().then_some("field-wrong"))}>
            <FieldLabel id={&props.id} label={words::WHO} hint={words::WHO_HINT} error={props.error.clone()} />
            <input
                ref={node}
                id={&props.id}
                class="input"
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded={if *open { "true" } else { "false" }}
                aria-controls={list_id.clone()}
                aria-activedescendant={active}
                aria-describedby={describing(&props.id, true, props.error.is_some())}
                aria-invalid={props.error.is_some().then_some("true")}
                value={(*typed).clone()}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                translate="no"
                writingsuggestions="false"
                data-gramm="false"
                {oninput}
                {onkeydown}
                {onblur}
            />
            <ul id={list_id} class={classes!("offers", (!*open).then_some("offers-closed"))} role="listbox" aria-label={words::WHO}>
                if *open {
                    { for offer.cards.iter().enumerate().map(|(place, card)| html! {
                        { offered(&OfferedProps { id: format!("{}-{place}", props.id).into(), chosen: *at == Some(place), name: card.identity.name().into(), about: words::tells_apart(&card.identity).into(), shared: card.shared_name, onpick: pick.reform(move |()| place) }) }
                    }) }
                    { offered(&OfferedProps { id: format!("{}-{}", props.id, offer.cards.len()).into(), chosen: *at == Some(offer.cards.len()), name: words::add_unlisted(offer.typed.trim()).into(), about: "".into(), shared: false, onpick: pick.reform({ let place = offer.cards.len(); move |()| place }) }) }
                }
            </ul>
            <p class="unseen" role="status">
                if *open {
                    { if offer.cards.is_empty() { words::WHO_NONE.to_owned() } else { words::found(offer.cards.len()) } }
                }
            </p>
        </div>
    }
}

struct OfferedProps {
    id: AttrValue,
    chosen: bool,
    name: AttrValue,
    about: AttrValue,
    shared: bool,
    onpick: Callback<()>,
}

fn offered(props: &OfferedProps) -> Html {
    // The field keeps the focus while the mouse is pressed; losing it would close the list before the click.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let onclick = props.onpick.reform(|_: MouseEvent| ());
    html! {
        <li id={&props.id} role="option" class="offer" aria-selected={if props.chosen { "true" } else { "false" }} {onmousedown} {onclick}>
            <span class="offer-name">{ &props.name }</span>
            if !props.about.is_empty() { <span class="offer-about">{ &props.about }</span> }
            if props.shared { <span class="offer-shared">{ words::SHARED_NAME }</span> }
        </li>
    }
}

fn named(card: &PupilCard) -> Involved {
    Involved { child: Child::Pupil(card.pupil), role: PupilRole::default(), name: card.identity.name() }
}

fn unlisted(typed: &str) -> Involved {
    let name = typed.trim().to_owned();
    Involved { child: Child::Unlisted(name.clone()), role: PupilRole::default(), name }
}
