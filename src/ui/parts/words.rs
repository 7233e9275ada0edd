//! Six words that two people compare.

use yew::prelude::*;

/// Words to read out and compare, large and in order; the label says what they are for.
pub fn safety_words(words: &[String], label: &'static str) -> Html {
    html! {
        <ol class="safety-words" aria-label={label} translate="no">
            { for words.iter().enumerate().map(|(place, word)| html! { <li key={place}>{ word }</li> }) }
        </ol>
    }
}
