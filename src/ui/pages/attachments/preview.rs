//! A picture, or how a text begins. A picture is drawn from memory under an address that ends with its being shown.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};
use yew::prelude::*;

use crate::app::view::{FileSeen, Shown};
use crate::domain::attachment::Kind;
use crate::ui::text::attachments as words;

/// Properties of [`Preview`].
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// What it is.
    pub seen: FileSeen,
    /// A picture's bytes.
    pub bytes: Rc<Vec<u8>>,
    /// What a picture is called.
    pub alt: AttrValue,
}

/// A file that is shown.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let address = use_state(|| None::<String>);
    {
        let (address, bytes) = (address.clone(), props.bytes.clone());
        use_effect_with((props.seen.kind, bytes), move |(kind, bytes)| {
            let made = picture(*kind, bytes);
            address.set(made.clone());
            move || {
                if let Some(made) = made {
                    let _ = Url::revoke_object_url(&made);
                }
            }
        });
    }
    match &props.seen.shown {
        Shown::Picture { width, height } => match &*address {
            Some(address) => html! {
                <img class="file-picture" src={address.clone()} alt={&props.alt}
                    width={width.to_string()} height={height.to_string()} />
            },
            None => Html::default(),
        },
        Shown::Text { text, more } => html! {
            <>
                <pre class="file-text" tabindex="0">{ text }</pre>
                if *more { <p class="hint">{ words::MORE_TEXT }</p> }
            </>
        },
        Shown::TooLarge => html! { <p>{ words::TOO_LARGE_TO_SHOW }</p> },
        Shown::Nothing => html! { <p>{ words::NOTHING_TO_SHOW }</p> },
    }
}

/// An address for a picture in memory: its type is the one that its content has.
fn picture(kind: Kind, bytes: &[u8]) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind.picture().filter(|_| !bytes.is_empty())?);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
