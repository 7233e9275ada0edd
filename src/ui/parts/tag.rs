//! A short word about the state of something. Never colour alone: the word says it.

use yew::prelude::*;

use super::notice::Tone;

/// Properties of [`Tag`].
#[derive(Properties, PartialEq)]
pub struct TagProps {
    /// What it says.
    pub label: AttrValue,
    /// How it looks.
    #[prop_or_default]
    pub tone: Tone,
}

/// A short word about the state of something.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    html! { <span class={classes!("tag", props.tone.tag_class())}>{ &props.label }</span> }
}
