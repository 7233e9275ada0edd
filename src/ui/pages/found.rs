//! Found a school: three steps, then the recovery kit.

use yew::prelude::*;

use super::kit::KitSheets;
use crate::app::intent::{Founding, Intent};
use crate::app::problem::Problem;
use crate::app::view::{Kit, View};
use crate::ui::parts::{
    Button, ButtonKind, ErrorSummary, Heading, Mistake, NewPassphrase, PhoneFields, TextField, link_to,
    problem_panel, read_passphrase, step_of, wipe, working,
};
use crate::ui::route::{FoundStep, Route};
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::state::Happened;
use crate::ui::storage;
use crate::ui::strength;
use crate::ui::text::{self, found as words, passphrase, people};

/// Properties of [`Found`].
#[derive(Properties, PartialEq)]
pub struct FoundProps {
    /// The step.
    pub step: FoundStep,
}

/// Found a school.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let session = use_session();
    let founding = use_state(Founding::default);
    let kit = use_state(|| None::<Kit>);
    let tries = use_state(|| 0_u32);
    let mistakes = use_state(Vec::<Mistake>::new);
    if let Some(kit) = &*kit {
        return html! { <KitSheets kit={kit.clone()} /> };
    }
    // An address may name a later step, but what the first asks for must be there.
    let step = if missing(&founding).is_empty() { props.step } else { FoundStep::School };
    let fail = {
        let (mistakes, tries) = (mistakes.clone(), tries.clone());
        Callback::from(move |found: Vec<Mistake>| {
            tries.set(*tries + 1);
            mistakes.set(found);
        })
    };
    let change = {
        let founding = founding.clone();
        Callback::from(move |changed| founding.set(changed))
    };
    let next = {
        let (fail, founding) = (fail.clone(), founding.clone());
        Callback::from(move |()| {
            let lacking = missing(&founding);
            let done = lacking.is_empty();
            fail.emit(lacking);
            if done {
                session.go(Route::Found(if step == FoundStep::School {
                    FoundStep::Numbers
                } else {
                    FoundStep::Passphrase
                }));
            }
        })
    };
    let onkit = {
        let kit = kit.clone();
        Callback::from(move |made| kit.set(Some(made)))
    };
    html! {
        <div class="narrow">
            <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
            { match step {
                FoundStep::School => html! {
                    <SchoolStep founding={(*founding).clone()} mistakes={(*mistakes).clone()} onchange={change} onnext={next} />
                },
                FoundStep::Numbers => html! {
                    <NumbersStep founding={(*founding).clone()} onchange={change} onnext={next} />
                },
                FoundStep::Passphrase => html! {
                    <PassphraseStep founding={(*founding).clone()} mistakes={(*mistakes).clone()} onfail={fail} {onkit} />
                },
            } }
        </div>
    }
}

fn missing(founding: &Founding) -> Vec<Mistake> {
    [
        ("school", &founding.school, words::SCHOOL_MISSING),
        ("name", &founding.name, words::NAME_MISSING),
        ("job", &founding.job, words::JOB_MISSING),
        ("label", &founding.label, words::LABEL_MISSING),
    ]
    .into_iter()
    .filter(|(_, value, _)| value.trim().is_empty())
    .map(|(id, _, what)| (AttrValue::from(id), AttrValue::from(what)))
    .collect()
}

/// What is wrong with one field.
pub fn mistake_of(mistakes: &[Mistake], id: &str) -> Option<AttrValue> {
    mistakes.iter().find(|(field, _)| field == id).map(|(_, what)| what.clone())
}

#[derive(Properties, PartialEq)]
struct StepProps {
    founding: Founding,
    #[prop_or_default]
    mistakes: Vec<Mistake>,
    #[prop_or_default]
    onchange: Callback<Founding>,
    #[prop_or_default]
    onnext: Callback<()>,
    #[prop_or_default]
    onfail: Callback<Vec<Mistake>>,
    #[prop_or_default]
    onkit: Callback<Kit>,
}

#[component]
fn SchoolStep(props: &StepProps) -> Html {
    let founding = &props.founding;
    let field = |set: fn(&mut Founding, String)| {
        let (founding, onchange) = (founding.clone(), props.onchange.clone());
        Callback::from(move |text: String| {
            let mut founding = founding.clone();
            set(&mut founding, text);
            onchange.emit(founding);
        })
    };
    let onsubmit = props.onnext.reform(|event: SubmitEvent| event.prevent_default());
    let error = |id: &str| mistake_of(&props.mistakes, id);
    html! {
        <form {onsubmit} novalidate=true>
            { step_of(1, 3) }
            <Heading title={words::TITLE_SCHOOL} focus=false />
            <p>{ words::LEAD }</p>
            <TextField id="school" label={words::SCHOOL} hint={words::SCHOOL_HINT} error={error("school")} first=true
                value={founding.school.clone()} oninput={field(|founding, text| founding.school = text)} />
            <TextField id="name" label={words::NAME} hint={words::NAME_HINT} error={error("name")}
                value={founding.name.clone()} oninput={field(|founding, text| {
                    // The initials are suggested for as long as nobody has typed something else.
                    if founding.label == people::initials(&founding.name) {
                        founding.label = people::initials(&text);
                    }
                    founding.name = text;
                })} />
            <TextField id="job" label={words::JOB} hint={words::JOB_HINT} error={error("job")}
                value={founding.job.clone()} oninput={field(|founding, text| founding.job = text)} />
            <TextField id="label" label={words::LABEL} hint={words::LABEL_HINT} error={error("label")} narrow=true
                value={founding.label.clone()} oninput={field(|founding, text| founding.label = text)} />
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={text::CONTINUE} />
                { link_to(text::CANCEL, Route::Home) }
            </div>
        </form>
    }
}

#[component]
fn NumbersStep(props: &StepProps) -> Html {
    let onphones = {
        let (founding, onchange) = (props.founding.clone(), props.onchange.clone());
        Callback::from(move |phones| onchange.emit(Founding { phones, ..founding.clone() }))
    };
    let onsubmit = props.onnext.reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <form {onsubmit} novalidate=true>
            { step_of(2, 3) }
            <Heading title={words::TITLE_NUMBERS} focus=false />
            <p>{ words::NUMBERS_LEAD }</p>
            <PhoneFields phones={props.founding.phones.clone()} onchange={onphones} first=true />
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={text::CONTINUE} />
                { link_to(text::BACK, Route::Found(FoundStep::School)) }
            </div>
        </form>
    }
}

#[component]
fn PassphraseStep(props: &StepProps) -> Html {
    let session = use_session();
    let task = use_task();
    let (node, again) = (use_node_ref(), use_node_ref());
    let onsubmit = {
        let (task, node, again) = (task.clone(), node.clone(), again.clone());
        let (founding, onfail, onkit) = (props.founding.clone(), props.onfail.clone(), props.onkit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = read_passphrase(&node);
            let mistakes = passphrase_mistakes(&typed, &read_passphrase(&again));
            let good = mistakes.is_empty();
            onfail.emit(mistakes);
            if !good {
                return;
            }
            let founding = tidy(&founding);
            let (session, node, again, onkit) = (session.clone(), node.clone(), again.clone(), onkit.clone());
            let failing = task.clone();
            task.run(Intent::Found(founding), vec![typed], move |view, _| match view {
                View::Founded(kit) => {
                    wasm_bindgen_futures::spawn_local(async {
                        storage::persist().await;
                    });
                    wipe(&node);
                    wipe(&again);
                    session.happened(Happened::Unsaved(true));
                    onkit.emit(kit);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let weak = task.problem() == Some(Problem::WeakPassphrase);
    let error =
        mistake_of(&props.mistakes, "passphrase").or(weak.then_some(AttrValue::from(passphrase::WEAK)));
    html! {
        <form {onsubmit} novalidate=true>
            { step_of(3, 3) }
            <Heading title={words::TITLE_PASSPHRASE} focus=false />
            <p>{ passphrase::NOBODY_KNOWS }</p>
            <NewPassphrase {node} {again} {error} again_error={mistake_of(&props.mistakes, "passphrase-again")} first=true />
            { problem_panel(task.problem().filter(|problem| *problem != Problem::WeakPassphrase)) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::FOUND} busy={task.busy()} />
                { link_to(text::BACK, Route::Found(FoundStep::Numbers)) }
            </div>
            if task.busy() {
                { working(words::FOUNDING, task.progress()) }
            }
        </form>
    }
}

/// What is wrong with a passphrase being chosen.
pub fn passphrase_mistakes(typed: &[u8], again: &[u8]) -> Vec<Mistake> {
    let text = std::str::from_utf8(typed).unwrap_or_default();
    if !strength::meets_rule(text) {
        vec![("passphrase".into(), passphrase::WEAK.into())]
    } else if typed != again {
        vec![("passphrase-again".into(), passphrase::DIFFERENT.into())]
    } else {
        Vec::new()
    }
}

/// Without stray spaces and empty lines.
fn tidy(founding: &Founding) -> Founding {
    Founding {
        school: founding.school.trim().to_owned(),
        name: founding.name.trim().to_owned(),
        job: founding.job.trim().to_owned(),
        label: founding.label.trim().to_owned(),
        phones: crate::ui::state::tidy_phones(&founding.phones),
    }
}
