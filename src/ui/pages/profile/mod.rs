//! Pupils' files: what is known of a child, what is being done, and what files have in common.

mod alleged;
mod chart;
mod chronology;
mod facts;
mod file;
mod flags;
mod household;
mod locks;
mod opened;
mod patterns;
mod print;
mod rows;
mod star;

use yew::prelude::*;

use crate::app::intent::{Intent, ProfileIntent};
use crate::app::problem::Problem;
use crate::app::view::ProfileView;
use crate::domain::profile::ProfileFlaw;
use crate::ui::parts::{Notice, Select, Tone, problem_panel};
use crate::ui::route::ProfileRoute;
use crate::ui::session::{Loaded, Task, out_of_step, use_task};
use crate::ui::text;
use crate::ui::text::profile as words;

/// One of these screens.
pub fn screen(route: ProfileRoute) -> Html {
    match route {
        ProfileRoute::File(pupil) => html! { <file::File key={pupil.to_string()} {pupil} /> },
        ProfileRoute::Patterns => html! { <patterns::Patterns /> },
    }
}

/// What was answered, once it is here.
fn here(loaded: &Loaded) -> Option<ProfileView> {
    match loaded {
        Loaded::Here(view) => view.profile(),
        _ => None,
    }
}

/// Something that is being written on a pupil's page.
#[derive(Clone)]
struct Keep {
    task: Task,
    lacks: UseStateHandle<Option<ProfileFlaw>>,
}

impl Keep {
    /// Writes it; `written` is called if it was.
    fn run(&self, asked: ProfileIntent, written: impl FnOnce() + 'static) {
        let (keep, task) = (self.clone(), self.task.clone());
        task.run(Intent::from(asked), Vec::new(), move |answer, _| match answer.profile() {
            Some(ProfileView::Written) => {
                keep.lacks.set(None);
                written();
            }
            Some(ProfileView::Lacks(flaw)) => keep.lacks.set(Some(flaw)),
            _ => keep.task.set_problem(Some(out_of_step())),
        });
    }

    fn busy(&self) -> bool {
        self.task.busy()
    }

    fn problem(&self) -> Option<Problem> {
        self.task.problem()
    }

    /// What is missing, or what else went wrong.
    fn said(&self) -> Html {
        match (&*self.lacks, self.problem()) {
            (_, Some(problem)) => problem_panel(Some(problem)),
            (Some(flaw), None) => html! {
                <Notice tone={Tone::Danger} title={text::PROBLEM_TITLE} alert=true>
                    <ul class="plain">{ for words::flaw(flaw).into_iter().map(|said| html! { <li>{ said }</li> }) }</ul>
                </Notice>
            },
            (None, None) => Html::default(),
        }
    }
}

/// See [`Keep`].
#[hook]
fn use_keep() -> Keep {
    Keep { task: use_task(), lacks: use_state(|| None) }
}

/// A choice among codes, none of them chosen at first.
fn choose<T: Copy + PartialEq + 'static>(
    (id, label, none): (&'static str, &'static str, &'static str),
    all: &'static [T],
    say: fn(T) -> &'static str,
    chosen: Option<T>,
    onchoose: Callback<Option<T>>,
) -> Html {
    let mut choices = vec![AttrValue::from(none)];
    choices.extend(all.iter().map(|one| AttrValue::from(say(*one))));
    let place = chosen.and_then(|chosen| all.iter().position(|one| *one == chosen));
    let onchange =
        onchoose.reform(move |place: usize| place.checked_sub(1).and_then(|place| all.get(place)).copied());
    html! { <Select {id} {label} {choices} chosen={place.map_or(0, |place| place + 1)} {onchange} /> }
}
