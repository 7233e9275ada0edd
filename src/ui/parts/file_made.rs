//! A file that was made: saved at once, to be saved again or shared.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Button;
use crate::bundle::armour::{self, armour, can_be_armoured};
use crate::ui::files;
use crate::ui::text::send as words;

/// Stands for a file in letters when it is asked whether such a one can be shared.
const SAMPLE: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

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
    let in_letters = can_be_armoured(&props.bytes);
    // Share sheets take text where they take nothing else; what they say of a file of letters they say of any.
    let shareable = use_memo((props.name.clone(), props.bytes.clone()), |(name, bytes)| {
        let letters = in_letters && files::can_share(&armour::name(name), SAMPLE);
        letters.then_some(true).or_else(|| files::can_share(name, bytes).then_some(false))
    });
    {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        use_effect_with((name, bytes), |(name, bytes)| files::download(name, bytes));
    }
    let save = {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        Callback::from(move |()| files::download(&name, &bytes))
    };
    let share = shareable.map(|letters| {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        Callback::from(move |()| {
            let (name, bytes) = (name.clone(), bytes.clone());
            spawn_local(async move {
                match letters.then(|| armour(&bytes)) {
                    Some(Ok(letters)) => files::share(&armour::name(&name), &letters).await,
                    _ => files::share(&name, &bytes).await,
                }
            });
        })
    });
    let as_text = in_letters.then(|| {
        let (name, bytes) = (props.name.clone(), props.bytes.clone());
        Callback::from(move |()| {
            // Only memory that has run out could be in the way; the file itself is saved already.
            if let Ok(letters) = armour(&bytes) {
                files::download(&armour::name(&name), &letters);
            }
        })
    });
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
