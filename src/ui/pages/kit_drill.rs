//! The drill: try the recovery kit, change nothing.

use yew::prelude::*;

use super::kit_words::{KitWordsFields, use_kit_words};
use crate::app::intent::Intent;
use crate::app::view::{KitProven, View};
use crate::domain::time::Millis;
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, ErrorSummary, Heading, Mistake, Notice, Tone, link_to, problem_panel, working,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::{self, kit::drill as words};

/// When the kit was last tried, in words.
pub fn last_tried(at: Option<Millis>) -> String {
    at.map_or_else(|| words::NEVER.to_owned(), |at| words::last(&moment::day_and_time(at)))
}

/// Try the recovery kit.
#[component]
pub fn KitDrill() -> Html {
    let proven = use_state(|| None::<KitProven>);
    let onproven = {
        let proven = proven.clone();
        Callback::from(move |proof| proven.set(proof))
    };
    html! {
        <div class="narrow">
            if let Some(proof) = *proven {
                { right(proof, onproven.reform(|()| None)) }
            } else {
                <Try onproven={onproven.reform(Some)} />
            }
        </div>
    }
}

fn right(proof: KitProven, again: Callback<()>) -> Html {
    html! {
        <>
            <Heading title={words::RIGHT_TITLE} />
            <Notice tone={Tone::Good}>
                <p>{ if proof.shares { words::RIGHT_SHARES } else { words::RIGHT_WHOLE } }</p>
                <p>{ last_tried(Some(proof.at)) }</p>
            </Notice>
            <p>{ words::BACK }</p>
            if proof.shares {
                <p>{ words::OTHER_SHARE }</p>
            }
            <div class="buttons">
                <Button label={words::AGAIN} onclick={again} />
                { link_to(text::GO_HOME, Route::Home) }
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TryProps {
    onproven: Callback<KitProven>,
}

#[component]
fn Try(props: &TryProps) -> Html {
    let task = use_task();
    let kit = use_kit_words();
    let mistakes = use_state(Vec::<Mistake>::new);
    let tries = use_state(|| 0_u32);
    let onsubmit = {
        let (task, kit, onproven) = (task.clone(), kit.clone(), props.onproven.clone());
        let (mistakes, tries) = (mistakes.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let missing = kit.missing();
            let good = missing.is_empty();
            mistakes.set(missing);
            tries.set(*tries + 1);
            if !good {
                return;
            }
            let (kit, onproven, failing) = (kit.clone(), onproven.clone(), task.clone());
            task.run(Intent::ProveKit, kit.read(), move |view, _| match view {
                View::KitProven(proof) => {
                    kit.wipe();
                    onproven.emit(proof);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    html! {
        <form {onsubmit} novalidate=true>
            <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            <p>{ words::ALONE }</p>
            <KitWordsFields words={kit} mistakes={(*mistakes).clone()} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::TRY} busy={task.busy()} />
                { link_to(text::CANCEL, Route::ThisDevice) }
            </div>
            if task.busy() {
                { working(words::TRYING, task.progress()) }
            }
        </form>
    }
}
