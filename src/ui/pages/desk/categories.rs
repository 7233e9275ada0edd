//! What the school calls its categories, and which of them it offers.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{DeskIntent, Intent};
use crate::app::view::{CategoryNames, DeskView};
use crate::domain::category::{Category, GROUPS, Group, Names, Naming};
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Heading, Notice, TextField, Tone, failing, link_to, problem_panel, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_task, use_view};
use crate::ui::text::category::default_label;
use crate::ui::text::desk::categories as words;
use crate::ui::text::{self};

/// What the school calls its categories.
#[component]
pub fn Categories() -> Html {
    let (loaded, again) = use_view(Intent::from(DeskIntent::Categories));
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match view.desk() {
                    Some(DeskView::Categories(names)) => html! { <Form first={names} /> },
                    _ => waiting(),
                },
            } }
        </>
    }
}

/// What is typed: one naming changed after the other.
#[derive(Clone, Default, PartialEq)]
struct Typed(Names);

enum Edit {
    Label(Category, String),
    Hidden(Category, bool),
}

impl Reducible for Typed {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let mut names = self.0.clone();
        match edit {
            Edit::Label(category, label) => names.entry(category).or_default().label = Some(label),
            Edit::Hidden(category, hidden) => names.entry(category).or_default().hidden = hidden,
        }
        Rc::new(Self(names))
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    first: CategoryNames,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let task = use_task();
    let standing = use_state(|| props.first.clone());
    let typed = use_reducer(|| Typed(props.first.names.clone()));
    let saved = use_state(|| false);
    let onsubmit = {
        let (task, typed, standing, saved) = (task.clone(), typed.clone(), standing.clone(), saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (failing, standing, saved) = (task.clone(), standing.clone(), saved.clone());
            let (names, replaces) = (typed.0.clone(), standing.replaces.clone());
            let asked = DeskIntent::SaveCategories { names, replaces };
            task.run(Intent::from(asked), Vec::new(), move |view, _| match view.desk() {
                Some(DeskView::Categories(now)) => {
                    standing.set(now);
                    saved.set(true);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let onedit = {
        let (typed, saved) = (typed.clone(), saved.clone());
        Callback::from(move |edit| {
            saved.set(false);
            typed.dispatch(edit);
        })
    };
    html! {
        <form {onsubmit} novalidate=true>
            if standing.contested {
                <Notice tone={Tone::Warn}><p>{ words::CONTESTED }</p></Notice>
            }
            { for GROUPS.iter().map(|group| one_group(group, &typed.0, &standing, &onedit)) }
            { problem_panel(task.problem()) }
            if *saved {
                <Notice tone={Tone::Good} alert=true><p>{ words::SAVED }</p></Notice>
            }
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::SAVE} busy={task.busy()} />
                { link_to(text::GO_HOME, Route::Home) }
            </div>
        </form>
    }
}

fn one_group(group: &Group, names: &Names, standing: &CategoryNames, onedit: &Callback<Edit>) -> Html {
    let categories: Vec<Category> =
        group.codes().filter_map(|code| Category::try_from(code.to_owned()).ok()).collect();
    let title = categories.first().map(default_label).unwrap_or_default();
    html! {
        <details key={group.code} class="naming">
            <summary>{ title }</summary>
            <ul class="naming-list">
                { for categories.iter().map(|category| one(category, names, standing, onedit)) }
            </ul>
        </details>
    }
}

fn one(category: &Category, names: &Names, standing: &CategoryNames, onedit: &Callback<Edit>) -> Html {
    let Naming { label, hidden } = names.get(category).cloned().unwrap_or_default();
    let comes = default_label(category);
    let code = category.code().to_owned();
    let oninput = {
        let category = category.clone();
        onedit.reform(move |label| Edit::Label(category.clone(), label))
    };
    let onchange = {
        let category = category.clone();
        onedit.reform(move |offered: bool| Edit::Hidden(category.clone(), !offered))
    };
    let used = standing.used.get(category).copied().unwrap_or_default();
    html! {
        <li key={code.clone()}>
            <TextField id={format!("name-{code}")} label={comes.clone().into_owned()} value={label.unwrap_or_default()} {oninput} />
            <Checkbox id={format!("offer-{code}")} label={words::offer(&comes)} checked={!hidden} {onchange}
                hint={(used > 0).then(|| AttrValue::from(words::used(used)))} />
        </li>
    }
}
