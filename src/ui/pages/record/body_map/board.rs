//! The board: one view of the figure, drawn on by finger, pen or mouse, enlarged by two fingers, wheel, buttons or keys.
//! What can be done here can be done in words beside it.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::editing::{Act, Edit, make_id};
use super::marks::{BLOCK, on_mark};
use crate::domain::body_map::{Drawing, MapAction, Mark, Point, Shape, View, region_of};
use crate::domain::ids::MarkId;
use crate::ui::pages::map_view::{Drawn, Skin, shape_drawn, unit};
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::state::board::{Board, Frame, Outcome, Tool, Under, Window};
use crate::ui::text::map as words;

/// How near a press must come to take hold, in CSS pixels.
const REACH: f64 = 22.0;
/// How much one step of enlarging does.
const STEP: f64 = 1.5;

/// Properties of [`BoardView`].
#[derive(Properties, PartialEq)]
pub struct BoardProps {
    /// The drawing.
    pub drawing: Drawing,
    /// Its view.
    pub view: View,
    /// What the pointer does.
    pub tool: Tool,
    /// All marks.
    pub marks: Rc<Vec<Rc<Mark>>>,
    /// The mark in hand.
    pub chosen: Option<MarkId>,
    /// The way to the state.
    pub act: Act,
}

impl BoardProps {
    fn here(&self) -> impl DoubleEndedIterator<Item = &Rc<Mark>> {
        self.marks.iter().filter(|mark| mark.view == self.view)
    }

    /// What a press at a place takes hold of: a handle of the mark in hand, else the nearest mark.
    fn under(&self, frame: &Frame, window: &Window, at: (f64, f64)) -> Under {
        let (x, y) = frame.place(window, at);
        let reach = if frame.width > 0.0 { REACH / frame.width * window.size().0 } else { 0.0 };
        let off = |point: Point| ((f64::from(point.x) - x).powi(2) + (f64::from(point.y) - y).powi(2)).sqrt();
        let held = self.chosen.and_then(|id| self.here().find(|mark| mark.id == id));
        if let Some(mark) = held {
            for (number, handle) in (0..).zip(handles(&mark.shape)) {
                if off(handle) <= reach / 2.0 {
                    return Under::Handle(mark.id, mark.shape.clone(), number);
                }
            }
        }
        let anchored = self.here().filter_map(|mark| Some((off(mark.shape.anchor()?), mark)));
        let nearest = anchored.min_by(|one, other| one.0.total_cmp(&other.0));
        match nearest {
            Some((distance, mark)) if distance <= reach => Under::Mark(mark.id, mark.shape.clone()),
            _ => Under::Figure,
        }
    }
}

/// Where a shape is taken hold of to change it.
fn handles(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Point(_) => Vec::new(),
        Shape::Line(from, to) => vec![*from, *to],
        Shape::Ellipse(centre, rx, ry) => {
            vec![Point { x: centre.x + i32::from(*rx), y: centre.y + i32::from(*ry) }]
        }
        Shape::Outline(_) => vec![shape.bounds().1],
    }
}

/// The class of a view's proportions: how wide it may be follows from how high it may be.
fn ratio((width, height): (i32, i32)) -> &'static str {
    match width * 100 / height.max(1) {
        0..=50 => "map-half",
        51..=70 => "map-two-thirds",
        71..=90 => "map-four-fifths",
        _ => "map-square",
    }
}

/// One view of the figure, to draw on.
#[component]
pub fn BoardView(props: &BoardProps) -> Html {
    let canvas = use_node_ref();
    let extent = props.drawing.extent(props.view);
    let board = use_mut_ref(|| Board::new(extent));
    let redraw = use_force_update();
    {
        let (board, redraw) = (board.clone(), redraw.clone());
        use_effect_with((props.drawing, props.view), move |_| {
            *board.borrow_mut() = Board::new(extent);
            redraw.force_update();
        });
    }
    let frame = {
        let canvas = canvas.clone();
        move || {
            let rect = canvas.cast::<Element>()?.get_bounding_client_rect();
            Some(Frame::fitted(rect.left(), rect.top(), (rect.width(), rect.height()), extent))
        }
    };
    let look = {
        let (board, redraw) = (board.clone(), redraw.clone());
        Callback::from(move |change: fn(&Window) -> Window| {
            let next = change(&board.borrow().window);
            board.borrow_mut().window = next;
            redraw.force_update();
        })
    };
    {
        let (board, redraw) = (board.clone(), redraw.clone());
        let in_hand = props.chosen.and_then(|id| props.here().find(|mark| mark.id == id));
        use_effect_with(in_hand.and_then(|mark| mark.shape.anchor()), move |at| {
            if let Some(at) = at {
                let next = board.borrow().window.showing(*at);
                board.borrow_mut().window = next;
                redraw.force_update();
            }
        });
    }
    use_wheel(&canvas, &board, &redraw, frame.clone());
    let place = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = {
        let (board, redraw, frame, canvas) = (board.clone(), redraw.clone(), frame.clone(), canvas.clone());
        let props = BoardProps { marks: props.marks.clone(), act: props.act.clone(), ..*props };
        Callback::from(move |event: PointerEvent| {
            if event.button() > 0 {
                return;
            }
            let Some(frame) = frame() else { return };
            // Without capture a quick hand loses the stroke; nothing else is lost.
            if let Some(canvas) = canvas.cast::<Element>() {
                let _ = canvas.set_pointer_capture(event.pointer_id());
            }
            let window = board.borrow().window;
            let under = props.under(&frame, &window, place(&event));
            board.borrow_mut().down(&frame, props.tool, event.pointer_id(), place(&event), under);
            redraw.force_update();
        })
    };
    let moved = {
        let (board, redraw, frame) = (board.clone(), redraw.clone(), frame.clone());
        let (drawing, view) = (props.drawing, props.view);
        Callback::from(move |event: PointerEvent| {
            let Some(frame) = frame() else { return };
            let fits = |_: Option<MarkId>, shape: &Shape| region_of(drawing, view, shape).is_some();
            board.borrow_mut().moved(&frame, event.pointer_id(), place(&event), &fits);
            redraw.force_update();
        })
    };
    let up = {
        let (board, redraw, act, view) = (board.clone(), redraw.clone(), props.act.clone(), props.view);
        Callback::from(move |event: PointerEvent| {
            let outcome = board.borrow_mut().up(event.pointer_id());
            redraw.force_update();
            match outcome {
                Some(Outcome::Add(shape)) => act.act(MapAction::Add(make_id(), view, shape)),
                Some(Outcome::Choose(id)) => act.0.dispatch(Edit::Choose(Some(id))),
                Some(Outcome::Reshape(id, shape)) => {
                    act.0.dispatch(Edit::Choose(Some(id)));
                    act.act(MapAction::Reshape(id, shape));
                }
                Some(Outcome::LetGo) => act.0.dispatch(Edit::Choose(None)),
                None => {}
            }
        })
    };
    let cancel = {
        let (board, redraw) = (board.clone(), redraw.clone());
        Callback::from(move |event: PointerEvent| {
            board.borrow_mut().cancel(event.pointer_id());
            redraw.force_update();
        })
    };
    let own = use_node_ref();
    let keys = keys(props.act.clone(), props.chosen, own.clone(), look.clone());
    let board = board.borrow();
    let (width, height) = board.window.size();
    let unit = unit(extent);
    let held = board.held().map(|(id, shape)| (id, shape.clone()));
    let in_hand = props.chosen.and_then(|id| props.here().find(|mark| mark.id == id)).map(|mark| {
        let now = held.as_ref().filter(|(id, _)| *id == mark.id).map(|(_, shape)| shape);
        now.unwrap_or(&mark.shape).clone()
    });
    let step = |change: fn(&Window) -> Window| look.reform(move |()| change);
    html! {
        <div ref={own} class="map-board" role="group" aria-label={words::BOARD} aria-describedby="map-board-keys" tabindex="0" onkeydown={keys}>
            <p class="unseen" id="map-board-keys">{ words::BOARD_KEYS }</p>
            <figure class="map-figure">
                <svg
                    ref={canvas}
                    class={classes!("map-canvas", ratio(extent), (props.tool == Tool::Hand).then_some("is-hand"))}
                    viewBox={format!("{:.0} {:.0} {width:.0} {height:.0}", board.window.x, board.window.y)}
                    role="img"
                    aria-label={words::view(props.view)}
                    onpointerdown={down}
                    onpointermove={moved}
                    onpointerup={up}
                    onpointercancel={cancel}
                >
                    <Skin drawing={props.drawing} view={props.view} />
                    <Layer view={props.view} marks={props.marks.clone()} held={held.as_ref().map(|(id, _)| *id)} {unit} />
                    if let Some((_, shape)) = &held {
                        { shape_drawn(shape, unit) }
                    }
                    if let Some(shape) = board.drawing() {
                        { shape_drawn(&shape, unit) }
                    }
                    if let Some(shape) = in_hand {
                        { in_hand_drawn(&shape, unit) }
                    }
                </svg>
                <figcaption>{ words::view(props.view) }{ ". " }{ words::marks_here(props.here().count()) }</figcaption>
            </figure>
            <p class="buttons map-look">
                <Button kind={ButtonKind::Quiet} label={words::CLOSER} shortcut="PageUp" onclick={step(closer)} />
                <Button kind={ButtonKind::Quiet} label={words::FARTHER} shortcut="PageDown" onclick={step(farther)} />
                if board.window.zoom > 1.0 {
                    <Button kind={ButtonKind::Quiet} label={words::WHOLE} shortcut="Home" onclick={step(whole)} />
                }
            </p>
        </div>
    }
}

fn closer(window: &Window) -> Window {
    window.about_middle(STEP)
}

fn farther(window: &Window) -> Window {
    window.about_middle(1.0 / STEP)
}

fn whole(window: &Window) -> Window {
    Window::whole(window.extent)
}

/// The keys of the board: those of the mark in hand first, then those of the view.
fn keys(
    act: Act,
    chosen: Option<MarkId>,
    own: NodeRef,
    look: Callback<fn(&Window) -> Window>,
) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        // The buttons on the board have their own keys.
        let on_board = event.target_dyn_into::<Element>() == own.cast::<Element>();
        if event.ctrl_key() || event.meta_key() || !on_board {
            return;
        }
        let key = event.key();
        if let Some(action) = chosen.and_then(|id| on_mark(id, &key, event.shift_key())) {
            act.act(action);
        } else {
            let change: fn(&Window) -> Window = match key.as_str() {
                "PageUp" | "+" | "=" => closer,
                "PageDown" | "-" => farther,
                "Home" | "0" => whole,
                "ArrowLeft" => |window| window.panned(-0.2, 0.0),
                "ArrowRight" => |window| window.panned(0.2, 0.0),
                "ArrowUp" => |window| window.panned(0.0, -0.2),
                "ArrowDown" => |window| window.panned(0.0, 0.2),
                _ => return,
            };
            look.emit(change);
        }
        event.prevent_default();
    })
}

/// Control and the wheel, or two fingers on a touchpad, enlarge about the pointer.
#[hook]
fn use_wheel(
    canvas: &NodeRef,
    board: &Rc<std::cell::RefCell<Board>>,
    redraw: &UseForceUpdateHandle,
    frame: impl Fn() -> Option<Frame> + 'static,
) {
    let (canvas, board, redraw) = (canvas.clone(), board.clone(), redraw.clone());
    use_effect_with((), move |()| {
        let listener = canvas.cast::<Element>().map(|canvas| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&canvas, "wheel", options, move |event| {
                let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
                let (true, Some(frame)) = (event.ctrl_key() || event.meta_key(), frame()) else { return };
                event.prevent_default();
                let window = board.borrow().window;
                let at = frame.place(&window, (f64::from(event.client_x()), f64::from(event.client_y())));
                let times = if event.delta_y() < 0.0 { 1.1 } else { 1.0 / 1.1 };
                board.borrow_mut().window = window.zoomed(times, at);
                redraw.force_update();
            })
        });
        move || drop(listener)
    });
}

#[derive(Properties, PartialEq)]
struct LayerProps {
    view: View,
    marks: Rc<Vec<Rc<Mark>>>,
    held: Option<MarkId>,
    unit: i32,
}

/// The marks of the view. It is drawn again only when one of them changes, and then only those near it in the list.
#[component]
fn Layer(props: &LayerProps) -> Html {
    let shown = |mark: &&Rc<Mark>| mark.view == props.view && props.held != Some(mark.id);
    let block = |(place, marks): (usize, &[Rc<Mark>])| {
        let (marks, unit) = (marks.iter().filter(shown).cloned().collect::<Vec<_>>(), props.unit);
        html! { <Block key={place} {marks} {unit} /> }
    };
    html! { <g>{ for props.marks.chunks(BLOCK).enumerate().map(block) }</g> }
}

#[derive(Properties, PartialEq)]
struct BlockProps {
    marks: Vec<Rc<Mark>>,
    unit: i32,
}

#[component]
fn Block(props: &BlockProps) -> Html {
    let unit = props.unit;
    let drawn = |mark: &Rc<Mark>| html! { <Drawn key={mark.id.to_string()} mark={mark.clone()} {unit} /> };
    html! { <>{ for props.marks.iter().map(drawn) }</> }
}

/// The ring around the mark in hand, and its handles.
fn in_hand_drawn(shape: &Shape, unit: i32) -> Html {
    let Some(at) = shape.anchor() else { return Html::default() };
    let handles = handles(shape).into_iter().map(|handle| {
        let (x, y, r) = (handle.x.to_string(), handle.y.to_string(), (unit / 2).to_string());
        html! { <circle class="map-handle" cx={x} cy={y} {r} /> }
    });
    html! {
        <g>
            <circle class="map-hold" cx={at.x.to_string()} cy={at.y.to_string()} r={(unit * 7 / 4).to_string()} />
            { for handles }
        </g>
    }
}
