//! Which view is on the board, and with which tool.

use std::rc::Rc;

use yew::prelude::*;

use super::editing::{Act, Edit};
use crate::domain::body_map::{Drawing, Mark, View};
use crate::ui::state::board::Tool;
use crate::ui::text::map as words;

/// Properties of [`Views`].
#[derive(Properties, PartialEq)]
pub struct ViewsProps {
    /// The drawing.
    pub drawing: Drawing,
    /// The view on the board.
    pub view: View,
    /// All marks.
    pub marks: Rc<Vec<Rc<Mark>>>,
    /// The way to the state.
    pub act: Act,
}

/// The part of the body that a view shows, by its place in [`words::PARTS`].
fn part_of(view: View) -> usize {
    match view {
        View::Front | View::Back | View::Left | View::Right => 0,
        View::HeadFront | View::HeadBack | View::HeadLeft | View::HeadRight | View::HeadTop => 1,
        View::Mouth => 2,
        View::HandLeftPalm | View::HandLeftBack | View::HandRightPalm | View::HandRightBack => 3,
        View::FootLeftTop | View::FootLeftSole | View::FootRightTop | View::FootRightSole => 4,
    }
}

/// First the part of the body, then its views.
#[component]
pub fn Views(props: &ViewsProps) -> Html {
    let all = props.drawing.views();
    let part = part_of(props.view);
    let turn = |view: View| {
        let act = props.act.clone();
        Callback::from(move |()| act.0.dispatch(Edit::Turn(view)))
    };
    let count = |wanted: &dyn Fn(View) -> bool| props.marks.iter().filter(|mark| wanted(mark.view)).count();
    let parts = words::PARTS.iter().enumerate().filter_map(|(place, label)| {
        let first = *all.iter().find(|view| part_of(**view) == place)?;
        let marks = count(&|view| part_of(view) == place);
        Some(chip("map-part", place, label, marks, place == part, turn(first)))
    });
    let views = all.iter().enumerate().filter(|(_, view)| part_of(**view) == part).map(|(place, view)| {
        let marks = count(&|other| other == *view);
        chip("map-view", place, words::view(*view), marks, *view == props.view, turn(*view))
    });
    html! {
        <div class="map-pick">
            if all.len() > 2 {
                <fieldset class="field"><legend class="label">{ words::PART }</legend><div class="chips">{ for parts }</div></fieldset>
            }
            <fieldset class="field"><legend class="label">{ words::VIEW }</legend><div class="chips">{ for views }</div></fieldset>
        </div>
    }
}

fn chip(
    group: &str,
    place: usize,
    label: &'static str,
    marks: usize,
    chosen: bool,
    go: Callback<()>,
) -> Html {
    let id = format!("{group}-{place}");
    html! {
        <div class="chip" key={id.clone()}>
            <input type="radio" name={group.to_owned()} id={id.clone()} checked={chosen} onchange={move |_: Event| go.emit(())} />
            <label for={id} class={(marks > 0).then_some("map-counted")} data-marks={marks.to_string()}>{ label }</label>
        </div>
    }
}

/// Properties of [`Tools`].
#[derive(Properties, PartialEq)]
pub struct ToolsProps {
    /// The tool in hand.
    pub tool: Tool,
    /// The way to the state.
    pub act: Act,
}

/// The tools.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let tools = Tool::ALL.into_iter().enumerate().map(|(place, tool)| {
        let act = props.act.clone();
        let take = Callback::from(move |()| act.0.dispatch(Edit::Take(tool)));
        chip("map-tool", place, words::tool(tool), 0, tool == props.tool, take)
    });
    html! {
        <fieldset class="field" aria-describedby="map-tool-does">
            <legend class="label">{ words::TOOL }</legend>
            <div class="chips">{ for tools }</div>
            <p class="hint" id="map-tool-does">{ words::tool_does(props.tool) }</p>
        </fieldset>
    }
}
