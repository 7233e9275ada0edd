//! Passphrases. What is typed stays in the element and is read once, when it is used; the page keeps no copy.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{FieldLabel, describing};
use crate::ui::strength::{self, Strength};
use crate::ui::text::passphrase as words;
use crate::ui::window;

/// What stands in a passphrase field, as bytes for the worker.
pub fn read_passphrase(node: &NodeRef) -> Vec<u8> {
    node.cast::<HtmlInputElement>().map(|input| input.value().into_bytes()).unwrap_or_default()
}

/// Empties a passphrase field.
pub fn wipe(node: &NodeRef) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value("");
    }
}

/// Properties of [`PassphraseField`].
#[derive(Properties, PartialEq)]
pub struct PassphraseFieldProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What to consider.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The element, for reading it.
    pub node: NodeRef,
    /// The keyboard's focus goes here when the screen opens.
    #[prop_or_default]
    pub first: bool,
    /// Something was typed.
    #[prop_or_default]
    pub oninput: Callback<()>,
    /// What the button that shows it calls it, for those who do not see what it stands beside.
    #[prop_or(words::SHOW_ABOUT)]
    pub called: &'static str,
    /// Spoken and shown beneath.
    #[prop_or_default]
    pub children: Html,
}

/// A passphrase, with a button that shows it. Pasting is allowed.
#[component]
pub fn PassphraseField(props: &PassphraseFieldProps) -> Html {
    let shown = use_state(|| false);
    {
        let node = props.node.clone();
        use_effect_with(props.first, move |first| {
            if *first {
                window::focus(&node);
            }
        });
    }
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("field-wrong"))}>
            <FieldLabel id={&props.id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()} />
            <div class="passphrase">
                <input
                    ref={props.node.clone()}
                    id={&props.id}
                    class="input"
                    type={if *shown { "text" } else { "password" }}
                    aria-describedby={describing(&props.id, props.hint.is_some(), props.error.is_some())}
                    aria-invalid={props.error.is_some().then_some("true")}
                    autocapitalize="none"
                    spellcheck="false"
                    autocomplete="off"
                    autocorrect="off"
                    translate="no"
                    writingsuggestions="false"
                    data-gramm="false"
                    oninput={props.oninput.reform(|_: InputEvent| ())}
                />
                <button type="button" class="button button-secondary passphrase-show" aria-controls={&props.id} onclick={toggle}>
                    { if *shown { words::HIDE } else { words::SHOW } }
                    <span class="unseen">{ " " }{ props.called }</span>
                </button>
            </div>
            { props.children.clone() }
        </div>
    }
}

/// Properties of [`NewPassphrase`].
#[derive(Properties, PartialEq)]
pub struct NewPassphraseProps {
    /// The element, for reading it.
    pub node: NodeRef,
    /// The second element, in which it is typed again.
    pub again: NodeRef,
    /// What is wrong with the first.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What is wrong with the second.
    #[prop_or_default]
    pub again_error: Option<AttrValue>,
    /// The keyboard's focus goes here when the screen opens.
    #[prop_or_default]
    pub first: bool,
}

/// A passphrase being chosen: the rule, the estimate, and the same again.
#[component]
pub fn NewPassphrase(props: &NewPassphraseProps) -> Html {
    let strength = use_state(|| Strength::Empty);
    let oninput = {
        let (strength, node) = (strength.clone(), props.node.clone());
        Callback::from(move |()| {
            let typed = node.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            strength.set(strength::estimate(&typed));
        })
    };
    let class = match *strength {
        Strength::Empty => "strength-0",
        Strength::TooShort => "strength-1",
        Strength::Weak => "strength-2",
        Strength::Fair => "strength-3",
        Strength::Strong => "strength-4",
    };
    html! {
        <>
            <PassphraseField
                id="passphrase"
                label={words::NEW}
                hint={words::NEW_HINT}
                error={props.error.clone()}
                node={props.node.clone()}
                first={props.first}
                {oninput}
            >
                <div class={classes!("strength", class)}>
                    <div class="strength-bar" aria-hidden="true"><i /><i /><i /><i /></div>
                    <p role="status">{ words::strength(*strength) }</p>
                </div>
            </PassphraseField>
            <PassphraseField
                id="passphrase-again"
                label={words::AGAIN}
                error={props.again_error.clone()}
                node={props.again.clone()}
                called={words::SHOW_AGAIN_ABOUT}
            />
        </>
    }
}
