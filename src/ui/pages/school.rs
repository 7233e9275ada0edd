//! The school's name and numbers, to change.

use yew::prelude::*;

use super::school_settings::Settings;
use crate::app::intent::Intent;
use crate::app::view::Status;
use crate::ui::parts::{
    Button, ButtonKind, Heading, Notice, PhoneFields, TextField, Tone, link_to, problem_panel, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{use_session, use_task};
use crate::ui::state::tidy_phones;
use crate::ui::text::{self, device as words, settings};
use crate::ui::window;

/// The school's name and numbers.
#[component]
pub fn School() -> Html {
    let session = use_session();
    match &session.shell.status {
        Some(status) => html! {
            <>
                <Form status={status.clone()} />
                <Settings />
                <p class="buttons narrow">
                    { link_to(settings::LINK, Route::Lists) }
                    { link_to(settings::CATEGORIES, Route::Categories) }
                </p>
            </>
        },
        None => waiting(),
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    status: std::rc::Rc<Status>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let task = use_task();
    let name = use_state(|| props.status.school.clone());
    let phones = use_state(|| props.status.phones.clone());
    let saved = use_state(|| false);
    let nameless = use_state(|| false);
    let onsubmit = {
        let (task, name, phones) = (task.clone(), name.clone(), phones.clone());
        let (saved, nameless) = (saved.clone(), nameless.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            nameless.set(name.trim().is_empty());
            if name.trim().is_empty() {
                window::focus_id("school");
                return;
            }
            let saved = saved.clone();
            let intent = Intent::SaveSchool { name: name.trim().to_owned(), phones: tidy_phones(&phones) };
            task.run(intent, Vec::new(), move |_, _| saved.set(true));
        })
    };
    let onname = {
        let (name, saved) = (name.clone(), saved.clone());
        Callback::from(move |text| {
            saved.set(false);
            name.set(text);
        })
    };
    let onphones = {
        let (phones, saved) = (phones.clone(), saved.clone());
        Callback::from(move |changed| {
            saved.set(false);
            phones.set(changed);
        })
    };
    html! {
        <form class="narrow" {onsubmit} novalidate=true>
            <Heading title={words::SCHOOL_TITLE} />
            <p>{ words::SCHOOL_LEAD }</p>
            if *saved {
                <Notice tone={Tone::Good} alert=true><p>{ words::SCHOOL_SAVED }</p></Notice>
            }
            <TextField id="school" label={words::SCHOOL_NAME} value={(*name).clone()} oninput={onname}
                error={nameless.then_some(words::SCHOOL_NAME_MISSING)} />
            <PhoneFields phones={(*phones).clone()} onchange={onphones} />
            { problem_panel(task.problem()) }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::SCHOOL_SAVE} busy={task.busy()} />
                { link_to(text::GO_HOME, Route::Home) }
            </div>
        </form>
    }
}
