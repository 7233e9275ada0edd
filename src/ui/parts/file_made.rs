//! A file that was made: saved at once, to be saved again or shared.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Button;
use crate::ui::files;
use crate::ui::text::send as words;

/// Properties of [`FileOut`].
#[derive(Properties, PartialEq)]
pub struct FileOutProps {
    /// The file's name.
    pub name: AttrValue,
    /// Its bytes.
    pub bytes: Rc<Vec<u8>>,
}

/// Says where the file went, and offers it again. Drawing it saves the file.
#[component]
pub fn FileOut(props: &FileOutProps) -> Html {
    let shareable =
        use_memo((props.name.clone(), props.bytes.clone()), |(name, bytes)| files::can_share(name, bytes));
    {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        use_effect_with((name, bytes), |(name, bytes)| files::download(name, bytes));
    }
    let save = {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        Callback::from(move |()| files::download(&name, &bytes))
    };
    let share = {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        Callback::from(move |()| {
            let (name, bytes) = (name.clone(), bytes.clone());
            spawn_local(async move { files::share(&name, &bytes).await });
        })
    };
    html! {
        <div class="file-out">
            <p>{ words::SAVED_AS }{ " " }<strong class="mono">{ &props.name }</strong>{ ". " }{ words::NAME_SAYS_NOTHING }</p>
            <p class="buttons">
                <Button label={words::AGAIN} onclick={save} />
                if *shareable {
                    <Button label={words::SHARE} onclick={share} />
                }
            </p>
        </div>
    }
}
