//! Body maps, to draw and to read: the figures and all that goes with them come in a file of their own, when the first
//! map is opened.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::map_view::{ReadProps, maps_to_read};
use super::record::body_map::{DrawingProps, drawing};
use crate::app::problem::Problem;
use crate::ui::parts::{failing, waiting};

/// What comes.
#[derive(Clone, Copy)]
pub struct Maps {
    /// Draws a concern's map to go on with.
    pub edit: fn(&DrawingProps) -> Html,
    /// Draws maps to read.
    pub read: fn(&ReadProps) -> Html,
}

/// Fetches them.
#[cfg(feature = "in-parts")]
async fn load() -> Result<Maps, Problem> {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    #[wasm_split(maps, fallible)]
    fn part() -> Result<Maps, SplitLoaderError> {
        Ok(Maps { edit: drawing, read: maps_to_read })
    }
    part().await.map_err(|_| Problem::PartMissing)
}

/// The quick build is of one piece.
#[cfg(not(feature = "in-parts"))]
#[expect(clippy::unused_async, reason = "as the other build has it")]
async fn load() -> Result<Maps, Problem> {
    Ok(Maps { edit: drawing, read: maps_to_read })
}

thread_local! {
    /// Once they are here, they are here.
    static HERE: Cell<Option<Maps>> = const { Cell::new(None) };
}

/// Draws with them, as soon as they are here.
pub fn with_maps(draw: impl Fn(Maps) -> Html + 'static) -> Html {
    html! { <WithMaps draw={Draw(Rc::new(draw))} /> }
}

#[derive(Clone)]
struct Draw(Rc<dyn Fn(Maps) -> Html>);

impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct WithMapsProps {
    draw: Draw,
}

#[component]
fn WithMaps(props: &WithMapsProps) -> Html {
    let failed = use_state(|| None::<Problem>);
    let redraw = use_force_update();
    let fetch = {
        let (failed, redraw) = (failed.clone(), redraw.clone());
        Callback::from(move |()| {
            let (failed, redraw) = (failed.clone(), redraw.clone());
            spawn_local(async move {
                match load().await {
                    Ok(maps) => {
                        HERE.set(Some(maps));
                        redraw.force_update();
                    }
                    Err(problem) => failed.set(Some(problem)),
                }
            });
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| {
            if HERE.get().is_none() {
                fetch.emit(());
            }
        });
    }
    match (HERE.get(), &*failed) {
        (Some(maps), _) => (props.draw.0)(maps),
        (None, Some(problem)) => failing(problem, fetch),
        (None, None) => waiting(),
    }
}
