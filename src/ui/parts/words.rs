//! Six words that two people compare.

use yew::prelude::*;

/// Properties of [`SafetyWords`].
#[derive(Properties, PartialEq)]
pub struct SafetyWordsProps {
    /// The words.
    pub words: Vec<String>,
    /// What they are for.
    pub label: AttrValue,
}

/// Words to read out and compare, large and in order.
#[component]
pub fn SafetyWords(props: &SafetyWordsProps) -> Html {
    html! {
        <ol class="safety-words" aria-label={&props.label} translate="no">
            { for props.words.iter().enumerate().map(|(place, word)| html! { <li key={place}>{ word }</li> }) }
        </ol>
    }
}
