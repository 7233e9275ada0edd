//! The same mark on an earlier map of the child: which one, and how it differs. Earlier maps are looked for only when
//! somebody asks.

use std::rc::Rc;

use yew::prelude::*;

use super::describe::Saying;
use crate::app::intent::Intent;
use crate::app::view::{ChildMap, View};
use crate::domain::body_map::{Change, Drawing, SeenBefore};
use crate::domain::ids::PupilId;
use crate::ui::parts::{Button, Select, problem_panel};
use crate::ui::session::use_task;
use crate::ui::text::map::{fields, read};

/// Properties of [`Again`].
#[derive(Properties, PartialEq)]
pub struct AgainProps {
    /// The drawing of this map.
    pub drawing: Drawing,
    /// The children it may be of.
    pub pupils: Vec<PupilId>,
    /// The description.
    pub saying: Saying,
}

/// Every mark of the maps, newest map first: what it is called, and how it is named.
fn marks(maps: &[ChildMap]) -> Vec<(String, SeenBefore)> {
    let mut all = Vec::new();
    for earlier in maps.iter().rev() {
        let Some(drawing) = earlier.map.drawing() else { continue };
        all.extend(earlier.map.marks.iter().map(|mark| {
            let name = read::earlier(drawing, &earlier.observed.to_string(), mark);
            (name, SeenBefore { entry: earlier.entry, number: mark.number })
        }));
    }
    all
}

/// Whether the mark was seen before.
#[component]
pub fn Again(props: &AgainProps) -> Html {
    let task = use_task();
    let found = use_state(|| None::<Rc<Vec<(String, SeenBefore)>>>);
    let said = &props.saying.said;
    let look = {
        let (task, found, pupils) = (task.clone(), found.clone(), props.pupils.clone());
        Callback::from(move |()| {
            let found = found.clone();
            task.run(Intent::ChildMaps { pupils: pupils.clone() }, Vec::new(), move |view, _| {
                if let View::ChildMaps(maps) = view {
                    found.set(Some(Rc::new(marks(&maps))));
                }
            });
        })
    };
    let content = match found.as_deref() {
        _ if props.pupils.is_empty() => html! { <p class="hint">{ fields::AGAIN_NO_CHILD }</p> },
        None => html! {
            <>
                <p class="hint">{ fields::AGAIN_HINT }</p>
                { problem_panel(task.problem()) }
                <Button label={fields::AGAIN_LOOK} busy={task.busy()} onclick={look} />
            </>
        },
        Some(marks) if marks.is_empty() => html! { <p class="hint" role="status">{ fields::AGAIN_NONE }</p> },
        Some(_) => Html::default(),
    };
    let which = found.as_ref().filter(|marks| !marks.is_empty()).map(|marks| {
        let names = marks.iter().map(|(name, _)| AttrValue::from(name.clone()));
        let choices: Vec<AttrValue> = std::iter::once(AttrValue::from(fields::AGAIN_NOT)).chain(names).collect();
        let place = said.seen_before.and_then(|known| marks.iter().position(|(_, mark)| *mark == known));
        let marks = Rc::clone(marks);
        let onchange = props.saying.with(move |said, place: usize| {
            said.seen_before = place.checked_sub(1).and_then(|place| marks.get(place)).map(|(_, mark)| *mark);
        });
        html! { <Select id="mark-before" label={fields::AGAIN_WHICH} {choices} chosen={place.map_or(0, |place| place + 1)} {onchange} /> }
    });
    html! {
        <details class="more" open={said.seen_before.is_some()}>
            <summary>{ fields::AGAIN }</summary>
            { content }
            { for which }
            if said.seen_before.is_some() {
                { props.saying.one_of("mark-change", fields::CHANGE, None, (Change::ALL, Change::label), (said.change, |said, change| said.change = change)) }
            }
        </details>
    }
}
