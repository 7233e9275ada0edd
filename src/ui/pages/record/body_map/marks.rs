//! Every mark as a row in words, chosen, moved, changed and removed from here.

use std::rc::Rc;

use yew::prelude::*;

use super::editing::{Act, Edit, make_id};
use super::editor::BESIDE;
use crate::domain::body_map::{Drawing, MapAction, Mark};
use crate::domain::ids::MarkId;
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::state::board::nudge;
use crate::ui::text::map as words;

/// By how much a mark grows and shrinks at a time, in hundredths.
const GROWN: i32 = 115;
const SHRUNK: i32 = 87;

/// So many marks are compared and drawn as one.
pub const BLOCK: usize = 40;

/// What a key does to a mark.
pub fn on_mark(id: MarkId, key: &str, shift: bool) -> Option<MapAction> {
    match (nudge(key, shift), key) {
        (Some((dx, dy)), _) => Some(MapAction::Move(id, dx, dy)),
        (None, "+" | "=") => Some(MapAction::Scale(id, GROWN, GROWN)),
        (None, "-") => Some(MapAction::Scale(id, SHRUNK, SHRUNK)),
        (None, "Delete" | "Backspace") => Some(MapAction::Remove(id)),
        _ => None,
    }
}

/// Properties of [`Marks`].
#[derive(Properties, PartialEq)]
pub struct MarksProps {
    /// The drawing.
    pub drawing: Drawing,
    /// All marks.
    pub marks: Rc<Vec<Rc<Mark>>>,
    /// The mark in hand.
    pub chosen: Option<MarkId>,
    /// The way to the state.
    pub act: Act,
}

/// The rows.
#[component]
pub fn Marks(props: &MarksProps) -> Html {
    if props.marks.is_empty() {
        return html! { <p class="hint">{ words::NO_MARKS }</p> };
    }
    let block = |(place, marks): (usize, &[Rc<Mark>])| {
        let chosen = props.chosen.filter(|id| marks.iter().any(|mark| mark.id == *id));
        let (drawing, marks, act) = (props.drawing, marks.to_vec(), props.act.clone());
        html! { <Rows key={place} {drawing} {marks} {chosen} {act} /> }
    };
    html! {
        <>
            <p class="hint" id="map-keys">{ words::MARK_KEYS }</p>
            <ul class="map-rows">{ for props.marks.chunks(BLOCK).enumerate().map(block) }</ul>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    drawing: Drawing,
    marks: Vec<Rc<Mark>>,
    chosen: Option<MarkId>,
    act: Act,
}

/// Some of the rows: one more mark touches the last of these, not all of them.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let row = |mark: &Rc<Mark>| {
        let (drawing, key, chosen) = (props.drawing, mark.id.to_string(), props.chosen == Some(mark.id));
        html! { <Row {key} {drawing} mark={mark.clone()} {chosen} act={props.act.clone()} /> }
    };
    html! { <>{ for props.marks.iter().map(row) }</> }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    drawing: Drawing,
    mark: Rc<Mark>,
    chosen: bool,
    act: Act,
}

/// A mark as a row, drawn again only when the mark itself changes.
#[component]
fn Row(props: &RowProps) -> Html {
    let id = props.mark.id;
    let choose = {
        let act = props.act.clone();
        Callback::from(move |_: MouseEvent| act.0.dispatch(Edit::Choose(Some(id))))
    };
    let keys = {
        let act = props.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() {
                return;
            }
            let Some(action) = on_mark(id, &event.key(), event.shift_key()) else { return };
            event.prevent_default();
            event.stop_propagation();
            act.0.dispatch(Edit::Choose(Some(id)));
            act.act(action);
        })
    };
    html! {
        <li>
            <button
                type="button"
                class="map-row"
                aria-pressed={if props.chosen { "true" } else { "false" }}
                aria-describedby="map-keys"
                onclick={choose}
                onkeydown={keys}
            >
                { words::row(props.drawing, &props.mark) }
            </button>
            <Button
                kind={ButtonKind::Quiet}
                label={words::REMOVE}
                about={words::describing(props.drawing, &props.mark)}
                onclick={props.act.always(move || MapAction::Remove(id))}
            />
        </li>
    }
}

/// Properties of [`Change`].
#[derive(Properties, PartialEq)]
pub struct ChangeProps {
    /// The mark in hand.
    pub id: MarkId,
    /// The way to the state.
    pub act: Act,
}

/// Moves and changes the mark in hand without drawing it along.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let id = props.id;
    let by = |across: i32, down: i32| props.act.always(move || MapAction::Scale(id, across, down));
    let moves = words::MOVES.iter().map(|(label, key)| {
        let onclick = props.act.always(move || on_mark(id, key, false).unwrap_or(MapAction::Move(id, 0, 0)));
        html! { <Button key={*key} kind={ButtonKind::Quiet} label={*label} {onclick} /> }
    });
    html! {
        <details class="more">
            <summary>{ words::CHANGE_IT }</summary>
            <p class="buttons">
                { for moves }
                <Button kind={ButtonKind::Quiet} label={words::LARGER} onclick={by(GROWN, GROWN)} />
                <Button kind={ButtonKind::Quiet} label={words::SMALLER} onclick={by(SHRUNK, SHRUNK)} />
                <Button
                    kind={ButtonKind::Quiet}
                    label={words::DUPLICATE}
                    shortcut="Control+D"
                    onclick={props.act.always(move || MapAction::Duplicate(id, make_id(), BESIDE, BESIDE))}
                />
            </p>
        </details>
    }
}
