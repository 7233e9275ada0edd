//! The rest of what can be said about a mark.

use yew::prelude::*;

use super::describe::Saying;
use crate::domain::body_map::{Advice, Bleeding, Cleanliness, Form, KnownMark, Pain, YesNo};
use crate::ui::text::map::fields;

/// Properties of [`Details`].
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// The description.
    pub saying: Saying,
}

/// Yes, no, or not known.
const YES_NO: (&[YesNo], fn(YesNo) -> &'static str) = (YesNo::ALL, YesNo::label);
/// The faces from no hurt to most.
const FACES: [u8; 6] = [0, 1, 2, 3, 4, 5];

fn face(number: u8) -> &'static str {
    fields::PAIN_FACES.get(usize::from(number)).copied().unwrap_or_default()
}

/// The rest of what can be said about a mark.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    let saying = &props.saying;
    let said = &saying.said;
    html! {
        <details class="more">
            <summary>{ fields::MORE }</summary>
            { saying.text("mark-asked", fields::ASKED_WORDS, None, &said.asked, |said, text| said.asked = text) }
            { saying.line("mark-site", fields::SITE, Some(fields::SITE_HINT), &said.exact_site, |said, text| said.exact_site = text) }
            { saying.line("mark-colour-note", fields::COLOUR_NOTE, None, &said.colour_note, |said, text| said.colour_note = text) }
            <div class="map-answers">
                { saying.one_of("mark-form", fields::FORM, None, (Form::ALL, Form::label), (said.form, |said, form| said.form = form)) }
                { saying.one_of("mark-both-sides", fields::BOTH_SIDES, None, YES_NO, (said.both_sides, |said, answer| said.both_sides = answer)) }
                { saying.number("mark-count", fields::COUNT, Some(fields::COUNT_HINT), said.count, |said, count| said.count = count) }
                { saying.one_of("mark-broken", fields::SKIN_BROKEN, None, YES_NO, (said.skin_broken, |said, answer| said.skin_broken = answer)) }
                { saying.one_of("mark-bleeding", fields::BLEEDING, None, (Bleeding::ALL, Bleeding::label), (said.bleeding, |said, answer| said.bleeding = answer)) }
                { saying.one_of("mark-swollen", fields::SWOLLEN, None, YES_NO, (said.swollen, |said, answer| said.swollen = answer)) }
                { saying.one_of("mark-blister", fields::BLISTER, None, YES_NO, (said.blister, |said, answer| said.blister = answer)) }
                { saying.one_of("mark-scab", fields::SCAB, None, YES_NO, (said.scab, |said, answer| said.scab = answer)) }
                { saying.one_of("mark-clean", fields::CLEAN, None, (Cleanliness::ALL, Cleanliness::label), (said.clean, |said, answer| said.clean = answer)) }
                { saying.one_of("mark-warm", fields::WARM, Some(fields::WARM_HINT), YES_NO, (said.warm, |said, answer| said.warm = answer)) }
                { saying.one_of("mark-movement", fields::MOVEMENT, None, YES_NO, (said.movement_limited, |said, answer| said.movement_limited = answer)) }
                { saying.one_of("mark-pain", fields::PAIN, Some(fields::PAIN_HINT), (Pain::ALL, Pain::label), (said.pain, |said, answer| said.pain = answer)) }
                { saying.one_of("mark-face", fields::PAIN_FACE, None, (&FACES, face), (said.pain_face, |said, answer| said.pain_face = answer)) }
                { saying.one_of("mark-dressed", fields::DRESSED, None, YES_NO, (said.dressed, |said, answer| said.dressed = answer)) }
                { saying.one_of("mark-known", fields::KNOWN, Some(fields::KNOWN_HINT), (KnownMark::ALL, KnownMark::label), (said.known, |said, answer| said.known = answer)) }
            </div>
            { saying.text("mark-adult", fields::ADULT_WORDS, None, &said.adult_words, |said, text| said.adult_words = text) }
            <div class="map-answers">
                { saying.line("mark-adult-who", fields::ADULT_WHO, None, &said.adult_who, |said, text| said.adult_who = text) }
                { saying.line("mark-adult-when", fields::ADULT_WHEN, None, &said.adult_when, |said, text| said.adult_when = text) }
                { saying.one_of("mark-advice", fields::ADVICE, None, (Advice::ALL, Advice::label), (said.advice, |said, answer| said.advice = answer)) }
                { saying.line("mark-first-aid", fields::FIRST_AID, None, &said.first_aid, |said, text| said.first_aid = text) }
            </div>
            { saying.text("mark-note", fields::NOTE, None, &said.note, |said, text| said.note = text) }
        </details>
    }
}
