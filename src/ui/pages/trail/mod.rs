//! The trail: everything that was done, filtered; and a walk of every chain.

mod verify;

pub use verify::Verify;

use yew::prelude::*;

use crate::app::intent::{Intent, TrailFilter, TrailIntent};
use crate::app::view::{TrailPage, TrailRow, TrailView};
use crate::domain::ids::{EntryId, PersonId, PupilId};
use crate::domain::time::Day;
use crate::domain::trail::Group;
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Empty, Heading, LinkButton, Pager, Picks, Select, TextField, Tone, failing, link_to,
    tag, waiting,
};
use crate::ui::route::{RecordsRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::{listed, people, trail as words};
use crate::ui::window;

/// How many rows are shown at once.
const WINDOW: usize = 50;

/// Properties of [`Trail`].
#[derive(Properties, PartialEq)]
pub struct TrailProps {
    /// Of this concern alone.
    #[prop_or_default]
    pub concern: Option<EntryId>,
    /// Of this pupil alone.
    #[prop_or_default]
    pub pupil: Option<PupilId>,
}

/// What was done, newest first.
#[component]
pub fn Trail(props: &TrailProps) -> Html {
    let base = TrailFilter { concern: props.concern, pupil: props.pupil, ..TrailFilter::default() };
    let filter = use_state(|| base.clone());
    let offset = use_state(|| 0_usize);
    let asked = TrailIntent::Page { filter: (*filter).clone(), offset: *offset, limit: WINDOW };
    let (loaded, again) = use_view(Intent::from(asked));
    let view = match &loaded {
        Loaded::Here(view) => view.trail(),
        _ => None,
    };
    let onmove = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    let onfilter = {
        let (filter, offset) = (filter.clone(), offset.clone());
        Callback::from(move |to: TrailFilter| {
            filter.set(to);
            offset.set(0);
        })
    };
    let lead = match (props.concern, props.pupil) {
        (Some(_), _) => words::OF_CONCERN,
        (None, Some(_)) => words::OF_PUPIL,
        (None, None) => words::LEAD,
    };
    let clear = onfilter.reform(move |()| base.clone());
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ lead }</p>
            <p class="buttons">
                if let Some(concern) = props.concern {
                    <LinkButton label={words::BACK} to={Route::Concern(concern)} />
                }
                if props.concern.is_some() || props.pupil.is_some() {
                    <LinkButton label={words::EVERYTHING} to={Route::Records(RecordsRoute::Trail)} />
                }
                <LinkButton label={words::VERIFY_LINK} to={Route::Records(RecordsRoute::Verify)} />
                <Button label={words::PRINT} onclick={Callback::from(|()| window::print())} />
            </p>
            { match (view, &loaded) {
                (Some(TrailView::Page(page)), _) => html! {
                    <>
                        if !page.of.is_empty() { <p><strong>{ listed(&page.of) }</strong></p> }
                        <Filters filter={(*filter).clone()} people={page.people.clone()} onchange={onfilter} />
                        { rows(&page, &clear) }
                        <Pager offset={page.offset} shown={page.rows.len()} total={page.total} limit={WINDOW}
                            what={words::ENTRIES} {onmove} />
                    </>
                },
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: TrailFilter,
    people: Vec<(PersonId, String)>,
    onchange: Callback<TrailFilter>,
}

/// By whom, of what kind, and when.
#[component]
fn Filters(props: &FiltersProps) -> Html {
    let FiltersProps { filter, people, onchange } = props;
    let person = people.iter().position(|(person, _)| filter.person == Some(*person));
    let group = Group::ALL.iter().position(|group| filter.group == Some(*group));
    let onperson = {
        let (filter, people) = (filter.clone(), people.clone());
        onchange.reform(move |place: usize| {
            let person = place.checked_sub(1).and_then(|place| people.get(place)).map(|(person, _)| *person);
            TrailFilter { person, ..filter.clone() }
        })
    };
    let ongroup = {
        let filter = filter.clone();
        onchange.reform(move |place: usize| {
            let group = place.checked_sub(1).and_then(|place| Group::ALL.get(place)).copied();
            TrailFilter { group, ..filter.clone() }
        })
    };
    // A day that is still being typed is none.
    let onfrom = {
        let filter = filter.clone();
        onchange.reform(move |text: String| TrailFilter { from: Day::parse_iso(&text), ..filter.clone() })
    };
    let onuntil = {
        let filter = filter.clone();
        onchange.reform(move |text: String| TrailFilter { until: Day::parse_iso(&text), ..filter.clone() })
    };
    let of_people =
        std::iter::once(words::ANYBODY.to_owned()).chain(people.iter().map(|(_, name)| name.clone()));
    let of_kinds = std::iter::once(words::ANYTHING).chain(Group::ALL.into_iter().map(words::group));
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    html! {
        <div class="filters no-print" role="group" aria-label={words::FILTER}>
            <Select id="trail-person" label={words::PERSON} choices={of_people.map(AttrValue::from).collect::<Vec<_>>()}
                chosen={person.map_or(0, |place| place + 1)} onchange={onperson} />
            <Select id="trail-kind" label={words::KIND} choices={of_kinds.map(AttrValue::from).collect::<Vec<_>>()}
                chosen={group.map_or(0, |place| place + 1)} onchange={ongroup} />
            <TextField id="trail-from" label={words::FROM} value={day(filter.from)} picks={Picks::Day} narrow=true
                oninput={onfrom} />
            <TextField id="trail-until" label={words::UNTIL} value={day(filter.until)} picks={Picks::Day} narrow=true
                oninput={onuntil} />
        </div>
    }
}

fn rows(page: &TrailPage, clear: &Callback<()>) -> Html {
    if page.rows.is_empty() {
        return html! {
            <Empty title={words::NONE}>
                <p>{ words::NONE_LEAD }</p>
                <p class="buttons"><Button kind={ButtonKind::Secondary} label={words::CLEAR} onclick={clear} /></p>
            </Empty>
        };
    }
    html! {
        <table class="table table-cards">
            <caption class="unseen">{ words::CAPTION }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words::WHEN }</th>
                    <th scope="col">{ words::WHO }</th>
                    <th scope="col">{ words::WHAT }</th>
                </tr>
            </thead>
            <tbody>{ for page.rows.iter().map(row) }</tbody>
        </table>
    }
}

fn row(row: &TrailRow) -> Html {
    html! {
        <tr key={row.entry.to_string()}>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td>
                { people::name_and_job(&row.who.name, &row.who.job) }
                if !row.device.is_empty() { <br /><span class="hint">{ &row.device }</span> }
            </td>
            <td>
                { words::what(row) }
                if let Some(concern) = row.concern {
                    { " " }
                    <span class="no-print">{ link_to(words::TO_CONCERN, Route::Concern(concern)) }</span>
                }
                if row.held { { " " }{ tag(Tone::Warn, words::HELD) } }
            </td>
        </tr>
    }
}
