//! The turn of the school year: a look first.

use yew::prelude::*;

use crate::app::intent::{Intent, SettingsIntent};
use crate::app::view::{SettingsView, TurnOfYear};
use crate::domain::pupil_file::YearGroup;
use crate::domain::time::Day;
use crate::ui::parts::{
    Button, ButtonKind, Heading, Notice, Picks, Select, TextField, Tone, link_to, problem_panel, working,
};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::settings::turn as words;

/// What has been done.
#[derive(Clone, Copy, PartialEq)]
enum Done {
    Turned,
    Back,
}

/// Turns the school year.
#[component]
pub fn Turn() -> Html {
    let task = use_task();
    let last = use_state(|| YearGroup::Y6);
    let left = use_state(String::new);
    let seen = use_state(|| None::<TurnOfYear>);
    let done = use_state(|| None::<Done>);
    let undated = use_state(|| false);
    let choose = {
        let (last, seen) = (last.clone(), seen.clone());
        Callback::from(move |place: usize| {
            seen.set(None);
            last.set(YearGroup::ALL.get(place).copied().unwrap_or(YearGroup::Y6));
        })
    };
    let oninput = {
        let (left, seen) = (left.clone(), seen.clone());
        Callback::from(move |text| {
            seen.set(None);
            left.set(text);
        })
    };
    let ask = |what: Option<Done>, intent: Option<SettingsIntent>| {
        let (task, seen, done, undated) = (task.clone(), seen.clone(), done.clone(), undated.clone());
        Callback::from(move |()| {
            undated.set(intent.is_none());
            let Some(intent) = intent.clone() else { return };
            let (failing, seen, done) = (task.clone(), seen.clone(), done.clone());
            task.run(Intent::from(intent), Vec::new(), move |view, _| match view.school_settings() {
                Some(SettingsView::Turn(turn)) => {
                    seen.set((what != Some(Done::Back)).then_some(turn));
                    done.set(what);
                }
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let (group, day) = (*last, Day::parse_iso(&left));
    let look = ask(None, day.map(|left| SettingsIntent::Turn { last: group, left }));
    let now = ask(Some(Done::Turned), day.map(|left| SettingsIntent::TurnNow { last: group, left }));
    let year = seen.as_ref().map(|seen| seen.year);
    let back = ask(Some(Done::Back), year.map(|year| SettingsIntent::TurnBack { year }));
    let choices: Vec<AttrValue> = YearGroup::ALL.iter().map(|year| AttrValue::from(year.label())).collect();
    let error = (*undated).then(|| AttrValue::from(words::LEFT_MISSING));
    html! {
        <div class="narrow">
            <p>{ link_to(crate::ui::text::titles::SCHOOL, Route::School) }</p>
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            <Select id="last-year" label={words::LAST} {choices} onchange={choose}
                chosen={YearGroup::ALL.iter().position(|year| *year == group).unwrap_or_default()} />
            <TextField id="left" label={words::LEFT} value={(*left).clone()} narrow=true picks={Picks::Day} {error} {oninput} />
            { problem_panel(task.problem()) }
            { match *done {
                Some(Done::Turned) => html! { <Notice tone={Tone::Good} alert=true><p>{ words::DONE }</p></Notice> },
                Some(Done::Back) => html! { <Notice tone={Tone::Good} alert=true><p>{ words::TAKEN_BACK }</p></Notice> },
                None => Html::default(),
            } }
            <p class="buttons"><Button label={words::LOOK} busy={task.busy()} onclick={look} /></p>
            if let Some(seen) = &*seen { { preview(seen, task.busy(), now, back) } }
            if task.busy() { { working(words::MOVING, task.progress()) } }
        </div>
    }
}

fn preview(seen: &TurnOfYear, busy: bool, now: Callback<()>, back: Callback<()>) -> Html {
    let TurnOfYear { year, moves, leavers: (names, leaving), unknown, done } = seen;
    let nothing = moves.is_empty() && *leaving == 0;
    html! {
        <section class="block">
            <h2>{ words::WOULD }</h2>
            if nothing {
                <p>{ words::NOTHING }</p>
            } else {
                <ul>{ for moves.iter().map(|(year, count)| html! { <li key={year.clone()}>{ words::from(year, *count) }</li> }) }</ul>
            }
            if *unknown > 0 { <p>{ words::UNKNOWN }{ ": " }{ unknown }</p> }
            if *leaving > 0 {
                <details>
                    <summary>{ words::LEAVERS }{ ": " }{ leaving }</summary>
                    <ul>{ for names.iter().map(|name| html! { <li>{ name }</li> }) }</ul>
                </details>
            }
            if *done > 0 { <p>{ words::moved(*year, *done) }</p> }
            <p class="buttons">
                if !nothing { <Button kind={ButtonKind::Primary} label={words::NOW} {busy} onclick={now} /> }
                if *done > 0 { <Button label={words::BACK} {busy} onclick={back} /> }
            </p>
        </section>
    }
}
