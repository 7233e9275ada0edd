//! Making ready to hear concerns about adults.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::View;
use crate::ui::parts::{
    Button, ButtonKind, Notice, PassphraseField, Tone, problem_panel, read_passphrase, wipe, working,
};
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::text::{keys as words, passphrase};
use crate::ui::window;

/// Asks for the passphrase and makes the keys anew, for as long as that must be done.
#[component]
pub fn Hearing() -> Html {
    let session = use_session();
    let task = use_task();
    let ready = use_state(|| None::<Vec<String>>);
    let empty = use_state(|| false);
    let field = use_node_ref();
    let onsubmit = {
        let (task, ready, empty, field) = (task.clone(), ready.clone(), empty.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            window::focus_id("hearing-passphrase");
            let typed = read_passphrase(&field);
            empty.set(typed.is_empty());
            if typed.is_empty() {
                return;
            }
            let (failing, ready, field) = (task.clone(), ready.clone(), field.clone());
            task.run(Intent::PrepareToHear, vec![typed], move |view, _| match view {
                View::ReadyToHear(helpers) => {
                    wipe(&field);
                    ready.set(Some(helpers));
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    if let Some(helpers) = &*ready {
        return html! {
            <Notice tone={Tone::Good} title={words::HEARING_READY} alert=true>
                <p>{ words::hearing_helpers(helpers) }</p>
            </Notice>
        };
    }
    if !session.shell.status.as_ref().is_some_and(|status| status.must_prepare_to_hear) {
        return Html::default();
    }
    let wrong = task.problem() == Some(Problem::WrongPassphrase);
    let error = match (*empty, wrong) {
        (true, _) => Some(AttrValue::from(passphrase::MISSING)),
        (_, true) => Some(AttrValue::from(words::OLD_WRONG)),
        _ => None,
    };
    html! {
        <section class="block">
            <h2>{ words::HEARING_TITLE }</h2>
            <p>{ words::HEARING_ABOUT }</p>
            <p class="hint">{ words::HEARING_COSTS }</p>
            <form {onsubmit} novalidate=true>
                <PassphraseField id="hearing-passphrase" label={words::HEARING_PASSPHRASE} {error} node={field}
                    called={words::SHOW_OLD} />
                { problem_panel(task.problem().filter(|_| !wrong)) }
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} submit=true label={words::HEARING_PREPARE} busy={task.busy()} />
                </div>
                if task.busy() {
                    { working(words::RENEWING, task.progress()) }
                }
            </form>
        </section>
    }
}
