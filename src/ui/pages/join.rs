//! Join a school: the pack and its code, then who one is.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::found::{mistake_of, passphrase_mistakes};
use crate::app::intent::{Intent, Joining};
use crate::app::problem::{BundleFlaw, Problem};
use crate::app::view::{Invitation, View};
use crate::ui::parts::{
    Button, ButtonKind, ErrorSummary, FileDrop, Heading, Mistake, NewPassphrase, Notice, Select, TextField,
    Tone, link_to, problem_panel, read_passphrase, safety_words, step_of, wipe, working,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_session, use_task};
use crate::ui::state::Happened;
use crate::ui::storage;
use crate::ui::text::{self, files, join as words, kit::restore, passphrase, people};

/// Join a school.
#[component]
pub fn Join() -> Html {
    let invitation = use_state(|| None::<Rc<Invitation>>);
    let oninvitation = {
        let invitation = invitation.clone();
        Callback::from(move |found| invitation.set(found))
    };
    html! {
        <div class="narrow">
            if let Some(invitation) = &*invitation {
                <You invitation={invitation.clone()} onback={oninvitation.reform(|()| None)}>
                    <p>{ words::brings(invitation.pupils) }</p>
                </You>
            } else {
                <Pack oninvitation={oninvitation.reform(Some)} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PackProps {
    oninvitation: Callback<Rc<Invitation>>,
}

#[component]
fn Pack(props: &PackProps) -> Html {
    let task = use_task();
    let file = use_state(|| None::<File>);
    let code = use_state(String::new);
    let mistakes = use_state(Vec::<Mistake>::new);
    let tries = use_state(|| 0_u32);
    let onfiles = {
        let file = file.clone();
        Callback::from(move |files: Vec<File>| file.set(files.into_iter().next()))
    };
    let oncode = {
        let code = code.clone();
        Callback::from(move |text| code.set(text))
    };
    let onsubmit = {
        let (task, file, code) = (task.clone(), file.clone(), code.clone());
        let (mistakes, tries, oninvitation) = (mistakes.clone(), tries.clone(), props.oninvitation.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut found: Vec<Mistake> = Vec::new();
            if file.is_none() {
                found.push(("pack".into(), words::PACK_MISSING.into()));
            }
            if code.trim().is_empty() {
                found.push(("code".into(), words::CODE_MISSING.into()));
            }
            let good = found.is_empty();
            mistakes.set(found);
            tries.set(*tries + 1);
            let Some(file) = (*file).clone().filter(|_| good) else { return };
            let (oninvitation, failing) = (oninvitation.clone(), task.clone());
            let code = code.trim().to_owned().into_bytes();
            task.run_with_files(Intent::LookAtPack, vec![file], vec![code], move |view, _| match view {
                View::Invitation(invitation) => oninvitation.emit(Rc::new(invitation)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let unread = task.unread().map(|error| AttrValue::from(files::unread(error)));
    let wrong_code = task.problem() == Some(Problem::Bundle(BundleFlaw::WrongCode));
    html! {
        <form {onsubmit} novalidate=true>
            <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
            { step_of(1, 2) }
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            <FileDrop id="pack" label={words::PACK} hint={words::PACK_HINT} {onfiles}
                error={mistake_of(&mistakes, "pack").or(unread)} />
            if let Some(file) = &*file {
                <p role="status">{ words::PICKED }{ " " }<strong>{ file.name() }</strong></p>
            }
            <TextField id="code" label={words::CODE} hint={words::CODE_HINT} value={(*code).clone()} oninput={oncode}
                error={mistake_of(&mistakes, "code").or(wrong_code.then_some(AttrValue::from(words::CODE_WRONG)))} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::LOOK} busy={task.busy()} />
                { link_to(text::CANCEL, Route::Home) }
            </div>
            if task.busy() {
                { working(words::LOOKING, task.progress()) }
            }
        </form>
    }
}

/// On what ground somebody comes in.
#[derive(Clone, Copy, PartialEq)]
pub enum Entering {
    /// A joining pack.
    Joining,
    /// A full copy and the recovery kit.
    Restoring,
}

impl Entering {
    fn intent(self, joining: Joining) -> Intent {
        match self {
            Self::Joining => Intent::Join(joining),
            Self::Restoring => Intent::Restore(joining),
        }
    }

    /// What is said of the school, on the button, and while it works.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Joining => (words::INVITED, words::JOIN, words::JOINING),
            Self::Restoring => (restore::YOU, restore::RESTORE, restore::RESTORING),
        }
    }
}

/// Properties of [`You`].
#[derive(Properties, PartialEq)]
pub struct YouProps {
    /// The school.
    pub invitation: Rc<Invitation>,
    /// Back to the step before.
    pub onback: Callback<()>,
    /// On what ground.
    #[prop_or(Entering::Joining)]
    pub entering: Entering,
    /// What the file brings.
    #[prop_or_default]
    pub children: Html,
}

/// Whom one is on the staff list.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    NotChosen,
    Listed(usize),
    NotListed,
}

/// Who one is, and a passphrase for this device.
#[component]
pub fn You(props: &YouProps) -> Html {
    let session = use_session();
    let entering = props.entering;
    let (school_label, act, under_way) = entering.words();
    let task = use_task();
    let staff =
        Rc::new(props.invitation.staff.iter().filter(|person| person.active).cloned().collect::<Vec<_>>());
    let nobody = staff.is_empty();
    let who = use_state(|| if nobody { Who::NotListed } else { Who::NotChosen });
    let joining = use_state(Joining::default);
    let mistakes = use_state(Vec::<Mistake>::new);
    let tries = use_state(|| 0_u32);
    let (node, again) = (use_node_ref(), use_node_ref());
    let field = |set: fn(&mut Joining, String)| {
        let joining = joining.clone();
        Callback::from(move |text: String| {
            let mut changed = (*joining).clone();
            set(&mut changed, text);
            joining.set(changed);
        })
    };
    let onwho = {
        let (who, joining, staff) = (who.clone(), joining.clone(), staff.clone());
        Callback::from(move |place: usize| {
            let chosen = match place {
                0 => Who::NotChosen,
                place if place <= staff.len() => Who::Listed(place - 1),
                _ => Who::NotListed,
            };
            who.set(chosen);
            let mut changed = (*joining).clone();
            let suggested = changed.label == people::initials(&changed.name);
            let person = if let Who::Listed(place) = chosen { staff.get(place) } else { None };
            changed.person = person.map(|person| person.person);
            changed.name = person.map(|person| person.name.clone()).unwrap_or_default();
            changed.job = person.map(|person| person.job.clone()).unwrap_or_default();
            if suggested {
                changed.label = people::initials(&changed.name);
            }
            joining.set(changed);
        })
    };
    let onsubmit = {
        let (task, who, joining) = (task.clone(), who.clone(), joining.clone());
        let (mistakes, tries) = (mistakes.clone(), tries.clone());
        let (node, again) = (node.clone(), again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = read_passphrase(&node);
            let mut found = lacking(&joining, *who);
            found.extend(passphrase_mistakes(&typed, &read_passphrase(&again)));
            let good = found.is_empty();
            mistakes.set(found);
            tries.set(*tries + 1);
            if !good {
                return;
            }
            let (session, failing, node, again) =
                (session.clone(), task.clone(), node.clone(), again.clone());
            task.run(entering.intent(tidy(&joining)), vec![typed], move |view, _| match view {
                View::Home(home) => {
                    wasm_bindgen_futures::spawn_local(async {
                        storage::persist().await;
                    });
                    wipe(&node);
                    wipe(&again);
                    session.happened(Happened::Opened(Some(home)));
                    session.go(Route::Home);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let mut choices: Vec<AttrValue> = vec!["".into()];
    choices.extend(staff.iter().map(|person| people::name_and_job(&person.name, &person.job).into()));
    choices.push(words::NOT_LISTED.into());
    let chosen = match *who {
        Who::NotChosen => 0,
        Who::Listed(place) => place + 1,
        Who::NotListed => staff.len() + 1,
    };
    let error = |id: &str| mistake_of(&mistakes, id);
    html! {
        <form {onsubmit} novalidate=true>
            <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
            { step_of(2, 2) }
            <Heading title={words::YOU_TITLE} />
            <dl class="facts">
                <div><dt>{ school_label }</dt><dd><strong>{ &props.invitation.school }</strong></dd></div>
            </dl>
            if props.invitation.practice {
                <Notice tone={Tone::Warn}><p>{ words::PRACTICE }</p></Notice>
            }
            { props.children.clone() }
            <details class="more">
                <summary>{ words::FINGERPRINT }</summary>
                { safety_words(&props.invitation.fingerprint, words::FINGERPRINT) }
                <p class="hint">{ words::FINGERPRINT_ABOUT }</p>
            </details>
            if !nobody {
                <Select id="who" label={words::WHO} hint={words::WHO_HINT} error={error("who")} {choices} {chosen} onchange={onwho} />
            }
            if *who == Who::NotListed {
                <TextField id="name" label={words::NAME} hint={words::NAME_HINT} error={error("name")}
                    value={joining.name.clone()} oninput={field(|joining, text| {
                        if joining.label == people::initials(&joining.name) {
                            joining.label = people::initials(&text);
                        }
                        joining.name = text;
                    })} />
                <TextField id="job" label={words::JOB} hint={words::JOB_HINT} error={error("job")}
                    value={joining.job.clone()} oninput={field(|joining, text| joining.job = text)} />
            }
            <TextField id="label" label={words::LABEL} hint={words::LABEL_HINT} error={error("label")} narrow=true
                value={joining.label.clone()} oninput={field(|joining, text| joining.label = text)} />
            <TextField id="device" label={words::DEVICE} hint={words::DEVICE_HINT} error={error("device")}
                value={joining.device_label.clone()} oninput={field(|joining, text| joining.device_label = text)} />
            <p>{ passphrase::NOBODY_KNOWS }</p>
            <NewPassphrase {node} {again} error={error("passphrase")} again_error={error("passphrase-again")} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={act} busy={task.busy()} />
                <Button kind={ButtonKind::Quiet} label={text::BACK} onclick={props.onback.clone()} />
            </div>
            if task.busy() {
                { working(under_way, task.progress()) }
            }
        </form>
    }
}

fn lacking(joining: &Joining, who: Who) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    let mut need = |id: &'static str, value: &str, what: &'static str| {
        if value.trim().is_empty() {
            mistakes.push((id.into(), what.into()));
        }
    };
    match who {
        Who::NotChosen => need("who", "", words::WHO_MISSING),
        Who::Listed(_) => {}
        Who::NotListed => {
            need("name", &joining.name, words::NAME_MISSING);
            need("job", &joining.job, words::JOB_MISSING);
        }
    }
    need("label", &joining.label, words::LABEL_MISSING);
    need("device", &joining.device_label, words::DEVICE_MISSING);
    mistakes
}

fn tidy(joining: &Joining) -> Joining {
    Joining {
        person: joining.person,
        name: joining.name.trim().to_owned(),
        job: joining.job.trim().to_owned(),
        label: joining.label.trim().to_owned(),
        device_label: joining.device_label.trim().to_owned(),
    }
}
