//! Help with the writing: what the coach and the language check say, beside each text and on the read-back. It comes in
//! a part of its own, since nobody needs it to save a concern; until it is here, and where it is not, nothing is said.
//!
//! A form calls [`use_writing`], gives what that returns to a [`ContextProvider`], and puts a [`Beside`] after each text.

mod beside;
mod unclear;

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{KnownNames, View};
use crate::domain::coach::{Advice, Names};
use crate::ui::session::use_session;
use crate::ui::state::record::{RecordForm, Typed, Words};

/// What all the texts of a form share.
#[derive(Clone, PartialEq)]
pub struct Writing {
    help: Option<Help>,
    /// The words of names, for the language check; absent until they are here.
    names: Option<Rc<Vec<String>>>,
    /// First names that say too little, for the coach.
    shared: Rc<Names>,
    /// What the writer wants to leave as it is.
    left: UseStateHandle<BTreeSet<String>>,
}

impl Writing {
    /// Whether this is to be left as it is, here and wherever else it stands in the form.
    fn leaves(&self, what: &str) -> bool {
        self.left.contains(what)
    }

    fn leave(&self, what: String) {
        let mut left = (*self.left).clone();
        left.insert(what);
        self.left.set(left);
    }
}

/// What a piece of advice about some words is remembered by.
fn advised(advice: &Advice, words: &str) -> String {
    format!("{advice:?} {}", words.to_lowercase())
}

/// The part: it draws what it is asked for. There is one, so any two are the same.
#[derive(Clone, Copy)]
struct Help(fn(&Wanted) -> Html);

impl PartialEq for Help {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What the part draws.
enum Wanted {
    Beside(BesideProps),
    Unclear(UnclearProps),
}

fn draw(wanted: &Wanted) -> Html {
    match wanted {
        Wanted::Beside(props) => html! { <beside::Notes ..props.clone() /> },
        Wanted::Unclear(props) => html! { <unclear::Open ..props.clone() /> },
    }
}

/// Fetches the part.
#[cfg(feature = "in-parts")]
async fn load() -> Option<Help> {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    #[wasm_split(writing, fallible)]
    fn part() -> Result<Help, SplitLoaderError> {
        Ok(Help(draw))
    }
    part().await.ok()
}

/// The quick build is of one piece.
#[cfg(not(feature = "in-parts"))]
#[expect(clippy::unused_async, reason = "as the other build has it")]
async fn load() -> Option<Help> {
    Some(Help(draw))
}

/// Fetches the part and, where a vault is open, the names to know. Call it where the form lives, not where its fields
/// come and go.
#[hook]
pub fn use_writing(vault_open: bool) -> Writing {
    let session = use_session();
    let help = use_state(|| None);
    let names = use_state(|| None::<Rc<Vec<String>>>);
    let shared = use_state(Rc::<Names>::default);
    let left = use_state(BTreeSet::new);
    {
        let (help, names, shared) = (help.clone(), names.clone(), shared.clone());
        use_effect_with((), move |()| {
            spawn_local(async move { help.set(load().await) });
            if !vault_open {
                names.set(Some(Rc::default()));
                return;
            }
            session.ask(Intent::Names, Vec::new(), Callback::noop(), move |outcome, _| {
                // Without names the rest is as good as ever.
                let known = match outcome {
                    Ok(View::Names(known)) => known,
                    _ => KnownNames::default(),
                };
                names.set(Some(Rc::new(known.words)));
                shared.set(Rc::new(Names::new(known.shared)));
            });
        });
    }
    Writing { help: *help, names: (*names).clone(), shared: (*shared).clone(), left }
}

/// Properties of [`Beside`].
#[derive(Properties, Clone, PartialEq)]
pub struct BesideProps {
    /// The field's id.
    pub id: AttrValue,
    /// Its label.
    pub label: &'static str,
    /// Which text.
    pub words: Words,
    /// The form.
    pub form: Rc<RecordForm>,
    /// A suggestion was taken.
    pub typed: Callback<Typed>,
}

/// What there is to say about a text, right after its field.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    let help = use_context::<Writing>().and_then(|writing| writing.help);
    help.map(|Help(draw)| draw(&Wanted::Beside(props.clone()))).unwrap_or_default()
}

/// Properties of [`StillUnclear`].
#[derive(Properties, Clone, PartialEq)]
pub struct UnclearProps {
    /// The form.
    pub form: Rc<RecordForm>,
}

/// What the whole entry leaves open, for the read-back.
#[component]
pub fn StillUnclear(props: &UnclearProps) -> Html {
    let help = use_context::<Writing>().and_then(|writing| writing.help);
    help.map(|Help(draw)| draw(&Wanted::Unclear(props.clone()))).unwrap_or_default()
}
