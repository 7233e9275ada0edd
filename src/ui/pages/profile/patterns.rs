//! Patterns across pupils: places and times of the week, and people alleged in several concerns.

use yew::prelude::*;

use super::alleged::{link, people};
use super::here;
use crate::app::intent::{Intent, ProfileIntent};
use crate::app::view::{PatternsView, ProfileView};
use crate::domain::patterns::Cell;
use crate::domain::time::{Day, Minute};
use crate::ui::parts::{Heading, Picks, TextField, failing, link_to, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::concern;
use crate::ui::text::profile::{self as words, chronology, patterns as says};
use crate::ui::window;

/// How far back it looks at first: about a school year.
const DAYS: i32 = 365;

/// Patterns across pupils.
#[component]
pub fn Patterns() -> Html {
    let today = use_memo((), |()| Minute::from_millis(window::now()).day());
    let from = use_state(|| today.plus_days(-DAYS).unwrap_or(*today));
    let until = use_state(|| *today);
    let (loaded, again) = use_view(Intent::from(ProfileIntent::Patterns { from: *from, until: *until }));
    let pick = |day: &UseStateHandle<Day>| {
        let day = day.clone();
        Callback::from(move |text: String| {
            if let Some(picked) = Day::parse_iso(&text) {
                day.set(picked);
            }
        })
    };
    html! {
        <>
            <p class="no-print">{ link_to(words::BACK, Route::Pupils) }</p>
            <Heading title={says::TITLE} />
            <p class="lead">{ says::LEAD }</p>
            <div class="file-days no-print">
                <TextField id="patterns-from" label={says::FROM} picks={Picks::Day} narrow=true value={from.iso()} oninput={pick(&from)} />
                <TextField id="patterns-until" label={says::UNTIL} picks={Picks::Day} narrow=true value={until.iso()} oninput={pick(&until)} />
            </div>
            { match (here(&loaded), &loaded) {
                (Some(ProfileView::Patterns(view)), _) => found(&view),
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
        </>
    }
}

fn found(view: &PatternsView) -> Html {
    let places = view.week.places.iter().map(|(place, days)| (concern::place(*place), *days)).collect();
    let parts = view.week.parts.iter().map(|(part, days)| (says::part(*part), *days)).collect();
    html! {
        <>
            <p role="status">{ says::looked_at(view.concerns) }</p>
            if view.kept_from > 0 { <p class="hint">{ chronology::kept_from(view.kept_from) }</p> }
            <section class="file-part">
                <h2>{ says::TOGETHER }</h2>
                <p class="hint">{ says::TOGETHER_HINT }</p>
                if view.together.is_empty() { <p>{ says::TOGETHER_NONE }</p> }
                <ul class="cards cards-wide">
                    { for view.together.iter().map(|(cell, concerns)| html! {
                        <li class="card">
                            <h3 class="card-title">{ named(cell) }</h3>
                            <p class="hint">{ says::counts(cell.concerns, cell.pupils) }</p>
                            <ul class="file-list">{ for concerns.iter().map(|one| html! { <li>{ link(one) }</li> }) }</ul>
                        </li>
                    }) }
                </ul>
            </section>
            <section class="file-part">
                <h2>{ says::ALLEGED }</h2>
                <p class="hint">{ says::ALLEGED_HINT }</p>
                if view.alleged.is_empty() { <p>{ says::ALLEGED_NONE }</p> } else { { people(&view.alleged, None) } }
            </section>
            { week(says::PLACES, says::PLACE, places) }
            { week(says::PARTS, says::PART, parts) }
        </>
    }
}

fn named(cell: &Cell) -> String {
    let day = says::DAYS.get(usize::from(cell.weekday)).copied().unwrap_or_default();
    match cell.part {
        Some(part) => format!("{}, {day}, {}", concern::place(cell.place), says::part(part)),
        None => format!("{}, {day}", concern::place(cell.place)),
    }
}

/// How many there are on each day of the week; the more, the darker, and the number says it.
fn week(title: &'static str, first: &'static str, rows: Vec<(&'static str, [u32; 7])>) -> Html {
    let most = rows.iter().flat_map(|(_, days)| days).copied().max().unwrap_or(0).max(1);
    html! {
        <section class="file-part">
            <h2>{ title }</h2>
            if rows.is_empty() {
                <p>{ says::NONE }</p>
            } else {
                <div class="table-scroll" role="group" aria-label={title} tabindex="0">
                    <table class="table week">
                        <caption class="unseen">{ title }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ first }</th>
                                { for says::DAYS.iter().map(|day| html! { <th scope="col">{ *day }</th> }) }
                            </tr>
                        </thead>
                        <tbody>
                            { for rows.iter().map(|(name, days)| html! {
                                <tr>
                                    <th scope="row">{ *name }</th>
                                    { for days.iter().map(|count| html! {
                                        <td class={format!("week-{}", (count * 4).div_ceil(most))}>{ count }</td>
                                    }) }
                                </tr>
                            }) }
                        </tbody>
                    </table>
                </div>
            }
        </section>
    }
}
