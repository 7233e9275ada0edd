//! A native dialogue: the browser keeps the focus in it, and Escape closes it.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Its id.
    pub id: AttrValue,
    /// Its heading.
    pub title: AttrValue,
    /// Closed by Escape.
    pub onclose: Callback<()>,
    /// What it holds, its buttons last.
    pub children: Html,
}

/// A question in front of everything else. Drawing it opens it.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let onclose = props.onclose.reform(|_: Event| ());
    html! {
        <dialog ref={node} class="dialog" id={&props.id} aria-labelledby={format!("{}-title", props.id)} {onclose}>
            <h2 id={format!("{}-title", props.id)}>{ &props.title }</h2>
            { props.children.clone() }
        </dialog>
    }
}
