//! Files that show what came of a task: chosen with the words for it, and listed wherever those are read.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{FileIntent, Holder, Intent};
use crate::domain::action::Outcome;
use crate::domain::attachment::Attachment;
use crate::domain::ids::ActionId;
use crate::ui::pages::attachments::{Chooser, FileList};
use crate::ui::parts::Button;
use crate::ui::session::use_session;
use crate::ui::text::{actions as words, attachments};

/// The files chosen so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files(pub Vec<Attachment>);

/// A change of them.
pub enum Changed {
    /// One more is sealed.
    Attached(Attachment),
    /// One is taken out, by its place.
    Removed(usize),
}

impl Reducible for Files {
    type Action = Changed;

    fn reduce(self: Rc<Self>, changed: Changed) -> Rc<Self> {
        let mut files = self.0.clone();
        match changed {
            Changed::Attached(file) => files.push(file),
            Changed::Removed(place) if place < files.len() => drop(files.remove(place)),
            Changed::Removed(_) => {}
        }
        Rc::new(Self(files))
    }
}

/// Properties of [`Evidence`].
#[derive(Properties, PartialEq)]
pub struct EvidenceProps {
    /// The files so far.
    pub files: UseReducerHandle<Files>,
}

/// Chooses files: a button first, for most tasks have none.
#[component]
pub fn Evidence(props: &EvidenceProps) -> Html {
    let session = use_session();
    let opened = use_state(|| false);
    {
        // What was chosen and not saved goes when the form does.
        let opened = *opened;
        use_effect_with(opened, move |opened| {
            let opened = *opened;
            move || {
                if opened {
                    session.ask(
                        Intent::Files(FileIntent::Tidy { sealed: true }),
                        Vec::new(),
                        Callback::noop(),
                        |_, _| {},
                    );
                }
            }
        });
    }
    let open = {
        let opened = opened.clone();
        Callback::from(move |()| opened.set(true))
    };
    let change = props.files.dispatcher();
    let onattach = {
        let change = change.clone();
        Callback::from(move |file| change.dispatch(Changed::Attached(file)))
    };
    let onremove = Callback::from(move |place| change.dispatch(Changed::Removed(place)));
    html! {
        <div class="field">
            if *opened {
                <h3>{ words::EVIDENCE }</h3>
                <Chooser draft={None} files={props.files.0.clone()} open=true kept=true {onattach} {onremove} seal={Callback::noop()} />
            } else {
                <Button label={attachments::CHOOSE} onclick={open} />
            }
        </div>
    }
}

/// What came of a task: in words, in the child's view, and the files that show it.
pub fn what_came(action: ActionId, outcome: &Outcome) -> Html {
    html! {
        <>
            <p class="passage" translate="no">{ &outcome.note }</p>
            if !outcome.child_view.is_empty() {
                <p class="hint">{ words::CHILD_VIEW }</p>
                <p class="passage" translate="no">{ &outcome.child_view }</p>
            }
            if !outcome.attachments.is_empty() {
                <p class="hint">{ words::EVIDENCE }</p>
                <FileList with={Some(Holder::Action(action))} files={outcome.attachments.clone()} />
            }
        </>
    }
}
