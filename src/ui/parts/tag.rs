//! A short word about the state of something. Never colour alone: the word says it.

use yew::prelude::*;

use super::notice::Tone;

/// A short word about the state of something.
pub fn tag(tone: Tone, label: impl Into<AttrValue>) -> Html {
    html! { <span class={classes!("tag", tone.tag_class())}>{ label.into() }</span> }
}
