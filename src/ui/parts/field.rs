//! Text fields. Every field for people's words goes through here, because browsers send what they spell-check,
//! suggest, fill in or translate to their makers' servers: all of it is switched off on the element itself.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::window;

/// What a field lets people pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picks {
    /// A day.
    Day,
    /// A day and a time.
    Minute,
}

/// Properties of [`TextField`] and [`TextArea`].
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Its id, unique on the screen.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What to write, and why.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What it holds.
    pub value: AttrValue,
    /// What was typed.
    pub oninput: Callback<String>,
    /// Telephone numbers bring up the number keys.
    #[prop_or_default]
    pub telephone: bool,
    /// A search box.
    #[prop_or_default]
    pub search: bool,
    /// A day or a minute, with the browser's own picker.
    #[prop_or_default]
    pub picks: Option<Picks>,
    /// Narrow, for short values.
    #[prop_or_default]
    pub narrow: bool,
    /// What it may be, offered while it is typed.
    #[prop_or_default]
    pub offers: Vec<String>,
    /// How many lines it shows at first ([`TextArea`]).
    #[prop_or(4)]
    pub lines: u32,
    /// The keyboard's focus goes here when the screen opens.
    #[prop_or_default]
    pub first: bool,
}

/// One line of text.
#[component]
pub fn TextField(props: &FieldProps) -> Html {
    let node = use_node_ref();
    use_first(props.first, &node);
    let oninput = {
        let oninput = props.oninput.clone();
        Callback::from(move |event: InputEvent| {
            oninput.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let kind = match (props.picks, props.telephone, props.search) {
        (Some(Picks::Day), ..) => "date",
        (Some(Picks::Minute), ..) => "datetime-local",
        (_, true, _) => "tel",
        (_, _, true) => "search",
        _ => "text",
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("field-wrong"))}>
            <FieldLabel id={&props.id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()} />
            <input
                ref={node}
                id={&props.id}
                class={classes!("input", props.narrow.then_some("input-narrow"))}
                type={kind}
                value={&props.value}
                aria-describedby={described_by(props)}
                aria-invalid={props.error.is_some().then_some("true")}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                translate="no"
                writingsuggestions="false"
                data-gramm="false"
                list={(!props.offers.is_empty()).then(|| format!("{}-offers", props.id))}
                {oninput}
            />
            if !props.offers.is_empty() {
                <datalist id={format!("{}-offers", props.id)}>
                    { for props.offers.iter().map(|offer| html! { <option value={offer.clone()} /> }) }
                </datalist>
            }
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(props: &FieldProps) -> Html {
    let node = use_node_ref();
    use_first(props.first, &node);
    let oninput = {
        let oninput = props.oninput.clone();
        Callback::from(move |event: InputEvent| {
            oninput.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("field-wrong"))}>
            <FieldLabel id={&props.id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()} />
            <textarea
                ref={node}
                id={&props.id}
                class="input input-area"
                rows={props.lines.to_string()}
                value={&props.value}
                aria-describedby={described_by(props)}
                aria-invalid={props.error.is_some().then_some("true")}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                translate="no"
                writingsuggestions="false"
                data-gramm="false"
                {oninput}
            />
        </div>
    }
}

#[hook]
fn use_first(first: bool, node: &NodeRef) {
    let node = node.clone();
    use_effect_with(first, move |first| {
        if *first {
            window::focus(&node);
        }
    });
}

fn described_by(props: &FieldProps) -> Option<String> {
    describing(&props.id, props.hint.is_some(), props.error.is_some())
}

/// The ids that describe a field: its error first, then its hint.
pub fn describing(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

/// Properties of [`FieldLabel`].
#[derive(Properties, PartialEq)]
pub struct FieldLabelProps {
    /// The field's id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// Its hint.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Its error.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A field's label, hint and error.
#[component]
pub fn FieldLabel(props: &FieldLabelProps) -> Html {
    html! {
        <>
            <label class="label" for={&props.id}>{ &props.label }</label>
            if let Some(hint) = &props.hint {
                <p class="hint" id={format!("{}-hint", props.id)}>{ hint }</p>
            }
            if let Some(error) = &props.error {
                <p class="error" id={format!("{}-error", props.id)}>
                    <span class="unseen">{ crate::ui::text::ERROR }</span>{ error }
                </p>
            }
        </>
    }
}
