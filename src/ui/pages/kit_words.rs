//! Typing the recovery kit's words: all of it, or two shares. What is typed stays in the elements and is read once, when
//! it is used.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::ui::parts::{Choice, FieldLabel, Mistake, Radios, describing};
use crate::ui::text::kit::typed as words;

/// What is typed of a kit.
#[derive(Clone, PartialEq)]
pub struct KitWords {
    whole: UseStateHandle<bool>,
    first: NodeRef,
    second: NodeRef,
}

/// The fields of a kit, empty at first.
#[hook]
pub fn use_kit_words() -> KitWords {
    KitWords { whole: use_state(|| false), first: use_node_ref(), second: use_node_ref() }
}

impl KitWords {
    /// What was typed, as bytes for the worker.
    pub fn read(&self) -> Vec<Vec<u8>> {
        let second = if *self.whole { Vec::new() } else { read(&self.second) };
        vec![read(&self.first), second]
    }

    /// What is missing.
    pub fn missing(&self) -> Vec<Mistake> {
        let empty = |node| read(node).trim_ascii().is_empty();
        let mut missing: Vec<Mistake> = Vec::new();
        if empty(&self.first) {
            let what = if *self.whole { words::MISSING_WHOLE } else { words::MISSING_FIRST };
            missing.push(("kit-first".into(), what.into()));
        }
        if !*self.whole && empty(&self.second) {
            missing.push(("kit-second".into(), words::MISSING_SECOND.into()));
        }
        missing
    }

    /// Empties the fields.
    pub fn wipe(&self) {
        for node in [&self.first, &self.second] {
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                area.set_value("");
            }
        }
    }
}

fn read(node: &NodeRef) -> Vec<u8> {
    node.cast::<HtmlTextAreaElement>().map(|area| area.value().into_bytes()).unwrap_or_default()
}

/// Properties of [`KitWordsFields`].
#[derive(Properties, PartialEq)]
pub struct KitWordsFieldsProps {
    /// What is typed.
    pub words: KitWords,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// Whole or shares, and a field for each sheet.
#[component]
pub fn KitWordsFields(props: &KitWordsFieldsProps) -> Html {
    let KitWords { whole, first, second } = &props.words;
    let onchange = {
        let kit = props.words.clone();
        Callback::from(move |place: usize| {
            kit.wipe();
            kit.whole.set(place == 1);
        })
    };
    let choice =
        |label: &'static str, hint: &'static str| Choice { label: label.into(), hint: Some(hint.into()) };
    let choices = vec![choice(words::SHARES, words::SHARES_HINT), choice(words::WHOLE, words::WHOLE_HINT)];
    let error = |id: &str| super::found::mistake_of(&props.mistakes, id);
    html! {
        <>
            <Radios id="kit-have" legend={words::FORM} {choices} chosen={usize::from(**whole)} {onchange} />
            if **whole {
                <WordsField key="whole" id="kit-first" label={words::WHOLE_LABEL} node={first.clone()} of=24 error={error("kit-first")} />
            } else {
                <WordsField key="first" id="kit-first" label={words::FIRST_LABEL} node={first.clone()} of=33 error={error("kit-first")} />
                <WordsField key="second" id="kit-second" label={words::SECOND_LABEL} node={second.clone()} of=33 error={error("kit-second")} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct WordsFieldProps {
    id: &'static str,
    label: &'static str,
    node: NodeRef,
    of: usize,
    error: Option<AttrValue>,
}

/// One sheet's words, counted as they are typed.
#[component]
fn WordsField(props: &WordsFieldProps) -> Html {
    let count = use_state(|| 0_usize);
    let oninput = {
        let count = count.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            count.set(typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count());
        })
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("field-wrong"))}>
            <FieldLabel id={props.id} label={props.label} hint={words::HINT} error={props.error.clone()} />
            <textarea
                ref={props.node.clone()}
                id={props.id}
                class="input input-area mono"
                rows="5"
                aria-describedby={describing(props.id, true, props.error.is_some())}
                aria-invalid={props.error.is_some().then_some("true")}
                autocapitalize="none"
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                translate="no"
                writingsuggestions="false"
                data-gramm="false"
                {oninput}
            />
            <p class="hint">{ words::so_far(*count, props.of) }</p>
        </div>
    }
}
