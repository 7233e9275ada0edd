//! The chronology on the screen: what to see of it, and a window of rows.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::file::Selection;
use super::here;
use super::rows::ChronologyRow;
use crate::app::intent::{Intent, ProfileIntent};
use crate::app::view::{ChronologyPage, ProfilePage, ProfileView};
use crate::domain::category::{Category, GROUPS};
use crate::domain::chronology::{Filter, Sort};
use crate::domain::ids::PupilId;
use crate::domain::time::Day;
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Chips, Pager, Picks, Select, TextField, failing, waiting,
};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::category;
use crate::ui::text::profile::{self as words, chronology as says};

/// How many rows are shown at once.
const WINDOW: usize = 50;

/// Properties of [`Chronology`].
#[derive(Properties, PartialEq)]
pub struct ChronologyProps {
    /// Whose.
    pub pupil: PupilId,
    /// Another number asks again.
    pub version: u32,
    /// The page that it stands on.
    pub page: ProfilePage,
    /// Print what is chosen.
    pub onprint: Callback<Selection>,
    /// Something was written.
    pub changed: Callback<()>,
}

/// The chronology.
#[component]
pub fn Chronology(props: &ChronologyProps) -> Html {
    let filter = use_state(Filter::default);
    let household = use_state(|| false);
    let offset = use_state(|| 0_usize);
    let (loaded, again) = use_view(Intent::from(ProfileIntent::Chronology {
        pupil: props.pupil,
        household: *household,
        filter: (*filter).clone(),
        offset: *offset,
        limit: WINDOW,
    }));
    {
        let first = use_mut_ref(|| true);
        use_effect_with(props.version, move |_| {
            if !std::mem::take(&mut *first.borrow_mut()) {
                again.emit(());
            }
        });
    }
    let set = {
        let (filter, offset) = (filter.clone(), offset.clone());
        Callback::from(move |changed: Filter| {
            offset.set(0);
            filter.set(changed);
        })
    };
    let onhousehold = {
        let (household, offset) = (household.clone(), offset.clone());
        Callback::from(move |with| {
            offset.set(0);
            household.set(with);
        })
    };
    let onmove = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    let print = {
        let selection = Selection { household: *household, filter: (*filter).clone() };
        props.onprint.reform(move |()| selection.clone())
    };
    html! {
        <section class="file-part" aria-labelledby="file-chronology">
            <h2 id="file-chronology">{ says::TITLE }</h2>
            <p class="hint">{ says::HINT }</p>
            <details class="file-filters no-print">
                <summary>{ says::FILTERS }</summary>
                <Filters filter={(*filter).clone()} household={*household} together={!props.page.households.is_empty()}
                    onchange={set.clone()} {onhousehold} page={props.page.clone()} />
            </details>
            { match (here(&loaded), &loaded) {
                (Some(ProfileView::Chronology(page)), _) => rows(props, &page, onmove),
                (_, Loaded::Failed(problem)) => failing(problem, props.changed.clone()),
                _ => waiting(),
            } }
            <p class="buttons no-print"><Button label={words::PRINT} onclick={print} /></p>
        </section>
    }
}

fn rows(props: &ChronologyProps, page: &ChronologyPage, onmove: Callback<usize>) -> Html {
    html! {
        <>
            <p role="status">{ says::shown(page.shown, page.total) }</p>
            if page.kept_from > 0 { <p class="hint">{ says::kept_from(page.kept_from) }</p> }
            if page.in_error > 0 { <p class="hint">{ says::in_error(page.in_error) }</p> }
            if page.total == 0 {
                <p>{ says::NONE }</p>
            } else if page.shown == 0 {
                <p>{ says::NONE_SHOWN }</p>
            }
            <ol class="chronology" start={(page.offset + 1).to_string()}>
                { for page.rows.iter().map(|row| html! {
                    <ChronologyRow key={format!("{}-{:?}", row.entry, row.when)} pupil={props.pupil} row={row.clone()} names={page.names.clone()}
                        children_names={page.children.clone()} known={props.page.known_alleged.clone()} changed={props.changed.clone()} />
                }) }
            </ol>
            <Pager offset={page.offset} shown={page.rows.len()} total={page.shown} limit={WINDOW} what={says::WHAT} {onmove} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: Filter,
    household: bool,
    /// There is a household to read together.
    together: bool,
    onchange: Callback<Filter>,
    onhousehold: Callback<bool>,
    page: ProfilePage,
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let filter = &props.filter;
    let change = |change: fn(&mut Filter, Option<Day>)| {
        let (filter, onchange) = (filter.clone(), props.onchange.clone());
        Callback::from(move |text: String| {
            let mut changed = filter.clone();
            change(&mut changed, Day::parse_iso(&text));
            onchange.emit(changed);
        })
    };
    let ontoggle = {
        let (filter, onchange) = (filter.clone(), props.onchange.clone());
        Callback::from(move |place: usize| {
            let mut sorts: BTreeSet<Sort> = filter.sorts.clone();
            if let Some(sort) = Sort::ALL.get(place).copied()
                && !sorts.remove(&sort)
            {
                sorts.insert(sort);
            }
            onchange.emit(Filter { sorts, ..filter.clone() });
        })
    };
    let onstarred = {
        let (filter, onchange) = (filter.clone(), props.onchange.clone());
        Callback::from(move |starred| onchange.emit(Filter { starred, ..filter.clone() }))
    };
    let codes: Vec<&'static str> =
        GROUPS.iter().filter(|group| !group.adults).map(|group| group.code).collect();
    let label = |code: &&'static str| {
        let category: Option<Category> = (*code).to_owned().try_into().ok();
        let label = category.map(|category| category::label(&category, &props.page.names).into_owned());
        AttrValue::from(label.unwrap_or_default())
    };
    let mut choices = vec![AttrValue::from(says::EVERY_GROUP)];
    choices.extend(codes.iter().map(label));
    let chosen = filter.group.as_ref().and_then(|group| codes.iter().position(|code| code == group));
    let ongroup = {
        let (filter, onchange) = (filter.clone(), props.onchange.clone());
        Callback::from(move |place: usize| {
            let group =
                place.checked_sub(1).and_then(|place| codes.get(place)).map(|code| (*code).to_owned());
            onchange.emit(Filter { group, ..filter.clone() });
        })
    };
    let clear = {
        let (onchange, onhousehold) = (props.onchange.clone(), props.onhousehold.clone());
        Callback::from(move |()| {
            onhousehold.emit(false);
            onchange.emit(Filter::default());
        })
    };
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    let chips: Vec<(AttrValue, bool)> =
        Sort::ALL.iter().map(|sort| (says::sort(*sort).into(), filter.sorts.contains(sort))).collect();
    html! {
        <>
            <Chips id="chronology-sorts" legend={says::SORTS} {chips} {ontoggle} />
            <Checkbox id="chronology-starred" label={says::STARRED} checked={filter.starred} onchange={onstarred} />
            if props.together {
                <Checkbox id="chronology-household" label={says::HOUSEHOLD} checked={props.household} onchange={props.onhousehold.clone()} />
            }
            <div class="file-days">
                <TextField id="chronology-from" label={says::FROM} picks={Picks::Day} narrow=true value={day(filter.from)} oninput={change(|filter, day| filter.from = day)} />
                <TextField id="chronology-until" label={says::UNTIL} picks={Picks::Day} narrow=true value={day(filter.until)} oninput={change(|filter, day| filter.until = day)} />
                <Select id="chronology-group" label={says::GROUP} {choices} chosen={chosen.map_or(0, |place| place + 1)} onchange={ongroup} />
            </div>
            <p class="buttons"><Button kind={ButtonKind::Quiet} label={says::CLEAR} onclick={clear} /></p>
        </>
    }
}
