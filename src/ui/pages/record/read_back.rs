//! The read-back: the entry as the safeguarding lead will read it, and the one button that saves it.

use std::rc::Rc;

use yew::prelude::*;

use super::form::{KeeperProp, use_ctrl_enter};
use super::sections::Audience;
use super::writing::StillUnclear;
use crate::app::intent::{Holder, Intent};
use crate::app::view::View;
use crate::domain::ids::DraftId;
use crate::ui::pages::concern_sheet::{attached_files, concern_sheet};
use crate::ui::parts::{Button, ButtonKind, Heading, LinkButton, Notice, Tone, problem_panel, working};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::state::Happened;
use crate::ui::state::record::RecordForm;
use crate::ui::text::concern::missing as what_is_missing;
use crate::ui::text::record as words;

/// Properties of [`ReadBack`].
#[derive(Properties, PartialEq)]
pub struct ReadBackProps {
    /// The draft.
    pub draft: DraftId,
    /// What it says.
    pub form: Rc<RecordForm>,
    /// Seals it.
    pub keeper: KeeperProp,
}

/// The read-back.
#[component]
pub fn ReadBack(props: &ReadBackProps) -> Html {
    let session = use_session();
    let task = use_task();
    let missing = props.form.check();
    let save = {
        let (task, keeper, draft) = (task.clone(), props.keeper.0.clone(), props.draft);
        let (content, complete) = (props.form.content.clone(), missing.is_empty());
        Callback::from(move |()| {
            if !complete || task.busy() {
                return;
            }
            let intent = Intent::SaveConcern { draft, content: Box::new(content.clone()) };
            let (session, failing, kept) = (session.clone(), task.clone(), keeper.clone());
            task.run(intent, Vec::new(), move |view, _| match view {
                View::Saved(saved) => {
                    kept.finish();
                    session.happened(Happened::Unsaved(false));
                    session.happened(Happened::Saved(saved));
                    session.go(Route::Saved);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    use_ctrl_enter(save.clone(), true);
    let back = Route::Record { draft: Some(props.draft), check: false };
    let adds = props.form.content.only_adds();
    let sheet = match props.form.content.check() {
        _ if adds => html! { <p class="passage" translate="no">{ props.form.content.narrative.trim() }</p> },
        Ok(concern) => concern_sheet(&concern, Html::default(), None),
        Err(_) => Html::default(),
    };
    html! {
        <div class="record">
            <Heading title={words::CHECK_TITLE} />
            if missing.is_empty() {
                <p>{ words::CHECK_LEAD }</p>
            } else {
                <Notice tone={Tone::Warn} title={words::CHECK_MISSING}>
                    <ul>{ for missing.iter().map(|one| html! { <li key={what_is_missing(*one).into_owned()}>{ what_is_missing(*one) }</li> }) }</ul>
                </Notice>
            }
            <StillUnclear form={props.form.clone()} />
            { sheet }
            { attached_files(Holder::Draft(props.draft), &props.form.content.attachments) }
            <Audience form={props.form.clone()} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                if missing.is_empty() {
                    <Button kind={ButtonKind::Primary} label={words::SAVE} shortcut="Control+Enter" busy={task.busy()} onclick={save} />
                    <LinkButton label={words::CHANGE} to={back} />
                } else {
                    <LinkButton kind={ButtonKind::Primary} label={words::CHANGE} to={back} />
                }
            </div>
            if task.busy() {
                { working(words::SAVING, task.progress()) }
            }
        </div>
    }
}
