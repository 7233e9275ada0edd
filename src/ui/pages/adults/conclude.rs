//! What came of a concern about an adult; and taking it up again.

use yew::prelude::*;

use super::{FormProps, error_of, mistakes, save, summary, typed};
use crate::app::intent::AdultsIntent;
use crate::domain::hearing::{Finding, Lacking, OutcomeDraft, Progress};
use crate::ui::parts::{Button, ButtonKind, Choice, Radios, TextArea, TextField};
use crate::ui::session::use_task;
use crate::ui::text::adults::{self as words, case};

fn field(lacking: Lacking) -> String {
    match lacking {
        Lacking::Result | Lacking::Assessment => "finding",
        _ => "outcome-reason",
    }
    .to_owned()
}

/// Gives a concern an outcome; or, once it has one, takes it up again.
#[component]
pub fn Conclude(props: &FormProps) -> Html {
    let task = use_task();
    let tries = use_state(|| 0_u32);
    let finding = use_state(|| None::<Finding>);
    let (reason, personnel) = (use_state(String::new), use_state(String::new));
    let view = &props.view;
    let again = view.row.progress == Progress::Closed;
    let offered: Vec<Finding> = Finding::ALL
        .into_iter()
        .filter(|finding| view.row.threshold.is_some_and(|threshold| finding.ends(threshold)))
        .collect();
    let choose = {
        let (finding, offered) = (finding.clone(), offered.clone());
        Callback::from(move |place: usize| finding.set(offered.get(place).copied()))
    };
    let onsave = {
        let (task, tries, view, onsaved) = (task.clone(), tries.clone(), view.clone(), props.onsaved.clone());
        let content = OutcomeDraft {
            result: *finding,
            again,
            reason: (*reason).clone(),
            personnel: (*personnel).clone(),
        };
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let assessments = view.assessments.iter().map(|said| said.entry);
            let before = assessments.chain(view.outcomes.iter().map(|said| said.entry)).collect();
            let asked =
                AdultsIntent::Conclude { concern: view.row.concern, content: content.clone(), before };
            save(&task, asked, &onsaved);
        })
    };
    let mistakes = mistakes(task.problem().as_ref(), field);
    let error = |id: &str| error_of(&mistakes, id);
    let choices: Vec<Choice> = offered
        .iter()
        .map(|finding| Choice {
            label: words::finding(*finding).into(),
            hint: Some(words::finding_means(*finding).into()),
        })
        .collect();
    let (title, label, button) = match again {
        true => (case::AGAIN, case::AGAIN_WHY, case::AGAIN),
        false => (case::CONCLUDE, case::WHY, case::SAVE_OUTCOME),
    };
    html! {
        <details class="no-print">
            <summary>{ title }</summary>
            { summary(task.problem(), &mistakes, *tries) }
            if !again {
                <Radios id="finding" legend={case::RESULT} {choices} error={error("finding")}
                    chosen={finding.and_then(|finding| offered.iter().position(|one| *one == finding))}
                    onchange={choose} />
            }
            <TextArea id="outcome-reason" {label} value={(*reason).clone()} lines=3
                error={error("outcome-reason")} oninput={typed(&reason)} />
            if !again {
                <TextField id="outcome-personnel" label={case::PERSONNEL} value={(*personnel).clone()}
                    oninput={typed(&personnel)} />
            }
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={button} busy={task.busy()} onclick={onsave} />
            </p>
        </details>
    }
}
