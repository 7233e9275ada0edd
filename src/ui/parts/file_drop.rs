//! A place to drop files on, which is also an ordinary file button.

use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

use super::field::{FieldLabel, describing};
use crate::ui::text::files as words;

/// Properties of [`FileDrop`].
#[derive(Properties, PartialEq)]
pub struct FileDropProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What to choose.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// More than one file at once.
    #[prop_or_default]
    pub many: bool,
    /// Endings that the file button offers first.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Files were chosen or dropped.
    pub onfiles: Callback<Vec<File>>,
}

/// A place to drop files on.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let over = use_state(|| false);
    let hover = |value: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(value);
        })
    };
    let ondrop = {
        let (over, onfiles, many) = (over.clone(), props.onfiles.clone(), props.many);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let mut files =
                event.data_transfer().and_then(|dropped| dropped.files()).map(listed).unwrap_or_default();
            files.truncate(if many { files.len() } else { 1 });
            if !files.is_empty() {
                onfiles.emit(files);
            }
        })
    };
    let onchange = {
        let onfiles = props.onfiles.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let files = input.files().map(listed).unwrap_or_default();
            // So that the same file can be chosen again.
            input.set_value("");
            if !files.is_empty() {
                onfiles.emit(files);
            }
        })
    };
    html! {
        <div
            class={classes!("field", "drop", over.then_some("drop-over"), props.error.is_some().then_some("field-wrong"))}
            ondragenter={hover(true)}
            ondragover={hover(true)}
            ondragleave={hover(false)}
            {ondrop}
        >
            <FieldLabel id={&props.id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()} />
            <input
                type="file"
                class="drop-input"
                id={&props.id}
                multiple={props.many}
                accept={props.accept.clone()}
                aria-describedby={describing(&props.id, props.hint.is_some(), props.error.is_some())}
                {onchange}
            />
            <p class="drop-hint" aria-hidden="true">{ if props.many { words::DROP_MANY } else { words::DROP_ONE } }</p>
        </div>
    }
}

fn listed(list: FileList) -> Vec<File> {
    (0..list.length()).filter_map(|place| list.get(place)).collect()
}
