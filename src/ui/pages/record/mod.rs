//! Record a concern: one form, a read-back, and nothing typed is ever lost.

mod amending;
mod attachments;
pub(super) mod body_map;
pub(super) mod form;
mod keep;
mod particulars;
mod read_back;
pub(super) mod sections;
pub(super) mod writing;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{DraftView, View};
use crate::domain::ids::{DraftId, EntryId, PupilId};
use crate::ui::parts::{Heading, failing, waiting};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_session};
use crate::ui::state::Happened;
use crate::ui::text::record as words;
use crate::ui::window;

/// What a draft begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    #[default]
    Empty,
    /// This pupil.
    About(PupilId),
    /// This concern, to be corrected.
    Correct(EntryId),
    /// This concern, to be added to.
    AddTo(EntryId),
}

impl Start {
    fn intent(self) -> Intent {
        match self {
            Self::Empty => Intent::OpenDraft { draft: None },
            Self::About(pupil) => Intent::DraftAbout { pupil },
            Self::Correct(entry) => Intent::DraftCorrection { entry },
            Self::AddTo(entry) => Intent::DraftAddition { entry },
        }
    }
}

/// Properties of [`Record`].
#[derive(Properties, PartialEq)]
pub struct RecordProps {
    /// Which draft; absent starts one.
    #[prop_or_default]
    pub draft: Option<DraftId>,
    /// What a draft begins with, if one is started.
    #[prop_or_default]
    pub start: Start,
    /// It is being read back.
    pub check: bool,
}

#[derive(Clone, PartialEq)]
enum Opened {
    Waiting,
    Here(Rc<DraftView>),
    Failed(Problem),
}

/// Opens the draft, then draws its form or its read-back.
#[component]
pub fn Record(props: &RecordProps) -> Html {
    let session = use_session();
    let opened = use_state(|| Opened::Waiting);
    let tries = use_state(|| 0_u32);
    {
        let opened = opened.clone();
        let start = props.start;
        use_effect_with((props.draft, *tries), move |(draft, _)| {
            let draft = *draft;
            // A draft just started has put its own name into the address.
            let here = matches!(&*opened, Opened::Here(view) if Some(view.draft) == draft);
            if !here {
                opened.set(Opened::Waiting);
                let asked = session.clone();
                let intent = draft.map_or_else(|| start.intent(), |id| Intent::OpenDraft { draft: Some(id) });
                session.ask(intent, Vec::new(), Callback::noop(), move |outcome, _| match outcome {
                    Ok(View::Draft(view)) => {
                        let route = Route::Record { draft: Some(view.draft), check: false };
                        opened.set(Opened::Here(Rc::new(*view)));
                        if draft.is_none() {
                            window::replace_address(route);
                            asked.happened(Happened::Went(route));
                        }
                    }
                    Ok(_) => opened.set(Opened::Failed(out_of_step())),
                    Err(problem) => opened.set(Opened::Failed(problem)),
                });
            }
        });
    }
    match &*opened {
        Opened::Waiting => waiting(),
        Opened::Failed(problem) => {
            let again = Callback::from(move |()| tries.set(*tries + 1));
            html! {
                <>
                    <Heading title={words::TITLE} />
                    { failing(problem, again) }
                </>
            }
        }
        Opened::Here(view) => html! {
            <form::Form key={view.draft.to_string()} view={view.clone()} check={props.check} />
        },
    }
}
