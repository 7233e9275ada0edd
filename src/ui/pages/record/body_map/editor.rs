//! The figure to draw on, by finger, pen, mouse or keyboard, and every mark as a row in words beside it.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::describe::Describe;
use super::pointing::{Frame, nudge};
use crate::crypto::random::Random as _;
use crate::domain::body_map::{
    BodyMap, Description, Drawing, Figure as Body, MapAction, MapDraft, Mark, Region, Shape, View,
};
use crate::domain::ids::MarkId;
use crate::platform::random::SystemRandom;
use crate::ui::pages::map_view::{drawn, lines};
use crate::ui::parts::{Button, ButtonKind, Select};
use crate::ui::text::map as words;

/// How far a press may wander, in drawing units, and still choose the mark rather than move it.
const STEADY: i32 = 30;

/// A map being drawn, with the mark in hand and what is to be said aloud.
#[derive(PartialEq)]
struct Editing {
    draft: MapDraft,
    chosen: Option<MarkId>,
    said: String,
}

/// What the person does.
enum Edit {
    Do(MapAction),
    Choose(MarkId),
}

impl Reducible for Editing {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let action = match edit {
            Edit::Choose(id) => {
                let chosen = self.draft.map().marks.iter().find(|mark| mark.id == id);
                let drawing = self.draft.drawing();
                let said = chosen.map(|mark| words::describing(drawing, mark)).unwrap_or_default();
                return Rc::new(Self { draft: self.draft.clone(), chosen: chosen.map(|mark| mark.id), said });
            }
            Edit::Do(action) => action,
        };
        let draft = self.draft.after(&action);
        let (before, after) = (&self.draft.map().marks, &draft.map().marks);
        let said = match (&action, before == after) {
            (MapAction::Add(..) | MapAction::Move(..), true) => words::NOT_THERE.to_owned(),
            _ => words::said(draft.drawing(), before, after),
        };
        let wanted = match action {
            MapAction::Add(id, ..) => Some(id),
            _ => self.chosen,
        };
        let there = |id: &MarkId| after.iter().any(|mark| mark.id == *id);
        let chosen = wanted.filter(there).or(self.chosen.filter(there));
        Rc::new(Self { draft, chosen, said })
    }
}

/// The way to the editor's state.
type Way = UseReducerDispatcher<Editing>;

/// Properties of [`Editor`].
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The map as it is in the draft.
    pub draft: MapDraft,
    /// The map, changed.
    pub onchange: Callback<BodyMap>,
}

/// The editor of one map.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let state = use_reducer(|| Editing { draft: props.draft.clone(), chosen: None, said: String::new() });
    {
        let (kept, onchange) = (props.draft.map().clone(), props.onchange.clone());
        use_effect_with(state.draft.map().clone(), move |map| {
            if *map != kept {
                onchange.emit(map.clone());
            }
        });
    }
    let act = state.dispatcher();
    let marks = &state.draft.map().marks;
    let chosen = state.chosen.and_then(|id| marks.iter().find(|mark| mark.id == id));
    let step = |action: MapAction| {
        let act = act.clone();
        Callback::from(move |()| act.dispatch(Edit::Do(action.clone())))
    };
    let drawing = state.draft.drawing();
    let describe = |id: MarkId| {
        let act = act.clone();
        Callback::from(move |said: Description| {
            act.dispatch(Edit::Do(MapAction::Describe(id, Box::new(said))))
        })
    };
    html! {
        <div class="map-editor" tabindex="-1" onkeydown={keys(act.clone(), state.chosen)}>
            <p class="hint">{ words::HOW }</p>
            <div class="map-views">
                { for drawing.views().iter().map(|view| html! {
                    <Figure key={view.code()} {drawing} view={*view} marks={marks.clone()} chosen={state.chosen} act={Act(act.clone())} />
                }) }
            </div>
            <p class="map-said" role="status">{ &state.said }</p>
            <p class="buttons">
                if state.draft.can_undo() {
                    <Button label={words::UNDO} shortcut="Control+Z" onclick={step(MapAction::Undo)} />
                }
                if state.draft.can_redo() {
                    <Button label={words::REDO} shortcut="Control+Y" onclick={step(MapAction::Redo)} />
                }
            </p>
            <ByPlace {drawing} act={Act(act.clone())} />
            <h3>{ words::MARKS }</h3>
            if marks.is_empty() {
                <p class="hint">{ words::NO_MARKS }</p>
            } else {
                <p class="hint" id="map-keys">{ words::MARK_KEYS }</p>
                <ul class="map-rows">
                    { for marks.iter().map(|mark| row(drawing, mark, state.chosen == Some(mark.id), &act)) }
                </ul>
            }
            if let Some(mark) = chosen {
                <Describe key={mark.id.to_string()} {drawing} mark={mark.clone()} onchange={describe(mark.id)} />
            }
        </div>
    }
}

/// Ctrl+Z and Ctrl+Y, and the keys of the mark in hand, but for a field, which has its own.
fn keys(act: Way, chosen: Option<MarkId>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let in_field = event
            .target_dyn_into::<Element>()
            .is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if in_field {
            return;
        }
        let key = event.key();
        let action = match (event.ctrl_key() || event.meta_key(), event.shift_key(), chosen) {
            (true, false, _) if key.eq_ignore_ascii_case("z") => MapAction::Undo,
            (true, true, _) if key.eq_ignore_ascii_case("z") => MapAction::Redo,
            (true, ..) if key.eq_ignore_ascii_case("y") => MapAction::Redo,
            (false, shift, Some(id)) => match on_mark(id, &key, shift) {
                Some(action) => action,
                None => return,
            },
            _ => return,
        };
        event.prevent_default();
        act.dispatch(Edit::Do(action));
    })
}

/// What a key does to a mark.
fn on_mark(id: MarkId, key: &str, shift: bool) -> Option<MapAction> {
    match (nudge(key, shift), key) {
        (Some((dx, dy)), _) => Some(MapAction::Move(id, dx, dy)),
        (None, "Delete" | "Backspace") => Some(MapAction::Remove(id)),
        _ => None,
    }
}

/// A mark as a row: chosen, moved and removed by key.
fn row(drawing: Drawing, mark: &Mark, chosen: bool, act: &Way) -> Html {
    let id = mark.id;
    let choose = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.dispatch(Edit::Choose(id)))
    };
    let keys = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(action) = on_mark(id, &event.key(), event.shift_key()) else { return };
            event.prevent_default();
            event.stop_propagation();
            act.dispatch(Edit::Choose(id));
            act.dispatch(Edit::Do(action));
        })
    };
    let remove = {
        let act = act.clone();
        Callback::from(move |()| act.dispatch(Edit::Do(MapAction::Remove(id))))
    };
    html! {
        <li key={id.to_string()}>
            <button
                type="button"
                class="map-row"
                aria-pressed={if chosen { "true" } else { "false" }}
                aria-describedby="map-keys"
                onclick={choose}
                onkeydown={keys}
            >
                { words::row(drawing, mark) }
            </button>
            <Button kind={ButtonKind::Quiet} label={words::REMOVE} about={words::describing(drawing, mark)} onclick={remove} />
        </li>
    }
}

/// The way to the state, which is the same for as long as the editor is there.
#[derive(Clone)]
struct Act(Way);

impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

#[derive(Properties, PartialEq)]
struct ByPlaceProps {
    drawing: Drawing,
    act: Act,
}

/// Adds a mark by the name of its place.
#[component]
fn ByPlace(props: &ByPlaceProps) -> Html {
    let view = use_state(|| 0_usize);
    let place = use_state(|| 0_usize);
    let body = Body::of(props.drawing);
    let views = props.drawing.views();
    let seen = views.get(*view).copied().unwrap_or(View::Front);
    let mut offered: Vec<&'static Region> =
        body.regions(seen).iter().filter(|region| region.drawable).collect();
    offered.sort_unstable_by_key(|region| region.name.as_str());
    let choices: Vec<AttrValue> =
        offered.iter().map(|region| AttrValue::from(region.name.as_str())).collect();
    let turn = {
        let (view, place) = (view.clone(), place.clone());
        Callback::from(move |turned| {
            view.set(turned);
            place.set(0);
        })
    };
    let choose = {
        let place = place.clone();
        Callback::from(move |chosen| place.set(chosen))
    };
    let add = {
        let act = props.act.clone();
        let at = offered.get(*place).map(|region| body.centre(seen, region));
        Callback::from(move |()| {
            if let Some(at) = at {
                act.0.dispatch(Edit::Do(MapAction::Add(make_id(), seen, Shape::Point(at))));
            }
        })
    };
    html! {
        <div class="map-by-place">
            <Select id="map-view" label={words::VIEW} choices={views.iter().map(|view| AttrValue::from(words::view(*view))).collect::<Vec<_>>()} chosen={*view} onchange={turn} />
            <Select id="map-place" label={words::PLACE} {choices} chosen={*place} onchange={choose} />
            <Button label={words::ADD} onclick={add} />
        </div>
    }
}

fn make_id() -> MarkId {
    let mut id = [0; 16];
    SystemRandom.fill(&mut id);
    MarkId(id)
}

/// A mark being dragged: where the press began on the screen, and how far it has come in the drawing.
#[derive(Clone, Copy, PartialEq)]
struct Drag {
    id: MarkId,
    from: (i32, i32),
    moved: (i32, i32),
}

#[derive(Properties, PartialEq)]
struct FigureProps {
    drawing: Drawing,
    view: View,
    marks: Vec<Mark>,
    chosen: Option<MarkId>,
    act: Act,
}

/// One view of the figure, to draw on. What can be done here can be done in words beside it.
#[component]
fn Figure(props: &FigureProps) -> Html {
    let drawing = use_node_ref();
    let drag = use_state(|| None::<Drag>);
    let (drawn_on, view) = (props.drawing, props.view);
    let (width, height) = drawn_on.extent(view);
    let frame = {
        let drawing = drawing.clone();
        move || {
            let rect = drawing.cast::<Element>()?.get_bounding_client_rect();
            Some(Frame {
                left: rect.left(),
                top: rect.top(),
                width: rect.width(),
                height: rect.height(),
                extent: (width, height),
            })
        }
    };
    let add = {
        let (act, frame) = (props.act.clone(), frame.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(frame) = frame() {
                let at = frame.point(f64::from(event.client_x()), f64::from(event.client_y()));
                act.0.dispatch(Edit::Do(MapAction::Add(make_id(), view, Shape::Point(at))));
            }
        })
    };
    let follow = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            let (Some(held), Some(frame)) = (*drag, frame()) else { return };
            let across = f64::from(event.client_x() - held.from.0);
            let down = f64::from(event.client_y() - held.from.1);
            drag.set(Some(Drag { moved: frame.units(across, down), ..held }));
        })
    };
    let drop = {
        let (drag, act) = (drag.clone(), props.act.clone());
        Callback::from(move |_: PointerEvent| {
            let Some(Drag { id, moved: (dx, dy), .. }) = *drag else { return };
            drag.set(None);
            act.0.dispatch(Edit::Choose(id));
            if dx.abs().max(dy.abs()) > STEADY {
                act.0.dispatch(Edit::Do(MapAction::Move(id, dx, dy)));
            }
        })
    };
    let cancel = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let grip = |mark: &Mark| {
        let id = mark.id;
        let hold = {
            let drag = drag.clone();
            Callback::from(move |event: PointerEvent| {
                // Without capture a quick drag loses the mark; nothing else is lost.
                if let Some(held) = event.target_dyn_into::<Element>() {
                    let _ = held.set_pointer_capture(event.pointer_id());
                }
                drag.set(Some(Drag { id, from: (event.client_x(), event.client_y()), moved: (0, 0) }));
            })
        };
        let moved = drag.filter(|drag| drag.id == id).map(|drag| drag.moved);
        let anchor = mark.shape.anchor();
        html! {
            <g
                key={id.to_string()}
                class={classes!("map-grip", (props.chosen == Some(id)).then_some("is-chosen"))}
                transform={moved.map(|(dx, dy)| format!("translate({dx} {dy})"))}
                onpointerdown={hold}
                onclick={|event: MouseEvent| event.stop_propagation()}
            >
                if let Some(at) = anchor {
                    <circle class="map-hold" cx={at.x.to_string()} cy={at.y.to_string()} r="170" />
                }
                { drawn(mark) }
            </g>
        }
    };
    html! {
        <figure class="map-figure">
            <svg
                ref={drawing}
                class="map-canvas"
                viewBox={format!("0 0 {width} {height}")}
                role="img"
                aria-label={words::view(view)}
                onclick={add}
                onpointermove={follow}
                onpointerup={drop}
                onpointercancel={cancel}
            >
                { lines(drawn_on, view) }
                { for props.marks.iter().filter(|mark| mark.view == view).map(grip) }
            </svg>
            <figcaption>{ words::view(view) }</figcaption>
        </figure>
    }
}
