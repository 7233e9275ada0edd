//! Files for a concern being written: a button, until there are some or one is to be chosen.

use std::rc::Rc;

use yew::prelude::*;

use super::form::KeeperProp;
use crate::domain::ids::DraftId;
use crate::ui::pages::attachments::ChooserProps;
use crate::ui::pages::late::{Late, Piece};
use crate::ui::parts::Button;
use crate::ui::state::record::{RecordForm, Typed};
use crate::ui::text::attachments as words;

/// Properties of [`Attachments`].
#[derive(Properties, PartialEq)]
pub struct AttachmentsProps {
    /// The draft.
    pub draft: DraftId,
    /// The form.
    pub form: Rc<RecordForm>,
    /// Something was typed.
    pub typed: Callback<Typed>,
    /// Seals it.
    pub keeper: KeeperProp,
}

/// The files of a concern.
#[component]
pub fn Attachments(props: &AttachmentsProps) -> Html {
    let opened = use_state(|| false);
    let files = &props.form.content.attachments;
    let open = {
        let opened = opened.clone();
        Callback::from(move |()| opened.set(true))
    };
    let seal = {
        let keeper = props.keeper.0.clone();
        Callback::from(move |()| keeper.seal())
    };
    html! {
        <section class="section" id="attachments" tabindex="-1" aria-labelledby="attachments-title">
            <h2 id="attachments-title">{ words::TITLE }</h2>
            if *opened || !files.is_empty() {
                <Late piece={Piece::Chooser(ChooserProps {
                    draft: Some(props.draft),
                    files: files.clone(),
                    open: true,
                    kept: props.form.all_kept(),
                    onattach: props.typed.reform(Typed::Attach),
                    onremove: props.typed.reform(Typed::Detach),
                    seal,
                })} />
            } else {
                <p class="hint">{ words::LEAD }</p>
                <Button label={words::CHOOSE} onclick={open} />
            }
        </section>
    }
}
