//! A file that was made: saved at once, to be saved again or shared.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Button;
use crate::bundle::armour::{self, armour, can_be_armoured};
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
    let letters = use_memo((props.name.clone(), props.bytes.clone()), |(name, bytes)| {
        let letters = can_be_armoured(bytes).then(|| armour(bytes).ok()).flatten();
        letters.map(|letters| (AttrValue::from(armour::name(name)), Rc::new(letters)))
    });
    // Share sheets take text where they take nothing else.
    let shareable = use_memo((props.name.clone(), props.bytes.clone()), |(name, bytes)| {
        let letters = (*letters).clone().into_iter();
        letters.chain([(name.clone(), bytes.clone())]).find(|(name, bytes)| files::can_share(name, bytes))
    });
    {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        use_effect_with((name, bytes), |(name, bytes)| files::download(name, bytes));
    }
    let save = {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        Callback::from(move |()| files::download(&name, &bytes))
    };
    let share = shareable.as_ref().clone().map(|(name, bytes)| {
        Callback::from(move |()| {
            let (name, bytes) = (name.clone(), bytes.clone());
            spawn_local(async move { files::share(&name, &bytes).await });
        })
    });
    let as_text = letters
        .as_ref()
        .clone()
        .map(|(name, bytes)| Callback::from(move |()| files::download(&name, &bytes)));
    html! {
        <div class="file-out">
            <p>{ words::SAVED_AS }{ " " }<strong class="mono">{ &props.name }</strong>{ ". " }{ words::NAME_SAYS_NOTHING }</p>
            <p class="buttons">
                <Button label={words::AGAIN} onclick={save} />
                if let Some(share) = share {
                    <Button label={words::SHARE} onclick={share} />
                }
                if let Some(as_text) = as_text.clone() {
                    <Button label={words::AS_TEXT} onclick={as_text} />
                }
            </p>
            if as_text.is_some() {
                <p class="hint">{ words::AS_TEXT_ABOUT }</p>
            }
        </div>
    }
}
