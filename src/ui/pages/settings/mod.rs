//! What a school writes down about itself.

mod agencies;
mod holidays;
mod places;
mod policy;
mod rules;
mod turn;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{Intent, SettingsIntent};
use crate::app::problem::Problem;
use crate::app::view::{AllSettings, SettingsView};
use crate::domain::settings::{Setting, SettingKind};
use crate::ui::parts::{Button, ButtonKind, Heading, Notice, Tone, failing, link_to, problem_panel, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, Task, out_of_step, use_task, use_view};
use crate::ui::text::settings as words;

pub use turn::Turn;

/// Every setting.
#[component]
pub fn Lists() -> Html {
    let (loaded, again) = use_view(Intent::from(SettingsIntent::Show));
    let newer = use_state(|| None::<Rc<AllSettings>>);
    let onsaved = {
        let newer = newer.clone();
        Callback::from(move |all| newer.set(Some(all)))
    };
    let first = match &loaded {
        Loaded::Here(view) => match view.school_settings() {
            Some(SettingsView::All(all)) => Some(Rc::new(*all)),
            _ => None,
        },
        _ => None,
    };
    html! {
        <div class="reading">
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            { match ((*newer).clone().or(first), &loaded) {
                (Some(all), _) => html! {
                    <>
                        <places::Places all={all.clone()} onsaved={onsaved.clone()} />
                        <agencies::Agencies all={all.clone()} onsaved={onsaved.clone()} />
                        <rules::Rules all={all.clone()} onsaved={onsaved.clone()} />
                        <policy::PolicyFacts all={all.clone()} onsaved={onsaved.clone()} />
                        <holidays::HolidayDays {all} {onsaved} />
                        <section class="block"><p>{ link_to(words::turn::LINK, Route::Turn) }</p></section>
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </div>
    }
}

/// Properties of one setting's form.
#[derive(Properties, PartialEq)]
pub struct SettingProps {
    /// Every setting as it stands.
    pub all: Rc<AllSettings>,
    /// As they stand then.
    pub onsaved: Callback<Rc<AllSettings>>,
}

/// Saving one setting.
#[derive(Clone)]
struct Saving {
    task: Task,
    saved: UseStateHandle<bool>,
    all: Rc<AllSettings>,
    onsaved: Callback<Rc<AllSettings>>,
}

#[hook]
fn use_saving(props: &SettingProps) -> Saving {
    let task = use_task();
    let saved = use_state(|| false);
    Saving { task, saved, all: props.all.clone(), onsaved: props.onsaved.clone() }
}

impl Saving {
    fn save(&self, setting: Setting) {
        let replaces = self.all.heads.get(&setting.kind()).cloned().unwrap_or_default();
        let (failing, saved, onsaved) = (self.task.clone(), self.saved.clone(), self.onsaved.clone());
        saved.set(false);
        let asked = SettingsIntent::Save { setting, replaces };
        self.task.run(Intent::from(asked), Vec::new(), move |view, _| match view.school_settings() {
            Some(SettingsView::All(all)) => {
                saved.set(true);
                onsaved.emit(Rc::new(*all));
            }
            _ => failing.set_problem(Some(out_of_step())),
        });
    }
}

/// One setting's section: what is in it, what is wrong with it, and the button that saves it.
fn section(
    kind: SettingKind,
    (title, lead, button): (&'static str, &'static str, &'static str),
    saving: &Saving,
    onsave: Callback<()>,
    fields: Html,
) -> Html {
    let id = format!("setting-{}", kind as u8);
    let contested = saving.all.heads.get(&kind).is_some_and(|heads| heads.len() > 1);
    let wrong = match saving.task.problem() {
        Some(Problem::Setting(flaw)) => {
            html! { <p class="error" role="alert">{ words::flaw(flaw) }</p> }
        }
        problem => problem_panel(problem),
    };
    html! {
        <section class="block setting" aria-labelledby={id.clone()}>
            <h2 {id}>{ title }</h2>
            <p>{ lead }</p>
            if contested { <Notice tone={Tone::Warn}><p>{ words::CONTESTED }</p></Notice> }
            { fields }
            { wrong }
            if *saving.saved && saving.task.problem().is_none() {
                <Notice tone={Tone::Good} alert=true><p>{ words::SAVED }</p></Notice>
            }
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={button} busy={saving.task.busy()} onclick={onsave} />
            </p>
        </section>
    }
}

/// A list of lines that is typed into.
#[derive(Clone, PartialEq)]
struct Lines<T: Clone + PartialEq + 'static>(UseStateHandle<Vec<T>>);

/// The lines of one setting, as they stand until something is typed.
#[hook]
fn use_lines<T: Clone + PartialEq + 'static>(
    all: &AllSettings,
    of: fn(&Setting) -> Option<&Vec<T>>,
) -> Lines<T> {
    let standing = all.settings.iter().find_map(of).cloned().unwrap_or_default();
    let lines = use_state_eq(|| standing.clone());
    {
        let lines = lines.clone();
        // What was just given a code keeps it when it is saved again.
        use_effect_with(standing, move |standing| lines.set(standing.clone()));
    }
    Lines(lines)
}

impl<T: Clone + PartialEq + 'static> Lines<T> {
    /// The lines as they are typed.
    fn all(&self) -> Vec<T> {
        (*self.0).clone()
    }

    /// Changes one line by what was typed.
    fn set<V: 'static>(&self, place: usize, change: fn(&mut T, V)) -> Callback<V> {
        let lines = self.0.clone();
        Callback::from(move |value| {
            let mut all = (*lines).clone();
            if let Some(line) = all.get_mut(place) {
                change(line, value);
            }
            lines.set(all);
        })
    }

    /// Adds a line.
    fn add(&self, line: T) -> Html {
        let lines = self.0.clone();
        let onclick = Callback::from(move |()| {
            let mut all = (*lines).clone();
            all.push(line.clone());
            lines.set(all);
        });
        html! { <p><Button kind={ButtonKind::Quiet} label={words::ADD} {onclick} /></p> }
    }

    /// Takes a line out.
    fn take_out(&self, place: usize, about: String) -> Html {
        let lines = self.0.clone();
        let onclick = Callback::from(move |()| {
            let mut all = (*lines).clone();
            if place < all.len() {
                all.remove(place);
            }
            lines.set(all);
        });
        html! { <Button kind={ButtonKind::Quiet} label={words::TAKE_OUT} {about} {onclick} /> }
    }
}
