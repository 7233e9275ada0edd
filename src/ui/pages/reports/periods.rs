//! Choosing the days that a report is of.

use yew::prelude::*;

use crate::domain::report::{Period, STANDARD_DAYS};
use crate::domain::time::Day;
use crate::ui::parts::{Button, Choice, Picks, Radios, TextField};
use crate::ui::text::report as words;

/// Properties of [`Periods`].
#[derive(Properties, PartialEq)]
pub struct PeriodsProps {
    /// Today.
    pub today: Day,
    /// What is shown.
    pub shown: Vec<Period>,
    /// Other days are to be shown: as many periods as are shown now.
    pub onchange: Callback<Vec<Period>>,
}

/// Periods that are offered ready made.
fn offered(today: Day, many: bool) -> Vec<(&'static str, Vec<Period>)> {
    let back = |days: i32| {
        let latest = Period::ending(today, days);
        vec![latest, latest.before()]
    };
    let year = Period::school_year(today);
    if many {
        vec![
            (words::SIX_WEEKS, back(STANDARD_DAYS)),
            (words::TWELVE_WEEKS, back(2 * STANDARD_DAYS)),
            (words::YEAR, vec![year, year.year_before()]),
        ]
    } else {
        let last = year.from.plus_days(-1).map(Period::school_year);
        let last = last.map(|last| (words::LAST_YEAR, vec![last]));
        std::iter::once((words::THIS_YEAR, vec![year])).chain(last).collect()
    }
}

/// Some periods ready made, and whatever days are wanted.
#[component]
pub fn Periods(props: &PeriodsProps) -> Html {
    let many = props.shown.len() > 1;
    let offered = offered(props.today, many);
    let other = offered.len();
    let typing = use_state(|| false);
    let typed = use_state(|| {
        props.shown.iter().flat_map(|period| [period.from.iso(), period.until.iso()]).collect::<Vec<_>>()
    });
    let wrong = use_state(|| false);
    let known = offered.iter().position(|(_, periods)| *periods == props.shown);
    let chosen = if *typing { other } else { known.unwrap_or(other) };
    let onchange = {
        let (typing, onchange) = (typing.clone(), props.onchange.clone());
        let offered = offered.clone();
        Callback::from(move |place: usize| {
            typing.set(place >= offered.len());
            if let Some((_, periods)) = offered.get(place) {
                onchange.emit(periods.clone());
            }
        })
    };
    let onsubmit = {
        let (typed, wrong, onchange) = (typed.clone(), wrong.clone(), props.onchange.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let days: Option<Vec<Day>> = typed.iter().map(|text| Day::parse_iso(text)).collect();
            let periods: Option<Vec<Period>> = days.map(|days| {
                let pairs = days.chunks_exact(2);
                pairs.filter_map(|pair| Some(Period { from: *pair.first()?, until: *pair.last()? })).collect()
            });
            match periods.filter(|periods| periods.iter().all(|period| period.is_sound())) {
                Some(periods) => {
                    wrong.set(false);
                    onchange.emit(periods);
                }
                None => wrong.set(true),
            }
        })
    };
    let labels = [
        ("from", words::FROM),
        ("until", words::UNTIL),
        ("compared-from", words::COMPARED_FROM),
        ("compared-until", words::COMPARED_UNTIL),
    ];
    let fields = labels.into_iter().zip(typed.iter().cloned()).enumerate();
    let choices = offered.iter().map(|(label, _)| *label).chain([words::OTHER]);
    html! {
        <form class="periods no-print" novalidate=true {onsubmit}>
            <Radios id="periods" legend={if many { words::PERIODS } else { words::GOVERNORS_PERIOD }}
                choices={choices.map(Choice::from).collect::<Vec<_>>()} chosen={Some(chosen)} {onchange} />
            if chosen == other {
                <div class="filters">
                    { for fields.map(|(place, ((id, label), value))| {
                        let typed = typed.clone();
                        let oninput = Callback::from(move |text: String| {
                            let mut now = (*typed).clone();
                            if let Some(field) = now.get_mut(place) {
                                *field = text;
                            }
                            typed.set(now);
                        });
                        let error = (*wrong && place == 0).then_some(words::WRONG_DAYS);
                        html! {
                            <TextField key={id} id={format!("period-{id}")} {label} {value} picks={Picks::Day} narrow=true
                                error={error.map(AttrValue::from)} {oninput} />
                        }
                    }) }
                    <Button submit=true label={words::SHOW} />
                </div>
            }
        </form>
    }
}
