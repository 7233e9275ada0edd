//! What one mark appears to be, and what was said about it: type, size, colour and the child's words first; the rest
//! unfolds. Nothing here suggests a cause.

use std::rc::Rc;

use yew::prelude::*;

use super::again::Again;
use super::details::Details;
use super::editing::Act;
use super::marks::Change;
use crate::domain::body_map::{Description, Drawing, MapAction, Mark, MarkColour, MarkKind, SizeBasis};
use crate::domain::ids::{MarkId, PupilId};
use crate::ui::parts::{Select, TextArea, TextField, describing};
use crate::ui::text::map::{self as words, fields};

/// Properties of [`Describe`].
#[derive(Properties, PartialEq)]
pub struct DescribeProps {
    /// No mark is in hand: out of sight.
    pub hidden: bool,
    /// The drawing it is on.
    pub drawing: Drawing,
    /// The mark.
    pub mark: Rc<Mark>,
    /// The children it may be of.
    pub pupils: Vec<PupilId>,
    /// The way to the state.
    pub act: Act,
}

/// A mark's description as it is, and where a changed one goes.
#[derive(Clone, PartialEq)]
pub struct Saying {
    /// Of which mark.
    pub id: MarkId,
    /// What has been said so far.
    pub said: Description,
    /// The way to the state.
    pub act: Act,
}

/// The answer so far, and what takes another one over.
type Answer<T> = (Option<T>, fn(&mut Description, Option<T>));

impl Saying {
    /// What takes an answer over into the description.
    pub fn with<T: 'static>(&self, set: impl Fn(&mut Description, T) + 'static) -> Callback<T> {
        let Self { id, said, act } = self.clone();
        Callback::from(move |answer| {
            let mut said = said.clone();
            set(&mut said, answer);
            act.act(MapAction::Describe(id, Box::new(said)));
        })
    }

    /// Several lines of text.
    pub fn text(
        &self,
        id: &'static str,
        label: &'static str,
        hint: Option<&'static str>,
        value: &str,
        set: fn(&mut Description, String),
    ) -> Html {
        let hint = hint.map(AttrValue::from);
        html! { <TextArea {id} {label} {hint} value={value.to_owned()} oninput={self.with(set)} lines={2} /> }
    }

    /// One line of text.
    pub fn line(
        &self,
        id: &'static str,
        label: &'static str,
        hint: Option<&'static str>,
        value: &str,
        set: fn(&mut Description, String),
    ) -> Html {
        let hint = hint.map(AttrValue::from);
        html! { <TextField {id} {label} {hint} value={value.to_owned()} oninput={self.with(set)} /> }
    }

    /// A whole number.
    pub fn number(
        &self,
        id: &'static str,
        label: &'static str,
        hint: Option<&'static str>,
        value: Option<u16>,
        set: fn(&mut Description, Option<u16>),
    ) -> Html {
        let hint = hint.map(AttrValue::from);
        let oninput = self.with(move |said, typed: String| set(said, whole(value, &typed)));
        let value = value.map(|value| value.to_string()).unwrap_or_default();
        html! { <TextField {id} {label} {hint} {value} {oninput} narrow=true /> }
    }

    /// One of several answers, or none.
    pub fn one_of<T: Copy + PartialEq + 'static>(
        &self,
        id: &'static str,
        label: &'static str,
        hint: Option<&'static str>,
        (all, named): (&'static [T], fn(T) -> &'static str),
        (chosen, set): Answer<T>,
    ) -> Html {
        let named = all.iter().map(|one| AttrValue::from(named(*one)));
        let choices: Vec<AttrValue> = std::iter::once(AttrValue::from(fields::CHOOSE)).chain(named).collect();
        let place = chosen.and_then(|chosen| all.iter().position(|known| *known == chosen));
        let onchange = self.with(move |said, place: usize| {
            set(said, place.checked_sub(1).and_then(|place| all.get(place)).copied());
        });
        let hint = hint.map(AttrValue::from);
        html! { <Select {id} {label} {hint} {choices} chosen={place.map_or(0, |place| place + 1)} {onchange} /> }
    }
}

/// The number as typed: what is no number leaves it as it was.
fn whole(before: Option<u16>, typed: &str) -> Option<u16> {
    let typed = typed.trim();
    if typed.is_empty() { None } else { typed.parse().ok().or(before) }
}

/// The fields of one mark.
#[component]
pub fn Describe(props: &DescribeProps) -> Html {
    let said = &props.mark.said;
    let saying = Saying { id: props.mark.id, said: said.clone(), act: props.act.clone() };
    html! {
        <div class="map-describe" hidden={props.hidden} role="group" aria-labelledby="map-describe-title">
            <h3 id="map-describe-title">{ words::describing(props.drawing, &props.mark) }</h3>
            { saying.one_of("mark-kind", fields::KIND, None, (MarkKind::ALL, MarkKind::label), (said.kind, |said, kind| said.kind = kind)) }
            <div class="map-sizes">
                { saying.number("mark-length", fields::LENGTH, None, said.length_mm, |said, size| said.length_mm = size) }
                { saying.number("mark-width", fields::WIDTH, None, said.width_mm, |said, size| said.width_mm = size) }
                { saying.one_of("mark-basis", fields::BASIS, None, (SizeBasis::ALL, SizeBasis::label), (said.size_basis, |said, basis| said.size_basis = basis)) }
            </div>
            if said.size_basis == Some(SizeBasis::LikeObject) {
                { saying.line("mark-like", fields::LIKE, Some(fields::LIKE_HINT), &said.like_object, |said, text| said.like_object = text) }
            }
            { colours(&saying) }
            { saying.text("mark-said", fields::CHILD_WORDS, None, &said.child_words, |said, text| said.child_words = text) }
            <Details saying={saying.clone()} />
            <Again drawing={props.drawing} pupils={props.pupils.clone()} {saying} />
            <Change id={props.mark.id} act={props.act.clone()} />
        </div>
    }
}

/// Colours by name, each with a swatch beside it: the name counts.
fn colours(saying: &Saying) -> Html {
    let chips = MarkColour::ALL.iter().map(|colour| {
        let id = format!("mark-colour-{}", swatch(*colour));
        let chosen = saying.said.colours.contains(colour);
        let onchange = saying.with(|said, colour: MarkColour| {
            if said.colours.contains(&colour) {
                said.colours.retain(|known| *known != colour);
            } else {
                said.colours.push(colour);
                said.colours.sort_unstable();
            }
        });
        let colour = *colour;
        html! {
            <div class="chip" key={id.clone()}>
                <input type="checkbox" id={id.clone()} checked={chosen} onchange={move |_: Event| onchange.emit(colour)} />
                <label for={id}><span class={classes!("swatch", format!("swatch-{}", swatch(colour)))} aria-hidden="true"></span>{ colour.label() }</label>
            </div>
        }
    });
    html! {
        <fieldset class="field" id="mark-colours" aria-describedby={describing("mark-colours", true, false)}>
            <legend class="label">{ fields::COLOURS_SEEN }</legend>
            <p class="hint" id="mark-colours-hint">{ fields::COLOURS_HINT }</p>
            <div class="chips">{ for chips }</div>
        </fieldset>
    }
}

/// The style of a colour's swatch.
fn swatch(colour: MarkColour) -> &'static str {
    match colour {
        MarkColour::Red => "red",
        MarkColour::Pink => "pink",
        MarkColour::Purple => "purple",
        MarkColour::Blue => "blue",
        MarkColour::Black => "black",
        MarkColour::Brown => "brown",
        MarkColour::Green => "green",
        MarkColour::Yellow => "yellow",
        MarkColour::Orange => "orange",
        MarkColour::Pale => "pale",
        MarkColour::DarkerThanSkin => "darker",
        MarkColour::LighterThanSkin => "lighter",
    }
}
