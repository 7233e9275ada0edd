//! What the designated officer advised, word for word.

use yew::prelude::*;

use super::{FormProps, error_of, mistakes, save, summary, typed};
use crate::app::intent::AdultsIntent;
use crate::domain::hearing::{AdviceDraft, Lacking};
use crate::domain::time::Minute;
use crate::ui::parts::{Button, ButtonKind, Checkbox, Picks, TextArea, TextField};
use crate::ui::session::use_task;
use crate::ui::text::adults::case;

fn field(lacking: Lacking) -> String {
    match lacking {
        Lacking::Whom => "advice-whom",
        Lacking::When => "advice-given",
        _ => "advice-words",
    }
    .to_owned()
}

/// Records advice.
#[component]
pub fn Advise(props: &FormProps) -> Html {
    let task = use_task();
    let tries = use_state(|| 0_u32);
    let (whom, told, advice) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let reference = use_state(String::new);
    let now = props.view.now;
    let given = use_state(|| Minute::from_millis(now).iso());
    let in_writing = use_state(|| false);
    let tick = {
        let in_writing = in_writing.clone();
        Callback::from(move |value| in_writing.set(value))
    };
    let onsave = {
        let (task, tries, onsaved) = (task.clone(), tries.clone(), props.onsaved.clone());
        let concern = props.view.row.concern;
        let content = AdviceDraft {
            whom: (*whom).clone(),
            given: (*given).clone(),
            told: (*told).clone(),
            advice: (*advice).clone(),
            reference: (*reference).clone(),
            in_writing: *in_writing,
        };
        Callback::from(move |()| {
            tries.set(*tries + 1);
            save(&task, AdultsIntent::Advise { concern, content: content.clone() }, &onsaved);
        })
    };
    let mistakes = mistakes(task.problem().as_ref(), field);
    html! {
        <>
            { summary(task.problem(), &mistakes, *tries) }
            <TextField id="advice-whom" label={case::WHO_ADVISED} hint={case::WHO_HINT} value={(*whom).clone()}
                error={error_of(&mistakes, "advice-whom")} oninput={typed(&whom)} />
            <TextField id="advice-given" label={case::GIVEN} value={(*given).clone()} narrow=true picks={Picks::Minute}
                error={error_of(&mistakes, "advice-given")} oninput={typed(&given)} />
            <TextArea id="advice-told" label={case::TOLD} value={(*told).clone()} lines=2 oninput={typed(&told)} />
            <TextArea id="advice-words" label={case::WORDS} value={(*advice).clone()} lines=4
                error={error_of(&mistakes, "advice-words")} oninput={typed(&advice)} />
            <TextField id="advice-reference" label={case::REFERENCE} value={(*reference).clone()} narrow=true
                oninput={typed(&reference)} />
            <Checkbox id="advice-writing" label={case::IN_WRITING} checked={*in_writing} onchange={tick} />
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={case::SAVE_ADVICE} busy={task.busy()} onclick={onsave} />
            </p>
        </>
    }
}
