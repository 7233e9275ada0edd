//! Save what is typed under a name, and forget it again.

use yew::prelude::*;

use crate::app::intent::{Intent, SearchIntent};
use crate::app::view::{SavedSearch, SearchView};
use crate::ui::parts::{Button, ButtonKind, TextField, problem_panel};
use crate::ui::session::use_task;
use crate::ui::text;
use crate::ui::text::search as words;

/// Properties of [`Saving`].
#[derive(Properties, PartialEq)]
pub struct SavingProps {
    /// What is typed.
    pub typed: AttrValue,
    /// The saved searches.
    pub saved: Vec<SavedSearch>,
    /// The saved searches have changed.
    pub onsaved: Callback<Vec<SavedSearch>>,
}

/// Save what is typed, or forget it if it is saved.
#[component]
pub fn Saving(props: &SavingProps) -> Html {
    let task = use_task();
    let naming = use_state(|| None::<String>);
    let run = {
        let (task, onsaved, naming) = (task.clone(), props.onsaved.clone(), naming.clone());
        Callback::from(move |asked: SearchIntent| {
            let (onsaved, naming) = (onsaved.clone(), naming.clone());
            task.run(Intent::from(asked), Vec::new(), move |view, _| {
                if let Some(SearchView::Saved(saved)) = view.search() {
                    naming.set(None);
                    onsaved.emit(saved);
                }
            });
        })
    };
    let known = props.saved.iter().find(|saved| saved.typed == props.typed.trim());
    if let Some(known) = known {
        let forget = run.reform({
            let name = known.name.clone();
            move |()| SearchIntent::Forget { name: name.clone() }
        });
        return html! {
            <>
                { problem_panel(task.problem()) }
                <p class="buttons">
                    <Button kind={ButtonKind::Quiet} label={words::FORGET} about={known.name.clone()} onclick={forget} />
                </p>
            </>
        };
    }
    let Some(name) = (*naming).clone() else {
        let begin = {
            let (naming, typed) = (naming.clone(), props.typed.clone());
            Callback::from(move |()| naming.set(Some(typed.trim().to_owned())))
        };
        return html! {
            <p class="buttons"><Button kind={ButtonKind::Quiet} label={words::SAVE} onclick={begin} /></p>
        };
    };
    let oninput = {
        let naming = naming.clone();
        Callback::from(move |name| naming.set(Some(name)))
    };
    let onsubmit = {
        let (typed, name) = (props.typed.to_string(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(SearchIntent::Save { name: name.clone(), typed: typed.clone() });
        })
    };
    let stop = {
        let naming = naming.clone();
        Callback::from(move |()| naming.set(None))
    };
    html! {
        <form class="finder-save" {onsubmit}>
            { problem_panel(task.problem()) }
            <TextField id="save-search" label={words::SAVE_NAME} hint={words::SAVE_NAME_HINT} value={name} first=true {oninput} />
            <p class="buttons">
                <Button kind={ButtonKind::Primary} submit=true busy={task.busy()} label={words::SAVE_IT} />
                <Button kind={ButtonKind::Quiet} label={text::CANCEL} onclick={stop} />
            </p>
        </form>
    }
}
