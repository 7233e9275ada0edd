//! A screen's heading. It takes the focus when the screen opens, so that a screen reader says where one is.

use yew::prelude::*;

use crate::ui::window;

/// Properties of [`Heading`].
#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    /// What it says.
    pub title: AttrValue,
    /// A short line above it.
    #[prop_or_default]
    pub above: Option<AttrValue>,
    /// False where a field of the screen takes the focus itself.
    #[prop_or(true)]
    pub focus: bool,
}

/// A screen's heading.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.focus, props.title.clone()), move |(focus, _)| {
            if *focus {
                window::window().scroll_to_with_x_and_y(0.0, 0.0);
                window::focus(&node);
            }
        });
    }
    html! {
        <>
            if let Some(above) = &props.above {
                <p class="above-heading">{ above }</p>
            }
            <h1 ref={node} tabindex="-1" class="heading">{ &props.title }</h1>
        </>
    }
}
