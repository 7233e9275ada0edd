//! Record once: one concern of a supply teacher or visitor, sealed straight to the school's administrators.

use std::rc::Rc;

use yew::prelude::*;

use super::found::mistake_of;
use super::record::form::{FormState, use_ctrl_enter};
use super::record::sections::{Danger, Told, Topics, What, WhenAndWhere};
use super::record::writing::{Writing, use_writing};
use crate::app::intent::{Intent, Visitor as Who};
use crate::app::view::{DraftView, FileMade, View, VisitorSchool};
use crate::domain::concern::{Child, ConcernDraft, Involved, Missing, PupilRole};
use crate::domain::ids::DraftId;
use crate::domain::time::Millis;
use crate::ui::parts::{
    Button, ButtonKind, Empty, ErrorSummary, FileOut, Heading, Mistake, Notice, Radios, TextField, Tone,
    failing, link_to, problem_panel, waiting, working,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_session, use_task, use_view};
use crate::ui::state::Happened;
use crate::ui::state::record::{RecordForm, Typed};
use crate::ui::text::concern::missing as what_is_missing;
use crate::ui::text::{self, visitor as words};
use crate::ui::window;

/// Record once.
#[component]
pub fn Visitor() -> Html {
    let (loaded, again) = use_view(Intent::VisitorSchools);
    match &loaded {
        Loaded::Waiting => waiting(),
        Loaded::Failed(problem) => failing(problem, again),
        Loaded::Here(view) => match &**view {
            View::VisitorSchools { schools, .. } if schools.is_empty() => html! {
                <div class="narrow">
                    <Heading title={words::TITLE} />
                    <Empty title={words::NOBODY}><p>{ words::NOBODY_BODY }</p></Empty>
                    <p>{ link_to(text::GO_HOME, Route::Home) }</p>
                </div>
            },
            View::VisitorSchools { schools, now } => html! { <Form schools={schools.clone()} now={*now} /> },
            _ => waiting(),
        },
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    schools: Vec<VisitorSchool>,
    now: Millis,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let session = use_session();
    let task = use_task();
    let writing = use_writing(false);
    let now = props.now;
    let state = use_reducer(|| FormState {
        form: Rc::new(RecordForm::open(&DraftView {
            draft: DraftId([0; 16]),
            content: ConcernDraft::default(),
            fresh: true,
            administers: false,
            audience: Vec::new(),
            hearers: Vec::new(),
            governors_kit: false,
            places: Vec::new(),
            staff: Vec::new(),
            now,
        })),
    });
    let school = use_state(|| 0_usize);
    let (name, job, child) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let mistakes = use_state(Vec::<Mistake>::new);
    let made = use_state(|| None::<(FileMade, Rc<Vec<u8>>)>);
    {
        let (session, unsaved) = (session.clone(), state.form.edits > 0);
        use_effect_with(unsaved, move |unsaved| session.happened(Happened::Unsaved(*unsaved)));
    }
    let seal = {
        let (task, state, mistakes, made) = (task.clone(), state.clone(), mistakes.clone(), made.clone());
        let who = Who { name: (*name).clone(), job: (*job).clone() };
        let (child, school) = ((*child).trim().to_owned(), props.schools.get(*school).map(|one| one.school));
        Callback::from(move |()| {
            let mut content = state.form.content.clone();
            if !child.is_empty() {
                let (name, child) = (child.clone(), Child::Unlisted(child.clone()));
                content.pupils = vec![Involved { child, role: PupilRole::default(), name }];
            }
            let missing = content.check().err().unwrap_or_default();
            let mut found: Vec<Mistake> = Vec::new();
            if who.name.trim().is_empty() {
                found.push(("visitor-name".into(), words::NAME_MISSING.into()));
            }
            found.extend(missing.iter().map(|one| (field(*one).into(), what_is_missing(*one).into())));
            let good = found.is_empty();
            mistakes.set(found);
            state.dispatch(Typed::Tried(missing));
            let Some(school) = school.filter(|_| good) else { return };
            let (failing, made) = (task.clone(), made.clone());
            let intent = Intent::RecordOnce { school, visitor: who.clone(), content: Box::new(content) };
            task.run(intent, Vec::new(), move |view, files| match (view, files.into_iter().next()) {
                (View::FileMade(file), Some(bytes)) => made.set(Some((file, Rc::new(bytes)))),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    use_ctrl_enter(seal.clone(), made.is_none());
    if let Some((file, bytes)) = &*made {
        return done(file, bytes);
    }
    let typed = {
        let state = state.clone();
        Callback::from(move |typed| state.dispatch(typed))
    };
    let form = &state.form;
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let schools = props.schools.iter().map(|one| one.fingerprint.join(" ").into()).collect::<Vec<_>>();
    let set = |field: &UseStateHandle<String>| {
        let field = field.clone();
        Callback::from(move |text| field.set(text))
    };
    html! {
        <ContextProvider<Writing> context={writing}>
        <form class="record" {onsubmit} novalidate=true>
            <ErrorSummary mistakes={(*mistakes).clone()} tries={form.tries} />
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            if props.schools.len() > 1 {
                <Radios id="visitor-school" legend={words::WHICH} choices={schools} chosen={*school}
                    onchange={Callback::from(move |place| school.set(place))} />
            }
            <section class="section">
                <TextField id="visitor-name" label={words::NAME} value={(*name).clone()}
                    error={mistake_of(&mistakes, "visitor-name")} oninput={set(&name)} />
                <TextField id="visitor-job" label={words::JOB} hint={words::JOB_HINT} value={(*job).clone()} oninput={set(&job)} />
                <TextField id="who" label={words::CHILD} hint={words::CHILD_HINT} value={(*child).clone()}
                    error={mistake_of(&mistakes, "who")} oninput={set(&child)} />
            </section>
            <Danger form={form.clone()} typed={typed.clone()} />
            <What form={form.clone()} typed={typed.clone()} />
            <WhenAndWhere form={form.clone()} typed={typed.clone()} />
            <Told form={form.clone()} typed={typed.clone()} />
            <Topics form={form.clone()} {typed} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} label={words::SEAL} shortcut="Control+Enter" busy={task.busy()} onclick={seal} />
                { link_to(text::CANCEL, Route::Home) }
            </div>
            if task.busy() { { working(words::SEALING, task.progress()) } }
        </form>
        </ContextProvider<Writing>>
    }
}

/// Where to go for what is missing.
fn field(missing: Missing) -> &'static str {
    match missing {
        Missing::Who => "who",
        Missing::What | Missing::TooLong | Missing::BodyMap | Missing::Particular(_) | Missing::Reason => {
            "narrative"
        }
        Missing::When => "happened",
        Missing::Told => "told",
    }
}

fn done(file: &FileMade, bytes: &Rc<Vec<u8>>) -> Html {
    let finish = Callback::from(|()| {
        window::replace_address(Route::Home);
        window::reload();
    });
    html! {
        <div class="narrow">
            <Heading title={words::DONE} />
            <FileOut name={file.file_name.clone()} bytes={bytes.clone()} />
            <Notice tone={Tone::Warn}><p>{ words::NEXT }</p></Notice>
            <div class="buttons">
                <Button kind={ButtonKind::Primary} label={words::FINISH} onclick={finish} />
            </div>
        </div>
    }
}
