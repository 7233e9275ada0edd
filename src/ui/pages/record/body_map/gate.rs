//! The three questions before a body map. Any other answer makes no map, and says what to do instead.

use yew::prelude::*;

use crate::domain::body_map::{BodyMap, Drawing, Gate};
use crate::ui::parts::{Button, ButtonKind, Notice, Radios, Tone};
use crate::ui::text::map as words;

/// Properties of [`GateQuestions`].
#[derive(Properties, PartialEq)]
pub struct GateProps {
    /// All answers allow a map: this one, still empty.
    pub onpassed: Callback<BodyMap>,
    /// The concern goes on without a map.
    pub onleave: Callback<()>,
}

/// The places of the answers that allow a map, in the order of [`words::GATE`].
const RIGHT: [usize; 3] = [0, 1, 1];

/// What the answers so far come to.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// Not all are answered.
    Open,
    /// This answer makes no map.
    Refused(usize),
    /// A map may be made.
    Passed(Gate),
}

fn verdict(answers: &[Option<usize>; 3]) -> Verdict {
    let given = |place: usize| answers.get(place).copied().flatten();
    let right = |place: usize| given(place).is_some() && given(place) == RIGHT.get(place).copied();
    if let Some(wrong) = (0..3).find(|place| given(*place).is_some() && !right(*place)) {
        return Verdict::Refused(wrong);
    }
    let gate = Gate { visible: right(0), not_first_aid: right(1), no_photograph: right(2) };
    if gate.passed() { Verdict::Passed(gate) } else { Verdict::Open }
}

/// The three questions.
#[component]
pub fn GateQuestions(props: &GateProps) -> Html {
    let answers = use_state(|| [None; 3]);
    let verdict = verdict(&answers);
    let figure = use_state(|| 0_usize);
    let go_on = |gate: Gate| {
        let onpassed = props.onpassed.clone();
        let drawing = Drawing::OFFERED.get(*figure).copied().unwrap_or(Drawing::Child2);
        Callback::from(move |()| {
            if let Some(map) = BodyMap::new(gate, drawing) {
                onpassed.emit(map);
            }
        })
    };
    html! {
        <>
            { for words::GATE.iter().enumerate().map(|(place, question)| {
                let onchange = {
                    let answers = answers.clone();
                    Callback::from(move |answer| {
                        let mut next = *answers;
                        if let Some(slot) = next.get_mut(place) {
                            *slot = Some(answer);
                        }
                        answers.set(next);
                    })
                };
                let choices = words::YES_NO.iter().map(|answer| (*answer).into()).collect::<Vec<_>>();
                let chosen = answers.get(place).copied().flatten();
                html! { <Radios key={place} id={format!("map-gate-{place}")} legend={*question} {choices} {chosen} {onchange} inline=true /> }
            }) }
            <div aria-live="polite">
                if let Verdict::Refused(wrong) = &verdict {
                    <Notice tone={Tone::Warn} title={words::NO_MAP}>
                        <p>{ words::REFUSED.get(*wrong).copied().unwrap_or_default() }</p>
                    </Notice>
                }
            </div>
            if let Verdict::Passed(_) = verdict {
                <Radios
                    id="map-figure"
                    legend={words::FIGURE}
                    choices={words::FIGURES.iter().map(|figure| (*figure).into()).collect::<Vec<_>>()}
                    chosen={Some(*figure)}
                    onchange={{
                        let figure = figure.clone();
                        Callback::from(move |chosen| figure.set(chosen))
                    }}
                    inline=true
                />
            }
            <p class="buttons">
                if let Verdict::Passed(gate) = verdict {
                    <Button label={words::START} onclick={go_on(gate)} />
                }
                <Button kind={ButtonKind::Quiet} label={words::LEAVE} onclick={props.onleave.clone()} />
            </p>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_three_right_answers_make_a_map() {
        let mut passed = 0;
        for code in 0..27 {
            let answers = [code % 3, code / 3 % 3, code / 9].map(|answer| (answer < 2).then_some(answer));
            match verdict(&answers) {
                Verdict::Passed(gate) => {
                    assert_eq!(answers, RIGHT.map(Some));
                    assert!(gate.passed());
                    passed += 1;
                }
                Verdict::Refused(wrong) => assert_ne!(answers[wrong], Some(RIGHT[wrong])),
                Verdict::Open => assert!(answers.contains(&None)),
            }
        }
        assert_eq!(passed, 1);
        assert_eq!(
            verdict(&[None, Some(0), None]),
            Verdict::Refused(1),
            "a first-aid injury is refused at once"
        );
    }
}
