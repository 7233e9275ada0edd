//! The editor of one map: the board, the tools beside it, and every mark as a row in words.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::board::BoardView;
use super::by_place::ByPlace;
use super::circumstances::Seen;
use super::describe::Describe;
use super::editing::{Act, Edit, Editing, make_id};
use super::marks::{Marks, on_mark};
use super::views::{Tools, Views};
use crate::domain::body_map::{BodyMap, MapAction, Mark};
use crate::domain::ids::{MarkId, PupilId};
use crate::ui::parts::{Button, Notice, Tone};
use crate::ui::text::concern::page;
use crate::ui::text::map as words;
use crate::ui::window;

/// Properties of [`Editor`].
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The map as it is in the draft.
    pub map: BodyMap,
    /// The children it may be of.
    pub pupils: Vec<PupilId>,
    /// The map, changed.
    pub onchange: Callback<BodyMap>,
}

/// The editor, if the map can be gone on with.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    // It is looked at once: from then on every change of it is the editor's own.
    let opened = use_memo((), |()| Editing::open(&props.map).is_some());
    if *opened {
        html! { <Open map={props.map.clone()} pupils={props.pupils.clone()} onchange={props.onchange.clone()} /> }
    } else {
        html! { <Notice tone={Tone::Warn}><p>{ page::MAP_FLAWED }</p></Notice> }
    }
}

#[component]
fn Open(props: &EditorProps) -> Html {
    let state = use_reducer(|| match Editing::open(&props.map) {
        Some(editing) => editing,
        None => unreachable!("it has just been opened"),
    });
    {
        let (kept, onchange) = (props.map.clone(), props.onchange.clone());
        use_effect_with(state.draft.map().clone(), move |map| {
            if *map != kept {
                onchange.emit(map.clone());
            }
        });
    }
    let node = use_node_ref();
    let steps = (
        state.draft.can_undo(),
        state.draft.can_redo(),
        state.draft.map().marks.len(),
        state.chosen.is_some(),
    );
    use_focus_kept(&node, steps);
    let act = Act(state.dispatcher());
    let marks = use_memo(state.draft.map().marks.clone(), Clone::clone);
    let (drawing, view, chosen) = (state.draft.drawing(), state.view, state.chosen);
    // Its fields stay, out of sight, when no mark is in hand: to build them for every mark takes longer than all the rest.
    let described = use_mut_ref(|| None::<Rc<Mark>>);
    let mark = chosen.and_then(|id| state.draft.shared(id)).cloned();
    let hidden = mark.is_none();
    if let Some(mark) = mark {
        *described.borrow_mut() = Some(mark);
    }
    let described = described.borrow().clone();
    html! {
        <div ref={node} class="map-editor" tabindex="-1" onkeydown={keys(act.clone(), chosen)}>
            <p class="hint">{ words::HOW }</p>
            <div class="map-desk">
                <div class="map-left">
                    <Views {drawing} {view} marks={marks.clone()} act={act.clone()} />
                    <Tools tool={state.tool} act={act.clone()} />
                    <BoardView {drawing} {view} tool={state.tool} marks={marks.clone()} {chosen} act={act.clone()} />
                    <p class="map-said" role="status">{ &state.said }</p>
                    <p class="buttons">
                        if state.draft.can_undo() {
                            <Button label={words::UNDO} shortcut="Control+Z" onclick={act.always(|| MapAction::Undo)} />
                        }
                        if state.draft.can_redo() {
                            <Button label={words::REDO} shortcut="Control+Y" onclick={act.always(|| MapAction::Redo)} />
                        }
                    </p>
                    <ByPlace {drawing} {view} tool={state.tool} act={act.clone()} />
                </div>
                <div class="map-right">
                    <h3>{ words::MARKS }</h3>
                    <Marks {drawing} marks={marks.clone()} {chosen} act={act.clone()} />
                    if let Some(mark) = described {
                        <Describe {hidden} {drawing} {mark} pupils={props.pupils.clone()} act={act.clone()} />
                    }
                    <Seen seen={state.draft.map().circumstances.clone()} act={act.clone()} />
                </div>
            </div>
        </div>
    }
}

/// Whoever pressed what is now gone (the last step back, a row taken away) stays in the editor, and so do the keys.
#[hook]
fn use_focus_kept(node: &NodeRef, steps: (bool, bool, usize, bool)) {
    let node = node.clone();
    let begun = use_mut_ref(|| false);
    use_effect_with(steps, move |_| {
        let lost = |active: Element| {
            active.tag_name() == "BODY" || matches!(active.closest("[hidden]"), Ok(Some(_)))
        };
        let nowhere = window::document().active_element().is_none_or(lost);
        if std::mem::replace(&mut *begun.borrow_mut(), true) && nowhere {
            window::focus(&node);
        }
    });
}

/// Ctrl+Z and Ctrl+Y, and the keys of the mark in hand, but for a field, which has its own.
fn keys(act: Act, chosen: Option<MarkId>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let in_field = event
            .target_dyn_into::<Element>()
            .is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if in_field || event.default_prevented() {
            return;
        }
        let key = event.key();
        let action = match (event.ctrl_key() || event.meta_key(), event.shift_key(), chosen) {
            (true, false, _) if key.eq_ignore_ascii_case("z") => MapAction::Undo,
            (true, true, _) if key.eq_ignore_ascii_case("z") => MapAction::Redo,
            (true, ..) if key.eq_ignore_ascii_case("y") => MapAction::Redo,
            (true, false, Some(id)) if key.eq_ignore_ascii_case("d") => {
                MapAction::Duplicate(id, make_id(), BESIDE, BESIDE)
            }
            (false, _, Some(_)) if key == "Escape" => {
                act.0.dispatch(Edit::Choose(None));
                return;
            }
            (false, shift, Some(id)) => match on_mark(id, &key, shift) {
                Some(action) => action,
                None => return,
            },
            _ => return,
        };
        event.prevent_default();
        act.act(action);
    })
}

/// How far beside a mark its double is put, in drawing units.
pub const BESIDE: i32 = 60;
