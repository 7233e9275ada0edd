//! What one mark appears to be, and what was said about it.

use yew::prelude::*;

use crate::domain::body_map::{Description, Drawing, Mark, MarkColour, MarkKind, SizeBasis, YesNo};
use crate::ui::parts::{Chips, Radios, Select, TextArea, TextField};
use crate::ui::text::map as words;

/// Properties of [`Describe`].
#[derive(Properties, PartialEq)]
pub struct DescribeProps {
    /// The drawing it is on.
    pub drawing: Drawing,
    /// The mark.
    pub mark: Mark,
    /// The mark, described.
    pub onchange: Callback<Description>,
}

impl DescribeProps {
    /// What takes an answer over into the mark.
    fn with<T: 'static>(&self, set: fn(&mut Description, T)) -> Callback<T> {
        let (said, onchange) = (self.mark.said.clone(), self.onchange.clone());
        Callback::from(move |answer| {
            let mut said = said.clone();
            set(&mut said, answer);
            onchange.emit(said);
        })
    }

    fn text(
        &self,
        id: &'static str,
        label: &'static str,
        value: &str,
        set: fn(&mut Description, String),
    ) -> Html {
        html! { <TextArea {id} {label} value={value.to_owned()} oninput={self.with(set)} lines={2} /> }
    }

    fn millimetres(
        &self,
        id: &'static str,
        label: &'static str,
        value: Option<u16>,
        set: fn(&mut Description, String),
    ) -> Html {
        let value = value.map(|size| size.to_string()).unwrap_or_default();
        html! { <TextField {id} {label} {value} oninput={self.with(set)} narrow=true /> }
    }

    fn yes_no(
        &self,
        id: &'static str,
        legend: &'static str,
        chosen: Option<YesNo>,
        set: fn(&mut Description, usize),
    ) -> Html {
        let choices = YesNo::ALL.iter().map(|answer| answer.label().into()).collect::<Vec<_>>();
        let chosen = chosen.and_then(|answer| YesNo::ALL.iter().position(|known| *known == answer));
        html! { <Radios {id} {legend} {choices} {chosen} onchange={self.with(set)} inline=true /> }
    }
}

/// A list to choose one of or none: "Choose", then every label.
fn offered(labels: impl Iterator<Item = &'static str>) -> Vec<AttrValue> {
    std::iter::once(words::CHOOSE).chain(labels).map(AttrValue::from).collect()
}

/// The size as typed: what is no number leaves it as it was.
fn size(before: Option<u16>, typed: &str) -> Option<u16> {
    let typed = typed.trim();
    if typed.is_empty() { None } else { typed.parse().ok().or(before) }
}

/// The fields of one mark.
#[component]
pub fn Describe(props: &DescribeProps) -> Html {
    let mark = &props.mark.said;
    let kind = mark.kind.and_then(|kind| MarkKind::ALL.iter().position(|known| *known == kind));
    let basis = mark.size_basis.and_then(|basis| SizeBasis::ALL.iter().position(|known| *known == basis));
    let chips: Vec<(AttrValue, bool)> = MarkColour::ALL
        .iter()
        .map(|colour| (AttrValue::from(colour.label()), mark.colours.contains(colour)))
        .collect();
    html! {
        <div class="map-describe" role="group" aria-labelledby="map-describe-title">
            <h3 id="map-describe-title">{ words::describing(props.drawing, &props.mark) }</h3>
            <Select
                id="mark-kind"
                label={words::KIND}
                choices={offered(MarkKind::ALL.iter().map(|kind| kind.label()))}
                chosen={kind.map_or(0, |place| place + 1)}
                onchange={props.with(|mark, place: usize| mark.kind = place.checked_sub(1).and_then(|place| MarkKind::ALL.get(place)).copied())}
            />
            <Chips
                id="mark-colours"
                legend={words::COLOURS_SEEN}
                hint={words::COLOURS_HINT}
                {chips}
                ontoggle={props.with(|mark, place: usize| {
                    let Some(colour) = MarkColour::ALL.get(place) else { return };
                    if mark.colours.contains(colour) {
                        mark.colours.retain(|known| known != colour);
                    } else {
                        mark.colours.push(*colour);
                        mark.colours.sort_unstable();
                    }
                })}
            />
            <div class="map-sizes">
                { props.millimetres("mark-length", words::LENGTH, mark.length_mm, |mark, typed| mark.length_mm = size(mark.length_mm, &typed)) }
                { props.millimetres("mark-width", words::WIDTH, mark.width_mm, |mark, typed| mark.width_mm = size(mark.width_mm, &typed)) }
                <Select
                    id="mark-basis"
                    label={words::BASIS}
                    choices={offered(SizeBasis::ALL.iter().map(|basis| basis.label()))}
                    chosen={basis.map_or(0, |place| place + 1)}
                    onchange={props.with(|mark, place: usize| mark.size_basis = place.checked_sub(1).and_then(|place| SizeBasis::ALL.get(place)).copied())}
                />
            </div>
            { props.yes_no("mark-broken", words::SKIN_BROKEN, mark.skin_broken, |mark, place| mark.skin_broken = YesNo::ALL.get(place).copied()) }
            { props.yes_no("mark-swollen", words::SWOLLEN, mark.swollen, |mark, place| mark.swollen = YesNo::ALL.get(place).copied()) }
            { props.text("mark-site", words::SITE, &mark.exact_site, |mark, text| mark.exact_site = text) }
            { props.text("mark-said", words::CHILD_WORDS, &mark.child_words, |mark, text| mark.child_words = text) }
            { props.text("mark-asked", words::ASKED_WORDS, &mark.asked, |mark, text| mark.asked = text) }
            { props.text("mark-note", words::NOTE, &mark.note, |mark, text| mark.note = text) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_a_number_or_stays_as_it_was() {
        assert_eq!(size(None, "30"), Some(30));
        assert_eq!(size(Some(3), "3x"), Some(3));
        assert_eq!(size(Some(3), "70000"), Some(3));
        assert_eq!(size(Some(3), " "), None);
    }
}
